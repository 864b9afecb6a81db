//! What an existing customer would pay in place of what it has: the change of a contract that nobody has written yet.

use std::sync::Arc;

use crate::billing::{charge, free_year};
use crate::book::{Book, ContractRow, CustomerIx, Text};
use crate::calendar::Day;
use crate::catalog::{Catalog, ServiceIx};
use crate::document::FreeWindow;
use crate::money::Net;
use crate::place::Problem;

/// What the customer pays in a calendar year for a service, or for all services of its group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// By the files as they are.
    pub current: Net,
    /// With what is asked for, in place of the rows that are active on its first day; they end on the day before.
    pub changed: Net,
}

impl Change {
    /// What it costs more; below zero what it costs less.
    pub fn difference(self) -> Net {
        self.changed - self.current
    }
}

/// A customer and all that it has.
#[derive(Debug, Clone)]
pub(super) struct Existing<'a> {
    catalog: &'a Catalog,
    book: &'a Book,
    customer: CustomerIx,
    /// The windows of the purchases that it has made.
    windows: Arc<[FreeWindow]>,
}

impl<'a> Existing<'a> {
    pub(super) fn new(catalog: &'a Catalog, book: &'a Book, customer: CustomerIx) -> Result<Self, Problem> {
        let windows = free_year::windows(catalog, book.purchases_of(customer))?;
        Ok(Self { catalog, book, customer, windows })
    }

    /// What the rows of a key that are asked for change in a year. They take the place of all active rows of their key;
    /// if those are in several contracts, in the first of them. `windows` are those of the quote, with the purchases it
    /// asks about.
    pub(super) fn change(
        &self,
        asked: &[ContractRow],
        windows: &Arc<[FreeWindow]>,
        year: i32,
    ) -> Result<Change, Problem> {
        let (mut current, mut changed) = (Net::ZERO, Net::ZERO);
        let Some(first) = asked.first() else { return Ok(Change { current, changed }) };
        // Their texts are those of another book; for the amounts nobody reads them.
        let of_customer =
            |row: &ContractRow| ContractRow { contract: Text::default(), customer: self.customer, ..*row };
        let mut new: Vec<ContractRow> = asked.iter().map(of_customer).collect();
        for rows in self.keys_like(first) {
            current += self.net(rows, &self.windows, year)?;
            changed += self.net(&replaced(rows, first.since, &mut new), windows, year)?;
        }
        changed += self.net(&new, windows, year)?;
        Ok(Change { current, changed })
    }

    /// The customer's keys of the service that is asked for, or of its group.
    fn keys_like(&self, asked: &ContractRow) -> impl Iterator<Item = &'a [ContractRow]> {
        let (catalog, service) = (self.catalog, asked.service);
        let keys = self.book.keys_of(self.customer, catalog);
        keys.filter(move |rows| rows.iter().any(|row| catalog.is_one_key(row.service, service)))
    }

    fn net(&self, rows: &[ContractRow], windows: &Arc<[FreeWindow]>, year: i32) -> Result<Net, Problem> {
        let party = self.book.party(self.customer);
        let lines = charge::lines_of_key(self.catalog, self.book, &party, rows, windows, year)?;
        Ok(lines.iter().map(|line| line.net).sum())
    }
}

/// The row whose place a service takes, where it is of that very service: of the first contract with active rows of its
/// key.
pub(super) fn row_of_service<'b>(
    catalog: &Catalog,
    (book, customer): (&'b Book, CustomerIx),
    service: ServiceIx,
    since: Day,
) -> Option<&'b ContractRow> {
    let is_meant = |row: &&ContractRow| catalog.is_one_key(row.service, service) && row.is_active_on(since);
    let mut active = book.contracts_of(customer).iter().filter(is_meant).peekable();
    let contract = book.text(active.peek()?.contract);
    active.take_while(|row| book.text(row.contract) == contract).find(|row| row.service == service)
}

/// The rows of a key with what is asked for in place of those that are active on its first day; `new` is taken where there
/// are any.
fn replaced(rows: &[ContractRow], since: Day, new: &mut Vec<ContractRow>) -> Vec<ContractRow> {
    let mut replaced = Vec::with_capacity(rows.len() + new.len());
    for row in rows {
        if !row.is_active_on(since) {
            replaced.push(*row);
            continue;
        }
        if row.since < since {
            replaced.push(ContractRow { until: Some(since.plus_days(-1)), ..*row });
        }
        replaced.append(new);
    }
    replaced.sort_by_key(|row| row.since);
    replaced
}
