//! The same calculation for contracts that do not exist yet.

use crate::book::Book;
use crate::calendar::Day;
use crate::catalog::{Catalog, ServiceIx};
use crate::document::Line;
use crate::money::{Net, Percent, Quantity};
use crate::place::Problem;

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Request {
    /// Services and quantities.
    pub services: Vec<(ServiceIx, Quantity)>,
    /// First day of service.
    pub since: Day,
    /// Days of purchases to come.
    pub purchases: Vec<Day>,
    /// Discount on every service.
    pub discount: Percent,
    /// How many calendar years, from that of `since`.
    pub years: u16,
}

/// A line of a quote.
#[derive(Debug, Clone, PartialEq)]
pub struct QuoteLine<'a> {
    /// The calendar year.
    pub year: i32,
    /// The line as it would stand on the invoice.
    pub line: Line<'a>,
    /// The last free day, where the line has free days.
    pub free_until: Option<Day>,
    /// A service that covers the same for less in this year, and what it would cost.
    pub cheaper: Option<(&'a str, Net)>,
}

/// The book that a quote is computed on: one customer with a contract row per service and the purchases, its own
/// existing ones (of `customer` in `book`) included.
///
/// # Errors
/// A price that is needed and missing; an amount beyond twelve digits.
pub fn book_of(
    request: &Request,
    catalog: &Catalog,
    existing: Option<(&Book, crate::book::CustomerIx)>,
) -> Result<Book, Problem> {
    let _ = (request, catalog, existing);
    unimplemented!()
}

/// Year by year and service by service what it costs, on the book of [`book_of`].
///
/// # Errors
/// A price that is needed and missing; an amount beyond twelve digits.
pub fn lines<'a>(
    request: &Request,
    catalog: &'a Catalog,
    book: &'a Book,
) -> Result<Vec<QuoteLine<'a>>, Problem> {
    let _ = (request, catalog, book);
    unimplemented!()
}
