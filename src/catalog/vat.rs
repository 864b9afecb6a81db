//! `[vat]` and the seller's `vat_payer_from`: whether VAT is charged, and at what rate.

use std::collections::BTreeMap;

use crate::calendar::Day;
use crate::money::Percent;

/// VAT: from when the seller charges it, and the rates by the day from which each holds.
///
/// Nothing of the calculation knows it: VAT is a matter of documents alone.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Vat {
    /// The first day of taxable supply on which the seller is a payer; `None` for one that is none.
    pub payer_from: Option<Day>,
    /// The standard rate.
    pub standard: VatRates,
    /// The reduced rate.
    pub reduced: VatRates,
}

impl Vat {
    /// Whether a supply on this day is taxed.
    pub fn is_payer_on(&self, day: Day) -> bool {
        self.payer_from.is_some_and(|from| day >= from)
    }

    /// The rates of a kind.
    pub const fn rates(&self, kind: VatKind) -> &VatRates {
        match kind {
            VatKind::Standard => &self.standard,
            VatKind::Reduced => &self.reduced,
        }
    }
}

/// Which of the rates a service is taxed at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum VatKind {
    /// The rate of everything that the law does not name.
    #[default]
    Standard,
    /// The rate of what the law favours.
    Reduced,
}

impl VatKind {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Standard, Self::Reduced];

    /// The word of the catalog.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Reduced => "reduced",
        }
    }
}

/// A rate of VAT by the day from which it holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct VatRates {
    from: BTreeMap<Day, Percent>,
}

impl VatRates {
    /// From the first day of each.
    pub const fn starting(from: BTreeMap<Day, Percent>) -> Self {
        Self { from }
    }

    /// The rate of a supply on a day; `None` before the first.
    pub fn on(&self, day: Day) -> Option<Percent> {
        self.from.range(..=day).next_back().map(|(_, rate)| *rate)
    }
}
