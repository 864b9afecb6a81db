//! What another price list would change: every contract row of a year, under the present catalog and under another one.

mod sums;

use std::collections::{BTreeMap, BTreeSet};

use crate::billing::{charge, free_year};
use crate::book::{Book, CONTRACTS, ContractRow, CustomerIx};
use crate::catalog::{Catalog, ServiceIx};
use crate::document::{Basis, Line, Reason, RowBasis};
use crate::money::UnitPrice;
use crate::place::{Code, Excerpt, Place, Problem, Problems};

pub use sums::{Amounts, Customers, Sum, by_customer, by_service};

/// A catalog, and the same files read against it.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// What is sold, and the rules.
    pub catalog: &'a Catalog,
    /// The book, whose services are those of that catalog.
    pub book: &'a Book,
}

/// What makes a row cost what it costs under the other catalog: the first that fits, of the first four where the amount
/// changes, of the last four where it stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// Another free-year policy, or other services that have a free year.
    FreeDays,
    /// Another list price.
    ListPrice,
    /// Another proration.
    Proration,
    /// Another row of the contract has become dearer or cheaper, and is charged for other units (rule 4).
    OtherRow,
    /// The list price changes, the row has its own.
    OwnPrice,
    /// The list price changes, but every active day is free.
    FreeYear,
    /// The list price changes, but a dearer row is charged instead.
    Covered,
    /// Nothing that the row is charged by changes.
    Unchanged,
}

impl Cause {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::FreeDays,
        Self::ListPrice,
        Self::Proration,
        Self::OtherRow,
        Self::OwnPrice,
        Self::FreeYear,
        Self::Covered,
        Self::Unchanged,
    ];

    /// The code in CSV and JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::FreeDays => "free-days",
            Self::ListPrice => "list-price",
            Self::Proration => "proration",
            Self::OtherRow => "other-row",
            Self::OwnPrice => "own-price",
            Self::FreeYear => "free-year",
            Self::Covered => "covered",
            Self::Unchanged => "unchanged",
        }
    }
}

/// A contract row that is active in the year, under both catalogs. Amounts are computed from the files, never read from
/// the register.
#[derive(Debug, Clone)]
pub struct Effect<'a> {
    /// Whose.
    pub customer: CustomerIx,
    /// The row, of the present book.
    pub row: &'a ContractRow,
    /// The present catalog's price of a unit; `None` where it has none for the year, and the row has its own.
    pub listed_before: Option<UnitPrice>,
    /// The other catalog's.
    pub listed_after: Option<UnitPrice>,
    /// Net amounts of the year.
    pub amounts: Amounts,
    /// What makes the difference, or keeps it away.
    pub cause: Cause,
}

impl Effect<'_> {
    /// Whether the list price changes and the row does not feel it, since it has a price of its own.
    pub fn is_hidden_by_own_price(&self) -> bool {
        self.row.unit_price.is_some() && self.listed_before != self.listed_after
    }
}

/// What keeps another catalog from being compared: amounts in another currency, a service that rows have and it has not.
pub fn check(present: Side<'_>, other: &Catalog) -> Problems {
    let mut problems = Problems::default();
    if present.catalog.currency != other.currency {
        let place = Place::file(other.file.to_string()).field("currency");
        let problem = Problem::error(Code::CurrencyDiffers).at(place);
        problems.push(problem.with(&other.currency).with(&present.catalog.currency));
    }
    for (service, line) in first_lines(present.book) {
        let id = &present.catalog.service(service).id;
        if other.find(id).is_none() {
            let place = Place::file(other.file.to_string()).field("service");
            let problem = Problem::error(Code::ServiceMissing).at(place);
            problems.push(problem.with(id).with_place(Place::line(CONTRACTS, line).field("service")));
        }
    }
    problems
}

/// Every service that rows have, with the first line that names it.
fn first_lines(book: &Book) -> BTreeMap<ServiceIx, u32> {
    let mut lines = BTreeMap::new();
    for row in book.contracts() {
        lines.entry(row.service).and_modify(|line| *line = row.line.min(*line)).or_insert(row.line);
    }
    lines
}

/// Every row that is active in the year, in the order of the book.
///
/// # Errors
/// What keeps the year from being computed under either catalog, once for each place. What the other catalog lacks is
/// said at its own place.
pub fn effects<'a>(present: Side<'a>, other: Side<'a>, year: i32) -> Result<Vec<Effect<'a>>, Problems> {
    let (mut effects, mut problems, mut told) = (Vec::new(), Problems::default(), BTreeSet::new());
    for customer in present.book.customers() {
        match effects_of(present, other, customer, year) {
            Ok(of_customer) => effects.extend(of_customer),
            Err(problem) if told.insert(problem.place.clone()) => problems.push(problem),
            Err(_) => {}
        }
    }
    if problems.has_errors() { Err(problems) } else { Ok(effects) }
}

fn effects_of<'a>(
    present: Side<'a>,
    other: Side<'a>,
    customer: CustomerIx,
    year: i32,
) -> Result<Vec<Effect<'a>>, Problem> {
    let before = RowLine::of_customer(present, customer, year)?;
    let mut after =
        RowLine::of_customer(other, customer, year).map_err(|it| in_catalog(it, other.catalog))?;
    after.sort_unstable_by_key(|after| after.row.line);
    let of_same_row = |before: &RowLine<'a>| {
        let at = after.binary_search_by_key(&before.row.line, |after| after.row.line).ok()?;
        after.get(at)
    };
    Ok(before.iter().filter_map(|before| Some(effect(before, of_same_row(before)?))).collect())
}

/// What the other catalog lacks, at its place there instead of at the row that needs it.
fn in_catalog(problem: Problem, catalog: &Catalog) -> Problem {
    let place = match problem.code {
        Code::NoPrice => problem.args.first().and_then(|id| catalog.find(id)).and_then(|(_, service)| {
            let (_, first) = service.price.entries().next()?;
            Some(line_of(catalog, first.line, "price"))
        }),
        Code::NoPolicy => {
            let first = catalog.free_year.policy.entries().next();
            first.map(|(_, first)| line_of(catalog, first.line, "free_year.policy"))
        }
        _ => None,
    };
    match place {
        Some(place) => problem.at(place),
        None => problem,
    }
}

/// A line of a catalog, and what stands on it.
fn line_of(catalog: &Catalog, line: u32, field: &'static str) -> Place {
    let place = Place::line(catalog.file.to_string(), line).field(field);
    let text = line.checked_sub(1).and_then(|above| catalog.source.lines().nth(above as usize));
    let Some(text) = text else { return place };
    let indent = text.len() - text.trim_start().len();
    place.showing(Excerpt::of(text, line, indent..text.trim_end().len()))
}

/// A row that is active in the year, and what it comes to under one catalog.
pub(super) struct RowLine<'a> {
    pub(super) row: &'a ContractRow,
    listed: Option<UnitPrice>,
    pub(super) line: Line<'a>,
}

impl<'a> RowLine<'a> {
    /// The active rows of a customer, in the order of the book.
    pub(super) fn of_customer(side: Side<'a>, customer: CustomerIx, year: i32) -> Result<Vec<Self>, Problem> {
        let windows = free_year::windows(side.catalog, side.book.purchases_of(customer))?;
        let party = side.book.party(customer);
        let mut all = Vec::new();
        for rows in side.book.keys_of(customer, side.catalog) {
            let lines = charge::lines_of_key(side.catalog, side.book, &party, rows, &windows, year)?;
            // A line for each row that is active, in the order of the rows.
            let active = rows.iter().filter(|row| row.active_in(year).is_some());
            all.extend(active.zip(lines).map(|(row, line)| {
                let listed = side.catalog.service(row.service).price.in_year(year);
                Self { row, listed: listed.map(|price| price.value), line }
            }));
        }
        Ok(all)
    }

    fn basis(&self) -> Option<&RowBasis<'a>> {
        match &self.line.basis {
            Some(Basis::Row(basis)) => Some(basis),
            _ => None,
        }
    }
}

fn effect<'a>(before: &RowLine<'a>, after: &RowLine<'_>) -> Effect<'a> {
    Effect {
        customer: before.row.customer,
        row: before.row,
        listed_before: before.listed,
        listed_after: after.listed,
        amounts: Amounts { before: before.line.net, after: after.line.net },
        cause: cause(before, after),
    }
}

fn cause(before: &RowLine<'_>, after: &RowLine<'_>) -> Cause {
    if before.line.net == after.line.net {
        cause_of_none(before, after)
    } else {
        cause_of_change(before, after)
    }
}

fn cause_of_change(before: &RowLine<'_>, after: &RowLine<'_>) -> Cause {
    let free_days = |of: &RowLine<'_>| of.basis().map(|basis| basis.free_days);
    let proration = |of: &RowLine<'_>| of.basis().map(|basis| basis.proration);
    if free_days(before) != free_days(after) {
        Cause::FreeDays
    } else if before.line.unit_price != after.line.unit_price {
        Cause::ListPrice
    } else if proration(before) != proration(after) {
        Cause::Proration
    } else {
        Cause::OtherRow
    }
}

fn cause_of_none(before: &RowLine<'_>, after: &RowLine<'_>) -> Cause {
    match after.line.reason {
        _ if before.listed == after.listed => Cause::Unchanged,
        _ if before.row.unit_price.is_some() => Cause::OwnPrice,
        Reason::FreeYear => Cause::FreeYear,
        Reason::Covered => Cause::Covered,
        _ => Cause::Unchanged,
    }
}

#[cfg(test)]
mod tests;
