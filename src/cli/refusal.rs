//! A command line that the argument parser refuses, or answers itself: `--help`, `--version`.

use std::ffi::OsString;
use std::io::{self, Write};

use clap::builder::Resettable;
use clap::error::ErrorKind;
use clap::{CommandFactory as _, ValueEnum as _};

use crate::cli::Process;
use crate::cli::args::{Arguments, ColorWhen};
use crate::cli::context::is_coloured;

/// Prints what the argument parser says: help and version to stdout (exit code 0), refusals to stderr (2).
/// Gives the exit code.
pub(crate) fn show(
    refusal: clap::Error,
    argv: &[OsString],
    process: &Process<'_>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    let (refusal, colours) = (without_environment(refusal, argv), colours_named(argv));
    let text = |is_terminal: bool| match is_coloured(colours, is_terminal, process) {
        true => refusal.render().ansi().to_string(),
        false => refusal.render().to_string(),
    };
    if refusal.use_stderr() {
        // Nothing is left to tell anybody where even this can't be written.
        let _ = write!(err, "{}", text(process.stderr_is_terminal));
        return u8::try_from(refusal.exit_code()).unwrap_or(2);
    }
    match write!(out, "{}", text(process.stdout_is_terminal)).and_then(|()| out.flush()) {
        Err(fault) if fault.kind() != io::ErrorKind::BrokenPipe => 1,
        _ => 0,
    }
}

/// The same refusal as if no variable of the environment were set: a usage line would show the options of set ones as
/// something that has to be typed. What only a variable brings about stays.
fn without_environment(refusal: clap::Error, argv: &[OsString]) -> clap::Error {
    if matches!(refusal.exit_code(), 0)
        || refusal.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    {
        return refusal;
    }
    let unset = Arguments::command().mut_args(|option| option.env(Resettable::Reset));
    unset.try_get_matches_from(argv).err().unwrap_or(refusal)
}

/// `--color` of a command line that the parser refuses, so that it has no say of its own.
fn colours_named(argv: &[OsString]) -> ColorWhen {
    let words: Vec<&str> = argv.iter().filter_map(|word| word.to_str()).collect();
    let joined = words.iter().find_map(|word| word.strip_prefix("--color="));
    let apart = || words.windows(2).find(|pair| pair[0] == "--color").map(|pair| pair[1]);
    let when = joined.or_else(apart).and_then(|when| ColorWhen::from_str(when, false).ok());
    when.unwrap_or(ColorWhen::Auto)
}
