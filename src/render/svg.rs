//! A chart as a picture: SVG text, the same bytes for the same chart.

mod scale;
mod text;

use std::fmt::Write as _;

use crate::document::{Bar, Chart, Piece};
use crate::language::Language;
use crate::messages::{Text, localized};
use crate::money::Net;

use scale::Scale;
use text::{Label, escaped, shortened, write_label};

/// Colours of the series, in order, then from the start again. Each stands out from white and carries white letters.
const COLOURS: [&str; 8] =
    ["#0b5cad", "#b84a00", "#0f7b5f", "#a8327d", "#5b4b9a", "#7a6000", "#c02434", "#4a5560"];
/// Letters.
const INK: &str = "#1f2933";
/// Letters of less weight.
const PALE_INK: &str = "#52606d";
/// Lines of the grid.
const GRID: &str = "#d9dee3";

/// All lengths are in pixels of a picture of this width.
const WIDTH: i128 = 960;
/// The axis begins here, or further right where its amounts need more room.
const LEFT: i128 = 110;
/// Between the amounts of the axis and the axis.
const TICK_GAP: i128 = 12;
const RIGHT: i128 = 930;
const TOP: i128 = 100;
const BOTTOM: i128 = 460;
/// Where the legend begins, and the height of its lines.
const LEGEND: i128 = 515;
const LEGEND_LINE: i128 = 26;
/// How many entries of the legend stand beside each other.
const LEGEND_COLUMNS: usize = 2;
/// The widest bar.
const WIDEST_BAR: i128 = 130;
/// What a digit of an amount takes at most: in small letters within a bar, in bold ones above it.
const SMALL_DIGIT: i128 = 7;
const BOLD_DIGIT: i128 = 9;
/// The lowest piece that carries its amount.
const LOWEST_LABELLED: i128 = 18;

/// The picture of a chart.
pub fn picture(chart: &Chart, language: Language) -> String {
    let scale = Scale::of(chart);
    let widest = scale.ticks().map(|tick| BOLD_DIGIT * digits(&tick_text(tick, language))).max().unwrap_or(0);
    let picture = Picture { chart, language, scale, left: LEFT.max(widest + 2 * TICK_GAP) };
    let mut svg = String::with_capacity(1 << 14);
    // Writing to a string cannot fail.
    let _ = picture.write(&mut svg);
    svg
}

struct Picture<'c> {
    chart: &'c Chart,
    language: Language,
    scale: Scale,
    left: i128,
}

impl Picture<'_> {
    fn write(&self, svg: &mut String) -> std::fmt::Result {
        let height = self.height();
        writeln!(
            svg,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" \
             height=\"{height}\" role=\"img\" font-family=\"'Noto Sans', 'DejaVu Sans', Arial, sans-serif\">"
        )?;
        writeln!(svg, "<title>{}</title>", escaped(&self.chart.title))?;
        self.write_patterns(svg)?;
        writeln!(svg, "<rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#ffffff\"/>")?;
        write_label(svg, &Label { x: 30, y: 42, size: 22, weight: 600, ..Label::of(&self.chart.title) })?;
        write_label(svg, &Label { x: 30, y: 68, colour: PALE_INK, ..Label::of(&self.chart.subtitle) })?;
        self.write_axis(svg)?;
        for (at, bar) in self.chart.bars.iter().enumerate() {
            self.write_bar(svg, at, bar)?;
        }
        // Over the bars, so that it stays visible where they go below it.
        self.write_line(svg, Net::ZERO, INK)?;
        self.write_legend(svg)?;
        writeln!(svg, "</svg>")
    }

    fn height(&self) -> i128 {
        let entries = self.chart.series.len() + usize::from(self.has_undecided());
        LEGEND + LEGEND_LINE * length(entries.div_ceil(LEGEND_COLUMNS)) + 10
    }

    fn has_undecided(&self) -> bool {
        self.chart.bars.iter().flat_map(Bar::pieces).any(|piece| piece.to_decide)
    }

    /// A hatching in the colour of each series, for what is to be decided; in grey for the legend.
    fn write_patterns(&self, svg: &mut String) -> std::fmt::Result {
        if !self.has_undecided() {
            return Ok(());
        }
        writeln!(svg, "<defs>")?;
        for colour in COLOURS.iter().take(self.chart.series.len()).chain([&PALE_INK]) {
            writeln!(
                svg,
                "<pattern id=\"{}\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\" \
                 patternTransform=\"rotate(45)\"><rect width=\"8\" height=\"8\" fill=\"#ffffff\"/>\
                 <rect width=\"3\" height=\"8\" fill=\"{colour}\"/></pattern>",
                hatching(colour)
            )?;
        }
        writeln!(svg, "</defs>")
    }

    fn write_axis(&self, svg: &mut String) -> std::fmt::Result {
        for tick in self.scale.ticks() {
            self.write_line(svg, tick, GRID)?;
            let amount = tick_text(tick, self.language);
            let y = self.y(tick) + 4;
            write_label(
                svg,
                &Label { x: self.left - TICK_GAP, y, anchor: "end", colour: PALE_INK, ..Label::of(&amount) },
            )?;
        }
        Ok(())
    }

    fn write_line(&self, svg: &mut String, at: Net, colour: &str) -> std::fmt::Result {
        let y = self.y(at);
        writeln!(svg, "<line x1=\"{}\" y1=\"{y}\" x2=\"{RIGHT}\" y2=\"{y}\" stroke=\"{colour}\"/>", self.left)
    }

    /// The height of an amount in the picture, which grows downwards.
    fn y(&self, net: Net) -> i128 {
        self.scale.place(net, BOTTOM, TOP)
    }

    fn write_bar(&self, svg: &mut String, at: usize, bar: &Bar) -> std::fmt::Result {
        let slot = (RIGHT - self.left) / length(self.chart.bars.len()).max(1);
        let width = (slot * 3 / 5).min(WIDEST_BAR);
        let middle = self.left + slot * length(at) + slot / 2;
        let (mut above, mut below) = (Net::ZERO, Net::ZERO);
        for piece in bar.pieces() {
            let end = if piece.net.is_negative() { &mut below } else { &mut above };
            let from = *end;
            *end += piece.net;
            let (top, bottom) = (self.y((*end).max(from)), self.y((*end).min(from)));
            let name = self.chart.series.get(piece.series).map_or("", |series| &series.name);
            let block = Block { x: middle - width / 2, y: top, width, height: bottom - top };
            self.write_piece(svg, &block, &piece, &format!("{}, {name}", bar.label))?;
        }
        write_label(
            svg,
            &Label { x: middle, y: BOTTOM + 24, anchor: "middle", weight: 600, ..Label::of(&bar.label) },
        )?;
        self.write_total(svg, bar, middle, self.y(above) - 8, slot)
    }

    /// The amounts above a bar: what is certain, and what may come to it.
    fn write_total(&self, svg: &mut String, bar: &Bar, x: i128, y: i128, room: i128) -> std::fmt::Result {
        let total = bar.total();
        let mut amount = self.amount(total.certain);
        if !total.to_decide.is_zero() {
            let more = if total.to_decide.is_negative() { "" } else { "+ " };
            amount = format!("{amount} {more}{}", self.amount(total.to_decide));
        }
        if BOLD_DIGIT * digits(&amount) > room {
            return Ok(());
        }
        write_label(svg, &Label { x, y, anchor: "middle", weight: 600, ..Label::of(&amount) })
    }

    fn write_piece(&self, svg: &mut String, block: &Block, piece: &Piece, what: &str) -> std::fmt::Result {
        let colour = COLOURS[piece.series % COLOURS.len()];
        // A white line keeps neighbours apart.
        let (fill, line) = match piece.to_decide {
            true => (format!("url(#{})", hatching(colour)), colour),
            false => (colour.to_owned(), "#ffffff"),
        };
        let amount = self.amount(piece.net);
        let Block { x, y, width, height } = block;
        writeln!(
            svg,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{fill}\" stroke=\"{line}\">\
             <title>{}: {}</title></rect>",
            escaped(what),
            escaped(&amount)
        )?;
        if piece.to_decide { Ok(()) } else { write_in(svg, block, &amount) }
    }

    fn amount(&self, net: Net) -> String {
        localized(self.language, &net.to_string())
    }

    fn write_legend(&self, svg: &mut String) -> std::fmt::Result {
        let series = self.chart.series.iter().enumerate();
        let series =
            series.map(|(at, series)| (COLOURS[at % COLOURS.len()].to_owned(), series.name.as_str()));
        let undecided = Text::IfRenewed.text(self.language);
        let undecided = (format!("url(#{})", hatching(PALE_INK)), undecided);
        for (at, (fill, name)) in series.chain(self.has_undecided().then_some(undecided)).enumerate() {
            let x = LEFT + (RIGHT - LEFT) / length(LEGEND_COLUMNS) * length(at % LEGEND_COLUMNS);
            let y = LEGEND + LEGEND_LINE * length(at / LEGEND_COLUMNS);
            writeln!(svg, "<rect x=\"{x}\" y=\"{}\" width=\"14\" height=\"14\" fill=\"{fill}\"/>", y - 12)?;
            write_label(svg, &Label { x: x + 22, y, ..Label::of(&shortened(name)) })?;
        }
        Ok(())
    }
}

/// A rectangle.
struct Block {
    x: i128,
    y: i128,
    width: i128,
    height: i128,
}

/// The amount of a piece, where there is room for it.
fn write_in(svg: &mut String, block: &Block, amount: &str) -> std::fmt::Result {
    if block.height < LOWEST_LABELLED || block.width < SMALL_DIGIT * digits(amount) {
        return Ok(());
    }
    let (x, y) = (block.x + block.width / 2, block.y + block.height / 2 + 4);
    write_label(svg, &Label { x, y, anchor: "middle", size: 12, colour: "#ffffff", ..Label::of(amount) })
}

/// The id of the hatching in a colour.
fn hatching(colour: &str) -> String {
    format!("hatching-{}", colour.trim_start_matches('#'))
}

/// An amount of the axis, which is in whole units.
fn tick_text(tick: Net, language: Language) -> String {
    let plain = tick.to_string();
    localized(language, plain.strip_suffix(".00").unwrap_or(&plain))
}

fn digits(amount: &str) -> i128 {
    length(amount.chars().count())
}

fn length(count: usize) -> i128 {
    i128::try_from(count).unwrap_or(i128::MAX)
}

#[cfg(test)]
mod tests;
