//! How to pay: a panel at the foot of the first page, with the code that a bank's application reads.

use crate::render::qr::{Modules, QUIET_ZONE};

use super::fonts::Fonts;
use super::frame::{BOTTOM, MARGIN, RIGHT, WIDTH};
use super::length::Length;
use super::marks::{Align, Area, Mark, PAGE, Page, Part};
use super::paper::{Fact, PaymentPanel};
use super::style::{HEADING, Ink, SMALL, STRONG};

/// The upper edge of the panel, above which the lines end.
pub(super) const TOP: Length = Length::pt(626);
/// A side of the white square that holds the code and its quiet zone.
const CODE: Length = Length::pt(114);

/// Draws the panel.
pub(super) fn draw(page: &mut Page, fonts: &Fonts, panel: &PaymentPanel) {
    page.fill(Area { y: TOP, height: BOTTOM - TOP, ..PAGE }, Ink::Tint);
    page.text(fonts, &panel.title, HEADING, (MARGIN, TOP + Length::pt(23)), Align::Left);
    let column = (WIDTH - CODE - Length::pt(24)) / 2;
    let mut baseline = TOP + Length::pt(47);
    for pair in panel.facts.chunks(2) {
        let mut x = MARGIN;
        for fact in pair {
            draw_fact(page, fonts, fact, x, baseline);
            x += column;
        }
        baseline += Length::pt(35);
    }
    if let Some(modules) = &panel.code {
        draw_code(page, fonts, modules, &panel.caption);
    }
}

fn draw_fact(page: &mut Page, fonts: &Fonts, fact: &Fact, x: Length, baseline: Length) {
    page.part(Part::Paragraph, |page| {
        page.text(fonts, &fact.label, SMALL, (x, baseline), Align::Left);
        page.text(fonts, &fact.value, STRONG, (x, baseline + Length::tenths(125)), Align::Left);
    });
}

fn draw_code(page: &mut Page, fonts: &Fonts, modules: &Modules, caption: &str) {
    let square = Area { x: RIGHT - CODE, y: TOP + Length::pt(13), width: CODE, height: CODE };
    page.fill(square, Ink::White);
    let count = |modules: usize| i32::try_from(modules).unwrap_or(i32::MAX);
    let quiet = CODE.scaled(count(QUIET_ZONE), count(modules.size() + 2 * QUIET_ZONE));
    let side = CODE - quiet * 2;
    let area = Area { x: square.x + quiet, y: square.y + quiet, width: side, height: side };
    let code = Mark::Code { area, modules: modules.clone() };
    page.part(Part::Picture(caption.to_owned()), |page| page.marks.push(code));
    let middle = square.x + (CODE - fonts.width(caption, SMALL)) / 2;
    page.text(fonts, caption, SMALL, (middle, square.y + CODE + Length::tenths(115)), Align::Left);
}
