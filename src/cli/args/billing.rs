//! The commands that compute a year: prices, quotes, plans, documents, renewals.

use std::path::PathBuf;

use clap::Args;
use clap::builder::NonEmptyStringValueParser;

use super::values::{ServiceQuantity, day, from_one_to, percent, price_step, service_quantity, states, year};
use crate::billing::coverage::State;
use crate::calendar::Day;
use crate::money::{Percent, UnitPrice};

/// Print the price list
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  annum catalog
  annum catalog --year 2028 --format csv")]
pub(crate) struct CatalogArgs {
    /// Prices of this calendar year (default: that of today)
    #[arg(long, value_name = "YEAR", value_parser = year)]
    pub(crate) year: Option<i32>,
}

/// Compute what services would cost, year by year
#[derive(Debug, Args)]
#[command(after_help = "\
Services that are asked for together are one contract, as it would be billed:
of a group only the dearest is charged. The same service twice is twice.

For a customer that exists, the last columns say what it pays in that year for
the service, or for all services of its group, and what changes where it takes
what is asked for instead from that day on. `contract change` does that: price
and discount agreed for the same service go on.

Examples:
  annum quote remote-pc=5
  annum quote remote-pc=5 --purchase 2026-11-22 --years 3
  annum quote server-admin remote-ip --customer C014 --discount 10
  annum quote remote-ip --customer C014 --since 2027-09-01    an upgrade
  annum quote remote-pc=5 --customer C014 --pdf quote.pdf     to be sent")]
pub(crate) struct QuoteArgs {
    /// A service of the catalog, with its quantity if it is not 1
    #[arg(required = true, value_name = "SERVICE[=QTY]", value_parser = service_quantity)]
    pub(crate) services: Vec<ServiceQuantity>,
    /// For this customer: its purchases count, and what it has is compared
    #[arg(long, value_name = "ID")]
    pub(crate) customer: Option<String>,
    /// First day of service (default: today)
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) since: Option<Day>,
    /// A new product is bought on this day; may be given more than once
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) purchase: Vec<Day>,
    /// Discount in per cent on every service (default: none, or that of the row it changes)
    #[arg(long, value_name = "PERCENT", value_parser = percent, allow_negative_numbers = true)]
    pub(crate) discount: Option<Percent>,
    /// How many calendar years
    #[arg(long, value_name = "N", value_parser = from_one_to(100_u16), default_value = "3")]
    pub(crate) years: u16,
    /// Show how every amount came about
    #[arg(long)]
    pub(crate) explain: bool,
    /// Write the quote as a PDF too, in the customer's language
    #[arg(long, value_name = "FILE")]
    pub(crate) pdf: Option<PathBuf>,
    /// The last day on which the PDF is valid, not before today (default: 30 days from today)
    #[arg(long, value_name = "DATE", value_parser = day, requires = "pdf")]
    pub(crate) valid_until: Option<Day>,
}

/// Which keys of the year: `bill` and `issue` share it, so that a plan is what is issued.
#[derive(Debug, Args)]
pub(crate) struct ScopeArgs {
    /// The calendar year to bill
    #[arg(value_name = "YEAR", value_parser = year)]
    pub(crate) year: i32,
    /// Only this customer; may be given more than once
    #[arg(long = "customer", value_name = "ID")]
    pub(crate) customers: Vec<String>,
    /// Leave what is first chargeable after this day for later
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) through: Option<Day>,
}

/// Show the plan: what would be invoiced for a year, and its id. Writes nothing
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  annum bill 2027
  annum bill 2027 --customer C014
  annum bill 2027 --format csv > plan.csv     the plan's id goes to stderr")]
pub(crate) struct BillArgs {
    #[command(flatten)]
    pub(crate) scope: ScopeArgs,
}

/// Issue the plan: numbers, dates, and a run in the register
#[derive(Debug, Args)]
#[command(after_help = "\
With --plan it issues exactly what `annum bill` showed, or nothing. A plan with credit notes or
differences is issued only with --plan. Issuing twice issues nothing the second time.

Examples:
  annum issue 2027 --date 2027-01-04
  annum issue 2027 --date 2027-01-04 --plan 3f0a9c51d2e8
  annum issue 2027 --date 2027-01-04 --supplied-on 2027-01-01")]
pub(crate) struct IssueArgs {
    #[command(flatten)]
    pub(crate) scope: ScopeArgs,
    /// The date of the documents (default: today)
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) date: Option<Day>,
    /// An earlier day of taxable supply (default: the last day supplied, at the latest the date)
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) supplied_on: Option<Day>,
    /// Only if the plan is still this one
    #[arg(long, value_name = "ID")]
    pub(crate) plan: Option<String>,
}

/// Take invoices back: a credit note over all that each still holds
#[derive(Debug, Args)]
#[command(after_help = "\
What was cancelled is open again: the next `annum issue` bills it anew, right this time.

So an invoice may be cancelled of which corrections have left nothing: the credit
note is over 0.00, and what is billed after it is written out again, and not as a
difference from that invoice.

Examples:
  annum cancel 2027000012 --reason \"wrong company id\" --date 2027-01-05")]
pub(crate) struct CancelArgs {
    /// Numbers of invoices
    #[arg(required = true, value_name = "NUMBER")]
    pub(crate) numbers: Vec<String>,
    /// Why; printed on the credit notes
    #[arg(long, value_name = "TEXT", value_parser = NonEmptyStringValueParser::new())]
    pub(crate) reason: String,
    /// The date of the credit notes (default: today)
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) date: Option<Day>,
}

/// Prove that everything of a year is billed, and nothing twice
#[derive(Debug, Args)]
#[command(after_help = "\
Every contract's service and every charge is in exactly one state, and the sums agree with the
register's documents and with the plan, or the command fails.

Examples:
  annum coverage 2027
  annum coverage 2027 --state to-be-billed --state to-be-credited
  annum coverage 2027 --format csv > coverage.csv")]
pub(crate) struct CoverageArgs {
    /// The calendar year billed
    #[arg(value_name = "YEAR", value_parser = year)]
    pub(crate) year: i32,
    /// Only this customer; may be given more than once
    #[arg(long = "customer", value_name = "ID")]
    pub(crate) customers: Vec<String>,
    /// Show only keys in this state; may be given more than once
    #[arg(long = "state", value_name = "STATE", value_parser = states())]
    pub(crate) states: Vec<State>,
}

/// Show what goes on into a year, and at what price
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  annum renewals 2028
  annum renewals 2028 --format csv | grep to-decide")]
pub(crate) struct RenewalsArgs {
    /// The calendar year that begins
    #[arg(value_name = "YEAR", value_parser = year)]
    pub(crate) year: i32,
}

/// Raise next year's prices by an inflation clause
#[derive(Debug, Args)]
#[command(after_help = "\
First it only shows what would be written, what that means for every contract,
and the id of this plan; with --plan and that id it writes: new prices from
1 January of the year into catalog.toml, and where a contract row has a price of
its own, a row that goes on with the new one. A price that the catalog has for
that very year already stays, and so does that of a row that begins in the year.

Where invoices of the year are issued already, a warning says for how many rows:
the next bill charges the difference, and only issue with its plan's id makes
supplementary invoices of it.

Examples:
  annum uplift 2028 --percent 2.4
  annum uplift 2028 --percent 8.5 --threshold 3 --cap 5 --round 10
  annum uplift 2028 --percent 2.4 --keep K014 --plan 4bf29ce48431")]
pub(crate) struct UpliftArgs {
    /// The calendar year from which the new prices hold
    #[arg(value_name = "YEAR", value_parser = year)]
    pub(crate) year: i32,
    /// Inflation, in per cent
    #[arg(long, value_name = "P", value_parser = percent, allow_negative_numbers = true)]
    pub(crate) percent: Percent,
    /// Inflation up to this raises nothing
    #[arg(long, value_name = "P", value_parser = percent, allow_negative_numbers = true)]
    pub(crate) threshold: Option<Percent>,
    /// Prices rise by this at most
    #[arg(long, value_name = "P", value_parser = percent, allow_negative_numbers = true)]
    pub(crate) cap: Option<Percent>,
    /// New prices are multiples of this, rounded half up, but not over the cap (default: 0.01)
    #[arg(long, value_name = "AMOUNT", value_parser = price_step, allow_negative_numbers = true)]
    pub(crate) round: Option<UnitPrice>,
    /// A contract whose own prices stay; may be given more than once
    #[arg(long, value_name = "CONTRACT")]
    pub(crate) keep: Vec<String>,
    /// Write, if the plan is still this one
    #[arg(long, value_name = "ID")]
    pub(crate) plan: Option<String>,
}

/// Extend manual renewals to 31 December of a year
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  annum renew 2028 K014 K019")]
pub(crate) struct RenewArgs {
    /// The calendar year into which they go on
    #[arg(value_name = "YEAR", value_parser = year)]
    pub(crate) year: i32,
    /// Contracts with a manual row that ends on 31 December of the year before
    #[arg(required = true, value_name = "CONTRACT")]
    pub(crate) contracts: Vec<String>,
}
