//! What holds of every XML format.

use proptest::prelude::*;

use crate::billing::samples::leak;
use crate::billing::samples::vouchers::{documents, no_payer, of_documents, payer};
use crate::book::Party;
use crate::catalog::Catalog;
use crate::document::{Document, Kind, Voucher};
use crate::render::parsed::Parsed;
use crate::render::{isdoc, pohoda, ubl};

/// Texts that a cell may hold: quotes, markup, line ends, blanks of all kinds, letters that are made of two.
fn text() -> impl Strategy<Value = &'static str> {
    let awkward = "[<>&'\"\\]\t\n 😀\u{a0}\u{301}\u{2028}ěščř]{0,12}";
    prop_oneof![awkward, "\\PC{0,20}"].prop_filter_map("no text of XML", |text| {
        let is_legal = !text.contains(['\u{fffe}', '\u{ffff}']);
        is_legal.then(|| &**leak(text))
    })
}

/// A document all of whose texts are these.
fn with_texts(mut document: Document<'static>, texts: &[&'static str]) -> Document<'static> {
    let [name, street, city, email, order, note, description, ..] = texts[..] else {
        panic!("too few texts")
    };
    let content = &mut document.content;
    content.party = Party { name, street, city, email, company_id: order, ..content.party };
    content.order_number = order;
    content.note = note;
    content.lines[0].description = description.into();
    content.lines[0].contract = city;
    document
}

fn vouchers(catalog: &Catalog, texts: &[&'static str]) -> [Voucher<'static>; 2] {
    let documents = documents(catalog).iter().map(|document| with_texts(document.clone(), texts));
    let documents = leak(documents.collect::<Vec<_>>());
    [Kind::Invoice, Kind::CreditNote].map(|kind| of_documents(catalog, documents, kind))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_text_comes_out_as_it_went_in(
        texts in proptest::collection::vec(text(), 7),
        seller in text(),
        is_payer: bool,
    ) {
        let mut catalog = if is_payer { payer() } else { no_payer() };
        catalog.seller.name = seller.to_owned();
        for voucher in vouchers(&catalog, &texts) {
            for bytes in [isdoc::document(&voucher), ubl::document(&voucher)] {
                let parsed = Parsed::read(&bytes.unwrap());
                // The street is split in one of them, note and description stand within longer texts.
                for text in [texts[0], texts[2], texts[3], texts[4], seller] {
                    prop_assert!(parsed.values().any(|value| value == text), "{:?}", text);
                }
                prop_assert!(parsed.values().any(|value| value.contains(texts[6])), "{:?}", texts[6]);
            }
            // All of these are shorter than any limit.
            let parsed = Parsed::read(&pohoda::document(&voucher).unwrap().0);
            for text in [texts[0], texts[1], texts[2]] {
                prop_assert!(text.is_empty() || parsed.values().any(|value| value == text), "{:?}", text);
            }
        }
    }
}
