use super::*;
use crate::money::DecimalMark;

#[test]
fn an_exact_amount_shows_all_of_its_decimals_or_a_fraction() {
    let whole = Share::WHOLE;
    let cases = [
        (3, "2999.90", "33.33", whole, "6000.09999", "6000.09999", "five decimals"),
        (1, "3000", "0", whole, "3000.00", "3000.00", "two at least"),
        (1, "3000", "0", Share { charged: 11, of: 12 }, "2750.00", "2750.00", "twelfths that come out even"),
        (1, "3000", "0", Share { charged: 307, of: 366 }, "921000.00/366", "2516.393442…", "no end"),
        (1, "0.01", "0", Share { charged: 1, of: 365 }, "0.01/365", "0.000027…", "less than a hundredth"),
        (1, "-9.80", "0", Share { charged: 1, of: 365 }, "-9.80/365", "-0.026849…", "below zero"),
    ];
    for (units, price, discount, share, exactly, shortened, why) in cases {
        let price = UnitPrice::parse_signed(price, DecimalMark::Point).unwrap();
        let discount = Percent::parse(discount, DecimalMark::Point).unwrap();
        let exact = exact_amount(Quantity::from_whole(units), price, discount, share).unwrap();
        assert_eq!(exact.to_string(), exactly, "{why}");
        assert_eq!(exact.shortened(), shortened, "{why}");
    }
}
