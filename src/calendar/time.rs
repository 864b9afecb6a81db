//! Days of the week, times of the day, opening hours.

use std::fmt;

use crate::calendar::{DateStyle, Day};

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weekday {
    /// The first.
    Monday,
    /// The second.
    Tuesday,
    /// The third.
    Wednesday,
    /// The fourth.
    Thursday,
    /// The fifth.
    Friday,
    /// The sixth.
    Saturday,
    /// The seventh.
    Sunday,
}

impl Weekday {
    /// All of them, Monday first.
    pub const ALL: [Self; 7] = [
        Self::Monday,
        Self::Tuesday,
        Self::Wednesday,
        Self::Thursday,
        Self::Friday,
        Self::Saturday,
        Self::Sunday,
    ];

    /// The word of the catalog.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Monday => "monday",
            Self::Tuesday => "tuesday",
            Self::Wednesday => "wednesday",
            Self::Thursday => "thursday",
            Self::Friday => "friday",
            Self::Saturday => "saturday",
            Self::Sunday => "sunday",
        }
    }
}

/// A time of the day, to the minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay {
    minutes: u16,
}

impl TimeOfDay {
    /// Reads `8:30`, `08:30` or `17:00`, up to `24:00`. `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let (hours, minutes) = text.split_once(':')?;
        let digits = |text: &str, widths: std::ops::RangeInclusive<usize>| {
            let sound = widths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
            sound.then(|| text.parse::<u16>().ok()).flatten()
        };
        let (hours, minutes) = (digits(hours, 1..=2)?, digits(minutes, 2..=2)?);
        let of_day = hours * 60 + minutes;
        (minutes < 60 && of_day <= 24 * 60).then_some(Self { minutes: of_day })
    }
}

/// `8:30`.
impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{:02}", self.minutes / 60, self.minutes % 60)
    }
}

/// From opening to closing on one day; never empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    /// When it opens.
    pub opens: TimeOfDay,
    /// When it closes, later than that.
    pub closes: TimeOfDay,
}

impl Hours {
    /// Reads `8:30–17:00`: an en dash or a hyphen, with or without spaces around it. `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let (opens, closes) = text.split_once(['–', '-'])?;
        let (opens, closes) = (TimeOfDay::parse(opens.trim_end())?, TimeOfDay::parse(closes.trim_start())?);
        (opens < closes).then_some(Self { opens, closes })
    }
}

/// `8:30–17:00`.
impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}–{}", self.opens, self.closes)
    }
}

/// A day, and the time of it where that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The day.
    pub day: Day,
    /// The time.
    pub time: Option<TimeOfDay>,
}

impl Moment {
    /// Reads `2026-12-23`, `2026-12-23 16:10` or `2026-12-23T16:10`, the day also as `23.12.2026`. `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let day = |text: &str| Day::parse(text, DateStyle::IsoOrCzech).ok();
        if let Some(day) = day(text) {
            return Some(Self { day, time: None });
        }
        let (on, at) = text.rsplit_once([' ', 'T'])?;
        Some(Self { day: day(on)?, time: Some(TimeOfDay::parse(at)?) })
    }
}

#[cfg(test)]
mod tests;
