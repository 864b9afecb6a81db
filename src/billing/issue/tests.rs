//! Numbers and dates, with the reason of each case.

use super::{DocumentCount, Numberer, refuse_date, refuse_year};
use crate::billing::samples::{catalog, day, party};
use crate::catalog::{Catalog, Policy, Proration};
use crate::document::{Draft, Kind};
use crate::place::Code;
use crate::register::Series;

fn sample() -> Catalog {
    catalog(Policy::None, Proration::WholeYear)
}

fn draft(kind: Kind, due_days: Option<u16>) -> Draft<'static> {
    let party = crate::book::Party { due_days, ..party("A") };
    let (document, order_number, corrects, note) = ("", "", "", "");
    Draft { kind, year: 2027, party, document, order_number, corrects, note, lines: vec![] }
}

fn series(issued: &[(Kind, &str, u32, &str)]) -> Series {
    let mut series = Series::default();
    for (kind, number, sequence, date) in issued {
        assert!(series.note(*kind, number, *sequence, day(date)));
    }
    series
}

fn numbers(catalog: &Catalog, series: &Series, date: &str, kinds: &[Kind]) -> Vec<String> {
    let mut numberer = Numberer::new(catalog, series, day(date));
    let mut issue = |kind: &Kind| numberer.issue(draft(*kind, None), 1).expect("a number");
    kinds.iter().map(|kind| issue(kind).number.into_owned()).collect()
}

#[test]
fn numbers_follow_each_series_of_the_year_of_issue() {
    use Kind::{CreditNote, Invoice};
    let issued = series(&[
        (Invoice, "2026000007", 7, "2026-12-30"),
        (Invoice, "2027000003", 3, "2027-01-04"),
        (CreditNote, "9202700001", 1, "2027-01-04"),
    ]);
    let mixed = [Invoice, CreditNote, Invoice];
    assert_eq!(numbers(&sample(), &issued, "2027-02-01", &mixed), ["2027000004", "9202700002", "2027000005"]);
    assert_eq!(numbers(&sample(), &issued, "2028-01-01", &mixed), ["2028000001", "9202800001", "2028000002"]);
    let mut moved = sample();
    moved.numbering.first = [(2027, 124)].into();
    assert_eq!(
        numbers(&moved, &Series::default(), "2027-02-01", &mixed),
        ["2027000124", "9202700001", "2027000125"]
    );
    assert_eq!(numbers(&moved, &issued, "2027-02-01", &[Invoice]), ["2027000004"], "the register decides");
    assert_eq!(numbers(&moved, &issued, "2028-02-01", &[Invoice]), ["2028000001"], "of that year only");
}

#[test]
fn parts_that_are_numbered_apart_have_the_numbers_of_the_whole() {
    use Kind::{CreditNote, Invoice};
    let issued = series(&[(Invoice, "2027000003", 3, "2027-01-04")]);
    let (catalog, kinds) = (sample(), [Invoice, CreditNote, Invoice, Invoice, CreditNote, Invoice]);
    for split in 0..=kinds.len() {
        let (first, second) = kinds.split_at(split);
        let mut rest = Numberer::new(&catalog, &issued, day("2027-02-01"));
        let numbers_of = |numberer: &Numberer<'_>, kinds: &[Kind]| -> Vec<String> {
            let mut numberer = numberer.clone();
            let numbers = kinds.iter().map(|kind| numberer.issue(draft(*kind, None), 1).expect("a number"));
            numbers.map(|document| document.number.into_owned()).collect()
        };
        let mut apart = numbers_of(&rest, first);
        let drafts: Vec<_> = first.iter().map(|kind| draft(*kind, None)).collect();
        let mut count = DocumentCount::default();
        count.add(&drafts);
        rest.pass_over(count);
        apart.extend(numbers_of(&rest, second));
        assert_eq!(apart, numbers(&catalog, &issued, "2027-02-01", &kinds), "split at {split}");
    }
}

#[test]
fn due_days_are_the_customers_else_the_catalogs() {
    let (catalog, series) = (sample(), Series::default());
    let mut numberer = Numberer::new(&catalog, &series, day("2027-12-20"));
    let mut due = |due_days| numberer.issue(draft(Kind::Invoice, due_days), 3).expect("a number").due_on;
    assert_eq!(due(None), day("2028-01-03"));
    assert_eq!(due(Some(30)), day("2028-01-19"));
    assert_eq!(due(Some(0)), day("2027-12-20"));
}

#[test]
fn a_series_can_be_full_and_a_number_taken() {
    let catalog = sample();
    let full = series(&[(Kind::Invoice, "2027999999", 999_999, "2027-01-04")]);
    let problem_of = |series: &Series| {
        let mut numberer = Numberer::new(&catalog, series, day("2027-01-04"));
        numberer.issue(draft(Kind::Invoice, None), 1).expect_err("a refusal")
    };
    let problem = problem_of(&full);
    assert_eq!(
        (problem.code, problem.args.join(" ")),
        (Code::SeriesFull, "{year}{sequence:6} 2027".to_owned())
    );
    let taken = series(&[(Kind::CreditNote, "2027000001", 1, "2027-01-04")]);
    let problem = problem_of(&taken);
    assert_eq!((problem.code, problem.args), (Code::NumberTaken, vec!["2027000001".to_owned()]));
    assert_eq!(problem.place.expect("a place").to_string(), "catalog.toml: numbering.invoice");
}

#[test]
fn dates_that_no_document_may_get() {
    let mut catalog = sample();
    catalog.billing.closed_until = Some(day("2026-12-31"));
    let issued = series(&[
        (Kind::Invoice, "2027000001", 1, "2027-01-04"),
        (Kind::CreditNote, "9202700001", 1, "2027-01-06"),
    ]);
    let cases = [
        ("2027-01-06", None, "the day of the last document"),
        ("2027-01-05", Some(Code::DateBeforeLast), "before the credit note"),
        ("2026-12-31", Some(Code::PeriodClosed), "the last closed day"),
        ("2028-01-06", None, "366 days after today"),
        ("2028-01-07", Some(Code::DateTooFar), "a day more"),
    ];
    for (date, expected, why) in cases {
        let found = refuse_date(&catalog, &issued, day(date), day("2027-01-05")).err().map(|it| it.code);
        assert_eq!(found, expected, "{date}: {why}");
    }
    let problem = refuse_date(&catalog, &issued, day("2027-01-05"), day("2027-01-05")).expect_err("refused");
    assert_eq!(problem.args, ["2027-01-05", "2027-01-06", "9202700001"]);
}

#[test]
fn years_that_may_not_be_billed_on_a_date() {
    let mut catalog = sample();
    catalog.billing.first_year = Some(2026);
    let cases = [
        (2026, "2027-01-04", None, "the year before"),
        (2027, "2027-01-04", None, "this year"),
        (2028, "2027-12-04", None, "the next year"),
        (2029, "2027-12-04", Some(Code::YearFarFromDate), "a slip of the keyboard"),
        (2025, "2026-01-04", Some(Code::BeforeFirstYear), "billed elsewhere"),
    ];
    for (year, date, expected, why) in cases {
        assert_eq!(refuse_year(&catalog, year, day(date)).err().map(|it| it.code), expected, "{why}");
    }
}
