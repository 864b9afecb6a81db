//! What the tests of whole commands share.

#![allow(dead_code, reason = "no test uses all of it")]

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use annum::cli::{Process, run};

/// The example's book.
pub(crate) fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/book")
}

/// What a command showed, and its exit code.
pub(crate) struct Shown {
    pub(crate) out: Vec<u8>,
    pub(crate) err: Vec<u8>,
    pub(crate) code: u8,
}

impl Shown {
    /// The data.
    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.out).expect("data is UTF-8")
    }
}

impl std::fmt::Debug for Shown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (out, err) = (String::from_utf8_lossy(&self.out), String::from_utf8_lossy(&self.err));
        write!(f, "exit {}\n--- stdout\n{out}\n--- stderr\n{err}", self.code)
    }
}

/// Runs a command on a book on 4 January 2027, in English.
pub(crate) fn annum(book: &Path, arguments: &[&str]) -> Shown {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let process = Process {
        variable: &|_| None,
        today: &|| "2027-01-04".parse().expect("a day"),
        threads: std::num::NonZeroUsize::MIN,
        stdout_is_terminal: false,
        stderr_is_terminal: false,
    };
    let mut argv = vec![OsString::from("annum"), "--book".into(), book.into()];
    argv.extend(arguments.iter().map(OsString::from));
    let code = run(argv, &process, &mut out, &mut err);
    Shown { out, err, code }
}

/// Says something although the test passes: past the capture of the test harness.
#[expect(clippy::disallowed_methods, reason = "what was skipped is to be seen in every log")]
pub(crate) fn say(line: &str) {
    use std::io::Write as _;
    writeln!(io::stderr(), "{line}").ok();
}

/// Copies a directory with all that is in it.
pub(crate) fn copy_directory(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_directory(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
