//! From rows to lines: every worked number of the rules.

use std::sync::Arc;

use super::{line_of_charge, lines_of_key};
use crate::billing::free_year;
use crate::billing::samples::{
    Files, HOTLINE, IP, OneOff, PC, Row, SERVER, by_year, catalog, day, net, one_off, price, quantity, row,
};
use crate::book::CustomerIx;
use crate::catalog::{Catalog, Policy, Proration};
use crate::document::{Basis, Covered, Line, PriceSource, Reason, RowBasis};
use crate::money::{Percent, Share, UnitPrice, exact_amount};
use crate::place::{Code, Problem};

const A: CustomerIx = CustomerIx(0);

fn computed(catalog: &Catalog, files: &Files, year: i32) -> Result<Vec<Line<'static>>, Problem> {
    let (catalog, book) = (Box::leak(Box::new(catalog.clone())), Box::leak(Box::new(files.book())));
    let windows = free_year::windows(catalog, book.purchases_of(A))?;
    lines_of_key(catalog, book, &book.party(A), book.contracts_of(A), &windows, year)
}

fn nets(catalog: &Catalog, files: &Files, year: i32) -> Vec<String> {
    let lines = computed(catalog, files, year).expect("lines");
    lines.iter().map(|line| line.net.to_string()).collect()
}

fn basis<'a>(line: &'a Line<'static>) -> &'a RowBasis<'static> {
    match &line.basis {
        Some(Basis::Row(basis)) => basis,
        other => panic!("not a row's basis: {other:?}"),
    }
}

#[test]
fn the_worked_table_of_policies_and_prorations() {
    use Policy::{NextCalendarYear, ThroughNextCalendarYear, TwelveMonths};
    use Proration::{Days, Months, WholeYear};
    let cases = [
        (ThroughNextCalendarYear, WholeYear, ["0.00", "0.00", "3000.00"]),
        (ThroughNextCalendarYear, Months, ["0.00", "0.00", "3000.00"]),
        (ThroughNextCalendarYear, Days, ["0.00", "0.00", "3000.00"]),
        (NextCalendarYear, WholeYear, ["3000.00", "0.00", "3000.00"]),
        (NextCalendarYear, Months, ["2000.00", "0.00", "3000.00"]),
        (NextCalendarYear, Days, ["1923.29", "0.00", "3000.00"]),
        (TwelveMonths, WholeYear, ["0.00", "3000.00", "3000.00"]),
        (TwelveMonths, Months, ["0.00", "2000.00", "3000.00"]),
        (TwelveMonths, Days, ["0.00", "1923.29", "3000.00"]),
    ];
    let files = Files::of(vec![row(PC, "2025-05-12")]).purchase("2025-05-12");
    for (policy, proration, expected) in cases {
        let catalog = catalog(policy, proration);
        let found = [2025, 2026, 2027].map(|year| nets(&catalog, &files, year).concat());
        assert_eq!(found, expected, "{policy:?}, {proration:?}");
    }
}

#[test]
fn single_rows() {
    use Proration::{Days, Months, WholeYear};
    let third = || row(PC, "2020-01-01").quantity("3").price("2999.90").discount("33.33");
    let cases = [
        (Days, row(PC, "2028-02-29"), 2028, "2516.39", "307/366", "a leap year"),
        (Months, row(PC, "2028-02-29"), 2028, "2750.00", "11/12", "the last day of February touches it"),
        (Days, row(PC, "2027-12-31"), 2027, "8.22", "1/365", "a single day"),
        (Months, row(PC, "2027-12-31"), 2027, "250.00", "1/12", "a single day's month"),
        (WholeYear, row(PC, "2027-12-31"), 2027, "3000.00", "1", "a single day's year"),
        (Days, row(PC, "2020-01-01").until("2027-06-30"), 2027, "1487.67", "181/365", "credits 1512.33"),
        (WholeYear, row(PC, "2020-01-01").until("2027-06-30"), 2027, "3000.00", "1", "no credit"),
        (Days, third(), 2027, "6000.10", "1", "6000.09999 rounded once"),
        (Days, row(SERVER, "2027-01-01"), 2027, "20000.00", "1", "a whole year costs exactly the price"),
        (Days, row(PC, "2020-01-01").discount("100"), 2027, "0.00", "1", "a gift is charged at nothing"),
        (Days, row(PC, "2020-01-01").quantity("0"), 2027, "0.00", "1", "no units"),
        (Days, row(PC, "2020-01-01").quantity("0.5"), 2027, "1500.00", "1", "half a unit"),
        (Months, row(PC, "2027-01-31").until("2027-03-01"), 2027, "750.00", "3/12", "three months touched"),
    ];
    for (proration, row, year, net, share, why) in cases {
        let catalog = catalog(Policy::None, proration);
        let lines = computed(&catalog, &Files::of(vec![row]), year).expect("lines");
        assert_eq!(lines.len(), 1, "{why}");
        assert_eq!(
            (lines[0].net.to_string(), lines[0].share.to_string()),
            (net.into(), share.into()),
            "{why}"
        );
        assert_eq!(lines[0].reason, Reason::Charged, "{why}");
    }
}

#[test]
fn a_row_that_is_not_active_has_no_line() {
    let catalog = catalog(Policy::None, Proration::Days);
    for row in [row(PC, "2028-01-01"), row(PC, "2020-01-01").until("2026-12-31")] {
        assert_eq!(computed(&catalog, &Files::of(vec![row]), 2027), Ok(vec![]));
    }
}

#[test]
fn rows_that_follow_each_other() {
    use Proration::{Days, Months, WholeYear};
    let grown =
        || vec![row(PC, "2020-01-01").until("2027-06-30").quantity("3"), row(PC, "2027-07-01").quantity("5")];
    let shrunk =
        || vec![row(PC, "2020-01-01").until("2027-06-15").quantity("5"), row(PC, "2027-06-16").quantity("3")];
    let back = || vec![row(PC, "2020-01-01").until("2027-02-28"), row(PC, "2027-11-01")];
    let agreed = || vec![row(PC, "2020-01-01").until("2027-03-15").price("2500"), row(PC, "2027-03-16")];
    let renewed = || vec![row(PC, "2020-01-01").until("2027-06-30"), row(PC, "2027-07-01")];
    let cases: [(Proration, Vec<Row>, &[&str], &str); 12] = [
        (WholeYear, grown(), &["0.00", "15000.00"], "the year goes to the dearer row"),
        (Months, grown(), &["4500.00", "7500.00"], "six months each"),
        (Days, grown(), &["4463.01", "7561.64"], "181 and 184 days"),
        (WholeYear, shrunk(), &["15000.00", "0.00"], "the earlier is dearer"),
        (Months, shrunk(), &["7500.00", "4500.00"], "June once, at 5"),
        (Days, shrunk(), &["6821.92", "4906.85"], "166 and 199 days"),
        (WholeYear, back(), &["3000.00", "0.00"], "left and back: the year once, a tie goes to the earlier"),
        (Months, back(), &["500.00", "500.00"], "two months each, nothing between"),
        (Days, back(), &["484.93", "501.37"], "59 and 61 days"),
        (WholeYear, agreed(), &["0.00", "3000.00"], "a new agreed price: the dearer one"),
        (Months, agreed(), &["416.67", "2500.00"], "March at the dearer price"),
        (WholeYear, renewed(), &["3000.00", "0.00"], "the same again: the earlier row"),
    ];
    for (proration, rows, expected, why) in cases {
        assert_eq!(
            nets(&catalog(Policy::None, proration), &Files::of(rows), 2027),
            expected,
            "{proration:?}: {why}"
        );
    }
}

#[test]
fn a_covered_row_says_by_whom() {
    let rows = vec![
        row(PC, "2020-01-01").until("2027-03-31").quantity("3"),
        row(PC, "2027-04-01").until("2027-06-15"),
        row(PC, "2027-06-16").quantity("5"),
    ];
    let whole_year = computed(&catalog(Policy::None, Proration::WholeYear), &Files::of(rows.clone()), 2027)
        .expect("lines");
    let reasons: Vec<_> = whole_year.iter().map(|line| line.reason).collect();
    assert_eq!(reasons, [Reason::Covered, Reason::Covered, Reason::Charged]);
    let five_pcs =
        exact_amount(quantity("5"), price("3000"), Percent::ZERO, Share::WHOLE).expect("an amount");
    assert_eq!(
        basis(&whole_year[0]).covered_by,
        [Covered { line: 4, tier: None, units: 1, full_year: five_pcs }]
    );
    let months = computed(&catalog(Policy::None, Proration::Months), &Files::of(rows), 2027).expect("lines");
    assert_eq!(
        basis(&months[1]).covered_by,
        [Covered { line: 4, tier: None, units: 1, full_year: five_pcs }],
        "June"
    );
    assert_eq!((months[1].share.to_string(), basis(&months[1]).units_touched), ("2/12".into(), 3));
}

#[test]
fn several_purchases_free_their_days() {
    let policy = Policy::TwelveMonths;
    let files = Files::of(vec![row(PC, "2026-01-01")]).purchase("2026-04-01").purchase("2027-03-01");
    let lines = computed(&catalog(policy, Proration::Days), &files, 2027).expect("lines");
    assert_eq!(lines[0].reason, Reason::FreeYear, "2026-04-01–2027-03-31 and 2027-03-01–2028-02-29");
    assert_eq!(basis(&lines[0]).free_until, Some(day("2028-02-29")), "of the windows together");
    let lines = computed(&catalog(policy, Proration::Days), &files, 2028).expect("lines");
    assert_eq!(lines[0].share.to_string(), "306/366", "from 1 March");
    let basis = basis(&lines[0]);
    assert_eq!((basis.free_days, basis.chargeable_days), (60, 306));
    assert_eq!(basis.first_chargeable, Some(day("2028-03-01")));
}

#[test]
fn a_hole_between_two_windows_is_charged() {
    let files = Files::of(vec![row(PC, "2026-01-01")]).purchase("2026-03-01").purchase("2027-04-01");
    let found = |proration| nets(&catalog(Policy::TwelveMonths, proration), &files, 2027).concat();
    assert_eq!(found(Proration::Days), "254.79", "31 days of March");
    assert_eq!(found(Proration::Months), "250.00", "March");
    assert_eq!(found(Proration::WholeYear), "3000.00", "a chargeable day");
}

#[test]
fn only_services_of_the_free_year_are_free() {
    let files = |service| Files::of(vec![row(service, "2027-01-01")]).purchase("2027-01-01");
    let catalog = catalog(Policy::ThroughNextCalendarYear, Proration::WholeYear);
    for (service, net, reason) in [
        (PC, "0.00", Reason::FreeYear),
        (IP, "0.00", Reason::FreeYear),
        (SERVER, "20000.00", Reason::Charged),
        (HOTLINE, "0.00", Reason::FreeService),
    ] {
        let lines = computed(&catalog, &files(service), 2027).expect("lines");
        assert_eq!((lines[0].net.to_string(), lines[0].reason), (net.into(), reason), "{service:?}");
    }
}

#[test]
fn prices_and_prorations_are_those_of_the_year() {
    let mut catalog = catalog(Policy::None, Proration::WholeYear);
    catalog.services[usize::from(PC.0)].price = by_year(&[(2015, price("3000")), (2027, price("3300.50"))]);
    catalog.billing.proration = by_year(&[(2015, Proration::WholeYear), (2027, Proration::Days)]);
    let files = Files::of(vec![row(PC, "2015-07-01").until("2027-06-30")]);
    assert_eq!(nets(&catalog, &files, 2015), ["3000.00"]);
    assert_eq!(nets(&catalog, &files, 2026), ["3000.00"]);
    assert_eq!(nets(&catalog, &files, 2027), ["1636.69"]);
    let lines = computed(&catalog, &files, 2027).expect("lines");
    assert_eq!(basis(&lines[0]).price, PriceSource::Catalog { line: 2, from: Some(2027) });
    assert_eq!(basis(&lines[0]).proration_line, 2);
}

#[test]
fn what_is_missing_is_an_error_only_where_it_is_needed() {
    let mut catalog = catalog(Policy::None, Proration::WholeYear);
    catalog.services[usize::from(PC.0)].price = by_year(&[(2027, price("3000"))]);
    let listed = Files::of(vec![row(PC, "2020-01-01")]);
    let problem = computed(&catalog, &listed, 2026).expect_err("no price before 2027");
    assert_eq!(
        (problem.code, problem.args),
        (Code::NoPrice, vec!["remote-pc".to_owned(), "2026".to_owned()])
    );
    assert_eq!(problem.place.expect("a place").to_string(), "contracts.csv:2: service");
    let agreed = Files::of(vec![row(PC, "2020-01-01").price("2500")]);
    let lines = computed(&catalog, &agreed, 2026).expect("its own price will do");
    assert_eq!(basis(&lines[0]).price, PriceSource::Row { listed: None });
    let lines = computed(&catalog, &agreed, 2027).expect("lines");
    assert_eq!(basis(&lines[0]).price, PriceSource::Row { listed: Some((price("3000"), 1)) });
    catalog.billing.proration = by_year(&[(2027, Proration::Days)]);
    assert_eq!(computed(&catalog, &agreed, 2026).expect_err("no proration").code, Code::NoProration);
}

#[test]
fn amounts_beyond_twelve_digits_are_refused() {
    let catalog = catalog(Policy::None, Proration::WholeYear);
    let files = Files::of(vec![row(PC, "2020-01-01").quantity("999999999999").price("2")]);
    let problem = computed(&catalog, &files, 2027).expect_err("too large");
    assert_eq!(problem.code, Code::AmountTooLarge);
    let files = Files::of(vec![row(PC, "2020-01-01").quantity("999999999999").price("1")]);
    assert_eq!(nets(&catalog, &files, 2027), ["999999999999.00"]);
}

#[test]
fn the_words_of_a_line() {
    let catalog = catalog(Policy::None, Proration::WholeYear);
    let plain = computed(&catalog, &Files::of(vec![row(PC, "2020-01-01")]), 2027).expect("lines");
    assert_eq!((plain[0].description.as_ref(), plain[0].unit), ("Vzdálený přístup – 1 PC", "ks"));
    let own = Row { text: "Pokladna", ..row(PC, "2020-01-01") };
    let own = computed(&catalog, &Files::of(vec![own]), 2027).expect("lines");
    assert_eq!(own[0].description, "Pokladna");
}

#[test]
fn charges() {
    let cases = [
        (one_off("T1", "2027-03-05", "450"), "1", "450.00", "the plain case"),
        (one_off("T1", "2027-03-05", "-450"), "1", "-450.00", "a refund agreed by hand"),
        (one_off("T1", "2027-03-05", "7.255"), "3", "21.77", "21.765 rounded once"),
        (one_off("T1", "2027-03-05", "-7.255"), "3", "-21.77", "away from zero below it too"),
        (one_off("T1", "2027-03-05", "450"), "0", "0.00", "taken back by quantity 0"),
    ];
    for (charge, units, expected, why) in cases {
        let files = Files::default().charge(OneOff { quantity: quantity(units), ..charge });
        let book = files.book();
        let line = line_of_charge(&book, &book.charges_of(A)[0]).expect("a line");
        assert_eq!(line.net, net(expected), "{why}");
        assert_eq!((line.service, line.charge, line.reason), ("", "T1", Reason::OneOff));
        assert_eq!((line.period.first(), line.period.last()), (day("2027-03-05"), day("2027-03-05")));
    }
}

#[test]
fn windows_are_shared_not_copied() {
    let files = Files::of(vec![row(PC, "2027-01-01")]).purchase("2027-01-01");
    let lines = computed(&catalog(Policy::TwelveMonths, Proration::Days), &files, 2027).expect("lines");
    assert_eq!(Arc::strong_count(&basis(&lines[0]).windows), 1, "only the line's is left");
    assert_eq!(lines[0].unit_price, UnitPrice::from_whole(3_000), "the price is shown in the free year");
}
