//! Amounts of VAT, and amounts that include it.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub};

use crate::money::{Exact, Net, Percent, TooLarge, UnitPrice};

/// Tax, or an amount with its tax, in hundredths of the currency (haléře). Documents alone have it: the calculation is
/// [`Net`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Amount(i128);

impl Amount {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// The amount in hundredths of the currency.
    pub const fn hundredths(self) -> i128 {
        self.0
    }

    /// Without its sign.
    #[must_use]
    pub const fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// Whether it is nothing.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Above zero.
    pub const fn is_positive(self) -> bool {
        self.0 > 0
    }
}

impl Net {
    /// The VAT of a base at a rate, rounded once, half away from zero, to 0.01 (§ 37 of the VAT act: from the base up).
    ///
    /// # Errors
    /// [`TooLarge`] where it has more than twelve digits before the point.
    pub fn tax(self, rate: Percent) -> Result<Amount, TooLarge> {
        Exact::percentage(self, rate)?.rounded().map(Amount::from)
    }
}

impl UnitPrice {
    /// The price with its VAT, exactly: every decimal that it has.
    pub fn with_tax(self, rate: Percent) -> Exact {
        Exact::on_top(self, rate)
    }
}

impl From<Net> for Amount {
    fn from(net: Net) -> Self {
        Self(net.hundredths())
    }
}
impl Add for Amount {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}
impl Sub for Amount {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}
impl Neg for Amount {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}
impl AddAssign for Amount {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}
impl Sum for Amount {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

/// `1234.50`: always two decimals.
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Net::from_hundredths(self.0).fmt(f)
    }
}

#[cfg(test)]
mod tests;
