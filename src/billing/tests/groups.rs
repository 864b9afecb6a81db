//! What a group of services means: one key, of which no unit is charged twice, from the plan to the proof of the register.

use proptest::prelude::*;
use proptest::sample::select;

use crate::billing::plan::CustomerPlan;
use crate::billing::samples::{
    Files, IP, PC, Register, Row, SERVER, catalog, day, grouped, net, one_off, row, whole,
};
use crate::billing::tests::invariants::{DATE, YEAR, any_files};
use crate::billing::{cancel, coverage, verify};
use crate::catalog::{Catalog, Group, Policy, Proration};
use crate::document::{Basis, Cause, Draft};
use crate::money::Net;
use crate::place::Problems;

fn tiers(proration: Proration) -> Catalog {
    grouped(Policy::None, proration)
}

fn one_pc() -> Files {
    Files::of(vec![row(PC, "2026-01-01")])
}

/// From one PC to the public IP in September.
fn upgraded() -> Files {
    Files::of(vec![row(PC, "2026-01-01").until("2026-08-31"), row(IP, "2026-09-01")])
}

/// `remote-pc 0.00 covered`, line by line.
fn lines(drafts: &[Draft<'_>]) -> Vec<String> {
    let lines = drafts.iter().flat_map(|draft| &draft.lines);
    lines.map(|line| format!("{} {} {}", line.service, line.net, line.reason.code())).collect()
}

fn all_of(plan: CustomerPlan<'static>) -> Vec<Draft<'static>> {
    [plan.drafts, plan.set_aside].concat()
}

fn planned(catalog: &Catalog, files: &Files, year: i32) -> Vec<String> {
    lines(&all_of(Register::default().plan(catalog, files, whole(year))))
}

#[test]
fn an_upgrade_costs_the_dearer_tier_and_the_next_run_bills_the_difference() {
    let cases = [
        (Proration::WholeYear, ["remote-ip 10000.00 charged", "remote-pc 0.00 covered"], "7000.00"),
        (Proration::Months, ["remote-ip 3333.33 charged", "remote-pc 2000.00 charged"], "2333.33"),
        (Proration::Days, ["remote-ip 3342.47 charged", "remote-pc 1997.26 charged"], "2339.73"),
    ];
    for (proration, fresh, difference) in cases {
        let catalog = tiers(proration);
        assert_eq!(planned(&catalog, &upgraded(), 2026), fresh, "{proration:?}");
        let mut register = Register::default();
        register.issue(&catalog, &one_pc(), whole(2026), "2026-01-05");
        let addition = register.issue(&catalog, &upgraded(), whole(2026), "2026-09-01");
        let addition: Vec<Draft<'_>> = addition.into_iter().map(|document| document.content).collect();
        assert_eq!(lines(&addition), [format!("remote-ip {difference} difference")], "{proration:?}");
        assert_eq!(
            addition[0].lines[0].description,
            "Vzdálený přístup – 1 IP, doplatek k faktuře 2026000001"
        );
        let period = addition[0].lines[0].period;
        assert_eq!(
            (period.first(), period.last()),
            (day("2026-09-01"), day("2026-12-31")),
            "the days of the tier that is charged now"
        );
        let again = register.plan(&catalog, &upgraded(), whole(2026));
        assert_eq!(again, CustomerPlan::default(), "{proration:?}: the sums are equal");
        assert_eq!(
            planned(&catalog, &upgraded(), 2027),
            ["remote-ip 10000.00 charged"],
            "from the next year on"
        );
    }
}

#[test]
fn without_a_group_both_tiers_are_charged() {
    let catalog = catalog(Policy::None, Proration::WholeYear);
    assert_eq!(
        planned(&catalog, &upgraded(), 2026),
        ["remote-ip 10000.00 charged", "remote-pc 3000.00 charged"]
    );
}

#[test]
fn a_downgrade_shows_from_the_next_year_on() {
    let catalog = tiers(Proration::WholeYear);
    let before = Files::of(vec![row(IP, "2026-01-01")]);
    let after = Files::of(vec![row(IP, "2026-01-01").until("2026-08-31"), row(PC, "2026-09-01")]);
    assert_eq!(planned(&catalog, &after, 2026), ["remote-ip 10000.00 charged", "remote-pc 0.00 covered"]);
    let mut register = Register::default();
    register.issue(&catalog, &before, whole(2026), "2026-01-05");
    assert_eq!(register.plan(&catalog, &after, whole(2026)), CustomerPlan::default(), "nothing is credited");
    assert_eq!(planned(&catalog, &after, 2027), ["remote-pc 3000.00 charged"]);
}

#[test]
fn dearer_is_what_a_row_costs_and_not_its_tier() {
    let catalog = tiers(Proration::WholeYear);
    let second = |row: Row| Files::of(vec![one_pc().rows.remove(0).until("2026-08-31"), row]);
    let four =
        Files::of(vec![row(PC, "2026-01-01").quantity("4").until("2026-08-31"), row(IP, "2026-09-01")]);
    let cases = [
        (four, ["remote-ip 0.00 covered", "remote-pc 12000.00 charged"], "4 × 3 000 is more than 10 000"),
        (
            second(row(IP, "2026-09-01").price("2999.9999")),
            ["remote-ip 0.00 covered", "remote-pc 3000.00 charged"],
            "a price of its own, lower by a ten-thousandth",
        ),
        (
            second(row(IP, "2026-09-01").discount("70")),
            ["remote-ip 0.00 covered", "remote-pc 3000.00 charged"],
            "a tie by the discount: the earlier",
        ),
        (
            Files::of(vec![row(IP, "2026-01-01").discount("70").until("2026-08-31"), row(PC, "2026-09-01")]),
            ["remote-ip 3000.00 charged", "remote-pc 0.00 covered"],
            "the earlier, whatever the order of ids",
        ),
    ];
    for (files, expected, why) in cases {
        assert_eq!(planned(&catalog, &files, 2026), expected, "{why}");
    }
}

#[test]
fn the_free_year_is_that_of_each_service() {
    let mut catalog = grouped(Policy::ThroughNextCalendarYear, Proration::Months);
    catalog.free_year.services = vec![PC];
    let files = upgraded().purchase("2026-01-01");
    assert_eq!(planned(&catalog, &files, 2026), ["remote-ip 3333.33 charged", "remote-pc 0.00 free-year"]);
    catalog.free_year.services = vec![PC, IP];
    assert_eq!(planned(&catalog, &files, 2026), ["remote-ip 0.00 free-year", "remote-pc 0.00 free-year"]);
}

#[test]
fn lines_stay_in_the_order_of_ids_where_another_service_stands_between_the_tiers() {
    let mut catalog = tiers(Proration::WholeYear);
    catalog.services[usize::from(SERVER.0)].id = "remote-other".into();
    let mut files = upgraded();
    files.rows.push(row(SERVER, "2026-01-01"));
    files.rows.push(row(PC, "2027-01-01"));
    files = files.charge(one_off("T1", "2026-02-01", "100.00"));
    let expected = [
        "remote-ip 10000.00 charged",
        "remote-other 20000.00 charged",
        "remote-pc 0.00 covered",
        " 100.00 one-off",
    ];
    assert_eq!(planned(&catalog, &files, 2026), expected);
}

#[test]
fn a_key_waits_whole() {
    let catalog = tiers(Proration::Months);
    let plan = |through: &str| {
        let scope = crate::billing::plan::Scope { through: Some(day(through)), ..whole(2026) };
        lines(&all_of(Register::default().plan(&catalog, &upgraded(), scope)))
    };
    let both = ["remote-ip 3333.33 charged", "remote-pc 2000.00 charged"];
    assert_eq!(plan("2025-12-31"), Vec::<String>::new());
    assert_eq!(plan("2026-01-01"), both, "its first chargeable day is that of either tier");
}

#[test]
fn a_group_that_comes_later_sees_what_its_services_were_issued_for() {
    let (before, after) = (catalog(Policy::None, Proration::WholeYear), tiers(Proration::WholeYear));
    let mut register = Register::default();
    register.issue(&before, &upgraded(), whole(2026), "2026-09-01");
    let credit = register.plan(&after, &upgraded(), whole(2026)).drafts;
    assert_eq!(lines(&credit), ["remote-pc -3000.00 difference"], "what is covered now is given back");
    assert_eq!(causes_of(&credit[0]), [Cause::Rule(22)], "the line of the group");
    assert_eq!(credit[0].lines[0].description, "Vzdálený přístup – 1 PC, oprava faktury 2026000001");
    register.issue(&after, &upgraded(), whole(2026), "2026-09-02");
    assert_eq!(
        lines(&register.plan(&before, &upgraded(), whole(2026)).drafts),
        ["remote-pc 3000.00 difference"]
    );
}

#[test]
fn a_credit_note_gives_back_service_by_service_what_its_invoice_charged() {
    let catalog = tiers(Proration::Months);
    let mut register = Register::default();
    register.issue(&catalog, &upgraded(), whole(2026), "2026-09-01");
    let lost = Files { customers: vec!["A"], ..Files::of(vec![row(PC, "2026-12-01")]) };
    let credit = register.issue(&catalog, &lost, whole(2026), "2026-09-02");
    let content: Vec<Draft<'_>> = credit.into_iter().map(|document| document.content).collect();
    assert_eq!(lines(&content), ["remote-ip -3333.33 difference", "remote-pc -1750.00 difference"]);
    assert_eq!(verified(&catalog, &register), Problems::default());
}

#[test]
fn what_a_group_was_billed_can_be_cancelled_service_by_service() {
    let catalog = tiers(Proration::WholeYear);
    let mut register = Register::default();
    register.issue(&catalog, &one_pc(), whole(2026), "2026-01-05");
    register.issue(&catalog, &upgraded(), whole(2026), "2026-09-01");
    let cheap =
        Files::of(vec![row(PC, "2026-01-01").until("2026-08-31"), row(IP, "2026-09-01").price("1000")]);
    register.issue(&catalog, &cheap, whole(2026), "2026-09-02");
    let held = register.holdings(2026).invoices_of("A");
    assert_eq!(held.iter().map(|held| held.remaining_total()).sum::<Net>(), net("3000.00"));
    let notes =
        held.iter().map(|held| cancel::credit_note(held, "a mistake").expect("a credit note")).collect();
    register.issue_drafts(&catalog, notes, "2026-09-03");
    assert_eq!(register.net_total(), net("0.00"));
    assert_eq!(verified(&catalog, &register), Problems::default());
    assert_eq!(
        lines(&register.plan(&catalog, &cheap, whole(2026)).drafts),
        ["remote-ip 0.00 covered", "remote-pc 3000.00 charged"]
    );
}

#[test]
fn a_tier_without_rows_is_no_orphan_while_the_other_has_one() {
    let catalog = tiers(Proration::WholeYear);
    let mut register = Register::default();
    register.issue(&catalog, &upgraded(), whole(2026), "2026-09-01");
    let renamed = Files::of(vec![row(IP, "2026-01-01")]);
    assert_eq!(
        register.plan(&catalog, &renamed, whole(2026)),
        CustomerPlan::default(),
        "the dearer one stays"
    );
    let nothing = Files { customers: vec!["A"], ..Files::default() };
    let orphans = register.plan(&catalog, &nothing, whole(2026)).orphans;
    let told: Vec<_> = orphans.iter().map(|orphan| format!("{} {}", orphan.what(), orphan.net)).collect();
    assert_eq!(told, ["S1 remote-ip 10000.00"]);
    let months = tiers(Proration::Months);
    let mut register = Register::default();
    register.issue(&months, &upgraded(), whole(2026), "2026-09-01");
    let orphans = register.plan(&months, &nothing, whole(2026)).orphans;
    let told: Vec<_> = orphans.iter().map(|orphan| format!("{} {}", orphan.what(), orphan.net)).collect();
    assert_eq!(told, ["S1 remote-ip 3333.33", "S1 remote-pc 2000.00"]);
}

#[test]
fn a_difference_names_what_became_of_the_rows() {
    let catalog = tiers(Proration::WholeYear);
    let causes = |after: &Files| {
        let mut register = Register::default();
        register.issue(&catalog, &one_pc(), whole(2026), "2026-01-05");
        causes_of(&register.plan(&catalog, after, whole(2026)).drafts[0])
    };
    assert_eq!(causes(&upgraded()), [Cause::End(2), Cause::RowAdded(3)]);
    assert_eq!(causes(&Files::of(vec![row(IP, "2026-01-01")])), [Cause::Service(2)], "changed in place");
}

#[test]
fn coverage_has_one_entry_for_a_group() {
    let catalog = tiers(Proration::WholeYear);
    let mut register = Register::default();
    register.issue(&catalog, &one_pc(), whole(2026), "2026-01-05");
    let inputs = register.inputs(&catalog, &upgraded(), whole(2026));
    let all: Vec<_> =
        coverage::customers(inputs).map(|customer| customer.expect("sums that agree")).collect();
    let [entry] = &all[0].entries[..] else { panic!("{all:#?}") };
    assert_eq!((entry.contract, entry.service, entry.state.code()), ("S1", "remote-ip", "to-be-billed"));
    assert_eq!([entry.wanted, entry.billed, entry.open()], ["10000.00", "3000.00", "7000.00"].map(net));
}

fn causes_of(draft: &Draft<'_>) -> Vec<Cause> {
    match &draft.lines[0].basis {
        Some(Basis::Difference(basis)) => basis.causes.clone(),
        other => panic!("{other:?}"),
    }
}

fn verified(catalog: &Catalog, register: &Register) -> Problems {
    verify::verify(
        catalog,
        |_| None,
        &[],
        register.documents.iter().cloned().map(|mut document| {
            document.run = 1;
            document
        }),
    )
}

/// Every service in a group of its own, or in none.
fn alone(policy: Policy, proration: Proration, chosen: u8) -> Catalog {
    let mut catalog = catalog(policy, proration);
    for (at, service) in catalog.services.iter_mut().enumerate() {
        let name = format!("group {at}");
        service.group = (chosen >> at & 1 == 1).then_some(Group { name, line: 1 });
    }
    catalog
}

proptest! {
    #[test]
    fn groups_of_one_service_change_nothing(
        before in any_files(), after in any_files(), chosen in 0..16u8,
        policy in select(&Policy::ALL), proration in select(&Proration::ALL),
    ) {
        let without = catalog(policy, proration);
        let with = alone(policy, proration, chosen);
        let (mut one, mut other) = (Register::default(), Register::default());
        for files in [&before, &after] {
            prop_assert_eq!(one.plan(&without, files, whole(YEAR)), other.plan(&with, files, whole(YEAR)));
            one.issue(&without, files, whole(YEAR), DATE);
            other.issue(&with, files, whole(YEAR), DATE);
        }
    }
}
