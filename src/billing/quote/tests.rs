//! What it will cost, year by year.

use super::{Request, book_of, lines};
use crate::billing::samples::{
    Files, HOTLINE, IP, PC, SERVER, by_year, catalog, day, percent, price, quantity, row,
};
use crate::book::CustomerIx;
use crate::catalog::{Catalog, Policy, Proration, ServiceIx};
use crate::language::Language;
use crate::money::Percent;

fn through() -> Catalog {
    catalog(Policy::ThroughNextCalendarYear, Proration::Days)
}

fn request(services: &[(ServiceIx, &str)], since: &str, purchases: &[&str]) -> Request {
    Request {
        services: services.iter().map(|(service, units)| (*service, quantity(units))).collect(),
        since: day(since),
        purchases: purchases.iter().map(|text| day(text)).collect(),
        discount: Percent::ZERO,
        language: Language::Cs,
        years: 3,
    }
}

/// `2027 remote-pc 3000.00 free 2027-12-31 or remote-ip 2000.00`, for each line.
fn shown(catalog: &Catalog, request: &Request, existing: Option<&Files>) -> Vec<String> {
    let book = existing.map(Files::book);
    let existing = book.as_ref().map(|book| (book, CustomerIx(0)));
    let book = book_of(request, catalog, existing).expect("a book");
    let lines = lines(request, catalog, &book).expect("lines");
    let one = |line: &super::QuoteLine<'_>| {
        let free = line.free_until.map(|day| format!(" free {day}")).unwrap_or_default();
        let cheaper = line.cheaper.map(|(id, net)| format!(" or {id} {net}")).unwrap_or_default();
        format!("{} {} {}{free}{cheaper}", line.year, line.line.service, line.line.net)
    };
    lines.iter().map(one).collect()
}

#[test]
fn the_free_year_then_the_price_and_the_cheaper_alternative() {
    let asked = request(&[(PC, "5")], "2026-11-22", &["2026-11-22"]);
    assert_eq!(
        shown(&through(), &asked, None),
        [
            "2026 remote-pc 0.00 free 2027-12-31",
            "2027 remote-pc 0.00 free 2027-12-31",
            "2028 remote-pc 15000.00 or remote-ip 10000.00",
        ]
    );
    assert_eq!(
        shown(&through(), &request(&[(PC, "3")], "2027-01-01", &[]), None)[0],
        "2027 remote-pc 9000.00"
    );
}

#[test]
fn the_alternative_is_for_the_same_days() {
    let asked = Request { years: 1, ..request(&[(PC, "5")], "2027-07-01", &[]) };
    assert_eq!(shown(&through(), &asked, None), ["2027 remote-pc 7561.64 or remote-ip 5041.10"]);
    let asked = Request { discount: percent("50"), ..asked };
    assert_eq!(shown(&through(), &asked, None), ["2027 remote-pc 3780.82 or remote-ip 2520.55"]);
    let mut later = through();
    later.services[usize::from(IP.0)].price = by_year(&[(2028, price("10000"))]);
    assert_eq!(shown(&later, &asked, None), ["2027 remote-pc 3780.82"], "not sold yet");
}

#[test]
fn purchases_of_the_customer_count_and_its_contracts_do_not() {
    let existing = Files::of(vec![row(SERVER, "2020-01-01")]).purchase("2026-05-12");
    let asked = Request { years: 2, ..request(&[(PC, "1")], "2027-01-01", &[]) };
    assert_eq!(
        shown(&through(), &asked, Some(&existing)),
        ["2027 remote-pc 0.00 free 2027-12-31", "2028 remote-pc 3000.00"]
    );
}

#[test]
fn services_stand_as_asked_for_and_twice_is_twice() {
    let asked = [(SERVER, "1"), (HOTLINE, "1"), (PC, "1"), (PC, "2")];
    let asked = Request { years: 1, ..request(&asked, "2027-01-01", &[]) };
    assert_eq!(
        shown(&through(), &asked, None),
        [
            "2027 server-admin 20000.00",
            "2027 hotline 0.00",
            "2027 remote-pc 3000.00",
            "2027 remote-pc 6000.00"
        ]
    );
}
