//! The command line: every command and option, with its help.

mod billing;
mod files;
mod register;
mod support;
mod values;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::calendar::Day;
use crate::language::Language;

pub(crate) use billing::{
    BillArgs, CancelArgs, CatalogArgs, CoverageArgs, IssueArgs, QuoteArgs, RenewArgs, RenewalsArgs, ScopeArgs,
};
pub(crate) use files::{
    ChargeCommand, CheckArgs, ContractCommand, CustomerCommand, EndArgs, InitArgs, PurchaseColumns,
    PurchaseCommand,
};
pub(crate) use register::{ExplainArgs, InvoiceArgs, InvoicesArgs, RunsArgs, VerifyArgs};
pub(crate) use support::{DeadlineArgs, EntitlementsArgs, VisitArgs, VisitCommand};
pub(crate) use values::ServiceQuantity;
use values::day;

/// Plain-text subscription billing: yearly invoices, excluding VAT, from flat files.
#[derive(Debug, Parser)]
#[command(name = "annum", version, max_term_width = 100, arg_required_else_help = true)]
#[command(after_help = "\
Examples:
  annum quote remote-pc=5          what five computers cost, this year and the next two
  annum init --example book        a new book to play with
  annum --book book bill 2027      what would be invoiced for 2027
  annum help issue                 all about one command")]
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
    /// How data is written
    #[arg(long, global = true, value_name = "FORMAT", default_value = "table")]
    pub(crate) format: Format,
    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: ColorWhen,
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
}

impl From<LanguageArg> for Language {
    fn from(language: LanguageArg) -> Self {
        match language {
            LanguageArg::Cs => Self::Cs,
            LanguageArg::En => Self::En,
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
    Coverage(CoverageArgs),
    Explain(ExplainArgs),
    Verify(VerifyArgs),
    Entitlements(EntitlementsArgs),
    Deadline(DeadlineArgs),
    Renewals(RenewalsArgs),
    Renew(RenewArgs),
    /// List, show and add customers
    #[command(subcommand)]
    Customer(Box<CustomerCommand>),
    /// List, show, add and end contracts
    #[command(subcommand)]
    Contract(Box<ContractCommand>),
    /// List, show and add purchases, which open free years
    #[command(subcommand)]
    Purchase(Box<PurchaseCommand>),
    /// List, show and add one-off charges
    #[command(subcommand)]
    Charge(Box<ChargeCommand>),
    /// List and add the visits of technicians
    #[command(subcommand)]
    Visit(Box<VisitCommand>),
}
