use super::fill::{fill, next_placeholder};
use super::problems::wording;
use super::*;
use crate::billing::compare::Cause;
use crate::billing::entitlement::{State, Why};
use crate::billing::free_use;
use crate::document::{Kind, Reason};
use crate::language::Language::{self, Cs, En};
use crate::place::{Code, Place, Problem};

/// The placeholders of a template that arguments fill, sorted.
fn placeholders(template: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = template;
    while let Some((_, inside, after)) = next_placeholder(rest) {
        if inside.starts_with(|c: char| c.is_ascii_digit()) {
            found.push(inside);
        }
        rest = after;
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// How many arguments each code documents, read from its declaration.
fn documented_args() -> Vec<(&'static str, usize)> {
    let mut args = 0;
    let mut codes = Vec::new();
    for line in include_str!("../place/code.rs").lines().map(str::trim) {
        if let Some(doc) = line.strip_prefix("/// ") {
            args = args.max((0..9).filter(|n| doc.contains(&format!("`{{{n}}}`"))).count());
        } else if let Some((_, name)) = line.split_once(" = \"") {
            codes.push((name.trim_end_matches("\","), args));
            args = 0;
        } else {
            args = 0;
        }
    }
    codes
}

#[test]
fn every_code_has_words_in_both_languages_with_the_same_placeholders() {
    for code in Code::ALL {
        let (cs, en) = (wording(Cs, *code), wording(En, *code));
        assert!(!cs.what.is_empty() && !en.what.is_empty(), "{code}: no words");
        assert_eq!(placeholders(cs.what), placeholders(en.what), "{code}");
        assert_eq!(placeholders(cs.hint), placeholders(en.hint), "{code}: hint");
        assert_eq!(cs.hint.is_empty(), en.hint.is_empty(), "{code}: a hint in one language only");
    }
}

#[test]
fn messages_are_neither_sentences_nor_titles() {
    for (code, language) in Code::ALL.iter().flat_map(|code| Language::ALL.map(|l| (code, l))) {
        for text in [wording(language, *code).what, wording(language, *code).hint] {
            assert!(!text.ends_with('.') || text.ends_with(".."), "{code}: a full stop ends {text}");
            let first_word: String = text.chars().take_while(|c| c.is_alphabetic()).collect();
            let is_abbreviation = first_word.chars().count() > 1 && first_word == first_word.to_uppercase();
            assert!(
                is_abbreviation || !text.starts_with(char::is_uppercase),
                "{code}: a capital begins {text}"
            );
        }
    }
}

#[test]
fn every_argument_that_a_code_documents_is_said() {
    let documented = documented_args();
    for code in Code::ALL {
        let (_, args) = documented.iter().find(|(name, _)| *name == code.name()).unwrap();
        let words = wording(En, *code);
        let said = format!("{} {}", words.what, words.hint);
        let said: std::collections::BTreeSet<char> =
            placeholders(&said).iter().filter_map(|inside| inside.chars().next()).collect();
        let wanted = (0..*args).filter_map(|n| char::from_digit(n as u32, 10)).collect();
        assert_eq!(said, wanted, "{code}");
    }
}

#[test]
fn every_text_has_the_same_placeholders_in_both_languages() {
    for text in Text::ALL {
        assert!(!text.text(Cs).is_empty() && !text.text(En).is_empty(), "{text:?}");
        assert_eq!(placeholders(text.text(Cs)), placeholders(text.text(En)), "{text:?}");
    }
}

#[test]
fn every_word_on_paper_has_the_same_placeholders_in_both_languages() {
    for text in PaperText::ALL {
        assert!(!text.text(Cs).is_empty() && !text.text(En).is_empty(), "{text:?}");
        assert_eq!(placeholders(text.text(Cs)), placeholders(text.text(En)), "{text:?}");
    }
}

#[test]
fn problems_say_what_and_the_way_out() {
    let float = Problem::error(Code::BareFloat).with("2999.90");
    assert_eq!(
        message(En, &float),
        "the amount 2999.90 has decimals and no quotes, so that it is not kept exactly"
    );
    assert_eq!(hint(En, &float), "write it in quotes: \"2999.90\"");

    let orphan =
        Problem::error(Code::Orphan).with("2027000124").with("C-1").with("S-1 remote-pc").with("3000.00");
    assert_eq!(
        message(Cs, &orphan),
        "doklad `2027000124` účtuje zákazníkovi `C-1` za `S-1 remote-pc` částku 3\u{a0}000,00, ale v souborech k tomu není \
         žádný řádek"
    );
    assert_eq!(
        hint(En, &orphan),
        "put the row back and end it with `until` (a charge: quantity 0), or cancel the document: \
         `annum cancel 2027000124 --reason …`"
    );

    let place = Place::line("purchases.csv", 4);
    let early = Problem::warning(Code::RowBeforePurchase).with("2026-05-01").with("2026-05-12").with(place);
    assert_eq!(hint(En, &early), "set since = 2026-05-12?");
}

#[test]
fn days_in_a_sentence_are_those_of_the_language_and_in_a_command_those_of_the_command() {
    let earlier =
        Problem::error(Code::DateBeforeLast).with("2027-01-04").with("2027-02-01").with("2027000012");
    assert!(message(Cs, &earlier).starts_with("datum 4. 1. 2027 je dřívější než 1. 2. 2027,"));
    assert!(message(En, &earlier).starts_with("the date 2027-01-04 lies before 2027-02-01,"));
    assert!(hint(Cs, &earlier).starts_with("zvolte `--date 2027-02-01` nebo"));
    assert_eq!(fill(Cs, "{0:date}", &["no day".to_owned()]), "no day");
}

#[test]
fn every_code_is_explained_with_its_own_words_in_each_language() {
    for code in Code::ALL {
        let (cs, en) = (explanation(Cs, *code), explanation(En, *code));
        assert!(!cs.meaning.is_empty() && !en.meaning.is_empty() && cs.meaning != en.meaning, "{code}");
        assert_eq!(
            (cs.wrong, cs.right),
            (en.wrong, en.right),
            "{code}: an example is in no language but its comments"
        );
        assert!(cs.wrong.is_empty() || cs.wrong != cs.right, "{code}: nothing is mended");
        assert!(!gist(Cs, *code).contains("{0"), "{code}");
    }
    assert_eq!(gist(En, Code::SeriesFull), "the series `…` is full in …");
    assert!(gist(En, Code::BadPattern).starts_with("number pattern `…`: …"));
}

#[test]
fn a_near_name_is_the_hint() {
    let unknown = Problem::error(Code::UnknownColumn).with("quantiti").suggest(Some("quantity"));
    assert_eq!(message(Cs, &unknown), "neznámý sloupec `quantiti`");
    assert_eq!(hint(Cs, &unknown), "mysleli jste `quantity`?");
    assert_eq!(hint(En, &unknown), "did you mean `quantity`?");
}

#[test]
fn arguments_in_english_are_said_in_czech() {
    let said = |fault: &str| message(Cs, &Problem::error(Code::BadPattern).with("X").with(fault));
    let cases = [
        ("no {year} or {yy}", "vzor čísla `X`: chybí {year} nebo {yy}"),
        ("unknown part `{day}`", "vzor čísla `X`: neznámá část `{day}`"),
        ("2 times {sequence:N}", "vzor čísla `X`: 2krát {sequence:N}"),
        ("`run`: says 3, there are 4", "vzor čísla `X`: `run`: uvádí 3, je jich 4"),
        ("no column `a` for `b`, c", "vzor čísla `X`: no column `a` for `b`, c"),
        // A code.
        ("credit-note", "vzor čísla `X`: dobropis"),
        ("something new", "vzor čísla `X`: something new"),
    ];
    for (fault, wanted) in cases {
        assert_eq!(said(fault), wanted);
    }
}

#[test]
fn phrases_keep_what_varies() {
    for (english, czech) in names::PHRASES {
        assert_eq!(english.matches('*').count(), czech.matches('*').count(), "{english}");
        let filled = |text: &str| text.replace('*', "**");
        assert_eq!(names::phrase(Cs, &filled(english)), filled(czech), "{english}");
        assert_eq!(names::phrase(En, &filled(english)), filled(english));
    }
}

#[test]
fn arguments_are_not_templates() {
    let args = ["{1}".to_owned(), "b".to_owned()];
    assert_eq!(fill(En, "{0} {1} {2} {year}", &args), "{1} b {2} {year}");
}

#[test]
fn counts_have_the_right_plural() {
    let cases = [
        (0, "0 faktur", "0 invoices"),
        (1, "1 faktura", "1 invoice"),
        (2, "2 faktury", "2 invoices"),
        (4, "4 faktury", "4 invoices"),
        (5, "5 faktur", "5 invoices"),
        // Czech counts by the whole number, not by its last digit.
        (22, "22 faktur", "22 invoices"),
        (101, "101 faktur", "101 invoices"),
        (1_234_567, "1\u{a0}234\u{a0}567 faktur", "1,234,567 invoices"),
    ];
    for (n, cs, en) in cases {
        assert_eq!(counted(Cs, n, Counted::Invoices), cs);
        assert_eq!(counted(En, n, Counted::Invoices), en);
    }
    assert_eq!(counted(Cs, 1, Counted::CreditNotes), "1 dobropis");
    assert_eq!(counted(Cs, 3, Counted::Lines), "3 řádky");
    assert_eq!(counted(Cs, 5, Counted::Errors), "5 chyb");
    assert_eq!(counted(Cs, 2, Counted::Warnings), "2 varování");
}

#[test]
fn numbers_have_the_marks_of_the_language() {
    let cases = [
        ("0.00", "0,00", "0.00"),
        ("999.99", "999,99", "999.99"),
        ("1000", "1\u{a0}000", "1,000"),
        ("1234567.50", "1\u{a0}234\u{a0}567,50", "1,234,567.50"),
        ("-100.00", "-100,00", "-100.00"),
        ("-123456.7891", "-123\u{a0}456,7891", "-123,456.7891"),
    ];
    for (plain, cs, en) in cases {
        assert_eq!(localized(Cs, plain), cs);
        assert_eq!(localized(En, plain), en);
    }
}

#[test]
fn every_column_has_a_heading_in_both_languages() {
    let columns = "customer customer_name contract service description period_start period_end quantity unit \
        unit_price discount_percent share net_amount reason kind corrects charge document year free_until cheaper \
        number issued_on due_on net_total run state previous_net next_net change name price file line field severity \
        code message hint documents plan id company_id vat_id street city postal_code country email language due_days \
        order_number note since until renewal text product purchased_on date visited_on technician received time \
        counts_as counted_from last_day working_days response_days place invoices visits visits_usual excluded";
    for column in columns.split_whitespace() {
        assert!(names::COLUMNS.iter().any(|(name, ..)| *name == column), "{column}");
    }
    assert_eq!(column_heading(Cs, "net_amount"), "částka");
    assert_eq!(column_heading(En, "something_else"), "something_else");
}

#[test]
fn every_code_has_a_word_for_people() {
    let kinds = [Kind::Invoice, Kind::CreditNote].map(Kind::code);
    for code in Reason::ALL.map(Reason::code).into_iter().chain(kinds) {
        assert!(names::CODES.iter().any(|(name, ..)| *name == code), "{code}");
    }
    for code in ["to-decide", "ended", "free", "free-year-ends", "new", "renews", "auto", "manual"] {
        assert!(names::CODES.iter().any(|(name, ..)| *name == code), "{code}");
    }
    let effects = Cause::ALL.map(Cause::code).into_iter();
    let effects = effects.chain(free_use::State::ALL.map(free_use::State::code));
    for code in State::ALL.map(State::code).into_iter().chain(Why::ALL.map(Why::code)).chain(effects) {
        assert!(names::CODES.iter().any(|(name, ..)| *name == code), "{code}");
    }
    assert_eq!(code_word(Cs, "free-year"), "rok zdarma");
    assert_eq!(code_word(En, "credit-note"), "credit note");
    assert_eq!(code_word(En, "something-else"), "something-else");
}
