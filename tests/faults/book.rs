//! A small book in a directory of its own, the program run on it, and what its files are at a moment.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

pub(crate) const BINARY: &str = env!("CARGO_BIN_EXE_annum");
const CATALOG: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/book/catalog.toml");
/// The book's lock; it stays there, empty.
const LOCK: &str = ".annum.lock";
/// How a snapshot calls what a killed process leaves.
pub(crate) const LEFTOVER: &str = ".annum-*.tmp";
const MEMORY: &str = "/dev/shm";

/// Two customers with a service each, a renewal to decide, a purchase that is not followed by a contract.
const FILES: [(&str, &str); 4] = [
    ("customers.csv", "id,name,city\nC1,Nováček,Brno\nC2,\"Kůň, a.s.\",Pardubice\nC3,Šálek,Litomyšl\n"),
    (
        "contracts.csv",
        "contract,customer,service,since,quantity,until,renewal\n\
         K1,C1,remote-pc,2025-01-01,3,,auto\n\
         K2,C2,server-admin,2024-05-01,1,2026-12-31,manual\n\
         K3,C2,remote-ip,2024-05-01,1,,auto\n",
    ),
    ("purchases.csv", "customer,product,purchased_on\nC2,Harmonik Mzdy,2020-03-01\n"),
    ("charges.csv", "id,customer,date,description,unit_price\nT1,C1,2027-01-02,Travel,1200\n"),
];

/// A book, removed when dropped.
pub(crate) struct Book {
    root: TempDir,
}

impl Book {
    /// The book as its owner keeps it, with nothing issued.
    pub(crate) fn new() -> Self {
        Self::in_directory(scratch())
    }

    pub(crate) fn in_directory(root: TempDir) -> Self {
        let book = Self { root };
        fs::create_dir(book.path()).expect("a new directory");
        fill(&book.path());
        book
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.root.path().join("book")
    }

    /// Beside the book, for what is not part of it.
    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    /// Runs the program; words of the line are its arguments.
    pub(crate) fn annum(&self, line: &str) -> Output {
        annum(Command::new(BINARY), &self.path(), line).output().expect("the program starts")
    }

    /// Runs the program, which must succeed; gives its standard output.
    pub(crate) fn succeed(&self, line: &str) -> String {
        let output = self.annum(line);
        assert!(output.status.success(), "{line}: {}", said(&output));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    pub(crate) fn snapshot(&self) -> Snapshot {
        Snapshot::of(&self.path())
    }

    /// Makes the files those of a snapshot.
    pub(crate) fn restore(&self, snapshot: &Snapshot) {
        fs::remove_dir_all(self.path()).expect("a book that can be removed");
        fs::create_dir(self.path()).expect("a new directory");
        for (name, file) in &snapshot.files {
            let path = self.path().join(name);
            fs::create_dir_all(path.parent().expect("a file in a directory")).expect("a new directory");
            fs::write(&path, &file.bytes).expect("a new file");
            fs::set_permissions(&path, fs::Permissions::from_mode(file.mode)).expect("our own file");
        }
    }
}

/// Writes the files of the book.
pub(crate) fn fill(directory: &Path) {
    for (name, content) in FILES {
        fs::write(directory.join(name), content).expect("a new file");
    }
    fs::copy(CATALOG, directory.join("catalog.toml")).expect("the catalog of the example");
}

/// A directory in memory where there is one: what a kill leaves does not depend on the disk, and flushing costs time.
pub(crate) fn scratch() -> TempDir {
    tempfile::tempdir_in(MEMORY).or_else(|_| tempfile::tempdir()).expect("a temporary directory")
}

/// The program with its arguments, started by `command`, which may be another program that starts it.
pub(crate) fn annum(mut command: Command, book: &Path, line: &str) -> Command {
    command.arg("--book").arg(book).args(["--today", "2027-01-04", "--lang", "en"]);
    command.args(line.split_whitespace()).stdin(Stdio::null());
    // One thread, so that the calls of a run come in the same order every time and a trace has them whole.
    command.env_clear().env("LC_ALL", "C.UTF-8").env("NO_COLOR", "1").env("ANNUM_THREADS", "1");
    command
}

/// What a process said, for people.
pub(crate) fn said(output: &Output) -> String {
    format!("{}\n{}", output.status, String::from_utf8_lossy(&output.stderr))
}

/// The files of a book at a moment, but for the lock.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Snapshot {
    files: BTreeMap<String, FileState>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct FileState {
    mode: u32,
    bytes: Vec<u8>,
}

impl Snapshot {
    fn of(directory: &Path) -> Self {
        let mut files = BTreeMap::new();
        read_all(directory, directory, &mut files).expect("a book that can be read");
        let lock = files.remove(LOCK);
        assert!(lock.is_none_or(|lock| lock.bytes.is_empty()), "something is in the lock");
        Self { files }
    }

    /// What counts: the flat files and the runs. The head may be one run behind, leftovers may lie about.
    pub(crate) fn published(&self) -> Self {
        let counts = |name: &str| name != "register/head" && !name.contains(LEFTOVER);
        let files = self.files.iter().filter(|(name, _)| counts(name));
        Self { files: files.map(|(name, file)| (name.clone(), file.clone())).collect() }
    }

    pub(crate) fn has_leftovers(&self) -> bool {
        self.files.keys().any(|name| name.contains(LEFTOVER))
    }

    /// The same, but one file is as in another snapshot.
    pub(crate) fn with_file_of(&self, other: &Self, name: &str) -> Self {
        let mut files = self.files.clone();
        files.extend(other.files.get_key_value(name).map(|(name, file)| (name.clone(), file.clone())));
        Self { files }
    }

    /// The names of the files, with the number of their bytes, for people.
    pub(crate) fn list(&self) -> String {
        let file = |(name, file): (&String, &FileState)| format!("{name} ({} bytes)", file.bytes.len());
        self.files.iter().map(file).collect::<Vec<_>>().join(", ")
    }
}

fn read_all(root: &Path, directory: &Path, files: &mut BTreeMap<String, FileState>) -> io::Result<()> {
    for entry in fs::read_dir(directory)? {
        let path = entry?.path();
        if path.is_dir() {
            read_all(root, &path, files)?;
            continue;
        }
        let name = path.strip_prefix(root).map_err(io::Error::other)?.to_string_lossy().into_owned();
        let mut name = without_random(&name);
        while files.contains_key(&name) {
            name.push('+');
        }
        let mode = path.metadata()?.permissions().mode() & 0o7777;
        files.insert(name, FileState { mode, bytes: fs::read(&path)? });
    }
    Ok(())
}

/// A text in which the names of temporary files are all the same.
pub(crate) fn without_random(text: &str) -> String {
    let Some((before, rest)) = text.split_once(".annum-") else { return text.to_owned() };
    let Some((_, after)) = rest.split_once(".tmp") else { return text.to_owned() };
    format!("{before}{LEFTOVER}{}", without_random(after))
}
