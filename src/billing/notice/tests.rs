//! Notice by worked examples, ends of months included.

use super::{Bound, bound, last_day, last_day_before, months};
use crate::billing::samples::{Files, PC, Row, catalog, day, row};
use crate::book::Renewal;
use crate::catalog::{Catalog, MAX_NOTICE_MONTHS, Policy, Proration};

fn with_notice(months: Option<u8>) -> Catalog {
    let mut catalog = catalog(Policy::None, Proration::WholeYear);
    catalog.billing.notice_months = months;
    catalog
}

fn bound_of(catalog: &Catalog, row: Row, today: &str) -> Option<(String, String)> {
    let book = Files::of(vec![row]).book();
    let bound = bound(catalog, &book, &book.contracts()[0], day(today));
    bound.map(|Bound { until, notice_until }| (until.to_string(), notice_until.to_string()))
}

#[test]
fn the_last_day_for_notice_ends_a_month() {
    let cases = [
        (2027, 0, "2027-12-31", "the end itself"),
        (2027, 1, "2027-11-30", "a month of 30 days"),
        (2027, 2, "2027-10-31", "a month of 31 days"),
        (2027, 3, "2027-09-30", "a quarter"),
        (2027, 6, "2027-06-30", "half a year"),
        (2027, 10, "2027-02-28", "February"),
        (2028, 10, "2028-02-29", "February of a leap year"),
        (2027, 12, "2026-12-31", "a year"),
        (2027, 13, "2026-11-30", "a year and a month"),
        (2029, 22, "2028-02-29", "February of a leap year, the year before"),
        (2027, 36, "2024-12-31", "three years"),
    ];
    for (year, months, expected, why) in cases {
        assert_eq!(
            last_day(year, months).to_string(),
            expected,
            "{months} months before the end of {year}: {why}"
        );
    }
}

#[test]
fn every_last_day_is_the_last_of_its_month() {
    for year in 1904..2999 {
        for months in 0..=MAX_NOTICE_MONTHS {
            assert_eq!(last_day(year, months).plus_days(1).day(), 1, "{year}, {months} months");
        }
    }
}

#[test]
fn a_row_is_bound_to_the_first_year_end_for_which_notice_is_in_time() {
    let cases = [
        (3, "2027-09-30", "2027-12-31", "2026-09-30", "the last day counts"),
        (3, "2027-10-01", "2028-12-31", "2027-09-30", "a day too late"),
        (3, "2027-01-01", "2027-12-31", "2026-09-30", "the first day of a year"),
        (3, "2027-12-31", "2028-12-31", "2027-09-30", "the last day of a year"),
        (0, "2027-12-31", "2027-12-31", "2026-12-31", "no month: up to the end"),
        (10, "2028-02-29", "2028-12-31", "2027-02-28", "29 February"),
        (12, "2027-12-31", "2028-12-31", "2026-12-31", "a whole year before"),
        (12, "2028-01-01", "2029-12-31", "2027-12-31", "a day less than a year before"),
        (24, "2027-02-01", "2029-12-31", "2026-12-31", "two years"),
    ];
    for (months, today, until, notice_until, why) in cases {
        let bound = bound_of(&with_notice(Some(months)), row(PC, "2020-01-01"), today);
        assert_eq!(bound, Some((until.to_owned(), notice_until.to_owned())), "{why}");
    }
}

#[test]
fn the_row_has_the_first_word_then_the_catalog() {
    let own = |months| Row { notice_months: months, ..row(PC, "2020-01-01") };
    let manual = Row { renewal: Renewal::Manual, ..own(Some(3)).until("2027-12-31") };
    let cases = [
        (Some(3), own(None), Some(3), "the catalog's"),
        (Some(3), own(Some(6)), Some(6), "its own"),
        (Some(3), own(Some(0)), Some(0), "its own, which is none at all"),
        (None, own(Some(6)), Some(6), "its own alone"),
        (None, own(None), None, "no notice"),
        (Some(3), manual, None, "a row renewed by hand ends by itself"),
    ];
    for (general, row, expected, why) in cases {
        let book = Files::of(vec![row]).book();
        assert_eq!(months(&with_notice(general), &book, &book.contracts()[0]), expected, "{why}");
    }
}

#[test]
fn an_agreed_end_binds_no_longer() {
    let catalog = with_notice(Some(3));
    let ends = |until: &str| bound_of(&catalog, row(PC, "2020-01-01").until(until), "2027-10-05");
    let expected = |until: &str| Some((until.to_owned(), "2027-09-30".to_owned()));
    assert_eq!(ends("2028-06-30"), expected("2028-06-30"), "agreed before the year is over");
    assert_eq!(ends("2030-06-30"), expected("2028-12-31"), "agreed for later");
    assert_eq!(bound_of(&with_notice(None), row(PC, "2020-01-01"), "2027-10-05"), None, "without notice");
}

#[test]
fn notice_for_a_year_is_due_where_the_row_would_go_on_into_it() {
    let cases = [
        (row(PC, "2020-01-01"), Some("2027-09-30"), "goes on"),
        (row(PC, "2027-11-01"), Some("2027-09-30"), "began after the day: it goes on into 2028 in any case"),
        (row(PC, "2028-01-01"), None, "begins with the year"),
        (row(PC, "2020-01-01").until("2027-12-31"), None, "ends before it"),
        (row(PC, "2020-01-01").until("2028-01-01"), Some("2027-09-30"), "ends in it"),
    ];
    for (row, expected, why) in cases {
        let book = Files::of(vec![row]).book();
        let found = last_day_before(&with_notice(Some(3)), &book, &book.contracts()[0], 2028);
        assert_eq!(found, expected.map(day), "{why}");
    }
}
