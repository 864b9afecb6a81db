//! Tables that a spreadsheet saved → rows of the book, as an edit of one of its files.
//!
//! | step | stands in |
//! |---|---|
//! | bytes → text, whatever Czech Excel calls CSV | `text` |
//! | header → columns, by the names that people use | `header`, `names` |
//! | cells → values as the book writes them | `values` |
//! | the file as rows of known columns | [`Table`] |
//! | its rows beside those of the book → what is added and changed | [`Changes`] |
//! | its rows as what another system has billed | [`openings()`] |

mod changes;
mod header;
mod names;
mod openings;
mod table;
mod text;
mod values;

pub use changes::{Action, Change, Changes, Imported};
pub use header::Mapping;
pub use openings::{OPENING, openings};
pub use table::{Row, Table};
pub use text::Encoding;

#[cfg(test)]
mod tests;
