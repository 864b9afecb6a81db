//! Pictures and papers that a command draws: files outside the register that may be drawn anew.

use std::io::{self, Read as _};
use std::path::Path;

use crate::place::{Code, Place, Problem};
use crate::store::atomic::{cannot_write, put};
use crate::store::files::open;

/// What is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A chart.
    Svg,
    /// Paper.
    Pdf,
}

impl Kind {
    const fn name(self) -> &'static str {
        match self {
            Self::Svg => "SVG",
            Self::Pdf => "PDF",
        }
    }

    /// How its files begin: SVG with the declaration of XML or without it.
    const fn beginnings(self) -> &'static [&'static [u8]] {
        match self {
            Self::Svg => &[b"<svg", b"<?xml"],
            Self::Pdf => &[b"%PDF-"],
        }
    }
}

/// Writes a picture, over an older one of that name and kind.
///
/// # Errors
/// [`Code::NotAPicture`]: another file is there, and stays. [`Code::CannotWrite`], [`Code::NotFlushed`] as
/// [`replace`](crate::store::atomic::replace).
pub fn write(path: &Path, kind: Kind, content: &[u8]) -> Result<(), Problem> {
    let file = path.display().to_string();
    match may_replace(path, kind) {
        Ok(true) => put(path, file.into(), content),
        Ok(false) => Err(Problem::error(Code::NotAPicture).at(Place::file(file)).with(kind.name())),
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => put(path, file.into(), content),
        Err(fault) => Err(cannot_write(file, &fault)),
    }
}

/// Whether a file may be drawn anew: one of the same kind, or an empty file. Only a regular file is looked at: a rename would
/// put a file in the place of a device or a pipe.
fn may_replace(path: &Path, kind: Kind) -> io::Result<bool> {
    let mut beginning = Vec::new();
    open(path)?.take(8).read_to_end(&mut beginning)?;
    Ok(beginning.is_empty() || kind.beginnings().iter().any(|known| beginning.starts_with(known)))
}

#[cfg(test)]
mod tests;
