//! The commands that make, check, read and edit the flat files.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::change::ChangeArgs;
use super::values::{ServiceQuantity, day, service_quantity};
use crate::calendar::Day;

/// Make a new book: the shipped catalog and every file's header; overwrites nothing
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  annum init                  in the current directory
  annum init --example play   with customers and contracts to play with")]
pub(crate) struct InitArgs {
    /// The directory; made if it is not there (default: the book)
    #[arg(value_name = "DIR")]
    pub(crate) directory: Option<PathBuf>,
    /// With customers, contracts, purchases and charges to play with
    #[arg(long)]
    pub(crate) example: bool,
}

/// Read everything and report all problems, each with its line and a hint
#[derive(Debug, Args)]
#[command(after_help = "\
Catalog, flat files, register, and the picture that the catalog names.
Exit code 1 where anything is wrong; warnings alone do not fail.
Under a line stands the code of its problem: `annum help CODE` explains it.

Examples:
  annum check
  annum check --format csv | grep warning")]
pub(crate) struct CheckArgs {}

/// Which rows to list.
#[derive(Debug, Args)]
pub(crate) struct ListArgs {
    /// Only rows that hold this text; case and diacritics do not matter
    #[arg(value_name = "TEXT")]
    pub(crate) text: Option<String>,
}

/// What to show.
#[derive(Debug, Args)]
pub(crate) struct ShowArgs {
    /// Its id
    #[arg(value_name = "ID")]
    pub(crate) id: String,
}

#[derive(Debug, Subcommand)]
pub(crate) enum CustomerCommand {
    /// List customers
    #[command(after_help = "Example:\n  annum customer list novak")]
    List(ListArgs),
    /// Show a customer with contracts, purchases, charges and documents
    #[command(after_help = "Example:\n  annum customer show C014", mut_arg("id", |arg| arg.value_name("CUSTOMER")))]
    Show(ShowArgs),
    /// Add a customer
    #[command(after_help = "Example:\n  annum customer add --id C026 --name \"Pekařství Říha s.r.o.\"")]
    Add(Box<CustomerColumns>),
}

#[derive(Debug, Subcommand)]
pub(crate) enum ContractCommand {
    /// List contract rows
    #[command(after_help = "Example:\n  annum contract list server-admin")]
    List(ListArgs),
    /// Show the rows of a contract
    #[command(after_help = "Example:\n  annum contract show K014", mut_arg("id", |arg| arg.value_name("CONTRACT")))]
    Show(ShowArgs),
    /// Add a contract row
    #[command(
        override_usage = "annum contract add [OPTIONS] --contract <VALUE> --customer <VALUE>\n           --service <VALUE> --since <VALUE>",
        after_help = "Example:\n  annum contract add --contract K040 --customer C026 --service remote-pc \\\n      --since 2027-03-01 --quantity 3"
    )]
    Add(Box<ContractColumns>),
    Change(ChangeArgs),
    /// End a contract, or one service of it
    #[command(after_help = "\
Where notice must be given (`notice_months` in the catalog or the row), a
contract that renews by itself ends on the first 31 December whose last day for
notice is not over, or later: with 3 months, 30 September is the last day for
the end of that year. `annum renewals YEAR` shows these days.

Examples:
  annum contract end K014 --service remote-pc --on 2027-06-30
  annum contract end K014 --on 2027-12-31 --postpone")]
    End(EndArgs),
}

#[derive(Debug, Subcommand)]
pub(crate) enum PurchaseCommand {
    /// List purchases
    #[command(after_help = "Example:\n  annum purchase list notebook")]
    List(ListArgs),
    /// Show a customer's purchases and the days they make free
    #[command(after_help = "Example:\n  annum purchase show C014", mut_arg("id", |arg| arg.value_name("CUSTOMER")))]
    Show(ShowArgs),
    /// Add a purchase, and with --with the contract row of its free year
    #[command(
        after_help = "Example:\n  annum purchase add C014 \"Harmonik Standard\" --on 2027-02-10 \\\n      --with remote-pc=2"
    )]
    Add(PurchaseColumns),
}

#[derive(Debug, Subcommand)]
pub(crate) enum ChargeCommand {
    /// List one-off charges
    #[command(after_help = "Example:\n  annum charge list travel")]
    List(ListArgs),
    /// Show a charge
    #[command(after_help = "Example:\n  annum charge show T012", mut_arg("id", |arg| arg.value_name("CHARGE")))]
    Show(ShowArgs),
    /// Add a charge
    #[command(
        override_usage = "annum charge add [OPTIONS] --id <VALUE> --customer <VALUE>\n           --date <VALUE> --description <VALUE> --unit-price <VALUE>",
        after_help = "Example:\n  annum charge add --id T030 --customer C014 --date 2027-05-12 \\\n      --description \"Travel to Brno\" --unit-price 12 --quantity 205 --unit km"
    )]
    Add(ChargeColumns),
}

/// Declares the options of an `add` command: one for each column of the file.
macro_rules! columns {
    ($(#[$doc:meta])* $name:ident { $($(#[$arg:meta])* $field:ident: $column:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Args)]
        pub(crate) struct $name {
            $($(#[$arg])* #[arg(value_name = "VALUE", allow_hyphen_values = true)] pub(crate) $field: Option<String>,)*
        }

        impl $name {
            /// The columns that were given, with their values.
            pub(crate) fn cells(&self) -> Vec<(&'static str, &str)> {
                [$(($column, self.$field.as_deref())),*]
                    .into_iter()
                    .filter_map(|(column, value)| value.map(|value| (column, value)))
                    .collect()
            }
        }
    };
}

columns! {
    /// The columns of `customers.csv`.
    CustomerColumns {
        /// Stable id
        #[arg(long, required = true)] id: "id",
        /// Name
        #[arg(long, required = true)] name: "name",
        /// Company id (IČO)
        #[arg(long)] company_id: "company_id",
        /// VAT id (DIČ)
        #[arg(long)] vat_id: "vat_id",
        /// Street and number
        #[arg(long)] street: "street",
        /// Town
        #[arg(long)] city: "city",
        /// Postal code
        #[arg(long)] postal_code: "postal_code",
        /// Country code
        #[arg(long)] country: "country",
        /// E-mail address
        #[arg(long)] email: "email",
        /// Language of the documents: cs or en
        #[arg(long)] language: "language",
        /// Days from issue to due
        #[arg(long)] due_days: "due_days",
        /// Printed on the documents
        #[arg(long)] order_number: "order_number",
        /// Never printed
        #[arg(long)] note: "note",
    }
}

columns! {
    /// The columns of `contracts.csv`.
    ContractColumns {
        /// Id of the contract
        #[arg(long, required = true)] contract: "contract",
        /// The customer's id
        #[arg(long, required = true)] customer: "customer",
        /// A service of the catalog
        #[arg(long, required = true)] service: "service",
        /// First day of service
        #[arg(long, required = true)] since: "since",
        /// How many
        #[arg(long, allow_negative_numbers = true)] quantity: "quantity",
        /// Last day of service
        #[arg(long)] until: "until",
        /// auto or manual
        #[arg(long)] renewal: "renewal",
        /// Agreed price instead of the catalog's
        #[arg(long, allow_negative_numbers = true)] unit_price: "unit_price",
        /// Discount in per cent
        #[arg(long, allow_negative_numbers = true)] discount_percent: "discount_percent",
        /// Rows with the same value go on an invoice of their own
        #[arg(long)] document: "document",
        /// Printed on the document
        #[arg(long)] order_number: "order_number",
        /// Printed on the line
        #[arg(long)] text: "text",
        /// Never printed
        #[arg(long)] note: "note",
        /// Months of notice before the end of a year (default: the catalog's)
        #[arg(long)] notice_months: "notice_months",
    }
}

columns! {
    /// The columns of `charges.csv`.
    ChargeColumns {
        /// Id of the charge
        #[arg(long, required = true)] id: "id",
        /// The customer's id
        #[arg(long, required = true)] customer: "customer",
        /// The day that decides the year
        #[arg(long, required = true)] date: "date",
        /// Printed on the line
        #[arg(long, required = true)] description: "description",
        /// Net price of a unit; may be negative
        #[arg(long, required = true, allow_negative_numbers = true)] unit_price: "unit_price",
        /// How many
        #[arg(long, allow_negative_numbers = true)] quantity: "quantity",
        /// What one unit is called
        #[arg(long)] unit: "unit",
        /// The contract it belongs to
        #[arg(long)] contract: "contract",
        /// Never printed
        #[arg(long)] note: "note",
    }
}

/// A purchase to add.
#[derive(Debug, Args)]
pub(crate) struct PurchaseColumns {
    /// The customer's id
    #[arg(value_name = "CUSTOMER")]
    pub(crate) customer: String,
    /// What was bought
    #[arg(value_name = "PRODUCT")]
    pub(crate) product: String,
    /// The day of the purchase
    #[arg(long = "on", value_name = "DATE", value_parser = day, visible_alias = "purchased-on")]
    pub(crate) purchased_on: Day,
    /// Also write the contract row of the free year
    #[arg(long, value_name = "SERVICE[=QTY]", value_parser = service_quantity)]
    pub(crate) with: Option<ServiceQuantity>,
    /// Id of that contract (default: a new one, the customer's id and the first number that is free)
    #[arg(long, value_name = "CONTRACT", requires = "with")]
    pub(crate) contract: Option<String>,
    /// Never printed
    #[arg(long, value_name = "VALUE")]
    pub(crate) note: Option<String>,
}

/// A contract to end.
#[derive(Debug, Args)]
pub(crate) struct EndArgs {
    /// Id of the contract
    #[arg(value_name = "CONTRACT")]
    pub(crate) contract: String,
    /// Only this service of it
    #[arg(long, value_name = "ID")]
    pub(crate) service: Option<String>,
    /// The last day of service
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub(crate) on: Day,
    /// Where notice comes too late, end each row on the first day that is allowed
    #[arg(long)]
    pub(crate) postpone: bool,
    /// End it on that day though notice comes too late
    #[arg(long, conflicts_with = "postpone")]
    pub(crate) waive_notice: bool,
}
