use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{Issued, Original, last_of, refuse_before_issue, voucher};
use crate::billing::samples::{Files, IP, PC, Register, catalog, day, leak, one_off, row, whole};
use crate::calendar::Day;
use crate::catalog::{Catalog, Policy, Proration, Vat, VatKind, VatRates};
use crate::document::{Document, Voucher};
use crate::money::{Amount, Net, Percent};
use crate::place::Code;

fn rates(from: &[(&str, u8)]) -> VatRates {
    VatRates::starting(from.iter().map(|(from, rate)| (day(from), Percent::from_whole(*rate))).collect())
}

/// A payer since 2027, with an account.
fn payer() -> Catalog {
    let mut catalog = catalog(Policy::None, Proration::Days);
    catalog.seller.bank_account = "19-2000145399/0800".into();
    catalog.vat = Vat {
        payer_from: Some(day("2027-01-01")),
        standard: rates(&[("2013-01-01", 21), ("2029-01-01", 22)]),
        reduced: rates(&[("2024-01-01", 12)]),
    };
    catalog
}

fn issued(catalog: &Catalog, files: &Files, year: i32, date: &str) -> Vec<Document<'static>> {
    Register::default().issue(catalog, files, whole(year), date)
}

fn of<'a>(document: &'a Document<'a>, catalog: &'a Catalog) -> Issued<'a> {
    Issued { document, catalog, logo: None }
}

fn summary(voucher: &Voucher<'_>) -> Vec<String> {
    let rate = |rate: &crate::document::VatRate| format!("{} % {} {}", rate.rate, rate.base, rate.tax);
    voucher.vat.iter().flatten().map(rate).collect()
}

#[test]
fn vat_is_that_of_the_sum_of_the_lines() {
    let catalog = payer();
    let files = Files::of(vec![
        row(PC, "2027-06-15").of("A", "S1"),
        row(PC, "2027-06-15").of("A", "S2"),
        row(PC, "2027-06-15").of("A", "S3"),
    ]);
    let documents = issued(&catalog, &files, 2027, "2027-07-01");
    let voucher = voucher(of(&documents[0], &catalog), None).unwrap();
    assert_eq!(summary(&voucher), ["21 % 4931.52 1035.62"], "not three times 345.21");
    assert_eq!(voucher.payable().to_string(), "5967.14");
    let payment = voucher.payment.unwrap();
    assert_eq!(
        (payment.amount.to_string().as_str(), payment.variable_symbol.as_str()),
        ("5967.14", "2027000001")
    );
}

#[test]
fn the_day_of_supply_decides_on_status_and_rate() {
    let catalog = payer();
    let files = Files::of(vec![row(PC, "2020-01-01")]);
    let cases = [
        (2026, "2026-12-01", None, "no payer yet"),
        (2027, "2026-12-01", None, "paid ahead, when it was no payer"),
        (2026, "2027-01-05", None, "the last day supplied was before"),
        (2027, "2027-01-05", Some("21 % 3000.00 630.00"), "a payer"),
        (2029, "2029-01-05", Some("22 % 3000.00 660.00"), "a new rate"),
        (2028, "2029-01-05", Some("21 % 3000.00 630.00"), "supplied under the old rate"),
    ];
    for (year, date, expected, why) in cases {
        let documents = issued(&catalog, &files, year, date);
        let voucher = voucher(of(&documents[0], &catalog), None).unwrap();
        assert_eq!(summary(&voucher), expected.into_iter().collect::<Vec<_>>(), "{why}");
        assert_eq!(voucher.vat.is_some(), expected.is_some(), "{why}");
    }
}

#[test]
fn each_rate_has_its_own_sum_the_highest_first() {
    let mut catalog = payer();
    catalog.services[usize::from(PC.0)].vat = VatKind::Reduced;
    let files = Files::of(vec![row(PC, "2027-01-01"), row(IP, "2027-01-01").of("A", "S2")]).charge(one_off(
        "T1",
        "2027-03-01",
        "100",
    ));
    let documents = issued(&catalog, &files, 2027, "2027-04-01");
    let voucher = voucher(of(&documents[0], &catalog), None).unwrap();
    assert_eq!(summary(&voucher), ["21 % 10100.00 2121.00", "12 % 3000.00 360.00"]);
}

#[test]
fn a_credit_note_is_taxed_as_its_invoice() {
    let catalog = payer();
    let mut register = Register::default();
    let files = Files::of(vec![row(PC, "2027-01-01")]);
    register.issue(&catalog, &files, whole(2027), "2027-01-05");
    let ended = Files::of(vec![row(PC, "2027-01-01").until("2027-06-30")]);
    register.issue(&catalog, &ended, whole(2027), "2027-07-05");
    let [invoice, note] = leak(register.documents.clone()).as_slice() else { panic!("two documents") };
    // The seller has stopped paying VAT meanwhile.
    let mut later = catalog.clone();
    later.vat.payer_from = None;
    let original = Original { invoice: of(invoice, &catalog), earlier: &[] };
    let voucher = voucher(of(note, &later), Some(original)).unwrap();
    assert_eq!(summary(&voucher), ["21 % -1512.33 -317.59"]);
    assert_eq!(voucher.payable().to_string(), "-1829.92");
    assert_eq!(voucher.corrects.map(|corrected| corrected.number), Some("2027000001"));
    assert!(voucher.payment.is_none(), "nobody pays a credit note");
}

#[test]
fn what_is_corrected_knows_the_seller_that_issued_it_unless_that_was_another_system() {
    let (catalog, mut later) = (payer(), payer());
    later.seller.company_id = "87654326".into();
    let mut register = Register::default();
    register.issue(&catalog, &Files::of(vec![row(PC, "2027-01-01")]), whole(2027), "2027-01-05");
    let ended = Files::of(vec![row(PC, "2027-01-01").until("2027-06-30")]);
    register.issue(&later, &ended, whole(2027), "2027-07-05");
    for (sequence, expected) in [(1, Some(&catalog.seller)), (0, None)] {
        register.documents[0].sequence = sequence;
        let [invoice, note] = leak(register.documents.clone()).as_slice() else { panic!("two documents") };
        let original = Original { invoice: of(invoice, &catalog), earlier: &[] };
        let voucher = voucher(of(note, &later), Some(original)).unwrap();
        assert_eq!(voucher.corrects.and_then(|corrected| corrected.issuer), expected);
    }
}

#[test]
fn what_cannot_be_taxed_is_refused() {
    let mut catalog = payer();
    let files = Files::of(vec![row(PC, "2027-01-01")]);
    let mut document = issued(&catalog, &files, 2027, "2027-01-05").remove(0);
    let refused = |document: &Document<'_>, catalog: &Catalog| {
        voucher(of(document, catalog), None).map(|_| ()).map_err(|problem| problem.code)
    };
    document.content.party.vat_id = "DE123456789";
    for (country, expected) in [("DE", true), ("", true), ("CZ", false), ("cz", false)] {
        document.content.party.country = country;
        assert_eq!(
            refused(&document, &catalog),
            if expected { Err(Code::CustomerAbroad) } else { Ok(()) },
            "{country}"
        );
    }
    document.content.party.vat_id = "";
    document.content.party.country = "DE";
    assert_eq!(refused(&document, &catalog), Ok(()), "a consumer abroad");
    catalog.vat.standard = rates(&[("2028-01-01", 21)]);
    assert_eq!(refused(&document, &catalog), Err(Code::NoVatRate));
    catalog.currency = "EUR".into();
    assert_eq!(refused(&document, &catalog), Err(Code::VatNotInCrowns));
    catalog.vat.payer_from = None;
    assert_eq!(refused(&document, &catalog), Ok(()), "who is no payer states no tax");
}

#[test]
fn a_line_knows_its_full_price_and_what_was_taken_off() {
    let rows = vec![row(PC, "2027-07-02").quantity("3").price("2999.90").discount("33.33")];
    let documents = issued(&payer(), &Files::of(rows), 2027, "2027-07-05");
    let catalog = payer();
    let voucher = voucher(of(&documents[0], &catalog), None).unwrap();
    let line = voucher.lines[0];
    assert_eq!(line.full.to_string(), "8999.70", "3 × 2999.90 for the whole year");
    assert_eq!(line.line.net.to_string(), "3008.27", "less a third, for 183 of 365 days");
    assert_eq!(line.reduction().to_string(), "5991.43");
    assert_eq!(line.gross_price.to_string(), "3629.879");
}

#[test]
fn what_could_not_be_taxed_is_refused_before_it_is_issued() {
    let mut catalog = payer();
    let files = Files::of(vec![row(PC, "2027-01-01")]);
    let document = issued(&catalog, &files, 2027, "2027-01-05").remove(0);
    let refused = |document: &Document<'_>, catalog: &Catalog| {
        refuse_before_issue(document, catalog)
            .map_err(|problem| (problem.code, problem.place.unwrap().file.into_owned()))
    };
    assert_eq!(refused(&document, &catalog), Ok(()));
    catalog.services[usize::from(PC.0)].vat = VatKind::Reduced;
    catalog.vat.reduced = rates(&[("2028-01-01", 12)]);
    assert_eq!(refused(&document, &catalog), Err((Code::NoVatRate, "catalog.toml".to_owned())));
    catalog.currency = "EUR".into();
    assert_eq!(refused(&document, &catalog), Err((Code::VatNotInCrowns, "catalog.toml".to_owned())));
    catalog.vat.payer_from = None;
    assert_eq!(refused(&document, &catalog), Ok(()), "who is no payer states no tax");
}

#[test]
fn rates_hold_from_their_first_day() {
    let from = BTreeMap::from([(day("2013-01-01"), Percent::from_whole(21))]);
    let rates = VatRates::starting(from);
    assert_eq!(rates.on(day("2012-12-31")), None);
    assert_eq!(rates.on(day("2013-01-01")), Some(Percent::from_whole(21)));
    assert_eq!(rates.on(Day::last_of(2999)), Some(Percent::from_whole(21)));
}

proptest! {
    #[test]
    fn a_full_return_gives_back_exactly_the_tax(
        base in 1i64..10_000_000_000,
        parts in proptest::collection::vec(0i128..1000, 0..6),
        rate in 1u8..=30,
    ) {
        let rate = Percent::from_whole(rate);
        let mut left = i128::from(base);
        let mut bases = vec![Net::from_hundredths(left)];
        for part in parts {
            let credited = left * part / 1000;
            bases.push(Net::from_hundredths(-credited));
            left -= credited;
        }
        bases.push(Net::from_hundredths(-left));
        let taxes: Vec<Amount> = (1..=bases.len())
            .map(|so_far| last_of(rate, bases[..so_far].iter().copied()).unwrap().tax)
            .collect();
        prop_assert_eq!(taxes.iter().copied().sum::<Amount>(), Amount::ZERO);
        let mut left = taxes[0];
        for tax in &taxes[1..] {
            prop_assert!(!tax.is_positive(), "a credit note charges nothing: {}", tax);
            left += *tax;
            prop_assert!(left >= Amount::ZERO, "more was given back than charged");
        }
        prop_assert_eq!(taxes[0], bases[0].tax(rate).unwrap());
    }
}
