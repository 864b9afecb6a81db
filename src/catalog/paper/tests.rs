use super::*;

#[test]
fn a_colour_has_six_hexadecimal_digits() {
    assert_eq!(Colour::parse("#1f6f8b"), Some(Colour([0x1f, 0x6f, 0x8b])));
    assert_eq!(Colour::parse("#00000A"), Some(Colour([0, 0, 10])));
    for text in ["", "#", "1f6f8b", "#1f6f8", "#1f6f8b0", "#+f6f8b", "#1f6f8g", "#žžž"] {
        assert_eq!(Colour::parse(text), None, "{text}");
    }
}
