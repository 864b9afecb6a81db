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

/// Whether VAT on a supply to a customer is a matter of another country: the customer is abroad and has a VAT id there. Where
/// nothing is said about the country, the VAT id tells.
pub fn is_taxable_abroad(country: &str, vat_id: &str) -> bool {
    let country = if country.is_empty() { vat_id.get(..2).unwrap_or_default() } else { country };
    !vat_id.is_empty() && !is_czech(country)
}
