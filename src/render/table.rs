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
/// A word up to this length is never broken; a terminal that is too narrow for it breaks the line itself.
const LONGEST_WORD: usize = 40;
/// What a table that does not fit gives up, one after the other: what other columns say too, then what can be looked up.
const EXPENDABLE: [&str; 25] = [
    "charge",
    "language",
    "country",
    "document",
    "order_number",
    "customer",
    "due_days",
    "vat_id",
    "share",
    "discount_percent",
    "due_on",
    "contract",
    "unit",
    "renewal",
    "street",
    "postal_code",
    "year",
    "run",
    "issued_on",
    "unit_price",
    "company_id",
    "note",
    "change",
    "billed_net",
    "invoices",
];
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

    /// Writes header, rows and totals; a table without rows says so.
    ///
    /// # Errors
    /// The writer's.
    pub fn write(&self, out: &mut dyn Write, palette: &Palette) -> io::Result<()> {
        let mut fitting = self.of_columns(&self.kept_columns());
        let given_up = fitting.give_up();
        fitting.write_all(out, palette)?;
        if given_up.is_empty() {
            return Ok(());
        }
        styled_line(out, &Text::NoRoom.filled(self.language, &[&given_up.join(", ")]), palette.dim)
    }

    /// Leaves out columns until the rest fits, as far as it can; their headings.
    fn give_up(&mut self) -> Vec<String> {
        let mut given_up = Vec::new();
        for name in EXPENDABLE {
            if self.fits() {
                break;
            }
            let Some(at) = self.position(name).filter(|_| self.is_expendable(name)) else { continue };
            given_up.push(self.headings[at].clone());
            let kept: Vec<usize> = (0..self.columns.len()).filter(|other| *other != at).collect();
            *self = self.of_columns(&kept);
        }
        given_up
    }

    /// An id is only given up beside what says more.
    fn is_expendable(&self, name: &str) -> bool {
        match name {
            "customer" => self.position("customer_name").is_some() || self.position("contract").is_some(),
            "contract" | "charge" => self.position("description").is_some(),
            _ => true,
        }
    }

    /// Whether the line holds what every column needs at least.
    fn fits(&self) -> bool {
        let Some(line) = self.width else { return true };
        let needed = (0..self.columns.len()).map(|at| usize::from(self.least(at)) + usize::from(GAP));
        needed.sum::<usize>() <= usize::from(line) + usize::from(GAP)
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
            wanted.iter().enumerate().map(|(at, want)| self.least(at).min(*want)).collect();
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

    /// What a column needs at least: its widest number or date, or its longest word, and the longest word of its
    /// heading.
    fn least(&self, at: usize) -> u16 {
        let cells = self.rows.iter().chain(self.totals.iter().map(|total| &total.cells));
        let cells = cells.filter_map(|cells| cells.get(at));
        let width = match self.columns[at].shape {
            Shape::Text => cells.map(|cell| longest_word(cell)).max().unwrap_or(0).min(LONGEST_WORD),
            Shape::Number | Shape::Date => cells.map(|cell| cell.chars().count()).max().unwrap_or(0),
        };
        u16::try_from(width.max(longest_word(&self.headings[at]))).unwrap_or(u16::MAX)
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

/// In characters.
fn longest_word(text: &str) -> usize {
    text.split(' ').map(|word| word.chars().count()).max().unwrap_or(0)
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
