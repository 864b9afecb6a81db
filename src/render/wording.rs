//! What the lines of a document say in words, in the customer's language, the same in every format.

use crate::calendar::DayRange;
use crate::document::{DocumentWords, Line, Reason, Voucher, words};
use crate::language::Language;
use crate::messages::{code_word, date, localized};

/// The language of a document, and its words.
pub(super) fn words_of(voucher: &Voucher<'_>) -> (Language, DocumentWords) {
    let language = voucher.document.content.party.language;
    (language, words(language))
}

/// `Vzdálený přístup – 1 PC, 1. 1. 2027 – 31. 12. 2027`.
pub(super) fn description(language: Language, line: &Line<'_>) -> String {
    format!("{}, {}", line.description, period(language, line.period))
}

/// `1. 1. 2027 – 31. 12. 2027`, or the one day that it is.
pub(super) fn period(language: Language, days: DayRange) -> String {
    let (first, last) = (date(language, days.first()), date(language, days.last()));
    if first == last { first } else { format!("{first} – {last}") }
}

/// Why a line costs something else than quantity × unit price: `sleva 10 %, 11/12 roku`; empty where it does not.
pub(super) fn calculation(language: Language, line: &Line<'_>) -> String {
    let words = words(language);
    let mut parts = Vec::new();
    if !line.discount.is_zero() {
        parts.push(format!("{} {} %", words.discount, localized(language, &line.discount.to_string())));
    }
    if !line.share.is_whole() && !line.share.is_zero() {
        parts.push(format!("{} {}", line.share, words.of_the_year));
    }
    if !matches!(line.reason, Reason::Charged | Reason::OneOff) {
        parts.push(code_word(language, line.reason.code()).to_owned());
    }
    parts.join(", ")
}

/// How a line's amount came about where quantity × unit price is not all: `3 PC × 2 999,90, sleva 10 %, 11/12 roku`.
pub(super) fn formula(language: Language, line: &Line<'_>) -> String {
    let shown = |number: &dyn ToString| localized(language, &number.to_string());
    let (quantity, price) = (shown(&line.quantity), shown(&line.unit_price));
    let unit = if line.unit.is_empty() { String::new() } else { format!(" {}", line.unit) };
    let calculation = calculation(language, line);
    let comma = if calculation.is_empty() { "" } else { ", " };
    format!("{quantity}{unit} × {price}{comma}{calculation}")
}

/// The contracts of the lines, each once, in the order of the lines.
pub(super) fn contracts<'v>(voucher: &'v Voucher<'_>) -> Vec<&'v str> {
    let mut contracts = Vec::new();
    for line in voucher.lines.iter().filter(|line| !line.line.contract.is_empty()) {
        if !contracts.contains(&line.line.contract) {
            contracts.push(line.line.contract);
        }
    }
    contracts
}

/// What is to be said of the document as a whole: why it gives back, and that no VAT is charged.
pub(super) fn remarks(voucher: &Voucher<'_>) -> Vec<String> {
    let (_, words) = words_of(voucher);
    let status = voucher.vat.is_none().then(|| words.no_vat_payer.to_owned());
    reason(voucher).into_iter().chain(status).collect()
}

/// Why a credit note gives back, with the number of the invoice that it corrects.
fn reason(voucher: &Voucher<'_>) -> Option<String> {
    let (corrected, (_, words)) = (voucher.corrects?, words_of(voucher));
    let why = match voucher.document.content.note {
        "" => words.changed_scope,
        note => note,
    };
    Some(format!("{why} ({} {})", words.reduction_of, corrected.number))
}

#[cfg(test)]
mod tests;
