#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::Path;

use super::{Candidates, of_file, of_register};
use crate::store::rows::Customers;

fn customers(content: &[u8], prefix: &str) -> Candidates {
    let book = tempfile::tempdir().unwrap();
    fs::write(book.path().join("customers.csv"), content).unwrap();
    of_file::<Customers>(book.path(), "id", "name", prefix)
}

#[test]
fn what_can_be_read_of_a_file_is_taken() {
    let cases: [(&[u8], &str, &[&str], &str); 9] = [
        (b"id,name\nC2,b\nC1,a\nD1,c\n", "C", &["C1", "C2"], "those that begin so, in order"),
        (b"name;id\na;C1\n", "", &["C1"], "columns and delimiter are those of the file"),
        (b"id\nC1\nC1\n", "", &["C1"], "each once, without a name too"),
        (b"id,name\nC1,a\nC2,\"b\n", "", &["C1"], "up to where it breaks"),
        (b"id,name\nC1,a\n\xff,b\n", "", &["C1"], "up to bytes that are no text"),
        (b"id,oops\nC1,a\n,b\n", "", &["C1"], "what is wrong elsewhere does not matter"),
        (b"id,name\n\"a\nb\",c\n", "", &[], "no line ends"),
        (b"name\na\n", "", &[], "no column of ids"),
        (b"", "", &[], "nothing"),
    ];
    for (content, prefix, expected, why) in cases {
        let found = customers(content, prefix);
        assert_eq!(found.keys().map(String::as_str).collect::<Vec<_>>(), expected, "{why}");
    }
}

#[test]
fn an_id_comes_with_a_word_about_it() {
    let found = customers("id,name\nC1,\"Novák\ta syn\"\n".as_bytes(), "C1");
    assert_eq!(found.get("C1").map(String::as_str), Some("Novák a syn"));
}

#[test]
fn documents_come_from_every_run_with_their_customer() {
    let book = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/book");
    let found = of_register(&book, "");
    assert_eq!(found.len(), 24);
    assert!(found.values().all(|customer| !customer.is_empty()));
    assert_eq!(of_register(&book, "2026000001").len(), 1);
    assert!(of_register(Path::new("nowhere"), "").is_empty());
}
