//! Numbers, exact amounts and rounding; the plain rule on a decimal library is the oracle.

use proptest::prelude::*;
use rust_decimal::{Decimal, RoundingStrategy};

use super::{
    DecimalMark, Net, NumberFault, Percent, Quantity, Share, TooLarge, UnitPrice, full_year_weight,
    net_amount, surely_fits,
};

fn price(text: &str) -> UnitPrice {
    UnitPrice::parse_signed(text, DecimalMark::Point).expect("a price")
}

fn quantity(text: &str) -> Quantity {
    Quantity::parse_signed(text).expect("a quantity")
}

fn percent(text: &str) -> Percent {
    Percent::parse(text, DecimalMark::Point).expect("a discount")
}

#[test]
fn only_plain_numbers_are_read() {
    use NumberFault::{Malformed, Negative, TooLarge, TooManyDecimals};
    let cases = [
        ("0", Ok("0.00"), "nothing"),
        ("3000", Ok("3000.00"), "a whole number"),
        ("2999.90", Ok("2999.90"), "with decimals"),
        ("0.0001", Ok("0.0001"), "four decimals"),
        ("007", Ok("7.00"), "leading zeros"),
        ("-0", Ok("0.00"), "no negative zero"),
        ("999999999999.9999", Ok("999999999999.9999"), "the largest"),
        ("000000000000000000001", Ok("1.00"), "leading zeros are no digits"),
        ("1000000000000", Err(TooLarge), "thirteen digits"),
        ("0.00001", Err(TooManyDecimals), "five decimals"),
        ("1.00000", Err(TooManyDecimals), "even where they are zeros"),
        ("-1", Err(Negative), "below zero"),
        ("1e3", Err(Malformed), "an exponent"),
        ("1_000", Err(Malformed), "grouping"),
        ("1 000", Err(Malformed), "a space"),
        ("1\u{a0}000", Err(Malformed), "a hard space"),
        ("+5", Err(Malformed), "a plus"),
        ("5.", Err(Malformed), "no decimals after the mark"),
        (".5", Err(Malformed), "nothing before the mark"),
        ("", Err(Malformed), "nothing at all"),
        ("-", Err(Malformed), "a sign alone"),
        ("--1", Err(Malformed), "two signs"),
        (" 1", Err(Malformed), "a blank before"),
        ("1 ", Err(Malformed), "a blank after"),
        ("1,5", Err(Malformed), "a comma where points are"),
        ("3.000,00", Err(Malformed), "Czech grouping"),
        ("1.2.3", Err(Malformed), "two marks"),
        ("٣", Err(Malformed), "other digits"),
        ("NaN", Err(Malformed), "no number"),
    ];
    for (text, expected, why) in cases {
        let found = UnitPrice::parse(text, DecimalMark::Point).map(|price| price.to_string());
        assert_eq!(found, expected.map(str::to_owned), "{text:?}: {why}");
    }
}

#[test]
fn a_comma_is_read_where_the_file_may_use_it() {
    let parse = |text| UnitPrice::parse(text, DecimalMark::PointOrComma).map(|price| price.to_string());
    assert_eq!(parse("2999,90"), Ok("2999.90".to_owned()));
    assert_eq!(parse("2999.90"), Ok("2999.90".to_owned()));
    for text in ["3.000,00", "3,000.00", "1,2,3", ",5", "5,"] {
        assert_eq!(parse(text), Err(NumberFault::Malformed), "{text}");
    }
}

#[test]
fn numbers_are_written_with_the_decimals_of_their_kind() {
    let prices =
        [("3000", "3000.00"), ("0.5", "0.50"), ("1.234", "1.234"), ("1.2340", "1.234"), ("-7.5", "-7.50")];
    prices.iter().for_each(|(text, shown)| assert_eq!(&price(text).to_string(), shown));
    let quantities = [("1", "1"), ("2.50", "2.5"), ("0.0001", "0.0001"), ("-1", "-1"), ("100", "100")];
    quantities.iter().for_each(|(text, shown)| assert_eq!(&quantity(text).to_string(), shown));
    let discounts = [("0", "0"), ("33.330", "33.33"), ("100", "100"), ("12.5", "12.5")];
    discounts.iter().for_each(|(text, shown)| assert_eq!(&percent(text).to_string(), shown));
    let amounts = [(0, "0.00"), (5, "0.05"), (-5, "-0.05"), (-150, "-1.50"), (123_456, "1234.56")];
    amounts.iter().for_each(|(size, shown)| assert_eq!(&Net::from_hundredths(*size).to_string(), shown));
}

#[test]
fn discounts_are_from_0_to_100() {
    let parse = |text| Percent::parse(text, DecimalMark::Point).map_err(Some);
    assert_eq!(parse("100.0001"), Err(Some(NumberFault::TooLarge)));
    assert_eq!(parse("-0.0001"), Err(Some(NumberFault::Negative)));
    assert!(parse("100").is_ok_and(|percent| !percent.is_zero()));
    assert!(parse("0.0000").is_ok_and(|percent| percent.is_zero()));
}

#[test]
fn net_amounts_have_exactly_two_decimals() {
    assert_eq!(Net::parse("-1512.33"), Ok(Net::from_hundredths(-151_233)));
    let cases = [
        ("1", NumberFault::Malformed),
        ("1.5", NumberFault::Malformed),
        ("1.555", NumberFault::TooManyDecimals),
        ("1,50", NumberFault::Malformed),
        ("1000000000000.00", NumberFault::TooLarge),
    ];
    cases.iter().for_each(|(text, fault)| assert_eq!(Net::parse(text), Err(*fault), "{text}"));
}

#[test]
fn shares_are_read_as_they_are_written() {
    for text in ["1", "0", "11/12", "307/366", "1/365"] {
        assert_eq!(Share::parse(text).map(|share| share.to_string()), Ok(text.to_owned()));
    }
    for text in ["", "2", "12/12", "0/12", "13/12", "1/0", "+1", "1/+2", "01", "1/12/1", "a", "-1", "1/70000"]
    {
        assert_eq!(Share::parse(text), Err(NumberFault::Malformed), "{text:?}");
    }
}

#[test]
fn amounts_are_rounded_once_half_away_from_zero() {
    let part = |charged, of| Share { charged, of };
    let cases = [
        ("3", "2999.90", "33.33", Share::WHOLE, "6000.10", "6000.09999"),
        ("1", "3000", "0", part(307, 366), "2516.39", "a leap year's rest"),
        ("1", "3000", "0", part(1, 365), "8.22", "8.219…"),
        ("1", "0.125", "0", Share::WHOLE, "0.13", "half goes up, where bankers would go down"),
        ("1", "2.345", "0", Share::WHOLE, "2.35", "half goes up, where a float is below it"),
        ("1", "2.355", "0", Share::WHOLE, "2.36", "where formatting would cut off"),
        ("1", "-0.125", "0", Share::WHOLE, "-0.13", "away from zero below it too"),
        ("-1", "0.125", "0", Share::WHOLE, "-0.13", "a line taken back is exactly the line"),
        ("1", "0.0049", "0", Share::WHOLE, "0.00", "below half"),
        ("1", "0.005", "0", Share::WHOLE, "0.01", "half of the smallest"),
        ("0.3333", "0.0001", "0", Share::WHOLE, "0.00", "next to nothing"),
        ("1", "100", "0", part(1, 3), "33.33", "a third"),
        ("1", "3000", "100", Share::WHOLE, "0.00", "all of it off"),
        ("1", "3000", "0", part(0, 12), "0.00", "no month"),
        ("999999999999", "1", "0", Share::WHOLE, "999999999999.00", "twelve digits"),
    ];
    for (units, unit_price, discount, share, expected, why) in cases {
        let found = net_amount(quantity(units), price(unit_price), percent(discount), share);
        assert_eq!(found.map(|net| net.to_string()), Ok(expected.to_owned()), "{why}");
    }
}

#[test]
fn amounts_beyond_twelve_digits_are_refused_at_any_size() {
    let largest = "999999999999.9999";
    let cases = [("1", largest), ("2", "999999999999"), (largest, largest), ("-2", "999999999999")];
    for (units, unit_price) in cases {
        let found = net_amount(quantity(units), price(unit_price), Percent::ZERO, Share::WHOLE);
        assert_eq!(found, Err(TooLarge), "{units} × {unit_price}");
    }
    let tiny = Share { charged: 1, of: 366 };
    assert!(net_amount(quantity("2"), price(largest), Percent::ZERO, tiny).is_ok(), "the amount counts");
    assert!(
        full_year_weight(quantity(largest), price(largest), Percent::ZERO).is_some(),
        "and can be compared"
    );
}

#[test]
fn a_difference_becomes_a_price() {
    let largest = Net::parse("999999999999.99").expect("an amount");
    assert_eq!(largest.as_unit_price(), Some(price("999999999999.99")));
    assert_eq!((largest + Net::from_hundredths(1)).as_unit_price(), None);
    assert_eq!((-largest).as_unit_price(), Some(price("-999999999999.99")));
    assert_eq!(Net::from_hundredths(i128::MAX).as_unit_price(), None);
}

/// A decimal of four places.
fn decimal(scaled: i64) -> Decimal {
    Decimal::new(scaled, 4)
}

/// The rule in plain words, where the library is exact: rounding before the one division would be wrong, so the
/// quotient is compared with its neighbours by multiplying back.
fn plain(units: i64, unit_price: i64, discount: u32, share: Share) -> Decimal {
    let hundred = Decimal::ONE_HUNDRED;
    let undivided = decimal(units)
        * decimal(unit_price)
        * (hundred - decimal(i64::from(discount)))
        * Decimal::from(share.charged);
    let exact = undivided / (hundred * Decimal::from(share.of));
    exact.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

fn any_share() -> impl Strategy<Value = Share> {
    prop_oneof![Just(1u16), Just(12), Just(365), Just(366)]
        .prop_flat_map(|of| (0..=of).prop_map(move |charged| Share { charged, of }))
}

proptest! {
    #[test]
    fn what_is_said_to_be_readable_is_what_the_reader_takes(
        scaled in prop_oneof![any::<i64>(), (-2i64..=2).prop_map(|off| 10_i64.pow(16) + off)],
        hundredths in prop_oneof![any::<i128>(), (-2i128..=2).prop_map(|off| 10_i128.pow(14) + off)],
        negative: bool,
    ) {
        let sign = if negative { -1 } else { 1 };
        let price = UnitPrice::from_ten_thousandths(scaled.wrapping_mul(sign));
        let read = UnitPrice::parse_signed(&price.to_string(), DecimalMark::Point);
        prop_assert_eq!(price.is_readable(), read.is_ok());
        let quantity = Quantity::from_ten_thousandths(scaled.wrapping_mul(sign));
        prop_assert_eq!(quantity.is_readable(), Quantity::parse_signed(&quantity.to_string()).is_ok());
        let net = Net::from_hundredths(hundredths.wrapping_mul(sign.into()));
        prop_assert_eq!(net.is_readable(), Net::parse(&net.to_string()).is_ok());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    /// Sizes for which 28 digits hold the product and the quotient far beyond any half.
    #[test]
    fn amounts_agree_with_a_decimal_library(
        units in -1_000_000..1_000_000i64,
        unit_price in -1_000_000_000..1_000_000_000i64,
        discount in 0..=1_000_000u32,
        share in any_share(),
    ) {
        let found = net_amount(
            Quantity::from_ten_thousandths(units),
            UnitPrice::from_ten_thousandths(unit_price),
            Percent(discount),
            share,
        );
        let expected = plain(units, unit_price, discount, share);
        let found = found.expect("small enough").hundredths();
        prop_assert_eq!(Decimal::from_i128_with_scale(found, 2), expected);
    }

    /// Products to either side of what 64 bits hold.
    #[test]
    fn what_surely_fits_is_not_too_large(units in any::<i64>(), unit_price in any::<i64>(), bits in 0..63u32, discount in 0..=1_000_000u32, share in any_share()) {
        let units = Quantity::from_ten_thousandths(units >> bits);
        let unit_price = UnitPrice::from_ten_thousandths(unit_price >> (63 - bits));
        let fits = net_amount(units, unit_price, Percent(discount), share).is_ok();
        prop_assert!(fits || !surely_fits(units, unit_price));
    }

    #[test]
    fn what_is_written_is_read_again(scaled in -9_999_999_999_999_999..=9_999_999_999_999_999i64, hundredths in -99_999_999_999_999..=99_999_999_999_999i128, percent in 0..=1_000_000u32, share in any_share()) {
        let price = UnitPrice::from_ten_thousandths(scaled);
        prop_assert_eq!(UnitPrice::parse_signed(&price.to_string(), DecimalMark::Point), Ok(price));
        let quantity = Quantity::from_ten_thousandths(scaled);
        prop_assert_eq!(Quantity::parse_signed(&quantity.to_string()), Ok(quantity));
        let net = Net::from_hundredths(hundredths);
        prop_assert_eq!(Net::parse(&net.to_string()), Ok(net));
        let percent = Percent(percent);
        prop_assert_eq!(Percent::parse(&percent.to_string(), DecimalMark::Point), Ok(percent));
        let written = share.to_string();
        prop_assert_eq!(Share::parse(&written).map(|share| share.to_string()), Ok(written));
    }

    #[test]
    fn no_text_makes_a_reader_fail(text in "[-+0-9.,eE_ ]{0,24}|\\PC{0,8}") {
        let _ = UnitPrice::parse(&text, DecimalMark::PointOrComma);
        let _ = Net::parse(&text);
        let _ = Share::parse(&text);
        if let Ok(price) = UnitPrice::parse_signed(&text, DecimalMark::Point) {
            let oracle = Decimal::from_str_exact(&text).expect("the library reads more than we do");
            prop_assert_eq!(oracle, decimal(price.ten_thousandths()));
        }
    }

    #[test]
    fn taking_a_line_back_gives_exactly_its_amount(units in 0..1_000_000_000i64, unit_price in 0..1_000_000_000i64, discount in 0..=1_000_000u32, share in any_share()) {
        let (units, unit_price) = (Quantity::from_ten_thousandths(units), UnitPrice::from_ten_thousandths(unit_price));
        let net = net_amount(units, unit_price, Percent(discount), share).expect("small enough");
        prop_assert_eq!(net_amount(-units, unit_price, Percent(discount), share), Ok(-net));
    }
}
