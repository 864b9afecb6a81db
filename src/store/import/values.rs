//! What people and spreadsheets write into cells → the same as the book writes it.
//!
//! What is not understood stays as it is: the file's own check then says what is wrong with it, in the words of the cell.

use std::borrow::Cow;

use crate::calendar::{DateStyle, Day};
use crate::document::{Column, Shape, formula};
use crate::language::folded;

/// What may stand behind a number, by column.
const UNITS: [(&str, &[&str]); 4] = [
    ("unit_price", &["Kč", "CZK", ",-", ",–"]),
    ("net_amount", &["Kč", "CZK", ",-", ",–"]),
    ("discount_percent", &["%"]),
    ("due_days", &["dnů", "dní", "dny"]),
];

/// What people write for a value that is one of a few words, by column.
const WORDS: [(&str, &[(&str, &str)]); 2] = [
    (
        "renewal",
        &[
            ("auto", "auto ano yes pravda true 1 samo automaticky automaticke automaticka automatic"),
            ("manual", "manual ne no nepravda false 0 rucne rucni"),
        ],
    ),
    (
        "language",
        &[("cs", "cs cz cestina cesky ceska czech"), ("en", "en anglictina anglicky anglicka english")],
    ),
];

/// A cell as the book writes its value.
pub(super) fn normalized<'t>(column: &Column, text: &'t str) -> Cow<'t, str> {
    match column.shape {
        Shape::Date => date(text).map_or(Cow::Borrowed(text), Cow::Owned),
        Shape::Number => number(column.name, text).map_or(Cow::Borrowed(text), Cow::Owned),
        Shape::Text => {
            let text = formula::unguarded(text);
            word(column.name, text).map_or(Cow::Borrowed(text), Cow::Borrowed)
        }
    }
}

/// `12.5.2026`, `12. 5. 2026`, `04.01.2027`, and with the midnight that a spreadsheet may add.
fn date(text: &str) -> Option<String> {
    let compact: String = text.trim().chars().map(|c| if is_blank(c) { ' ' } else { c }).collect();
    let day = MIDNIGHTS.iter().find_map(|midnight| compact.strip_suffix(midnight)).unwrap_or(&compact);
    let day: String = day.chars().filter(|c| *c != ' ').collect();
    Day::parse(&day, DateStyle::IsoOrCzech).ok().map(|day| day.to_string())
}

const MIDNIGHTS: [&str; 4] = [" 0:00", " 00:00", " 0:00:00", " 00:00:00"];

/// `1 234,50 Kč` with any kind of blank between the thousands; `None` for what is no such number.
fn number(column: &str, text: &str) -> Option<String> {
    let text = without_unit(column, text.trim_matches(is_blank));
    let (sign, digits) = match text.strip_prefix(['-', '−']) {
        Some(digits) => ("-", digits),
        None => ("", text),
    };
    let (whole, fraction) = match digits.split_once([',', '.']) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (digits, None),
    };
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let whole = ungrouped(whole).filter(|whole| are_digits(whole))?;
    match fraction {
        Some(fraction) => are_digits(fraction).then(|| format!("{sign}{whole}.{fraction}")),
        None => Some(format!("{sign}{whole}")),
    }
}

/// Whether a price may have been written with a mark between its thousands: `3.000` or `1,234` is read with that as the
/// decimal mark. Amounts of invoices have two decimals, so that there it is refused.
pub(super) fn looks_like_thousands(column: &str, text: &str) -> bool {
    let text = without_unit(column, text.trim_matches(is_blank)).trim_start_matches(['-', '−']);
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_grouped = |(whole, rest): (&str, &str)| {
        matches!(whole.len(), 1..=3)
            && !whole.starts_with('0')
            && rest.len() == 3
            && are_digits(whole)
            && are_digits(rest)
    };
    column == "unit_price" && text.split_once([',', '.']).is_some_and(is_grouped)
}

fn without_unit<'t>(column: &str, text: &'t str) -> &'t str {
    let units = UNITS.iter().find(|(name, _)| *name == column).map_or(&[][..], |(_, units)| units);
    // `3 000,- Kč` has two.
    let strip = |text: &'t str| {
        units
            .iter()
            .find_map(|unit| text.strip_suffix(unit))
            .map_or(text, |text| text.trim_end_matches(is_blank))
    };
    strip(strip(text))
}

/// Digits whose thousands are apart by single blanks, without them.
fn ungrouped(digits: &str) -> Option<String> {
    let mut groups = digits.split(is_blank);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let grouped = rest.is_empty() || (first.len() <= 3 && rest.iter().all(|group| group.len() == 3));
    grouped.then(|| std::iter::once(first).chain(rest).collect())
}

/// The blanks that Czech numbers are written with: hard, narrow and thin ones too.
fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

/// The code that a word stands for, in the columns that have codes.
fn word(column: &str, text: &str) -> Option<&'static str> {
    let (_, codes) = WORDS.iter().find(|(name, _)| *name == column)?;
    let wanted = folded(text.trim());
    codes.iter().find(|(_, words)| words.split(' ').any(|word| word == wanted)).map(|(code, _)| *code)
}
