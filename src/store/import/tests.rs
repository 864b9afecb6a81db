use std::fs;

use super::names::column_of;
use super::text::decoded;
use super::values::{looks_like_thousands, normalized};
use super::*;
use crate::document::Column;
use crate::language::Language;
use crate::messages::{code_word, column_heading};
use crate::place::{Code, Problems};
use crate::store::rows::{Contracts, Customers, Kind, Purchases};

fn utf16(text: &str) -> Vec<u8> {
    [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

#[test]
fn the_encodings_of_excel_are_told_apart() {
    let czech = "Příliš žluťoučký kůň – 1 234,50";
    let (windows, _, _) = encoding_rs::WINDOWS_1250.encode(czech);
    assert!(
        windows.starts_with(b"P\xf8\xedli\x9a \x9elu\x9dou\xe8k\xfd k\xf9\xf2 \x96"),
        "as Windows has it"
    );
    let cases = [
        (czech.as_bytes().to_vec(), Encoding::Utf8, "CSV UTF-8 of others"),
        ([b"\xef\xbb\xbf", czech.as_bytes()].concat(), Encoding::Utf8, "CSV UTF-8 of Excel"),
        (windows.into_owned(), Encoding::Windows1250, "CSV of Excel in Czech Windows"),
        (utf16(czech), Encoding::Utf16, "Unicode text of Excel"),
    ];
    for (bytes, encoding, why) in cases {
        assert_eq!(decoded("x.csv", bytes).unwrap(), (czech.to_owned(), encoding), "{why}");
    }
}

#[test]
fn what_is_no_text_or_lost_its_letters_is_refused() {
    let code = |bytes: &[u8]| decoded("x.csv", bytes.to_vec()).unwrap_err().listed()[0].code;
    assert_eq!(code(b"PK\x03\x04..."), Code::Workbook);
    assert_eq!(code(b"\xd0\xcf\x11\xe0..."), Code::Workbook);
    let lost = decoded("x.csv", "id\nC\u{fffd}\nC2\n\u{fffd}\n".into()).unwrap_err();
    let places: Vec<String> =
        lost.listed().iter().filter_map(|it| it.place.as_ref()).map(ToString::to_string).collect();
    assert_eq!(places, ["x.csv:2", "x.csv:4"]);
    assert_eq!(lost.listed()[0].code, Code::LostLetters);
}

#[test]
fn cells_are_read_as_people_write_them() {
    let (day, price, quantity) =
        (Column::date("since"), Column::number("unit_price"), Column::number("quantity"));
    let (discount, renewal, language) =
        (Column::number("discount_percent"), Column::text("renewal"), Column::text("language"));
    let (name, due) = (Column::text("name"), Column::number("due_days"));
    let cases = [
        (day, "12.5.2026", "2026-05-12", "as Czech Excel saves it"),
        (day, "12. 5. 2026", "2026-05-12", "as Czechs write it"),
        (day, "04.01.2027", "2027-01-04", "with zeros"),
        (day, "12.\u{a0}5.\u{a0}2026", "2026-05-12", "hard blanks"),
        (day, "12.5.2026 0:00", "2026-05-12", "a day with its midnight"),
        (day, "2026-05-12 00:00:00", "2026-05-12", "from a database"),
        (day, "31.2.2027", "31.2.2027", "no day: left for the check"),
        (day, "12.5.2026 8:30", "12.5.2026 8:30", "a moment is no day"),
        (day, "5/12/2026", "5/12/2026", "which is the month?"),
        (price, "1 234,50", "1234.50", "a blank between thousands"),
        (price, "1\u{a0}234,50", "1234.50", "a hard blank"),
        (price, "1\u{202f}234\u{202f}567,5", "1234567.5", "narrow hard blanks"),
        (price, "3 000 Kč", "3000", "with the currency"),
        (price, "3\u{a0}000,-\u{a0}Kč", "3000", "as on a price tag"),
        (price, "3000.00", "3000.00", "a point alone is a decimal point"),
        (price, "−12,5", "-12.5", "a real minus"),
        (price, "3,000.00", "3,000.00", "English thousands: left for the check"),
        (price, "1.234,5", "1.234,5", "which one is the decimal mark?"),
        (price, "12 34", "12 34", "no thousands"),
        (price, "1e3", "1e3", "no number of ours"),
        (price, "", "", "nothing"),
        (quantity, "3 ks", "3 ks", "a quantity has no unit of its own"),
        (discount, "33,33 %", "33.33", "per cent"),
        (due, "30 dnů", "30", "days"),
        (renewal, "ano", "auto", "goes on by itself"),
        (renewal, "NEPRAVDA", "manual", "a cell of yes and no"),
        (renewal, "Ručně", "manual", "a word"),
        (renewal, "možná", "možná", "left for the check"),
        (language, "Čeština", "cs", "a word"),
        (language, "EN", "en", "letter case"),
        (name, "'=Beta", "=Beta", "without the apostrophe that keeps it from being computed"),
        (name, " 't Hooft ", " 't Hooft ", "texts stay exactly"),
        (name, "ano", "ano", "a name is no yes"),
    ];
    for (column, text, expected, why) in cases {
        assert_eq!(normalized(&column, text), expected, "{}: {text:?}: {why}", column.name);
    }
}

/// What reading this content gives.
fn table(content: &str, columns: &'static [Column], mappings: &[(&str, &str)]) -> Result<Table, Problems> {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("x.csv");
    fs::write(&path, content).unwrap();
    let mappings =
        mappings.iter().map(|(name, column)| Mapping { name: (*name).into(), column: (*column).into() });
    Table::read(&path, columns, &mappings.collect::<Vec<_>>())
}

/// The names of the columns that a header was understood as.
fn columns<K: Kind>(header: &str, mappings: &[(&str, &str)]) -> Vec<&'static str> {
    let table = table(&format!("{header}\n"), K::COLUMNS, mappings).unwrap();
    let has = |(at, column): (usize, &Column)| table.has(at).then_some(column.name);
    K::COLUMNS.iter().enumerate().filter_map(has).collect()
}

#[test]
fn columns_are_found_by_the_names_that_people_use() {
    assert_eq!(
        columns::<Customers>("ID;Název;IČO;PSČ;E-mail", &[]),
        ["id", "name", "company_id", "postal_code", "email"]
    );
    assert_eq!(
        columns::<Contracts>("Č. smlouvy\tZákazník\tSlužba\tOd\tDo\tMnožství\tSleva %", &[]),
        ["contract", "customer", "service", "since", "quantity", "until", "discount_percent"]
    );
    assert_eq!(columns::<Customers>("company id,COMPANY_ID", &[("COMPANY_ID", "")]), ["company_id"]);
    assert_eq!(
        columns::<Customers>("\"Jméno, příjmení\";Kód", &[("Jméno, příjmení", "name")]),
        ["id", "name"]
    );
    assert_eq!(columns::<Customers>("Kód;Jméno;;", &[]), ["id", "name"], "columns that were used once");
    assert_eq!(
        columns::<Customers>("Kód;a=b", &[("A = B", "note")]),
        ["id", "note"],
        "however it is written"
    );
}

#[test]
fn the_words_of_the_own_tables_are_understood() {
    let kinds = [Contracts::COLUMNS, Customers::COLUMNS, Purchases::COLUMNS, OPENING.as_slice()];
    for (language, columns) in Language::ALL.iter().flat_map(|language| kinds.map(|kind| (*language, kind))) {
        for (at, column) in columns.iter().enumerate() {
            let heading = column_heading(language, column.name);
            assert_eq!(column_of(heading, columns), Some(at), "{heading}");
        }
        let renewal = Column::text("renewal");
        let read = |code| normalized(&renewal, code_word(language, code)).into_owned();
        assert_eq!(["auto", "manual"].map(read), ["auto", "manual"]);
    }
}

#[test]
fn headers_that_nobody_understands_are_told_whole() {
    let problems =
        table("Kod;Jmneo;Segment;IČ;IČO\n", Customers::COLUMNS, &[("Firma", "name"), ("IČ", "ičo")]);
    let told: Vec<_> =
        problems.unwrap_err().listed().iter().map(|it| (it.code, it.args.join(" | "))).collect();
    let expected = [
        (Code::MapOfUnknown, "Firma | name"),
        (
            Code::MapToUnknown,
            "IČ | ičo | id, name, company_id, vat_id, street, city, postal_code, country, email, language, due_days, order_number, note",
        ),
        (
            Code::UnmappedColumn,
            "Jmneo | name | id, name, company_id, vat_id, street, city, postal_code, country, email, language, due_days, order_number, note",
        ),
        (
            Code::UnmappedColumn,
            "Segment | COLUMN | id, name, company_id, vat_id, street, city, postal_code, country, email, language, due_days, order_number, note",
        ),
    ];
    assert_eq!(told, expected.map(|(code, args)| (code, args.to_owned())));
}

#[test]
fn rows_without_anything_are_no_rows() {
    let table = table("id;name\r\nC1;a\r\n;\r\n\r\nC2;\"b\nc\"\r\n;\r\n", Customers::COLUMNS, &[]).unwrap();
    let lines: Vec<u32> = table.rows().iter().map(|row| row.line).collect();
    assert_eq!(lines, [2, 5]);
}

#[test]
fn broken_records_are_told_with_their_lines() {
    let told = |content: &str| {
        let problems = table(content, Customers::COLUMNS, &[]).unwrap_err();
        problems.listed().iter().map(|it| (it.code, it.place.as_ref().unwrap().line)).collect::<Vec<_>>()
    };
    assert_eq!(told("id;name\nC1;\"a\n"), [(Code::UnclosedQuote, 2)]);
    assert_eq!(told(""), [(Code::MissingHeader, 1)]);
}

#[test]
fn rows_with_a_wrong_number_of_cells_are_kept_apart() {
    let table = table("id;name\nC1;a;b\nC2\nC3;c\n", Customers::COLUMNS, &[]).unwrap();
    let broken = table.broken().listed().iter();
    let broken: Vec<_> = broken.map(|it| (it.code, it.place.as_ref().unwrap().line)).collect();
    assert_eq!(broken, [(Code::CellCount, 2), (Code::CellCount, 3)]);
    assert_eq!(table.rows().iter().map(|row| row.line).collect::<Vec<_>>(), [4]);
}

#[test]
fn a_mark_between_thousands_is_doubted() {
    let cases = [
        ("unit_price", "3.000", true, "a thousand in German"),
        ("unit_price", "1,234 Kč", true, "a thousand in English"),
        ("unit_price", "-12.345", true, "below zero"),
        ("unit_price", "3.00", false, "two decimals"),
        ("unit_price", "3000.000", false, "more than three digits in front"),
        ("unit_price", "0.125", false, "no thousands"),
        ("unit_price", "3 000", false, "blanks are what is meant"),
        ("quantity", "1.500", false, "no price"),
    ];
    for (column, text, expected, why) in cases {
        assert_eq!(looks_like_thousands(column, text), expected, "{text}: {why}");
    }
}
