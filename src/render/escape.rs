//! Texts of a book on a terminal: nothing in them may move the cursor, change colours or turn the reading direction.

use std::borrow::Cow;
use std::fmt::Write;

/// The text with everything that a terminal would obey, and everything that hides or reorders letters, made visible:
/// `␛` for an escape, `⏎` for a line end, `\u{202e}` for what has no picture.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_unsafe) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for c in text.replace("\r\n", "\n").chars() {
        show(&mut shown, c);
    }
    Cow::Owned(shown)
}

fn show(shown: &mut String, c: char) {
    match c {
        '\n' => shown.push('⏎'),
        '\0'..='\u{1f}' => shown.extend(char::from_u32(0x2400 + u32::from(c))),
        '\u{7f}' => shown.push('␡'),
        // Writing to a string cannot fail.
        c if is_unsafe(c) => drop(write!(shown, "\\u{{{:x}}}", u32::from(c))),
        c => shown.push(c),
    }
}

/// Control characters, line separators, marks of reading direction, invisible spaces and tags.
fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests;
