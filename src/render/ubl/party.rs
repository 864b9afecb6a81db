//! Who issued the document, and for whom.

use crate::document::Voucher;
use crate::identifiers::{CompanyId, VatId};
use crate::render::xml::Xml;

/// The Czech company id among all ids of organisations.
pub(super) const COMPANY_ID: &str = "0154";
/// The Czech VAT id among all electronic addresses.
const VAT_ADDRESS: &str = "9929";

struct Identity<'a> {
    /// Id of the party at the seller; empty for the seller.
    own_id: &'a str,
    name: &'a str,
    street: &'a str,
    city: &'a str,
    postal_code: &'a str,
    country: String,
    company_id: &'a str,
    /// Empty where the document may not say it.
    vat_id: &'a str,
    /// What the law wants besides.
    legal_form: &'a str,
    phone: &'a str,
    email: &'a str,
}

/// The seller.
pub(super) fn seller(xml: &mut Xml, voucher: &Voucher<'_>) {
    let seller = voucher.seller();
    let identity = Identity {
        own_id: "",
        name: &seller.name,
        street: &seller.street,
        city: &seller.city,
        postal_code: &seller.postal_code,
        country: seller.country_code(),
        company_id: &seller.company_id,
        vat_id: voucher.seller_vat_id(),
        legal_form: &seller.register_entry,
        phone: &seller.phone,
        email: &seller.email,
    };
    xml.element("cac:AccountingSupplierParty", |xml| party(xml, &identity));
}

/// The customer as the document has frozen it.
pub(super) fn customer(xml: &mut Xml, voucher: &Voucher<'_>) {
    let customer = &voucher.document.content.party;
    let identity = Identity {
        own_id: customer.id,
        name: customer.name,
        street: customer.street,
        city: customer.city,
        postal_code: customer.postal_code,
        country: customer.country_code(),
        company_id: customer.company_id,
        vat_id: if voucher.vat.is_some() { customer.vat_id } else { "" },
        legal_form: "",
        phone: "",
        email: customer.email,
    };
    xml.element("cac:AccountingCustomerParty", |xml| party(xml, &identity));
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
        xml.filled("cbc:CompanyLegalForm", party.legal_form);
    });
}

fn contact(xml: &mut Xml, party: &Identity<'_>) {
    if party.phone.is_empty() && party.email.is_empty() {
        return;
    }
    xml.element("cac:Contact", |xml| {
        xml.filled("cbc:Telephone", party.phone);
        xml.filled("cbc:ElectronicMail", party.email);
    });
}
