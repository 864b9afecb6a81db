//! What drifts and what does not, each case with its reason; then any edit of any book.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::{Drift, Standing, Today, drift};
use crate::billing::cancel::credit_note;
use crate::billing::plan::{self, Inputs};
use crate::billing::rederive::{FrozenRun, rederive};
use crate::billing::samples::{
    Files, HOTLINE, PC, Register, SERVER, by_year, catalog, day, leak, one_off, price, quantity, row, run,
    whole,
};
use crate::billing::tests::invariants::{DATE, YEAR, any_day, any_files};
use crate::catalog::{Catalog, Policy, Proration};
use crate::document::rows::line_row;
use crate::document::{Document, Draft};
use crate::money::Quantity;
use crate::money::UnitPrice;
use crate::register::{Action, Holdings, LineKey};
use crate::store::catalog::parse;
use crate::store::register::{self, RegisterFiles, RunHeader, RunPart, RunWriter};

fn price_list() -> Catalog {
    catalog(Policy::ThroughNextCalendarYear, Proration::WholeYear)
}

/// The drift of a register's run, whose inputs were `frozen`, against what is sold and agreed today.
fn drift_of(
    register: &Register,
    number: u32,
    frozen: (&Catalog, &Files),
    today: (&Catalog, &Files),
) -> Vec<Drift> {
    let mut holdings = Holdings::default();
    for document in register.documents.iter().filter(|document| document.run < number) {
        holdings.add(document.clone()).expect("the invoice it corrects");
    }
    let own = register.documents.iter().filter(|document| document.run == number);
    let documents: Vec<_> = own.cloned().collect();
    let frozen = FrozenRun {
        run: leak(run(number, Action::Issue, YEAR, DATE)),
        documents: leak(documents),
        catalog: leak(frozen.0.clone()),
        book: leak(frozen.1.book_in(frozen.0)),
        holdings: leak(holdings),
    };
    let today = Today { catalog: leak(today.0.clone()), book: leak(today.1.book_in(today.0)) };
    drift(&frozen, today, &Standing::of(&register.documents, today.catalog))
}

/// `contract-edited contracts.csv:2: quantity -> contracts.csv:2: quantity, 3000.00 -> 6000.00`
fn told(drift: &[Drift]) -> Vec<String> {
    let place =
        |place: &Option<crate::place::Place>| place.as_ref().map_or("-".to_owned(), ToString::to_string);
    let one = |it: &Drift| {
        let would_be = it.would_be.map_or("-".to_owned(), |net| net.to_string());
        format!("{} {} -> {}, {} -> {would_be}", it.change.code(), place(&it.then), place(&it.now), it.was)
    };
    drift.iter().map(one).collect()
}

fn issued(catalog: &Catalog, files: &Files) -> Register {
    let mut register = Register::default();
    register.issue(catalog, files, whole(YEAR), DATE);
    register
}

fn files() -> Files {
    Files::of(vec![
        row(PC, "2020-01-01"),
        row(HOTLINE, "2020-01-01"),
        row(SERVER, "2020-01-01").of("B", "S2"),
    ])
    .charge(one_off("T1", "2028-03-01", "12.50"))
}

#[test]
fn every_edit_of_a_file_is_called_what_it_is() {
    type Edit = fn(&mut Files);
    let cases: [(&str, Edit, &[&str]); 13] = [
        ("nothing", |_| {}, &[]),
        ("rows move", |it| it.rows.reverse(), &[]),
        ("a new contract is new business", |it| it.rows.push(row(PC, "2028-02-01").of("A", "S9")), &[]),
        ("a charge of another year", |it| it.charges.push(one_off("T2", "2029-01-01", "1")), &[]),
        ("an end in a later year", |it| it.rows[0] = row(PC, "2020-01-01").until("2029-06-30"), &[]),
        (
            "quantity",
            |it| it.rows[0].quantity = quantity("2"),
            &["contract-edited contracts.csv:2: quantity -> contracts.csv:2: quantity, 3000.00 -> 6000.00"],
        ),
        (
            "an end in the year changes the period alone",
            |it| it.rows[0] = row(PC, "2020-01-01").until("2028-06-30"),
            &["contract-edited contracts.csv:2: until -> contracts.csv:2: until, 3000.00 -> 3000.00"],
        ),
        (
            "ended before the year",
            |it| it.rows[0] = row(PC, "2020-01-01").until("2027-12-31"),
            &["contract-edited contracts.csv:2: since, until -> contracts.csv:2: since, until, 3000.00 -> -"],
        ),
        (
            "lost, and others move up",
            |it| it.rows = it.rows.split_off(1),
            &["row-lost contracts.csv:2 -> -, 3000.00 -> -"],
        ),
        (
            "a second row of the key",
            |it| {
                it.rows[0] = row(PC, "2020-01-01").until("2028-06-30");
                it.rows.push(row(PC, "2028-07-01").quantity("2"));
            },
            &[
                "contract-edited contracts.csv:2: until -> contracts.csv:2: until, 3000.00 -> 6000.00",
                "row-added - -> contracts.csv:5, 3000.00 -> 6000.00",
            ],
        ),
        (
            "a purchase",
            |it| it.purchases.push(("A", day("2027-05-01"))),
            &["purchase-added - -> purchases.csv:2: purchased_on, 3000.00 -> 0.00"],
        ),
        (
            "a charge",
            |it| it.charges[0].quantity = quantity("3"),
            &["charge-edited charges.csv:2: quantity -> charges.csv:2: quantity, 12.50 -> 37.50"],
        ),
        (
            "an order number on the document",
            |it| it.rows[0] = row(PC, "2020-01-01").document("", "PO-7"),
            &[
                "contract-edited contracts.csv:2: order_number -> contracts.csv:2: order_number, 3000.00 -> 3000.00",
            ],
        ),
    ];
    for (reason, edit, expected) in cases {
        let (catalog, register) = (price_list(), issued(&price_list(), &files()));
        let mut today = files();
        edit(&mut today);
        let found = drift_of(&register, 1, (&catalog, &files()), (&catalog, &today));
        assert_eq!(told(&found), expected, "{reason}");
    }
}

#[test]
fn a_purchase_that_went_or_moved_is_drift() {
    let (catalog, before) = (price_list(), files().purchase("2027-05-01"));
    let register = issued(&catalog, &before);
    let told = |today: &Files| told(&drift_of(&register, 1, (&catalog, &before), (&catalog, today)));
    assert_eq!(told(&files()), ["purchase-removed purchases.csv:2: purchased_on -> -, 0.00 -> 3000.00"]);
    let of_line = |it: &Drift| (it.contract.clone(), it.service.clone(), it.number.clone());
    let found = drift_of(&register, 1, (&catalog, &before), (&catalog, &files()));
    assert_eq!(of_line(&found[0]), ("S1".into(), "remote-pc".into(), "2028000001".into()));
    assert_eq!(told(&files().purchase("2027-06-01")), [""; 0], "the same free days in the year");
    assert_eq!(
        told(&files().purchase("2025-06-01")),
        ["purchase-removed purchases.csv:2: purchased_on -> -, 0.00 -> 3000.00"],
        "one that has nothing to do with the year"
    );
    assert_eq!(
        told(&files().purchase("2028-06-01")),
        ["purchase-edited purchases.csv:2: purchased_on -> purchases.csv:2: purchased_on, 0.00 -> 3000.00"]
    );
}

#[test]
fn only_edits_of_the_price_list_that_a_document_depends_on_are_drift() {
    type Edit = fn(&mut Catalog);
    let cases: [(&str, Edit, &[&str]); 8] = [
        (
            "a price of another year",
            |it| it.services[2].price = by_year(&[(2000, price("3000")), (2029, price("1"))]),
            &[],
        ),
        ("a service that nobody has", |it| it.services[3].name.cs = "x".into(), &[]),
        (
            "a price",
            |it| it.services[2].price = by_year(&[(2028, price("3300.50"))]),
            &["price-list-edited catalog.toml:21: price -> catalog.toml:1: price, 3000.00 -> 3300.50"],
        ),
        (
            "no price any more",
            |it| it.services[1].price = by_year(&[(2029, price("1"))]),
            &["price-list-edited catalog.toml:21: price -> catalog.toml:20: price, 20000.00 -> -"],
        ),
        (
            "a word on the line",
            |it| it.services[1].name.cs = "Server".into(),
            &["price-list-edited catalog.toml:20: name -> catalog.toml:20: name, 20000.00 -> 20000.00"],
        ),
        ("a word of the other language", |it| it.services[1].name.en = "x".into(), &[]),
        (
            "the seller",
            |it| it.seller.phone = "1".into(),
            &[
                "seller-edited catalog.toml: seller.phone -> catalog.toml: seller.phone, 3012.50 -> 3012.50",
                "seller-edited catalog.toml: seller.phone -> catalog.toml: seller.phone, 20000.00 -> 20000.00",
            ],
        ),
        (
            "days to pay",
            |it| it.billing.due_days = 30,
            &[
                "price-list-edited catalog.toml: billing.due_days -> catalog.toml: billing.due_days, 3012.50 -> 3012.50",
                "price-list-edited catalog.toml: billing.due_days -> catalog.toml: billing.due_days, 20000.00 -> 20000.00",
            ],
        ),
    ];
    for (reason, edit, expected) in cases {
        let (before, register) = (price_list(), issued(&price_list(), &files()));
        let mut today = price_list();
        edit(&mut today);
        let found = drift_of(&register, 1, (&before, &files()), (&today, &files()));
        assert_eq!(told(&found), expected, "{reason}");
    }
}

#[test]
fn what_was_corrected_or_cancelled_is_settled() {
    let (catalog, mut register) = (price_list(), issued(&price_list(), &files()));
    let mut grown = files();
    grown.rows[0].quantity = quantity("2");
    register.issue(&catalog, &grown, whole(YEAR), DATE);
    assert_eq!(told(&drift_of(&register, 1, (&catalog, &files()), (&catalog, &grown))), [""; 0]);
    assert_eq!(told(&drift_of(&register, 2, (&catalog, &grown), (&catalog, &grown))), [""; 0]);
    assert_eq!(
        told(&drift_of(&register, 2, (&catalog, &grown), (&catalog, &files()))),
        ["contract-edited contracts.csv:2: quantity -> contracts.csv:2: quantity, 3000.00 -> -"],
        "the newest document of the key drifts"
    );
    let held = register.holdings(YEAR);
    let notes = held.invoices_of("A").iter().map(|held| credit_note(held, "x").expect("a note")).collect();
    register.issue_drafts(&catalog, notes, DATE);
    assert_eq!(told(&drift_of(&register, 2, (&catalog, &grown), (&catalog, &files()))), [""; 0]);
    assert_eq!(
        told(&drift_of(&register, 1, (&catalog, &files()), (&catalog, &Files::default()))).len(),
        2,
        "of B alone"
    );
}

// Any edit of any book, through the register's files.

fn source(policy: Policy, proration: Proration, pc: u32, group: bool) -> String {
    let service = |id: &str, price: u32| {
        let group = if group && id.starts_with("remote") { "group = \"remote\"\n" } else { "" };
        format!(
            "[[service]]\nid = \"{id}\"\nname = {{ cs = \"{id}\", en = \"{id}\" }}\nprice = {price}\n{group}"
        )
    };
    let services = [("hotline", 0), ("server-admin", 20_000), ("remote-pc", pc), ("remote-ip", 10_000)];
    let services: String = services.into_iter().map(|(id, price)| service(id, price)).collect();
    format!(
        "currency = \"CZK\"\n[billing]\nproration = \"{}\"\n[free_year]\npolicy = \"{}\"\n\
         services = [\"remote-pc\", \"remote-ip\"]\n{services}",
        proration.name(),
        policy.name()
    )
}

/// Issues documents as a run of the book in the directory, with their inputs.
fn write(directory: &std::path::Path, catalog: &Catalog, files: &Files, documents: &[Document<'_>]) {
    let book = files.book_in(catalog);
    let header = RunHeader {
        action: Action::Issue,
        issued_on: day(DATE),
        year: YEAR,
        plan: "",
        through: None,
        engine: "1",
        catalog,
        logo: None,
    };
    let before = RegisterFiles::read(directory).expect("a register");
    let mut writer = RunWriter::begin(directory, &before, &header).expect("a writer");
    for documents in documents.chunk_by(|a, b| a.content.party.id == b.content.party.id) {
        let customer = book.find_customer(documents[0].content.party.id).expect("a customer");
        let inputs = register::Inputs { catalog, book: &book, customer, year: YEAR };
        let mut part = RunPart::of_run(before.next_run());
        part.inputs(inputs, documents.iter().map(|document| &document.content)).expect("inputs");
        documents.iter().for_each(|document| part.document(document).expect("a document"));
        writer.add(&part).expect("written");
    }
    writer.commit().expect("a run");
}

/// Derives every run of the register again and compares with today: what is not derived, and what drifts.
fn verified(directory: &std::path::Path, today: (&Catalog, &Files)) -> (usize, Vec<Drift>) {
    let register = RegisterFiles::read(directory).expect("a register");
    let book = today.1.book_in(today.0);
    let documents: Vec<_> = register.documents().collect();
    let standing = Standing::of(&documents, today.0);
    let (mut not_derived, mut found) = (0, Vec::new());
    let mut holdings = Holdings::default();
    for run in register.runs() {
        let inputs = register.inputs(run.number).expect("inputs").expect("frozen");
        let own: Vec<_> = register.documents_of(run.number).collect();
        let (catalog, frozen_book) = (&inputs.catalog, &inputs.book);
        let frozen = FrozenRun { run, documents: &own, catalog, book: frozen_book, holdings: &holdings };
        not_derived += rederive(&frozen).len();
        found.extend(drift(&frozen, Today { catalog: today.0, book: &book }, &standing));
        own.into_iter().for_each(|document| holdings.add(document).expect("the invoice it corrects"));
    }
    (not_derived, found)
}

/// One edit of a book or of the price list.
#[derive(Debug, Clone)]
enum Edit {
    Grow(Index),
    Drop(Index),
    End(Index, crate::calendar::Day),
    Price(Index),
    Charge(Index),
    DropCharge(Index),
    Buy(&'static str, crate::calendar::Day),
    List,
    Rename(Index),
}

fn any_edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        any::<Index>().prop_map(Edit::Grow),
        any::<Index>().prop_map(Edit::Drop),
        (any::<Index>(), any_day()).prop_map(|(at, day)| Edit::End(at, day)),
        any::<Index>().prop_map(Edit::Price),
        any::<Index>().prop_map(Edit::Charge),
        any::<Index>().prop_map(Edit::DropCharge),
        (select(vec!["A", "B"]), any_day()).prop_map(|(customer, day)| Edit::Buy(customer, day)),
        Just(Edit::List),
        any::<Index>().prop_map(Edit::Rename),
    ]
}

impl Edit {
    fn apply(&self, files: &mut Files) {
        match self {
            Self::Grow(at) => files.rows[at.index(5)].quantity = Quantity::from_ten_thousandths(77_777),
            Self::Drop(at) => drop(files.rows.remove(at.index(files.rows.len()))),
            Self::End(at, day) => {
                let row = &mut files.rows[at.index(5)];
                if row.until.is_none_or(|until| *day < until) && *day >= row.since {
                    row.until = Some(*day);
                }
            }
            Self::Price(at) => files.rows[at.index(5)].unit_price = Some(price("1234.5")),
            Self::Charge(at) => files.charges[at.index(3)].unit_price = price("999.99"),
            Self::DropCharge(at) => drop(files.charges.remove(at.index(3))),
            Self::Buy(customer, day) => files.purchases.push((customer, *day)),
            Self::Rename(at) => files.rows[at.index(5)].text = "another text",
            Self::List => {}
        }
    }
}

/// Every line of these drafts that is about one of the keys, as it would be shown.
fn shown(catalog: &Catalog, drafts: &[Draft<'_>], keys: &BTreeSet<(String, String)>) -> BTreeSet<String> {
    let mut shown = BTreeSet::new();
    for draft in drafts {
        for (at, line) in draft.lines.iter().enumerate() {
            if keys.contains(&key_of(catalog, draft, line)) {
                let text = format!("{:?} {:?}", line_row(draft, line), draft.order_number);
                shown.insert(if shown.contains(&text) { format!("{text} {at}") } else { text });
            }
        }
    }
    shown
}

fn key_of(catalog: &Catalog, draft: &Draft<'_>, line: &crate::document::Line<'_>) -> (String, String) {
    (draft.party.id.to_owned(), format!("{:?}", LineKey::of(line).grouped(catalog)))
}

/// The plan without the documents of zero lines that were not issued before either.
fn planned(catalog: &Catalog, files: &Files, issued: &[Draft<'_>]) -> Vec<Draft<'static>> {
    let was_issued = |draft: &Draft<'_>| {
        issued.iter().any(|it| (it.party.id, it.document) == (draft.party.id, draft.document))
    };
    let inputs: Inputs<'static> = Register::default().inputs(catalog, files, whole(YEAR));
    let plans: Vec<_> = plan::customers(inputs).map(|plan| plan.expect("a plan")).collect();
    let both = |plan: plan::CustomerPlan<'static>| {
        let aside = plan.set_aside.into_iter().filter(was_issued).collect();
        [plan.drafts, aside].concat()
    };
    plans.into_iter().flat_map(both).collect()
}

fn without_negative_charges(mut files: Files) -> Files {
    let negative = files.charges.iter_mut().filter(|charge| charge.unit_price.is_negative());
    negative.for_each(|charge| charge.unit_price = UnitPrice::ZERO);
    files
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn drift_is_told_exactly_where_an_issued_line_would_be_another(
        files in any_files(), edit in any_edit(), turn in 0..7usize,
        policy in select(&Policy::ALL), proration in select(&Proration::ALL), groups in any::<[bool; 2]>(),
    ) {
        let before = parse("catalog.toml", &source(policy, proration, 3000, groups[0])).expect("a catalog");
        let register = issued(&before, &files);
        prop_assume!(!register.documents.is_empty());
        let directory = tempfile::tempdir().expect("a directory");
        write(directory.path(), &before, &files, &register.documents);
        let mut turned = files.clone();
        turned.rows.rotate_left(turn % files.rows.len());
        turned.charges.reverse();
        prop_assert_eq!(verified(directory.path(), (&before, &turned)), (0, vec![]), "nothing was edited");

        let pc = if matches!(edit, Edit::List) { 3100 } else { 3000 };
        let after = parse("catalog.toml", &source(policy, proration, pc, groups[1])).expect("a catalog");
        let mut today = files.clone();
        edit.apply(&mut today);
        let contents: Vec<_> = register.documents.iter().map(|document| document.content.clone()).collect();
        let lines = contents.iter().flat_map(|draft| draft.lines.iter().map(move |line| (draft, line)));
        let keys: BTreeSet<_> = lines.map(|(draft, line)| key_of(&after, draft, line)).collect();
        let differs = shown(&after, &contents, &keys) != shown(&after, &planned(&after, &today, &contents), &keys);
        let (not_derived, found) = verified(directory.path(), (&after, &today));
        prop_assert_eq!(not_derived, 0, "what is frozen does not change");
        prop_assert_eq!(!found.is_empty(), differs, "{:?}", found);
        prop_assert!(found.iter().all(|drift| drift.then.is_some() || drift.now.is_some()));
    }

    #[test]
    fn after_any_corrections_every_run_is_derived_again_and_nothing_drifts(
        first in any_files(), second in any_files(), third in any_files(),
        policy in select(&Policy::ALL), proration in select(&Proration::ALL), groups in any::<[bool; 3]>(),
    ) {
        let catalogs = groups.map(|group| parse("catalog.toml", &source(policy, proration, 3000, group)).expect("a catalog"));
        let [.., catalog] = &catalogs;
        let directory = tempfile::tempdir().expect("a directory");
        let mut register = Register::default();
        // A charge below zero can keep a credit from fitting on its invoice; then the order of runs shows in their shares.
        let [first, second, third] = [first, second, third].map(without_negative_charges);
        for (files, catalog) in [&first, &second, &third].into_iter().zip(&catalogs) {
            let documents = register.issue(catalog, files, whole(YEAR), DATE);
            write(directory.path(), catalog, files, &documents);
        }
        let (not_derived, found) = verified(directory.path(), (catalog, &third));
        prop_assert_eq!(not_derived, 0);
        let waiting = register.plan(catalog, &third, whole(YEAR)).set_aside;
        let waits = |drift: &Drift| {
            let key = LineKey { charge: &drift.charge, contract: &drift.contract, service: &drift.service };
            let is_it = |line: &crate::document::Line<'_>| LineKey::of(line).grouped(catalog) == key.grouped(catalog);
            waiting.iter().any(|draft| draft.lines.iter().any(is_it))
        };
        let amounts: Vec<_> = found.iter().filter(|it| it.would_be.unwrap_or_default() != it.was && !waits(it)).collect();
        prop_assert_eq!(amounts, Vec::<&Drift>::new(), "all amounts are settled");
    }
}
