//! Numbers digit by digit, as machines read them: half the time that `fmt` takes over a million rows. Tests hold every form
//! against its `Display`.

use crate::money::{Amount, INPUT_DECIMALS, NET_DECIMALS, Net, Percent, Quantity, Share, UnitPrice};

impl Net {
    /// Appends what it displays as.
    pub fn push_to(self, out: &mut Vec<u8>) {
        push_scaled::<NET_DECIMALS>(out, self.hundredths(), 2);
    }
}

impl Amount {
    /// Appends what it displays as.
    pub fn push_to(self, out: &mut Vec<u8>) {
        Net::from_hundredths(self.hundredths()).push_to(out);
    }
}

impl UnitPrice {
    /// Appends what it displays as.
    pub fn push_to(self, out: &mut Vec<u8>) {
        push_small::<INPUT_DECIMALS>(out, self.ten_thousandths(), 2);
    }
}

impl Quantity {
    /// Appends what it displays as.
    pub fn push_to(self, out: &mut Vec<u8>) {
        push_small::<INPUT_DECIMALS>(out, self.ten_thousandths(), 0);
    }
}

impl Percent {
    /// Appends what it displays as.
    pub fn push_to(self, out: &mut Vec<u8>) {
        push_small::<INPUT_DECIMALS>(out, self.ten_thousandths().into(), 0);
    }
}

impl Share {
    /// Appends what it displays as.
    pub fn push_to(self, out: &mut Vec<u8>) {
        match self.charged {
            0 => out.push(b'0'),
            charged if charged == self.of => out.push(b'1'),
            charged => {
                push_count(out, charged.into());
                out.push(b'/');
                push_count(out, self.of.into());
            }
        }
    }
}

/// Appends what the integer displays as.
pub fn push_integer(integer: impl itoa::Integer, out: &mut Vec<u8>) {
    out.extend_from_slice(itoa::Buffer::new().format(integer).as_bytes());
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
    while left > keep && fraction.is_multiple_of(10) {
        (fraction, left) = (fraction / 10, left - 1);
    }
    let mut digits = [b'0'; INPUT_DECIMALS as usize];
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
        10..100 => out.extend_from_slice(&[b'0' + (count / 10) as u8, b'0' + (count % 10) as u8]),
        _ => push_integer(count, out),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::push_integer;
    use crate::money::{Amount, Net, Percent, Quantity, Share, UnitPrice};

    fn pushed(push: impl FnOnce(&mut Vec<u8>)) -> String {
        let mut out = Vec::new();
        push(&mut out);
        String::from_utf8(out).expect("digits")
    }

    proptest! {
        #[test]
        fn every_number_is_written_as_it_displays(
            scaled in prop_oneof![any::<i64>(), -20_000i64..20_000],
            wide in any::<i128>(),
            (charged, of) in (0u16..=366, 1u16..=366),
            percent in 0u32..=1_000_000,
        ) {
            let net = Net::from_hundredths(wide);
            let price = UnitPrice::from_ten_thousandths(scaled);
            let quantity = Quantity::from_ten_thousandths(scaled);
            let percent = format!("{}.{:04}", percent / 10_000, percent % 10_000);
            let percent = Percent::parse(&percent, crate::money::DecimalMark::Point).expect("a discount");
            let share = Share { charged: charged.min(of), of };
            prop_assert_eq!(pushed(|out| net.push_to(out)), net.to_string());
            prop_assert_eq!(pushed(|out| Amount::from(net).push_to(out)), net.to_string());
            prop_assert_eq!(pushed(|out| price.push_to(out)), price.to_string());
            prop_assert_eq!(pushed(|out| quantity.push_to(out)), quantity.to_string());
            prop_assert_eq!(pushed(|out| percent.push_to(out)), percent.to_string());
            prop_assert_eq!(pushed(|out| share.push_to(out)), share.to_string());
            prop_assert_eq!(pushed(|out| push_integer(scaled, out)), scaled.to_string());
        }
    }
}
