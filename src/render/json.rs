//! JSON for scripts: one document, one row a line. Amounts, prices, quantities, per cents, shares and dates are
//! strings, counts and years numbers, empty cells `null`.

use std::io::{self, Write};

use crate::document::{Column, Value};
use crate::render::{RowSink, machine};

/// Writes rows as an array of objects, alone or as a member of an object. Rows are not held.
#[derive(Debug)]
pub struct Json<W: Write> {
    out: W,
    /// The names of the columns as JSON strings, each with what stands around it.
    names: Vec<Vec<u8>>,
    /// The row being written, kept for the next one.
    row: Vec<u8>,
    has_rows: bool,
    /// Whether the rows are a member of an object.
    within_object: bool,
}

impl<W: Write> Json<W> {
    /// The rows alone: `[{…}, …]`.
    ///
    /// # Errors
    /// The writer's.
    pub fn array(mut out: W, columns: &[Column]) -> io::Result<Self> {
        out.write_all(b"[")?;
        Self::opened(out, columns, false)
    }

    /// An object with `members`, then the rows as the member `rows`; more members come with [`Json::finish`].
    ///
    /// # Errors
    /// The writer's.
    pub fn object(
        mut out: W,
        members: &[(&str, Value<'_>)],
        rows: &str,
        columns: &[Column],
    ) -> io::Result<Self> {
        out.write_all(b"{\n")?;
        for (name, value) in members {
            out.write_all(&member(name, value)?)?;
            out.write_all(b",\n")?;
        }
        out.write_all(b"  ")?;
        serde_json::to_writer(&mut out, rows)?;
        out.write_all(b": [")?;
        Self::opened(out, columns, true)
    }

    fn opened(out: W, columns: &[Column], within_object: bool) -> io::Result<Self> {
        let names = columns.iter().enumerate().map(|(at, column)| name_of(at, column));
        let names = names.collect::<io::Result<_>>()?;
        Ok(Self { out, names, row: Vec::new(), has_rows: false, within_object })
    }

    /// Closes the array and opens the next one, also a member of the object.
    ///
    /// # Errors
    /// The writer's.
    pub fn next_array(mut self, rows: &str, columns: &[Column]) -> io::Result<Self> {
        self.out.write_all(if self.has_rows { b"\n  ],\n  " } else { b"],\n  " })?;
        serde_json::to_writer(&mut self.out, rows)?;
        self.out.write_all(b": [")?;
        Self::opened(self.out, columns, true)
    }

    /// Closes the array and, where the rows are a member of an object, adds the members known only now.
    ///
    /// # Errors
    /// The writer's.
    pub fn finish(mut self, members: &[(&str, Value<'_>)]) -> io::Result<()> {
        if self.has_rows {
            self.out.write_all(if self.within_object { b"\n  " } else { b"\n" })?;
        }
        self.out.write_all(b"]")?;
        if self.within_object {
            for (name, value) in members {
                self.out.write_all(b",\n")?;
                self.out.write_all(&member(name, value)?)?;
            }
            self.out.write_all(b"\n}")?;
        }
        self.out.write_all(b"\n")?;
        self.out.flush()
    }
}

impl<W: Write> RowSink for Json<W> {
    fn row(&mut self, values: &[Value<'_>]) -> io::Result<()> {
        self.row.clear();
        self.row.extend_from_slice(if self.has_rows { b",\n" } else { b"\n" });
        self.row.extend_from_slice(if self.within_object { b"    {" } else { b"  {" });
        for (name, value) in self.names.iter().zip(values) {
            self.row.extend_from_slice(name);
            write_value(&mut self.row, value)?;
        }
        self.row.push(b'}');
        self.has_rows = true;
        self.out.write_all(&self.row)
    }
}

/// `, "name": ` (the first column without the comma).
fn name_of(at: usize, column: &Column) -> io::Result<Vec<u8>> {
    let mut name = if at == 0 { Vec::new() } else { b", ".to_vec() };
    serde_json::to_writer(&mut name, column.name)?;
    name.extend_from_slice(b": ");
    Ok(name)
}

/// `  "name": value`.
fn member(name: &str, value: &Value<'_>) -> io::Result<Vec<u8>> {
    let mut member = b"  ".to_vec();
    serde_json::to_writer(&mut member, name)?;
    member.extend_from_slice(b": ");
    write_value(&mut member, value)?;
    Ok(member)
}

fn write_value(out: &mut Vec<u8>, value: &Value<'_>) -> io::Result<()> {
    match value {
        Value::Empty => out.write_all(b"null"),
        Value::Integer(integer) => write!(out, "{integer}"),
        Value::Text(text) | Value::Code(text) => Ok(serde_json::to_writer(out, text)?),
        // Digits and marks: nothing to escape.
        number => {
            out.push(b'"');
            machine::push(out, number);
            out.push(b'"');
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests;
