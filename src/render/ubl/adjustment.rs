//! What a discount or a part of the year takes off a line.

use crate::document::{Voucher, VoucherLine};
use crate::messages::PaperText;
use crate::render::ubl::totals::amount;
use crate::render::wording::{calculation, language_of};
use crate::render::xml::Xml;

/// The allowance of a line, with its reason, where there is one.
pub(super) fn write(xml: &mut Xml, voucher: &Voucher<'_>, line: &VoucherLine<'_>) {
    if line.reduction().is_zero() {
        return;
    }
    let language = language_of(voucher);
    let calculation = calculation(language, line.line);
    let reason = if calculation.is_empty() { PaperText::Discount.text(language) } else { &calculation };
    xml.element("cac:AllowanceCharge", |xml| {
        xml.text("cbc:ChargeIndicator", false);
        xml.text("cbc:AllowanceChargeReason", reason);
        amount(xml, voucher, "cbc:Amount", line.reduction());
        amount(xml, voucher, "cbc:BaseAmount", line.full);
    });
}
