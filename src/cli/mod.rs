//! argv, streams and exit codes; one file per command.
//!
//! A command gets a `Context`: where the book is, the day to take for today, the language, and two
//! writers. stdout is data alone; what people should know besides goes to stderr.
//!
//! | what commands share | stands in |
//! |---|---|
//! | the words of the command line, and their refusal | `args`, `refusal` |
//! | what a command is given, reads, says and ends with | `context`, `progress` |
//! | rows as a table, CSV or JSON; tables under headings | `rows`, `sections` |
//! | listing, showing and adding rows of a file; edits, checked before they are written | `file`, `edit` |
//! | the plan | `plan`, `plan_table` |
//! | issued documents | `document_view`, `vouchers`, `logo` |

mod args;
mod bill;
mod cancel;
mod catalog;
mod charge;
mod check;
mod compare;
mod completions;
mod context;
mod contract;
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
mod refusal;
mod renewals;
mod report;
mod rows;
mod sections;
mod uplift;
mod verify;
mod visit;
mod vouchers;

use std::ffi::OsString;
use std::io::{self, Write};
use std::num::NonZeroUsize;

use crate::calendar::Day;
use crate::cli::args::{Arguments, Command};
use crate::cli::context::{Context, Failure, Outcome};
use crate::place::{Code, Problem};
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
    match Arguments::read(&argv) {
        Ok(arguments) => execute(&arguments, &mut Context::new(&arguments.options, process, out, err)),
        Err(refusal) => refusal::show(refusal, &argv, process, out, err),
    }
}

/// Runs the command of a line that the parser takes; gives the exit code.
fn execute(arguments: &Arguments, context: &mut Context<'_>) -> u8 {
    let outcome = needs_book(context, &arguments.command)
        .and_then(|()| dispatch(context, &arguments.command))
        .and_then(|()| Ok(context.out.flush()?));
    match outcome {
        Ok(()) => 0,
        Err(Failure::Output(fault)) if fault.kind() == io::ErrorKind::BrokenPipe => 0,
        Err(failure) => {
            report(context, failure);
            1
        }
    }
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
