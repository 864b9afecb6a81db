//! `purchases.csv`.

use std::borrow::Cow;

use crate::book::PURCHASES;
use crate::calendar::Day;
use crate::document::{Column, Value};
use crate::store::rows::{Cells, Checked, Kind};

/// `purchases.csv`: new products that open free windows.
#[derive(Debug)]
pub struct Purchases;

/// A row of `purchases.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PurchaseRecord<'r> {
    /// The line it starts on.
    pub line: u32,
    /// Id of the customer.
    pub customer: Cow<'r, str>,
    /// What was bought.
    pub product: Cow<'r, str>,
    /// When.
    pub purchased_on: Day,
    /// Never printed.
    pub note: Cow<'r, str>,
}

impl Purchases {
    /// Column `customer`.
    pub const CUSTOMER: usize = 0;
    /// Column `product`.
    pub const PRODUCT: usize = 1;
    /// Column `purchased_on`.
    pub const PURCHASED_ON: usize = 2;
    const NOTE: usize = 3;
}

impl Kind for Purchases {
    const FILE: &'static str = PURCHASES;
    const COLUMNS: &'static [Column] = &[
        Column::text("customer"),
        Column::text("product"),
        Column::date("purchased_on"),
        Column::text("note"),
    ];
    const REQUIRED: usize = 3;
    const MAY_BE_MISSING: bool = true;
    /// The day.
    type Terms = Day;
    type Record<'r> = PurchaseRecord<'r>;

    fn terms(row: &mut Checked<'_, '_, '_>) -> Option<Day> {
        row.date(Self::PURCHASED_ON).filter(|_| row.is_sound())
    }

    fn record<'r>(cells: &Cells<'r, '_>, purchased_on: Day) -> PurchaseRecord<'r> {
        PurchaseRecord {
            line: cells.line(),
            customer: cells.text(Self::CUSTOMER),
            product: cells.text(Self::PRODUCT),
            purchased_on,
            note: cells.text(Self::NOTE),
        }
    }

    fn values<'v>(record: &'v PurchaseRecord<'_>) -> Vec<Value<'v>> {
        vec![
            Value::text(&record.customer),
            Value::text(&record.product),
            Value::Date(record.purchased_on),
            Value::text(&record.note),
        ]
    }
}
