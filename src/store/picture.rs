//! Pictures and papers that a command draws: files outside the register that may be drawn anew.

use std::io::{self, Read as _};
use std::path::Path;

use crate::place::{Code, Place, Problem};
use crate::store::atomic::{cannot_write, put};
use crate::store::files::open;

/// How files of each kind begin: SVG with the declaration of XML or without it, PDF.
const BEGINNINGS: [&[&[u8]]; 2] = [&[b"<svg", b"<?xml"], &[b"%PDF"]];

/// Writes an SVG picture or a PDF, over an older one of that name.
///
/// # Errors
/// [`Code::NotAPicture`]: another file is there, and stays. [`Code::CannotWrite`], [`Code::NotFlushed`] as
/// [`replace`](crate::store::atomic::replace).
pub fn write(path: &Path, content: &[u8]) -> Result<(), Problem> {
    let file = path.display().to_string();
    match may_be_drawn_anew(path, content) {
        Ok(true) => put(path, file.into(), content),
        Ok(false) => Err(Problem::error(Code::NotAPicture).at(Place::file(file))),
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => put(path, file.into(), content),
        Err(fault) => Err(cannot_write(file, &fault)),
    }
}

/// Whether a file may be drawn anew: it is of the same kind as the content, or empty. Only a regular file is looked at: a
/// rename would put a file in the place of a device or a pipe.
fn may_be_drawn_anew(path: &Path, content: &[u8]) -> io::Result<bool> {
    let mut beginning = Vec::new();
    open(path)?.take(8).read_to_end(&mut beginning)?;
    let begins = |bytes: &[u8], kind: &[&[u8]]| kind.iter().any(|known| bytes.starts_with(known));
    let same_kind = BEGINNINGS.iter().any(|kind| begins(content, kind) && begins(&beginning, kind));
    Ok(beginning.is_empty() || same_kind)
}

#[cfg(test)]
mod tests;
