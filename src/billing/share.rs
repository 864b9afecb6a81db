//! Which units of the year a row is charged for (rules 3 and 4).

use crate::calendar::{Day, DayRange, days_of_year};
use crate::catalog::Proration;

/// Words of 64 bits that hold a bit for each day of a leap year.
const WORDS: usize = 6;

/// How many units a calendar year has: 1, 12, 365 or 366.
pub fn units_of_year(proration: Proration, year: i32) -> u16 {
    match proration {
        Proration::WholeYear => 1,
        Proration::Months => 12,
        Proration::Days => days_of_year(year),
    }
}

/// How many units days of one calendar year touch that follow each other.
pub fn units_between(days: DayRange, proration: Proration) -> u16 {
    let units = match proration {
        Proration::WholeYear => 1,
        Proration::Months => days.last().month() - days.first().month() + 1,
        Proration::Days => days.days(),
    };
    u16::try_from(units).unwrap_or(u16::MAX)
}

/// Some units of one calendar year: a bit for each year, month or day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Units([u64; WORDS]);

impl Units {
    /// The units that have at least one of these days, which lie within the year.
    pub fn touched(days: &[DayRange], proration: Proration, year: i32) -> Self {
        let unit_of = |day: Day| match proration {
            Proration::WholeYear => 0,
            Proration::Months => day.month() - 1,
            Proration::Days => u32::try_from(day.days_since(Day::first_of(year))).unwrap_or(0),
        };
        days.iter().fold(Self::default(), |units, range| {
            units.with(&Self::between(unit_of(range.first()), unit_of(range.last())))
        })
    }

    /// How many units.
    pub fn count(&self) -> u16 {
        let ones: u32 = self.0.iter().map(|word| word.count_ones()).sum();
        u16::try_from(ones).unwrap_or(u16::MAX)
    }

    /// The units of both together.
    #[must_use]
    pub fn with(&self, other: &Self) -> Self {
        Self(std::array::from_fn(|word| self.0[word] | other.0[word]))
    }

    /// The units that both have.
    #[must_use]
    pub fn common(&self, other: &Self) -> Self {
        Self(std::array::from_fn(|word| self.0[word] & other.0[word]))
    }

    /// The units that the other one has not.
    #[must_use]
    pub fn without(&self, other: &Self) -> Self {
        Self(std::array::from_fn(|word| self.0[word] & !other.0[word]))
    }

    /// The units from first to last, both included.
    fn between(first: u32, last: u32) -> Self {
        let mut words = [0; WORDS];
        for (start, word) in (0..).step_by(64).zip(&mut words) {
            let (from, to) = (first.max(start), last.min(start + 63));
            if from <= to {
                *word = (u64::MAX << (from - start)) & (u64::MAX >> (start + 63 - to));
            }
        }
        Self(words)
    }
}

/// What a row asks for: the units with a chargeable day of its own, and what it costs for a whole year.
#[derive(Debug, Clone, Copy)]
pub struct Claim {
    /// Units with a chargeable day.
    pub touched: Units,
    /// [`crate::money::full_year_weight`] of the row.
    pub weight: i128,
}

/// What a row gets of its claim.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Allotment {
    /// The units that it is charged for.
    pub charged: Units,
    /// Dearer claims, by index, and how many of the touched units each of them is charged for instead.
    pub covered_by: Vec<(usize, u16)>,
}

impl Allotment {
    /// What a claim gets that no other one competes with.
    pub fn whole(claim: &Claim) -> Self {
        Self { charged: claim.touched, covered_by: Vec::new() }
    }
}

/// Shares the units out so that none is charged twice: the dearest claim wins a unit; of equal ones the earlier.
pub fn allot(claims: &[Claim]) -> Vec<Allotment> {
    let mut dearest_first: Vec<usize> = (0..claims.len()).collect();
    dearest_first.sort_by_key(|index| std::cmp::Reverse(claims[*index].weight));
    let mut allotments = vec![Allotment::default(); claims.len()];
    for (rank, index) in dearest_first.iter().enumerate() {
        let mut left = claims[*index].touched;
        let mut covered_by = Vec::new();
        for dearer in &dearest_first[..rank] {
            let taken = left.common(&allotments[*dearer].charged);
            if taken.count() > 0 {
                covered_by.push((*dearer, taken.count()));
                left = left.without(&taken);
            }
        }
        covered_by.sort_unstable();
        allotments[*index] = Allotment { charged: left, covered_by };
    }
    allotments
}

#[cfg(test)]
mod tests;
