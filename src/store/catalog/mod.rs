//! `catalog.toml` → [`Catalog`], with the place of every value.
//!
//! The text is walked by hand instead of through serde: so every problem is found in one run, each with its line, and amounts
//! are read from the digits that are written, never through a float.

mod by_year;
mod documents;
pub mod prices;
mod rules;
mod services;
mod walk;

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;
use std::sync::Arc;

use toml::de::DeTable;

use crate::catalog::Catalog;
use crate::place::{Code, Place, Problem, Problems};

use crate::store::excerpts::of_broken_text;
use crate::store::files::open;
use walk::{Table, Walk};

/// The file of the catalog, relative to the book.
pub const CATALOG: &str = "catalog.toml";
/// The repository's price list, compiled in: serves a book that has none.
pub const BUILT_IN: &str = include_str!("../../../catalog.toml");
/// Largest catalog, in bytes: every run keeps a copy.
const MAX_CATALOG: usize = 1 << 20;
/// How problems call the built-in price list.
const BUILT_IN_FILE: &str = "catalog.toml (built in)";

/// The catalog of a file, or the built-in one where the book has none and none was named. Problems call a named file by its
/// path, the book's own [`CATALOG`].
///
/// # Errors
/// Every problem found; warnings alone do not fail.
pub fn read(book: &Path, named: Option<&Path>) -> Result<Catalog, Problems> {
    let own = book.join(CATALOG);
    let (path, file) = match named {
        Some(path) => (path, path.display().to_string()),
        None => (own.as_path(), CATALOG.to_owned()),
    };
    match read_bytes(path, named.is_none()) {
        Ok(bytes) if bytes.len() > MAX_CATALOG => {
            Err(Problem::error(Code::CatalogTooLarge).at(Place::file(file)).into())
        }
        Ok(bytes) => parse(&file, decode(&file, &bytes)?),
        Err(fault) if fault.kind() == io::ErrorKind::NotFound && named.is_none() => {
            parse(BUILT_IN_FILE, BUILT_IN)
        }
        // `init` makes the book's own catalog, but not one that was named.
        Err(fault) => Err(Problem::error(Code::CannotRead).at(Place::file(file)).with(fault).into()),
    }
}

/// What [`read`] reads, as people call it: the named file, the book's own or the built-in one.
pub fn source(book: &Path, named: Option<&Path>) -> String {
    match named {
        Some(path) => path.display().to_string(),
        None if book.join(CATALOG).exists() => CATALOG.to_owned(),
        None => BUILT_IN_FILE.to_owned(),
    }
}

/// As much of a file as a catalog may have, and a byte. A named one may be a pipe, since somebody writes into that.
fn read_bytes(path: &Path, own: bool) -> io::Result<Vec<u8>> {
    let file = if own { open(path)? } else { File::open(path)? };
    let mut bytes = Vec::new();
    file.take(MAX_CATALOG as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn decode<'t>(file: &str, bytes: &'t [u8]) -> Result<&'t str, Problem> {
    std::str::from_utf8(bytes).map_err(|fault| {
        let line = bytes[..fault.valid_up_to()].iter().filter(|byte| **byte == b'\n').count();
        let bytes = bytes.split(|byte| *byte == b'\n').nth(line).unwrap_or_default();
        let line = u32::try_from(line + 1).unwrap_or(u32::MAX);
        let place = Place::line(file.to_owned(), line).showing(of_broken_text(bytes, line));
        Problem::error(Code::NotUtf8).at(place)
    })
}

/// The catalog of a text. `file` is how problems call it.
///
/// # Errors
/// Every problem found.
pub fn parse(file: &str, text: &str) -> Result<Catalog, Problems> {
    let (document, faults) = DeTable::parse_recoverable(text);
    let mut walk = Walk::new(file, text);
    for fault in &faults {
        walk.syntax(fault);
    }
    let catalog = read_catalog(&mut walk, document.get_ref());
    let problems = walk.into_problems();
    match catalog {
        Some(catalog) if !problems.has_errors() => Ok(catalog),
        _ => Err(problems),
    }
}

const SECTIONS: &[&str] =
    &["currency", "seller", "vat", "pohoda", "billing", "numbering", "free_year", "service"];

fn read_catalog(walk: &mut Walk<'_>, document: &DeTable<'_>) -> Option<Catalog> {
    let root = Table::root(document);
    let root = walk.known_keys(root, SECTIONS);
    let currency = read_currency(walk, &root);
    let (seller, vat, paper) = documents::read_seller(walk, &root);
    let pohoda = documents::read_pohoda(walk, &root);
    let billing = rules::read_billing(walk, &root);
    let numbering = rules::read_numbering(walk, &root);
    let services = services::read(walk, &root);
    let free_year = rules::read_free_year(walk, &root, &services);
    Some(Catalog {
        file: Arc::from(walk.file()),
        source: Arc::from(walk.source()),
        currency: currency?,
        seller,
        vat,
        paper,
        pohoda,
        billing: billing?,
        numbering: numbering?,
        free_year: free_year?,
        services: services.services,
    })
}

/// A code of ISO 4217: three capital letters.
fn read_currency(walk: &mut Walk<'_>, root: &Table<'_>) -> Option<String> {
    let entry = walk.required(root, "currency")?;
    let currency = walk.text(&entry)?;
    if currency.len() == 3 && currency.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return Some(currency);
    }
    walk.refuse(&entry, Problem::error(Code::BadChoice).with(currency).with("ISO 4217 (CZK, EUR, USD …)"));
    None
}

#[cfg(test)]
mod tests;
