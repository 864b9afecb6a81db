//! What surrounds the lines on every page: margins, the band at the top, the head of later pages, the foot.

use crate::messages::PaperText;

use super::fonts::Fonts;
use super::length::Length;
use super::marks::{Align, Area, PAGE, Page, Part};
use super::paper::Paper;
use super::style::{Ink, SMALL, STRONG};

/// From the edge of the paper to what is printed, left and right.
pub(super) const MARGIN: Length = Length::pt(50);
/// The right edge of what is printed.
pub(super) const RIGHT: Length = Length::thousandths(545_276);
/// Between the two.
pub(super) const WIDTH: Length = Length::thousandths(495_276);
/// Where the right half begins.
pub(super) const HALF: Length = Length::pt(306);

/// Where the lines end on a page without a payment panel.
pub(super) const BOTTOM: Length = Length::pt(776);
const FOOT: Length = Length::pt(794);
const BAND: Length = Length::tenths(55);

/// A page with its band.
pub(super) fn new_page() -> Page {
    let mut page = Page::default();
    page.fill(Area { height: BAND, ..PAGE }, Ink::Accent);
    page
}

/// The head of a later page: which document it belongs to.
pub(super) fn continuation(page: &mut Page, fonts: &Fonts, paper: &Paper) {
    let baseline = Length::pt(48);
    page.part(Part::Frame, |page| {
        page.text(fonts, &paper.short_title, STRONG, (MARGIN, baseline), Align::Left);
        page.text(fonts, &paper.seller.name, SMALL, (RIGHT, baseline), Align::Right);
    });
}

/// The foot: the seller's entry in the register, how to reach it, and the number of the page.
pub(super) fn foot(page: &mut Page, fonts: &Fonts, paper: &Paper, number: usize, of: usize) {
    page.rule(MARGIN, FOOT, WIDTH, Ink::Hairline);
    let mut baseline = FOOT + Length::pt(14);
    let numbers = PaperText::PageOf.filled(paper.language, &[&number, &of]);
    let numbers = fonts.line(&numbers, SMALL);
    let width = numbers.width;
    page.part(Part::Frame, |page| page.line(numbers, RIGHT, baseline, Align::Right));
    for text in &paper.footer {
        let lines = fonts.paragraph(text, SMALL, WIDTH - width - Length::pt(24));
        baseline = page.lines(lines, MARGIN, baseline);
    }
}
