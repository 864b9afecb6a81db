//! Texts of a picture.

use std::fmt::{self, Write as _};

use super::INK;
use crate::render::visible;

/// Letters of a name in the legend.
const LONGEST_NAME: usize = 52;

/// A text in the picture.
pub(super) struct Label<'t> {
    pub(super) x: i128,
    pub(super) y: i128,
    pub(super) size: u8,
    pub(super) weight: u16,
    pub(super) anchor: &'static str,
    pub(super) colour: &'static str,
    pub(super) text: &'t str,
}

impl<'t> Label<'t> {
    /// In ordinary letters, at the upper left corner.
    pub(super) fn of(text: &'t str) -> Self {
        Self { x: 0, y: 0, size: 14, weight: 400, anchor: "start", colour: INK, text }
    }
}

pub(super) fn write_label(svg: &mut String, label: &Label<'_>) -> fmt::Result {
    let Label { x, y, size, weight, anchor, colour, text } = label;
    writeln!(
        svg,
        "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" font-weight=\"{weight}\" text-anchor=\"{anchor}\" \
         fill=\"{colour}\">{}</text>",
        escaped(text)
    )
}

/// As much of a name as the legend has room for.
pub(super) fn shortened(name: &str) -> String {
    match name.char_indices().nth(LONGEST_NAME) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None => name.to_owned(),
    }
}

/// The text as it may stand in XML, between tags.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in visible(text).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            // Two characters that Unicode has and XML has not.
            '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            c => escaped.push(c),
        }
    }
    escaped
}
