//! Documents follow from what is frozen with their run, or the first column that differs is told.

use super::{FrozenRun, NotDerived, rederive};
use crate::billing::cancel::credit_note;
use crate::billing::samples::{
    Files, PC, Register, SERVER, catalog, day, leak, net, one_off, row, run, whole,
};
use crate::catalog::{Catalog, Policy, Proration};
use crate::document::{Document, Draft};
use crate::place::Code;
use crate::register::{Action, Holdings};

const DATE: &str = "2027-01-04";

fn price_list() -> Catalog {
    catalog(Policy::ThroughNextCalendarYear, Proration::WholeYear)
}

/// Two customers, three keys, a charge.
fn files() -> Files {
    Files::of(vec![
        row(PC, "2020-01-01"),
        row(SERVER, "2020-01-01").document("Brno", "PO-1"),
        row(PC, "2020-01-01").of("B", "S2"),
    ])
    .charge(one_off("T1", "2027-03-01", "12.50"))
}

/// Derives these documents from the files, against a register that holds `before`.
fn derive(
    catalog: &Catalog,
    files: &Files,
    action: Action,
    documents: &[Document<'static>],
    before: &'static Holdings<'static>,
) -> Vec<NotDerived> {
    let run = run(1, action, 2027, DATE);
    let (documents, catalog, book) = (leak(documents.to_vec()), leak(catalog.clone()), leak(files.book()));
    rederive(&FrozenRun { run: leak(run), documents, catalog, book, holdings: before })
}

fn nothing_held() -> &'static Holdings<'static> {
    leak(Holdings::default())
}

fn issued() -> Vec<Document<'static>> {
    Register::default().issue(&price_list(), &files(), whole(2027), DATE)
}

#[test]
fn what_was_issued_follows_from_its_inputs() {
    assert_eq!(issued().len(), 3);
    assert_eq!(derive(&price_list(), &files(), Action::Issue, &issued(), nothing_held()), []);
}

#[test]
fn the_first_column_that_differs_is_told() {
    type Change = fn(&mut Document<'static>);
    let cases: [(&str, Change, [&str; 3]); 8] = [
        ("an amount", |it| it.content.lines[0].net = net("2999.00"), ["net_amount", "2999.00", "3000.00"]),
        (
            "a text",
            |it| it.content.lines[0].description = "x".into(),
            ["description", "x", "Vzdálený přístup – 1 PC"],
        ),
        ("a party", |it| it.content.party.name = "Other", ["customer", "Other", "Customer"]),
        ("terms", |it| it.content.party.due_days = Some(1), ["due_days", "1", ""]),
        ("a due date", |it| it.due_on = day("2027-02-01"), ["due_on", "2027-02-01", "2027-01-18"]),
        ("an order number", |it| it.content.order_number = "PO", ["order_number", "PO", ""]),
        ("the order of lines", |it| it.content.lines.swap(0, 1), ["contract", "", "S1"]),
        ("a line gone", |it| drop(it.content.lines.pop()), ["contract", "", ""]),
    ];
    for (reason, change, [column, written, derived]) in cases {
        let mut documents = issued();
        change(&mut documents[0]);
        let found = derive(&price_list(), &files(), Action::Issue, &documents, nothing_held());
        let told: Vec<_> = found.iter().map(|it| [it.column, &*it.written, &*it.derived]).collect();
        assert_eq!(told, [[column, written, derived]], "{reason}");
        assert_eq!((&*found[0].number, &*found[0].customer), ("2027000001", "A"), "{reason}");
    }
}

#[test]
fn a_document_too_many_and_one_too_few_are_told() {
    let all = issued();
    let number =
        |found: Vec<NotDerived>| found.into_iter().map(|it| it.number + &it.derived).collect::<Vec<_>>();
    let without = |at: usize| {
        let mut documents = all.clone();
        documents.remove(at);
        number(derive(&price_list(), &files(), Action::Issue, &documents, nothing_held()))
    };
    assert_eq!(without(2), ["3000.00"], "the last one of all");
    assert_eq!(without(1), ["20000.00"], "the last one of a customer");
    let of_a = Files::of(files().rows[..2].to_vec()).charge(one_off("T1", "2027-03-01", "12.50"));
    let found = derive(&price_list(), &of_a, Action::Issue, &all, nothing_held());
    assert_eq!(number(found), ["2027000003"], "nothing frozen of the customer");
}

#[test]
fn inputs_that_compute_nothing_are_told_by_their_problem() {
    let mut catalog = price_list();
    catalog.services[2].price =
        crate::billing::samples::by_year(&[(2028, crate::billing::samples::price("1"))]);
    let found = derive(&catalog, &files(), Action::Issue, &issued(), nothing_held());
    assert_eq!(found[0].derived, "no-price contracts.csv:2: service");
}

#[test]
fn corrections_and_cancellations_follow_from_what_was_held_before() {
    let (catalog, mut register) = (price_list(), Register::default());
    register.issue(&catalog, &files(), whole(2027), DATE);
    let before = register.holdings(2027);
    let mut grown = files();
    grown.rows[0].quantity = crate::billing::samples::quantity("2");
    grown.rows.pop();
    grown.rows.push(row(PC, "2020-01-01").of("B", "S2").until("2026-12-31"));
    let corrections = register.issue(&catalog, &grown, whole(2027), DATE);
    assert_eq!(corrections.len(), 2, "an addition and a credit note");
    assert_eq!(derive(&catalog, &grown, Action::Issue, &corrections, before), []);
    let held = register.holdings(2027);
    let note = credit_note(&held.invoices_of("A")[0], "by mistake").expect("a note");
    let notes = register.issue_drafts(&catalog, vec![note], DATE);
    assert_eq!(derive(&catalog, &Files::default(), Action::Cancel, &notes, held), []);
    let mut wrong = notes.clone();
    wrong[0].content.lines[0].net = net("-1.00");
    assert_eq!(derive(&catalog, &Files::default(), Action::Cancel, &wrong, held)[0].column, "net_amount");
    let lost = Draft { corrects: "2027999999", ..notes[0].content.clone() };
    let lost = Document { content: lost, ..notes[0].clone() };
    assert_eq!(derive(&catalog, &Files::default(), Action::Cancel, &[lost], held)[0].derived, "");
}

#[test]
fn the_problem_names_document_and_run() {
    let found = NotDerived {
        number: "2027000001".into(),
        customer: "A".into(),
        column: "net_amount",
        written: "1.00".into(),
        derived: "2.00".into(),
        total: None,
    };
    let problem = found.problem(3);
    assert_eq!((problem.code, problem.args.len()), (Code::NotDerived, 4));
    assert_eq!(problem.place.map(|place| place.to_string()).as_deref(), Some("register/000003.csv"));
    assert_eq!(NotDerived { number: String::new(), ..found }.problem(3).args[0], "A");
}
