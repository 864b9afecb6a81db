use super::*;
use crate::calendar::Day;
use crate::money::{Net, Quantity, Share, UnitPrice};

fn written(write: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> String {
    let mut out = Vec::new();
    write(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn values_read_as_people_write_them() {
    let cases = [
        (Value::Net(Net::from_hundredths(123_456_750)), "1\u{a0}234\u{a0}567,50", "1,234,567.50"),
        (Value::Net(Net::from_hundredths(-1)), "-0,01", "-0.01"),
        (Value::UnitPrice(UnitPrice::from_ten_thousandths(29_999_001)), "2\u{a0}999,9001", "2,999.9001"),
        (Value::Quantity(Quantity::from_ten_thousandths(25_000)), "2,5", "2.5"),
        (Value::Share(Share { charged: 11, of: 12 }), "11/12", "11/12"),
        (Value::Date(Day::new(2027, 1, 4).unwrap()), "4. 1. 2027", "2027-01-04"),
        // A year is not an amount.
        (Value::Integer(2027), "2027", "2027"),
        (Value::Code("free-year"), "rok zdarma", "free year"),
        (Value::Text("free-year"), "free-year", "free-year"),
        (Value::Empty, "", ""),
    ];
    for (value, cs, en) in cases {
        assert_eq!(shown(Language::Cs, &value), cs);
        assert_eq!(shown(Language::En, &value), en);
    }
}

#[test]
fn styles_stand_around_the_line_and_can_be_left_out() {
    assert_eq!(written(|out| heading(out, "Plán", &Palette::new(true))), "\u{1b}[1mPlán\u{1b}[0m\n");
    assert_eq!(written(|out| heading(out, "Plán", &Palette::new(false))), "Plán\n");
    assert_eq!(written(|out| note(out, "bez DPH", &Palette::COLOURED)), "\u{1b}[2mbez DPH\u{1b}[0m\n");
    assert_eq!(written(|out| line(out, "zákazník \u{1b}[31m")), "zákazník ␛[31m\n");
    assert_eq!(written(|out| gap(out)), "\n");
}

#[test]
fn a_record_is_a_line_for_each_value() {
    let record = [
        ("id", Value::Text("Ř-001")),
        ("company_id", Value::Text("25596641")),
        ("vat_id", Value::Empty),
        ("unit_price", Value::UnitPrice(UnitPrice::from_whole(3000))),
    ];
    assert_eq!(
        written(|out| fields(out, &record, Language::Cs, &Palette::PLAIN)),
        "id                Ř-001\nIČO               25596641\ncena za jednotku  3\u{a0}000,00\n"
    );
}

#[test]
fn a_paragraph_is_broken_between_words() {
    let text = |text: &str| {
        let mut out = Vec::new();
        super::paragraph(&mut out, text).unwrap();
        String::from_utf8(out).unwrap()
    };
    let word = "ž".repeat(38);
    assert_eq!(text("a  b\n c"), "a b c\n", "blanks and line ends of the source do not count");
    assert_eq!(text(&format!("{word} {word}")), format!("{word} {word}\n"), "letters count, not bytes");
    assert_eq!(text(&format!("{word} {word} ab")), format!("{word} {word}\nab\n"));
    assert_eq!(text(&"x".repeat(100)), "x".repeat(100) + "\n", "a word is never broken");
}
