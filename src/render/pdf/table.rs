//! The lines of a document as rows of a table.

use super::fonts::{Fonts, Line};
use super::frame::{MARGIN, RIGHT, WIDTH};
use super::length::Length;
use super::marks::{Align, Page, Part};
use super::paper::{COLUMNS, Fact, Row, Table};
use super::style::{BODY, HEADING, Ink, SMALL, STRONG, Style};

/// Between two columns.
const GUTTER: Length = Length::pt(20);
/// Above and below what a row says.
const PADDING: Length = Length::pt(8);
/// From the top of a row to its first baseline.
const ASCENT: Length = Length::pt(8);
/// A heading above a row.
const HEADING_HEIGHT: Length = Length::pt(34);
/// The head of the table.
pub(super) const HEAD_HEIGHT: Length = Length::pt(10);
/// A sum that is carried to another page.
pub(super) const CARRY_HEIGHT: Length = Length::pt(26);
/// More lines than that go into a row of their own, so that every row has room on a page.
const LINES_OF_ROW: usize = 24;

/// The columns of numbers, and what is left for the description.
#[derive(Debug, Clone)]
pub(super) struct Grid {
    /// The right edge of each column that is there; the description has none.
    edges: [Option<Length>; COLUMNS],
    description: Length,
}

impl Grid {
    /// Columns as wide as what stands in them; one that says nothing isn't there.
    pub(super) fn of(fonts: &Fonts, table: &Table) -> Self {
        let mut edges = [None; COLUMNS];
        let mut right = RIGHT;
        for column in (1..COLUMNS).rev() {
            let cells = || table.rows.iter().map(|row| &row.cells[column]).filter(|cell| !cell.is_empty());
            let Some(widest) = cells().map(|cell| fonts.width(cell, BODY)).max() else { continue };
            edges[column] = Some(right);
            right = right - widest.max(fonts.width(&table.headings[column], HEADING)) - GUTTER;
        }
        Self { edges, description: right - MARGIN }
    }

    /// The headings of the columns above a rule. `y` is their baseline.
    pub(super) fn head(&self, page: &mut Page, fonts: &Fonts, table: &Table, y: Length) {
        let cell = |page: &mut Page, heading: &str, x: Length, align: Align| {
            page.part(Part::HeaderCell, |page| page.text(fonts, heading, HEADING, (x, y), align));
        };
        page.part(Part::Row, |page| {
            cell(page, &table.headings[0], MARGIN, Align::Left);
            for (heading, edge) in table.headings.iter().zip(self.edges) {
                edge.into_iter().for_each(|edge| cell(page, heading, edge, Align::Right));
            }
        });
        page.rule(MARGIN, y + Length::pt(8), WIDTH, Ink::Accent);
    }
}

/// A row with its lines broken, or what goes on of one that has very many lines.
#[derive(Debug, Clone)]
pub(super) struct LaidRow {
    heading: Option<(Line, Line)>,
    lines: Vec<Line>,
    cells: Vec<(Length, Line)>,
    pub(super) height: Length,
    /// What it adds to the sum that is carried.
    pub(super) net: crate::money::Net,
}

/// Breaks the lines of a row.
pub(super) fn laid(fonts: &Fonts, grid: &Grid, row: &Row) -> Vec<LaidRow> {
    let paragraph = |text: &str, style: Style| fonts.paragraph(text, style, grid.description);
    let mut lines = paragraph(&row.cells[0], BODY);
    lines.extend(row.remarks.iter().flat_map(|remark| paragraph(remark, SMALL)));
    let mut parts: Vec<LaidRow> = lines.chunks(LINES_OF_ROW).map(|lines| continued(lines.to_vec())).collect();
    if let Some(first) = parts.first_mut() {
        first.heading = row.heading.as_ref().map(|heading| laid_heading(fonts, heading));
        first.height += first.heading.as_ref().map_or(Length::ZERO, |_| HEADING_HEIGHT);
        first.cells = cells(fonts, grid, row);
        first.net = row.net;
    }
    parts
}

fn continued(lines: Vec<Line>) -> LaidRow {
    let height = lines.iter().map(|line| line.style.leading()).sum::<Length>() + PADDING * 2 - Length::pt(2);
    LaidRow { heading: None, lines, cells: Vec::new(), height, net: crate::money::Net::ZERO }
}

fn laid_heading(fonts: &Fonts, heading: &Fact) -> (Line, Line) {
    (fonts.line(&heading.label, STRONG), fonts.line(&heading.value, STRONG))
}

fn cells(fonts: &Fonts, grid: &Grid, row: &Row) -> Vec<(Length, Line)> {
    let edges = row.cells.iter().zip(grid.edges).enumerate();
    let style = |column| if column == DISCOUNT && row.free { BODY.in_ink(Ink::Accent) } else { BODY };
    edges.filter_map(|(column, (cell, edge))| Some((edge?, fonts.line(cell, style(column))))).collect()
}

/// The column of discounts.
const DISCOUNT: usize = 3;

/// Draws a row below `y` with a rule below it. Gives its lower edge.
pub(super) fn row(page: &mut Page, row: LaidRow, mut y: Length) -> Length {
    let lower = y + row.height;
    if let Some((label, sum)) = row.heading {
        y += HEADING_HEIGHT;
        let baseline = y - Length::pt(10);
        page.part(Part::Row, |page| {
            page.part(Part::Cell, |page| page.line(label, MARGIN, baseline, Align::Left));
            page.part(Part::Cell, |page| page.line(sum, RIGHT, baseline, Align::Right));
        });
        page.rule(MARGIN, y - Length::tenths(6), WIDTH, Ink::Hairline);
    }
    let baseline = y + PADDING + ASCENT;
    page.part(Part::Row, |page| {
        page.part(Part::Cell, |page| page.lines(row.lines, MARGIN, baseline));
        for (edge, cell) in row.cells {
            page.part(Part::Cell, |page| page.line(cell, edge, baseline, Align::Right));
        }
    });
    page.rule(MARGIN, lower, WIDTH, Ink::Hairline);
    lower
}

/// Draws a sum that is carried. Gives its lower edge.
pub(super) fn carry(page: &mut Page, fonts: &Fonts, fact: &Fact, y: Length) -> Length {
    let baseline = y + Length::pt(17);
    page.part(Part::Frame, |page| {
        page.text(fonts, &fact.label, BODY.in_ink(Ink::Quiet), (MARGIN, baseline), Align::Left);
        page.text(fonts, &fact.value, STRONG, (RIGHT, baseline), Align::Right);
    });
    page.rule(MARGIN, y + CARRY_HEIGHT, WIDTH, Ink::Hairline);
    y + CARRY_HEIGHT
}
