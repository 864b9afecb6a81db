//! The options of every command.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{Args, CommandFactory as _, ValueEnum};

use super::Arguments;
use super::values::{day, threads};
use crate::calendar::Day;
use crate::language::Language;
use crate::render::csv::Dialect;

/// Options that stand before or after the command.
#[derive(Debug, Args)]
#[command(next_help_heading = "Options of every command")]
pub(crate) struct Options {
    /// The book: the directory with the flat files
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        env = "ANNUM_BOOK",
        default_value = ".",
        hide_env_values = true
    )]
    pub(crate) book: PathBuf,
    /// Another catalog than the book's catalog.toml
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) catalog: Option<PathBuf>,
    /// The day to take for today, YYYY-MM-DD
    #[arg(long, global = true, value_name = "DATE", value_parser = day)]
    pub(crate) today: Option<Day>,
    /// The language of tables and messages (documents keep their customer's)
    #[arg(long, global = true, value_name = "LANG", env = "ANNUM_LANG", hide_env_values = true)]
    pub(crate) lang: Option<LanguageArg>,
    /// How data is written (default: table, or csv with --csv-dialect)
    #[arg(long, global = true, value_name = "FORMAT")]
    pub(crate) format: Option<Format>,
    /// How CSV is written: plain for scripts, or as Czech Excel opens it
    #[arg(long, global = true, value_name = "DIALECT")]
    pub(crate) csv_dialect: Option<CsvDialect>,
    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: ColorWhen,
    /// On how many threads to work; the output is the same on any number [default: one for each core]
    #[arg(long, global = true, value_name = "N", value_parser = threads, env = "ANNUM_THREADS", hide_env_values = true)]
    pub(crate) threads: Option<NonZeroUsize>,
    /// Say nothing on stderr but errors
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
    /// Say on stderr what is read
    #[arg(short, long, global = true)]
    pub(crate) verbose: bool,
}

impl Options {
    /// The format of data; a dialect of CSV alone says CSV.
    pub(crate) fn format(&self) -> Format {
        let of_dialect = self.csv_dialect.map(|_| Format::Csv);
        self.format.or(of_dialect).unwrap_or(Format::Table)
    }

    /// Refuses a dialect of CSV for what is no CSV.
    pub(super) fn check(&self) -> Result<(), clap::Error> {
        if self.csv_dialect.is_none() || self.format() == Format::Csv {
            return Ok(());
        }
        let refusal = "the argument '--csv-dialect <DIALECT>' needs '--format csv', or no '--format' at all";
        Err(Arguments::command().error(ErrorKind::ArgumentConflict, refusal))
    }
}

/// How CSV is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CsvDialect {
    /// `,`, LF, decimal points, ISO dates, cells exactly as they are
    Plain,
    /// Byte order mark, `;`, CR LF, decimal commas, 12.5.2026, formulas defused
    ExcelCs,
}

impl CsvDialect {
    pub(crate) fn dialect(self) -> Dialect {
        match self {
            Self::Plain => Dialect::Plain,
            Self::ExcelCs => Dialect::ExcelCs,
        }
    }
}

/// How data is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    Table,
    /// For scripts: stable columns, ISO dates, decimal points
    Csv,
    /// For scripts: one document, amounts as strings
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorWhen {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LanguageArg {
    Cs,
    En,
    /// An empty `ANNUM_LANG` says nothing.
    #[value(name = "", hide = true)]
    Unsaid,
}

impl LanguageArg {
    /// The language, if one is said.
    pub(crate) fn language(self) -> Option<Language> {
        match self {
            Self::Cs => Some(Language::Cs),
            Self::En => Some(Language::En),
            Self::Unsaid => None,
        }
    }
}
