use super::*;
use crate::billing::sample_vouchers::{no_payer, payer, voucher_of};
use crate::document::Kind;

#[test]
fn a_line_says_its_period_and_what_made_its_amount() {
    let voucher = voucher_of(&payer(), Kind::Invoice);
    let said = |language| -> Vec<String> {
        let line =
            |line: &Line<'_>| format!("{} | {}", description(language, line), calculation(language, line));
        voucher.lines.iter().map(|of| line(of.line)).collect()
    };
    assert_eq!(
        said(Language::Cs),
        [
            "Správa serveru, 1. 1. 2027 – 31. 12. 2027 | ",
            "Vzdálený přístup – 1 PC, 1. 3. 2027 – 31. 12. 2027 | sleva 33,33 %, 306/365 roku",
            "Vzdálený přístup – 1 IP, 1. 1. 2027 – 31. 12. 2027 | ",
            "Travel, 3. 2. 2027 | ",
        ]
    );
    assert_eq!(
        said(Language::En)[1],
        "Vzdálený přístup – 1 PC, 2027-03-01 – 2027-12-31 | discount 33.33 %, 306/365 of the year"
    );
}

#[test]
fn free_lines_say_why() {
    let mut line = voucher_of(&payer(), Kind::Invoice).lines[0].line.clone();
    line.share = crate::money::Share { charged: 0, of: 365 };
    for (reason, said) in [
        (Reason::FreeYear, "rok zdarma"),
        (Reason::FreeService, "služba zdarma"),
        (Reason::Covered, "kryto dražším řádkem"),
        (Reason::Cancelled, "storno"),
    ] {
        line.reason = reason;
        assert_eq!(calculation(Language::Cs, &line), said);
    }
}

#[test]
fn documents_say_their_reason_and_that_there_is_no_vat() {
    let cases = [
        (payer(), Kind::Invoice, vec![]),
        (payer(), Kind::CreditNote, vec!["Změna rozsahu služeb (oprava faktury 2027000001)"]),
        (no_payer(), Kind::Invoice, vec!["Dodavatel není plátcem DPH."]),
        (
            no_payer(),
            Kind::CreditNote,
            vec!["Změna rozsahu služeb (oprava faktury 2027000001)", "Dodavatel není plátcem DPH."],
        ),
    ];
    for (catalog, kind, expected) in cases {
        assert_eq!(remarks(&voucher_of(&catalog, kind)), expected);
    }
}
