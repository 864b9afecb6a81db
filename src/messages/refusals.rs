//! What the argument parser refuses, in Czech: its sentences are English, each on a line of its own, and are put into the
//! other language line by line. One that is not known stays as it is.

use crate::language::Language;
use crate::messages::names::{translated, varying_parts};

/// What the parser says, without colours, in the words of the language.
pub fn refusal(language: Language, text: &str) -> String {
    match language {
        Language::En => text.to_owned(),
        Language::Cs => text.lines().map(|line| in_czech(line) + "\n").collect(),
    }
}

fn in_czech(line: &str) -> String {
    let said = line.trim_start();
    let (blanks, _) = line.split_at(line.len() - said.len());
    // Further usages stand below the first, behind a word that is longer now.
    let blanks = if blanks.len() == "Usage: ".len() { "         " } else { blanks };
    let sentence = LINES.iter().find_map(|(english, czech)| {
        let parts = varying_parts(said, english)?;
        let mut pieces = czech.split('*');
        let first = pieces.next()?.to_owned();
        Some(parts.into_iter().zip(pieces).fold(first, |line, (part, piece)| line + &wanted(part) + piece))
    });
    format!("{blanks}{}", sentence.unwrap_or_else(|| said.to_owned()))
}

/// What a value must be; anything else stays as it is.
fn wanted(part: &str) -> String {
    let known = VALUES.iter().find_map(|(english, czech)| translated(part, english, czech));
    known.unwrap_or_else(|| part.to_owned())
}

/// The parser's lines: each `*` stands for a part that varies, in the same order.
#[rustfmt::skip]
const LINES: &[(&str, &str)] = &[
    ("error: the following required arguments were not provided:", "chyba: chybí povinné argumenty:"),
    ("error: invalid value '*' for '*': *", "chyba: neplatná hodnota '*' pro '*': *"),
    ("error: invalid value '*' for '*'", "chyba: neplatná hodnota '*' pro '*'"),
    ("error: a value is required for '*' but none was supplied", "chyba: '*' potřebuje hodnotu, a žádná tu není"),
    ("error: unexpected argument '*' found", "chyba: neznámý argument '*'"),
    ("error: unexpected value '*' for '*' found; no more were expected", "chyba: přebytečná hodnota '*' pro '*'"),
    ("error: unrecognized subcommand '*'", "chyba: neznámý příkaz '*'"),
    ("error: '*' requires a subcommand but one was not provided", "chyba: za '*' chybí další příkaz"),
    ("error: the argument '*' cannot be used with '*'", "chyba: argument '*' nejde použít spolu s '*'"),
    ("error: the argument '*' cannot be used with:", "chyba: argument '*' nejde použít spolu s:"),
    ("error: the argument '*' cannot be used multiple times", "chyba: argument '*' je uveden víckrát"),
    ("error: the argument '*' needs '*', or no '*' at all", "chyba: argument '*' potřebuje '*', nebo žádné '*'"),
    ("error: invalid UTF-8 was detected in one or more arguments", "chyba: některý argument není v kódování UTF-8"),
    ("[possible values: *]", "[možné hodnoty: *]"),
    ("[subcommands: *]", "[příkazy: *]"),
    ("tip: a similar value exists: *", "rada: podobná hodnota: *"),
    ("tip: some similar values exist: *", "rada: podobné hodnoty: *"),
    ("tip: a similar argument exists: *", "rada: podobný argument: *"),
    ("tip: some similar arguments exist: *", "rada: podobné argumenty: *"),
    ("tip: a similar subcommand exists: *", "rada: podobný příkaz: *"),
    ("tip: some similar subcommands exist: *", "rada: podobné příkazy: *"),
    ("tip: to pass '*' as a value, use '*'", "rada: má-li '*' být hodnota, pište '*'"),
    ("Usage: *", "Použití: *"),
    ("For more information, try '*'.", "Víc řekne '*'."),
];

/// What values of options must be.
#[rustfmt::skip]
const VALUES: &[(&str, &str)] = &[
    ("a year from 1900 to 2999", "rok od 1900 do 2999"),
    ("not a day; write it as YYYY-MM-DD, say 2027-01-04, or as 4.1.2027", "to není den; pište RRRR-MM-DD, třeba 2027-01-04, nebo 4.1.2027"),
    ("no such moment; write a day and perhaps a time, say *, * or *", "to není okamžik; pište den a případně čas, třeba *, * nebo *"),
    ("an amount of at least 0 with at most 4 decimals, say 1500 or 9.80, or `list`", "částka aspoň 0 s nejvýš 4 desetinnými místy, třeba 1500 nebo 9.80, nebo `list`"),
    ("an amount of at least 0 with at most 4 decimals, say 1500 or 9.80", "částka aspoň 0 s nejvýš 4 desetinnými místy, třeba 1500 nebo 9.80"),
    ("an amount above 0, say 10 or 0.50", "částka nad 0, třeba 10 nebo 0.50"),
    ("a number from 0 to 100 with at most 4 decimals", "číslo od 0 do 100 s nejvýš 4 desetinnými místy"),
    ("a quantity above 0, say 5 or 2.5", "množství nad 0, třeba 5 nebo 2.5"),
    ("`*` is no quantity (like 5 or 2.5)", "`*` není množství (třeba 5 nebo 2.5)"),
    ("NAME=COLUMN, say \"Firma=name\"", "JMÉNO=SLOUPEC, třeba \"Firma=name\""),
    ("12 to 64 hex digits", "12 až 64 šestnáctkových číslic"),
    ("a whole number from * to *", "celé číslo od * do *"),
    ("a whole number, as `annum runs` shows it", "celé číslo, jak ho vypisuje `annum runs`"),
    ("a whole number of at least 1", "celé číslo aspoň 1"),
];

#[cfg(test)]
mod tests {
    use super::refusal;
    use crate::language::Language::{Cs, En};

    #[test]
    fn english_stays_and_czech_is_said_line_by_line() {
        let said = "error: invalid value '27' for '<YEAR>': a year from 1900 to 2999\n\n\
                    Usage: annum a <YEAR>\n       annum b\n\nFor more information, try '--help'.\n";
        assert_eq!(refusal(En, said), said);
        assert_eq!(
            refusal(Cs, said),
            "chyba: neplatná hodnota '27' pro '<YEAR>': rok od 1900 do 2999\n\n\
             Použití: annum a <YEAR>\n         annum b\n\nVíc řekne '--help'.\n"
        );
    }

    #[test]
    fn what_is_not_known_stays() {
        assert_eq!(
            refusal(Cs, "error: a new sentence\n  --id <ID>\n"),
            "error: a new sentence\n  --id <ID>\n"
        );
    }
}
