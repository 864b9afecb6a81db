//! Days and ranges, with the reason of each case.

use proptest::prelude::*;

use super::{DateFault, DateStyle, Day, DayRange, days_of_year, unite};

fn day(text: &str) -> Day {
    text.parse().expect("a date")
}

fn range(first: &str, last: &str) -> DayRange {
    DayRange::new(day(first), day(last)).expect("days in order")
}

#[test]
fn months_earlier_the_day_stays_or_is_the_last_of_its_month() {
    let cases = [
        ("2027-12-31", 0, "2027-12-31", "none"),
        ("2027-12-31", 3, "2027-09-30", "a month that has no 31st"),
        ("2027-12-31", 2, "2027-10-31", "a month that has one"),
        ("2028-12-31", 10, "2028-02-29", "a leap year"),
        ("2027-12-31", 10, "2027-02-28", "no leap year"),
        ("2028-02-29", 12, "2027-02-28", "from a leap day"),
        ("2027-05-12", 5, "2026-12-12", "over the turn of the year"),
    ];
    for (from, months, expected, why) in cases {
        assert_eq!(
            day(from).minus_months(months).to_string(),
            expected,
            "{from} less {months} months: {why}"
        );
    }
}

#[test]
fn only_plain_dates_are_read() {
    use DateFault::{Malformed, NoSuchDay, OutOfRange};
    let cases = [
        ("2026-05-12", Ok("2026-05-12"), "the plain case"),
        ("2028-02-29", Ok("2028-02-29"), "a leap day"),
        ("1900-01-01", Ok("1900-01-01"), "the first"),
        ("2999-12-31", Ok("2999-12-31"), "the last"),
        ("2027-02-29", Err(NoSuchDay), "no leap year"),
        ("2100-02-29", Err(NoSuchDay), "no leap year either"),
        ("2026-02-30", Err(NoSuchDay), "30 February"),
        ("2026-13-01", Err(NoSuchDay), "a thirteenth month"),
        ("2026-00-10", Err(NoSuchDay), "month 0"),
        ("2026-01-00", Err(NoSuchDay), "day 0"),
        ("1899-12-31", Err(OutOfRange), "too early"),
        ("3000-01-01", Err(OutOfRange), "too late"),
        ("2026-2-3", Err(Malformed), "digits are missing"),
        ("2026-02-03 ", Err(Malformed), "a blank after"),
        (" 2026-02-03", Err(Malformed), "a blank before"),
        ("+2026-2-03", Err(Malformed), "a plus"),
        ("+02026-02-03", Err(Malformed), "a long year"),
        ("2026/02/03", Err(Malformed), "other marks"),
        ("2026-02-03T00:00", Err(Malformed), "a time"),
        ("20260203", Err(Malformed), "no marks"),
        ("2026-+2-03", Err(Malformed), "a sign within"),
        ("202é-02-03", Err(Malformed), "no digits, though of ten bytes and more"),
        ("12.5.2026", Err(Malformed), "Czech where it is not allowed"),
        ("", Err(Malformed), "nothing"),
    ];
    for (text, expected, why) in cases {
        let found = Day::parse(text, DateStyle::Iso).map(|day| day.to_string());
        assert_eq!(found, expected.map(str::to_owned), "{text:?}: {why}");
    }
}

#[test]
fn czech_dates_are_read_where_the_file_may_use_them() {
    use DateFault::{Malformed, NoSuchDay, OutOfRange};
    let cases = [
        ("12.5.2026", Ok("2026-05-12"), "what a spreadsheet saves"),
        ("12.05.2026", Ok("2026-05-12"), "with zeros"),
        ("12. 5. 2026", Ok("2026-05-12"), "with spaces, as it is written"),
        ("2026-05-12", Ok("2026-05-12"), "ISO all the same"),
        ("30.2.2026", Err(NoSuchDay), "30 February"),
        ("1.1.1899", Err(OutOfRange), "too early"),
        ("12.5.26", Err(Malformed), "which century?"),
        ("12.5.", Err(Malformed), "no year"),
        ("12.5.2026.", Err(Malformed), "a dot too many"),
        (" 12.5.2026", Err(Malformed), "a blank before"),
        ("12.5.2026 ", Err(Malformed), "a blank after"),
        ("12.  5. 2026", Err(Malformed), "two blanks"),
        ("012.5.2026", Err(Malformed), "three digits"),
        ("5/12/2026", Err(Malformed), "other marks"),
        ("a.b.cdef", Err(Malformed), "no digits"),
    ];
    for (text, expected, why) in cases {
        let found = Day::parse(text, DateStyle::IsoOrCzech).map(|day| day.to_string());
        assert_eq!(found, expected.map(str::to_owned), "{text:?}: {why}");
    }
}

#[test]
fn twelve_months_end_the_day_before() {
    let cases = [
        ("2025-05-12", "2026-05-11"),
        ("2025-01-01", "2025-12-31"),
        ("2028-02-29", "2029-02-28"),
        ("2027-03-01", "2028-02-29"),
        ("2028-03-01", "2029-02-28"),
        ("2999-12-31", "3000-12-30"),
    ];
    for (from, last) in cases {
        assert_eq!(day(from).last_of_twelve_months().to_string(), last, "{from}");
    }
}

#[test]
fn leap_years_have_a_day_more() {
    for (year, days) in [(1900, 365), (2000, 366), (2027, 365), (2028, 366), (2100, 365), (2400, 366)] {
        assert_eq!(days_of_year(year), days, "{year}");
        assert_eq!(DayRange::year(year).days(), u32::from(days), "{year}");
    }
}

#[test]
fn days_are_moved_and_counted_over_leap_days_and_turns_of_the_year() {
    assert_eq!(day("2028-02-28").plus_days(1), day("2028-02-29"));
    assert_eq!(day("2027-01-01").plus_days(-1), day("2026-12-31"));
    assert_eq!(day("2027-12-31").plus_days(0), day("2027-12-31"));
    assert_eq!(day("2027-12-31").plus_days(i32::MAX), day("2027-12-31"), "beyond every calendar it stays");
    assert_eq!(day("2028-03-01").days_since(day("2028-02-28")), 2);
    assert_eq!(day("2028-02-28").days_since(day("2028-03-01")), -2);
}

#[test]
fn ranges_are_never_empty() {
    assert_eq!(DayRange::new(day("2027-01-02"), day("2027-01-01")), None);
    assert_eq!(DayRange::day(day("2027-01-01")).days(), 1);
    let (spring, summer) = (range("2027-03-01", "2027-06-30"), range("2027-06-30", "2027-08-31"));
    assert_eq!(spring.intersect(summer), Some(DayRange::day(day("2027-06-30"))), "both ends are included");
    assert_eq!(spring.intersect(range("2027-07-01", "2027-07-02")), None);
}

#[test]
fn ranges_unite_where_they_touch() {
    let united = unite(vec![
        range("2027-06-01", "2027-06-30"),
        range("2027-01-01", "2027-01-31"),
        range("2027-02-01", "2027-02-10"),
        range("2027-01-05", "2027-01-10"),
        range("2027-02-12", "2027-02-12"),
    ]);
    let expected = [
        range("2027-01-01", "2027-02-10"),
        range("2027-02-12", "2027-02-12"),
        range("2027-06-01", "2027-06-30"),
    ];
    assert_eq!(united, expected, "neighbours join, a day between keeps them apart");
    assert_eq!(unite(vec![]), []);
}

#[test]
fn what_is_left_of_a_range_without_others_is_its_days_in_none_of_them() {
    let year = DayRange::year(2027);
    let cases = [
        (vec![], vec![year], "nothing taken off"),
        (vec![year], vec![], "all taken off"),
        (vec![range("2026-01-01", "2027-06-30")], vec![range("2027-07-01", "2027-12-31")], "the beginning"),
        (vec![range("2027-07-01", "2028-12-31")], vec![range("2027-01-01", "2027-06-30")], "the end"),
        (
            vec![range("2027-02-01", "2027-02-28"), range("2027-05-01", "2027-05-01")],
            vec![
                range("2027-01-01", "2027-01-31"),
                range("2027-03-01", "2027-04-30"),
                range("2027-05-02", "2027-12-31"),
            ],
            "two holes",
        ),
        (
            vec![range("2026-01-01", "2026-12-31"), range("2028-01-01", "2028-01-01")],
            vec![year],
            "others far off",
        ),
    ];
    for (others, expected, why) in cases {
        assert_eq!(year.without(&others), expected, "{why}");
    }
}

fn any_range() -> impl Strategy<Value = DayRange> {
    (0..800i32, 0..300i32).prop_map(|(from, length)| {
        let first = day("2026-11-01").plus_days(from);
        DayRange::new(first, first.plus_days(length)).expect("in order")
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(offset in 0..400_000i32) {
        let day = Day::first_of(1900).plus_days(offset);
        prop_assert_eq!(day.to_string().parse(), Ok(day));
        let mut digits = Vec::new();
        day.push_to(&mut digits);
        prop_assert_eq!(digits, day.to_string().into_bytes());
        let czech = format!("{}.{}.{}", day.day(), day.month(), day.year());
        prop_assert_eq!(Day::parse(&czech, DateStyle::IsoOrCzech), Ok(day));
        prop_assert_eq!(Day::czech_as_iso(&czech), Some(day.to_string()));
    }

    #[test]
    fn any_text_is_refused_or_read_exactly(text in "[-0-9. ]{0,12}|\\PC{0,10}|2[0-9]{3}-[01][0-9]-[0-3][0-9]") {
        if let Ok(day) = Day::parse(&text, DateStyle::Iso) {
            prop_assert_eq!(day.to_string(), &*text);
            prop_assert_eq!(Day::parse(&text, DateStyle::IsoOrCzech), Ok(day));
        }
    }

    /// Day by day: uniting keeps exactly the days, and taking off leaves exactly the others.
    #[test]
    fn uniting_and_taking_off_agree_with_single_days(ranges in prop::collection::vec(any_range(), 0..5), whole in any_range()) {
        let united = unite(ranges.clone());
        for pair in united.windows(2) {
            prop_assert!(pair[0].last().plus_days(1) < pair[1].first(), "sorted and apart");
        }
        let left = whole.without(&united);
        let holds = |ranges: &[DayRange], day: Day| ranges.iter().any(|range| range.contains(day));
        for offset in -5..1_200 {
            let day = day("2026-11-01").plus_days(offset);
            prop_assert_eq!(holds(&united, day), holds(&ranges, day));
            prop_assert_eq!(holds(&left, day), whole.contains(day) && !holds(&ranges, day));
        }
    }
}

#[test]
fn spanning_fills_the_gaps_between_ranges() {
    let range = |first, last| DayRange::new(day(first), day(last)).expect("a range");
    let (may, july) = (range("2027-05-01", "2027-05-31"), range("2027-07-01", "2027-07-31"));
    let all = range("2027-05-01", "2027-07-31");
    assert_eq!(DayRange::spanning([]), None);
    assert_eq!(DayRange::spanning([may]), Some(may));
    assert_eq!(DayRange::spanning([july, may]), Some(all), "in whatever order");
    assert_eq!(DayRange::spanning([all, may]), Some(all), "one within the other");
}
