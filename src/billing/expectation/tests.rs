//! What holds and what does not, each case with its reason.

use super::check;
use crate::billing::samples::{Files, IP, PC, SERVER, by_year, catalog, net, one_off, row};
use crate::book::{About, Expectation};
use crate::catalog::{Catalog, Policy, Proration};
use crate::money::UnitPrice;
use crate::place::{Code, Place, Problem};

fn whole_years() -> Catalog {
    catalog(Policy::ThroughNextCalendarYear, Proration::WholeYear)
}

fn expected(line: u32, year: i32, about: About, id: &str, amount: &str) -> Expectation {
    Expectation { line, year, about, id: id.to_owned(), net: net(amount) }
}

fn files() -> Files {
    let rows = vec![
        row(PC, "2020-01-01").quantity("2"),
        row(SERVER, "2027-01-01"),
        row(PC, "2020-01-01").of("B", "S2"),
        row(IP, "2026-05-12").of("A", "S3"),
    ];
    Files::of(rows).purchase("2026-05-12").charge(one_off("T1", "2028-03-01", "-120.50"))
}

#[test]
fn the_files_say_what_a_year_comes_to() {
    let cases = [
        (2026, About::Total, "", "9000.00", "the days before the purchase are charged"),
        (2027, About::Total, "", "23000.00", "A is free but for the server"),
        (2028, About::Total, "", "38879.50", "the charge counts"),
        (2028, About::Customer, "A", "35879.50", "with its charge"),
        (2028, About::Customer, "B", "3000.00", "alone"),
        (2028, About::Service, "remote-pc", "9000.00", "of both customers"),
        (2028, About::Service, "hotline", "0.00", "sold to nobody"),
        (2028, About::Contract, "S1", "26000.00", "both services; the charge names no contract"),
        (2028, About::Contract, "S3", "10000.00", "after its free year"),
        (2019, About::Total, "", "0.00", "before anything began"),
    ];
    let (catalog, book) = (whole_years(), files().book());
    for (year, about, id, amount, why) in cases {
        let holds = [expected(2, year, about, id, amount)];
        assert_eq!(check(&catalog, &book, &holds).listed(), [], "{why}");
        let fails = [expected(2, year, about, id, "0.01")];
        let problems = check(&catalog, &book, &fails);
        let codes: Vec<_> = problems.listed().iter().map(|problem| problem.code).collect();
        assert_eq!(codes, [Code::ExpectationFailed], "{why}");
    }
}

#[test]
fn a_total_below_zero_is_said_as_it_is() {
    let files = Files::default().charge(one_off("T1", "2027-05-12", "-12.50"));
    let expectations = [expected(2, 2027, About::Total, "", "-12.50")];
    assert_eq!(
        check(&whole_years(), &files.book(), &expectations).listed(),
        [],
        "though no invoice is issued"
    );
}

#[test]
fn a_failure_says_expected_actual_and_difference_in_the_order_of_lines() {
    let expectations = [
        expected(2, 2028, About::Customer, "B", "3500.00"),
        expected(3, 2027, About::Total, "", "20000.00"),
        expected(4, 2027, About::Total, "", "23000.00"),
    ];
    let problems = check(&whole_years(), &files().book(), &expectations);
    let failure = |line, what: &str, expected: &str, actual: &str, difference: &str| {
        let at = Place::line("expectations.csv", line).field("net");
        let problem = Problem::error(Code::ExpectationFailed).at(at).with(what);
        problem.with(expected).with(actual).with(difference)
    };
    assert_eq!(
        problems.listed(),
        [
            failure(2, "2028 customer B", "3500.00", "3000.00", "-500.00"),
            failure(3, "2027 total", "20000.00", "23000.00", "3000.00"),
        ]
    );
}

#[test]
fn a_year_that_cannot_be_computed_says_why_and_the_others_are_checked() {
    let mut catalog = whole_years();
    catalog.services[2].price = by_year(&[(2028, UnitPrice::from_whole(3000))]);
    let expectations = [
        expected(2, 2026, About::Customer, "A", "0.01"),
        expected(3, 2028, About::Service, "remote-pc", "0.01"),
    ];
    let problems = check(&catalog, &files().book(), &expectations);
    let places: Vec<_> = problems
        .listed()
        .iter()
        .map(|problem| (problem.code, problem.place.as_ref().map(ToString::to_string).unwrap_or_default()))
        .collect();
    assert_eq!(
        places,
        [
            (Code::NoPrice, "contracts.csv:2: service".to_owned()),
            (Code::NoPrice, "contracts.csv:4: service".to_owned()),
            (Code::ExpectationFailed, "expectations.csv:3: net".to_owned()),
        ]
    );
}
