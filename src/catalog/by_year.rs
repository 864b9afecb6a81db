//! Values that change with the calendar year.

use std::collections::BTreeMap;

/// A value that may change with the calendar year: each entry holds from its year on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByYear<T> {
    from: BTreeMap<i32, Dated<T>>,
}

/// A value and the line of the catalog where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dated<T> {
    /// The value.
    pub value: T,
    /// Line of the catalog; 0 where the catalog says nothing and the default holds.
    pub line: u32,
}

impl<T> ByYear<T> {
    /// The same value in every year.
    pub fn always(value: T, line: u32) -> Self {
        Self::starting(BTreeMap::from([(i32::MIN, Dated { value, line })]))
    }

    /// Values by the calendar year from which each holds.
    pub fn starting(from: BTreeMap<i32, Dated<T>>) -> Self {
        Self { from }
    }

    /// The value of a calendar year; `None` before the first.
    pub fn in_year(&self, year: i32) -> Option<&Dated<T>> {
        self.from.range(..=year).next_back().map(|(_, dated)| dated)
    }

    /// The entry of a calendar year with the year it holds from (`None`: always); `None` before the first.
    pub fn entry_of(&self, year: i32) -> Option<(Option<i32>, &Dated<T>)> {
        let (from, dated) = self.from.range(..=year).next_back()?;
        Some(((*from != i32::MIN).then_some(*from), dated))
    }

    /// Every entry with its first year (`None`: always), in order of years.
    pub fn entries(&self) -> impl Iterator<Item = (Option<i32>, &Dated<T>)> {
        self.from.iter().map(|(year, dated)| ((*year != i32::MIN).then_some(*year), dated))
    }
}
