//! Pictures that a command draws: files outside the register that may be drawn anew.

use std::io::{self, Read as _};
use std::path::Path;

use crate::place::{Code, Place, Problem};
use crate::store::atomic::{cannot_write, put};
use crate::store::files::open;

/// How SVG begins, with the declaration of XML or without it.
const BEGINNINGS: [&[u8]; 2] = [b"<svg", b"<?xml"];

/// Writes an SVG picture, over an older one of that name.
///
/// # Errors
/// [`Code::NotAPicture`]: another file is there, and stays. [`Code::CannotWrite`], [`Code::NotFlushed`] as
/// [`replace`](crate::store::atomic::replace).
pub fn write(path: &Path, svg: &str) -> Result<(), Problem> {
    let file = path.display().to_string();
    match is_picture(path) {
        Ok(true) => put(path, file.into(), svg.as_bytes()),
        Ok(false) => Err(Problem::error(Code::NotAPicture).at(Place::file(file))),
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => put(path, file.into(), svg.as_bytes()),
        Err(fault) => Err(cannot_write(file, &fault)),
    }
}

/// Whether a file may be drawn anew: a picture, or an empty file. Only a regular file is looked at: a rename would put a
/// file in the place of a device or a pipe.
fn is_picture(path: &Path) -> io::Result<bool> {
    let mut beginning = Vec::new();
    open(path)?.take(8).read_to_end(&mut beginning)?;
    Ok(beginning.is_empty() || BEGINNINGS.iter().any(|known| beginning.starts_with(known)))
}

#[cfg(test)]
mod tests;
