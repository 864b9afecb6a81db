use super::*;

fn parts(text: &str, bytes: Range<usize>) -> (u32, u32, u32, String, String, String) {
    let Excerpt { line, column, end_column, before, marked, after, .. } = Excerpt::of(text, 10, bytes);
    (line, column, end_column, before, marked, after)
}

#[test]
fn a_line_is_split_around_what_is_marked() {
    let cases = [
        ("a,bc,d", 2..4, (10, 3, 5, "a,", "bc", ",d"), "in the middle"),
        ("a,bc,d", 0..6, (10, 1, 7, "", "a,bc,d", ""), "the whole line"),
        ("a,bc,d", 6..6, (10, 7, 7, "a,bc,d", "", ""), "nothing, at the end"),
        ("", 0..0, (10, 1, 1, "", "", ""), "an empty text"),
        ("kůň,žlu", 6..10, (10, 5, 8, "kůň,", "žlu", ""), "columns are characters, not bytes"),
        ("one\ntwo\nthree", 4..7, (11, 1, 4, "", "two", ""), "a line further down"),
        ("one\ntwo\nthree", 5..10, (11, 2, 4, "t", "wo", ""), "a mark ends with its line"),
        ("one\r\ntwo\r\n", 0..5, (10, 1, 4, "", "one", ""), "the line end is no part of it"),
        ("one", 9..12, (10, 4, 4, "one", "", ""), "beyond the end"),
        ("kůň", 2..3, (10, 2, 3, "k", "ů", "ň"), "within a character"),
    ];
    for (text, bytes, (line, column, end, before, marked, after), why) in cases {
        let expected = (line, column, end, before.to_owned(), marked.to_owned(), after.to_owned());
        assert_eq!(parts(text, bytes), expected, "{why}");
    }
}

#[test]
fn of_a_very_long_line_the_surroundings_are_kept() {
    let text = format!("{}mark{}", "ž".repeat(500_000), "é".repeat(500_000));
    let excerpt = Excerpt::of(&text, 1, 1_000_000..1_000_004);
    assert_eq!((excerpt.column, excerpt.end_column, &*excerpt.marked), (500_001, 500_005, "mark"));
    assert_eq!(excerpt.before, format!("…{}", "ž".repeat(KEPT)));
    assert_eq!(excerpt.after, format!("{}…", "é".repeat(KEPT)));
    assert!(excerpt.is_cut());

    let just = Excerpt::of(&format!("{}mark", "ž".repeat(KEPT)), 1, 2 * KEPT..2 * KEPT + 4);
    assert_eq!(just.before, "ž".repeat(KEPT));
    assert!(!just.is_cut());
}

/// A thousand problems of a table would else keep, and print, a gigabyte.
#[test]
fn of_a_very_long_id_the_beginning_is_kept() {
    let of_service = |id: &str| Excerpt::of("key = 1", 1, 0..3).of_service(id).service;
    assert_eq!(&*of_service("remote-pc"), "remote-pc");
    assert_eq!(*of_service(&"ž".repeat(500_000)), format!("{}…", "ž".repeat(KEPT)));
}
