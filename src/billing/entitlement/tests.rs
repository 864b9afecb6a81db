//! What a customer may use, each case with its reason.

use super::{Entitlement, State, Why, of_customer};
use crate::billing::plan::Scope;
use crate::billing::samples::{Files, HOTLINE, IP, PC, Register, SERVER, catalog, day, row, whole};
use crate::book::{CustomerIx, Visit};
use crate::catalog::{Catalog, Policy, Proration, UsualVisits};
use crate::place::Code;

/// The sample price list: the hotline is extended by remote access, the server has visits.
fn price_list() -> Catalog {
    let mut catalog = catalog(Policy::ThroughNextCalendarYear, Proration::WholeYear);
    catalog.services[usize::from(HOTLINE.0)].extended_by = vec![PC, IP];
    catalog.services[usize::from(SERVER.0)].visits_per_year = UsualVisits::new(3, 4);
    catalog
}

fn known(files: Files) -> Files {
    Files { customers: vec!["A"], ..files }
}

fn asked(
    register: &Register,
    catalog: &Catalog,
    files: &Files,
    visits: &[Visit],
    on: &str,
) -> Vec<Entitlement<'static>> {
    let on = day(on);
    let scope = Scope { customers: vec![CustomerIx(0)], ..whole(on.year()) };
    of_customer(register.inputs(catalog, files, scope), CustomerIx(0), visits, on).expect("entitlements")
}

/// `remote-pc: free free-year until 2027-12-31 purchases.csv:2`, for each service.
fn shown(entitlements: &[Entitlement<'_>]) -> Vec<String> {
    let one = |one: &Entitlement<'_>| {
        let until = one.until.map(|day| format!(" until {day}")).unwrap_or_default();
        let place = one.place.as_ref().map(|place| format!(" {place}")).unwrap_or_default();
        format!("{}: {} {}{until}{place}", one.service.id, one.state.code(), one.why.code())
    };
    entitlements.iter().map(one).collect()
}

/// What is said of one service of the sample catalog, on a day, with nothing issued.
fn said(files: Files, service: &str, on: &str) -> String {
    let all = shown(&asked(&Register::default(), &price_list(), &known(files), &[], on));
    all.into_iter().find(|line| line.starts_with(service)).expect("the service")
}

#[test]
fn a_service_is_in_the_first_state_that_fits() {
    let year = "2027-03-01";
    let pc = |since: &str| row(PC, since);
    let cases = [
        (Files::default(), year, "remote-pc: inactive no-contract", "nothing agreed"),
        (
            Files::of(vec![pc("2025-01-01")]),
            year,
            "remote-pc: to-be-billed contract until 2027-12-31 contracts.csv:2",
            "active, not issued",
        ),
        (
            Files::of(vec![pc("2025-01-01").until("2027-06-30")]),
            year,
            "remote-pc: to-be-billed contract until 2027-06-30 contracts.csv:2",
            "ends within the year",
        ),
        (
            Files::of(vec![pc("2025-01-01").until("2027-02-28")]),
            year,
            "remote-pc: inactive ended until 2027-02-28 contracts.csv:2",
            "ended the day before",
        ),
        (
            Files::of(vec![pc("2025-01-01").until("2027-03-01")]),
            year,
            "remote-pc: to-be-billed contract until 2027-03-01 contracts.csv:2",
            "the last day is included",
        ),
        (
            Files::of(vec![pc("2027-03-02")]),
            year,
            "remote-pc: inactive not-begun contracts.csv:2",
            "begins the day after",
        ),
        (
            Files::of(vec![pc("2026-05-12")]).purchase("2026-05-12"),
            year,
            "remote-pc: free free-year until 2027-12-31 purchases.csv:2",
            "the free year",
        ),
        (
            Files::of(vec![pc("2026-05-12")]).purchase("2026-05-12"),
            "2028-01-01",
            "remote-pc: to-be-billed contract until 2028-12-31 contracts.csv:2",
            "the free year is over",
        ),
        (
            Files::of(vec![pc("2026-05-12")]).purchase("2025-05-12").purchase("2026-09-10"),
            "2026-10-01",
            "remote-pc: free free-year until 2027-12-31 purchases.csv:3",
            "of two purchases the one that lasts longer",
        ),
        (
            Files::of(vec![pc("2026-05-12").until("2027-03-31")]).purchase("2026-05-12"),
            year,
            "remote-pc: free free-year until 2027-03-31 purchases.csv:2",
            "the row ends within the free year",
        ),
        (
            Files::default().purchase("2026-05-12"),
            year,
            "remote-pc: right free-year until 2027-12-31 purchases.csv:2",
            "a purchase without a row",
        ),
        (
            Files::of(vec![row(IP, "2026-05-12")]).purchase("2026-05-12"),
            year,
            "remote-pc: inactive no-contract",
            "the right is taken by the other tier",
        ),
        (
            Files::of(vec![pc("2025-01-01").discount("100")]),
            year,
            "remote-pc: zero-price contract until 2027-12-31 contracts.csv:2",
            "agreed for nothing",
        ),
    ];
    for (files, on, expected, why) in cases {
        assert_eq!(said(files, "remote-pc", on), expected, "{why}");
    }
}

#[test]
fn server_administration_has_no_free_year() {
    let files = Files::of(vec![row(SERVER, "2026-05-12")]).purchase("2026-05-12");
    let expected = "server-admin: to-be-billed contract until 2027-12-31 contracts.csv:2";
    assert_eq!(said(files, "server-admin", "2027-03-01"), expected);
}

#[test]
fn the_hotline_is_without_connection_where_no_remote_access_may_be_used() {
    let cases = [
        (Files::default(), "hotline: limited not-extended catalog.toml:20", "nothing agreed"),
        (
            Files::of(vec![row(SERVER, "2025-01-01")]),
            "hotline: limited not-extended catalog.toml:20",
            "another service",
        ),
        (
            Files::of(vec![row(IP, "2025-01-01")]),
            "hotline: always free-service catalog.toml:20",
            "either tier",
        ),
        (
            Files::default().purchase("2026-05-12"),
            "hotline: always free-service catalog.toml:20",
            "a right is enough",
        ),
        (
            Files::of(vec![row(PC, "2025-01-01").until("2026-12-31")]),
            "hotline: limited not-extended catalog.toml:20",
            "it has ended",
        ),
    ];
    for (files, expected, why) in cases {
        assert_eq!(said(files, "hotline", "2027-03-01"), expected, "{why}");
    }
}

#[test]
fn what_is_excluded_is_said_of_what_may_be_used_and_is_not_extended() {
    let catalog = price_list();
    let hotline = catalog.service(HOTLINE);
    let entitlement = |state| Entitlement::new(hotline, state, Why::FreeService).is_without_excluded();
    assert!(entitlement(State::Limited));
    assert!(!entitlement(State::Always), "remote access brings it");
    assert!(!entitlement(State::Inactive), "not to be used at all");
    let server = Entitlement::new(catalog.service(SERVER), State::Billed, Why::Contract);
    assert!(server.is_without_excluded(), "travel is extra, always");
}

#[test]
fn what_the_register_holds_is_billed_with_its_invoice() {
    let catalog = price_list();
    let mut register = Register::default();
    let mut files = known(Files::of(vec![row(PC, "2025-01-01"), row(SERVER, "2027-07-01").of("A", "S2")]));
    register.issue(&catalog, &files, whole(2027), "2027-01-04");
    let on = |files: &Files, on| asked(&register, &catalog, files, &[], on);
    let pc = on(&files, "2027-03-01").remove(2);
    assert_eq!((pc.state, pc.invoices, pc.contract), (State::Billed, vec!["2027000001"], "S1"));
    assert_eq!(on(&files, "2028-03-01")[2].state, State::ToBeBilled, "the next year is not issued");
    files.rows[0] = files.rows[0].clone().quantity("2");
    assert_eq!(on(&files, "2027-03-01")[2].state, State::ToBeBilled, "more was agreed since");
    files.rows[0] = files.rows[0].clone().quantity("0.5");
    assert_eq!(
        on(&files, "2027-03-01")[2].state,
        State::Billed,
        "less: a credit note is due, nothing is owed"
    );
}

#[test]
fn a_year_before_the_first_is_billed_elsewhere() {
    let mut catalog = price_list();
    catalog.billing.first_year = Some(2027);
    let files = known(Files::of(vec![row(PC, "2025-01-01")]));
    let state = |on| asked(&Register::default(), &catalog, &files, &[], on)[2].state;
    assert_eq!(state("2026-12-31"), State::BilledElsewhere);
    assert_eq!(state("2027-01-01"), State::ToBeBilled);
}

#[test]
fn visits_of_the_year_so_far_are_counted_by_contract() {
    let visit = |customer: &str, contract: &str, on: &str| Visit {
        line: 2,
        customer: customer.into(),
        contract: contract.into(),
        visited_on: day(on),
    };
    let visits = [
        visit("A", "S1", "2026-12-31"),
        visit("A", "S1", "2027-01-01"),
        visit("A", "S1", "2027-03-01"),
        visit("A", "S1", "2027-03-02"),
        visit("A", "S2", "2027-02-01"),
        visit("B", "S1", "2027-02-01"),
    ];
    let files = known(Files::of(vec![row(SERVER, "2025-01-01"), row(PC, "2025-01-01")]));
    let all = asked(&Register::default(), &price_list(), &files, &visits, "2027-03-01");
    assert_eq!(
        all[1].visits,
        Some(2),
        "neither the year before, nor later, nor another contract's or customer's"
    );
    assert_eq!(all[2].visits, None, "a service without visits");
}

#[test]
fn each_contract_has_a_row_of_its_own() {
    let rows = vec![row(PC, "2025-01-01"), row(PC, "2025-01-01").of("A", "S2").quantity("3")];
    let all = asked(&Register::default(), &price_list(), &known(Files::of(rows)), &[], "2027-03-01");
    let contracts: Vec<_> = all.iter().filter(|one| one.service.id == "remote-pc").collect();
    assert_eq!(contracts.iter().map(|one| one.contract).collect::<Vec<_>>(), ["S1", "S2"]);
}

#[test]
fn a_service_without_a_price_in_the_year_is_not_offered_and_needs_one_where_it_is_agreed() {
    let mut catalog = price_list();
    let price = catalog.services[usize::from(IP.0)].price.in_year(2027).expect("a price").value;
    catalog.services[usize::from(IP.0)].price = crate::billing::samples::by_year(&[(2028, price)]);
    let ids = |on| {
        let all = asked(&Register::default(), &catalog, &known(Files::default()), &[], on);
        all.iter().filter(|one| one.service.id == "remote-ip").count()
    };
    assert_eq!((ids("2027-12-31"), ids("2028-01-01")), (0, 1));
    let files = known(Files::of(vec![row(IP, "2025-01-01")]));
    let scope = Scope { customers: vec![CustomerIx(0)], ..whole(2027) };
    let inputs = Register::default().inputs(&catalog, &files, scope);
    let problem = of_customer(inputs, CustomerIx(0), &[], day("2027-03-01")).expect_err("no price");
    assert_eq!(problem.code, Code::NoPrice);
}
