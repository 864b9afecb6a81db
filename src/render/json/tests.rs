use super::*;
use crate::calendar::Day;
use crate::money::{DecimalMark, Net, Percent, Quantity, Share, UnitPrice};

const COLUMNS: [Column; 2] = [Column::text("name"), Column::number("year")];

fn array(columns: &[Column], rows: &[&[Value<'_>]]) -> String {
    let mut out = Vec::new();
    let mut json = Json::array(&mut out, columns).unwrap();
    rows.iter().for_each(|row| json.row(row).unwrap());
    json.finish(&[]).unwrap();
    String::from_utf8(out).unwrap()
}

fn plan(rows: &[&[Value<'_>]]) -> String {
    let mut out = Vec::new();
    let before = [("year", Value::Integer(2027)), ("currency", Value::Text("CZK"))];
    let mut json = Json::object(&mut out, &before, "lines", &COLUMNS).unwrap();
    rows.iter().for_each(|row| json.row(row).unwrap());
    let net = Value::Net(Net::from_hundredths(300_000));
    json.finish(&[("net_total", net), ("plan", Value::Text("0123456789ab"))]).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn rows_alone_are_an_array() {
    let rows: [&[Value<'_>]; 2] =
        [&[Value::Text("Řezník"), Value::Integer(2027)], &[Value::Empty, Value::Integer(-1)]];
    assert_eq!(
        array(&COLUMNS, &rows),
        "[\n  {\"name\": \"Řezník\", \"year\": 2027},\n  {\"name\": null, \"year\": -1}\n]\n"
    );
    assert_eq!(array(&COLUMNS, &[]), "[]\n");
}

#[test]
fn members_stand_around_the_rows() {
    let row: &[Value<'_>] = &[Value::Text("A"), Value::Integer(1)];
    assert_eq!(
        plan(&[row, row]),
        r#"{
  "year": 2027,
  "currency": "CZK",
  "lines": [
    {"name": "A", "year": 1},
    {"name": "A", "year": 1}
  ],
  "net_total": "3000.00",
  "plan": "0123456789ab"
}
"#
    );
    assert!(plan(&[]).contains("\n  \"lines\": [],\n"));
}

#[test]
fn amounts_are_strings_and_keep_their_decimals() {
    let columns = ["a", "b", "c", "d", "e", "f", "g"].map(Column::number);
    let row: &[Value<'_>] = &[
        Value::Net(Net::from_hundredths(-300_000)),
        Value::UnitPrice(UnitPrice::from_whole(3000)),
        Value::Quantity(Quantity::from_ten_thousandths(25_000)),
        Value::Percent(Percent::parse("33.33", DecimalMark::Point).unwrap()),
        Value::Share(Share { charged: 307, of: 366 }),
        Value::Date(Day::new(2028, 2, 29).unwrap()),
        Value::Code("credit-note"),
    ];
    assert_eq!(
        array(&columns, &[row]),
        "[\n  {\"a\": \"-3000.00\", \"b\": \"3000.00\", \"c\": \"2.5\", \"d\": \"33.33\", \"e\": \"307/366\", \
         \"f\": \"2028-02-29\", \"g\": \"credit-note\"}\n]\n"
    );
}

#[test]
fn texts_are_escaped() {
    for text in ["U \"Dubu\"", "a\\b", "a\nb\tc", "\u{1b}[31m", "\u{2028}", "🦀", "</script>"] {
        let written = array(&COLUMNS, &[&[Value::Text(text), Value::Empty]]);
        let read: serde_json::Value = serde_json::from_str(&written).unwrap();
        assert_eq!(read[0]["name"], text);
        assert!(!written.contains('\u{1b}'), "{text:?}");
        assert_eq!(written.lines().count(), 3, "one row a line: {text:?}");
    }
}
