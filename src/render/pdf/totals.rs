//! Below the lines: the sums, and what is to be paid.

use super::fonts::{Fonts, Line};
use super::frame::{HALF, MARGIN, RIGHT};
use super::length::Length;
use super::marks::{Align, Page, Part};
use super::paper::{Fact, Totals};
use super::style::{AMOUNT, BODY, Ink, STRONG, Style};

const ABOVE: Length = Length::pt(24);
const SUM: Length = Length::pt(17);
const PAYABLE: Length = Length::pt(36);

/// How much room they take.
pub(super) fn height(fonts: &Fonts, totals: &Totals) -> Length {
    let sums = SUM * i32::try_from(totals.sums.len()).unwrap_or(i32::MAX);
    let payable = totals.payable.as_ref().map_or(Length::ZERO, |_| PAYABLE);
    let notes = notes(fonts, totals).iter().map(|line| line.style.leading()).sum();
    ABOVE + (sums + payable).max(notes)
}

/// Draws them below `y`.
pub(super) fn draw(page: &mut Page, fonts: &Fonts, totals: &Totals, y: Length) {
    let mut baseline = y + ABOVE;
    page.lines(notes(fonts, totals), MARGIN, baseline);
    for (at, sum) in totals.sums.iter().enumerate() {
        let style = if at == 0 { STRONG } else { BODY };
        pair(page, fonts, sum, (style, style), baseline);
        baseline += SUM;
    }
    if let Some(payable) = &totals.payable {
        page.rule(HALF, baseline - Length::pt(5), RIGHT - HALF, Ink::Accent);
        baseline += Length::pt(19);
        pair(page, fonts, payable, (STRONG, AMOUNT), baseline);
    }
}

/// A label and its amount, in the styles of each.
fn pair(page: &mut Page, fonts: &Fonts, fact: &Fact, styles: (Style, Style), baseline: Length) {
    page.part(Part::Paragraph, |page| {
        page.text(fonts, &fact.label, styles.0, (HALF, baseline), Align::Left);
        page.text(fonts, &fact.value, styles.1, (RIGHT, baseline), Align::Right);
    });
}

fn notes(fonts: &Fonts, totals: &Totals) -> Vec<Line> {
    let width = HALF - MARGIN - Length::pt(24);
    let style = BODY.in_ink(Ink::Quiet);
    totals.notes.iter().flat_map(|note| fonts.paragraph(note, style, width)).collect()
}
