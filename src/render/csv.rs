//! CSV for scripts: a header always, `,`, LF, ISO dates, plain numbers.
//!
//! Why not the csv crate's writer, whose reader tests hold this one against: it looks at every byte of every cell, numbers
//! and dates too; leaving those out halves the time of a million rows.

use std::io::{self, Write};

use memchr::{memchr, memchr3};

use crate::document::{Column, Value};
use crate::render::{RowSink, machine};

/// Bytes that are written at once.
const AT_ONCE: usize = 1 << 16;

/// Writes rows as CSV. Buffered; [`Csv::finish`] writes out what is left.
#[derive(Debug)]
pub struct Csv<W: Write> {
    out: W,
    buffer: Vec<u8>,
    columns: usize,
}

impl<W: Write> Csv<W> {
    /// Writes the header.
    ///
    /// # Errors
    /// The writer's.
    pub fn new(out: W, columns: &[Column]) -> io::Result<Self> {
        let mut csv = Self::rows(out, columns);
        let names: Vec<Value<'_>> = columns.iter().map(|column| Value::Text(column.name)).collect();
        csv.row(&names)?;
        Ok(csv)
    }

    /// Writes rows alone, which go on below those of another writer.
    pub fn rows(out: W, columns: &[Column]) -> Self {
        Self { out, buffer: Vec::with_capacity(2 * AT_ONCE), columns: columns.len() }
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
        for (at, value) in values.iter().enumerate() {
            if at > 0 {
                self.buffer.push(b',');
            }
            match value {
                Value::Text(text) if needs_quotes(text) => push_quoted(&mut self.buffer, text),
                value => machine::push(&mut self.buffer, value),
            }
        }
        if values == [Value::Empty] {
            // A line without anything on it would be no row.
            self.buffer.extend_from_slice(b"\"\"");
        }
        self.buffer.push(b'\n');
        if self.buffer.len() >= AT_ONCE {
            self.out.write_all(&self.buffer)?;
            self.buffer.clear();
        }
        Ok(())
    }
}

fn needs_quotes(text: &str) -> bool {
    memchr3(b',', b'"', b'\n', text.as_bytes()).is_some() || memchr(b'\r', text.as_bytes()).is_some()
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
