//! The header of an imported file: which of its columns is which of the book's.

use super::names::{column_of, comparable, known_names};
use crate::document::Column;
use crate::place::{Code, Place, Problem, Problems};
use crate::store::nearest::nearest;
use crate::store::records::Record;

/// What somebody says of a column of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    /// What its header says.
    pub name: String,
    /// The book's column that it is; empty for one to be passed over.
    pub column: String,
}

/// A column of the book that the file has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heading {
    /// The cell of a row in which it stands.
    pub(super) cell: usize,
    /// What the header calls it.
    pub(super) name: String,
}

/// For each column of the book where the file has it. Notes every column that is unknown or there twice, and every
/// mapping that fits nothing.
pub(super) fn headings(
    file: &str,
    header: &Record<'_>,
    columns: &[Column],
    mappings: &[Mapping],
    problems: &mut Problems,
) -> Vec<Option<Heading>> {
    let mut found: Vec<Option<Heading>> = vec![None; columns.len()];
    let names: Vec<String> = (0..header.len()).map(|cell| header.cell(cell).into_owned()).collect();
    check_mappings(&names, columns, mappings, problems);
    for (cell, name) in names.iter().enumerate() {
        // A spreadsheet saves columns that were used once and are empty now.
        if name.trim().is_empty() {
            continue;
        }
        let at = Place::line(file.to_owned(), header.line).field(name.clone());
        match which(name, &names, columns, mappings) {
            Which::Column(column) => match &mut found[column] {
                Some(first) => {
                    let problem = Problem::error(Code::ColumnTwice).at(at).with(columns[column].name);
                    problems.push(problem.with(&first.name).with(name));
                }
                free => *free = Some(Heading { cell, name: name.clone() }),
            },
            Which::PassedOver => {}
            Which::Unknown => {
                let near = nearest(&comparable(name), known_names(columns));
                let near = near.and_then(|near| column_of(near, columns));
                let meant = near.map_or("COLUMN", |column| columns[column].name);
                let problem = Problem::error(Code::UnmappedColumn).at(at).with(name).with(meant);
                problems.push(problem.with(all_names(columns)));
            }
        }
    }
    found
}

enum Which {
    Column(usize),
    PassedOver,
    Unknown,
}

fn which(name: &str, names: &[String], columns: &[Column], mappings: &[Mapping]) -> Which {
    match mappings.iter().find(|mapping| is_about(mapping, name, names)) {
        Some(mapping) if mapping.column.is_empty() => Which::PassedOver,
        // A mapping to no column is told once, by itself.
        Some(mapping) => position(columns, &mapping.column).map_or(Which::PassedOver, Which::Column),
        None => column_of(name, columns).map_or(Which::Unknown, Which::Column),
    }
}

/// Exactly, or where no name is exactly so, without case and diacritics.
fn is_about(mapping: &Mapping, name: &str, names: &[String]) -> bool {
    let alike = || comparable(&mapping.name) == comparable(name) && !names.contains(&mapping.name);
    mapping.name == name || alike()
}

fn position(columns: &[Column], name: &str) -> Option<usize> {
    columns.iter().position(|column| column.name == name)
}

fn all_names(columns: &[Column]) -> String {
    columns.iter().map(|column| column.name).collect::<Vec<_>>().join(", ")
}

fn check_mappings(names: &[String], columns: &[Column], mappings: &[Mapping], problems: &mut Problems) {
    for mapping in mappings {
        if !mapping.column.is_empty() && position(columns, &mapping.column).is_none() {
            let near = nearest(&mapping.column, columns.iter().map(|column| column.name));
            let problem = Problem::error(Code::MapToUnknown).with(&mapping.name).with(&mapping.column);
            problems.push(problem.with(all_names(columns)).suggest(near));
        }
        if !names.iter().any(|name| is_about(mapping, name, names)) {
            let near = nearest(&mapping.name, names.iter().map(String::as_str));
            let problem = Problem::error(Code::MapOfUnknown).with(&mapping.name).with(&mapping.column);
            problems.push(problem.suggest(near));
        }
    }
}
