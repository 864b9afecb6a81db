//! The last day to answer, each case with its reason.

use proptest::prelude::*;

use super::deadline;
use crate::billing::samples::{HOTLINE, SERVER, catalog, day};
use crate::calendar::{Hours, Moment, TimeOfDay, Weekday};
use crate::catalog::{Catalog, Policy, Proration};
use crate::place::Code;

/// The hotline of the price list answers within 3 working days, the server's service within 2 and without hours.
fn price_list() -> Catalog {
    let mut catalog = catalog(Policy::None, Proration::WholeYear);
    let hours = ["8:30–17:00", "8:30–17:00", "8:30–18:00", "8:30–17:00", "10:00–16:30"];
    let hours = hours.map(|text| Hours::parse(text).expect("hours"));
    catalog.services[usize::from(HOTLINE.0)].hours = Weekday::ALL.into_iter().zip(hours).collect();
    catalog.services[usize::from(HOTLINE.0)].response_days = Some(3);
    catalog.services[usize::from(SERVER.0)].response_days = Some(2);
    catalog
}

fn moment(text: &str) -> Moment {
    Moment::parse(text).expect("a moment")
}

/// The day it counts as received, the first day counted, the last.
fn shown(catalog: &Catalog, days: u16, received: &str) -> [String; 3] {
    let service = if days == 3 { HOTLINE } else { SERVER };
    let deadline = deadline(catalog, catalog.service(service), moment(received)).expect("a deadline");
    assert_eq!(deadline.working_days, days);
    [deadline.counts_as, deadline.counted_from, deadline.last_day].map(|day| day.to_string())
}

#[test]
fn the_day_of_receipt_and_days_of_rest_are_not_counted() {
    let cases = [
        ("2026-04-02", 2, "2026-04-07", "2026-04-08"),
        ("2026-11-16", 3, "2026-11-18", "2026-11-20"),
        ("2026-11-21", 2, "2026-11-23", "2026-11-24"),
        ("2026-12-23", 3, "2026-12-28", "2026-12-30"),
        ("2026-12-23 16:10", 3, "2026-12-28", "2026-12-30"),
        ("2026-12-24", 2, "2026-12-28", "2026-12-29"),
        ("2026-12-31", 2, "2027-01-04", "2027-01-05"),
        ("2027-07-02", 2, "2027-07-07", "2027-07-08"),
        ("2015-04-02", 2, "2015-04-03", "2015-04-07"),
        ("2016-03-24", 2, "2016-03-29", "2016-03-30"),
    ];
    for (received, days, from, last) in cases {
        assert_eq!(shown(&price_list(), days, received)[1..], [from, last], "{received} + {days}");
    }
}

#[test]
fn after_closing_time_a_request_counts_as_received_on_the_next_day() {
    let cases = [
        ("2026-11-23 17:00", 2, "2026-11-23", "2026-11-25", "Monday until 17:00, closing time included"),
        ("2026-11-23 17:01", 2, "2026-11-24", "2026-11-26", "a minute late"),
        ("2026-11-23 6:00", 2, "2026-11-23", "2026-11-25", "before it opens is the same day"),
        ("2026-11-25 17:30", 3, "2026-11-25", "2026-11-30", "Wednesday until 18:00"),
        ("2026-11-26 17:30", 3, "2026-11-27", "2026-12-02", "Thursday until 17:00"),
        ("2026-11-27 16:31", 2, "2026-11-28", "2026-12-01", "Friday evening is the weekend"),
        ("2026-11-28 23:59", 2, "2026-11-28", "2026-12-01", "no closing time on a Saturday"),
        ("2026-11-29 23:59", 2, "2026-11-29", "2026-12-01", "nor on a Sunday: Monday is counted"),
        ("2026-11-17 20:00", 2, "2026-11-17", "2026-11-19", "nor on a holiday"),
        ("2026-12-23 18:01", 3, "2026-12-24", "2026-12-30", "the evening before a holiday"),
    ];
    for (received, days, counts_as, last, why) in cases {
        let [received_on, _, last_day] = shown(&price_list(), days, received);
        assert_eq!([received_on.as_str(), &last_day], [counts_as, last], "{received}: {why}");
    }
}

#[test]
fn a_working_day_without_hours_is_closed_all_day() {
    let mut catalog = price_list();
    catalog.services[usize::from(HOTLINE.0)].hours.retain(|(day, _)| *day != Weekday::Wednesday);
    assert_eq!(shown(&catalog, 3, "2026-11-25 9:00")[0], "2026-11-26");
    assert_eq!(shown(&catalog, 3, "2026-11-25")[0], "2026-11-25", "a day without a time is taken as it is");
}

#[test]
fn own_hours_come_before_those_of_others_and_no_hours_never_close() {
    let mut catalog = price_list();
    let late = Hours::parse("0:00–24:00").expect("hours");
    catalog.services[usize::from(SERVER.0)].hours = vec![(Weekday::Monday, late)];
    assert_eq!(shown(&catalog, 2, "2026-11-23 22:00")[0], "2026-11-23", "its own");
    assert_eq!(shown(&catalog, 3, "2026-11-23 22:00")[0], "2026-11-24", "the hotline's");
    catalog.services.iter_mut().for_each(|service| service.hours.clear());
    assert_eq!(shown(&catalog, 3, "2026-11-23 22:00")[0], "2026-11-23", "nobody closes");
}

#[test]
fn a_service_that_promises_no_answer_has_no_deadline() {
    let catalog = catalog(Policy::None, Proration::WholeYear);
    let problem = deadline(&catalog, catalog.service(SERVER), moment("2026-11-23")).expect_err("no time");
    assert_eq!((problem.code, problem.args), (Code::NoResponseDays, vec!["server-admin".to_owned()]));
}

proptest! {
    #[test]
    fn a_later_request_never_has_an_earlier_last_day(
        start in 0i32..4000,
        gap in 0i32..4,
        (earlier, later) in (0u32..24 * 60, 0u32..24 * 60),
    ) {
        let first = day("2024-01-01").plus_days(start);
        let time = |minutes: u32| TimeOfDay::parse(&format!("{}:{:02}", minutes / 60, minutes % 60));
        let (from, to) = if gap == 0 { (earlier.min(later), earlier.max(later)) } else { (earlier, later) };
        let catalog = price_list();
        let last = |day, minutes| {
            let received = Moment { day, time: time(minutes) };
            deadline(&catalog, catalog.service(HOTLINE), received).expect("a deadline").last_day
        };
        prop_assert!(last(first, from) <= last(first.plus_days(gap), to));
    }
}
