use super::VatId;

#[test]
fn check_digits_are_those_of_each_form() {
    let right = [
        ("CZ25123891", "a firm"),
        ("CZ12345679", "made up"),
        ("CZ699000372", "a group of payers, whose members have other company ids"),
        ("CZ600000069", "a group whose remainder is 1"),
        ("CZ600000008", "a group whose remainder is 0"),
        ("CZ640903926", "a person without a birth number"),
        ("CZ7103192745", "a person"),
    ];
    for (id, why) in right {
        assert_eq!(VatId::parse(id).as_ref().map(VatId::as_str), Some(id), "{why}");
    }
    let wrong = [
        ("CZ25123890", "a digit of a firm"),
        ("CZ699000371", "a digit of a group"),
        ("CZ600000060", "a digit of a group"),
        ("CZ7103192746", "a digit of a person"),
        ("25123891", "without its country"),
        ("CZ2512389", "seven digits"),
        ("CZ2512389A", "a letter"),
        ("DE123456789", "of another country"),
        ("", "nothing"),
    ];
    for (id, why) in wrong {
        assert_eq!(VatId::parse(id), None, "{id}: {why}");
    }
}
