use super::{message, with_checksum};

#[test]
fn the_checksum_is_that_of_the_published_examples() {
    let cases: [(&[(&str, &str)], &str); 4] = [
        (&[("ACC", "CZ5855000000001265098001"), ("AM", "100.00"), ("CC", "CZK")], "AAD80227"),
        (
            &[("ACC", "CZ6508000000192000145399"), ("AM", "3000.00"), ("CC", "CZK"), ("X-VS", "2027000001")],
            "E81D1A3D",
        ),
        (
            &[
                ("ACC", "CZ6508000000192000145399"),
                ("AM", "3630.00"),
                ("CC", "CZK"),
                ("DT", "20270118"),
                ("MSG", "HARMONIK PODPORA 2027"),
                ("X-VS", "2027000001"),
            ],
            "2247911A",
        ),
        (
            &[
                ("ACC", "CZ5855000000001265098001"),
                ("AM", "480.50"),
                ("CC", "CZK"),
                ("DT", "20120524"),
                ("MSG", "PLATBA ZA ZBOZI"),
                ("RF", "7004139146"),
                ("X-SS", "1234567890"),
            ],
            "35C69F9A",
        ),
    ];
    for (pairs, checksum) in cases {
        let text = with_checksum(pairs);
        assert_eq!(text.rsplit_once("*CRC32:").map(|(_, checksum)| checksum), Some(checksum), "{text}");
    }
}

#[test]
fn a_message_keeps_what_the_compact_code_holds() {
    let cases = [
        ("Příliš žluťoučký kůň, vole!", "PRILIS ZLUTOUCKY KUN VOLE"),
        ("Vzorový dodavatel s.r.o. 2027000001", "VZOROVY DODAVATEL S.R.O. 2027000001"),
        ("a*b%2A", "AB%2A"),
        ("  two   blanks ", "TWO BLANKS"),
    ];
    for (text, expected) in cases {
        assert_eq!(message(text), expected);
    }
    let long = format!("{} 2027000001", "x".repeat(80));
    assert_eq!(message(&long).len(), 60);
    assert!(message(&long).ends_with(" 2027000001"), "the number is never cut");
}
