//! Documents that leave the register: a directory of files or one archive. Nothing half-written is ever to be seen, and
//! no file that is there already is overwritten by another one.

mod archive;
mod list;
mod unfinished;

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use tempfile::{TempDir, TempPath};

use crate::place::{Code, Place, Problem};
use crate::store::atomic;

use unfinished::{lock, remove_dead, staging_in};

pub use archive::Archive;

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

fn file_place(path: &Path) -> Place {
    Place::file(path.display().to_string())
}

fn cannot_write(path: &Path, fault: &io::Error) -> Problem {
    Problem::error(Code::CannotWrite).at(file_place(path)).with(fault)
}

#[cfg(test)]
mod tests;
