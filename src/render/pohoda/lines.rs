//! The lines, as Pohoda computes them: quantity × unit price, without VAT.

use crate::catalog::{Pohoda, VatKind};
use crate::document::{Voucher, VoucherLine};
use crate::money::{Net, Quantity};
use crate::render::pohoda::header::{codes, places};
use crate::render::pohoda::limits::{self, Limits};
use crate::render::wording::{description, formula, language_of};
use crate::render::xml::Xml;

/// `inv:invoiceDetail`.
pub(super) fn write(xml: &mut Xml, voucher: &Voucher<'_>, limits: &Limits<'_>) {
    xml.element("inv:invoiceDetail", |xml| {
        for line in &voucher.lines {
            xml.element("inv:invoiceItem", |xml| one(xml, voucher, line, limits));
        }
    });
}

fn one(xml: &mut Xml, voucher: &Voucher<'_>, line: &VoucherLine<'_>, limits: &Limits<'_>) {
    let language = language_of(voucher);
    let text = description(language, line.line);
    limits.filled(xml, ("inv:text", "description"), &text, limits::LINE_TEXT);
    let is_plain = line.reduction().is_zero();
    quantity(xml, line, is_plain, limits);
    rate(xml, voucher, line);
    price(xml, line, is_plain);
    if !is_plain {
        let note = formula(language, line.line);
        limits.filled(xml, ("inv:note", "note"), &note, limits::LINE_TEXT);
    }
    let pohoda = voucher.catalog.find(line.line.service).map(|(_, service)| &service.pohoda);
    let pohoda = pohoda.unwrap_or(const { &NOTHING });
    codes(xml, pohoda, limits);
    places(xml, pohoda, limits);
}

const NOTHING: Pohoda = Pohoda {
    accounting: String::new(),
    vat_classification: String::new(),
    centre: String::new(),
    activity: String::new(),
};

/// A line with a discount or for a part of the year is one piece, given back where the line gives back.
fn quantity(xml: &mut Xml, line: &VoucherLine<'_>, is_plain: bool, limits: &Limits<'_>) {
    match is_plain {
        true => {
            xml.text("inv:quantity", line.line.quantity);
            limits.filled(xml, ("inv:unit", "unit"), line.line.unit, limits::UNIT);
        }
        false if line.line.net.is_negative() => xml.text("inv:quantity", -Quantity::ONE),
        false => xml.text("inv:quantity", Quantity::ONE),
    }
}

/// Pohoda knows its rates by their kind and the day that decides on the tax. One that does not hold on that day, as on a
/// credit note for an invoice of another year, is historical and told by its per cent.
fn rate(xml: &mut Xml, voucher: &Voucher<'_>, line: &VoucherLine<'_>) {
    xml.text("inv:payVAT", false);
    let Some(rate) = line.rate else { return xml.text("inv:rateVAT", "none") };
    let day = voucher.supplied_on().unwrap_or(voucher.document.issued_on);
    let holds = voucher.catalog.vat.rates(line.vat_kind).on(day) == Some(rate);
    let name = match (line.vat_kind, holds) {
        (VatKind::Standard, true) => "high",
        (VatKind::Reduced, true) => "low",
        (VatKind::Standard, false) => "historyHigh",
        (VatKind::Reduced, false) => "historyLow",
    };
    xml.text_with("inv:rateVAT", &[("value", &rate.to_string())], name);
    if !holds {
        xml.text("inv:percentVAT", rate);
    }
}

fn price(xml: &mut Xml, line: &VoucherLine<'_>, is_plain: bool) {
    xml.element("inv:homeCurrency", |xml| {
        match is_plain {
            true => xml.text("typ:unitPrice", line.line.unit_price),
            false => xml.text("typ:unitPrice", Net::abs(line.line.net)),
        }
        xml.text("typ:price", line.line.net);
        xml.text("typ:priceVAT", line.tax);
    });
}
