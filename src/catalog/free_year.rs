//! When a purchase makes services free.

use super::{ByYear, ServiceIx};
use crate::calendar::{Day, DayRange};

/// `[free_year]`: when a purchase makes services free.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FreeYear {
    /// The policy by the calendar year of the purchase.
    pub policy: ByYear<Policy>,
    /// The services that a purchase makes free.
    pub services: Vec<ServiceIx>,
    /// Line of the catalog that names them; 0 where it says nothing and the default holds.
    pub services_line: u32,
}

/// Which days a purchase makes free.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    /// From the day of the purchase to the end of the next calendar year.
    ThroughNextCalendarYear,
    /// The next calendar year.
    NextCalendarYear,
    /// Twelve months from the day of the purchase.
    TwelveMonths,
    /// None.
    None,
}

impl Policy {
    /// All of them.
    pub const ALL: [Self; 4] =
        [Self::ThroughNextCalendarYear, Self::NextCalendarYear, Self::TwelveMonths, Self::None];

    /// The word of the catalog.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ThroughNextCalendarYear => "through-next-calendar-year",
            Self::NextCalendarYear => "next-calendar-year",
            Self::TwelveMonths => "twelve-months",
            Self::None => "none",
        }
    }

    /// The days that a purchase makes free (rule 2).
    pub fn free_days(self, purchased_on: Day) -> Option<DayRange> {
        let next_year = purchased_on.year() + 1;
        match self {
            Self::ThroughNextCalendarYear => DayRange::new(purchased_on, Day::last_of(next_year)),
            Self::NextCalendarYear => Some(DayRange::year(next_year)),
            Self::TwelveMonths => DayRange::new(purchased_on, purchased_on.last_of_twelve_months()),
            Self::None => None,
        }
    }
}
