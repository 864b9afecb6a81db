//! How an amount came about: built where the amount is built, so that explaining it computes nothing a second time.

use std::sync::Arc;

use crate::book::{CHARGES, CONTRACTS};
use crate::calendar::{Day, DayRange};
use crate::catalog::{Policy, Proration};
use crate::document::line::Line;
use crate::money::{Exact, Net, UnitPrice};
use crate::place::Place;

/// How a line's amount came about. Lines of the book's files are given by number; the file is known by the kind. Small,
/// since every line has room for it.
#[derive(Debug, Clone, PartialEq)]
pub enum Basis<'a> {
    /// A contract row.
    Row(Box<RowBasis<'a>>),
    /// A one-off charge.
    Charge(ChargeBasis),
    /// The difference to what the register holds.
    Difference(Box<DifferenceBasis<'a>>),
}

/// Where a unit price comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PriceSource {
    /// The row's own price; the catalog would have said `listed`, if it has a price for the year.
    Row {
        /// The catalog's price and its line.
        listed: Option<(UnitPrice, u32)>,
    },
    /// The catalog's price.
    Catalog {
        /// Line of the catalog.
        line: u32,
        /// The year from which the price holds; `None` for always.
        from: Option<i32>,
    },
}

/// A free window that a purchase opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FreeWindow {
    /// Line of `purchases.csv`.
    pub line: u32,
    /// The day of the purchase.
    pub purchased_on: Day,
    /// The policy of the purchase's year.
    pub policy: Policy,
    /// Line of the catalog where the policy stands.
    pub policy_line: u32,
    /// The free days; none under the policy `none`.
    pub days: Option<DayRange>,
}

impl FreeWindow {
    /// What the window means for active days.
    pub fn effect_on(&self, active: DayRange) -> WindowEffect {
        let Some(days) = self.days else { return WindowEffect::NoWindow };
        match days.intersect(active) {
            Some(free) => WindowEffect::Frees(free),
            None if days.last() < active.first() => WindowEffect::EndsBefore,
            None => WindowEffect::BeginsAfter,
        }
    }
}

/// What a free window means for the active days of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WindowEffect {
    /// These active days lie in it.
    Frees(DayRange),
    /// It ends before the first active day.
    EndsBefore,
    /// It begins after the last active day.
    BeginsAfter,
    /// The policy of the purchase's year gives none.
    NoWindow,
}

/// How the amount of a contract row came about.
#[derive(Debug, Clone, PartialEq)]
pub struct RowBasis<'a> {
    /// Line of `contracts.csv`.
    pub line: u32,
    /// The row's `document` value.
    pub document: &'a str,
    /// First day of service, in whatever year.
    pub since: Day,
    /// Last day of service; open without one.
    pub until: Option<Day>,
    /// Active days within the year (rule 1).
    pub active: DayRange,
    /// Whether the service is one that a purchase makes free.
    pub free_year_service: bool,
    /// Line of the catalog that names those services; 0 for the default.
    pub free_year_line: u32,
    /// Every window of the customer's purchases, oldest purchase first (rule 2).
    pub windows: Arc<[FreeWindow]>,
    /// The last free day of the window that makes active days free, which may lie in a later year.
    pub free_until: Option<Day>,
    /// The first active day that is not free (rule 3).
    pub first_chargeable: Option<Day>,
    /// How many active days are free.
    pub free_days: u16,
    /// How many active days are not free.
    pub chargeable_days: u16,
    /// The unit of the year (rule 4).
    pub proration: Proration,
    /// Line of the catalog where the proration stands; 0 for the default.
    pub proration_line: u32,
    /// Units with a chargeable day, before dearer rows are looked at.
    pub units_touched: u16,
    /// The dearer rows that are charged for some of those units instead, in the order of the rows.
    pub covered_by: Vec<Covered<'a>>,
    /// What the row costs for a whole year, by which the dearer row is found.
    pub full_year: Exact,
    /// Where the unit price comes from (rule 5).
    pub price: PriceSource,
}

/// A dearer row of the same key that is charged for units which both touch (rule 4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Covered<'a> {
    /// Line of `contracts.csv` of the dearer row.
    pub line: u32,
    /// Id of its service, where that is another one of the group.
    pub tier: Option<&'a str>,
    /// How many of the units it takes.
    pub units: u16,
    /// What it costs for a whole year.
    pub full_year: Exact,
}

/// How the amount of a one-off charge came about (rule 8).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChargeBasis {
    /// Line of `charges.csv`.
    pub line: u32,
}

/// How a difference came about (rule 9).
#[derive(Debug, Clone, PartialEq)]
pub struct DifferenceBasis<'a> {
    /// What the files say for the key.
    pub wanted: Net,
    /// What the register holds for the key.
    pub held: Net,
    /// What changed since.
    pub causes: Vec<Cause>,
    /// The lines that make up `wanted`, each with its own basis.
    pub lines: Vec<Line<'a>>,
}

/// What changed between what was issued for a key and what the files say now, as far as the issued lines tell.
/// Numbers are lines of `contracts.csv` unless another file is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// Service ends earlier, later, or not any more.
    End(u32),
    /// Service begins on another day.
    Begin(u32),
    /// Another service of the same group.
    Service(u32),
    /// Another quantity.
    Quantity(u32),
    /// Another unit price, agreed or of the catalog.
    Price(u32),
    /// Another discount.
    Discount(u32),
    /// Other free days: a purchase came, changed or went.
    Free(u32),
    /// A row that was not there.
    RowAdded(u32),
    /// Another row of the key has gone; line of the row that is left.
    RowGone(u32),
    /// The charge says something else; line of `charges.csv`.
    Charge(u32),
    /// Another proration or group; line of the catalog.
    Rule(u32),
}

impl Cause {
    /// Where it stands. `catalog` is the catalog's file.
    pub fn place(self, catalog: &str) -> Place {
        match self {
            Self::Rule(line) => Place::line(catalog.to_owned(), line),
            Self::Charge(line) => Place::line(CHARGES, line),
            Self::End(line)
            | Self::Begin(line)
            | Self::Service(line)
            | Self::Quantity(line)
            | Self::Price(line)
            | Self::Discount(line)
            | Self::Free(line)
            | Self::RowAdded(line)
            | Self::RowGone(line) => Place::line(CONTRACTS, line),
        }
    }
}
