use super::*;
use crate::billing::samples::vouchers::{documents, no_payer, of_documents, payer, voucher_of};
use crate::billing::samples::{day, leak};
use crate::catalog::{Catalog, Pohoda, VatKind, VatRates};
use crate::document::Kind;
use crate::money::Percent;
use crate::place::Code;
use crate::render::parsed::Parsed;

const INVOICE: &str = "dat:dataPack/dat:dataPackItem/inv:invoice";

fn written(voucher: &Voucher<'_>) -> Parsed {
    let (bytes, warnings) = document(voucher).expect("a document");
    assert_eq!(warnings, []);
    Parsed::read(&bytes)
}

fn sample(catalog: &Catalog, kind: Kind) -> Parsed {
    written(&voucher_of(catalog, kind))
}

fn header(document: &Parsed, path: &str) -> String {
    document.one(&format!("{INVOICE}/inv:invoiceHeader/{path}")).to_owned()
}

fn items<'p>(document: &'p Parsed, path: &str) -> Vec<&'p str> {
    document.all(&format!("{INVOICE}/inv:invoiceDetail/inv:invoiceItem/{path}"))
}

fn total(document: &Parsed, path: &str) -> String {
    document.one(&format!("{INVOICE}/inv:invoiceSummary/inv:homeCurrency/typ:{path}")).to_owned()
}

#[test]
fn the_package_is_for_the_seller_and_its_ids_are_those_of_the_document() {
    let invoice = sample(&payer(), Kind::Invoice);
    assert_eq!(invoice.one("dat:dataPack@ico"), "12345679");
    assert_eq!(invoice.one("dat:dataPack@id"), "86215e47-3f00-5fc4-ada2-12357affed5b");
    assert_eq!(invoice.one("dat:dataPack/dat:dataPackItem@id"), invoice.one("dat:dataPack@id"));
    let note = sample(&payer(), Kind::CreditNote);
    assert_ne!(
        note.one("dat:dataPack@id"),
        invoice.one("dat:dataPack@id"),
        "a duplicate would not be imported"
    );
}

#[test]
fn the_head_says_what_was_issued_and_for_whom() {
    let invoice = sample(&payer(), Kind::Invoice);
    for (path, expected) in [
        ("inv:invoiceType", "issuedInvoice"),
        ("inv:number/typ:numberRequested", "2027000001"),
        ("inv:symVar", "2027000001"),
        ("inv:date", "2027-01-05"),
        ("inv:dateTax", "2027-01-05"),
        ("inv:dateDue", "2027-01-19"),
        ("inv:text", "Období plnění 1. 1. 2027 – 31. 12. 2027"),
        ("inv:numberOrder", "OBJ-7"),
        ("inv:intNote", "smlouva S1, S2, S3"),
        ("inv:partnerIdentity/typ:address/typ:company", "Žluťoučký kůň, a.s."),
        ("inv:partnerIdentity/typ:address/typ:ico", "81104839"),
        ("inv:partnerIdentity/typ:address/typ:dic", "CZ81104839"),
        ("inv:partnerIdentity/typ:address/typ:country/typ:ids", "CZ"),
    ] {
        assert_eq!(header(&invoice, path), expected, "{path}");
    }
}

#[test]
fn quantity_times_unit_price_is_the_amount_of_every_line() {
    let invoice = sample(&payer(), Kind::Invoice);
    assert_eq!(items(&invoice, "inv:quantity"), ["1", "1", "1", "236"], "the reduced line is one piece");
    let price = |name: &str| items(&invoice, &format!("inv:homeCurrency/typ:{name}"));
    assert_eq!(price("unitPrice"), ["20000.00", "5030.22", "10000.00", "9.50"]);
    assert_eq!(price("price"), ["20000.00", "5030.22", "10000.00", "2242.00"]);
    assert_eq!(price("priceVAT"), ["4200.00", "1056.35", "2100.00", "470.82"]);
    assert_eq!(items(&invoice, "inv:unit"), ["ks", "ks", "km"]);
    assert_eq!(
        items(&invoice, "inv:note"),
        ["3 ks × 2\u{a0}999,90 · Sleva 33,33\u{a0}% · 306 z 365 dnů roku"],
        "how it came about"
    );
    assert_eq!(items(&invoice, "inv:payVAT"), ["false"; 4]);
    assert_eq!(items(&invoice, "inv:rateVAT"), ["high"; 4]);
    assert_eq!(items(&invoice, "inv:rateVAT@value"), ["21"; 4]);
}

#[test]
fn the_sums_are_those_of_the_voucher() {
    let voucher = voucher_of(&payer(), Kind::Invoice);
    let invoice = written(&voucher);
    assert_eq!(total(&invoice, "priceHigh"), voucher.net_total().to_string());
    assert_eq!(total(&invoice, "priceHighVAT"), voucher.tax_total().to_string());
    assert_eq!(total(&invoice, "priceHighSum"), voucher.payable().to_string());
}

#[test]
fn a_reduced_rate_is_the_low_one() {
    let mut catalog = payer();
    catalog.services[2].vat = VatKind::Reduced;
    let invoice = sample(&catalog, Kind::Invoice);
    assert_eq!(items(&invoice, "inv:rateVAT"), ["high", "low", "high", "high"]);
    assert_eq!(items(&invoice, "inv:rateVAT@value"), ["21", "12", "21", "21"]);
    assert_eq!(
        (total(&invoice, "priceLow"), total(&invoice, "priceLowVAT")),
        ("5030.22".into(), "603.63".into())
    );
    assert_eq!(total(&invoice, "priceHigh"), "32242.00");
}

#[test]
fn who_is_no_payer_has_no_rate() {
    let invoice = sample(&no_payer(), Kind::Invoice);
    assert_eq!(items(&invoice, "inv:rateVAT"), ["none"; 4]);
    assert_eq!(total(&invoice, "priceNone"), "37272.22");
    assert_eq!(header(&invoice, "inv:note"), "Dodavatel není plátcem DPH.");
    assert!(invoice.all(&format!("{INVOICE}/inv:invoiceHeader/inv:dateTax")).is_empty());
}

#[test]
fn a_credit_note_is_negative_and_names_its_invoice() {
    let note = sample(&payer(), Kind::CreditNote);
    assert_eq!(header(&note, "inv:invoiceType"), "issuedCreditNotice");
    assert_eq!(
        header(&note, "inv:text"),
        "Opravný daňový doklad k faktuře č. 2027000001 ze dne 5. 1. 2027: změna rozsahu nebo ceny služeb"
    );
    assert_eq!(items(&note, "inv:quantity"), ["-1"]);
    assert_eq!(items(&note, "inv:homeCurrency/typ:unitPrice"), ["10082.19"]);
    assert_eq!(items(&note, "inv:homeCurrency/typ:price"), ["-10082.19"]);
    assert_eq!(
        (total(&note, "priceHigh"), total(&note, "priceHighVAT")),
        ("-10082.19".into(), "-2117.26".into())
    );
    for date in ["inv:dateTax", "inv:dateDue"] {
        assert!(note.all(&format!("{INVOICE}/inv:invoiceHeader/{date}")).is_empty(), "its own date counts");
    }
}

#[test]
fn a_rate_of_another_time_is_historical() {
    let documents = documents(&payer());
    let mut later = payer();
    let rates =
        [("2013-01-01", 21), ("2027-07-01", 22)].map(|(from, rate)| (day(from), Percent::from_whole(rate)));
    later.vat.standard = VatRates::starting(rates.into());
    let note = written(&of_documents(&later, leak(documents.to_vec()), Kind::CreditNote));
    assert_eq!(items(&note, "inv:rateVAT"), ["historyHigh"], "the invoice was of January");
    assert_eq!(items(&note, "inv:percentVAT"), ["21"]);
}

/// Pohoda goes by the day of taxable supply, which may lie before that of issue.
#[test]
fn a_rate_that_ended_between_supply_and_issue_is_no_historical_one() {
    let mut catalog = payer();
    let rates =
        [("2013-01-01", 21), ("2027-01-05", 22)].map(|(from, rate)| (day(from), Percent::from_whole(rate)));
    catalog.vat.standard = VatRates::starting(rates.into());
    let mut documents = documents(&catalog).to_vec();
    documents[0].supplied_on = day("2027-01-04");
    let invoice = written(&of_documents(&catalog, leak(documents), Kind::Invoice));
    assert_eq!(header(&invoice, "inv:dateTax"), "2027-01-04");
    assert_eq!(items(&invoice, "inv:rateVAT"), ["high"; 4]);
    assert_eq!(items(&invoice, "inv:rateVAT@value"), ["21"; 4]);
}

#[test]
fn kinds_of_one_per_cent_have_a_sum_each() {
    let mut catalog = payer();
    catalog.services[2].vat = VatKind::Reduced;
    catalog.vat.reduced = catalog.vat.standard.clone();
    let voucher = voucher_of(&catalog, Kind::Invoice);
    assert_eq!(voucher.vat.as_ref().map(Vec::len), Some(1), "one sum on the document");
    let invoice = written(&voucher);
    let sums = |name: &str| ["", "VAT", "Sum"].map(|part| total(&invoice, &format!("{name}{part}")));
    assert_eq!(sums("priceLow"), ["5030.22", "1056.35", "6086.57"]);
    assert_eq!(sums("priceHigh"), ["32242.00", "6770.82", "39012.82"]);
}

#[test]
fn codes_of_the_catalog_and_of_a_service_are_said() {
    let codes = |accounting: &str| Pohoda {
        accounting: accounting.into(),
        vat_classification: "UD".into(),
        centre: "SUPPORT".into(),
        activity: "SERVICES".into(),
    };
    let mut catalog = payer();
    catalog.pohoda = codes("3Fv");
    catalog.services[1].pohoda = codes("4Fv");
    let invoice = sample(&catalog, Kind::Invoice);
    for (path, of_document, of_service) in [
        ("inv:accounting/typ:ids", "3Fv", "4Fv"),
        ("inv:classificationVAT/typ:ids", "UD", "UD"),
        ("inv:centre/typ:ids", "SUPPORT", "SUPPORT"),
        ("inv:activity/typ:ids", "SERVICES", "SERVICES"),
    ] {
        assert_eq!(header(&invoice, path), of_document);
        assert_eq!(items(&invoice, path), [of_service], "only the server has its own");
    }
    let silent = sample(&payer(), Kind::Invoice);
    assert!(
        !silent.paths().any(|path| path.contains("accounting") || path.contains("centre")),
        "Pohoda decides"
    );
}

#[test]
fn what_is_too_long_is_cut_with_a_warning() {
    let mut documents = documents(&payer()).to_vec();
    let long = "ž".repeat(300);
    documents[0].content.lines[0].description = long.clone().into();
    documents[0].content.party.name = leak(long);
    let (bytes, warnings) = document(&of_documents(&payer(), leak(documents), Kind::Invoice)).unwrap();
    let told: Vec<_> = warnings.iter().map(|warning| (warning.code, warning.args.join(" "))).collect();
    assert_eq!(
        told,
        [
            (Code::CutForFormat, "customer.name 255 2027000001".to_owned()),
            (Code::CutForFormat, "description 90 2027000001".to_owned()),
        ]
    );
    assert!(warnings.iter().all(|warning| !warning.is_error()));
    let parsed = Parsed::read(&bytes);
    let text = items(&parsed, "inv:text")[0];
    assert_eq!(text, format!("{}…", "ž".repeat(89)));
    assert_eq!(text.chars().count(), 90, "characters, not bytes");
}

#[test]
fn a_text_is_cut_between_its_last_word_and_the_ellipsis() {
    let limits = Limits::new("1");
    for (text, longest, expected) in
        [("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("ab  ef", 4, "ab…"), ("", 1, "")]
    {
        assert_eq!(limits.cut("text", text, longest), expected);
    }
    assert_eq!(limits.into_warnings().len(), 2);
}
