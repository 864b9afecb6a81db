use super::*;
use crate::billing::samples::vouchers::{no_payer, payer, voucher_of};
use crate::document::Kind;
use crate::money::Share;

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
            "Vzdálený přístup – 1 PC, 1. 3. 2027 – 31. 12. 2027 | Sleva 33,33\u{a0}% · 306 z 365 dnů roku",
            "Vzdálený přístup – 1 IP, 1. 1. 2027 – 31. 12. 2027 | ",
            "Travel, 3. 2. 2027 | ",
        ]
    );
    assert_eq!(
        said(Language::En)[1],
        "Vzdálený přístup – 1 PC, 2027-03-01 – 2027-12-31 | Discount 33.33% · 306 of 365 days of the year"
    );
    let formula = |line: usize| formula(Language::Cs, voucher.lines[line].line);
    assert_eq!(formula(1), "3 ks × 2\u{a0}999,90 · Sleva 33,33\u{a0}% · 306 z 365 dnů roku");
    assert_eq!(formula(3), "236 km × 9,50");
    assert_eq!(whole_period(&voucher), "Období plnění 1. 1. 2027 – 31. 12. 2027");
}

#[test]
fn free_lines_say_why() {
    let mut line = voucher_of(&payer(), Kind::Invoice).lines[0].line.clone();
    line.share = Share { charged: 0, of: 12 };
    for (reason, said) in [
        (Reason::FreeYear, "Bezplatně po pořízení nového produktu"),
        (Reason::FreeService, "zdarma"),
        (Reason::Covered, "Zahrnuto v jiné položce téže smlouvy"),
        (Reason::Cancelled, ""),
    ] {
        line.reason = reason;
        assert_eq!(calculation(Language::Cs, &line), said);
    }
    line.share = Share { charged: 11, of: 12 };
    assert_eq!(calculation(Language::Cs, &line), "11 z 12 měsíců");
}

#[test]
fn documents_say_their_reason_and_that_there_is_no_vat() {
    let reason = "k faktuře č. 2027000001 ze dne 5. 1. 2027: změna rozsahu nebo ceny služeb";
    let cases = [
        (payer(), Kind::Invoice, vec![]),
        (payer(), Kind::CreditNote, vec![format!("Opravný daňový doklad {reason}")]),
        (no_payer(), Kind::Invoice, vec!["Dodavatel není plátcem DPH.".to_owned()]),
        (
            no_payer(),
            Kind::CreditNote,
            vec![format!("Dobropis {reason}"), "Dodavatel není plátcem DPH.".to_owned()],
        ),
    ];
    for (catalog, kind, expected) in cases {
        assert_eq!(remarks(&voucher_of(&catalog, kind)), expected);
    }
}

#[test]
fn the_contracts_are_named_once_each() {
    assert_eq!(contracts(&voucher_of(&payer(), Kind::Invoice)), ["S1", "S2", "S3"]);
}
