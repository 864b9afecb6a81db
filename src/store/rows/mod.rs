//! The columns of the CSV files of a book, and their rows as typed values: what reading, listing and adding share.
//!
//! A file is streamed: every row is checked by itself and handed on, whether it is sound or not. What rows say of each
//! other is checked by [`crate::store::book`].

mod cells;
mod charges;
mod contracts;
mod customers;
mod expectations;
mod layout;
mod purchases;
mod visits;

use std::borrow::Cow;
use std::io::{self, Read};

use crate::document::{Column, Value};
use crate::place::{Code, Place, Problem, Problems};
use crate::store::files::BookFiles;
use crate::store::records::{RecordFault, RecordReader};

pub use cells::{Cells, Checked, control_character, number_problem};
pub(super) use cells::{code_point, date_problem};
pub use charges::{ChargeRecord, Charges};
pub use contracts::{ContractRecord, Contracts};
pub use customers::{CustomerRecord, Customers};
pub use expectations::{ExpectationRecord, Expectations};
pub use layout::Layout;
pub use purchases::{PurchaseRecord, Purchases};
pub use visits::{VisitRecord, Visits};

/// The most days from issue to due that a customer or the catalog may grant.
pub const MAX_DUE_DAYS: u16 = 999;

/// One of the CSV files of a book: its columns, and how a row becomes a value.
pub trait Kind {
    /// The file, relative to the book.
    const FILE: &'static str;
    /// Every column in its order; the first [`Kind::REQUIRED`] of them must be there and filled.
    const COLUMNS: &'static [Column];
    /// How many of the columns are required.
    const REQUIRED: usize;
    /// Whether a book may do without the file.
    const MAY_BE_MISSING: bool;
    /// A row whose every value is sound, all columns, defaults filled in.
    type Record<'r>;

    /// Reads a row, noting everything that is wrong with it. `None` where anything is.
    fn read<'r>(row: &mut Checked<'r, '_, '_>) -> Option<Self::Record<'r>>;

    /// The values of a record in the order of the columns: what the list commands show.
    fn values<'v>(record: &'v Self::Record<'_>) -> Vec<Value<'v>>;
}

/// A row as it was found.
pub struct Row<'r, 'l, K: Kind> {
    /// Its cells as they are written.
    pub cells: Cells<'r, 'l>,
    /// What they say; `None` where a problem was noted.
    pub record: Option<K::Record<'r>>,
}

/// Whether every row of a file was seen, or a problem kept some from being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Every row was handed on.
    Whole,
    /// The file, its header or its quoting is broken: what it lacks may well be in it.
    Partial,
}

/// Hands on every row of a file of the book, in the order of the file, and notes everything that is wrong with it.
pub fn for_each<K: Kind>(
    files: &BookFiles<'_>,
    problems: &mut Problems,
    each: impl FnMut(Row<'_, '_, K>, &mut Problems),
) -> Extent {
    for_each_of(files, problems, |_| true, each)
}

/// As [`for_each`], of those rows alone that are wanted: the others are neither checked nor handed on.
pub fn for_each_of<K: Kind>(
    files: &BookFiles<'_>,
    problems: &mut Problems,
    wanted: impl FnMut(&Cells<'_, '_>) -> bool,
    each: impl FnMut(Row<'_, '_, K>, &mut Problems),
) -> Extent {
    match files.open(K::FILE) {
        Ok(file) => read_rows(file, problems, wanted, each),
        Err(fault) if fault.kind() == io::ErrorKind::NotFound && K::MAY_BE_MISSING => Extent::Whole,
        Err(fault) => {
            problems.push(file_problem(K::FILE.to_owned(), &fault));
            Extent::Partial
        }
    }
}

/// What the system's refusal to read a file means.
pub(super) fn file_problem(file: String, fault: &io::Error) -> Problem {
    let problem = match fault.kind() {
        io::ErrorKind::NotFound => Problem::error(Code::MissingFile),
        _ => Problem::error(Code::CannotRead).with(fault),
    };
    problem.at(Place::file(file))
}

fn read_rows<K: Kind>(
    input: impl Read,
    problems: &mut Problems,
    wanted: impl FnMut(&Cells<'_, '_>) -> bool,
    each: impl FnMut(Row<'_, '_, K>, &mut Problems),
) -> Extent {
    let mut layout = None;
    let reader = RecordReader::new(input).map_err(RecordFault::Io);
    let extent = reader.and_then(|reader| read_to_the_end(reader, &mut layout, problems, wanted, each));
    extent.unwrap_or_else(|fault| stopped::<K>(fault, layout.as_ref(), problems))
}

/// Reads the header, which it leaves in `layout`, and all rows.
fn read_to_the_end<K: Kind>(
    mut reader: RecordReader<impl Read>,
    layout: &mut Option<Layout>,
    problems: &mut Problems,
    mut wanted: impl FnMut(&Cells<'_, '_>) -> bool,
    mut each: impl FnMut(Row<'_, '_, K>, &mut Problems),
) -> Result<Extent, RecordFault> {
    let delimiter = reader.delimiter();
    let Some(header) = reader.next_record()? else {
        problems.push(Problem::error(Code::MissingHeader).at(Place::line(K::FILE, 1)));
        return Ok(Extent::Partial);
    };
    let Some(found) = Layout::of::<K>(&header, delimiter, problems) else { return Ok(Extent::Partial) };
    let layout = &*layout.insert(found);
    while let Some(record) = reader.next_record()? {
        let cells = Cells::new(record, layout);
        if wanted(&cells) {
            let mut row = Checked::new(cells, problems);
            let record = if row.is_well_formed() { K::read(&mut row) } else { None };
            each(Row { cells, record }, problems);
        }
    }
    Ok(Extent::Whole)
}

/// Notes why nothing more of a file can be read.
fn stopped<K: Kind>(fault: RecordFault, layout: Option<&Layout>, problems: &mut Problems) -> Extent {
    let column = |cell| layout.and_then(|layout| layout.name_at(cell));
    problems.push(record_problem(K::FILE, fault, column));
    Extent::Partial
}

/// What a fault of a file's records means. `column` gives the name of the column that stands in a cell, if it is known.
pub(super) fn record_problem(
    file: impl Into<Cow<'static, str>>,
    fault: RecordFault,
    column: impl Fn(usize) -> Option<&'static str>,
) -> Problem {
    let file = file.into();
    let at = |line| Place::line(file.clone(), line);
    match fault {
        RecordFault::Io(fault) => file_problem(file.into_owned(), &fault),
        RecordFault::UnclosedQuote(line) => Problem::error(Code::UnclosedQuote).at(at(line)),
        RecordFault::StrayQuote(line, cell) => {
            Problem::error(Code::StrayQuote).at(at(line).field(column(cell).unwrap_or_default()))
        }
        RecordFault::RecordTooLong(line) => Problem::error(Code::RecordTooLong).at(at(line)),
        RecordFault::NotUtf8(line) => Problem::error(Code::NotUtf8).at(at(line)),
    }
}

#[cfg(test)]
mod tests;
