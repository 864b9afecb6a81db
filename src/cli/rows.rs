//! Rows in the format that was asked for.

use crate::cli::args::Format;
use crate::cli::context::{Context, Outcome};
use crate::cli::sections::titled;
use crate::document::{Column, Value};
use crate::money::Net;
use crate::render::RowSink;
use crate::render::json::Json;
use crate::render::table::Table;

/// Rows that a command shows: what they are, and what a table for people does with them.
pub(crate) struct Sheet<'s> {
    title: String,
    columns: &'s [Column],
    hidden: &'s [&'static str],
    total: Option<(&'s [&'s str], String)>,
}

impl<'s> Sheet<'s> {
    /// Rows of these columns, under a title.
    pub(crate) fn new(title: String, columns: &'s [Column]) -> Self {
        Self { title, columns, hidden: &[], total: None }
    }

    /// Columns that a table leaves out.
    pub(crate) fn hide(self, hidden: &'s [&'static str]) -> Self {
        Self { hidden, ..self }
    }

    /// Columns of net amounts that a table adds up, and the label of their sums.
    pub(crate) fn sum(self, columns: &'s [&'s str], label: String) -> Self {
        Self { total: Some((columns, label)), ..self }
    }
}

/// Writes the rows that `fill` gives, as table, CSV or JSON. A table leaves out columns in which nothing stands.
pub(crate) fn print(
    context: &mut Context<'_>,
    sheet: &Sheet<'_>,
    fill: impl FnOnce(&mut dyn RowSink) -> Outcome,
) -> Outcome {
    match context.format {
        Format::Csv => {
            let mut csv = context.csv(sheet.columns)?;
            fill(&mut csv)?;
            Ok(csv.finish()?)
        }
        Format::Json => {
            let mut json = Json::array(&mut *context.out, sheet.columns)?;
            fill(&mut json)?;
            Ok(json.finish(&[])?)
        }
        Format::Table => print_table(context, sheet, fill),
    }
}

fn print_table(
    context: &mut Context<'_>,
    sheet: &Sheet<'_>,
    fill: impl FnOnce(&mut dyn RowSink) -> Outcome,
) -> Outcome {
    let table = Table::new(sheet.columns, context.language, context.width).compact().without(sheet.hidden);
    let mut adding = Adding { table, columns: sheet.columns, sums: vec![Net::ZERO; sheet.columns.len()] };
    fill(&mut adding)?;
    let Adding { mut table, sums, .. } = adding;
    if let Some((names, label)) = &sheet.total {
        let sums = sheet.columns.iter().zip(sums).filter(|(column, _)| names.contains(&column.name));
        let values: Vec<_> = sums.map(|(column, sum)| (column.name, Value::Net(sum))).collect();
        table.total(label, &values);
    }
    titled(context, &sheet.title, &table)
}

/// A table that adds up its amounts as they come.
struct Adding<'s> {
    table: Table,
    columns: &'s [Column],
    sums: Vec<Net>,
}

impl RowSink for Adding<'_> {
    fn row(&mut self, values: &[Value<'_>]) -> std::io::Result<()> {
        for (sum, value) in self.sums.iter_mut().zip(values).take(self.columns.len()) {
            if let Value::Net(net) = value {
                *sum += *net;
            }
        }
        self.table.row(values)
    }
}
