use proptest::prelude::*;

use super::{easter_sunday, holidays};
use crate::calendar::{Day, DayRange};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn days_of(year: i32) -> impl Iterator<Item = Day> {
    let first = Day::first_of(year);
    (0..DayRange::year(year).days().cast_signed()).map(move |days| first.plus_days(days))
}

#[test]
fn easter_holidays_and_working_days_are_those_of_the_calendar() {
    let cases = [
        (2024, "2024-03-31", "2024-03-29", "2024-04-01", 10, 252),
        (2025, "2025-04-20", "2025-04-18", "2025-04-21", 10, 251),
        (2026, "2026-04-05", "2026-04-03", "2026-04-06", 11, 250),
        (2027, "2027-03-28", "2027-03-26", "2027-03-29", 9, 252),
        (2028, "2028-04-16", "2028-04-14", "2028-04-17", 10, 250),
        (2029, "2029-04-01", "2029-03-30", "2029-04-02", 11, 250),
        (2030, "2030-04-21", "2030-04-19", "2030-04-22", 10, 251),
    ];
    for (year, sunday, friday, monday, on_workdays, working_days) in cases {
        let holidays = holidays(year);
        assert_eq!(easter_sunday(year), day(sunday), "{year}");
        assert!(holidays.contains(&day(friday)) && holidays.contains(&day(monday)), "{year}");
        assert_eq!(holidays.len(), 13, "{year}");
        let on_monday_to_friday = holidays.iter().filter(|day| (*day).weekday() < super::Weekday::Saturday);
        assert_eq!(on_monday_to_friday.count(), on_workdays, "{year}");
        assert_eq!(days_of(year).filter(|day| day.is_working_day()).count(), working_days, "{year}");
    }
}

#[test]
fn good_friday_is_a_holiday_since_2016() {
    assert_eq!(holidays(2015).len(), 12);
    assert!(day("2015-04-03").is_working_day());
    assert_eq!(holidays(2016).len(), 13);
    assert!(!day("2016-03-25").is_working_day());
}

#[test]
fn fixed_holidays_are_days_of_rest_wherever_they_fall() {
    let days = [
        "2026-01-01",
        "2026-05-01",
        "2026-05-08",
        "2026-07-05",
        "2026-07-06",
        "2026-09-28",
        "2026-10-28",
        "2026-11-17",
        "2026-12-24",
        "2026-12-25",
        "2026-12-26",
    ];
    for text in days {
        assert!(!day(text).is_working_day(), "{text}");
    }
    assert!(day("2026-07-07").is_working_day(), "a Sunday's holiday moves nowhere");
    assert!(day("2026-12-31").is_working_day(), "no holiday by law");
    assert!(day("2026-11-16").is_working_day(), "a Monday before a holiday");
}

#[test]
fn working_days_are_counted_from_the_day_after() {
    let cases = [
        ("2026-04-02", 2, "2026-04-08", "over Good Friday, the weekend and Easter Monday"),
        ("2026-11-16", 3, "2026-11-20", "over 17 November"),
        ("2026-11-21", 2, "2026-11-24", "from a Saturday"),
        ("2026-12-23", 3, "2026-12-30", "over Christmas and a weekend"),
        ("2026-12-24", 2, "2026-12-29", "from a holiday"),
        ("2026-12-31", 2, "2027-01-05", "over New Year and a weekend"),
        ("2027-07-02", 2, "2027-07-08", "over a weekend and two holidays"),
        ("2015-04-02", 2, "2015-04-07", "Good Friday was a working day"),
        ("2016-03-24", 2, "2016-03-30", "and no more"),
        ("2026-11-23", 0, "2026-11-23", "none: the same day"),
        ("2026-11-21", 0, "2026-11-21", "none: the same day, though a Saturday"),
    ];
    for (from, days, to, why) in cases {
        assert_eq!(day(from).plus_working_days(days), day(to), "{from} + {days}: {why}");
    }
}

proptest! {
    #[test]
    fn easter_is_a_sunday_from_22_march_to_25_april(year in 1900i32..=2999) {
        let sunday = easter_sunday(year);
        prop_assert_eq!(sunday.weekday(), super::Weekday::Sunday);
        prop_assert!((3, 22) <= (sunday.month(), sunday.day()) && (sunday.month(), sunday.day()) <= (4, 25));
    }

    #[test]
    fn a_day_is_a_holiday_where_the_list_has_it(year in 1900i32..=2999, at in 0usize..365) {
        let day = days_of(year).nth(at).unwrap();
        prop_assert_eq!(holidays(year).contains(&day), day.is_holiday());
    }

    #[test]
    fn so_many_working_days_lie_between(year in 1900i32..=2998, at in 0usize..365, count in 1u16..30) {
        let from = days_of(year).nth(at).unwrap();
        let to = from.plus_working_days(count);
        let between = (1..=to.days_since(from)).map(|days| from.plus_days(i32::try_from(days).unwrap()));
        prop_assert!(to.is_working_day());
        prop_assert_eq!(between.filter(|day| day.is_working_day()).count(), usize::from(count));
    }
}
