//! What is not whole yet: under a name of its own, and locked as long as the export lives.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use tempfile::{Builder, TempDir};

/// What the name of everything begins with that is not whole yet.
pub(super) const PREFIX: &str = ".annum-export-";

/// A directory for files that are not whole yet, which everybody may read that may read others.
pub(super) fn staging_in(home: &Path) -> io::Result<TempDir> {
    let mut builder = Builder::new();
    builder.prefix(PREFIX);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o755));
    builder.tempdir_in(home)
}

/// Removes what killed exports left in a directory. Those that live hold a lock. What can't be removed stays: it is in
/// nobody's way.
pub(super) fn remove_dead(directory: &Path) {
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
pub(super) fn lock(path: &Path) -> io::Result<File> {
    let file = File::open(path)?;
    file.lock()?;
    Ok(file)
}
