//! What was agreed: customers, contract rows, purchases and charges, each with the line it stands on.
//!
//! A book of a million customers is held in memory at once, so rows are small: their texts lie one after the other
//! in a single allocation, customers and services are indices. [`Book`] hands out borrowed views.

mod builder;
mod expectation;
mod fingerprint;
mod grouping;
mod ids;
mod parties;
mod parts;
mod rows;
mod texts;

use std::ops::Range;

use crate::catalog::Catalog;
use parties::Parties;

pub use builder::{Added, BookBuilder, BookFull};
pub use expectation::{About, Expectation};
pub use fingerprint::Fingerprint;
pub use ids::IdTable;
pub use parties::KnownCustomers;
pub use rows::{
    Charge, ContractRow, Customer, CustomerIx, Keep, Party, Purchase, Renewal, RowTexts, RowTextsIx, Visit,
};
pub use texts::{Text, Texts};

/// The file of the customers, relative to the book.
pub const CUSTOMERS: &str = "customers.csv";
/// The file of the contract rows.
pub const CONTRACTS: &str = "contracts.csv";
/// The file of the purchases.
pub const PURCHASES: &str = "purchases.csv";
/// The file of the one-off charges.
pub const CHARGES: &str = "charges.csv";
/// The file of the technicians' visits.
pub const VISITS: &str = "visits.csv";
/// The file of the amounts that a year is expected to come to.
pub const EXPECTATIONS: &str = "expectations.csv";

/// All that was agreed with the customers of one seller, read and checked.
#[derive(Debug, Clone, Default)]
pub struct Book {
    parties: Parties,
    /// Those of all rows but the customers'.
    texts: Texts,
    contracts: Vec<ContractRow>,
    row_texts: Vec<RowTexts>,
    purchases: Vec<Purchase>,
    charges: Vec<Charge>,
    /// Where each customer's rows begin, in each of the three.
    starts: Starts,
}

#[derive(Debug, Clone, Default)]
struct Starts {
    contracts: Vec<u32>,
    purchases: Vec<u32>,
    charges: Vec<u32>,
}

impl Book {
    /// Every customer, in byte order of their ids.
    pub fn customers(&self) -> impl ExactSizeIterator<Item = CustomerIx> + use<> {
        self.parties.all()
    }

    /// The line of a customer in `customers.csv`.
    pub fn customer_line(&self, customer: CustomerIx) -> u32 {
        self.parties.line(customer)
    }

    /// A customer's id.
    pub fn customer_id(&self, customer: CustomerIx) -> &str {
        self.parties.id(customer)
    }

    /// All that is known of a customer.
    pub fn party(&self, customer: CustomerIx) -> Party<'_> {
        self.parties.party(customer)
    }

    /// The customer with this id.
    pub fn find_customer(&self, id: &str) -> Option<CustomerIx> {
        self.parties.find(id)
    }

    /// Every contract row: by customer, contract, service (byte order of ids; those of a group at the place of the first
    /// of them), then since.
    pub fn contracts(&self) -> &[ContractRow] {
        &self.contracts
    }

    /// The contract rows of one customer, in the same order.
    pub fn contracts_of(&self, customer: CustomerIx) -> &[ContractRow] {
        &self.contracts[range_of(&self.starts.contracts, customer)]
    }

    /// The contract rows of one customer by key: all rows of a contract and a service, or the services of a group,
    /// together, sorted by since. `catalog` is that of the book.
    pub fn keys_of(&self, customer: CustomerIx, catalog: &Catalog) -> impl Iterator<Item = &[ContractRow]> {
        self.contracts_of(customer).chunk_by(|a, b| {
            catalog.is_one_key(a.service, b.service) && self.text(a.contract) == self.text(b.contract)
        })
    }

    /// The purchases of one customer, oldest first.
    pub fn purchases_of(&self, customer: CustomerIx) -> &[Purchase] {
        &self.purchases[range_of(&self.starts.purchases, customer)]
    }

    /// The charges of one customer, in byte order of their ids.
    pub fn charges_of(&self, customer: CustomerIx) -> &[Charge] {
        &self.charges[range_of(&self.starts.charges, customer)]
    }

    /// A text of a row.
    pub fn text(&self, text: Text) -> &str {
        self.texts.get(text)
    }

    /// The rare texts of a contract row.
    pub fn row_texts(&self, row: &ContractRow) -> RowTexts {
        row.texts.map_or(RowTexts::default(), |RowTextsIx(at)| self.row_texts[at.get() as usize - 1])
    }

    /// The `document` value of a contract row; empty for the customer's ordinary invoice.
    pub fn document_of(&self, row: &ContractRow) -> &str {
        self.text(self.row_texts(row).document)
    }
}

/// Without any rows there are no starts.
fn range_of(starts: &[u32], customer: CustomerIx) -> Range<usize> {
    let customer = customer.0 as usize;
    let begin = |customer: usize| starts.get(customer).map_or(0, |start| *start as usize);
    begin(customer)..begin(customer + 1)
}
