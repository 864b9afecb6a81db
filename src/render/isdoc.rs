//! ISDOC 6.0.2, the Czech national standard: an invoice or a credit note as XML that accounting systems read.
//!
//! What the schema does not say and the specification does (its annex A):
//! - amounts of a credit note are positive, its kind says that they are given back;
//! - a document in crowns has no element whose name ends in `Curr`, and both exchange rates are 1;
//! - the id of a document stays the same in every export, since importers take the same id for the same document;
//! - credit notes and documents of one who is no VAT payer have no day of taxable supply;
//! - where lines and summary differ, the summary counts.

mod address;
mod lines;
mod party;
mod payment;
mod references;
mod totals;

use crate::document::Voucher;
use crate::place::Problem;
use crate::render::document_id;
use crate::render::parties;
use crate::render::wording::{language_of, remarks};
use crate::render::xml::Xml;

const NAMESPACE: &str = "http://isdoc.cz/namespace/2013";
const VERSION: &str = "6.0.2";
/// Its version is not said, so that a later one writes the same bytes.
const ISSUING_SYSTEM: &str = "annum";
const INVOICE: &str = "1";
const CREDIT_NOTE: &str = "2";

/// An issued document in crowns, indented, in UTF-8.
///
/// # Errors
/// [`Code::ControlCharacter`](crate::place::Code::ControlCharacter), without a place, for a character that XML cannot hold.
pub fn document(voucher: &Voucher<'_>) -> Result<Vec<u8>, Problem> {
    let mut xml = Xml::new();
    xml.element_with("Invoice", &[("xmlns", NAMESPACE), ("version", VERSION)], |xml| {
        header(xml, voucher);
        xml.element("AccountingSupplierParty", |xml| party::party(xml, &parties::seller(voucher)));
        xml.element("AccountingCustomerParty", |xml| party::party(xml, &parties::customer(voucher)));
        references::orders(xml, voucher);
        references::original(xml, voucher);
        references::agreements(xml, voucher);
        lines::all(xml, voucher);
        totals::by_rate(xml, voucher);
        totals::whole(xml, voucher);
        payment::means(xml, voucher);
    });
    xml.finish()
}

fn header(xml: &mut Xml, voucher: &Voucher<'_>) {
    let document = voucher.document;
    xml.text("DocumentType", if voucher.is_credit_note() { CREDIT_NOTE } else { INVOICE });
    xml.text("ID", &document.number);
    xml.text("UUID", document_id::of(voucher));
    xml.text("IssuingSystem", ISSUING_SYSTEM);
    xml.text("IssueDate", document.issued_on);
    if let Some(supplied_on) = voucher.supplied_on() {
        xml.text("TaxPointDate", supplied_on);
    }
    xml.text("VATApplicable", voucher.vat.is_some());
    xml.text("ElectronicPossibilityAgreementReference", "");
    note(xml, voucher);
    xml.text("LocalCurrencyCode", voucher.currency());
    xml.text("CurrRate", "1");
    xml.text("RefCurrRate", "1");
}

fn note(xml: &mut Xml, voucher: &Voucher<'_>) {
    let language = language_of(voucher);
    let remarks = remarks(voucher);
    if !remarks.is_empty() {
        xml.text_with("Note", &[("languageID", language.code())], remarks.join("\n"));
    }
}

#[cfg(test)]
mod tests;
