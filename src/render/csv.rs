//! CSV: a header always; for scripts with `,`, LF, ISO dates and plain numbers, for Czech Excel as it saves files itself.
//!
//! Why not the csv crate's writer, whose reader tests hold this one against: it looks at every byte of every cell, numbers
//! and dates too; leaving those out halves the time of a million rows.

mod endings;
mod excel_cs;

use std::hash::Hash;
use std::io::{self, Write};

use memchr::memchr;

use crate::document::{Column, Value};
use crate::render::{RowSink, machine};

pub use endings::Endings;

/// Bytes that are written at once.
const AT_ONCE: usize = 1 << 16;

/// How CSV is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Dialect {
    /// For scripts: UTF-8, `,`, LF, decimal points, ISO dates, cells exactly as they are.
    #[default]
    Plain,
    /// For Czech Excel: UTF-8 with a byte order mark, `;`, CR LF, decimal commas, `12.5.2026`, shares as mixed numbers
    /// (`0 11/12`, since `11/12` would become a day), and an apostrophe before texts that would become formulas.
    ExcelCs,
}

impl Dialect {
    const fn delimiter(self) -> u8 {
        match self {
            Self::Plain => b',',
            Self::ExcelCs => b';',
        }
    }

    const fn line_end(self) -> &'static [u8] {
        match self {
            Self::Plain => b"\n",
            Self::ExcelCs => b"\r\n",
        }
    }

    /// What stands before the header.
    const fn start(self) -> &'static [u8] {
        match self {
            Self::Plain => b"",
            Self::ExcelCs => b"\xef\xbb\xbf",
        }
    }

    fn push_cells(self, out: &mut Vec<u8>, values: &[Value<'_>]) {
        match self {
            Self::Plain => push_joined(out, values, self.delimiter(), push_plain),
            Self::ExcelCs => push_joined(out, values, self.delimiter(), excel_cs::push),
        }
    }
}

/// Writes rows as CSV. Buffered; [`Csv::finish`] writes out what is left.
#[derive(Debug)]
pub struct Csv<W: Write> {
    out: W,
    buffer: Vec<u8>,
    columns: usize,
    dialect: Dialect,
}

impl<W: Write> Csv<W> {
    /// Writes the header.
    ///
    /// # Errors
    /// The writer's.
    pub fn new(out: W, columns: &[Column], dialect: Dialect) -> io::Result<Self> {
        let buffer = Vec::with_capacity(2 * AT_ONCE);
        let mut csv = Self { out, buffer, columns: columns.len(), dialect };
        csv.buffer.extend_from_slice(dialect.start());
        let names: Vec<Value<'_>> = columns.iter().map(|column| Value::Text(column.name)).collect();
        csv.row(&names)?;
        Ok(csv)
    }

    /// Writes out what is buffered.
    ///
    /// # Errors
    /// The writer's.
    pub fn finish(mut self) -> io::Result<()> {
        self.out.write_all(&self.buffer)?;
        self.out.flush()
    }
}

impl<W: Write> RowSink for Csv<W> {
    fn row(&mut self, values: &[Value<'_>]) -> io::Result<()> {
        Rows { out: &mut self.buffer, columns: self.columns, dialect: self.dialect }.row(values)?;
        if self.buffer.len() >= AT_ONCE {
            self.out.write_all(&self.buffer)?;
            self.buffer.clear();
        }
        Ok(())
    }
}

/// Appends rows alone, which go on below those of a [`Csv`].
#[derive(Debug)]
pub struct Rows<'b> {
    out: &'b mut Vec<u8>,
    columns: usize,
    dialect: Dialect,
}

impl<'b> Rows<'b> {
    /// Rows of these columns go to the end of what is there.
    pub fn new(out: &'b mut Vec<u8>, columns: &[Column], dialect: Dialect) -> Self {
        Self { out, columns: columns.len(), dialect }
    }

    /// The next row, whose cells after those of `start`, which has some, are made of `of` alone: `end` makes them, if
    /// `endings` has not kept them. All that it keeps are of the same columns and dialect.
    ///
    /// # Errors
    /// Another width than the header's.
    pub fn row_ending<'v, K: Copy + Eq + Hash, const END: usize>(
        &mut self,
        start: &[Value<'_>],
        of: K,
        endings: &mut Endings<K>,
        end: impl FnOnce(&K) -> [Value<'v>; END],
    ) -> io::Result<()> {
        self.check_width(start.len() + END)?;
        let dialect = self.dialect;
        dialect.push_cells(self.out, start);
        endings.push(self.out, of, |out| {
            out.push(dialect.delimiter());
            dialect.push_cells(out, &end(&of));
            out.extend_from_slice(dialect.line_end());
        });
        Ok(())
    }

    fn check_width(&self, cells: usize) -> io::Result<()> {
        if cells == self.columns {
            Ok(())
        } else {
            Err(io::Error::other("a row has another width than the header"))
        }
    }
}

impl RowSink for Rows<'_> {
    fn row(&mut self, values: &[Value<'_>]) -> io::Result<()> {
        self.check_width(values.len())?;
        self.dialect.push_cells(self.out, values);
        if values == [Value::Empty] {
            // A line without anything on it would be no row.
            self.out.extend_from_slice(b"\"\"");
        }
        self.out.extend_from_slice(self.dialect.line_end());
        Ok(())
    }
}

fn push_joined(
    out: &mut Vec<u8>,
    values: &[Value<'_>],
    delimiter: u8,
    push: impl Fn(&mut Vec<u8>, &Value<'_>),
) {
    for (at, value) in values.iter().enumerate() {
        if at > 0 {
            out.push(delimiter);
        }
        push(out, value);
    }
}

#[inline]
fn push_plain(out: &mut Vec<u8>, value: &Value<'_>) {
    match value {
        Value::Empty => {}
        Value::Text(text) => push_text(out, text, Dialect::Plain.delimiter()),
        value => machine::push(out, value),
    }
}

/// Quoted where it has to be.
#[inline]
fn push_text(out: &mut Vec<u8>, text: &str, delimiter: u8) {
    if needs_quotes(text, delimiter) {
        push_quoted(out, text);
    } else {
        out.extend_from_slice(text.as_bytes());
    }
}

/// Bytes that are looked at together.
const GROUP: usize = 8;

/// Group by group, the last one over the one before it: texts are so short that a search for each of the four bytes
/// takes three times as long.
#[inline]
fn needs_quotes(text: &str, delimiter: u8) -> bool {
    let is_special = |byte: u8| (byte == delimiter) | (byte == b'"') | (byte == b'\n') | (byte == b'\r');
    let bytes = text.as_bytes();
    let Some(last) = bytes.last_chunk() else { return bytes.iter().any(|byte| is_special(*byte)) };
    let any_special = |group: &[u8; GROUP]| group.iter().fold(false, |any, byte| any | is_special(*byte));
    let (groups, _) = bytes.as_chunks();
    any_special(last) || groups.iter().any(any_special)
}

fn push_quoted(out: &mut Vec<u8>, text: &str) {
    let mut rest = text.as_bytes();
    out.push(b'"');
    while let Some(quote) = memchr(b'"', rest) {
        let (before, after) = rest.split_at(quote + 1);
        out.extend_from_slice(before);
        out.push(b'"');
        rest = after;
    }
    out.extend_from_slice(rest);
    out.push(b'"');
}

#[cfg(test)]
mod tests;
