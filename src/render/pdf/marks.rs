//! What is drawn on a page: a layout makes marks, and nothing else knows how they become a PDF.

use crate::render::qr::Modules;

use super::fonts::{Fonts, Line};
use super::length::Length;
use super::style::{Ink, Style};

/// A4.
pub(super) const PAGE: Area = Area {
    x: Length::ZERO,
    y: Length::ZERO,
    width: Length::thousandths(595_276),
    height: Length::thousandths(841_890),
};

/// A rectangle, from its upper left corner; `y` grows downwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) x: Length,
    pub(super) y: Length,
    pub(super) width: Length,
    pub(super) height: Length,
}

/// What a part of a page is, for whoever has it read aloud.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// The title of the document.
    Title,
    /// Text that belongs together.
    Paragraph,
    /// Rows.
    Table,
    /// Cells.
    Row,
    /// The heading of a column.
    HeaderCell,
    /// A cell of a table.
    Cell,
    /// A picture, and what it shows.
    Picture(String),
    /// What pages need and the document doesn't: their numbers, sums that are carried.
    Frame,
}

/// Something drawn, or the bounds of a part.
#[derive(Debug, Clone)]
pub(super) enum Mark {
    /// A part begins. Text outside of all parts is a paragraph of its own.
    Begin(Part),
    /// The part that began last ends.
    End,
    /// A line of text from the left end of its baseline.
    Text { x: Length, baseline: Length, line: Line },
    /// A filled rectangle.
    Fill { area: Area, ink: Ink },
    /// The dark modules of a QR code within a square, its quiet zone outside.
    Code { area: Area, modules: Modules },
    /// The picture of the seller.
    Logo { area: Area },
}

/// Which edge of a text stands at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Right,
}

/// A page as it is filled.
#[derive(Debug, Clone, Default)]
pub(super) struct Page {
    pub(super) marks: Vec<Mark>,
}

impl Page {
    /// Draws a part.
    pub(super) fn part<T>(&mut self, part: Part, draw: impl FnOnce(&mut Self) -> T) -> T {
        self.marks.push(Mark::Begin(part));
        let drawn = draw(self);
        self.marks.push(Mark::End);
        drawn
    }

    /// Writes a text that is laid out.
    pub(super) fn line(&mut self, line: Line, x: Length, baseline: Length, align: Align) {
        if line.text.is_empty() {
            return;
        }
        let x = match align {
            Align::Left => x,
            Align::Right => x - line.width,
        };
        self.marks.push(Mark::Text { x, baseline, line });
    }

    /// Writes a text on one line. Gives its width.
    pub(super) fn text(
        &mut self,
        fonts: &Fonts,
        text: &str,
        style: Style,
        at: (Length, Length),
        align: Align,
    ) -> Length {
        let line = fonts.line(text, style);
        let width = line.width;
        self.line(line, at.0, at.1, align);
        width
    }

    /// Writes lines below each other, the first on a baseline. Gives the baseline after the last.
    pub(super) fn lines(&mut self, lines: Vec<Line>, x: Length, mut baseline: Length) -> Length {
        for line in lines {
            let leading = line.style.leading();
            self.line(line, x, baseline, Align::Left);
            baseline += leading;
        }
        baseline
    }

    /// Fills a rectangle.
    pub(super) fn fill(&mut self, area: Area, ink: Ink) {
        self.marks.push(Mark::Fill { area, ink });
    }

    /// Draws a thin line.
    pub(super) fn rule(&mut self, x: Length, y: Length, width: Length, ink: Ink) {
        let height = match ink {
            Ink::Hairline => Length::tenths(6),
            _ => Length::tenths(10),
        };
        self.fill(Area { x, y, width, height }, ink);
    }
}
