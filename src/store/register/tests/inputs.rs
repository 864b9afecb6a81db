//! What a run was made of is read back from it, and nothing else.

use std::fs;

use tempfile::TempDir;

use super::samples::{contents, day, found, header, invoice, run_path};
use crate::book::{Book, BookBuilder, Charge, ContractRow, Party, Purchase, Renewal, RowTexts, Text};
use crate::catalog::{Catalog, ServiceIx};
use crate::document::{Document, Draft};
use crate::money::{DecimalMark, Percent, Quantity, UnitPrice};
use crate::place::Code;
use crate::store::catalog;
use crate::store::register::format::{NO_SEAL, RecordKind};
use crate::store::register::seal::Sealing;
use crate::store::register::{Inputs, RegisterFiles, RunHeader, RunPart, RunWriter};

const CATALOG: &str = "currency = \"CZK\"\n[[service]]\nid = \"remote-pc\"\nname = { cs = \"PC\", en = \"PC\" }\nprice = 3000\n\n\
    [[service]]\nid = \"email\"\nname = { cs = \"E\", en = \"E\" }\nprice = 10\n";

fn price_list() -> Catalog {
    catalog::parse("catalog.toml", CATALOG).unwrap()
}

fn row(
    line: u32,
    builder: &mut BookBuilder,
    contract: &str,
    since: &str,
    until: Option<&str>,
) -> ContractRow {
    let mut keep = |text: &str| builder.keep(text).unwrap();
    let contract = keep(contract);
    let texts = RowTexts {
        document: keep("Brno"),
        order_number: keep("PO \"1\""),
        text: keep("a\nb, c"),
        notice_months: Some(3),
    };
    ContractRow {
        line,
        customer: builder.customers().find("acme").unwrap(),
        contract,
        service: ServiceIx(0),
        since: day(since),
        until: until.map(day),
        renewal: if until.is_some() { Renewal::Manual } else { Renewal::Auto },
        quantity: Quantity::parse("2.5", DecimalMark::Point).unwrap(),
        unit_price: until.map(|_| UnitPrice::from_whole(7)),
        discount: Percent::parse("33.33", DecimalMark::Point).unwrap(),
        texts: builder.keep_row_texts(texts).unwrap(),
    }
}

/// Customer `acme` with rows, purchases and charges in several years.
fn book(party: &Party<'_>) -> Book {
    let mut builder = BookBuilder::default();
    let customer = builder.add_customer(17, party).unwrap();
    let rows = [
        (3, "C-1", "2026-01-01", None),
        (4, "C-2", "2026-02-01", Some("2027-05-31")),
        (5, "C-3", "2025-01-01", Some("2025-12-31")),
        (6, "C-4", "2025-01-01", Some("2026-12-31")),
    ];
    for (line, contract, since, until) in rows {
        let row = row(line, &mut builder, contract, since, until);
        builder.add_contract(row);
    }
    let product = builder.keep("Sklad").unwrap();
    builder.add_purchase(Purchase { line: 9, customer, product, purchased_on: day("2019-03-01") });
    for (line, id, date) in [(2, "T-1", "2027-03-01"), (4, "T-2", "2026-03-01"), (5, "T-3", "2026-04-01")] {
        let (id, description) = (builder.keep(id).unwrap(), builder.keep("cesta").unwrap());
        builder.add_charge(Charge {
            line,
            id,
            customer,
            date: day(date),
            description,
            unit_price: UnitPrice::parse_signed("-9.5", DecimalMark::Point).unwrap(),
            quantity: Quantity::ONE,
            unit: Text::default(),
            contract: Text::default(),
        });
    }
    builder.finish(&price_list().ranks())
}

/// A run of one document about contract `C-4` and charge `T-3`, with its inputs.
fn issued(document: &Document<'_>, party: &Party<'_>) -> TempDir {
    let directory = tempfile::tempdir().unwrap();
    let (catalog, book) = (price_list(), book(party));
    let header = RunHeader { through: Some(day("2027-06-30")), ..header(&catalog) };
    let mut writer = RunWriter::begin(directory.path(), &RegisterFiles::default(), &header).unwrap();
    let customer = book.find_customer("acme").unwrap();
    let inputs = Inputs { catalog: &catalog, book: &book, customer, year: 2027 };
    let mut part = RunPart::of_run(1);
    part.inputs(inputs, [&document.content]).unwrap();
    part.document(document).unwrap();
    writer.add(&part).unwrap();
    writer.commit().unwrap();
    directory
}

fn document() -> Document<'static> {
    let plain = invoice("2027000001", 1, &[300_000, 950]);
    let mut lines = plain.content.lines.clone();
    lines[0].contract = "C-4";
    lines[1].charge = "T-3";
    Document { content: Draft { lines, ..plain.content.clone() }, ..plain }
}

#[test]
fn the_rows_that_a_run_used_are_read_back_with_their_lines() {
    let document = document();
    let party = document.content.party;
    let directory = issued(&document, &party);
    let register = RegisterFiles::read(directory.path()).unwrap();
    let run = register.run(1).unwrap();
    assert_eq!((run.through, run.engine.as_str()), (Some(day("2027-06-30")), "0.0.0"));
    let inputs = register.inputs(1).unwrap().unwrap();
    let (before, book) = (book(&party), &inputs.book);
    assert_eq!(&*inputs.catalog.source, CATALOG);
    let customer = book.find_customer("acme").unwrap();
    assert_eq!((book.party(customer), book.customer_line(customer)), (party, 17));
    let lines: Vec<u32> = book.contracts().iter().map(|row| row.line).collect();
    assert_eq!(lines, [3, 4, 6], "active in the year, or of a key on a document");
    for row in book.contracts() {
        let other = before.contracts().iter().find(|other| other.line == row.line).unwrap();
        let figures = |row: &ContractRow| {
            (row.since, row.until, row.renewal, row.quantity, row.unit_price, row.discount)
        };
        assert_eq!(figures(row), figures(other));
        let texts = |book: &Book, row: &ContractRow| {
            let texts = book.row_texts(row);
            [row.contract, texts.document, texts.order_number, texts.text]
                .map(|text| book.text(text).to_owned())
        };
        assert_eq!(texts(book, row), texts(&before, other));
    }
    let purchases: Vec<_> = book.purchases_of(customer).iter().map(|it| (it.line, it.purchased_on)).collect();
    assert_eq!(purchases, [(9, day("2019-03-01"))], "all of them");
    let charges: Vec<_> = book.charges_of(customer).iter().map(|it| (it.line, book.text(it.id))).collect();
    assert_eq!(charges, [(2, "T-1"), (5, "T-3")], "of the year, or on a document");
}

#[test]
fn a_run_of_an_earlier_program_has_nothing_frozen_and_is_read_all_the_same() {
    let document = document();
    let directory = issued(&document, &document.content.party);
    let text = fs::read_to_string(run_path(&directory, 1)).unwrap();
    let is_earlier = |line: &&str| !line.starts_with("input-") && !line.starts_with("columns,input-");
    // A row's text goes over two lines.
    let joined = text.replace("a\nb, c", "a b, c");
    let earlier: String = joined.split_inclusive('\n').filter(is_earlier).collect();
    let earlier = earlier
        .replace(",through,engine\n", "\n")
        .replace(&format!("{NO_SEAL},2027-06-30,0.0.0\n"), &format!("{NO_SEAL}\n"));
    rewrite(&directory, &earlier);
    assert_eq!(found(&directory), [""; 0]);
    let register = RegisterFiles::read(directory.path()).unwrap();
    assert_eq!((register.run(1).unwrap().through, register.run(1).unwrap().engine.as_str()), (None, ""));
    assert_eq!(register.documents().collect::<Vec<_>>(), [document]);
    assert!(register.inputs(1).unwrap().is_none());
}

/// Puts another run in, rightly sealed, and forgets the head's seal.
fn rewrite(directory: &TempDir, text: &str) {
    let mut sealing = Sealing::new(Vec::new());
    sealing.write(&text.as_bytes()[..text.rfind("seal,").unwrap()]).unwrap();
    fs::write(run_path(directory, 1), sealing.seal().unwrap().0).unwrap();
    fs::write(super::samples::head_path(directory), format!("run,seal\n0,{NO_SEAL}\n")).unwrap();
}

#[test]
fn inputs_that_make_no_book_are_told_with_their_line() {
    type Change = fn(String) -> String;
    let cases: [(&str, Change, &str); 4] = [
        (
            "of an unknown customer",
            |text| text.replacen("input-contract,3,C-1,acme", "input-contract,3,C-1,bcme", 1),
            "customer",
        ),
        (
            "of a service not sold",
            |text| text.replacen("C-1,acme,remote-pc", "C-1,acme,remote-px", 1),
            "service",
        ),
        ("no date", |text| text.replacen("Sklad,2019-03-01", "Sklad,2019-02-30", 1), "purchased_on"),
        (
            "of nobody's document",
            |text| text.replacen("input-customer,17,acme", "input-customer,17,x", 1),
            "",
        ),
    ];
    for (reason, change, field) in cases {
        let document = document();
        let directory = issued(&document, &document.content.party);
        rewrite(&directory, &change(fs::read_to_string(run_path(&directory, 1)).unwrap()));
        assert_eq!(found(&directory), [""; 0], "{reason}: the documents are readable");
        let problems = RegisterFiles::read(directory.path()).unwrap().inputs(1).unwrap_err();
        let problem = &problems.listed()[0];
        assert_eq!(
            (problem.code, problem.place.as_ref().unwrap().field.as_ref()),
            (Code::RegisterFormat, field),
            "{reason}"
        );
    }
}

#[test]
fn a_run_that_changed_since_it_was_read_gives_no_inputs() {
    let document = document();
    let directory = issued(&document, &document.content.party);
    let register = RegisterFiles::read(directory.path()).unwrap();
    rewrite(&directory, &fs::read_to_string(run_path(&directory, 1)).unwrap().replace("Sklad", "Mzdy"));
    assert_eq!(register.inputs(1).unwrap_err().listed()[0].code, Code::FileChanged);
    assert_eq!(contents(&directory).len(), 2);
}

#[test]
fn a_cancellation_has_a_catalog_and_an_empty_book() {
    let directory = tempfile::tempdir().unwrap();
    let catalog = price_list();
    let mut writer =
        RunWriter::begin(directory.path(), &RegisterFiles::default(), &header(&catalog)).unwrap();
    writer.document(&invoice("2027000001", 1, &[100])).unwrap();
    writer.commit().unwrap();
    let inputs = RegisterFiles::read(directory.path()).unwrap().inputs(1).unwrap().unwrap();
    assert_eq!((inputs.catalog.services.len(), inputs.book.customers().len()), (2, 0));
}

#[test]
fn inputs_have_the_columns_of_the_files() {
    use crate::store::rows::{Charges, Contracts, Kind, Purchases};
    let of_file = |columns: &[crate::document::Column]| -> Vec<&str> {
        let names = columns.iter().map(|column| column.name).filter(|name| *name != "note");
        std::iter::once("file_line").chain(names).collect()
    };
    assert_eq!(RecordKind::InputContract.columns().to_vec(), of_file(Contracts::COLUMNS));
    assert_eq!(RecordKind::InputPurchase.columns().to_vec(), of_file(Purchases::COLUMNS));
    assert_eq!(RecordKind::InputCharge.columns().to_vec(), of_file(Charges::COLUMNS));
}
