//! Files made to do harm end in a clear error, within seconds and little memory, and nothing in them reaches a terminal.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod common;

use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output};

use common::annum;

const CUSTOMERS: &str = "id,name\nC001,Říha\n";
const CONTRACTS: &str = "contract,customer,service,since\nS1,C001,remote-pc,2025-01-01\n";

/// A book of one customer, with another content of one file.
fn book_with(file: &str, content: &[u8]) -> tempfile::TempDir {
    let book = tempfile::tempdir().unwrap();
    fs::write(book.path().join("customers.csv"), CUSTOMERS).unwrap();
    fs::write(book.path().join("contracts.csv"), CONTRACTS).unwrap();
    if let Some(directory) = book.path().join(file).parent() {
        fs::create_dir_all(directory).unwrap();
    }
    fs::write(book.path().join(file), content).unwrap();
    book
}

/// `check` with 512 MiB of memory and a minute of the processor, which a debug build may need.
fn check_within_limits(book: &Path) -> Output {
    let limited = r#"ulimit -v 524288; ulimit -t 60; exec "$0" --lang en --book "$1" check"#;
    Command::new("sh").args(["-c", limited, env!("CARGO_BIN_EXE_annum")]).arg(book).output().unwrap()
}

fn assert_refused(book: &Path, expected: &str) {
    let output = check_within_limits(book);
    let shown = String::from_utf8(output.stdout).unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{expected}: {said}");
    assert!(shown.contains(expected), "{expected} is not in {shown:.2000}");
    assert!(shown.len() < 2_000_000, "{expected}: {} bytes of messages", shown.len());
}

#[test]
fn a_line_of_a_gigabyte_is_refused_in_every_file() {
    for (file, header) in [
        ("customers.csv", "id,name\n"),
        ("contracts.csv", "contract,customer,service,since\nS1,\""),
        ("purchases.csv", "customer,product,purchased_on\n"),
        ("charges.csv", ""),
    ] {
        let book = book_with(file, header.as_bytes());
        grow(&book.path().join(file), 1 << 30);
        assert_refused(book.path(), "the record is longer than 1 MiB");
    }
    let book = book_with("catalog.toml", b"currency = \"CZK\"\n");
    grow(&book.path().join("catalog.toml"), 1 << 30);
    assert_refused(book.path(), "the catalog is larger than 1 MiB");
}

/// Makes a file longer, without room on the disk.
fn grow(file: &Path, bytes: u64) {
    File::options().write(true).open(file).unwrap().set_len(bytes).unwrap();
}

#[test]
fn a_run_with_a_line_of_many_megabytes_is_refused() {
    let book = book_with("register/000001.csv", b"annum-register,1\n");
    grow(&book.path().join("register/000001.csv"), 32 << 20);
    assert_refused(book.path(), "a record above 1 MiB");
}

#[test]
fn a_header_of_a_million_columns_is_refused() {
    let too_long = [b"id,".repeat(1_000_000), b"name\n".to_vec()].concat();
    assert_refused(book_with("customers.csv", &too_long).path(), "the record is longer than 1 MiB");
    let short_names = [b"a,".repeat(400_000), b"b\n".to_vec()].concat();
    assert_refused(book_with("customers.csv", &short_names).path(), "unknown column `a`");
    let same_name = [b"id,".repeat(300_000), b"name\n".to_vec()].concat();
    assert_refused(book_with("customers.csv", &same_name).path(), "the column `id` is in the header twice");
}

#[test]
fn toml_nested_a_hundred_thousand_deep_is_refused() {
    let deep = |begin: &str, part: &str| format!("{begin}{}", part.repeat(100_000));
    for text in [
        deep("currency = ", "["),
        deep("currency = ", "{a="),
        deep("", "a."),
        deep("[", "a."),
        deep("[[", "a."),
        deep("currency = ", "'''"),
    ] {
        assert_refused(book_with("catalog.toml", text.as_bytes()).path(), "not valid TOML");
    }
}

#[test]
fn what_grows_with_the_square_of_the_input_does_not() {
    let id = |letter: &str| letter.repeat(60_000);
    let contracts = format!("contract,customer,service,since\nS1,{},remote-pc,2026-01-01\n", id("b"));
    let book = book_with("contracts.csv", contracts.as_bytes());
    fs::write(book.path().join("customers.csv"), format!("id,name\n{},Říha\n", id("a"))).unwrap();
    assert_refused(book.path(), "unknown customer `bbb");

    let services: String =
        (0..10_000).map(|n| format!("[[service]]\nid = \"s{n}\"\nname = \"x\"\nprice = 1\n")).collect();
    let unknown: String = (0..60_000).map(|n| format!("\"q{n}\",")).collect();
    let catalog = format!("currency = \"CZK\"\n[free_year]\nservices = [{unknown}]\n{services}");
    assert_refused(book_with("catalog.toml", catalog.as_bytes()).path(), "unknown service `q0`");
}

#[test]
fn broken_rows_are_counted_and_only_the_first_thousand_listed() {
    let rows = [b"id,name\n".to_vec(), b",\n".repeat(200_000)].concat();
    assert_refused(book_with("customers.csv", &rows).path(), "400,001 errors (399,000 not listed)");
}

#[test]
fn bytes_that_are_no_text_are_refused_with_their_line() {
    let cases: [(&[u8], &str); 6] = [
        (b"id,name\nC001,\xff\n", "customers.csv:2: the text is not UTF-8"),
        (b"id,name\nC001,\xc5\x98\nC002,\xc5\n", "customers.csv:3: the text is not UTF-8"),
        (b"\xff\xfei\0d\0,\0", "customers.csv:1: the text is not UTF-8"),
        (b"id,name\nC001,a\0b\n", "customers.csv:2: name: control character `U+0000`"),
        (b"id,name\nC001,a\xc2\x9bb\n", "customers.csv:2: name: control character `U+009B`"),
        (b"id,name\nC001,a\nC002,\"b\n\n\n", "customers.csv:3: a quote without its other half"),
    ];
    for (bytes, expected) in cases {
        assert_refused(book_with("customers.csv", bytes).path(), expected);
    }
}

#[test]
fn numbers_beyond_range_are_refused() {
    let nines = "9".repeat(60_000);
    for number in ["9999999999999", "79228162514264337593543950336", nines.as_str()] {
        let row =
            format!("contract,customer,service,since,quantity\nS1,C001,remote-pc,2025-01-01,{number}\n");
        assert_refused(book_with("contracts.csv", row.as_bytes()).path(), "is too large");
        let catalog =
            format!("currency = \"CZK\"\n[[service]]\nid = \"remote-pc\"\nname = \"x\"\nprice = {number}\n");
        assert_refused(book_with("catalog.toml", catalog.as_bytes()).path(), "is too large");
    }
}

#[test]
fn what_is_not_a_file_is_refused_and_not_waited_for() {
    for file in ["customers.csv", "catalog.toml", "charges.csv", "register/head", "register/000001.csv"] {
        let book = book_with(file, b"");
        let path = book.path().join(file);
        fs::remove_file(&path).unwrap();
        fs::create_dir(&path).unwrap();
        assert_refused(book.path(), &format!("{file}: cannot be read: not a regular file"));
        fs::remove_dir(&path).unwrap();
        assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
        assert_refused(book.path(), &format!("{file}: cannot be read: not a regular file"));
    }
    let book = book_with("customers.csv", b"");
    fs::remove_file(book.path().join("customers.csv")).unwrap();
    std::os::unix::fs::symlink("nowhere", book.path().join("customers.csv")).unwrap();
    assert_refused(book.path(), "customers.csv: the file is missing");
}

#[test]
fn no_value_of_a_file_can_move_the_cursor_of_a_terminal() {
    let evil = "\u{1b}]0;owned\u{7}\u{1b}[2J\u{202e}";
    let files = [
        ("customers.csv", format!("id,name\nC{evil},x\n")),
        ("customers.csv", format!("id,na{evil}me\n")),
        ("contracts.csv", format!("contract,customer,service,since\nS1,C{evil},r{evil},2{evil}\n")),
        ("charges.csv", format!("id,customer,date,description,unit_price\nT1,C001,2027-01-01,x,1{evil}\n")),
        ("catalog.toml", format!("currency = \"{evil}\"\n")),
        ("catalog.toml", "\"\\u001b[2J\" = 1\ncurrency = \"\\u001b[2J\"\n".to_owned()),
        ("register/000001.csv", format!("annum-register,{evil}\n")),
        (&format!("register/{evil}.csv"), String::new()),
        ("register/head", format!("run,seal\n1,{evil}\n")),
    ];
    for (file, content) in &files {
        let book = book_with(file, content.as_bytes());
        for command in ["check", "bill 2027", "customer list", "contract list", "verify", "runs", "catalog"] {
            assert_plain(book.path(), command);
        }
    }
}

/// What the files may hold and a terminal would obey is made visible: the direction of writing, say.
#[test]
fn what_a_name_may_hold_is_made_visible() {
    let book = book_with("customers.csv", "id,name\nC\u{202e}1,Ří\u{2066}ha\u{200b}\n".as_bytes());
    let contracts = "contract,customer,service,since\nS\u{202e}1,C\u{202e}1,remote-pc,2025-01-01\n";
    fs::write(book.path().join("contracts.csv"), contracts).unwrap();
    let purchases = "customer,product,purchased_on\nC\u{202e}1,P\u{202e},2020-01-01\n";
    fs::write(book.path().join("purchases.csv"), purchases).unwrap();
    let commands = [
        "bill 2027",
        "customer list",
        "contract list",
        "issue 2027",
        "invoices",
        "invoice 2027000001",
        "renewals 2028",
        "compare --catalog catalog.toml --year 2028",
        "report",
        "free-years --on 2020-06-01",
    ];
    for command in commands {
        assert_plain(book.path(), command);
        assert_eq!(annum(book.path(), &command.split(' ').collect::<Vec<_>>()).code, 0, "{command}");
    }
}

fn assert_plain(book: &Path, command: &str) {
    let shown = annum(book, &command.split(' ').collect::<Vec<_>>());
    for text in [&shown.out, &shown.err] {
        let text = std::str::from_utf8(text).unwrap();
        let harmful = text
            .chars()
            .find(|c| (c.is_control() && *c != '\n') || matches!(c, '\u{200b}' | '\u{202e}' | '\u{2066}'));
        assert!(harmful.is_none(), "{command}: {harmful:?} in {text:?}");
    }
}

/// Ids are texts, never paths: whatever they are, only the book's own files are written.
#[test]
fn no_id_leads_out_of_the_book() {
    let outside = tempfile::tempdir().unwrap();
    let book = outside.path().join("book");
    fs::create_dir(&book).unwrap();
    let mut customers = File::create(book.join("customers.csv")).unwrap();
    writeln!(customers, "id,name\n../../evil,../evil").unwrap();
    fs::write(
        book.join("contracts.csv"),
        "contract,customer,service,since,document\n../x,../../evil,remote-pc,2025-01-01,/tmp/y\n",
    )
    .unwrap();
    let commands: [&[&str]; 6] = [
        &["issue", "2027"],
        &["cancel", "2027000001", "--reason", "../reason"],
        &["contract", "change", "../x", "remote-ip", "--since", "2026-09-01"],
        &["contract", "end", "../x", "--on", "2026-12-31"],
        &["customer", "add", "--id", "/etc/passwd", "--name", "x"],
        &["purchase", "add", "../../evil", "../p", "--on", "2027-01-04", "--with", "remote-ip"],
    ];
    for command in commands {
        assert_eq!(annum(&book, command).code, 0, "{command:?}");
    }
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 1);
    let mut names: Vec<_> =
        fs::read_dir(&book).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.retain(|name| !name.starts_with('.'));
    names.sort();
    assert_eq!(names, ["contracts.csv", "customers.csv", "purchases.csv", "register"]);
}
