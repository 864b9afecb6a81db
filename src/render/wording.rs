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
