//! Rows and columns: what every command that shows data gives to a renderer.

use std::fmt;

use crate::calendar::Day;
use crate::money::{Amount, Exact, Net, Percent, Quantity, Share, UnitPrice};

/// What kind of value a column holds; decides alignment, decimals and JSON types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Words: left-aligned.
    Text,
    /// Numbers and amounts: right-aligned.
    Number,
    /// Dates.
    Date,
}

/// A column of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// The stable name in CSV and JSON.
    pub name: &'static str,
    /// What it holds.
    pub shape: Shape,
}

impl Column {
    /// A column of words.
    pub const fn text(name: &'static str) -> Self {
        Self { name, shape: Shape::Text }
    }

    /// A column of numbers.
    pub const fn number(name: &'static str) -> Self {
        Self { name, shape: Shape::Number }
    }

    /// A column of dates.
    pub const fn date(name: &'static str) -> Self {
        Self { name, shape: Shape::Date }
    }
}

/// A cell of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value<'a> {
    /// Nothing: an empty cell, `null` in JSON.
    Empty,
    /// Words of the book or the catalog, shown as they are.
    Text(&'a str),
    /// A stable code, which a table for people shows in words.
    Code(&'static str),
    /// A count, a year, a run: a number in JSON.
    Integer(i64),
    /// Two decimals.
    Net(Net),
    /// Tax, or an amount with its tax: two decimals.
    Amount(Amount),
    /// An amount before rounding: a fraction in machine output where its decimals have no end.
    Exact(Exact),
    /// Two to four decimals.
    UnitPrice(UnitPrice),
    /// No trailing zeros.
    Quantity(Quantity),
    /// No trailing zeros.
    Percent(Percent),
    /// `1`, `0`, `11/12`.
    Share(Share),
    /// ISO in machine output.
    Date(Day),
}

/// As machines read it: `1234.50`, `11/12`, `2027-01-04`, a code; nothing for an empty one.
impl fmt::Display for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => Ok(()),
            Self::Text(text) => f.write_str(text),
            Self::Code(code) => f.write_str(code),
            Self::Integer(integer) => integer.fmt(f),
            Self::Net(net) => net.fmt(f),
            Self::Amount(amount) => amount.fmt(f),
            Self::Exact(exact) => exact.fmt(f),
            Self::UnitPrice(price) => price.fmt(f),
            Self::Quantity(quantity) => quantity.fmt(f),
            Self::Percent(percent) => percent.fmt(f),
            Self::Share(share) => share.fmt(f),
            Self::Date(day) => day.fmt(f),
        }
    }
}

impl<'a> Value<'a> {
    /// A text, or nothing where it is empty.
    pub fn text(text: &'a str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// How many; beyond [`i64::MAX`] that.
    pub fn count(count: u64) -> Self {
        Self::Integer(i64::try_from(count).unwrap_or(i64::MAX))
    }
}
