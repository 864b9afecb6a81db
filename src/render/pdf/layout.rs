//! The pages of a document: which rows stand on which page, and everything around them.

use std::ops::Range;

use crate::messages::PaperText;
use crate::money::Net;

use super::fonts::Fonts;
use super::frame::{self, BOTTOM};
use super::head::head;
use super::length::Length;
use super::marks::{Page, Part};
use super::paper::{Fact, Paper};
use super::table::{self, CARRY_HEIGHT, Grid, HEAD_HEIGHT, LaidRow};
use super::words::Words;
use super::{payment, totals};

/// Lays a document out; `logo` is the size of the seller's picture.
pub(super) fn pages(fonts: &Fonts, paper: &Paper, logo: Option<(u32, u32)>) -> Vec<Page> {
    let mut first = frame::new_page();
    let start = head(&mut first, fonts, paper, logo);
    let grid = Grid::of(fonts, &paper.table);
    let rows: Vec<LaidRow> = paper.table.rows.iter().flat_map(|row| table::laid(fonts, &grid, row)).collect();
    let heights: Vec<Length> = rows.iter().map(|row| row.height).collect();
    let ranges = paginate(&heights, rooms(fonts, paper, start));
    let mut flow = Flow { fonts, paper, grid, rows: rows.into_iter(), carried: Net::ZERO };
    let mut pages = vec![first];
    pages.resize_with(ranges.len(), || flow.later_page());
    let last = ranges.len() - 1;
    for (at, (page, range)) in pages.iter_mut().zip(ranges).enumerate() {
        let y = if at == 0 { start } else { LATER_START };
        flow.fill(page, range.len(), y, Place { is_first: at == 0, is_last: at == last });
        if let Some(panel) = paper.payment.as_ref().filter(|_| at == 0) {
            payment::draw(page, fonts, panel);
        }
        frame::foot(page, fonts, paper, at + 1, last + 1);
    }
    pages
}

/// The baseline of the table's head on a later page.
const LATER_START: Length = Length::pt(84);

/// How much room the rows have.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rooms {
    /// On the first page.
    pub(super) first: Length,
    /// On each later one.
    pub(super) later: Length,
    /// What the sums below the last row take of it.
    pub(super) tail: Length,
}

fn rooms(fonts: &Fonts, paper: &Paper, start: Length) -> Rooms {
    let bottom = if paper.payment.is_some() { payment::TOP - Length::pt(10) } else { BOTTOM };
    Rooms {
        first: bottom - start - HEAD_HEIGHT,
        later: BOTTOM - LATER_START - HEAD_HEIGHT,
        tail: totals::height(fonts, &paper.totals),
    }
}

/// Which rows stand on which page. The sums below the last row never stand alone; every page but the last ends with a sum
/// that is carried, every page but the first begins with it.
pub(super) fn paginate(heights: &[Length], rooms: Rooms) -> Vec<Range<usize>> {
    let mut pages: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    loop {
        let room = if pages.is_empty() { rooms.first } else { rooms.later - CARRY_HEIGHT };
        let rest: Length = heights[start..].iter().copied().sum();
        if rest + rooms.tail <= room || start + 1 >= heights.len() && !pages.is_empty() {
            pages.push(start..heights.len());
            return pages;
        }
        let may_be_empty = pages.is_empty();
        let end = start + fitting(&heights[start..], room - CARRY_HEIGHT).max(usize::from(!may_be_empty));
        pages.push(start..end);
        start = end;
    }
}

/// How many of the first rows fit, the last one left for the next page.
fn fitting(heights: &[Length], room: Length) -> usize {
    let mut used = Length::ZERO;
    let fits = |height: &&Length| {
        used += **height;
        used <= room
    };
    heights[..heights.len().saturating_sub(1)].iter().take_while(fits).count()
}

/// Where a page stands among the others.
#[derive(Debug, Clone, Copy)]
struct Place {
    is_first: bool,
    is_last: bool,
}

/// The rows as they run from page to page.
struct Flow<'a> {
    fonts: &'a Fonts,
    paper: &'a Paper,
    grid: Grid,
    rows: std::vec::IntoIter<LaidRow>,
    /// The sum of the rows that were drawn.
    carried: Net,
}

impl Flow<'_> {
    fn later_page(&self) -> Page {
        let mut page = frame::new_page();
        frame::continuation(&mut page, self.fonts, self.paper);
        page
    }

    /// Draws the next rows below the head of the table, whose baseline is `y`, and what belongs around them.
    fn fill(&mut self, page: &mut Page, rows: usize, y: Length, place: Place) {
        let mut below = y + HEAD_HEIGHT;
        page.part(Part::Table, |page| {
            self.grid.head(page, self.fonts, &self.paper.table, y);
            if !place.is_first {
                below = table::carry(page, self.fonts, &self.sum(PaperText::BroughtForward), below);
            }
            for row in self.rows.by_ref().take(rows) {
                self.carried += row.net;
                below = table::row(page, row, below);
            }
        });
        if place.is_last {
            totals::draw(page, self.fonts, &self.paper.totals, below);
        } else {
            table::carry(page, self.fonts, &self.sum(PaperText::CarriedForward), below);
        }
    }

    fn sum(&self, label: PaperText) -> Fact {
        let words = Words::of(self.paper);
        words.fact(label, words.money(self.carried))
    }
}

#[cfg(test)]
mod tests;
