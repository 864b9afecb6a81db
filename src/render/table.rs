//! Tables for people: words left, numbers right, totals after a rule.

use std::io::{self, Write};

use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, TableStyle, Width};

use crate::document::{Column, Shape, Value};
use crate::language::Language;
use crate::messages::{Text, column_heading};
use crate::render::RowSink;
use crate::render::people::{Palette, shown, styled_line};

/// Blanks between columns.
const GAP: u16 = 2;
/// Below this width a column of words is not squeezed: a terminal that is narrower breaks the line itself.
const NARROWEST_TEXT: usize = 8;
/// A row that stands for a rule. No cell can say this, since control characters are made visible.
const RULE: &str = "\u{1}";
/// A rule under the header and nothing else, so that a table also reads well in a mail or a ticket.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─'));

/// A table in the making. Rows are held until it is written: the widest cell decides a column's width.
#[derive(Debug)]
pub struct Table {
    columns: Vec<Column>,
    headings: Vec<String>,
    language: Language,
    /// Characters a line may have; `None` for a pipe, where nothing is wrapped.
    width: Option<u16>,
    rows: Vec<Vec<String>>,
    totals: Vec<Total>,
    /// Whether columns in which no row has anything are left out.
    compact: bool,
    hidden: Vec<usize>,
}

/// A row after the rule.
#[derive(Debug)]
struct Total {
    label: String,
    cells: Vec<String>,
}

impl Table {
    /// A table of these columns, headed in the language, at most `width` characters wide.
    ///
    /// Words are wrapped to fit; numbers, amounts and dates never are.
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
    pub fn without(mut self, columns: &[&str]) -> Self {
        self.hidden = columns.iter().filter_map(|column| self.position(column)).collect();
        self
    }

    /// Heads a column with other words than its own, say `2026` over an amount.
    #[must_use]
    pub fn headed(mut self, column: &str, heading: &str) -> Self {
        if let Some(at) = self.position(column) {
            self.headings[at] = super::visible(heading).into_owned();
        }
        self
    }

    /// Whether it has no rows yet; totals don't count.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Adds a row after the rule: a label in the first column of words that has no value, and values by column name.
    pub fn total(&mut self, label: &str, values: &[(&str, Value<'_>)]) {
        let mut cells = vec![String::new(); self.columns.len()];
        for (column, value) in values {
            if let Some(at) = self.position(column) {
                cells[at] = shown(self.language, value).into_owned();
            }
        }
        self.totals.push(Total { label: super::visible(label).into_owned(), cells });
    }

    /// Writes header, rows and totals; a table without rows says so.
    ///
    /// # Errors
    /// The writer's.
    pub fn write(&self, out: &mut dyn Write, palette: &Palette) -> io::Result<()> {
        let mut part = Part::Header;
        let mut rule = String::new();
        for line in self.layout().lines() {
            let line = line.trim_end();
            if part == Part::Header && line.starts_with('─') {
                part = Part::Rows;
                rule = line.to_owned();
                writeln!(out, "{line}")?;
                if self.rows.is_empty() {
                    styled_line(out, Text::Nothing.text(self.language), palette.dim)?;
                }
            } else if line.trim_start() == RULE {
                part = Part::Totals;
                writeln!(out, "{rule}")?;
            } else {
                let style = if part == Part::Rows { anstyle::Style::new() } else { palette.strong };
                writeln!(out, "{style}{line}{style:#}")?;
            }
        }
        Ok(())
    }

    fn layout(&self) -> comfy_table::Table {
        let shown = self.shown_columns();
        let pick = |cells: &[String]| shown.iter().map(|at| cells[*at].clone()).collect::<Vec<_>>();
        let mut table = comfy_table::Table::new();
        table.load_style(STYLE).set_header(pick(&self.headings));
        table.add_rows(self.rows.iter().map(|row| pick(row)));
        if !self.totals.is_empty() {
            table.add_row([RULE]);
            table.add_rows(self.totals.iter().map(|total| pick(&self.labelled(total, &shown))));
        }
        if let Some(width) = self.width {
            table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
        }
        for (column, at) in table.column_iter_mut().zip(&shown) {
            let gap = if Some(at) == shown.last() { 0 } else { GAP };
            column.set_padding((0, gap)).set_cell_alignment(self.alignment(*at));
            column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(self.narrowest(*at) + gap)));
        }
        table
    }

    fn shown_columns(&self) -> Vec<usize> {
        let has_values = |at: usize| self.rows.iter().any(|row| !row[at].is_empty());
        let is_shown = |at: &usize| !self.hidden.contains(at) && (!self.compact || has_values(*at));
        let shown: Vec<usize> = (0..self.columns.len()).filter(is_shown).collect();
        if self.rows.is_empty() { (0..self.columns.len()).filter(|at| !self.hidden.contains(at)).collect() } else { shown }
    }

    /// The cells of a total, its label in the first column of words that is free.
    fn labelled(&self, total: &Total, shown: &[usize]) -> Vec<String> {
        let mut cells = total.cells.clone();
        let is_free = |at: &&usize| self.columns[**at].shape == Shape::Text && cells[**at].is_empty();
        if let Some(at) = shown.iter().find(is_free).or(shown.first()) {
            cells[*at].clone_from(&total.label);
        }
        cells
    }

    fn position(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|known| known.name == column)
    }

    fn alignment(&self, at: usize) -> CellAlignment {
        match self.columns[at].shape {
            Shape::Text => CellAlignment::Left,
            Shape::Number | Shape::Date => CellAlignment::Right,
        }
    }

    /// What a column needs at least: its widest number or date in one piece, or some letters of its words.
    fn narrowest(&self, at: usize) -> u16 {
        let totals = self.totals.iter().map(|total| &total.cells);
        let cells = self.rows.iter().chain(totals).filter_map(|row| row.get(at));
        let widest_cell = cells.map(|cell| cell.chars().count()).max().unwrap_or(0);
        let widest_word = self.headings[at].split(' ').map(|word| word.chars().count()).max().unwrap_or(0);
        let needed = match self.columns[at].shape {
            Shape::Text => widest_cell.max(widest_word).min(NARROWEST_TEXT),
            Shape::Number | Shape::Date => widest_cell.max(widest_word),
        };
        u16::try_from(needed).unwrap_or(u16::MAX - GAP)
    }
}

impl RowSink for Table {
    fn row(&mut self, values: &[Value<'_>]) -> io::Result<()> {
        self.rows.push(values.iter().map(|value| shown(self.language, value).into_owned()).collect());
        Ok(())
    }
}

/// Where in a written table a line stands.
#[derive(PartialEq, Eq)]
enum Part {
    Header,
    Rows,
    Totals,
}

#[cfg(test)]
mod tests;
