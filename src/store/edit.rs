//! Changes to the files that people edit, keeping every byte that need not change.

use std::path::Path;

use crate::place::Problem;

/// A CSV file read for editing: its bytes and how it is written (delimiter, line ends, order of columns).
#[derive(Debug)]
pub struct EditedFile(());

impl EditedFile {
    /// Reads a file of the book; `known` are all its columns in the order of the design, for a file that is not there yet.
    ///
    /// # Errors
    /// The file can't be read, or is no CSV.
    pub fn open(directory: &Path, file: &'static str, known: &[&'static str]) -> Result<Self, Problem> {
        let _ = (directory, file, known);
        unimplemented!()
    }

    /// Adds a row at the end: (column, value) pairs; other columns stay empty. A column that the header lacks is added to it.
    pub fn append(&mut self, cells: &[(&'static str, &str)]) {
        let _ = cells;
        unimplemented!()
    }

    /// Sets the cell of a column in the record that starts on this line (as the file was opened).
    pub fn set(&mut self, line: u32, column: &'static str, value: &str) {
        let _ = (line, column, value);
        unimplemented!()
    }

    /// Writes the file, atomically.
    ///
    /// # Errors
    /// The file changed since it was read, or can't be written.
    pub fn save(self) -> Result<(), Problem> {
        unimplemented!()
    }
}
