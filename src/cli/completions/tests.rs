#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use clap::ValueEnum as _;

use super::{SHELLS, VARIABLE, completer, option};
use crate::cli::args::Shell;
use crate::cli::tests::{Ran, Surroundings};

const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/book");

/// What the shell fish gets for the words typed so far; the last one is not finished.
fn ask(words: &[&str]) -> Ran {
    let variables = [(VARIABLE, "fish"), ("ANNUM_BOOK", EXAMPLE), ("HOME", "/nobody")];
    Surroundings { variables: &variables, terminal: false }.run(&[&["--", "annum"], words].concat())
}

/// The candidates alone, without what is said about them.
fn completed(words: &[&str]) -> String {
    let lines = ask(words).out;
    let values: Vec<&str> = lines.lines().map(|line| line.split('\t').next().unwrap()).collect();
    values.join(" ")
}

#[test]
fn ids_complete_wherever_a_command_takes_them() {
    let cases: [(&[&str], &str, &str); 18] = [
        (&["bill", "2027", "--customer", "C00"], "C001 C002 C003 C004 C005 C006 C007 C008 C009", "customers"),
        (&["bill", "2027", "--customer=C01"], "--customer=C010", "in one word"),
        (&["quote", "remote-pc", "--customer", "C025"], "C025", "of a quote"),
        (&["customer", "show", "C02"], "C020 C021 C022 C023 C024 C025", "the id to show"),
        (&["purchase", "show", "C024"], "C024", "purchases are shown by customer"),
        (&["contract", "show", "S24-00"], "S24-001 S24-002 S24-006 S24-009", "contracts, once each"),
        (&["contract", "end", "S24-009", "--service", "rem"], "remote-ip remote-pc", "services"),
        (&["contract", "change", "S24-00"], "S24-001 S24-002 S24-006 S24-009", "contracts to change"),
        (&["contract", "change", "S24-009", "remote-i"], "remote-ip", "the service it changes to"),
        (&["contract", "add", "--contract", "S24-001"], "S24-001", "a row more of a contract"),
        (&["renew", "2028", "S26-001", "S24-001"], "S24-001", "each of several"),
        (&["quote", "remote-i"], "remote-ip", "services to quote"),
        (&["invoice", "202600000"], "2026000001", "documents"),
        (&["cancel", "2026000018"], "2026000018", "documents to cancel"),
        (&["explain", "T27"], "T27-", "charges"),
        (&["explain", "S24-001"], "S24-001", "contracts to explain"),
        (&["help", "overl"], "overlapping-rows", "codes"),
        (&["help", "renewa"], "renewals", "commands"),
    ];
    for (words, expected, why) in cases {
        let found = completed(words);
        assert!(found.starts_with(expected), "{why}: {words:?}: {found}");
    }
}

#[test]
fn commands_options_and_choices_complete() {
    assert_eq!(completed(&["cov"]), "coverage");
    assert_eq!(completed(&["contract", "e"]), "end");
    assert_eq!(completed(&["import", "c"]), "customers contracts");
    assert_eq!(completed(&["import", "purchases", "Cargo.t"]), "Cargo.toml", "files");
    assert_eq!(completed(&["issue", "--da"]), "--date");
    assert_eq!(completed(&["bill", "--format", "j"]), "json");
    assert!(completed(&["completions", ""]).starts_with("bash zsh fish powershell --book"));
}

#[test]
fn a_candidate_says_what_it_is() {
    assert_eq!(ask(&["customer", "show", "C005"]).out, "C005\tAutodoprava Křížek s.r.o.\n");
}

#[test]
fn whatever_is_wrong_is_passed_over_in_silence() {
    let cases: [&[&str]; 5] = [
        &["--book", "nowhere", "bill", "2027", "--customer", "C"],
        &["--book", "~/book", "contract", "show", "S"],
        &["--catalog", "nowhere.toml", "quote", "remote"],
        &["nonsense", "show", "C0"],
        &["bill", "2027", "--through", "2027"],
    ];
    for words in cases {
        let ran = ask(words);
        assert_eq!((ran.out.as_str(), ran.err.as_str()), ("", ""), "{words:?}");
    }
    let variables = [(VARIABLE, "fish")];
    let nothing_typed = Surroundings { variables: &variables, terminal: false }.run(&[]);
    assert_eq!((nothing_typed.code, nothing_typed.out.as_str()), (1, ""));
}

#[test]
fn the_book_is_found_among_the_words() {
    let cases: [(&[&str], Option<&str>); 5] = [
        (&["annum", "--book", "b", "bill"], Some("b")),
        (&["annum", "bill", "--book=b"], Some("b")),
        (&["annum", "--book", "=", "b", "bill"], Some("b")),
        (&["annum", "bill", "--book"], None),
        (&["annum", "bill", "--bookshelf", "b"], None),
    ];
    for (words, expected) in cases {
        let words: Vec<_> = words.iter().map(std::ffi::OsString::from).collect();
        assert_eq!(option(&words, "--book").as_deref(), expected, "{words:?}");
    }
}

#[test]
fn every_shell_gets_a_script_that_asks_for_it_by_name() {
    for shell in Shell::value_variants() {
        let name = completer(*shell).name();
        assert!(SHELLS.completer(name).is_some(), "{name}");
        let script = Surroundings::default().run(&["completions", name]).out;
        assert!(script.contains(VARIABLE) && script.contains(name), "{script}");
    }
}
