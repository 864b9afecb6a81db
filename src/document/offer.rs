//! A quote with all that paper needs beyond the calculation.

use crate::book::Party;
use crate::calendar::Day;
use crate::catalog::Catalog;
use crate::document::{Line, Logo};
use crate::language::Language;
use crate::money::Net;

/// A quote as its reader is to see it.
#[derive(Debug, Clone)]
pub struct Offer<'a> {
    /// The catalog it was computed with; its seller makes the offer.
    pub catalog: &'a Catalog,
    /// The picture of the seller.
    pub logo: Option<&'a Logo>,
    /// Whom it is for; `None` for nobody in particular.
    pub party: Option<Party<'a>>,
    /// The language of its words.
    pub language: Language,
    /// The date on it.
    pub issued_on: Day,
    /// The last day on which it may be accepted.
    pub valid_until: Day,
    /// The first day of service.
    pub since: Day,
    /// Its lines, year by year.
    pub lines: Vec<OfferLine<'a>>,
}

/// A line of a quote.
#[derive(Debug, Clone, Copy)]
pub struct OfferLine<'a> {
    /// The calendar year.
    pub year: i32,
    /// The line as it would stand on the invoice.
    pub line: &'a Line<'a>,
    /// The last free day, where the line has free days.
    pub free_until: Option<Day>,
}

impl Offer<'_> {
    /// The sum of its lines.
    pub fn net_total(&self) -> Net {
        self.lines.iter().map(|offered| offered.line.net).sum()
    }

    /// The sum of the lines of a year.
    pub fn net_of(&self, year: i32) -> Net {
        self.lines.iter().filter(|offered| offered.year == year).map(|offered| offered.line.net).sum()
    }

    /// Whether VAT is added to its prices.
    pub fn is_taxed(&self) -> bool {
        self.catalog.vat.is_payer_on(self.issued_on)
    }
}
