//! Cells as bytes: quoted only where a reader would otherwise see something else.

use std::borrow::Cow;

/// The cell of a text between delimiters: in quotes only where it holds a delimiter, a quote, a tab or a line end.
pub(super) fn cell(text: &str, delimiter: u8) -> Cow<'_, str> {
    let needs_quotes = |byte: u8| byte == delimiter || matches!(byte, b'"' | b'\n' | b'\r' | b'\t');
    if text.bytes().any(needs_quotes) {
        Cow::Owned(format!("\"{}\"", text.replace('"', "\"\"")))
    } else {
        Cow::Borrowed(text)
    }
}

/// A record without its line end. A single empty cell gets quotes, since an empty line is no record.
pub(super) fn record<'t>(texts: impl IntoIterator<Item = &'t str>, delimiter: u8) -> String {
    let cells: Vec<Cow<'_, str>> = texts.into_iter().map(|text| cell(text, delimiter)).collect();
    match cells.as_slice() {
        [only] if only.is_empty() => "\"\"".to_owned(),
        cells => cells.join(char::from(delimiter).encode_utf8(&mut [0; 4])),
    }
}
