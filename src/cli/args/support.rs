//! Entitlements, deadlines and visits.

use clap::{Args, Subcommand};

use crate::calendar::{Day, Moment};
use crate::cli::args::files::ListArgs;
use crate::cli::args::values::{day, moment, price, quantity};
use crate::money::{Quantity, UnitPrice};

/// Show what a customer may use: what is free, billed or still to be billed, until when and why
#[derive(Debug, Args)]
#[command(after_help = "\
States:
  always            free of charge, no contract row needed
  limited           the same, without what another service would bring
  free              in a contract, and a purchase makes it free
  billed            in a contract, and the register holds the year for it
  to-be-billed      in a contract, and the year is not issued yet
  zero-price        in a contract that costs nothing
  billed-elsewhere  in a contract, in a year before the catalog's first
  right             a purchase makes it free, a contract row is missing
  inactive          not to be used
Whether an invoice is paid, the program does not know.

Examples:
  annum entitlements C014
  annum entitlements C014 --on 2027-12-24 --format json")]
pub(crate) struct EntitlementsArgs {
    /// The customer's id
    #[arg(value_name = "CUSTOMER")]
    pub(crate) customer: String,
    /// On this day (default: today)
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) on: Option<Day>,
}

/// Show the last day to answer a request, by working days
#[derive(Debug, Args)]
#[command(after_help = "\
The service's response_days of the catalog are working days. The day of
receipt, Saturdays, Sundays and Czech holidays are not counted. A request that
comes on a working day after closing time counts as received on the next day.
Closing time is that of the service, else that of the first service of the
catalog with opening hours, the hotline's.

Examples:
  annum deadline email --received \"2026-12-23 16:10\"
  annum deadline analysis --received 2026-12-23    data sent in after a call")]
pub(crate) struct DeadlineArgs {
    /// A service of the catalog; `analysis` is that of the hotline
    #[arg(value_name = "SERVICE")]
    pub(crate) service: String,
    /// When the request came, with the time if known (default: today)
    #[arg(long, value_name = "DATE [TIME]", value_parser = moment)]
    pub(crate) received: Option<Moment>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum VisitCommand {
    /// List visits
    #[command(after_help = "Example:\n  annum visit list C003")]
    List(ListArgs),
    /// Add a visit, and the charge for its travel
    #[command(after_help = "\
Travel is not included in the price: --travel or --travel-km writes a charge,
which the next `annum issue` bills. Both files are checked before either is
written.

Examples:
  annum visit add C003 --on 2027-06-02 --technician Dvořák --travel 1500
  annum visit add C003 --on 2027-03-10 --travel-km 236 --km-price 9.80
  annum visit add C003 --on 2027-09-15 --note \"no travel: was next door\"")]
    Add(VisitArgs),
}

/// A visit to add.
#[derive(Debug, Args)]
pub(crate) struct VisitArgs {
    /// The customer's id
    #[arg(value_name = "CUSTOMER")]
    pub(crate) customer: String,
    /// The day of the visit
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) on: Day,
    /// Who was there
    #[arg(long, value_name = "NAME")]
    pub(crate) technician: Option<String>,
    /// The contract it counts for (default: the one whose service has visits on that day)
    #[arg(long, value_name = "CONTRACT")]
    pub(crate) contract: Option<String>,
    /// Charge this net amount for the travel
    #[arg(long, value_name = "AMOUNT", value_parser = price, allow_negative_numbers = true, group = "charged")]
    pub(crate) travel: Option<UnitPrice>,
    /// Charge so many kilometres of travel
    #[arg(long, value_name = "N", value_parser = quantity, allow_negative_numbers = true, requires = "km_price", group = "charged")]
    pub(crate) travel_km: Option<Quantity>,
    /// Net price of a kilometre
    #[arg(long, value_name = "P", value_parser = price, allow_negative_numbers = true, requires = "travel_km")]
    pub(crate) km_price: Option<UnitPrice>,
    /// Printed on the line of the travel (default: that it is travel, and the day)
    #[arg(long, value_name = "TEXT", requires = "charged")]
    pub(crate) travel_text: Option<String>,
    /// Never printed
    #[arg(long, value_name = "TEXT")]
    pub(crate) note: Option<String>,
}
