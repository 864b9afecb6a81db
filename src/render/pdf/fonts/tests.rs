use super::super::style::{BODY, STRONG};
use super::*;

const CZECH: &str =
    "Příliš žluťoučký kůň úpěl ďábelské ódy – „PŘÍLIŠ ŽLUŤOUČKÝ KŮŇ ÚPĚL ĎÁBELSKÉ ÓDY“ ĚČ − § € · …";

fn fonts() -> Fonts {
    Fonts::new().unwrap()
}

fn broken(text: &str, points: i32) -> Vec<String> {
    fonts().paragraph(text, BODY, Length::pt(points)).into_iter().map(|line| line.text).collect()
}

#[test]
fn both_weights_have_the_letters_of_the_country_and_its_neighbours() {
    for style in [BODY, STRONG] {
        for text in [CZECH, "ľščťžýáíéúäňôŕĺ ąćęłńóśźż äöüß őű"] {
            assert_eq!(fonts().line(text, style).missing, [], "{text}");
        }
    }
}

#[test]
fn digits_are_equally_wide() {
    for style in [BODY, STRONG] {
        let widths: Vec<Length> =
            ('0'..='9').map(|digit| fonts().width(&digit.to_string().repeat(8), style)).collect();
        assert!(widths.iter().all(|width| *width == widths[0]), "{widths:?}");
    }
}

#[test]
fn letters_and_their_marks_become_one() {
    assert_eq!(fonts().line("Ri\u{301}ha", BODY).text, "Ríha");
}

#[test]
fn paragraphs_break_between_words_and_only_there() {
    assert_eq!(broken("Vzdálený přístup", 200), ["Vzdálený přístup"]);
    assert_eq!(broken("Vzdálený přístup – 1 PC", 58), ["Vzdálený", "přístup – 1", "PC"]);
    assert_eq!(broken("do 4.\u{a0}1.\u{a0}2027", 50), ["do", "4. 1. 2027"], "a date stays whole");
}

#[test]
fn a_word_beyond_the_width_is_broken_between_letters() {
    let lines = broken(&"W".repeat(20), 60);
    assert!(lines.len() > 2, "{lines:?}");
    assert_eq!(lines.concat(), "W".repeat(20));
    let all = fonts().paragraph("a WWWWWWWWWWWWWWWW b", BODY, Length::pt(60));
    assert!(all.iter().all(|line| line.width <= Length::pt(60)));
}

#[test]
fn a_width_below_a_letter_ends_nevertheless() {
    assert_eq!(broken("abc", 1).concat(), "abc");
}

#[test]
fn a_text_of_any_length_is_broken_in_its_time() {
    let lines = broken(&"Ř".repeat(20_000), 200);
    assert_eq!(lines.concat().chars().count(), 20_000);
}
