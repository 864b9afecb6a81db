//! How to pay, or that nothing is to be paid.

use crate::document::Voucher;
use crate::messages::{PaperText, localized};
use crate::render::wording::language_of;
use crate::render::xml::Xml;

/// A credit transfer of UNTDID 4461.
const TRANSFER: &str = "30";

/// A transfer to the seller's account, with the variable symbol as what the bank passes on.
pub(super) fn means(xml: &mut Xml, voucher: &Voucher<'_>) {
    let Some(payment) = &voucher.payment else { return };
    xml.element("cac:PaymentMeans", |xml| {
        xml.text("cbc:PaymentMeansCode", TRANSFER);
        xml.text("cbc:PaymentID", &payment.variable_symbol);
        xml.element("cac:PayeeFinancialAccount", |xml| {
            xml.text("cbc:ID", payment.account.iban());
            if let Some(bank) = payment.account.bank() {
                xml.element("cac:FinancialInstitutionBranch", |xml| xml.text("cbc:ID", bank.bic));
            }
        });
    });
}

/// A credit note has no due date: it says in words what becomes of its amount.
pub(super) fn terms(xml: &mut Xml, voucher: &Voucher<'_>) {
    if voucher.is_credit_note() {
        let language = language_of(voucher);
        let amount = localized(language, &voucher.payable().abs().to_string());
        let terms = format!("{}: {amount} {}", PaperText::GivenBack.text(language), voucher.currency());
        xml.element("cac:PaymentTerms", |xml| xml.text("cbc:Note", terms));
    }
}
