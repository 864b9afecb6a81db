//! Amounts before rounding.

use std::fmt;

use crate::money::{
    MAX_NET, Net, Percent, Quantity, Share, TooLarge, UnitPrice, full_year_weight, round_half_away,
};

/// An amount before it is rounded, exactly; of a line, what [`net_amount`](super::net_amount) rounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Exact {
    /// In units of 10^-14 of the currency: four decimals each of quantity, price and discount, two more for per cent.
    dividend: i128,
    /// What it is still to be divided by: the units of the year.
    of: u16,
}

impl Exact {
    /// Decimals of the dividend.
    const DECIMALS: usize = 14;
    /// What a hundredth of the currency is, in units of the dividend.
    const HUNDREDTH: i128 = 10i128.pow(12);
    /// Decimals that are shown of a number that has no end.
    const SHOWN: usize = 6;

    /// So much of a net amount, exactly.
    pub(super) fn percentage(net: Net, rate: Percent) -> Result<Self, TooLarge> {
        // Two decimals of the amount, four of the rate and two for per cent: six are missing.
        let dividend = net.0.checked_mul(i128::from(rate.ten_thousandths()));
        let dividend = dividend.and_then(|product| product.checked_mul(10i128.pow(6))).ok_or(TooLarge)?;
        Ok(Self { dividend, of: 1 })
    }

    /// A unit price with so much per cent on top of it, exactly.
    pub(super) fn on_top(price: UnitPrice, rate: Percent) -> Self {
        // Four decimals of the price, four of the rate and two for per cent: four are missing.
        let hundred_and_rate = i128::from(Percent::HUNDRED) + i128::from(rate.ten_thousandths());
        Self { dividend: i128::from(price.ten_thousandths()) * hundred_and_rate * 10i128.pow(4), of: 1 }
    }

    /// The one place that rounds: to hundredths, half away from zero.
    ///
    /// # Errors
    /// [`TooLarge`] where the result has more than twelve digits before the point.
    pub fn rounded(self) -> Result<Net, TooLarge> {
        // 2 of the decimals are kept.
        let rounded = round_half_away(self.dividend, Self::HUNDREDTH * i128::from(self.of.max(1)));
        (rounded.abs() <= MAX_NET).then_some(Net(rounded)).ok_or(TooLarge)
    }

    /// As many decimals as it has; where it has no end, six and an ellipsis: `2516.393442…`.
    pub fn shortened(self) -> String {
        let of = i128::from(self.of.max(1));
        if self.dividend % of == 0 {
            return decimal(self.dividend / of, Self::DECIMALS);
        }
        let cut = self.dividend / of / 10i128.pow((Self::DECIMALS - Self::SHOWN) as u32);
        let sign = if self.dividend < 0 { "-" } else { "" };
        let (size, one) = (cut.unsigned_abs(), 10u128.pow(Self::SHOWN as u32));
        format!("{sign}{}.{:0width$}…", size / one, size % one, width = Self::SHOWN)
    }
}

/// `6000.09999`; where the decimals have no end, a fraction: `921000.00/366`.
impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of = i128::from(self.of.max(1));
        match self.dividend % of {
            0 => f.write_str(&decimal(self.dividend / of, Self::DECIMALS)),
            _ => write!(f, "{}/{}", decimal(self.dividend, Self::DECIMALS), self.of),
        }
    }
}

/// A number of some decimals, with at least two of them and no further trailing zeros.
fn decimal(scaled: i128, decimals: usize) -> String {
    let sign = if scaled < 0 { "-" } else { "" };
    let (size, one) = (scaled.unsigned_abs(), 10u128.pow(decimals as u32));
    let fraction = format!("{:0decimals$}", size % one);
    let kept = fraction.trim_end_matches('0').len().max(2);
    format!("{sign}{}.{}", size / one, &fraction[..kept])
}

/// Quantity × unit price × (1 − discount) × share, exactly.
///
/// # Errors
/// [`TooLarge`] where it is beyond any net amount.
pub fn exact_amount(
    quantity: Quantity,
    unit_price: UnitPrice,
    discount: Percent,
    share: Share,
) -> Result<Exact, TooLarge> {
    let dividend = full_year_weight(quantity, unit_price, discount)
        .and_then(|weight| weight.checked_mul(i128::from(share.charged)))
        .ok_or(TooLarge)?;
    Ok(Exact { dividend, of: share.of })
}

#[cfg(test)]
mod tests;
