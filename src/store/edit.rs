//! Changes to the files that people edit, keeping every byte that need not change.

mod rewrite;

use std::collections::BTreeMap;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::records::{MAX_CELL, RecordFault, RecordReader};
use super::{atomic, quoting};
use crate::calendar::Day;
use crate::document::{Column, Shape};
use crate::place::{Code, Place, Problem};
use crate::store::files::open;
use crate::store::rows::{Kind, record_problem};

/// The columns of a file, in the order in which a new file has them: first the required ones, then the others.
#[derive(Debug, Clone, Copy)]
pub struct Columns {
    /// All that the file may have.
    pub all: &'static [Column],
    /// How many of them every file has; of the others it has those that somebody used.
    pub required: usize,
}

impl Columns {
    /// Those of a file of the book.
    pub fn of<K: Kind>() -> Self {
        Self { all: K::COLUMNS, required: K::REQUIRED }
    }
}

/// A CSV file read for editing: its bytes and how it is written (delimiter, line ends, order of columns).
///
/// The caller holds the book's lock from [`EditedFile::open`] to [`EditedFile::save`].
#[derive(Debug)]
pub struct EditedFile {
    directory: PathBuf,
    file: &'static str,
    columns: Columns,
    /// `None` for a file that is not there.
    original: Option<Vec<u8>>,
    style: Style,
    /// Empty for a file without one.
    header: Vec<String>,
    /// New values by the line that their record starts on.
    cells: BTreeMap<u32, Vec<Value>>,
    rows: Vec<Vec<Value>>,
}

/// A new value of a column.
type Value = (&'static str, String);

/// How a file is written.
#[derive(Debug, Clone, Copy)]
struct Style {
    delimiter: u8,
    line_end: &'static str,
}

/// Makes a file of the book with nothing but a header; `false` where it was there already, which is left alone.
///
/// # Errors
/// The system says no.
pub fn create(directory: &Path, file: &'static str, header: &[&str]) -> Result<bool, Problem> {
    let line = quoting::record(header.iter().copied(), b',') + "\n";
    atomic::create(directory, file, line.as_bytes())
}

impl EditedFile {
    /// Reads a file of the book. One that is not there, or has no header, gets the required columns and those used.
    ///
    /// # Errors
    /// The file can't be read, or is no CSV.
    pub fn open(directory: &Path, file: &'static str, columns: Columns) -> Result<Self, Problem> {
        Self::of(read(directory, file)?, directory, file, columns)
    }

    fn of(
        original: Option<Vec<u8>>,
        directory: &Path,
        file: &'static str,
        columns: Columns,
    ) -> Result<Self, Problem> {
        let (style, header) =
            look_at(original.as_deref().unwrap_or_default()).map_err(|fault| problem(file, fault))?;
        let (directory, cells, rows) = (directory.to_owned(), BTreeMap::new(), Vec::new());
        Ok(Self { directory, file, columns, original, style, header, cells, rows })
    }

    /// Adds a row at the end: (column, value) pairs; other columns stay empty. A column that the header lacks is added
    /// to it.
    pub fn append(&mut self, cells: &[(&'static str, &str)]) {
        let row = cells.iter().map(|(column, value)| (*column, self.as_written(column, value))).collect();
        self.rows.push(row);
    }

    /// Sets the cell of a column in the record that starts on this line (as the file was opened).
    pub fn set(&mut self, line: u32, column: &'static str, value: &str) {
        let value = self.as_written(column, value);
        let cells = self.cells.entry(line).or_default();
        cells.retain(|(there, _)| *there != column);
        cells.push((column, value));
    }

    /// A value as the file writes its kind, however it was typed: in a spreadsheet's file a number gets the decimal comma (Czech
    /// Excel would make a day of `2.5`), in another one the point, and a day is ISO.
    fn as_written(&self, column: &str, value: &str) -> String {
        let shape = self.columns.all.iter().find(|known| known.name == column).map(|known| known.shape);
        let of_spreadsheet = matches!(self.style.delimiter, b';' | b'\t');
        match shape {
            Some(Shape::Number) if of_spreadsheet => value.replace('.', ","),
            Some(Shape::Number) if !value.contains('.') => value.replacen(',', ".", 1),
            Some(Shape::Date) if !of_spreadsheet => {
                Day::czech_as_iso(value).unwrap_or_else(|| value.to_owned())
            }
            _ => value.to_owned(),
        }
    }

    /// Writes the file, atomically; does nothing where nothing changes.
    ///
    /// # Errors
    /// The file changed since it was read ([`Code::FileChanged`], also where no record starts on a line that was set),
    /// a value is one that no reader would take, a row has too few cells, or the file can't be written.
    pub fn save(self) -> Result<(), Problem> {
        self.check_values()?;
        let content = self.edited()?;
        look_at(&content).map_err(|fault| problem(self.file, fault))?;
        if read(&self.directory, self.file)? != self.original {
            return Err(self.changed());
        }
        match &self.original {
            Some(original) if *original == content => Ok(()),
            Some(_) => atomic::replace(&self.directory, self.file, &content),
            None if content.is_empty() => Ok(()),
            None if atomic::create(&self.directory, self.file, &content)? => Ok(()),
            None => Err(self.changed()),
        }
    }

    /// Whether readers take every new value.
    fn check_values(&self) -> Result<(), Problem> {
        let is_control = |c: &char| c.is_control() && !matches!(c, '\n' | '\t');
        for (column, value) in self.cells.values().chain(&self.rows).flatten() {
            let place = || Place::file(self.file).field(*column);
            if value.len() > MAX_CELL {
                return Err(Problem::error(Code::CellTooLong).at(place()));
            }
            if let Some(control) = value.chars().find(is_control) {
                let code_point = format!("U+{:04X}", u32::from(control));
                return Err(Problem::error(Code::ControlCharacter).at(place()).with(code_point));
            }
        }
        Ok(())
    }

    fn changed(&self) -> Problem {
        Problem::error(Code::FileChanged).at(Place::file(self.file))
    }
}

/// The bytes of a file; `None` where it is not there.
fn read(directory: &Path, file: &'static str) -> Result<Option<Vec<u8>>, Problem> {
    let mut bytes = Vec::new();
    match open(&directory.join(file)).and_then(|mut opened| opened.read_to_end(&mut bytes)) {
        Ok(_) => Ok(Some(bytes)),
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(fault) => Err(problem(file, RecordFault::Io(fault))),
    }
}

/// How a file is written, and its header. Reads all of it: what is no CSV can't be edited.
fn look_at(bytes: &[u8]) -> Result<(Style, Vec<String>), RecordFault> {
    let mut records = RecordReader::new(bytes).map_err(RecordFault::Io)?;
    let mut style = Style { delimiter: records.delimiter(), line_end: "\n" };
    let mut header = Vec::new();
    while let Some(record) = records.next_record()? {
        if header.is_empty() {
            header = (0..record.len()).map(|at| record.cell(at).into_owned()).collect();
            let rest = bytes.get(end_of(record.span(record.len() - 1))..).unwrap_or_default();
            style.line_end = if rest.starts_with(b"\r\n") { "\r\n" } else { "\n" };
        }
    }
    Ok((style, header))
}

fn end_of(span: std::ops::Range<u64>) -> usize {
    usize::try_from(span.end).unwrap_or(usize::MAX)
}

fn problem(file: &'static str, fault: RecordFault) -> Problem {
    record_problem(file, fault, |_| None)
}

#[cfg(test)]
mod tests;
