//! `index.csv`: what was exported, a row for each file, for a mail merge.

use crate::calendar::Day;
use crate::document::{Column, Value};
use crate::money::Amount;
use crate::render::RowSink as _;
use crate::render::csv::{Csv, Dialect};

/// The file beside those that it lists.
pub(super) const INDEX: &str = "index.csv";

/// Its columns.
pub(super) const COLUMNS: [Column; 9] = [
    Column::text("number"),
    Column::text("file"),
    Column::text("customer"),
    Column::text("name"),
    Column::text("email"),
    Column::text("language"),
    Column::number("payable"),
    Column::date("due_on"),
    Column::text("variable_symbol"),
];
/// What a mail merge needs to know of a file.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) number: String,
    pub(super) file: String,
    pub(super) customer: String,
    pub(super) name: String,
    pub(super) email: String,
    pub(super) language: &'static str,
    pub(super) payable: Amount,
    pub(super) due_on: Day,
    pub(super) variable_symbol: String,
}

impl Row {
    pub(super) fn values(&self) -> [Value<'_>; COLUMNS.len()] {
        [
            Value::Text(&self.number),
            Value::Text(&self.file),
            Value::Text(&self.customer),
            Value::text(&self.name),
            Value::text(&self.email),
            Value::Code(self.language),
            Value::Amount(self.payable),
            Value::Date(self.due_on),
            Value::text(&self.variable_symbol),
        ]
    }
}

/// The list of these files.
pub(super) fn fresh(rows: &[Row], dialect: Dialect) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut csv = Csv::new(&mut bytes, &COLUMNS, dialect)?;
    rows.iter().try_for_each(|row| csv.row(&row.values()))?;
    csv.finish()?;
    Ok(bytes)
}
