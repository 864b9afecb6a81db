//! CSV: a header always; for scripts with `,`, LF, ISO dates and plain numbers, for Czech Excel as it saves files itself.
//!
//! Why not the csv crate's writer, whose reader tests hold this one against: it looks at every byte of every cell, numbers
//! and dates too; leaving those out halves the time of a million rows.

mod excel_cs;

use std::io::{self, Write};

use memchr::{memchr, memchr3};

use crate::document::{Column, Value};
use crate::render::{RowSink, machine};

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
        let mut csv = Self::rows(out, columns, dialect);
        csv.buffer.extend_from_slice(dialect.start());
        let names: Vec<Value<'_>> = columns.iter().map(|column| Value::Text(column.name)).collect();
        csv.row(&names)?;
        Ok(csv)
    }

    /// Writes rows alone, which go on below those of another writer.
    pub fn rows(out: W, columns: &[Column], dialect: Dialect) -> Self {
        Self { out, buffer: Vec::with_capacity(2 * AT_ONCE), columns: columns.len(), dialect }
    }

    /// Writes out what is buffered.
    ///
    /// # Errors
    /// The writer's.
    pub fn finish(self) -> io::Result<()> {
        self.into_inner()?.flush()
    }

    /// Writes out what is buffered, and gives the writer back.
    ///
    /// # Errors
    /// The writer's.
    pub fn into_inner(mut self) -> io::Result<W> {
        self.out.write_all(&self.buffer)?;
        Ok(self.out)
    }
}

impl<W: Write> RowSink for Csv<W> {
    fn row(&mut self, values: &[Value<'_>]) -> io::Result<()> {
        if values.len() != self.columns {
            return Err(io::Error::other("a row has another width than the header"));
        }
        match self.dialect {
            Dialect::Plain => self.push_plain_row(values),
            Dialect::ExcelCs => self.push_cells(values, excel_cs::push),
        }
        if values == [Value::Empty] {
            // A line without anything on it would be no row.
            self.buffer.extend_from_slice(b"\"\"");
        }
        self.buffer.extend_from_slice(self.dialect.line_end());
        if self.buffer.len() >= AT_ONCE {
            self.out.write_all(&self.buffer)?;
            self.buffer.clear();
        }
        Ok(())
    }
}

impl<W: Write> Csv<W> {
    /// Nearly every row needs no quotes: one look at the whole of it takes a third of a look at each cell.
    fn push_plain_row(&mut self, values: &[Value<'_>]) {
        let start = self.buffer.len();
        self.push_cells(values, machine::push);
        if !is_plain(&self.buffer[start..], self.columns) {
            self.buffer.truncate(start);
            self.push_cells(values, push_plain);
        }
    }

    fn push_cells(&mut self, values: &[Value<'_>], push: impl Fn(&mut Vec<u8>, &Value<'_>)) {
        for (at, value) in values.iter().enumerate() {
            if at > 0 {
                self.buffer.push(self.dialect.delimiter());
            }
            push(&mut self.buffer, value);
        }
    }
}

/// Whether a row that was written without quotes needs none.
fn is_plain(row: &[u8], columns: usize) -> bool {
    let (mut commas, mut quotable) = (0, false);
    // So many commas fit into the byte that they are counted in.
    for some in row.chunks(u8::MAX.into()) {
        commas += usize::from(some.iter().map(|byte| u8::from(*byte == b',')).sum::<u8>());
        quotable |= some.iter().fold(false, |found, byte| found | matches!(byte, b'"' | b'\n' | b'\r'));
    }
    !quotable && commas + 1 == columns
}

fn push_plain(out: &mut Vec<u8>, value: &Value<'_>) {
    match value {
        Value::Text(text) => push_text(out, text, Dialect::Plain.delimiter()),
        value => machine::push(out, value),
    }
}

/// Quoted where it has to be.
fn push_text(out: &mut Vec<u8>, text: &str, delimiter: u8) {
    if needs_quotes(text, delimiter) {
        push_quoted(out, text);
    } else {
        out.extend_from_slice(text.as_bytes());
    }
}

fn needs_quotes(text: &str, delimiter: u8) -> bool {
    memchr3(delimiter, b'"', b'\n', text.as_bytes()).is_some() || memchr(b'\r', text.as_bytes()).is_some()
}

fn push_quoted(out: &mut Vec<u8>, text: &str) {
    out.push(b'"');
    for (at, part) in text.split('"').enumerate() {
        if at > 0 {
            out.extend_from_slice(b"\"\"");
        }
        out.extend_from_slice(part.as_bytes());
    }
    out.push(b'"');
}

#[cfg(test)]
mod tests;
