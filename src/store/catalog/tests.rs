use std::fs;

use proptest::prelude::*;
use tempfile::TempDir;

use super::{parse, read};
use crate::catalog::{Catalog, Policy, Proration, UsualVisits};
use crate::language::Language;
use crate::store::said::said;

/// What a catalog needs, to which cases add.
const SERVICE: &str = "[[service]]\nid = \"a\"\nname = \"A\"\nprice = 1\n";

fn problems(text: &str) -> Vec<String> {
    parse("catalog.toml", text).map_or_else(|problems| said(&problems), |_| Vec::new())
}

fn catalog(text: &str) -> Catalog {
    parse("catalog.toml", text).unwrap_or_else(|problems| panic!("{text}\n{:#?}", said(&problems)))
}

#[test]
fn a_catalog_with_nothing_optional_has_the_defaults() {
    let catalog = catalog(&format!("currency = \"CZK\"\n{SERVICE}"));
    assert_eq!(catalog.currency, "CZK");
    assert_eq!(catalog.seller, Default::default());
    let proration = catalog.billing.proration.in_year(1900).unwrap();
    assert_eq!((proration.value, proration.line), (Proration::WholeYear, 0));
    assert_eq!(
        (catalog.billing.due_days, catalog.billing.first_year, catalog.billing.closed_until),
        (14, None, None)
    );
    assert_eq!(catalog.numbering.invoice.text(), "{year}{sequence:6}");
    assert_eq!(catalog.numbering.credit_note.text(), "9{year}{sequence:5}");
    assert!(catalog.numbering.first.is_empty());
    let policy = catalog.free_year.policy.in_year(2027).unwrap();
    assert_eq!((policy.value, policy.line), (Policy::ThroughNextCalendarYear, 0));
    assert!(catalog.free_year.services.is_empty(), "the default services are not in this catalog");
    let service = &catalog.services[0];
    assert_eq!((service.line, service.price.in_year(1900).unwrap().line), (2, 5));
    assert_eq!(
        (service.name.cs.as_str(), service.name.en.as_str()),
        ("A", "A"),
        "one text is both languages"
    );
    assert!(service.unit.is_empty() && service.hours.is_empty() && service.covers.is_none());
}

#[test]
fn a_problem_of_a_service_names_its_id() {
    let text = format!(
        "currency = \"CZK\"\nbilling = 1\n{SERVICE}[[service]]\nid = \"b\"\nname = 1\nprice = {{ 2015 = 1.5 }}\nhours.mon = \"\"\n\
         [[service]]\nname = 1\n"
    );
    let problems = parse("catalog.toml", &text).expect_err("it is full of mistakes");
    let places = problems.listed().iter().filter_map(|problem| problem.place.as_ref());
    assert_eq!(
        places.map(ToString::to_string).collect::<Vec<_>>(),
        [
            "catalog.toml:2: billing",
            "catalog.toml:9: service[2].name (b)",
            "catalog.toml:10: service[2].price.2015 (b)",
            "catalog.toml:11: service[2].hours.mon (b)",
            "catalog.toml:12: service[3].id",
            "catalog.toml:12: service[3].price",
            "catalog.toml:13: service[3].name",
        ]
    );
}

#[test]
fn everything_a_catalog_can_say_is_read() {
    let text = r#"
currency = "EUR"
[seller]
name = "Ukázka, s. r. o."
bank_account = "19-2000145399/0800"
[billing]
proration = { 2015 = "whole-year", 2027 = "days" }
due_days = 30
first_year = 2027
closed_until = 2026-12-31
[numbering]
invoice = "F{yy}{sequence:4}"
credit_note = "D{yy}{sequence:4}"
first = { 2027 = 124 }
[free_year]
policy.2020 = "none"
policy.2026 = "twelve-months"
services = ["remote-pc"]
[[service]]
id = "remote-ip"
name = { cs = "Vzdálený přístup", en = "Remote access" }
unit = { cs = "adresa" }
description = """
two
	lines"""
price = { 2015 = 3_000, 2027 = "3300.5001" }
response_days = 3
included = "yes"
excluded = "no"
phone = "224 211 287"
email = "info@example.cz"
hours = { friday = "10:00–16:30", monday = "8:30–17:00" }
covers = "remote-pc"
extended_by = ["remote-pc"]
visits_per_year = { from = 3, to = 4 }
[[service]]
id = "remote-pc"
name = { cs = "PC" }
price = +3000
"#;
    let catalog = catalog(text);
    assert_eq!(
        (catalog.seller.name.as_str(), catalog.seller.bank_account.as_str()),
        ("Ukázka, s. r. o.", "19-2000145399/0800")
    );
    let proration = |year| catalog.billing.proration.in_year(year).map(|dated| (dated.value, dated.line));
    assert_eq!(proration(2014), None);
    assert_eq!(proration(2026), Some((Proration::WholeYear, 7)));
    assert_eq!(proration(2027), Some((Proration::Days, 7)));
    assert_eq!((catalog.billing.due_days, catalog.billing.first_year), (30, Some(2027)));
    assert_eq!(catalog.billing.closed_until.unwrap().to_string(), "2026-12-31");
    assert_eq!(catalog.numbering.invoice.number(2027, 1).unwrap(), "F270001");
    assert_eq!(catalog.numbering.first[&2027], 124);
    let policy = |year| catalog.free_year.policy.in_year(year).map(|dated| (dated.value, dated.line));
    assert_eq!((policy(2025), policy(2026)), (Some((Policy::None, 16)), Some((Policy::TwelveMonths, 17))));
    let (pc, remote_pc) = catalog.find("remote-pc").unwrap();
    assert_eq!(catalog.free_year.services, [pc]);
    assert_eq!(remote_pc.price.in_year(2027).unwrap().value.to_string(), "3000.00");
    assert_eq!(remote_pc.name.in_language(Language::En), "PC");
    let (_, ip) = catalog.find("remote-ip").unwrap();
    assert_eq!(ip.covers, Some(pc), "a service further down may be covered");
    assert_eq!((ip.line, ip.response_days), (19, Some(3)));
    assert_eq!(ip.description.cs, "two\n\tlines");
    let price = |year| ip.price.in_year(year).map(|dated| (dated.value.to_string(), dated.line));
    assert_eq!(price(2014), None, "never another year's price");
    assert_eq!((price(2026), price(2099)), (Some(("3000.00".into(), 26)), Some(("3300.5001".into(), 26))));
    let hours: Vec<_> = ip.hours.iter().map(|(day, hours)| (day.name(), hours.to_string())).collect();
    let expected = [("monday", "8:30–17:00".to_owned()), ("friday", "10:00–16:30".to_owned())];
    assert_eq!(hours, expected, "in the order of the week");
    assert_eq!((ip.extended_by.as_slice(), ip.visits_per_year), (&[pc][..], UsualVisits::new(3, 4)));
    assert_eq!(&*catalog.source, text, "byte for byte");
}

#[test]
fn services_that_are_free_by_default_are_those_of_the_price_list() {
    let catalog = catalog(
        "currency = \"CZK\"\n[[service]]\nid = \"x\"\nname = \"X\"\nprice = 0\n[[service]]\nid = \"remote-pc\"\nname = \"R\"\nprice = 1\n",
    );
    assert_eq!(catalog.free_year.services, [catalog.find("remote-pc").unwrap().0]);
}

#[test]
fn a_value_of_a_service_says_what_is_wrong_with_it() {
    let cases: &[(&str, &[&str], &str)] = &[
        ("price = 3000.5", &["5: service[1].price bare-float(3000.5)"], "a float has lost digits"),
        ("price = 1e3", &["5: service[1].price bare-float(1e3)"], "an exponent is a float"),
        ("price = inf", &["5: service[1].price bare-float(inf)"], "so is infinity"),
        ("price = \"1e3\"", &["5: service[1].price bad-number(1e3)"], "quoted, still no number"),
        ("price = \"1_000\"", &["5: service[1].price bad-number(1_000)"], "an underscore in quotes"),
        ("price = \"3000,50\"", &["5: service[1].price bad-number(3000,50)"], "a comma"),
        ("price = \"\"", &["5: service[1].price bad-number"], "nothing"),
        ("price = 0xff", &["5: service[1].price bad-number(0xff)"], "hexadecimal"),
        ("price = -1", &["5: service[1].price negative-number(-1)"], "negative"),
        ("price = \"1.00001\"", &["5: service[1].price too-many-decimals(1.00001|4)"], "five decimals"),
        (
            "price = 1000000000000",
            &["5: service[1].price number-too-large(1000000000000)"],
            "thirteen digits",
        ),
        ("price = true", &["5: service[1].price wrong-type(an amount)"], "no number at all"),
        ("price = {}", &["5: service[1].price missing-value"], "a table of no years"),
        ("price = { 27 = 1 }", &["5: service[1].price.27 bad-year(27)"], "a short year"),
        ("price = { 3000 = 1 }", &["5: service[1].price.3000 bad-year(3000)"], "beyond all years"),
        (
            "price = { x = 1.5, 2027 = 2.5 }",
            &[
                "5: service[1].price.2027 bare-float(2.5)",
                "5: service[1].price.x bad-year(x)",
                "5: service[1].price.x bare-float(1.5)",
            ],
            "everything in it",
        ),
        ("", &["2: service[1].price missing-key(price)"], "a price is needed"),
        ("prise = 1", &["5: service[1].prise unknown-key(prise) ~price"], "misspelt is not missing as well"),
        ("price = 1\nid = \"b\"", &["6 toml-syntax(duplicate key)"], "twice"),
        (
            "price = 1\nname.cz = \"A\"",
            &["6 toml-syntax(cannot extend value of type string with a dotted key)"],
            "what the parser says",
        ),
        ("price = 1\nunit = 5", &["6: service[1].unit wrong-type(a text in quotes)"], "a text"),
        ("price = 1\nunit = { cz = \"x\" }", &["6: service[1].unit.cz unknown-key(cz) ~cs"], "a language"),
        (
            "price = 1\nunit = { cs = 1 }",
            &["6: service[1].unit.cs wrong-type(a text in quotes)"],
            "a text in it",
        ),
        ("price = 1\nphone = \"\\u0007\"", &["6: service[1].phone control-character(U+0007)"], "a bell"),
        (
            "price = 1\ndescription = \"a\\rb\"",
            &["6: service[1].description control-character(U+000D)"],
            "a CR",
        ),
        ("price = 1\nresponse_days = -2", &["6: service[1].response_days bad-number(-2)"], "negative days"),
        ("price = 1\nresponse_days = 99999", &["6: service[1].response_days bad-number(99999)"], "centuries"),
        (
            "price = 1\nresponse_days = \"2\"",
            &["6: service[1].response_days wrong-type(a whole number)"],
            "a text",
        ),
        (
            "price = 1\nhours = { mon = \"8\" }",
            &["6: service[1].hours.mon unknown-key(mon)"],
            "a day of the week",
        ),
        (
            "price = 1\nhours = { mondy = \"8\" }",
            &["6: service[1].hours.mondy unknown-key(mondy) ~monday"],
            "nearly one",
        ),
        ("price = 1\nhours = \"8-16\"", &["6: service[1].hours wrong-type(a table)"], "by day"),
        (
            "price = 1\nhours = { friday = \"10–16:30\", monday = \"17:00-8:30\" }",
            &[
                "6: service[1].hours.monday bad-hours(17:00-8:30)",
                "6: service[1].hours.friday bad-hours(10–16:30)",
            ],
            "in the order of the week",
        ),
        (
            "price = 1\nvisits_per_year = \"4-3\"",
            &["6: service[1].visits_per_year bad-visits(4-3)"],
            "fewer at most than at least",
        ),
        (
            "price = 1\nvisits_per_year = \"some\"",
            &["6: service[1].visits_per_year bad-visits(some)"],
            "no number",
        ),
        (
            "price = 1\nvisits_per_year = { from = 4, to = 3 }",
            &["6: service[1].visits_per_year bad-visits(4-3)"],
            "as a table",
        ),
        (
            "price = 1\nvisits_per_year = { from = 4 }",
            &["6: service[1].visits_per_year.to missing-key(to)"],
            "half a range",
        ),
        (
            "price = 1\nextended_by = [\"b\"]",
            &["6: service[1].extended_by[1] unknown-service(b)"],
            "extended by what is not there",
        ),
        (
            "price = 1\ncovers = \"b\"",
            &["6: service[1].covers unknown-service(b)"],
            "covers what is not there",
        ),
        (
            "price = 1\n[[service]]\nid = \"a\"\nname = \"\"\nprice = 1",
            &["7: service[2].id duplicate-id(a|catalog.toml:3)", "8: service[2].name missing-value"],
            "an id twice, and no name",
        ),
        (
            "price = 1\n[[service]]\nid = \"\"",
            &[
                "6: service[2].name missing-key(name)",
                "6: service[2].price missing-key(price)",
                "7: service[2].id missing-value",
            ],
            "all that is missing",
        ),
    ];
    for (lines, expected, why) in cases {
        let text = format!("currency = \"CZK\"\n[[service]]\nid = \"a\"\nname = \"A\"\n{lines}\n");
        let expected: Vec<_> = expected.iter().map(|problem| format!("catalog.toml:{problem}")).collect();
        assert_eq!(problems(&text), expected, "{why}");
    }
}

#[test]
fn a_rule_says_what_is_wrong_with_it() {
    let cases: &[(&str, &[&str], &str)] = &[
        (
            "[billing]\nproration = \"month\"",
            &["3: billing.proration unknown-proration(month) ~months"],
            "nearly a word",
        ),
        ("[billing]\nproration = \"weekly\"", &["3: billing.proration unknown-proration(weekly)"], "no word"),
        (
            "[billing]\nproration = { 2027 = \"day\" }",
            &["3: billing.proration.2027 unknown-proration(day) ~days"],
            "by year",
        ),
        ("[billing]\nproration = 1", &["3: billing.proration wrong-type(a text in quotes)"], "no text"),
        ("[billing]\ndue_days = 1000", &["3: billing.due_days bad-due-days(1000)"], "years"),
        ("[billing]\ndue_days = -1", &["3: billing.due_days bad-due-days(-1)"], "negative"),
        ("[billing]\ndue_days = 14.0", &["3: billing.due_days wrong-type(a whole number)"], "a float"),
        ("[billing]\nfirst_year = 27", &["3: billing.first_year bad-year(27)"], "a short year"),
        (
            "[billing]\nclosed_until = \"2026-2-3\"",
            &["3: billing.closed_until bad-date(2026-2-3)"],
            "a quoted date",
        ),
        (
            "[billing]\nclosed_until = \"2026-02-30\"",
            &["3: billing.closed_until no-such-day(2026-02-30)"],
            "30 February",
        ),
        (
            "[billing]\nclosed_until = 0026-02-03",
            &["3: billing.closed_until year-out-of-range(0026-02-03)"],
            "the year 26",
        ),
        (
            "[billing]\nclosed_until = 2026-02-03T10:00:00",
            &["3: billing.closed_until bad-date(2026-02-03T10:00:00)"],
            "a time of day",
        ),
        ("[billing]\nclosed_until = 2026", &["3: billing.closed_until wrong-type(a date)"], "a year"),
        ("[billing]\nprorate = 1", &["3: billing.prorate unknown-key(prorate)"], "no such key"),
        ("[biling]\ndue_days = 1", &["2: biling unknown-key(biling) ~billing"], "no such table"),
        ("billing = 3", &["2: billing wrong-type(a table)"], "no table"),
        (
            "[seller]\ncompanyid = \"1\"",
            &["3: seller.companyid unknown-key(companyid) ~company_id"],
            "of the seller",
        ),
        ("[seller]\nname = 1", &["3: seller.name wrong-type(a text in quotes)"], "no text"),
        ("[seller]\nname = \"\\u0085\"", &["3: seller.name control-character(U+0085)"], "no text to print"),
        (
            "[numbering]\ninvoice = \"{year}\"",
            &["3: numbering.invoice bad-pattern({year}|no {sequence:N})"],
            "no running number",
        ),
        (
            "[numbering]\ninvoice = \"{sequence:3}\"",
            &["3: numbering.invoice bad-pattern({sequence:3}|no {year} or {yy})"],
            "no year",
        ),
        (
            "[numbering]\ninvoice = \"{year}{seq:3}\"",
            &["3: numbering.invoice bad-pattern({year}{seq:3}|unknown part `{seq:3}`)"],
            "no such part",
        ),
        (
            "[numbering]\ninvoice = \"{year}{sequence:18446744073709551615}\"",
            &[
                "3: numbering.invoice bad-pattern({year}{sequence:18446744073709551615}|unknown part `{sequence:18446744073709551615}`)",
            ],
            "a width beyond all numbers",
        ),
        (
            "[numbering]\ncredit_note = \"9{year}{sequence:6}\"",
            &["3: numbering.credit_note pattern-too-long(9{year}{sequence:6}|11)"],
            "no variable symbol has eleven digits",
        ),
        (
            "[numbering]\ncredit_note = \"{year}{sequence:6}\"",
            &["3: numbering.credit_note patterns-collide"],
            "both series alike",
        ),
        (
            "[numbering]\ninvoice = \"9{year}{sequence:5}\"",
            &["3: numbering.invoice patterns-collide"],
            "with the other's default",
        ),
        ("[numbering]\nfirst = { 27 = 1 }", &["3: numbering.first.27 bad-year(27)"], "a short year"),
        (
            "[numbering]\nfirst = { 2027 = 0 }",
            &["3: numbering.first.2027 bad-sequence(0)"],
            "numbers start at 1",
        ),
        (
            "[numbering]\nfirst = { 2027 = 1000000 }",
            &["3: numbering.first.2027 series-full({year}{sequence:6}|2027)"],
            "no room",
        ),
        ("[numbering]\nfirst = 5", &["3: numbering.first wrong-type(a table)"], "by year"),
        (
            "[free_year]\npolicy = \"twelve-month\"",
            &["3: free_year.policy unknown-policy(twelve-month) ~twelve-months"],
            "nearly a policy",
        ),
        (
            "[free_year]\npolicy = { 2027 = \"x\", 20 = \"none\" }",
            &["3: free_year.policy.20 bad-year(20)", "3: free_year.policy.2027 unknown-policy(x)"],
            "by year",
        ),
        (
            "[free_year]\nservices = [\"a\", \"remote\"]",
            &["3: free_year.services[2] unknown-service(remote)"],
            "not in the catalog",
        ),
        ("[free_year]\nservices = \"a\"", &["3: free_year.services wrong-type(a list)"], "a list"),
        ("[free_year]\nservices = [1]", &["3: free_year.services[1] wrong-type(a text in quotes)"], "of ids"),
    ];
    for (lines, expected, why) in cases {
        let text = format!("currency = \"CZK\"\n{lines}\n{SERVICE}");
        let expected: Vec<_> = expected.iter().map(|problem| format!("catalog.toml:{problem}")).collect();
        assert_eq!(problems(&text), expected, "{why}");
    }
}

#[test]
fn the_file_as_a_whole_says_what_is_wrong_with_it() {
    let cases: &[(&str, &[&str], &str)] = &[
        ("", &["1: currency missing-key(currency)"], "nothing"),
        ("currency = 1", &["1: currency wrong-type(a text in quotes)"], "no text"),
        ("currency = \"Kč\"", &["1: currency bad-choice(Kč|ISO 4217 (CZK, EUR, USD …))"], "no code"),
        ("curency = \"CZK\"", &["1: curency unknown-key(curency) ~currency"], "misspelt"),
        ("currency = \"CZK\"\n[service]\nid = 1", &["2: service wrong-type(a list)"], "one bracket too few"),
        ("currency = \"CZK\"\nservice = [1]", &["2: service[1] wrong-type(a table)"], "no tables"),
        (
            "currency = CZK\nx = 1\n[billing\ndue_days = -1\ny = [",
            &[
                "1 toml-syntax(string values must be quoted, expected literal string)",
                "2: x unknown-key(x)",
                "3 toml-syntax(unclosed table, expected `]`)",
                "5 toml-syntax(unclosed array, expected `]`)",
            ],
            "a broken text: all that the parser says, and what can be understood of the rest",
        ),
        (
            "currency = \"CZK\"\n[[service]]\nid = \"a\"\nname = \"x\nprice = 1.5\n[[service]]\nid = 1\nprice =\n",
            &[
                "4 toml-syntax(invalid basic string, expected `\"`)",
                "5: service[1].price bare-float(1.5)",
                "7: service[2].id wrong-type(a text in quotes)",
                "8 toml-syntax(string values must be quoted, expected literal string)",
            ],
            "nothing is missing for certain in a broken text, and a broken line is told once",
        ),
        (
            "currency = \"CZK\"\n[billing]\nclosed_until = 2026-02-30\n",
            &["3 toml-syntax(invalid date, expected day between 01 and 28)"],
            "30 February is no date of TOML",
        ),
    ];
    for (text, expected, why) in cases {
        let found = problems(text);
        let expected: Vec<_> = expected.iter().map(|problem| format!("catalog.toml:{problem}")).collect();
        assert_eq!(found, expected, "{why}");
    }
}

#[test]
fn every_problem_of_a_file_is_found_in_one_run() {
    let text = "currency = \"\"\n[billing]\nproration = \"x\"\ndue_days = \"y\"\n[numbering]\ninvoice = 1\ncredit_note = \"\"\n\
                [free_year]\nservices = [\"q\"]\n[[service]]\nid = \"a\"\nname = 5\nprice = 1.5\n";
    let lines: Vec<_> =
        problems(text).iter().map(|problem| problem.split(':').nth(1).unwrap().to_owned()).collect();
    assert_eq!(lines, ["1", "3", "4", "6", "7", "9", "12", "13"]);
}

#[test]
fn more_services_than_can_be_held_are_refused() {
    let services: String =
        (0..=65_536).map(|id| format!("[[service]]\nid = \"{id}\"\nname = \"A\"\nprice = 1\n")).collect();
    let found = problems(&format!("currency = \"CZK\"\n{services}"));
    assert_eq!(found, ["catalog.toml:262147: service[65537].id book-too-large"]);
}

#[test]
fn nesting_beyond_any_stack_is_refused() {
    let deep = [
        format!("x = {}", "[".repeat(200_000)),
        format!("x = {}", "{a=".repeat(200_000)),
        format!("{}a = 1", "a.".repeat(200_000)),
        format!("[{}a]\n", "a.".repeat(200_000)).repeat(3),
    ];
    for text in deep {
        assert!(!problems(&text).is_empty());
    }
}

#[test]
fn the_named_file_comes_before_the_books_own_and_that_before_the_built_in_one() {
    let book = TempDir::new().unwrap();
    let named = book.path().join("other.toml");
    let missing = read(book.path(), Some(&named)).map(|_| ()).unwrap_err();
    assert_eq!(
        said(&missing),
        [format!("{} cannot-read(No such file or directory (os error 2))", named.display())],
        "a named one must be there"
    );
    fs::write(book.path().join("catalog.toml"), format!("currency = \"EUR\"\n{SERVICE}")).unwrap();
    fs::write(&named, format!("\u{feff}currency = \"USD\"\n{SERVICE}")).unwrap();
    let own = read(book.path(), None).unwrap();
    assert_eq!((own.currency.as_str(), &*own.file), ("EUR", "catalog.toml"));
    let other = read(book.path(), Some(&named)).unwrap();
    assert_eq!((other.currency, other.file.to_string()), ("USD".into(), named.display().to_string()));
    fs::write(&named, b"currency = \"CZK\"\n# \xe8esky\n").unwrap();
    let bytes = read(book.path(), Some(&named)).map(|_| ()).unwrap_err();
    assert_eq!(said(&bytes), [format!("{}:2 not-utf8", named.display())], "windows-1250");
    let directory = read(book.path(), Some(book.path())).map(|_| ()).unwrap_err();
    assert!(said(&directory)[0].contains(" cannot-read("), "a directory");
    fs::remove_file(book.path().join("catalog.toml")).unwrap();
    assert_eq!(&*read(book.path(), None).unwrap().file, "catalog.toml (built in)");
}

proptest! {
    #[test]
    fn any_text_is_a_catalog_or_located_problems(text in any_toml()) {
        if let Err(problems) = parse("catalog.toml", &text) {
            prop_assert!(problems.has_errors());
            let lines: Option<Vec<u32>> =
                problems.listed().iter().map(|problem| problem.place.as_ref().map(|place| place.line)).collect();
            prop_assert!(lines.is_some_and(|lines| lines.is_sorted() && !lines.contains(&0)));
        }
    }

    #[test]
    fn any_bytes_are_a_catalog_or_located_problems(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let book = TempDir::new().unwrap();
        fs::write(book.path().join("catalog.toml"), &bytes).unwrap();
        if let Err(problems) = read(book.path(), None) {
            prop_assert!(problems.listed().iter().all(|problem| problem.place.is_some()));
        }
    }
}

/// Pieces of a catalog in any order, some of them broken.
fn any_toml() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "currency = \"CZK\"\n",
        "[[service]]\n",
        "id = \"a\"\n",
        "name = \"A\"\n",
        "price = 1\n",
        "price = 1.5\n",
        "price = { 2027 = 1 }\n",
        "[billing]\n",
        "proration = \"days\"\n",
        "closed_until = 2026-12-31\n",
        "[numbering]\n",
        "invoice = \"{year}{sequence:3}\"\n",
        "first = { 2027 = 5 }\n",
        "[free_year]\n",
        "services = [\"a\"]\n",
        "x = ",
        "\"",
        "[",
        "{",
        "}",
        "= =",
        "á",
        "\n",
        "a.b.c = 1\n",
        "[service.hours]\n",
        "'''",
        "[[service.price]]\n",
    ]);
    prop::collection::vec(piece, 0..15).prop_map(|pieces| pieces.concat())
}
