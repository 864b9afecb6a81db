//! `completions`: what makes a shell complete, and the answers to the shell that asks.
//!
//! The printed script calls the program back at every Tab, with the shell's name in [`VARIABLE`] and the words typed so
//! far behind `--`. So commands, options and ids are always those of the program and the book as they are now.

use std::ffi::{OsStr, OsString};
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::builder::StyledStr;
use clap::{Arg, Command, CommandFactory as _};
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};
use clap_complete::env::{Bash, EnvCompleter, Fish, Powershell, Shells, Zsh};

use crate::cli::Process;
use crate::cli::args::{Arguments, CompletionsArgs, Shell};
use crate::cli::context::{Context, Outcome};
use crate::cli::help;
use crate::language::Language;
use crate::store::candidates::{Candidates, of_file, of_register};
use crate::store::catalog;
use crate::store::rows::{Charges, Contracts, Customers};

/// Names the shell that asks for completions.
const VARIABLE: &str = "ANNUM_COMPLETE";
const SHELLS: Shells<'_> = Shells(&[&Bash, &Zsh, &Fish, &Powershell]);

pub(crate) fn run(context: &mut Context<'_>, args: &CompletionsArgs) -> Outcome {
    let name = "annum";
    Ok(completer(args.shell).write_registration(VARIABLE, name, name, name, &mut &mut *context.out)?)
}

fn completer(shell: Shell) -> &'static dyn EnvCompleter {
    match shell {
        Shell::Bash => &Bash,
        Shell::Zsh => &Zsh,
        Shell::Fish => &Fish,
        Shell::Powershell => &Powershell,
    }
}

/// The shell that asks for completions, if one does.
pub(super) fn asking(process: &Process<'_>) -> Option<&'static dyn EnvCompleter> {
    let shell = (process.variable)(VARIABLE)?;
    SHELLS.0.iter().copied().find(|known| known.is(&shell))
}

/// Answers a shell. Whatever is wrong, it says nothing: nobody asked for messages in the middle of typing.
pub(super) fn answer(
    shell: &dyn EnvCompleter,
    argv: &[OsString],
    process: &Process<'_>,
    out: &mut dyn Write,
) -> u8 {
    let words: Vec<OsString> = argv.iter().skip_while(|word| *word != "--").skip(1).cloned().collect();
    if words.is_empty() {
        return 1;
    }
    let mut command = with_ids(Arguments::command(), &Source::of(&words, process));
    let answered = shell.write_complete(&mut command, words, Some(Path::new(".")), out);
    u8::from(answered.and_then(|()| out.flush()).is_err())
}

/// The command with completions for every argument that takes an id.
fn with_ids(command: Command, source: &Source) -> Command {
    let command = command.mut_args(|arg| match Ids::of(&arg) {
        Some(ids) => {
            let source = source.clone();
            arg.add(ArgValueCompleter::new(move |typed: &OsStr| source.candidates(ids, typed)))
        }
        None => arg,
    });
    command.mut_subcommands(|subcommand| with_ids(subcommand, source))
}

/// What an argument names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ids {
    Customers,
    Contracts,
    Services,
    Documents,
    Charges,
    Explainable,
    Topics,
}

impl Ids {
    /// By the argument's name, as help shows it.
    fn of(arg: &Arg) -> Option<Self> {
        let value = arg.get_value_names().and_then(<[_]>::first).map_or("", |name| name.as_str());
        match (arg.get_long(), value) {
            (Some("customer"), _) | (None, "CUSTOMER") => Some(Self::Customers),
            (Some("contract"), _) | (None, "CONTRACT") => Some(Self::Contracts),
            (Some("service"), _) | (_, "SERVICE" | "SERVICE[=QTY]") => Some(Self::Services),
            (None, "NUMBER") => Some(Self::Documents),
            (None, "CHARGE") => Some(Self::Charges),
            (None, "NUMBER|CONTRACT|CHARGE") => Some(Self::Explainable),
            (None, "TOPIC") => Some(Self::Topics),
            _ => None,
        }
    }
}

/// Where the ids are read from.
#[derive(Debug, Clone)]
struct Source {
    book: PathBuf,
    catalog: Option<PathBuf>,
}

impl Source {
    /// What the words typed so far name, else the environment's book.
    fn of(words: &[OsString], process: &Process<'_>) -> Self {
        let home = (process.variable)("HOME");
        let path = |text: String| match (text.strip_prefix("~/"), &home) {
            (Some(below), Some(home)) => Path::new(home).join(below),
            _ => PathBuf::from(text),
        };
        let book = option(words, "--book").or_else(|| (process.variable)("ANNUM_BOOK"));
        Self {
            book: book.filter(|book| !book.is_empty()).map_or_else(|| PathBuf::from("."), path),
            catalog: option(words, "--catalog").map(path),
        }
    }

    fn candidates(&self, ids: Ids, typed: &OsStr) -> Vec<CompletionCandidate> {
        let Some(typed) = typed.to_str() else { return Vec::new() };
        let found = self.find(ids, typed).into_iter();
        found
            .map(|(id, about)| {
                let about = (!about.is_empty()).then(|| StyledStr::from(about));
                CompletionCandidate::new(id).help(about)
            })
            .collect()
    }

    fn find(&self, ids: Ids, typed: &str) -> Candidates {
        let book = self.book.as_path();
        match ids {
            Ids::Customers => of_file::<Customers>(book, "id", "name", typed),
            Ids::Contracts => of_file::<Contracts>(book, "contract", "customer", typed),
            Ids::Charges => of_file::<Charges>(book, "id", "description", typed),
            Ids::Documents => of_register(book, typed),
            Ids::Services => self.services(typed),
            Ids::Explainable => {
                let mut all = of_register(book, typed);
                all.extend(of_file::<Contracts>(book, "contract", "customer", typed));
                all.extend(of_file::<Charges>(book, "id", "description", typed));
                all
            }
            Ids::Topics => help::topics().filter(|(topic, _)| topic.starts_with(typed)).collect(),
        }
    }

    fn services(&self, typed: &str) -> Candidates {
        let catalog = catalog::read(&self.book, self.catalog.as_deref());
        let services = catalog.map(|catalog| catalog.services).unwrap_or_default();
        let known = services.into_iter().filter(|service| service.id.starts_with(typed));
        known
            .map(|service| (service.id.to_string(), service.name.in_language(Language::En).to_string()))
            .collect()
    }
}

/// The value of an option among the words. A shell may have made `--book=DIR` into three words.
fn option(words: &[OsString], name: &str) -> Option<String> {
    let mut words = words.iter().filter_map(|word| word.to_str());
    let joined = |word: &str| word.strip_prefix(name)?.strip_prefix('=').map(str::to_owned);
    while let Some(word) = words.next() {
        if word == name {
            return words.find(|word| *word != "=").map(str::to_owned);
        }
        if let Some(value) = joined(word) {
            return Some(value);
        }
    }
    None
}

#[cfg(test)]
mod tests;
