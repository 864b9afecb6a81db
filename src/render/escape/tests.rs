use proptest::prelude::*;

use super::*;

#[test]
fn what_a_terminal_would_obey_is_shown() {
    let cases = [
        ("Příliš žluťoučký kůň – 1 PC", "Příliš žluťoučký kůň – 1 PC"),
        ("1\u{a0}234,50", "1\u{a0}234,50"),
        ("\u{1b}[2Jgone", "␛[2Jgone"),
        ("bell\u{7}", "bell␇"),
        ("a\nb", "a⏎b"),
        ("a\r\nb", "a⏎b"),
        ("over\rwritten", "over␍written"),
        ("a\tb", "a␉b"),
        ("rub\u{7f}out", "rub␡out"),
        // The eight-bit form of ESC [.
        ("\u{9b}31m", "\\u{9b}31m"),
        ("abc\u{202e}fdp", "abc\\u{202e}fdp"),
        ("\u{2066}x\u{2069}", "\\u{2066}x\\u{2069}"),
        ("zero\u{200b}width", "zero\\u{200b}width"),
        ("line\u{2028}end", "line\\u{2028}end"),
        // Emoji need their joiner.
        ("👩\u{200d}💻", "👩\u{200d}💻"),
    ];
    for (text, wanted) in cases {
        assert_eq!(visible(text), wanted, "{text:?}");
    }
}

proptest! {
    #[test]
    fn nothing_unsafe_is_left(text in any::<String>()) {
        prop_assert!(!visible(&text).chars().any(is_unsafe));
    }

    #[test]
    fn safe_texts_are_not_copied(text in "[a-zA-Zá-ž0-9 .,–]*") {
        prop_assert!(matches!(visible(&text), Cow::Borrowed(same) if same == text));
    }
}
