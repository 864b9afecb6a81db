//! The rows of a table beside those of the book: what is added, what changes, what stays.
//!
//! A row of the table is that row of the book which has the same key. Columns that the table lacks stay as they are; so does
//! a cell whose value is the same, however it is written. An empty cell takes an optional value away. Nothing is deleted.

mod cells;
mod change;
mod imported;
mod matching;
mod relocation;

use std::collections::BTreeSet;
use std::path::Path;

use super::table::{Row, Table};
use crate::calendar::Day;
use crate::catalog::Catalog;
use crate::document::Value;
use crate::place::{Code, Place, Problem, Problems};
use crate::store::book;
use crate::store::edit::{Columns, EditedFile};
use crate::store::excerpts;
use crate::store::files::BookFiles;
use crate::store::rows::{Kind, for_each};

use matching::{Pending, pending};
use relocation::{RowsAsFile, Touched};

pub use change::{Action, Change};
pub use imported::Imported;

/// All that an import does to a file of the book, not done yet.
#[derive(Debug)]
pub struct Changes<'t> {
    table: &'t Table,
    file: &'static str,
    edited: EditedFile,
    changes: Vec<Change>,
    touched: Touched,
    /// Rows by what becomes of them: added, changed, unchanged.
    tally: [usize; 3],
    problems: Problems,
}

impl<'t> Changes<'t> {
    /// Compares a table with a file of the book. The caller holds the book's lock until [`Changes::save`].
    ///
    /// # Errors
    /// A column of the key is missing, or the book's file has errors itself. What is wrong with rows of the table is kept for
    /// [`Changes::check`].
    pub fn find<K: Imported>(directory: &Path, table: &'t Table) -> Result<Self, Problems> {
        let mut problems = table.broken().clone();
        table.require(K::KEY.iter().copied(), &mut problems);
        if K::KEY.iter().any(|column| !table.has(*column)) {
            table.look_up(&mut problems);
            return Err(problems);
        }
        let (rows, in_book) = pending::<K>(directory, table, &mut problems)?;
        let edited = EditedFile::open(directory, K::FILE, Columns::of::<K>())?;
        let touched = Touched::beside(in_book);
        let (changes, tally) = (Vec::new(), [0; 3]);
        let mut found = Self { table, file: K::FILE, edited, changes, touched, tally, problems };
        found.take_rows::<K>(directory, &rows);
        Ok(found)
    }

    /// Checks the rows as the book would have them, and takes them into the edited file.
    fn take_rows<K: Imported>(&mut self, directory: &Path, rows: &[Pending<'t>]) {
        let cells: Vec<Vec<String>> = rows.iter().map(|row| self.merged::<K>(row)).collect();
        if rows.iter().any(|row| row.found.is_none()) {
            self.table.require(0..K::REQUIRED, &mut self.problems);
        }
        let file = RowsAsFile::of::<K>(&cells);
        let (mut problems, mut values) = (Problems::default(), Vec::with_capacity(rows.len()));
        let files = BookFiles::of(directory).with(K::FILE, file.bytes());
        for_each::<K>(&files, &mut problems, |row, _| values.push(row.record().as_ref().map(written::<K>)));
        for problem in problems.listed() {
            self.problems.push(self.of_row(problem, &file, rows));
        }
        for ((row, cells), values) in rows.iter().zip(&cells).zip(values) {
            // What refers to other rows is checked of unsound ones too.
            self.take::<K>(row, &values.unwrap_or_else(|| cells.clone()));
        }
    }

    /// A problem of the checked rows, where the table has it.
    fn of_row(&self, problem: &Problem, file: &RowsAsFile, rows: &[Pending<'_>]) -> Problem {
        let place = problem.place.as_ref().and_then(|place| {
            let row = rows.get(file.row_on(place.line)?)?;
            Some(self.table.place_of(row.row, &place.field))
        });
        Problem { place: place.or_else(|| problem.place.clone()), ..problem.clone() }
    }

    /// Notes what becomes of a row, and does it to the edited file.
    fn take<K: Imported>(&mut self, row: &Pending<'_>, values: &[String]) {
        match &row.found {
            Some(found) => self.change::<K>(row.row, found, values),
            None => self.add::<K>(row.row, values),
        }
    }

    fn add<K: Imported>(&mut self, row: &Row, values: &[String]) {
        // What is not said stays unsaid instead of becoming its default.
        let said = |column: &usize| !row.written(*column).is_empty();
        let columns: Vec<usize> = (0..K::COLUMNS.len()).filter(said).collect();
        let cells: Vec<_> =
            columns.iter().map(|column| (K::COLUMNS[*column].name, values[*column].as_str())).collect();
        self.edited.append(&cells);
        self.touched.added(row);
        for (column, after) in cells {
            self.note::<K>(Action::Added, row, values, (column, "", after));
        }
        self.tally[0] += 1;
    }

    fn change<K: Imported>(&mut self, row: &Row, found: &matching::Found, values: &[String]) {
        let changed: Vec<usize> = (0..K::COLUMNS.len())
            .filter(|column| self.table.has(*column) && values[*column] != found.values[*column])
            .collect();
        for column in &changed {
            let after = if row.written(*column).is_empty() { "" } else { &values[*column] };
            let (name, before) = (K::COLUMNS[*column].name, &found.values[*column]);
            self.edited.set(found.line, name, after);
            self.note::<K>(Action::Changed, row, values, (name, before, after));
        }
        if changed.is_empty() {
            self.note::<K>(Action::Unchanged, row, values, ("", "", ""));
            self.tally[2] += 1;
        } else {
            self.touched.changed(found.number, row);
            self.tally[1] += 1;
        }
    }

    fn note<K: Imported>(
        &mut self,
        action: Action,
        row: &Row,
        values: &[String],
        (column, before, after): (&'static str, &str, &str),
    ) {
        let key: Vec<&str> = K::KEY.iter().map(|column| values[*column].as_str()).collect();
        let (key, before, after) = (key.join(" "), before.to_owned(), after.to_owned());
        self.changes.push(Change { action, line: row.line, key, column, before, after });
    }

    /// Checks the rows, and the whole book as it would be. What is wrong in a row of the table stands at its place there.
    ///
    /// # Errors
    /// The edited file can't be made.
    pub fn check(&self, directory: &Path, catalog: &Catalog, today: Day) -> Result<Problems, Problem> {
        let content = self.edited.edited()?;
        let files = BookFiles::of(directory).with(self.file, &content);
        let of_book = book::read(&files, catalog, today).1;
        let of_book = self.touched.relocated(of_book, self.table, self.file, &content);
        let told: BTreeSet<&Place> =
            self.problems.listed().iter().filter_map(|it| it.place.as_ref()).collect();
        let is_new = |problem: &&Problem| !problem.place.as_ref().is_some_and(|place| told.contains(place));
        let of_book = of_book.listed().iter().filter(is_new);
        let mut problems = Problems::default();
        let all = self.problems.listed().iter().chain(of_book);
        all.filter(|problem| !self.is_for_want_of_column(problem)).for_each(|it| problems.push(it.clone()));
        problems.sort_by_line();
        excerpts::look_up(&mut problems, &files);
        self.table.look_up(&mut problems);
        Ok(problems)
    }

    /// A value is missing because the table lacks its column, which is told once.
    fn is_for_want_of_column(&self, problem: &Problem) -> bool {
        let lacks = |place: &Place| place.file == self.table.file() && self.table.lacks(&place.field);
        problem.code == Code::MissingValue && problem.place.as_ref().is_some_and(lacks)
    }

    /// How many rows are added, changed, and as they were.
    pub fn tally(&self) -> [usize; 3] {
        self.tally
    }

    /// Writes the file, whole or not at all; every byte that need not change stays. Gives what became of the cells.
    ///
    /// # Errors
    /// The file changed since it was read, or can't be written.
    pub fn save(self) -> Result<Vec<Change>, Problem> {
        self.edited.save()?;
        Ok(self.changes)
    }

    /// What would become of the cells, in the order of the table. Writes nothing.
    pub fn dismiss(self) -> Vec<Change> {
        self.changes
    }
}

/// The values of a row as machines read them, by column.
fn written<K: Kind>(record: &K::Record<'_>) -> Vec<String> {
    K::values(record).iter().map(Value::to_string).collect()
}

#[cfg(test)]
mod tests;
