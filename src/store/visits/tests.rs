use std::fs;

use tempfile::TempDir;

use super::read;
use crate::calendar::Day;
use crate::store::files::BookFiles;
use crate::store::{catalog, said::said};

const CATALOG: &str = "currency = \"CZK\"\n[[service]]\nid = \"server\"\nname = \"Server\"\nprice = 20000\n";
const FILES: [(&str, &str); 3] = [
    ("customers.csv", "id,name\nK1,Novák\nK2,Kůň\n"),
    ("contracts.csv", "contract,customer,service,since\nS1,K1,server,2026-01-01\nS2,K2,server,2026-01-01\n"),
    ("charges.csv", "id,customer,date,description,unit_price\nT1,K1,2026-03-18,Travel,900\n"),
];

/// The lines and contracts of what is read from a file, and its problems.
fn read_text(content: &str) -> (Vec<(u32, String)>, Vec<String>) {
    let directory = TempDir::new().unwrap();
    for (file, content) in FILES {
        fs::write(directory.path().join(file), content).unwrap();
    }
    let files = BookFiles::of(directory.path());
    let files = files.with("visits.csv", content.as_bytes());
    let price_list = catalog::parse("catalog.toml", CATALOG).expect("a sound catalog");
    let (book, problems) = crate::store::book::read(&files, &price_list, Day::first_of(2026));
    assert_eq!(said(&problems), [""; 0]);
    let (visits, problems) = read(&files, book.as_ref());
    (visits.into_iter().map(|visit| (visit.line, visit.contract)).collect(), said(&problems))
}

#[test]
fn rows_are_visits_in_the_order_of_the_file() {
    let text = "contract;visited_on;customer;charge\nS2;5.4.2026;K2;\nS1;2026-03-18;K1;T1\n";
    let (visits, problems) = read_text(text);
    assert_eq!(problems, [""; 0]);
    assert_eq!(visits, [(2, "S2".to_owned()), (3, "S1".to_owned())]);
}

#[test]
fn every_id_must_be_known() {
    let header = "customer,contract,visited_on,charge\n";
    let cases: [(&str, &[&str], &str); 7] = [
        ("K3,S1,2026-03-18,", &["visits.csv:2: customer unknown-customer(K3)"], "nobody"),
        (
            "K1,S2,2026-03-18,",
            &["visits.csv:2: contract contract-of-two-customers(S2|K2|contracts.csv:3)"],
            "somebody else's",
        ),
        ("K1,S3,2026-03-18,", &["visits.csv:2: contract unknown-contract(S3)"], "no contract"),
        (
            "K1,S1,2026-03-18,T2",
            &["visits.csv:2: charge ?visit-without-charge(T2)"],
            "a stop came between the two files",
        ),
        (
            "K2,S2,2026-03-18,T1",
            &["visits.csv:2: charge ?visit-without-charge(T1)"],
            "somebody else's charge",
        ),
        ("K1,,2026-03-18,", &["visits.csv:2: contract missing-value"], "for which contract?"),
        ("K1,S1,2026-02-30,", &["visits.csv:2: visited_on no-such-day(2026-02-30)"], "no such day"),
    ];
    for (row, expected, why) in cases {
        let (_, problems) = read_text(&format!("{header}{row}\n"));
        assert_eq!(problems, expected, "{row}: {why}");
    }
}
