//! The sums, by Pohoda's two rates. Nothing is rounded: payments by transfer are not.

use crate::catalog::VatKind;
use crate::document::{VatRate, Voucher, VoucherLine};
use crate::money::Amount;
use crate::render::xml::Xml;

/// `inv:invoiceSummary`.
pub(super) fn write(xml: &mut Xml, voucher: &Voucher<'_>) {
    xml.element("inv:invoiceSummary", |xml| {
        xml.text("inv:roundingDocument", "none");
        xml.text("inv:roundingVAT", "noneEveryRate");
        xml.element("inv:homeCurrency", |xml| {
            if voucher.vat.is_none() {
                xml.text("typ:priceNone", voucher.net_total());
            }
            rate(xml, voucher, VatKind::Reduced, "typ:priceLow");
            rate(xml, voucher, VatKind::Standard, "typ:priceHigh");
        });
    });
}

fn rate(xml: &mut Xml, voucher: &Voucher<'_>, kind: VatKind, name: &str) {
    if let Some(sum) = sum_of(voucher, kind) {
        xml.text(name, Amount::from(sum.base));
        xml.text(&format!("{name}VAT"), sum.tax);
        xml.text(&format!("{name}Sum"), sum.gross());
    }
}

/// The sum of the lines of a kind of rate. Where both kinds have the same per cent the voucher has one sum for them: the
/// reduced part is then that of its lines, and the standard part what is left of the sum.
fn sum_of(voucher: &Voucher<'_>, kind: VatKind) -> Option<VatRate> {
    let rate = voucher.lines.iter().find(|line| line.vat_kind == kind)?.rate;
    let both = voucher.vat.iter().flatten().find(|sum| Some(sum.rate) == rate)?;
    let reduced = || {
        let is_reduced = |line: &&VoucherLine<'_>| line.rate == rate && line.vat_kind == VatKind::Reduced;
        voucher.lines.iter().filter(is_reduced)
    };
    let is_shared = voucher.lines.iter().any(|line| line.rate == rate && line.vat_kind != kind);
    let (base, tax) = (reduced().map(|line| line.line.net).sum(), reduced().map(|line| line.tax).sum());
    Some(match kind {
        _ if !is_shared => *both,
        VatKind::Reduced => VatRate { rate: both.rate, base, tax },
        VatKind::Standard => VatRate { rate: both.rate, base: both.base - base, tax: both.tax - tax },
    })
}
