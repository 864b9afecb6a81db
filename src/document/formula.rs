//! Texts that a spreadsheet would compute instead of showing them, and the apostrophe that keeps it from that.
//!
//! Putting it there and taking it away undo each other for every text, so a file that a spreadsheet saved unchanged says
//! what was written into it.

use std::borrow::Cow;

/// What a spreadsheet shows in front of a text that is no formula.
const GUARD: char = '\'';

/// The text as a spreadsheet may have it: with an apostrophe in front, where it would be taken for a formula.
pub fn guarded(text: &str) -> Cow<'_, str> {
    if looks_like_formula(text) { Cow::Owned(format!("{GUARD}{text}")) } else { Cow::Borrowed(text) }
}

/// The text without the apostrophe that [`guarded`] puts there. Other apostrophes stay.
pub fn unguarded(text: &str) -> &str {
    text.strip_prefix(GUARD).filter(|rest| looks_like_formula(rest)).unwrap_or(text)
}

/// Whether it begins like a formula: with `=`, `+`, `-`, `@`, their full-width forms, or a tab or line end that may push
/// such a thing into the next cell; also after blanks and quotes.
fn looks_like_formula(text: &str) -> bool {
    let is_trigger =
        |c: char| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '\t' | '\r' | '\n');
    let is_before = |c: char| matches!(c, '\'' | '"' | '\u{feff}') || c.is_whitespace();
    text.chars().find(|c| is_trigger(*c) || !is_before(*c)).is_some_and(is_trigger)
}

#[cfg(test)]
mod tests;
