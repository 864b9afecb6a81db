//! argv, streams and exit codes; one file per command.
//!
//! A command gets a `Context`: where the book is, the day to take for today, the language, and two
//! writers. stdout is data alone; what people should know besides goes to stderr.

mod args;
mod bill;
mod cancel;
mod catalog;
mod charge;
mod check;
mod compare;
mod compare_table;
mod completions;
mod context;
mod contract;
mod contract_change;
mod coverage;
mod customer;
mod deadline;
mod document_view;
mod edit;
mod entitlements;
mod explain;
mod export;
mod file;
mod free_years;
mod help;
mod import;
mod init;
mod invoices;
mod issue;
mod logo;
mod man;
mod plan;
mod plan_table;
mod progress;
mod purchase;
mod quote;
mod renewals;
mod report;
mod rows;
mod uplift;
mod verify;
mod visit;
mod vouchers;

use std::ffi::OsString;
use std::io::{self, Write};
use std::num::NonZeroUsize;

use clap::builder::Resettable;
use clap::error::ErrorKind;
use clap::{CommandFactory as _, Parser, ValueEnum as _};

use crate::calendar::Day;
use crate::cli::args::{Arguments, ColorWhen, Command};
use crate::cli::context::{Context, Failure, Outcome, is_coloured};
use crate::language::Language;
use crate::messages;
use crate::place::{Code, Problem};
use crate::render::people::Palette;
use crate::store;

/// What the process is, as far as a command may know.
pub struct Process<'p> {
    /// A variable of the environment.
    pub variable: &'p dyn Fn(&str) -> Option<String>,
    /// The local day, asked for only where `--today` is not given.
    pub today: &'p dyn Fn() -> Day,
    /// How many threads the machine runs at once.
    pub threads: NonZeroUsize,
    /// Whether stdout is a terminal: colours, width.
    pub stdout_is_terminal: bool,
    /// Whether stderr is a terminal: colours, progress.
    pub stderr_is_terminal: bool,
}

/// Runs the command line and gives the exit code: 0, 1 for every failure, 2 for what the argument parser refuses.
pub fn run(
    argv: impl IntoIterator<Item = OsString>,
    process: &Process<'_>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    let argv: Vec<OsString> = argv.into_iter().collect();
    if let Some(shell) = completions::asking(process) {
        return completions::answer(shell, &argv, process, out);
    }
    let parsed =
        Arguments::try_parse_from(&argv).and_then(|arguments| arguments.options.check().map(|()| arguments));
    let arguments = match parsed {
        Ok(arguments) => arguments,
        Err(refusal) => {
            return refuse(&without_environment(refusal, &argv), &argv, process, out, err);
        }
    };
    let mut context = Context::new(&arguments.options, process, out, err);
    let outcome = needs_book(&context, &arguments.command)
        .and_then(|()| dispatch(&mut context, &arguments.command))
        .and_then(|()| Ok(context.out.flush()?));
    match outcome {
        Ok(()) => 0,
        Err(Failure::Output(fault)) if fault.kind() == io::ErrorKind::BrokenPipe => 0,
        Err(failure) => {
            report(&mut context, failure);
            1
        }
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

/// Prints what the argument parser says: help and version to stdout (exit code 0), refusals to stderr (2), those in the
/// language of messages.
fn refuse(
    refusal: &clap::Error,
    argv: &[OsString],
    process: &Process<'_>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    let is_coloured = |is_terminal: bool| is_coloured(colours_named(argv), is_terminal, process);
    let rendered = |is_terminal: bool| match is_coloured(is_terminal) {
        true => refusal.render().ansi().to_string(),
        false => refusal.render().to_string(),
    };
    if refusal.use_stderr() {
        let is_help = refusal.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
        let said = match language_named(argv, process) {
            Language::Cs if !is_help => in_czech(refusal, is_coloured(process.stderr_is_terminal)),
            _ => rendered(process.stderr_is_terminal),
        };
        // Nothing is left to tell anybody where even this can't be written.
        let _ = write!(err, "{said}");
        return u8::try_from(refusal.exit_code()).unwrap_or(2);
    }
    match write!(out, "{}", rendered(process.stdout_is_terminal)).and_then(|()| out.flush()) {
        Err(fault) if fault.kind() != io::ErrorKind::BrokenPipe => 1,
        _ => 0,
    }
}

/// A refusal in Czech, of which only the first word has a colour.
fn in_czech(refusal: &clap::Error, is_coloured: bool) -> String {
    let said = messages::refusal(Language::Cs, &refusal.render().to_string());
    let style = Palette::new(is_coloured).error;
    let (word, rest) = said.split_once(' ').unwrap_or((&said, ""));
    format!("{style}{word}{style:#} {rest}")
}

/// `--color` of a command line that the parser refuses, so that it has no say of its own.
fn colours_named(argv: &[OsString]) -> ColorWhen {
    let when = named(argv, "--color").and_then(|when| ColorWhen::from_str(when, false).ok());
    when.unwrap_or(ColorWhen::Auto)
}

/// The language of messages of a command line that the parser refuses.
fn language_named(argv: &[OsString], process: &Process<'_>) -> Language {
    let of_environment = || (process.variable)("ANNUM_LANG").and_then(|code| Language::from_code(&code));
    let named = named(argv, "--lang").and_then(Language::from_code).or_else(of_environment);
    named.unwrap_or_else(|| context::locale(process))
}

/// The value of an option, wherever it stands.
fn named<'a>(argv: &'a [OsString], option: &str) -> Option<&'a str> {
    let words: Vec<&str> = argv.iter().filter_map(|word| word.to_str()).collect();
    let joined = words.iter().find_map(|word| word.strip_prefix(option)?.strip_prefix('='));
    joined.or_else(|| words.windows(2).find(|pair| pair[0] == option).map(|pair| pair[1]))
}

fn report(context: &mut Context<'_>, failure: Failure) {
    match failure {
        Failure::Problems(problems) => context.complain(problems),
        Failure::Output(fault) => {
            context.complain(Problem::error(Code::OutputFailed).with(fault).into());
        }
        Failure::Said => {}
    }
}

/// A mistyped `--book` must not look like an empty register.
fn needs_book(context: &Context<'_>, command: &Command) -> Outcome {
    match command {
        Command::Init(_) | Command::Catalog(_) | Command::Quote(_) | Command::Deadline(_) => Ok(()),
        Command::Completions(_) | Command::Man(_) | Command::Help(_) => Ok(()),
        _ => Ok(store::files::require_book(&context.book)?),
    }
}

fn dispatch(context: &mut Context<'_>, command: &Command) -> Outcome {
    match command {
        Command::Init(args) => init::run(context, args),
        Command::Check(_) => check::run(context),
        Command::Catalog(args) => catalog::run(context, args),
        Command::Quote(args) => quote::run(context, args),
        Command::Bill(args) => bill::run(context, args),
        Command::Issue(args) => issue::run(context, args),
        Command::Cancel(args) => cancel::run(context, args),
        Command::Invoices(args) => invoices::list(context, args),
        Command::Invoice(args) => invoices::show(context, args),
        Command::Runs(_) => invoices::runs(context),
        Command::Export(args) => export::run(context, args),
        Command::Coverage(args) => coverage::run(context, args),
        Command::Explain(args) => explain::run(context, args),
        Command::Verify(args) => verify::run(context, args),
        Command::Entitlements(args) => entitlements::run(context, args),
        Command::Deadline(args) => deadline::run(context, args),
        Command::Renewals(args) => renewals::run(context, args),
        Command::Renew(args) => renewals::renew(context, args),
        Command::Uplift(args) => uplift::run(context, args),
        Command::Compare(args) => compare::run(context, args),
        Command::Report(args) => report::run(context, args),
        Command::FreeYears(args) => free_years::run(context, args),
        Command::Customer(command) => customer::run(context, command),
        Command::Contract(command) => contract::run(context, command),
        Command::Purchase(command) => purchase::run(context, command),
        Command::Charge(command) => charge::run(context, command),
        Command::Visit(command) => visit::run(context, command),
        Command::Import(command) => import::run(context, command),
        Command::Completions(args) => completions::run(context, args),
        Command::Man(args) => man::run(context, args),
        Command::Help(args) => help::run(context, args),
    }
}

#[cfg(test)]
mod tests;
