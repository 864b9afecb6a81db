use serde_json::Value;

use super::*;
use crate::billing::samples::vouchers::{no_payer, payer, voucher_of};
use crate::document::Kind;

fn read(voucher: &Voucher<'_>) -> Value {
    serde_json::from_slice(&json(voucher).expect("bytes")).expect("JSON")
}

#[test]
fn the_vat_id_of_a_seller_is_that_of_a_payer() {
    assert_eq!(read(&voucher_of(&payer(), Kind::Invoice))["seller_vat_id"], "CZ12345679");
    let untaxed = read(&voucher_of(&no_payer(), Kind::Invoice));
    assert_eq!(untaxed["seller_vat_id"], Value::Null, "no other format says it either");
    assert_eq!(untaxed["vat"], Value::Array(Vec::new()));
}

#[test]
fn a_credit_note_has_no_day_of_taxable_supply() {
    assert_eq!(read(&voucher_of(&payer(), Kind::Invoice))["supplied_on"], "2027-01-05");
    let note = read(&voucher_of(&payer(), Kind::CreditNote));
    assert_eq!(note["supplied_on"], Value::Null);
    assert_eq!(note["due_on"], "2027-07-19", "as in every list of documents");
}
