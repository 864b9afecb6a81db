//! The commands that write, each with the book it starts from.

use std::fs;

use crate::book::{Book, Snapshot, said};

/// A command, and what goes before and after it.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    /// Commands that make the book what this one starts from.
    before: &'static [&'static str],
    /// What is done to the files then.
    damage: fn(&Book),
    pub(crate) command: &'static str,
    /// The file that a command of two files writes first, and what finishes it when it was stopped between them.
    pub(crate) halves: Option<(&'static str, &'static str)>,
    /// The next command of the day; with it every file has its last say.
    pub(crate) next: &'static str,
}

const ISSUE: &str = "issue 2027 --date 2027-01-04";
const ISSUE_NEXT: &str = "issue 2028 --date 2027-12-31";

/// Rows of a spreadsheet: one new, one with another quantity; and what another system has billed.
const CONTRACTS: &str =
    concat!("import contracts ", env!("CARGO_MANIFEST_DIR"), "/tests/faults/contracts.csv");
const INVOICES: &str = concat!("import invoices ", env!("CARGO_MANIFEST_DIR"), "/tests/faults/invoices.csv");

/// The plan is that of the files of [`agree_on_a_price`].
const UPLIFT: &str = "uplift 2027 --percent 10 --plan ddfdc3fc1fc0";

const PLAIN: Case = Case { name: "", before: &[], damage: |_| (), command: "", halves: None, next: ISSUE };

/// Every writing command.
pub(crate) const CASES: [Case; 18] = [
    Case { name: "issue, the first run", command: ISSUE, next: ISSUE_NEXT, ..PLAIN },
    Case {
        name: "issue, a later run",
        before: &[ISSUE],
        command: ISSUE_NEXT,
        next: "issue 2026 --date 2027-12-31",
        ..PLAIN
    },
    Case {
        name: "issue, the head one run behind",
        before: &["issue 2026 --date 2027-01-04", ISSUE],
        damage: put_head_back,
        command: ISSUE_NEXT,
        next: "cancel 2027000001 --reason mistake --date 2027-12-31",
        ..PLAIN
    },
    Case {
        name: "cancel",
        before: &[ISSUE],
        command: "cancel 2027000001 2027000002 --reason mistake --date 2027-01-04",
        ..PLAIN
    },
    Case { name: "customer add", command: "customer add --id C4 --name Novák --city Zlín", ..PLAIN },
    Case {
        name: "contract add",
        command: "contract add --contract K4 --customer C1 --service remote-ip --since 2027-02-01",
        ..PLAIN
    },
    Case { name: "contract change", command: "contract change K1 remote-ip --since 2027-03-01", ..PLAIN },
    Case { name: "contract end", command: "contract end K3 --on 2026-12-31", ..PLAIN },
    Case { name: "purchase add", command: "purchase add C1 Sklad --on 2027-01-02", ..PLAIN },
    Case {
        name: "purchase add, the first",
        damage: |book| fs::remove_file(book.path().join("purchases.csv")).expect("a file to remove"),
        command: "purchase add C1 Sklad --on 2027-01-02",
        ..PLAIN
    },
    Case {
        name: "purchase add --with",
        command: "purchase add C3 Sklad --on 2027-01-02 --with remote-pc=2",
        halves: Some((
            "purchases.csv",
            "contract add --contract C3-1 --customer C3 --service remote-pc --quantity 2 --since 2027-01-02",
        )),
        ..PLAIN
    },
    Case {
        name: "charge add",
        command: "charge add --id T2 --customer C1 --date 2027-01-03 --description Work --unit-price 900",
        ..PLAIN
    },
    Case {
        name: "visit add, the first",
        command: "visit add C2 --on 2026-10-14 --technician Dvořák",
        ..PLAIN
    },
    Case {
        name: "visit add --travel",
        before: &["visit add C2 --on 2026-10-14"],
        command: "visit add C2 --on 2026-12-02 --travel 900 --travel-text Travel",
        halves: Some((
            "visits.csv",
            "charge add --id K2-2026-12-02 --customer C2 --date 2026-12-02 --contract K2 --unit-price 900.00 \
             --quantity 1 --description Travel",
        )),
        ..PLAIN
    },
    Case { name: "renew", command: "renew 2027 K2", ..PLAIN },
    Case {
        name: "uplift",
        damage: agree_on_a_price,
        command: UPLIFT,
        halves: Some(("catalog.toml", UPLIFT)),
        ..PLAIN
    },
    Case { name: "import contracts", command: CONTRACTS, ..PLAIN },
    Case { name: "import invoices", command: INVOICES, ..PLAIN },
];

/// What the files are before, between and after a command, and after the one that follows it.
pub(crate) struct Known {
    pub(crate) before: Snapshot,
    pub(crate) between: Option<Snapshot>,
    pub(crate) after: Snapshot,
    pub(crate) after_next: Snapshot,
}

impl Case {
    /// A book as the command finds it.
    pub(crate) fn book(&self) -> Book {
        let book = Book::new();
        for line in self.before {
            book.succeed(line);
        }
        (self.damage)(&book);
        book
    }

    /// The good states, from runs in which nothing fails.
    pub(crate) fn known(&self) -> Known {
        let book = self.book();
        let before = book.snapshot();
        book.succeed(self.command);
        let after = book.snapshot();
        book.succeed(self.next);
        let after_next = book.snapshot();
        assert!(before != after && after != after_next, "{}: a command that changes nothing", self.name);
        let between = self.halves.map(|(first, _)| before.with_file_of(&after, first));
        Known { before, between, after, after_next }
    }

    /// Reads what is left after a fault, does what is missing and the next command: in the end nothing tells that there
    /// was a fault.
    pub(crate) fn go_on(&self, known: &Known, book: &Book, left: &Snapshot) -> Result<(), String> {
        succeed(book, "verify")?;
        succeed(book, "check")?;
        match known.progress(left)? {
            Progress::Before => succeed(book, self.command)?,
            Progress::Between => succeed(book, self.halves.map(|(_, rest)| rest).unwrap_or_default())?,
            Progress::After => {}
        }
        succeed(book, self.next)?;
        succeed(book, "verify")?;
        let end = book.snapshot();
        if end == known.after_next {
            Ok(())
        } else {
            Err(format!("in the end there are {} instead of {}", end.list(), known.after_next.list()))
        }
    }
}

/// How far a command got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Progress {
    Before,
    /// One of two files.
    Between,
    After,
}

impl Known {
    /// How far the command got that left this. The error says that it is neither as before nor as after.
    pub(crate) fn progress(&self, left: &Snapshot) -> Result<Progress, String> {
        let left = left.published();
        if left == self.before.published() {
            Ok(Progress::Before)
        } else if left == self.after.published() {
            Ok(Progress::After)
        } else if self.between.as_ref().is_some_and(|between| left == between.published()) {
            Ok(Progress::Between)
        } else {
            Err(format!("neither as before nor as after: {}", left.list()))
        }
    }
}

impl Progress {
    /// Whether one who reads that the command failed learns what it has done.
    pub(crate) fn is_told_by(self, stderr: &str) -> bool {
        match self {
            Self::Before => true,
            Self::Between => {
                stderr.contains(": added to ")
                    || stderr.contains("written to catalog.toml")
                    || stderr.contains(": written, but")
            }
            Self::After => stderr.contains(": written, but") || stderr.contains("issued: "),
        }
    }
}

fn succeed(book: &Book, line: &str) -> Result<(), String> {
    let output = book.annum(line);
    if output.status.success() { Ok(()) } else { Err(format!("then `{line}`: {}", said(&output))) }
}

/// A short price list, and a contract with a price of its own.
fn agree_on_a_price(book: &Book) {
    let services = ["remote-pc", "server-admin", "remote-ip"];
    let service = |id: &str| format!("\n[[service]]\nid = \"{id}\"\nname = \"{id}\"\nprice = 3000 # net\n");
    let catalog = services.map(service).concat();
    fs::write(book.path().join("catalog.toml"), format!("currency = \"CZK\"\n{catalog}"))
        .expect("a new catalog");
    book.succeed(
        "contract add --contract K4 --customer C1 --service remote-ip --since 2025-01-01 --unit-price 2500",
    );
}

/// As a crash between the run and its head leaves the register.
fn put_head_back(book: &Book) {
    let only_first = Book::new();
    only_first.succeed("issue 2026 --date 2027-01-04");
    fs::copy(only_first.path().join("register/head"), book.path().join("register/head")).expect("the head");
}
