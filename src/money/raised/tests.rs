use proptest::prelude::*;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::money::{DecimalMark, Percent, TooLarge, UnitPrice};

fn price(text: &str) -> UnitPrice {
    UnitPrice::parse(text, DecimalMark::Point).unwrap()
}

fn percent(text: &str) -> Percent {
    Percent::parse(text, DecimalMark::Point).unwrap()
}

#[test]
fn prices_rise_by_per_cent_to_a_multiple() {
    let cases = [
        ("3000", "2.4", "0.01", "3072.00", "exactly"),
        ("3000", "2.4", "10", "3070.00", "down to the ten"),
        ("3000", "2.5", "10", "3080.00", "3 075 is half: up"),
        ("3000", "2.5", "50", "3100.00", "3 075 is half of fifty: up"),
        ("2999.90", "2.4", "0.01", "3071.90", "3 071.8976"),
        ("2999.90", "2.4", "0.5", "3072.00", "to half a crown"),
        ("12.0001", "33.33", "0.01", "16.00", "15.99973333"),
        ("12.0001", "33.33", "0", "15.9997", "four decimals"),
        ("0", "10", "10", "0.00", "free stays free"),
        ("1", "0", "10", "0.00", "a multiple may be nothing"),
        ("5", "0", "10", "10.00", "half of ten"),
        ("100", "100", "1", "200.00", "twice as much"),
    ];
    for (before, raise, step, after, why) in cases {
        let raised = price(before).raised(percent(raise), price(step)).unwrap();
        assert_eq!(raised.to_string(), after, "{before} + {raise} %: {why}");
    }
}

#[test]
fn a_price_stays_below_thirteen_digits() {
    let largest = price("999999999999.9999");
    assert_eq!(largest.raised(percent("0"), price("0")), Ok(largest));
    assert_eq!(largest.raised(percent("0.0001"), price("0")), Err(TooLarge));
    assert_eq!(largest.raised(percent("0"), price("1")), Err(TooLarge), "rounded up to the thirteenth");
    assert_eq!(price("1").raised(percent("0"), largest), Ok(UnitPrice::ZERO));
}

proptest! {
    #[test]
    fn a_decimal_library_says_the_same(before in 0i64..10_000_000_000, raise in 0u32..=1_000_000, step in 1i64..1_000_000) {
        let four = |scaled: i64| Decimal::new(scaled, 4);
        let percent = percent(&four(raise.into()).to_string());
        let raised = UnitPrice::from_ten_thousandths(before)
            .raised(percent, UnitPrice::from_ten_thousandths(step))
            .unwrap();
        let exact = four(before) * (Decimal::ONE_HUNDRED + four(raise.into())) / Decimal::ONE_HUNDRED;
        let steps = (exact / four(step)).round_dp_with_strategy(10, RoundingStrategy::ToZero);
        // The quotient may have no end: what is a half or not is told by the product.
        let below = steps.trunc();
        let expected = if (exact - below * four(step)) * Decimal::TWO >= four(step) { below + Decimal::ONE } else { below };
        prop_assert_eq!(four(raised.ten_thousandths()), expected * four(step));
    }
}
