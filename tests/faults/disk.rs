//! A disk that is full, and directories and files that one may not write or read.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

use crate::book::{BINARY, Book, annum, said, scratch};
use crate::cases::{CASES, Case, Progress};

const PAGE: usize = 4096;
/// More pages than any of the commands writes.
const PAGES: usize = 8;
const ISSUE: &str = "issue 2027 --date 2027-01-04";
const ADD: &str = "customer add --id C9 --name Malá";

#[test]
fn on_a_disk_that_is_full_at_any_size_the_book_is_as_before_or_as_after() {
    let mut tried = 0;
    for case in &CASES {
        let Some(disk) = SmallDisk::mount() else { return };
        let book = Book::in_directory(disk.directory());
        let known = case.known();
        let mut progress = Progress::Before;
        for free in 0..PAGES {
            book.restore(&known.before);
            disk.leave(free);
            let output = book.annum(case.command);
            let left = book.snapshot();
            let context = |what| format!("{} with {free} pages: {what}\n{}", case.name, said(&output));
            progress = known.progress(&left).map_err(context).expect("a known state");
            assert!(!left.has_leftovers(), "{}", context(left.list()));
            assert_eq!(output.status.success(), progress == Progress::After, "{}", context(left.list()));
            disk.leave(PAGES);
            case.go_on(&known, &book, &left).map_err(context).expect("a book that goes on");
            tried += 1;
        }
        assert_eq!(progress, Progress::After, "{}: {PAGES} pages are not enough", case.name);
    }
    crate::say(&format!("{tried:6} full disks"));
}

#[test]
fn in_a_directory_that_may_only_be_read_nothing_changes_and_reading_works() {
    let Some(stranger) = Stranger::new("a read-only directory") else { return };
    stranger.each_command(|case, book| {
        for directory in [book.path().join("register"), book.path()] {
            if directory.exists() {
                set_mode(&directory, 0o555);
            }
        }
        stranger.refused(book, case.command);
        for line in ["check", "verify", "bill 2027", "invoices", "customer list"] {
            let output = stranger.run(book, line);
            assert!(output.status.success(), "{line}: {}", said(&output));
        }
    });
}

#[test]
fn in_a_register_that_may_only_be_read_nothing_is_issued() {
    let Some(stranger) = Stranger::new("a read-only register") else { return };
    let book = stranger.issued();
    set_mode(&book.path().join("register"), 0o555);
    stranger.refused(&book, "issue 2028 --date 2027-12-31");
    stranger.refused(&book, "cancel 2027000001 --reason mistake");
    assert!(stranger.run(&book, "verify").status.success());
}

#[test]
fn what_may_not_be_read_is_never_taken_for_missing() {
    let Some(stranger) = Stranger::new("a book that may not be read") else { return };
    let hidden = [
        "",
        "register",
        "register/head",
        "register/000001.csv",
        "purchases.csv",
        "charges.csv",
        "catalog.toml",
    ];
    for name in hidden {
        let book = stranger.issued();
        set_mode(&book.path().join(name), 0o000);
        for line in ["bill 2028", "issue 2028 --date 2027-12-31"] {
            stranger.refused(&book, line);
        }
        if name.starts_with("register") {
            stranger.refused(&book, "verify");
        } else {
            stranger.refused(&book, ADD);
        }
    }
}

#[test]
fn a_book_that_is_not_there_is_not_made_by_the_way() {
    let book = Book::new();
    let nowhere = book.beside("nowhere");
    for line in [ISSUE, ADD, "bill 2027"] {
        let output = annum(Command::new(BINARY), &nowhere, line).output().expect("the program starts");
        assert_eq!(output.status.code(), Some(1), "{line}: {}", said(&output));
        assert!(!nowhere.exists(), "{line} made it");
    }
}

/// A file system in memory that holds little; unmounted when dropped.
struct SmallDisk {
    mounted: PathBuf,
    _root: TempDir,
}

impl SmallDisk {
    /// `None`, with a word why, where one may not mount.
    fn mount() -> Option<Self> {
        let root = scratch();
        let mounted = root.path().join("disk");
        fs::create_dir(&mounted).expect("a new directory");
        let mount = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=256k", "annum-test"])
            .arg(&mounted)
            .stdin(Stdio::null())
            .output();
        let obstacle = match mount {
            Ok(output) if output.status.success() => return Some(Self { mounted, _root: root }),
            Ok(output) => String::from_utf8_lossy(&output.stderr).into_owned(),
            Err(fault) => format!("mount: {fault}"),
        };
        crate::say(&format!("SKIPPED full disks: nothing can be mounted here ({})", obstacle.trim()));
        None
    }

    fn directory(&self) -> TempDir {
        tempfile::tempdir_in(&self.mounted).expect("a new directory")
    }

    /// Fills the disk but for this many pages.
    fn leave(&self, pages: usize) {
        let filler = self.mounted.join("filler");
        fs::remove_file(&filler).ok();
        let mut size = 0;
        for step in [PAGE * 8, PAGE] {
            while fs::write(&filler, vec![b'x'; size + step]).is_ok() {
                size += step;
            }
        }
        fs::write(&filler, vec![b'x'; size.saturating_sub(pages * PAGE)]).expect("less than before");
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        Command::new("umount").arg("--lazy").arg(&self.mounted).status().ok();
    }
}

/// Somebody to whom rights apply: root has them all.
struct Stranger {
    /// A place of his own, with the program.
    root: TempDir,
    is_root: bool,
}

const NOBODY: u32 = 65534;

impl Stranger {
    /// `None`, with a word why, where root can't become somebody else.
    fn new(test: &str) -> Option<Self> {
        let root = scratch();
        set_mode(root.path(), 0o755);
        fs::copy(BINARY, root.path().join("annum")).expect("a copy of the program");
        let is_root = root.path().metadata().expect("our own directory").uid() == 0;
        let stranger = Self { root, is_root };
        let obstacle = match stranger.command().arg("--version").stdin(Stdio::null()).output() {
            Ok(output) if output.status.success() => return Some(stranger),
            Ok(output) => String::from_utf8_lossy(&output.stderr).into_owned(),
            Err(fault) => fault.to_string(),
        };
        crate::say(&format!("SKIPPED {test}: root can't become somebody else here ({})", obstacle.trim()));
        None
    }

    fn command(&self) -> Command {
        let program = self.root.path().join("annum");
        if !self.is_root {
            return Command::new(program);
        }
        let mut other = Command::new("setpriv");
        other.arg(format!("--reuid={NOBODY}")).arg(format!("--regid={NOBODY}")).arg("--clear-groups");
        other.arg(program);
        other
    }

    fn run(&self, book: &Book, line: &str) -> Output {
        annum(self.command(), &book.path(), line).output().expect("the program starts")
    }

    /// His book, with a run.
    fn issued(&self) -> Book {
        let book = Book::new();
        book.succeed(ISSUE);
        self.give(&book);
        book
    }

    /// Each writing command, on a book of his.
    fn each_command(&self, attempt: impl Fn(&Case, &Book)) {
        for case in &CASES {
            let book = case.book();
            self.give(&book);
            attempt(case, &book);
        }
    }

    /// Makes all of the book his own.
    fn give(&self, book: &Book) {
        set_mode(book.path().parent().expect("a directory around it"), 0o755);
        if self.is_root {
            give_all(&book.path());
        }
    }

    /// The command ends with an error in words and changes nothing.
    fn refused(&self, book: &Book, line: &str) {
        let before = self.is_root.then(|| book.snapshot());
        let output = self.run(book, line);
        assert_eq!(output.status.code(), Some(1), "{line}: {}", said(&output));
        assert!(output.stderr.starts_with(b"error: "), "{line}: {}", said(&output));
        assert!(output.stdout.is_empty(), "{line} prints something");
        assert!(before == self.is_root.then(|| book.snapshot()), "{line} changes something");
    }
}

fn give_all(path: &Path) {
    std::os::unix::fs::chown(path, Some(NOBODY), Some(NOBODY)).expect("root may give away");
    if path.is_dir() {
        for entry in fs::read_dir(path).expect("our own directory") {
            give_all(&entry.expect("our own directory").path());
        }
    }
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("our own file");
}
