//! Which inputs of a document are others today. Only what the document can depend on is compared, and never by its line.

mod catalog;
mod customer;
mod rows;

use std::collections::BTreeMap;

use crate::billing::drift::Change;
use crate::book::{Book, Charge, ContractRow, CustomerIx, Party, Purchase};
use crate::catalog::{Catalog, Service};
use crate::place::Place;
use crate::register::LineKey;

use catalog::{has_free_year, of_free_year, of_group, of_proration, of_service};
use customer::of_language;
use rows::{of_charge, of_purchases, of_rows};

pub(super) use catalog::{of_seller, of_terms};
pub(super) use customer::of_customer;

/// The inputs of one customer: those frozen with the run, or today's.
#[derive(Debug, Clone, Copy)]
pub(super) struct Side<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) book: &'a Book,
    /// `None` where the book does not know the customer.
    pub(super) customer: Option<CustomerIx>,
}

/// An edit, and where the input stood and stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cause {
    pub(super) change: Change,
    pub(super) then: Option<Place>,
    pub(super) now: Option<Place>,
}

impl Cause {
    pub(super) fn new(change: Change, then: Option<Place>, now: Option<Place>) -> Self {
        Self { change, then, now }
    }

    /// An edit of the same columns on both sides.
    fn edited(change: Change, then: Place, now: Place, columns: &[&str]) -> Self {
        let columns = columns.join(", ");
        Self::new(change, Some(then.field(columns.clone())), Some(now.field(columns)))
    }
}

impl<'a> Side<'a> {
    fn service(&self, id: &str) -> Option<&'a Service> {
        self.catalog.find(id).map(|(_, service)| service)
    }

    fn party(&self) -> Option<Party<'a>> {
        self.customer.map(|customer| self.book.party(customer))
    }

    /// All rows of a key, as a catalog groups the services.
    fn rows(&self, key: LineKey<'_>, groups: &Catalog) -> Vec<&'a ContractRow> {
        let Some(customer) = self.customer else { return Vec::new() };
        let of_key = |row: &&ContractRow| {
            let (contract, service) = (self.book.text(row.contract), self.catalog.service(row.service));
            LineKey::service(contract, &service.id).grouped(groups) == key
        };
        self.book.contracts_of(customer).iter().filter(of_key).collect()
    }

    fn purchases(&self) -> &'a [Purchase] {
        self.customer.map_or(&[], |customer| self.book.purchases_of(customer))
    }

    fn charge(&self, id: &str) -> Option<&'a Charge> {
        let charges = self.book.charges_of(self.customer?);
        charges.iter().find(|charge| self.book.text(charge.id) == id)
    }

    fn catalog_place(&self, line: u32, field: &'static str) -> Place {
        Place::line(self.catalog.file.to_string(), line).field(field)
    }
}

/// The edits that a key can depend on.
pub(super) fn of_key<'a>(then: &Side<'a>, now: &Side<'a>, key: LineKey<'_>, year: i32) -> Vec<Cause> {
    if !key.charge.is_empty() {
        return of_charge(then, now, key.charge).into_iter().collect();
    }
    let (rows_then, rows_now) = (then.rows(key, now.catalog), now.rows(key, now.catalog));
    let mut causes = of_rows(then, now, &rows_then, &rows_now, year);
    if rows_now.is_empty() {
        return causes;
    }
    let rows = by_service([(then, &rows_then), (now, &rows_now)]);
    for (id, rows) in &rows {
        if let Some(services) = then.service(id).zip(now.service(id)) {
            causes.extend(of_service(then, now, services, year, rows));
            causes.extend(of_group(then, now, services));
        }
    }
    causes.extend(of_proration(then, now, year));
    if rows.keys().any(|id| has_free_year(then, id) || has_free_year(now, id)) {
        causes.extend(of_free_year(then, now, rows.keys()));
        causes.extend(of_purchases(then, now, year));
    }
    causes.extend(of_language(then, now));
    causes
}

/// The rows of both sides by the id of their service.
fn by_service<'a>(sides: [(&Side<'a>, &[&'a ContractRow]); 2]) -> BTreeMap<&'a str, Vec<&'a ContractRow>> {
    let mut by_service: BTreeMap<&str, Vec<&ContractRow>> = BTreeMap::new();
    for (side, rows) in sides {
        for row in rows {
            by_service.entry(&side.catalog.service(row.service).id).or_default().push(row);
        }
    }
    by_service
}

/// The columns or keys whose values differ.
fn differing<const N: usize>(columns: [(&'static str, bool); N]) -> impl Iterator<Item = &'static str> {
    columns.into_iter().filter(|(_, differs)| *differs).map(|(column, _)| column)
}
