use std::fs;

use super::*;
use crate::store::files::BookFiles;
use crate::store::{book, catalog};

const CUSTOMERS: &str = "id,name\nC1,Novák\nC2,Říha\n";
const CONTRACTS: &str =
    "contract,customer,service,since\nS1,C1,remote-pc,2020-01-01\nS2,C2,email,2020-01-01\n";

/// The entries of a file, each as a line of text, and its problems with their lines.
fn read(content: &str) -> (Vec<String>, Vec<String>) {
    let directory = tempfile::tempdir().unwrap();
    let write = |file: &str, content: &str| fs::write(directory.path().join(file), content).unwrap();
    write("customers.csv", CUSTOMERS);
    write("contracts.csv", CONTRACTS);
    write("billed.csv", content);
    let catalog = catalog::read(directory.path(), None).unwrap();
    let book =
        book::read(&BookFiles::of(directory.path()), &catalog, "2027-01-04".parse().unwrap()).0.unwrap();
    let table = Table::read(&directory.path().join("billed.csv"), &OPENING, &[]).unwrap();
    let (openings, problems) = openings(&table, &catalog, &book, "2027-06-30".parse().unwrap());
    let shown = |it: &Opening| {
        let (customer, service) = (book.customer_id(it.customer), &catalog.service(it.service).id);
        format!("{} {customer} {} {service} {} {} {}", it.number, it.contract, it.year, it.net, it.issued_on)
    };
    let told = |problem: &Problem| {
        let place = problem.place.as_ref().unwrap();
        let args = problem.args.join(" | ").replace(&format!("{}/", directory.path().display()), "");
        format!("{}: {}: {}: {args}", place.line, place.field, problem.code)
    };
    (openings.iter().map(shown).collect(), problems.listed().iter().map(told).collect())
}

#[test]
fn entries_are_read_as_a_spreadsheet_has_them() {
    let (openings, problems) = read(
        "Faktura;Zákazník;Smlouva;Služba;Rok;Částka bez DPH;Vystaveno\n\
         F1;C1;S1;remote-pc;2026;3 000,50 Kč;5. 1. 2026\n\
         '-7;C2;S2;email;2027;0;2027-01-02\n",
    );
    assert_eq!(problems, [""; 0]);
    assert_eq!(
        openings,
        ["F1 C1 S1 remote-pc 2026 3000.50 2026-01-05", "-7 C2 S2 email 2027 0.00 2027-01-02"]
    );
}

#[test]
fn a_tier_of_the_contracts_group_needs_no_row_of_its_own() {
    let (openings, problems) = read(
        "number,customer,contract,service,year,net_amount,issued_on\nF1,C1,S1,remote-ip,2026,1,2026-01-05\n",
    );
    assert_eq!((openings.len(), problems), (1, vec![]));
}

#[test]
fn everything_that_is_wrong_is_told_at_once() {
    let (_, problems) = read(
        "number,customer,contract,service,year,net_amount,issued_on\n\
         F1,C1,S1,remote-pc,2026,3000,2026-01-05\n\
         F1,C2,S2,email,2027,3000,2026-01-06\n\
         ,C9,S1,remot-pc,26,-5,5.13.2026\n\
         F2,C1,S2,email,2026,1.234,2026-01-05\n\
         F3,C1,S3,email,2026,\"1.234,5\",2026-01-05\n\
         F4,C1,S1,email,2026,1,2026-01-05\n\
         F\u{7}5,C1,S1,remote-pc,2026,1,2026-01-05\n",
    );
    let expected = [
        "3: customer: opening-differs: F1 | customer | billed.csv:2",
        "3: year: opening-differs: F1 | year | billed.csv:2",
        "3: issued_on: opening-differs: F1 | issued_on | billed.csv:2",
        "4: number: missing-value: ",
        "4: customer: unknown-customer: C9",
        "4: service: unknown-service: remot-pc",
        "4: year: bad-year: 26",
        "4: net_amount: negative-opening: -5",
        "4: issued_on: no-such-day: 5.13.2026",
        "5: contract: contract-of-two-customers: S2 | C2 | contracts.csv:3",
        "5: net_amount: too-many-decimals: 1.234 | 2",
        "6: contract: unknown-contract: S3",
        "6: net_amount: bad-number: 1.234,5",
        "7: contract: opening-without-row: S1 | email",
        "8: number: control-character: U+0007",
    ];
    assert_eq!(problems, expected);
}

#[test]
fn every_column_is_needed() {
    let (_, problems) = read("number,customer,contract,service,year,issued_on\n");
    assert_eq!(problems, ["1: net_amount: missing-import-column: net_amount"]);
}
