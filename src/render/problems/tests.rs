use super::*;
use crate::place::{Code, LISTED_PER_FILE, Place};

fn written(problems: &Problems, language: Language, palette: &Palette) -> String {
    let mut out = Vec::new();
    let look = Look { language, palette: *palette, width: Some(80) };
    write(&mut out, problems, &look).unwrap();
    String::from_utf8(out).unwrap()
}

fn sample() -> Problems {
    let place = |line, field: &'static str| Place::line("contracts.csv", line).field(field);
    let mut problems = Problems::default();
    let column = Problem::error(Code::UnknownColumn).with("quantiti").suggest(Some("quantity"));
    problems.push(column.at(place(1, "")));
    problems.push(Problem::error(Code::NoSuchDay).with("2026-02-30").at(place(17, "since")));
    problems.push(Problem::warning(Code::UnusualYear).with("2062-01-01").at(place(20, "since")));
    problems
}

#[test]
fn problems_are_listed_with_hints_and_counted_in_english() {
    assert_eq!(
        written(&sample(), Language::En, &Palette::PLAIN),
        "error: contracts.csv:1: unknown column `quantiti`
  hint: did you mean `quantity`?
error: contracts.csv:17: since: there is no day `2026-02-30`
  hint: correct the day or the month
warning: contracts.csv:20: since: unusual year: `2062-01-01`
  hint: check the date
2 errors, 1 warning
"
    );
}

#[test]
fn problems_are_listed_with_hints_and_counted_in_czech() {
    assert_eq!(
        written(&sample(), Language::Cs, &Palette::PLAIN),
        "chyba: contracts.csv:1: neznámý sloupec `quantiti`
  rada: mysleli jste `quantity`?
chyba: contracts.csv:17: since: den `2026-02-30` neexistuje
  rada: opravte den nebo měsíc
varování: contracts.csv:20: since: neobvyklý rok: `2062-01-01`
  rada: zkontrolujte datum
2 chyby, 1 varování
"
    );
}

#[test]
fn colours_mark_the_word_and_values_cannot_add_any() {
    let problem = Problem::error(Code::UnknownNumber).with("\u{1b}[32mok\n");
    let text = written(&problem.into(), Language::En, &Palette::COLOURED);
    assert_eq!(
        text,
        "\u{1b}[1m\u{1b}[31merror:\u{1b}[0m the register has no document `␛[32mok⏎`\n\
         \u{1b}[2m  hint: `annum invoices` lists what was issued\u{1b}[0m\n\u{1b}[1m1 error\u{1b}[0m\n"
    );
}

#[test]
fn no_problems_say_nothing() {
    assert_eq!(written(&Problems::default(), Language::En, &Palette::PLAIN), "");
}

#[test]
fn problems_beyond_the_list_are_counted() {
    let mut problems = Problems::default();
    for _ in 0..LISTED_PER_FILE + 500 {
        problems.push(Problem::error(Code::MissingValue).at(Place::file("customers.csv")));
    }
    assert_eq!(summary(&problems, Language::En).unwrap(), "1,500 errors (500 not listed)");
    assert_eq!(summary(&problems, Language::Cs).unwrap(), "1\u{a0}500 chyb (nevypsáno: 500)");
}
