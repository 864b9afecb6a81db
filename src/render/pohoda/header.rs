//! The head: what kind of document, its number, dates, codes for accounting, and the customer. Elements stand in the order
//! of the schema.

use crate::book::Party;
use crate::catalog::Pohoda;
use crate::document::Voucher;
use crate::messages::PaperText;
use crate::render::pohoda::limits::{self, Limits};
use crate::render::wording::{contracts, correction, description, language_of, remarks, whole_period};
use crate::render::xml::Xml;

/// `inv:invoiceHeader`.
pub(super) fn write(xml: &mut Xml, voucher: &Voucher<'_>, limits: &Limits<'_>) {
    xml.element("inv:invoiceHeader", |xml| {
        number(xml, voucher, limits);
        dates(xml, voucher);
        codes(xml, &voucher.catalog.pohoda, limits);
        let text = limits.cut("text", &text(voucher), limits::TEXT);
        xml.text("inv:text", text);
        customer(xml, &voucher.document.content.party, limits);
        let order = voucher.document.content.order_number;
        limits.filled(xml, ("inv:numberOrder", "order_number"), order, limits::NUMBER);
        xml.element("inv:paymentType", |xml| xml.text("typ:paymentType", "draft"));
        places(xml, &voucher.catalog.pohoda, limits);
        xml.filled("inv:note", &remarks(voucher).join("\n"));
        xml.filled("inv:intNote", &agreements(voucher));
    });
}

fn number(xml: &mut Xml, voucher: &Voucher<'_>, limits: &Limits<'_>) {
    let kind = if voucher.is_credit_note() { "issuedCreditNotice" } else { "issuedInvoice" };
    xml.text("inv:invoiceType", kind);
    xml.element("inv:number", |xml| {
        let number = limits.cut("number", &voucher.document.number, limits::NUMBER);
        xml.text("typ:numberRequested", number);
    });
    let symbol = voucher.variable_symbol();
    limits.filled(xml, ("inv:symVar", "variable_symbol"), &symbol, limits::VARIABLE_SYMBOL);
}

/// A credit note has no day of taxable supply of its own, and is due on none; Pohoda then takes its date.
fn dates(xml: &mut Xml, voucher: &Voucher<'_>) {
    let document = voucher.document;
    xml.text("inv:date", document.issued_on);
    if let Some(supplied_on) = voucher.supplied_on() {
        xml.text("inv:dateTax", supplied_on);
    }
    if let Some(due_on) = document.payable_until() {
        xml.text("inv:dateDue", due_on);
    }
}

/// How it is booked. Where the catalog says nothing Pohoda takes what its user has set.
pub(super) fn codes(xml: &mut Xml, pohoda: &Pohoda, limits: &Limits<'_>) {
    limits.code(xml, ("inv:accounting", "pohoda.accounting"), &pohoda.accounting);
    limits.code(xml, ("inv:classificationVAT", "pohoda.vat_classification"), &pohoda.vat_classification);
}

/// What it belongs to within the seller's firm.
pub(super) fn places(xml: &mut Xml, pohoda: &Pohoda, limits: &Limits<'_>) {
    limits.code(xml, ("inv:centre", "pohoda.centre"), &pohoda.centre);
    limits.code(xml, ("inv:activity", "pohoda.activity"), &pohoda.activity);
}

/// What the document is about: why it gives back, or its line, or its period.
fn text(voucher: &Voucher<'_>) -> String {
    match (correction(voucher), &voucher.lines[..]) {
        (Some(correction), _) => correction,
        (None, [line]) => description(language_of(voucher), line.line),
        (None, _) => whole_period(voucher),
    }
}

fn customer(xml: &mut Xml, party: &Party<'_>, limits: &Limits<'_>) {
    xml.element("inv:partnerIdentity", |xml| {
        xml.element("typ:address", |xml| {
            for (element, field, text, longest) in [
                ("typ:company", "customer.name", party.name, limits::NAME),
                ("typ:city", "customer.city", party.city, limits::CITY),
                ("typ:street", "customer.street", party.street, limits::STREET),
                ("typ:zip", "customer.postal_code", party.postal_code, limits::POSTAL_CODE),
                ("typ:ico", "customer.company_id", party.company_id, limits::COMPANY_ID),
                ("typ:dic", "customer.vat_id", party.vat_id, limits::VAT_ID),
            ] {
                limits.filled(xml, (element, field), text, longest);
            }
            limits.code(xml, ("typ:country", "customer.country"), &party.country_code());
            limits.filled(xml, ("typ:email", "customer.email"), party.email, limits::EMAIL);
        });
    });
}

fn agreements(voucher: &Voucher<'_>) -> String {
    match contracts(voucher)[..] {
        [] => String::new(),
        ref contracts => PaperText::Contract.filled(language_of(voucher), &[&contracts.join(", ")]),
    }
}
