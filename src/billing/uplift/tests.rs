//! The clause by its parts, what rises and what stays, and what that means for rows.

use super::{Clause, Rises, invoiced, outlook, rises};
use crate::billing::cancel::credit_note;
use crate::billing::compare::Side;
use crate::billing::samples::{
    Files, IP, PC, Register, Row, SERVER, by_year, catalog, day, grouped, leak, percent, price, row, whole,
};
use crate::catalog::{ByYear, Catalog, Policy, Proration};
use crate::money::UnitPrice;
use crate::place::Code;

fn clause(text: &str) -> Clause {
    Clause { percent: percent(text), threshold: None, cap: None, step: price("0.01") }
}

fn price_list() -> Catalog {
    catalog(Policy::ThroughNextCalendarYear, Proration::WholeYear)
}

fn shown(rises: &Rises<'_>) -> (Vec<String>, Vec<String>) {
    let list = rises.list.iter().map(|(at, rise)| format!("{} {} {}", at.0, rise.before, rise.after));
    let rows = rises.rows.iter().map(|(row, rise)| format!("{} {} {}", row.line, rise.before, rise.after));
    (list.collect(), rows.collect())
}

#[test]
fn inflation_raises_above_the_threshold_and_up_to_the_cap() {
    let cases = [
        ("2.4", None, None, "2.4", "as it is"),
        ("2.4", Some("3"), None, "0", "below the threshold"),
        ("3", Some("3"), None, "0", "the threshold itself raises nothing"),
        ("3.1", Some("3"), None, "3.1", "above it all of it counts"),
        ("8.5", None, Some("5"), "5", "the cap"),
        ("4", Some("3"), Some("5"), "4", "between the two"),
        ("8.5", Some("3"), Some("5"), "5", "above both"),
        ("0", None, None, "0", "no inflation"),
    ];
    for (inflation, threshold, cap, expected, why) in cases {
        let clause = Clause { threshold: threshold.map(percent), cap: cap.map(percent), ..clause(inflation) };
        assert_eq!(clause.raise(), percent(expected), "{why}");
    }
}

#[test]
fn a_price_never_falls() {
    let to_hundreds = |text| Clause { step: price("100"), ..clause(text) };
    let of = |clause: Clause, text| clause.raised(price(text)).unwrap();
    assert_eq!(of(to_hundreds("0.2"), "3040"), None, "3 046.08 rounded is 3 000, which is less");
}

#[test]
fn list_prices_rise_but_those_that_are_free_or_decided() {
    let mut catalog = price_list();
    catalog.services[usize::from(IP.0)].price =
        by_year(&[(2015, UnitPrice::from_whole(10_000)), (2028, price("10500"))]);
    let book = Files::default().book();
    let found = rises(&catalog, &book, 2028, &clause("2.4"), &[]).unwrap();
    assert_eq!(shown(&found).0, ["1 20000.00 20480.00", "2 3000.00 3072.00"], "the hotline is free");
    assert_eq!(found.decided, [IP], "its price of 2028 is written down");
    let later = rises(&catalog, &book, 2029, &clause("2.4"), &[]).unwrap();
    assert_eq!(shown(&later).0[2], "3 10500.00 10752.00", "the year after, from that price");
    let before = rises(&catalog, &book, 2015, &clause("2.4"), &[]).unwrap();
    assert_eq!(shown(&before).0.len(), 2, "no price in 2014, nothing to raise in 2015");
    assert!(before.decided.is_empty());
}

#[test]
fn agreed_prices_rise_where_the_row_goes_on_into_the_year() {
    let own = |since| row(PC, since).price("2500");
    let rows = vec![
        own("2020-01-01").of("A", "S1"),
        row(PC, "2020-01-01").of("A", "S2"),
        own("2028-01-01").of("A", "S3"),
        own("2028-05-01").of("A", "S4"),
        own("2020-01-01").until("2027-12-31").of("A", "S5"),
        own("2020-01-01").until("2028-01-01").of("A", "S6"),
        own("2020-01-01").of("A", "S7"),
        row(PC, "2020-01-01").price("0").of("A", "S8"),
        own("2027-12-31").of("A", "S9"),
    ];
    let book = Files::of(rows).book();
    let found = rises(&price_list(), &book, 2028, &clause("10"), &["S7".to_owned()]).unwrap();
    let rows: Vec<&str> = found.rows.iter().map(|(row, _)| book.text(row.contract)).collect();
    assert_eq!(rows, ["S1", "S6", "S9"], "not the list's, begun in the year, ended before, kept, or free");
    assert!(found.rows.iter().all(|(_, rise)| rise.after == price("2750")));
}

#[test]
fn a_raise_beyond_twelve_digits_is_told() {
    let book = Files::of(vec![row(PC, "2020-01-01").price("999999999999")]).book();
    let problem = rises(&price_list(), &book, 2028, &clause("2"), &[]).unwrap_err();
    assert_eq!(
        (problem.code, problem.place.unwrap().to_string()),
        (Code::AmountTooLarge, "contracts.csv:2: unit_price".to_owned())
    );
}

fn files(rows: Vec<Row>) -> Files {
    Files { purchases: vec![("C", day("2027-05-01"))], ..Files::of(rows) }
}

#[test]
fn effects_are_those_of_rows_whose_price_rises() {
    let mut new_catalog = price_list();
    new_catalog.services[usize::from(PC.0)].price = by_year(&[(1900, price("3000")), (2028, price("3072"))]);
    let rows =
        || vec![row(PC, "2020-01-01").of("A", "S1").quantity("2"), row(SERVER, "2020-01-01").of("A", "S1")];
    let own = || row(PC, "2020-01-01").of("B", "S2").price("2500");
    let free = || row(PC, "2027-05-01").of("C", "S3");
    let before = files([rows(), vec![own(), free()]].concat()).book();
    let ended = own().until("2027-12-31");
    let continued = row(PC, "2028-01-01").of("B", "S2").price("2560");
    let after = [rows(), vec![ended, free(), continued]].concat();
    let after = files(after).book();
    let old_catalog = price_list();
    let old = Side { catalog: &old_catalog, book: &before };
    let found = outlook(old, Side { catalog: &new_catalog, book: &after }, 2028).unwrap();
    let shown: Vec<String> = found
        .effects
        .iter()
        .map(|it| {
            let contract = before.text(it.row.contract);
            let (price, net) = (it.price, it.amounts);
            format!("{contract} {} {} {} {}", price.before, price.after, net.before, net.after)
        })
        .collect();
    assert_eq!(
        shown,
        [
            "S1 3000.00 3072.00 6000.00 6144.00",
            "S2 2500.00 2560.00 2500.00 2560.00",
            "S3 3000.00 3072.00 0.00 0.00",
        ]
    );
}

#[test]
fn a_rise_is_invoiced_where_an_invoice_stands_that_charged_the_service() {
    let old_catalog = grouped(Policy::ThroughNextCalendarYear, Proration::WholeYear);
    let mut new_catalog = old_catalog.clone();
    for (tier, raised) in [(PC, "3072"), (IP, "10240")] {
        new_catalog.services[usize::from(tier.0)].price = ByYear::always(price(raised), 21);
    }
    let of = |customer, contract| row(PC, "2020-01-01").of(customer, contract);
    let mut register = Register::default();
    let issued =
        files(vec![of("A", "S1"), of("B", "S2"), row(PC, "2027-05-01").of("C", "S3"), of("D", "S4")]);
    register.issue(&old_catalog, &issued, whole(2028), "2028-01-04");
    let taken_back = register.holdings(2028).invoices_of("B")[0].clone();
    let note = credit_note(leak(taken_back), "").unwrap();
    register.issue_drafts(&old_catalog, vec![note], "2028-01-05");
    let upgraded = row(IP, "2020-01-01").of("D", "S4");
    let rows =
        vec![of("A", "S1"), of("A", "S5"), of("B", "S2"), row(PC, "2027-05-01").of("C", "S3"), upgraded];
    let book = files(rows).book();
    let side = |catalog| Side { catalog, book: &book };
    let found = outlook(side(&old_catalog), side(&new_catalog), 2028).unwrap().effects;
    let holdings = register.holdings(2028);
    let invoiced = invoiced(&found, side(&old_catalog), holdings).into_iter();
    let invoiced: Vec<&str> = invoiced.map(|it| book.text(it.row.contract)).collect();
    assert_eq!(invoiced, ["S1", "S4"], "not a new contract, a cancelled invoice, or a free row");
    assert_eq!(found.len(), 5, "all of them rise");
}

#[test]
fn a_plan_is_what_the_year_becomes_however_far_it_is_done() {
    let old_catalog = price_list();
    let mut new_catalog = price_list();
    new_catalog.services[usize::from(PC.0)].price = by_year(&[(1900, price("3000")), (2028, price("3072"))]);
    let own = || row(PC, "2020-01-01").of("B", "S2").price("2500");
    let before = Files::of(vec![row(PC, "2020-01-01"), own()]).book();
    let continued = row(PC, "2028-01-01").of("B", "S2").price("2560");
    let after = Files::of(vec![row(PC, "2020-01-01"), own().until("2027-12-31"), continued]).book();
    let plan = |catalog, book| {
        let after = Side { catalog: &new_catalog, book: &after };
        outlook(Side { catalog, book }, after, 2028).unwrap().plan
    };
    let whole = plan(&old_catalog, &before);
    assert_eq!(plan(&new_catalog, &before), whole, "the catalog is written already");
    assert_eq!(plan(&new_catalog, &after), whole, "so are the contracts");
    let grown = Files::of(vec![row(PC, "2020-01-01"), own(), row(IP, "2028-05-01")]).book();
    let side = |catalog| Side { catalog, book: &grown };
    let grown = outlook(side(&old_catalog), side(&new_catalog), 2028).unwrap().plan;
    assert_ne!(grown, whole, "a row more");
}
