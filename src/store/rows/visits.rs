//! `visits.csv`.

use std::borrow::Cow;

use crate::book::VISITS;
use crate::calendar::Day;
use crate::document::{Column, Value};
use crate::store::rows::{Cells, Checked, Kind};

/// `visits.csv`: technicians at customers'.
#[derive(Debug)]
pub struct Visits;

/// A row of `visits.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisitRecord<'r> {
    /// The line it starts on.
    pub line: u32,
    /// Id of the customer.
    pub customer: Cow<'r, str>,
    /// Id of the contract that it counts for.
    pub contract: Cow<'r, str>,
    /// When.
    pub visited_on: Day,
    /// Who was there; may be empty.
    pub technician: Cow<'r, str>,
    /// Never printed.
    pub note: Cow<'r, str>,
    /// Id of the charge for the travel; empty where nothing was charged.
    pub charge: Cow<'r, str>,
}

impl Visits {
    /// Column `customer`.
    pub const CUSTOMER: usize = 0;
    /// Column `contract`.
    pub const CONTRACT: usize = 1;
    const VISITED_ON: usize = 2;
    const TECHNICIAN: usize = 3;
    const NOTE: usize = 4;
    /// Column `charge`.
    pub const CHARGE: usize = 5;
}

impl Kind for Visits {
    const FILE: &'static str = VISITS;
    const COLUMNS: &'static [Column] = &[
        Column::text("customer"),
        Column::text("contract"),
        Column::date("visited_on"),
        Column::text("technician"),
        Column::text("note"),
        Column::text("charge"),
    ];
    const REQUIRED: usize = 3;
    const MAY_BE_MISSING: bool = true;
    /// The day.
    type Terms = Day;
    type Record<'r> = VisitRecord<'r>;

    fn terms(row: &mut Checked<'_, '_, '_>) -> Option<Day> {
        row.date(Self::VISITED_ON).filter(|_| row.is_sound())
    }

    fn record<'r>(cells: &Cells<'r, '_>, visited_on: Day) -> VisitRecord<'r> {
        VisitRecord {
            line: cells.line(),
            customer: cells.text(Self::CUSTOMER),
            contract: cells.text(Self::CONTRACT),
            visited_on,
            technician: cells.text(Self::TECHNICIAN),
            note: cells.text(Self::NOTE),
            charge: cells.text(Self::CHARGE),
        }
    }

    fn values<'v>(record: &'v VisitRecord<'_>) -> Vec<Value<'v>> {
        vec![
            Value::text(&record.customer),
            Value::text(&record.contract),
            Value::Date(record.visited_on),
            Value::text(&record.technician),
            Value::text(&record.note),
            Value::text(&record.charge),
        ]
    }
}
