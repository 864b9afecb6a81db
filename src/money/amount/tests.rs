use proptest::prelude::*;
use rust_decimal::{Decimal, RoundingStrategy};

use super::Amount;
use crate::money::{DecimalMark, Net, Percent, UnitPrice};

#[test]
fn tax_is_rounded_half_up_on_the_base() {
    let cases = [
        (300_000, 21, 63_000, "a remote PC"),
        (1_000_000, 21, 210_000, "a public address"),
        (2_000_000, 21, 420_000, "a server"),
        (192_329, 21, 40_389, "a part of a year"),
        (50, 21, 11, "0.105: half up, not half even"),
        (25_050, 21, 5_261, "52.605: half up, not half even"),
        (493_152, 21, 103_562, "three lines of 1 643.84: on the sum of the bases, not 1 035.63"),
        (151_233, 21, 31_759, "half a year given back"),
        (-151_233, 21, -31_759, "a credit note's amounts are negative"),
        (300_000, 0, 0, "nothing of nothing"),
        (300_000, 12, 36_000, "the reduced rate"),
    ];
    for (base, rate, tax, why) in cases {
        let computed = Net::from_hundredths(base).tax(Percent::from_whole(rate));
        assert_eq!(computed, Ok(Amount(tax)), "{why}");
    }
}

#[test]
fn an_amount_prints_two_decimals() {
    assert_eq!(Amount(-5).to_string(), "-0.05");
    assert_eq!((Amount(100) + Amount(23)).to_string(), "1.23");
}

proptest! {
    #[test]
    fn tax_agrees_with_a_decimal_library(base in -10_000_000_000i64..10_000_000_000, rate in 0u8..=100) {
        let tax = Net::from_hundredths(base.into()).tax(Percent::from_whole(rate)).unwrap();
        let plain = Decimal::new(base, 2) * Decimal::new(rate.into(), 2);
        let plain = plain.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
        prop_assert_eq!(Decimal::from_i128_with_scale(tax.hundredths(), 2), plain);
    }
}

#[test]
fn a_price_with_its_tax_keeps_every_decimal() {
    let cases = [
        ("3000", "21", "3630.00", "a remote PC"),
        ("9.50", "21", "11.495", "a kilometre"),
        ("2999.90", "21", "3629.879", "an agreed price"),
        ("0.0001", "33.3333", "0.0001333333", "every decimal of both"),
        ("-100", "12", "-112.00", "a refund agreed by hand"),
        ("3000", "0", "3000.00", "no payer"),
        ("999999999999.9999", "100", "1999999999999.9998", "the largest"),
    ];
    for (price, rate, expected, why) in cases {
        let price = UnitPrice::parse_signed(price, DecimalMark::Point).unwrap();
        let rate = Percent::parse(rate, DecimalMark::Point).unwrap();
        assert_eq!(price.with_tax(rate).to_string(), expected, "{why}");
    }
}
