//! Whatever bytes stand in the files, the program answers with data or with located problems: it never panics, and no
//! control character reaches a terminal.
//!
//! A case starts from a file of the example, or from nothing, and is cut, doubled, overwritten and stuffed with what breaks
//! readers. `PROPTEST_CASES=100000 cargo test --test any_bytes` runs a long campaign.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

mod common;

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use annum::calendar::Day;
use annum::catalog::Catalog;
use annum::place::Problems;
use annum::store;
use annum::store::files::BookFiles;
use annum::store::register::RegisterFiles;
use proptest::prelude::*;
use sha2::{Digest, Sha256};

use common::{Shown, annum, copy_directory, example};

/// What has broken readers of text, numbers, dates, CSV and TOML before.
const TOKENS: &[&[u8]] = &[
    b"\"",
    b"\"\"",
    b",",
    b";",
    b"\t",
    b"\n",
    b"\r\n",
    b"\r",
    b"\0",
    b"\x1b[2J",
    b"\x1b]0;title\x07",
    b"\x9b31m",
    b"\xc2\x9b1m",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xc3",
    b"\xe2\x80\xae",
    b"\xf0\x9f\x92\xa3",
    b"e\xcc\x81",
    b"=cmd|' /C calc'!A0",
    b"-1",
    b"+1",
    b"0",
    b"-0",
    b"1e3",
    b"1_000",
    b"3.000,00",
    b"0.00005",
    b"999999999999",
    b"999999999999.9999",
    b"-999999999999.99",
    b"79228162514264337593543950335",
    b"340282366920938463463374607431768211456",
    b"NaN",
    b"inf",
    b"2027-02-29",
    b"2026-2-3",
    b"0000-00-00",
    b"9999-12-31",
    b"1900-01-01",
    b"2999-12-31",
    b"-2026-01-01",
    b"12.5.2026",
    b"29.2.2028",
    b"auto",
    b"manual",
    b"C001",
    b"S22-003",
    b"remote-pc",
    b"../../etc/passwd",
    b"[",
    b"]",
    b"{",
    b"}",
    b"[[service]]\n",
    b"'''",
    b"\"\"\"",
    b"=",
    b"#",
    b".",
    b"{year}",
    b"{yy}",
    b"{sequence:6}",
    b"{sequence:99999999999}",
    b"{sequence:0}",
    b"100",
    b"100.0001",
    b"11/12",
    b"0/0",
    b"1/0",
    b"document,",
    b"line,",
    b"columns,",
    b"4294967295",
    b"4294967296",
    b"18446744073709551616",
    b"seal,",
    b"end,1,1,0.00",
    b"{ 2027 = 1 }",
    b"0x7fffffffffffffff",
    b"1979-05-27T07:32:00Z",
];

/// What another system has billed, as a spreadsheet saved it: windows-1250.
const BILLED: &[u8] = b"Faktura;Z\xe1kazn\xedk;Smlouva;Slu\x9eba;Rok;\xc8\xe1stka;Vystaveno\r\n\
    F1;C003;S22-003;remote-ip;2027;10 000,00 K\xe8;2. 1. 2027\r\n";
const FILES: [&str; 4] = ["customers.csv", "contracts.csv", "purchases.csv", "charges.csv"];

/// One change to a file.
#[derive(Debug, Clone)]
enum Change {
    /// Bytes go; position and length as parts of 65 536.
    Cut(u16, u16),
    /// Bytes go in.
    Put(u16, Vec<u8>),
    /// Bytes of one place go over those of another.
    Copy(u16, u16, u16),
    /// What stands between two delimiters becomes something else.
    Cell(u16, Vec<u8>),
    /// The rest goes.
    End(u16),
}

impl Change {
    fn apply(&self, bytes: &mut Vec<u8>) {
        let at = |part: u16| usize::from(part) * bytes.len() / 65_536;
        match self {
            Self::Cut(from, length) => {
                let (from, length) = (at(*from), usize::from(*length) / 1_024);
                bytes.drain(from..(from + length).min(bytes.len()));
            }
            Self::Put(to, new) => {
                let to = at(*to);
                bytes.splice(to..to, new.iter().copied());
            }
            Self::Copy(from, length, to) => {
                let (from, length, to) = (at(*from), usize::from(*length) / 256, at(*to));
                let copied = bytes[from..(from + length).min(bytes.len())].to_vec();
                bytes.splice(to..to, copied);
            }
            Self::Cell(near, new) => {
                let near = at(*near);
                let ends = |byte: &u8| matches!(byte, b',' | b'\n' | b'=');
                let first = bytes[..near].iter().rposition(ends).map_or(0, |end| end + 1);
                let last = bytes[near..].iter().position(ends).map_or(bytes.len(), |end| near + end);
                bytes.splice(first..last, new.iter().copied());
            }
            Self::End(at_part) => {
                let end = at(*at_part);
                bytes.truncate(end);
            }
        }
    }
}

fn piece() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        6 => proptest::sample::select(TOKENS).prop_map(<[u8]>::to_vec),
        1 => proptest::collection::vec(any::<u8>(), 0..12),
        1 => (proptest::sample::select(TOKENS), 1_usize..200).prop_map(|(token, times)| token.repeat(times)),
    ]
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        2 => (any::<u16>(), any::<u16>()).prop_map(|(from, length)| Change::Cut(from, length)),
        4 => (any::<u16>(), piece()).prop_map(|(to, new)| Change::Put(to, new)),
        2 => (any::<u16>(), any::<u16>(), any::<u16>()).prop_map(|(from, length, to)| Change::Copy(from, length, to)),
        8 => (any::<u16>(), piece()).prop_map(|(near, new)| Change::Cell(near, new)),
        1 => any::<u16>().prop_map(Change::End),
    ]
}

/// A file that was `original`, or never was one.
fn bytes_like(original: Vec<u8>) -> impl Strategy<Value = Vec<u8>> {
    let changed = proptest::collection::vec(change(), 0..6).prop_map(move |changes| {
        let mut bytes = original.clone();
        changes.iter().for_each(|change| change.apply(&mut bytes));
        bytes
    });
    let soup = proptest::collection::vec(piece(), 0..40).prop_map(|pieces| pieces.concat());
    prop_oneof![8 => changed, 1 => soup, 1 => proptest::collection::vec(any::<u8>(), 0..600)]
}

fn bytes_of(file: &str) -> Vec<u8> {
    fs::read(example().join(file)).unwrap()
}

fn catalog() -> &'static Catalog {
    static CATALOG: OnceLock<Catalog> = OnceLock::new();
    CATALOG.get_or_init(|| store::catalog::read(&example(), None).unwrap())
}

fn today() -> Day {
    "2027-01-04".parse().unwrap()
}

/// Every problem names its file; its line is one of the file, or the one after a last line end.
fn assert_located(problems: &Problems, file: &str, bytes: &[u8]) {
    let lines = 1 + bytes.iter().filter(|byte| **byte == b'\n').count();
    for problem in problems.listed() {
        let place = problem.place.as_ref().unwrap_or_else(|| panic!("{problem:?} has no place"));
        let is_here = place.file == file;
        assert!(!is_here || place.line as usize <= lines, "{problem:?} stands behind line {lines}");
    }
}

/// What a terminal gets: lines, and nothing that moves a cursor, sets a title or turns text round.
fn assert_harmless(shown: &Shown) {
    for text in [&shown.out, &shown.err] {
        let text = std::str::from_utf8(text).expect("output is UTF-8");
        let harmful = text.chars().find(|c| (c.is_control() && *c != '\n') || is_bidi(*c));
        assert!(harmful.is_none(), "{harmful:?} reaches the terminal: {text}");
    }
    assert!(shown.code <= 1, "{shown:?}");
}

/// Characters that change the direction of the text around them.
fn is_bidi(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A copy of the example with these files in it.
fn book_with(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let book = tempfile::tempdir().unwrap();
    for file in FILES.iter().chain(&["catalog.toml"]) {
        fs::copy(example().join(file), book.path().join(file)).unwrap();
    }
    for (file, bytes) in files {
        fs::write(book.path().join(file), bytes).unwrap();
    }
    book
}

/// Every command that reads, and some that write, on a book.
fn exercise(book: &Path) {
    let commands: [&[&str]; 14] = [
        &["check"],
        &["bill", "2027"],
        &["bill", "2028", "--customer", "C003"],
        &["renewals", "2028"],
        &["uplift", "2029", "--percent", "2.4", "--round", "10"],
        &["report", "--year", "2027"],
        &["free-years", "--on", "2027-06-01"],
        &["catalog"],
        &["quote", "remote-pc=3", "--customer", "C002"],
        &["contract", "list"],
        &["customer", "list", "a"],
        &["charge", "list"],
        &["issue", "2027", "--date", "2027-01-04"],
        &["verify"],
    ];
    for command in commands {
        assert_harmless(&annum(book, command));
    }
}

/// An issued register of the example: one run's bytes.
fn run_file() -> &'static [u8] {
    static RUN: OnceLock<Vec<u8>> = OnceLock::new();
    RUN.get_or_init(|| {
        let book = book_with(&[]);
        let shown = annum(book.path(), &["issue", "2026", "--date", "2026-12-31"]);
        assert_eq!(shown.code, 0, "{shown:?}");
        fs::read(book.path().join("register/000001.csv")).unwrap()
    })
}

/// The same content with the seal and the head that are right for it.
fn sealed(book: &Path, content: &[u8]) {
    let end = content.windows(6).rposition(|window| window == b"\nseal,").map_or(content.len(), |at| at + 1);
    let content = &content[..end];
    let seal: String = Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect();
    let mut run = content.to_vec();
    run.extend_from_slice(format!("seal,{seal}\n").as_bytes());
    write_register(book, &run, format!("run,seal\n1,{seal}\n").as_bytes());
}

fn write_register(book: &Path, run: &[u8], head: &[u8]) {
    fs::create_dir_all(book.join("register")).unwrap();
    fs::write(book.join("register/000001.csv"), run).unwrap();
    fs::write(book.join("register/head"), head).unwrap();
}

fn exercise_register(book: &Path) {
    let commands: [&[&str]; 8] = [
        &["check"],
        &["verify"],
        &["invoices"],
        &["invoices", "--lines"],
        &["runs"],
        &["invoice", "2026000001"],
        &["bill", "2026"],
        &["cancel", "2026000001", "--reason", "try", "--date", "2027-01-04"],
    ];
    for command in commands {
        assert_harmless(&annum(book, command));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_catalog_is_read_or_refused_with_places(bytes in bytes_like(bytes_of("catalog.toml"))) {
        let text = String::from_utf8_lossy(&bytes);
        match store::catalog::parse("catalog.toml", &text) {
            Ok(catalog) => prop_assert!(!catalog.currency.is_empty()),
            Err(problems) => {
                prop_assert!(problems.has_errors());
                assert_located(&problems, "catalog.toml", text.as_bytes());
            }
        }
    }

    #[test]
    fn any_customers_are_read_or_refused_with_places(bytes in bytes_like(bytes_of("customers.csv"))) {
        read_csv("customers.csv", &bytes);
    }

    #[test]
    fn any_contracts_are_read_or_refused_with_places(bytes in bytes_like(bytes_of("contracts.csv"))) {
        read_csv("contracts.csv", &bytes);
    }

    #[test]
    fn any_purchases_are_read_or_refused_with_places(bytes in bytes_like(bytes_of("purchases.csv"))) {
        read_csv("purchases.csv", &bytes);
    }

    #[test]
    fn any_charges_are_read_or_refused_with_places(bytes in bytes_like(bytes_of("charges.csv"))) {
        read_csv("charges.csv", &bytes);
    }

    #[test]
    fn any_visits_are_read_or_refused_with_places(bytes in bytes_like(bytes_of("visits.csv"))) {
        let directory = example();
        let files = BookFiles::of(&directory).with("visits.csv", &bytes);
        let (book, _) = store::book::read(&files, catalog(), today());
        let (_, problems) = store::visits::read(&files, book.as_ref());
        assert_located(&problems, "visits.csv", &bytes);
    }

    #[test]
    fn any_run_without_its_seal_is_refused(bytes in bytes_like(run_file().to_vec())) {
        if bytes == run_file() {
            return Ok(());
        }
        let book = tempfile::tempdir().unwrap();
        write_register(book.path(), &bytes, b"run,seal\n0,0000000000000000000000000000000000000000000000000000000000000000\n");
        if let Ok(register) = RegisterFiles::read(book.path()) {
            // A prefix or suffix can't be sealed by chance: only a rewritten head of the same content could.
            prop_assert!(register.runs().is_empty(), "an edit was not found");
        }
    }

    #[test]
    fn any_head_is_read_or_refused(head in bytes_like(b"run,seal\n1,0000000000000000000000000000000000000000000000000000000000000000\n".to_vec())) {
        let book = tempfile::tempdir().unwrap();
        write_register(book.path(), run_file(), &head);
        assert_harmless(&annum(book.path(), &["runs"]));
    }

    #[test]
    fn any_sealed_run_is_read_or_refused(bytes in bytes_like(run_file().to_vec())) {
        let book = tempfile::tempdir().unwrap();
        sealed(book.path(), &bytes);
        match RegisterFiles::read(book.path()) {
            Ok(_) => {}
            Err(problems) => assert_located(&problems, "register/000001.csv", &bytes),
        }
    }
}

proptest! {
    // Every case runs whole commands: fewer of them.
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases / 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_command_survives_any_catalog(bytes in bytes_like(bytes_of("catalog.toml"))) {
        exercise(book_with(&[("catalog.toml", &bytes)]).path());
    }

    #[test]
    fn every_command_survives_any_file(
        file in 0..FILES.len(),
        changes in proptest::collection::vec(change(), 0..4),
    ) {
        let mut bytes = bytes_of(FILES[file]);
        changes.iter().for_each(|change| change.apply(&mut bytes));
        exercise(book_with(&[(FILES[file], &bytes)]).path());
    }

    #[test]
    fn every_import_survives_any_spreadsheet(
        billed in bytes_like(BILLED.to_vec()),
        file in 0..FILES.len(),
        changes in proptest::collection::vec(change(), 0..4),
    ) {
        let book = book_with(&[]);
        let mut listed = bytes_of(FILES[file]);
        changes.iter().for_each(|change| change.apply(&mut listed));
        for bytes in [billed, listed] {
            let sheet = book.path().join("sheet");
            fs::write(&sheet, bytes).unwrap();
            let sheet = sheet.to_str().unwrap();
            for what in ["invoices", "customers", "contracts", "purchases"] {
                assert_harmless(&annum(book.path(), &["import", what, sheet]));
            }
        }
        assert_eq!(annum(book.path(), &["check"]).code, 0, "what was imported is a book");
    }

    #[test]
    fn every_command_survives_any_sealed_run(bytes in bytes_like(run_file().to_vec())) {
        let book = book_with(&[]);
        sealed(book.path(), &bytes);
        exercise_register(book.path());
    }
}

fn read_csv(file: &'static str, bytes: &[u8]) {
    let directory = example();
    let files = BookFiles::of(&directory).with(file, bytes);
    let (book, problems) = store::book::read(&files, catalog(), today());
    assert_eq!(book.is_none(), problems.has_errors());
    assert_located(&problems, file, bytes);
}

#[test]
fn the_example_itself_is_read() {
    let book = tempfile::tempdir().unwrap();
    copy_directory(&example(), book.path()).unwrap();
    assert_eq!(annum(book.path(), &["check"]).code, 0);
}
