//! An issued document → what it says on paper.

use crate::document::{Line, Payment, Voucher, VoucherLine};
use crate::messages::PaperText;
use crate::money::Percent;
use crate::render::qr::qr;
use crate::render::{spayd, wording};

use super::paper::{COLUMNS, Fact, Paper, PaymentPanel, Row, Table, Totals};
use super::style::ACCENT;
use super::words::{Words, footer};

/// The document in words.
pub(super) fn paper(voucher: &Voucher<'_>) -> Paper {
    let content = &voucher.document.content;
    let words = Words { language: content.party.language, currency: voucher.currency() };
    let title = title(voucher, words);
    let payable = payable(voucher, words);
    Paper {
        language: words.language,
        currency: words.currency.to_owned(),
        number: voucher.document.number.to_string(),
        issued_on: voucher.document.issued_on,
        subtitles: subtitles(voucher, words),
        short_title: PaperText::TitleAndNumber.filled(words.language, &[&title, &voucher.document.number]),
        title,
        accent: voucher.catalog.paper.accent.unwrap_or(ACCENT),
        seller: words.seller(voucher.seller(), voucher.seller_vat_id()),
        customer: Some(words.customer(PaperText::Customer, &content.party, voucher.seller())),
        facts: facts(voucher, words),
        key_amount: payable.clone(),
        remarks: remarks(voucher, words),
        table: table(voucher, words),
        totals: totals(voucher, words, payable),
        payment: voucher.payment.as_ref().map(|payment| panel(voucher, payment, words)),
        footer: footer(voucher.seller()),
    }
}

fn title(voucher: &Voucher<'_>, words: Words<'_>) -> String {
    words.text(match (voucher.is_credit_note(), voucher.vat.is_some()) {
        (false, true) => PaperText::TaxInvoice,
        (false, false) => PaperText::Invoice,
        (true, true) => PaperText::TaxCreditNote,
        (true, false) => PaperText::CreditNote,
    })
}

fn subtitles(voucher: &Voucher<'_>, words: Words<'_>) -> Vec<String> {
    let number = words.with(PaperText::Number, &voucher.document.number);
    let corrects = voucher
        .corrects
        .map(|invoice| PaperText::Corrects.filled(words.language, &[&invoice.number, &invoice.issued_on]));
    std::iter::once(number).chain(corrects).collect()
}

fn facts(voucher: &Voucher<'_>, words: Words<'_>) -> Vec<Fact> {
    let document = voucher.document;
    let mut facts = vec![words.fact(PaperText::IssuedOn, words.day(document.issued_on))];
    let dates =
        [(PaperText::SuppliedOn, voucher.supplied_on()), (PaperText::DueOn, document.payable_until())];
    let stated = dates.into_iter().filter_map(|(label, day)| Some((label, day?)));
    facts.extend(stated.map(|(label, day)| words.fact(label, words.day(day))));
    facts.push(words.fact(PaperText::VariableSymbol, voucher.variable_symbol()));
    facts
}

fn payable(voucher: &Voucher<'_>, words: Words<'_>) -> Fact {
    if voucher.is_credit_note() {
        words.fact(PaperText::GivenBack, words.money(voucher.payable().abs()))
    } else {
        words.fact(PaperText::Payable, words.money(voucher.payable()))
    }
}

fn remarks(voucher: &Voucher<'_>, words: Words<'_>) -> Vec<Fact> {
    let content = &voucher.document.content;
    let period = voucher.period().map(|period| words.fact(PaperText::Period, words.period(period)));
    let order = words.fact(PaperText::OrderNumber, content.order_number);
    let reason = words.fact(PaperText::ReasonOfCorrection, reason_of_correction(voucher));
    let is_told = |fact: &Fact| !fact.value.is_empty();
    period.into_iter().chain([order, reason]).filter(is_told).collect()
}

/// Why a credit note was made; nothing for an invoice.
fn reason_of_correction<'v>(voucher: &'v Voucher<'_>) -> &'v str {
    if voucher.is_credit_note() { wording::reason(voucher) } else { "" }
}

fn table(voucher: &Voucher<'_>, words: Words<'_>) -> Table {
    let shows_rate = voucher.vat.as_ref().is_some_and(|rates| rates.len() > 1);
    let rows = voucher.lines.iter().map(|line| row(line, shows_rate, words)).collect();
    Table { headings: headings(voucher.vat.is_some(), words), rows }
}

/// What the columns are called; amounts exclude VAT where there is any.
pub(super) fn headings(is_taxed: bool, words: Words<'_>) -> [String; COLUMNS] {
    let amount = if is_taxed { PaperText::NetAmount } else { PaperText::Amount };
    let headings = [
        PaperText::Description,
        PaperText::Quantity,
        PaperText::UnitPrice,
        PaperText::Discount,
        PaperText::VatRate,
        amount,
    ];
    headings.map(|heading| words.text(heading))
}

fn row(voucher_line: &VoucherLine<'_>, shows_rate: bool, words: Words<'_>) -> Row {
    let line = voucher_line.line;
    let rate = voucher_line.rate.filter(|_| shows_rate);
    line_row(line, rate, line_remarks(line, line.contract, words), words)
}

/// A line with what is said below it.
pub(super) fn line_row(
    line: &Line<'_>,
    rate: Option<Percent>,
    remarks: Vec<String>,
    words: Words<'_>,
) -> Row {
    let (discount, free) = discount(line, words);
    let cells = [
        line.description.clone().into_owned(),
        words.quantity(line),
        words.number(line.unit_price),
        discount,
        rate.map_or_else(String::new, |rate| words.percent(rate)),
        words.number(line.net),
    ];
    Row { heading: None, cells, remarks, free, net: line.net }
}

/// What the column of discounts says, and whether that is a gift.
fn discount(line: &Line<'_>, words: Words<'_>) -> (String, bool) {
    match wording::reason_of_free(line) {
        Some(_) => (words.text(PaperText::Free), true),
        None if line.discount.is_zero() => (String::new(), false),
        None => (words.percent(line.discount), false),
    }
}

/// When, under which contract, for which part of the year, and why for nothing.
pub(super) fn line_remarks(line: &Line<'_>, contract: &str, words: Words<'_>) -> Vec<String> {
    let contract = (!contract.is_empty()).then(|| words.with(PaperText::Contract, &contract));
    let parts = [Some(words.period(line.period)), wording::share(words.language, line), contract];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    // That it is free the column of discounts says.
    let why_free = wording::reason_of_free(line).filter(|why| *why != PaperText::Free);
    std::iter::once(parts.join(" · ")).chain(why_free.map(|why| words.text(why))).collect()
}

fn totals(voucher: &Voucher<'_>, words: Words<'_>, payable: Fact) -> Totals {
    let label = if voucher.vat.is_some() { PaperText::NetTotal } else { PaperText::Total };
    let net = words.fact(label, words.money(voucher.net_total()));
    let rates = voucher.vat.iter().flatten();
    let several = voucher.vat.as_ref().is_some_and(|rates| rates.len() > 1);
    let tax = rates.map(|rate| {
        let percent = words.number(rate.rate);
        let label = if several {
            PaperText::VatOf.filled(words.language, &[&percent, &words.money(rate.base)])
        } else {
            PaperText::Vat.filled(words.language, &[&percent])
        };
        Fact { label, value: words.money(rate.tax) }
    });
    Totals {
        sums: std::iter::once(net).chain(tax).collect(),
        payable: Some(payable),
        notes: wording::notes(voucher).collect(),
    }
}

fn panel(voucher: &Voucher<'_>, payment: &Payment, words: Words<'_>) -> PaymentPanel {
    let account = &payment.account;
    let bank = account.bank();
    let label = bank.map_or_else(
        || words.text(PaperText::Account),
        |bank| words.with(PaperText::AccountWith, &bank.name),
    );
    let number = Fact { label, value: account.number().map_or_else(String::new, |_| account.printed()) };
    let facts = [
        words.fact(PaperText::Payable, words.money(payment.amount)),
        words.fact(PaperText::DueOn, words.day(payment.due_on)),
        number,
        words.fact(PaperText::VariableSymbol, &payment.variable_symbol),
        words.fact(PaperText::Iban, account.printed_iban()),
        words.fact(PaperText::Bic, bank.map_or("", |bank| bank.bic)),
    ];
    PaymentPanel {
        title: words.text(PaperText::PaymentTitle),
        facts: facts.into_iter().filter(|fact| !fact.value.is_empty()).collect(),
        code: spayd::descriptor(voucher).as_deref().and_then(qr),
        caption: words.text(PaperText::QrPayment),
    }
}
