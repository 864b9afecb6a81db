use super::*;

#[test]
fn a_country_that_nobody_named_is_that_of_the_vat_id_or_our_own() {
    let cases = [
        ("", "", "CZ", false, "nothing said"),
        ("", "CZ12345679", "CZ", false, "our own VAT id"),
        ("", "12345679", "CZ", false, "a VAT id without a country"),
        ("", "1", "CZ", false, "too short for a country"),
        ("", "ž1", "CZ", false, "no letters of a country"),
        ("", "DE123456789", "DE", true, "the VAT id tells"),
        ("", "de123456789", "DE", true, "in whatever letters"),
        ("CZ", "DE123456789", "CZ", false, "what was said counts"),
        ("cz", "12345679", "CZ", false, "in whatever letters"),
        ("sk", "12345679", "SK", true, "what was said, in capitals"),
        ("DE", "", "DE", false, "a consumer abroad has no VAT id"),
    ];
    for (country, vat_id, expected, abroad, why) in cases {
        assert_eq!(country_of(country, vat_id), expected, "{why}");
        assert_eq!(is_taxable_abroad(country, vat_id), abroad, "{why}");
    }
}
