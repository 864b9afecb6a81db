//! The same calculation for contracts that do not exist yet.

mod change;

use std::sync::Arc;

use crate::billing::{charge, free_year};
use crate::book::{Book, BookBuilder, BookFull, ContractRow, CustomerIx, Party, Purchase, Renewal, Text};
use crate::calendar::Day;
use crate::catalog::{Catalog, Service, ServiceIx};
use crate::document::{Basis, FreeWindow, Line, Reason};
use crate::language::Language;
use crate::money::{Net, Percent, Quantity};
use crate::place::{Code, Place, Problem};

pub use change::Change;
use change::Existing;

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Request {
    /// Services and quantities.
    pub services: Vec<(ServiceIx, Quantity)>,
    /// First day of service.
    pub since: Day,
    /// Days of purchases to come.
    pub purchases: Vec<Day>,
    /// Discount on every service; `None` for that of the row whose place it takes, if there is one.
    pub discount: Option<Percent>,
    /// How many calendar years, from that of `since`.
    pub years: u16,
    /// The language of the descriptions, where no customer has its own.
    pub language: Language,
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
    /// What it changes in the year for a customer that exists; of several services of a group at the dearest.
    pub change: Option<Change>,
}

/// The book that a quote is computed on: one customer with a contract row per service asked for (line 1, 2 …) and the
/// purchases, those that `customer` in `book` has made already included. All services are in one contract, so that of a
/// group only the dearest is charged (rule 4); a service that is asked for twice is in a second one, and so twice. A
/// purchase that is only asked about has line 0. Where a service takes the place of a row of the same service, its agreed
/// price and discount go on.
///
/// # Errors
/// [`Code::CannotRead`], where the texts are beyond what a book can hold.
pub fn book_of(
    request: &Request,
    catalog: &Catalog,
    existing: Option<(&Book, CustomerIx)>,
) -> Result<Book, Problem> {
    let full = |_: BookFull| Problem::error(Code::CannotRead).with("out of memory for texts");
    let mut builder = BookBuilder::default();
    let party = existing.map_or(nobody(request.language), |(book, customer)| book.party(customer));
    let customer = builder.add_customer(0, &party).map_err(full)?;
    for (at, (line, (service, quantity))) in (1..).zip(&request.services).enumerate() {
        let times_before = request.services.iter().take(at).filter(|(other, _)| other == service).count();
        let contract = builder.keep(&times_before.to_string()).map_err(full)?;
        let had = existing.and_then(|it| change::row_of_service(catalog, it, *service, request.since));
        let terms = (*service, *quantity, had);
        builder.add_contract(row(request, line, customer, contract, terms));
    }
    let made = existing.map_or(&[][..], |(book, customer)| book.purchases_of(customer));
    made.iter().for_each(|made| builder.add_purchase(purchase(made.line, customer, made.purchased_on)));
    request.purchases.iter().for_each(|day| builder.add_purchase(purchase(0, customer, *day)));
    Ok(builder.finish(&catalog.ranks()))
}

/// Year by year and service by service, in the order asked for, what it costs, on the book of [`book_of`]; for an existing
/// customer also against what it has.
///
/// # Errors
/// A price that is needed and missing; an amount beyond twelve digits.
pub fn lines<'a>(
    request: &Request,
    catalog: &'a Catalog,
    book: &'a Book,
    existing: Option<(&Book, CustomerIx)>,
) -> Result<Vec<QuoteLine<'a>>, Problem> {
    let Some(customer) = book.customers().next() else { return Ok(Vec::new()) };
    let windows = free_year::windows(catalog, book.purchases_of(customer))?;
    let existing = existing.map(|(book, customer)| Existing::new(catalog, book, customer)).transpose()?;
    let discount = request.discount.unwrap_or_default();
    let quote = Quote { catalog, book, party: book.party(customer), windows, discount };
    let mut lines = Vec::new();
    for year in (request.since.year()..).take(usize::from(request.years)) {
        let mut of_year = Vec::with_capacity(request.services.len());
        for rows in book.keys_of(customer, catalog) {
            of_year.extend(quote.lines_of_key(rows, existing.as_ref(), year)?);
        }
        of_year.sort_by_key(|(asked, _)| *asked);
        lines.extend(of_year.into_iter().map(|(_, line)| line));
    }
    Ok(lines)
}

/// What the lines of a quote are computed from.
struct Quote<'a> {
    catalog: &'a Catalog,
    book: &'a Book,
    party: Party<'a>,
    windows: Arc<[FreeWindow]>,
    /// On every service, as asked for.
    discount: Percent,
}

impl<'a> Quote<'a> {
    /// The lines of a key, each after the place at which it was asked for.
    fn lines_of_key(
        &self,
        rows: &'a [ContractRow],
        existing: Option<&Existing<'_>>,
        year: i32,
    ) -> Result<Vec<(u32, QuoteLine<'a>)>, Problem> {
        let lines = charge::lines_of_key(self.catalog, self.book, &self.party, rows, &self.windows, year);
        let lines = lines.map_err(|problem| in_no_file(self.catalog, problem))?;
        let change = existing.map(|existing| existing.change(rows, &self.windows, year)).transpose()?;
        // All rows go on for ever from the same day: each has a line.
        let mut quoted: Vec<_> =
            rows.iter().zip(lines).map(|(row, line)| (row.line, self.quoted(row, line, year))).collect();
        // Of equally dear ones the first.
        let dearest = quoted.iter_mut().rev().max_by_key(|(_, quoted)| quoted.line.net);
        if let Some((_, dearest)) = dearest {
            dearest.change = change;
        }
        Ok(quoted)
    }

    fn quoted(&self, row: &ContractRow, line: Line<'a>, year: i32) -> QuoteLine<'a> {
        let free_until = match &line.basis {
            Some(Basis::Row(basis)) => basis.free_until,
            _ => None,
        };
        let cheaper = self.cheaper(row, &line, year);
        QuoteLine { year, line, free_until, cheaper, change: None }
    }

    /// The least that a service costs which covers any number of units of this one, where that is less. Nothing is
    /// less than a free year.
    fn cheaper(&self, row: &ContractRow, line: &Line<'_>, year: i32) -> Option<(&'a str, Net)> {
        if line.reason == Reason::FreeYear {
            return None;
        }
        let covers = self.catalog.services.iter().filter(|other| other.covers == Some(row.service));
        covers
            .filter_map(|other| Some((other.id.as_str(), self.net_instead(row, &other.id, year)?)))
            .filter(|(_, net)| *net < line.net)
            .min_by_key(|(_, net)| *net)
    }

    /// What one unit of another service would cost on the same days. `None` where the catalog has no price for it.
    fn net_instead(&self, row: &ContractRow, service: &str, year: i32) -> Option<Net> {
        let (service, _) = self.catalog.find(service)?;
        let (quantity, discount) = (Quantity::ONE, self.discount);
        let instead = [ContractRow { service, quantity, unit_price: None, discount, ..*row }];
        let lines = charge::lines_of_key(self.catalog, self.book, &self.party, &instead, &self.windows, year);
        lines.ok()?.first().map(|line| line.net)
    }
}

/// The rows of a quote stand in no file: a missing price is told at the service of the catalog, the rest without a place.
fn in_no_file(catalog: &Catalog, problem: Problem) -> Problem {
    let at_service = |service: &Service| Place::line(catalog.file.to_string(), service.line).field("price");
    let place = match (problem.code, problem.args.first()) {
        (Code::NoPrice, Some(id)) => catalog.find(id).map(|(_, service)| at_service(service)),
        (Code::AmountTooLarge, _) => None,
        _ => return problem,
    };
    Problem { place, ..problem }
}

/// The customer of a quote that is for nobody yet.
fn nobody(language: Language) -> Party<'static> {
    Party { language, ..Party::only("") }
}

fn row(
    request: &Request,
    line: u32,
    customer: CustomerIx,
    contract: Text,
    (service, quantity, had): (ServiceIx, Quantity, Option<&ContractRow>),
) -> ContractRow {
    ContractRow {
        line,
        customer,
        contract,
        service,
        since: request.since,
        until: None,
        renewal: Renewal::Auto,
        quantity,
        unit_price: had.and_then(|had| had.unit_price),
        discount: request.discount.or(had.map(|had| had.discount)).unwrap_or_default(),
        texts: None,
    }
}

fn purchase(line: u32, customer: CustomerIx, purchased_on: Day) -> Purchase {
    Purchase { line, customer, product: Text::default(), purchased_on }
}

#[cfg(test)]
mod tests;
