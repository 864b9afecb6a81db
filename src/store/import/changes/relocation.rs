//! Problems of a file that is only in the making, told at the places of the table that it is made from.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use crate::place::{Place, Problem, Problems};
use crate::store::import::table::{Row, Table};
use crate::store::quoting;
use crate::store::records::RecordReader;
use crate::store::rows::Kind;

/// Rows as the file of the book that they are to be checked as.
pub(super) struct RowsAsFile {
    text: String,
    /// The line on which each row starts.
    starts: Vec<u32>,
    lines: u32,
}

impl RowsAsFile {
    /// A header and these rows.
    pub(super) fn of<K: Kind>(rows: &[Vec<String>]) -> Self {
        let mut file = Self { text: String::new(), starts: Vec::new(), lines: 1 };
        file.write(K::COLUMNS.iter().map(|column| column.name));
        for cells in rows {
            file.starts.push(file.lines);
            file.write(cells.iter().map(String::as_str));
        }
        file
    }

    /// Between semicolons, as a spreadsheet saves it, dates and numbers that could not be made out are told as such.
    fn write<'c>(&mut self, cells: impl Iterator<Item = &'c str>) {
        let start = self.text.len();
        self.text.push_str(&quoting::record(cells, b';'));
        self.text.push('\n');
        self.lines += self.text[start..].matches('\n').count() as u32;
    }

    pub(super) fn bytes(&self) -> &[u8] {
        self.text.as_bytes()
    }

    /// Which row stands on a line, from 0.
    pub(super) fn row_on(&self, line: u32) -> Option<usize> {
        row_on(&self.starts, line)
    }
}

/// Which of the rows that start on these lines stands on a line, from 0.
fn row_on(starts: &[u32], line: u32) -> Option<usize> {
    starts.partition_point(|start| *start <= line).checked_sub(1)
}

/// The rows of an edited file that a table touches.
#[derive(Debug)]
pub(super) struct Touched {
    /// The line in the table of each row, by the row's number in the edited file.
    lines: FxHashMap<usize, u32>,
    /// The number of the next row to be added.
    next: usize,
}

impl Touched {
    /// None yet, in a file of so many rows.
    pub(super) fn beside(rows: usize) -> Self {
        Self { lines: FxHashMap::default(), next: rows }
    }

    pub(super) fn changed(&mut self, number: usize, row: &Row) {
        self.lines.insert(number, row.line);
    }

    pub(super) fn added(&mut self, row: &Row) {
        self.lines.insert(self.next, row.line);
        self.next += 1;
    }

    /// The errors of the book as edited, and the warnings about touched rows, each where the table has it.
    pub(super) fn relocated(
        &self,
        problems: Problems,
        table: &Table,
        file: &str,
        content: &[u8],
    ) -> Problems {
        let relocation = Relocation { touched: self, table, file, starts: starts(content) };
        let mut moved = Problems::default();
        for problem in problems.listed() {
            let place = problem.place.as_ref().and_then(|place| relocation.place(place));
            if problem.is_error() || place.is_some() {
                moved.push(relocation.problem(problem, place));
            }
        }
        moved
    }
}

/// From the lines of an edited file to those of the table that it is made from.
struct Relocation<'r> {
    touched: &'r Touched,
    table: &'r Table,
    /// The edited file.
    file: &'r str,
    /// The line of the edited file on which each of its rows starts.
    starts: Vec<u32>,
}

impl Relocation<'_> {
    /// A problem at this place, with all else that it tells of where the table has it.
    fn problem(&self, problem: &Problem, place: Option<Place>) -> Problem {
        let args = problem.args.iter().map(|text| self.argument(text).unwrap_or_else(|| text.clone()));
        let related = problem.related.as_deref();
        let related = related.map(|it| Box::new(self.place(it).unwrap_or_else(|| it.clone())));
        let place = place.or_else(|| problem.place.clone());
        Problem { args: args.collect(), place, related, ..problem.clone() }
    }

    /// Where the table has what stands at a place; `None` where it has nothing of it.
    fn place(&self, place: &Place) -> Option<Place> {
        let line = (place.file == self.file).then(|| self.line_of(place.line)).flatten()?;
        let field = self.table.heading_of(&place.field).map_or_else(|| place.field.clone(), Cow::Owned);
        Some(Place::line(self.table.file().to_owned(), line).field(field))
    }

    /// The same of an argument that is a place, say `contracts.csv:17`.
    fn argument(&self, text: &str) -> Option<String> {
        let line = text.strip_prefix(self.file)?.strip_prefix(':')?.parse().ok()?;
        Some(format!("{}:{}", self.table.file(), self.line_of(line)?))
    }

    /// The line in the table of what stands on a line of the edited file.
    fn line_of(&self, line: u32) -> Option<u32> {
        row_on(&self.starts, line).and_then(|number| self.touched.lines.get(&number)).copied()
    }
}

/// The line on which each row of a file starts, without its header. Of a broken file the rows before the fault.
fn starts(content: &[u8]) -> Vec<u32> {
    let Ok(mut records) = RecordReader::new(content) else { return Vec::new() };
    let mut starts = Vec::new();
    while let Ok(Some(record)) = records.next_record() {
        starts.push(record.line);
    }
    starts.split_off(starts.len().min(1))
}
