//! Tables for people: words left, numbers right, totals after a rule.

mod fit;
mod print;

use std::io;

use crate::document::{Column, Value};
use crate::language::Language;
use crate::messages::column_heading;
use crate::render::people::shown;
use crate::render::{RowSink, visible};

use print::LABEL;

/// Blanks between columns.
const GAP: u16 = 2;

/// A table in the making. Rows are held until it is written: the widest cell decides a column's width.
#[derive(Debug)]
pub struct Table {
    columns: Vec<Column>,
    headings: Vec<String>,
    language: Language,
    /// Characters a line may have; `None` for a pipe, where lines may be long.
    width: Option<u16>,
    rows: Vec<Vec<String>>,
    totals: Vec<Total>,
    /// Whether columns in which no row has anything are left out.
    compact: bool,
    hidden: Vec<&'static str>,
}

/// A row after the rule.
#[derive(Debug)]
struct Total {
    label: String,
    cells: Vec<String>,
}

impl Total {
    fn new(label: String, mut cells: Vec<String>) -> Self {
        if let Some(first) = cells.first_mut() {
            *first = LABEL.to_string();
        }
        Self { label, cells }
    }
}

impl Table {
    /// A table of these columns, headed in the language, at most `width` characters wide.
    ///
    /// Words are wrapped to fit between, never within; numbers, amounts and dates never are. Where that is not enough,
    /// columns are left out and named below the table; where even that is not, the lines are longer than the width.
    pub fn new(columns: &[Column], language: Language, width: Option<u16>) -> Self {
        let headings = columns.iter().map(|column| column_heading(language, column.name).to_owned());
        Self {
            columns: columns.to_vec(),
            headings: headings.collect(),
            language,
            width,
            rows: Vec::new(),
            totals: Vec::new(),
            compact: false,
            hidden: Vec::new(),
        }
    }

    /// Leaves out columns in which no row has anything.
    #[must_use]
    pub fn compact(self) -> Self {
        Self { compact: true, ..self }
    }

    /// Leaves out these columns.
    #[must_use]
    pub fn without(self, columns: &[&'static str]) -> Self {
        Self { hidden: columns.to_vec(), ..self }
    }

    /// Heads a column with other words than its own, say `2026` over an amount.
    #[must_use]
    pub fn headed(mut self, column: &str, heading: &str) -> Self {
        if let Some(at) = self.position(column) {
            self.headings[at] = visible(heading).into_owned();
        }
        self
    }

    /// Whether it has no rows yet; totals don't count.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Adds a row after the rule: a label on the left, and values by column name, of any but the first column.
    pub fn total(&mut self, label: &str, values: &[(&str, Value<'_>)]) {
        let mut cells = vec![String::new(); self.columns.len()];
        for (column, value) in values {
            if let Some(at) = self.position(column) {
                cells[at] = shown(self.language, value).into_owned();
            }
        }
        self.totals.push(Total::new(visible(label).into_owned(), cells));
    }

    /// The columns that are not left out.
    fn kept_columns(&self) -> Vec<usize> {
        let is_used = |at: usize| self.rows.is_empty() || self.rows.iter().any(|row| !row[at].is_empty());
        let is_kept =
            |at: &usize| !self.hidden.contains(&self.columns[*at].name) && (!self.compact || is_used(*at));
        (0..self.columns.len()).filter(is_kept).collect()
    }

    /// The same table with some of its columns.
    fn of_columns(&self, kept: &[usize]) -> Self {
        let pick = |cells: &Vec<String>| kept.iter().map(|at| cells[*at].clone()).collect();
        let total = |total: &Total| Total::new(total.label.clone(), pick(&total.cells));
        Self {
            columns: kept.iter().map(|at| self.columns[*at]).collect(),
            headings: pick(&self.headings),
            language: self.language,
            width: self.width,
            rows: self.rows.iter().map(pick).collect(),
            totals: self.totals.iter().map(total).collect(),
            compact: false,
            hidden: Vec::new(),
        }
    }

    fn position(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|known| known.name == column)
    }
}

impl RowSink for Table {
    fn row(&mut self, values: &[Value<'_>]) -> io::Result<()> {
        let cells =
            self.columns.iter().zip(values).map(|(_, value)| shown(self.language, value).into_owned());
        self.rows.push(cells.collect());
        Ok(())
    }
}

#[cfg(test)]
mod tests;
