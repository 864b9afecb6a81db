//! VAT by rate, and the sums of the whole.

use crate::document::{VatRate, Voucher};
use crate::messages::PaperText;
use crate::money::{Amount, Percent};
use crate::render::wording::language_of;
use crate::render::xml::Xml;

/// A rate above zero, a rate of zero, and what is outside the scope of VAT, of UNTDID 5305.
const STANDARD: &str = "S";
const ZERO: &str = "Z";
const OUTSIDE: &str = "O";
/// Outside the scope of VAT, of the codes of reasons.
const NOT_SUBJECT: &str = "VATEX-EU-O";

/// An element with an amount and its currency.
pub(super) fn amount(xml: &mut Xml, voucher: &Voucher<'_>, name: &str, amount: impl Into<Amount>) {
    let turned = voucher.turned(amount.into());
    xml.text_with(name, &[("currencyID", voucher.currency())], turned);
}

/// The category of a rate, as the elements within one that `name` names. Outside the scope of VAT there is no per cent.
pub(super) fn category(xml: &mut Xml, name: &str, rate: Option<Percent>, reason: Option<&str>) {
    let code = rate.map_or(OUTSIDE, |rate| if rate.is_zero() { ZERO } else { STANDARD });
    xml.element(name, |xml| {
        xml.text("cbc:ID", code);
        if let Some(rate) = rate {
            xml.text("cbc:Percent", rate);
        }
        if let Some(reason) = reason {
            xml.text("cbc:TaxExemptionReasonCode", NOT_SUBJECT);
            xml.text("cbc:TaxExemptionReason", reason);
        }
        xml.element("cac:TaxScheme", |xml| xml.text("cbc:ID", "VAT"));
    });
}

/// VAT by rate.
pub(super) fn tax(xml: &mut Xml, voucher: &Voucher<'_>) {
    let no_payer = voucher.vat.is_none().then(|| PaperText::NoPayer.text(language_of(voucher)));
    xml.element("cac:TaxTotal", |xml| {
        amount(xml, voucher, "cbc:TaxAmount", voucher.tax_total());
        voucher.rates().iter().for_each(|rate| subtotal(xml, voucher, rate, no_payer));
    });
}

fn subtotal(xml: &mut Xml, voucher: &Voucher<'_>, rate: &VatRate, reason: Option<&str>) {
    xml.element("cac:TaxSubtotal", |xml| {
        amount(xml, voucher, "cbc:TaxableAmount", rate.base);
        amount(xml, voucher, "cbc:TaxAmount", rate.tax);
        category(xml, "cac:TaxCategory", voucher.vat.as_ref().map(|_| rate.rate), reason);
    });
}

/// The sums of the whole.
pub(super) fn whole(xml: &mut Xml, voucher: &Voucher<'_>) {
    xml.element("cac:LegalMonetaryTotal", |xml| {
        amount(xml, voucher, "cbc:LineExtensionAmount", voucher.net_total());
        amount(xml, voucher, "cbc:TaxExclusiveAmount", voucher.net_total());
        amount(xml, voucher, "cbc:TaxInclusiveAmount", voucher.payable());
        amount(xml, voucher, "cbc:PayableAmount", voucher.payable());
    });
}
