//! Who issues the documents.

use crate::identifiers::country_of;

/// Who issues the documents. Empty where the catalog says nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Seller {
    /// Name of the firm.
    pub name: String,
    /// Street and number.
    pub street: String,
    /// Town.
    pub city: String,
    /// Postal code.
    pub postal_code: String,
    /// ISO 3166 code.
    pub country: String,
    /// Company id (IČO).
    pub company_id: String,
    /// VAT id (DIČ).
    pub vat_id: String,
    /// Entry in the register of companies.
    pub register_entry: String,
    /// Bank account, Czech form or IBAN.
    pub bank_account: String,
    /// E-mail address.
    pub email: String,
    /// Telephone.
    pub phone: String,
}

impl Seller {
    /// Keys of `[seller]` and their values, in the order in which they are frozen.
    pub fn fields(&self) -> [(&'static str, &str); 11] {
        [
            ("name", &self.name),
            ("street", &self.street),
            ("city", &self.city),
            ("postal_code", &self.postal_code),
            ("country", &self.country),
            ("company_id", &self.company_id),
            ("vat_id", &self.vat_id),
            ("register_entry", &self.register_entry),
            ("bank_account", &self.bank_account),
            ("email", &self.email),
            ("phone", &self.phone),
        ]
    }

    /// ISO 3166 code of its country, in capitals; the Czech Republic where nothing is said.
    pub fn country_code(&self) -> String {
        country_of(&self.country, "")
    }

    /// The field of a key, to be set.
    pub fn field_mut(&mut self, key: &str) -> Option<&mut String> {
        Some(match key {
            "name" => &mut self.name,
            "street" => &mut self.street,
            "city" => &mut self.city,
            "postal_code" => &mut self.postal_code,
            "country" => &mut self.country,
            "company_id" => &mut self.company_id,
            "vat_id" => &mut self.vat_id,
            "register_entry" => &mut self.register_entry,
            "bank_account" => &mut self.bank_account,
            "email" => &mut self.email,
            "phone" => &mut self.phone,
            _ => return None,
        })
    }
}
