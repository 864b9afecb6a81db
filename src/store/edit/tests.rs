use std::fs;

use proptest::prelude::*;
use tempfile::TempDir;

use super::*;

const FILE: &str = "contracts.csv";
const COLUMNS: Columns = Columns {
    all: &[
        Column::text("contract"),
        Column::text("customer"),
        Column::date("since"),
        Column::number("quantity"),
        Column::date("until"),
        Column::text("note"),
    ],
    required: 3,
};

fn book(content: impl AsRef<[u8]>) -> TempDir {
    let book = tempfile::tempdir().unwrap();
    fs::write(book.path().join(FILE), content).unwrap();
    book
}

fn open(book: &TempDir) -> EditedFile {
    EditedFile::open(book.path(), FILE, COLUMNS).unwrap()
}

fn content(book: &TempDir) -> String {
    fs::read_to_string(book.path().join(FILE)).unwrap()
}

fn edited(before: &str, edit: impl FnOnce(&mut EditedFile)) -> String {
    let book = book(before);
    let mut file = open(&book);
    edit(&mut file);
    file.save().unwrap();
    content(&book)
}

#[test]
fn a_row_is_appended_as_the_file_is_written() {
    let row = [("contract", "C2"), ("customer", "b"), ("since", "2027-01-01")];
    let cases = [
        (
            "the order of columns is the file's",
            "since,customer,contract\n2026-01-01,a,C1\n",
            "since,customer,contract\n2026-01-01,a,C1\n2027-01-01,b,C2\n",
        ),
        (
            "so are delimiter, line ends and byte order mark",
            "\u{feff}contract;customer;since\r\nC1;a;1.1.2026\r\n",
            "\u{feff}contract;customer;since\r\nC1;a;1.1.2026\r\nC2;b;2027-01-01\r\n",
        ),
        (
            "a last line without a line end gets one",
            "contract\tcustomer\tsince\r\nC1\ta\t2026-01-01",
            "contract\tcustomer\tsince\r\nC1\ta\t2026-01-01\r\nC2\tb\t2027-01-01\r\n",
        ),
        (
            "a header alone without a line end too",
            "contract,customer,since",
            "contract,customer,since\nC2,b,2027-01-01\n",
        ),
        (
            "columns that say nothing stay empty",
            "note,contract,customer,since,until\n",
            "note,contract,customer,since,until\n,C2,b,2027-01-01,\n",
        ),
        (
            "blank lines stay",
            "contract,customer,since\n\nC1,a,2026-01-01\n\n",
            "contract,customer,since\n\nC1,a,2026-01-01\n\nC2,b,2027-01-01\n",
        ),
        ("an empty file gets a header", "", "contract,customer,since\nC2,b,2027-01-01\n"),
        (
            "so does one with a byte order mark alone",
            "\u{feff}",
            "\u{feff}contract,customer,since\nC2,b,2027-01-01\n",
        ),
    ];
    for (reason, before, after) in cases {
        assert_eq!(edited(before, |file| file.append(&row)), after, "{reason}");
    }
}

#[test]
fn a_cell_is_set_and_nothing_else_touched() {
    let cases = [
        (
            "plain",
            "contract,until\nC1,\nC2,\n",
            "until",
            "2027-06-30",
            "contract,until\nC1,\nC2,2027-06-30\n",
        ),
        (
            "quoted where needed",
            "contract,until\nC1,\nC2,x\n",
            "until",
            "a,b",
            "contract,until\nC1,\nC2,\"a,b\"\n",
        ),
        (
            "no quotes for another delimiter",
            "contract;until\nC1;\nC2;x\n",
            "until",
            "a,b",
            "contract;until\nC1;\nC2;a,b\n",
        ),
        (
            "quotes doubled",
            "contract,until\nC1,\n\"C2\",\"x\"\n",
            "until",
            "5\" disk",
            "contract,until\nC1,\n\"C2\",\"5\"\" disk\"\n",
        ),
        (
            "quotes go where nothing needs them",
            "contract,until\nC1,\nC2,\"a,b\"\n",
            "until",
            "ab",
            "contract,until\nC1,\nC2,ab\n",
        ),
        (
            "the same value changes no byte, not even needless quotes",
            "contract,until\nC1,\nC2,\"ab\"\n",
            "until",
            "ab",
            "contract,until\nC1,\nC2,\"ab\"\n",
        ),
        (
            "a last line without a line end stays so",
            "contract,until\r\nC1,\r\nC2,",
            "until",
            "x",
            "contract,until\r\nC1,\r\nC2,x",
        ),
        (
            "a column that was not there is there for all",
            "contract,customer\r\nC1,\"a\r\nb\"\r\nC2,c",
            "note",
            "x",
            "contract,customer,note\r\nC1,\"a\r\nb\",\r\nC2,c,x",
        ),
    ];
    for (reason, before, column, value, after) in cases {
        let line = if before.contains("a\r\nb") { 4 } else { 3 };
        assert_eq!(edited(before, |file| file.set(line, column, value)), after, "{reason}");
    }
}

#[test]
fn several_changes_are_one_save() {
    let after = edited("contract,customer,since\nC1,a,2026-01-01\nC2,b,2026-01-01\n", |file| {
        file.set(2, "until", "2026-12-31");
        file.set(3, "customer", "first thought");
        file.set(3, "customer", "c");
        file.append(&[("contract", "C3"), ("quantity", "5")]);
    });
    let expected = "contract,customer,since,quantity,until\n\
                    C1,a,2026-01-01,,2026-12-31\nC2,c,2026-01-01,,\nC3,,,5,\n";
    assert_eq!(after, expected, "new columns stand in the order of a new file");
}

#[test]
fn a_missing_file_gets_the_required_columns_and_those_used() {
    let book = tempfile::tempdir().unwrap();
    let mut file = open(&book);
    file.append(&[("note", "line one\nline two"), ("contract", "C1")]);
    file.save().unwrap();
    assert_eq!(content(&book), "contract,customer,since,note\nC1,,,\"line one\nline two\"\n");
}

#[test]
fn nothing_to_change_writes_nothing() {
    let missing = tempfile::tempdir().unwrap();
    open(&missing).save().unwrap();
    assert!(!missing.path().join(FILE).exists());
    let there = book("contract,until\nC1,x\n");
    let modified = || fs::metadata(there.path().join(FILE)).unwrap().modified().unwrap();
    let before = modified();
    let mut file = open(&there);
    file.set(2, "until", "x");
    file.save().unwrap();
    assert_eq!(modified(), before);
}

#[test]
fn a_file_that_changed_since_is_not_overwritten() {
    for (before, since) in [(Some("contract\nC1\n"), "contract\nC9\n"), (None, "contract\nC9\n")] {
        let book = tempfile::tempdir().unwrap();
        if let Some(before) = before {
            fs::write(book.path().join(FILE), before).unwrap();
        }
        let mut file = open(&book);
        file.append(&[("contract", "C2")]);
        fs::write(book.path().join(FILE), since).unwrap();
        assert_eq!(file.save().unwrap_err().code, Code::FileChanged);
        assert_eq!(content(&book), since);
    }
}

#[test]
fn what_no_reader_would_take_is_refused() {
    let long = "x".repeat(MAX_CELL + 1);
    let cases: [(&str, &str, Code, &str); 5] = [
        ("contract,until\nC1,\n", "\u{1b}[31m", Code::ControlCharacter, "contracts.csv: until"),
        ("contract,until\nC1,\n", "a\rb", Code::ControlCharacter, "contracts.csv: until"),
        ("contract,until\nC1,\n", &long, Code::CellTooLong, "contracts.csv: until"),
        ("contract,until\nC1\n", "x", Code::CellCount, "contracts.csv:2"),
        ("contract,until\n\nC1,\n", "x", Code::FileChanged, "contracts.csv"),
    ];
    for (before, value, code, place) in cases {
        let book = book(before);
        let mut file = open(&book);
        file.set(2, "until", value);
        let problem = file.save().unwrap_err();
        assert_eq!((problem.code, problem.place.unwrap().to_string().as_str()), (code, place));
        assert_eq!(content(&book), before);
    }
}

#[test]
fn what_is_no_csv_is_not_edited() {
    let cases: [(&[u8], Code, u32); 3] = [
        (b"contract,note\nC1,\"open\n", Code::UnclosedQuote, 2),
        (b"contract,note\nC1,\"a\"b\n", Code::StrayQuote, 2),
        (b"contract,note\nC1,\xe8\n", Code::NotUtf8, 2),
    ];
    for (bytes, code, line) in cases {
        let book = book(bytes);
        let problem = EditedFile::open(book.path(), FILE, COLUMNS).unwrap_err();
        assert_eq!((problem.code, problem.place), (code, Some(Place::line(FILE, line))));
    }
}

#[test]
fn a_new_book_gets_headers_and_loses_nothing() {
    let book = tempfile::tempdir().unwrap();
    assert!(create(book.path(), FILE, &["contract", "customer"]).unwrap());
    assert!(!create(book.path(), FILE, &["other"]).unwrap());
    assert_eq!(content(&book), "contract,customer\n");
}

/// A file as somebody may write it, and what its cells say.
#[derive(Debug, Clone)]
struct AnyFile {
    text: String,
    rows: Vec<Vec<String>>,
    lines: Vec<u32>,
}

fn any_value() -> impl Strategy<Value = String> {
    prop_oneof!["[a-zá;,\"\t\n' ]{0,8}", "\\PC{0,8}"].prop_map(|text| text.replace('\u{feff}', ""))
}

/// Two or three columns; cells quoted at will; blank lines; any line end, also none at the end.
fn any_file() -> impl Strategy<Value = AnyFile> {
    let cell = (any_value(), any::<bool>());
    let row = (prop::collection::vec(cell, 3), any::<bool>());
    let delimiter = prop::sample::select(vec![',', ';', '\t']);
    let line_end = prop::sample::select(vec!["\n", "\r\n"]);
    (prop::collection::vec(row, 0..5), 2..=3usize, delimiter, line_end, any::<(bool, bool)>()).prop_map(
        |(rows, columns, delimiter, line_end, (mark, ended))| {
            let header = ["note", "contract", "until"][..columns].join(&delimiter.to_string());
            let mut file = AnyFile { text: header, rows: Vec::new(), lines: Vec::new() };
            if mark {
                file.text.insert(0, '\u{feff}');
            }
            for (cells, blank) in rows {
                file.text.push_str(line_end);
                if blank {
                    file.text.push_str(line_end);
                }
                file.lines.push(1 + file.text.matches('\n').count() as u32);
                let cells = &cells[..columns];
                let written = cells.iter().map(|(text, quoted)| match quoted {
                    true => format!("\"{}\"", text.replace('"', "\"\"")),
                    false => quoting::cell(text, delimiter as u8).into_owned(),
                });
                file.text.push_str(&written.collect::<Vec<_>>().join(&delimiter.to_string()));
                file.rows.push(cells.iter().map(|(text, _)| text.clone()).collect());
            }
            if ended {
                file.text.push_str(line_end);
            }
            file
        },
    )
}

fn rows_of(text: &str) -> Vec<Vec<String>> {
    let mut records = RecordReader::new(text.as_bytes()).unwrap();
    let mut rows = Vec::new();
    while let Some(record) = records.next_record().unwrap() {
        rows.push((0..record.len()).map(|at| record.cell(at).into_owned()).collect());
    }
    rows
}

/// The text after an edit that is not saved.
fn in_memory(before: &str, edit: impl FnOnce(&mut EditedFile)) -> String {
    let mut file = EditedFile::of(Some(before.into()), Path::new(""), FILE, COLUMNS).unwrap();
    edit(&mut file);
    String::from_utf8(file.edited().unwrap()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_set_cell_reads_back_and_every_other_byte_stays(
        file in any_file(), at in any::<prop::sample::Index>(), value in any_value(),
    ) {
        prop_assume!(!file.rows.is_empty());
        let row = at.index(file.rows.len());
        let after = in_memory(&file.text, |edited| edited.set(file.lines[row], "contract", &value));
        let mut expected = file.rows.clone();
        expected[row][1].clone_from(&value);
        prop_assert_eq!(&rows_of(&after)[1..], &expected[..]);
        let before_row = file.text.split_inclusive('\n').take(file.lines[row] as usize - 1).collect::<String>();
        prop_assert!(after.starts_with(&before_row));
        let next = file.lines.get(row + 1).map_or(String::new(), |line| {
            file.text.split_inclusive('\n').skip(*line as usize - 1).collect()
        });
        prop_assert!(after.ends_with(&next));
        let back = in_memory(&after, |edited| edited.set(file.lines[row], "contract", &file.rows[row][1]));
        prop_assert_eq!(rows_of(&back), rows_of(&file.text));
    }

    #[test]
    fn an_appended_row_reads_back_and_every_byte_stays(file in any_file(), value in any_value()) {
        let after = in_memory(&file.text, |edited| edited.append(&[("contract", &value)]));
        prop_assert!(after.starts_with(&file.text));
        let rows = rows_of(&after);
        prop_assert_eq!(&rows[1..rows.len() - 1], &file.rows[..]);
        prop_assert_eq!(&rows[rows.len() - 1][1], &value);
    }

    #[test]
    fn a_new_column_leaves_the_others(file in any_file(), value in any_value()) {
        let after = in_memory(&file.text, |edited| edited.append(&[("quantity", &value)]));
        let rows = rows_of(&after);
        for (row, before) in rows[1..].iter().zip(&file.rows) {
            prop_assert_eq!(&row[..before.len()], &before[..]);
            prop_assert_eq!(&row[before.len()], "");
        }
        // The decimal mark of a number is the file's.
        let written = rows[rows.len() - 1].last().map(|cell| cell.replace(',', "."));
        prop_assert_eq!(written, Some(value.replace(',', ".")));
        prop_assert_eq!(rows.len(), file.rows.len() + 2);
    }

    #[test]
    fn any_bytes_are_refused_or_kept(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
        if let Ok(mut file) = EditedFile::of(Some(bytes.clone()), Path::new(""), FILE, COLUMNS) {
            file.append(&[("note", "x")]);
            match file.edited() {
                Ok(after) if file.header.iter().any(|column| column == "note") => {
                    prop_assert!(after.starts_with(&bytes));
                }
                Ok(after) => prop_assert!(after.len() > bytes.len()),
                Err(problem) => prop_assert_eq!(problem.code, Code::CellCount),
            }
        }
    }
}

#[test]
fn numbers_between_semicolons_get_a_decimal_comma() {
    let book = book("contract;customer;since;quantity;note\nK1;C1;2026-05-12;1;\n");
    let mut file = open(&book);
    file.set(2, "quantity", "1.5");
    file.append(&[
        ("contract", "K2"),
        ("customer", "C1"),
        ("since", "2026-06-01"),
        ("quantity", "2.5"),
        ("note", "v1.2"),
    ]);
    file.save().unwrap();
    let written = fs::read_to_string(book.path().join(FILE)).unwrap();
    assert_eq!(
        written,
        "contract;customer;since;quantity;note\nK1;C1;2026-05-12;1,5;\nK2;C1;2026-06-01;2,5;v1.2\n"
    );
}

#[test]
fn a_tab_gets_quotes_since_readers_take_it_nowhere_else() {
    let row = [("contract", "C2"), ("customer", "b"), ("since", "2027-01-01"), ("note", "a\tb")];
    let edited = edited("contract,customer,since,note\n", |file| file.append(&row));
    assert_eq!(edited, "contract,customer,since,note\nC2,b,2027-01-01,\"a\tb\"\n");
}

#[test]
fn czech_days_and_numbers_become_those_of_the_file() {
    let row =
        [("contract", "C2"), ("customer", "b"), ("since", "1.9.2026"), ("quantity", "2,5"), ("note", "1,5")];
    let edited = edited("contract,customer,since,quantity,note\n", |file| file.append(&row));
    let expected = "contract,customer,since,quantity,note\nC2,b,2026-09-01,2.5,\"1,5\"\n";
    assert_eq!(edited, expected, "and a note stays as it is");
}
