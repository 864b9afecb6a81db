use proptest::prelude::*;

use super::*;
use crate::money::DecimalMark;

fn price(text: &str) -> UnitPrice {
    UnitPrice::parse(text, DecimalMark::Point).unwrap()
}

/// A catalog of one service, and what `with_prices` makes of it.
fn raised_text(text: &str, new: &str) -> String {
    with_prices(text, 2028, &[(ServiceIx(0), price(new))]).unwrap()
}

#[test]
fn only_the_price_changes() {
    let head = "\u{feff}# Prices – žluťoučké\ncurrency = \"CZK\"   # crowns\n[[service]]\nid = \"a\"\nname = \"A\"\n";
    let cases = [
        ("price = 3000 # net\n", "price = { 1900 = 3000, 2028 = 3072 } # net\n", "for always"),
        ("price='2999.90'", "price={ 1900 = '2999.90', 2028 = 3072 }", "as it is written"),
        ("price = +3_000\r\n", "price = { 1900 = +3_000, 2028 = 3072 }\r\n", "line ends of Windows"),
        (
            "price = { 2015 = 3000, 2030 = 4000 }\n",
            "price = { 2015 = 3000, 2028 = 3072, 2030 = 4000 }\n",
            "between years",
        ),
        ("price = {2015=3000}\n", "price = {2015=3000, 2028 = 3072}\n", "after the last"),
        ("price = {2027=3,2015=2}\n", "price = {2027=3, 2028 = 3072,2015=2}\n", "in any order"),
        (
            "price = {\n  2015 = 3000, # since ever\n}\n",
            "price = {\n  2015 = 3000, 2028 = 3072, # since ever\n}\n",
            "on several lines",
        ),
        (
            "[service.price]\n  2015 = 3000 # old\n  2030 = 4000\n",
            "[service.price]\n  2015 = 3000 # old\n  2028 = 3072\n  2030 = 4000\n",
            "as a table",
        ),
        (
            "[service.price]\r\n2015 = 3000\r\n",
            "[service.price]\r\n2015 = 3000\r\n2028 = 3072\r\n",
            "and CR LF",
        ),
        (
            "[service.price]\n2015 = 3000",
            "[service.price]\n2015 = 3000\n2028 = 3072",
            "without a last line end",
        ),
        ("price.2015 = 3000 # old\n", "price.2015 = 3000 # old\nprice.2028 = 3072\n", "as a dotted key"),
    ];
    for (before, after, why) in cases {
        let (before, after) = (format!("{head}{before}"), format!("{head}{after}"));
        assert_eq!(raised_text(&before, "3072"), after, "{why}");
        let (old, new) = (parse("a", &before).unwrap(), parse("a", &after).unwrap());
        for year in [1900, 2014, 2015, 2027] {
            let of = |catalog: &Catalog| catalog.services[0].price.in_year(year).map(|dated| dated.value);
            assert_eq!(of(&old), of(&new), "{why}: {year} stays");
        }
        assert_eq!(new.services[0].price.in_year(2028).unwrap().value, price("3072"), "{why}");
    }
}

#[test]
fn services_in_a_list_and_prices_with_decimals() {
    let text = "currency = \"CZK\"\nservice = [{ id = \"a\", name = \"A\", price.2015 = 3 }, { id = \"b\", name = \"B\", price = 1 }]\n";
    let prices = [(ServiceIx(1), price("1.5")), (ServiceIx(0), price("3.1234"))];
    let raised = with_prices(text, 2028, &prices).unwrap();
    assert_eq!(
        raised,
        "currency = \"CZK\"\nservice = [{ id = \"a\", name = \"A\", price.2015 = 3, price.2028 = \"3.1234\" }, \
         { id = \"b\", name = \"B\", price = { 1900 = 1, 2028 = \"1.50\" } }]\n"
    );
    assert!(parse("a", &raised).is_ok());
}

#[test]
fn a_text_without_these_services_is_none_to_change() {
    let new = [(ServiceIx(1), price("1"))];
    for text in ["", "service = 1", "[[service]]\nprice = 1", "[[service]]\n[[service]]\nid = 1"] {
        assert_eq!(with_prices(text, 2028, &new), None, "{text}");
    }
}

#[test]
fn the_shipped_price_list_keeps_its_comments() {
    let new = [(ServiceIx(3), price("3072")), (ServiceIx(2), price("20480"))];
    let raised = with_prices(super::super::BUILT_IN, 2028, &new).unwrap();
    let differ = |(old, new): &(&str, &str)| old != new;
    let changed: Vec<_> = super::super::BUILT_IN.lines().zip(raised.lines()).filter(differ).collect();
    assert_eq!(
        changed,
        [
            ("price = 20000", "price = { 1900 = 20000, 2028 = 20480 }"),
            ("price = 3000", "price = { 1900 = 3000, 2028 = 3072 }"),
        ]
    );
}

#[test]
fn a_catalog_that_changed_meanwhile_is_not_replaced() {
    let book = tempfile::tempdir().unwrap();
    let text = "currency = \"CZK\"\n[[service]]\nid = \"a\"\nname = \"A\"\nprice = 3000\n";
    let path = book.path().join(CATALOG);
    std::fs::write(&path, text).unwrap();
    let read = parse(CATALOG, text).unwrap();
    let new = raised(&read, 2028, &[(ServiceIx(0), price("3072"))]).unwrap();
    replace(book.path(), &read, &new).unwrap();
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text.replace("3000", "{ 1900 = 3000, 2028 = 3072 }"));
    let refused = replace(book.path(), &read, &new).unwrap_err();
    assert_eq!(refused.code, Code::FileChanged);
}

proptest! {
    #[test]
    fn every_year_before_keeps_its_price_and_every_year_after_has_the_new_one(
        years in proptest::collection::btree_map(2000i32..2040, 0u32..100_000, 1..6),
        year in 2001i32..2045,
        new in 0u32..100_000,
    ) {
        prop_assume!(!years.contains_key(&year) && years.keys().next().is_some_and(|first| *first < year));
        let table: Vec<String> = years.iter().map(|(year, price)| format!("{year} = {price}")).collect();
        let text = format!(
            "currency = \"CZK\"\n[[service]]\nid = \"a\"\nname = \"A\"\nprice = {{ {} }} # note\n",
            table.join(", ")
        );
        let raised = with_prices(&text, year, &[(ServiceIx(0), UnitPrice::from_whole(new))]).unwrap();
        let (old, catalog) = (parse("a", &text).unwrap(), parse("a", &raised).unwrap());
        for other in 1995..2050 {
            let of = |catalog: &Catalog| catalog.services[0].price.in_year(other).map(|dated| dated.value);
            let next = years.range(year..).next().map(|(next, _)| *next);
            let is_new = other >= year && next.is_none_or(|next| other < next);
            let expected = if is_new { Some(UnitPrice::from_whole(new)) } else { of(&old) };
            prop_assert_eq!(of(&catalog), expected);
        }
    }
}
