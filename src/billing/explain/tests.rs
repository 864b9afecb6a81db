use std::path::Path;

use proptest::prelude::*;

use crate::billing::explain::{self, Explainer, Subject};
use crate::billing::plan::{Inputs, Scope};
use crate::billing::samples::{Files, PC, Register, SERVER, catalog, day, net, one_off, row, whole};
use crate::billing::tests::invariants::{DATE, YEAR, any_catalog, any_files};
use crate::billing::{cancel, charge, free_year};
use crate::book::Book;
use crate::catalog::{Catalog, Policy, Proration};
use crate::document::{Document, Explanation, Line, Note, Step, StepKind, Value, WindowEffect};
use crate::money::{Net, Percent, Share, net_amount};
use crate::place::Place;
use crate::register::LineKey;
use crate::store::files::BookFiles;

/// Every line that the files say for a year, explained.
fn explained<'a>(catalog: &'a Catalog, book: &'a Book, year: i32) -> Vec<(Line<'a>, Explanation<'a>)> {
    let explainer = Explainer { catalog: &catalog.file, rows_in_files: true };
    let mut explained = Vec::new();
    for customer in book.customers() {
        let party = book.party(customer);
        let windows = free_year::windows(catalog, book.purchases_of(customer)).expect("windows");
        let rows = book.keys_of(customer, catalog).flat_map(|rows| {
            charge::lines_of_key(catalog, book, &party, rows, &windows, year).expect("lines")
        });
        let charges = book.charges_of(customer).iter().filter(|charge| charge.date.year() == year);
        for line in rows.chain(charges.map(|it| charge::line_of_charge(book, it).expect("a line"))) {
            let explanation = explainer.line(Subject { customer: party.id, year }, &line);
            explained.push((line, explanation));
        }
    }
    explained
}

fn steps<'e>(explanation: &'e Explanation<'_>, kind: StepKind) -> impl Iterator<Item = &'e Step> {
    explanation.steps.iter().filter(move |step| step.kind == kind)
}

fn step<'e>(explanation: &'e Explanation<'_>, kind: StepKind) -> &'e Step {
    steps(explanation, kind).next().unwrap_or_else(|| panic!("{kind:?} in {explanation:#?}"))
}

fn count(explanation: &Explanation<'_>, kind: StepKind) -> i64 {
    let integer = |step: &Step| match step.value {
        Value::Integer(integer) => integer,
        other => panic!("{kind:?} counts {other:?}"),
    };
    steps(explanation, kind).map(integer).sum()
}

fn net_of(step: &Step) -> Net {
    match step.value {
        Value::Net(net) => net,
        other => panic!("{other:?} is no amount"),
    }
}

/// The amount, from the numbers of the explanation alone.
fn reproduced(explanation: &Explanation<'_>) -> Net {
    let value = |kind| explanation.value_of(kind);
    let Some(Value::Quantity(quantity)) = value(StepKind::Quantity) else { panic!("no quantity") };
    let Some(Value::UnitPrice(unit_price)) = value(StepKind::UnitPrice) else { panic!("no price") };
    let discount = match value(StepKind::Discount) {
        Some(Value::Percent(discount)) => discount,
        _ => Percent::ZERO,
    };
    let share = match value(StepKind::Share) {
        Some(Value::Share(share)) => share,
        _ => Share::WHOLE,
    };
    net_amount(quantity, unit_price, discount, share).expect("an amount")
}

/// All that the numbers of an explanation must be to each other.
fn assert_adds_up(line: &Line<'_>, explanation: &Explanation<'_>) {
    assert_eq!(reproduced(explanation), line.net, "{explanation:#?}");
    assert_eq!(net_of(step(explanation, StepKind::NetAmount)), line.net);
    let Value::Exact(exact) = step(explanation, StepKind::Exact).value else { panic!("no exact amount") };
    assert_eq!(exact.rounded(), Ok(line.net));
    if line.charge.is_empty() {
        let [active, free, chargeable] = [StepKind::ActiveDays, StepKind::FreeDays, StepKind::ChargeableDays]
            .map(|kind| count(explanation, kind));
        assert_eq!(active, free + chargeable, "{explanation:#?}");
        let units = count(explanation, StepKind::Units) + count(explanation, StepKind::Covered);
        assert_eq!(units, i64::from(line.share.charged), "{explanation:#?}");
    }
}

proptest! {
    #[test]
    fn an_amount_is_the_product_of_the_numbers_that_explain_it(files in any_files(), catalog in any_catalog()) {
        let book = files.book_in(&catalog);
        let lines = explained(&catalog, &book, YEAR);
        for (line, explanation) in &lines {
            assert_adds_up(line, explanation);
        }
    }

    #[test]
    fn the_difference_explained_is_the_difference_planned(
        before in any_files(), after in any_files(), catalog in any_catalog(),
    ) {
        let mut register = Register::default();
        register.issue(&catalog, &before, whole(YEAR), DATE);
        let book = after.book_in(&catalog);
        for customer in book.customers() {
            let scope = Scope { customers: vec![customer], ..whole(YEAR) };
            let plan = register.plan(&catalog, &after, scope.clone());
            let drafts = plan.drafts.iter().chain(&plan.set_aside);
            let planned: Net = drafts.map(|draft| draft.net_total()).sum();
            let inputs = register.inputs(&catalog, &after, scope);
            let contracts = ["S1", "S2", "S3", "S4"];
            let rows = contracts.iter().flat_map(|id| explain::contract(inputs, customer, id, None).expect("it"));
            let charges = inputs.book.charges_of(customer).iter();
            let charges = charges.flat_map(|charge| explain::one_off(inputs, charge).expect("a charge"));
            let explanations: Vec<_> = rows.chain(charges).collect();
            prop_assert_eq!(to_bill(inputs.catalog, &explanations), planned, "{:#?}", explanations);
        }
    }

    #[test]
    fn what_was_issued_is_what_the_same_files_give(files in any_files(), catalog in any_catalog()) {
        let mut register = Register::default();
        let issued = register.issue(&catalog, &files, whole(YEAR), DATE);
        for document in &issued {
            for explanation in of_document(&Register::default(), &catalog, &files, document) {
                prop_assert_eq!(&step(&explanation, StepKind::Again).note, &Note::SameAgain);
            }
        }
    }
}

/// What is left to bill by explanations: the differences, and the lines of keys that were never issued.
fn to_bill(catalog: &Catalog, explanations: &[Explanation<'_>]) -> Net {
    let key = |it: &Explanation<'_>| {
        let key = LineKey { charge: it.charge, contract: it.contract, service: it.service };
        format!("{:?}", key.grouped(catalog))
    };
    let is_difference = |it: &Explanation<'_>| steps(it, StepKind::Difference).next().is_some();
    let settled: Vec<_> = explanations.iter().filter(|it| is_difference(it)).map(key).collect();
    let counts = |it: &&Explanation<'_>| is_difference(it) || !settled.contains(&key(it));
    explanations.iter().filter(counts).map(|it| it.net).sum()
}

/// A register that holds what this one does now, and stays as it is.
fn holding(register: &Register) -> Register {
    let mut copy = Register::default();
    copy.documents.clone_from(&register.documents);
    copy
}

/// A document explained from these files, after what the register held before it.
fn of_document(
    before: &Register,
    catalog: &Catalog,
    files: &Files,
    document: &Document<'static>,
) -> Vec<Explanation<'static>> {
    let customer = files.book().find_customer(document.content.party.id);
    let year = document.content.year;
    let scope = Scope { customers: customer.into_iter().collect(), ..whole(year) };
    let inputs: Inputs<'static> = before.inputs(catalog, files, scope);
    explain::document(inputs, customer, document).expect("an explanation")
}

#[test]
fn every_amount_of_the_example_book_is_the_product_of_its_explanation() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/book");
    let catalog = crate::store::catalog::read(&directory, None).expect("a catalog");
    let (book, _) = crate::store::book::read(&BookFiles::of(&directory), &catalog, day("2026-11-22"));
    let book = book.expect("a book");
    for year in 2026..=2029 {
        let lines = explained(&catalog, &book, year);
        assert!(lines.len() > 20, "{year}: {} lines", lines.len());
        for (line, explanation) in &lines {
            assert_adds_up(line, explanation);
            let misplaced = |step: &&Step| step.place.as_ref().is_some_and(|place| place.line == 0);
            let misplaced: Vec<_> =
                explanation.steps.iter().filter(misplaced).map(|step| &step.note).collect();
            assert!(misplaced.iter().all(|note| **note == Note::NoPurchase), "{misplaced:?}");
        }
    }
}

#[test]
fn a_free_year_that_does_not_apply_says_why() {
    let through = Policy::ThroughNextCalendarYear;
    let cases = [
        (through, Files::of(vec![row(PC, "2026-01-01")]), Note::NoPurchase, "no purchase"),
        (
            through,
            Files::of(vec![row(SERVER, "2026-01-01")]).purchase("2027-01-04"),
            Note::NotAFreeYearService,
            "service",
        ),
        (
            through,
            Files::of(vec![row(PC, "2026-01-01")]).purchase("2025-05-12"),
            Note::NoWindowApplies,
            "ended before",
        ),
        (
            through,
            Files::of(vec![row(PC, "2026-01-01")]).purchase("2028-01-01"),
            Note::NoWindowApplies,
            "begins after",
        ),
        (
            Policy::None,
            Files::of(vec![row(PC, "2026-01-01")]).purchase("2027-01-01"),
            Note::NoWindowApplies,
            "policy",
        ),
        (
            through,
            Files::of(vec![row(PC, "2026-01-01")]).purchase("2027-07-01"),
            Note::FreeUntil(day("2028-12-31")),
            "a part",
        ),
    ];
    for (policy, files, note, why) in cases {
        let (catalog, book) = (catalog(policy, Proration::Days), files.book());
        let [(_, explanation)] = &explained(&catalog, &book, 2027)[..] else { panic!("{why}: one line") };
        assert_eq!(step(explanation, StepKind::FreeDays).note, note, "{why}");
    }
}

#[test]
fn each_purchase_says_what_its_window_does() {
    let files = Files::of(vec![row(PC, "2027-03-01").until("2027-10-31")])
        .purchase("2024-05-12")
        .purchase("2027-06-01")
        .purchase("2027-12-01");
    let (catalog, book) = (catalog(Policy::ThroughNextCalendarYear, Proration::Days), files.book());
    let [(_, explanation)] = &explained(&catalog, &book, 2027)[..] else { panic!("one line") };
    let effects: Vec<_> = steps(explanation, StepKind::FreeWindow)
        .map(|step| match &step.note {
            Note::Window { effect: WindowEffect::Frees(days), .. } => (days.days(), "frees"),
            Note::Window { effect: WindowEffect::EndsBefore, .. } => (0, "ends before"),
            Note::Window { effect: WindowEffect::BeginsAfter, .. } => (0, "begins after"),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(effects, [(0, "ends before"), (153, "frees"), (0, "begins after")]);
    assert_eq!(steps(explanation, StepKind::Policy).count(), 1, "the same policy is said once");
    assert_eq!(step(explanation, StepKind::FreeWindow).place, Some(Place::line("purchases.csv", 2)));
}

#[test]
fn a_covered_row_names_the_dearer_one_and_what_both_cost() {
    let files = Files::of(vec![
        row(PC, "2026-01-01").quantity("3").until("2027-06-30"),
        row(PC, "2027-07-01").quantity("5"),
    ]);
    let (catalog, book) = (catalog(Policy::None, Proration::WholeYear), files.book());
    let lines = explained(&catalog, &book, 2027);
    let covered = step(&lines[0].1, StepKind::Covered);
    assert_eq!((covered.value, &covered.place), (Value::Integer(-1), &Some(Place::line("contracts.csv", 3))));
    let Note::Dearer { tier: None, its, own } = &covered.note else { panic!("{covered:?}") };
    assert_eq!((its.to_string(), own.to_string()), ("15000.00".into(), "9000.00".into()));
}

#[test]
fn an_agreed_price_stands_beside_the_list() {
    let files = Files::of(vec![row(PC, "2026-01-01").quantity("3").price("2999.90").discount("33.33")]);
    let (catalog, book) = (catalog(Policy::None, Proration::WholeYear), files.book());
    let [(_, explanation)] = &explained(&catalog, &book, 2027)[..] else { panic!("one line") };
    let list = step(explanation, StepKind::ListPrice);
    assert_eq!(
        (list.note.clone(), list.place.clone()),
        (Note::NotUsed, Some(Place::line("catalog.toml", 21)))
    );
    assert_eq!(step(explanation, StepKind::UnitPrice).note, Note::Agreed);
    let Value::Exact(exact) = step(explanation, StepKind::Exact).value else { panic!("no exact amount") };
    assert_eq!(exact.to_string(), "6000.09999");
    let rounded = step(explanation, StepKind::NetAmount);
    assert_eq!((net_of(rounded), &rounded.note), (net("6000.10"), &Note::Rounded));
}

#[test]
fn a_row_without_an_active_day_says_why() {
    let files = Files::of(vec![row(PC, "2020-01-01").until("2025-06-30"), row(PC, "2028-01-01")]);
    let inputs = Register::default().inputs(&catalog(Policy::None, Proration::Days), &files, whole(2027));
    let customer = inputs.book.find_customer("A").expect("the customer");
    let explanations = explain::contract(inputs, customer, "S1", None).expect("an explanation");
    let notes: Vec<_> = explanations.iter().map(|it| step(it, StepKind::ActiveDays).note.clone()).collect();
    assert_eq!(notes, [Note::EndedBefore(day("2025-06-30")), Note::BeginsLater(day("2028-01-01"))]);
}

#[test]
fn an_issued_line_stands_beside_what_the_files_give_now() {
    let catalog = catalog(Policy::None, Proration::WholeYear);
    let before = Files::of(vec![row(PC, "2026-01-01")]).charge(one_off("T1", "2027-02-01", "100.00"));
    let mut register = Register::default();
    let issued = register.issue(&catalog, &before, whole(2027), "2027-01-04");
    let grown = Files::of(vec![row(PC, "2026-01-01").quantity("2")]);
    let explanations = of_document(&Register::default(), &catalog, &grown, &issued[0]);
    let notes: Vec<_> = explanations.iter().map(|it| step(it, StepKind::Again).note.clone()).collect();
    assert_eq!(notes, [Note::OtherAgain(net("3000.00")), Note::NoneAgain]);
    let amounts: Vec<_> = explanations.iter().map(|it| net_of(step(it, StepKind::Issued))).collect();
    assert_eq!(amounts, [net("3000.00"), net("100.00")], "as it was issued");
}

#[test]
fn a_difference_names_its_documents_and_causes_and_a_cancellation_what_it_takes_back() {
    let catalog = catalog(Policy::None, Proration::WholeYear);
    let before = Files::of(vec![row(PC, "2026-01-01")]);
    let grown = Files::of(vec![row(PC, "2026-01-01").quantity("2")]);
    let mut register = Register::default();
    register.issue(&catalog, &before, whole(2027), "2027-01-04");
    let first = holding(&register);
    let added = register.issue(&catalog, &grown, whole(2027), "2027-01-05");
    let explanations = of_document(&first, &catalog, &grown, &added[0]);
    let [line, difference] = &explanations[..] else { panic!("{explanations:#?}") };
    assert_eq!(net_of(step(line, StepKind::NetAmount)), net("6000.00"));
    let kinds =
        [StepKind::Wanted, StepKind::Document, StepKind::Held, StepKind::Difference, StepKind::Issued];
    let amounts = kinds.map(|kind| net_of(step(difference, kind)).to_string());
    assert_eq!(amounts, ["6000.00", "3000.00", "3000.00", "3000.00", "3000.00"]);
    assert!(matches!(step(difference, StepKind::Cause).note, Note::Changed(_)));

    let second = holding(&register);
    let held = register.holdings(2027).invoices_of("A");
    let note = cancel::credit_note(&held[1], "a mistake").expect("a credit note");
    let cancelled = register.issue_drafts(&catalog, vec![note], "2027-01-06");
    let explanations = of_document(&second, &catalog, &grown, &cancelled[0]);
    let [line] = &explanations[..] else { panic!("{explanations:#?}") };
    assert_eq!(net_of(step(line, StepKind::Held)), net("3000.00"));
    let issued = step(line, StepKind::Issued);
    assert_eq!((net_of(issued), &issued.note), (net("-3000.00"), &Note::TakesBack("2027000002".into())));
}

#[test]
fn a_charge_of_another_year_says_so() {
    let files = Files::default().charge(one_off("T1", "2026-02-01", "100.00"));
    let inputs = Register::default().inputs(&catalog(Policy::None, Proration::Days), &files, whole(2027));
    let customer = inputs.book.find_customer("A").expect("the customer");
    let charge = &inputs.book.charges_of(customer)[0];
    let [explanation] = &explain::one_off(inputs, charge).expect("it")[..] else { panic!("one") };
    assert_eq!((explanation.net, explanation.reason), (Net::ZERO, None));
    assert_eq!(explanation.steps[0].note, Note::ChargeOfYear(2026));
}
