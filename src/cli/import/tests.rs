#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::Path;

use proptest::prelude::*;

use crate::cli::tests::Surroundings;
use crate::store::rows::{Contracts, Customers, Kind, Purchases};

/// Runs a command that must succeed; what it writes to stdout.
fn succeed(line: &[&str]) -> String {
    let ran = Surroundings::default().run(line);
    assert_eq!(ran.code, 0, "{line:?}: {}{}", ran.out, ran.err);
    ran.out
}

/// Lists a file of a book for a spreadsheet, imports that unchanged, and holds the file against what it was.
fn nothing_changes(book: &Path, file: &str, list: &str, import: &str) {
    let (path, sheet) = (book.join(file), book.join("saved by a spreadsheet.csv"));
    let before = fs::read(&path).unwrap();
    let book = book.to_str().unwrap();
    fs::write(&sheet, succeed(&["--book", book, list, "list", "--csv-dialect", "excel-cs"])).unwrap();
    let out = succeed(&["--book", book, "import", import, sheet.to_str().unwrap(), "--format", "csv"]);
    assert!(!out.contains("\nadded,") && !out.contains("\nchanged,"), "{out}");
    assert_eq!(fs::read(&path).unwrap(), before, "{file}");
}

/// A copy of the example, with nothing issued.
fn example() -> tempfile::TempDir {
    let directory = tempfile::tempdir().unwrap();
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/book");
    for file in ["catalog.toml", "customers.csv", "contracts.csv", "purchases.csv", "charges.csv"] {
        fs::copy(example.join(file), directory.path().join(file)).unwrap();
    }
    directory
}

#[test]
fn the_example_survives_a_spreadsheet_byte_for_byte() {
    let directory = example();
    nothing_changes(directory.path(), "customers.csv", "customer", "customers");
    nothing_changes(directory.path(), "contracts.csv", "contract", "contracts");
    nothing_changes(directory.path(), "purchases.csv", "purchase", "purchases");
}

/// What Czech Excel makes of a cell that it was given as CSV.
fn as_excel_shows(cell: &str) -> String {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match cell.split('.').collect::<Vec<_>>()[..] {
        [day, month, year] if [day, month, year].into_iter().all(is_number) => {
            return format!("{day:0>2}.{month:0>2}.{year}");
        }
        _ => {}
    }
    match cell.split_once(',') {
        Some((whole, fraction)) if cell.bytes().all(|byte| byte.is_ascii_digit() || byte == b',') => {
            let fraction = fraction.trim_end_matches('0');
            if fraction.is_empty() { whole.to_owned() } else { format!("{whole},{fraction}") }
        }
        _ => cell.to_owned(),
    }
}

/// The same file as Excel saves it: windows-1250, its own dates and numbers, columns that were used once.
fn saved_by_excel(listed: &str) -> Vec<u8> {
    let mut reader =
        csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(listed.as_bytes());
    let mut writer =
        csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    for record in reader.records() {
        let record = record.unwrap();
        let cells = record.iter().map(as_excel_shows).chain([String::new(), String::new()]);
        writer.write_record(cells).unwrap();
    }
    let saved = String::from_utf8(writer.into_inner().unwrap()).unwrap();
    encoding_rs::WINDOWS_1250.encode(saved.trim_start_matches('\u{feff}')).0.into_owned()
}

#[test]
fn what_excel_makes_of_a_list_changes_nothing() {
    let directory = example();
    let book = directory.path().to_str().unwrap();
    for (list, import) in [("customer", "customers"), ("contract", "contracts"), ("purchase", "purchases")] {
        let sheet = directory.path().join("excel.csv");
        let listed = succeed(&["--book", book, list, "list", "--csv-dialect", "excel-cs"]);
        fs::write(&sheet, saved_by_excel(&listed)).unwrap();
        let out = succeed(&["--book", book, "import", import, sheet.to_str().unwrap(), "--format", "csv"]);
        assert!(out.lines().skip(1).all(|line| line.starts_with("unchanged,")), "{out}");
        assert!(out.lines().count() > 5, "{out}");
    }
}

/// A text of the book: anything but control characters and emptiness.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zěščřž '\"=+@;,\n\t-]{1,8}",
        "'{0,2}[=+@-]{0,2}[0-9]{1,4}",
        "0{0,3}[0-9]{1,6}",
        "[0-9]{1,2}\\.[0-9]{1,2}\\.20[0-9]{2}",
        Just("ano".to_owned()),
        Just("=cmd|' /C calc'!A0".to_owned()),
        Just("a\r\nb".to_owned()),
    ]
}

fn maybe(strategy: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), strategy]
}

/// A row of a contract, whose id and first day the book gives.
type Terms = (String, String, String, String, String);

fn terms() -> impl Strategy<Value = Terms> {
    let decimals = || "(0|[1-9][0-9]{0,4})(\\.[0-9]{1,4})?".prop_map(|number| number);
    (
        maybe(decimals()),
        maybe(decimals()),
        maybe("[1-9]?[0-9]".prop_map(|it| it)),
        maybe(text()),
        maybe(text()),
    )
}

#[derive(Debug, Clone)]
struct Rows {
    customers: Vec<[String; 6]>,
    contracts: Vec<Terms>,
    purchases: Vec<(String, u8)>,
}

fn rows() -> impl Strategy<Value = Rows> {
    let texts = || maybe(text());
    let due_days = maybe("[1-9][0-9]?".prop_map(|it| it));
    let language = prop_oneof![Just(String::new()), Just("cs".to_owned()), Just("en".to_owned())];
    let customer = (text(), texts(), texts(), language, due_days, texts()).prop_map(
        |(name, company_id, street, language, due_days, note)| {
            [name, company_id, street, language, due_days, note]
        },
    );
    (
        prop::collection::vec(customer, 1..6),
        prop::collection::vec(terms(), 0..6),
        prop::collection::vec((text(), 1u8..4), 0..6),
    )
        .prop_map(|(customers, contracts, purchases)| Rows { customers, contracts, purchases })
}

/// A file as somebody may have written it: any delimiter, any line end, more quotes than needed.
fn write(book: &Path, file: &str, delimiter: u8, crlf: bool, records: &[Vec<String>]) {
    let terminator = if crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
    let style = if crlf { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary };
    let has_tabs = records.iter().flatten().any(|cell| cell.contains('\t'));
    let style = if has_tabs { csv::QuoteStyle::Always } else { style };
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .terminator(terminator)
        .quote_style(style)
        .from_path(book.join(file))
        .unwrap();
    records.iter().for_each(|record| writer.write_record(record).unwrap());
    writer.flush().unwrap();
}

fn header(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

impl Rows {
    fn write(&self, book: &Path, delimiter: u8, crlf: bool) {
        let mut customers =
            vec![header(&["id", "name", "company_id", "street", "language", "due_days", "note"])];
        customers.extend(
            self.customers.iter().enumerate().map(|(at, cells)| [&[format!("C{at}")][..], cells].concat()),
        );
        write(book, Customers::FILE, delimiter, crlf, &customers);
        let mut contracts = vec![header(&[
            "contract",
            "customer",
            "service",
            "since",
            "quantity",
            "unit_price",
            "discount_percent",
            "text",
            "note",
        ])];
        contracts.extend(self.contracts.iter().enumerate().map(
            |(at, (quantity, price, discount, text, note))| {
                let cells = [
                    &format!("S{at}"),
                    "C0",
                    "remote-pc",
                    "2026-01-05",
                    quantity,
                    price,
                    discount,
                    text,
                    note,
                ];
                cells.map(str::to_owned).to_vec()
            },
        ));
        write(book, Contracts::FILE, delimiter, crlf, &contracts);
        let mut purchases = vec![header(&["customer", "product", "purchased_on"])];
        purchases.extend(
            self.purchases
                .iter()
                .map(|(product, day)| vec!["C0".to_owned(), product.clone(), format!("2026-01-{day:02}")]),
        );
        write(book, Purchases::FILE, delimiter, crlf, &purchases);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn every_book_survives_a_spreadsheet_byte_for_byte(
        rows in rows(),
        delimiter in prop_oneof![Just(b','), Just(b';'), Just(b'\t')],
        crlf in any::<bool>(),
    ) {
        let directory = tempfile::tempdir().unwrap();
        rows.write(directory.path(), delimiter, crlf);
        nothing_changes(directory.path(), Customers::FILE, "customer", "customers");
        nothing_changes(directory.path(), Contracts::FILE, "contract", "contracts");
        nothing_changes(directory.path(), Purchases::FILE, "purchase", "purchases");
    }
}
