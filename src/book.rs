//! What was agreed: customers, contract rows, purchases and charges, each with the line it stands on.
//!
//! A book of a million customers is held in memory at once, so rows are small: their texts lie one after the other
//! in a single allocation, customers and services are indices. [`Book`] hands out borrowed views.

mod ids;

use std::ops::Range;

use memchr::memchr;

use crate::calendar::{Day, DayRange};
use crate::catalog::ServiceIx;
use crate::language::Language;
use crate::money::{Net, Percent, Quantity, UnitPrice};

pub use ids::IdTable;

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

/// Texts one after the other in a single allocation.
#[derive(Debug, Clone, Default)]
pub struct Texts {
    all: String,
}

/// A text of [`Texts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Text {
    start: u32,
    len: u32,
}

impl Text {
    /// Where it begins: texts kept earlier come first.
    pub fn start(self) -> u32 {
        self.start
    }
}

impl Texts {
    /// Keeps a text. `None` when four gigabytes are full.
    pub fn keep(&mut self, text: &str) -> Option<Text> {
        if text.is_empty() {
            return Some(Text::default());
        }
        let kept = Text { start: u32::try_from(self.all.len()).ok()?, len: u32::try_from(text.len()).ok()? };
        u32::try_from(self.all.len() + text.len()).ok()?;
        self.all.push_str(text);
        Some(kept)
    }

    /// The text that was kept.
    pub fn get(&self, text: Text) -> &str {
        &self.all[text.start as usize..(text.start + text.len) as usize]
    }
}

/// A customer by its place in the byte order of all ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CustomerIx(pub u32);

/// The party that is invoiced, as `customers.csv` says, or as a document has frozen it. Texts are empty where nothing is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Party<'a> {
    /// Stable id.
    pub id: &'a str,
    /// Name.
    pub name: &'a str,
    /// Company id (IČO).
    pub company_id: &'a str,
    /// VAT id (DIČ).
    pub vat_id: &'a str,
    /// Street and number.
    pub street: &'a str,
    /// Town.
    pub city: &'a str,
    /// Postal code.
    pub postal_code: &'a str,
    /// ISO 3166 code.
    pub country: &'a str,
    /// E-mail address.
    pub email: &'a str,
    /// Language of its documents.
    pub language: Language,
    /// Days from issue to due, where they differ from the catalog's.
    pub due_days: Option<u16>,
    /// Printed on its documents.
    pub order_number: &'a str,
}

impl Party<'_> {
    /// The texts in the order in which they are kept and frozen.
    pub fn texts(&self) -> [&str; Customer::TEXTS] {
        [
            self.id,
            self.name,
            self.company_id,
            self.vat_id,
            self.street,
            self.city,
            self.postal_code,
            self.country,
            self.email,
            self.order_number,
        ]
    }
}

/// A row of `customers.csv`.
#[derive(Debug, Clone, Copy)]
pub struct Customer {
    /// Its line in the file.
    pub line: u32,
    /// [`Party::texts`], joined by a character that no cell can hold.
    packed: Text,
    language: Language,
    due_days: Option<u16>,
}

impl Customer {
    const TEXTS: usize = 10;
    /// Control characters are errors in every cell, so this one separates.
    const SEPARATOR: char = '\u{1f}';
}

/// Whether a contract row goes on by itself on 1 January.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Renewal {
    /// Until `until` is set.
    Auto,
    /// Somebody decides every year; needs an `until`.
    Manual,
}

impl Renewal {
    /// The word of the file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Manual => "manual",
        }
    }
}

/// A row of `contracts.csv`: one subscribed service of an agreement.
#[derive(Debug, Clone, Copy)]
pub struct ContractRow {
    /// Its line in the file.
    pub line: u32,
    /// Who agreed.
    pub customer: CustomerIx,
    /// Id of the agreement; read it with [`Book::text`].
    pub contract: Text,
    /// What is subscribed to.
    pub service: ServiceIx,
    /// First day of service.
    pub since: Day,
    /// Last day of service, included; open without one.
    pub until: Option<Day>,
    /// How it goes on.
    pub renewal: Renewal,
    /// How many units.
    pub quantity: Quantity,
    /// The agreed price of a unit and year, else the catalog's.
    pub unit_price: Option<UnitPrice>,
    /// The agreed discount.
    pub discount: Percent,
    /// Index of the rare texts in the book, see [`Book::row_texts`].
    pub texts: Option<u32>,
}

impl ContractRow {
    /// The days of service within a calendar year (rule 1).
    pub fn active_in(&self, year: i32) -> Option<DayRange> {
        let end = self.until.unwrap_or(Day::last_of(year));
        DayRange::new(self.since, end)?.intersect(DayRange::year(year))
    }
}

/// Texts that few contract rows have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RowTexts {
    /// Rows with the same value go on an invoice of their own.
    pub document: Text,
    /// Printed on the document.
    pub order_number: Text,
    /// Printed on the line.
    pub text: Text,
}

/// A row of `purchases.csv`: a new product that opens a free window.
#[derive(Debug, Clone, Copy)]
pub struct Purchase {
    /// Its line in the file.
    pub line: u32,
    /// Who bought.
    pub customer: CustomerIx,
    /// What was bought; read it with [`Book::text`].
    pub product: Text,
    /// When.
    pub purchased_on: Day,
}

/// A row of `charges.csv`: a one-off item.
#[derive(Debug, Clone, Copy)]
pub struct Charge {
    /// Its line in the file.
    pub line: u32,
    /// Id, unique among the charges; read it with [`Book::text`].
    pub id: Text,
    /// Who pays.
    pub customer: CustomerIx,
    /// The day that decides the year.
    pub date: Day,
    /// Printed on the line.
    pub description: Text,
    /// Net price of a unit; may be negative.
    pub unit_price: UnitPrice,
    /// How many.
    pub quantity: Quantity,
    /// What one unit is called; may be empty.
    pub unit: Text,
    /// The contract it belongs to; may be empty.
    pub contract: Text,
}

/// Which lines of a year an expectation adds up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum About {
    /// All of them.
    Total,
    /// Those of a customer.
    Customer,
    /// Those of a service.
    Service,
    /// Those of a contract, charges that name it among them.
    Contract,
}

impl About {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Total, Self::Customer, Self::Service, Self::Contract];

    /// The word of the file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Total => "total",
            Self::Customer => "customer",
            Self::Service => "service",
            Self::Contract => "contract",
        }
    }
}

/// A row of `expectations.csv`: what the files must come to in a calendar year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expectation {
    /// Its line in the file.
    pub line: u32,
    /// The calendar year.
    pub year: i32,
    /// Which lines.
    pub about: About,
    /// Id of the customer, service or contract; empty for the total.
    pub id: String,
    /// The net amount expected.
    pub net: Net,
}

/// A row of `visits.csv`: a technician was at a customer's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// Its line in the file.
    pub line: u32,
    /// Id of the customer.
    pub customer: String,
    /// Id of the contract that it counts for.
    pub contract: String,
    /// When.
    pub visited_on: Day,
}

/// All that was agreed with the customers of one seller, read and checked.
#[derive(Debug, Clone, Default)]
pub struct Book {
    texts: Texts,
    customers: Vec<Customer>,
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
        (0..u32::try_from(self.customers.len()).unwrap_or(u32::MAX)).map(CustomerIx)
    }

    /// The line of a customer in `customers.csv`.
    pub fn customer_line(&self, customer: CustomerIx) -> u32 {
        self.customers[customer.0 as usize].line
    }

    /// A customer's id.
    pub fn customer_id(&self, customer: CustomerIx) -> &str {
        let packed = self.texts.get(self.customers[customer.0 as usize].packed);
        let end = memchr(Customer::SEPARATOR as u8, packed.as_bytes()).unwrap_or(packed.len());
        &packed[..end]
    }

    /// All that is known of a customer.
    pub fn party(&self, customer: CustomerIx) -> Party<'_> {
        let row = &self.customers[customer.0 as usize];
        let mut rest = self.texts.get(row.packed);
        let mut next = || {
            let end = memchr(Customer::SEPARATOR as u8, rest.as_bytes()).unwrap_or(rest.len());
            let (text, after) = rest.split_at(end);
            rest = after.get(1..).unwrap_or_default();
            text
        };
        Party {
            id: next(),
            name: next(),
            company_id: next(),
            vat_id: next(),
            street: next(),
            city: next(),
            postal_code: next(),
            country: next(),
            email: next(),
            order_number: next(),
            language: row.language,
            due_days: row.due_days,
        }
    }

    /// The customer with this id.
    pub fn find_customer(&self, id: &str) -> Option<CustomerIx> {
        let packed = |row: &Customer| self.texts.get(row.packed).split(Customer::SEPARATOR).next();
        let at = self.customers.binary_search_by(|row| packed(row).cmp(&Some(id))).ok()?;
        u32::try_from(at).ok().map(CustomerIx)
    }

    /// Every contract row: by customer, contract, service (byte order of ids), then since.
    pub fn contracts(&self) -> &[ContractRow] {
        &self.contracts
    }

    /// The contract rows of one customer, in the same order.
    pub fn contracts_of(&self, customer: CustomerIx) -> &[ContractRow] {
        &self.contracts[range_of(&self.starts.contracts, customer)]
    }

    /// The contract rows of one customer by key: all rows of a contract and service together, sorted by since.
    pub fn keys_of(&self, customer: CustomerIx) -> impl Iterator<Item = &[ContractRow]> {
        self.contracts_of(customer)
            .chunk_by(|a, b| a.service == b.service && self.text(a.contract) == self.text(b.contract))
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
        row.texts.map_or(RowTexts::default(), |at| self.row_texts[at as usize])
    }

    /// The `document` value of a contract row; empty for the customer's ordinary invoice.
    pub fn document_of(&self, row: &ContractRow) -> &str {
        self.text(self.row_texts(row).document)
    }
}

fn range_of(starts: &[u32], customer: CustomerIx) -> Range<usize> {
    let customer = customer.0 as usize;
    starts[customer] as usize..starts[customer + 1] as usize
}

/// Brings rows together by customer, keeping their order within one, in a single pass over each; gives where each
/// customer's rows begin, and after the last one's end.
fn group_by_customer<T: Copy>(rows: &mut [T], customers: usize, of: impl Fn(&T) -> CustomerIx) -> Vec<u32> {
    let mut starts = vec![0u32; customers + 2];
    rows.iter().for_each(|row| starts[of(row).0 as usize + 2] += 1);
    (2..starts.len()).for_each(|at| starts[at] += starts[at - 1]);
    let in_order = rows.is_sorted_by_key(&of);
    let ungrouped = if in_order { Vec::new() } else { rows.to_vec() };
    for row in &ungrouped {
        let next = &mut starts[of(row).0 as usize + 1];
        rows[*next as usize] = *row;
        *next += 1;
    }
    if in_order {
        starts.remove(0);
    } else {
        starts.pop();
    }
    starts
}

/// Builds a [`Book`] row by row, in any order.
#[derive(Debug, Default)]
pub struct BookBuilder {
    book: Book,
    ids: IdTable,
    packing: String,
}

/// The four gigabytes that texts of a book may take are full.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BookFull;

impl BookBuilder {
    /// The customer with this id, if it was added. Indices of a builder are those of the book only after
    /// [`BookBuilder::finish`] has put the customers in order.
    pub fn find_customer(&self, id: &str) -> Option<CustomerIx> {
        self.ids.find(id, |row| self.book.customer_id(CustomerIx(row))).map(CustomerIx)
    }

    /// The ids of all customers that were added, in the order in which they came.
    pub fn customer_ids(&self) -> impl Iterator<Item = &str> {
        self.book.customers().map(|customer| self.book.customer_id(customer))
    }

    /// The id of a customer that was added.
    pub fn customer_id(&self, customer: CustomerIx) -> &str {
        self.book.customer_id(customer)
    }

    /// The company id of a customer that was added.
    pub fn company_id(&self, customer: CustomerIx) -> &str {
        self.book.party(customer).company_id
    }

    /// The line of a customer that was added.
    pub fn customer_line(&self, customer: CustomerIx) -> u32 {
        self.book.customer_line(customer)
    }

    /// Adds a customer, whose id must be new.
    ///
    /// # Errors
    /// [`BookFull`].
    pub fn add_customer(&mut self, line: u32, party: &Party<'_>) -> Result<CustomerIx, BookFull> {
        self.packing.clear();
        for text in party.texts() {
            self.packing.push_str(text);
            self.packing.push(Customer::SEPARATOR);
        }
        let packed = self.packing.trim_end_matches(Customer::SEPARATOR);
        let packed = self.book.texts.keep(packed).ok_or(BookFull)?;
        let index = CustomerIx(u32::try_from(self.book.customers.len()).map_err(|_| BookFull)?);
        let customer = Customer { line, packed, language: party.language, due_days: party.due_days };
        self.book.customers.push(customer);
        self.ids.insert(party.id, index.0);
        Ok(index)
    }

    /// Keeps a text that a row refers to.
    ///
    /// # Errors
    /// [`BookFull`].
    pub fn keep(&mut self, text: &str) -> Result<Text, BookFull> {
        self.book.texts.keep(text).ok_or(BookFull)
    }

    /// Keeps the rare texts of a contract row, for [`ContractRow::texts`].
    ///
    /// # Errors
    /// [`BookFull`].
    pub fn keep_row_texts(&mut self, texts: RowTexts) -> Result<Option<u32>, BookFull> {
        if texts == RowTexts::default() {
            return Ok(None);
        }
        self.book.row_texts.push(texts);
        u32::try_from(self.book.row_texts.len() - 1).map(Some).map_err(|_| BookFull)
    }

    /// Adds a contract row.
    pub fn add_contract(&mut self, row: ContractRow) {
        self.book.contracts.push(row);
    }

    /// Adds a purchase.
    pub fn add_purchase(&mut self, purchase: Purchase) {
        self.book.purchases.push(purchase);
    }

    /// Adds a charge.
    pub fn add_charge(&mut self, charge: Charge) {
        self.book.charges.push(charge);
    }

    /// A text that was kept.
    pub fn text(&self, text: Text) -> &str {
        self.book.text(text)
    }

    /// The book, every kind of row in its order. `service_rank` says where a service stands in the byte order of ids.
    pub fn finish(self, service_rank: impl Fn(ServiceIx) -> u16) -> Book {
        let mut book = self.book;
        let new_index = book.sort_customers();
        let customers = new_index.len();
        book.contracts.iter_mut().for_each(|row| row.customer = new_index[row.customer.0 as usize]);
        book.purchases.iter_mut().for_each(|row| row.customer = new_index[row.customer.0 as usize]);
        book.charges.iter_mut().for_each(|row| row.customer = new_index[row.customer.0 as usize]);
        book.starts = Starts {
            contracts: group_by_customer(&mut book.contracts, customers, |row| row.customer),
            purchases: group_by_customer(&mut book.purchases, customers, |purchase| purchase.customer),
            charges: group_by_customer(&mut book.charges, customers, |charge| charge.customer),
        };
        book.sort_within_customers(service_rank);
        book
    }
}

impl Book {
    fn sort_within_customers(&mut self, service_rank: impl Fn(ServiceIx) -> u16) {
        let texts = &self.texts;
        for rows in self.contracts.chunk_by_mut(|a, b| a.customer == b.customer) {
            rows.sort_by(|a, b| {
                let by_contract = texts.get(a.contract).cmp(texts.get(b.contract));
                by_contract
                    .then_with(|| service_rank(a.service).cmp(&service_rank(b.service)))
                    .then_with(|| (a.since, a.line).cmp(&(b.since, b.line)))
            });
        }
        for purchases in self.purchases.chunk_by_mut(|a, b| a.customer == b.customer) {
            purchases.sort_by_key(|purchase| (purchase.purchased_on, purchase.line));
        }
        for charges in self.charges.chunk_by_mut(|a, b| a.customer == b.customer) {
            charges.sort_by(|a, b| (texts.get(a.id), a.line).cmp(&(texts.get(b.id), b.line)));
        }
    }

    /// Puts the customers in byte order of their ids; gives the new index of each old one.
    fn sort_customers(&mut self) -> Vec<CustomerIx> {
        let mut order: Vec<CustomerIx> = self.customers().collect();
        order.sort_by(|a, b| self.customer_id(*a).cmp(self.customer_id(*b)));
        let mut new_index = vec![CustomerIx(0); order.len()];
        for (new, old) in self.customers().zip(&order) {
            new_index[old.0 as usize] = new;
        }
        self.customers = order.iter().map(|old| self.customers[old.0 as usize]).collect();
        new_index
    }
}
