//! What a row of each file says.

use std::num::NonZeroU32;

use super::{Fingerprint, Text};
use crate::calendar::{Day, DayRange};
use crate::catalog::ServiceIx;
use crate::identifiers::country_of;
use crate::language::Language;
use crate::money::{Percent, Quantity, UnitPrice};

/// A customer by its place in the byte order of all ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CustomerIx(pub u32);

/// The party that is invoiced, as `customers.csv` says, or as a document has frozen it. Texts are empty where nothing is
/// said, and in a book that keeps [`Keep::Names`] alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Party<'a> {
    /// Stable id.
    pub id: &'a str,
    /// Name.
    pub name: &'a str,
    /// Company id (IČO).
    pub company_id: &'a str,
    /// VAT id (DIČ).
    pub vat_id: &'a str,
    /// Street and number.
    pub street: &'a str,
    /// Town.
    pub city: &'a str,
    /// Postal code.
    pub postal_code: &'a str,
    /// ISO 3166 code.
    pub country: &'a str,
    /// E-mail address.
    pub email: &'a str,
    /// Language of its documents.
    pub language: Language,
    /// Days from issue to due, where they differ from the catalog's.
    pub due_days: Option<u16>,
    /// Printed on its documents.
    pub order_number: &'a str,
    /// Stands for the texts in a book that keeps [`Keep::Names`] alone.
    pub names_only: Option<Fingerprint>,
}

/// How much a book keeps of its customers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Keep {
    /// All that documents say of them.
    #[default]
    Parties,
    /// What a plan shows: id, name, language, days and order number. Of all that they say a fingerprint is left, by which
    /// the plan has the same id. A million customers take a third of the memory.
    Names,
}

impl<'a> Party<'a> {
    /// A party of [`Party::texts`] and these values.
    pub const fn of_texts(
        texts: [&'a str; Customer::TEXTS],
        language: Language,
        due_days: Option<u16>,
    ) -> Self {
        let [id, name, company_id, vat_id, street, city, postal_code, country, email, order_number] = texts;
        Self {
            id,
            name,
            company_id,
            vat_id,
            street,
            city,
            postal_code,
            country,
            email,
            language,
            due_days,
            order_number,
            names_only: None,
        }
    }

    /// A party of which nothing but the id is known.
    pub const fn only(id: &'a str) -> Self {
        let mut texts = [""; Customer::TEXTS];
        texts[0] = id;
        Self::of_texts(texts, Language::Cs, None)
    }
}

impl Party<'_> {
    /// The columns of `customers.csv` that hold [`Party::texts`], in their order.
    pub const COLUMNS: [&'static str; Customer::TEXTS] = [
        "id",
        "name",
        "company_id",
        "vat_id",
        "street",
        "city",
        "postal_code",
        "country",
        "email",
        "order_number",
    ];

    /// ISO 3166 code of its country, in capitals, see [`country_of`].
    pub fn country_code(&self) -> String {
        country_of(self.country, self.vat_id)
    }

    /// What tells it apart from every other party.
    pub fn fingerprint(&self) -> Fingerprint {
        let of_texts = || Fingerprint::of(&self.texts(), self.language, self.due_days);
        self.names_only.unwrap_or_else(of_texts)
    }

    /// The texts in the order in which they are kept and frozen.
    pub fn texts(&self) -> [&str; Customer::TEXTS] {
        [
            self.id,
            self.name,
            self.company_id,
            self.vat_id,
            self.street,
            self.city,
            self.postal_code,
            self.country,
            self.email,
            self.order_number,
        ]
    }
}

/// A row of `customers.csv`.
#[derive(Debug, Clone, Copy)]
pub struct Customer {
    /// Its line in the file.
    pub line: u32,
    /// [`Party::texts`], joined by a character that none of them holds.
    pub(super) packed: Text,
    pub(super) separator: u8,
    pub(super) language: Language,
    pub(super) due_days: Option<u16>,
}

impl Customer {
    /// How many texts a party has.
    pub const TEXTS: usize = 10;
    /// Control characters are errors in every cell, so this one separates.
    pub(super) const SEPARATOR: u8 = 0x1f;
}

/// Whether a contract row goes on by itself on 1 January.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Renewal {
    /// Until `until` is set.
    Auto,
    /// Somebody decides every year; needs an `until`.
    Manual,
}

impl Renewal {
    /// The word of the file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Manual => "manual",
        }
    }
}

/// A row of `contracts.csv`: one subscribed service of an agreement.
#[derive(Debug, Clone, Copy)]
pub struct ContractRow {
    /// Its line in the file.
    pub line: u32,
    /// Who agreed.
    pub customer: CustomerIx,
    /// Id of the agreement; read it with [`Book::text`](super::Book::text).
    pub contract: Text,
    /// What is subscribed to.
    pub service: ServiceIx,
    /// First day of service.
    pub since: Day,
    /// Last day of service, included; open without one.
    pub until: Option<Day>,
    /// How it goes on.
    pub renewal: Renewal,
    /// How many units.
    pub quantity: Quantity,
    /// The agreed price of a unit and year, else the catalog's.
    pub unit_price: Option<UnitPrice>,
    /// The agreed discount.
    pub discount: Percent,
    /// Its rare texts, see [`Book::row_texts`](super::Book::row_texts).
    pub texts: Option<RowTextsIx>,
}

impl ContractRow {
    /// Whether the day is one of service.
    pub fn is_active_on(&self, day: Day) -> bool {
        self.since <= day && self.until.is_none_or(|until| day <= until)
    }

    /// The days of service within a calendar year (rule 1).
    pub fn active_in(&self, year: i32) -> Option<DayRange> {
        let end = self.until.unwrap_or(Day::last_of(year));
        DayRange::new(self.since, end)?.intersect(DayRange::year(year))
    }
}

/// [`RowTexts`] by their place in the book, counted from 1: a row without any takes no more room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowTextsIx(pub(super) NonZeroU32);

/// What few contract rows have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RowTexts {
    /// Rows with the same value go on an invoice of their own.
    pub document: Text,
    /// Printed on the document.
    pub order_number: Text,
    /// Printed on the line.
    pub text: Text,
    /// How many months before the end of a calendar year notice must be given, else as the catalog says.
    pub notice_months: Option<u8>,
}

/// A row of `purchases.csv`: a new product that opens a free window.
#[derive(Debug, Clone, Copy)]
pub struct Purchase {
    /// Its line in the file.
    pub line: u32,
    /// Who bought.
    pub customer: CustomerIx,
    /// What was bought; read it with [`Book::text`](super::Book::text).
    pub product: Text,
    /// When.
    pub purchased_on: Day,
}

/// A row of `charges.csv`: a one-off item.
#[derive(Debug, Clone, Copy)]
pub struct Charge {
    /// Its line in the file.
    pub line: u32,
    /// Id, unique among the charges; read it with [`Book::text`](super::Book::text).
    pub id: Text,
    /// Who pays.
    pub customer: CustomerIx,
    /// The day that decides the year.
    pub date: Day,
    /// Printed on the line.
    pub description: Text,
    /// Net price of a unit; may be negative.
    pub unit_price: UnitPrice,
    /// How many.
    pub quantity: Quantity,
    /// What one unit is called; may be empty.
    pub unit: Text,
    /// The contract it belongs to; may be empty.
    pub contract: Text,
}

/// A row of `visits.csv`: a technician was at a customer's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// Its line in the file.
    pub line: u32,
    /// Id of the customer.
    pub customer: String,
    /// Id of the contract that it counts for.
    pub contract: String,
    /// When.
    pub visited_on: Day,
}
