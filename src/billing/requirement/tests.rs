use super::*;
use crate::billing::samples::vouchers::{no_payer, payer, voucher_of};
use crate::catalog::Catalog;
use crate::document::Kind;

fn complaints(catalog: &Catalog, kind: Kind, format: Format) -> Vec<String> {
    let problem = |problem: Problem| format!("{} {}", problem.code, problem.place.expect("a place").field);
    missing(&voucher_of(catalog, kind), format).into_iter().map(problem).collect()
}

#[test]
fn a_complete_seller_and_customer_lack_nothing_in_any_format() {
    for format in Format::ALL {
        for kind in [Kind::Invoice, Kind::CreditNote] {
            assert_eq!(complaints(&payer(), kind, format), [""; 0], "{}", format.name());
            assert_eq!(complaints(&no_payer(), kind, format), [""; 0], "{}", format.name());
        }
    }
}

#[test]
fn every_datum_is_missed_by_the_formats_that_need_it() {
    use Format::{Csv, Isdoc, Pdf, Pohoda, Spayd, Ubl};
    let paper = [Pdf, Isdoc, Pohoda, Ubl].as_slice();
    let cases = [
        ("name", paper, "§ 435 of the civil code"),
        ("street", paper, "the seat"),
        ("company_id", paper, "§ 435; the data pack is addressed by it, UBL names the seller by it"),
        ("vat_id", paper, "a payer's tax document"),
        ("bank_account", &[Pdf, Isdoc, Ubl, Spayd], "Pohoda knows the seller's accounts itself"),
    ];
    for (key, formats, why) in cases {
        let mut catalog = payer();
        catalog.seller.field_mut(key).expect("a key").clear();
        for format in [Pdf, Isdoc, Pohoda, Ubl, Csv, Spayd] {
            let expected = formats.contains(&format).then(|| format!("missing-for-format seller.{key}"));
            let found = complaints(&catalog, Kind::Invoice, format);
            assert_eq!(found, Vec::from_iter(expected), "{key} in {}: {why}", format.name());
        }
    }
}

#[test]
fn what_a_document_does_not_state_is_not_missed() {
    let mut catalog = no_payer();
    catalog.seller.vat_id.clear();
    assert_eq!(complaints(&catalog, Kind::Invoice, Format::Isdoc), [""; 0], "no payer has no VAT id");
    catalog.seller.bank_account.clear();
    assert_eq!(complaints(&catalog, Kind::CreditNote, Format::Isdoc), [""; 0], "nobody pays a credit note");
}

#[test]
fn the_czech_formats_are_in_crowns() {
    let mut catalog = no_payer();
    catalog.currency = "EUR".into();
    for format in Format::ALL {
        let refused = matches!(format, Format::Isdoc | Format::Pohoda);
        let expected = refused.then(|| "other-currency-in-format currency".to_owned());
        let found = complaints(&catalog, Kind::Invoice, format);
        assert_eq!(found, Vec::from_iter(expected), "{}", format.name());
    }
}

#[test]
fn files_name_countries_by_their_code() {
    let mut catalog = payer();
    for (country, refused) in
        [("CZ", false), ("sk", false), ("", false), ("Česko", true), ("CZE", true), ("C1", true)]
    {
        catalog.seller.country = country.into();
        for format in Format::ALL {
            let is_file = matches!(format, Format::Isdoc | Format::Pohoda | Format::Ubl);
            let expected = (refused && is_file).then(|| "bad-choice seller.country".to_owned());
            let found = complaints(&catalog, Kind::Invoice, format);
            assert_eq!(found, Vec::from_iter(expected), "{country} in {}", format.name());
        }
    }
}
