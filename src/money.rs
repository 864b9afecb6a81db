//! Money and the numbers that make it: exact decimals as scaled integers, and the only places that round.
//!
//! Nothing here is a float. An amount is rounded in one place, [`Exact::rounded`]; a new price, which an uplift makes, in
//! another, [`UnitPrice::raised`] and [`UnitPrice::raised_at_most`], to a multiple of the step that was asked for. A unit
//! price, a quantity and a discount keep four decimals, a net amount two, so that the product of all four is an exact integer
//! before the one division. The plain version of the same rule, on a decimal library, stands beside the tests and must agree.

mod amount;
mod digits;
mod exact;
mod raised;

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub};

pub use amount::Amount;
pub use digits::push_integer;
pub use exact::{Exact, exact_amount};

/// Decimals that a unit price, a quantity and a discount keep.
pub const INPUT_DECIMALS: u32 = 4;
/// Decimals that a net amount keeps.
pub const NET_DECIMALS: u32 = 2;
/// Digits allowed before the decimal point of any number.
pub const MAX_INTEGER_DIGITS: usize = 12;
/// 1.0 of a number that keeps four decimals.
const ONE: i64 = 10_000;
/// The largest net amount, in hundredths: twelve digits before the point.
const MAX_NET: i128 = 99_999_999_999_999;
/// The largest number that keeps four decimals, in ten-thousandths.
const MAX_INPUT: u64 = 10_u64.pow(MAX_INTEGER_DIGITS as u32 + INPUT_DECIMALS) - 1;

/// What is wrong with a written number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberFault {
    /// Not digits with at most one decimal mark (`1e3`, `1_000`, `+5`, `.5`, `3.000,00`).
    Malformed,
    /// More decimals than the number keeps.
    TooManyDecimals,
    /// More than twelve digits before the point, or above the number's own limit.
    TooLarge,
    /// Below zero where that has no meaning.
    Negative,
}

/// Which decimal marks a text may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecimalMark {
    /// `1234.50`: comma-separated files, the catalog, the command line.
    Point,
    /// `1234.50` or `1234,50`: what a Czech spreadsheet saves between semicolons or tabs.
    PointOrComma,
}

/// A net amount in hundredths of the currency (haléře), excluding VAT.
///
/// Sums are kept in 128 bits: adding up every line that fits into memory cannot overflow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Net(i128);

impl Net {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// An amount from hundredths of the currency.
    pub const fn from_hundredths(hundredths: i128) -> Self {
        Self(hundredths)
    }

    /// The amount in hundredths of the currency.
    pub const fn hundredths(self) -> i128 {
        self.0
    }

    /// Without its sign.
    pub const fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// Whether it is nothing.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Below zero: a credit.
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// Above zero.
    pub const fn is_positive(self) -> bool {
        self.0 > 0
    }

    /// Reads an amount as the register and other machine output write it: exactly two decimals.
    ///
    /// # Errors
    /// The number's fault; fewer than two decimals are [`NumberFault::Malformed`].
    pub fn parse(text: &str) -> Result<Self, NumberFault> {
        let decimals = text.len() - text.rfind('.').ok_or(NumberFault::Malformed)? - 1;
        if decimals < 2 {
            return Err(NumberFault::Malformed);
        }
        parse_scaled(text, NET_DECIMALS, DecimalMark::Point).map(|scaled| Self(i128::from(scaled)))
    }

    /// Reads an amount as people write it: at most two decimals.
    ///
    /// # Errors
    /// The number's fault.
    pub fn parse_written(text: &str, mark: DecimalMark) -> Result<Self, NumberFault> {
        parse_scaled(text, NET_DECIMALS, mark).map(|scaled| Self(i128::from(scaled)))
    }

    /// The unit price that makes exactly this amount at quantity 1 without a discount.
    ///
    /// `None` for a sum of amounts too large for a price.
    pub fn as_unit_price(self) -> Option<UnitPrice> {
        let scaled = i64::try_from(self.0.checked_mul(100)?).ok()?;
        Some(UnitPrice(scaled)).filter(|price| price.is_readable())
    }

    /// Whether [`Net::parse`] takes it: a sum of amounts may be larger.
    pub const fn is_readable(self) -> bool {
        self.0.unsigned_abs() <= MAX_NET.unsigned_abs()
    }
}

impl Add for Net {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}
impl Sub for Net {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}
impl Neg for Net {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}
impl AddAssign for Net {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}
impl Sum for Net {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

/// `1234.50`: always two decimals.
impl fmt::Display for Net {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let size = self.0.unsigned_abs();
        write!(f, "{sign}{}.{:02}", size / 100, size % 100)
    }
}

/// A price of one unit for a whole calendar year, with at most four decimals.
///
/// Below zero only for one-off charges (a refund agreed by hand).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct UnitPrice(i64);

impl UnitPrice {
    /// Nothing: the service is free.
    pub const ZERO: Self = Self(0);

    /// A price of whole currency units, say crowns.
    pub const fn from_whole(units: u32) -> Self {
        Self(units as i64 * ONE)
    }

    /// A price from ten-thousandths of the currency.
    pub const fn from_ten_thousandths(scaled: i64) -> Self {
        Self(scaled)
    }

    /// The price in ten-thousandths of the currency.
    pub const fn ten_thousandths(self) -> i64 {
        self.0
    }

    /// Whether the unit costs nothing.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Below zero.
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// Whether [`UnitPrice::parse_signed`] takes it.
    pub const fn is_readable(self) -> bool {
        self.0.unsigned_abs() <= MAX_INPUT
    }

    /// Reads a price that may be negative, as one-off charges may.
    ///
    /// # Errors
    /// The number's fault.
    pub fn parse_signed(text: &str, mark: DecimalMark) -> Result<Self, NumberFault> {
        parse_scaled(text, INPUT_DECIMALS, mark).map(Self)
    }

    /// Reads a price of the catalog or of a contract: never negative.
    ///
    /// # Errors
    /// The number's fault.
    pub fn parse(text: &str, mark: DecimalMark) -> Result<Self, NumberFault> {
        non_negative(parse_scaled(text, INPUT_DECIMALS, mark)?).map(Self)
    }
}

/// `3000.00`: two to four decimals.
impl fmt::Display for UnitPrice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_scaled(f, self.0, 2)
    }
}

/// How many units, with at most four decimals. Negative only on lines that give back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quantity(i64);

impl Quantity {
    /// One unit.
    pub const ONE: Self = Self(ONE);

    /// A whole number of units.
    pub const fn from_whole(units: u32) -> Self {
        Self(units as i64 * ONE)
    }

    /// A quantity from ten-thousandths of a unit.
    pub const fn from_ten_thousandths(scaled: i64) -> Self {
        Self(scaled)
    }

    /// The quantity in ten-thousandths of a unit.
    pub const fn ten_thousandths(self) -> i64 {
        self.0
    }

    /// Whether there are no units at all.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Whether [`Quantity::parse_signed`] takes it.
    pub const fn is_readable(self) -> bool {
        self.0.unsigned_abs() <= MAX_INPUT
    }

    /// Reads a quantity of a contract or a charge: never negative.
    ///
    /// # Errors
    /// The number's fault.
    pub fn parse(text: &str, mark: DecimalMark) -> Result<Self, NumberFault> {
        non_negative(parse_scaled(text, INPUT_DECIMALS, mark)?).map(Self)
    }

    /// Reads a quantity of an issued line, which is negative where it gives back.
    ///
    /// # Errors
    /// The number's fault.
    pub fn parse_signed(text: &str) -> Result<Self, NumberFault> {
        parse_scaled(text, INPUT_DECIMALS, DecimalMark::Point).map(Self)
    }
}

impl Neg for Quantity {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

/// `2.5`: no trailing zeros.
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_scaled(f, self.0, 0)
    }
}

/// A discount from 0 to 100 per cent, with at most four decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Percent(u32);

impl Percent {
    /// No discount.
    pub const ZERO: Self = Self(0);
    const HUNDRED: u32 = 100 * ONE as u32;

    /// Whole per cent; above 100 counts as 100.
    pub fn from_whole(percent: u8) -> Self {
        Self(u32::from(percent.min(100)) * ONE as u32)
    }

    /// Reads a discount: 0 to 100.
    ///
    /// # Errors
    /// The number's fault; above 100 is [`NumberFault::TooLarge`].
    pub fn parse(text: &str, mark: DecimalMark) -> Result<Self, NumberFault> {
        let scaled = non_negative(parse_scaled(text, INPUT_DECIMALS, mark)?)?;
        u32::try_from(scaled)
            .ok()
            .filter(|scaled| *scaled <= Self::HUNDRED)
            .map(Self)
            .ok_or(NumberFault::TooLarge)
    }

    /// The discount in ten-thousandths of a per cent.
    pub const fn ten_thousandths(self) -> u32 {
        self.0
    }

    /// Whether there is no discount.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// What is left to pay of 100 per cent, in ten-thousandths of a per cent.
    const fn remainder(self) -> i128 {
        (Self::HUNDRED - self.0) as i128
    }
}

/// `33.33`: no trailing zeros.
impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_scaled(f, i64::from(self.0), 0)
    }
}

/// The charged part of a year: units charged out of the units the year has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Share {
    /// Units (the year, months or days) that are charged.
    pub charged: u16,
    /// Units the whole year has: 1, 12, 365 or 366.
    pub of: u16,
}

impl Share {
    /// The whole year, or a one-off amount.
    pub const WHOLE: Self = Self { charged: 1, of: 1 };

    /// Every unit is charged.
    pub const fn is_whole(self) -> bool {
        self.charged == self.of
    }

    /// Nothing is charged.
    pub const fn is_zero(self) -> bool {
        self.charged == 0
    }

    /// Reads `1`, `0` or `11/12` as [`fmt::Display`] writes them.
    ///
    /// # Errors
    /// [`NumberFault::Malformed`] for anything else.
    pub fn parse(text: &str) -> Result<Self, NumberFault> {
        let (charged, of) = match text.split_once('/') {
            Some((charged, of)) => (charged, of),
            None => (text, "1"),
        };
        let number = |digits: &str| digits.parse::<u16>().map_err(|_| NumberFault::Malformed);
        let share = Self { charged: number(charged)?, of: number(of)? };
        let canonical = share.to_string() == text && share.of > 0 && share.charged <= share.of;
        canonical.then_some(share).ok_or(NumberFault::Malformed)
    }
}

/// `1`, `0`, `11/12`, `307/366`.
impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.charged {
            0 => f.write_str("0"),
            charged if charged == self.of => f.write_str("1"),
            charged => write!(f, "{charged}/{}", self.of),
        }
    }
}

/// The amount has more than twelve digits before the point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLarge;

/// [`exact_amount`], rounded **once**, half away from zero, to 0.01.
///
/// # Errors
/// [`TooLarge`] where the result has more than twelve digits before the point.
pub fn net_amount(
    quantity: Quantity,
    unit_price: UnitPrice,
    discount: Percent,
    share: Share,
) -> Result<Net, TooLarge> {
    exact_amount(quantity, unit_price, discount, share)?.rounded()
}

/// Whether one multiplication shows that no [`net_amount`] of this quantity and price is too large; where it does not,
/// the amount itself decides.
pub fn surely_fits(quantity: Quantity, unit_price: UnitPrice) -> bool {
    // 64 bits hold products below 10^11 of the currency.
    quantity.0.checked_mul(unit_price.0).is_some()
}

/// What a row costs for a whole year, exactly, as a number that only compares with others of its kind.
///
/// `None` where it is too large for any net amount.
pub fn full_year_weight(quantity: Quantity, unit_price: UnitPrice, discount: Percent) -> Option<i128> {
    i128::from(quantity.0).checked_mul(i128::from(unit_price.0))?.checked_mul(discount.remainder())
}

/// Half away from zero.
fn round_half_away(dividend: i128, divisor: i128) -> i128 {
    // Division of 128 bits takes several times as long, and few amounts need it.
    if let (Ok(dividend), Ok(divisor)) = (i64::try_from(dividend), i64::try_from(divisor)) {
        let (whole, rest) = (dividend / divisor, dividend % divisor);
        let up = u128::from(rest.unsigned_abs()) * 2 >= u128::from(divisor.unsigned_abs());
        return i128::from(if up { whole + dividend.signum() } else { whole });
    }
    let (whole, rest) = (dividend / divisor, dividend % divisor);
    let up = rest.unsigned_abs() * 2 >= divisor.unsigned_abs();
    if up { whole + dividend.signum() } else { whole }
}

fn non_negative(scaled: i64) -> Result<i64, NumberFault> {
    if scaled < 0 { Err(NumberFault::Negative) } else { Ok(scaled) }
}

/// A written number times 10^`decimals`. Digits, one mark, digits: no exponent, grouping, plus sign or blanks.
fn parse_scaled(text: &str, decimals: u32, mark: DecimalMark) -> Result<i64, NumberFault> {
    // Most numbers are whole and short.
    if text.len() <= MAX_INTEGER_DIGITS && all_digits(text) {
        return Ok(digits_value(text) * 10i64.pow(decimals));
    }
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text),
    };
    let is_mark = |c: char| c == '.' || (c == ',' && mark == DecimalMark::PointOrComma);
    let (whole, fraction) = match digits.find(is_mark) {
        Some(at) => (&digits[..at], Some(&digits[at + 1..])),
        None => (digits, None),
    };
    if !all_digits(whole) || fraction.is_some_and(|fraction| !all_digits(fraction)) {
        return Err(NumberFault::Malformed);
    }
    let fraction = fraction.unwrap_or("");
    if fraction.len() > decimals as usize {
        return Err(NumberFault::TooManyDecimals);
    }
    if whole.trim_start_matches('0').len() > MAX_INTEGER_DIGITS {
        return Err(NumberFault::TooLarge);
    }
    let scale = 10i64.pow(decimals - fraction.len() as u32);
    let scaled = digits_value(whole) * 10i64.pow(decimals) + digits_value(fraction) * scale;
    Ok(if negative { -scaled } else { scaled })
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The value of at most sixteen digits after leading zeros.
fn digits_value(digits: &str) -> i64 {
    digits.bytes().fold(0, |value, digit| value * 10 + i64::from(digit - b'0'))
}

/// Writes a number of four decimals with at least `keep` of them and no further trailing zeros.
fn write_scaled(f: &mut fmt::Formatter<'_>, scaled: i64, keep: usize) -> fmt::Result {
    let sign = if scaled < 0 { "-" } else { "" };
    let size = scaled.unsigned_abs();
    write!(f, "{sign}{}", size / ONE.unsigned_abs())?;
    let (mut fraction, mut decimals) = (size % ONE.unsigned_abs(), INPUT_DECIMALS as usize);
    while decimals > keep && fraction % 10 == 0 {
        (fraction, decimals) = (fraction / 10, decimals - 1);
    }
    if decimals > 0 { write!(f, ".{fraction:0decimals$}") } else { Ok(()) }
}

#[cfg(test)]
mod tests;
