//! Bars of every kind of part, on terminals of every width.

use super::write;
use crate::document::{Bar, Chart, Part, Series};
use crate::language::Language;
use crate::money::Net;
use crate::render::people::Palette;

fn part(certain: i128, to_decide: i128) -> Part {
    Part { certain: Net::from_hundredths(certain * 100), to_decide: Net::from_hundredths(to_decide * 100) }
}

fn chart(bars: &[(&str, &[Part])]) -> Chart {
    let series = |id: &str| Series { id: id.into(), name: format!("{id} in words") };
    Chart {
        title: "Forecast".into(),
        subtitle: String::new(),
        series: ["pc", "server", "travel"].map(series).into(),
        bars: bars
            .iter()
            .map(|(label, parts)| Bar { label: (*label).into(), parts: parts.to_vec() })
            .collect(),
    }
}

fn drawn(chart: &Chart, language: Language, width: Option<u16>, palette: &Palette) -> String {
    let mut out = Vec::new();
    write(&mut out, chart, language, width, palette).unwrap();
    String::from_utf8(out).unwrap()
}

fn plain(chart: &Chart, width: u16) -> String {
    drawn(chart, Language::En, Some(width), &Palette::PLAIN)
}

#[test]
fn a_line_for_each_part_then_the_bars_as_a_whole_on_one_scale() {
    let chart = chart(&[
        ("2027", &[part(100, 50), part(200, 0), part(0, 0)]),
        ("2028", &[part(0, 100), part(300, 0), part(-25, 0)]),
    ]);
    let expected = "\
year  service  net amount  to decide
──────────────────────────────────────────────────────
2027  pc           100.00      50.00  ████░░
      server       200.00             ████████
2028  pc             0.00     100.00  ░░░░
      server       300.00             ████████████
      travel       -25.00
──────────────────────────────────────────────────────
2027               300.00      50.00  ████████████░░
2028               275.00     100.00  ████████████░░░░
";
    assert_eq!(plain(&chart, 54), expected);
}

#[test]
fn a_piece_ends_within_a_character_and_a_sliver_is_more_than_nothing() {
    let eighths = |hundredths: i128| {
        let piece = Part { certain: Net::from_hundredths(hundredths), ..Part::default() };
        let chart = chart(&[
            ("2027", &[Part { certain: Net::from_hundredths(8000), ..Part::default() }]),
            ("2028", &[piece]),
        ]);
        let drawn = plain(&chart, 1);
        let line = drawn.lines().nth(3).unwrap().to_owned();
        line.rsplit_once("  ").unwrap().1.to_owned()
    };
    assert_eq!(eighths(8000), "██████████");
    assert_eq!(eighths(7900), "█████████▉");
    assert_eq!(eighths(1100), "█▍", "11 eighths and a bit, rounded down");
    assert_eq!(eighths(1), "▏");
}

#[test]
fn lines_fit_the_terminal_where_it_has_room() {
    let chart =
        chart(&[("2027", &[part(123_456, 0), part(1, 0), part(7_000, 0)]), ("2028", &[part(1, 0); 3])]);
    for (width, longest) in [(1, 37), (50, 50), (80, 80), (87, 87), (400, 87)] {
        let drawn = plain(&chart, width);
        let found = drawn.lines().map(|line| line.chars().count()).max();
        assert_eq!(found, Some(longest), "{width}:\n{drawn}");
    }
    let piped = drawn(&chart, Language::En, None, &Palette::PLAIN);
    assert_eq!(piped, plain(&chart, 80), "a pipe gets what a usual terminal gets");
    assert!(!piped.contains("to decide"), "nobody has to decide anything");
}

#[test]
fn colours_tell_the_series_apart_and_only_on_a_terminal() {
    let chart = chart(&[("2027", &[part(100, 100), part(100, 0), part(0, 0)])]);
    let coloured = drawn(&chart, Language::En, Some(60), &Palette::COLOURED);
    let last = coloured.lines().last().unwrap();
    let (blue, yellow) = ("\u{1b}[34m", "\u{1b}[33m");
    assert_eq!(last.matches(blue).count(), 2, "what is certain and what is not: {last}");
    assert_eq!(last.matches(yellow).count(), 1);
    assert!(!plain(&chart, 60).contains('\u{1b}'));
}

#[test]
fn nothing_and_less_have_no_bars_and_words_of_a_book_cannot_move_the_cursor() {
    let mut chart =
        chart(&[("2027", &[part(0, 0), part(-5, 0), part(0, 0)]), ("2028", &[Part::default(); 3])]);
    chart.series[1].id = "\u{1b}[2J".into();
    let czech = drawn(&chart, Language::Cs, Some(40), &Palette::PLAIN);
    let expected = "\
rok   služba  částka
────────────────────────────────────────
2027  ␛[2J     -5,00
────────────────────────────────────────
2027           -5,00
2028            0,00
";
    assert_eq!(czech, expected);
    assert_eq!(plain(&Chart::default(), 40).lines().count(), 3, "no bars at all");
}
