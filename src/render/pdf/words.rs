//! Values as documents on paper write them.

use crate::calendar::{Day, DayRange};
use crate::catalog::Seller;
use crate::document::Line;
use crate::language::Language;
use crate::messages::{PaperText, date, localized};
use crate::money::Percent;

use super::paper::{Fact, Paper, Party};

/// The words of one document.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) language: Language,
    /// ISO 4217 code.
    pub(super) currency: &'a str,
}

impl<'a> Words<'a> {
    /// As a document writes them.
    pub(super) fn of(paper: &'a Paper) -> Self {
        Self { language: paper.language, currency: &paper.currency }
    }

    /// A text without placeholders.
    pub(super) fn text(&self, text: PaperText) -> String {
        text.text(self.language).to_owned()
    }

    /// A text with one placeholder.
    pub(super) fn with(&self, text: PaperText, argument: &dyn std::fmt::Display) -> String {
        text.filled(self.language, &[argument])
    }

    /// A label and its value.
    pub(super) fn fact(&self, label: PaperText, value: impl Into<String>) -> Fact {
        Fact { label: self.text(label), value: value.into() }
    }

    /// A number with the marks of the language and a true minus: `−1 234,50`.
    pub(super) fn number(&self, number: impl ToString) -> String {
        localized(self.language, &number.to_string()).replacen('-', "\u{2212}", 1)
    }

    /// An amount with its currency: `1 234,50 Kč`, `1,234.50 CZK`.
    pub(super) fn money(&self, amount: impl ToString) -> String {
        let currency = match (self.language, self.currency) {
            (Language::Cs, "CZK") => "Kč",
            (_, code) => code,
        };
        format!("{}\u{a0}{currency}", self.number(amount))
    }

    /// A per cent as the language writes it: `21 %`, `21%`.
    pub(super) fn percent(&self, percent: Percent) -> String {
        self.with(PaperText::Percent, &self.number(percent))
    }

    /// A day that no line break tears apart.
    pub(super) fn day(&self, day: Day) -> String {
        date(self.language, day).replace(' ', "\u{a0}")
    }

    /// A single day, or `1. 1. 2027 – 31. 12. 2027`.
    pub(super) fn period(&self, period: DayRange) -> String {
        let first = self.day(period.first());
        if period.days() == 1 { first } else { format!("{first} – {}", self.day(period.last())) }
    }

    /// How many, and of what: `3 PC`.
    pub(super) fn quantity(&self, line: &Line<'_>) -> String {
        [self.number(line.quantity), line.unit.to_owned()].join("\u{a0}").trim_end().to_owned()
    }

    /// Company id and VAT id, as far as they are known.
    pub(super) fn ids(&self, company_id: &str, vat_id: &str) -> Vec<Fact> {
        let known = [(PaperText::CompanyId, company_id), (PaperText::VatId, vat_id)];
        known.into_iter().filter(|(_, id)| !id.is_empty()).map(|(label, id)| self.fact(label, id)).collect()
    }

    /// The seller; `vat_id` is empty for one who is no payer.
    pub(super) fn seller(&self, seller: &Seller, vat_id: &str) -> Party {
        Party {
            label: self.text(PaperText::Seller),
            name: seller.name.clone(),
            address: address(&seller.street, &seller.postal_code, &seller.city, ""),
            ids: self.ids(&seller.company_id, vat_id),
        }
    }

    /// The customer; a country is named where it is not the seller's.
    pub(super) fn customer(
        &self,
        label: PaperText,
        party: &crate::book::Party<'_>,
        seller: &Seller,
    ) -> Party {
        let country = if party.country == seller.country { "" } else { party.country };
        Party {
            label: self.text(label),
            name: party.name.to_owned(),
            address: address(party.street, party.postal_code, party.city, country),
            ids: self.ids(party.company_id, party.vat_id),
        }
    }
}

/// Street, town and country, a line each, as far as they are known.
fn address(street: &str, postal_code: &str, city: &str, country: &str) -> Vec<String> {
    let town = [postal_code.replace(' ', "\u{a0}"), city.to_owned()].join(" ");
    let lines = [street.to_owned(), town.trim().to_owned(), country.to_owned()];
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}

/// What the foot of every page says of the seller.
pub(super) fn footer(seller: &Seller) -> Vec<String> {
    let contact = [seller.email.as_str(), &seller.phone];
    let contact: Vec<&str> = contact.into_iter().filter(|text| !text.is_empty()).collect();
    let lines = [seller.register_entry.clone(), contact.join("  ·  ")];
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}
