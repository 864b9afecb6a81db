use proptest::prelude::*;

use super::*;

#[test]
fn what_a_spreadsheet_would_compute_gets_an_apostrophe() {
    let cases = [
        ("=1+1", "'=1+1", "a formula"),
        ("+420 600 100 200", "'+420 600 100 200", "a telephone number"),
        ("-", "'-", "a dash alone"),
        ("@SUM(A1)", "'@SUM(A1)", "as Lotus wrote it"),
        ("\tx", "'\tx", "a tab"),
        ("\rx", "'\rx", "a line end"),
        ("  =1", "'  =1", "after blanks"),
        ("\u{a0}=1", "'\u{a0}=1", "after a hard blank"),
        ("\"=1", "'\"=1", "after a quote"),
        ("'=1", "''=1", "after an apostrophe of its own"),
        ("＝1", "'＝1", "full width"),
        ("－1", "'－1", "full width"),
    ];
    for (text, expected, why) in cases {
        assert_eq!(guarded(text), expected, "{why}");
        assert_eq!(unguarded(expected), text, "{why}");
    }
}

#[test]
fn other_texts_stay() {
    for text in ["", "Novák", "'t Hooft", "'", "''", "a=b", "1-5", "11/12", "(=1)", " ", "5 − 3"] {
        assert_eq!(guarded(text), text);
        assert_eq!(unguarded(text), text);
    }
}

proptest! {
    #[test]
    fn the_guard_is_taken_away_again(text in "[ '\"=+@\u{ff1d}\t\r\na-]{0,6}.{0,3}") {
        let guarded = guarded(&text);
        prop_assert_eq!(unguarded(&guarded), &text);
        // No spreadsheet computes what begins with an apostrophe.
        prop_assert!(!looks_like_formula(&text) || guarded.starts_with('\''));
    }
}
