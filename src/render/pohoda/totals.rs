//! The sums, by Pohoda's two rates. Nothing is rounded: payments by transfer are not.

use crate::catalog::VatKind;
use crate::document::{VatRate, Voucher};
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
    let is_of_kind = |rate: &&VatRate| {
        let line = voucher.lines.iter().find(|line| line.rate == Some(rate.rate));
        line.is_some_and(|line| line.vat_kind == kind)
    };
    if let Some(rate) = voucher.vat.iter().flatten().find(is_of_kind) {
        xml.text(name, Amount::from(rate.base));
        xml.text(&format!("{name}VAT"), rate.tax);
        xml.text(&format!("{name}Sum"), rate.gross());
    }
}
