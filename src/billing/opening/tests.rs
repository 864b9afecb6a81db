//! What another system has billed, and what becomes of it.

use super::*;
use crate::billing::samples::{Files, IP, PC, Register, catalog, day, leak, net, row, whole};
use crate::billing::{cancel, plan, verify};
use crate::catalog::{Policy, Proration};
use crate::document::Basis;
use crate::money::{DecimalMark, Net};
use crate::place::Place;
use crate::register::{Action, Run};

fn sample() -> Catalog {
    catalog(Policy::None, Proration::Days)
}

/// An entry about the PC of the contract `S1` of customer `A`.
fn entry(book: &Book, number: &str, amount: &str) -> Opening {
    Opening {
        number: number.to_owned(),
        customer: book.find_customer("A").expect("a customer"),
        contract: "S1".to_owned(),
        service: PC,
        year: 2027,
        net: Net::parse_written(amount, DecimalMark::Point).expect("an amount"),
        issued_on: day("2026-12-20"),
        place: Place::line("billed.csv", 2),
    }
}

/// A register that begins with these invoices of another system.
fn register(files: &Files, entries: &[(&str, &str)]) -> Register {
    let (catalog, book) = (leak(sample()), leak(files.book()));
    let openings =
        leak(entries.iter().map(|(number, amount)| entry(book, number, amount)).collect::<Vec<_>>());
    let mut register = Register::default();
    register.take_over(documents(catalog, book, openings, 1).expect("documents"));
    register
}

/// The lines of the plan: document, quantity and amount of each.
fn planned(register: &Register, files: &Files) -> Vec<String> {
    let plan = register.plan(&sample(), files, whole(2027));
    let line =
        |draft: &Draft<'_>, line: &Line<'_>| format!("{} {} {}", draft.kind.code(), draft.corrects, line.net);
    plan.drafts
        .iter()
        .flat_map(|draft| draft.lines.iter().map(|it| line(draft, it)).collect::<Vec<_>>())
        .collect()
}

#[test]
fn what_was_billed_elsewhere_is_billed_no_more() {
    let whole_year = Files::of(vec![row(PC, "2020-01-01")]);
    let cases = [
        (&[][..], &["invoice  3000.00"][..], "nothing was billed"),
        (&[("F1", "3000")], &[], "all was billed"),
        (&[("F1", "1000"), ("F2", "2000")], &[], "on two invoices"),
        (&[("F1", "2400")], &["invoice  600.00"], "less was billed"),
        (
            &[("F1", "2400"), ("F2", "700")],
            &["credit-note F2 -100.00"],
            "more was billed: the newest gives back",
        ),
    ];
    for (entries, expected, why) in cases {
        assert_eq!(planned(&register(&whole_year, entries), &whole_year), expected, "{why}");
    }
}

#[test]
fn a_difference_to_it_has_no_cause_in_the_files() {
    let files = Files::of(vec![row(PC, "2020-01-01")]);
    let plan = register(&files, &[("F1", "2400")]).plan(&sample(), &files, whole(2027));
    let Some(Basis::Difference(basis)) = &plan.drafts[0].lines[0].basis else {
        panic!("no difference");
    };
    assert_eq!((basis.causes.as_slice(), basis.held), (&[][..], net("2400.00")));
}

#[test]
fn it_is_corrected_and_cancelled_like_any_other() {
    let files = Files::of(vec![row(PC, "2020-01-01")]);
    let ended = Files::of(vec![row(PC, "2020-01-01").until("2027-06-30")]);
    let register = register(&files, &[("F1", "3000")]);
    assert_eq!(planned(&register, &ended), ["credit-note F1 -1512.33"]);
    let held = &register.holdings(2027).invoices_of("A")[0];
    let note = cancel::credit_note(held, "billed wrongly").expect("a credit note");
    assert_eq!((note.corrects, note.net_total()), ("F1", net("-3000.00")));
}

#[test]
fn it_is_of_no_series_and_the_sums_hold() {
    let files = Files::of(vec![row(PC, "2020-01-01")]);
    let mut register = register(&files, &[("F-9", "1000"), ("F-3", "500")]);
    let issued = register.issue(&sample(), &files, whole(2027), "2026-12-01");
    assert_eq!(
        issued[0].number, "2026000001",
        "the series begins, dated before the invoices of the other system"
    );
    let run = |number, action, documents: &[Document<'_>]| Run {
        documents: u32::try_from(documents.len()).expect("few"),
        net_total: documents.iter().map(|document| document.content.net_total()).sum(),
        ..crate::billing::samples::run(number, action, 2027, "2026-12-01")
    };
    let (openings, own) = register.documents.split_at(2);
    let runs = [run(1, Action::Import, openings), run(2, Action::Issue, own)];
    let problems = verify::verify(&sample(), |_| None, &runs, register.documents.iter().cloned());
    assert_eq!(problems.listed(), []);
}

#[test]
fn rows_of_one_number_are_lines_of_one_invoice() {
    let files = Files::of(vec![row(PC, "2027-03-01").until("2027-10-31"), row(IP, "2020-01-01")]);
    let book = files.book();
    let catalog = sample();
    let other = Opening { service: IP, ..entry(&book, "F1", "10000") };
    let openings = [entry(&book, "F1", "2000"), entry(&book, "F2", "5"), other];
    let documents = documents(&catalog, &book, &openings, 7).expect("documents");
    let shown: Vec<_> = documents
        .iter()
        .map(|it| {
            (it.number.as_ref(), it.sequence, it.run, it.content.net_total(), it.due_on, it.supplied_on)
        })
        .collect();
    let (due, supplied) = (day("2027-01-03"), day("2026-12-20"));
    assert_eq!(
        shown,
        [("F1", 0, 7, net("12000.00"), due, supplied), ("F2", 0, 7, net("5.00"), due, supplied)]
    );
    let line = &documents[0].content.lines[0];
    assert_eq!((line.period.first(), line.period.last()), (day("2027-03-01"), day("2027-10-31")));
    assert_eq!((line.quantity, line.reason), (Quantity::ONE, Reason::Opening));
    assert_eq!(documents[0].content.lines[1].period, DayRange::year(2027));
}

#[test]
fn numbers_that_the_own_series_may_give_are_refused() {
    let mut series = Series::default();
    series.note(Kind::Invoice, "F-1", 0, day("2026-01-05"));
    let mut moved = sample();
    moved.numbering.first = [(2027, 124)].into();
    let mut closed = sample();
    closed.billing.closed_until = Some(day("2026-12-31"));
    let cases = [
        (sample(), "F-1", Err(Code::OpeningTaken), "it is there"),
        (sample(), "F-2", Ok(()), "a number of its own kind"),
        (sample(), "2027000123", Err(Code::OpeningOfOwnSeries), "the series will come to it"),
        (sample(), "9202700001", Err(Code::OpeningOfOwnSeries), "that of credit notes too"),
        (moved.clone(), "2027000123", Ok(()), "the series begins after it"),
        (moved.clone(), "2027000124", Err(Code::OpeningOfOwnSeries), "the series begins with it"),
        (moved, "2026000123", Err(Code::OpeningOfOwnSeries), "of another year"),
        (closed.clone(), "2026000123", Ok(()), "no document gets a date of a closed year"),
        (closed, "2027000123", Err(Code::OpeningOfOwnSeries), "the next year is open"),
    ];
    for (catalog, number, expected, why) in cases {
        let found = refuse_number(&catalog, &series, number).map_err(|problem| problem.code);
        assert_eq!(found, expected, "{number}: {why}");
    }
}

#[test]
fn what_lost_its_row_since_is_an_orphan_like_any_other() {
    let files = Files::of(vec![row(PC, "2020-01-01")]);
    let register = register(&files, &[("F1", "3000")]);
    let without = Files::of(vec![row(IP, "2020-01-01").of("A", "S9")]);
    let inputs = register.inputs(&sample(), &without, whole(2027));
    let plans: Vec<_> = plan::customers(inputs).map(|plan| plan.expect("a plan")).collect();
    let orphans: Vec<_> = plans.iter().flat_map(|plan| &plan.orphans).map(|it| (it.number, it.net)).collect();
    assert_eq!(orphans, [("F1", net("3000.00"))]);
}
