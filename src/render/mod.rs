//! Values → the bytes of one format, into a writer that is given.
//!
//! Rows go to a [`RowSink`]: [`csv::Csv`] and [`json::Json`] write each at once, [`table::Table`] gathers them to
//! find the widths of its columns.
//!
//! | for whom | stands in |
//! |---|---|
//! | scripts | [`csv`], [`json`], whose values are those of `machine`; [`voucher`] for one document |
//! | people at a terminal | [`table`], [`people`], [`explanation`], [`problems`], [`bars`], [`qr`]; `escape` keeps texts harmless |
//! | people with a picture or paper | [`svg`], [`pdf`] |
//! | accounting systems and banks | [`isdoc`], [`ubl`], [`pohoda`], [`spayd`], with `xml`, `parties`, `wording`, `document_id` |

pub mod bars;
pub mod csv;
mod document_id;
mod escape;
pub mod explanation;
pub mod isdoc;
pub mod json;
mod machine;
#[cfg(test)]
mod parsed;
mod parties;
pub mod pdf;
pub mod people;
pub mod pohoda;
pub mod problems;
pub mod qr;
pub mod spayd;
pub mod svg;
pub mod table;
pub mod ubl;
pub mod voucher;
mod wording;
mod xml;

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

#[cfg(test)]
mod tests;
