//! Edits of the files that people keep: what is written must be a book without errors.

use crate::cli::context::{Context, Outcome};
use crate::messages::{Counted, counted};
use crate::store;
use crate::store::edit::EditedFile;
use crate::store::rows;

/// A file being edited, under the lock that the caller holds.
pub(crate) struct Edit {
    file: &'static str,
    edited: EditedFile,
    rows: u64,
}

impl Edit {
    /// Opens a file of the book.
    pub(crate) fn open(context: &Context<'_>, file: &'static str) -> Outcome<Self> {
        let edited = EditedFile::open(&context.book, file, rows::column_names(file))?;
        Ok(Self { file, edited, rows: 0 })
    }

    /// Adds a row at the end.
    pub(crate) fn append(&mut self, cells: &[(&'static str, &str)]) {
        self.edited.append(cells);
        self.rows += 1;
    }

    /// Sets a cell of the row on this line.
    pub(crate) fn set(&mut self, line: u32, column: &'static str, value: &str) {
        self.edited.set(line, column, value);
        self.rows += 1;
    }

    /// Checks the whole book as it would be, and writes the file; how many rows changed, in words.
    pub(crate) fn save(self, context: &mut Context<'_>) -> Outcome<String> {
        let catalog = context.read_catalog()?;
        let (_, problems) =
            store::book::read_with(&context.book, &catalog, context.today, self.file, self.edited.bytes());
        if problems.has_errors() {
            return Err(problems.into());
        }
        self.edited.save()?;
        Ok(counted(context.language, self.rows, Counted::Rows))
    }
}
