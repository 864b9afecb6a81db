//! The records of a run, one after the other, held to the frame of the format.

use std::io::{self, Read};
use std::num::NonZeroUsize;

use super::cells::{Cells, Layouts};
use super::format::{COLUMNS, MAGIC, RecordKind, SEAL, VERSION};
use crate::parallel;
use crate::place::{Code, Place, Problem};
use crate::store::records::{Piece, Record, RecordFault, RecordReader};

/// Why a run can't be read.
pub(super) enum Fault {
    Io(io::Error),
    Problem(Box<Problem>),
}

impl From<Problem> for Fault {
    fn from(problem: Problem) -> Self {
        Self::Problem(Box::new(problem))
    }
}

/// A problem of the format, its place still to be said.
pub(super) fn format_problem(what: impl ToString) -> Problem {
    Problem::error(Code::RegisterFormat).with(what)
}

/// Why no further record is looked at.
enum Stop {
    Record(RecordFault),
    Problem(Problem),
}

impl From<RecordFault> for Stop {
    fn from(fault: RecordFault) -> Self {
        Self::Record(fault)
    }
}

/// Takes in a record of a kind that this program knows.
pub(super) trait Take: FnMut(RecordKind, &mut Cells<'_, '_>) -> Result<(), Problem> {}

impl<F: FnMut(RecordKind, &mut Cells<'_, '_>) -> Result<(), Problem>> Take for F {}

/// What a file says, as a problem can show it: short, and nothing in it that a terminal would obey.
pub(super) fn shown(text: &str) -> String {
    const LONGEST: usize = 40;
    let cut = if text.chars().nth(LONGEST).is_some() { "…" } else { "" };
    let start = text.chars().take(LONGEST).flat_map(char::escape_debug);
    format!("`{}{cut}`", start.collect::<String>())
}

/// Holds the records to the frame: version, declared columns, nothing behind the end.
pub(super) struct RunReader<'n, T> {
    name: &'n str,
    layouts: Layouts,
    take: T,
    ended: bool,
    sealed: bool,
}

impl<'n, T: Take> RunReader<'n, T> {
    /// A reader of the run in the file that problems call so.
    pub(super) fn new(name: &'n str, take: T) -> Self {
        Self { name, layouts: Layouts::default(), take, ended: false, sealed: false }
    }

    /// Hands on all records, which are looked for on so many threads. The seal is not looked at.
    ///
    /// # Errors
    /// The system says no, or the first thing that is wrong.
    pub(super) fn read(mut self, input: impl Read, threads: NonZeroUsize) -> Result<(), Fault> {
        let mut records = RecordReader::new(input).map_err(Fault::Io)?;
        let first = records.next_record().map_err(|fault| self.record_fault(fault))?;
        let first = first.ok_or_else(|| self.problem(1, "empty"))?;
        self.version(&first)?;
        let rest = parallel::in_order(threads, records.into_pieces(), Piece::into_records, |records| {
            let (mut records, from) = records?;
            records.iter().skip(from).try_for_each(|record| self.record(&record).map_err(Stop::Problem))?;
            records.take_fault().map_or(Ok(()), |fault| Err(Stop::Record(fault)))
        });
        match rest {
            Ok(()) => self.finish().map_err(Fault::from),
            Err(Stop::Problem(problem)) => Err(Fault::from(problem)),
            Err(Stop::Record(fault)) => Err(self.record_fault(fault)),
        }
    }

    fn version(&self, record: &Record<'_>) -> Result<(), Problem> {
        match (record.cell(0).as_ref(), record.cell(1).as_ref()) {
            (MAGIC, VERSION) => Ok(()),
            (MAGIC, other) => {
                let what = format!("version {} of the format; this program knows `{VERSION}`", shown(other));
                Err(self.problem(record.line, what))
            }
            _ => Err(self.problem(record.line, format!("does not begin with `{MAGIC},{VERSION}`"))),
        }
    }

    fn record(&mut self, record: &Record<'_>) -> Result<(), Problem> {
        let kind = record.cell(0);
        if self.sealed || (self.ended && kind != SEAL) {
            return Err(self.problem(record.line, format!("a record {} behind the end", shown(&kind))));
        }
        match kind.as_ref() {
            COLUMNS => self.layouts.declare(record).map_err(|what| self.problem(record.line, what)),
            SEAL => {
                self.sealed = true;
                Ok(())
            }
            name => {
                let kind = self.layouts.kind_of(name, record);
                let kind = kind.map_err(|what| self.problem(record.line, what))?;
                kind.map_or(Ok(()), |kind| self.known(kind, record))
            }
        }
    }

    /// Hands on a record that this program knows.
    fn known(&mut self, kind: RecordKind, record: &Record<'_>) -> Result<(), Problem> {
        self.ended |= kind == RecordKind::End;
        (self.take)(kind, &mut self.layouts.cells(self.name, kind, record))
    }

    fn finish(self) -> Result<(), Problem> {
        if !self.ended {
            return Err(missing(self.name, RecordKind::End.name()));
        }
        if !self.sealed {
            return Err(missing(self.name, SEAL));
        }
        Ok(())
    }

    fn problem(&self, line: u32, what: impl ToString) -> Problem {
        format_problem(what).at(Place::line(self.name.to_owned(), line))
    }

    fn record_fault(&self, fault: RecordFault) -> Fault {
        let (line, what) = match fault {
            RecordFault::Io(fault) => return Fault::Io(fault),
            RecordFault::UnclosedQuote(line) => (line, "a quote that nobody closes"),
            RecordFault::StrayQuote(line, _) => (line, "text after a closing quote"),
            RecordFault::RecordTooLong(line) => (line, "a record above 1 MiB"),
            RecordFault::NotUtf8(line) => (line, "not UTF-8"),
        };
        Fault::from(self.problem(line, what))
    }
}

pub(super) fn missing(name: &str, what: &str) -> Problem {
    format_problem(format!("no record `{what}`")).at(Place::file(name.to_owned()))
}
