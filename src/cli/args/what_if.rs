//! What another price list would change, and what the coming years bring.

use std::path::PathBuf;

use clap::Args;

use super::values::{day, from_one_to, year};
use crate::calendar::Day;

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

/// Show what the coming years bring, by year and service
#[derive(Debug, Args)]
#[command(after_help = "\
Every contract row and one-off charge is computed for each year as it stands in
the files: rows that end, rows that renew themselves, free years that end and
prices to come. A row that is renewed by hand counts until its end; what it would
add if it went on stands apart, to be decided. What was issued does not count.

Examples:
  annum report
  annum report --year 2028 --years 5
  annum report --svg forecast.svg          a picture as well
  annum report --format csv > forecast.csv")]
pub(crate) struct ReportArgs {
    /// The first calendar year (default: that of today)
    #[arg(long, value_name = "YEAR", value_parser = year)]
    pub(crate) year: Option<i32>,
    /// How many calendar years
    #[arg(long, value_name = "N", value_parser = from_one_to(20_u8), default_value = "3")]
    pub(crate) years: u8,
    /// Draw it as a picture too; replaces an older picture of that name
    #[arg(long, value_name = "FILE")]
    pub(crate) svg: Option<PathBuf>,
}

/// Show who is free because of a purchase, who could be, and what it costs
#[derive(Debug, Args)]
#[command(after_help = "\
Every contract row with free days in the year of the day: because of which
purchase, until when, from when it is charged, what its first paid year costs,
and what the free days cost the vendor: the year as it would be without any free
window, less the year as it is. Then the customers who have a right on the day
and no active row of a service of the free year. Amounts are those of the files.

States:
  free       the row is active, and the day is free
  not-begun  the row has free days later in the year
  ended      the row had free days earlier in the year
  right      the day is free for the customer, a contract row is missing

Examples:
  annum free-years
  annum free-years --on 2027-12-31
  annum free-years --format csv | grep ,right,     whom sales could call")]
pub(crate) struct FreeYearsArgs {
    /// On this day (default: today)
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) on: Option<Day>,
}
