use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::select;

use super::at_once;
use crate::book::{Book, BookBuilder, ContractRow, Party, Renewal};
use crate::calendar::Day;
use crate::catalog::{Catalog, ServiceIx};
use crate::money::{Percent, Quantity};
use crate::place::{Code, Problems};
use crate::store::catalog;

/// Services 0 to 2 are tiers of one group, 3 and 4 of another, 5 of none.
fn price_list() -> Catalog {
    let service =
        |(at, group): (usize, &str)| format!("[[service]]\nid = \"s{at}\"\nname = \"S\"\nprice = 1\n{group}");
    let (a, b) = ("group = \"a\"\n", "group = \"b\"\n");
    let services: String = [a, a, a, b, b, ""].into_iter().enumerate().map(service).collect();
    catalog::parse("catalog.toml", &format!("currency = \"CZK\"\n{services}")).expect("a catalog")
}

/// The line of a warning, and whether it is about rows of one contract.
type Warned = (u32, bool);

/// Contract, service, first day and days of service.
type Row = (usize, u16, i32, Option<i32>);

fn day(offset: i32) -> Day {
    Day::first_of(2026).plus_days(offset)
}

/// Rows of one customer, from line 2 on.
fn book(rows: &[Row], catalog: &Catalog) -> Book {
    let mut builder = BookBuilder::default();
    let customer = builder.add_customer(2, &Party::only("A")).expect("room");
    let contracts = ["K1", "K2", "K3"].map(|id| builder.keep(id).expect("room"));
    for (line, (contract, service, since, length)) in (2..).zip(rows) {
        builder.add_contract(ContractRow {
            line,
            customer,
            contract: contracts[*contract],
            service: ServiceIx(*service),
            since: day(*since),
            until: length.map(|length| day(since + length)),
            renewal: Renewal::Auto,
            quantity: Quantity::ONE,
            unit_price: None,
            discount: Percent::ZERO,
            texts: None,
        });
    }
    builder.finish(&catalog.ranks())
}

fn warned(rows: &[Row]) -> BTreeSet<Warned> {
    let (catalog, mut problems) = (price_list(), Problems::default());
    at_once(&book(rows, &catalog), &catalog, &mut problems);
    let at = |problem: &crate::place::Problem| problem.place.as_ref().map_or(0, |place| place.line);
    problems.listed().iter().map(|problem| (at(problem), problem.code == Code::TiersInContract)).collect()
}

/// Each row against each that begins before it.
fn compared(rows: &[Row]) -> BTreeSet<Warned> {
    let (catalog, mut found) = (price_list(), BTreeSet::new());
    for (line, (contract, service, since, _)) in (2..).zip(rows) {
        for (other_line, (of, other, from, length)) in (2..).zip(rows) {
            let tiers = service != other && catalog.is_one_key(ServiceIx(*service), ServiceIx(*other));
            let before = (from, other_rank(*of == *contract, *other, other_line))
                < (since, other_rank(*of == *contract, *service, line));
            if tiers && before && length.is_none_or(|length| *since <= from + length) {
                found.insert((line, of == contract));
            }
        }
    }
    found
}

/// What stands first where both begin on a day: within a contract by service, else by line.
fn other_rank(is_own: bool, service: u16, line: u32) -> (u16, u32) {
    if is_own { (service, line) } else { (0, line) }
}

#[test]
fn two_tiers_are_warned_of_where_they_share_a_day() {
    let cases: [(&[Row], &[Warned], &str); 7] = [
        (&[(0, 0, 0, None), (0, 1, 100, None)], &[(3, true)], "a row was left open"),
        (&[(0, 0, 0, Some(99)), (0, 1, 100, None)], &[], "one after the other"),
        (&[(0, 0, 0, Some(100)), (0, 1, 100, None)], &[(3, true)], "one day together"),
        (&[(0, 0, 0, None), (1, 1, 100, None)], &[(3, false)], "in two contracts"),
        (&[(0, 0, 0, None), (1, 0, 100, None)], &[], "the same tier at two branches"),
        (&[(0, 0, 0, None), (1, 3, 100, None), (2, 5, 0, None)], &[], "of another group, and of none"),
        (&[(1, 1, 100, None), (0, 0, 0, None)], &[(2, false)], "the later one stands first in the file"),
    ];
    for (rows, expected, why) in cases {
        assert_eq!(warned(rows), expected.iter().copied().collect(), "{why}");
    }
}

proptest! {
    #[test]
    fn every_row_with_another_tier_beside_it_is_warned_of(
        rows in prop::collection::vec((0..3usize, 0..6u16, 0..50i32, prop::option::of(select(vec![0, 5, 20, 40]))), 0..9),
    ) {
        prop_assert_eq!(warned(&rows), compared(&rows));
    }
}
