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

#[test]
fn an_invoice_says_what_it_is() {
    let invoice = sample(&payer(), Kind::Invoice);
    for (path, expected) in [
        ("cbc:CustomizationID", "urn:cen.eu:en16931:2017"),
        ("cbc:ID", "2027000001"),
        ("cbc:IssueDate", "2027-01-05"),
        ("cbc:DueDate", "2027-01-19"),
        ("cbc:InvoiceTypeCode", "380"),
        ("cbc:TaxPointDate", "2027-01-05"),
        ("cbc:DocumentCurrencyCode", "CZK"),
        ("cac:InvoicePeriod/cbc:EndDate", "2027-12-31"),
        ("cac:OrderReference/cbc:ID", "OBJ-7"),
        ("cac:PaymentMeans/cbc:PaymentID", "2027000001"),
        ("cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID", "CZ6508000000192000145399"),
    ] {
        assert_eq!(invoice.one(&format!("Invoice/{path}")), expected, "{path}");
    }
}

#[test]
fn parties_have_czech_ids() {
    let invoice = sample(&payer(), Kind::Invoice);
    let party = |side: &str, path: &str| {
        invoice.one(&format!("Invoice/cac:Accounting{side}Party/cac:Party/{path}")).to_owned()
    };
    assert_eq!(party("Supplier", "cbc:EndpointID"), "CZ12345679");
    assert_eq!(party("Supplier", "cbc:EndpointID@schemeID"), "9929");
    assert_eq!(party("Supplier", "cac:PartyLegalEntity/cbc:CompanyID"), "12345679");
    assert_eq!(party("Supplier", "cac:PartyLegalEntity/cbc:CompanyID@schemeID"), "0154");
    assert_eq!(party("Supplier", "cac:PartyLegalEntity/cbc:CompanyLegalForm"), "oddíl C, vložka 00000");
    assert_eq!(party("Customer", "cac:PartyIdentification/cbc:ID"), "A");
    assert_eq!(party("Customer", "cac:PartyTaxScheme/cbc:CompanyID"), "CZ81104839");
    assert_eq!(party("Customer", "cac:PostalAddress/cac:Country/cbc:IdentificationCode"), "CZ");
}

#[test]
fn quantity_times_price_less_the_allowance_is_the_net_amount() {
    let invoice = sample(&payer(), Kind::Invoice);
    let line = |path: &str| invoice.all(&format!("Invoice/cac:InvoiceLine/{path}"));
    assert_eq!(line("cbc:InvoicedQuantity"), ["1", "3", "1", "236"]);
    assert_eq!(line("cbc:InvoicedQuantity@unitCode"), ["H87", "H87", "H87", "KMT"]);
    assert_eq!(line("cac:Price/cbc:PriceAmount"), ["20000.00", "2999.90", "10000.00", "9.50"]);
    assert_eq!(line("cbc:LineExtensionAmount"), ["20000.00", "5030.22", "10000.00", "2242.00"]);
    assert_eq!(line("cac:AllowanceCharge/cbc:ChargeIndicator"), ["false"]);
    assert_eq!(line("cac:AllowanceCharge/cbc:BaseAmount"), ["8999.70"]);
    assert_eq!(line("cac:AllowanceCharge/cbc:Amount"), ["3969.48"], "8999.70 - 5030.22");
    assert_eq!(
        line("cac:AllowanceCharge/cbc:AllowanceChargeReason"),
        ["Sleva 33,33\u{a0}% · 306 z 365 dnů roku"]
    );
    assert_eq!(line("cac:DocumentReference/cbc:ID"), ["S1", "S2", "S3"]);
}

#[test]
fn a_charge_that_pays_back_has_a_negative_quantity() {
    let mut register = Register::default();
    let files = Files::of(vec![row(PC, "2027-01-01")]).charge(one_off("T1", "2027-01-02", "-100"));
    register.issue(&payer(), &files, whole(2027), "2027-01-05");
    let invoice = written(&of_documents(&payer(), leak(register.documents), Kind::Invoice));
    let line = |path: &str| invoice.all(&format!("Invoice/cac:InvoiceLine/{path}"));
    assert_eq!(line("cbc:InvoicedQuantity"), ["1", "-1"]);
    assert_eq!(line("cac:Price/cbc:PriceAmount"), ["3000.00", "100.00"]);
    assert_eq!(line("cbc:LineExtensionAmount"), ["3000.00", "-100.00"]);
}

#[test]
fn a_credit_note_is_positive_and_names_its_invoice() {
    let note = sample(&payer(), Kind::CreditNote);
    for (path, expected) in [
        ("cbc:CreditNoteTypeCode", "381"),
        ("cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID", "2027000001"),
        ("cac:BillingReference/cac:InvoiceDocumentReference/cbc:IssueDate", "2027-01-05"),
        ("cac:PaymentTerms/cbc:Note", "K vrácení: 12\u{a0}199,45 CZK"),
        ("cac:LegalMonetaryTotal/cbc:PayableAmount", "12199.45"),
        ("cac:CreditNoteLine/cbc:CreditedQuantity", "1"),
        ("cac:CreditNoteLine/cbc:LineExtensionAmount", "10082.19"),
    ] {
        assert_eq!(note.one(&format!("CreditNote/{path}")), expected, "{path}");
    }
    assert!(!note.values().any(|value| value.starts_with('-')), "nothing is negative");
}

/// Outside the scope of VAT (category `O`): rules BR-O-02 and following.
#[test]
fn who_is_no_payer_is_outside_the_scope_of_vat() {
    let invoice = sample(&no_payer(), Kind::Invoice);
    assert!(!invoice.paths().any(|path| path.contains("PartyTaxScheme")), "not the customer's VAT id either");
    assert!(!invoice.paths().any(|path| path.ends_with("cbc:Percent")), "no rate");
    let category = "Invoice/cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory";
    assert_eq!(invoice.one(&format!("{category}/cbc:ID")), "O");
    assert_eq!(invoice.one(&format!("{category}/cbc:TaxExemptionReasonCode")), "VATEX-EU-O");
    assert_eq!(invoice.one(&format!("{category}/cbc:TaxExemptionReason")), "Dodavatel není plátcem DPH.");
    let endpoint = "Invoice/cac:AccountingSupplierParty/cac:Party/cbc:EndpointID";
    assert_eq!(invoice.one(&format!("{endpoint}@schemeID")), "0154");
    assert_eq!(invoice.one("Invoice/cbc:Note"), "Dodavatel není plátcem DPH.");
}

/// Rules BR-CO-10 to BR-CO-16 and BR-S-08.
#[test]
fn the_sums_agree_with_each_other() {
    for (catalog, kind, root, line) in [
        (payer(), Kind::Invoice, "Invoice", "cac:InvoiceLine"),
        (payer(), Kind::CreditNote, "CreditNote", "cac:CreditNoteLine"),
        (no_payer(), Kind::Invoice, "Invoice", "cac:InvoiceLine"),
    ] {
        let document = sample(&catalog, kind);
        let sum = |path: &str| -> i64 {
            document.all(&format!("{root}/{path}")).iter().map(|amount| hundredths(amount)).sum()
        };
        let net = sum(&format!("{line}/cbc:LineExtensionAmount"));
        assert_eq!(sum("cac:LegalMonetaryTotal/cbc:LineExtensionAmount"), net);
        assert_eq!(sum("cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount"), net);
        assert_eq!(sum("cac:TaxTotal/cac:TaxSubtotal/cbc:TaxableAmount"), net);
        let tax = sum("cac:TaxTotal/cbc:TaxAmount");
        assert_eq!(sum("cac:TaxTotal/cac:TaxSubtotal/cbc:TaxAmount"), tax);
        assert_eq!(sum("cac:LegalMonetaryTotal/cbc:PayableAmount"), net + tax);
    }
}

#[test]
fn words_for_units_have_codes() {
    for (unit, code) in
        [("ks", "H87"), ("PC", "H87"), ("km", "KMT"), ("Hod", "HUR"), ("server", "C62"), ("", "C62")]
    {
        assert_eq!(unit::code(unit), code, "{unit}");
    }
}
