//! The rows of a table beside those of the book: what is added, what changes, what stays.
//!
//! A row of the table is that row of the book which has the same key. Columns that the table lacks stay as they are; so does
//! a cell whose value is the same, however it is written. An empty cell takes an optional value away. Nothing is deleted.

mod matching;
mod relocation;

use std::collections::BTreeSet;
use std::path::Path;

use super::table::{Row, Table};
use super::values::looks_like_thousands;
use crate::calendar::Day;
use crate::catalog::Catalog;
use crate::document::Value;
use crate::identifiers::CompanyId;
use crate::identifiers::is_czech;
use crate::money::{DecimalMark, UnitPrice};
use crate::place::{Code, Place, Problem, Problems};
use crate::store::book;
use crate::store::edit::{Columns, EditedFile};
use crate::store::excerpts;
use crate::store::files::BookFiles;
use crate::store::rows::{Contracts, Customers, Kind, Purchases, for_each};
use matching::{Pending, pending};
use relocation::{RowsAsFile, Touched};

/// A file of the book that a spreadsheet may be imported into.
pub trait Imported: Kind {
    /// The columns that say which row of the book a row is. All of them are required.
    const KEY: &'static [usize];
    /// Whether several rows may have the same key: they are then the first, the second and so on, in both files.
    const REPEATS: bool;
}

impl Imported for Customers {
    const KEY: &'static [usize] = &[Self::ID];
    const REPEATS: bool = false;
}

impl Imported for Contracts {
    const KEY: &'static [usize] = &[Self::CONTRACT, Self::SERVICE, Self::SINCE];
    const REPEATS: bool = false;
}

impl Imported for Purchases {
    const KEY: &'static [usize] = &[Self::CUSTOMER, Self::PRODUCT, Self::PURCHASED_ON];
    const REPEATS: bool = true;
}

/// What becomes of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// The book has no row with its key.
    Added,
    /// A cell of the book's row gets another value.
    Changed,
    /// The book says the same.
    Unchanged,
}

impl Action {
    /// The code in CSV and JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Unchanged => "unchanged",
        }
    }
}

/// What becomes of a cell; of a row that stays there is one without a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What becomes of its row.
    pub action: Action,
    /// The line of the row in the imported file.
    pub line: u32,
    /// The key of the row, its values apart by blanks.
    pub key: String,
    /// The column; empty for a row that stays.
    pub column: &'static str,
    /// What the book says.
    pub before: String,
    /// What it will say.
    pub after: String,
}

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

    /// The cells of a row as the book would have them: the table's, else the book's.
    fn merged<K: Imported>(&mut self, row: &Pending<'_>) -> Vec<String> {
        let table = self.table;
        let old = |column: usize| row.found.as_ref().map_or("", |found| &found.values[column]);
        let cell = |column: usize| {
            let written = row.row.written(column);
            // Exactly what the book says is not read as anything else.
            let stays = !table.has(column) || written == old(column);
            if stays { old(column).to_owned() } else { table.value(row.row, column) }
        };
        let mut cells: Vec<String> = (0..K::COLUMNS.len()).map(cell).collect();
        self.restore_zeros::<K>(row, &mut cells);
        self.doubt_thousands::<K>(row, &cells);
        cells
    }

    /// Warns of an amount that somebody may have written with a mark between its thousands.
    fn doubt_thousands<K: Imported>(&mut self, row: &Pending<'_>, cells: &[String]) {
        for (at, column) in K::COLUMNS.iter().enumerate() {
            let (written, old) = (row.row.written(at), row.found.as_ref().map(|found| &found.values[at]));
            if old.is_none_or(|old| written != old) && looks_like_thousands(column.name, written) {
                let problem = Problem::warning(Code::ThousandsMark).at(self.table.place(row.row, at));
                let read = UnitPrice::parse(&cells[at], DecimalMark::Point);
                let read = read.map_or_else(|_| cells[at].clone(), |price| price.to_string());
                self.problems.push(problem.with(written).with(read));
            }
        }
    }

    /// Puts back the zeros that a spreadsheet took from the front of a company id.
    fn restore_zeros<K: Imported>(&mut self, row: &Pending<'_>, cells: &mut [String]) {
        let position = |name: &str| K::COLUMNS.iter().position(|column| column.name == name);
        let Some((id, country)) = position("company_id").zip(position("country")) else { return };
        let old = row.found.as_ref().map_or("", |found| &found.values[id]);
        if cells[id] == old || cells[id].is_empty() || !is_czech(&cells[country]) {
            return;
        }
        let Some(restored) = CompanyId::with_lost_zeros(&cells[id]) else { return };
        let restored = restored.as_str();
        // What the book knows already needs no word; nor do the blanks that people put in.
        if restored != old && restored.len() > cells[id].len() {
            let problem = Problem::warning(Code::ZerosRestored).at(self.table.place(row.row, id));
            self.problems.push(problem.with(&cells[id]).with(restored));
        }
        cells[id] = restored.to_owned();
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
