//! Values → the bytes of one format, into a writer that is given.

pub mod csv;
pub mod json;
pub mod table;

use std::io;

use crate::document::Value;

/// Takes the rows of a sheet one at a time.
pub trait RowSink {
    /// The next row: a value for each column.
    ///
    /// # Errors
    /// The writer's.
    fn row(&mut self, values: &[Value<'_>]) -> io::Result<()>;
}
