//! Numbers digit by digit, as machines read them: half the time that `fmt` takes over a million rows. Tests hold every form
//! against its `Display`.

use crate::money::{Amount, INPUT_DECIMALS, NET_DECIMALS, Net, Percent, Quantity, Share, UnitPrice};

impl Net {
    /// Appends what it displays as.
    pub fn push_to(self, out: &mut Vec<u8>) {
        push_scaled(out, self.hundredths(), NET_DECIMALS as usize, 2);
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
        push_input(out, self.ten_thousandths(), 2);
    }
}

impl Quantity {
    /// Appends what it displays as.
    pub fn push_to(self, out: &mut Vec<u8>) {
        push_input(out, self.ten_thousandths(), 0);
    }
}

impl Percent {
    /// Appends what it displays as.
    pub fn push_to(self, out: &mut Vec<u8>) {
        push_input(out, i64::from(self.ten_thousandths()), 0);
    }
}

impl Share {
    /// Appends what it displays as.
    pub fn push_to(self, out: &mut Vec<u8>) {
        match self.charged {
            0 => out.push(b'0'),
            charged if charged == self.of => out.push(b'1'),
            charged => {
                push_integer(charged, out);
                out.push(b'/');
                push_integer(self.of, out);
            }
        }
    }
}

/// Appends what the integer displays as.
pub fn push_integer(integer: impl itoa::Integer, out: &mut Vec<u8>) {
    out.extend_from_slice(itoa::Buffer::new().format(integer).as_bytes());
}

fn push_input(out: &mut Vec<u8>, scaled: i64, keep: usize) {
    push_scaled(out, i128::from(scaled), INPUT_DECIMALS as usize, keep);
}

/// A number of so many decimals, of which at least `keep` are written and no further zeros at the end.
fn push_scaled(out: &mut Vec<u8>, scaled: i128, decimals: usize, keep: usize) {
    if scaled < 0 {
        out.push(b'-');
    }
    let size = scaled.unsigned_abs();
    // 128-bit division is slow, and hardly any number needs it.
    match u64::try_from(size) {
        Ok(size) => push_short(out, size, decimals, keep),
        Err(_) => push_decimal(out, itoa::Buffer::new().format(size), decimals, keep),
    }
}

/// The same of a number that fits into 64 bits, without its sign.
fn push_short(out: &mut Vec<u8>, size: u64, decimals: usize, keep: usize) {
    const POWERS: [u64; 5] = [1, 10, 100, 1_000, 10_000];
    let one = POWERS[decimals];
    out.extend_from_slice(itoa::Buffer::new().format(size / one).as_bytes());
    let (mut fraction, mut left) = (size % one, decimals);
    if fraction == 0 {
        left = keep;
    }
    while left > keep && fraction % 10 == 0 {
        (fraction, left) = (fraction / 10, left - 1);
    }
    if left > 0 {
        out.push(b'.');
        let digit = |place: &u64| b'0' + (fraction / place % 10) as u8;
        out.extend(POWERS[..left].iter().rev().map(digit));
    }
}

/// Puts the decimal point into the digits of a scaled number.
fn push_decimal(out: &mut Vec<u8>, digits: &str, decimals: usize, keep: usize) {
    const ZEROS: &[u8] = b"0000";
    let digits = digits.as_bytes();
    let (whole, fraction) = digits.split_at(digits.len().saturating_sub(decimals));
    out.extend_from_slice(if whole.is_empty() { b"0" } else { whole });
    let end = out.len();
    out.push(b'.');
    out.extend_from_slice(&ZEROS[..decimals - fraction.len()]);
    out.extend_from_slice(fraction);
    while out.len() > end + 1 + keep && out.last() == Some(&b'0') {
        out.pop();
    }
    if out.len() == end + 1 {
        out.pop();
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
