//! Prices raised by per cent.

use crate::money::{MAX_INTEGER_DIGITS, ONE, Percent, TooLarge, UnitPrice, round_half_away};

impl UnitPrice {
    /// The price with so many per cent more, rounded half up to a multiple of `step`; a `step` of nothing keeps the four
    /// decimals of a price.
    ///
    /// # Errors
    /// [`TooLarge`] where the result has more than twelve digits before the point.
    pub fn raised(self, percent: Percent, step: Self) -> Result<Self, TooLarge> {
        self.stepped(percent, step, round_half_away)
    }

    /// The largest multiple of `step` that is at most so many per cent above the price.
    ///
    /// # Errors
    /// [`TooLarge`].
    pub fn raised_at_most(self, percent: Percent, step: Self) -> Result<Self, TooLarge> {
        self.stepped(percent, step, i128::div_euclid)
    }

    fn stepped(self, percent: Percent, step: Self, divide: fn(i128, i128) -> i128) -> Result<Self, TooLarge> {
        let hundred = i128::from(Percent::HUNDRED);
        let step = i128::from(step.0.max(1));
        let exact = i128::from(self.0) * (hundred + i128::from(percent.ten_thousandths()));
        let raised = divide(exact, hundred * step) * step;
        let limit = 10i128.pow(MAX_INTEGER_DIGITS as u32) * i128::from(ONE);
        i64::try_from(raised).ok().filter(|_| raised < limit).map(Self).ok_or(TooLarge)
    }
}

#[cfg(test)]
mod tests;
