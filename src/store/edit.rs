//! Changes to the files that people edit, keeping every byte that need not change.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::records::{MAX_CELL, MAX_RECORD, Record, RecordFault, RecordReader};
use super::{atomic, quoting};
use crate::place::{Code, Place, Problem};

/// The columns of a file, in the order in which a new file has them: first the required ones, then the others.
#[derive(Debug, Clone, Copy)]
pub struct Columns {
    /// Every file has them.
    pub required: &'static [&'static str],
    /// A file has those that somebody used.
    pub optional: &'static [&'static str],
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
    /// The columns of the header; of a file without one, of the header that it will get.
    header: Vec<String>,
    /// How many of these columns the file has as it is.
    columns_there: usize,
    /// New values by line of the record and index of the column.
    cells: BTreeMap<(u32, usize), String>,
    /// New rows: values by index of the column.
    rows: Vec<Vec<(usize, String)>>,
}

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
        let original = read(directory, file)?;
        let bytes = original.as_deref().unwrap_or_default();
        let (style, header) = check(bytes).map_err(|fault| record_problem(file, fault))?;
        Ok(Self {
            directory: directory.to_owned(),
            file,
            columns,
            style,
            columns_there: header.len(),
            header,
            original,
            cells: BTreeMap::new(),
            rows: Vec::new(),
        })
    }

    /// Adds a row at the end: (column, value) pairs; other columns stay empty. A column that the header lacks is added
    /// to it.
    pub fn append(&mut self, cells: &[(&'static str, &str)]) {
        let row = cells.iter().map(|(column, value)| (self.index(column), (*value).to_owned())).collect();
        self.rows.push(row);
    }

    /// Sets the cell of a column in the record that starts on this line (as the file was opened).
    pub fn set(&mut self, line: u32, column: &'static str, value: &str) {
        let index = self.index(column);
        self.cells.insert((line, index), value.to_owned());
    }

    /// Writes the file, atomically; does nothing where nothing changes.
    ///
    /// # Errors
    /// The file changed since it was read ([`Code::FileChanged`], also where no record starts on a line that was set),
    /// a value is too long for a reader, a row has too few cells, or the file can't be written.
    pub fn save(self) -> Result<(), Problem> {
        let content = self.edited()?;
        if read(self.directory.as_path(), self.file)? != self.original {
            return Err(Problem::error(Code::FileChanged).at(Place::file(self.file)));
        }
        match &self.original {
            Some(original) if *original == content => Ok(()),
            Some(_) => atomic::replace(&self.directory, self.file, &content),
            None if self.rows.is_empty() => Ok(()),
            None => match atomic::create(&self.directory, self.file, &content)? {
                true => Ok(()),
                false => Err(Problem::error(Code::FileChanged).at(Place::file(self.file))),
            },
        }
    }

    /// The index of a column, which is added where the header lacks it.
    fn index(&mut self, column: &str) -> usize {
        if self.header.is_empty() {
            self.header.extend(self.columns.required.iter().map(|&required| required.to_owned()));
        }
        self.header.iter().position(|there| there == column).unwrap_or_else(|| {
            self.header.push(column.to_owned());
            self.header.len() - 1
        })
    }

    /// The bytes of the file with every change made.
    fn edited(&self) -> Result<Vec<u8>, Problem> {
        let original = self.original.as_deref().unwrap_or_default();
        let mut output = Output { bytes: Vec::with_capacity(original.len() + 256), original, copied: 0 };
        let mut left = self.cells.clone();
        let mut records = RecordReader::new(original).map_err(|fault| self.record_problem(fault.into()))?;
        let mut is_header = true;
        while let Some(record) = records.next_record().map_err(|fault| self.record_problem(fault))? {
            self.edit_record(&record, is_header, &mut left, &mut output)?;
            is_header = false;
        }
        if let Some(((line, _), _)) = left.first_key_value() {
            return Err(Problem::error(Code::FileChanged).at(Place::line(self.file, *line)));
        }
        output.copy_to(original.len());
        self.append_rows(&mut output.bytes)?;
        Ok(output.bytes)
    }
}
