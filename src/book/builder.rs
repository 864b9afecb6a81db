//! A book as it comes to be: rows in any order go in, a sorted book comes out.

use std::num::{NonZeroU32, NonZeroUsize};
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::grouping::group;
use super::{
    Book, Charge, ContractRow, Customer, CustomerIx, KnownCustomers, Party, Purchase, RowTexts, RowTextsIx,
    Starts, Text,
};
use crate::catalog::ServiceRank;
use crate::language::Language;

/// How many different texts are kept only once: as many as are found quickly.
const MOST_SHARED: usize = 1 << 12;

/// Builds a [`Book`] row by row, in any order.
#[derive(Debug, Default)]
pub struct BookBuilder {
    book: Book,
    customers: Arc<KnownCustomers>,
    /// Texts that many rows have.
    shared: FxHashMap<Box<str>, Text>,
}

/// What became of a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// It is in the book.
    New(CustomerIx),
    /// This one has its id and was added before.
    Known(CustomerIx),
}

/// The four gigabytes that texts of a book may take are full.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BookFull;

impl BookBuilder {
    /// The customers that were added so far, to be looked up on any thread while rows that name them are added.
    pub fn customers(&self) -> &Arc<KnownCustomers> {
        &self.customers
    }

    /// Adds a customer of whom only the name is kept, see [`Keep::Names`](super::Keep::Names), unless one with its id was
    /// added before. All sound customers of a book are added so, or none.
    ///
    /// # Errors
    /// [`BookFull`].
    pub fn add_customer_name(&mut self, line: u32, party: &Party<'_>) -> Result<Added, BookFull> {
        Arc::make_mut(&mut self.customers).add_name(line, party)
    }

    /// Makes room for about so many more customers, contract rows and purchases, if there is so much: making it bit by bit
    /// leaves holes in memory.
    pub fn reserve(&mut self, customers: usize, contracts: usize, purchases: usize) {
        Arc::make_mut(&mut self.customers).reserve(customers);
        // A guess may be far too large; where the system refuses, room is made bit by bit.
        let _ = self.book.contracts.try_reserve(contracts);
        let _ = self.book.purchases.try_reserve(purchases);
    }

    /// Adds a customer; gives the one that has its id.
    ///
    /// # Errors
    /// [`BookFull`].
    pub fn add_customer(&mut self, line: u32, party: &Party<'_>) -> Result<CustomerIx, BookFull> {
        match self.add_customer_texts(line, &party.texts(), party.language, party.due_days)? {
            Added::New(customer) | Added::Known(customer) => Ok(customer),
        }
    }

    /// Adds a customer of these texts, in the order of [`Party::texts`], unless one with its id was added before.
    ///
    /// # Errors
    /// [`BookFull`].
    pub fn add_customer_texts(
        &mut self,
        line: u32,
        texts: &[impl AsRef<str>; Customer::TEXTS],
        language: Language,
        due_days: Option<u16>,
    ) -> Result<Added, BookFull> {
        Arc::make_mut(&mut self.customers).add_texts(line, texts, language, due_days)
    }

    /// The same, of texts that are joined already, by a character that none of them holds; empty ones may be missing at
    /// the end. The first of them is the id.
    ///
    /// # Errors
    /// [`BookFull`].
    pub fn add_joined_customer(
        &mut self,
        line: u32,
        joined: (&str, u8),
        language: Language,
        due_days: Option<u16>,
    ) -> Result<Added, BookFull> {
        Arc::make_mut(&mut self.customers).add_joined(line, joined, language, due_days)
    }

    /// Keeps a text that a row refers to.
    ///
    /// # Errors
    /// [`BookFull`].
    pub fn keep(&mut self, text: &str) -> Result<Text, BookFull> {
        self.book.texts.keep(text).ok_or(BookFull)
    }

    /// Keeps a text that many rows may have, say the name of a product, only once. Where there are thousands of different
    /// ones, only the first are shared.
    ///
    /// # Errors
    /// [`BookFull`].
    pub fn keep_shared(&mut self, text: &str) -> Result<Text, BookFull> {
        if let Some(kept) = self.shared.get(text) {
            return Ok(*kept);
        }
        let kept = self.keep(text)?;
        if self.shared.len() < MOST_SHARED {
            self.shared.insert(text.into(), kept);
        }
        Ok(kept)
    }

    /// Keeps the rare texts of a contract row, for [`ContractRow::texts`].
    ///
    /// # Errors
    /// [`BookFull`].
    pub fn keep_row_texts(&mut self, texts: RowTexts) -> Result<Option<RowTextsIx>, BookFull> {
        if texts == RowTexts::default() {
            return Ok(None);
        }
        self.book.row_texts.push(texts);
        let last = u32::try_from(self.book.row_texts.len()).ok().and_then(NonZeroU32::new);
        last.map(RowTextsIx).map(Some).ok_or(BookFull)
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

    /// The book, every kind of row in its order. `ranks` are those of the catalog, by service.
    pub fn finish(self, ranks: &[ServiceRank]) -> Book {
        self.finish_on(NonZeroUsize::MIN, ranks)
    }

    /// The same, made on so many threads: it is the same on any number.
    pub fn finish_on(self, threads: NonZeroUsize, ranks: &[ServiceRank]) -> Book {
        let Self { mut book, customers, .. } = self;
        book.take_customers(Arc::unwrap_or_clone(customers));
        let Book { parties, texts, contracts, purchases, charges, .. } = &mut book;
        let (texts, customers) = (&*texts, parties.all().len());
        let rank = |row: &ContractRow| ranks.get(usize::from(row.service.0)).copied().unwrap_or_default();
        let by_key = |a: &ContractRow, b: &ContractRow| {
            let within = |row| {
                let rank: ServiceRank = rank(row);
                (rank.key, row.since, rank.own, row.line)
            };
            texts.get(a.contract).cmp(texts.get(b.contract)).then_with(|| within(a).cmp(&within(b)))
        };
        let by_day = |a: &Purchase, b: &Purchase| (a.purchased_on, a.line).cmp(&(b.purchased_on, b.line));
        let by_id = |a: &Charge, b: &Charge| (texts.get(a.id), a.line).cmp(&(texts.get(b.id), b.line));
        book.starts = Starts {
            contracts: group(contracts, customers, threads, |row| row.customer, by_key),
            purchases: group(purchases, customers, threads, |purchase| purchase.customer, by_day),
            charges: group(charges, customers, threads, |charge| charge.customer, by_id),
        };
        book
    }
}

impl Book {
    /// Takes the customers in, and tells the rows where they are now.
    fn take_customers(&mut self, customers: KnownCustomers) {
        let (parties, new_index) = customers.sorted();
        self.parties = parties;
        let Some(new_index) = new_index else { return };
        self.contracts.iter_mut().for_each(|row| row.customer = new_index[row.customer.0 as usize]);
        self.purchases.iter_mut().for_each(|row| row.customer = new_index[row.customer.0 as usize]);
        self.charges.iter_mut().for_each(|row| row.customer = new_index[row.customer.0 as usize]);
    }
}
