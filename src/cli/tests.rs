#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::Path;

use clap::{Command, CommandFactory as _, Parser as _};

use super::args::Arguments;
use super::{Process, run};
use crate::calendar::Day;
use crate::language::Language;
use crate::messages::explanation;
use crate::place::Code;

const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/book");

/// What a command line came to.
pub(super) struct Ran {
    pub(super) code: u8,
    pub(super) out: String,
    pub(super) err: String,
}

/// Variables of the environment, with their values.
type Variables<'v> = &'v [(&'v str, &'v str)];

/// The surroundings of a command line.
#[derive(Default)]
pub(super) struct Surroundings<'s> {
    pub(super) variables: Variables<'s>,
    pub(super) terminal: bool,
}

impl Surroundings<'_> {
    pub(super) fn run(&self, line: &[&str]) -> Ran {
        let variable = |name: &str| {
            self.variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
        };
        let process = Process {
            variable: &variable,
            today: &|| "2027-01-04".parse::<Day>().unwrap(),
            threads: NonZeroUsize::MIN,
            stdout_is_terminal: self.terminal,
            stderr_is_terminal: self.terminal,
        };
        let argv = ["annum"].iter().chain(line).map(OsString::from);
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let code = run(argv, &process, &mut out, &mut err);
        Ran { code, out: String::from_utf8(out).unwrap(), err: String::from_utf8(err).unwrap() }
    }
}

fn plainly(line: &[&str]) -> Ran {
    Surroundings::default().run(line)
}

/// Every command and subcommand, with the words that lead to it.
fn commands() -> Vec<(Vec<String>, Command)> {
    fn add(path: &[String], command: &Command, all: &mut Vec<(Vec<String>, Command)>) {
        all.push((path.to_vec(), command.clone()));
        for subcommand in command.get_subcommands() {
            add(&[path, &[subcommand.get_name().to_owned()]].concat(), subcommand, all);
        }
    }
    let mut program = Arguments::command();
    program.build();
    let mut all = Vec::new();
    add(&[], &program, &mut all);
    assert!(all.len() > 30, "the commands were not found");
    all
}

#[test]
fn every_command_and_subcommand_has_an_example_that_the_parser_takes() {
    for (path, command) in commands() {
        let after = command.get_after_help().map(ToString::to_string).unwrap_or_default();
        let examples: Vec<&str> = after.lines().skip_while(|line| !line.starts_with("Example")).collect();
        let lines = joined(&examples);
        let own = lines.iter().filter(|line| line.contains("annum ")).collect::<Vec<_>>();
        assert!(!own.is_empty(), "annum {} lacks an `Example`", path.join(" "));
        for line in own.iter().filter(|line| line.starts_with("annum ")) {
            assert_parses(line);
        }
    }
}

/// The lines, those that end with a backslash joined with the next.
fn joined(lines: &[&str]) -> Vec<String> {
    let text = lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join("\n").replace("\\\n", "");
    text.lines().map(|line| line.trim().to_owned()).collect()
}

/// What an example types: without what a shell or a reader takes from it.
fn assert_parses(line: &str) {
    let typed = line.split("   ").next().unwrap_or(line);
    let typed = typed.split([';', '|', '>', '&', '#']).next().unwrap_or(typed).trim();
    let parsed = Arguments::try_parse_from(words(typed));
    assert!(parsed.is_ok(), "{line}: {}", parsed.unwrap_err());
}

/// The words of a shell's line, quotes taken off.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            letter => words.last_mut().unwrap().push(letter),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[test]
fn every_help_text_reads_in_80_columns() {
    for (path, mut command) in commands() {
        for help in [command.render_help(), command.render_long_help()] {
            for line in help.to_string().lines() {
                assert!(line.chars().count() <= 80, "annum {}: {line}", path.join(" "));
            }
        }
    }
}

#[test]
fn help_of_a_command_is_its_long_help() {
    for path in ["", "issue", "contract", "contract end", "help"] {
        let path: Vec<&str> = path.split_whitespace().collect();
        let asked = plainly(&[&["help"], path.as_slice()].concat());
        let option = plainly(&[path.as_slice(), &["--help"]].concat());
        assert_eq!((asked.code, asked.out), (0, option.out), "{path:?}");
    }
}

#[test]
fn every_code_is_explained_in_80_columns_with_examples_that_the_parser_takes() {
    for code in Code::ALL {
        for language in Language::ALL {
            let help = plainly(&["--lang", language.code(), "help", code.name()]);
            assert_eq!(help.code, 0, "{code}");
            let meaning = explanation(language, *code).meaning.split_whitespace().next().unwrap();
            assert!(help.out.contains(meaning), "{code}: {}", help.out);
            // The first line is the message, which is as long as it is.
            for line in help.out.lines().skip(1) {
                assert!(line.chars().count() <= 80, "{code}: {line}");
            }
        }
        let examples = explanation(Language::En, *code);
        for line in [examples.wrong, examples.right].iter().flat_map(|example| example.lines()) {
            if let Some(command) = line.strip_prefix("$ annum") {
                assert_parses(&format!("annum{command}"));
            }
        }
    }
}

#[test]
fn what_is_no_topic_is_refused_with_a_near_one() {
    for (topic, near) in [("isue", "issue"), ("overlaping-rows", "overlapping-rows"), ("code", "codes")] {
        let refused = plainly(&["help", topic]);
        assert_eq!(refused.code, 1);
        assert!(refused.err.contains(&format!("did you mean `{near}`?")), "{}", refused.err);
    }
    assert!(plainly(&["help", "contract", "en"]).err.contains("`contract en` is neither"));
}

#[test]
fn colours_are_for_terminals_that_can_show_them_unless_somebody_says_otherwise() {
    let cases: [(&[&str], Variables<'_>, bool, bool, &str); 9] = [
        (&[], &[], true, true, "a terminal"),
        (&[], &[], false, false, "a pipe"),
        (&[], &[("NO_COLOR", "1")], true, false, "NO_COLOR"),
        (&[], &[("NO_COLOR", "")], true, true, "an empty NO_COLOR says nothing"),
        (&[], &[("TERM", "dumb")], true, false, "a terminal that only types"),
        (&["--color", "never"], &[], true, false, "asked not to"),
        (&["--color=never"], &[], true, false, "the same in one word"),
        (&["--color", "always"], &[], false, true, "asked to, say for less -R"),
        (&["--color", "always"], &[("NO_COLOR", "1")], false, true, "the command line wins"),
    ];
    for (options, variables, terminal, coloured, why) in cases {
        let surroundings = Surroundings { variables, terminal };
        let lines: [&[&str]; 5] =
            [&["--help"], &["help", "issue"], &["bill"], &["catalog", "--book", EXAMPLE], &["nonsense"]];
        for line in lines {
            let ran = surroundings.run(&[options, line].concat());
            let shown = ran.out + &ran.err;
            assert_eq!(shown.contains('\u{1b}'), coloured, "{why}: {line:?}: {shown}");
        }
        let failed = surroundings.run(&[options, &["--book", "nowhere", "bill", "2027"]].concat());
        assert_eq!(failed.err.contains('\u{1b}'), coloured, "{why}: {}", failed.err);
    }
}

#[test]
fn the_language_is_the_options_then_the_environments_then_the_locales() {
    let cases: [(&[&str], Variables<'_>, bool, &str); 13] = [
        (&["--lang="], &[("LANG", "cs_CZ")], true, "an empty option says nothing"),
        (&[], &[], false, "English where nobody says"),
        (&[], &[("LANG", "cs_CZ.UTF-8")], true, "the locale"),
        (&[], &[("LC_MESSAGES", "cs_CZ.UTF-8"), ("LANG", "en_US.UTF-8")], true, "LC_MESSAGES before LANG"),
        (&[], &[("LC_ALL", "C.UTF-8"), ("LC_MESSAGES", "cs_CZ"), ("LANG", "cs_CZ")], false, "LC_ALL first"),
        (&[], &[("LC_ALL", "cs"), ("LANG", "en_US")], true, "a language alone"),
        (&[], &[("LC_ALL", ""), ("LANG", "cs_CZ")], true, "an empty variable says nothing"),
        (&[], &[("LANG", "csb_PL")], false, "Kashubian is not Czech"),
        (&[], &[("LANG", "sk_SK.UTF-8")], false, "nor is Slovak"),
        (&["--lang", "cs"], &[("LANG", "en_US")], true, "the option wins"),
        (&["--lang", "en"], &[("LANG", "cs_CZ")], false, "the option wins"),
        (&["--lang=en"], &[("LC_ALL", "cs_CZ")], false, "the option wins"),
        (&["--lang=cs"], &[("LC_ALL", "C")], true, "the option wins"),
    ];
    for (options, variables, czech, why) in cases {
        let surroundings = Surroundings { variables, ..Surroundings::default() };
        let shown = surroundings.run(&[options, &["--book", EXAMPLE, "catalog"]].concat()).out;
        assert_eq!(shown.starts_with("Ceník 2027"), czech, "{why}: {variables:?}: {shown}");
    }
}

#[test]
fn what_the_parser_refuses_is_told_in_czech_whole() {
    let lines: [&[&str]; 26] = [
        &["bill"],
        &["bill", "27"],
        &["bill", "2027", "2028"],
        &["bill", "2027", "--nonsense"],
        &["bill", "2027", "--custmer", "C1"],
        &["bill", "2027", "--book"],
        &["bil"],
        &["xyz"],
        &["contract", "en"],
        &["-q", "-v", "catalog"],
        &["catalog", "--year", "2027", "--year", "2028"],
        &["catalog", "--lang", "de"],
        &["catalog", "--format", "jso"],
        &["catalog", "--csv-dialect", "plain", "--format", "json"],
        &["catalog", "--threads", "0"],
        &["catalog", "--threads", "x"],
        &["issue", "2027", "--date", "4/1/2027"],
        &["quote", "remote-pc=x"],
        &["quote", "remote-pc=0"],
        &["quote", "remote-pc", "--years", "0"],
        &["quote", "remote-pc", "--years", "x"],
        &["deadline", "email", "--received", "now"],
        &["uplift", "2027", "--percent", "x"],
        &["uplift", "2027", "--percent", "2", "--round", "0"],
        &["verify", "--head", "x"],
        &["export"],
    ];
    for line in lines {
        let english = plainly(line);
        let czech = Surroundings { variables: &[("ANNUM_LANG", "cs")], ..Surroundings::default() }.run(line);
        assert_eq!((english.code, czech.code, czech.out.as_str()), (2, 2, ""), "{line:?}");
        let same = czech.err.lines().filter(|said| english.err.lines().any(|other| other == *said));
        let is_name = |said: &&str| said.trim().is_empty() || said.trim_start().starts_with(['<', '-']);
        let same: Vec<&str> = same.filter(|said| !is_name(said)).collect();
        let is_half =
            ["error", "tip", " say ", "number", "string", "not "].iter().any(|word| czech.err.contains(word));
        assert!(same.is_empty() && !is_half, "{line:?}: {}", czech.err);
    }
}

#[test]
fn quiet_leaves_errors_alone_and_verbose_says_what_is_read() {
    let bill = |options: &[&str]| plainly(&[options, &["--book", EXAMPLE, "bill", "2027"]].concat());
    let (plain, quiet, verbose) = (bill(&[]), bill(&["-q"]), bill(&["--verbose"]));
    assert!(!plain.err.is_empty());
    assert_eq!((quiet.err.as_str(), &quiet.out), ("", &plain.out));
    assert_eq!(verbose.out, plain.out);
    assert!(verbose.err.starts_with("read catalog.toml: 5 services\nread customers.csv: 25 customers\n"));
    assert!(verbose.err.contains("read register: 2 runs, 24 documents\n"), "{}", verbose.err);
    let failed = plainly(&["--book", "nowhere", "bill", "2027", "--quiet"]);
    assert!(failed.err.starts_with("error: there is no directory `nowhere`"), "{}", failed.err);
    assert_eq!(plainly(&["-q", "-v", "catalog"]).code, 2);
}

#[test]
fn a_catalog_that_is_not_the_books_is_said_to_be_read() {
    let empty = tempfile::tempdir().unwrap();
    let book = empty.path().to_str().unwrap();
    let built_in = plainly(&["-v", "--book", book, "catalog"]);
    assert!(built_in.err.starts_with("read catalog.toml (built in): "), "{}", built_in.err);
    let named = Path::new(EXAMPLE).join("catalog.toml");
    let named = plainly(&["-v", "--book", book, "--catalog", named.to_str().unwrap(), "catalog"]);
    assert!(named.err.contains("examples/book/catalog.toml: "), "{}", named.err);
}
