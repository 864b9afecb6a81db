//! The lines. The net amount of a line counts, not quantity × unit price (annex A.3).

use crate::document::{Voucher, VoucherLine};
use crate::language::Language;
use crate::render::isdoc::references;
use crate::render::wording::{calculation, description, language_of};
use crate::render::xml::Xml;

/// VAT is computed from the net amount up.
const FROM_THE_BASE: &str = "0";

/// All of them, numbered from 1.
pub(super) fn all(xml: &mut Xml, voucher: &Voucher<'_>) {
    xml.element("InvoiceLines", |xml| {
        for (number, line) in (1..).zip(&voucher.lines) {
            xml.element("InvoiceLine", |xml| one(xml, voucher, line, number));
        }
    });
}

fn one(xml: &mut Xml, voucher: &Voucher<'_>, line: &VoucherLine<'_>, number: usize) {
    let language = language_of(voucher);
    xml.text("ID", number);
    references::agreement(xml, voucher, line.line.contract);
    quantity(xml, voucher, line);
    amounts(xml, voucher, line);
    xml.element("ClassifiedTaxCategory", |xml| {
        xml.text("Percent", line.rate.unwrap_or_default());
        xml.text("VATCalculationMethod", FROM_THE_BASE);
        xml.text("VATApplicable", line.rate.is_some());
    });
    xml.filled("Note", &calculation(language, line.line));
    item(xml, line, language);
}

fn quantity(xml: &mut Xml, voucher: &Voucher<'_>, line: &VoucherLine<'_>) {
    let (unit, quantity) = (line.line.unit, voucher.turned(line.line.quantity));
    let attributes: &[(&str, &str)] = if unit.is_empty() { &[] } else { &[("unitCode", unit)] };
    xml.text_with("InvoicedQuantity", attributes, quantity);
}

fn amounts(xml: &mut Xml, voucher: &Voucher<'_>, line: &VoucherLine<'_>) {
    xml.text("LineExtensionAmount", voucher.turned(line.line.net));
    if !line.reduction().is_zero() {
        xml.text("LineExtensionAmountBeforeDiscount", voucher.turned(line.full));
    }
    xml.text("LineExtensionAmountTaxInclusive", voucher.turned(line.gross()));
    xml.text("LineExtensionTaxAmount", voucher.turned(line.tax));
    xml.text("UnitPrice", line.line.unit_price);
    xml.text("UnitPriceTaxInclusive", line.gross_price);
}

fn item(xml: &mut Xml, line: &VoucherLine<'_>, language: Language) {
    xml.element("Item", |xml| {
        xml.text("Description", description(language, line.line));
        if !line.item().is_empty() {
            xml.element("SellersItemIdentification", |xml| xml.text("ID", line.item()));
        }
    });
}
