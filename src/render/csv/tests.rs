use proptest::prelude::*;

use super::*;
use crate::calendar::Day;
use crate::document::formula;
use crate::money::{DecimalMark, Net, Percent, Quantity, Share, UnitPrice};

const COLUMNS: [Column; 8] = [
    Column::text("customer_name"),
    Column::date("period_start"),
    Column::number("quantity"),
    Column::number("unit_price"),
    Column::number("discount_percent"),
    Column::number("share"),
    Column::number("net_amount"),
    Column::text("reason"),
];

fn written(columns: &[Column], rows: &[Vec<Value<'_>>]) -> String {
    written_in(Dialect::Plain, columns, rows)
}

fn written_in(dialect: Dialect, columns: &[Column], rows: &[Vec<Value<'_>>]) -> String {
    let mut out = Vec::new();
    let mut csv = Csv::new(&mut out, columns, dialect).unwrap();
    for row in rows {
        csv.row(row).unwrap();
    }
    csv.finish().unwrap();
    String::from_utf8(out).unwrap()
}

fn price(text: &str) -> Value<'static> {
    Value::UnitPrice(UnitPrice::parse_signed(text, DecimalMark::Point).unwrap())
}

fn quantity(text: &str) -> Value<'static> {
    Value::Quantity(Quantity::parse_signed(text).unwrap())
}

/// Three rows with every kind of value.
fn rows() -> [Vec<Value<'static>>; 3] {
    let day = Day::new(2027, 1, 4).unwrap();
    let percent = |text| Value::Percent(Percent::parse(text, DecimalMark::Point).unwrap());
    let row = |name, count, each, discount, share, net| {
        let share = Value::Share(share);
        let net = Value::Net(Net::from_hundredths(net));
        vec![Value::Text(name), Value::Date(day), count, each, discount, share, net, Value::Code("free-year")]
    };
    [
        row("Řezník, s.r.o.", quantity("3"), price("3000"), percent("0"), Share::WHOLE, 900_000),
        row(
            "U \"Dubu\"",
            quantity("-1.50"),
            price("0.1234"),
            percent("33.330"),
            Share { charged: 11, of: 12 },
            -5,
        ),
        row("dva\nřádky", quantity("0"), price("-2999.9"), percent("100"), Share { charged: 0, of: 365 }, 0),
    ]
}

#[test]
fn every_kind_of_value_has_its_format() {
    assert_eq!(
        written(&COLUMNS, &rows()),
        "customer_name,period_start,quantity,unit_price,discount_percent,share,net_amount,reason\n\
         \"Řezník, s.r.o.\",2027-01-04,3,3000.00,0,1,9000.00,free-year\n\
         \"U \"\"Dubu\"\"\",2027-01-04,-1.5,0.1234,33.33,11/12,-0.05,free-year\n\
         \"dva\nřádky\",2027-01-04,0,-2999.90,100,0,0.00,free-year\n"
    );
}

#[test]
fn czech_excel_gets_what_it_writes_itself() {
    assert_eq!(
        written_in(Dialect::ExcelCs, &COLUMNS, &rows()),
        "\u{feff}customer_name;period_start;quantity;unit_price;discount_percent;share;net_amount;reason\r\n\
         Řezník, s.r.o.;4.1.2027;3;3000,00;0;1;9000,00;free-year\r\n\
         \"U \"\"Dubu\"\"\";4.1.2027;-1,5;0,1234;33,33;0 11/12;-0,05;free-year\r\n\
         \"dva\nřádky\";4.1.2027;0;-2999,90;100;0;0,00;free-year\r\n"
    );
}

#[test]
fn formulas_are_texts_and_negative_numbers_stay_numbers() {
    let columns = [Column::text("a"), Column::text("b"), Column::number("c")];
    let row = vec![Value::Text("=1;2"), Value::Text("+420 600"), Value::Net(Net::from_hundredths(-151_233))];
    let rows = written_in(Dialect::ExcelCs, &columns, std::slice::from_ref(&row));
    assert_eq!(rows, "\u{feff}a;b;c\r\n\"'=1;2\";'+420 600;-1512,33\r\n");
    assert_eq!(written(&columns, &[row]), "a,b,c\n=1;2,+420 600,-1512.33\n", "scripts get cells exactly");
}

#[test]
fn a_header_is_there_without_rows() {
    assert_eq!(written(&[Column::text("a"), Column::text("b")], &[]), "a,b\n");
}

#[test]
fn empty_cells_and_lone_empty_cells_stay() {
    let two = [Column::text("a"), Column::number("b")];
    assert_eq!(written(&two, &[vec![Value::Empty, Value::Empty]]), "a,b\n,\n");
    // An empty line would not be a row.
    assert_eq!(written(&two[..1], &[vec![Value::Empty]]), "a\n\"\"\n");
}

#[test]
fn a_row_of_another_width_is_refused() {
    let columns = [Column::text("a")];
    let mut csv = Csv::new(Vec::new(), &columns, Dialect::Plain).unwrap();
    assert!(csv.row(&[Value::Empty, Value::Empty]).is_err());
    let (mut out, mut endings) = (Vec::new(), Endings::default());
    let mut rows = Rows::new(&mut out, &columns, Dialect::Plain);
    assert!(rows.row_ending(&[Value::Empty], 0, &mut endings, |_| [Value::Empty]).is_err());
}

proptest! {
    #[test]
    fn quotes_are_where_a_look_at_each_byte_finds_them_needed(text in "[ a-z\u{c}\u{10d}\u{2c2c}!#+-]{0,20}[,;\"\r\n]?[ a-z]{0,20}") {
        for delimiter in [b',', b';'] {
            let plainly = text.bytes().any(|byte| matches!(byte, b'"' | b'\n' | b'\r') || byte == delimiter);
            prop_assert_eq!(needs_quotes(&text, delimiter), plainly);
        }
    }

    #[test]
    fn what_is_written_is_read_back(rows in proptest::collection::vec((".*", "[\",;\r\n\t a]*", any::<i64>()), 0..8)) {
        let columns = [Column::text("first"), Column::text("second"), Column::number("third")];
        let values: Vec<_> =
            rows.iter().map(|(a, b, c)| vec![Value::Text(a), Value::Text(b), Value::Integer(*c)]).collect();
        let text = written(&columns, &values);
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let read: Vec<(String, String, i64)> = reader.records().map(|record| {
            let record = record.unwrap();
            (record[0].to_owned(), record[1].to_owned(), record[2].parse().unwrap())
        }).collect();
        prop_assert_eq!(read, rows);
    }
}

proptest! {
    /// More different ends than are kept, and the same ones again.
    #[test]
    fn a_kept_end_is_the_one_that_would_be_written(ends in prop::collection::vec(0i64..400, 0..2_000)) {
        let columns = [Column::number("first"), Column::text("second"), Column::number("third")];
        let end = |third: &i64| [Value::Text("a,b;\"c\""), Value::Integer(*third)];
        for dialect in [Dialect::Plain, Dialect::ExcelCs] {
            let (mut quickly, mut plainly, mut endings) = (Vec::new(), Vec::new(), Endings::default());
            for (at, third) in (0..).zip(&ends) {
                let first = Value::Integer(at);
                Rows::new(&mut quickly, &columns, dialect).row_ending(&[first], *third, &mut endings, end).unwrap();
                let [second, third] = end(third);
                Rows::new(&mut plainly, &columns, dialect).row(&[first, second, third]).unwrap();
            }
            prop_assert_eq!(&quickly, &plainly);
        }
    }

    #[test]
    fn what_excel_gets_says_the_same(rows in proptest::collection::vec((".*", "[ '=+@\",;\r\n\ta-]*", any::<i64>()), 0..8)) {
        let columns = [Column::text("first"), Column::text("second"), Column::number("third")];
        let values: Vec<_> = rows
            .iter()
            .map(|(a, b, c)| vec![Value::Text(a), Value::Text(b), Value::Net(Net::from_hundredths((*c).into()))])
            .collect();
        let text = written_in(Dialect::ExcelCs, &columns, &values);
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
        let read: Vec<(String, String, i64)> = reader.records().map(|record| {
            let record = record.unwrap();
            let unguarded = |at: usize| formula::unguarded(&record[at]).to_owned();
            let hundredths = record[2].replace(',', "").parse().unwrap();
            (unguarded(0), unguarded(1), hundredths)
        }).collect();
        prop_assert_eq!(read, rows);
    }
}

/// A pipe that nobody reads.
struct Closed;

impl Write for Closed {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_closed_pipe_is_told_as_one() {
    let long = "x".repeat(1 << 17);
    let mut csv = Csv::new(Closed, &[Column::text("name")], Dialect::Plain).unwrap();
    let fault = csv.row(&[Value::Text(&long)]).unwrap_err();
    assert_eq!(fault.kind(), io::ErrorKind::BrokenPipe);
}
