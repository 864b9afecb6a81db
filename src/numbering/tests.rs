//! Patterns of numbers: what is read, what is refused, which collide.

use proptest::prelude::*;

use super::{Pattern, PatternFault, SeriesFull, variable_symbol};

fn pattern(text: &str) -> Pattern {
    Pattern::parse(text).expect("a pattern")
}

#[test]
fn numbers_of_a_pattern() {
    let cases = [
        ("{year}{sequence:6}", 2027, 1, Ok("2027000001")),
        ("{year}{sequence:6}", 2027, 999_999, Ok("2027999999")),
        ("{year}{sequence:6}", 2027, 1_000_000, Err(SeriesFull)),
        ("9{year}{sequence:5}", 2027, 12, Ok("9202700012")),
        ("FV-{yy}/{sequence:4}", 2027, 7, Ok("FV-27/0007")),
        ("FV-{yy}/{sequence:4}", 2009, 7, Ok("FV-09/0007")),
        ("{sequence:1}{yy}", 2027, 9, Ok("927")),
        ("{sequence:1}{yy}", 2027, 10, Err(SeriesFull)),
        ("č{yy}{sequence:2}", 2027, 3, Ok("č2703")),
    ];
    for (text, year, sequence, expected) in cases {
        assert_eq!(pattern(text).number(year, sequence), expected.map(str::to_owned), "{text} {sequence}");
    }
}

#[test]
fn what_a_pattern_may_not_be() {
    use PatternFault::{NoYear, SequenceCount, TooManyDigits, UnknownPart};
    let unknown = |part: &str| UnknownPart(part.to_owned());
    let cases = [
        ("{year}", SequenceCount(0), "numbers would be the same"),
        ("{year}{sequence:3}{sequence:3}", SequenceCount(2), "which one?"),
        ("{sequence:6}", NoYear, "numbers of two years would be the same"),
        ("{year}{sequence:7}", TooManyDigits(11), "a variable symbol has ten"),
        ("1{year}{sequence:6}", TooManyDigits(11), "literal digits count"),
        ("{year}{sequence:0}", unknown("{sequence:0}"), "no digit at all"),
        ("{year}{sequence:+6}", unknown("{sequence:+6}"), "a plus"),
        ("{year}{sequence:06}", unknown("{sequence:06}"), "a zero before"),
        ("{year}{sequence:}", unknown("{sequence:}"), "no width"),
        ("{year}{sequence}", unknown("{sequence}"), "no width"),
        ("{year}{month}{sequence:3}", unknown("{month}"), "no such part"),
        ("{year}{sequence:3", unknown("{sequence:3"), "not closed"),
        ("{year}{sequence:3}}", unknown("}"), "not opened"),
        (
            "{year}{sequence:99999999999999999999}",
            unknown("{sequence:99999999999999999999}"),
            "beyond a number",
        ),
        ("{year}{sequence:255}", TooManyDigits(259), "far beyond"),
        ("", SequenceCount(0), "nothing"),
    ];
    for (text, expected, why) in cases {
        assert_eq!(Pattern::parse(text), Err(expected), "{text}: {why}");
    }
}

#[test]
fn two_series_may_not_give_the_same_number() {
    let cases = [
        ("{year}{sequence:6}", "9{year}{sequence:5}", false, "no year begins with 9"),
        ("{year}{sequence:6}", "{year}9{sequence:5}", true, "900001 is a running number"),
        ("{year}{sequence:6}", "{year}{sequence:6}", true, "the same"),
        ("FV{yy}{sequence:4}", "DB{yy}{sequence:4}", false, "other letters"),
        ("FV{yy}{sequence:4}", "FV{yy}{sequence:5}", false, "another length"),
        ("{yy}{sequence:4}", "{sequence:4}{yy}", true, "270027 is both"),
        ("{yy}-{sequence:4}", "{yy}{sequence:5}", false, "a dash is no digit"),
    ];
    for (one, other, expected, why) in cases {
        assert_eq!(pattern(one).collides_with(&pattern(other)), expected, "{one} {other}: {why}");
        assert_eq!(pattern(other).collides_with(&pattern(one)), expected, "{other} {one}: {why}");
    }
}

#[test]
fn the_variable_symbol_is_the_digits() {
    assert_eq!(variable_symbol("FV-27/0007"), "270007");
    assert_eq!(variable_symbol("2027000001"), "2027000001");
    assert_eq!(pattern("FV-{yy}/{sequence:4}").digits(), 6);
    assert_eq!(pattern("FV-{yy}/{sequence:4}").text(), "FV-{yy}/{sequence:4}");
}

proptest! {
    #[test]
    fn numbers_of_a_series_are_apart_and_of_the_same_length(a in (2000..3000i32, 1..1_000_000u32), b in (2000..3000i32, 1..1_000_000u32)) {
        let pattern = pattern("{year}{sequence:6}");
        let number = |(year, sequence)| pattern.number(year, sequence).expect("room");
        prop_assert_eq!(number(a) == number(b), a == b);
        prop_assert_eq!(number(a).len(), 10);
        prop_assert_eq!(number(a) < number(b), a < b, "and sort as they were given");
    }

    #[test]
    fn no_text_makes_the_reader_fail(text in "[{}a-z0-9:-]{0,20}|(\\{year\\}|\\{yy\\}|\\{sequence:[0-9]{1,3}\\}|\\PC){0,4}") {
        if let Ok(pattern) = Pattern::parse(&text) {
            prop_assert!(pattern.digits() <= super::MAX_DIGITS);
            if let Ok(number) = pattern.number(2027, 1) {
                prop_assert_eq!(variable_symbol(&number).len(), pattern.digits());
            }
        }
    }
}

#[test]
fn numbers_of_others_are_told_from_own_ones() {
    let cases = [
        ("{year}{sequence:6}", "2027000123", Some((2027, 123)), "one of the series"),
        ("{year}{sequence:6}", "20270000123", None, "a digit too many"),
        ("{year}{sequence:6}", "202700012", None, "a digit too few"),
        ("{year}{sequence:6}", "2027A00012", None, "a letter"),
        ("{year}{sequence:6}", "2027+00012", None, "a plus"),
        ("9{year}{sequence:5}", "9202700012", Some((2027, 12)), "the other series"),
        ("9{year}{sequence:5}", "2027000012", None, "of another series"),
        ("FV-{yy}/{sequence:4}", "FV-27/0007", Some((2027, 7)), "two digits of a year"),
        ("FV-{yy}/{sequence:4}", "FV27/0007", None, "other letters"),
        ("{year}/{yy}{sequence:2}", "2027/2803", None, "two years that differ"),
        ("č{yy}{sequence:2}", "č27é", None, "letters of two bytes"),
    ];
    for (text, number, expected, why) in cases {
        assert_eq!(pattern(text).read(number), expected, "{text} {number}: {why}");
    }
}

proptest! {
    #[test]
    fn every_number_of_a_series_is_read_back(year in 2000i32..=2099, sequence in 0u32..=9_999) {
        for text in ["{year}{sequence:6}", "FV-{yy}/{sequence:4}", "9{sequence:5}{year}"] {
            let number = pattern(text).number(year, sequence).unwrap();
            prop_assert_eq!(pattern(text).read(&number), Some((year, sequence)), "{}", text);
        }
    }
}
