//! What goes on at the turn of the year: each state with its reason.

use super::{State, renewals};
use crate::billing::samples::{
    Files, HOTLINE, IP, PC, Row, SERVER, by_year, catalog, day, grouped, price, row,
};
use crate::book::Renewal;
use crate::catalog::{Catalog, Policy, Proration};
use crate::document::Reason;

fn shown(catalog: &Catalog, files: &Files, year: i32) -> Vec<String> {
    let book = files.book_in(catalog);
    let renewals = renewals(catalog, &book, year).expect("renewals");
    let one = |it: &super::Renewal<'_>| {
        format!("{} {} {} {}", it.state.code(), it.previous, it.next, it.reason.code())
    };
    renewals.iter().map(one).collect()
}

#[test]
fn each_row_has_its_state_and_the_amounts_of_both_years() {
    let manual = |row: Row| Row { renewal: Renewal::Manual, ..row };
    let cases = [
        (row(PC, "2020-01-01"), None, "renews 3000.00 3000.00 charged", "goes on"),
        (row(PC, "2020-01-01").until("2026-12-31"), None, "ended 3000.00 0.00 charged", "ended"),
        (row(PC, "2027-05-01"), None, "new 0.00 2013.70 charged", "new: 245 days"),
        (
            manual(row(PC, "2020-01-01").until("2026-12-31")),
            None,
            "to-decide 3000.00 0.00 charged",
            "the year is over",
        ),
        (
            manual(row(PC, "2020-01-01").until("2027-12-31")),
            None,
            "renews 3000.00 3000.00 charged",
            "decided already",
        ),
        (row(PC, "2026-05-12"), Some("2026-05-12"), "free 0.00 0.00 free-year", "both years free"),
        (
            row(PC, "2025-05-12"),
            Some("2025-05-12"),
            "free-year-ends 0.00 3000.00 charged",
            "the first paid year",
        ),
        (
            row(PC, "2020-01-01"),
            Some("2027-07-01"),
            "free-year-ends 3000.00 1487.67 charged",
            "free within the year",
        ),
        (row(PC, "2027-01-01"), Some("2026-05-12"), "free 0.00 0.00 free-year", "new and free is free"),
        (
            row(PC, "2024-01-01"),
            Some("2024-01-01"),
            "renews 3000.00 3000.00 charged",
            "its free year is long over",
        ),
        (row(SERVER, "2020-01-01"), Some("2025-05-12"), "renews 20000.00 20000.00 charged", "never free"),
        (row(HOTLINE, "2020-01-01"), None, "renews 0.00 0.00 free-service", "free of charge"),
    ];
    let catalog = catalog(Policy::ThroughNextCalendarYear, Proration::Days);
    for (row, purchase, expected, why) in cases {
        let files = Files::of(vec![row]);
        let files = purchase.map_or(files.clone(), |on| files.purchase(on));
        assert_eq!(shown(&catalog, &files, 2027), [expected], "{why}");
    }
}

#[test]
fn rows_of_other_years_are_passed_over() {
    let files = Files::of(vec![row(PC, "2020-01-01").until("2025-12-31"), row(PC, "2028-01-01")]);
    assert_eq!(shown(&catalog(Policy::None, Proration::Days), &files, 2027), [""; 0]);
}

#[test]
fn the_price_against_the_year_before() {
    let mut catalog = catalog(Policy::None, Proration::WholeYear);
    catalog.services[usize::from(PC.0)].price = by_year(&[(2015, price("3000")), (2027, price("3300"))]);
    let files =
        Files::of(vec![row(PC, "2020-01-01").until("2026-06-30"), row(PC, "2026-07-01").quantity("2")]);
    assert_eq!(shown(&catalog, &files, 2027), ["ended 0.00 0.00 covered", "renews 6000.00 6600.00 charged"]);
}

#[test]
fn a_row_that_another_one_continues_renews() {
    let ends = |row: Row| row.until("2026-12-31");
    let manual = |row: Row| Row { renewal: Renewal::Manual, ..row };
    let cases: [(Vec<Row>, &[&str], &str); 5] = [
        (
            vec![ends(row(PC, "2020-01-01").price("2000")), row(PC, "2027-01-01").price("2100")],
            &["renews 2000.00 2100.00 charged"],
            "a price that was raised",
        ),
        (
            vec![ends(row(PC, "2020-01-01")), row(IP, "2027-01-01")],
            &["renews 3000.00 10000.00 charged"],
            "another tier of the group",
        ),
        (
            vec![ends(row(PC, "2020-01-01")), row(PC, "2027-01-02")],
            &["ended 3000.00 0.00 charged", "new 0.00 3000.00 charged"],
            "a day between them",
        ),
        (
            vec![manual(ends(row(PC, "2020-01-01"))), row(PC, "2027-01-01")],
            &["to-decide 3000.00 0.00 charged", "new 0.00 3000.00 charged"],
            "renewed by hand",
        ),
        (
            vec![ends(row(PC, "2020-01-01")), row(SERVER, "2027-01-01")],
            &["ended 3000.00 0.00 charged", "new 0.00 20000.00 charged"],
            "another key",
        ),
    ];
    let catalog = grouped(Policy::None, Proration::WholeYear);
    for (rows, expected, why) in cases {
        assert_eq!(shown(&catalog, &Files::of(rows), 2027), expected, "{why}");
    }
}

#[test]
fn a_row_that_another_one_continues_has_the_last_day_of_its_own_notice() {
    let ended = |months| Row { notice_months: months, ..row(PC, "2020-01-01").until("2026-12-31") };
    let next = |months| Row { notice_months: months, ..row(PC, "2027-01-01").price("3300") };
    let cases = [
        (vec![ended(Some(3)), next(Some(3))], Some("2026-09-30"), "a price that was raised"),
        (vec![ended(Some(3)), next(Some(6))], Some("2026-09-30"), "what holds until then"),
        (vec![ended(None), next(Some(6))], None, "no notice until then"),
        (vec![ended(Some(3))], None, "it ends"),
        (vec![next(Some(3))], None, "it only begins"),
    ];
    let catalog = catalog(Policy::None, Proration::WholeYear);
    for (rows, expected, why) in cases {
        let book = Files::of(rows).book_in(&catalog);
        let renewals = renewals(&catalog, &book, 2027).expect("renewals");
        assert_eq!(renewals.len(), 1, "{why}");
        assert_eq!(renewals[0].notice_until, expected.map(day), "{why}");
    }
}

#[test]
fn every_state_has_its_code() {
    let all = [State::ToDecide, State::Ended, State::Free, State::FreeYearEnds, State::New, State::Renews];
    let codes = all.map(State::code);
    assert_eq!(codes, ["to-decide", "ended", "free", "free-year-ends", "new", "renews"]);
    assert_eq!(Reason::ALL.map(|reason| Reason::from_code(reason.code())), Reason::ALL.map(Some));
}
