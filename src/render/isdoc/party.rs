//! Who issued the document, and for whom.

use crate::document::Voucher;
use crate::render::isdoc::address::{country_name, street_and_number};
use crate::render::xml::Xml;

/// What both parties have.
struct Identity<'a> {
    /// Id of the party at the seller; empty for the seller.
    own_id: &'a str,
    company_id: &'a str,
    name: &'a str,
    street: &'a str,
    city: &'a str,
    postal_code: &'a str,
    country: String,
    /// Empty for one who is no payer.
    vat_id: &'a str,
    register_entry: &'a str,
    phone: &'a str,
    email: &'a str,
}

/// The seller.
pub(super) fn seller(xml: &mut Xml, voucher: &Voucher<'_>) {
    let seller = voucher.seller();
    let identity = Identity {
        own_id: "",
        company_id: &seller.company_id,
        name: &seller.name,
        street: &seller.street,
        city: &seller.city,
        postal_code: &seller.postal_code,
        country: seller.country_code(),
        vat_id: voucher.seller_vat_id(),
        register_entry: &seller.register_entry,
        phone: &seller.phone,
        email: &seller.email,
    };
    party(xml, &identity);
}

/// The customer as the document has frozen it.
pub(super) fn customer(xml: &mut Xml, voucher: &Voucher<'_>) {
    let customer = &voucher.document.content.party;
    let identity = Identity {
        own_id: customer.id,
        company_id: customer.company_id,
        name: customer.name,
        street: customer.street,
        city: customer.city,
        postal_code: customer.postal_code,
        country: customer.country_code(),
        vat_id: customer.vat_id,
        register_entry: "",
        phone: "",
        email: customer.email,
    };
    party(xml, &identity);
}

fn party(xml: &mut Xml, party: &Identity<'_>) {
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
    if party.phone.is_empty() && party.email.is_empty() {
        return;
    }
    xml.element("Contact", |xml| {
        xml.filled("Telephone", party.phone);
        xml.filled("ElectronicMail", party.email);
    });
}
