//! Values of options, each refused with what it should look like.

use std::fmt::Display;
use std::num::NonZeroUsize;
use std::str::FromStr;

use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::billing::coverage::State;
use crate::calendar::{DateStyle, Day, Moment, YEARS};
use crate::document;
use crate::money::{DecimalMark, Percent, Quantity, UnitPrice};
use crate::store::import::Mapping;

/// `remote-pc` or `remote-pc=5`.
#[derive(Debug, Clone)]
pub(crate) struct ServiceQuantity {
    pub(crate) service: String,
    pub(crate) quantity: Quantity,
}

pub(super) fn service_quantity(text: &str) -> Result<ServiceQuantity, String> {
    let (service, quantity) = text.split_once('=').unwrap_or((text, "1"));
    let quantity = self::quantity(quantity)?;
    if quantity.is_zero() {
        return Err("a quantity above 0, say 5 or 2.5".to_owned());
    }
    Ok(ServiceQuantity { service: service.to_owned(), quantity })
}

/// `remote-pc` or `remote-pc=5`, where no quantity is as many as there are.
#[derive(Debug, Clone)]
pub(crate) struct ServiceTerms {
    pub(crate) service: String,
    pub(crate) quantity: Option<Quantity>,
}

pub(super) fn service_terms(text: &str) -> Result<ServiceTerms, String> {
    let (service, quantity) = text.split_once('=').map_or((text, None), |(id, of)| (id, Some(of)));
    Ok(ServiceTerms { service: service.to_owned(), quantity: quantity.map(self::quantity).transpose()? })
}

/// A price as it is agreed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AgreedPrice {
    /// That of the catalog.
    List,
    /// One of the contract's own.
    Own(UnitPrice),
}

impl AgreedPrice {
    /// The price of a row; `None` for the catalog's.
    pub(crate) fn of_row(self) -> Option<UnitPrice> {
        match self {
            Self::List => None,
            Self::Own(price) => Some(price),
        }
    }
}

pub(super) fn agreed_price(text: &str) -> Result<AgreedPrice, String> {
    if text == "list" {
        return Ok(AgreedPrice::List);
    }
    price(text).map(AgreedPrice::Own).map_err(|wanted| format!("{wanted}, or `list`"))
}

pub(super) fn quantity(text: &str) -> Result<Quantity, String> {
    Quantity::parse(text, DecimalMark::PointOrComma)
        .map_err(|_| format!("`{text}` is no quantity (like 5 or 2.5)"))
}

pub(super) fn price(text: &str) -> Result<UnitPrice, String> {
    UnitPrice::parse(text, DecimalMark::PointOrComma)
        .map_err(|_| "an amount of at least 0 with at most 4 decimals, say 1500 or 9.80".to_owned())
}

/// What prices are multiples of.
pub(super) fn price_step(text: &str) -> Result<UnitPrice, String> {
    price(text)
        .ok()
        .filter(|step| !step.is_zero())
        .ok_or_else(|| "an amount above 0, say 10 or 0.50".to_owned())
}

pub(super) fn moment(text: &str) -> Result<Moment, String> {
    Moment::parse(text).ok_or_else(|| {
        "no such moment; write a day and perhaps a time, say 2026-12-23, \"2026-12-23 16:10\" or \"23.12.2026 16:10\"".to_owned()
    })
}

pub(super) fn day(text: &str) -> Result<Day, String> {
    let day = Day::parse(text, DateStyle::IsoOrCzech);
    day.map_err(|_| "not a day; write it as YYYY-MM-DD, say 2027-01-04, or as 4.1.2027".to_owned())
}

pub(super) fn year(text: &str) -> Result<i32, String> {
    let year = (text.len() == 4).then(|| text.parse().ok()).flatten();
    year.filter(|year| YEARS.contains(year)).ok_or_else(|| "a year from 1900 to 2999".to_owned())
}

/// The number of a run.
pub(super) fn run(text: &str) -> Result<u32, String> {
    text.parse().map_err(|_| "a whole number, as `annum runs` shows it".to_owned())
}

pub(super) fn threads(text: &str) -> Result<NonZeroUsize, String> {
    text.parse().map_err(|_| "a whole number of at least 1".to_owned())
}

/// A number of things, at least one.
pub(super) fn from_one_to<N>(most: N) -> impl Fn(&str) -> Result<N, String> + Clone
where
    N: FromStr + From<u8> + PartialOrd + Display + Copy,
{
    move |text| {
        let number = text.parse().ok().filter(|number| (N::from(1)..=most).contains(number));
        number.ok_or_else(|| format!("a whole number from 1 to {most}"))
    }
}

pub(super) fn states() -> impl TypedValueParser<Value = State> {
    let unknown = "no such state";
    PossibleValuesParser::new(State::ALL.map(State::code))
        .try_map(move |code| State::from_code(&code).ok_or(unknown))
}

pub(super) fn export_format() -> impl TypedValueParser<Value = document::Format> {
    let unknown = "no such format";
    PossibleValuesParser::new(document::Format::ALL.map(document::Format::name)).try_map(move |name| {
        document::Format::ALL.into_iter().find(|format| format.name() == name).ok_or(unknown)
    })
}

pub(super) fn percent(text: &str) -> Result<Percent, String> {
    Percent::parse(text, DecimalMark::PointOrComma)
        .map_err(|_| "a number from 0 to 100 with at most 4 decimals".to_owned())
}

/// Hex digits that a noted head must have at least.
const HEAD_DIGITS: usize = 12;

pub(super) fn noted_head(text: &str) -> Result<String, String> {
    let is_hex = text.bytes().all(|byte| byte.is_ascii_hexdigit());
    match text.len() {
        HEAD_DIGITS..=64 if is_hex => Ok(text.to_ascii_lowercase()),
        _ => Err(format!("{HEAD_DIGITS} to 64 hex digits")),
    }
}

pub(super) fn mapping(text: &str) -> Result<Mapping, String> {
    // A name in a spreadsheet's header may hold a `=`, a column of the book may not.
    let (name, column) = text.rsplit_once('=').ok_or("NAME=COLUMN, say \"Firma=name\"")?;
    Ok(Mapping { name: name.to_owned(), column: column.to_owned() })
}
