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
mod read;
mod visits;

use std::borrow::Cow;
use std::io::{self, Read};
use std::num::NonZeroUsize;

use crate::document::{Column, Value};
use crate::parallel;
use crate::place::{Code, Place, Problem, Problems};
use crate::store::files::BookFiles;
use crate::store::records::{Piece, RecordFault, RecordReader};

pub use cells::{Cells, Checked, control_character, number_problem};
pub(super) use cells::{code_point, date_problem};
pub use charges::{ChargeRecord, Charges};
pub use contracts::{ContractRecord, ContractTerms, Contracts};
pub use customers::{CustomerRecord, CustomerTerms, Customers};
pub use expectations::{ExpectationRecord, Expectations};
pub use layout::Layout;
pub use purchases::{PurchaseRecord, Purchases};
use read::Rows;
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
    /// The values of a row that are not texts, all of them sound, defaults filled in.
    type Terms: Copy + Send;
    /// A row whose every value is sound, all columns, defaults filled in.
    type Record<'r>;

    /// Reads the values of a row that are not texts, noting everything that is wrong with the row. `None` where
    /// anything is.
    fn terms(row: &mut Checked<'_, '_, '_>) -> Option<Self::Terms>;

    /// All of a sound row.
    fn record<'r>(cells: &Cells<'r, '_>, terms: Self::Terms) -> Self::Record<'r>;

    /// The values of a record in the order of the columns: what the list commands show.
    fn values<'v>(record: &'v Self::Record<'_>) -> Vec<Value<'v>>;
}

/// A row as it was found.
pub struct Row<'r, 'l, K: Kind> {
    /// Its cells as they are written.
    pub cells: Cells<'r, 'l>,
    /// What they say, but for texts; `None` where a problem was noted.
    pub terms: Option<K::Terms>,
}

impl<'r, K: Kind> Row<'r, '_, K> {
    /// What the cells say; `None` where a problem was noted.
    pub fn record(&self) -> Option<K::Record<'r>> {
        self.terms.map(|terms| K::record(&self.cells, terms))
    }
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
    wanted: impl Fn(&Cells<'_, '_>) -> bool + Sync,
    mut each: impl FnMut(Row<'_, '_, K>, &mut Problems),
) -> Extent {
    for_each_prepared(files, problems, wanted, |_| (), |row, (), problems| each(row, problems))
}

/// As [`for_each_of`]; what can be told of a row whatever the others say is prepared on any thread.
pub fn for_each_prepared<K: Kind, P: Send>(
    files: &BookFiles<'_>,
    problems: &mut Problems,
    wanted: impl Fn(&Cells<'_, '_>) -> bool + Sync,
    prepare: impl Fn(&Row<'_, '_, K>) -> P + Sync,
    each: impl FnMut(Row<'_, '_, K>, P, &mut Problems),
) -> Extent {
    match files.open(K::FILE) {
        Ok(file) => read_rows(file, files.threads(), problems, wanted, prepare, each),
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

fn read_rows<K: Kind, P: Send>(
    input: impl Read,
    threads: NonZeroUsize,
    problems: &mut Problems,
    wanted: impl Fn(&Cells<'_, '_>) -> bool + Sync,
    prepare: impl Fn(&Row<'_, '_, K>) -> P + Sync,
    each: impl FnMut(Row<'_, '_, K>, P, &mut Problems),
) -> Extent {
    let mut layout = None;
    let reader = RecordReader::new(input).map_err(RecordFault::Io);
    let extent = reader
        .and_then(|reader| read_to_the_end(reader, threads, &mut layout, problems, wanted, prepare, each));
    extent.unwrap_or_else(|fault| stopped::<K>(fault, layout.as_ref(), problems))
}

/// Reads the header, which it leaves in `layout`, and all rows.
fn read_to_the_end<K: Kind, P: Send>(
    mut reader: RecordReader<impl Read>,
    threads: NonZeroUsize,
    layout: &mut Option<Layout>,
    problems: &mut Problems,
    wanted: impl Fn(&Cells<'_, '_>) -> bool + Sync,
    prepare: impl Fn(&Row<'_, '_, K>) -> P + Sync,
    mut each: impl FnMut(Row<'_, '_, K>, P, &mut Problems),
) -> Result<Extent, RecordFault> {
    let delimiter = reader.delimiter();
    let Some(header) = reader.next_record()? else {
        problems.push(Problem::error(Code::MissingHeader).at(Place::line(K::FILE, 1)));
        return Ok(Extent::Partial);
    };
    let Some(found) = Layout::of::<K>(&header, delimiter, problems) else { return Ok(Extent::Partial) };
    let layout = &*layout.insert(found);
    let read = |piece: Piece| {
        piece.into_records().map(|(records, from)| Rows::<K, P>::of(records, from, layout, &wanted, &prepare))
    };
    parallel::in_order(threads, reader.into_pieces(), read, |rows| {
        rows?.hand_on(layout, problems, &mut each)
    })?;
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
