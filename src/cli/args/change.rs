//! The change of a contract's terms.

use clap::Args;

use super::values::{AgreedPrice, ServiceTerms, agreed_price, day, percent, service_terms};
use crate::calendar::Day;
use crate::money::Percent;

/// Change quantity, price or tier of a contract from a day on
#[derive(Debug, Args)]
#[command(after_help = "\
Ends the row that is active on that day on the day before, and writes a new one
with the new terms; a row that begins on that day is changed itself. SERVICE is
the row's own service, or another one of its group in the catalog. Customer,
end, renewal, `document` and order number go on as they were; agreed price,
discount and text only where the service stays. What was invoiced already is
not touched: the next plan has the difference.

Examples:
  annum contract change K014 remote-pc=5 --since 2027-07-01    five from July on
  annum contract change K014 remote-ip --since 2027-09-01      the other tier
  annum contract change K014 remote-pc --price 2600 --since 2028-01-01
  annum contract change K014 remote-pc --price list --since 2029-01-01")]
pub(crate) struct ChangeArgs {
    /// Id of the contract
    #[arg(value_name = "CONTRACT")]
    pub(crate) contract: String,
    /// The service from that day on, and how many (default: as many as now, of another service 1)
    #[arg(value_name = "SERVICE[=QTY]", value_parser = service_terms)]
    pub(crate) service: ServiceTerms,
    /// Agreed price of a unit and year, or `list` for the catalog's
    #[arg(long, value_name = "PRICE", value_parser = agreed_price, allow_negative_numbers = true)]
    pub(crate) price: Option<AgreedPrice>,
    /// Discount in per cent
    #[arg(long, value_name = "PERCENT", value_parser = percent, allow_negative_numbers = true)]
    pub(crate) discount: Option<Percent>,
    /// The first day of the new terms
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) since: Day,
}
