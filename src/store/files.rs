//! Which files a book is read from: those of its directory, one of them perhaps as an edit would leave it.

use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::num::NonZeroUsize;
use std::path::Path;

use memchr::memchr_iter;

use crate::book::{CHARGES, CONTRACTS, CUSTOMERS, PURCHASES};
use crate::place::{Code, Problem};

/// How many bytes at the beginning of a file tell how long its lines are.
const SAMPLE: u64 = 1 << 14;

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

/// Somebody who is told, from any thread, how many more bytes were read.
#[derive(Clone, Copy, Default)]
pub struct Watch<'w>(Option<&'w (dyn Fn(u64) + Sync)>);

impl<'w> Watch<'w> {
    /// That calls `tell`.
    pub fn of(tell: &'w (dyn Fn(u64) + Sync)) -> Self {
        Self(Some(tell))
    }
}

impl fmt::Debug for Watch<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Watch").field(&self.0.is_some()).finish()
    }
}

/// A file that tells how much of it is read.
#[derive(Debug)]
pub(in crate::store) struct Watched<'w> {
    file: File,
    watch: Watch<'w>,
}

impl<'w> Watched<'w> {
    /// Opens a file as [`open`] does.
    pub(in crate::store) fn open(path: &Path, watch: Watch<'w>) -> io::Result<Self> {
        Ok(Self { file: open(path)?, watch })
    }
}

impl Read for Watched<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer)?;
        self.watch.0.iter().for_each(|tell| tell(read as u64));
        Ok(read)
    }
}

/// How many bytes a file has; none where there is no such file.
pub(in crate::store) fn size(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |metadata| metadata.len())
}

/// The files of a book. An edit is checked with the rest of the book before it is written.
#[derive(Debug, Clone, Copy)]
pub struct BookFiles<'f> {
    directory: &'f Path,
    edited: Option<(&'static str, &'f [u8])>,
    watch: Watch<'f>,
    threads: NonZeroUsize,
}

impl<'f> BookFiles<'f> {
    /// The files of a directory.
    pub fn of(directory: &'f Path) -> Self {
        Self { directory, edited: None, watch: Watch::default(), threads: NonZeroUsize::MIN }
    }

    /// The same, but one file has this content.
    #[must_use]
    pub fn with(self, file: &'static str, content: &'f [u8]) -> Self {
        Self { edited: Some((file, content)), ..self }
    }

    /// The same, but somebody is told how much is read.
    #[must_use]
    pub fn watched(self, watch: Watch<'f>) -> Self {
        Self { watch, ..self }
    }

    /// The same, but read on so many threads: what is read is the same on any number.
    #[must_use]
    pub fn on_threads(self, threads: NonZeroUsize) -> Self {
        Self { threads, ..self }
    }

    /// On how many threads they are read.
    pub fn threads(&self) -> NonZeroUsize {
        self.threads
    }

    /// How many bytes the files of customers, contracts, purchases and charges have.
    pub fn bytes(&self) -> u64 {
        let files = [CUSTOMERS, CONTRACTS, PURCHASES, CHARGES];
        files.into_iter().map(|file| size(&self.directory.join(file))).sum()
    }

    /// About how many lines a file has, by its size and the length of its first lines: none where it can't be read.
    pub fn about_lines(&self, file: &'static str) -> usize {
        let mut first = Vec::new();
        let unwatched = Self { watch: Watch::default(), ..*self };
        let read = unwatched.open(file).and_then(|input| input.take(SAMPLE).read_to_end(&mut first));
        let lines = memchr_iter(b'\n', &first).count();
        let size = match self.edited {
            Some((edited, content)) if edited == file => content.len(),
            _ => usize::try_from(size(&self.directory.join(file))).unwrap_or(usize::MAX),
        };
        read.map_or(0, |read| (lines + 1).saturating_mul(size / read.max(1)))
    }

    /// Opens a file for reading.
    ///
    /// # Errors
    /// The system says no.
    pub fn open(&self, file: &str) -> io::Result<Box<dyn Read + 'f>> {
        match self.edited {
            Some((edited, content)) if edited == file => Ok(Box::new(content)),
            _ => Ok(Box::new(Watched::open(&self.directory.join(file), self.watch)?)),
        }
    }
}
