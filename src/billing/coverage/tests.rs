//! The state of a key, each case with its reason; and what holds for every book.

use proptest::prelude::*;

use super::{CustomerCoverage, Entry, Proof, State, customers, refuse_other_plan};
use crate::billing::cancel::credit_note;
use crate::billing::plan::Scope;
use crate::billing::samples::{
    Files, HOTLINE, IP, PC, Register, SERVER, catalog, net, one_off, quantity, row, whole,
};
use crate::billing::tests::invariants::{any_catalog, any_files};
use crate::book::CustomerIx;
use crate::catalog::{Catalog, Policy, Proration};
use crate::place::{Code, Problem};
use crate::register::LineKey;

const DATE: &str = "2027-01-04";

fn whole_years() -> Catalog {
    catalog(Policy::ThroughNextCalendarYear, Proration::WholeYear)
}

/// All of the year, and the proof over it, not checked yet.
fn covered(
    register: &Register,
    catalog: &Catalog,
    files: &Files,
    scope: Scope,
) -> (Vec<CustomerCoverage<'static>>, Proof) {
    let inputs = register.inputs(catalog, files, scope);
    let all: Vec<_> = customers(inputs).map(|customer| customer.expect("sums that agree")).collect();
    let mut proof = Proof::of_register(&inputs);
    all.iter().for_each(|customer| proof.add(customer));
    (all, proof)
}

/// `S1 remote-pc: billed 3000.00 of 3000.00 2027000001`, for each key of the year; the sums must agree.
fn shown(register: &Register, catalog: &Catalog, files: &Files, year: i32) -> Vec<String> {
    let (all, proof) = covered(register, catalog, files, whole(year));
    assert_eq!(proof.check(), Ok(()));
    let one = |entry: &Entry<'_>| {
        let (what, state, numbers) = (entry.key.what(), entry.state.code(), entry.invoices.join(" "));
        format!("{what}: {state} {} of {} {numbers}", entry.billed, entry.wanted).trim_end().to_owned()
    };
    all.iter().flat_map(|customer| &customer.entries).map(one).collect()
}

#[test]
fn a_key_that_was_never_issued_is_in_the_first_state_that_fits() {
    let half_price = |until: &str, since: &str| {
        Files::of(vec![row(PC, "2020-01-01").until(until).quantity("3"), row(PC, since).quantity("5")])
    };
    let cases = [
        (
            Files::of(vec![row(PC, "2020-01-01")]),
            "S1 remote-pc: to-be-billed 0.00 of 3000.00",
            "an ordinary one",
        ),
        (
            Files::of(vec![row(PC, "2026-05-12")]).purchase("2026-05-12"),
            "S1 remote-pc: free 0.00 of 0.00",
            "every active day is free",
        ),
        (
            Files::of(vec![row(PC, "2026-05-12").price("0")]).purchase("2026-05-12"),
            "S1 remote-pc: free 0.00 of 0.00",
            "free days come before a price of nothing",
        ),
        (
            Files::of(vec![row(SERVER, "2026-05-12")]).purchase("2026-05-12"),
            "S1 server-admin: to-be-billed 0.00 of 20000.00",
            "a service without a free year",
        ),
        (Files::of(vec![row(PC, "2028-01-01")]), "S1 remote-pc: not-begun 0.00 of 0.00", "one day too late"),
        (
            Files::of(vec![row(PC, "2027-12-31")]),
            "S1 remote-pc: to-be-billed 0.00 of 3000.00",
            "the last day of the year is in it",
        ),
        (
            Files::of(vec![row(PC, "2020-01-01").until("2026-12-31")]),
            "S1 remote-pc: ended 0.00 of 0.00",
            "one day too early",
        ),
        (
            half_price("2026-12-31", "2028-01-01"),
            "S1 remote-pc: ended 0.00 of 0.00",
            "a gap: it has ended, whatever comes later",
        ),
        (
            half_price("2027-06-30", "2027-07-01"),
            "S1 remote-pc: to-be-billed 0.00 of 15000.00",
            "the covered row has no state of its own",
        ),
        (
            Files::of(vec![row(HOTLINE, "2020-01-01")]),
            "S1 hotline: zero-price 0.00 of 0.00",
            "free of charge",
        ),
        (
            Files::of(vec![row(PC, "2020-01-01").quantity("0")]),
            "S1 remote-pc: zero-price 0.00 of 0.00",
            "a quantity of nothing",
        ),
        (
            Files::of(vec![row(PC, "2020-01-01").discount("100")]),
            "S1 remote-pc: zero-price 0.00 of 0.00",
            "the discount takes it all",
        ),
        (
            Files::of(vec![row(PC, "2020-01-01").price("0.0049")]),
            "S1 remote-pc: zero-price 0.00 of 0.00",
            "rounds to nothing",
        ),
        (
            Files::default().charge(one_off("T1", "2027-05-12", "12.50")),
            "T1: to-be-billed 0.00 of 12.50",
            "a charge of the year",
        ),
        (
            Files::default().charge(one_off("T1", "2026-12-31", "12.50")),
            "T1: ended 0.00 of 0.00",
            "a charge of an earlier year",
        ),
        (
            Files::default().charge(one_off("T1", "2028-01-01", "12.50")),
            "T1: not-begun 0.00 of 0.00",
            "a charge of a later year",
        ),
        (
            Files::default().charge(one_off("T1", "2027-05-12", "0")),
            "T1: zero-price 0.00 of 0.00",
            "a charge of nothing",
        ),
        (
            Files::default().charge(one_off("T1", "2027-05-12", "-12.50")),
            "T1: to-be-billed 0.00 of -12.50",
            "a charge below zero goes on an invoice, even if that waits",
        ),
    ];
    for (files, expected, why) in cases {
        assert_eq!(shown(&Register::default(), &whole_years(), &files, 2027), [expected], "{why}");
    }
}

#[test]
fn a_key_that_was_issued_is_held_against_the_files_of_today() {
    let billed = || Files::of(vec![row(PC, "2020-01-01").quantity("2")]);
    let charge = |price: &str| Files::default().charge(one_off("T1", "2027-05-12", price));
    let cases = [
        (billed(), billed(), "S1 remote-pc: billed 6000.00 of 6000.00 2027000001", "nothing changed"),
        (
            billed(),
            Files::of(vec![row(PC, "2020-01-01").quantity("3")]),
            "S1 remote-pc: to-be-billed 6000.00 of 9000.00 2027000001",
            "more than was issued",
        ),
        (
            billed(),
            Files::of(vec![row(PC, "2020-01-01")]),
            "S1 remote-pc: to-be-credited 6000.00 of 3000.00 2027000001",
            "less than was issued",
        ),
        (
            billed(),
            Files::of(vec![row(PC, "2020-01-01").until("2026-12-31")]),
            "S1 remote-pc: to-be-credited 6000.00 of 0.00 2027000001",
            "an amount to give back comes before having ended",
        ),
        (
            billed(),
            Files::of(vec![row(PC, "2026-05-12").quantity("2")]).purchase("2026-05-12"),
            "S1 remote-pc: to-be-credited 6000.00 of 0.00 2027000001",
            "an amount to give back comes before being free",
        ),
        (
            charge("12.50"),
            Files { customers: vec!["A"], ..Files::default() },
            "T1: orphan 12.50 of 0.00 2027000001",
            "the row of the charge is lost",
        ),
        (
            billed(),
            Files::default(),
            "S1 remote-pc: orphan 6000.00 of 0.00 2027000001",
            "the customer is lost",
        ),
        (
            charge("12.50"),
            Files::default().charge(crate::billing::samples::OneOff {
                quantity: quantity("0"),
                ..one_off("T1", "2027-05-12", "12.50")
            }),
            "T1: to-be-credited 12.50 of 0.00 2027000001",
            "the way out of an orphan: quantity 0",
        ),
    ];
    for (before, after, expected, why) in cases {
        let mut register = Register::default();
        register.issue(&whole_years(), &before, whole(2027), DATE);
        assert_eq!(shown(&register, &whole_years(), &after, 2027), [expected], "{why}");
    }
}

#[test]
fn a_key_given_back_in_full_is_what_the_files_say_it_is() {
    let (catalog, mut register) = (whole_years(), Register::default());
    register.issue(&catalog, &Files::of(vec![row(PC, "2020-01-01")]), whole(2027), DATE);
    let ended = Files::of(vec![row(PC, "2020-01-01").until("2026-12-31")]);
    register.issue(&catalog, &ended, whole(2027), DATE);
    assert_eq!(
        shown(&register, &catalog, &ended, 2027),
        ["S1 remote-pc: ended 0.00 of 0.00 2027000001"],
        "the invoice has a line about it, and holds nothing"
    );
}

#[test]
fn a_cancelled_invoice_holds_nothing_and_its_keys_are_open() {
    let (catalog, mut register) = (whole_years(), Register::default());
    let files = Files::of(vec![row(PC, "2020-01-01"), row(HOTLINE, "2020-01-01")]);
    register.issue(&catalog, &files, whole(2027), DATE);
    let holdings = register.holdings(2027);
    let note = credit_note(&holdings.invoices_of("A")[0], "by mistake").expect("a credit note");
    register.issue_drafts(&catalog, vec![note], DATE);
    let open = ["S1 hotline: zero-price 0.00 of 0.00", "S1 remote-pc: to-be-billed 0.00 of 3000.00"];
    assert_eq!(shown(&register, &catalog, &files, 2027), open);
    assert_eq!(
        shown(&register, &catalog, &Files::default(), 2027),
        [""; 0],
        "and without a row there is no key at all"
    );
}

#[test]
fn a_key_on_two_invoices_names_both() {
    let (catalog, mut register) = (whole_years(), Register::default());
    let files = |quantity: &str| Files::of(vec![row(PC, "2020-01-01").quantity(quantity)]);
    register.issue(&catalog, &files("1"), whole(2027), DATE);
    register.issue(&catalog, &files("2"), whole(2027), DATE);
    let both = ["S1 remote-pc: billed 6000.00 of 6000.00 2027000001 2027000002"];
    assert_eq!(shown(&register, &catalog, &files("2"), 2027), both);
    let lost = ["S1 remote-pc: orphan 6000.00 of 0.00 2027000001 2027000002"];
    assert_eq!(shown(&register, &catalog, &Files::default(), 2027), lost, "one entry for the key");
}

#[test]
fn customers_stand_in_order_with_those_that_only_the_register_knows() {
    let (catalog, mut register) = (whole_years(), Register::default());
    let key = |customer, contract| row(IP, "2020-01-01").of(customer, contract);
    let before = Files::of(vec![key("A", "S1"), key("B", "S2"), key("C", "S3")]);
    register.issue(&catalog, &before, whole(2027), DATE);
    let after = Files::of(vec![key("C", "S3"), key("A", "S1")]);
    let (all, proof) = covered(&register, &catalog, &after, whole(2027));
    let ids: Vec<_> = all.iter().map(|customer| (customer.customer, customer.name)).collect();
    assert_eq!(ids, [("A", "Customer"), ("B", "Customer"), ("C", "Customer")]);
    assert_eq!((proof.orphans(), proof.all.open()), (net("10000.00"), net("-10000.00")));
    assert_eq!(proof.check(), Ok(()));
    let chosen = Scope { customers: vec![CustomerIx(1)], ..whole(2027) };
    let (all, proof) = covered(&register, &catalog, &after, chosen);
    assert_eq!(all.len(), 1, "C alone");
    assert_eq!((proof.invoices, proof.check()), (net("10000.00"), Ok(())), "its documents alone");
}

#[test]
fn what_waits_is_open_and_in_the_sums() {
    let files = Files::of(vec![row(PC, "2020-01-01")]).charge(one_off("T1", "2027-05-12", "-5000"));
    let (catalog, mut register) = (whole_years(), Register::default());
    register.issue(&catalog, &files, whole(2027), DATE);
    let (_, proof) = covered(&register, &catalog, &files, whole(2027));
    assert_eq!(proof.of(State::ToBeBilled).keys, 2);
    assert_eq!((proof.planned, proof.set_aside), (net("0.00"), net("-2000.00")));
    assert_eq!(proof.check(), Ok(()));
}

fn disagreement(what: &str, by_keys: &str, by_documents: &str) -> Result<(), Problem> {
    Err(Problem::error(Code::CoverageDisagrees).with(what).with(by_keys).with(by_documents))
}

#[test]
fn a_hundredth_too_much_in_any_sum_is_found() {
    let (catalog, mut register) = (whole_years(), Register::default());
    register.issue(&catalog, &Files::of(vec![row(PC, "2020-01-01")]), whole(2027), DATE);
    let grown = Files::of(vec![row(PC, "2020-01-01").quantity("2")]);
    let (_, proof) = covered(&register, &catalog, &grown, whole(2027));
    assert_eq!(proof.check(), Ok(()));
    let hundredth = net("0.01");
    let invoiced = Proof { invoices: proof.invoices + hundredth, ..proof.clone() };
    assert_eq!(invoiced.check(), disagreement("billed_net", "3000.00", "3000.01"), "an invoice too many");
    let credited = Proof { credit_notes: hundredth, ..proof.clone() };
    assert_eq!(credited.check(), disagreement("billed_net", "3000.00", "2999.99"), "a credit note too many");
    let planned = Proof { planned: proof.planned - hundredth, ..proof.clone() };
    assert_eq!(planned.check(), disagreement("open_net", "3000.00", "2999.99"), "a plan that leaves some");
    let set_aside = Proof { set_aside: hundredth, ..proof };
    assert_eq!(
        set_aside.check(),
        disagreement("open_net", "3000.00", "3000.01"),
        "a plan that waits for more"
    );
}

#[test]
fn a_customer_that_is_passed_over_is_found() {
    let (catalog, mut register) = (whole_years(), Register::default());
    let files = Files::of(vec![row(PC, "2020-01-01"), row(IP, "2020-01-01").of("B", "S2")]);
    register.issue(&catalog, &files, whole(2027), DATE);
    let inputs = register.inputs(&catalog, &files, whole(2027));
    let mut proof = Proof::of_register(&inputs);
    customers(inputs).skip(1).for_each(|customer| proof.add(&customer.expect("a customer")));
    assert_eq!(proof.check(), disagreement("billed_net", "10000.00", "13000.00"));
}

#[test]
fn a_plan_that_would_bill_another_key_is_found() {
    let entry = |billed: &str| Entry {
        key: LineKey::service("S1", "remote-pc"),
        service: "remote-pc",
        contract: "S1",
        state: State::ToBeBilled,
        wanted: net("3000.00"),
        billed: net(billed),
        invoices: Vec::new(),
    };
    let catalog = whole_years();
    let plan = Register::default().plan(&catalog, &Files::of(vec![row(PC, "2020-01-01")]), whole(2027));
    assert_eq!(refuse_other_plan(&catalog, "A", &[entry("0.00")], &plan), Ok(()));
    assert_eq!(
        refuse_other_plan(&catalog, "A", &[entry("0.01")], &plan),
        disagreement("A S1 remote-pc", "2999.99", "3000.00"),
        "the plan bills more than is open"
    );
    assert_eq!(
        refuse_other_plan(&catalog, "A", &[], &plan),
        disagreement("A S1 remote-pc", "0.00", "3000.00"),
        "the plan bills what is no key"
    );
}

#[test]
fn every_state_has_its_own_code() {
    for state in State::ALL {
        assert_eq!(State::from_code(state.code()), Some(state));
        assert_eq!(State::ALL[state as usize], state, "its totals are at its place");
    }
    assert_eq!(State::from_code("Billed"), None);
}

/// Every key of the files and of live invoices, each once, and nothing else.
fn are_all_keys(catalog: &Catalog, all: &[CustomerCoverage<'_>], files: &Files, register: &Register) -> bool {
    let of_rows = files.rows.iter().map(|row| (row.customer, row.contract.to_owned()));
    let of_charges = files.charges.iter().map(|charge| (charge.customer, charge.id.to_owned()));
    let named: std::collections::BTreeSet<_> = of_rows.chain(of_charges).collect();
    let mut found = Vec::new();
    for customer in all {
        found.extend(customer.entries.iter().map(|entry| (customer.customer, entry.key)));
    }
    let count = found.len();
    found.sort_unstable();
    found.dedup();
    let has = |customer: &str, id: &str| {
        found.iter().any(|(of, key)| *of == customer && (key.contract == id || key.charge == id))
    };
    let lines = register.documents.iter().flat_map(|document| {
        document.content.lines.iter().map(|line| (document.content.party.id, LineKey::of(line)))
    });
    count == found.len()
        && named.iter().all(|(customer, id)| has(customer, id))
        && lines
            .filter(|(of, key)| !held_is_zero(register, of, *key))
            .all(|(of, key)| found.contains(&(of, key)) || found.contains(&(of, key.grouped(catalog))))
}

fn held_is_zero(register: &Register, customer: &str, key: LineKey<'_>) -> bool {
    let of_customer = register.documents.iter().filter(|document| document.content.party.id == customer);
    let lines = of_customer.flat_map(|document| &document.content.lines);
    lines.filter(|line| LineKey::of(line) == key).map(|line| line.net).sum::<crate::money::Net>().is_zero()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn every_key_is_in_one_state_and_the_sums_agree(
        first in any_catalog(), second in any_catalog(), before in any_files(), after in any_files(),
        lost in 0..8usize, year in 2026..2030i32,
    ) {
        let mut register = Register::default();
        register.issue(&first, &before, whole(year), "2028-01-04");
        let mut files = after;
        files.rows.truncate(lost);
        files.charges.truncate(lost);
        let (all, proof) = covered(&register, &second, &files, whole(year));
        prop_assert_eq!(proof.check(), Ok(()));
        prop_assert_eq!(proof.invoices - proof.credit_notes, register.net_total());
        prop_assert!(are_all_keys(&second, &all, &files, &register));
        let keys: u64 = State::ALL.iter().map(|state| proof.of(*state).keys).sum();
        prop_assert_eq!(keys, proof.all.keys);
        for entry in all.iter().flat_map(|customer| &customer.entries) {
            let moves = [State::ToBeBilled, State::ToBeCredited, State::Orphan].contains(&entry.state);
            prop_assert_eq!(moves, !entry.open().is_zero(), "{:?}", entry);
            let nothing = [State::Free, State::NotBegun, State::Ended, State::ZeroPrice].contains(&entry.state);
            prop_assert_eq!(nothing, entry.wanted.is_zero() && entry.billed.is_zero(), "{:?}", entry);
        }
    }

    #[test]
    fn after_issuing_everything_nothing_is_open_but_what_waits(
        catalog in any_catalog(), before in any_files(), after in any_files(), charges in any::<bool>(),
    ) {
        let mut register = Register::default();
        let year = whole(2028);
        let without_charges = |files: Files| if charges { files } else { Files { charges: Vec::new(), ..files } };
        let (before, after) = (without_charges(before), without_charges(after));
        register.issue(&catalog, &before, year.clone(), "2028-01-04");
        register.issue(&catalog, &after, year.clone(), "2028-01-04");
        let (_, proof) = covered(&register, &catalog, &after, year);
        prop_assert_eq!(proof.check(), Ok(()));
        prop_assert_eq!(proof.planned, net("0.00"));
        if !charges {
            prop_assert_eq!(proof.of(State::ToBeBilled).keys + proof.of(State::ToBeCredited).keys, 0);
        }
    }
}
