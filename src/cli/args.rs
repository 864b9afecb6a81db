//! The command line: every command and option, with its help.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::billing::coverage::State;
use crate::calendar::Day;
use crate::language::Language;
use crate::money::{DecimalMark, Percent, Quantity};

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
    /// Say nothing on stderr but errors
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
    /// Say on stderr what is read
    #[arg(short, long, global = true)]
    pub(crate) verbose: bool,
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
    /// An empty `ANNUM_LANG` says nothing.
    #[value(name = "", hide = true)]
    Unsaid,
}

impl LanguageArg {
    /// The language, if one is said.
    pub(crate) fn language(self) -> Option<Language> {
        match self {
            Self::Cs => Some(Language::Cs),
            Self::En => Some(Language::En),
            Self::Unsaid => None,
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
    Renewals(RenewalsArgs),
    Renew(RenewArgs),
    /// List, show and add customers
    #[command(subcommand, after_help = "Examples:\n  annum customer list novak\n  annum customer show C014")]
    Customer(Box<CustomerCommand>),
    /// List, show, add and end contracts
    #[command(
        subcommand,
        after_help = "Examples:\n  annum contract list server-admin\n  annum contract end K014 --on 2027-06-30"
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
    Completions(CompletionsArgs),
    Man(ManArgs),
    Help(HelpArgs),
}

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

/// Read everything and report all problems, each with its place and a hint
#[derive(Debug, Args)]
#[command(after_help = "\
Exit code 1 where anything is wrong; warnings alone do not fail.

Examples:
  annum check
  annum check --format csv | grep warning")]
pub(crate) struct CheckArgs {}

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
Examples:
  annum quote remote-pc=5
  annum quote remote-pc=5 --purchase 2026-11-22 --years 3
  annum quote server-admin remote-ip --customer C014 --discount 10")]
pub(crate) struct QuoteArgs {
    /// A service of the catalog, with its quantity if it is not 1
    #[arg(required = true, value_name = "SERVICE[=QTY]", value_parser = service_quantity)]
    pub(crate) services: Vec<ServiceQuantity>,
    /// For this customer: its purchases count
    #[arg(long, value_name = "ID")]
    pub(crate) customer: Option<String>,
    /// First day of service (default: today)
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) since: Option<Day>,
    /// A new product is bought on this day; may be given more than once
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) purchase: Vec<Day>,
    /// Discount in per cent on every service
    #[arg(long, value_name = "PERCENT", value_parser = percent, default_value = "0")]
    pub(crate) discount: Percent,
    /// How many calendar years
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=100), default_value = "3")]
    pub(crate) years: u16,
    /// Show how every amount came about
    #[arg(long)]
    pub(crate) explain: bool,
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
  annum issue 2027 --date 2027-01-04 --plan 3f0a9c51d2e8")]
pub(crate) struct IssueArgs {
    #[command(flatten)]
    pub(crate) scope: ScopeArgs,
    /// The date of the documents (default: today)
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) date: Option<Day>,
    /// Only if the plan is still this one
    #[arg(long, value_name = "ID")]
    pub(crate) plan: Option<String>,
}

/// Take invoices back: a credit note over all that each still holds
#[derive(Debug, Args)]
#[command(after_help = "\
What was cancelled is open again: the next `annum issue` bills it anew, right this time.

Examples:
  annum cancel 2027000012 --reason \"wrong company id\" --date 2027-01-05")]
pub(crate) struct CancelArgs {
    /// Numbers of invoices
    #[arg(required = true, value_name = "NUMBER")]
    pub(crate) numbers: Vec<String>,
    /// Why; printed on the credit notes
    #[arg(long, value_name = "TEXT")]
    pub(crate) reason: String,
    /// The date of the credit notes (default: today)
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) date: Option<Day>,
}

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
    #[arg(long, value_name = "N")]
    pub(crate) after_run: Option<u32>,
}

/// Show one issued document
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  annum invoice 2027000012")]
pub(crate) struct InvoiceArgs {
    /// Its number
    #[arg(value_name = "NUMBER")]
    pub(crate) number: String,
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

/// Print what makes a shell complete commands, options and ids
#[derive(Debug, Args)]
#[command(after_help = "\
Ids of customers and contracts, services and numbers of documents are read from
the book that the command line or ANNUM_BOOK names.

Examples:
  echo 'source <(annum completions bash)' >> ~/.bashrc
  echo 'source <(annum completions zsh)' >> ~/.zshrc
  echo 'annum completions fish | source' >> ~/.config/fish/config.fish
  annum completions powershell >> $PROFILE")]
pub(crate) struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub(crate) shell: Shell,
}

/// A shell that can complete.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Shell {
    Bash,
    Zsh,
    Fish,
    Powershell,
}

/// Write the manual: a page for the program and one for each command
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  annum man ~/.local/share/man/man1     then `man annum-issue` shows a page
  annum man pages && man -l pages/annum.1")]
pub(crate) struct ManArgs {
    /// The directory; made if it is not there
    #[arg(value_name = "DIR")]
    pub(crate) directory: PathBuf,
}

/// Explain a command, or a problem by its code
#[derive(Debug, Args)]
#[command(after_help = "\
The code of a problem is in `annum check --format csv`; `annum help codes` lists
them all.

Examples:
  annum help contract end
  annum help overlapping-rows
  annum help codes --lang cs")]
pub(crate) struct HelpArgs {
    /// A command, a code, or `codes` for the list of all codes
    #[arg(value_name = "TOPIC")]
    pub(crate) topic: Vec<String>,
}

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
    /// End a contract, or one service of it
    #[command(after_help = "Example:\n  annum contract end K014 --service remote-pc --on 2027-06-30")]
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
        #[arg(long)] quantity: "quantity",
        /// Last day of service
        #[arg(long)] until: "until",
        /// auto or manual
        #[arg(long)] renewal: "renewal",
        /// Agreed price instead of the catalog's
        #[arg(long)] unit_price: "unit_price",
        /// Discount in per cent
        #[arg(long)] discount_percent: "discount_percent",
        /// Rows with the same value go on an invoice of their own
        #[arg(long)] document: "document",
        /// Printed on the document
        #[arg(long)] order_number: "order_number",
        /// Printed on the line
        #[arg(long)] text: "text",
        /// Never printed
        #[arg(long)] note: "note",
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
        #[arg(long, required = true)] unit_price: "unit_price",
        /// How many
        #[arg(long)] quantity: "quantity",
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
    /// Id of that contract (default: the customer's contract of the service's kind, else a new one)
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
}

/// `remote-pc` or `remote-pc=5`.
#[derive(Debug, Clone)]
pub(crate) struct ServiceQuantity {
    pub(crate) service: String,
    pub(crate) quantity: Quantity,
}

fn service_quantity(text: &str) -> Result<ServiceQuantity, String> {
    let (service, quantity) = text.split_once('=').unwrap_or((text, "1"));
    let quantity = Quantity::parse(quantity, DecimalMark::Point)
        .map_err(|_| format!("`{quantity}` is no quantity (like 5 or 2.5)"))?;
    Ok(ServiceQuantity { service: service.to_owned(), quantity })
}

fn day(text: &str) -> Result<Day, String> {
    text.parse().map_err(|_| "no such day; write it as YYYY-MM-DD, say 2027-01-04".to_owned())
}

fn year(text: &str) -> Result<i32, String> {
    let year = (text.len() == 4).then(|| text.parse().ok()).flatten();
    year.filter(|year| crate::calendar::YEARS.contains(year))
        .ok_or_else(|| "a year from 1900 to 2999".to_owned())
}

fn states() -> impl TypedValueParser<Value = State> {
    let unknown = "no such state";
    PossibleValuesParser::new(State::ALL.map(State::code))
        .try_map(move |code| State::from_code(&code).ok_or(unknown))
}

fn percent(text: &str) -> Result<Percent, String> {
    Percent::parse(text, DecimalMark::Point)
        .map_err(|_| "a number from 0 to 100 with at most 4 decimals".to_owned())
}

/// Hex digits that a noted head must have at least.
const HEAD_DIGITS: usize = 12;

fn noted_head(text: &str) -> Result<String, String> {
    let is_hex = text.bytes().all(|byte| byte.is_ascii_hexdigit());
    match text.len() {
        HEAD_DIGITS..=64 if is_hex => Ok(text.to_ascii_lowercase()),
        _ => Err(format!("{HEAD_DIGITS} to 64 hex digits")),
    }
}
