//! How to pay. Where nothing is to be paid the element is left out, which tells the reader so (annex A.13).

use crate::document::Voucher;
use crate::identifiers::BankAccount;
use crate::render::xml::Xml;

const TRANSFER: &str = "42";

/// A transfer to the seller's account.
pub(super) fn means(xml: &mut Xml, voucher: &Voucher<'_>) {
    let Some(payment) = &voucher.payment else { return };
    xml.element("PaymentMeans", |xml| {
        xml.element("Payment", |xml| {
            xml.text("PaidAmount", payment.amount);
            xml.text("PaymentMeansCode", TRANSFER);
            xml.element("Details", |xml| {
                xml.text("PaymentDueDate", payment.due_on);
                account(xml, &payment.account);
                xml.text("VariableSymbol", &payment.variable_symbol);
            });
        });
    });
}

/// All five elements are mandatory; of an account abroad only the IBAN is known.
fn account(xml: &mut Xml, account: &BankAccount) {
    let bank = account.bank();
    xml.text("ID", account.number().unwrap_or_else(|| account.iban()));
    xml.text("BankCode", account.bank_code().unwrap_or_default());
    xml.text("Name", bank.map_or("", |bank| bank.name));
    xml.text("IBAN", account.iban());
    xml.text("BIC", bank.map_or("", |bank| bank.bic));
}
