//! The commands that read the register.

use clap::Args;

use super::values::{export_format, noted_head, run, year};
use crate::document::Format;

/// List what was issued
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  annum invoices --year 2027
  annum invoices --customer C014 --lines
  annum invoices --after-run 3 --format csv     what is new since run 3")]
pub(crate) struct InvoicesArgs {
    /// Only documents that bill this calendar year
    #[arg(long, value_name = "YEAR", value_parser = year)]
    pub(crate) year: Option<i32>,
    /// Only this customer's
    #[arg(long, value_name = "ID")]
    pub(crate) customer: Option<String>,
    /// A row for each line instead of each document
    #[arg(long)]
    pub(crate) lines: bool,
    /// Only runs after this one
    #[arg(long, value_name = "N", value_parser = run)]
    pub(crate) after_run: Option<u32>,
}

/// Show one issued document
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  annum invoice 2027000012
  annum invoice 2027000012 --qr     to pay it with a telephone")]
pub(crate) struct InvoiceArgs {
    /// Its number
    #[arg(value_name = "NUMBER")]
    pub(crate) number: String,
    /// Its payment as a QR code for the terminal
    #[arg(long)]
    pub(crate) qr: bool,
}

/// Write issued documents as files: paper, accounting formats, payment descriptors
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("documents").required(true).multiple(true))]
#[command(override_usage = "annum export <NUMBER>… --as <FORMAT> --out <DIR>\n       \
    annum export --year <YEAR> --as <FORMAT> --out <DIR>\n       \
    annum export --run <N> | --after-run <N> --as <FORMAT> --out <DIR>")]
#[command(after_help = "\
Files are called after the number of their document and stand flat in the
directory, beside an index.csv for a mail merge. They are made from the register
alone: what was issued never changes, byte for byte. A file that is there already
with other content is never overwritten.

Examples:
  annum export --year 2027 --as pdf --out out          the paper of a year
  annum export --after-run 3 --as isdoc --out out      what is new since run 3
  annum export 2027000012 --as spayd --out out         the payment of one invoice
  annum export --run 4 --as pohoda --out out --zip     one archive: out/pohoda.zip")]
pub(crate) struct ExportArgs {
    /// Numbers of documents
    #[arg(value_name = "NUMBER", group = "documents")]
    pub(crate) numbers: Vec<String>,
    /// Only documents that bill this calendar year
    #[arg(long, value_name = "YEAR", value_parser = year, group = "documents")]
    pub(crate) year: Option<i32>,
    /// Only documents of this run
    #[arg(long, value_name = "N", value_parser = run, group = "documents")]
    pub(crate) run: Option<u32>,
    /// Only documents of runs after this one
    #[arg(long, value_name = "N", value_parser = run, group = "documents")]
    pub(crate) after_run: Option<u32>,
    /// The format of the files
    #[arg(long = "as", value_name = "FORMAT", value_parser = export_format())]
    pub(crate) export_as: Format,
    /// The directory they go to; made if it is not there
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    pub(crate) out: std::path::PathBuf,
    /// Into one archive, called after the format
    #[arg(long)]
    pub(crate) zip: bool,
}

/// List the runs of the register
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  annum runs --format csv")]
pub(crate) struct RunsArgs {}

/// Show how every amount came about: each input with its place, each rule, the rounding
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  annum explain S24-001 --year 2027     what the files say for a contract, and what is left to bill
  annum explain 2027000012              how the lines of an issued document came about
  annum explain T27-001                 a one-off charge
  annum quote remote-pc=5 --explain     a contract that does not exist yet")]
pub(crate) struct ExplainArgs {
    /// An issued document's number, a contract or a one-off charge
    #[arg(value_name = "NUMBER|CONTRACT|CHARGE")]
    pub(crate) what: String,
    /// The calendar year of a contract (default: that of today) or a charge (that of its date)
    #[arg(long, value_name = "YEAR", value_parser = year)]
    pub(crate) year: Option<i32>,
    /// Only this service of the contract
    #[arg(long, value_name = "SERVICE")]
    pub(crate) service: Option<String>,
}

/// Prove the register: seals, chain, sums, numbers, every document derived again
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  annum verify
  annum verify --head 3f9a0c27d41b          the register, or an earlier state of it, has the head noted elsewhere
  annum verify --strict --format csv        what today's files would make differently, exit code 1 if anything")]
pub(crate) struct VerifyArgs {
    /// A head noted elsewhere: a seal of the register, or its first 12 digits at least
    #[arg(long, value_name = "HASH", value_parser = noted_head)]
    pub(crate) head: Option<String>,
    /// Fail where today's files would make anything differently
    #[arg(long)]
    pub(crate) strict: bool,
}
