//! Czech holidays and working days.

use crate::calendar::{Day, Weekday};

/// Month and day of the holidays that lie on the same day every year.
const FIXED: [(u32, u32); 11] =
    [(1, 1), (5, 1), (5, 8), (7, 5), (7, 6), (9, 28), (10, 28), (11, 17), (12, 24), (12, 25), (12, 26)];
/// The first year in which Good Friday is a holiday.
const GOOD_FRIDAY_SINCE: i32 = 2016;

/// The days of rest of a calendar year in order: 13, and 12 before 2016, when Good Friday became one. They are those of the
/// law 245/2000 for every year; a holiday on a weekend moves nowhere.
pub fn holidays(year: i32) -> Vec<Day> {
    let fixed = FIXED.iter().filter_map(|(month, day)| Day::new(year, *month, *day).ok());
    let mut days: Vec<Day> = fixed.chain(days_of_easter(year)).collect();
    days.sort_unstable();
    days
}

fn days_of_easter(year: i32) -> impl Iterator<Item = Day> {
    let sunday = easter_sunday(year);
    let friday = (year >= GOOD_FRIDAY_SINCE).then(|| sunday.plus_days(-2));
    friday.into_iter().chain([sunday.plus_days(1)])
}

/// Easter Sunday of the Gregorian calendar: the anonymous computation of 1876 (Meeus, Butcher). Its letters have no other
/// names.
#[allow(clippy::many_single_char_names)]
fn easter_sunday(year: i32) -> Day {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let f = (b + 8) / 25;
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let since_first_of_march = h + l - 7 * m + 21;
    Day::new(year, 3, 1).unwrap_or(Day::first_of(year)).plus_days(since_first_of_march)
}

impl Day {
    /// Whether people work: Monday to Friday, and no holiday.
    pub fn is_working_day(self) -> bool {
        let weekend = matches!(self.weekday(), Weekday::Saturday | Weekday::Sunday);
        !weekend && !self.is_holiday()
    }

    fn is_holiday(self) -> bool {
        FIXED.contains(&(self.month(), self.day())) || days_of_easter(self.year()).any(|day| day == self)
    }

    /// The first working day after this one.
    #[must_use]
    pub fn next_working_day(self) -> Self {
        let mut day = self.plus_days(1);
        while !day.is_working_day() {
            day = day.plus_days(1);
        }
        day
    }

    /// So many working days later. This day itself is not counted; 0 is this day, working or not.
    #[must_use]
    pub fn plus_working_days(self, days: u16) -> Self {
        (0..days).fold(self, |day, _| day.next_working_day())
    }
}

#[cfg(test)]
mod tests;
