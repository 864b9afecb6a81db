//! Edits of the files that people keep: what is written must be a book without errors.

use crate::cli::context::{Context, Outcome};
use crate::store;
use crate::store::edit::EditedFile;
use crate::store::rows::{Files, Kind};

/// A file being edited, under the lock that the caller holds.
pub(crate) struct Edit {
    file: &'static str,
    edited: EditedFile,
}

impl Edit {
    /// Opens a file of the book.
    pub(crate) fn open<K: Kind>(context: &Context<'_>) -> Outcome<Self> {
        let columns: Vec<&str> = K::COLUMNS.iter().map(|column| column.name).collect();
        Ok(Self { file: K::FILE, edited: EditedFile::open(&context.book, K::FILE, &columns)? })
    }

    /// Adds a row at the end.
    pub(crate) fn append(&mut self, cells: &[(&'static str, &str)]) {
        self.edited.append(cells);
    }

    /// Sets a cell of the row on this line.
    pub(crate) fn set(&mut self, line: u32, column: &'static str, value: &str) {
        self.edited.set(line, column, value);
    }

    /// Checks the whole book as it would be with this edit.
    pub(crate) fn check(&self, context: &Context<'_>) -> Outcome {
        let catalog = context.read_catalog()?;
        let files = Files::edited(&context.book, self.file, self.edited.bytes());
        let (_, problems) = store::book::read(&files, &catalog, context.today);
        if problems.has_errors() { Err(problems.into()) } else { Ok(()) }
    }

    /// Checks the whole book as it would be, and writes the file.
    pub(crate) fn save(self, context: &Context<'_>) -> Outcome {
        self.check(context)?;
        Ok(self.edited.save()?)
    }
}
