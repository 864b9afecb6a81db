//! Documents and differences (rules 7 to 13), each case with its reason.

use super::{Scope, customers};
use crate::billing::cancel::credit_note;
use crate::billing::samples::{
    Files, HOTLINE, PC, Register, Row, SERVER, by_year, catalog, day, net, one_off, price, row, whole,
};
use crate::book::CustomerIx;
use crate::catalog::{Catalog, Policy, Proration};
use crate::document::{Basis, Cause, Document, Draft, Kind, Reason};
use crate::money::Net;
use crate::place::Code;

const DATE: &str = "2027-01-04";

fn days() -> Catalog {
    catalog(Policy::ThroughNextCalendarYear, Proration::Days)
}

/// `invoice "" 3000.00` or `credit-note "" -10.00 of 2027000001`, for each document.
fn shown(drafts: &[Draft<'_>]) -> Vec<String> {
    let one = |draft: &Draft<'_>| {
        let of = if draft.corrects.is_empty() { String::new() } else { format!(" of {}", draft.corrects) };
        let (id, kind, document) = (draft.party.id, draft.kind.code(), draft.document);
        format!("{id} {kind} {document:?} {}{of}", draft.net_total())
    };
    drafts.iter().map(one).collect()
}

fn issued(documents: &[Document<'_>]) -> Vec<String> {
    shown(&documents.iter().map(|document| document.content.clone()).collect::<Vec<_>>())
}

fn causes_of(draft: &Draft<'_>) -> Vec<Cause> {
    let causes = |basis: &Option<Basis<'_>>| match basis {
        Some(Basis::Difference(basis)) => basis.causes.clone(),
        other => panic!("no difference: {other:?}"),
    };
    draft.lines.iter().flat_map(|line| causes(&line.basis)).collect()
}

/// Issues the first files and gives what the second would make.
fn after_edit(catalog: &Catalog, before: &Files, after: &Files) -> (Register, Vec<Draft<'static>>) {
    let mut register = Register::default();
    register.issue(catalog, before, whole(2027), DATE);
    let plan = register.plan(catalog, after, whole(2027));
    assert_eq!(plan.orphans, []);
    (register, plan.drafts)
}

#[test]
fn one_invoice_a_customer_and_document_in_order() {
    let files = Files {
        rows: vec![
            row(PC, "2020-01-01").of("B", "S9"),
            row(PC, "2020-01-01").of("A", "S2").document("Brno", "PO-2"),
            row(SERVER, "2020-01-01").of("A", "S1"),
            row(PC, "2020-01-01").of("A", "S1"),
            row(HOTLINE, "2020-01-01").of("A", "S1"),
        ],
        charges: vec![one_off("T2", "2027-05-01", "300"), one_off("T1", "2027-06-01", "-100")],
        ..Files::default()
    };
    let plan = Register::default().plan(&days(), &files, whole(2027));
    assert_eq!(
        shown(&plan.drafts),
        [r#"A invoice "" 23200.00"#, r#"A invoice "Brno" 3000.00"#, r#"B invoice "" 3000.00"#]
    );
    let lines: Vec<_> = plan.drafts[0].lines.iter().map(|line| (line.service, line.charge)).collect();
    let services = [("hotline", ""), ("remote-pc", ""), ("server-admin", "")];
    assert_eq!(lines[..3], services, "by service");
    assert_eq!(lines[3..], [("", "T1"), ("", "T2")], "charges last, by id");
    assert_eq!(plan.drafts.iter().map(|draft| draft.order_number).collect::<Vec<_>>(), ["", "PO-2", ""]);
}

#[test]
fn zero_lines_never_make_a_document_alone() {
    let free = Files::of(vec![row(HOTLINE, "2020-01-01"), row(PC, "2027-01-01")]).purchase("2027-01-01");
    let plan = Register::default().plan(&days(), &free, whole(2027));
    assert_eq!(plan.drafts, []);
    assert_eq!(shown(&plan.set_aside), [r#"A invoice "" 0.00"#], "shown and not issued");
    let travel = free.charge(one_off("T1", "2027-05-01", "300"));
    let plan = Register::default().plan(&days(), &travel, whole(2027));
    assert_eq!(plan.drafts[0].lines.len(), 3, "zero lines go on the next invoice");
    let mut register = Register::default();
    register.issue(&days(), &travel, whole(2027), DATE);
    let plan = register.plan(&days(), &travel, whole(2027));
    assert_eq!(
        (plan.drafts, plan.set_aside),
        (vec![], vec![]),
        "once the register holds their keys they are gone"
    );
}

#[test]
fn a_negative_invoice_waits() {
    let mut files = Files::default().charge(one_off("T1", "2027-05-01", "-300"));
    let mut register = Register::default();
    let plan = register.plan(&days(), &files, whole(2027));
    assert_eq!((plan.drafts, shown(&plan.set_aside)), (vec![], vec![r#"A invoice "" -300.00"#.to_owned()]));
    files.rows.push(row(PC, "2020-01-01"));
    let documents = register.issue(&days(), &files, whole(2027), DATE);
    assert_eq!(issued(&documents), [r#"A invoice "" 2700.00"#], "until there is something to take it from");
}

/// What an edit of the files makes after `rows` were issued.
#[test]
fn differences() {
    use Cause::{Begin, Discount, End, Price, Quantity, RowAdded, RowGone};
    let pc = || row(PC, "2020-01-01");
    let two = || vec![pc().until("2027-06-30").quantity("3"), row(PC, "2027-07-01").quantity("5")];
    let cases = [
        (vec![pc()], vec![pc()], "", vec![], "nothing changed"),
        (vec![pc()], vec![pc().until("2027-06-30")], "-1512.33", vec![End(2)], "ended"),
        (vec![pc()], vec![pc().until("2026-06-30")], "-3000.00", vec![End(2)], "ended before the year"),
        (vec![pc()], vec![pc().quantity("3")], "6000.00", vec![Quantity(2)], "grown"),
        (vec![pc()], vec![pc().quantity("0")], "-3000.00", vec![Quantity(2)], "nothing left of it"),
        (vec![pc()], vec![pc().price("2500")], "-500.00", vec![Price(2)], "a price was agreed"),
        (vec![pc()], vec![pc().discount("10")], "-300.00", vec![Discount(2)], "a discount was agreed"),
        (vec![row(PC, "2027-02-01")], vec![pc()], "254.79", vec![Begin(2)], "begins earlier"),
        (
            vec![pc().quantity("3")],
            two(),
            "3024.65",
            vec![End(2), RowAdded(3)],
            "5 PCs from July: 4463.01 + 7561.64 − 9000.00",
        ),
        (two(), vec![two().remove(0)], "-7561.64", vec![RowGone(2)], "the row that followed has gone"),
        (vec![row(HOTLINE, "2020-01-01")], vec![row(HOTLINE, "2021-01-01")], "", vec![], "free stays free"),
    ];
    for (before, after, expected, causes, why) in cases {
        let (_, drafts) = after_edit(&days(), &Files::of(before), &Files::of(after));
        let nets: Vec<_> = drafts.iter().map(|draft| draft.net_total().to_string()).collect();
        assert_eq!(nets.concat(), expected, "{why}");
        assert_eq!(drafts.iter().flat_map(causes_of).collect::<Vec<_>>(), causes, "{why}");
        let kind = if expected.starts_with('-') { Kind::CreditNote } else { Kind::Invoice };
        assert!(drafts.iter().all(|draft| draft.kind == kind), "{why}");
    }
}

#[test]
fn under_whole_year_an_end_credits_nothing() {
    let catalog = catalog(Policy::None, Proration::WholeYear);
    let (before, after) = (row(PC, "2020-01-01"), row(PC, "2020-01-01").until("2027-06-30"));
    let (_, drafts) = after_edit(&catalog, &Files::of(vec![before]), &Files::of(vec![after]));
    assert_eq!(drafts, []);
}

#[test]
fn purchases_and_prorations_are_causes_too() {
    let files = || Files::of(vec![row(PC, "2020-01-01").until("2027-06-30")]);
    let (_, drafts) = after_edit(&days(), &files(), &files().purchase("2027-01-01"));
    assert_eq!((drafts[0].net_total(), causes_of(&drafts[0])), (net("-1487.67"), vec![Cause::Free(2)]));
    let mut register = Register::default();
    register.issue(&days(), &files(), whole(2027), DATE);
    let mut months = days();
    months.billing.proration = by_year(&[(2020, Proration::Days), (2027, Proration::Months)]);
    let plan = register.plan(&months, &files(), whole(2027));
    assert_eq!(plan.drafts[0].net_total(), net("12.33"));
    assert_eq!(causes_of(&plan.drafts[0]), [Cause::Rule(2)], "line of the catalog");
}

#[test]
fn a_difference_line_says_what_it_is() {
    let (_, drafts) = after_edit(
        &days(),
        &Files::of(vec![row(PC, "2020-01-01")]),
        &Files::of(vec![row(PC, "2020-01-01").quantity("2").until("2027-12-30")]),
    );
    let line = &drafts[0].lines[0];
    assert_eq!(line.description, "Vzdálený přístup – 1 PC, doplatek k faktuře 2027000001");
    assert_eq!((line.quantity.to_string(), line.unit_price), ("1".into(), price("2983.56")));
    assert_eq!((line.share.to_string(), line.reason), ("1".into(), Reason::Difference));
    assert_eq!((line.period.first(), line.period.last()), (day("2027-01-01"), day("2027-12-30")));
}

#[test]
fn a_credit_line_says_what_it_is() {
    let (_, drafts) = after_edit(
        &days(),
        &Files::of(vec![row(PC, "2020-01-01").document("Brno", "PO-1")]),
        &Files::of(vec![row(PC, "2020-01-01").until("2026-12-31")]),
    );
    assert_eq!(shown(&drafts), [r#"A credit-note "Brno" -3000.00 of 2027000001"#], "document of the invoice");
    let line = &drafts[0].lines[0];
    assert_eq!(line.description, "Vzdálený přístup – 1 PC, oprava faktury 2027000001");
    assert_eq!((line.quantity.to_string(), line.unit_price), ("-1".into(), price("3000")));
    assert_eq!(
        (line.period.first(), drafts[0].order_number),
        (day("2027-01-01"), "PO-1"),
        "as it was issued"
    );
}

#[test]
fn documents_are_in_the_language_of_their_customer() {
    let of = |units: &str| Files::of(vec![row(PC, "2020-01-01").of("E", "S1").quantity(units)]);
    let (register, drafts) = after_edit(&days(), &of("1"), &of("2"));
    let line = &register.documents[0].content.lines[0];
    assert_eq!((line.description.as_ref(), line.unit), ("remote-pc in English", "pc"));
    assert_eq!(drafts[0].lines[0].description, "remote-pc in English, addition to invoice 2027000001");
    assert_eq!(drafts[0].order_number, "PO-E", "the customer's, where no row has one");
}

#[test]
fn credits_go_to_the_newest_invoice_first() {
    let mut register = Register::default();
    let of = |units: &str| Files::of(vec![row(PC, "2020-01-01").quantity(units)]);
    for units in ["1", "2", "4"] {
        register.issue(&days(), &of(units), whole(2027), DATE);
    }
    let plan = register.plan(&days(), &of("0.5"), whole(2027));
    assert_eq!(
        shown(&plan.drafts),
        [
            r#"A credit-note "" -6000.00 of 2027000003"#,
            r#"A credit-note "" -3000.00 of 2027000002"#,
            r#"A credit-note "" -1500.00 of 2027000001"#,
        ],
        "none below zero"
    );
    register.issue(&days(), &of("0.5"), whole(2027), DATE);
    let plan = register.plan(&days(), &of("1"), whole(2027));
    assert_eq!(shown(&plan.drafts), [r#"A invoice "" 1500.00"#], "and more again");
}

#[test]
fn what_cannot_be_credited_is_a_negative_difference() {
    let pc = || Files::of(vec![row(PC, "2020-01-01")]);
    let refund = |amount: &str| pc().charge(one_off("T1", "2027-02-01", amount));
    let (_, drafts) = after_edit(&days(), &refund("-1000"), &refund("-1500"));
    assert_eq!(drafts, [], "a negative charge that grows can't be credited, and its invoice waits");
    let mut grown = refund("-1500");
    grown.rows[0].quantity = crate::money::Quantity::from_whole(2);
    let (_, drafts) = after_edit(&days(), &refund("-1000"), &grown);
    assert_eq!(shown(&drafts), [r#"A invoice "" 2500.00"#], "3000 more, 500 less");
    assert_eq!(drafts[0].lines[1].quantity.to_string(), "-1");
    let (_, drafts) = after_edit(&days(), &refund("-1000"), &refund("-400"));
    assert_eq!(shown(&drafts), [r#"A invoice "" 600.00"#], "a negative charge that shrinks is more");
}

#[test]
fn no_invoice_is_credited_below_zero() {
    let mut ended = Files::of(vec![row(PC, "2020-01-01")]).charge(one_off("T1", "2027-02-01", "-1000"));
    let mut register = Register::default();
    register.issue(&days(), &ended, whole(2027), DATE);
    ended.rows[0] = row(PC, "2020-01-01").until("2026-12-31");
    let plan = register.plan(&days(), &ended, whole(2027));
    assert_eq!(shown(&plan.drafts), [r#"A credit-note "" -2000.00 of 2027000001"#], "all that was paid");
    assert_eq!(shown(&plan.set_aside), [r#"A invoice "" -1000.00"#], "the rest waits");
}

#[test]
fn what_no_row_names_any_more_is_an_orphan() {
    let both = Files {
        rows: vec![row(PC, "2020-01-01"), row(SERVER, "2020-01-01").of("B", "S2")],
        charges: vec![one_off("T1", "2027-02-01", "100")],
        ..Files::default()
    };
    let mut register = Register::default();
    register.issue(&days(), &both, whole(2027), DATE);
    let renamed = Files::of(vec![row(PC, "2020-01-01").of("A", "S1x")]);
    let plan = register.plan(&days(), &renamed, whole(2027));
    let orphans: Vec<_> = plan.orphans.iter().map(|orphan| orphan.problem().args.join(" | ")).collect();
    assert_eq!(
        orphans,
        [
            "2027000001 | A | S1 remote-pc | 3000.00",
            "2027000001 | A | T1 | 100.00",
            "2027000002 | B | S2 server-admin | 20000.00",
        ],
        "never a silent credit; a customer who is gone is found too"
    );
    assert_eq!(plan.orphans[0].problem().code, Code::Orphan);
    let chosen = Scope { customers: vec![CustomerIx(0)], ..whole(2027) };
    assert_eq!(register.plan(&days(), &renamed, chosen).orphans.len(), 2, "of the chosen customer only");
}

#[test]
fn a_row_of_other_days_is_no_orphan() {
    let charge = |date: &str| Files::default().charge(one_off("T1", date, "100"));
    let (mut register, drafts) = after_edit(&days(), &charge("2027-02-01"), &charge("2028-02-01"));
    assert_eq!(shown(&drafts), [r#"A credit-note "" -100.00 of 2027000001"#], "moved to the next year");
    assert_eq!(causes_of(&drafts[0]), [Cause::Charge(2)]);
    let documents = register.issue(&days(), &charge("2028-02-01"), whole(2028), DATE);
    assert_eq!(issued(&documents), [r#"A invoice "" 100.00"#]);
}

#[test]
fn through_leaves_whole_keys_to_wait() {
    let files = Files::of(vec![
        row(PC, "2020-01-01"),
        row(SERVER, "2027-07-01"),
        row(HOTLINE, "2027-12-01"),
        row(PC, "2027-03-31").of("B", "S2").until("2027-05-31"),
        row(PC, "2027-09-01").of("B", "S2"),
    ])
    .charge(one_off("T1", "2027-04-01", "10"));
    let through = |day_text: &str| Scope { through: Some(day(day_text)), ..whole(2027) };
    let mut register = Register::default();
    let march = register.plan(&days(), &files, through("2027-03-31"));
    let lines: Vec<_> = march.drafts.iter().map(|draft| draft.lines.len()).collect();
    assert_eq!(lines, [1, 2], "a key that has begun comes whole, others wait");
    register.issue(&days(), &files, whole(2027), DATE);
    let later = Files { rows: files.rows.clone(), charges: vec![one_off("T1", "2027-11-01", "99")], ..files };
    let plan = register.plan(&days(), &later, through("2027-03-31"));
    assert_eq!((plan.drafts, plan.orphans), (vec![], vec![]), "what waits is neither credited nor an orphan");
}

#[test]
fn a_cancelled_invoice_opens_its_keys() {
    let files = Files::of(vec![row(PC, "2020-01-01"), row(HOTLINE, "2020-01-01")]);
    let mut register = Register::default();
    register.issue(&days(), &files, whole(2027), DATE);
    let note = credit_note(&register.holdings(2027).invoices_of("A")[0], "wrong id").expect("a note");
    register.issue_drafts(&days(), vec![note], DATE);
    assert_eq!(register.net_total(), Net::ZERO);
    let again = register.issue(&days(), &files, whole(2027), DATE);
    assert_eq!(issued(&again), [r#"A invoice "" 3000.00"#]);
    assert_eq!(again[0].content.lines.len(), 2, "each row a line of its own, the free one too");
    assert_eq!(again[0].content.lines[1].reason, Reason::Charged);
}

#[test]
fn customers_without_anything_are_passed_over() {
    let files = Files { customers: vec!["C", "D"], ..Files::of(vec![row(PC, "2020-01-01")]) };
    let inputs = Register::default().inputs(&days(), &files, whole(2027));
    assert_eq!(customers(inputs).count(), 1);
}

#[test]
fn a_row_may_move_to_another_document() {
    let before = Files::of(vec![row(PC, "2020-01-01")]);
    let after = Files::of(vec![Row { document: "Brno", ..row(PC, "2020-01-01").quantity("2") }]);
    let (_, drafts) = after_edit(&days(), &before, &after);
    assert_eq!(
        shown(&drafts),
        [r#"A invoice "Brno" 3000.00"#],
        "the difference goes where the last row says"
    );
}

#[test]
fn a_key_waits_whole() {
    let rows = vec![
        row(PC, "2020-01-01").until("2027-06-30"),
        row(PC, "2027-07-01").document("Brno", ""),
        row(SERVER, "2020-01-01").of("A", "S2").document("Brno", ""),
    ];
    let files = Files::of(rows).charge(one_off("T1", "2027-02-01", "-5000"));
    let mut register = Register::default();
    let plan = register.plan(&days(), &files, whole(2027));
    assert_eq!(shown(&plan.drafts), [r#"A invoice "Brno" 20000.00"#]);
    assert_eq!(
        shown(&plan.set_aside),
        [r#"A invoice "" -3512.33"#, r#"A invoice "Brno" 1512.33"#],
        "both rows of the key"
    );
    register.issue(&days(), &files, whole(2027), DATE);
    assert_eq!(register.plan(&days(), &files, whole(2027)).drafts, [], "and a second run issues nothing");
}
