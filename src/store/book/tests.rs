use std::fs;
use std::num::NonZeroUsize;
use std::path::Path;

use proptest::prelude::*;
use tempfile::TempDir;

use super::{SUGGESTION_COMPARISONS, may_compare, read, read_for_plan, read_only};
use crate::book::{Book, Party};
use crate::calendar::Day;
use crate::catalog::Catalog;
use crate::place::Problems;
use crate::store::catalog;
use crate::store::files::BookFiles;
use crate::store::said::said;

const CATALOG: &str = r#"
currency = "CZK"
[free_year]
policy = { 1900 = "through-next-calendar-year", 2030 = "next-calendar-year", 2031 = "twelve-months", 2032 = "none" }
services = ["remote-pc"]
[[service]]
id = "server-admin"
name = "Server"
price = 20000
[[service]]
id = "remote-pc"
name = "Remote"
price = 3000
"#;

fn price_list() -> Catalog {
    catalog::parse("catalog.toml", CATALOG).expect("the catalog of these tests is sound")
}

fn today() -> Day {
    Day::new(2026, 11, 22).unwrap()
}

/// First word of a file's name, and its content.
type File<'b> = (&'static str, &'b [u8]);

/// A directory with these files, given by their first words: `contracts` is `contracts.csv`.
fn directory(files: &[File<'_>]) -> TempDir {
    let directory = TempDir::new().unwrap();
    for (name, bytes) in files {
        fs::write(directory.path().join(format!("{name}.csv")), bytes).unwrap();
    }
    directory
}

fn read_all(directory: &Path) -> (Option<Book>, Problems) {
    read(&BookFiles::of(directory), &price_list(), today())
}

/// Rows of customers, contracts, purchases and charges.
type Rows = [&'static str; 4];

/// The files as most cases want them: a header's required columns, and rows.
fn problems_of([customers, contracts, purchases, charges]: Rows) -> Vec<String> {
    let customers = format!("id,name,company_id,country\n{customers}");
    let contracts = format!("contract,customer,service,since,until\n{contracts}");
    let purchases = format!("customer,product,purchased_on\n{purchases}");
    let charges = format!("id,customer,date,description,unit_price,contract\n{charges}");
    let directory = directory(&[
        ("customers", customers.as_bytes()),
        ("contracts", contracts.as_bytes()),
        ("purchases", purchases.as_bytes()),
        ("charges", charges.as_bytes()),
    ]);
    let (book, problems) = read_all(directory.path());
    assert_eq!(book.is_none(), problems.has_errors(), "a book is there where no problem is an error");
    said(&problems)
}

#[test]
fn a_sound_book_is_read_whole_and_in_order() {
    let directory = directory(&[
        ("customers", b"id;name;due_days;language\r\nK2;\xc5\xbdi\xc5\xbeka;30;en\r\nK1;Nov\xc3\xa1k;;\r\n"),
        (
            "contracts",
            b"since;contract;customer;service;quantity;text;document;until\r\n\
              1.7.2026;S1;K2;remote-pc;5;x;Brno;\r\n\
              2026-01-01;S1;K2;remote-pc;2,5;;;30.6.2026\r\n\
              1.1.2026;S0;K2;server-admin;;;;\r\n",
        ),
        ("charges", b"id;customer;date;description;unit_price;contract\nC2;K1;1.3.2026;Cesta;-12,5;\nC1;K1;1.3.2026;Cesta;8;S1\n"),
    ]);
    let (book, problems) = read_all(directory.path());
    assert_eq!(
        said(&problems),
        ["charges.csv:3: contract contract-of-two-customers(S1|K2|contracts.csv:2)"],
        "a charge of one customer for the contract of another"
    );
    assert!(book.is_none());

    fs::write(
        directory.path().join("charges.csv"),
        "id,customer,date,description,unit_price\nC1,K1,2026-03-01,x,8\n",
    )
    .unwrap();
    let (book, problems) = read_all(directory.path());
    assert_eq!(said(&problems), [""; 0]);
    let book = book.unwrap();
    let ids: Vec<_> = book.customers().map(|customer| book.customer_id(customer).to_owned()).collect();
    assert_eq!(ids, ["K1", "K2"], "byte order of ids");
    let second = book.find_customer("K2").unwrap();
    assert_eq!((book.party(second).name, book.party(second).due_days), ("Žižka", Some(30)));
    let rows: Vec<_> = book
        .contracts_of(second)
        .iter()
        .map(|row| (row.line, book.text(row.contract), row.quantity.to_string(), book.document_of(row)))
        .collect();
    assert_eq!(rows, [(4, "S0", "1".into(), ""), (3, "S1", "2.5".into(), ""), (2, "S1", "5".into(), "Brno")]);
    assert_eq!(book.charges_of(book.find_customer("K1").unwrap()).len(), 1);
}

#[test]
fn files_that_are_missing_or_only_headers_are_legal_where_the_rules_say_so() {
    let (customers, contracts) = (b"id,name\n".as_slice(), b"contract,customer,service,since\n".as_slice());
    let cases: &[(&[File<'_>], &[&str], &str)] = &[
        (&[("customers", customers), ("contracts", contracts)], &[], "purchases and charges may be missing"),
        (
            &[],
            &["customers.csv missing-file", "contracts.csv missing-file"],
            "customers and contracts may not",
        ),
        (
            &[("customers", b""), ("contracts", contracts), ("purchases", b"\n")],
            &["customers.csv:1 missing-header", "purchases.csv:1 missing-header"],
            "a file that is there has a header",
        ),
    ];
    for (files, expected, why) in cases {
        let (book, problems) = read_all(directory(files).path());
        assert_eq!(said(&problems), *expected, "{why}");
        assert_eq!(book.is_some(), expected.is_empty(), "{why}");
    }
}

#[test]
fn a_directory_in_the_place_of_a_file_cannot_be_read() {
    let directory = directory(&[("contracts", b"contract,customer,service,since\n")]);
    fs::create_dir(directory.path().join("customers.csv")).unwrap();
    let (_, problems) = read_all(directory.path());
    let said = said(&problems);
    assert_eq!(said.len(), 1);
    assert!(said[0].starts_with("customers.csv cannot-read("), "{said:?}");
}

#[test]
fn what_rows_say_of_each_other() {
    let cases: &[(Rows, &[&str], &str)] = &[
        (
            ["K1,A,,\nK1,B,,\nK1,C,,\n", "", "", ""],
            &[
                "customers.csv:3: id duplicate-id(K1|customers.csv:2)",
                "customers.csv:4: id duplicate-id(K1|customers.csv:2)",
            ],
            "each is told of the first",
        ),
        (
            ["K1,,,\nK1,B,,\n", "S1,K1,remote-pc,2026-01-01,\n", "", ""],
            &["customers.csv:2: name missing-value", "customers.csv:3: id duplicate-id(K1|customers.csv:2)"],
            "a customer with a problem is known all the same",
        ),
        (
            [
                "novak,A,,\n",
                "S1,novka,remote-pc,2026-01-01,\n",
                "xyz,P,2026-01-01\n",
                "C1,Novak,2026-01-01,x,1,\n",
            ],
            &[
                "contracts.csv:2: customer unknown-customer(novka) ~novak",
                "purchases.csv:2: customer unknown-customer(xyz)",
                "charges.csv:2: customer unknown-customer(Novak) ~novak",
            ],
            "in every file",
        ),
        (
            ["K1,A,,\n", "S1,K1,remote-cp,2026-01-01,\nS2,K1,fax,2026-01-01,\n", "", ""],
            &[
                "contracts.csv:2: service unknown-service(remote-cp) ~remote-pc",
                "contracts.csv:3: service unknown-service(fax)",
            ],
            "services",
        ),
        (
            ["K1,A,,\n", "S1,K9,fax,x,\n", "", ""],
            &[
                "contracts.csv:2: since bad-date(x)",
                "contracts.csv:2: customer unknown-customer(K9)",
                "contracts.csv:2: service unknown-service(fax)",
            ],
            "everything that is wrong with a row",
        ),
        (
            [
                "K1,A,,\nK2,B,,\n",
                "S1,K1,remote-pc,2026-01-01,2026-12-31\nS1,K2,remote-pc,2027-01-01,\nS1,K2,remote-pc,x,\n",
                "",
                "",
            ],
            &[
                "contracts.csv:3: customer contract-of-two-customers(S1|K1|contracts.csv:2)",
                "contracts.csv:4: since bad-date(x)",
                "contracts.csv:4: customer contract-of-two-customers(S1|K1|contracts.csv:2)",
            ],
            "a contract under two customers",
        ),
        (
            [
                "K1,A,,\n",
                "S1,K1,remote-pc,x,\n",
                "",
                "C1,K1,2026-01-01,x,1,S1\nC2,K1,2026-01-01,x,1,S2\nC1,K1,2026-01-01,x,1,\n",
            ],
            &[
                "contracts.csv:2: since bad-date(x)",
                "charges.csv:3: contract unknown-contract(S2)",
                "charges.csv:4: id duplicate-id(C1|charges.csv:2)",
            ],
            "a contract with a problem is known all the same",
        ),
    ];
    for (rows, expected, why) in cases {
        assert_eq!(problems_of(*rows), *expected, "{why}");
    }
}

#[test]
fn rows_of_one_service_in_one_contract_share_no_day() {
    let cases: &[(&str, &[&str], &str)] = &[
        ("S1,K1,remote-pc,2026-01-01,2026-06-30\nS1,K1,remote-pc,2026-07-01,\n", &[], "one after the other"),
        ("S1,K1,remote-pc,2026-07-01,\nS1,K1,remote-pc,2026-01-01,2026-06-30\n", &[], "in any order"),
        ("S1,K1,remote-pc,2026-01-01,\nS1,K1,server-admin,2026-01-01,\n", &[], "another service"),
        ("S1,K1,remote-pc,2026-01-01,\nS2,K1,remote-pc,2026-01-01,\n", &[], "another contract"),
        (
            "S1,K1,remote-pc,2026-01-01,2026-07-01\nS1,K1,remote-pc,2026-07-01,\n",
            &["contracts.csv:3: since overlapping-rows(S1|remote-pc|contracts.csv:2)"],
            "a single day",
        ),
        (
            "S1,K1,remote-pc,2026-07-01,\nS2,K1,server-admin,2026-01-01,\nS1,K1,remote-pc,2026-01-01,\n",
            &["contracts.csv:4: since overlapping-rows(S1|remote-pc|contracts.csv:2)"],
            "open ends, at the row further down",
        ),
        (
            "S1,K1,remote-pc,2026-01-01,\nS1,K1,remote-pc,2026-02-01,2026-02-02\nS1,K1,remote-pc,2026-03-01,\n",
            &[
                "contracts.csv:3: since overlapping-rows(S1|remote-pc|contracts.csv:2)",
                "contracts.csv:4: since overlapping-rows(S1|remote-pc|contracts.csv:2)",
            ],
            "a long row overlaps all within it",
        ),
        (
            "S1,K9,remote-pc,2026-01-01,\nS1,K9,remote-pc,2026-01-01,\n",
            &[
                "contracts.csv:2: customer unknown-customer(K9)",
                "contracts.csv:3: customer unknown-customer(K9)",
                "contracts.csv:3: since overlapping-rows(S1|remote-pc|contracts.csv:2)",
            ],
            "even where the customer is unknown; problems in the order of lines",
        ),
    ];
    for (contracts, expected, why) in cases {
        assert_eq!(problems_of(["K1,A,,\n", contracts, "", ""]), *expected, "{why}");
    }
}

#[test]
fn a_file_that_was_not_read_makes_no_others_wrong() {
    let contracts = b"contract,customer,service,since\nS1,K1,fax,2026-01-01\n".as_slice();
    let charges = b"id,customer,date,description,unit_price,contract\nC1,K1,2026-02-30,x,1,S9\n".as_slice();
    let cases: &[(&[File<'_>], &[&str], &str)] = &[
        (
            &[("customers", b"id,nme\nK1,A\n"), ("contracts", contracts), ("charges", charges)],
            &[
                "customers.csv:1: nme unknown-column(nme) ~name",
                "contracts.csv:2: service unknown-service(fax)",
                "charges.csv:2: date no-such-day(2026-02-30)",
                "charges.csv:2: contract unknown-contract(S9)",
            ],
            "no customer is unknown where the header of the customers is broken; all else is checked",
        ),
        (
            &[("customers", b"id,name\nK0,A\nK1,M\xedla\n"), ("contracts", contracts)],
            &["customers.csv:3 not-utf8", "contracts.csv:2: service unknown-service(fax)"],
            "nor where the file could be read in part",
        ),
        (
            &[("customers", b"id,name\nK1,A\n"), ("contracts", b"contract\nS1\n"), ("charges", charges)],
            &[
                "contracts.csv:1: customer missing-column(customer)",
                "contracts.csv:1: service missing-column(service)",
                "contracts.csv:1: since missing-column(since)",
                "charges.csv:2: date no-such-day(2026-02-30)",
            ],
            "no contract is unknown where the contracts are broken",
        ),
    ];
    for (files, expected, why) in cases {
        assert_eq!(said(&read_all(directory(files).path()).1), *expected, "{why}");
    }
}

#[test]
fn warnings_never_fail() {
    let cases: &[(&str, &str, &str, &[&str], &str)] = &[
        (
            "K1,A,12345678,\n",
            "",
            "",
            &["customers.csv:2: company_id ?company-id-checksum(12345678)"],
            "a checksum",
        ),
        (
            "K1,A,6947,CZ\n",
            "",
            "",
            &["customers.csv:2: company_id ?company-id-checksum(6947) ~00006947"],
            "zeros that a spreadsheet took",
        ),
        ("K1,A,12345678,SK\n", "", "", &[], "a company of another country"),
        (
            "K1,A,12345679,\nK2,B,12345679,SK\n",
            "",
            "",
            &["customers.csv:3: company_id ?company-id-twice(12345679|K1|customers.csv:2)"],
            "the same company twice",
        ),
        (
            "K1,A,,\n",
            "S1,K1,server-admin,1989-12-31,2037-01-01\nS2,K1,server-admin,1990-01-01,2036-12-31\n",
            "K1,P,2062-05-12\n",
            &[
                "contracts.csv:2: since ?unusual-year(1989-12-31)",
                "contracts.csv:2: until ?unusual-year(2037-01-01)",
                "purchases.csv:2: purchased_on ?unusual-year(2062-05-12)",
            ],
            "more than ten years ahead, or before 1990",
        ),
        (
            "K1,A,,\n",
            "S1,K1,remote-pc,2026-05-11,\n",
            "K1,P,2026-05-12\n",
            &["contracts.csv:2: since ?row-before-purchase(2026-05-11|2026-05-12|purchases.csv:2)"],
            "a day before the purchase",
        ),
        (
            "K1,A,,\n",
            "S1,K1,remote-pc,2026-03-13,\n",
            "K1,P,2026-05-12\n",
            &["contracts.csv:2: since ?row-before-purchase(2026-03-13|2026-05-12|purchases.csv:2)"],
            "60 days before",
        ),
        ("K1,A,,\n", "S1,K1,remote-pc,2026-03-12,\n", "K1,P,2026-05-12\n", &[], "61 days before"),
        ("K1,A,,\n", "S1,K1,remote-pc,2026-05-12,\n", "K1,P,2026-05-12\n", &[], "with the purchase"),
        ("K1,A,,\n", "S1,K1,remote-pc,2026-05-11,2026-05-11\n", "K1,P,2026-05-12\n", &[], "over before it"),
        (
            "K1,A,,\n",
            "S1,K1,server-admin,2026-05-11,\n",
            "K1,P,2026-05-12\n",
            &[],
            "a service that no purchase makes free",
        ),
        (
            "K1,A,,\nK2,B,,\n",
            "S1,K1,remote-pc,2026-05-11,\n",
            "K2,P,2026-05-12\n",
            &[],
            "the purchase of another",
        ),
        (
            "K1,A,,\n",
            "S1,K1,remote-pc,2026-05-11,\n",
            "K1,P,2026-05-12\nK1,Q,2025-12-31\n",
            &[],
            "free already by an earlier purchase",
        ),
        (
            "K1,A,,\n",
            "S1,K1,remote-pc,2026-05-11,\n",
            "K1,P,2026-05-12\nK1,Q,2024-12-31\n",
            &["contracts.csv:2: since ?row-before-purchase(2026-05-11|2026-05-12|purchases.csv:2)"],
            "the earlier purchase's free year is over",
        ),
        (
            "K1,A,,\n",
            "S1,K1,remote-pc,2030-05-11,\n",
            "K1,P,2030-05-12\n",
            &[],
            "the year is charged from the purchase on as well",
        ),
        (
            "K1,A,,\n",
            "S1,K1,remote-pc,2031-05-11,\n",
            "K1,P,2031-05-12\n",
            &["contracts.csv:2: since ?row-before-purchase(2031-05-11|2031-05-12|purchases.csv:2)"],
            "twelve months",
        ),
        (
            "K1,A,,\n",
            "S1,K1,remote-pc,2032-05-11,\n",
            "K1,P,2032-05-12\n",
            &[],
            "a purchase that makes nothing free",
        ),
    ];
    for (customers, contracts, purchases, expected, why) in cases {
        assert_eq!(problems_of([customers, contracts, purchases, ""]), *expected, "{why}");
    }
}

#[test]
fn a_row_whose_order_number_is_not_printed_is_told() {
    let warned = |line: u32, own: &str, printed: &str, first: u32, year: i32| {
        let place = format!("contracts.csv:{line}: order_number ");
        place + &format!("?order-numbers-differ({own}|{printed}|contracts.csv:{first}|{year})")
    };
    let cases: &[(&str, Vec<String>, &str)] = &[
        ("S1,K1,remote-pc,2020-01-01,,,P1\nS2,K1,remote-pc,2020-01-01,,,P1\n", vec![], "the same"),
        ("S1,K1,remote-pc,2020-01-01,,,P1\nS2,K1,remote-pc,2020-01-01,,,\n", vec![], "only one has one"),
        ("S1,K1,remote-pc,2020-01-01,,,P1\nS2,K2,remote-pc,2020-01-01,,,P2\n", vec![], "two customers"),
        ("S1,K1,remote-pc,2020-01-01,,,P1\nS2,K1,remote-pc,2020-01-01,,Brno,P2\n", vec![], "two invoices"),
        (
            "S2,K1,remote-pc,2020-01-01,,,P1\nS1,K1,remote-pc,2020-01-01,,,P2\n",
            vec![warned(2, "P1", "P2", 3, 2025)],
            "by contract, as on the invoice",
        ),
        (
            "S1,K1,remote-pc,2020-01-01,2025-12-31,,P1\nS1,K1,remote-pc,2026-01-01,,,P2\n",
            vec![],
            "a new order with the new year",
        ),
        (
            "S1,K1,remote-pc,2020-01-01,2027-06-30,,P1\nS1,K1,remote-pc,2027-07-01,,,P2\n",
            vec![warned(3, "P2", "P1", 2, 2027)],
            "a new order within the year that comes",
        ),
        (
            "S1,K1,remote-pc,2020-01-01,2024-06-30,,P1\nS1,K1,remote-pc,2024-07-01,,,P2\n",
            vec![],
            "in a year that is billed no more",
        ),
        (
            "S1,K1,remote-pc,2020-01-01,,,P1\nS2,K1,remote-pc,2020-01-01,,,P2\nS3,K1,remote-pc,2026-05-01,,,P2\n",
            vec![warned(3, "P2", "P1", 2, 2025), warned(4, "P2", "P1", 2, 2026)],
            "each that loses, once",
        ),
    ];
    for (rows, expected, why) in cases {
        let contracts = format!("contract,customer,service,since,until,document,order_number\n{rows}");
        let directory =
            directory(&[("customers", b"id,name\nK1,A\nK2,B\n"), ("contracts", contracts.as_bytes())]);
        assert_eq!(said(&read_all(directory.path()).1), *expected, "{why}");
    }
}

#[test]
fn an_order_number_is_not_missed_on_an_invoice_of_another_program() {
    let both_from = "contract,customer,service,since,until,order_number\nS1,K1,remote-pc,2020-01-01,,P1\n";
    let cases = [("2026-12-31", "2026"), ("2025-12-31", "")];
    for (until, told) in cases {
        let contracts = format!("{both_from}S2,K1,remote-pc,2020-01-01,{until},P2\n");
        let directory = directory(&[("customers", b"id,name\nK1,A\n"), ("contracts", contracts.as_bytes())]);
        let mut catalog = price_list();
        catalog.billing.first_year = Some(2026);
        let problems = read(&BookFiles::of(directory.path()), &catalog, today()).1;
        let years = problems.listed().iter().filter_map(|problem| problem.args.last()).map(String::as_str);
        assert_eq!(years.collect::<String>(), told, "{until}");
    }
}

#[test]
fn some_customers_alone_are_read_and_checked() {
    let directory = directory(&[
        ("customers", b"id,name\nK1,A\nK2,\nK3,C\n"),
        ("contracts", b"contract,customer,service,since\nS1,K1,remote-pc,2026-01-01\nS2,K2,fax,x\nS3,K3,fax,2026-01-01\n"),
        ("purchases", b"customer,product,purchased_on\nK2,P,x\nK1,P,2026-01-01\n"),
    ]);
    let read_only = |ids: &[&str]| {
        let ids: Vec<String> = ids.iter().map(|id| (*id).to_owned()).collect();
        read_only(&BookFiles::of(directory.path()), &price_list(), today(), &ids)
    };
    let (book, problems) = read_only(&["K1"]);
    assert_eq!(said(&problems), [""; 0], "others' rows are not checked");
    let book = book.unwrap();
    assert_eq!((book.customers().len(), book.contracts().len()), (1, 1));
    assert_eq!(said(&read_only(&["K3", "K1"]).1), ["contracts.csv:4: service unknown-service(fax)"]);
    let (book, problems) = read_only(&["K9", "nobody", "K1"]);
    assert!(book.is_none());
    assert_eq!(
        said(&problems),
        ["customers.csv unknown-customer(K9)", "customers.csv unknown-customer(nobody)"],
        "who was asked for must be there"
    );
}

#[test]
fn suggestions_have_a_price_limit() {
    let mut left = SUGGESTION_COMPARISONS;
    assert!(may_compare(&mut left, 1_500_000));
    assert!(!may_compare(&mut left, 1_500_000), "a second look at so many customers");
    assert!(may_compare(&mut left, 500_000));
    assert_eq!(left, 0);
}

#[test]
fn a_thousand_problems_a_file_are_listed_and_all_counted() {
    let rows: String = (0..1_500).map(|row| format!("S{row},K1,fax,2026-01-01,\n")).collect();
    let directory = directory(&[
        ("customers", b"id,name\n"),
        ("contracts", format!("contract,customer,service,since,until\n{rows}").as_bytes()),
        ("charges", b"id\n"),
    ]);
    let (_, problems) = read_all(directory.path());
    assert_eq!(
        (problems.listed().len(), problems.errors),
        (1_004, 3_004),
        "1 000 of the contracts, 4 of the charges"
    );
    assert_eq!(problems.unlisted(), 2_000);
}

#[test]
fn of_more_warnings_than_are_listed_the_first_of_the_file_are() {
    let numbers = || (0..1_100).rev().map(|number| 20_000_000 + number);
    let customers: String =
        numbers().chain(numbers()).enumerate().map(|(at, number)| format!("K{at},A,{number},SK\n")).collect();
    let contracts: String =
        (0..1_100).rev().map(|at| format!("S{at},K{at},remote-pc,2026-01-01\n")).collect();
    let purchases: String = (0..1_100).map(|at| format!("K{at},PC,2026-01-02\n")).collect();
    let directory = directory(&[
        ("customers", format!("id,name,company_id,country\n{customers}").as_bytes()),
        ("contracts", format!("contract,customer,service,since\n{contracts}").as_bytes()),
        ("purchases", format!("customer,product,purchased_on\n{purchases}").as_bytes()),
    ]);
    let (_, problems) = read_all(directory.path());
    let lines = |file: &str| -> Vec<u32> {
        let places = problems.listed().iter().filter_map(|problem| problem.place.as_ref());
        places.filter(|place| place.file == file).map(|place| place.line).collect()
    };
    assert_eq!(problems.warnings, 2_200);
    assert_eq!(lines("customers.csv"), (1_102..2_102).collect::<Vec<_>>());
    assert_eq!(lines("contracts.csv"), (2..1_002).collect::<Vec<_>>());
}

proptest! {
    #[test]
    fn any_bytes_are_a_book_or_located_problems(
        customers in any_rows("id,name,company_id,order_number\n"),
        contracts in any_rows("contract,customer,service,since,until,renewal\n"),
        purchases in any_rows("customer,product,purchased_on\n"),
        charges in any_rows("id,customer,date,description,unit_price,contract\n"),
    ) {
        let files = [
            ("customers", &*customers),
            ("contracts", &*contracts),
            ("purchases", &*purchases),
            ("charges", &*charges),
        ];
        let directory = directory(&files);
        let (book, problems) = read_all(directory.path());
        prop_assert_eq!(book.is_none(), problems.has_errors());
        let (named, the_same) = read_for_plan(&BookFiles::of(directory.path()), &price_list(), today());
        prop_assert_eq!(&problems, &the_same);
        let plan_needs = |book: Book| {
            let of = |party: Party<'_>| {
                let texts = [party.id, party.name, party.order_number].map(str::to_owned);
                (texts, party.language, party.due_days, party.fingerprint())
            };
            book.customers().map(|customer| of(book.party(customer))).collect::<Vec<_>>()
        };
        prop_assert_eq!(book.map(plan_needs), named.map(plan_needs), "whether texts are kept or not");
        prop_assert!(problems.listed().iter().all(|problem| problem.place.is_some()));
        let places: Vec<_> = problems.listed().iter().filter_map(|problem| problem.place.as_ref()).collect();
        let order = ["customers.csv", "contracts.csv", "purchases.csv", "charges.csv"];
        let rank = |file: &str| order.iter().position(|known| *known == file);
        prop_assert!(places.windows(2).all(|two| {
            (rank(&two[0].file), two[0].line) <= (rank(&two[1].file), two[1].line)
        }), "file order, and lines: {:?}", places);
    }
}

/// A file of the book: its header and cells that may fit, or just any bytes.
fn any_rows(header: &'static str) -> impl Strategy<Value = Vec<u8>> {
    let cell = prop_oneof![
        Just("K1"),
        Just("K2"),
        Just("S1"),
        Just("S2"),
        Just("remote-pc"),
        Just("2026-01-01"),
        Just("2027-06-30"),
        Just("manual"),
        Just("12"),
        Just(""),
        Just("\"x\n"),
        Just("\"y\""),
        Just("á"),
        Just("\u{7}"),
    ];
    let row = prop::collection::vec(cell, header.split(',').count()).prop_map(|cells| cells.join(","));
    let rows = prop::collection::vec(row, 0..6)
        .prop_map(move |rows| format!("{header}{}", rows.join("\n")).into_bytes());
    prop_oneof![4 => rows, 1 => prop::collection::vec(any::<u8>(), 0..100)]
}

#[test]
fn a_customer_is_the_same_however_its_columns_stand() {
    let cases = [
        ("id,name,company_id,vat_id,street,city\nK1,Novák,12345679,,Ulice 1,Praha\n", "side by side"),
        ("id,name,company_id,vat_id,street,city\nK1,\"Novák\",12345679,,Ulice 1,Praha\n", "one in quotes"),
        ("id,name,company_id,street,city\nK1,Novák,12345679,Ulice 1,Praha\n", "one missing in the middle"),
        ("id,name,company_id,street,vat_id,city\nK1,Novák,12345679,Ulice 1,,Praha\n", "two exchanged"),
        ("city,street,vat_id,company_id,name,id\nPraha,Ulice 1,,12345679,Novák,K1\n", "from right to left"),
        ("id,note,name,company_id,vat_id,street,city\nK1,x,Novák,12345679,,Ulice 1,Praha\n", "one between"),
    ];
    for (customers, why) in cases {
        let files =
            [("customers", customers.as_bytes()), ("contracts", b"contract,customer,service,since\n")];
        let (book, problems) = read_all(directory(&files).path());
        let book = book.unwrap_or_else(|| panic!("{why}: {:?}", said(&problems)));
        let party = book.party(book.find_customer("K1").unwrap());
        let texts = ["K1", "Novák", "12345679", "", "Ulice 1", "Praha", "", "", "", ""];
        assert_eq!(party.texts(), texts, "{why}");
    }
}

#[test]
fn any_number_of_threads_reads_the_same() {
    let mut customers = String::from("id,name,note\n");
    let mut contracts = String::from("contract,customer,service,since,until,note\n");
    for row in 0..9000 {
        let id = if row % 700 == 0 { 1 } else { row };
        customers += &format!("C{id:05},\"Name, {row}\",\"{}\"\n", "note\n".repeat(row % 40));
        let until = if row % 500 == 0 { "2019-01-01" } else { "" };
        contracts +=
            &format!("S{row},C{:05},remote-pc,2020-01-01,{until},{}\n", row % 8999, "x".repeat(row % 90));
    }
    let book = directory(&[("customers", customers.as_bytes()), ("contracts", contracts.as_bytes())]);
    let read_on = |threads| {
        let files = BookFiles::of(book.path()).on_threads(NonZeroUsize::new(threads).unwrap());
        said(&read(&files, &price_list(), today()).1)
    };
    let on_one = read_on(1);
    assert_eq!(on_one.iter().filter(|problem| problem.contains("duplicate-id")).count(), 13);
    assert_eq!(on_one.iter().filter(|problem| problem.contains("until-before-since")).count(), 18);
    for threads in [2, 3, 7] {
        assert_eq!(read_on(threads), on_one, "{threads} threads");
    }
}
