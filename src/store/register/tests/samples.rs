//! Books with runs in them, to do things to.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tempfile::TempDir;

use crate::book::Party;
use crate::calendar::{Day, DayRange};
use crate::catalog::{
    Billing, ByYear, Catalog, FreeYear, Numbering, Paper, Pohoda, Policy, Proration, Roll, Seller, Vat,
};
use crate::document::{Document, Draft, Kind, Line, Reason};
use crate::money::{Net, Percent, Quantity, Share, UnitPrice};
use crate::numbering::Pattern;
use crate::place::Problems;
use crate::register::Action;
use crate::store::register::{Committed, RegisterFiles, RunHeader, RunWriter};

pub(super) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub(super) fn catalog(source: &str) -> Catalog {
    let seller =
        Seller { name: "Dodavatel, s.r.o.".to_owned(), city: "Brno".to_owned(), ..Seller::default() };
    Catalog {
        file: Arc::from("catalog.toml"),
        source: Arc::from(source),
        currency: "CZK".to_owned(),
        seller,
        billing: Billing {
            proration: ByYear::always(Proration::WholeYear, 0),
            due_days: 14,
            roll: Roll::None,
            first_year: None,
            closed_until: None,
            notice_months: None,
        },
        vat: Vat::default(),
        paper: Paper::default(),
        pohoda: Pohoda::default(),
        numbering: Numbering {
            invoice: Pattern::parse("{year}{sequence:6}").unwrap(),
            credit_note: Pattern::parse("9{year}{sequence:5}").unwrap(),
            first: BTreeMap::new(),
        },
        free_year: FreeYear {
            policy: ByYear::always(Policy::None, 0),
            services: Vec::new(),
            services_line: 0,
        },
        services: Vec::new(),
    }
}

pub(super) fn header(catalog: &Catalog) -> RunHeader<'_> {
    let issued_on = day("2027-01-04");
    RunHeader {
        action: Action::Issue,
        issued_on,
        year: 2027,
        plan: "0123456789ab",
        through: None,
        engine: "0.0.0",
        catalog,
        logo: None,
    }
}

pub(super) fn line(net: i128) -> Line<'static> {
    Line {
        contract: "C-1",
        service: "remote-pc",
        charge: "",
        description: Cow::Borrowed("Vzdálený přístup – 1 PC"),
        period: DayRange::year(2027),
        quantity: Quantity::ONE,
        unit: "PC",
        unit_price: UnitPrice::from_ten_thousandths(net as i64 * 100),
        discount: Percent::ZERO,
        share: Share::WHOLE,
        net: Net::from_hundredths(net),
        reason: Reason::Charged,
        basis: None,
    }
}

pub(super) fn invoice(number: &str, run: u32, nets: &[i128]) -> Document<'static> {
    let party = Party {
        name: "Acme \"Holding\", a.s.",
        company_id: "12345678",
        street: "Dlouhá 1\n2. patro",
        city: "Praha",
        postal_code: "110 00",
        country: "CZ",
        ..Party::only("acme")
    };
    let content = Draft {
        kind: Kind::Invoice,
        year: 2027,
        party,
        document: "",
        order_number: "",
        corrects: "",
        note: "",
        lines: nets.iter().map(|net| line(*net)).collect(),
    };
    Document {
        number: Cow::Owned(number.to_owned()),
        sequence: 1,
        run,
        issued_on: day("2027-01-04"),
        supplied_on: day("2027-01-01"),
        due_on: day("2027-01-18"),
        content,
    }
}

/// Writes a run of these documents after the last one.
pub(super) fn issue(book: &Path, documents: &[Document<'_>]) -> Committed {
    let register = RegisterFiles::read(book).unwrap();
    let catalog = catalog("currency = \"CZK\"\n");
    let mut writer = RunWriter::begin(book, &register, &header(&catalog)).unwrap();
    documents.iter().for_each(|document| writer.document(document).unwrap());
    writer.commit().unwrap()
}

/// A book with so many runs of two documents each.
pub(super) fn book_with(runs: u32) -> TempDir {
    let book = tempfile::tempdir().unwrap();
    for run in 1..=runs {
        let documents = [1, 2].map(|at| invoice(&format!("2027{run:03}{at:03}"), run, &[300_000, 12_345]));
        assert!(issue(book.path(), &documents).trouble.is_none());
    }
    book
}

pub(super) fn run_path(book: &TempDir, run: u32) -> PathBuf {
    book.path().join(format!("register/{run:06}.csv"))
}

pub(super) fn head_path(book: &TempDir) -> PathBuf {
    book.path().join("register/head")
}

/// Everything in `register/`, by name.
pub(super) fn contents(book: &TempDir) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(book.path().join("register")).unwrap();
    entries
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()))
        .collect()
}

/// What reading the register finds wrong: place and code of each problem.
pub(super) fn found(book: &TempDir) -> Vec<String> {
    let listed = |problems: Problems| {
        let told = |problem: &crate::place::Problem| {
            let place = problem.place.as_ref().map(ToString::to_string).unwrap_or_default();
            format!("{place} {}", problem.code)
        };
        problems.listed().iter().map(told).collect()
    };
    RegisterFiles::read(book.path()).err().map(listed).unwrap_or_default()
}
