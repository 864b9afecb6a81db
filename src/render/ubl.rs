//! UBL 2.1 by EN 16931, the European standard of electronic invoices: an invoice or a credit note as XML.
//!
//! How the model of the standard is filled:
//! - a line keeps its quantity and unit price; what a discount or a part of the year takes off is an allowance that says why,
//!   so that quantity × price − allowance is the net amount to the last digit;
//! - a unit price may not be negative, so that a charge that pays back has a negative quantity;
//! - a credit note has positive amounts, its kind says that they are given back;
//! - one who is no VAT payer is outside the scope of VAT (category `O`), which forbids every VAT id, the customer's too;
//! - Czech ids: `0154` for the company id, `9929` for the VAT id as an electronic address.

mod adjustment;
mod lines;
mod party;
mod payment;
mod references;
mod totals;
mod unit;

use crate::document::Voucher;
use crate::place::Problem;
use crate::render::wording::remarks;
use crate::render::xml::Xml;

/// The rules that the document keeps to.
const CUSTOMIZATION: &str = "urn:cen.eu:en16931:2017";
const COMMON: [(&str, &str); 2] = [
    ("xmlns:cac", "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"),
    ("xmlns:cbc", "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"),
];

/// What an invoice and a credit note call their parts.
struct Form {
    root: &'static str,
    namespace: &'static str,
    type_element: &'static str,
    /// UNTDID 1001.
    type_code: &'static str,
    line: &'static str,
    quantity: &'static str,
}

const INVOICE: Form = Form {
    root: "Invoice",
    namespace: "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2",
    type_element: "cbc:InvoiceTypeCode",
    type_code: "380",
    line: "cac:InvoiceLine",
    quantity: "cbc:InvoicedQuantity",
};

const CREDIT_NOTE: Form = Form {
    root: "CreditNote",
    namespace: "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2",
    type_element: "cbc:CreditNoteTypeCode",
    type_code: "381",
    line: "cac:CreditNoteLine",
    quantity: "cbc:CreditedQuantity",
};

/// An issued document, indented, in UTF-8.
///
/// # Errors
/// [`Code::ControlCharacter`](crate::place::Code::ControlCharacter), without a place, for a character that XML cannot hold.
pub fn document(voucher: &Voucher<'_>) -> Result<Vec<u8>, Problem> {
    let form = if voucher.is_credit_note() { CREDIT_NOTE } else { INVOICE };
    let namespaces = [&[("xmlns", form.namespace)], &COMMON[..]].concat();
    let mut xml = Xml::new();
    xml.element_with(form.root, &namespaces, |xml| {
        header(xml, voucher, &form);
        references::write(xml, voucher);
        party::seller(xml, voucher);
        party::customer(xml, voucher);
        payment::means(xml, voucher);
        payment::terms(xml, voucher);
        totals::tax(xml, voucher);
        totals::whole(xml, voucher);
        lines::all(xml, voucher, &form);
    });
    xml.finish()
}

fn header(xml: &mut Xml, voucher: &Voucher<'_>, form: &Form) {
    let document = voucher.document;
    xml.text("cbc:CustomizationID", CUSTOMIZATION);
    xml.text("cbc:ID", &document.number);
    xml.text("cbc:IssueDate", document.issued_on);
    if let Some(due_on) = document.payable_until() {
        xml.text("cbc:DueDate", due_on);
    }
    xml.text(form.type_element, form.type_code);
    note(xml, voucher);
    if let Some(supplied_on) = voucher.supplied_on() {
        xml.text("cbc:TaxPointDate", supplied_on);
    }
    xml.text("cbc:DocumentCurrencyCode", voucher.currency());
    period(xml, voucher);
}

fn note(xml: &mut Xml, voucher: &Voucher<'_>) {
    let remarks = remarks(voucher);
    if !remarks.is_empty() {
        // Its language may not be said (rule UBL-DT-19).
        xml.text("cbc:Note", remarks.join("\n"));
    }
}

fn period(xml: &mut Xml, voucher: &Voucher<'_>) {
    if let Some(days) = voucher.period() {
        xml.element("cac:InvoicePeriod", |xml| {
            xml.text("cbc:StartDate", days.first());
            xml.text("cbc:EndDate", days.last());
        });
    }
}

#[cfg(test)]
mod tests;
