//! What another price list would change, and what the coming years bring.

use std::path::PathBuf;

use clap::Args;

use super::values::year;

/// Show what another price list would change for every contract
#[derive(Debug, Args)]
#[command(after_help = "\
Every contract row that is active in the year is computed twice, with the book's
catalog and with the one that --catalog names: prices, proration and free years.
Amounts are those of the files, whatever was issued; one-off charges do not
depend on the catalog and are left out. Customers who pay less or more follow,
the largest change first, and rows whose own price hides the change.

Reasons in CSV and JSON:
  free-days   other days are free
  list-price  another list price
  proration   another proration
  other-row   another row of the contract is charged for other units
  own-price   the list price changes, the row has its own
  free-year   the list price changes, every active day is free
  covered     the list price changes, a dearer row is charged instead
  unchanged   nothing changes

Examples:
  annum compare --catalog prices-2028.toml --year 2028
  annum compare --catalog prices-2028.toml --year 2028 --format csv")]
pub(crate) struct CompareArgs {
    // The same option as that of every command, explained anew: here the book's own catalog is what it is compared with.
    /// The other catalog, compared with the book's own
    #[arg(long, value_name = "FILE")]
    pub(crate) catalog: Option<PathBuf>,
    /// The calendar year
    #[arg(long, value_name = "YEAR", value_parser = year)]
    pub(crate) year: i32,
}
