//! All that keeps a year from being computed, in one go.

use super::check;
use crate::billing::plan::{Scope, customers};
use crate::billing::samples::{
    Files, OneOff, PC, Register, SERVER, by_year, catalog, one_off, price, quantity, row, whole,
};
use crate::book::CustomerIx;
use crate::catalog::{Catalog, Policy, Proration};
use crate::place::Code;

fn found(register: &Register, catalog: &Catalog, files: &Files, scope: Scope) -> Vec<String> {
    let inputs = register.inputs(catalog, files, scope);
    let shown = |problem: &crate::place::Problem| {
        let place = problem.place.as_ref().map(ToString::to_string).unwrap_or_default();
        format!("{place}: {} {}", problem.code, problem.args.join(" ")).trim_end().to_owned()
    };
    let found: Vec<_> = check(&inputs).listed().iter().map(shown).collect();
    let computes = || customers(inputs).all(|plan| plan.is_ok());
    assert!(!found.is_empty() || computes(), "after a clean check nothing can fail");
    found
}

#[test]
fn everything_is_found_in_file_order() {
    let mut catalog = catalog(Policy::None, Proration::Days);
    catalog.billing.first_year = Some(2028);
    catalog.billing.proration = by_year(&[(2028, Proration::Days)]);
    catalog.free_year.policy = by_year(&[(2026, Policy::None)]);
    catalog.services[usize::from(PC.0)].price = by_year(&[(2028, price("3000"))]);
    let huge = OneOff { quantity: quantity("999999999999"), ..one_off("T1", "2027-01-01", "2") };
    let files = Files {
        rows: vec![
            row(PC, "2020-01-01").of("B", "S2"),
            row(PC, "2028-01-01").of("B", "S3"),
            row(SERVER, "2020-01-01").quantity("999999999"),
            row(PC, "2020-01-01").price("2500"),
        ],
        charges: vec![huge],
        ..Files::default()
    }
    .purchase("2025-12-31")
    .purchase("2026-01-01");
    let expected = [
        "catalog.toml: billing.first_year: before-first-year 2027 2028",
        "catalog.toml: billing.proration: no-proration 2027",
        "contracts.csv:2: service: no-price remote-pc 2027",
        "contracts.csv:4: quantity: amount-too-large",
        "purchases.csv:2: purchased_on: no-policy 2025",
        "charges.csv:2: unit_price: amount-too-large",
    ];
    assert_eq!(found(&Register::default(), &catalog, &files, whole(2027)), expected);
    let only_b = Scope { customers: vec![CustomerIx(1)], ..whole(2027) };
    let of_b = found(&Register::default(), &catalog, &files, only_b);
    assert_eq!(of_b, expected[..3], "of the chosen customer");
}

#[test]
fn a_difference_may_be_too_large_where_both_amounts_fit() {
    let catalog = catalog(Policy::None, Proration::Days);
    let pc = || Files::of(vec![row(PC, "2020-01-01").price("900000000000")]);
    let before = pc().charge(one_off("T1", "2027-01-01", "-600000000000"));
    let after = pc().charge(one_off("T1", "2027-01-01", "600000000000"));
    let mut register = Register::default();
    register.issue(&catalog, &before, whole(2027), "2027-01-04");
    assert_eq!(found(&register, &catalog, &before, whole(2027)), [""; 0]);
    assert_eq!(found(&register, &catalog, &after, whole(2027)), ["charges.csv:2: amount-too-large"]);
    assert_eq!(Code::AmountTooLarge.name(), "amount-too-large");
}
