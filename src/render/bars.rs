//! Amounts as bars on a terminal: a line for each series of each bar, then the bars as a whole, all on one scale.

use std::io::{self, Write};

use crate::document::{Bar, Chart, Part, Value};
use crate::language::Language;
use crate::messages::column_heading;
use crate::money::Net;
use crate::render::people::{Palette, shown};
use crate::render::visible;

/// Blanks between columns.
const GAP: &str = "  ";
/// Characters a line has where no terminal says.
const USUAL_WIDTH: usize = 80;
/// The longest bar: longer ones are no easier to read.
const LONGEST_BAR: usize = 60;
/// The shortest one; where the terminal has no room for it, the lines are longer than the terminal is wide.
const SHORTEST_BAR: usize = 10;
/// What is certain, in eighths of a character.
const EIGHTHS: [&str; 9] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"];
/// What is to be decided.
const UNDECIDED: &str = "░";

/// The columns of words and numbers, in order: the bar's label, the series, what is certain, what is to be decided.
const COLUMNS: [&str; 4] = ["year", "service", "net_amount", "to_decide_net"];
/// How many of them hold words, on the left.
const WORDS: usize = 2;

/// Writes the chart without its title, at most `width` characters wide where there is room. Series that come to nothing in
/// a bar have no line there.
///
/// # Errors
/// The writer's.
pub fn write(
    out: &mut dyn Write,
    chart: &Chart,
    language: Language,
    width: Option<u16>,
    palette: &Palette,
) -> io::Result<()> {
    let lines: Vec<TextLine<'_>> = chart.bars.iter().flat_map(|bar| lines_of(chart, bar, language)).collect();
    let totals: Vec<TextLine<'_>> = chart.bars.iter().map(|bar| total_line(bar, language)).collect();
    let layout = Layout::new(chart, &lines, &totals, language, width);
    let strong = palette.strong;
    writeln!(out, "{strong}{}{strong:#}", layout.text(&layout.headings).trim_end())?;
    writeln!(out, "{}", layout.rule())?;
    for line in &lines {
        writeln!(out, "{}", layout.line(line, palette).trim_end())?;
    }
    writeln!(out, "{}", layout.rule())?;
    for line in &totals {
        writeln!(out, "{}", layout.line(line, palette).trim_end())?;
    }
    Ok(())
}

/// A line: the cells of [`COLUMNS`], and what its bar is made of.
struct TextLine<'c> {
    cells: [String; COLUMNS.len()],
    bar: &'c Bar,
    /// The only series drawn; all of them, one after the other, in a total.
    series: Option<usize>,
}

/// A line for each series; the label stands on the first.
fn lines_of<'c>(chart: &'c Chart, bar: &'c Bar, language: Language) -> Vec<TextLine<'c>> {
    let parts = chart.series.iter().zip(&bar.parts).enumerate();
    let filled = parts.filter(|(_, (_, part))| **part != Part::default());
    let line = |(nth, (at, (series, part))): (usize, (usize, (&crate::document::Series, &Part)))| {
        let label = if nth == 0 { visible(&bar.label).into_owned() } else { String::new() };
        let [certain, to_decide] = amounts(part, language);
        TextLine {
            cells: [label, visible(&series.id).into_owned(), certain, to_decide],
            bar,
            series: Some(at),
        }
    };
    filled.enumerate().map(line).collect()
}

fn total_line(bar: &Bar, language: Language) -> TextLine<'_> {
    let [certain, to_decide] = amounts(&bar.total(), language);
    TextLine {
        cells: [visible(&bar.label).into_owned(), String::new(), certain, to_decide],
        bar,
        series: None,
    }
}

/// What is to be decided only where there is something.
fn amounts(part: &Part, language: Language) -> [String; 2] {
    let text = |net: Net| shown(language, &Value::Net(net)).into_owned();
    [text(part.certain), if part.to_decide.is_zero() { String::new() } else { text(part.to_decide) }]
}

/// Widths, and the scale of the bars.
struct Layout {
    headings: [String; COLUMNS.len()],
    widths: [usize; COLUMNS.len()],
    /// Characters of the longest bar.
    room: usize,
    /// The amount that it stands for.
    largest: Net,
}

impl Layout {
    fn new(
        chart: &Chart,
        lines: &[TextLine<'_>],
        totals: &[TextLine<'_>],
        language: Language,
        width: Option<u16>,
    ) -> Self {
        let headings = COLUMNS.map(|column| column_heading(language, column).to_owned());
        let all = || lines.iter().chain(totals);
        // A column in which nothing stands is left out, as tables do.
        let widths = std::array::from_fn(|at| match all().map(|line| count(&line.cells[at])).max() {
            None | Some(0) => 0,
            Some(widest) => widest.max(count(&headings[at])),
        });
        let taken: usize = widths.iter().filter(|width| **width > 0).map(|width| width + GAP.len()).sum();
        let line = width.map_or(USUAL_WIDTH, usize::from);
        let room = line.saturating_sub(taken).clamp(SHORTEST_BAR, LONGEST_BAR);
        let largest = chart.bars.iter().map(upper_end).max().unwrap_or_default();
        Self { headings, widths, room, largest }
    }

    fn rule(&self) -> String {
        let taken: usize =
            self.widths.iter().filter(|width| **width > 0).map(|width| width + GAP.len()).sum();
        "─".repeat(taken + self.room)
    }

    fn text(&self, cells: &[String; COLUMNS.len()]) -> String {
        let mut text = String::new();
        for (at, (cell, width)) in
            cells.iter().zip(self.widths).enumerate().filter(|(_, (_, width))| *width > 0)
        {
            let blanks = " ".repeat(width.saturating_sub(count(cell)));
            let (before, after) = if at < WORDS { ("", blanks.as_str()) } else { (blanks.as_str(), "") };
            text.extend([before, cell, after, GAP]);
        }
        text
    }

    fn line(&self, line: &TextLine<'_>, palette: &Palette) -> String {
        let mut text = self.text(&line.cells);
        let is_drawn = |series: usize| line.series.is_none_or(|only| only == series);
        let mut drawn = Net::ZERO;
        for piece in line.bar.pieces().filter(|piece| is_drawn(piece.series) && piece.net.is_positive()) {
            let (from, to) = (self.eighths(drawn), self.eighths(drawn + piece.net));
            let blocks =
                if piece.to_decide { undecided(from, to) } else { certain(from, to, line.series.is_some()) };
            let style = palette.series(piece.series);
            text.push_str(&format!("{style}{blocks}{style:#}"));
            drawn += piece.net;
        }
        text
    }

    /// Where an amount ends, in eighths of a character.
    fn eighths(&self, net: Net) -> usize {
        let room = i128::try_from(self.room * 8).unwrap_or(0);
        let eighths = net.hundredths() * room / self.largest.hundredths().max(1);
        usize::try_from(eighths).unwrap_or(0)
    }
}

/// A piece alone ends within a character; where others follow, characters are shared out whole.
fn certain(from: usize, to: usize, alone: bool) -> String {
    if alone {
        // A sliver is more than nothing.
        let eighths = to.max(1);
        return "█".repeat(eighths / 8) + EIGHTHS[eighths % 8];
    }
    "█".repeat(to.div_ceil(8) - from.div_ceil(8))
}

fn undecided(from: usize, to: usize) -> String {
    UNDECIDED.repeat(to.div_ceil(8) - from.div_ceil(8))
}

/// What all pieces above the axis come to.
fn upper_end(bar: &Bar) -> Net {
    bar.pieces().map(|piece| piece.net).filter(|net| net.is_positive()).sum()
}

/// In characters.
fn count(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests;
