//! The axis of a chart: round amounts from its lowest to its highest.

use crate::document::{Bar, Chart};
use crate::money::Net;

/// How many steps an axis has at most, above and below zero together and besides what rounding adds.
const STEPS: i128 = 6;

/// An axis; zero always lies on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scale {
    /// In hundredths, as are all amounts here: 1, 2 or 5 and zeros.
    step: i128,
    /// In steps, at most 0.
    lowest: i128,
    /// In steps, above [`Scale::lowest`].
    highest: i128,
}

impl Scale {
    /// The axis on which every bar of a chart lies.
    pub(super) fn of(chart: &Chart) -> Self {
        let ends = chart.bars.iter().map(ends_of);
        let (low, high) = ends.fold((0, 0), |(low, high), (from, to)| (low.min(from), high.max(to)));
        let step = round_step((high - low).max(1));
        let (lowest, highest) = (low.div_euclid(step), -(-high).div_euclid(step));
        Self { step, lowest, highest: highest.max(lowest + 1) }
    }

    /// The amounts of the grid, from the lowest.
    pub(super) fn ticks(&self) -> impl Iterator<Item = Net> + use<> {
        let step = self.step;
        (self.lowest..=self.highest).map(move |at| Net::from_hundredths(at * step))
    }

    /// Where an amount lies between the place of the lowest and that of the highest.
    pub(super) fn place(&self, net: Net, lowest: i128, highest: i128) -> i128 {
        let length = (self.highest - self.lowest) * self.step;
        lowest + (net.hundredths() - self.lowest * self.step) * (highest - lowest) / length
    }
}

/// How far a bar goes down from zero, and up.
fn ends_of(bar: &Bar) -> (i128, i128) {
    let sum = |is_in: fn(&Net) -> bool| bar.pieces().map(|piece| piece.net).filter(is_in).sum::<Net>();
    (sum(|net| net.is_negative()).hundredths(), sum(|net| net.is_positive()).hundredths())
}

/// The least of 1, 2, 5, 10, 20, 50 … whole units of the currency that covers a length in a few steps.
fn round_step(length: i128) -> i128 {
    let mut unit = 100;
    loop {
        for step in [unit, 2 * unit, 5 * unit] {
            if step * STEPS >= length {
                return step;
            }
        }
        unit *= 10;
    }
}
