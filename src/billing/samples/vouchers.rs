//! Vouchers for tests of the formats: a seller and a customer with everything that a format may want, and lines of every kind.

use std::collections::BTreeMap;

use crate::billing::samples::{
    Files, IP, PC, Register, SERVER, catalog, day, leak, one_off, party, quantity, row, whole,
};
use crate::billing::voucher::{Issued, Original, voucher};
use crate::book::Party;
use crate::catalog::{Catalog, Policy, Proration, Seller, Vat, VatRates};
use crate::document::{Document, Kind, Voucher};
use crate::money::Percent;

/// Prague's savings bank, the account of every specification's example.
const ACCOUNT: &str = "19-2000145399/0800";

/// A seller with all that documents need, who pays VAT at 21 % and knows a reduced rate of 12 %.
pub(crate) fn payer() -> Catalog {
    let mut catalog = catalog(Policy::ThroughNextCalendarYear, Proration::Days);
    catalog.seller = Seller {
        name: "Vzorový dodavatel s.r.o.".into(),
        street: "Vzorová 12/3a".into(),
        city: "Praha 1".into(),
        postal_code: "110 00".into(),
        country: "CZ".into(),
        company_id: "12345679".into(),
        vat_id: "CZ12345679".into(),
        register_entry: "oddíl C, vložka 00000".into(),
        bank_account: ACCOUNT.into(),
        email: "fakturace@dodavatel.example".into(),
        phone: "+420 200 000 000".into(),
    };
    let rate =
        |percent| VatRates::starting(BTreeMap::from([(day("2013-01-01"), Percent::from_whole(percent))]));
    catalog.vat = Vat { payer_from: Some(day("2015-01-01")), standard: rate(21), reduced: rate(12) };
    catalog
}

/// The same seller, who is no VAT payer.
pub(crate) fn no_payer() -> Catalog {
    let mut catalog = payer();
    catalog.vat.payer_from = None;
    catalog
}

/// Two contracts: one with a discount and a part of a year, one whose year is free; a server, and a journey.
pub(crate) fn rows() -> Files {
    let mut files = Files::of(vec![
        row(SERVER, "2027-01-01").document("", "OBJ-7"),
        row(PC, "2027-03-01")
            .of("A", "S2")
            .quantity("3")
            .price("2999.90")
            .discount("33.33")
            .document("", "OBJ-7"),
        row(IP, "2027-01-01").of("A", "S3").document("", "OBJ-7"),
    ]);
    files.charges = vec![one_off("T1", "2027-02-03", "9.50")];
    files.charges[0].quantity = quantity("236");
    files
}

/// The customer of every document here.
pub(crate) fn customer() -> Party<'static> {
    Party {
        name: "Žluťoučký kůň, a.s.",
        company_id: "81104839",
        vat_id: "CZ81104839",
        street: "Hradecká 5",
        city: "Pardubice",
        postal_code: "530 03",
        country: "CZ",
        email: "ucetni@kun.example",
        ..party("A")
    }
}

/// What was issued for [`rows`] on 5 January 2027, and the credit note after the server ended in June.
pub(crate) fn documents(catalog: &Catalog) -> &'static [Document<'static>] {
    let mut register = Register::default();
    register.issue(catalog, &rows(), whole(2027), "2027-01-05");
    let mut ended = rows();
    ended.rows[0] = ended.rows[0].clone().until("2027-06-30");
    register.issue(catalog, &ended, whole(2027), "2027-07-05");
    register.documents.iter_mut().for_each(|document| document.content.party = customer());
    leak(register.documents)
}

/// The voucher of the only document of a kind.
pub(crate) fn voucher_of(catalog: &Catalog, kind: Kind) -> Voucher<'static> {
    of_documents(catalog, documents(catalog), kind)
}

/// The voucher of the only document of a kind among these.
pub(crate) fn of_documents(
    catalog: &Catalog,
    documents: &'static [Document<'static>],
    kind: Kind,
) -> Voucher<'static> {
    let catalog = leak(catalog.clone());
    let issued = |document| Issued { document, catalog, logo: None };
    let find = |kind| documents.iter().find(|document| document.content.kind == kind).expect("a document");
    let original = Original { invoice: issued(find(Kind::Invoice)), earlier: &[] };
    voucher(issued(find(kind)), (kind == Kind::CreditNote).then_some(original)).expect("a voucher")
}
