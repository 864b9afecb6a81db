//! Files that are there whole or not at all: written beside, flushed, renamed, directory flushed.
//!
//! What a killed process leaves behind is called `.annum-….tmp`. Only a holder of the book's lock writes such files, so
//! the next one to take the lock removes them.

use std::borrow::Cow;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use crate::place::{Code, Place, Problem};

const PREFIX: &str = ".annum-";
const SUFFIX: &str = ".tmp";

/// Replaces a file of the book, or makes it. It keeps the mode of the one it replaces; a new one gets 0644 less the
/// umask. Where the file is a symbolic link, what it points to is replaced. A write-protected file is not replaced,
/// though a rename could.
///
/// # Errors
/// [`Code::CannotWrite`]: the file is as before. [`Code::NotFlushed`]: it is replaced, but a power cut may undo that.
pub fn replace(directory: &Path, file: impl Into<Cow<'static, str>>, content: &[u8]) -> Result<(), Problem> {
    let file = file.into();
    put(&directory.join(&*file), file, content)
}

/// Makes a file of the book; `false` where it was there already, which is left alone.
///
/// # Errors
/// [`Code::CannotWrite`]: nothing was made. [`Code::NotFlushed`]: it was made, but a power cut may undo that.
pub fn create(directory: &Path, file: &'static str, content: &[u8]) -> Result<bool, Problem> {
    let path = directory.join(file);
    if path.symlink_metadata().is_ok() {
        return Ok(false);
    }
    let (target, written) = write_beside(&path, content).map_err(|fault| cannot_write(file, &fault))?;
    match written.persist_noclobber(&target) {
        Ok(_) => flush_parent(&target).map(|()| true).map_err(|fault| not_flushed(file, &fault)),
        Err(fault) if fault.error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(fault) => Err(cannot_write(file, &fault.error)),
    }
}

/// Makes a directory and those above it, where they are not there yet.
///
/// # Errors
/// [`Code::CannotWrite`].
pub fn create_directory(directory: &Path) -> Result<(), Problem> {
    fs::create_dir_all(directory).map_err(|fault| cannot_write(directory.display().to_string(), &fault))
}

/// An empty file beside those of a directory, which goes away unless it is renamed.
pub(super) fn beside(directory: &Path) -> io::Result<NamedTempFile> {
    beside_with(directory, PREFIX)
}

/// The same with another beginning of its name.
pub(super) fn beside_with(directory: &Path, prefix: &str) -> io::Result<NamedTempFile> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o644);
    Builder::new().prefix(prefix).suffix(SUFFIX).make_in(directory, |path| options.open(path))
}

/// Flushes the names in a directory, so that a rename survives a power cut.
pub(super) fn flush_directory(directory: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(directory)?.sync_all() } else { Ok(()) }
}

/// Removes what killed processes left in a directory. The caller holds the lock. What can't be removed stays: it is
/// in nobody's way.
pub(super) fn remove_leftovers(directory: &Path) {
    let Ok(entries) = fs::read_dir(directory) else { return };
    for entry in entries.flatten() {
        if entry.file_name().to_str().is_some_and(is_leftover) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// The problem of a file that can't be written and is as before.
pub(super) fn cannot_write(file: impl Into<Cow<'static, str>>, fault: &io::Error) -> Problem {
    Problem::error(Code::CannotWrite).at(Place::file(file)).with(fault)
}

/// The problem of a file that is written, but perhaps not on the disk.
pub(super) fn not_flushed(file: impl Into<Cow<'static, str>>, fault: &io::Error) -> Problem {
    Problem::error(Code::NotFlushed).at(Place::file(file)).with(fault)
}

fn is_leftover(name: &str) -> bool {
    name.starts_with(PREFIX) && name.ends_with(SUFFIX)
}

/// Puts a file in its place. Problems call it `file`.
///
/// # Errors
/// As [`replace`].
pub(super) fn put(path: &Path, file: Cow<'static, str>, content: &[u8]) -> Result<(), Problem> {
    let (target, written) =
        write_beside(path, content).map_err(|fault| cannot_write(file.clone(), &fault))?;
    written.persist(&target).map_err(|fault| cannot_write(file.clone(), &fault.error))?;
    flush_parent(&target).map_err(|fault| not_flushed(file, &fault))
}

/// Writes and flushes the content beside the file that it is for; gives that file, links followed.
fn write_beside(path: &Path, content: &[u8]) -> io::Result<(PathBuf, NamedTempFile)> {
    let is_link = path.symlink_metadata().is_ok_and(|metadata| metadata.is_symlink());
    let target = if is_link { path.canonicalize()? } else { path.to_owned() };
    let permissions = target.metadata().ok().map(|replaced| replaced.permissions());
    if permissions.as_ref().is_some_and(fs::Permissions::readonly) {
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, "the file is write-protected"));
    }
    let mut file = beside(parent(&target))?;
    file.as_file_mut().write_all(content)?;
    if let Some(permissions) = permissions {
        file.as_file().set_permissions(permissions)?;
    }
    file.as_file().sync_all()?;
    Ok((target, file))
}

fn flush_parent(target: &Path) -> io::Result<()> {
    flush_directory(parent(target))
}

pub(super) fn parent(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests;
