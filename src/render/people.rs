//! Free lines for people, and values as people read them.

use std::borrow::Cow;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use crate::document::Value;
use crate::language::Language;
use crate::messages::{code_word, column_heading, localized};

pub use crate::messages::date;
use crate::render::visible;

/// The styles of what people read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette {
    /// Titles, headings of tables, totals.
    pub strong: Style,
    /// Notes and hints.
    pub dim: Style,
    /// The word before an error.
    pub error: Style,
    /// The word before a warning.
    pub warning: Style,
    /// The bars of charts, by what they are made of.
    series: [Style; 6],
}

impl Palette {
    /// No styles: for a pipe or a file.
    pub const PLAIN: Self = Self {
        strong: Style::new(),
        dim: Style::new(),
        error: Style::new(),
        warning: Style::new(),
        series: [Style::new(); 6],
    };

    /// For a terminal, or for a stream that strips what its terminal can't show.
    pub const COLOURED: Self = Self {
        strong: Style::new().bold(),
        dim: Style::new().dimmed(),
        error: AnsiColor::Red.on_default().bold(),
        warning: AnsiColor::Yellow.on_default().bold(),
        series: [
            AnsiColor::Blue.on_default(),
            AnsiColor::Yellow.on_default(),
            AnsiColor::Green.on_default(),
            AnsiColor::Magenta.on_default(),
            AnsiColor::Cyan.on_default(),
            AnsiColor::Red.on_default(),
        ],
    };

    /// One of the two.
    pub const fn new(coloured: bool) -> Self {
        if coloured { Self::COLOURED } else { Self::PLAIN }
    }

    /// The bars of a chart's series, by its index; from the start again after the last.
    pub const fn series(&self, index: usize) -> Style {
        self.series[index % self.series.len()]
    }
}

/// A title or the heading of a section, on a line of its own.
///
/// # Errors
/// The writer's.
pub fn heading(out: &mut dyn Write, text: &str, palette: &Palette) -> io::Result<()> {
    styled_line(out, text, palette.strong)
}

/// A remark, on a line of its own.
///
/// # Errors
/// The writer's.
pub fn note(out: &mut dyn Write, text: &str, palette: &Palette) -> io::Result<()> {
    styled_line(out, text, palette.dim)
}

/// An ordinary line.
///
/// # Errors
/// The writer's.
pub fn line(out: &mut dyn Write, text: &str) -> io::Result<()> {
    styled_line(out, text, Style::new())
}

/// Letters in the longest line of a paragraph.
const PARAGRAPH: usize = 78;

/// A paragraph, broken between words where a line gets too long for 80 columns.
///
/// # Errors
/// The writer's.
pub fn paragraph(out: &mut dyn Write, text: &str) -> io::Result<()> {
    let mut broken = String::new();
    for word in text.split_whitespace() {
        let length = broken.chars().count() + 1 + word.chars().count();
        if !broken.is_empty() && length > PARAGRAPH {
            line(out, &broken)?;
            broken.clear();
        }
        let space = if broken.is_empty() { "" } else { " " };
        broken.extend([space, word]);
    }
    line(out, &broken)
}

/// An empty line between sections.
///
/// # Errors
/// The writer's.
pub fn gap(out: &mut dyn Write) -> io::Result<()> {
    writeln!(out)
}

/// One record, a line for each of its columns that has a value: the heading, then the value.
///
/// # Errors
/// The writer's.
pub fn fields(
    out: &mut dyn Write,
    fields: &[(&'static str, Value<'_>)],
    language: Language,
    palette: &Palette,
) -> io::Result<()> {
    let label = |column: &'static str| column_heading(language, column);
    let labels = fields.iter().map(|(column, _)| label(column).chars().count());
    let width = labels.max().unwrap_or(0);
    for (column, value) in fields.iter().filter(|(_, value)| *value != Value::Empty) {
        let (label, dim) = (label(column), palette.dim);
        writeln!(out, "{dim}{label:width$}{dim:#}  {}", shown(language, value))?;
    }
    Ok(())
}

/// A line in a style, safe for a terminal whatever the text contains.
pub(super) fn styled_line(out: &mut dyn Write, text: &str, style: Style) -> io::Result<()> {
    writeln!(out, "{style}{}{style:#}", visible(text))
}

/// A value as people of a language read it, safe for a terminal: `1 234,50`, `4. 1. 2027`, `rok zdarma`.
pub fn shown<'v>(language: Language, value: &Value<'v>) -> Cow<'v, str> {
    match value {
        Value::Empty => Cow::Borrowed(""),
        Value::Text(text) => visible(text),
        Value::Code(code) => Cow::Borrowed(code_word(language, code)),
        Value::Integer(integer) => Cow::Owned(integer.to_string()),
        Value::Net(net) => Cow::Owned(localized(language, &net.to_string())),
        Value::Amount(amount) => Cow::Owned(localized(language, &amount.to_string())),
        Value::Exact(exact) => Cow::Owned(localized(language, &exact.shortened())),
        Value::UnitPrice(price) => Cow::Owned(localized(language, &price.to_string())),
        Value::Quantity(quantity) => Cow::Owned(localized(language, &quantity.to_string())),
        Value::Percent(percent) => Cow::Owned(localized(language, &percent.to_string())),
        Value::Share(share) => Cow::Owned(share.to_string()),
        Value::Date(day) => Cow::Owned(date(language, *day)),
    }
}

#[cfg(test)]
mod tests;
