//! What is sold and what it costs in a calendar year, and the rules of billing: `catalog.toml` as values.

mod paper;
mod vat;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use crate::calendar::{Day, DayRange, Hours, Weekday};
use crate::identifiers::country_of;
use crate::language::Words;
use crate::money::UnitPrice;
use crate::numbering::Pattern;

pub use paper::{Colour, Paper, Pohoda};
pub use vat::{Vat, VatKind, VatRates};

/// Everything that is sold, and how it is billed.
#[derive(Debug, Clone)]
pub struct Catalog {
    /// Where it was read from, relative to the book: `catalog.toml`, or a word for the built-in one.
    pub file: Arc<str>,
    /// The text it was read from, byte for byte: what a run freezes.
    pub source: Arc<str>,
    /// ISO 4217 code of every amount, say `CZK`.
    pub currency: String,
    /// Who issues the documents.
    pub seller: Seller,
    /// Since when the seller charges VAT, and at what rates.
    pub vat: Vat,
    /// How the documents look on paper.
    pub paper: Paper,
    /// What Pohoda is told of every line.
    pub pohoda: Pohoda,
    /// How and when the year is billed.
    pub billing: Billing,
    /// The two series of numbers.
    pub numbering: Numbering,
    /// When a purchase makes services free.
    pub free_year: FreeYear,
    /// The services in the order of the file.
    pub services: Vec<Service>,
}

impl Catalog {
    /// The service with this id and its index.
    pub fn find(&self, id: &str) -> Option<(ServiceIx, &Service)> {
        let at = self.services.iter().position(|service| service.id == id)?;
        Some((ServiceIx(u16::try_from(at).ok()?), &self.services[at]))
    }

    /// The service of an index that [`Catalog::find`] gave.
    pub fn service(&self, index: ServiceIx) -> &Service {
        &self.services[usize::from(index.0)]
    }

    /// The service that stands for all services of a group in keys: its first one in the byte order of ids. Without a
    /// group it is the service itself.
    pub fn key_service(&self, index: ServiceIx) -> ServiceIx {
        let Some(group) = &self.service(index).group else { return index };
        let members = (0..=u16::MAX).map(ServiceIx).zip(&self.services);
        let members = members.filter(|(_, other)| other.is_in(&group.name));
        members.min_by(|(_, a), (_, b)| a.id.cmp(&b.id)).map_or(index, |(first, _)| first)
    }

    /// Whether rows of both services in one contract are one key (rules 4 and 9).
    pub fn is_one_key(&self, a: ServiceIx, b: ServiceIx) -> bool {
        let group = |index| self.service(index).group.as_ref();
        a == b || group(a).is_some_and(|group| self.service(b).is_in(&group.name))
    }

    /// Where each service stands in the order of keys.
    pub fn ranks(&self) -> Vec<ServiceRank> {
        let mut ids: Vec<&str> = self.services.iter().map(|service| service.id.as_str()).collect();
        ids.sort_unstable();
        let rank = |index: ServiceIx| {
            let id = self.service(index).id.as_str();
            u16::try_from(ids.partition_point(|other| *other < id)).unwrap_or(u16::MAX)
        };
        let services = (0..=u16::MAX).map(ServiceIx).take(self.services.len());
        services.map(|index| ServiceRank { key: rank(self.key_service(index)), own: rank(index) }).collect()
    }

    /// Whether a purchase makes this service free.
    pub fn has_free_year(&self, index: ServiceIx) -> bool {
        self.free_year.services.contains(&index)
    }
}

/// A service of the catalog, by its place in [`Catalog::services`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ServiceIx(pub u16);

/// Where a service stands in the byte order of ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct ServiceRank {
    /// That of the service which stands for its group.
    pub key: u16,
    /// Its own.
    pub own: u16,
}

/// Who issues the documents. Empty where the catalog says nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Seller {
    /// Name of the firm.
    pub name: String,
    /// Street and number.
    pub street: String,
    /// Town.
    pub city: String,
    /// Postal code.
    pub postal_code: String,
    /// ISO 3166 code.
    pub country: String,
    /// Company id (IČO).
    pub company_id: String,
    /// VAT id (DIČ).
    pub vat_id: String,
    /// Entry in the register of companies.
    pub register_entry: String,
    /// Bank account, Czech form or IBAN.
    pub bank_account: String,
    /// E-mail address.
    pub email: String,
    /// Telephone.
    pub phone: String,
}

impl Seller {
    /// Keys of `[seller]` and their values, in the order in which they are frozen.
    pub fn fields(&self) -> [(&'static str, &str); 11] {
        [
            ("name", &self.name),
            ("street", &self.street),
            ("city", &self.city),
            ("postal_code", &self.postal_code),
            ("country", &self.country),
            ("company_id", &self.company_id),
            ("vat_id", &self.vat_id),
            ("register_entry", &self.register_entry),
            ("bank_account", &self.bank_account),
            ("email", &self.email),
            ("phone", &self.phone),
        ]
    }

    /// ISO 3166 code of its country, in capitals; the Czech Republic where nothing is said.
    pub fn country_code(&self) -> String {
        country_of(&self.country, "")
    }

    /// The field of a key, to be set.
    pub fn field_mut(&mut self, key: &str) -> Option<&mut String> {
        Some(match key {
            "name" => &mut self.name,
            "street" => &mut self.street,
            "city" => &mut self.city,
            "postal_code" => &mut self.postal_code,
            "country" => &mut self.country,
            "company_id" => &mut self.company_id,
            "vat_id" => &mut self.vat_id,
            "register_entry" => &mut self.register_entry,
            "bank_account" => &mut self.bank_account,
            "email" => &mut self.email,
            "phone" => &mut self.phone,
            _ => return None,
        })
    }
}

/// A value that may change with the calendar year: each entry holds from its year on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByYear<T> {
    from: BTreeMap<i32, Dated<T>>,
}

/// A value and the line of the catalog where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dated<T> {
    /// The value.
    pub value: T,
    /// Line of the catalog; 0 where the catalog says nothing and the default holds.
    pub line: u32,
}

impl<T> ByYear<T> {
    /// The same value in every year.
    pub fn always(value: T, line: u32) -> Self {
        Self::starting(BTreeMap::from([(i32::MIN, Dated { value, line })]))
    }

    /// Values by the calendar year from which each holds.
    pub fn starting(from: BTreeMap<i32, Dated<T>>) -> Self {
        Self { from }
    }

    /// The value of a calendar year; `None` before the first.
    pub fn in_year(&self, year: i32) -> Option<&Dated<T>> {
        self.from.range(..=year).next_back().map(|(_, dated)| dated)
    }

    /// The entry of a calendar year with the year it holds from (`None`: always); `None` before the first.
    pub fn entry_of(&self, year: i32) -> Option<(Option<i32>, &Dated<T>)> {
        let (from, dated) = self.from.range(..=year).next_back()?;
        Some(((*from != i32::MIN).then_some(*from), dated))
    }

    /// Every entry with its first year (`None`: always), in order of years.
    pub fn entries(&self) -> impl Iterator<Item = (Option<i32>, &Dated<T>)> {
        self.from.iter().map(|(year, dated)| ((*year != i32::MIN).then_some(*year), dated))
    }
}

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

/// `[numbering]`: the two series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbering {
    /// Numbers of invoices.
    pub invoice: Pattern,
    /// Numbers of credit notes.
    pub credit_note: Pattern,
    /// Where the invoice series of a year of issue starts, if not at 1.
    pub first: BTreeMap<i32, u32>,
}

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
