//! `register/head`: number and seal of the last run, kept apart so that the loss of the last run is found.

use std::io::{self, Read};
use std::path::Path;

use super::format::NO_SEAL;
use super::seal::is_seal;
use crate::place::{Code, Place, Problem};
use crate::store::atomic;
use crate::store::files::open;

/// The head's file, relative to the book.
pub(super) const HEAD: &str = "register/head";
const HEADER: &str = "run,seal";
/// More than any head has.
const MAX_BYTES: u64 = 1 << 10;

/// Number and seal of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) run: u32,
    pub(super) seal: String,
}

impl Head {
    /// The head of an empty register.
    pub(super) fn before_first() -> Self {
        Self { run: 0, seal: NO_SEAL.to_owned() }
    }

    /// The bytes of the head's file; `None` where it is not there.
    pub(super) fn read(directory: &Path) -> io::Result<Option<Vec<u8>>> {
        let mut bytes = Vec::new();
        match open(&directory.join(HEAD)) {
            Ok(file) => file.take(MAX_BYTES).read_to_end(&mut bytes).map(|_| Some(bytes)),
            Err(fault) if fault.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(fault) => Err(fault),
        }
    }

    /// The head of its file's bytes.
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, Problem> {
        let problem = || {
            let what = "not the number and seal of a run";
            Problem::error(Code::RegisterFormat).at(Place::file(HEAD)).with(what)
        };
        let text = std::str::from_utf8(bytes).map_err(|_| problem())?;
        let second_line = text.strip_prefix(HEADER).and_then(|text| text.strip_prefix('\n'));
        let (run, seal) = second_line
            .and_then(|line| line.strip_suffix('\n'))
            .and_then(|line| line.split_once(','))
            .ok_or_else(problem)?;
        let head = Self { run: run.parse().map_err(|_| problem())?, seal: seal.to_owned() };
        (is_seal(seal) && head.text() == text).then_some(head).ok_or_else(problem)
    }

    /// Puts the head in the place of the one before.
    pub(super) fn write(&self, directory: &Path) -> Result<(), Problem> {
        atomic::replace(directory, HEAD, self.text().as_bytes())
    }

    fn text(&self) -> String {
        format!("{HEADER}\n{},{}\n", self.run, self.seal)
    }
}
