use super::{Hours, Moment, TimeOfDay, Weekday};
use crate::calendar::Day;

#[test]
fn times_are_read_to_the_minute() {
    for (text, shown) in [("8:30", "8:30"), ("08:30", "8:30"), ("0:00", "0:00"), ("24:00", "24:00")] {
        assert_eq!(TimeOfDay::parse(text).map(|time| time.to_string()).as_deref(), Some(shown), "{text}");
    }
    for text in
        ["", "8", "8:", ":30", "8:3", "8:60", "24:01", "25:00", "008:30", "8:300", "+8:30", "8.30", " 8:30"]
    {
        assert_eq!(TimeOfDay::parse(text), None, "{text}");
    }
}

#[test]
fn hours_are_read_with_either_dash() {
    for text in ["8:30–17:00", "8:30-17:00", "08:30 – 17:00", "8:30 - 17:00"] {
        assert_eq!(
            Hours::parse(text).map(|hours| hours.to_string()).as_deref(),
            Some("8:30–17:00"),
            "{text}"
        );
    }
    let bad = [
        ("", "nothing"),
        ("8:30", "no closing time"),
        ("8–17", "no minutes"),
        ("17:00–8:30", "closes before it opens"),
        ("8:30–8:30", "never open"),
        ("8:30–25:00", "no such time"),
        ("8:30–12:00–17:00", "two dashes"),
        ("8:30—17:00", "an em dash"),
        ("8:30–17:00 ", "a space behind"),
    ];
    for (text, why) in bad {
        assert_eq!(Hours::parse(text), None, "{text}: {why}");
    }
}

#[test]
fn a_moment_is_a_day_with_or_without_its_time() {
    let day = Day::new(2026, 12, 23).unwrap();
    let time = TimeOfDay::parse("16:10");
    assert_eq!(Moment::parse("2026-12-23"), Some(Moment { day, time: None }));
    assert_eq!(Moment::parse("2026-12-23 16:10"), Some(Moment { day, time }));
    assert_eq!(Moment::parse("2026-12-23T16:10"), Some(Moment { day, time }));
    assert_eq!(Moment::parse("23.12.2026"), Some(Moment { day, time: None }));
    assert_eq!(Moment::parse("23. 12. 2026 16:10"), Some(Moment { day, time }));
    for text in ["", "2026-12-23 ", "2026-12-23  16:10", "23.12.", "2026-12-23 16:10:00", "30.2.2026 8:00"] {
        assert_eq!(Moment::parse(text), None, "{text}");
    }
}

#[test]
fn days_of_the_week_follow_the_calendar() {
    let monday = Day::new(2026, 11, 23).unwrap();
    for (days, weekday) in (0..).zip(Weekday::ALL) {
        assert_eq!(monday.plus_days(days).weekday(), weekday);
    }
}
