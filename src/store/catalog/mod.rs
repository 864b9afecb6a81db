//! `catalog.toml` → [`Catalog`], with the place of every value.

use std::path::Path;

use crate::catalog::Catalog;
use crate::place::Problems;

/// The file of the catalog, relative to the book.
pub const CATALOG: &str = "catalog.toml";
/// The repository's price list, compiled in: serves a book that has none.
pub const BUILT_IN: &str = include_str!("../../../catalog.toml");

/// The catalog of a file, or the built-in one where the book has none and none was named.
/// `file` is how problems call it.
///
/// # Errors
/// Every problem found; warnings alone do not fail.
pub fn read(book: &Path, named: Option<&Path>) -> Result<Catalog, Problems> {
    let _ = (book, named);
    unimplemented!()
}

/// The catalog of a text.
///
/// # Errors
/// Every problem found.
pub fn parse(file: &str, text: &str) -> Result<Catalog, Problems> {
    let _ = (file, text);
    unimplemented!()
}
