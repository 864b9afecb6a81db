//! Numbers that others give: company ids, VAT ids, bank accounts. Each is a text with check digits.

mod bank_account;
mod banks;
mod company_id;
mod vat_id;

pub use bank_account::{AccountFault, BankAccount};
pub use banks::{Bank, bank_of};
pub use company_id::CompanyId;
pub use vat_id::VatId;
