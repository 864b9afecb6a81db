//! A command line that the argument parser refuses, or answers itself: `--help`, `--version`.

use std::ffi::OsString;
use std::io::{self, Write};

use clap::builder::Resettable;
use clap::error::ErrorKind;
use clap::{CommandFactory as _, ValueEnum as _};

use crate::cli::Process;
use crate::cli::args::{Arguments, ColorWhen};
use crate::cli::context::{is_coloured, locale};
use crate::language::Language;
use crate::messages;
use crate::render::people::Palette;

/// Prints what the argument parser says: help and version to stdout (exit code 0), refusals to stderr (2), those in the
/// language of messages. Gives the exit code.
pub(crate) fn show(
    refusal: clap::Error,
    argv: &[OsString],
    process: &Process<'_>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    let (refusal, colours) = (without_environment(refusal, argv), colours_named(argv));
    let is_coloured = |is_terminal: bool| is_coloured(colours, is_terminal, process);
    if refusal.use_stderr() {
        let said = match language_named(argv, process) {
            Language::Cs if !is_help(&refusal) => in_czech(&refusal, is_coloured(process.stderr_is_terminal)),
            _ => text(&refusal, is_coloured(process.stderr_is_terminal)),
        };
        // Nothing is left to tell anybody where even this can't be written.
        let _ = write!(err, "{said}");
        return u8::try_from(refusal.exit_code()).unwrap_or(2);
    }
    let said = text(&refusal, is_coloured(process.stdout_is_terminal));
    match write!(out, "{said}").and_then(|()| out.flush()) {
        Err(fault) if fault.kind() != io::ErrorKind::BrokenPipe => 1,
        _ => 0,
    }
}

/// The same refusal as if no variable of the environment were set: a usage line would show the options of set ones as
/// something that has to be typed. What only a variable brings about stays.
fn without_environment(refusal: clap::Error, argv: &[OsString]) -> clap::Error {
    if matches!(refusal.exit_code(), 0) || is_help(&refusal) {
        return refusal;
    }
    let unset = Arguments::command().mut_args(|option| option.env(Resettable::Reset));
    unset.try_get_matches_from(argv).err().unwrap_or(refusal)
}

/// Whether the help is shown instead of a refusal.
fn is_help(refusal: &clap::Error) -> bool {
    refusal.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
}

fn text(refusal: &clap::Error, is_coloured: bool) -> String {
    let text = refusal.render();
    if is_coloured { text.ansi().to_string() } else { text.to_string() }
}

/// A refusal in Czech, of which only the first word has a colour.
fn in_czech(refusal: &clap::Error, is_coloured: bool) -> String {
    let said = messages::refusal(Language::Cs, &text(refusal, false));
    let style = Palette::new(is_coloured).error;
    let (word, rest) = said.split_once(' ').unwrap_or((&said, ""));
    format!("{style}{word}{style:#} {rest}")
}

/// The language of messages of a command line that the parser refuses.
fn language_named(argv: &[OsString], process: &Process<'_>) -> Language {
    let of_environment = || (process.variable)("ANNUM_LANG").and_then(|code| Language::from_code(&code));
    let named = named(argv, "--lang").and_then(Language::from_code).or_else(of_environment);
    named.unwrap_or_else(|| locale(process))
}

/// `--color` of a command line that the parser refuses, so that it has no say of its own.
fn colours_named(argv: &[OsString]) -> ColorWhen {
    let when = named(argv, "--color").and_then(|when| ColorWhen::from_str(when, false).ok());
    when.unwrap_or(ColorWhen::Auto)
}

/// The value of an option, wherever it stands.
fn named<'a>(argv: &'a [OsString], option: &str) -> Option<&'a str> {
    let words: Vec<&str> = argv.iter().filter_map(|word| word.to_str()).collect();
    let joined = words.iter().find_map(|word| word.strip_prefix(option)?.strip_prefix('='));
    joined.or_else(|| words.windows(2).find(|pair| pair[0] == option).map(|pair| pair[1]))
}
