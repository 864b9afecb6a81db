use std::num::NonZeroUsize;

use proptest::prelude::*;

use super::{Charges, Contracts, Customers, Extent, Kind, Purchases, Row, Visits, read_rows};
use crate::document::Value;
use crate::place::Problems;
use crate::store::records::MAX_CELL;
use crate::store::said::said;

/// Reads a text as a file of one kind: the problems, and the values of each sound row.
fn read<K: Kind>(bytes: &[u8]) -> (Vec<String>, Vec<String>, Extent) {
    let mut problems = Problems::default();
    let mut rows = Vec::new();
    let extent = read_rows::<K, ()>(
        bytes,
        NonZeroUsize::MIN,
        &mut problems,
        |_| true,
        |_| (),
        |row: Row<'_, '_, K>, (), _| {
            let record = row.record();
            rows.extend(
                record.map(|record| K::values(&record).iter().map(shown).collect::<Vec<_>>().join("|")),
            );
        },
    );
    (said(&problems), rows, extent)
}

fn shown(value: &Value<'_>) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Text(text) => (*text).to_owned(),
        Value::Code(code) => format!("<{code}>"),
        Value::Integer(number) => number.to_string(),
        Value::UnitPrice(price) => price.to_string(),
        Value::Quantity(quantity) => quantity.to_string(),
        Value::Percent(percent) => percent.to_string(),
        Value::Date(day) => day.to_string(),
        Value::Net(_) | Value::Amount(_) | Value::Exact(_) | Value::Share(_) => {
            "no column of a file".to_owned()
        }
    }
}

#[test]
fn columns_are_those_of_the_files() {
    fn names<K: Kind>() -> (Vec<&'static str>, usize) {
        (K::COLUMNS.iter().map(|column| column.name).collect(), K::REQUIRED)
    }
    let customers =
        "id name company_id vat_id street city postal_code country email language due_days order_number note";
    let contracts = "contract customer service since quantity until renewal unit_price discount_percent document \
                     order_number text note notice_months";
    let charges = "id customer date description unit_price quantity unit contract note";
    assert_eq!(names::<Customers>(), (customers.split(' ').collect(), 2));
    assert_eq!(names::<Contracts>(), (contracts.split_whitespace().collect(), 4));
    assert_eq!(names::<Purchases>(), ("customer product purchased_on note".split(' ').collect(), 3));
    assert_eq!(names::<Charges>(), (charges.split(' ').collect(), 5));
    let visits = "customer contract visited_on technician note charge";
    assert_eq!(names::<Visits>(), (visits.split(' ').collect(), 3));
}

#[test]
fn rows_are_read_with_every_column_and_with_defaults() {
    let every_customer = "note,order_number,due_days,language,email,country,postal_code,city,street,vat_id,company_id,name,id\n\
                          n,o,30,en,e@x,CZ,110 00,Praha,Ulice 1,CZ1,12345679,\"Kovář, s. r. o.\",K1\n";
    let cases = [
        (read::<Customers>(b"id,name\nK1,Nov\xc3\xa1k\n"), "K1|Novák||||||||<cs>|||", "defaults"),
        (
            read::<Customers>(every_customer.as_bytes()),
            "K1|Kovář, s. r. o.|12345679|CZ1|Ulice 1|Praha|110 00|CZ|e@x|<en>|30|o|n",
            "any order of columns",
        ),
        (
            read::<Contracts>(b"contract,customer,service,since\nS1,K1,remote-pc,2026-05-12\n"),
            "S1|K1|remote-pc|2026-05-12|1||<auto>||0|||||",
            "defaults",
        ),
        (
            read::<Contracts>(
                b"contract;customer;service;since;quantity;until;renewal;unit_price;discount_percent;document;order_number;text;note;notice_months\r\n\
                  S1;K1;remote-pc;12.5.2026;2,5;31.12.2027;manual;2999,90;33,33;Brno;O1;T;\"a\nb\";3\r\n",
            ),
            "S1|K1|remote-pc|2026-05-12|2.5|2027-12-31|<manual>|2999.90|33.33|Brno|O1|T|a\nb|3",
            "as a Czech spreadsheet saves it",
        ),
        (
            read::<Purchases>(b"\xef\xbb\xbfcustomer\tproduct\tpurchased_on\nK1\tHarmonik\t2026-05-12\n"),
            "K1|Harmonik|2026-05-12|",
            "tabs and a byte order mark",
        ),
        (
            read::<Charges>(b"id,customer,date,description,unit_price\nC1,K1,2027-03-01,Travel,-800.5\n"),
            "C1|K1|2027-03-01|Travel|-800.50|1|||",
            "a charge may give back",
        ),
        (
            read::<Charges>(
                b"id,customer,date,description,unit_price,quantity,unit,contract,note\nC1,K1,2027-03-01,Travel,12.0001,0,km,S1,n\n",
            ),
            "C1|K1|2027-03-01|Travel|12.0001|0|km|S1|n",
            "four decimals, and quantity 0 to take a charge back",
        ),
    ];
    for ((problems, rows, extent), expected, why) in cases {
        assert_eq!((problems, extent), (vec![], Extent::Whole), "{why}");
        assert_eq!(rows, [expected], "{why}");
    }
}

#[test]
fn a_header_says_what_is_wrong_with_it_and_its_rows_are_not_read() {
    let cases: &[(&str, &[&str], &str)] = &[
        ("", &["customers.csv:1 missing-header"], "nothing at all"),
        ("\n\n", &["customers.csv:1 missing-header"], "empty lines alone"),
        ("id\nx\n", &["customers.csv:1: name missing-column(name)"], "a required column"),
        (
            "nme,id\nx\n",
            &["customers.csv:1: nme unknown-column(nme) ~name"],
            "misspelt is not missing as well",
        ),
        ("id,name,telephone\n", &["customers.csv:1: telephone unknown-column(telephone)"], "nothing is near"),
        ("id,name,id\n", &["customers.csv:1: id duplicate-column(id)"], "twice"),
        ("id, name\n", &["customers.csv:1:  name unknown-column( name) ~name"], "cells are never trimmed"),
        (
            "\"x\ny\",Id\n",
            &[
                "customers.csv:1: x\ny unknown-column(x\ny)",
                "customers.csv:2: Id unknown-column(Id) ~id",
                "customers.csv:1: name missing-column(name)",
            ],
            "each at the line it stands on",
        ),
    ];
    for (text, expected, why) in cases {
        let (problems, rows, extent) = read::<Customers>(text.as_bytes());
        assert_eq!((problems, rows.len(), extent), (strings(expected), 0, Extent::Partial), "{why}");
    }
}

#[test]
fn a_file_that_cannot_be_read_on_says_where() {
    let cases: &[(&[u8], &[&str], &str)] = &[
        (b"id,name\nK1,\"x\n", &["customers.csv:2 unclosed-quote"], "unclosed"),
        (b"id,name\nK1,\"x\"y\n", &["customers.csv:2: name stray-quote"], "the column by its name"),
        (b"id,name\nK1,M\xedla\n", &["customers.csv:2 not-utf8"], "windows-1250"),
        (b"id,n\xe1me\n", &["customers.csv:1 not-utf8"], "in the header"),
        (b"id\nK\n\"", &["customers.csv:1: name missing-column(name)"], "after a bad header nothing is read"),
    ];
    for (bytes, expected, why) in cases {
        let (problems, rows, extent) = read::<Customers>(bytes);
        assert_eq!((problems, rows.len(), extent), (strings(expected), 0, Extent::Partial), "{why}");
    }
}

#[test]
fn a_bad_customer_says_why() {
    let long = "x".repeat(MAX_CELL + 1);
    let cases: &[(&str, &[&str], &str)] = &[
        ("K1", &["customers.csv:2 cell-count(1|4)"], "too few cells"),
        ("K1,A,,,", &["customers.csv:2 cell-count(5|4)"], "too many"),
        (",A,,", &["customers.csv:2: id missing-value"], "an id is needed"),
        (",,,", &["customers.csv:2: id missing-value", "customers.csv:2: name missing-value"], "all of them"),
        ("K1,A,de,", &["customers.csv:2: language bad-choice(de|cs, en)"], "a language that is not ours"),
        (
            "K1,A,CS,",
            &["customers.csv:2: language bad-choice(CS|cs, en) ~cs"],
            "letter case counts, and is suggested",
        ),
        ("K1,A,,x", &["customers.csv:2: due_days bad-due-days(x)"], "no number"),
        ("K1,A,,-1", &["customers.csv:2: due_days bad-due-days(-1)"], "negative"),
        ("K1,A,,+1", &["customers.csv:2: due_days bad-due-days(+1)"], "a sign"),
        ("K1,A,,1000", &["customers.csv:2: due_days bad-due-days(1000)"], "years"),
        ("K1,A\tB,,", &["customers.csv:2: name control-character(U+0009)"], "a tab outside quotes"),
        ("K1,A\u{7}\u{8},,", &["customers.csv:2: name control-character(U+0007)"], "the first of a cell"),
        ("K1,\"A\u{1f}\",,", &["customers.csv:2: name control-character(U+001F)"], "within quotes too"),
        ("K1,A\u{85},,", &["customers.csv:2: name control-character(U+0085)"], "the upper ones too"),
        ("K1,\"A\rB\",,", &["customers.csv:2: name control-character(U+000D)"], "a CR that ends no line"),
        ("K1,\"A\n\",,\"x\"", &["customers.csv:3: due_days bad-due-days(x)"], "the line of the cell"),
        (&format!("K1,{long},,"), &["customers.csv:2: name cell-too-long"], "above 64 KiB"),
        (
            "\u{7},,de,x",
            &[
                "customers.csv:2: id control-character(U+0007)",
                "customers.csv:2: name missing-value",
                "customers.csv:2: language bad-choice(de|cs, en)",
                "customers.csv:2: due_days bad-due-days(x)",
            ],
            "every problem of a row",
        ),
    ];
    for (row, expected, why) in cases {
        let (problems, rows, extent) =
            read::<Customers>(format!("id,name,language,due_days\n{row}\n").as_bytes());
        assert_eq!((problems, rows.len(), extent), (strings(expected), 0, Extent::Whole), "{why}");
    }
    for row in ["K1,\"A\n\tB\",,", "K1,\"A\r\nB\",,", "K1,A\u{a0}§,,", "K1,A,,0", "K1,A,,999"] {
        let (problems, rows, _) = read::<Customers>(format!("id,name,language,due_days\n{row}\n").as_bytes());
        assert_eq!((problems, rows.len()), (vec![], 1), "{row:?} is fine");
    }
}

#[test]
fn a_bad_contract_row_says_why() {
    let cases: &[(&str, &[&str], &str)] = &[
        ("2026-02-30,,,,,", &["since no-such-day(2026-02-30)"], "30 February"),
        ("2026-2-3,,,,,", &["since bad-date(2026-2-3)"], "not ten characters"),
        ("12.5.2026,,,,,", &["since bad-date(12.5.2026)"], "Czech only between semicolons or tabs"),
        ("0026-02-03,,,,,", &["since year-out-of-range(0026-02-03)"], "the year 26"),
        (",,,,,", &["since missing-value"], "no day to begin with"),
        ("2026-01-01,1e3,,,,", &["quantity bad-number(1e3)"], "an exponent"),
        ("2026-01-01,1_000,,,,", &["quantity bad-number(1_000)"], "an underscore"),
        ("2026-01-01,,,,\"3.000,00\",", &["unit_price bad-number(3.000,00)"], "grouped thousands"),
        ("2026-01-01,,,,\"3000,00\",", &["unit_price bad-number(3000,00)"], "a comma between commas"),
        ("2026-01-01,,,,3 000,", &["unit_price bad-number(3 000)"], "a blank"),
        ("2026-01-01,,,,1.00001,", &["unit_price too-many-decimals(1.00001|4)"], "five decimals"),
        ("2026-01-01,,,,-1,", &["unit_price negative-number(-1)"], "a negative price"),
        ("2026-01-01,-1,,,,", &["quantity negative-number(-1)"], "a negative quantity"),
        ("2026-01-01,1000000000000,,,,", &["quantity number-too-large(1000000000000)"], "thirteen digits"),
        ("2026-01-01,999999999999,,,2,", &["unit_price amount-too-large"], "the product has thirteen"),
        ("2026-01-01,,,,,100.01", &["discount_percent discount-range(100.01)"], "more than all"),
        ("2026-01-01,,,,,-1", &["discount_percent discount-range(-1)"], "a surcharge"),
        ("2026-01-01,,,,,5%", &["discount_percent bad-number(5%)"], "a sign of per cent"),
        ("2026-01-01,,,,,0.00001", &["discount_percent too-many-decimals(0.00001|4)"], "five decimals"),
        ("2026-01-01,,,yearly,,", &["renewal bad-choice(yearly|auto, manual)"], "no such renewal"),
        ("2026-01-01,,,manul,,", &["renewal bad-choice(manul|auto, manual) ~manual"], "did you mean"),
        ("2026-01-01,,,manual,,", &["until manual-without-until"], "manual needs an end"),
        (
            "2026-01-01,,2026-13-01,manual,,",
            &["until no-such-day(2026-13-01)"],
            "a bad end is not a missing one",
        ),
        (
            "2026-01-02,,2026-01-01,,,",
            &["until until-before-since(2026-01-01|2026-01-02)"],
            "ends before it begins",
        ),
        (
            "x,y,z,auto,p,q",
            &[
                "since bad-date(x)",
                "quantity bad-number(y)",
                "until bad-date(z)",
                "unit_price bad-number(p)",
                "discount_percent bad-number(q)",
            ],
            "every problem of a row",
        ),
    ];
    let header = "contract,customer,service,since,quantity,until,renewal,unit_price,discount_percent";
    for (row, expected, why) in cases {
        let (problems, rows, _) = read::<Contracts>(format!("{header}\nS1,K1,email,{row}\n").as_bytes());
        let expected: Vec<_> = expected.iter().map(|problem| format!("contracts.csv:2: {problem}")).collect();
        assert_eq!((problems, rows.len()), (expected, 0), "{why}");
    }
    for row in ["2026-01-01,,2026-01-01,manual,0,100", "2999-12-31,0,,,999999999999,0.0001"] {
        let (problems, rows, _) = read::<Contracts>(format!("{header}\nS1,K1,email,{row}\n").as_bytes());
        assert_eq!((problems, rows.len()), (vec![], 1), "{row} is fine");
    }
}

#[test]
fn a_bad_purchase_or_charge_says_why() {
    let purchases = read::<Purchases>(b"customer,product,purchased_on\nK1,,2026-02-29\n");
    assert_eq!(
        purchases.0,
        ["purchases.csv:2: product missing-value", "purchases.csv:2: purchased_on no-such-day(2026-02-29)"]
    );
    let charges = read::<Charges>(
        b"id;customer;date;description;unit_price;quantity\nC1;K1;1.1.26;x;1.2,3;-1\nC2;K1;1. 1. 2027;x;-999999999999,99;2\n",
    );
    assert_eq!(
        charges.0,
        [
            "charges.csv:2: date bad-date(1.1.26)",
            "charges.csv:2: unit_price bad-number(1.2,3)",
            "charges.csv:2: quantity negative-number(-1)",
            "charges.csv:3: unit_price amount-too-large",
        ]
    );
}

fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

proptest! {
    #[test]
    fn any_rows_are_values_or_located_problems(
        header in prop::sample::subsequence(Contracts::COLUMNS.to_vec(), 3..=13).prop_shuffle(),
        rows in "([a-z0-9.,;\"\n\r\t\u{7}á-]{0,40}\n){0,5}",
        delimiter in prop::sample::select(vec![",", ";", "\t"]),
    ) {
        let header: Vec<&str> = header.iter().map(|column| column.name).collect();
        let text = format!("{}\n{rows}", header.join(delimiter));
        let (problems, rows, extent) = read::<Contracts>(text.as_bytes());
        prop_assert!(extent == Extent::Whole || !problems.is_empty());
        prop_assert!(problems.iter().all(|problem| problem.starts_with("contracts.csv:")));
        prop_assert!(rows.len() <= text.lines().count());
    }

    #[test]
    fn any_bytes_are_values_or_located_problems(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        for (problems, _, extent) in [read::<Customers>(&bytes), read::<Purchases>(&bytes), read::<Charges>(&bytes)] {
            prop_assert!(extent == Extent::Whole || !problems.is_empty());
            prop_assert!(problems.iter().all(|problem| problem.contains(".csv")));
        }
    }
}
