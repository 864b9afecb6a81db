//! A book as it comes to be: rows in any order go in, a sorted book comes out.

use super::{
    Book, Charge, ContractRow, Customer, CustomerIx, IdTable, Party, Purchase, RowTexts, Starts, Text, Texts,
};
use crate::catalog::{ServiceIx, ServiceRank};
use crate::language::Language;

/// Builds a [`Book`] row by row, in any order.
#[derive(Debug, Default)]
pub struct BookBuilder {
    book: Book,
    ids: IdTable,
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
        let separator = Customer::SEPARATOR;
        let new = Customer { line, packed: Text::default(), separator, language, due_days };
        self.add_new(texts[0].as_ref(), new, |all| all.keep_joined(texts, char::from(separator)))
    }

    /// The same, of texts that are joined already, by a character that none of them holds; empty ones may be missing at
    /// the end. The first of them is the id.
    ///
    /// # Errors
    /// [`BookFull`].
    pub fn add_joined_customer(
        &mut self,
        line: u32,
        (joined, separator): (&str, u8),
        language: Language,
        due_days: Option<u16>,
    ) -> Result<Added, BookFull> {
        let id = super::first_part(joined, separator);
        let new = Customer { line, packed: Text::default(), separator, language, due_days };
        self.add_new(id, new, |all| all.keep(joined))
    }

    fn add_new(
        &mut self,
        id: &str,
        new: Customer,
        keep: impl FnOnce(&mut Texts) -> Option<Text>,
    ) -> Result<Added, BookFull> {
        let row = u32::try_from(self.book.customers.len()).map_err(|_| BookFull)?;
        let id_of = |row| self.book.customer_id(CustomerIx(row));
        if let Err(known) = self.ids.insert_new(id, row, id_of) {
            return Ok(Added::Known(CustomerIx(known)));
        }
        let packed = keep(&mut self.book.texts).ok_or(BookFull)?;
        self.book.customers.push(Customer { packed, ..new });
        Ok(Added::New(CustomerIx(row)))
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

    /// The book, every kind of row in its order. `ranks` are those of the catalog, by service.
    pub fn finish(self, ranks: &[ServiceRank]) -> Book {
        let mut book = self.book;
        book.sort_customers();
        let customers = book.customers.len();
        book.starts = Starts {
            contracts: group_by_customer(&mut book.contracts, customers, |row| row.customer),
            purchases: group_by_customer(&mut book.purchases, customers, |purchase| purchase.customer),
            charges: group_by_customer(&mut book.charges, customers, |charge| charge.customer),
        };
        book.sort_within_customers(|service| ranks.get(usize::from(service.0)).copied().unwrap_or_default());
        book
    }
}

impl Book {
    fn sort_within_customers(&mut self, rank: impl Fn(ServiceIx) -> ServiceRank) {
        let texts = &self.texts;
        for rows in self.contracts.chunk_by_mut(|a, b| a.customer == b.customer) {
            rows.sort_by(|a, b| {
                let by_contract = texts.get(a.contract).cmp(texts.get(b.contract));
                let within = |row: &ContractRow| {
                    let rank = rank(row.service);
                    (rank.key, row.since, rank.own, row.line)
                };
                by_contract.then_with(|| within(a).cmp(&within(b)))
            });
        }
        for purchases in self.purchases.chunk_by_mut(|a, b| a.customer == b.customer) {
            purchases.sort_by_key(|purchase| (purchase.purchased_on, purchase.line));
        }
        for charges in self.charges.chunk_by_mut(|a, b| a.customer == b.customer) {
            charges.sort_by(|a, b| (texts.get(a.id), a.line).cmp(&(texts.get(b.id), b.line)));
        }
    }

    /// Puts the customers in byte order of their ids, where they are not, and tells the rows where they are now.
    fn sort_customers(&mut self) {
        if self.customers().is_sorted_by_key(|customer| self.customer_id(customer)) {
            return;
        }
        let mut order: Vec<CustomerIx> = self.customers().collect();
        order.sort_by(|a, b| self.customer_id(*a).cmp(self.customer_id(*b)));
        let mut new_index = vec![CustomerIx(0); order.len()];
        for (new, old) in self.customers().zip(&order) {
            new_index[old.0 as usize] = new;
        }
        self.customers = order.iter().map(|old| self.customers[old.0 as usize]).collect();
        self.contracts.iter_mut().for_each(|row| row.customer = new_index[row.customer.0 as usize]);
        self.purchases.iter_mut().for_each(|row| row.customer = new_index[row.customer.0 as usize]);
        self.charges.iter_mut().for_each(|row| row.customer = new_index[row.customer.0 as usize]);
    }
}

/// How many customers' rows are brought together at once: as many as fit into the processor's cache.
const AT_ONCE: usize = 1 << 12;

/// Brings rows together by customer, in place; gives where each customer's rows begin, and after the last one's end.
///
/// First into large stretches of customers, then within each of those: going straight from one end of a million rows to
/// the other takes three times as long, a second copy of them all a quarter of the memory of a book.
fn group_by_customer<T: Copy>(rows: &mut [T], customers: usize, of: impl Fn(&T) -> CustomerIx) -> Vec<u32> {
    let mut starts = vec![0u32; customers + 1];
    rows.iter().for_each(|row| starts[of(row).0 as usize + 1] += 1);
    (1..starts.len()).for_each(|at| starts[at] += starts[at - 1]);
    if rows.is_sorted_by_key(&of) {
        return starts;
    }
    let stretches: Vec<u32> =
        starts[..customers].iter().step_by(AT_ONCE).chain(starts.last()).copied().collect();
    bring_home(rows, &stretches, |row| of(row).0 as usize / AT_ONCE);
    for first in (0..customers).step_by(AT_ONCE) {
        let starts = &starts[first..=customers.min(first + AT_ONCE)];
        let begin = starts[0];
        let homes: Vec<u32> = starts.iter().map(|start| start - begin).collect();
        let rows = &mut rows[begin as usize..][..homes[homes.len() - 1] as usize];
        bring_home(rows, &homes, |row| of(row).0 as usize - first);
    }
    starts
}

/// Brings every row to its home; `starts` say where the homes begin, and after the last one's end.
fn bring_home<T>(rows: &mut [T], starts: &[u32], home: impl Fn(&T) -> usize) {
    let mut next = starts.to_vec();
    for here in 0..starts.len() - 1 {
        while next[here] < starts[here + 1] {
            let at = next[here] as usize;
            let place = &mut next[home(&rows[at])];
            rows.swap(at, *place as usize);
            *place += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{AT_ONCE, CustomerIx, group_by_customer};

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn rows_are_grouped_as_sorting_groups_them(
            customers in prop::sample::select(vec![0usize, 1, 5, AT_ONCE, AT_ONCE + 1, 3 * AT_ONCE]),
            rows in prop::collection::vec(any::<u32>(), 0..500),
        ) {
            let customer = |row: &u32| *row as usize % customers.max(1);
            let mut grouped = if customers == 0 { Vec::new() } else { rows };
            let mut sorted = grouped.clone();
            sorted.sort_by_key(|row| (customer(row), *row));
            let starts = group_by_customer(&mut grouped, customers, |row| CustomerIx(customer(row) as u32));
            prop_assert_eq!(starts.len(), customers + 1);
            for (at, ends) in starts.windows(2).enumerate() {
                let rows = &mut grouped[ends[0] as usize..ends[1] as usize];
                prop_assert!(rows.iter().all(|row| customer(row) == at));
                rows.sort_unstable();
            }
            prop_assert_eq!(grouped, sorted);
        }
    }
}
