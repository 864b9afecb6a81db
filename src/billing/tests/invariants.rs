//! What holds for every book: property tests over the whole calculation.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::select;

use crate::billing::plan::{self, CustomerPlan, Detail, Inputs, PlanDigest, PlanText, PlanTotals, Scope};
use crate::billing::samples::{
    Files, HOTLINE, IP, OneOff, PC, Register, Row, SERVER, catalog, day, grouped, leak, row, whole,
};
use crate::billing::{cancel, charge, free_year, verify};
use crate::book::CustomerIx;
use crate::calendar::Day;
use crate::catalog::{Catalog, Policy, Proration};
use crate::document::Draft;
use crate::money::{Net, Percent, Quantity, UnitPrice, full_year_weight};
use crate::place::{Problem, Problems};
use crate::register::{Action, Holdings, LineKey, Run};

pub(in crate::billing) const DATE: &str = "2028-01-04";
pub(in crate::billing) const YEAR: i32 = 2028;

pub(in crate::billing) fn any_catalog() -> impl Strategy<Value = Catalog> {
    let prices = select(vec![catalog, grouped]);
    (select(&Policy::ALL), select(&Proration::ALL), prices)
        .prop_map(|(policy, proration, catalog)| catalog(policy, proration))
}

pub(in crate::billing) fn any_day() -> impl Strategy<Value = Day> {
    (0..1096i32).prop_map(|offset| day("2026-07-01").plus_days(offset))
}

/// One or two rows of a key, the second after the first.
fn any_key(
    customer: &'static str,
    contract: &'static str,
    service: crate::catalog::ServiceIx,
) -> impl Strategy<Value = Vec<Row>> {
    let figures = || {
        let unit_price = prop::option::of(0..50_000_000i64);
        (0..80_000i64, unit_price, 0..=1_000_000u32, select(vec!["", "Brno"]))
    };
    let row = move |since: Day,
                    until: Option<Day>,
                    (units, unit_price, discount, document): (i64, Option<i64>, u32, _)| Row {
        quantity: Quantity::from_ten_thousandths(units),
        unit_price: unit_price.map(UnitPrice::from_ten_thousandths),
        discount: Percent::parse(
            &format!("{}.{:04}", discount / 10_000, discount % 10_000),
            crate::money::DecimalMark::Point,
        )
        .expect("a discount"),
        document,
        until,
        since,
        ..crate::billing::samples::row(service, "2020-01-01").of(customer, contract)
    };
    (any_day(), prop::option::of((0..500i32, 1..100i32)), figures(), figures()).prop_map(
        move |(since, follows, first, second)| match follows {
            None => vec![row(since, None, first)],
            Some((length, gap)) => {
                let until = since.plus_days(length);
                vec![row(since, Some(until), first), row(until.plus_days(gap), None, second)]
            }
        },
    )
}

fn any_charge(id: &'static str, customer: &'static str) -> impl Strategy<Value = OneOff> {
    (any_day(), -50_000_000..50_000_000i64).prop_map(move |(date, unit_price)| OneOff {
        id,
        customer,
        date,
        unit_price: UnitPrice::from_ten_thousandths(unit_price),
        quantity: Quantity::ONE,
    })
}

/// Always the same keys, so that two of them are an edit of each other.
pub(in crate::billing) fn any_files() -> impl Strategy<Value = Files> {
    let keys = (
        any_key("A", "S1", PC),
        any_key("A", "S1", SERVER),
        any_key("A", "S2", HOTLINE),
        any_key("B", "S3", PC),
        any_key("B", "S3", IP),
        any_key("B", "S4", IP),
    );
    let charges = (any_charge("T1", "A"), any_charge("T2", "B"), any_charge("T3", "C"));
    let purchases = prop::collection::vec((select(vec!["A", "B"]), any_day()), 0..3);
    (keys, charges, purchases).prop_map(|((a, b, c, d, e, f), (x, y, z), purchases)| Files {
        rows: [a, b, c, d, e, f].concat(),
        charges: vec![x, y, z],
        purchases,
        customers: vec!["A", "B", "C", "D"],
    })
}

/// What the files say for each key of the year, zero left out.
fn said(catalog: &Catalog, files: &Files) -> BTreeMap<(String, String), Net> {
    let (book, catalog) = (leak(files.book_in(catalog)), leak(catalog.clone()));
    let mut said: BTreeMap<(String, String), Net> = BTreeMap::new();
    for customer in book.customers() {
        let party = book.party(customer);
        let windows = free_year::windows(catalog, book.purchases_of(customer)).expect("windows");
        let rows = book.keys_of(customer, catalog).flat_map(|rows| {
            charge::lines_of_key(catalog, book, &party, rows, &windows, YEAR).expect("lines")
        });
        let charges = book.charges_of(customer).iter().filter(|charge| charge.date.year() == YEAR);
        for line in rows.chain(charges.map(|it| charge::line_of_charge(book, it).expect("a line"))) {
            let key = LineKey::of(&line).grouped(catalog);
            *said.entry((party.id.into(), format!("{key:?}"))).or_default() += line.net;
        }
    }
    said.retain(|_, net| !net.is_zero());
    said
}

/// What the register and the documents that wait make together for each key.
fn held_and_waiting(
    catalog: &Catalog,
    register: &Register,
    waiting: &[Draft<'_>],
) -> BTreeMap<(String, String), Net> {
    let mut held: BTreeMap<(String, String), Net> = BTreeMap::new();
    let issued = register.documents.iter().map(|document| &document.content);
    for draft in issued.chain(waiting) {
        for line in &draft.lines {
            *held
                .entry((draft.party.id.into(), format!("{:?}", LineKey::of(line).grouped(catalog))))
                .or_default() += line.net;
        }
    }
    held.retain(|_, net| !net.is_zero());
    held
}

fn id_of(catalog: &Catalog, plan: &CustomerPlan<'_>) -> String {
    let mut digest = PlanDigest::new(YEAR, catalog);
    let mut text = PlanText::default();
    plan.drafts.iter().for_each(|draft| text.add(draft));
    digest.add(&text);
    digest.id()
}

/// Whether all that was issued verifies; the runs are made up from the documents.
fn verified(catalog: &Catalog, register: &Register) -> Problems {
    let documents = register.documents.iter().map(|document| {
        let mut document = document.clone();
        document.run = 1;
        document
    });
    let run = Run {
        number: 1,
        action: Action::Issue,
        issued_on: day(DATE),
        year: YEAR,
        plan: String::new(),
        through: None,
        engine: String::new(),
        documents: u32::try_from(register.documents.len()).expect("few"),
        net_total: register.net_total(),
        seal: String::new(),
    };
    let runs = if register.documents.is_empty() { vec![] } else { vec![run] };
    verify::verify(catalog, |_| None, &runs, documents)
}

/// Every customer's plan as it is made for its amounts alone, and the general way; both without how lines came about.
fn both_ways(catalog: &Catalog, files: &Files) -> [Vec<CustomerPlan<'static>>; 2] {
    let (book, catalog) = (leak(files.book_in(catalog)), leak(catalog.clone()));
    let (holdings, scope) = (leak(Holdings::default()), leak(Scope { year: YEAR, ..Scope::default() }));
    let inputs = Inputs { catalog, book, holdings, scope };
    let mut quickly = Vec::new();
    for stretch in plan::stretches(inputs) {
        let each = stretch.each(inputs, Detail::Amounts, |plan| {
            quickly.push(without_reasons(plan));
            Ok::<_, Problem>(())
        });
        each.expect("a plan");
    }
    let plainly = plan::customers(inputs).map(|plan| plan.expect("a plan"));
    [quickly, plainly.map(without_reasons).collect()]
}

fn without_reasons(mut plan: CustomerPlan<'_>) -> CustomerPlan<'_> {
    let drafts = plan.drafts.iter_mut().chain(&mut plan.set_aside);
    drafts.flat_map(|draft| &mut draft.lines).for_each(|line| line.basis = None);
    plan
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn an_ordinary_plan_is_the_general_one(files in any_files(), catalog in any_catalog(), keep in any::<[bool; 6]>()) {
        // Fewer keys and charges make more customers ordinary.
        let mut kept = keep.into_iter().cycle();
        let mut files = files;
        files.rows.retain(|_| kept.next().unwrap_or(true));
        files.charges.retain(|_| kept.next().unwrap_or(true));
        let [quickly, plainly] = both_ways(&catalog, &files);
        prop_assert_eq!(quickly, plainly);
    }

    #[test]
    fn a_plan_adds_up(catalog in any_catalog(), files in any_files()) {
        let plan = Register::default().plan(&catalog, &files, whole(YEAR));
        let mut totals = PlanTotals::default();
        plan.drafts.iter().for_each(|draft| totals.add(draft));
        let lines: Net = plan.drafts.iter().flat_map(|draft| &draft.lines).map(|line| line.net).sum();
        let services: Net = totals.by_service.values().map(|(_, net)| *net).sum();
        prop_assert_eq!((totals.net(), services), (lines, lines));
        prop_assert!(!totals.has_corrections, "nothing was issued before");
        prop_assert_eq!(held_and_waiting(&catalog, &Register::default(), &[plan.drafts, plan.set_aside].concat()), said(&catalog, &files));
    }

    #[test]
    fn the_order_of_rows_does_not_matter(catalog in any_catalog(), files in any_files(), by in 1..7usize) {
        let mut turned = files.clone();
        turned.rows.rotate_left(by % files.rows.len());
        turned.charges.reverse();
        turned.purchases.reverse();
        turned.customers.reverse();
        let plan = |files: &Files| Register::default().plan(&catalog, files, whole(YEAR));
        prop_assert_eq!(id_of(&catalog, &plan(&files)), id_of(&catalog, &plan(&turned)));
    }

    #[test]
    fn what_was_planned_is_what_is_issued_and_nothing_twice(catalog in any_catalog(), files in any_files()) {
        let mut register = Register::default();
        let plan = register.plan(&catalog, &files, whole(YEAR));
        let issued = register.issue(&catalog, &files, whole(YEAR), DATE);
        let contents: Vec<_> = issued.into_iter().map(|document| document.content).collect();
        prop_assert_eq!(&plan.drafts, &contents);
        let again = register.plan(&catalog, &files, whole(YEAR));
        prop_assert_eq!(again.drafts, vec![]);
        let waiting = held_and_waiting(&catalog, &register, &again.set_aside);
        prop_assert_eq!(waiting, said(&catalog, &files), "what was not issued is still shown");
    }

    #[test]
    fn two_runs_are_one_run(catalog in any_catalog(), files in any_files(), through in any_day()) {
        let mut once = Register::default();
        once.issue(&catalog, &files, whole(YEAR), DATE);
        let mut twice = Register::default();
        let half = Scope { customers: vec![CustomerIx(0), CustomerIx(2)], ..whole(YEAR) };
        twice.issue(&catalog, &files, half, DATE);
        twice.issue(&catalog, &files, whole(YEAR), DATE);
        prop_assert_eq!(held_and_waiting(&catalog, &once, &[]), held_and_waiting(&catalog, &twice, &[]), "by customers");
        let mut thrice = Register::default();
        thrice.issue(&catalog, &files, Scope { through: Some(through), ..whole(YEAR) }, DATE);
        thrice.issue(&catalog, &files, whole(YEAR), DATE);
        let plan = thrice.plan(&catalog, &files, whole(YEAR));
        prop_assert_eq!(&plan.drafts, &vec![], "by days");
        prop_assert_eq!(held_and_waiting(&catalog, &thrice, &plan.set_aside), said(&catalog, &files), "by days");
    }

    #[test]
    fn after_any_edits_the_register_holds_what_the_files_say(
        before in any_files(), between in any_files(), after in any_files(),
        first in any_catalog(), second in any_catalog(),
    ) {
        let mut register = Register::default();
        register.issue(&first, &before, whole(YEAR), DATE);
        register.issue(&second, &between, whole(YEAR), DATE);
        register.issue(&second, &after, whole(YEAR), DATE);
        let plan = register.plan(&second, &after, whole(YEAR));
        prop_assert_eq!(plan.drafts, vec![]);
        prop_assert_eq!(plan.orphans, vec![]);
        prop_assert_eq!(held_and_waiting(&second, &register, &plan.set_aside), said(&second, &after));
        prop_assert_eq!(verified(&second, &register), Problems::default());
    }

    #[test]
    fn after_cancelling_everything_nothing_is_held_and_all_is_billed_anew(
        catalog in any_catalog(), before in any_files(), after in any_files(),
    ) {
        let mut register = Register::default();
        register.issue(&catalog, &before, whole(YEAR), DATE);
        register.issue(&catalog, &after, whole(YEAR), DATE);
        let holdings = register.holdings(YEAR);
        let invoices = holdings.customers().into_iter().flat_map(|id| holdings.invoices_of(id));
        let notes: Vec<_> = invoices.map(|held| cancel::credit_note(held, "by mistake").expect("a note")).collect();
        register.issue_drafts(&catalog, notes, DATE);
        prop_assert_eq!(register.net_total(), Net::ZERO);
        prop_assert_eq!(verified(&catalog, &register), Problems::default());
        let anew = register.plan(&catalog, &after, whole(YEAR));
        let fresh = Register::default().plan(&catalog, &after, whole(YEAR));
        prop_assert_eq!(anew, fresh);
    }

    #[test]
    fn after_cancelling_some_invoices_the_next_run_bills_what_is_missing(
        catalog in any_catalog(), before in any_files(), after in any_files(), chosen in any::<u8>(),
    ) {
        let mut register = Register::default();
        register.issue(&catalog, &before, whole(YEAR), DATE);
        register.issue(&catalog, &after, whole(YEAR), DATE);
        let holdings = register.holdings(YEAR);
        let invoices = holdings.customers().into_iter().flat_map(|id| holdings.invoices_of(id));
        let chosen = invoices.enumerate().filter(|(at, _)| chosen >> (at % 8) & 1 == 1);
        let notes = chosen.map(|(_, held)| cancel::credit_note(held, "by mistake").expect("a note")).collect();
        register.issue_drafts(&catalog, notes, DATE);
        register.issue(&catalog, &after, whole(YEAR), DATE);
        let plan = register.plan(&catalog, &after, whole(YEAR));
        prop_assert_eq!(plan.drafts, vec![]);
        prop_assert_eq!(held_and_waiting(&catalog, &register, &plan.set_aside), said(&catalog, &after));
        prop_assert_eq!(verified(&catalog, &register), Problems::default());
    }

    #[test]
    fn a_full_year_costs_exactly_the_price(proration in select(&Proration::ALL), year in 2000..2100i32, hundredths in 0..10_000_000i64) {
        let catalog = catalog(Policy::None, proration);
        let unit_price = UnitPrice::from_ten_thousandths(hundredths * 100);
        let files = Files::of(vec![Row { unit_price: Some(unit_price), ..row(PC, "1999-12-31") }]);
        let plan = Register::default().plan(&catalog, &files, whole(year));
        let all = [plan.drafts, plan.set_aside].concat();
        prop_assert_eq!(all[0].lines[0].net, Net::from_hundredths(i128::from(hundredths)));
    }

    /// Before rounding: the numerators of the shares add up, over the same denominator.
    #[test]
    fn under_days_a_year_split_at_any_day_costs_the_same(year in 2000..2100i32, at in 1..365i32, purchase in prop::option::of(any_day())) {
        let catalog = leak(catalog(Policy::TwelveMonths, Proration::Days));
        let split = Day::first_of(year).plus_days(at);
        let parts = vec![
            Row { until: Some(split.plus_days(-1)), ..row(PC, "1999-01-01") },
            Row { since: split, ..row(PC, "1999-01-01") },
        ];
        let units = |rows: Vec<Row>| -> u16 {
            let files = Files { purchases: purchase.map(|day| ("A", day)).into_iter().collect(), ..Files::of(rows) };
            let book = leak(files.book());
            let windows = free_year::windows(catalog, book.purchases_of(CustomerIx(0))).expect("windows");
            let party = book.party(CustomerIx(0));
            let lines = charge::lines_of_key(catalog, book, &party, book.contracts(), &windows, year);
            lines.expect("lines").iter().map(|line| line.share.charged).sum()
        };
        prop_assert_eq!(units(parts), units(vec![row(PC, "1999-01-01")]));
    }

    #[test]
    fn a_key_never_costs_more_than_its_dearest_row_all_year(catalog in any_catalog(), rows in any_key("A", "S1", PC)) {
        let (catalog, book) = (leak(catalog), leak(Files::of(rows).book()));
        let windows = free_year::windows(catalog, &[]).expect("windows");
        let party = book.party(CustomerIx(0));
        let lines = charge::lines_of_key(catalog, book, &party, book.contracts(), &windows, YEAR).expect("lines");
        let units: u16 = lines.iter().map(|line| line.share.charged).sum();
        prop_assert!(lines.iter().all(|line| units <= line.share.of), "no unit is charged twice");
        let weight = |line: &crate::document::Line<'_>| full_year_weight(line.quantity, line.unit_price, line.discount);
        let dearest = lines.iter().filter_map(weight).max().unwrap_or(0);
        let net: Net = lines.iter().map(|line| line.net).sum();
        let rounding = 10i128.pow(12);
        prop_assert!(net.hundredths() * rounding <= dearest + rounding);
    }
}
