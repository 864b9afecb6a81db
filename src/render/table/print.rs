//! A table as lines: the header, a rule, the rows, a rule, the totals.

use std::io::{self, Write};

use anstyle::Style;
use comfy_table::{CellAlignment, ColumnConstraint, LineStyle, TableStyle, Width};

use super::{GAP, Table};
use crate::document::Shape;
use crate::messages::Text;
use crate::render::people::{Palette, styled_line};

/// What rules are drawn with.
const RULE_FILL: char = '─';
/// In the first cell of a row: the row is a rule. No cell can say this, since control characters are made visible.
const RULE: char = '\u{1}';
/// In the first cell of a row: the row is a total, whose label goes here and over the empty cells that follow.
pub(super) const LABEL: char = '\u{2}';
/// A rule under the header and nothing else, so that a table also reads well in a mail or a ticket.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill(RULE_FILL));

impl Table {
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
