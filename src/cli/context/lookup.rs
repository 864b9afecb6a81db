//! What an id on the command line names.

use crate::book::{Book, CustomerIx};
use crate::catalog::{Catalog, ServiceIx};
use crate::cli::context::Outcome;
use crate::place::{Code, Problem};
use crate::store::nearest::nearest;

/// The customer with this id.
pub(crate) fn customer(book: &Book, id: &str) -> Outcome<CustomerIx> {
    let ids = || book.customers().map(|customer| book.customer_id(customer));
    let unknown = || Problem::error(Code::UnknownCustomer).with(id).suggest(nearest(id, ids()));
    Ok(book.find_customer(id).ok_or_else(unknown)?)
}

/// The service with this id.
pub(crate) fn service(catalog: &Catalog, id: &str) -> Outcome<ServiceIx> {
    let ids = || catalog.services.iter().map(|service| service.id.as_str());
    let unknown = || Problem::error(Code::UnknownService).with(id).suggest(nearest(id, ids()));
    Ok(catalog.find(id).map(|(index, _)| index).ok_or_else(unknown)?)
}
