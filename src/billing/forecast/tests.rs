//! The coming years: what is certain, what is to be decided, and that the sums are those of the plan.

use proptest::prelude::*;

use super::{Forecast, forecast};
use crate::billing::plan::{self, Inputs};
use crate::billing::samples::{
    Files, IP, PC, Register, Row, SERVER, by_year, catalog, grouped, leak, merged, one_off, price, row, whole,
};
use crate::book::Renewal;
use crate::catalog::{Catalog, Policy, Proration, ServiceIx};
use crate::money::Net;

fn manual(row: Row) -> Row {
    Row { renewal: Renewal::Manual, ..row }
}

/// `year service rows certain`, and what is to be decided where there is something.
fn shown(catalog: &Catalog, files: &Files, years: std::ops::Range<i32>) -> Vec<String> {
    let book = files.book();
    let forecast = forecast(catalog, &book, years).expect("a forecast");
    let one = |(year, service, cell): (i32, &str, super::Cell)| {
        let to_decide =
            if cell.net.to_decide.is_zero() { String::new() } else { format!(" + {}", cell.net.to_decide) };
        format!("{year} {service} {} {}{to_decide}", cell.rows, cell.net.certain)
    };
    forecast.cells().map(one).collect()
}

#[test]
fn rows_end_go_on_and_turn_from_free_to_paid() {
    let mut catalog = catalog(Policy::ThroughNextCalendarYear, Proration::Months);
    catalog.services[usize::from(PC.0)].price = by_year(&[(2015, price("3000")), (2028, price("3600"))]);
    let files = Files::of(vec![
        row(PC, "2026-05-12"),
        row(SERVER, "2020-01-01").until("2027-06-30"),
        row(IP, "2028-10-01").of("B", "S2"),
    ])
    .purchase("2026-05-12");
    let expected = [
        "2026 remote-pc 1 0.00",
        "2026 server-admin 1 20000.00",
        "2027 remote-pc 1 0.00",
        "2027 server-admin 1 10000.00",
        "2028 remote-ip 1 2500.00",
        "2028 remote-pc 1 3600.00",
    ];
    assert_eq!(shown(&catalog, &files, 2026..2029), expected);
}

#[test]
fn charges_count_in_the_year_of_their_date() {
    let files = Files::default().charge(one_off("T1", "2026-03-01", "500")).charge(one_off(
        "T2",
        "2026-03-02",
        "-20",
    ));
    let files = files.charge(one_off("T3", "2029-01-01", "1"));
    let catalog = catalog(Policy::None, Proration::Days);
    assert_eq!(shown(&catalog, &files, 2026..2029), ["2026  2 480.00"]);
}

#[test]
fn what_awaits_a_decision_stands_apart() {
    let until = |until| manual(row(PC, "2020-01-01")).until(until);
    let later_row = row(PC, "2027-02-01").quantity("2");
    let cases: [(Vec<Row>, &[&str], &str); 7] = [
        (
            vec![until("2026-12-31")],
            &["2027 remote-pc 0 0.00 + 3000.00", "2028 remote-pc 0 0.00 + 3000.00"],
            "from the next year on",
        ),
        (
            vec![until("2027-12-31")],
            &["2027 remote-pc 1 3000.00", "2028 remote-pc 0 0.00 + 3000.00"],
            "decided for 2027 already",
        ),
        (
            vec![until("2027-03-31")],
            &["2027 remote-pc 1 739.73", "2028 remote-pc 0 0.00 + 3000.00"],
            "the year of its end is certain",
        ),
        (vec![until("2025-12-31")], &[], "nobody decided, so it is over"),
        (vec![row(PC, "2020-01-01").until("2026-12-31")], &[], "it renews itself, so its end is meant"),
        (
            vec![until("2026-12-31"), later_row],
            &["2027 remote-pc 1 5490.41", "2028 remote-pc 1 6000.00"],
            "another row has taken its place",
        ),
        (
            vec![until("2026-12-31"), row(PC, "2027-02-01").quantity("2").of("A", "S2")],
            &["2027 remote-pc 1 5490.41 + 3000.00", "2028 remote-pc 1 6000.00 + 3000.00"],
            "that of another contract has not",
        ),
    ];
    let catalog = catalog(Policy::None, Proration::Days);
    for (rows, expected, why) in cases {
        assert_eq!(shown(&catalog, &Files::of(rows), 2027..2029), expected, "{why}");
    }
}

#[test]
fn another_tier_of_the_group_takes_a_rows_place_too() {
    let rows = vec![manual(row(PC, "2020-01-01")).until("2026-12-31"), row(IP, "2027-01-01")];
    let files = Files::of(rows);
    let years = |catalog: &Catalog| {
        let book = files.book_in(catalog);
        let forecast = forecast(catalog, &book, 2027..2028).expect("a forecast");
        forecast.cells().map(|(.., cell)| cell.net.to_decide.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(years(&catalog(Policy::None, Proration::Days)), ["0.00", "3000.00"]);
    assert_eq!(years(&grouped(Policy::None, Proration::Days)), ["0.00"]);
}

#[test]
fn a_free_year_is_free_also_for_what_is_to_be_decided() {
    let files = Files::of(vec![manual(row(PC, "2026-05-12")).until("2026-12-31")]).purchase("2026-05-12");
    let catalog = catalog(Policy::ThroughNextCalendarYear, Proration::Days);
    let expected = ["2026 remote-pc 1 0.00", "2027 remote-pc 0 0.00", "2028 remote-pc 0 0.00 + 3000.00"];
    assert_eq!(shown(&catalog, &files, 2026..2029), expected);
}

#[test]
fn services_without_any_amount_are_no_series() {
    let files = Files::of(vec![
        row(ServiceIx(0), "2020-01-01"),
        row(SERVER, "2020-01-01").of("B", "S2"),
        manual(row(PC, "2020-01-01")).until("2026-12-31").of("C", "S3"),
    ]);
    let book = files.charge(one_off("T1", "2027-03-01", "500")).book();
    let catalog = catalog(Policy::None, Proration::Days);
    let forecast = forecast(&catalog, &book, 2027..2028).expect("a forecast");
    assert_eq!(forecast.services(), ["remote-pc", "server-admin", ""]);
    assert_eq!(forecast.cell(2027, "remote-ip"), super::Cell::default());
}

#[test]
fn every_customers_first_problem_is_told() {
    let mut catalog = catalog(Policy::None, Proration::Days);
    catalog.services[usize::from(PC.0)].price = by_year(&[(2027, price("3000"))]);
    let files = Files::of(vec![
        row(PC, "2020-01-01"),
        row(SERVER, "2020-01-01"),
        row(PC, "2020-01-01").of("B", "S2"),
    ]);
    let book = files.book();
    let problems = forecast(&catalog, &book, 2026..2029).expect_err("no price in 2026");
    let places: Vec<_> =
        problems.listed().iter().filter_map(|it| it.place.as_ref()).map(|it| it.line).collect();
    assert_eq!(places, [2, 4]);
    assert_eq!(forecast(&catalog, &book, 2027..2028).map(|it| it.cells().count()), Ok(2));
    assert_eq!(forecast(&catalog, &files.book(), 2027..2027), Ok(Forecast::default()), "no years");
}

proptest! {
    /// What is certain of a year is what a seller would bill who has issued nothing.
    #[test]
    fn a_year_comes_to_its_plan(
        rows in prop::collection::vec((0u16..4, 2024i32..2028, 0i32..4, any::<bool>()), 0..8),
        purchase in prop::option::of(2024i32..2028),
        charge in -500i32..500,
        proration in prop::sample::select(&Proration::ALL[..]),
        year in 2024i32..2029,
    ) {
        let made = |(at, (service, since, years, is_manual)): (usize, (u16, i32, i32, bool))| {
            let made = row(ServiceIx(service), &format!("{since}-03-01")).of("A", leak(format!("S{at}")));
            let until: &'static str = leak(format!("{}-12-31", since + years));
            if is_manual { manual(made).until(until) } else { made }
        };
        let files = Files::of(rows.into_iter().enumerate().map(made).collect());
        let files = purchase.map_or(files.clone(), |year| files.purchase(&format!("{year}-05-05")));
        let files = files.charge(one_off("T1", "2026-01-31", &charge.to_string()));
        let catalog = catalog(Policy::ThroughNextCalendarYear, proration);
        let inputs: Inputs<'static> = Register::default().inputs(&catalog, &files, whole(year));
        let planned: plan::CustomerPlan<'_> = merged(inputs);
        let planned: Net = planned.drafts.iter().chain(&planned.set_aside).map(|draft| draft.net_total()).sum();
        let book = files.book();
        let forecast = forecast(&catalog, &book, 2024..2029).expect("a forecast");
        let of_year: Net = forecast.cells().filter(|(of, ..)| *of == year).map(|(.., cell)| cell.net.certain).sum();
        prop_assert_eq!(of_year, planned);
        prop_assert!(forecast.cells().all(|(.., cell)| !cell.net.to_decide.is_negative()));
    }
}
