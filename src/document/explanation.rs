//! How a line came about, step by step: what `explain` shows. Every number is typed, so that a reader who is a program
//! can multiply them and get the amount.

use crate::calendar::{Day, DayRange};
use crate::catalog::{Policy, Proration};
use crate::document::basis::{Cause, WindowEffect};
use crate::document::sheet::Value;
use crate::document::{Kind, Reason};
use crate::money::{Exact, Net, Percent, Quantity, Share, UnitPrice};
use crate::place::Place;

/// How one line came about, or what the register holds for a key.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation<'a> {
    /// The customer's id; empty in a quote for nobody.
    pub customer: &'a str,
    /// The calendar year billed.
    pub year: i32,
    /// The contract; may be empty on a charge.
    pub contract: &'a str,
    /// The service; empty on a charge.
    pub service: &'a str,
    /// The id of the charge; empty elsewhere.
    pub charge: &'a str,
    /// What the line says; empty where it is about the register and no line.
    pub description: String,
    /// Why the line has the amount it has; `None` where there is no line.
    pub reason: Option<Reason>,
    /// The line's amount.
    pub net: Net,
    /// In the order of the rules.
    pub steps: Vec<Step>,
}

impl Explanation<'_> {
    /// The value of the first step of a kind.
    pub fn value_of(&self, kind: StepKind) -> Option<Value<'static>> {
        self.steps.iter().find(|step| step.kind == kind).map(|step| step.value)
    }
}

/// One step: an input, a count or a result.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The rule of billing that it applies; 0 for none.
    pub rule: u8,
    /// What the value is.
    pub kind: StepKind,
    /// The number.
    pub value: Value<'static>,
    /// Where it stands in the files.
    pub place: Option<Place>,
    /// Where it comes from, or why it is not another one.
    pub note: Note,
}

/// Declares what steps are, each with its stable code.
macro_rules! step_kinds {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)*) => {
        /// What the value of a step is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum StepKind { $($(#[$doc])* $name,)* }

        impl StepKind {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The code in CSV and JSON.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }
        }
    };
}

step_kinds! {
    /// Days of service within the year.
    ActiveDays = "active-days",
    /// Which days a purchase makes free.
    Policy = "free-year-policy",
    /// Active days in the free window of one purchase; windows may overlap.
    FreeWindow = "free-window",
    /// Active days that are free.
    FreeDays = "free-days",
    /// Active days that are not free.
    ChargeableDays = "chargeable-days",
    /// Years, months or days with a chargeable day.
    Units = "units",
    /// Units that a dearer row is charged for instead; below zero.
    Covered = "covered",
    /// Units charged out of the units of the year.
    Share = "share",
    /// The price of the catalog where an agreed one wins.
    ListPrice = "list-price",
    /// The price of a unit for a whole year.
    UnitPrice = "unit-price",
    /// How many units.
    Quantity = "quantity",
    /// The agreed discount in per cent.
    Discount = "discount",
    /// The product of all of these, exactly.
    Exact = "exact",
    /// The product, rounded.
    NetAmount = "net-amount",
    /// What the files say for the key.
    Wanted = "wanted",
    /// What one document says for the key.
    Document = "document",
    /// What the register holds for the key.
    Held = "held",
    /// What changed since.
    Cause = "cause",
    /// What the files say less what the register holds.
    Difference = "difference",
    /// What a part of the difference puts on this line.
    Part = "part",
    /// What the issued line says.
    Issued = "issued",
    /// What it gives when it is derived again.
    Again = "again",
}

/// Where a value comes from, or why it is not another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// Nothing to add.
    None,
    /// Which days are active.
    Active {
        /// Within the year.
        days: DayRange,
        /// First day of service.
        since: Day,
        /// Last day of service; open without one.
        until: Option<Day>,
    },
    /// Service begins after the year, on this day.
    BeginsLater(Day),
    /// Service ended before the year, on this day.
    EndedBefore(Day),
    /// The policy of the purchases that follow.
    Policy(Policy),
    /// What one purchase does to the active days.
    Window {
        /// The day of the purchase.
        purchased_on: Day,
        /// What it makes free.
        days: Option<DayRange>,
        /// What it means for the active days.
        effect: WindowEffect,
    },
    /// A purchase does not make this service free.
    NotAFreeYearService,
    /// The customer has bought nothing.
    NoPurchase,
    /// No window has an active day in it.
    NoWindowApplies,
    /// Active days are free until this day, which may lie in a later year.
    FreeUntil(Day),
    /// From the first day that costs anything.
    ChargeableFrom(Day),
    /// Every active day is free.
    AllFree,
    /// Which units are charged whole where they have a chargeable day.
    UnitsOf {
        /// What a unit is.
        proration: Proration,
        /// How many of them the year has.
        of: u16,
    },
    /// Another row is charged instead: it costs more for a whole year, or the same and stands first.
    Dearer {
        /// Id of its service, where that is another one of the group.
        tier: Option<String>,
        /// What the other row costs for a whole year.
        its: Exact,
        /// What this row does.
        own: Exact,
    },
    /// Units charged out of the units of the year.
    Charged(Share),
    /// The catalog's price, which holds from a year on (`None`: always).
    Listed(Option<i32>),
    /// The row's own price wins over the list.
    Agreed,
    /// The row's own price; the list has none for the year.
    AgreedUnlisted,
    /// The list's price is not used, since the row has its own.
    NotUsed,
    /// The row has no discount.
    NoDiscount,
    /// The multiplication, written out.
    Product {
        /// Units.
        quantity: Quantity,
        /// Of a unit and a whole year.
        unit_price: UnitPrice,
        /// In per cent.
        discount: Percent,
        /// Of the year.
        share: Share,
    },
    /// The exact amount has no more than two decimals.
    NothingToRound,
    /// Half away from zero, once.
    Rounded,
    /// A charge is billed in the year of its date.
    ChargedOn(Day),
    /// The charge belongs to another year.
    ChargeOfYear(i32),
    /// What the files say for the key.
    Wanted,
    /// A document of the register.
    Document {
        /// Of which kind.
        kind: Kind,
        /// Its number.
        number: String,
        /// Its date.
        issued_on: Day,
    },
    /// What the register holds for the key.
    Held,
    /// What changed since the documents were issued.
    Changed(Cause),
    /// The files say more: it goes on an invoice.
    ToInvoice,
    /// The files say less: it goes on a credit note.
    ToCredit,
    /// The files say what the register holds.
    NothingToBill,
    /// The part of the difference that goes with this invoice.
    PartOf(String),
    /// The part of the difference that no invoice has room for any more.
    PartLeft,
    /// Another system has billed it.
    TakenOver,
    /// Takes back what this invoice still held.
    TakesBack(String),
    /// Derived again it is the same.
    SameAgain,
    /// Derived again it is another amount, by so much.
    OtherAgain(Net),
    /// There is no such line when it is derived again.
    NoneAgain,
}
