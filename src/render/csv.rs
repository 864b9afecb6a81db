//! CSV for scripts: a header always, `,`, LF, ISO dates, plain numbers.

use std::io::{self, Write};

use crate::document::{Column, Value};
use crate::render::{Machine, RowSink};

/// Writes rows as CSV. Buffered; [`Csv::finish`] writes out what is left.
#[derive(Debug)]
pub struct Csv<W: Write> {
    writer: csv::Writer<W>,
    /// The cell being written, kept for the next one: a million rows must not allocate for each cell.
    cell: Vec<u8>,
}

impl<W: Write> Csv<W> {
    /// Writes the header.
    ///
    /// # Errors
    /// The writer's.
    pub fn new(out: W, columns: &[Column]) -> io::Result<Self> {
        let mut writer = csv::WriterBuilder::new().buffer_capacity(1 << 16).from_writer(out);
        writer.write_record(columns.iter().map(|column| column.name)).map_err(io_fault)?;
        Ok(Self { writer, cell: Vec::new() })
    }

    /// Writes out what is buffered.
    ///
    /// # Errors
    /// The writer's.
    pub fn finish(mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

impl<W: Write> Csv<W> {
    fn cell(&mut self, value: &Value<'_>) -> io::Result<()> {
        if let Value::Text(text) | Value::Code(text) = value {
            return self.writer.write_field(text).map_err(io_fault);
        }
        self.cell.clear();
        write!(self.cell, "{}", Machine(value))?;
        self.writer.write_field(&self.cell).map_err(io_fault)
    }
}

impl<W: Write> RowSink for Csv<W> {
    fn row(&mut self, values: &[Value<'_>]) -> io::Result<()> {
        for value in values {
            self.cell(value)?;
        }
        self.writer.write_record(None::<&[u8]>).map_err(io_fault)
    }
}

/// The writer's own fault: the csv crate's conversion would hide that a pipe was closed.
fn io_fault(fault: csv::Error) -> io::Error {
    match fault.into_kind() {
        csv::ErrorKind::Io(fault) => fault,
        kind => io::Error::other(format!("{kind:?}")),
    }
}

#[cfg(test)]
mod tests;
