//! One writer at a time: the lock that every writing command holds from reading to rename.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;

use super::atomic;
use crate::place::Problem;
use crate::register::DIRECTORY;

/// The file that is locked, relative to the book. It stays there, empty: removing it would let two writers in.
pub const LOCK: &str = ".annum.lock";

/// Held until dropped; freed by the system when the process dies.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock of a book, waiting for another writer to finish, and removes what a killed one left.
    ///
    /// # Errors
    /// The lock file can't be made or locked.
    pub fn take(directory: &Path) -> Result<Self, Problem> {
        let file =
            open_and_lock(&directory.join(LOCK)).map_err(|fault| atomic::cannot_write(LOCK, &fault))?;
        atomic::remove_leftovers(directory);
        atomic::remove_leftovers(&directory.join(DIRECTORY));
        Ok(Self { _file: file })
    }
}

fn open_and_lock(path: &Path) -> io::Result<File> {
    let file = OpenOptions::new().write(true).create(true).truncate(false).open(path)?;
    loop {
        match file.lock() {
            Err(fault) if fault.kind() == io::ErrorKind::Interrupted => {}
            result => return result.map(|()| file),
        }
    }
}

#[cfg(test)]
mod tests;
