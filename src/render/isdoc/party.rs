//! Who issued the document, and for whom.

use crate::render::isdoc::address::{country_name, street_and_number};
use crate::render::parties::Identity;
use crate::render::xml::Xml;

/// Seller or customer.
pub(super) fn party(xml: &mut Xml, party: &Identity<'_>) {
    xml.element("Party", |xml| {
        xml.element("PartyIdentification", |xml| {
            xml.filled("UserID", party.own_id);
            xml.text("ID", party.company_id);
        });
        xml.element("PartyName", |xml| xml.text("Name", party.name));
        address(xml, party);
        registrations(xml, party);
        contact(xml, party);
    });
}

fn address(xml: &mut Xml, party: &Identity<'_>) {
    let (street, number) = street_and_number(party.street);
    xml.element("PostalAddress", |xml| {
        xml.text("StreetName", street);
        xml.text("BuildingNumber", number);
        xml.text("CityName", party.city);
        xml.text("PostalZone", party.postal_code);
        xml.element("Country", |xml| {
            xml.text("IdentificationCode", &party.country);
            xml.text("Name", country_name(&party.country));
        });
    });
}

fn registrations(xml: &mut Xml, party: &Identity<'_>) {
    if !party.vat_id.is_empty() {
        xml.element("PartyTaxScheme", |xml| {
            xml.text("CompanyID", party.vat_id);
            xml.text("TaxScheme", "VAT");
        });
    }
    if !party.register_entry.is_empty() {
        xml.element("RegisterIdentification", |xml| xml.text("Preformatted", party.register_entry));
    }
}

fn contact(xml: &mut Xml, party: &Identity<'_>) {
    if !party.has_contact() {
        return;
    }
    xml.element("Contact", |xml| {
        xml.filled("Telephone", party.phone);
        xml.filled("ElectronicMail", party.email);
    });
}
