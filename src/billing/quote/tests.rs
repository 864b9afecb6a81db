//! What it will cost, year by year.

use super::{Request, book_of, lines};
use crate::billing::samples::{
    Files, HOTLINE, IP, PC, Register, SERVER, by_year, catalog, day, grouped, net, percent, price, quantity,
    row, whole,
};
use crate::book::CustomerIx;
use crate::catalog::{Catalog, Policy, Proration, ServiceIx};
use crate::language::Language;

fn through() -> Catalog {
    catalog(Policy::ThroughNextCalendarYear, Proration::Days)
}

fn request(services: &[(ServiceIx, &str)], since: &str, purchases: &[&str]) -> Request {
    Request {
        services: services.iter().map(|(service, units)| (*service, quantity(units))).collect(),
        since: day(since),
        purchases: purchases.iter().map(|text| day(text)).collect(),
        discount: None,
        language: Language::Cs,
        years: 3,
    }
}

/// `2027 remote-pc 3000.00 free 2027-12-31 or remote-ip 2000.00`, for each line.
fn shown(catalog: &Catalog, request: &Request, existing: Option<&Files>) -> Vec<String> {
    let book = existing.map(|files| files.book_in(catalog));
    let existing = book.as_ref().map(|book| (book, CustomerIx(0)));
    let book = book_of(request, catalog, existing).expect("a book");
    let lines = lines(request, catalog, &book, existing).expect("lines");
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
    let asked = Request { discount: Some(percent("50")), ..asked };
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

#[test]
fn of_a_group_only_the_dearest_is_charged() {
    let list = grouped(Policy::None, Proration::WholeYear);
    let one_year = |asked: &[(ServiceIx, &str)]| Request { years: 1, ..request(asked, "2027-03-01", &[]) };
    let cases = [
        (
            vec![(PC, "4"), (SERVER, "1"), (IP, "1")],
            vec![
                "2027 remote-pc 12000.00 or remote-ip 10000.00",
                "2027 server-admin 20000.00",
                "2027 remote-ip 0.00",
            ],
            "as one contract, in the order asked for",
        ),
        (
            vec![(IP, "1"), (PC, "1")],
            vec!["2027 remote-ip 10000.00", "2027 remote-pc 0.00"],
            "the other is dearer",
        ),
        (
            vec![(PC, "1"), (PC, "2"), (IP, "1")],
            vec!["2027 remote-pc 0.00", "2027 remote-pc 6000.00", "2027 remote-ip 10000.00"],
            "the same service again is a second contract",
        ),
    ];
    for (asked, expected, why) in cases {
        assert_eq!(shown(&list, &one_year(&asked), None), expected, "{why}");
    }
}

#[test]
fn a_missing_price_is_told_at_the_service() {
    let mut list = through();
    let service = &mut list.services[usize::from(PC.0)];
    (service.price, service.line) = (by_year(&[(2028, price("3000"))]), 17);
    let asked = request(&[(SERVER, "1"), (PC, "1")], "2027-01-01", &[]);
    let book = book_of(&asked, &list, None).expect("a book");
    let problem = lines(&asked, &list, &book, None).expect_err("no price");
    let place = problem.place.expect("a place");
    assert_eq!((place.file, place.line), (list.file.to_string().into(), 17));
}

/// `2026 remote-ip 3000.00 -> 10000.00: 7000.00`, for each line that has a change.
fn changes(catalog: &Catalog, asked: &Request, files: &Files) -> Vec<String> {
    let existing = files.book_in(catalog);
    let existing = Some((&existing, CustomerIx(0)));
    let book = book_of(asked, catalog, existing).expect("a book");
    let one = |quoted: &super::QuoteLine<'_>| {
        let change = quoted.change?;
        let (current, changed) = (change.current, change.changed);
        let line = format!("{} {} {current} -> {changed}", quoted.year, quoted.line.service);
        Some(format!("{line}: {}", change.difference()))
    };
    lines(asked, catalog, &book, existing).expect("lines").iter().filter_map(one).collect()
}

#[test]
fn an_existing_customer_sees_the_difference() {
    let one_pc = || Files::of(vec![row(PC, "2026-01-01")]);
    let upgrade = Request { years: 2, ..request(&[(IP, "1")], "2026-09-01", &[]) };
    let more = Request { years: 1, ..request(&[(PC, "3")], "2026-09-01", &[]) };
    let server = Request { years: 1, ..request(&[(SERVER, "1")], "2026-09-01", &[]) };
    let both = Request { years: 1, ..request(&[(PC, "3"), (IP, "1")], "2026-09-01", &[]) };
    let ended = Files::of(vec![row(PC, "2026-01-01").until("2026-06-30")]);
    let (whole_year, months) = (Proration::WholeYear, Proration::Months);
    let cases: [(Proration, &Request, Files, &[&str], &str); 9] = [
        (
            whole_year,
            &upgrade,
            one_pc(),
            &["2026 remote-ip 3000.00 -> 10000.00: 7000.00", "2027 remote-ip 3000.00 -> 10000.00: 7000.00"],
            "the dearer tier for the year",
        ),
        (
            months,
            &upgrade,
            one_pc(),
            &["2026 remote-ip 3000.00 -> 5333.33: 2333.33", "2027 remote-ip 3000.00 -> 10000.00: 7000.00"],
            "each tier for its months",
        ),
        (
            whole_year,
            &upgrade,
            Files::of(vec![row(PC, "2026-09-01").quantity("4")]),
            &[
                "2026 remote-ip 12000.00 -> 10000.00: -2000.00",
                "2027 remote-ip 12000.00 -> 10000.00: -2000.00",
            ],
            "from the first day on, and cheaper",
        ),
        (months, &more, one_pc(), &["2026 remote-pc 3000.00 -> 5000.00: 2000.00"], "more of the same"),
        (months, &server, one_pc(), &["2026 server-admin 0.00 -> 6666.67: 6666.67"], "what it has not"),
        (
            months,
            &both,
            one_pc(),
            &["2026 remote-ip 3000.00 -> 5333.33: 2333.33"],
            "both tiers in one contract: the dearer against what there is",
        ),
        (
            whole_year,
            &Request { years: 1, ..upgrade.clone() },
            Files::of(vec![row(PC, "2026-01-01"), row(PC, "2026-01-01").of("A", "S2")]),
            &["2026 remote-ip 6000.00 -> 13000.00: 7000.00"],
            "in place of what two contracts have: the first one's year is covered, the second's is not",
        ),
        (
            whole_year,
            &Request { years: 1, ..upgrade.clone() },
            ended,
            &["2026 remote-ip 3000.00 -> 13000.00: 10000.00"],
            "nothing to replace: a contract of its own",
        ),
        (
            whole_year,
            &Request { purchases: vec![day("2026-09-01")], ..upgrade.clone() },
            one_pc(),
            &["2026 remote-ip 3000.00 -> 3000.00: 0.00", "2027 remote-ip 3000.00 -> 0.00: -3000.00"],
            "the purchase that is asked about frees only what would be",
        ),
    ];
    for (proration, asked, files, expected, why) in cases {
        let catalog = grouped(Policy::ThroughNextCalendarYear, proration);
        assert_eq!(changes(&catalog, asked, &files), expected, "{why}");
    }
    let apart = catalog(Policy::None, whole_year);
    assert_eq!(
        changes(&apart, &Request { years: 1, ..upgrade }, &one_pc()),
        ["2026 remote-ip 0.00 -> 10000.00: 10000.00"],
        "without a group another service comes on top"
    );
}

#[test]
fn the_difference_quoted_is_the_difference_billed() {
    let catalog = grouped(Policy::None, Proration::Days);
    let before = Files::of(vec![row(PC, "2026-01-01").quantity("2").discount("10")]);
    let after = Files::of(vec![before.rows[0].clone().until("2026-09-14"), row(IP, "2026-09-15")]);
    let asked = Request { years: 1, ..request(&[(IP, "1")], "2026-09-15", &[]) };
    let mut register = Register::default();
    register.issue(&catalog, &before, whole(2026), "2026-01-05");
    let billed = register.plan(&catalog, &after, whole(2026)).drafts[0].net_total();
    assert_eq!(
        changes(&catalog, &asked, &before),
        [format!("2026 remote-ip 5400.00 -> {}: {billed}", net("5400.00") + billed)]
    );
}

#[test]
fn what_was_agreed_for_the_same_service_goes_on() {
    let agreed = row(PC, "2026-01-01").quantity("4").price("2600").discount("10");
    let files = Files::of(vec![agreed, row(PC, "2026-01-01").of("A", "S2").price("1")]);
    let list = grouped(Policy::None, Proration::WholeYear);
    let asked = |service, units| Request { years: 1, ..request(&[(service, units)], "2027-01-01", &[]) };
    let cases = [
        (asked(PC, "5"), "2027 remote-pc 11700.00 or remote-ip 10000.00", "price and discount"),
        (asked(IP, "1"), "2027 remote-ip 10000.00", "another tier has its own"),
        (
            Request { discount: Some(percent("20")), ..asked(PC, "5") },
            "2027 remote-pc 10400.00 or remote-ip 8000.00",
            "another discount",
        ),
        (
            Request { since: day("2025-12-31"), years: 1, ..asked(PC, "5") },
            "2025 remote-pc 15000.00 or remote-ip 10000.00",
            "no row is active yet",
        ),
    ];
    for (asked, expected, why) in cases {
        assert_eq!(shown(&list, &asked, Some(&files)), [expected], "{why}");
    }
}
