//! The command line: every command and option, with its help.

mod billing;
mod change;
mod files;
mod habits;
mod import;
mod register;
mod support;
mod values;
mod what_if;

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{Args, CommandFactory as _, Parser, Subcommand, ValueEnum};

use crate::calendar::Day;
use crate::language::Language;
use crate::render::csv::Dialect;

pub(crate) use billing::{
    BillArgs, CancelArgs, CatalogArgs, CoverageArgs, IssueArgs, QuoteArgs, RenewArgs, RenewalsArgs,
    ScopeArgs, UpliftArgs,
};
pub(crate) use change::ChangeArgs;
pub(crate) use files::{
    ChargeCommand, CheckArgs, ContractCommand, CustomerCommand, EndArgs, InitArgs, PurchaseColumns,
    PurchaseCommand,
};
pub(crate) use habits::{CompletionsArgs, HelpArgs, ManArgs, Shell};
pub(crate) use import::{ImportArgs, ImportCommand};
pub(crate) use register::{ExplainArgs, ExportArgs, InvoiceArgs, InvoicesArgs, RunsArgs, VerifyArgs};
pub(crate) use support::{DeadlineArgs, EntitlementsArgs, VisitArgs, VisitCommand};
pub(crate) use values::ServiceQuantity;
use values::day;
pub(crate) use what_if::{CompareArgs, FreeYearsArgs, ReportArgs};

/// Plain-text subscription billing: yearly invoices, excluding VAT, from flat files.
#[derive(Debug, Parser)]
#[command(name = "annum", version, max_term_width = 80, arg_required_else_help = true)]
#[command(disable_help_subcommand = true)]
#[command(after_help = "\
Examples:
  annum quote remote-pc=5          what five computers cost, this year and the next two
  annum init --example book        a new book to play with
  annum --book book bill 2027      what would be invoiced for 2027
  annum help issue                 all about one command
  annum help overlapping-rows      what a problem means, and the way out")]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) options: Options,
    #[command(subcommand)]
    pub(crate) command: Command,
}

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
    #[arg(long, global = true, value_name = "N", env = "ANNUM_THREADS", hide_env_values = true)]
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
    pub(crate) fn check(&self) -> Result<(), clap::Error> {
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

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Init(InitArgs),
    Check(CheckArgs),
    Catalog(CatalogArgs),
    Quote(QuoteArgs),
    Bill(BillArgs),
    Issue(IssueArgs),
    Cancel(CancelArgs),
    Invoices(InvoicesArgs),
    Invoice(InvoiceArgs),
    Runs(RunsArgs),
    Export(ExportArgs),
    Coverage(CoverageArgs),
    Explain(ExplainArgs),
    Verify(VerifyArgs),
    Entitlements(EntitlementsArgs),
    Deadline(DeadlineArgs),
    Renewals(RenewalsArgs),
    Renew(RenewArgs),
    Uplift(UpliftArgs),
    Compare(CompareArgs),
    Report(ReportArgs),
    FreeYears(FreeYearsArgs),
    /// List, show and add customers
    #[command(subcommand, after_help = "Examples:\n  annum customer list novak\n  annum customer show C014")]
    Customer(Box<CustomerCommand>),
    /// List, show, add, change and end contracts
    #[command(
        subcommand,
        after_help = "Examples:\n  annum contract list server-admin\n  annum contract change K014 remote-pc=5 --since 2027-07-01\n  annum contract end K014 --on 2027-06-30"
    )]
    Contract(Box<ContractCommand>),
    /// List, show and add purchases, which open free years
    #[command(
        subcommand,
        after_help = "Examples:\n  annum purchase list notebook\n  annum purchase show C014"
    )]
    Purchase(Box<PurchaseCommand>),
    /// List, show and add one-off charges
    #[command(subcommand, after_help = "Examples:\n  annum charge list travel\n  annum charge show T012")]
    Charge(Box<ChargeCommand>),
    /// List and add the visits of technicians
    #[command(
        subcommand,
        after_help = "Examples:\n  annum visit list C003\n  annum visit add C003 --on 2027-06-02"
    )]
    Visit(Box<VisitCommand>),
    /// Take rows from a spreadsheet's CSV, or what another system has billed
    #[command(
        subcommand,
        after_help = "Examples:\n  annum import customers clients.csv --dry-run\n  annum import contracts contracts.csv --map \"Č. smlouvy=contract\"\n  annum import invoices billed-2026.csv"
    )]
    Import(ImportCommand),
    Completions(CompletionsArgs),
    Man(ManArgs),
    Help(HelpArgs),
}
