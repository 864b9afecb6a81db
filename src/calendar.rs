//! Days and ranges of days. The date library stays inside this module, so that another one is a change of one file.

mod holidays;
mod time;

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, Months, NaiveDate};

pub use holidays::holidays;
pub use time::{Hours, Moment, TimeOfDay, Weekday};

/// The years that a date may lie in.
pub const YEARS: std::ops::RangeInclusive<i32> = 1900..=2999;

/// A calendar day of the years 1900–2999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NaiveDate);

/// What is wrong with a written date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateFault {
    /// Not written `YYYY-MM-DD` (nor, where allowed, `D.M.YYYY`).
    Malformed,
    /// No such day (30 February).
    NoSuchDay,
    /// Outside the years 1900–2999.
    OutOfRange,
}

/// Which ways of writing a date a file may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateStyle {
    /// `2026-05-12` only.
    Iso,
    /// `2026-05-12` or `12.5.2026`: what a Czech spreadsheet saves.
    IsoOrCzech,
}

impl Day {
    /// The day, where the calendar has it.
    ///
    /// # Errors
    /// [`DateFault::OutOfRange`] or [`DateFault::NoSuchDay`].
    pub fn new(year: i32, month: u32, day: u32) -> Result<Self, DateFault> {
        if !YEARS.contains(&year) {
            return Err(DateFault::OutOfRange);
        }
        NaiveDate::from_ymd_opt(year, month, day).map(Self).ok_or(DateFault::NoSuchDay)
    }

    /// Reads a date written in one of the allowed styles, and nothing looser: `2026-2-3` is refused.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str, style: DateStyle) -> Result<Self, DateFault> {
        match style {
            DateStyle::IsoOrCzech if text.contains('.') => parse_czech(text),
            DateStyle::Iso | DateStyle::IsoOrCzech => parse_iso(text),
        }
    }

    /// A Czech date as ISO writes it, whether the calendar has the day or not: `30.2.2027` → `2027-02-30`. `None` for any
    /// other text.
    pub fn czech_as_iso(text: &str) -> Option<String> {
        let (year, month, day) = czech_parts(text).ok()?;
        Some(format!("{year:04}-{month:02}-{day:02}"))
    }

    /// Today by this machine's local clock. Only the outermost layer may ask.
    #[allow(clippy::disallowed_methods)] // the one clock of the program; `main` hands it on as an argument
    pub fn local_today() -> Self {
        Self(chrono::Local::now().date_naive())
    }

    /// 1 January.
    pub fn first_of(year: i32) -> Self {
        DayRange::year(year).first
    }

    /// 31 December.
    pub fn last_of(year: i32) -> Self {
        DayRange::year(year).last
    }

    /// The calendar year.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        Weekday::ALL[self.0.weekday().num_days_from_monday() as usize]
    }

    /// So many days later (earlier, if negative), within what a date can be.
    pub fn plus_days(self, days: i32) -> Self {
        let size = Days::new(u64::from(days.unsigned_abs()));
        let moved = if days < 0 { self.0.checked_sub_days(size) } else { self.0.checked_add_days(size) };
        moved.map_or(self, Self)
    }

    /// The same day so many months earlier, or the last of that month where it has no such day; within what a date can be.
    pub fn minus_months(self, months: u8) -> Self {
        self.0.checked_sub_months(Months::new(months.into())).map_or(self, Self)
    }

    /// The day before the same day of the next year; from 29 February through 28 February.
    pub fn last_of_twelve_months(self) -> Self {
        self.0.with_year(self.year() + 1).map_or_else(
            || Self(NaiveDate::from_ymd_opt(self.year() + 1, 2, 28).unwrap_or_default()),
            |anniversary| Self(anniversary).plus_days(-1),
        )
    }

    /// Days from `earlier` to this day; 0 for the same day.
    pub fn days_since(self, earlier: Self) -> i64 {
        self.0.signed_duration_since(earlier.0).num_days()
    }

    /// Appends what it displays as, digit by digit: a register of a million documents has five million dates.
    pub fn push_to(self, out: &mut Vec<u8>) {
        let two_digits = |number: u32| [b'0' + (number / 10 % 10) as u8, b'0' + (number % 10) as u8];
        let year = self.year().unsigned_abs();
        let [[y, e], [a, r]] = [year / 100, year % 100].map(two_digits);
        let [[m, o], [d, t]] = [self.month(), self.day()].map(two_digits);
        out.extend_from_slice(&[y, e, a, r, b'-', m, o, b'-', d, t]);
    }
}

/// `2026-05-12`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

/// Reads an ISO date.
impl FromStr for Day {
    type Err = DateFault;
    fn from_str(text: &str) -> Result<Self, DateFault> {
        parse_iso(text)
    }
}

fn parse_iso(text: &str) -> Result<Day, DateFault> {
    let Ok([y, e, a, r, b'-', m, o, b'-', d, t]) = <[u8; 10]>::try_from(text.as_bytes()) else {
        return Err(DateFault::Malformed);
    };
    let digits = [y, e, a, r, m, o, d, t].map(|digit| u32::from(digit.wrapping_sub(b'0')));
    if digits.into_iter().any(|digit| digit > 9) {
        return Err(DateFault::Malformed);
    }
    let [y, e, a, r, m, o, d, t] = digits;
    Day::new((y * 1000 + e * 100 + a * 10 + r).cast_signed(), m * 10 + o, d * 10 + t)
}

fn parse_czech(text: &str) -> Result<Day, DateFault> {
    let (year, month, day) = czech_parts(text)?;
    Day::new(year, month, day)
}

/// Year, month and day of a Czech date, which the calendar need not have.
fn czech_parts(text: &str) -> Result<(i32, u32, u32), DateFault> {
    // A space may follow a dot (`12. 5. 2026`); none may come first.
    let (first, others) = text.split_once('.').ok_or(DateFault::Malformed)?;
    let others = others.split('.').map(|part| part.strip_prefix(' ').unwrap_or(part));
    let mut parts = std::iter::once(first).chain(others).map(str::as_bytes);
    let mut part = |width: std::ops::RangeInclusive<usize>| {
        parts.next().filter(|part| width.contains(&part.len())).and_then(digits).ok_or(DateFault::Malformed)
    };
    let (day, month, year) = (part(1..=2)?, part(1..=2)?, part(4..=4)?);
    if parts.next().is_some() {
        return Err(DateFault::Malformed);
    }
    Ok((year.cast_signed(), month, day))
}

fn digits(bytes: &[u8]) -> Option<u32> {
    bytes
        .iter()
        .try_fold(0, |value: u32, byte| byte.is_ascii_digit().then(|| value * 10 + u32::from(byte - b'0')))
}

/// How many days the calendar year has: 365 or 366.
pub fn days_of_year(year: i32) -> u16 {
    if Day::new(year, 2, 29).is_ok() { 366 } else { 365 }
}

/// Days from first to last, both included; never empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DayRange {
    first: Day,
    last: Day,
}

impl DayRange {
    /// The range, or `None` where it would hold no day.
    pub fn new(first: Day, last: Day) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }

    /// A single day.
    pub fn day(day: Day) -> Self {
        Self { first: day, last: day }
    }

    /// 1 January to 31 December.
    pub fn year(year: i32) -> Self {
        let at = year.checked_sub(*YEARS.start()).and_then(|at| usize::try_from(at).ok());
        let known = at.and_then(|at| CALENDAR_YEARS.get(at));
        known.copied().unwrap_or_else(|| calendar_year(year))
    }

    /// The first day, included.
    pub fn first(self) -> Day {
        self.first
    }

    /// The last day, included.
    pub fn last(self) -> Day {
        self.last
    }

    /// How many days it holds: at least 1.
    pub fn days(self) -> u32 {
        u32::try_from(self.last.days_since(self.first)).unwrap_or(0) + 1
    }

    /// Whether the day lies in it.
    pub fn contains(self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }

    /// The days of both.
    pub fn intersect(self, other: Self) -> Option<Self> {
        Self::new(self.first.max(other.first), self.last.min(other.last))
    }

    /// From the first to the last day of all ranges; `None` without any.
    pub fn spanning(ranges: impl IntoIterator<Item = Self>) -> Option<Self> {
        let both = |a: Self, b: Self| Self { first: a.first.min(b.first), last: a.last.max(b.last) };
        ranges.into_iter().reduce(both)
    }

    /// The days of this range that lie in none of `others`, which are sorted and apart as [`unite`] makes them.
    pub fn without(self, others: &[Self]) -> Vec<Self> {
        let mut left = Vec::with_capacity(others.len() + 1);
        let mut rest = Some(self);
        for other in others {
            let Some(range) = rest else { break };
            let Some(cut) = range.intersect(*other) else { continue };
            left.extend(Self::new(range.first, cut.first.plus_days(-1)));
            rest = Self::new(cut.last.plus_days(1), range.last);
        }
        left.extend(rest);
        left
    }
}

/// Every year that a date may lie in: each row of a book is held against its year several times.
static CALENDAR_YEARS: [DayRange; (*YEARS.end() - *YEARS.start() + 1) as usize] = {
    let mut years = [calendar_year(*YEARS.start()); (*YEARS.end() - *YEARS.start() + 1) as usize];
    let mut at = 1;
    while at < years.len() {
        years[at] = calendar_year(*YEARS.start() + at as i32);
        at += 1;
    }
    years
};

/// A day of any year; of one that no calendar has the first day of all.
const fn calendar_day(year: i32, month: u32, day: u32) -> Day {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(day) => Day(day),
        None => Day(NaiveDate::MIN),
    }
}

/// 1 January to 31 December, from the calendar.
const fn calendar_year(year: i32) -> DayRange {
    DayRange { first: calendar_day(year, 1, 1), last: calendar_day(year, 12, 31) }
}

/// The ranges as few ranges as possible: sorted, apart by at least a day, holding the same days.
pub fn unite(mut ranges: Vec<DayRange>) -> Vec<DayRange> {
    ranges.sort_unstable();
    ranges.dedup_by(|range, before| {
        let adjoins = range.first <= before.last.plus_days(1);
        before.last = if adjoins { before.last.max(range.last) } else { before.last };
        adjoins
    });
    ranges
}

#[cfg(test)]
mod tests;
