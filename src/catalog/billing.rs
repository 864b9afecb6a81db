//! How and when the year is billed.

use super::ByYear;
use crate::calendar::Day;

/// `[billing]`: how and when the year is billed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Billing {
    /// Which units of a year are charged whole.
    pub proration: ByYear<Proration>,
    /// Days from issue to due, where the customer has no days of its own.
    pub due_days: u16,
    /// Where a due date goes that falls on a day of rest.
    pub roll: Roll,
    /// The first calendar year that is billed here; earlier ones were billed elsewhere.
    pub first_year: Option<i32>,
    /// No document gets a date up to this day.
    pub closed_until: Option<Day>,
    /// How many months before the end of a calendar year notice must be given, where the row has none of its own.
    pub notice_months: Option<u8>,
}

/// The longest notice, in months.
pub const MAX_NOTICE_MONTHS: u8 = 36;

/// Where a due date goes that falls on a Saturday, a Sunday or a Czech holiday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Roll {
    /// It stays.
    #[default]
    None,
    /// To the next working day, as § 607 of the civil code has it.
    NextWorkingDay,
}

impl Roll {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::None, Self::NextWorkingDay];

    /// The word of the catalog.
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::NextWorkingDay => "next-working-day",
        }
    }

    /// The day that a due date becomes.
    pub fn apply(self, day: Day) -> Day {
        match self {
            Self::NextWorkingDay if !day.is_working_day() => day.next_working_day(),
            Self::None | Self::NextWorkingDay => day,
        }
    }
}

/// The unit of a year that is charged whole where any of its days is chargeable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proration {
    /// The calendar year.
    WholeYear,
    /// The calendar month.
    Months,
    /// The day.
    Days,
}

impl Proration {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::WholeYear, Self::Months, Self::Days];

    /// The word of the catalog.
    pub const fn name(self) -> &'static str {
        match self {
            Self::WholeYear => "whole-year",
            Self::Months => "months",
            Self::Days => "days",
        }
    }
}
