//! A register's documents, and the files made of them.

use std::fs;
use std::path::{Path, PathBuf};

use rust_decimal::Decimal;

use crate::common::{Shown, annum};

/// Every document of a register in every format.
pub(crate) struct Exported {
    pub(crate) documents: Vec<Document>,
    /// Where the files are.
    directory: tempfile::TempDir,
}

/// A document: what the register says, and its files.
pub(crate) struct Document {
    pub(crate) number: String,
    pub(crate) is_credit_note: bool,
    /// Of the register; negative of a credit note.
    pub(crate) net_total: Decimal,
    /// Of the list beside the files: with VAT.
    pub(crate) payable: Decimal,
    pub(crate) isdoc: String,
    pub(crate) pohoda: String,
    pub(crate) ubl: String,
}

impl Exported {
    /// Exports everything that was issued in a book.
    pub(crate) fn of(book: &Path) -> Self {
        let directory = tempfile::tempdir().expect("a directory");
        for format in ["isdoc", "pohoda", "ubl", "pdf"] {
            let out = directory.path().join(format).display().to_string();
            done(&annum(book, &["export", "--after-run", "0", "--as", format, "--out", &out]));
        }
        let register = rows(done(&annum(book, &["invoices", "--format", "csv"])).as_bytes());
        let documents = register.iter().map(|row| document(row, directory.path())).collect();
        Self { documents, directory }
    }

    /// The files of a format, of invoices or of credit notes or of both.
    pub(crate) fn files(&self, format: &str, wanted: impl Fn(&Document) -> bool) -> Vec<PathBuf> {
        let documents = self.documents.iter().filter(|document| wanted(document));
        documents.map(|document| file(self.directory.path(), format, &document.number)).collect()
    }
}

fn file(directory: &Path, format: &str, number: &str) -> PathBuf {
    let extension = if ["isdoc", "pdf"].contains(&format) { format } else { "xml" };
    directory.join(format).join(format!("{number}.{extension}"))
}

/// A row of the register's list with its files.
fn document(row: &csv::StringRecord, directory: &Path) -> Document {
    let number = row[0].to_owned();
    let read = |format| fs::read_to_string(file(directory, format, &number)).expect("a file");
    let payable = |format: &str| {
        let index = fs::read(directory.join(format).join("index.csv")).expect("a list");
        let row = rows(&index).into_iter().find(|row| row[0] == number).expect("a row");
        row[6].parse::<Decimal>().expect("an amount")
    };
    Document {
        is_credit_note: &row[1] == "credit-note",
        net_total: row[7].parse().expect("an amount"),
        payable: payable("isdoc"),
        isdoc: read("isdoc"),
        pohoda: read("pohoda"),
        ubl: read("ubl"),
        number,
    }
}

fn rows(csv: &[u8]) -> Vec<csv::StringRecord> {
    csv::Reader::from_reader(csv).records().map(|row| row.expect("a row")).collect()
}

/// Issues all that a year's plan says.
pub(crate) fn issue(book: &Path, year: i32) {
    let year = year.to_string();
    let plan = done(&annum(book, &["bill", &year, "--format", "json"]));
    let plan: serde_json::Value = serde_json::from_str(&plan).expect("JSON");
    let id = plan["plan"].as_str().expect("an id");
    done(&annum(book, &["issue", &year, "--date", "2027-01-04", "--plan", id]));
}

/// The data of a command that succeeded.
fn done(shown: &Shown) -> String {
    assert_eq!(shown.code, 0, "{shown:?}");
    shown.text().to_owned()
}
