//! Windows of purchases, each policy, with the reason of each case.

use super::{united, windows};
use crate::billing::samples::{Files, PC};
use crate::billing::samples::{by_year, catalog, day, row};
use crate::book::CustomerIx;
use crate::catalog::{Policy, Proration};
use crate::place::Code;

#[test]
fn each_policy_frees_its_days() {
    let cases = [
        (Policy::ThroughNextCalendarYear, "2025-05-12", Some(("2025-05-12", "2026-12-31")), "the plain case"),
        (
            Policy::ThroughNextCalendarYear,
            "2025-01-01",
            Some(("2025-01-01", "2026-12-31")),
            "two whole years",
        ),
        (
            Policy::ThroughNextCalendarYear,
            "2025-12-31",
            Some(("2025-12-31", "2026-12-31")),
            "a year and a day",
        ),
        (Policy::NextCalendarYear, "2025-05-12", Some(("2026-01-01", "2026-12-31")), "not the rest of 2025"),
        (Policy::NextCalendarYear, "2025-12-31", Some(("2026-01-01", "2026-12-31")), "from the next day on"),
        (Policy::TwelveMonths, "2025-05-12", Some(("2025-05-12", "2026-05-11")), "through the day before"),
        (Policy::TwelveMonths, "2025-01-01", Some(("2025-01-01", "2025-12-31")), "exactly the calendar year"),
        (Policy::TwelveMonths, "2028-02-29", Some(("2028-02-29", "2029-02-28")), "no 29 February in 2029"),
        (Policy::TwelveMonths, "2027-03-01", Some(("2027-03-01", "2028-02-29")), "the leap day is included"),
        (
            Policy::TwelveMonths,
            "2027-02-28",
            Some(("2027-02-28", "2028-02-27")),
            "the leap day is not reached",
        ),
        (Policy::None, "2025-05-12", None, "nothing is free"),
    ];
    for (policy, purchased_on, expected, why) in cases {
        let found = policy.free_days(day(purchased_on)).map(|days| (days.first(), days.last()));
        let expected = expected.map(|(first, last)| (day(first), day(last)));
        assert_eq!(found, expected, "{policy:?} {purchased_on}: {why}");
    }
}

#[test]
fn windows_of_several_purchases_unite() {
    let files = Files::of(vec![row(PC, "2020-01-01")])
        .purchase("2026-03-01")
        .purchase("2025-05-12")
        .purchase("2029-01-15");
    let catalog = catalog(Policy::ThroughNextCalendarYear, Proration::Days);
    let book = files.book();
    let windows = windows(&catalog, book.purchases_of(CustomerIx(0))).expect("windows");
    let lines: Vec<_> = windows.iter().map(|window| (window.line, window.policy_line)).collect();
    assert_eq!(lines, [(3, 11), (2, 11), (4, 11)], "oldest purchase first, each with its line");
    let united: Vec<_> = united(&windows).iter().map(|days| (days.first(), days.last())).collect();
    let expected = [(day("2025-05-12"), day("2027-12-31")), (day("2029-01-15"), day("2030-12-31"))];
    assert_eq!(united, expected, "2025–2026 and 2026–2027 overlap, 2029–2030 stands apart");
}

#[test]
fn the_policy_is_that_of_the_year_of_the_purchase() {
    let mut catalog = catalog(Policy::None, Proration::WholeYear);
    catalog.free_year.policy = by_year(&[(2025, Policy::NextCalendarYear), (2027, Policy::TwelveMonths)]);
    let windows_of = |on: &str| {
        let book = Files::of(vec![]).purchase(on).book();
        windows(&catalog, book.purchases_of(CustomerIx(0)))
    };
    assert_eq!(windows_of("2026-12-31").expect("windows")[0].policy, Policy::NextCalendarYear);
    assert_eq!(windows_of("2027-01-01").expect("windows")[0].policy, Policy::TwelveMonths);
    let problem = windows_of("2024-12-31").expect_err("before the first policy");
    assert_eq!((problem.code, problem.args), (Code::NoPolicy, vec!["2024".to_owned()]));
    assert_eq!(problem.place.expect("a place").to_string(), "purchases.csv:2: purchased_on");
}
