//! Completions, the manual and the help of problems.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// Print what makes a shell complete commands, options and ids
#[derive(Debug, Args)]
#[command(after_help = "\
Ids of customers and contracts, services and numbers of documents are read from
the book that the command line or ANNUM_BOOK names.

Examples:
  echo 'source <(annum completions bash)' >> ~/.bashrc
  echo 'source <(annum completions zsh)' >> ~/.zshrc
  echo 'annum completions fish | source' >> ~/.config/fish/config.fish
  annum completions powershell >> $PROFILE")]
pub(crate) struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub(crate) shell: Shell,
}

/// A shell that can complete.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Shell {
    Bash,
    Zsh,
    Fish,
    Powershell,
}

/// Write the manual: a page for the program and one for each command
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  annum man ~/.local/share/man/man1     then `man annum-issue` shows a page
  annum man pages && man -l pages/annum.1")]
pub(crate) struct ManArgs {
    /// The directory; made if it is not there
    #[arg(value_name = "DIR")]
    pub(crate) directory: PathBuf,
}

/// Explain a command, or a problem by its code
#[derive(Debug, Args)]
#[command(after_help = "\
The code of a problem is in `annum check --format csv`; `annum help codes` lists
them all.

Examples:
  annum help contract end
  annum help overlapping-rows
  annum help codes --lang cs")]
pub(crate) struct HelpArgs {
    /// A command, a code, or `codes` for the list of all codes
    #[arg(value_name = "TOPIC")]
    pub(crate) topic: Vec<String>,
}
