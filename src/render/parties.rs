//! Seller and customer, side by side: what both XML standards say of a party.

use crate::document::Voucher;

/// What both parties have. Texts are empty where nothing is said.
pub(super) struct Identity<'a> {
    /// Id of the party at the seller; empty for the seller.
    pub(super) own_id: &'a str,
    pub(super) company_id: &'a str,
    /// Empty for a seller that is no payer of VAT.
    pub(super) vat_id: &'a str,
    pub(super) name: &'a str,
    pub(super) street: &'a str,
    pub(super) city: &'a str,
    pub(super) postal_code: &'a str,
    /// ISO 3166 code.
    pub(super) country: String,
    pub(super) register_entry: &'a str,
    pub(super) phone: &'a str,
    pub(super) email: &'a str,
}

impl Identity<'_> {
    /// Whether anything is known of how to reach it in person.
    pub(super) fn has_contact(&self) -> bool {
        !self.phone.is_empty() || !self.email.is_empty()
    }
}

/// The seller as the run has frozen it.
pub(super) fn seller<'v>(voucher: &'v Voucher<'_>) -> Identity<'v> {
    let seller = voucher.seller();
    Identity {
        own_id: "",
        company_id: &seller.company_id,
        vat_id: voucher.seller_vat_id(),
        name: &seller.name,
        street: &seller.street,
        city: &seller.city,
        postal_code: &seller.postal_code,
        country: seller.country_code(),
        register_entry: &seller.register_entry,
        phone: &seller.phone,
        email: &seller.email,
    }
}

/// The customer as the document has frozen it.
pub(super) fn customer<'v>(voucher: &'v Voucher<'_>) -> Identity<'v> {
    let customer = &voucher.document.content.party;
    Identity {
        own_id: customer.id,
        company_id: customer.company_id,
        vat_id: customer.vat_id,
        name: customer.name,
        street: customer.street,
        city: customer.city,
        postal_code: customer.postal_code,
        country: customer.country_code(),
        register_entry: "",
        phone: "",
        email: customer.email,
    }
}
