//! `charges.csv`.

use std::borrow::Cow;

use crate::book::CHARGES;
use crate::calendar::Day;
use crate::document::{Column, Value};
use crate::money::{Percent, Quantity, Share, UnitPrice, net_amount};
use crate::place::{Code, Problem};
use crate::store::rows::{Cells, Checked, Kind};

/// `charges.csv`: one-off items.
#[derive(Debug)]
pub struct Charges;

/// A row of `charges.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChargeRecord<'r> {
    /// The line it starts on.
    pub line: u32,
    /// Id, unique among the charges.
    pub id: Cow<'r, str>,
    /// Id of the customer.
    pub customer: Cow<'r, str>,
    /// The day that decides the year.
    pub date: Day,
    /// Printed on the line.
    pub description: Cow<'r, str>,
    /// Net price of a unit; may be negative.
    pub unit_price: UnitPrice,
    /// How many.
    pub quantity: Quantity,
    /// What one unit is called; may be empty.
    pub unit: Cow<'r, str>,
    /// The contract it belongs to; may be empty.
    pub contract: Cow<'r, str>,
    /// Never printed.
    pub note: Cow<'r, str>,
}

impl Charges {
    /// Column `id`.
    pub const ID: usize = 0;
    /// Column `customer`.
    pub const CUSTOMER: usize = 1;
    /// Column `date`.
    pub const DATE: usize = 2;
    const DESCRIPTION: usize = 3;
    const UNIT_PRICE: usize = 4;
    const QUANTITY: usize = 5;
    const UNIT: usize = 6;
    /// Column `contract`.
    pub const CONTRACT: usize = 7;
    const NOTE: usize = 8;
}

impl Kind for Charges {
    const FILE: &'static str = CHARGES;
    const COLUMNS: &'static [Column] = &[
        Column::text("id"),
        Column::text("customer"),
        Column::date("date"),
        Column::text("description"),
        Column::number("unit_price"),
        Column::number("quantity"),
        Column::text("unit"),
        Column::text("contract"),
        Column::text("note"),
    ];
    const REQUIRED: usize = 5;
    const MAY_BE_MISSING: bool = true;
    /// Day, unit price and quantity.
    type Terms = (Day, UnitPrice, Quantity);
    type Record<'r> = ChargeRecord<'r>;

    fn terms(row: &mut Checked<'_, '_, '_>) -> Option<Self::Terms> {
        let date = row.date(Self::DATE);
        let unit_price = row.number(Self::UNIT_PRICE, UnitPrice::parse_signed);
        let quantity = row.number(Self::QUANTITY, Quantity::parse).unwrap_or(Quantity::ONE);
        if unit_price.is_some_and(|price| net_amount(quantity, price, Percent::ZERO, Share::WHOLE).is_err()) {
            row.refuse(Self::UNIT_PRICE, Problem::error(Code::AmountTooLarge));
        }
        let (date, unit_price) = date.zip(unit_price).filter(|_| row.is_sound())?;
        Some((date, unit_price, quantity))
    }

    fn record<'r>(cells: &Cells<'r, '_>, (date, unit_price, quantity): Self::Terms) -> ChargeRecord<'r> {
        ChargeRecord {
            line: cells.line(),
            id: cells.text(Self::ID),
            customer: cells.text(Self::CUSTOMER),
            date,
            description: cells.text(Self::DESCRIPTION),
            unit_price,
            quantity,
            unit: cells.text(Self::UNIT),
            contract: cells.text(Self::CONTRACT),
            note: cells.text(Self::NOTE),
        }
    }

    fn values<'v>(record: &'v ChargeRecord<'_>) -> Vec<Value<'v>> {
        vec![
            Value::text(&record.id),
            Value::text(&record.customer),
            Value::Date(record.date),
            Value::text(&record.description),
            Value::UnitPrice(record.unit_price),
            Value::Quantity(record.quantity),
            Value::text(&record.unit),
            Value::text(&record.contract),
            Value::text(&record.note),
        ]
    }
}
