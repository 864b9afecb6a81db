//! Ids as a shell completes them: read fast, unchecked and silently. What can't be read has no ids.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::Path;

use crate::register::DIRECTORY;
use crate::store::files::open;
use crate::store::records::{Record, RecordReader};
use crate::store::register::{COLUMNS, DOCUMENT, is_run};
use crate::store::rows::Kind;

/// Ids that begin with a text, in byte order, each with a word about it (empty where there is none).
pub type Candidates = BTreeMap<String, String>;

/// The ids in a column of a file of the book, each with what another column says of it.
pub fn of_file<K: Kind>(book: &Path, id: &str, about: &str, prefix: &str) -> Candidates {
    let mut found = Candidates::new();
    if let Ok(file) = open(&book.join(K::FILE)) {
        scan_file(file, [id, about], prefix, &mut found);
    }
    found
}

fn scan_file(file: impl Read, columns: [&str; 2], prefix: &str, found: &mut Candidates) -> Option<()> {
    let mut reader = RecordReader::new(file).ok()?;
    let header = reader.next_record().ok()??;
    let [id, about] = columns.map(|column| position(&header, column));
    let id = id?;
    while let Some(record) = reader.next_record().ok()? {
        note(&record, id, about, prefix, found);
    }
    Some(())
}

/// The numbers of the issued documents, each with its customer. Seals are not checked.
pub fn of_register(book: &Path, prefix: &str) -> Candidates {
    let mut found = Candidates::new();
    let directory = book.join(DIRECTORY);
    for entry in fs::read_dir(&directory).into_iter().flatten().flatten() {
        let named_as_run = entry.file_name().to_str().is_some_and(is_run);
        if let Some(run) = named_as_run.then(|| open(&entry.path()).ok()).flatten() {
            scan_run(run, prefix, &mut found);
        }
    }
    found
}

fn scan_run(run: impl Read, prefix: &str, found: &mut Candidates) -> Option<()> {
    let mut reader = RecordReader::new(run).ok()?;
    let mut columns = (None, None);
    while let Some(record) = reader.next_record().ok()? {
        match (record.cell(0).as_ref(), record.cell(1).as_ref()) {
            (COLUMNS, DOCUMENT) => {
                // In a document its kind takes one cell, in the declaration of its columns two.
                let place = |column| position(&record, column).map(|cell| cell - 1);
                columns = (place("number"), place("customer_name"));
            }
            (DOCUMENT, _) => note(&record, columns.0?, columns.1, prefix, found),
            _ => {}
        }
    }
    Some(())
}

fn position(header: &Record<'_>, column: &str) -> Option<usize> {
    (0..header.len()).find(|cell| header.cell(*cell) == column)
}

/// Takes a record's id where it is wanted. One with control characters could not be typed anyway.
fn note(record: &Record<'_>, id: usize, about: Option<usize>, prefix: &str, found: &mut Candidates) {
    let id = record.cell(id);
    if id.is_empty() || !id.starts_with(prefix) || id.chars().any(char::is_control) {
        return;
    }
    let about = about.map(|about| record.cell(about).replace(char::is_control, " "));
    found.entry(id.into_owned()).or_insert_with(|| about.unwrap_or_default());
}

#[cfg(test)]
mod tests;
