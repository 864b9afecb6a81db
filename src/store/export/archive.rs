//! One archive.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use tempfile::TempPath;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::unfinished::{PREFIX, remove_dead};
use super::{cannot_write, file_place};
use crate::place::{Code, Problem};
use crate::store::atomic;

/// Files on their way into one archive. The same files give the same bytes: no entry has a time.
#[derive(Debug)]
pub struct Archive {
    path: PathBuf,
    zip: ZipWriter<BufWriter<File>>,
    beside: TempPath,
    files: usize,
}

impl Archive {
    /// Begins an archive of a directory, which is made where it is missing.
    ///
    /// # Errors
    /// [`Code::CannotWrite`].
    pub fn begin(directory: &Path, name: &str) -> Result<Self, Problem> {
        atomic::create_directory(directory)?;
        remove_dead(directory);
        let path = directory.join(name);
        let file = atomic::beside_with(directory, PREFIX);
        let file = file.and_then(|file| file.as_file().lock().map(|()| file));
        let file = file.map_err(|fault| cannot_write(&path, &fault))?;
        let (file, beside) = file.into_parts();
        Ok(Self { path, zip: ZipWriter::new(BufWriter::new(file)), beside, files: 0 })
    }

    /// Adds a file.
    ///
    /// # Errors
    /// [`Code::CannotWrite`].
    pub fn put(&mut self, name: &str, content: &[u8]) -> Result<(), Problem> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        let added = self.zip.start_file(name, options).map_err(io::Error::other);
        added.and_then(|()| self.zip.write_all(content)).map_err(|fault| cannot_write(&self.path, &fault))?;
        self.files += 1;
        Ok(())
    }

    /// Puts the archive into the directory; gives how many files are in it.
    ///
    /// # Errors
    /// [`Code::ExportDiffers`]: another file of its name is there. [`Code::CannotWrite`].
    pub fn finish(self) -> Result<usize, Problem> {
        let Self { path, zip, beside, files } = self;
        let refused = |fault: io::Error| cannot_write(&path, &fault);
        let file = zip.finish().map_err(|fault| refused(io::Error::other(fault)))?;
        file.into_inner().map_err(|fault| refused(fault.into_error()))?;
        match fs::read(&path) {
            Ok(present) if fs::read(&beside).is_ok_and(|written| written == present) => return Ok(files),
            Ok(_) => return Err(Problem::error(Code::ExportDiffers).at(file_place(&path))),
            Err(_) => {}
        }
        beside.persist_noclobber(&path).map_err(|fault| refused(fault.error))?;
        Ok(files)
    }
}
