//! Documents and their lines.

use std::borrow::Cow;

use crate::book::Party;
use crate::calendar::{Day, DayRange};
use crate::document::basis::Basis;
use crate::money::{Net, Percent, Quantity, Share, UnitPrice};

/// What kind of document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// To be paid.
    Invoice,
    /// Gives back what an invoice charged; its amounts are negative.
    CreditNote,
}

impl Kind {
    /// `invoice` or `credit-note`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Invoice => "invoice",
            Self::CreditNote => "credit-note",
        }
    }

    /// The kind of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Invoice, Self::CreditNote].into_iter().find(|kind| kind.code() == code)
    }
}

/// Why a line has the amount it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The ordinary case.
    Charged,
    /// Every active day is free because of a purchase.
    FreeYear,
    /// The service costs nothing.
    FreeService,
    /// A dearer row of the same contract and service is charged for every unit.
    Covered,
    /// A one-off charge.
    OneOff,
    /// The difference to what was issued before.
    Difference,
    /// Takes a cancelled invoice back.
    Cancelled,
    /// Billed by another system.
    Opening,
}

impl Reason {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Charged,
        Self::FreeYear,
        Self::FreeService,
        Self::Covered,
        Self::OneOff,
        Self::Difference,
        Self::Cancelled,
        Self::Opening,
    ];

    /// The code in CSV and JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Charged => "charged",
            Self::FreeYear => "free-year",
            Self::FreeService => "free-service",
            Self::Covered => "covered",
            Self::OneOff => "one-off",
            Self::Difference => "difference",
            Self::Cancelled => "cancelled",
            Self::Opening => "opening",
        }
    }

    /// The reason of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

/// A line of a document: one contract row, charge or difference of one calendar year.
#[derive(Debug, Clone, PartialEq)]
pub struct Line<'a> {
    /// The contract; may be empty on a charge.
    pub contract: &'a str,
    /// The service; empty on a charge.
    pub service: &'a str,
    /// The id of the charge; empty elsewhere.
    pub charge: &'a str,
    /// In the customer's language.
    pub description: Cow<'a, str>,
    /// The active days within the year; of a charge its date.
    pub period: DayRange,
    /// How many units; negative where it gives back.
    pub quantity: Quantity,
    /// What one unit is called, in the customer's language; may be empty.
    pub unit: &'a str,
    /// Net price of a unit for a whole year.
    pub unit_price: UnitPrice,
    /// The agreed discount.
    pub discount: Percent,
    /// The charged part of the year.
    pub share: Share,
    /// The net amount, rounded once.
    pub net: Net,
    /// Why it is what it is.
    pub reason: Reason,
    /// How it came about. A line read back from the register has none.
    pub basis: Option<Basis<'a>>,
}

/// A document that would be issued: everything but number and dates.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft<'a> {
    /// What kind.
    pub kind: Kind,
    /// The calendar year billed.
    pub year: i32,
    /// Who is invoiced.
    pub party: Party<'a>,
    /// The `document` value of its rows; empty for the customer's ordinary invoice.
    pub document: &'a str,
    /// The order number to print: the rows' own, else the customer's.
    pub order_number: &'a str,
    /// The number of the invoice that a credit note corrects; empty on an invoice.
    pub corrects: &'a str,
    /// Why a credit note was made by hand (`cancel --reason`); empty elsewhere.
    pub note: &'a str,
    /// At least one.
    pub lines: Vec<Line<'a>>,
}

impl Draft<'_> {
    /// The day of taxable supply of a document issued on a day, where nobody says otherwise: the last day supplied, or the
    /// day of issue where that is earlier (§ 21 of the VAT act).
    pub fn supplied_on(&self, issued_on: Day) -> Day {
        let last_supplied = self.lines.iter().map(|line| line.period.last()).max();
        last_supplied.map_or(issued_on, |last| last.min(issued_on))
    }

    /// The sum of the lines.
    pub fn net_total(&self) -> Net {
        self.lines.iter().map(|line| line.net).sum()
    }
}

/// An issued document.
#[derive(Debug, Clone, PartialEq)]
pub struct Document<'a> {
    /// Its number, unique in the register.
    pub number: Cow<'a, str>,
    /// The running number within its series and year of issue; 0 where another system gave the number.
    pub sequence: u32,
    /// The run that issued it.
    pub run: u32,
    /// The date on it.
    pub issued_on: Day,
    /// The day of taxable supply: that of issue, or earlier.
    pub supplied_on: Day,
    /// When it is to be paid.
    pub due_on: Day,
    /// What it says.
    pub content: Draft<'a>,
}

impl Document<'_> {
    /// The day of taxable supply. A credit note has none: what it gives back counts on the day on which its reader has it.
    pub fn taxable_supply(&self) -> Option<Day> {
        (self.content.kind == Kind::Invoice).then_some(self.supplied_on)
    }

    /// Until when it is to be paid; a credit note is not.
    pub fn payable_until(&self) -> Option<Day> {
        (self.content.kind == Kind::Invoice).then_some(self.due_on)
    }

    /// Whether another system has issued it: it is of no series of ours, and nothing derives it again.
    pub const fn is_opening(&self) -> bool {
        self.sequence == 0
    }
}
