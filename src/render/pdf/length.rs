//! Lengths on paper, in whole thousandths of a point, so that a layout is exact and the same everywhere.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub};

/// A length in thousandths of a point (1/72 inch).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Length(i32);

impl Length {
    /// Nothing.
    pub(super) const ZERO: Self = Self(0);

    /// Whole points.
    pub(super) const fn pt(points: i32) -> Self {
        Self(points * 1_000)
    }

    /// Tenths of a point.
    pub(super) const fn tenths(tenths: i32) -> Self {
        Self(tenths * 100)
    }

    /// Thousandths of a point.
    pub(super) const fn thousandths(thousandths: i32) -> Self {
        Self(thousandths)
    }

    /// This length times a ratio, say that of a glyph's width to the height of its font.
    pub(super) fn scaled(self, times: i32, of: i32) -> Self {
        let scaled = i64::from(self.0) * i64::from(times) / i64::from(of.max(1));
        Self(i32::try_from(scaled).unwrap_or(i32::MAX))
    }

    /// In points, as the format wants it.
    #[allow(clippy::float_arithmetic, reason = "coordinates of a PDF are floats; no amount becomes one")]
    pub(super) fn points(self) -> f32 {
        self.0 as f32 / 1_000.0
    }
}

impl Add for Length {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}
impl Sub for Length {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}
impl Neg for Length {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}
impl AddAssign for Length {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}
impl Mul<i32> for Length {
    type Output = Self;
    fn mul(self, times: i32) -> Self {
        Self(self.0.saturating_mul(times))
    }
}
impl Div<i32> for Length {
    type Output = Self;
    fn div(self, by: i32) -> Self {
        Self(self.0 / by)
    }
}
impl Sum for Length {
    fn sum<I: Iterator<Item = Self>>(lengths: I) -> Self {
        lengths.fold(Self::ZERO, Add::add)
    }
}
