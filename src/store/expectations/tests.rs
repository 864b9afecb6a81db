use std::fs;

use tempfile::TempDir;

use super::read;
use crate::book::{About, Book, BookBuilder, Expectation};
use crate::calendar::Day;
use crate::catalog::Catalog;
use crate::money::Net;
use crate::store::catalog;
use crate::store::files::BookFiles;
use crate::store::said::said;

const CATALOG: &str =
    "currency = \"CZK\"\n[[service]]\nid = \"remote-pc\"\nname = \"Remote\"\nprice = 3000\n";

fn price_list() -> Catalog {
    catalog::parse("catalog.toml", CATALOG).expect("the catalog of these tests is sound")
}

/// Customer `K1` with contract `S1`.
fn book() -> (TempDir, Book) {
    let directory = TempDir::new().unwrap();
    fs::write(directory.path().join("customers.csv"), "id,name\nK1,Novák\n").unwrap();
    let contracts = "contract,customer,service,since\nS1,K1,remote-pc,2026-01-01\n";
    fs::write(directory.path().join("contracts.csv"), contracts).unwrap();
    let today = Day::new(2026, 11, 22).unwrap();
    let files = BookFiles::of(directory.path());
    let (book, problems) = crate::store::book::read(&files, &price_list(), today);
    assert_eq!(said(&problems), [""; 0]);
    (directory, book.unwrap())
}

fn read_text(content: &str) -> (Vec<Expectation>, Vec<String>) {
    let (directory, book) = book();
    fs::write(directory.path().join("expectations.csv"), content).unwrap();
    let (expectations, problems) = read(&BookFiles::of(directory.path()), &price_list(), Some(&book));
    (expectations, said(&problems))
}

fn expectation(line: u32, year: i32, about: About, id: &str, hundredths: i128) -> Expectation {
    Expectation { line, year, about, id: id.to_owned(), net: Net::from_hundredths(hundredths) }
}

#[test]
fn rows_are_expectations_in_the_order_of_the_file() {
    let text = "note;net;what;year;id\n;170514,5;total;2027;\nproč;-15.00;customer;1900;K1\n;0;service;2999;remote-pc\n;7;contract;2027;S1\n";
    let (expectations, problems) = read_text(text);
    assert_eq!(problems, [""; 0]);
    assert_eq!(
        expectations,
        [
            expectation(2, 2027, About::Total, "", 17_051_450),
            expectation(3, 1900, About::Customer, "K1", -1_500),
            expectation(4, 2999, About::Service, "remote-pc", 0),
            expectation(5, 2027, About::Contract, "S1", 700),
        ]
    );
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    let cases = [
        ("1899,total,,1", "year bad-year(1899)", "before the calendar"),
        ("3000,total,,1", "year bad-year(3000)", "after the calendar"),
        ("+027,total,,1", "year bad-year(+027)", "a sign"),
        (
            "2027,Total,,1",
            "what bad-choice(Total|total, customer, service, contract) ~total",
            "capitals matter",
        ),
        ("2027,total,,1.001", "net too-many-decimals(1.001|2)", "a third decimal"),
        ("2027,total,,\"1,5\"", "net bad-number(1,5)", "a comma between commas"),
        ("2027,total,K1,1", "id superfluous-value(K1)", "the total is of everybody"),
        ("2027,contract,,1", "id missing-value", "of which contract?"),
        ("2027,customer,S1,1", "id unknown-customer(S1) ~K1", "the id of something else"),
        ("2027,service,K1,1", "id unknown-service(K1)", "the id of something else"),
        ("2027,contract,K1,1", "id unknown-contract(K1) ~S1", "the id of something else"),
        ("2027,contract,S1 ,1", "id unknown-contract(S1 ) ~S1", "blanks matter"),
    ];
    for (row, expected, why) in cases {
        let (_, problems) = read_text(&format!("year,what,id,net\n{row}\n"));
        assert_eq!(problems, [format!("expectations.csv:2: {expected}")], "{why}");
    }
}

#[test]
fn a_book_needs_no_expectations() {
    let (directory, book) = book();
    let (expectations, problems) = read(&BookFiles::of(directory.path()), &price_list(), Some(&book));
    assert_eq!((expectations, said(&problems)), (vec![], vec![]));
}

#[test]
fn ids_are_not_blamed_where_the_book_could_not_be_read() {
    let (directory, _) = book();
    fs::write(directory.path().join("expectations.csv"), "year,what,id,net\n2027,customer,K9,1\n").unwrap();
    let files = BookFiles::of(directory.path());
    assert_eq!(said(&read(&files, &price_list(), None).1), [""; 0]);
    let empty = BookBuilder::default().finish(&[]);
    assert_eq!(said(&read(&files, &price_list(), Some(&empty)).1).len(), 1);
}
