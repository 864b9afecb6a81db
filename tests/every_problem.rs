//! Every kind of problem stands in a transcript, so that somebody has read what it says.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

use std::fs;
use std::path::Path;

use annum::language::Language;
use annum::messages::message;
use annum::place::{Code, Problem};

/// Problems that no command in a transcript can bring about, and why.
const EXCEPTIONS: [(Code, &str); 4] = [
    (Code::FileChanged, "another program must write between our reading and our writing"),
    (Code::NotFlushed, "the disk must refuse to flush"),
    (Code::CoverageDisagrees, "the program would have to add up wrongly; a unit test makes it"),
    (Code::BookTooLarge, "the book must have more than 4 GiB"),
];

#[test]
fn every_problem_stands_in_a_transcript() {
    let transcripts = transcripts();
    let is_shown = |code: Code| Language::ALL.iter().any(|language| is_said(&transcripts, code, *language));
    let unseen: Vec<&Code> =
        Code::ALL.iter().filter(|code| !is_exception(**code) && !is_shown(**code)).collect();
    assert!(unseen.is_empty(), "no transcript shows {unseen:?}");
}

#[test]
fn no_exception_stands_in_a_transcript() {
    let transcripts = transcripts();
    for (code, reason) in EXCEPTIONS {
        let shown = is_said(&transcripts, code, Language::En);
        assert!(!shown, "{code} is shown, so that this no longer holds: {reason}");
    }
}

fn is_exception(code: Code) -> bool {
    EXCEPTIONS.iter().any(|(exception, _)| *exception == code)
}

/// All transcripts, one after the other.
fn transcripts() -> String {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/transcripts");
    let entries = fs::read_dir(directory).unwrap();
    entries.map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap()).collect()
}

/// Whether a line tells of the problem: the fixed parts of its message, in their order, up to the end of the line.
fn is_said(transcripts: &str, code: Code, language: Language) -> bool {
    // Without arguments, placeholders stay as they are.
    let template = message(language, &Problem::error(code));
    let parts = fixed_parts(&template);
    let problems = ["error: ", "warning: ", "chyba: ", "varování: "];
    let told = transcripts.lines().filter(|line| problems.iter().any(|word| line.starts_with(word)));
    told.filter(|line| line.contains(parts[0].trim_start())).any(|line| {
        let mut rest = line;
        parts.iter().all(|part| match rest.find(*part) {
            Some(at) => {
                rest = &rest[at + part.len()..];
                true
            }
            None => false,
        }) && (rest.is_empty() || template.ends_with('}'))
    })
}

/// What stands around the placeholders of a message.
fn fixed_parts(template: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        parts.push(before);
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    parts.push(rest);
    parts
}
