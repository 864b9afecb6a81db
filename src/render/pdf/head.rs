//! The head of the first page: title, logo, parties and dates.

use super::fonts::Fonts;
use super::frame::{HALF, MARGIN, RIGHT, WIDTH};
use super::length::Length;
use super::marks::{Align, Area, Mark, PAGE, Page, Part};
use super::paper::{Fact, Paper, Party};
use super::style::{AMOUNT, BODY, HEADING, Ink, NAME, SMALL, STRONG, SUBTITLE, TITLE};

/// The room of the logo.
const LOGO: (Length, Length) = (Length::pt(170), Length::pt(46));
/// Between the sections of a page.
const GAP: Length = Length::pt(24);

/// Draws the head; `logo` is the size of the picture, in whatever unit. Gives where the table begins.
pub(super) fn head(page: &mut Page, fonts: &Fonts, paper: &Paper, logo: Option<(u32, u32)>) -> Length {
    let below_title = title(page, fonts, paper, logo);
    let below_parties = parties(page, fonts, paper, below_title);
    let below_strip = strip(page, fonts, paper, below_parties + Length::pt(14));
    definitions(page, fonts, &paper.remarks, (MARGIN, below_strip + Length::pt(25)), WIDTH) + Length::pt(18)
}

fn title(page: &mut Page, fonts: &Fonts, paper: &Paper, logo: Option<(u32, u32)>) -> Length {
    let mut baseline = Length::pt(66);
    let room = WIDTH - logo.map_or(Length::ZERO, |_| LOGO.0 + GAP);
    if let Some(area) = logo.and_then(logo_area) {
        page.part(Part::Picture(paper.seller.name.clone()), |page| page.marks.push(Mark::Logo { area }));
    }
    let lines = fonts.paragraph(&paper.title, TITLE, room);
    baseline = page.part(Part::Title, |page| page.lines(lines, MARGIN, baseline));
    baseline += Length::pt(19) - TITLE.leading();
    for subtitle in &paper.subtitles {
        baseline = page.lines(fonts.paragraph(subtitle, SUBTITLE, room), MARGIN, baseline);
    }
    baseline + Length::pt(28)
}

/// The largest area at the right margin that keeps the picture's proportions.
fn logo_area((width, height): (u32, u32)) -> Option<Area> {
    let (width, height) = (i32::try_from(width).ok()?, i32::try_from(height).ok()?);
    let by_height = LOGO.1.scaled(width, height);
    let (width, height) =
        if by_height <= LOGO.0 { (by_height, LOGO.1) } else { (LOGO.0, LOGO.0.scaled(height, width)) };
    Some(Area { x: RIGHT - width, y: Length::pt(36), width, height })
}

/// Both parties beside each other. Gives the baseline below the longer one.
fn parties(page: &mut Page, fonts: &Fonts, paper: &Paper, baseline: Length) -> Length {
    let seller = party(page, fonts, &paper.seller, MARGIN, baseline);
    let customer = paper.customer.as_ref().map(|customer| party(page, fonts, customer, HALF, baseline));
    seller.max(customer.unwrap_or(seller))
}

fn party(page: &mut Page, fonts: &Fonts, party: &Party, x: Length, baseline: Length) -> Length {
    let width = RIGHT - HALF - Length::pt(8);
    page.text(fonts, &party.label, HEADING, (x, baseline), Align::Left);
    let mut baseline = page.lines(fonts.paragraph(&party.name, NAME, width), x, baseline + Length::pt(17));
    for line in &party.address {
        baseline = page.lines(fonts.paragraph(line, BODY, width), x, baseline);
    }
    definitions(page, fonts, &party.ids, (x, baseline + Length::pt(4)), width)
}

/// The strip of dates with the amount at its end. Gives its lower edge.
fn strip(page: &mut Page, fonts: &Fonts, paper: &Paper, y: Length) -> Length {
    let height = Length::pt(54);
    page.fill(Area { y, height, ..PAGE }, Ink::Tint);
    let (label, value) = (y + Length::pt(21), y + Length::pt(36));
    let key = &paper.key_amount;
    let amount = fonts.width(&key.value, AMOUNT);
    let count = i32::try_from(paper.facts.len()).unwrap_or(1).max(1);
    let column = (WIDTH - amount - Length::pt(20)) / count;
    let mut x = MARGIN;
    for fact in &paper.facts {
        page.part(Part::Paragraph, |page| {
            page.text(fonts, &fact.label, SMALL, (x, label), Align::Left);
            page.text(fonts, &fact.value, STRONG, (x, value), Align::Left);
        });
        x += column;
    }
    page.part(Part::Paragraph, |page| {
        page.text(fonts, &key.label, SMALL, (RIGHT, label), Align::Right);
        page.text(fonts, &key.value, AMOUNT, (RIGHT, value + Length::pt(3)), Align::Right);
    });
    y + height
}

/// Labels in one column, what belongs to them in another, from a place on, both within a width. Gives the baseline below.
fn definitions(
    page: &mut Page,
    fonts: &Fonts,
    facts: &[Fact],
    at: (Length, Length),
    width: Length,
) -> Length {
    let (x, mut baseline) = at;
    let labels = facts.iter().map(|fact| fonts.width(&fact.label, BODY));
    let indent = labels.max().unwrap_or_default() + Length::pt(10);
    for fact in facts {
        let lines = fonts.paragraph(&fact.value, BODY, width - indent);
        baseline = page.part(Part::Paragraph, |page| {
            page.text(fonts, &fact.label, BODY.in_ink(Ink::Quiet), (x, baseline), Align::Left);
            page.lines(lines, x + indent, baseline)
        });
    }
    baseline
}
