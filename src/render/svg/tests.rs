//! The picture: what stands in it, where, and that it is XML whatever a book says.

use quick_xml::events::Event;

use super::scale::Scale;
use super::{COLOURS, INK, PALE_INK, picture};
use crate::document::{Bar, Chart, Part, Series};
use crate::language::Language;
use crate::money::Net;

fn part(certain: i128, to_decide: i128) -> Part {
    Part { certain: Net::from_hundredths(certain * 100), to_decide: Net::from_hundredths(to_decide * 100) }
}

fn chart(bars: &[&[Part]]) -> Chart {
    let series = |name: &str| Series { id: name.to_lowercase(), name: name.into() };
    let bar = |(year, parts): (i32, &&[Part])| Bar { label: year.to_string(), parts: parts.to_vec() };
    Chart {
        title: "Forecast".into(),
        subtitle: "amounts in CZK".into(),
        series: ["One PC", "Server", "Travel"].map(series).into(),
        bars: (2027..).zip(bars).map(bar).collect(),
    }
}

/// The texts between tags, and the attributes of every rectangle.
fn read(svg: &str) -> (Vec<String>, Vec<String>) {
    let mut reader = quick_xml::Reader::from_str(svg);
    reader.config_mut().check_end_names = true;
    let (mut texts, mut blocks) = (Vec::new(), Vec::new());
    let mut text = String::new();
    loop {
        match reader.read_event().expect("XML") {
            Event::Start(tag) | Event::Empty(tag) if tag.name().as_ref() == "rect" => {
                let value = |name: &str| {
                    let found = tag.try_get_attribute(name).expect("attributes");
                    found.map(|it| it.value.into_owned()).unwrap_or_default()
                };
                blocks.push(["x", "y", "width", "height", "fill"].map(value).join(" "));
            }
            Event::Text(part) => text.push_str(&part),
            Event::GeneralRef(name) => text.push_str(match &*name {
                "amp" => "&",
                "lt" => "<",
                "gt" => ">",
                other => panic!("&{other};"),
            }),
            Event::End(_) if !text.trim().is_empty() => {
                texts.push(std::mem::take(&mut text).trim().to_owned())
            }
            Event::Eof => return (texts, blocks),
            _ => {}
        }
    }
}

#[test]
fn bars_stand_on_the_axis_what_is_to_be_decided_on_top() {
    let svg =
        picture(&chart(&[&[part(100, 50), part(200, 0), part(0, 0)], &[part(300, 0); 3]]), Language::En);
    let (texts, blocks) = read(&svg);
    // The axis goes from 0 to 1000 in steps of 200, from 460 up to 100.
    for block in [
        "250 424 130 36 #0b5cad",
        "250 352 130 72 #b84a00",
        "250 334 130 18 url(#hatching-0b5cad)",
        "660 352 130 108 #0b5cad",
    ] {
        assert!(blocks.contains(&block.to_owned()), "{block}: {blocks:#?}");
    }
    for text in ["Forecast", "2027", "300.00 + 50.00", "900.00", "1,000", "Travel", "2027, One PC: 50.00"] {
        assert!(texts.contains(&text.to_owned()), "{text}: {texts:?}");
    }
    assert_eq!(
        svg,
        picture(&chart(&[&[part(100, 50), part(200, 0), part(0, 0)], &[part(300, 0); 3]]), Language::En)
    );
}

#[test]
fn amounts_are_written_as_the_language_writes_them() {
    let czech = picture(&chart(&[&[part(12_345, 0), part(0, 0), part(0, 0)]]), Language::Cs);
    let (texts, _) = read(&czech);
    assert!(texts.contains(&"12\u{a0}345,00".to_owned()), "{texts:?}");
    assert!(texts.contains(&"15\u{a0}000".to_owned()), "{texts:?}");
}

#[test]
fn without_decisions_there_is_no_hatching() {
    let svg = picture(&chart(&[&[part(1, 0), part(2, 0), part(3, 0)]]), Language::En);
    assert!(!svg.contains("hatching") && !svg.contains("to decide"), "{svg}");
}

#[test]
fn what_is_below_zero_hangs_from_the_axis() {
    let (_, blocks) = read(&picture(&chart(&[&[part(300, 0), part(-100, 0), part(0, 0)]]), Language::En));
    // From -100 to 300, 90 pixels for each hundred.
    assert!(blocks.contains(&"455 100 130 270 #0b5cad".to_owned()), "{blocks:?}");
    assert!(blocks.contains(&"455 370 130 90 #b84a00".to_owned()), "{blocks:?}");
}

#[test]
fn texts_of_a_book_stay_texts() {
    let mut hostile = chart(&[&[part(1, 1), part(2, 0), part(3, 0)]]);
    hostile.title = "a < b & \"c\" </title><script>".into();
    hostile.series[0].name = "]]> \u{1b}[2J \u{ffff} \u{202e} 'x'".into();
    hostile.series[1].name = "ž".repeat(100);
    let (texts, _) = read(&picture(&hostile, Language::En));
    assert!(texts.contains(&hostile.title), "{texts:?}");
    assert!(texts.contains(&"]]> ␛[2J \u{fffd} \\u{202e} 'x'".to_owned()), "{texts:?}");
    assert!(texts.contains(&format!("{}…", "ž".repeat(52))), "{texts:?}");
}

#[test]
fn amounts_stand_only_where_there_is_room() {
    let large = [part(99_999_999, 0)];
    let many = [&large[..]; 20];
    let (texts, blocks) = read(&picture(&chart(&many), Language::En));
    assert!(!texts.contains(&"99,999,999.00".to_owned()), "too wide for a bar, and for its place");
    assert!(texts.contains(&"2046".to_owned()) && blocks.len() > 20);
    assert!(read(&picture(&Chart::default(), Language::En)).0.contains(&"1".to_owned()), "nothing at all");
}

#[test]
fn an_axis_of_large_amounts_has_room_for_them() {
    let svg = picture(&chart(&[&[part(900_000_000_000, 0), part(0, 0), part(0, 0)]]), Language::En);
    let axis = svg.lines().find(|line| line.starts_with("<line")).expect("an axis");
    assert!(axis.contains("x1=\"177\""), "17 letters of 9 pixels, and a gap on both sides: {axis}");
}

#[test]
fn an_axis_has_round_steps_and_zero_on_it() {
    let ticks = |bars: &[&[Part]]| {
        let scale = Scale::of(&chart(bars));
        scale
            .ticks()
            .map(|tick| tick.to_string().trim_end_matches(".00").to_owned())
            .collect::<Vec<_>>()
            .join(" ")
    };
    let cases: [(&[&[Part]], &str); 8] = [
        (&[], "0 1"),
        (&[&[part(0, 0)]], "0 1"),
        (&[&[part(3, 2)]], "0 1 2 3 4 5"),
        (&[&[part(7, 0)]], "0 2 4 6 8"),
        (&[&[part(100_000, 0)], &[part(99, 0)]], "0 20000 40000 60000 80000 100000"),
        (&[&[part(215_960, 0)]], "0 50000 100000 150000 200000 250000"),
        (&[&[part(-30, 0)]], "-30 -25 -20 -15 -10 -5 0"),
        (&[&[part(-30, 0), part(55, 0)]], "-40 -20 0 20 40 60"),
    ];
    for (bars, expected) in cases {
        assert_eq!(ticks(bars), expected);
    }
}

/// The contrast of WCAG against white, which asks for 4.5 for letters.
#[expect(clippy::float_arithmetic, reason = "a formula of its own, far from amounts")]
fn contrast_with_white(colour: &str) -> f64 {
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.03928 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    1.05 / (0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5) + 0.05)
}

#[test]
fn every_colour_stands_out_from_white() {
    for colour in COLOURS.iter().chain([&INK, &PALE_INK]) {
        assert!(contrast_with_white(colour) >= 4.5, "{colour}: {}", contrast_with_white(colour));
    }
}
