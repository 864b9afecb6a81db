use super::CompanyId;

#[test]
fn the_check_digit_is_that_of_the_register() {
    let right = [
        ("00006947", "a ministry; remainder 4"),
        ("48136450", "the central bank; remainder 1 gives 0"),
        ("00064581", "the capital; remainder 0 gives 1"),
        ("00164801", "a ministry; remainder 10 gives 1"),
        ("00216208", "a university; remainder 3"),
        ("00216224", "a university; remainder 7"),
        ("45274649", "remainder 2"),
        ("47114983", "remainder 8"),
        ("25313142", "remainder 9"),
        ("00001350", "a bank; remainder 1 gives 0"),
        ("12345679", "made up"),
        ("87654326", "made up"),
        ("25123840", "made up; remainder 1"),
    ];
    for (id, why) in right {
        assert!(CompanyId::is_valid(id), "{id}: {why}");
    }
    for id in ["12345678", "00006946", "00000000", "123", "2616868A", "069 47", "0000694７", ""] {
        assert!(!CompanyId::is_valid(id), "{id}");
    }
}

#[test]
fn lost_zeros_and_blanks_are_mended() {
    let cases = [
        ("6947", Some("00006947"), "a spreadsheet made it a number"),
        ("069 47", Some("00006947"), "as people write it"),
        ("481 36 450", Some("48136450"), "blanks alone"),
        ("6946", None, "wrong with its zeros too"),
        ("123456789", None, "too long"),
        ("", None, "nothing"),
    ];
    for (id, expected, why) in cases {
        assert_eq!(CompanyId::with_lost_zeros(id).as_ref().map(CompanyId::as_str), expected, "{id}: {why}");
    }
}
