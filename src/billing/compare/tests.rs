//! What another price list changes: each cause with its reason, sums, and what keeps it from being computed.

use proptest::prelude::*;

use super::{Cause, Side, by_customer, by_service, check, effects};
use crate::billing::renewal;
use crate::billing::samples::{
    Files, HOTLINE, IP, PC, Row, SERVER, by_year, catalog, grouped, leak, price, row,
};
use crate::catalog::{ByYear, Catalog, Policy, Proration, ServiceIx};
use crate::money::{Net, UnitPrice};

fn present() -> Catalog {
    catalog(Policy::ThroughNextCalendarYear, Proration::WholeYear)
}

/// The present catalog with another price of a service.
fn with_price(service: ServiceIx, text: &str) -> Catalog {
    let mut other = present();
    other.services[usize::from(service.0)].price = ByYear::always(price(text), 21);
    other
}

/// Both catalogs, each with the book in the order of its keys.
fn sides(files: &Files, other: &Catalog) -> (Side<'static>, Side<'static>) {
    let side = |catalog: Catalog| Side { book: leak(files.book_in(&catalog)), catalog: leak(catalog) };
    (side(present()), side(other.clone()))
}

fn shown(files: &Files, other: &Catalog, year: i32) -> Vec<String> {
    let (present, other) = sides(files, other);
    let effects = effects(present, other, year).expect("effects");
    effects
        .iter()
        .map(|it| format!("{} {} {}", it.amounts.before, it.amounts.after, it.cause.code()))
        .collect()
}

#[test]
fn each_row_has_both_amounts_and_the_cause_of_its_change() {
    let days = catalog(Policy::ThroughNextCalendarYear, Proration::Days);
    let none = catalog(Policy::None, Proration::WholeYear);
    let mut not_free = present();
    not_free.free_year.services = vec![IP];
    let dearer = with_price(PC, "3300");
    let since_2020 = || row(PC, "2020-01-01");
    let cases: [(Row, Option<&str>, &Catalog, &str, &str); 13] = [
        (since_2020(), None, &dearer, "3000.00 3300.00 list-price", "the ordinary case"),
        (
            since_2020().quantity("5").discount("10"),
            None,
            &dearer,
            "13500.00 14850.00 list-price",
            "5 × 300 less 10 %",
        ),
        (since_2020().price("2600"), None, &dearer, "2600.00 2600.00 own-price", "it has its own price"),
        (
            since_2020().price("3300"),
            None,
            &dearer,
            "3300.00 3300.00 own-price",
            "also where it is the new one",
        ),
        (row(PC, "2027-02-01"), Some("2027-02-01"), &dearer, "0.00 0.00 free-year", "free under both"),
        (
            since_2020().price("9").until("2027-03-01"),
            Some("2027-01-01"),
            &dearer,
            "0.00 0.00 own-price",
            "first of two",
        ),
        (row(PC, "2027-02-01"), Some("2027-02-01"), &none, "0.00 3000.00 free-days", "no free year any more"),
        (
            row(PC, "2027-02-01"),
            Some("2027-02-01"),
            &not_free,
            "0.00 3000.00 free-days",
            "not for this service any more",
        ),
        (since_2020().until("2027-01-31"), None, &days, "3000.00 254.79 proration", "31 days of 365"),
        (since_2020(), None, &days, "3000.00 3000.00 unchanged", "a whole year is a whole year"),
        (row(SERVER, "2020-01-01"), None, &dearer, "20000.00 20000.00 unchanged", "another service"),
        (since_2020().discount("100"), None, &dearer, "0.00 0.00 unchanged", "it pays nothing either way"),
        (
            row(HOTLINE, "2020-01-01"),
            None,
            &with_price(HOTLINE, "100"),
            "0.00 100.00 list-price",
            "no longer free of charge",
        ),
    ];
    for (row, purchase, other, expected, why) in cases {
        let files = Files::of(vec![row]);
        let files = purchase.map_or(files.clone(), |on| files.purchase(on));
        assert_eq!(shown(&files, other, 2027), [expected], "{why}");
    }
}

#[test]
fn rows_of_one_contract_make_way_for_each_other_under_each_catalog() {
    let listed_then_agreed =
        || Files::of(vec![row(PC, "2020-01-01").until("2027-06-30"), row(PC, "2027-07-01").price("3100")]);
    let dearer = with_price(PC, "3300");
    let expected = ["0.00 3300.00 list-price", "3100.00 0.00 other-row"];
    assert_eq!(shown(&listed_then_agreed(), &dearer, 2027), expected, "the other one is the dearer now");
    let still_covered = with_price(PC, "3050");
    let expected = ["0.00 0.00 covered", "3100.00 3100.00 own-price"];
    assert_eq!(shown(&listed_then_agreed(), &still_covered, 2027), expected);
}

#[test]
fn another_catalog_may_put_services_into_a_group() {
    let upgrade = vec![
        row(PC, "2020-01-01").until("2027-06-30"),
        row(SERVER, "2020-01-01"),
        row(IP, "2027-07-01"),
        row(PC, "2020-01-01").of("A", "S2"),
    ];
    let grouped = grouped(Policy::ThroughNextCalendarYear, Proration::WholeYear);
    let expected = [
        "10000.00 10000.00 unchanged",
        "3000.00 0.00 other-row",
        "20000.00 20000.00 unchanged",
        "3000.00 3000.00 unchanged",
    ];
    assert_eq!(shown(&Files::of(upgrade), &grouped, 2027), expected, "only the dearer tier is charged");
}

#[test]
fn a_row_whose_own_price_hides_the_change_is_known_though_its_free_days_change_too() {
    let files = Files::of(vec![row(PC, "2027-02-01").price("2600")]).purchase("2027-02-01");
    let mut other = with_price(PC, "3300");
    other.free_year.policy = ByYear::always(Policy::None, 11);
    let (present, other) = sides(&files, &other);
    let effects = effects(present, other, 2027).expect("effects");
    assert_eq!((effects[0].cause, effects[0].is_hidden_by_own_price()), (Cause::FreeDays, true));
}

#[test]
fn a_list_price_that_is_not_needed_may_be_missing() {
    let mut other = present();
    other.services[usize::from(PC.0)].price = by_year(&[(2028, price("3300"))]);
    let files = Files::of(vec![row(PC, "2020-01-01").price("2600")]);
    assert_eq!(shown(&files, &other, 2027), ["2600.00 2600.00 own-price"]);
}

#[test]
fn what_a_catalog_lacks_is_told_once_at_its_own_place() {
    let files =
        Files::of(vec![row(PC, "2020-01-01"), row(PC, "2020-01-01").of("B", "S2")]).purchase("2026-05-01");
    let mut other = Catalog { file: "new.toml".into(), ..present() };
    other.services[usize::from(PC.0)].price = by_year(&[(2028, price("3300"))]);
    assert_eq!(told(&files, &other), ["new.toml:1: price no-price [\"remote-pc\", \"2027\"]"]);
    other.free_year.policy = by_year(&[(2027, Policy::None)]);
    let expected = [
        "new.toml:1: free_year.policy no-policy [\"2026\"]",
        "new.toml:1: price no-price [\"remote-pc\", \"2027\"]",
    ];
    assert_eq!(told(&files, &other), expected, "each customer's first");
    other = Catalog { file: "new.toml".into(), ..present() };
    other.billing.proration = by_year(&[(2028, Proration::Days)]);
    assert_eq!(told(&files, &other), ["new.toml: billing.proration no-proration [\"2027\"]"]);
}

/// The problems of 2027 under another catalog.
fn told(files: &Files, other: &Catalog) -> Vec<String> {
    let (present, other) = sides(files, other);
    let problems = effects(present, other, 2027).expect_err("problems");
    let one =
        |it: &crate::place::Problem| format!("{} {} {:?}", it.place.as_ref().unwrap(), it.code, it.args);
    problems.listed().iter().map(one).collect()
}

#[test]
fn another_currency_and_a_lost_service_are_refused_before_anything_is_computed() {
    let files = Files::of(vec![
        row(PC, "2020-01-01"),
        row(SERVER, "2001-01-01").until("2002-01-01"),
        row(PC, "2028-01-01"),
    ]);
    let mut other = Catalog { file: "new.toml".into(), currency: "EUR".into(), ..present() };
    other.services[usize::from(SERVER.0)].id = "server".into();
    other.services[usize::from(IP.0)].id = "ip".into();
    let (present, other) = sides(&files, &other);
    let problems = check(present, other.catalog);
    let told: Vec<_> = problems.listed().iter().map(|it| (it.code.name(), it.args.join(" "))).collect();
    let expected = [
        ("currency-differs", "EUR CZK".to_owned()),
        ("service-missing", "server-admin contracts.csv:3".to_owned()),
    ];
    assert_eq!(told, expected, "nobody has an IP address");
}

#[test]
fn who_pays_less_and_more_largest_first() {
    let of = |customer, service: ServiceIx, quantity: &str| {
        row(service, "2020-01-01").quantity(quantity).of(customer, customer)
    };
    let files = Files::of(vec![
        of("A", PC, "1"),
        of("B", PC, "3"),
        of("C", PC, "1"),
        of("D", IP, "1"),
        of("E", SERVER, "1"),
        of("F", PC, "10"),
        of("F", IP, "3"),
        of("G", PC, "1").until("2026-12-31"),
    ]);
    let mut other = with_price(PC, "3300");
    other.services[usize::from(IP.0)].price = ByYear::always(price("9000"), 21);
    let (present, other) = sides(&files, &other);
    let effects = effects(present, other, 2027).expect("effects");
    let customers = by_customer(&effects);
    let named = |changed: &[(crate::book::CustomerIx, super::Amounts)]| {
        let one = |(ix, amounts): &(_, super::Amounts)| {
            format!("{} {}", present.book.customer_id(*ix), amounts.change())
        };
        changed.iter().map(one).collect::<Vec<_>>()
    };
    assert_eq!(named(&customers.more), ["B 900.00", "A 300.00", "C 300.00"]);
    assert_eq!(named(&customers.less), ["D -1000.00"]);
    assert_eq!(customers.same, 2, "E, and F by chance; G is over");
    let services = by_service(present.catalog, &effects);
    let services: Vec<_> =
        services.iter().map(|(id, sum)| format!("{id} {} {}", sum.rows, sum.amounts.change())).collect();
    assert_eq!(services, ["remote-ip 2 -4000.00", "remote-pc 4 4500.00", "server-admin 1 0.00"]);
}

#[test]
fn every_cause_has_its_code() {
    let codes = Cause::ALL.map(Cause::code);
    let expected = [
        "free-days",
        "list-price",
        "proration",
        "other-row",
        "own-price",
        "free-year",
        "covered",
        "unchanged",
    ];
    assert_eq!(codes, expected);
}

proptest! {
    /// Both sides are what `renewals` says for the year, and the same catalog changes nothing.
    #[test]
    fn the_amounts_are_those_of_the_year(
        rows in prop::collection::vec((0u16..4, 2024i32..2029, 0u32..6, prop::option::of(0u32..5000)), 1..8),
        pc in 0u32..6000,
        year in 2024i32..2029,
    ) {
        let made = |(at, (service, since, quantity, own)): (usize, (u16, i32, u32, Option<u32>))| {
            let contract: &'static str = leak(format!("S{at}"));
            let made = row(ServiceIx(service), &format!("{since}-03-01")).of("A", contract).quantity(&quantity.to_string());
            Row { unit_price: own.map(UnitPrice::from_whole), ..made }
        };
        let files = Files::of(rows.into_iter().enumerate().map(made).collect());
        let other = with_price(PC, &pc.to_string());
        let (present, other) = sides(&files, &other);
        let total = |side: Side<'_>| -> Net {
            renewal::renewals(side.catalog, side.book, year).expect("amounts").iter().map(|it| it.next).sum()
        };
        let found = effects(present, other, year).expect("effects");
        prop_assert_eq!(found.iter().map(|it| it.amounts.before).sum::<Net>(), total(present));
        prop_assert_eq!(found.iter().map(|it| it.amounts.after).sum::<Net>(), total(other));
        let same = effects(present, present, year).expect("effects");
        prop_assert!(same.iter().all(|it| it.cause == Cause::Unchanged && it.amounts.change().is_zero()));
    }
}
