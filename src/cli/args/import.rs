//! The commands that take rows from a spreadsheet.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::values::mapping;
use crate::store::import::Mapping;

/// What the help of every import says, then its examples.
macro_rules! after_help {
    ($examples:literal) => {
        concat!(
            "\
The file is CSV as Excel saves it: windows-1250 or UTF-8; `;`, `,` or tabs;
1 234,50 Kč; 12. 5. 2026; ano and ne. Columns are found by the book's names or
common Czech ones (IČO, Název, Od, Do, Množství …). A column that the file lacks
stays as it is, an empty cell takes an optional value away, nothing is deleted.
Either every row is taken or none.

Examples:
",
            $examples
        )
    };
}

const AFTER_CUSTOMERS: &str = after_help!(
    "  annum import customers clients.csv --dry-run
  annum import customers clients.csv --map \"Evid. č.=id\" --map Segment="
);
const AFTER_CONTRACTS: &str = after_help!(
    "  annum contract list --csv-dialect excel-cs > contracts.csv
  annum import contracts contracts.csv --dry-run"
);
const AFTER_PURCHASES: &str = after_help!("  annum import purchases sold.csv --map Artikl=product");

const AFTER_INVOICES: &str = "\
Columns: number, customer, contract, service, year, net_amount, issued_on (or
common Czech names). Rows with the same number are lines of one invoice. The
invoices keep their numbers, stand outside our series, and can be corrected and
cancelled like all others; what they billed is billed no more.

Examples:
  annum import invoices billed-2026.csv --dry-run
  annum import invoices billed-2026.csv --map VS=number";

#[derive(Debug, Subcommand)]
pub(crate) enum ImportCommand {
    /// Add and change customers, by their id
    #[command(after_help = AFTER_CUSTOMERS)]
    Customers(ImportArgs),
    /// Add and change contract rows, by contract, service and since
    #[command(after_help = AFTER_CONTRACTS)]
    Contracts(ImportArgs),
    /// Add and change purchases, by customer, product and day
    #[command(after_help = AFTER_PURCHASES)]
    Purchases(ImportArgs),
    /// Take over what another system has billed, so that nobody is billed twice
    #[command(after_help = AFTER_INVOICES)]
    Invoices(ImportArgs),
}

/// What to import, and how.
#[derive(Debug, Args)]
pub(crate) struct ImportArgs {
    /// The spreadsheet's file, saved as CSV
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// A column of the file that is COLUMN of the book; nothing after = passes it over
    #[arg(long = "map", value_name = "NAME=COLUMN", value_parser = mapping)]
    pub(crate) mappings: Vec<Mapping>,
    /// Show what would be done, and do nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
}
