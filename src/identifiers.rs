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

/// The country of a party as an ISO 3166 code in capitals. Where nothing is said about it the letters that its VAT id begins
/// with tell, and without such letters it is the Czech Republic.
pub fn country_of(country: &str, vat_id: &str) -> String {
    let is_code = |prefix: &&str| prefix.bytes().all(|byte| byte.is_ascii_alphabetic());
    match (country, vat_id.get(..2).filter(is_code)) {
        ("", Some(prefix)) => prefix.to_ascii_uppercase(),
        ("", None) => "CZ".to_owned(),
        (country, _) => country.to_ascii_uppercase(),
    }
}

/// Whether VAT on a supply to a customer is a matter of another country: the customer is abroad and has a VAT id there.
pub fn is_taxable_abroad(country: &str, vat_id: &str) -> bool {
    !vat_id.is_empty() && !is_czech(&country_of(country, vat_id))
}

#[cfg(test)]
mod tests;
