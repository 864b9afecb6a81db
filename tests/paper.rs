//! What outsiders say of our PDF files: qpdf finds nothing wrong, poppler finds the text and the attached invoice, zbar reads
//! the payment back from the picture. Each needs its program; where that is missing, the test says
//! on stderr that it is skipped.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod common;

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use common::{annum, copy_directory, example, say};
use tempfile::TempDir;

/// The example's year 2027, issued with one cancellation, and its documents as PDF.
struct Exported {
    directory: TempDir,
}

impl Exported {
    fn new() -> Self {
        let exported = Self { directory: tempfile::tempdir().unwrap() };
        copy_directory(&example(), &exported.book()).unwrap();
        exported.run(&["issue", "2027", "--date", "2027-01-04"]);
        exported.run(&["cancel", "2027000003", "--reason", "Omyl v objednávce"]);
        exported.run(&[
            "export",
            "--after-run",
            "2",
            "--as",
            "pdf",
            "--out",
            exported.out().to_str().unwrap(),
        ]);
        exported
    }

    fn book(&self) -> PathBuf {
        self.directory.path().join("book")
    }

    fn out(&self) -> PathBuf {
        self.directory.path().join("out")
    }

    fn run(&self, arguments: &[&str]) -> String {
        let shown = annum(&self.book(), arguments);
        assert_eq!(shown.code, 0, "{arguments:?}: {shown:?}");
        shown.text().to_owned()
    }

    /// What the list beside the files says.
    fn documents(&self) -> Vec<Row> {
        let list = fs::read(self.out().join("index.csv")).unwrap();
        let mut reader = csv::Reader::from_reader(list.as_slice());
        reader.deserialize::<Cells>().map(|row| Row::from(row.unwrap())).collect()
    }

    fn pdf(&self, number: &str) -> PathBuf {
        self.out().join(format!("{number}.pdf"))
    }
}

/// A row of the list beside the files.
struct Row {
    number: String,
    name: String,
    language: String,
    payable: String,
}

/// The cells of a row by column.
type Cells = BTreeMap<String, String>;

impl From<Cells> for Row {
    fn from(mut cells: Cells) -> Self {
        let mut cell = |name: &str| cells.remove(name).unwrap_or_else(|| panic!("no column {name}"));
        Self {
            number: cell("number"),
            name: cell("name"),
            language: cell("language"),
            payable: cell("payable"),
        }
    }
}

impl Row {
    fn is_credit_note(&self) -> bool {
        self.payable.starts_with('-')
    }

    /// The amount as the paper writes it.
    fn printed_amount(&self) -> String {
        let (whole, fraction) = self.payable.trim_start_matches('-').split_once('.').unwrap();
        let (mark, point, currency) =
            if self.language == "cs" { (" ", ",", "Kč") } else { (",", ".", "CZK") };
        let (thousands, rest) = whole.split_at(whole.len().saturating_sub(3));
        let whole = if thousands.is_empty() { rest.to_owned() } else { format!("{thousands}{mark}{rest}") };
        format!("{whole}{point}{fraction} {currency}")
    }
}

/// What a program says; `None`, with a word on stderr, where it is not there.
fn said<A: AsRef<OsStr>>(program: &str, arguments: impl IntoIterator<Item = A>) -> Option<String> {
    let Ok(output) = Command::new(program).args(arguments).output() else {
        say(&format!("skipped: {program} is not installed"));
        return None;
    };
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{program}: {out}{err}");
    Some(out.into_owned())
}

#[test]
fn qpdf_finds_nothing_wrong() {
    let exported = Exported::new();
    for row in exported.documents() {
        let Some(said) = said("qpdf", [OsStr::new("--check"), exported.pdf(&row.number).as_os_str()]) else {
            return;
        };
        assert!(said.contains("No syntax or stream encoding errors"), "{}: {said}", row.number);
    }
}

#[test]
fn the_text_of_a_page_has_number_customer_and_amount() {
    let exported = Exported::new();
    for row in exported.documents() {
        let pdf = exported.pdf(&row.number);
        let Some(text) = said("pdftotext", [pdf.as_os_str(), OsStr::new("-")]) else { return };
        let words: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for expected in [&row.number, &row.name, &row.printed_amount()] {
            let expected = expected.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(words.contains(&expected), "{}: {expected} is not in {words}", row.number);
        }
    }
}

#[test]
fn the_invoice_for_machines_is_attached_as_it_is_exported_alone() {
    let exported = Exported::new();
    let isdoc = exported.directory.path().join("isdoc");
    exported.run(&["export", "2027000001", "--as", "isdoc", "--out", isdoc.to_str().unwrap()]);
    let pdf = exported.pdf("2027000001");
    let Some(list) = said("pdfdetach", [OsStr::new("-list"), pdf.as_os_str()]) else { return };
    assert!(list.contains("1: invoice.isdoc"), "{list}");
    let detached = exported.directory.path().join("invoice.isdoc");
    let arguments = ["-save", "1", "-o"].map(OsStr::new);
    said("pdfdetach", arguments.into_iter().chain([detached.as_os_str(), pdf.as_os_str()]));
    assert_eq!(fs::read(detached).unwrap(), fs::read(isdoc.join("2027000001.isdoc")).unwrap());
}

#[test]
fn the_code_on_the_picture_is_the_payment_descriptor() {
    let exported = Exported::new();
    let spayd = exported.directory.path().join("spayd");
    exported.run(&["export", "--after-run", "2", "--as", "spayd", "--out", spayd.to_str().unwrap()]);
    for row in exported.documents() {
        let Some(code) = code_of(&exported.pdf(&row.number), exported.directory.path()) else { return };
        let descriptor = fs::read_to_string(spayd.join(format!("{}.spayd", row.number))).unwrap_or_default();
        assert_eq!(code, descriptor, "{}", row.number);
        assert_eq!(code.is_empty(), row.is_credit_note(), "{}", row.number);
    }
}

/// What zbar reads on the first page; empty where it finds no code.
fn code_of(pdf: &Path, directory: &Path) -> Option<String> {
    let picture = directory.join("page");
    let arguments = ["-r", "110", "-gray", "-png", "-singlefile"].map(OsStr::new);
    said("pdftoppm", arguments.into_iter().chain([pdf.as_os_str(), picture.as_os_str()]))?;
    let output = Command::new("zbarimg").args(["--raw", "-q"]).arg(picture.with_extension("png")).output();
    let Ok(output) = output else {
        say("skipped: zbarimg is not installed");
        return None;
    };
    Some(String::from_utf8(output.stdout).unwrap())
}

#[test]
fn the_file_says_that_it_is_archival_and_what_is_attached() {
    let exported = Exported::new();
    let pdf = exported.pdf("2027000001");
    let arguments = ["--qdf", "--object-streams=disable"].map(OsStr::new);
    let Some(plain) = said("qpdf", arguments.into_iter().chain([pdf.as_os_str(), OsStr::new("-")])) else {
        return;
    };
    for expected in [
        "<pdfaid:part>3</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "/S /GTS_PDFA1",
        "/AFRelationship /Alternative",
        "/Subtype /text#2fxml",
        "/UF (invoice.isdoc)",
        "/F (invoice.isdoc)",
    ] {
        assert!(plain.contains(expected), "{expected} is not in the file");
    }
}
