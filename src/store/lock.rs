//! One writer at a time: the lock that every writing command holds from reading to rename.

use std::path::Path;

use crate::place::Problem;

/// Held until dropped; freed by the system when the process dies.
#[derive(Debug)]
pub struct Lock(());

impl Lock {
    /// Takes the lock of a book, waiting for another writer to finish.
    ///
    /// # Errors
    /// The lock file can't be made or locked.
    pub fn take(directory: &Path) -> Result<Self, Problem> {
        let _ = directory;
        unimplemented!()
    }
}
