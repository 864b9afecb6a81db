//! The customers of a book, and how they are found by their ids.

use memchr::memchr;

use super::parts::parts;
use super::{Added, BookFull, Customer, CustomerIx, Fingerprint, IdTable, Party, Text, Texts};
use crate::language::Language;

/// Every customer: once all are known, in byte order of their ids.
#[derive(Debug, Clone, Default)]
pub(super) struct Parties {
    rows: Vec<Customer>,
    texts: Texts,
    /// Of each, where only names are kept.
    fingerprints: Vec<Fingerprint>,
}

impl Parties {
    pub(super) fn all(&self) -> impl ExactSizeIterator<Item = CustomerIx> + use<> {
        (0..u32::try_from(self.rows.len()).unwrap_or(u32::MAX)).map(CustomerIx)
    }

    pub(super) fn line(&self, customer: CustomerIx) -> u32 {
        self.rows[customer.0 as usize].line
    }

    pub(super) fn id(&self, customer: CustomerIx) -> &str {
        self.id_of(&self.rows[customer.0 as usize])
    }

    fn id_of(&self, row: &Customer) -> &str {
        first_part(self.texts.get(row.packed), row.separator)
    }

    pub(super) fn party(&self, customer: CustomerIx) -> Party<'_> {
        let row = &self.rows[customer.0 as usize];
        let texts = parts(self.texts.get(row.packed), row.separator);
        let names_only = self.fingerprints.get(customer.0 as usize).copied();
        Party { names_only, ..Party::of_texts(texts, row.language, row.due_days) }
    }

    /// The customer with this id, among customers in byte order.
    pub(super) fn find(&self, id: &str) -> Option<CustomerIx> {
        let at = self.rows.binary_search_by(|row| self.id_of(row).cmp(id)).ok()?;
        u32::try_from(at).ok().map(CustomerIx)
    }

    /// Puts the customers in byte order of their ids; gives where each of them is now.
    fn sort(&mut self) -> Vec<CustomerIx> {
        let mut order: Vec<CustomerIx> = self.all().collect();
        order.sort_by(|a, b| self.id(*a).cmp(self.id(*b)));
        let mut new_index = vec![CustomerIx(0); order.len()];
        for (new, old) in self.all().zip(&order) {
            new_index[old.0 as usize] = new;
        }
        self.rows = order.iter().map(|old| self.rows[old.0 as usize]).collect();
        let fingerprints = order.iter().filter_map(|old| self.fingerprints.get(old.0 as usize)).copied();
        self.fingerprints = fingerprints.collect();
        new_index
    }
}

/// What comes before the first separator, or all.
fn first_part(packed: &str, separator: u8) -> &str {
    let end = memchr(separator, packed.as_bytes()).unwrap_or(packed.len());
    packed.get(..end).unwrap_or_default()
}

/// The customers that were added to a book so far, found by their ids. Indices are those of the book only after
/// [`BookBuilder::finish`](super::BookBuilder::finish) has put the customers in order.
#[derive(Debug, Clone, Default)]
pub struct KnownCustomers {
    parties: Parties,
    by_id: IdTable,
}

impl KnownCustomers {
    pub(super) fn reserve(&mut self, customers: usize) {
        // As for the rows of a book, in its builder.
        let _ = self.parties.rows.try_reserve(customers);
    }

    /// The customer with this id.
    pub fn find(&self, id: &str) -> Option<CustomerIx> {
        self.by_id.find(id, |row| self.parties.id(CustomerIx(row))).map(CustomerIx)
    }

    /// The ids of all, in the order in which they came.
    pub fn ids(&self) -> impl ExactSizeIterator<Item = &str> {
        self.parties.all().map(|customer| self.parties.id(customer))
    }

    /// The id of a customer.
    pub fn id(&self, customer: CustomerIx) -> &str {
        self.parties.id(customer)
    }

    /// The line of a customer.
    pub fn line(&self, customer: CustomerIx) -> u32 {
        self.parties.line(customer)
    }

    /// Adds a customer of these texts, in the order of [`Party::texts`]; empty ones may be missing at the end.
    pub(super) fn add_texts(
        &mut self,
        line: u32,
        texts: &[impl AsRef<str>],
        language: Language,
        due_days: Option<u16>,
    ) -> Result<Added, BookFull> {
        let separator = Customer::SEPARATOR;
        let new = Customer { line, packed: Text::default(), separator, language, due_days };
        let id = texts.first().map_or("", AsRef::as_ref);
        self.add(id, new, |all| all.keep_joined(texts, char::from(separator)))
    }

    /// Adds a customer whose texts are joined by a separator. The first of them is the id.
    pub(super) fn add_joined(
        &mut self,
        line: u32,
        (joined, separator): (&str, u8),
        language: Language,
        due_days: Option<u16>,
    ) -> Result<Added, BookFull> {
        let new = Customer { line, packed: Text::default(), separator, language, due_days };
        self.add(first_part(joined, separator), new, |all| all.keep(joined))
    }

    /// Adds a customer of whom only the name is kept, see [`Keep::Names`](super::Keep::Names).
    pub(super) fn add_name(&mut self, line: u32, party: &Party<'_>) -> Result<Added, BookFull> {
        let Party { id, name, order_number, language, due_days, .. } = *party;
        let added = match order_number {
            "" => self.add_texts(line, &[id, name], language, due_days)?,
            _ => {
                let kept = Party { name, order_number, ..Party::only(id) };
                self.add_texts(line, &kept.texts(), language, due_days)?
            }
        };
        if matches!(added, Added::New(_)) {
            self.parties.fingerprints.push(party.fingerprint());
        }
        Ok(added)
    }

    fn add(
        &mut self,
        id: &str,
        new: Customer,
        keep: impl FnOnce(&mut Texts) -> Option<Text>,
    ) -> Result<Added, BookFull> {
        let row = u32::try_from(self.parties.rows.len()).map_err(|_| BookFull)?;
        let id_of = |row| self.parties.id(CustomerIx(row));
        if let Err(known) = self.by_id.insert_new(id, row, id_of) {
            return Ok(Added::Known(CustomerIx(known)));
        }
        let packed = keep(&mut self.parties.texts).ok_or(BookFull)?;
        self.parties.rows.push(Customer { packed, ..new });
        Ok(Added::New(CustomerIx(row)))
    }

    /// The customers in byte order of their ids, and where each of them is now, if the order is another one.
    pub(super) fn sorted(self) -> (Parties, Option<Vec<CustomerIx>>) {
        let Self { mut parties, by_id } = self;
        let new_index = (!by_id.are_ascending()).then(|| parties.sort());
        (parties, new_index)
    }
}
