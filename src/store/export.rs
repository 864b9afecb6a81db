//! Documents that leave the register: a directory of files or one archive. Nothing half-written is ever to be seen, and
//! no file that is there already is overwritten by another one.

mod list;

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use tempfile::{Builder, TempDir, TempPath};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::place::{Code, Place, Problem};
use crate::store::atomic;

/// What the name of everything begins with that is not whole yet.
const PREFIX: &str = ".annum-export-";

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Put {
    /// It was not there.
    New,
    /// It was there with the same content, and was left.
    Same,
}

/// Files on their way into a directory. Staged beside those that are there; [`Export::finish`] puts them in. Dropped before
/// that, it leaves nothing behind.
#[derive(Debug)]
pub struct Export {
    directory: PathBuf,
    /// The directory is not there yet.
    is_new: bool,
    staging: TempDir,
    /// Locked as long as this export lives, so that another one tells it from what a killed one left.
    _alive: File,
    /// Names that were there when it began: what is not among them need not be looked for.
    present: BTreeSet<OsString>,
    staged: BTreeSet<String>,
    same: usize,
}

impl Export {
    /// Begins an export into a directory, which is made where it is missing.
    ///
    /// # Errors
    /// [`Code::CannotWrite`].
    pub fn begin(directory: &Path) -> Result<Self, Problem> {
        let is_new = !directory.exists();
        // A new directory comes to be beside its place, and is there with one rename.
        let home = if is_new { atomic::parent(directory) } else { directory };
        atomic::create_directory(home)?;
        remove_dead(home);
        let refused = |fault: io::Error| cannot_write(directory, &fault);
        let staging = staging_in(home).map_err(refused)?;
        let alive = lock(staging.path()).map_err(refused)?;
        let present = fs::read_dir(if is_new { staging.path() } else { directory }).map_err(refused)?;
        Ok(Self {
            directory: directory.to_owned(),
            is_new,
            staging,
            _alive: alive,
            present: present.flatten().map(|entry| entry.file_name()).collect(),
            staged: BTreeSet::new(),
            same: 0,
        })
    }

    /// Takes a file in, unless the directory has it already.
    ///
    /// # Errors
    /// [`Code::ExportDiffers`]: the directory has another file of this name. [`Code::CannotWrite`].
    pub fn put(&mut self, name: &str, content: &[u8]) -> Result<Put, Problem> {
        match self.present(name)? {
            Some(present) if present == content => {
                self.same += 1;
                return Ok(Put::Same);
            }
            Some(_) => return Err(self.differs(name)),
            None => {}
        }
        fs::write(self.staging.path().join(name), content)
            .map_err(|fault| cannot_write(&self.directory.join(name), &fault))?;
        if !self.staged.insert(name.to_owned()) {
            return Err(self.differs(name));
        }
        Ok(Put::New)
    }

    /// What the directory has under a name, if anything.
    fn present(&self, name: &str) -> Result<Option<Vec<u8>>, Problem> {
        if !self.present.contains(OsStr::new(name)) {
            return Ok(None);
        }
        match fs::read(self.directory.join(name)) {
            Ok(present) => Ok(Some(present)),
            Err(fault) if fault.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(fault) => {
                Err(Problem::error(Code::CannotRead).at(file_place(&self.directory.join(name))).with(fault))
            }
        }
    }

    /// Puts the files into the directory, and adds them to the list of its files, of which `fresh` has theirs. Gives how many
    /// there are.
    ///
    /// # Errors
    /// [`Code::ExportDiffers`]: the list is another file, or a file came meanwhile. [`Code::CannotWrite`]; files that are in
    /// already stay, each whole.
    pub fn finish(self, list: &str, fresh: &[u8]) -> Result<usize, Problem> {
        if self.is_new {
            return self.finish_new(list, fresh);
        }
        let present = self.present(list)?;
        let merged = match &present {
            Some(present) => list::merged(present, fresh).map_err(|_| self.differs(list))?,
            None => fresh.to_vec(),
        };
        for name in &self.staged {
            let to = self.directory.join(name);
            let from = TempPath::try_from_path(self.staging.path().join(name))
                .map_err(|fault| cannot_write(&to, &fault))?;
            from.persist_noclobber(&to).map_err(|fault| match fault.error.kind() {
                io::ErrorKind::AlreadyExists => self.differs(name),
                _ => cannot_write(&to, &fault.error),
            })?;
        }
        if present.as_ref() != Some(&merged) {
            atomic::replace(&self.directory, list.to_owned(), &merged)?;
        }
        Ok(self.staged.len())
    }

    fn differs(&self, name: &str) -> Problem {
        Problem::error(Code::ExportDiffers).at(file_place(&self.directory.join(name)))
    }

    /// Puts the whole directory into its place.
    fn finish_new(self, list: &str, fresh: &[u8]) -> Result<usize, Problem> {
        let refused = |fault: io::Error| cannot_write(&self.directory, &fault);
        fs::write(self.staging.path().join(list), fresh).map_err(refused)?;
        fs::rename(self.staging.path(), &self.directory).map_err(refused)?;
        Ok(self.staged.len())
    }

    /// How many files were there already.
    pub fn same(&self) -> usize {
        self.same
    }
}

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

/// A directory for files that are not whole yet, which everybody may read that may read others.
fn staging_in(home: &Path) -> io::Result<TempDir> {
    let mut builder = Builder::new();
    builder.prefix(PREFIX);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o755));
    builder.tempdir_in(home)
}

/// Removes what killed exports left in a directory. Those that live hold a lock. What can't be removed stays: it is in
/// nobody's way.
fn remove_dead(directory: &Path) {
    let Ok(entries) = fs::read_dir(directory) else { return };
    let left = entries.flatten().filter(|entry| entry.file_name().to_string_lossy().starts_with(PREFIX));
    for entry in left {
        let is_dead = File::open(entry.path()).is_ok_and(|file| file.try_lock().is_ok());
        if is_dead {
            let _ = fs::remove_dir_all(entry.path()).or_else(|_| fs::remove_file(entry.path()));
        }
    }
}

/// Locks a file or a directory until it is dropped, or the process dies.
fn lock(path: &Path) -> io::Result<File> {
    let file = File::open(path)?;
    file.lock()?;
    Ok(file)
}

fn file_place(path: &Path) -> Place {
    Place::file(path.display().to_string())
}

fn cannot_write(path: &Path, fault: &io::Error) -> Problem {
    Problem::error(Code::CannotWrite).at(file_place(path)).with(fault)
}

#[cfg(test)]
mod tests;
