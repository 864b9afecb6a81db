//! Values as machines read them, the same in CSV and JSON.
//!
//! Numbers are written digit by digit instead of through `fmt`, which halves the time of a million rows; tests hold
//! every form against its `Display`.

use crate::calendar::Day;
use crate::document::Value;
use crate::money::Share;

/// Appends a value's text: nothing for an empty one.
pub(super) fn push(out: &mut Vec<u8>, value: &Value<'_>) {
    match value {
        Value::Empty => {}
        Value::Text(text) => out.extend_from_slice(text.as_bytes()),
        Value::Code(code) => out.extend_from_slice(code.as_bytes()),
        Value::Integer(integer) => push_small::<0>(out, *integer, 0),
        Value::Net(net) => push_scaled::<2>(out, net.hundredths(), 2),
        Value::Amount(amount) => push_scaled::<2>(out, amount.hundredths(), 2),
        Value::Exact(exact) => out.extend_from_slice(exact.to_string().as_bytes()),
        Value::UnitPrice(price) => push_small::<4>(out, price.ten_thousandths(), 2),
        Value::Quantity(quantity) => push_small::<4>(out, quantity.ten_thousandths(), 0),
        Value::Percent(percent) => push_small::<4>(out, percent.ten_thousandths().into(), 0),
        Value::Share(share) => push_share(out, *share),
        Value::Date(day) => push_day(out, *day),
    }
}

/// A number of so many decimals, of which at least `keep` are written and no further zeros at the end.
fn push_scaled<const DECIMALS: u32>(out: &mut Vec<u8>, scaled: i128, keep: usize) {
    // 128-bit division is slow, and hardly any number needs it.
    if let Ok(small) = i64::try_from(scaled) {
        return push_small::<DECIMALS>(out, small, keep);
    }
    let digits = scaled.unsigned_abs().to_string();
    let (whole, fraction) = digits.split_at(digits.len() - DECIMALS as usize);
    let kept = fraction.trim_end_matches('0').len().max(keep);
    let sign = if scaled < 0 { "-" } else { "" };
    let point = if kept > 0 { "." } else { "" };
    [sign, whole, point, &fraction[..kept]].iter().for_each(|part| out.extend_from_slice(part.as_bytes()));
}

/// The same of a number that fits into 64 bits.
fn push_small<const DECIMALS: u32>(out: &mut Vec<u8>, scaled: i64, keep: usize) {
    const ZEROS: &[u8] = b".0000";
    if scaled < 0 {
        out.push(b'-');
    }
    let one = const { 10u64.pow(DECIMALS) };
    let size = scaled.unsigned_abs();
    push_count(out, size / one);
    match size % one {
        0 if keep == 0 => {}
        0 => out.extend_from_slice(&ZEROS[..=keep]),
        fraction => push_fraction::<DECIMALS>(out, fraction, keep),
    }
}

/// The point and the decimals after it, some of which is no zero.
fn push_fraction<const DECIMALS: u32>(out: &mut Vec<u8>, mut fraction: u64, keep: usize) {
    let mut left = DECIMALS as usize;
    while left > keep && fraction % 10 == 0 {
        (fraction, left) = (fraction / 10, left - 1);
    }
    let mut digits = [b'0'; 4];
    for digit in digits[..left].iter_mut().rev() {
        *digit = b'0' + (fraction % 10) as u8;
        fraction /= 10;
    }
    out.push(b'.');
    out.extend_from_slice(&digits[..left]);
}

/// A number as it is; most are short.
fn push_count(out: &mut Vec<u8>, count: u64) {
    match count {
        0..10 => out.push(b'0' + count as u8),
        10..100 => out.extend_from_slice(&two_digits(count as u32)),
        _ => out.extend_from_slice(itoa::Buffer::new().format(count).as_bytes()),
    }
}

fn push_share(out: &mut Vec<u8>, share: Share) {
    match share.charged {
        0 => out.push(b'0'),
        charged if charged == share.of => out.push(b'1'),
        charged => {
            push_count(out, charged.into());
            out.push(b'/');
            push_count(out, share.of.into());
        }
    }
}

/// `2027-01-04`; years have four digits.
fn push_day(out: &mut Vec<u8>, day: Day) {
    let year = day.year().unsigned_abs();
    let [[y, e], [a, r]] = [year / 100, year % 100].map(two_digits);
    let [[m, o], [d, t]] = [day.month(), day.day()].map(two_digits);
    out.extend_from_slice(&[y, e, a, r, b'-', m, o, b'-', d, t]);
}

/// The digits of a number below a hundred.
#[inline]
fn two_digits(number: u32) -> [u8; 2] {
    [b'0' + (number / 10 % 10) as u8, b'0' + (number % 10) as u8]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::push;
    use crate::calendar::Day;
    use crate::document::Value;
    use crate::money::{Net, Percent, Quantity, Share, UnitPrice};

    fn pushed(value: &Value<'_>) -> String {
        let mut out = Vec::new();
        push(&mut out, value);
        String::from_utf8(out).unwrap()
    }

    proptest! {
        #[test]
        fn every_value_is_written_as_it_displays(
            scaled in prop_oneof![any::<i64>(), -20_000i64..20_000],
            wide in any::<i128>(),
            (charged, of) in (0u16..=366, 1u16..=366),
            percent in 0u32..=1_000_000,
            (year, ordinal) in (1900i32..=2999, 0i32..365),
        ) {
            let percent = Percent::parse(&format!("{}.{:04}", percent / 10_000, percent % 10_000), crate::money::DecimalMark::Point).unwrap();
            let day = Day::first_of(year).plus_days(ordinal);
            let net = Net::from_hundredths(wide);
            let price = UnitPrice::from_ten_thousandths(scaled);
            let quantity = Quantity::from_ten_thousandths(scaled);
            let share = Share { charged: charged.min(of), of };
            prop_assert_eq!(pushed(&Value::Net(net)), net.to_string());
            prop_assert_eq!(pushed(&Value::UnitPrice(price)), price.to_string());
            prop_assert_eq!(pushed(&Value::Quantity(quantity)), quantity.to_string());
            prop_assert_eq!(pushed(&Value::Percent(percent)), percent.to_string());
            prop_assert_eq!(pushed(&Value::Share(share)), share.to_string());
            prop_assert_eq!(pushed(&Value::Date(day)), day.to_string());
            prop_assert_eq!(pushed(&Value::Integer(scaled)), scaled.to_string());
        }
    }
}
