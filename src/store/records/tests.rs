use std::io::{self, Read};

use proptest::prelude::*;

use super::scan::{Cell, Scan, Scanner};
use super::{AT_ONCE, MAX_CELL, MAX_RECORD, RecordFault, RecordReader};

/// A reader that gives a few bytes at a time, as a pipe may.
struct Drops<'b> {
    bytes: &'b [u8],
    at_once: usize,
}

impl Read for Drops<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let some = self.at_once.min(buffer.len()).min(self.bytes.len());
        buffer[..some].copy_from_slice(&self.bytes[..some]);
        self.bytes = &self.bytes[some..];
        Ok(some)
    }
}

/// The line of a record, and its cells.
type Line = (u32, &'static [&'static str]);
type Rows = Vec<(u32, Vec<String>)>;

/// Every record with its line, and what stopped the reading.
fn read(input: impl Read) -> (Rows, Option<RecordFault>) {
    read_in_blocks(input, AT_ONCE)
}

/// The same, with blocks of about so many bytes.
fn read_in_blocks(input: impl Read, at_once: usize) -> (Rows, Option<RecordFault>) {
    let mut reader = RecordReader::with_blocks(input, at_once).expect("bytes in memory can be read");
    let mut rows = Vec::new();
    loop {
        match reader.next_record() {
            Ok(None) => return (rows, None),
            Ok(Some(record)) => {
                let cells = (0..record.len()).map(|cell| record.cell(cell).into_owned()).collect();
                rows.push((record.line, cells));
            }
            Err(fault) => return (rows, Some(fault)),
        }
    }
}

#[test]
fn records_are_what_the_bytes_say() {
    let cases: &[(&[u8], &[Line], &str)] = &[
        (b"", &[], "an empty file has no records"),
        (b"\n\r\n\n", &[], "nor has one of empty lines"),
        (b"\xef\xbb\xbf", &[], "nor has a byte order mark alone"),
        (b"a,b\n1,2\n", &[(1, &["a", "b"]), (2, &["1", "2"])], "commas"),
        (b"a;b\n1,5;2\n", &[(1, &["a", "b"]), (2, &["1,5", "2"])], "semicolons leave commas alone"),
        (b"a\tb\n1\t2;3\n", &[(1, &["a", "b"]), (2, &["1", "2;3"])], "tabs"),
        (b"\n\na;b\n1;2\n", &[(3, &["a", "b"]), (4, &["1", "2"])], "the header may come after empty lines"),
        (b"a\n1\n", &[(1, &["a"]), (2, &["1"])], "a single column"),
        (b"\xef\xbb\xbfa,b\n", &[(1, &["a", "b"])], "a byte order mark is no part of the first cell"),
        (b"a,b\r\n1,2\r\n", &[(1, &["a", "b"]), (2, &["1", "2"])], "CRLF is no part of the last cell"),
        (b"a,b\r\n\"1\",\"2\"\r\n", &[(1, &["a", "b"]), (2, &["1", "2"])], "nor after a quote"),
        (b"a,b\n1,2", &[(1, &["a", "b"]), (2, &["1", "2"])], "the last line end may be missing"),
        (b"a,b\n1,", &[(1, &["a", "b"]), (2, &["1", ""])], "an empty last cell without a line end"),
        (b"a,b\n1,\"2\"", &[(1, &["a", "b"]), (2, &["1", "2"])], "a quote that the file ends with"),
        (b"a,b\n,\r\n", &[(1, &["a", "b"]), (2, &["", ""])], "empty cells"),
        (b"a,b\n\"\",\"\"\n", &[(1, &["a", "b"]), (2, &["", ""])], "quoted empty cells"),
        (
            b"a\n\"x\ny\"\nz\n",
            &[(1, &["a"]), (2, &["x\ny"]), (4, &["z"])],
            "a quoted line end; later lines count it",
        ),
        (b"a\n\"x\r\ny\"\r\n", &[(1, &["a"]), (2, &["x\r\ny"])], "a quoted CRLF is kept"),
        (b"a\n\"x,y\"\n", &[(1, &["a"]), (2, &["x,y"])], "a quoted delimiter"),
        (b"a\n\"x\"\"y\"\n", &[(1, &["a"]), (2, &["x\"y"])], "a doubled quote is one"),
        (b"a\n\"\"\"\"\n", &[(1, &["a"]), (2, &["\""])], "a quote alone"),
        (
            b"a,b\nx\"y,5\" disk\n",
            &[(1, &["a", "b"]), (2, &["x\"y", "5\" disk"])],
            "a quote within plain text is text",
        ),
        (
            b"a,b\n1,2\n\n\r\n3,4\n",
            &[(1, &["a", "b"]), (2, &["1", "2"]), (5, &["3", "4"])],
            "empty lines count as lines",
        ),
        (b"a,b\n x , y \n", &[(1, &["a", "b"]), (2, &[" x ", " y "])], "blanks are kept"),
        (
            b"a,b\n1\n1,2,3\n",
            &[(1, &["a", "b"]), (2, &["1"]), (3, &["1", "2", "3"])],
            "too few or many cells are the caller's",
        ),
        (b"a\rb\n", &[(1, &["a\rb"])], "a CR alone ends no line"),
    ];
    for (bytes, expected, why) in cases {
        let expected: Rows = expected
            .iter()
            .map(|(line, cells)| (*line, cells.iter().map(|cell| (*cell).to_owned()).collect()))
            .collect();
        for at_once in [1, 2, 3, usize::MAX] {
            let (rows, fault) = read(Drops { bytes, at_once });
            assert!(fault.is_none(), "{why}, {at_once} at once: {fault:?}");
            assert_eq!(rows, expected, "{why}, {at_once} at once");
        }
    }
}

#[test]
fn broken_files_say_where() {
    let long = format!("a,b\n1,2\n{},x\n", "y".repeat(MAX_RECORD));
    let endless = format!("a,b\n1,2\n\"{}\n", "y".repeat(2 * MAX_RECORD));
    let cases: &[(&[u8], &str, &str)] = &[
        (b"a,b\n1,\"2\n3,4\n", "UnclosedQuote(2)", "the record with the open quote, not the end of the file"),
        (b"a,b\n1,\"", "UnclosedQuote(2)", "a quote that opens at the very end"),
        (b"a,b\n1,\"2\"\"\n", "UnclosedQuote(2)", "a doubled quote closes nothing"),
        (b"a,b\n1,2\n\"1\"x,2\n", "StrayQuote(3, 0)", "text after a closing quote"),
        (b"a,b\n1,\"2\" \n", "StrayQuote(2, 1)", "a blank is text too"),
        (b"a,b\n1,\"2\"\r", "StrayQuote(2, 1)", "half a line end"),
        (b"a,b\n1,2\nM\xedla,2\n", "NotUtf8(3)", "windows-1250"),
        (b"a,b\n1,\"x\n\xed\"\n", "NotUtf8(3)", "the line of the byte within the record"),
        (b"\xff\xfea\0", "NotUtf8(1)", "UTF-16, as a spreadsheet's Unicode text"),
        (long.as_bytes(), "RecordTooLong(3)", "a line above 1 MiB"),
        (endless.as_bytes(), "RecordTooLong(3)", "a quote that runs on above 1 MiB"),
    ];
    for (bytes, expected, why) in cases {
        for at_once in [7, usize::MAX].into_iter().filter(|at_once| bytes.len() < 99 || *at_once > 99) {
            let (_, fault) = read(Drops { bytes, at_once });
            assert_eq!(format!("{:?}", fault.expect(why)), *expected, "{why}, {at_once} at once");
        }
    }
}

#[test]
fn a_record_as_long_as_allowed_is_read() {
    let text = format!("a\n{}\n", "x".repeat(MAX_RECORD));
    let (rows, fault) = read(text.as_bytes());
    assert!(fault.is_none(), "{fault:?}");
    assert_eq!(rows[1].1[0].len(), MAX_RECORD);
    const { assert!(MAX_CELL < MAX_RECORD) };
}

#[test]
fn cells_know_their_bytes_and_lines() {
    let text = "\u{feff}a,b,c\r\n1,\"x\ny\",\"z\"\r\n";
    let mut reader = RecordReader::new(text.as_bytes()).unwrap();
    reader.next_record().unwrap();
    let record = reader.next_record().unwrap().unwrap();
    let bytes = |cell| {
        let span = record.span(cell);
        &text[span.start as usize..span.end as usize]
    };
    assert_eq!([bytes(0), bytes(1), bytes(2)], ["1", "\"x\ny\"", "\"z\""]);
    assert_eq!([0, 1, 2].map(|cell| record.line_of(cell)), [2, 2, 3], "the line a cell starts on");
    assert_eq!([0, 1, 2].map(|cell| record.is_quoted(cell)), [false, true, true]);
    assert_eq!(record.text(), "1,\"x\ny\",\"z\"");
}

/// A well-formed file: cells of any text, quoted where they must be or by chance.
fn any_file() -> impl Strategy<Value = String> {
    let cell = ("[a-zá;,\"\n\t \u{a0}]{0,6}", any::<bool>());
    let row = prop::collection::vec(cell, 1..5);
    let rows = prop::collection::vec(row, 0..8);
    let delimiter = prop::sample::select(vec![',', ';', '\t']);
    let line_end = prop::sample::select(vec!["\n", "\r\n"]);
    (rows, delimiter, line_end, any::<bool>(), any::<bool>()).prop_map(
        |(rows, delimiter, line_end, mark, ended)| {
            let mut text = String::from(if mark { "\u{feff}" } else { "" });
            text += &format!("h{delimiter}h");
            for row in rows {
                text += line_end;
                let cells: Vec<String> = row.iter().map(|(cell, quote)| written(cell, *quote)).collect();
                text += &cells.join(&delimiter.to_string());
            }
            if ended { text + line_end } else { text }
        },
    )
}

fn written(cell: &str, quote: bool) -> String {
    if quote || cell.contains([',', ';', '\t', '"', '\n']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

fn read_by_csv_crate(text: &str, delimiter: u8) -> Vec<Vec<String>> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes())
        .records()
        .map(|record| record.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

proptest! {
    #[test]
    fn well_formed_files_read_as_the_csv_crate_reads_them(text in any_file(), at_once in 1usize..9) {
        let delimiter = RecordReader::new(text.as_bytes()).unwrap().delimiter();
        let (rows, fault) = read(Drops { bytes: text.as_bytes(), at_once });
        prop_assert!(fault.is_none(), "{fault:?}");
        let cells: Vec<Vec<String>> = rows.into_iter().map(|(_, cells)| cells).collect();
        prop_assert_eq!(cells, read_by_csv_crate(&text, delimiter));
    }

    #[test]
    fn any_bytes_are_records_or_a_fault(bytes in prop::collection::vec(any_byte(), 0..200), at_once in 1usize..9, blocks in 1usize..64) {
        let whole = read(&*bytes);
        let drops = read_in_blocks(Drops { bytes: &bytes, at_once }, blocks);
        prop_assert_eq!(&whole.0, &drops.0);
        prop_assert_eq!(format!("{:?}", whole.1), format!("{:?}", drops.1));
        prop_assert_eq!(plainly(&bytes), (whole.0, format!("{:?}", whole.1)));
    }
}

/// The plain version: record by record, byte by byte, without blocks.
fn plainly(bytes: &[u8]) -> (Rows, String) {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let is_header = |line: &&[u8]| !matches!(*line, b"\n" | b"\r\n");
    let header = bytes.split_inclusive(|byte| *byte == b'\n').find(is_header).unwrap_or_default();
    let delimiter = header.iter().copied().find(|byte| b",;\t".contains(byte)).unwrap_or(b',');
    let (mut rows, mut at, mut line) = (Vec::new(), 0, 1);
    while at < bytes.len() {
        let rest = &bytes[at..];
        if let Some(empty) = [&b"\n"[..], b"\r\n"].iter().find(|end| rest.starts_with(end)) {
            (at, line) = (at + empty.len(), line + 1);
            continue;
        }
        let mut cells = Vec::new();
        let (end, next) = match Scanner::new(bytes, delimiter, true).record(at, &mut cells) {
            Scan::Record { end, next, .. } => (end, next),
            Scan::More => return (rows, format!("Some(UnclosedQuote({line}))")),
            Scan::Stray => return (rows, format!("Some(StrayQuote({line}, {}))", cells.len())),
        };
        let lines = |bytes: &[u8]| bytes.iter().filter(|byte| **byte == b'\n').count() as u32;
        if let Err(fault) = std::str::from_utf8(&bytes[at..end]) {
            return (rows, format!("Some(NotUtf8({}))", line + lines(&bytes[at..at + fault.valid_up_to()])));
        }
        let text = |cell: &Cell| {
            let text = std::str::from_utf8(&bytes[cell.start as usize..cell.end as usize]).unwrap();
            match text.strip_prefix('"') {
                Some(inside) => inside[..inside.len() - 1].replace("\"\"", "\""),
                None => text.to_owned(),
            }
        };
        rows.push((line, cells.iter().map(text).collect()));
        (line, at) = (line + lines(&bytes[at..next]), next);
    }
    (rows, "None".to_owned())
}

/// Any byte, those that mean something more often.
fn any_byte() -> impl Strategy<Value = u8> {
    prop_oneof![prop::sample::select(b"\",;\t\n\rab\xef\xbb\xbf".to_vec()), any::<u8>()]
}
