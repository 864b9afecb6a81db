//! What documents say in words, in the customer's language: the same in every XML format as on paper.

use crate::calendar::DayRange;
use crate::document::{Line, Reason, Voucher};
use crate::language::Language;
use crate::messages::{PaperText, date, localized};

/// Between the parts of a remark.
const SEPARATOR: &str = " · ";

/// The language of a document.
pub(super) fn language_of(voucher: &Voucher<'_>) -> Language {
    voucher.document.content.party.language
}

/// `Vzdálený přístup – 1 PC, 1. 1. 2027 – 31. 12. 2027`.
pub(super) fn description(language: Language, line: &Line<'_>) -> String {
    format!("{}, {}", line.description, period(language, line.period))
}

/// What a document with several lines is about: `Období plnění 1. 1. 2027 – 31. 12. 2027`.
pub(super) fn whole_period(voucher: &Voucher<'_>) -> String {
    let language = language_of(voucher);
    let days = voucher.period().map(|days| period(language, days)).unwrap_or_default();
    format!("{} {days}", PaperText::Period.text(language))
}

/// `1. 1. 2027 – 31. 12. 2027`, or the one day that it is.
fn period(language: Language, days: DayRange) -> String {
    let (first, last) = (date(language, days.first()), date(language, days.last()));
    if first == last { first } else { format!("{first} – {last}") }
}

/// Why a line costs something else than quantity × unit price: `Sleva 10 % · 11 z 12 měsíců`; empty where nothing is to be said.
pub(super) fn calculation(language: Language, line: &Line<'_>) -> String {
    let parts = [discount(language, line), share(language, line), why_free(language, line)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(SEPARATOR)
}

fn discount(language: Language, line: &Line<'_>) -> Option<String> {
    let percent = localized(language, &line.discount.to_string());
    let percent = PaperText::Percent.filled(language, &[&percent]);
    (!line.discount.is_zero()).then(|| format!("{} {percent}", PaperText::Discount.text(language)))
}

/// The charged part of the year, where it is neither the whole of it nor nothing: `11 z 12 měsíců`.
pub(super) fn share(language: Language, line: &Line<'_>) -> Option<String> {
    let share = line.share;
    let text = if share.of == 12 { PaperText::ShareOfMonths } else { PaperText::ShareOfDays };
    let is_part = !share.is_whole() && !share.is_zero();
    is_part.then(|| text.filled(language, &[&share.charged, &share.of]))
}

fn why_free(language: Language, line: &Line<'_>) -> Option<String> {
    reason_of_free(line).map(|text| text.text(language).to_owned())
}

/// Why a line costs nothing; of a service that never costs anything no more than that it is free.
pub(super) fn reason_of_free(line: &Line<'_>) -> Option<PaperText> {
    match line.reason {
        Reason::FreeYear => Some(PaperText::FreeYear),
        Reason::FreeService => Some(PaperText::Free),
        Reason::Covered => Some(PaperText::Covered),
        _ => None,
    }
}

/// How a line's amount came about: `3 PC × 2 999,90 · Sleva 10 % · 11 z 12 měsíců`.
pub(super) fn formula(language: Language, line: &Line<'_>) -> String {
    let quantity = format!("{} {}", localized(language, &line.quantity.to_string()), line.unit);
    let product = format!("{} × {}", quantity.trim_end(), localized(language, &line.unit_price.to_string()));
    let parts = [product, calculation(language, line)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(SEPARATOR)
}

/// What is to be said of the document as a whole: why it gives back, that no VAT is charged, that nothing is to be paid.
pub(super) fn remarks(voucher: &Voucher<'_>) -> Vec<String> {
    correction(voucher).into_iter().chain(notes(voucher)).collect()
}

/// What is to be said below the sums: that no VAT is charged, that nothing is to be paid.
pub(super) fn notes(voucher: &Voucher<'_>) -> impl Iterator<Item = String> {
    let no_payer = voucher.vat.is_none().then_some(PaperText::NoPayer);
    let is_nothing = !voucher.is_credit_note() && voucher.payable().is_zero();
    let nothing_to_pay = is_nothing.then_some(PaperText::NothingToPay);
    let language = language_of(voucher);
    no_payer.into_iter().chain(nothing_to_pay).map(move |note| note.text(language).to_owned())
}

/// `Dobropis k faktuře č. 2027000001 ze dne 5. 1. 2027: storno faktury`.
pub(super) fn correction(voucher: &Voucher<'_>) -> Option<String> {
    let (invoice, language) = (voucher.corrects?, language_of(voucher));
    let title = if voucher.vat.is_some() { PaperText::TaxCreditNote } else { PaperText::CreditNote };
    let corrects = PaperText::Corrects.filled(language, &[&invoice.number, &invoice.issued_on]);
    Some(format!("{} {corrects}: {}", title.text(language), reason(voucher)))
}

/// Why a credit note gives back: what was said when it was made, or what can be seen of its lines.
pub(super) fn reason<'v>(voucher: &'v Voucher<'_>) -> &'v str {
    let content = &voucher.document.content;
    let takes_back = || content.lines.iter().all(|line| line.reason == Reason::Cancelled);
    match content.note {
        "" if takes_back() => PaperText::ReasonCancelled.text(language_of(voucher)),
        "" => PaperText::ReasonChanged.text(language_of(voucher)),
        note => note,
    }
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

#[cfg(test)]
mod tests;
