use super::*;
use crate::calendar::DayRange;
use crate::document::StepKind;
use crate::money::{DecimalMark, exact_amount};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn product_of(quantity: u32, price: &str, discount: &str, share: Share) -> Note {
    let unit_price = UnitPrice::parse(price, DecimalMark::Point).unwrap();
    let discount = Percent::parse(discount, DecimalMark::Point).unwrap();
    Note::Product { quantity: Quantity::from_whole(quantity), unit_price, discount, share }
}

#[test]
fn a_product_is_written_out_without_factors_of_one() {
    let (whole, part) = (Share::WHOLE, Share { charged: 307, of: 366 });
    let cases = [
        (product_of(1, "3000", "0", whole), "1 × 3,000.00", "a whole year at the list price"),
        (product_of(3, "2999.90", "33.33", whole), "3 × 2,999.90 × (100 − 33.33) %", "a discount"),
        (product_of(1, "3000", "0", part), "1 × 3,000.00 × 307/366", "a part of the year"),
        (product_of(5, "3000", "0", Share { charged: 0, of: 12 }), "5 × 3,000.00 × 0", "nothing"),
        (product_of(5, "3000", "0", Share { charged: 12, of: 12 }), "5 × 3,000.00", "twelve months"),
    ];
    for (note, text, why) in cases {
        assert_eq!(note_text(Language::En, &note), text, "{why}");
    }
}

#[test]
fn windows_say_what_they_do() {
    let days = DayRange::new(day("2025-05-12"), day("2026-12-31"));
    let window = |days, effect| Note::Window { purchased_on: day("2025-05-12"), days, effect };
    let cases = [
        (
            window(days, WindowEffect::EndsBefore),
            "purchase of 2025-05-12: free 2025-05-12 – 2026-12-31; over before the active days",
        ),
        (window(None, WindowEffect::NoWindow), "purchase of 2025-05-12: nothing is free"),
    ];
    for (note, text) in cases {
        assert_eq!(note_text(Language::En, &note), text);
    }
    assert_eq!(
        note_text(Language::Cs, &window(days, WindowEffect::Frees(DayRange::year(2026)))),
        "nákup 12. 5. 2025: zdarma 12. 5. 2025 – 31. 12. 2026"
    );
}

#[test]
fn a_row_of_the_same_price_is_not_called_dearer() {
    let exact = |units| {
        let price = UnitPrice::from_whole(3000);
        exact_amount(Quantity::from_whole(units), price, Percent::ZERO, Share::WHOLE).unwrap()
    };
    let note =
        |its, own| note_text(Language::En, &Note::Dearer { tier: None, its: exact(its), own: exact(own) });
    assert_eq!(note(5, 3), "the dearer row is charged instead: 15,000.00 a whole year against 9,000.00");
    assert_eq!(note(3, 3), "the earlier row of the same price is charged instead: 9,000.00 a whole year");
}

#[test]
fn every_step_has_a_name_in_both_languages() {
    for kind in StepKind::ALL {
        let (cs, en) = (code_word(Language::Cs, kind.code()), code_word(Language::En, kind.code()));
        assert_ne!(cs, en, "{kind:?}");
    }
}
