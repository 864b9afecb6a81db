//! What another price list would change: every contract row of a year, under the present catalog and under another one.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::AddAssign;

use crate::billing::{charge, free_year};
use crate::book::{Book, CONTRACTS, ContractRow, CustomerIx};
use crate::catalog::{Catalog, ServiceIx};
use crate::document::{Basis, Line, Reason, RowBasis};
use crate::money::{Net, UnitPrice};
use crate::place::{Code, Place, Problem, Problems};

/// A catalog, and the same files read against it.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// What is sold, and the rules.
    pub catalog: &'a Catalog,
    /// The book, whose services are those of that catalog.
    pub book: &'a Book,
}

/// What makes a row cost what it costs under the other catalog; the first that fits, in this order: of an amount that
/// changes 1 to 4, of one that stays 5 to 8.
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

/// Net amounts of a year under both catalogs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Amounts {
    /// Under the present catalog.
    pub before: Net,
    /// Under the other one.
    pub after: Net,
}

impl Amounts {
    /// How much more under the other catalog.
    pub fn change(&self) -> Net {
        self.after - self.before
    }
}

impl AddAssign for Amounts {
    fn add_assign(&mut self, other: Self) {
        self.before += other.before;
        self.after += other.after;
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
            problems.push(problem.with(id).with(Place::line(CONTRACTS, line)));
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
    let file = catalog.file.to_string();
    let service = || problem.args.first().and_then(|id| catalog.find(id));
    let place = match problem.code {
        Code::NoPrice => service().map(|(_, service)| Place::line(file, service.line).field("price")),
        Code::NoPolicy => Some(Place::file(file).field("free_year.policy")),
        _ => None,
    };
    match place {
        Some(place) => problem.at(place),
        None => problem,
    }
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
    let list_differs = before.listed != after.listed;
    if before.line.net != after.line.net {
        let differs = |of: fn(&RowBasis<'_>) -> (u16, u16)| before.basis().map(of) != after.basis().map(of);
        return if differs(|basis| (basis.free_days, basis.chargeable_days)) {
            Cause::FreeDays
        } else if before.line.unit_price != after.line.unit_price {
            Cause::ListPrice
        } else if before.basis().map(|basis| basis.proration) != after.basis().map(|basis| basis.proration) {
            Cause::Proration
        } else {
            Cause::OtherRow
        };
    }
    match after.line.reason {
        _ if !list_differs => Cause::Unchanged,
        _ if before.row.unit_price.is_some() => Cause::OwnPrice,
        Reason::FreeYear => Cause::FreeYear,
        Reason::Covered => Cause::Covered,
        _ => Cause::Unchanged,
    }
}

/// What rows come to together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sum {
    /// How many rows.
    pub rows: u64,
    /// Their net amounts.
    pub amounts: Amounts,
}

impl Sum {
    fn add(&mut self, effect: &Effect<'_>) {
        self.rows += 1;
        self.amounts += effect.amounts;
    }
}

/// What the rows of each service come to, in byte order of ids.
pub fn by_service<'a>(catalog: &'a Catalog, effects: &[Effect<'_>]) -> BTreeMap<&'a str, Sum> {
    let mut sums: BTreeMap<&str, Sum> = BTreeMap::new();
    for effect in effects {
        sums.entry(&catalog.service(effect.row.service).id).or_default().add(effect);
    }
    sums
}

/// Customers with active rows, by what the other catalog means for all their rows together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Customers {
    /// Those who pay less, the largest change first, of equal ones in the order of the book.
    pub less: Vec<(CustomerIx, Amounts)>,
    /// Those who pay more, in the same order.
    pub more: Vec<(CustomerIx, Amounts)>,
    /// How many pay the same.
    pub same: u64,
}

/// Who wins and who loses. The effects come in the order of the book.
pub fn by_customer(effects: &[Effect<'_>]) -> Customers {
    let mut customers = Customers::default();
    for of_customer in effects.chunk_by(|a, b| a.customer == b.customer) {
        let Some(first) = of_customer.first() else { continue };
        let mut amounts = Amounts::default();
        of_customer.iter().for_each(|effect| amounts += effect.amounts);
        let change = amounts.change();
        if change.is_zero() {
            customers.same += 1;
        } else if change.is_negative() {
            customers.less.push((first.customer, amounts));
        } else {
            customers.more.push((first.customer, amounts));
        }
    }
    for changed in [&mut customers.less, &mut customers.more] {
        changed.sort_by_key(|(_, amounts)| Reverse(amounts.change().abs()));
    }
    customers
}

#[cfg(test)]
mod tests;
