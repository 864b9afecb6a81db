//! A quote → what it says on paper: the years one below the other, each with its sum.

use crate::document::{Offer, OfferLine, Reason};
use crate::messages::PaperText;

use super::paper::{Fact, Paper, Row, Table, Totals};
use super::style::ACCENT;
use super::voucher::{headings, line_remarks, line_row};
use super::words::{Words, footer};

/// The quote in words.
pub(super) fn paper(offer: &Offer<'_>) -> Paper {
    let words = Words { language: offer.language, currency: &offer.catalog.currency };
    let (seller, title) = (&offer.catalog.seller, words.text(PaperText::Quote));
    let total = Fact { label: total_label(offer, words), value: words.money(offer.net_total()) };
    Paper {
        language: offer.language,
        currency: words.currency.to_owned(),
        number: String::new(),
        issued_on: offer.issued_on,
        subtitles: Vec::new(),
        short_title: title.clone(),
        title,
        accent: offer.catalog.paper.accent.unwrap_or(ACCENT),
        seller: words.seller(seller, if offer.is_taxed() { &seller.vat_id } else { "" }),
        customer: offer.party.map(|party| words.customer(PaperText::QuotedTo, &party, seller)),
        facts: facts(offer, words),
        key_amount: total.clone(),
        remarks: Vec::new(),
        table: table(offer, words),
        totals: Totals { sums: Vec::new(), payable: Some(total), notes: notes(offer, words) },
        payment: None,
        footer: footer(seller),
    }
}

fn facts(offer: &Offer<'_>, words: Words<'_>) -> Vec<Fact> {
    let days = [
        (PaperText::IssuedOn, offer.issued_on),
        (PaperText::ValidUntil, offer.valid_until),
        (PaperText::ServiceSince, offer.since),
    ];
    days.into_iter().map(|(label, day)| words.fact(label, words.day(day))).collect()
}

fn total_label(offer: &Offer<'_>, words: Words<'_>) -> String {
    let years = offer.lines.iter().map(|offered| offered.year);
    let text = if offer.is_taxed() { PaperText::TotalOfYearsExclVat } else { PaperText::TotalOfYears };
    match (years.clone().min(), years.max()) {
        (Some(first), Some(last)) if first < last => {
            text.filled(words.language, &[&format!("{first}–{last}")])
        }
        (Some(year), _) => text.filled(words.language, &[&year]),
        _ => words.text(PaperText::Total),
    }
}

fn table(offer: &Offer<'_>, words: Words<'_>) -> Table {
    let before = std::iter::once(None).chain(offer.lines.iter().map(|offered| Some(offered.year)));
    let row = |(offered, before): (&OfferLine<'_>, Option<i32>)| {
        let begins = before != Some(offered.year);
        let heading = begins.then(|| Fact {
            label: words.with(PaperText::Year, &offered.year),
            value: words.money(offer.net_of(offered.year)),
        });
        Row { heading, ..row(offered, words) }
    };
    Table {
        headings: headings(offer.is_taxed(), words),
        rows: offer.lines.iter().zip(before).map(row).collect(),
    }
}

fn row(offered: &OfferLine<'_>, words: Words<'_>) -> Row {
    let line = offered.line;
    let mut remarks = line_remarks(line, "", words);
    let free_until = offered.free_until.filter(|_| line.reason == Reason::Charged);
    remarks.extend(free_until.map(|day| words.with(PaperText::FreeUntil, &words.day(day))));
    line_row(line, None, remarks, words)
}

fn notes(offer: &Offer<'_>, words: Words<'_>) -> Vec<String> {
    vec![words.text(if offer.is_taxed() { PaperText::VatIsAdded } else { PaperText::NoPayer })]
}
