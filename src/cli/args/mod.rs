//! The command line: every command and option, with its help.

mod billing;
mod change;
mod files;
mod habits;
mod import;
mod options;
mod register;
mod support;
mod values;
mod what_if;

use std::ffi::OsString;

use clap::{Parser, Subcommand};

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
pub(crate) use options::{ColorWhen, CsvDialect, Format, LanguageArg, Options};
pub(crate) use register::{ExplainArgs, ExportArgs, InvoiceArgs, InvoicesArgs, RunsArgs, VerifyArgs};
pub(crate) use support::{DeadlineArgs, EntitlementsArgs, VisitArgs, VisitCommand};
pub(crate) use values::ServiceQuantity;
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

impl Arguments {
    /// What the words of a command line say.
    ///
    /// # Errors
    /// What to show instead: a refusal, the help or the version.
    pub(crate) fn read(argv: &[OsString]) -> Result<Self, clap::Error> {
        let arguments = Self::try_parse_from(argv)?;
        arguments.options.check()?;
        Ok(arguments)
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
