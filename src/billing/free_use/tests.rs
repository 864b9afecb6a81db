//! Who is free, until when, what comes then and what it costs: each state, policy and proration with its reason.

use proptest::prelude::*;

use super::{FreeUse, State, free_uses};
use crate::billing::renewal;
use crate::billing::samples::{Files, IP, PC, Row, SERVER, by_year, catalog, day, leak, price, row};
use crate::book::Book;
use crate::catalog::{Catalog, Policy, Proration};
use crate::money::Net;

/// `state until, first paid day and amount, cost`.
fn shown(catalog: &Catalog, files: &Files, on: &str) -> Vec<String> {
    let book = files.book();
    let uses = free_uses(catalog, &book, day(on)).expect("free uses");
    uses.iter().map(|it| one(&book, it)).collect()
}

fn one(book: &Book, it: &FreeUse<'_>) -> String {
    let row = it.row.map_or(String::new(), |row| format!(" {}", book.text(row.contract)));
    let purchase = it.purchase.map_or(0, |purchase| purchase.line);
    let paid = it.first_paid.map_or(String::new(), |(day, net)| format!(", from {day} {net}"));
    format!("{}{row} {purchase} until {}{paid}, costs {}", it.state.code(), it.until, it.cost)
}

#[test]
fn each_use_has_its_state_its_last_free_day_and_its_cost() {
    let through = catalog(Policy::ThroughNextCalendarYear, Proration::WholeYear);
    let since = |since| row(PC, since);
    let cases: [(Row, &str, &str, &str); 9] = [
        (
            since("2026-05-12"),
            "2026-05-12",
            "free S1 2 until 2027-12-31, from 2028-01-01 3000.00, costs 3000.00",
            "the ordinary case",
        ),
        (
            since("2020-01-01"),
            "2026-05-12",
            "free S1 2 until 2027-12-31, from 2028-01-01 3000.00, costs 0.00",
            "the whole year is charged for its first months",
        ),
        (
            since("2026-05-12").until("2027-03-31"),
            "2026-05-12",
            "free S1 2 until 2027-03-31, costs 3000.00",
            "it ends while it is free",
        ),
        (
            since("2026-05-12").until("2027-12-31"),
            "2026-05-12",
            "free S1 2 until 2027-12-31, costs 3000.00",
            "it ends with the free days",
        ),
        (
            since("2026-05-12").until("2026-06-30"),
            "2026-05-12",
            "ended S1 2 until 2026-06-30, costs 3000.00",
            "it is over; and the right comes back",
        ),
        (
            since("2026-12-01"),
            "2026-11-30",
            "not-begun S1 2 until 2027-12-31, from 2028-01-01 3000.00, costs 3000.00",
            "it begins in December",
        ),
        (
            since("2020-01-01"),
            "2026-12-01",
            "not-begun S1 2 until 2027-12-31, from 2028-01-01 3000.00, costs 0.00",
            "the purchase is still to come",
        ),
        (
            since("2026-05-12").quantity("2").discount("10"),
            "2025-05-12",
            "free S1 2 until 2026-12-31, from 2027-01-01 5400.00, costs 5400.00",
            "of last year",
        ),
        (
            since("2026-05-12").price("2500"),
            "2026-05-12",
            "free S1 2 until 2027-12-31, from 2028-01-01 2500.00, costs 2500.00",
            "an agreed price",
        ),
    ];
    for (row, purchase, expected, why) in cases {
        let found = shown(&through, &Files::of(vec![row]).purchase(purchase), "2026-11-22");
        assert_eq!(found.first().map(String::as_str), Some(expected), "{why}");
    }
}

#[test]
fn the_policy_decides_when_and_the_proration_how_much() {
    let cases = [
        (
            Policy::ThroughNextCalendarYear,
            Proration::Days,
            "2026-06-01",
            "until 2026-12-31, from 2027-01-01 3000.00, costs 3000.00",
        ),
        (
            Policy::TwelveMonths,
            Proration::Months,
            "2025-06-01",
            "until 2026-05-11, from 2026-05-12 2000.00, costs 2000.00",
        ),
        (
            Policy::TwelveMonths,
            Proration::Months,
            "2026-06-01",
            "until 2026-05-11, from 2026-05-12 2000.00, costs 1000.00",
        ),
        (
            Policy::NextCalendarYear,
            Proration::Days,
            "2026-06-01",
            "until 2026-12-31, from 2027-01-01 3000.00, costs 3000.00",
        ),
    ];
    for (policy, proration, on, expected) in cases {
        let files = Files::of(vec![row(PC, "2025-05-12")]).purchase("2025-05-12");
        let found = shown(&catalog(policy, proration), &files, on);
        assert!(found[0].ends_with(expected), "{policy:?} {proration:?} on {on}: {found:?}");
    }
    let next = catalog(Policy::NextCalendarYear, Proration::Days);
    let files = Files::of(vec![row(PC, "2025-05-12")]).purchase("2025-05-12");
    assert_eq!(shown(&next, &files, "2025-06-01"), [""; 0], "this year is charged");
}

#[test]
fn windows_that_touch_are_one_and_the_longest_purchase_is_named() {
    let files = Files::of(vec![row(PC, "2025-11-03")]).purchase("2025-11-03").purchase("2026-09-10");
    let catalog = catalog(Policy::ThroughNextCalendarYear, Proration::WholeYear);
    let one = |on: &str| shown(&catalog, &files, on);
    assert_eq!(one("2026-08-01"), ["free S1 2 until 2027-12-31, from 2028-01-01 3000.00, costs 3000.00"]);
    assert_eq!(one("2026-10-01"), ["free S1 3 until 2027-12-31, from 2028-01-01 3000.00, costs 3000.00"]);
    let mut dearer = catalog.clone();
    dearer.services[usize::from(PC.0)].price = by_year(&[(2015, price("3000")), (2028, price("3600"))]);
    assert_eq!(
        shown(&dearer, &files, "2026-10-01"),
        ["free S1 3 until 2027-12-31, from 2028-01-01 3600.00, costs 3000.00"]
    );
}

#[test]
fn windows_apart_are_looked_at_one_by_one() {
    let files = Files::of(vec![row(PC, "2025-03-01")]).purchase("2025-03-01").purchase("2026-10-01");
    let twelve = catalog(Policy::TwelveMonths, Proration::Months);
    let one = |on: &str| shown(&twelve, &files, on);
    assert_eq!(one("2026-02-01"), ["free S1 2 until 2026-02-28, from 2026-03-01 1750.00, costs 1250.00"]);
    assert_eq!(one("2026-05-01"), ["not-begun S1 3 until 2027-09-30, from 2027-10-01 750.00, costs 1250.00"]);
    let only_first = Files::of(vec![row(PC, "2025-03-01")]).purchase("2025-03-01");
    assert_eq!(
        shown(&twelve, &only_first, "2026-05-01"),
        ["ended S1 2 until 2026-02-28, from 2026-03-01 2500.00, costs 500.00"]
    );
}

#[test]
fn a_right_is_there_where_no_service_of_the_free_year_is_active() {
    let through = catalog(Policy::ThroughNextCalendarYear, Proration::WholeYear);
    let right = "right 2 until 2027-12-31, costs 0.00";
    let cases = [
        (vec![], Some(right), "no contract at all"),
        (vec![row(SERVER, "2020-01-01")], Some(right), "a service that no purchase makes free"),
        (vec![row(PC, "2020-01-01").until("2026-05-31")], Some(right), "ended before the day"),
        (vec![row(PC, "2026-12-01")], Some(right), "begins after the day"),
        (vec![row(IP, "2020-01-01")], None, "uses the other one"),
    ];
    for (rows, expected, why) in cases {
        let found = shown(&through, &Files::of(rows).purchase("2026-06-01"), "2026-11-22");
        let found = found.iter().find(|it| it.starts_with("right")).map(String::as_str);
        assert_eq!(found, expected, "{why}");
    }
    let files = Files::default().purchase("2026-06-01");
    assert_eq!(shown(&through, &files, "2026-05-31"), [""; 0], "before the purchase");
    assert_eq!(shown(&through, &files, "2028-01-01"), [""; 0], "over");
    assert_eq!(
        shown(&catalog(Policy::None, Proration::Days), &files, "2026-11-22"),
        [""; 0],
        "no free years"
    );
    let nothing_free = Catalog {
        free_year: crate::catalog::FreeYear { services: vec![], ..through.free_year.clone() },
        ..through
    };
    assert_eq!(shown(&nothing_free, &files, "2026-11-22"), [""; 0], "no services to be free");
}

#[test]
fn what_another_row_of_the_key_is_charged_instead_is_taken_off_the_cost() {
    let files = Files::of(vec![
        row(PC, "2026-01-01").quantity("5").until("2026-06-30"),
        row(PC, "2026-07-01").quantity("2"),
    ]);
    let twelve = catalog(Policy::TwelveMonths, Proration::WholeYear);
    let found = shown(&twelve, &files.purchase("2025-07-01"), "2026-03-01");
    // 15 000 for the dearer row without a purchase; with it the other one's 6 000.
    assert_eq!(found, ["free S1 2 until 2026-06-30, costs 9000.00"]);
}

#[test]
fn every_customers_first_problem_is_told() {
    let mut catalog = catalog(Policy::ThroughNextCalendarYear, Proration::WholeYear);
    catalog.free_year.policy = by_year(&[(2026, Policy::None)]);
    let files = Files::of(vec![row(PC, "2020-01-01")]).purchase("2025-05-05");
    let problems = free_uses(&catalog, &files.book(), day("2026-01-01")).expect_err("no policy");
    assert_eq!(problems.listed().iter().map(|it| it.code.name()).collect::<Vec<_>>(), ["no-policy"]);
}

#[test]
fn every_state_has_its_code() {
    assert_eq!(State::ALL.map(State::code), ["free", "not-begun", "ended", "right"]);
}

proptest! {
    /// All costs together are what the year would come to with the policy `none`, less what it comes to.
    #[test]
    fn the_cost_is_what_the_policy_takes_off(
        rows in prop::collection::vec((prop::sample::select(vec![PC, IP, SERVER]), 2024i32..2028, 0u32..6), 0..6),
        purchases in prop::collection::vec((2024i32..2028, 1u32..13), 0..3),
        policy in prop::sample::select(&Policy::ALL[..]),
        proration in prop::sample::select(&Proration::ALL[..]),
        on in (2024i32..2028, 1u32..13),
    ) {
        let made = |(at, (service, since, quantity)): (usize, (_, i32, u32))| {
            let contract: &'static str = leak(format!("S{at}"));
            row(service, &format!("{since}-04-15")).of("A", contract).quantity(&quantity.to_string())
        };
        let files = Files::of(rows.into_iter().enumerate().map(made).collect());
        let bought = |files: Files, (year, month): (i32, u32)| files.purchase(&format!("{year}-{month:02}-10"));
        let book = purchases.into_iter().fold(files, bought).book();
        let year = |policy: Policy| -> Net {
            let catalog = catalog(policy, proration);
            renewal::renewals(&catalog, &book, on.0).expect("amounts").iter().map(|it| it.next).sum()
        };
        let on_day = day(&format!("{}-{:02}-20", on.0, on.1));
        let with = catalog(policy, proration);
        let uses = free_uses(&with, &book, on_day).expect("free uses");
        prop_assert_eq!(uses.iter().map(|it| it.cost).sum::<Net>(), year(Policy::None) - year(policy));
        for it in uses.iter().filter(|it| it.state == State::Free) {
            prop_assert!(it.until >= on_day && it.purchase.is_some());
        }
    }
}
