//! What a document says on paper, in words and numbers of its language. Everything is here before a place is looked for.

use crate::calendar::Day;
use crate::catalog::Colour;
use crate::language::Language;
use crate::money::Net;
use crate::render::qr::Modules;

/// A document in words.
#[derive(Debug, Clone)]
pub(super) struct Paper {
    pub(super) language: Language,
    /// ISO 4217 code of its amounts.
    pub(super) currency: String,
    /// Its number as a name for machines; empty where it has none.
    pub(super) number: String,
    pub(super) issued_on: Day,
    /// What it is: `Faktura – daňový doklad`.
    pub(super) title: String,
    /// Its number, and what it corrects; a line each.
    pub(super) subtitles: Vec<String>,
    /// What stands at the head of later pages.
    pub(super) short_title: String,
    pub(super) accent: Colour,
    pub(super) seller: Party,
    pub(super) customer: Option<Party>,
    /// The strip below the parties.
    pub(super) facts: Vec<Fact>,
    /// What is looked for first, at the end of the strip.
    pub(super) key_amount: Fact,
    /// Below the strip, one line each.
    pub(super) remarks: Vec<Fact>,
    pub(super) table: Table,
    pub(super) totals: Totals,
    pub(super) payment: Option<PaymentPanel>,
    /// Below everything, on every page.
    pub(super) footer: Vec<String>,
}

/// The seller or the customer.
#[derive(Debug, Clone, Default)]
pub(super) struct Party {
    /// `Dodavatel`.
    pub(super) label: String,
    pub(super) name: String,
    /// Address, a line each.
    pub(super) address: Vec<String>,
    /// Company id and VAT id.
    pub(super) ids: Vec<Fact>,
}

/// A label and what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fact {
    pub(super) label: String,
    pub(super) value: String,
}

/// The lines, and what their columns are called. A column that no line uses is not there.
#[derive(Debug, Clone)]
pub(super) struct Table {
    pub(super) headings: [String; COLUMNS],
    pub(super) rows: Vec<Row>,
}

/// How many columns a table has at most: description, quantity, unit price, discount, VAT rate, net amount.
pub(super) const COLUMNS: usize = 6;

/// A line of the table.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// A heading above it, with the sum of what it heads.
    pub(super) heading: Option<Fact>,
    /// The description, then the numbers; empty where there is nothing to say.
    pub(super) cells: [String; COLUMNS],
    /// Remarks below the description.
    pub(super) remarks: Vec<String>,
    /// Whether the discount says that it is a gift.
    pub(super) free: bool,
    /// What it adds to the sum that is carried to the next page.
    pub(super) net: Net,
}

/// What stands below the lines.
#[derive(Debug, Clone)]
pub(super) struct Totals {
    /// The net total, then VAT by rate.
    pub(super) sums: Vec<Fact>,
    /// What is to be paid.
    pub(super) payable: Option<Fact>,
    /// Beside the sums.
    pub(super) notes: Vec<String>,
}

/// How to pay.
#[derive(Debug, Clone)]
pub(super) struct PaymentPanel {
    pub(super) title: String,
    pub(super) facts: Vec<Fact>,
    pub(super) code: Option<Modules>,
    /// Below the code.
    pub(super) caption: String,
}
