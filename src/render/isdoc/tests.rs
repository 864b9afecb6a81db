use std::collections::BTreeSet;

use super::*;
use crate::billing::samples::vouchers::{no_payer, of_documents, payer, voucher_of};
use crate::billing::samples::{Files, PC, Register, leak, one_off, row, whole};
use crate::catalog::Catalog;
use crate::document::Kind;
use crate::render::parsed::{Parsed, hundredths};

fn written(voucher: &Voucher<'_>) -> Parsed {
    Parsed::read(&document(voucher).expect("a document"))
}

fn sample(catalog: &Catalog, kind: Kind) -> Parsed {
    written(&voucher_of(catalog, kind))
}

/// Every sample: payer and non-payer, invoice and credit note.
fn samples() -> Vec<Parsed> {
    let kinds = [Kind::Invoice, Kind::CreditNote];
    [payer(), no_payer()].iter().flat_map(|catalog| kinds.map(|kind| sample(catalog, kind))).collect()
}

#[test]
fn an_invoice_says_what_it_is() {
    let invoice = sample(&payer(), Kind::Invoice);
    for (path, expected) in [
        ("Invoice@xmlns", NAMESPACE),
        ("Invoice@version", "6.0.2"),
        ("Invoice/DocumentType", "1"),
        ("Invoice/ID", "2027000001"),
        ("Invoice/IssuingSystem", "annum"),
        ("Invoice/IssueDate", "2027-01-05"),
        ("Invoice/TaxPointDate", "2027-01-05"),
        ("Invoice/VATApplicable", "true"),
        ("Invoice/ElectronicPossibilityAgreementReference", ""),
        ("Invoice/LocalCurrencyCode", "CZK"),
        ("Invoice/OrderReferences/OrderReference/ExternalOrderID", "OBJ-7"),
    ] {
        assert_eq!(invoice.one(path), expected, "{path}");
    }
}

#[test]
fn parties_have_their_address_in_parts_and_their_registrations() {
    let invoice = sample(&payer(), Kind::Invoice);
    let seller =
        |path: &str| invoice.one(&format!("Invoice/AccountingSupplierParty/Party/{path}")).to_owned();
    assert_eq!(seller("PartyIdentification/ID"), "12345679");
    assert_eq!(seller("PostalAddress/StreetName"), "Vzorová");
    assert_eq!(seller("PostalAddress/BuildingNumber"), "12/3a");
    assert_eq!(seller("PostalAddress/Country/IdentificationCode"), "CZ");
    assert_eq!(seller("PartyTaxScheme/CompanyID"), "CZ12345679");
    assert_eq!(seller("RegisterIdentification/Preformatted"), "oddíl C, vložka 00000");
    let customer =
        |path: &str| invoice.one(&format!("Invoice/AccountingCustomerParty/Party/{path}")).to_owned();
    assert_eq!(customer("PartyIdentification/UserID"), "A");
    assert_eq!(customer("PartyName/Name"), "Žluťoučký kůň, a.s.");
    assert_eq!(customer("Contact/ElectronicMail"), "ucetni@kun.example");
}

#[test]
fn the_id_is_the_same_every_time_and_another_for_another_document() {
    let id = |catalog: &Catalog, kind| sample(catalog, kind).one("Invoice/UUID").to_owned();
    let mut other_seller = payer();
    other_seller.seller.company_id = "87654326".into();
    let ids = [id(&payer(), Kind::Invoice), id(&payer(), Kind::CreditNote), id(&other_seller, Kind::Invoice)];
    assert_eq!(ids[0], "86215e47-3f00-5fc4-ada2-12357affed5b", "it may never change");
    assert_eq!(ids[0], id(&no_payer(), Kind::Invoice), "what else the document says does not matter");
    assert_eq!(BTreeSet::from(ids).len(), 3);
}

#[test]
fn the_same_number_in_the_other_series_is_another_document() {
    let seller = payer().seller;
    assert_ne!(
        document_id::of_number(&seller, Kind::Invoice, "1"),
        document_id::of_number(&seller, Kind::CreditNote, "1")
    );
}

#[test]
fn the_id_of_the_original_is_that_which_the_original_states() {
    let mut moved = payer();
    moved.seller.company_id = "87654326".into();
    let mut note = voucher_of(&payer(), Kind::CreditNote);
    note.catalog = leak(moved);
    let original = "Invoice/OriginalDocumentReferences/OriginalDocumentReference";
    let invoice = sample(&payer(), Kind::Invoice);
    assert_eq!(
        written(&note).one(&format!("{original}/UUID")),
        invoice.one("Invoice/UUID"),
        "the company id of the seller has changed since"
    );
    note.corrects.as_mut().expect("an original").issuer = None;
    let elsewhere = written(&note);
    assert_eq!(elsewhere.one(&format!("{original}/ID")), "2027000001");
    assert!(elsewhere.all(&format!("{original}/UUID")).is_empty(), "another system issued it");
}

#[test]
fn a_document_in_crowns_knows_no_other_currency() {
    for document in samples() {
        assert!(
            !document.paths().any(|path| path.ends_with("Curr") || path.ends_with("ForeignCurrencyCode"))
        );
        assert_eq!((document.one("Invoice/CurrRate"), document.one("Invoice/RefCurrRate")), ("1", "1"));
    }
}

#[test]
fn truth_is_written_out() {
    for document in samples() {
        let truths = document.paths().filter(|path| path.ends_with("VATApplicable"));
        for path in BTreeSet::from_iter(truths) {
            assert!(document.all(path).iter().all(|value| matches!(*value, "true" | "false")));
        }
    }
}

#[test]
fn a_credit_note_is_positive_and_names_what_it_corrects() {
    let note = sample(&payer(), Kind::CreditNote);
    assert_eq!(note.one("Invoice/DocumentType"), "2");
    assert_eq!(
        note.one("Invoice/Note"),
        "Opravný daňový doklad k faktuře č. 2027000001 ze dne 5. 1. 2027: změna rozsahu nebo ceny služeb"
    );
    assert_eq!(note.one("Invoice/Note@languageID"), "cs");
    let original = "Invoice/OriginalDocumentReferences/OriginalDocumentReference";
    let invoice = sample(&payer(), Kind::Invoice);
    assert_eq!(note.one(&format!("{original}/ID")), "2027000001");
    assert_eq!(note.one(&format!("{original}/IssueDate")), "2027-01-05");
    assert_eq!(note.one(&format!("{original}/UUID")), invoice.one("Invoice/UUID"));
    assert!(!note.values().any(|value| value.starts_with('-')), "nothing is negative");
    assert_eq!(note.one("Invoice/InvoiceLines/InvoiceLine/InvoicedQuantity"), "1");
    assert_eq!(note.one("Invoice/LegalMonetaryTotal/TaxExclusiveAmount"), "10082.19");
    assert!(
        note.all("Invoice/TaxPointDate").is_empty(),
        "the day of delivery decides, which nobody knows yet"
    );
    assert!(!note.paths().any(|path| path.starts_with("Invoice/PaymentMeans")), "nothing is to be paid");
}

#[test]
fn a_line_against_the_others_stays_negative() {
    let mut register = Register::default();
    let files = Files::of(vec![row(PC, "2027-01-01")]).charge(one_off("T1", "2027-01-02", "-100"));
    register.issue(&payer(), &files, whole(2027), "2027-01-05");
    let voucher = of_documents(&payer(), leak(register.documents), Kind::Invoice);
    let amounts =
        |document: &Parsed| document.all("Invoice/InvoiceLines/InvoiceLine/LineExtensionAmount").join(" ");
    assert_eq!(amounts(&written(&voucher)), "3000.00 -100.00");
}

#[test]
fn who_is_no_payer_states_no_vat() {
    let invoice = sample(&no_payer(), Kind::Invoice);
    assert_eq!(invoice.one("Invoice/VATApplicable"), "false");
    assert_eq!(invoice.one("Invoice/Note"), "Dodavatel není plátcem DPH.");
    assert!(invoice.all("Invoice/TaxPointDate").is_empty());
    assert!(invoice.all("Invoice/AccountingSupplierParty/Party/PartyTaxScheme/CompanyID").is_empty());
    let category = "Invoice/InvoiceLines/InvoiceLine/ClassifiedTaxCategory";
    assert_eq!(invoice.all(&format!("{category}/VATApplicable")), ["false"; 4]);
    assert_eq!(invoice.all(&format!("{category}/Percent")), ["0"; 4]);
    assert_eq!(invoice.one("Invoice/TaxTotal/TaxAmount"), "0.00");
    let total = |name: &str| invoice.one(&format!("Invoice/LegalMonetaryTotal/{name}")).to_owned();
    assert_eq!(total("TaxExclusiveAmount"), total("PayableAmount"));
}

#[test]
fn lines_refer_to_their_contract_and_say_their_period() {
    for document in samples() {
        let ids = document.all("Invoice/ContractReferences/ContractReference@id");
        assert_eq!(BTreeSet::from_iter(&ids).len(), ids.len(), "each once");
        for reference in document.all("Invoice/InvoiceLines/InvoiceLine/ContractReference@ref") {
            assert!(ids.contains(&reference), "{reference} dangles");
        }
        let lines = document.all("Invoice/InvoiceLines/InvoiceLine/ID");
        assert_eq!(BTreeSet::from_iter(&lines).len(), lines.len(), "each once");
    }
    let invoice = sample(&payer(), Kind::Invoice);
    let contract = "Invoice/ContractReferences/ContractReference";
    assert_eq!(invoice.all(&format!("{contract}/ID")), ["S1", "S2", "S3"]);
    assert_eq!(invoice.all(&format!("{contract}/IssueDate")), ["2027-01-01", "2027-03-01", "2027-01-01"]);
    assert_eq!(
        invoice.all("Invoice/InvoiceLines/InvoiceLine/Item/Description")[1],
        "Vzdálený přístup – 1 PC, 1. 3. 2027 – 31. 12. 2027"
    );
    assert_eq!(
        invoice.one("Invoice/InvoiceLines/InvoiceLine/Note"),
        "Sleva 33,33\u{a0}% · 306 z 365 dnů roku"
    );
}

#[test]
fn prices_keep_every_decimal_and_the_reduction_is_seen() {
    let invoice = sample(&payer(), Kind::Invoice);
    let line = |name: &str| invoice.all(&format!("Invoice/InvoiceLines/InvoiceLine/{name}"));
    assert_eq!(line("UnitPrice"), ["20000.00", "2999.90", "10000.00", "9.50"]);
    assert_eq!(line("UnitPriceTaxInclusive"), ["24200.00", "3629.879", "12100.00", "11.495"]);
    assert_eq!(line("LineExtensionAmountBeforeDiscount"), ["8999.70"], "3 × 2999.90");
    assert_eq!(line("LineExtensionAmount"), ["20000.00", "5030.22", "10000.00", "2242.00"]);
    assert_eq!(line("InvoicedQuantity@unitCode"), ["ks", "ks", "ks", "km"]);
}

/// Annexes A.10 and A.11.
#[test]
fn the_sums_agree_with_each_other() {
    for document in samples() {
        let rate = |name: &str| -> i64 {
            let all = document.all(&format!("Invoice/TaxTotal/TaxSubTotal/{name}"));
            all.iter().map(|amount| hundredths(amount)).sum()
        };
        let total = |name: &str| hundredths(document.one(&format!("Invoice/LegalMonetaryTotal/{name}")));
        for prefix in ["", "AlreadyClaimed", "Difference"] {
            let [base, tax, gross] = ["TaxableAmount", "TaxAmount", "TaxInclusiveAmount"]
                .map(|name| rate(&format!("{prefix}{name}")));
            assert_eq!(base + tax, gross, "{prefix}");
            assert_eq!(total(&format!("{prefix}TaxExclusiveAmount")), base);
            assert_eq!(total(&format!("{prefix}TaxInclusiveAmount")), gross);
        }
        assert_eq!(hundredths(document.one("Invoice/TaxTotal/TaxAmount")), rate("TaxAmount"));
        let payable = total("DifferenceTaxInclusiveAmount") - total("PaidDepositsAmount");
        assert_eq!(total("PayableAmount"), payable);
    }
}

#[test]
fn the_payment_has_all_that_a_bank_wants() {
    let invoice = sample(&payer(), Kind::Invoice);
    let payment = |name: &str| invoice.one(&format!("Invoice/PaymentMeans/Payment/{name}")).to_owned();
    assert_eq!(payment("PaidAmount"), invoice.one("Invoice/LegalMonetaryTotal/PayableAmount"));
    assert_eq!(payment("PaymentMeansCode"), "42");
    for (name, expected) in [
        ("PaymentDueDate", "2027-01-19"),
        ("ID", "19-2000145399"),
        ("BankCode", "0800"),
        ("Name", "Česká spořitelna"),
        ("IBAN", "CZ6508000000192000145399"),
        ("BIC", "GIBACZPX"),
        ("VariableSymbol", "2027000001"),
    ] {
        assert_eq!(payment(&format!("Details/{name}")), expected);
    }
    let mut abroad = payer();
    abroad.seller.bank_account = "DE89 3704 0044 0532 0130 00".into();
    let invoice = sample(&abroad, Kind::Invoice);
    assert_eq!(invoice.one("Invoice/PaymentMeans/Payment/Details/IBAN"), "DE89370400440532013000");
    assert_eq!(invoice.one("Invoice/PaymentMeans/Payment/Details/BankCode"), "");
}

#[test]
fn a_character_that_xml_cannot_hold_is_an_error() {
    let mut catalog = payer();
    catalog.seller.city = "Praha\u{ffff}".into();
    assert!(document(&voucher_of(&catalog, Kind::Invoice)).is_err());
}
