//! Who issued the document, and for whom.

use crate::document::Voucher;
use crate::identifiers::{CompanyId, VatId};
use crate::render::parties::{self, Identity};
use crate::render::xml::Xml;

/// The Czech company id among all ids of organisations.
pub(super) const COMPANY_ID: &str = "0154";
/// The Czech VAT id among all electronic addresses.
const VAT_ADDRESS: &str = "9929";

/// The seller.
pub(super) fn seller(xml: &mut Xml, voucher: &Voucher<'_>) {
    xml.element("cac:AccountingSupplierParty", |xml| party(xml, &parties::seller(voucher)));
}

/// The customer, without a VAT id where the document states no VAT.
pub(super) fn customer(xml: &mut Xml, voucher: &Voucher<'_>) {
    let mut customer = parties::customer(voucher);
    if voucher.vat.is_none() {
        customer.vat_id = "";
    }
    xml.element("cac:AccountingCustomerParty", |xml| party(xml, &customer));
}

fn party(xml: &mut Xml, party: &Identity<'_>) {
    xml.element("cac:Party", |xml| {
        endpoint(xml, party);
        if !party.own_id.is_empty() {
            xml.element("cac:PartyIdentification", |xml| xml.text("cbc:ID", party.own_id));
        }
        address(xml, party);
        if !party.vat_id.is_empty() {
            xml.element("cac:PartyTaxScheme", |xml| {
                xml.text("cbc:CompanyID", party.vat_id);
                xml.element("cac:TaxScheme", |xml| xml.text("cbc:ID", "VAT"));
            });
        }
        legal_entity(xml, party);
        contact(xml, party);
    });
}

/// Where electronic documents reach the party: by its VAT id, else by its company id.
fn endpoint(xml: &mut Xml, party: &Identity<'_>) {
    if VatId::parse(party.vat_id).is_some() {
        xml.text_with("cbc:EndpointID", &[("schemeID", VAT_ADDRESS)], party.vat_id);
    } else if CompanyId::is_valid(party.company_id) {
        xml.text_with("cbc:EndpointID", &[("schemeID", COMPANY_ID)], party.company_id);
    }
}

fn address(xml: &mut Xml, party: &Identity<'_>) {
    xml.element("cac:PostalAddress", |xml| {
        xml.filled("cbc:StreetName", party.street);
        xml.filled("cbc:CityName", party.city);
        xml.filled("cbc:PostalZone", party.postal_code);
        xml.element("cac:Country", |xml| xml.text("cbc:IdentificationCode", &party.country));
    });
}

/// A company id with wrong check digits is one of another country, whose scheme nobody knows.
fn legal_entity(xml: &mut Xml, party: &Identity<'_>) {
    xml.element("cac:PartyLegalEntity", |xml| {
        xml.text("cbc:RegistrationName", party.name);
        if CompanyId::is_valid(party.company_id) {
            xml.text_with("cbc:CompanyID", &[("schemeID", COMPANY_ID)], party.company_id);
        } else {
            xml.filled("cbc:CompanyID", party.company_id);
        }
        xml.filled("cbc:CompanyLegalForm", party.register_entry);
    });
}

fn contact(xml: &mut Xml, party: &Identity<'_>) {
    if !party.has_contact() {
        return;
    }
    xml.element("cac:Contact", |xml| {
        xml.filled("cbc:Telephone", party.phone);
        xml.filled("cbc:ElectronicMail", party.email);
    });
}
