//! What can be subscribed to.

use std::fmt;

use super::{ByYear, Pohoda, ServiceIx, VatKind};
use crate::calendar::{Hours, Weekday};
use crate::language::Words;
use crate::money::UnitPrice;

/// One thing that can be subscribed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    /// Stable id.
    pub id: String,
    /// Line of the catalog where its table begins.
    pub line: u32,
    /// Name, printed on documents.
    pub name: Words,
    /// What one unit is called; may be empty.
    pub unit: Words,
    /// What the customer gets.
    pub description: Words,
    /// Net price of one unit for a whole calendar year.
    pub price: ByYear<UnitPrice>,
    /// Longest time to an answer, in working days.
    pub response_days: Option<u16>,
    /// What the price includes.
    pub included: Words,
    /// What the price does not include.
    pub excluded: Words,
    /// The telephone of the service.
    pub phone: String,
    /// The e-mail address of the service.
    pub email: String,
    /// Opening hours by day of the week, Monday first. Closed on the other days, and on holidays.
    pub hours: Vec<(Weekday, Hours)>,
    /// The group that it is a tier of.
    pub group: Option<Group>,
    /// The service of which this one covers any number of units.
    pub covers: Option<ServiceIx>,
    /// The services any of which, where active, brings what [`Service::excluded`] says.
    pub extended_by: Vec<ServiceIx>,
    /// How many visits of a technician are usual in a calendar year; `None` for a service without visits.
    pub visits_per_year: Option<UsualVisits>,
    /// Which rate of VAT it is taxed at.
    pub vat: VatKind,
    /// What Pohoda is told of its lines, where that differs from the rest.
    pub pohoda: Pohoda,
}

/// Services that are tiers of one thing: within a contract no unit of the year is charged for two of them (rule 4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// What the services of the group have in common.
    pub name: String,
    /// Line of the catalog that puts the service into it.
    pub line: u32,
}

impl Service {
    /// Whether it is a tier of this group.
    pub fn is_in(&self, group: &str) -> bool {
        self.group.as_ref().is_some_and(|own| own.name == group)
    }

    /// Opening hours of a day of the week.
    pub fn hours_on(&self, weekday: Weekday) -> Option<Hours> {
        self.hours.iter().find(|(day, _)| *day == weekday).map(|(_, hours)| *hours)
    }
}

/// How many visits of a technician are usual in a calendar year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UsualVisits {
    /// At least so many.
    pub from: u16,
    /// At most so many.
    pub to: u16,
}

impl UsualVisits {
    /// The range, where it is one.
    pub fn new(from: u16, to: u16) -> Option<Self> {
        (from <= to).then_some(Self { from, to })
    }

    /// Reads `3-4`, `3–4` or `4`. `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let (from, to) = text.split_once(['–', '-']).unwrap_or((text, text));
        let number = |text: &str| {
            let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| text.parse().ok()).flatten()
        };
        Self::new(number(from)?, number(to)?)
    }
}

/// `3-4`, or `4` where it is one number.
impl fmt::Display for UsualVisits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.from == self.to { write!(f, "{}", self.to) } else { write!(f, "{}-{}", self.from, self.to) }
    }
}
