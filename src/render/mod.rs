//! Values → the bytes of one format, into a writer that is given.
//!
//! Rows go to a [`RowSink`]: [`csv::Csv`] and [`json::Json`] write each at once, [`table::Table`] gathers them to
//! find the widths of its columns. Problems are written by [`problems`], free lines for people by [`people`].

pub mod csv;
mod escape;
pub mod explanation;
pub mod json;
pub mod people;
pub mod problems;
pub mod table;

use std::io;

use crate::document::Value;

pub use escape::visible;

/// Takes the rows of a sheet one at a time.
pub trait RowSink {
    /// The next row: a value for each column.
    ///
    /// # Errors
    /// The writer's.
    fn row(&mut self, values: &[Value<'_>]) -> io::Result<()>;
}

/// A cell as machines read it, the same in CSV and JSON: nothing for an empty one.
struct Machine<'v>(&'v Value<'v>);

impl std::fmt::Display for Machine<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0 {
            Value::Empty => Ok(()),
            Value::Text(text) => f.write_str(text),
            Value::Code(code) => f.write_str(code),
            Value::Integer(integer) => integer.fmt(f),
            Value::Net(net) => net.fmt(f),
            Value::Exact(exact) => exact.fmt(f),
            Value::UnitPrice(price) => price.fmt(f),
            Value::Quantity(quantity) => quantity.fmt(f),
            Value::Percent(percent) => percent.fmt(f),
            Value::Share(share) => share.fmt(f),
            Value::Date(day) => day.fmt(f),
        }
    }
}
