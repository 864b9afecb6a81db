//! The sums: by rate of VAT, and of the whole. There are no advances, so that nothing is claimed already and the difference
//! is the whole; the standard wants the zeros written.

use crate::document::{VatRate, Voucher};
use crate::money::Amount;
use crate::render::xml::Xml;

/// The sums by rate; of one who is no payer one sum at 0 % that is not subject to VAT.
pub(super) fn by_rate(xml: &mut Xml, voucher: &Voucher<'_>) {
    xml.element("TaxTotal", |xml| {
        for rate in voucher.rates().iter() {
            xml.element("TaxSubTotal", |xml| one_rate(xml, voucher, rate));
        }
        xml.text("TaxAmount", voucher.turned(voucher.tax_total()));
    });
}

fn one_rate(xml: &mut Xml, voucher: &Voucher<'_>, rate: &VatRate) {
    let base = voucher.turned(Amount::from(rate.base));
    let (tax, gross) = (voucher.turned(rate.tax), voucher.turned(rate.gross()));
    for (prefix, [base, tax, gross]) in
        [("", [base, tax, gross]), ("AlreadyClaimed", [Amount::ZERO; 3]), ("Difference", [base, tax, gross])]
    {
        xml.text(&format!("{prefix}TaxableAmount"), base);
        xml.text(&format!("{prefix}TaxAmount"), tax);
        xml.text(&format!("{prefix}TaxInclusiveAmount"), gross);
    }
    xml.element("TaxCategory", |xml| {
        xml.text("Percent", rate.rate);
        xml.text("TaxScheme", "VAT");
        xml.text("VATApplicable", voucher.vat.is_some());
    });
}

/// The sums of the whole.
pub(super) fn whole(xml: &mut Xml, voucher: &Voucher<'_>) {
    let net = voucher.turned(Amount::from(voucher.net_total()));
    let gross = voucher.turned(voucher.payable());
    xml.element("LegalMonetaryTotal", |xml| {
        for (prefix, [net, gross]) in
            [("", [net, gross]), ("AlreadyClaimed", [Amount::ZERO; 2]), ("Difference", [net, gross])]
        {
            xml.text(&format!("{prefix}TaxExclusiveAmount"), net);
            xml.text(&format!("{prefix}TaxInclusiveAmount"), gross);
        }
        xml.text("PaidDepositsAmount", Amount::ZERO);
        xml.text("PayableAmount", gross);
    });
}
