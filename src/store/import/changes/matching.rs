//! Which row of the book a row of a table is.

use std::collections::hash_map::Entry;
use std::path::Path;

use rustc_hash::FxHashMap;

use super::{Imported, written};
use crate::place::{Code, Problem, Problems};
use crate::store::files::BookFiles;
use crate::store::import::table::{Row, Table};
use crate::store::rows::for_each;

/// A row of the table, and that of the book with its key.
#[derive(Debug)]
pub(super) struct Pending<'t> {
    pub(super) row: &'t Row,
    pub(super) found: Option<Found>,
}

/// A row of the book.
#[derive(Debug)]
pub(super) struct Found {
    /// The line it starts on.
    pub(super) line: u32,
    /// Which row of its file it is, from 0.
    pub(super) number: usize,
    /// Its values as machines read them, by column, defaults filled in.
    pub(super) values: Vec<String>,
}

/// The rows of a table, each with the book's where it has one, and how many rows the book has. Rows whose key an earlier
/// one has are told and left out.
///
/// # Errors
/// What is wrong with the file of the book.
pub(super) fn pending<'t, K: Imported>(
    directory: &Path,
    table: &'t Table,
    problems: &mut Problems,
) -> Result<(Vec<Pending<'t>>, usize), Problems> {
    let (mut rows, by_key) = keyed::<K>(table, problems);
    let (mut of_file, mut number, mut keys) = (Problems::default(), 0, Keys::of::<K>());
    for_each::<K>(&BookFiles::of(directory), &mut of_file, |row, _| {
        if let Some(record) = &row.record() {
            let values = written::<K>(record);
            let key = keys.next(K::KEY.iter().map(|column| values[*column].as_str()));
            if let Some(at) = by_key.get(&key) {
                rows[*at].found = Some(Found { line: row.cells.line(), number, values });
            }
        }
        number += 1;
    });
    if of_file.has_errors() { Err(of_file.errors_only()) } else { Ok((rows, number)) }
}

/// The rows of a table, and where each stands by its key.
fn keyed<'t, K: Imported>(
    table: &'t Table,
    problems: &mut Problems,
) -> (Vec<Pending<'t>>, FxHashMap<String, usize>) {
    let (mut rows, mut by_key, mut keys) = (Vec::new(), FxHashMap::default(), Keys::of::<K>());
    for row in table.rows() {
        let values: Vec<String> = K::KEY.iter().map(|column| table.value(row, *column)).collect();
        // Without a key it is no row at all, which the check of its values tells.
        if values.iter().all(|value| !value.is_empty()) {
            match by_key.entry(keys.next(values.iter().map(String::as_str))) {
                Entry::Vacant(free) => drop(free.insert(rows.len())),
                Entry::Occupied(taken) => {
                    let first: &Pending<'_> = &rows[*taken.get()];
                    let problem = Problem::error(Code::ImportedTwice).with(values.join(" "));
                    let place = |row| table.place(row, K::KEY[0]);
                    problems.push(problem.at(place(row)).with_place(place(first.row)));
                    continue;
                }
            }
        }
        rows.push(Pending { row, found: None });
    }
    (rows, by_key)
}

/// Keys as texts. Where keys repeat, each has its number among the same.
struct Keys {
    repeats: bool,
    seen: FxHashMap<String, usize>,
}

impl Keys {
    fn of<K: Imported>() -> Self {
        Self { repeats: K::REPEATS, seen: FxHashMap::default() }
    }

    fn next<'v>(&mut self, values: impl Iterator<Item = &'v str>) -> String {
        // No cell can hold this control character.
        let key = values.collect::<Vec<_>>().join("\u{1f}");
        if !self.repeats {
            return key;
        }
        let seen = self.seen.entry(key.clone()).or_default();
        *seen += 1;
        format!("{key}\u{1f}{seen}")
    }
}
