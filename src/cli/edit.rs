//! Edits of the files that people keep: what is written must be a book without errors.

use crate::book::VISITS;
use crate::cli::context::{Context, Failure, Outcome};
use crate::messages::Text;
use crate::store;
use crate::store::edit::{Columns, EditedFile};
use crate::store::files::BookFiles;
use crate::store::rows::Kind;

/// A file being edited, under the lock that the caller holds.
pub(crate) struct Edit {
    file: &'static str,
    edited: EditedFile,
}

impl Edit {
    /// Opens a file of the book.
    pub(crate) fn open<K: Kind>(context: &Context<'_>) -> Outcome<Self> {
        Ok(Self { file: K::FILE, edited: EditedFile::open(&context.book, K::FILE, Columns::of::<K>())? })
    }

    /// Adds a row at the end.
    pub(crate) fn append(&mut self, cells: &[(&'static str, &str)]) {
        self.edited.append(cells);
    }

    /// A file of the book with one row more, checked and not written yet. Empty cells are left out.
    pub(crate) fn adding<K: Kind>(
        context: &mut Context<'_>,
        cells: &[(&'static str, &str)],
    ) -> Outcome<Self> {
        let filled: Vec<_> = cells.iter().copied().filter(|(_, value)| !value.is_empty()).collect();
        let mut edit = Self::open::<K>(context)?;
        edit.append(&filled);
        edit.check(context)?;
        Ok(edit)
    }

    /// Sets a cell of the row on this line.
    pub(crate) fn set(&mut self, line: u32, column: &'static str, value: &str) {
        self.edited.set(line, column, value);
    }

    /// Checks the whole book as it would be with this edit; says that nothing was written where it may not be.
    pub(crate) fn check(&self, context: &mut Context<'_>) -> Outcome {
        let catalog = context.read_catalog()?;
        let content = self.content()?;
        let directory = context.book.clone();
        let files = BookFiles::of(&directory).with(self.file, &content);
        let (book, mut problems) = store::book::read(&files, &catalog, context.today);
        if self.file == VISITS {
            problems.extend(store::visits::read(&files, book.as_ref()).1);
        }
        if !problems.has_errors() {
            return Ok(());
        }
        // What the book is warned of already has nothing to do with the edit.
        context.complain_of(&files, problems.errors_only());
        context.say(Text::NothingWritten, &[]);
        Err(Failure::Said)
    }

    /// Checks the whole book as it would be, and writes the file.
    pub(crate) fn save(self, context: &mut Context<'_>) -> Outcome {
        self.check(context)?;
        self.write()
    }

    /// The file with this edit.
    pub(crate) fn content(&self) -> Outcome<Vec<u8>> {
        Ok(self.edited.edited()?)
    }

    /// Writes the file, which was checked.
    pub(crate) fn write(self) -> Outcome {
        Ok(self.edited.save()?)
    }
}
