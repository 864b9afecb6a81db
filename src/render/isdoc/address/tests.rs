use proptest::prelude::*;

use super::*;

#[test]
fn street_and_number_part_before_the_number_at_the_end() {
    let cases = [
        ("Vzorová 1", "Vzorová", "1", "the ordinary case"),
        ("Dlouhá 12/3a", "Dlouhá", "12/3a", "both numbers of a Czech building"),
        ("Dlouhá 12 / 3", "Dlouhá", "12 / 3", "written with blanks"),
        ("17. listopadu 1234/5", "17. listopadu", "1234/5", "a name that begins with a number"),
        ("nám. 28. října", "nám. 28. října", "", "a name alone"),
        ("Náměstí 17.", "Náměstí 17.", "", "an ordinal is no number"),
        ("č. p. 12", "č. p.", "12", "a village without streets"),
        ("12", "", "12", "a number alone"),
        ("Baker Street 221B", "Baker Street", "221B", "abroad"),
        ("221B Baker Street", "221B Baker Street", "", "the number first: it stays with the street"),
        ("", "", "", "nothing"),
    ];
    for (text, street, number, why) in cases {
        assert_eq!(street_and_number(text), (street, number), "{why}");
    }
}

proptest! {
    #[test]
    fn nothing_of_the_text_is_lost(text in "([0-9]{1,3}|/|[a-zž]{0,4}|[0-9]\\.| ){0,6}") {
        let (street, number) = street_and_number(&text);
        let together = [street, number].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>();
        let together = together.join(" ");
        prop_assert_eq!(together.trim(), text.trim());
    }
}
