//! Series of document numbers: the pattern of a number, and which one comes next.

use std::fmt;

/// Digits that a variable symbol can have.
pub const MAX_DIGITS: usize = 10;

/// A pattern like `{year}{sequence:6}`: literal text, the year of issue, and one running number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    text: String,
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Literal(String),
    Year,
    ShortYear,
    Sequence(usize),
}

/// What is wrong with a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PatternFault {
    /// An unknown or unclosed `{…}`.
    UnknownPart(String),
    /// No `{sequence:N}`, or more than one.
    SequenceCount(usize),
    /// No `{year}` or `{yy}`: numbers of two years would be the same.
    NoYear,
    /// More digits than a variable symbol can have.
    TooManyDigits(usize),
}

impl fmt::Display for PatternFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownPart(part) => write!(f, "unknown part `{part}`"),
            Self::SequenceCount(0) => f.write_str("no {sequence:N}"),
            Self::SequenceCount(count) => write!(f, "{count} times {{sequence:N}}"),
            Self::NoYear => f.write_str("no {year} or {yy}"),
            Self::TooManyDigits(digits) => write!(f, "{digits} digits"),
        }
    }
}

/// A series is full: its running number has no digit left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SeriesFull;

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, PatternFault> {
        let pattern = Self { text: text.to_owned(), parts: parse_parts(text)? };
        let sequences = pattern.parts.iter().filter(|part| matches!(part, Part::Sequence(_))).count();
        if sequences != 1 {
            return Err(PatternFault::SequenceCount(sequences));
        }
        if !pattern.parts.iter().any(|part| matches!(part, Part::Year | Part::ShortYear)) {
            return Err(PatternFault::NoYear);
        }
        match pattern.digits() {
            digits if digits > MAX_DIGITS => Err(PatternFault::TooManyDigits(digits)),
            _ => Ok(pattern),
        }
    }

    /// The number of a running number in a year of issue.
    ///
    /// # Errors
    /// [`SeriesFull`] where the running number needs more digits than the pattern has.
    pub fn number(&self, year: i32, sequence: u32) -> Result<String, SeriesFull> {
        let mut number = String::with_capacity(16);
        for part in &self.parts {
            match part {
                Part::Literal(text) => number.push_str(text),
                Part::Year => number.push_str(&format!("{year:04}")),
                Part::ShortYear => number.push_str(&format!("{:02}", year.rem_euclid(100))),
                Part::Sequence(width) => {
                    let digits = format!("{sequence:0width$}");
                    if digits.len() > *width {
                        return Err(SeriesFull);
                    }
                    number.push_str(&digits);
                }
            }
        }
        Ok(number)
    }

    /// The year of issue and the running number of one of the series' numbers; `None` for any other number. Two digits of
    /// a year are those of 2000 to 2099.
    pub fn read(&self, number: &str) -> Option<(i32, u32)> {
        let (mut year, mut sequence, mut rest) = (None, None, number);
        for part in &self.parts {
            let value = match part {
                Part::Literal(text) => {
                    rest = rest.strip_prefix(text.as_str())?;
                    continue;
                }
                Part::Year => taken_digits(&mut rest, 4)?,
                Part::ShortYear => 2000 + taken_digits(&mut rest, 2)?,
                Part::Sequence(width) => {
                    sequence = Some(taken_digits(&mut rest, *width)?);
                    continue;
                }
            };
            if year.replace(value).is_some_and(|before| before != value) {
                return None;
            }
        }
        let year = year.and_then(|year| i32::try_from(year).ok())?;
        rest.is_empty().then_some((year, sequence?))
    }

    /// The pattern as written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Digits of every number of this series.
    pub fn digits(&self) -> usize {
        let digits = |part: &Part| match part {
            Part::Literal(text) => text.bytes().filter(u8::is_ascii_digit).count(),
            Part::Year => 4,
            Part::ShortYear => 2,
            Part::Sequence(width) => *width,
        };
        self.parts.iter().map(digits).fold(0, usize::saturating_add)
    }

    /// Whether some years and running numbers give both patterns the same number.
    ///
    /// Decided character by character: one that both fix must differ somewhere.
    pub fn collides_with(&self, other: &Self) -> bool {
        let (ours, theirs) = (self.characters(), other.characters());
        ours.len() == theirs.len()
            && ours.iter().zip(&theirs).all(|(ours, theirs)| match (ours, theirs) {
                (Some(ours), Some(theirs)) => ours == theirs,
                (Some(fixed), None) | (None, Some(fixed)) => fixed.is_ascii_digit(),
                (None, None) => true,
            })
    }

    /// Each character of a number, `None` where it is a digit that the year or the running number decides.
    fn characters(&self) -> Vec<Option<char>> {
        let characters = |part: &Part| match part {
            Part::Literal(text) => text.chars().map(Some).collect(),
            // Documents are issued in the years 2000–2999.
            Part::Year => vec![Some('2'), None, None, None],
            Part::ShortYear => vec![None; 2],
            Part::Sequence(width) => vec![None; *width],
        };
        self.parts.iter().flat_map(characters).collect()
    }
}

/// So many digits from the front of a text.
fn taken_digits(text: &mut &str, width: usize) -> Option<u32> {
    let (digits, rest) = text.split_at_checked(width)?;
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
    *text = rest;
    digits.parse().ok().filter(|_| plain)
}

/// The digits of a number: what a payer writes as the variable symbol.
pub fn variable_symbol(number: &str) -> String {
    number.chars().filter(char::is_ascii_digit).collect()
}

fn parse_parts(text: &str) -> Result<Vec<Part>, PatternFault> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        if open > 0 {
            parts.push(Part::Literal(rest[..open].to_owned()));
        }
        let close =
            rest[open..].find('}').ok_or_else(|| PatternFault::UnknownPart(rest[open..].to_owned()))?;
        parts.push(parse_part(&rest[open..=open + close])?);
        rest = &rest[open + close + 1..];
    }
    if rest.contains('}') {
        return Err(PatternFault::UnknownPart(rest.to_owned()));
    }
    if !rest.is_empty() {
        parts.push(Part::Literal(rest.to_owned()));
    }
    Ok(parts)
}

fn parse_part(part: &str) -> Result<Part, PatternFault> {
    let unknown = || PatternFault::UnknownPart(part.to_owned());
    match part {
        "{year}" => Ok(Part::Year),
        "{yy}" => Ok(Part::ShortYear),
        _ => {
            let width = part.strip_prefix("{sequence:").and_then(|rest| rest.strip_suffix('}'));
            let plain = |width: &&str| width.starts_with(|c| matches!(c, '1'..='9'));
            let width = width.filter(plain).and_then(|width| width.parse::<u8>().ok());
            width.map(|width| Part::Sequence(width.into())).ok_or_else(unknown)
        }
    }
}

#[cfg(test)]
mod tests;
