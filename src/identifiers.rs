//! Numbers that others give: company ids, VAT ids, bank accounts. Each is a text with check digits.

mod bank_account;
mod banks;
mod company_id;
mod vat_id;

pub use bank_account::{AccountFault, BankAccount};
pub use banks::{Bank, bank_of};
pub use company_id::CompanyId;
pub use vat_id::VatId;

/// Whether a country (ISO 3166 code; nothing said is the Czech Republic) is the one whose numbers these are.
pub fn is_czech(country: &str) -> bool {
    country.is_empty() || country.eq_ignore_ascii_case("CZ")
}
