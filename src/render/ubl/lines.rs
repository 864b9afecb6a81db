//! The lines: quantity × unit price less an allowance.

use crate::document::{Voucher, VoucherLine};
use crate::money::{Quantity, UnitPrice};
use crate::render::ubl::totals::{amount, category};
use crate::render::ubl::{Form, adjustment, unit};
use crate::render::wording::{description, language_of};
use crate::render::xml::Xml;

/// An object that a line is about, of UNTDID 1001.
const INVOICED_OBJECT: &str = "130";

/// All of them, numbered from 1.
pub(super) fn all(xml: &mut Xml, voucher: &Voucher<'_>, form: &Form) {
    for (number, line) in (1..).zip(&voucher.lines) {
        xml.element(form.line, |xml| one(xml, voucher, line, (form, number)));
    }
}

fn one(xml: &mut Xml, voucher: &Voucher<'_>, line: &VoucherLine<'_>, (form, number): (&Form, usize)) {
    let (quantity, price) = positive_price(voucher.turned(line.line.quantity), line.line.unit_price);
    xml.text("cbc:ID", number);
    xml.text_with(form.quantity, &[("unitCode", unit::code(line.line.unit))], quantity);
    amount(xml, voucher, "cbc:LineExtensionAmount", line.line.net);
    xml.element("cac:InvoicePeriod", |xml| {
        xml.text("cbc:StartDate", line.line.period.first());
        xml.text("cbc:EndDate", line.line.period.last());
    });
    contract(xml, line.line.contract);
    adjustment::write(xml, voucher, line);
    item(xml, voucher, line);
    xml.element("cac:Price", |xml| {
        xml.text_with("cbc:PriceAmount", &[("currencyID", voucher.currency())], price);
    });
}

/// What the line is based on, by the seller's own id.
fn contract(xml: &mut Xml, id: &str) {
    if !id.is_empty() {
        xml.element("cac:DocumentReference", |xml| {
            xml.text("cbc:ID", id);
            xml.text("cbc:DocumentTypeCode", INVOICED_OBJECT);
        });
    }
}

/// The standard forbids a negative price: the sign goes to the quantity.
fn positive_price(quantity: Quantity, price: UnitPrice) -> (Quantity, UnitPrice) {
    match price.is_negative() {
        true => (-quantity, UnitPrice::from_ten_thousandths(-price.ten_thousandths())),
        false => (quantity, price),
    }
}

fn item(xml: &mut Xml, voucher: &Voucher<'_>, line: &VoucherLine<'_>) {
    let language = language_of(voucher);
    xml.element("cac:Item", |xml| {
        xml.text("cbc:Description", description(language, line.line));
        xml.text("cbc:Name", &line.line.description);
        if !line.item().is_empty() {
            xml.element("cac:SellersItemIdentification", |xml| xml.text("cbc:ID", line.item()));
        }
        category(xml, "cac:ClassifiedTaxCategory", line.rate, None);
    });
}
