use super::*;
use crate::calendar::Day;
use crate::messages::Text;
use crate::money::{Net, Quantity, UnitPrice};
use crate::render::people::Palette;

const COLUMNS: [Column; 6] = [
    Column::text("customer"),
    Column::text("description"),
    Column::date("period_start"),
    Column::number("quantity"),
    Column::number("net_amount"),
    Column::text("reason"),
];

fn net(hundredths: i128) -> Value<'static> {
    Value::Net(Net::from_hundredths(hundredths))
}

/// What a table writes; no-break spaces as `~`, so that they can be seen.
fn written(table: &Table, palette: &Palette) -> String {
    let mut out = Vec::new();
    table.write(&mut out, palette).unwrap();
    String::from_utf8(out).unwrap().replace('\u{a0}', "~")
}

fn sample(language: Language, width: Option<u16>) -> Table {
    let mut table = Table::new(&COLUMNS, language, width);
    let day = |month, day| Value::Date(Day::new(2027, month, day).unwrap());
    let quantity = |scaled| Value::Quantity(Quantity::from_ten_thousandths(scaled));
    let rows = [
        [
            Value::Text("Ř-001"),
            Value::Text("Vzdálený přístup – 1 PC, účtárna"),
            day(1, 4),
            quantity(30_000),
            net(900_000),
            Value::Code("charged"),
        ],
        [
            Value::Empty,
            Value::Text("Správa\u{1b}[31m serveru\nPraha"),
            day(12, 24),
            quantity(25_000),
            net(-123_456_750),
            Value::Code("free-year"),
        ],
    ];
    rows.iter().for_each(|row| table.row(row).unwrap());
    table.total(
        &Text::TotalExclVat.filled(language, &[&"CZK"]),
        &[("net_amount", net(-122_556_750)), ("quantity", quantity(55_000))],
    );
    table
}

#[test]
fn czech_amounts_line_up_on_the_right() {
    assert_eq!(
        written(&sample(Language::Cs, None), &Palette::PLAIN),
        "\
zákazník  popis                                       od  množství         částka  důvod
─────────────────────────────────────────────────────────────────────────────────────────────
Ř-001     Vzdálený přístup – 1 PC, účtárna    4. 1. 2027         3       9~000,00  účtováno
          Správa␛[31m serveru⏎Praha         24. 12. 2027       2,5  -1~234~567,50  rok zdarma
─────────────────────────────────────────────────────────────────────────────────────────────
celkem bez DPH (CZK)                                           5,5  -1~225~567,50
"
    );
}

#[test]
fn english_amounts_line_up_on_the_right() {
    assert_eq!(
        written(&sample(Language::En, None), &Palette::PLAIN),
        "\
customer  description                             from  quantity     net amount  reason
──────────────────────────────────────────────────────────────────────────────────────────
Ř-001     Vzdálený přístup – 1 PC, účtárna  2027-01-04         3       9,000.00  charged
          Správa␛[31m serveru⏎Praha         2027-12-24       2.5  -1,234,567.50  free year
──────────────────────────────────────────────────────────────────────────────────────────
total excl. VAT (CZK)                                        5.5  -1,225,567.50
"
    );
}

#[test]
fn words_are_wrapped_to_the_width_and_amounts_are_not() {
    let text = written(&sample(Language::Cs, Some(72)), &Palette::PLAIN);
    assert_eq!(
        text,
        "\
zákazník  popis                    od  množství         částka  důvod
────────────────────────────────────────────────────────────────────────
Ř-001     Vzdálený         4. 1. 2027         3       9~000,00  účtováno
          přístup – 1
          PC, účtárna
          Správa␛[31m    24. 12. 2027       2,5  -1~234~567,50  rok
          serveru⏎Praha                                         zdarma
────────────────────────────────────────────────────────────────────────
celkem bez DPH (CZK)                        5,5  -1~225~567,50
"
    );
}

#[test]
fn a_line_is_never_wider_than_a_width_that_can_hold_numbers_and_words() {
    for width in 72..120 {
        for language in Language::ALL {
            let text = written(&sample(language, Some(width)), &Palette::PLAIN);
            let widest = text.lines().map(|line| line.chars().count()).max().unwrap();
            assert!(widest <= usize::from(width), "{widest} > {width}\n{text}");
        }
    }
}

#[test]
fn a_very_narrow_terminal_still_gets_whole_amounts_and_headings() {
    for width in [0, 1, 20, 40] {
        let text = written(&sample(Language::Cs, Some(width)), &Palette::PLAIN);
        for whole in ["-1~234~567,50", "24. 12. 2027", "množství", "celkem bez DPH (CZK)"] {
            assert!(text.contains(whole), "{whole} at {width}\n{text}");
        }
    }
}

#[test]
fn an_empty_table_says_so_and_keeps_its_total() {
    let columns = [Column::text("service"), Column::number("lines"), Column::number("net_amount")];
    let mut table = Table::new(&columns, Language::En, Some(80));
    table.total("total excl. VAT (CZK)", &[("net_amount", net(0))]);
    assert!(table.is_empty());
    assert_eq!(
        written(&table, &Palette::PLAIN),
        "\
service  lines  net amount
──────────────────────────
nothing
──────────────────────────
total excl. VAT (CZK)
                      0.00
"
    );
}

#[test]
fn headings_can_be_other_words() {
    let columns = [Column::text("service"), Column::number("previous_net"), Column::number("next_net")];
    let mut table =
        Table::new(&columns, Language::Cs, None).headed("previous_net", "2027").headed("next_net", "2028");
    table.row(&[Value::Text("remote-pc"), net(0), net(300_000)]).unwrap();
    assert_eq!(
        written(&table, &Palette::PLAIN),
        "\
služba     2027      2028
─────────────────────────
remote-pc  0,00  3~000,00
"
    );
}

#[test]
fn header_and_totals_are_bold_where_colours_are_wanted() {
    let columns = [Column::text("service"), Column::number("unit_price")];
    let mut table = Table::new(&columns, Language::En, None);
    table.row(&[Value::Text("remote-pc"), Value::UnitPrice(UnitPrice::from_whole(3000))]).unwrap();
    table.total("sum", &[("unit_price", Value::UnitPrice(UnitPrice::from_whole(3000)))]);
    assert_eq!(
        written(&table, &Palette::COLOURED),
        "\u{1b}[1mservice    unit price\u{1b}[0m
─────────────────────
remote-pc    3,000.00
─────────────────────
\u{1b}[1msum          3,000.00\u{1b}[0m
"
    );
}

#[test]
fn wide_letters_take_two_places() {
    let columns = [Column::text("name"), Column::number("net_total")];
    let mut table = Table::new(&columns, Language::En, None);
    table.row(&[Value::Text("漢字"), net(100)]).unwrap();
    table.row(&[Value::Text("z\u{30c}luta"), net(100)]).unwrap();
    assert_eq!(
        written(&table, &Palette::PLAIN),
        "\
name   net total
────────────────
漢字        1.00
z\u{30c}luta       1.00
"
    );
}

#[test]
fn more_values_than_columns_are_left_out() {
    let mut table = Table::new(&[Column::text("name")], Language::En, None);
    table.row(&[Value::Text("a"), Value::Text("b")]).unwrap();
    assert_eq!(written(&table, &Palette::PLAIN), "name\n────\na\n");
}

#[test]
fn one_endless_cell_does_not_widen_a_table_without_bounds() {
    let endless = "x".repeat(64 << 10);
    let mut table = Table::new(&[Column::text("note"), Column::number("net_total")], Language::En, None);
    table.row(&[Value::Text(&endless), net(100)]).unwrap();
    let widest = written(&table, &Palette::PLAIN).lines().map(|line| line.chars().count()).max();
    assert_eq!(widest, Some(1_000 + 2 + "net total".len()));
}

/// A plan's line as it is on a terminal of 80 columns.
fn plan_line(width: Option<u16>) -> Table {
    let columns = [
        Column::text("customer"),
        Column::text("customer_name"),
        Column::text("contract"),
        Column::text("description"),
        Column::number("quantity"),
        Column::number("unit_price"),
        Column::number("share"),
        Column::number("net_amount"),
    ];
    let mut table = Table::new(&columns, Language::En, width);
    let row = [
        Value::Text("C005-2027"),
        Value::Text("Autodoprava Křížek"),
        Value::Text("S24-001"),
        Value::Text("Vzdálený přístup"),
        Value::Quantity(Quantity::from_ten_thousandths(30_000)),
        Value::UnitPrice(UnitPrice::from_whole(3000)),
        Value::Text("307/365"),
        net(900_000),
    ];
    table.row(&row).unwrap();
    table.total("total", &[("net_amount", net(900_000))]);
    table
}

#[test]
fn a_table_that_does_not_fit_leaves_columns_out_says_so_and_keeps_its_total() {
    assert_eq!(
        written(&plan_line(Some(80)), &Palette::PLAIN),
        "\
name           contract  description    quantity       unit    share  net amount
                                                      price
────────────────────────────────────────────────────────────────────────────────
Autodoprava    S24-001   Vzdálený              3   3,000.00  307/365    9,000.00
Křížek                   přístup
────────────────────────────────────────────────────────────────────────────────
total                                                                   9,000.00
left out for want of room: customer
"
    );
}

#[test]
fn a_year_is_given_up_beside_a_day_alone() {
    let shown = |names: &[&'static str]| {
        let columns: Vec<Column> = names.iter().map(|name| Column::number(name)).collect();
        let mut table = Table::new(&columns, Language::En, Some(24));
        table.row(&vec![net(900_000); names.len()]).unwrap();
        written(&table, &Palette::PLAIN).lines().next().unwrap_or_default().to_owned()
    };
    assert_eq!(shown(&["year", "unit_price", "net_amount", "current_net"]), "    year  net amount");
    assert_eq!(shown(&["year", "issued_on", "net_amount"]), "issued on  net amount");
}

#[test]
fn no_width_breaks_an_id_a_number_or_a_word() {
    for width in 0..140 {
        let text = written(&plan_line(Some(width)), &Palette::PLAIN);
        for whole in ["Autodoprava", "přístup", "9,000.00"] {
            assert!(text.contains(whole), "{whole} at {width}\n{text}");
        }
        assert!(width < 96 || text.contains("C005-2027"), "{width}\n{text}");
    }
}
