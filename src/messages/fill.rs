//! Placeholders: `{0}` is an argument as it is, `{0:amount}` one with the marks of the language, `{0:date}` a day as the
//! language writes it, `{0:word}` one that is a code or a phrase of the program itself.

use crate::language::Language;
use crate::messages::{date, localized, names};

/// Letters of an argument that a message shows.
const LONGEST: usize = 200;

/// The template with its placeholders filled. An argument that is missing leaves its placeholder standing.
pub(super) fn fill(language: Language, template: &str, args: &[String]) -> String {
    let mut filled = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, placeholder, after)) = next_placeholder(rest) {
        filled.push_str(before);
        match value_of(language, placeholder, args) {
            Some(value) => filled.push_str(&value),
            None => filled.push_str(&rest[before.len()..rest.len() - after.len()]),
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// The text before the first `{…}`, what stands inside it, and the text after it.
pub(super) fn next_placeholder(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (inside, after) = rest.split_once('}')?;
    Some((before, inside, after))
}

fn value_of(language: Language, placeholder: &str, args: &[String]) -> Option<String> {
    let (index, kind) = placeholder.split_once(':').unwrap_or((placeholder, ""));
    let arg = args.get(index.parse::<usize>().ok()?)?;
    Some(match kind {
        "amount" => localized(language, arg),
        "date" => arg.parse().map_or_else(|_| arg.clone(), |day| date(language, day)),
        "word" => names::phrase(language, arg),
        _ => shortened(arg),
    })
}

/// The beginning of a text that nobody would read to its end.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
