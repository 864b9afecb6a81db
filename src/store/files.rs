//! Which files a book is read from: those of its directory, one of them perhaps as an edit would leave it.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::place::{Code, Problem};

/// Opens a file for reading. Only a regular one: a pipe without a writer would block for ever.
pub(in crate::store) fn open(path: &Path) -> io::Result<File> {
    if std::fs::metadata(path)?.is_file() {
        File::open(path)
    } else {
        Err(io::Error::new(io::ErrorKind::InvalidInput, "not a regular file"))
    }
}

/// Refuses a directory that is not there.
///
/// # Errors
/// [`Code::NoBook`].
pub fn require_book(directory: &Path) -> Result<(), Problem> {
    if directory.is_dir() {
        return Ok(());
    }
    Err(Problem::error(Code::NoBook).with(directory.display()))
}

/// The files of a book. An edit is checked with the rest of the book before it is written.
#[derive(Debug, Clone, Copy)]
pub struct BookFiles<'f> {
    directory: &'f Path,
    edited: Option<(&'static str, &'f [u8])>,
}

impl<'f> BookFiles<'f> {
    /// The files of a directory.
    pub fn of(directory: &'f Path) -> Self {
        Self { directory, edited: None }
    }

    /// The same, but one file has this content.
    #[must_use]
    pub fn with(self, file: &'static str, content: &'f [u8]) -> Self {
        Self { edited: Some((file, content)), ..self }
    }

    /// Opens a file for reading.
    ///
    /// # Errors
    /// The system says no.
    pub fn open(&self, file: &str) -> io::Result<Box<dyn Read + 'f>> {
        match self.edited {
            Some((edited, content)) if edited == file => Ok(Box::new(content)),
            _ => Ok(Box::new(open(&self.directory.join(file))?)),
        }
    }
}
