//! Tables for people: words left, numbers right, totals after a rule.

use std::io::{self, Write};

use anstyle::Style;
use comfy_table::{CellAlignment, ColumnConstraint, LineStyle, TableStyle, Width};

use crate::document::{Column, Shape, Value};
use crate::language::Language;
use crate::messages::{Text, column_heading};
use crate::render::people::{Palette, shown, styled_line};
use crate::render::{RowSink, visible};

/// Blanks between columns.
const GAP: u16 = 2;
/// Below this width a column of words is not squeezed: a terminal that is narrower breaks the line itself.
const NARROWEST_TEXT: usize = 8;
/// Above this width words are wrapped even in a pipe: one cell of 64 KiB would widen every line of the table.
const WIDEST: u16 = 1_000;
/// What rules are drawn with.
const RULE_FILL: char = '─';
/// In the first cell of a row: the row is a rule. No cell can say this, since control characters are made visible.
const RULE: char = '\u{1}';
/// In the first cell of a row: the row is a total, whose label goes here and over the empty cells that follow.
const LABEL: char = '\u{2}';
/// A rule under the header and nothing else, so that a table also reads well in a mail or a ticket.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill(RULE_FILL));

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
        if let Some(first) = cells.first_mut() {
            *first = LABEL.to_string();
        }
        self.totals.push(Total { label: visible(label).into_owned(), cells });
    }

    /// Writes header, rows and totals; a table without rows says so.
    ///
    /// # Errors
    /// The writer's.
    pub fn write(&self, out: &mut dyn Write, palette: &Palette) -> io::Result<()> {
        let kept = self.kept_columns();
        if kept.len() < self.columns.len() {
            self.of_columns(&kept).write_all(out, palette)
        } else {
            self.write_all(out, palette)
        }
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
        let total = |total: &Total| Total { label: total.label.clone(), cells: pick(&total.cells) };
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

    fn write_all(&self, out: &mut dyn Write, palette: &Palette) -> io::Result<()> {
        let layout = self.layout();
        let mut lines = layout.lines();
        let rule = self.write_header(out, &mut lines, palette)?;
        let mut labels = self.totals.iter().map(|total| total.label.as_str());
        let mut style = Style::new();
        for line in lines {
            if line.contains(RULE) {
                writeln!(out, "{rule}")?;
                style = palette.strong;
            } else if line.contains(LABEL) {
                write_total(out, &line, labels.next().unwrap_or_default(), style)?;
            } else {
                styled_line(out, line.trim_end(), style)?;
            }
        }
        Ok(())
    }

    /// Writes the header and the rule under it, which it returns.
    fn write_header(
        &self,
        out: &mut dyn Write,
        lines: &mut dyn Iterator<Item = String>,
        palette: &Palette,
    ) -> io::Result<String> {
        let mut rule = String::new();
        for line in lines {
            if line.starts_with(RULE_FILL) {
                rule = line;
                break;
            }
            styled_line(out, line.trim_end(), palette.strong)?;
        }
        writeln!(out, "{rule}")?;
        if self.rows.is_empty() {
            styled_line(out, Text::Nothing.text(self.language), palette.dim)?;
        }
        Ok(rule)
    }

    fn layout(&self) -> comfy_table::Table {
        let mut table = comfy_table::Table::new();
        table.load_style(STYLE).set_header(&self.headings).add_rows(&self.rows);
        if !self.totals.is_empty() {
            table.add_row([RULE]).add_rows(self.totals.iter().map(|total| &total.cells));
        }
        let widths = self.widths(&table.column_max_content_widths());
        let last = self.columns.len().saturating_sub(1);
        for (at, column) in table.column_iter_mut().enumerate() {
            let gap = if at == last { 0 } else { GAP };
            column.set_padding((0, gap)).set_cell_alignment(self.alignment(at));
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(widths[at].saturating_add(gap))));
        }
        table
    }

    /// The width of each column: what it wants, or where that is too much for the line, what it needs and a fair
    /// part of the room that is left.
    fn widths(&self, wanted: &[u16]) -> Vec<u16> {
        let Some(line) = self.width else { return wanted.iter().map(|want| (*want).min(WIDEST)).collect() };
        let mut widths: Vec<u16> =
            wanted.iter().enumerate().map(|(at, want)| self.least(at, *want)).collect();
        let gaps = GAP.saturating_mul(u16::try_from(wanted.len().saturating_sub(1)).unwrap_or(u16::MAX));
        let mut room =
            widths.iter().fold(line.saturating_sub(gaps), |room, width| room.saturating_sub(*width));
        let mut by_want: Vec<usize> = (0..wanted.len()).collect();
        by_want.sort_by_key(|at| wanted[*at] - widths[*at]);
        for (served, at) in by_want.into_iter().enumerate() {
            let fair = room / u16::try_from(wanted.len() - served).unwrap_or(u16::MAX);
            let extra = fair.min(wanted[at] - widths[at]);
            (widths[at], room) = (widths[at] + extra, room - extra);
        }
        widths
    }

    /// What a column needs at least: its widest number or date, or some letters of its words, and the longest word
    /// of its heading.
    fn least(&self, at: usize, wanted: u16) -> u16 {
        let longest_word = self.headings[at].split(' ').map(|word| word.chars().count()).max().unwrap_or(0);
        let cells = match self.columns[at].shape {
            Shape::Text => NARROWEST_TEXT,
            Shape::Number | Shape::Date => self.widest_cell(at),
        };
        u16::try_from(longest_word.max(cells)).unwrap_or(u16::MAX).min(wanted)
    }

    fn widest_cell(&self, at: usize) -> usize {
        let rows = self.rows.iter().chain(self.totals.iter().map(|total| &total.cells));
        rows.filter_map(|cells| cells.get(at)).map(|cell| cell.chars().count()).max().unwrap_or(0)
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
}

/// A total: its label over the empty cells on the left, or on a line of its own where it is too long for them.
fn write_total(out: &mut dyn Write, line: &str, label: &str, style: Style) -> io::Result<()> {
    let values = line.trim_start_matches([' ', LABEL]).trim_end();
    let (left, taken) = (line.len() - line.trim_start_matches([' ', LABEL]).len(), label.chars().count());
    if values.is_empty() {
        return styled_line(out, label, style);
    }
    if taken + usize::from(GAP) <= left {
        return styled_line(out, &format!("{label:left$}{values}"), style);
    }
    styled_line(out, label, style)?;
    styled_line(out, &format!("{:left$}{values}", ""), style)
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
