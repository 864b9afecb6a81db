//! Examples of explanations: what a shell or a file gets is the same in both languages, the comments beside it are not.

use crate::language::Language;

/// Begins a comment.
const COMMENT: &str = "# ";

/// A line of an example with its comment, if it has one, in the words of the language.
pub fn example_line(language: Language, line: &str) -> String {
    let Some((before, comment)) = line.split_once(COMMENT) else { return line.to_owned() };
    let czech = COMMENTS.iter().find(|(en, _)| *en == comment).map_or(comment, |(_, cs)| cs);
    format!("{before}{COMMENT}{}", language.pick(czech, comment))
}

/// Every comment that says something in English, and the same in Czech.
#[rustfmt::skip]
const COMMENTS: &[(&str, &str)] = &[
    ("prices is a directory", "prices je adresář"),
    ("a customer", "zákazník"),
    ("and 2027 is billed", "a účtuje se rok 2027"),
    ("and a purchase is of 2025", "a nákup je z roku 2025"),
    ("and the book's catalog has CZK", "a katalog knihy má CZK"),
    ("and rows have remote-pc", "a řádky mají remote-pc"),
    ("the last is of 2027-02-01", "poslední je z 2027-02-01"),
    ("the id that bill has shown", "číslo, které ukázal bill"),
    ("a discount was changed since", "sleva se od té doby změnila"),
    ("2027000001 is issued already", "2027000001 už je vystaveno"),
    ("twice", "podruhé"),
    ("ended on 2027-06-30", "skončila 2027-06-30"),
    ("has remote-pc", "má remote-pc"),
    ("since 2027-01-01", "od 2027-01-01"),
    ("ended in June", "konec v červnu"),
    ("2027 is invoiced", "rok 2027 už je vystaven"),
    ("with a column `Segment`", "se sloupcem `Segment`"),
    ("with a column `Evid. č.`", "se sloupcem `Evid. č.`"),
    ("in a year that was issued in CZK", "v roce, který byl vystaven v CZK"),
];

#[cfg(test)]
mod tests {
    use super::{COMMENT, COMMENTS, example_line};
    use crate::language::Language::{Cs, En};
    use crate::messages::explanation;
    use crate::place::Code;

    /// Comments that are the text of a file.
    const SETTINGS: [&str; 3] = ["first_year = 2026", "closed_until = 2026-12-31", "renewal = auto"];

    fn comments() -> Vec<&'static str> {
        let examples = Code::ALL.iter().map(|code| explanation(En, *code));
        let lines = examples.flat_map(|it| it.wrong.lines().chain(it.right.lines()));
        lines.filter_map(|line| line.split_once(COMMENT)).map(|(_, comment)| comment).collect()
    }

    #[test]
    fn every_comment_has_its_czech_words() {
        let in_czech = |comment: &&str| COMMENTS.iter().any(|(en, _)| en == comment);
        let said: Vec<_> = comments().into_iter().filter(|comment| !SETTINGS.contains(comment)).collect();
        assert!(said.iter().all(in_czech), "{said:?}");
        let unused: Vec<_> = COMMENTS.iter().filter(|(en, _)| !said.contains(en)).collect();
        assert!(unused.is_empty(), "{unused:?}");
    }

    #[test]
    fn a_comment_alone_is_translated() {
        let line = "$ annum explain C005   # a customer";
        assert_eq!(example_line(En, line), line);
        assert_eq!(example_line(Cs, line), "$ annum explain C005   # zákazník");
        assert_eq!(example_line(Cs, "first = 1 # first_year = 2026"), "first = 1 # first_year = 2026");
        assert_eq!(example_line(Cs, "accent = \"#1f6f8b\""), "accent = \"#1f6f8b\"");
    }
}
