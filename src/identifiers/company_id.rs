//! Czech company ids (IČO): eight digits, of which the last one checks the others.

const DIGITS: usize = 8;

/// A Czech company id with the right check digit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompanyId(String);

impl CompanyId {
    /// Eight digits with the right check digit; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        Self::is_valid(text).then(|| Self(text.to_owned()))
    }

    /// The id with the zeros that a spreadsheet took from its front and without the blanks people put in, if that makes it
    /// right.
    pub fn with_lost_zeros(text: &str) -> Option<Self> {
        let compact: String = text.chars().filter(|character| !character.is_whitespace()).collect();
        Self::parse(&format!("{compact:0>DIGITS$}"))
    }

    /// Whether a text is eight digits with the right check digit.
    pub fn is_valid(text: &str) -> bool {
        let Ok(digits) = <[u8; DIGITS]>::try_from(text.as_bytes()) else { return false };
        if !digits.iter().all(u8::is_ascii_digit) {
            return false;
        }
        let value = |digit: u8| u32::from(digit - b'0');
        let [first @ .., check] = digits;
        let sum: u32 = first.iter().zip((2..=8).rev()).map(|(digit, weight)| weight * value(*digit)).sum();
        value(check) == (11 - sum % 11) % 10
    }

    /// The eight digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests;
