//! A table of what another system has billed → opening entries, everything checked that the files know.

use std::cell::OnceCell;
use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

use super::table::{Row, Table};
use crate::book::{Book, ContractRow, CustomerIx};
use crate::calendar::{DateStyle, Day, YEARS};
use crate::catalog::{Catalog, ServiceIx};
use crate::document::Column;
use crate::money::{DecimalMark, NET_DECIMALS, Net, NumberFault};
use crate::place::{Code, Place, Problem, Problems};
use crate::register::Opening;
use crate::store::nearest::nearest;
use crate::store::rows::{code_point, control_character, date_problem, number_problem};

/// The columns, all of them required.
pub const OPENING: [Column; 7] = [
    Column::text("number"),
    Column::text("customer"),
    Column::text("contract"),
    Column::text("service"),
    Column::number("year"),
    Column::number("net_amount"),
    Column::date("issued_on"),
];
const NUMBER: usize = 0;
const CUSTOMER: usize = 1;
const CONTRACT: usize = 2;
const SERVICE: usize = 3;
const YEAR: usize = 4;
const NET_AMOUNT: usize = 5;
const ISSUED_ON: usize = 6;
/// Problems that get a "did you mean": to compare every unknown id with all known ones would take too long.
const SUGGESTED: usize = 20;

/// The entries of a table whose columns are [`OPENING`], and everything that is wrong with it.
pub fn openings(table: &Table, catalog: &Catalog, book: &Book, today: Day) -> (Vec<Opening>, Problems) {
    let mut problems = table.broken().clone();
    table.require(0..OPENING.len(), &mut problems);
    if (0..OPENING.len()).any(|column| !table.has(column)) {
        table.look_up(&mut problems);
        return (Vec::new(), problems);
    }
    let mut reading = Reading { table, catalog, book, today, contracts: OnceCell::new(), problems };
    let openings: Vec<Opening> = table.rows().iter().filter_map(|row| reading.opening(row)).collect();
    reading.invoices_are_one(&openings);
    let mut problems = reading.problems;
    problems.sort_by_line();
    table.look_up(&mut problems);
    (openings, problems)
}

struct Reading<'t> {
    table: &'t Table,
    catalog: &'t Catalog,
    book: &'t Book,
    today: Day,
    /// A row of each contract, known once somebody asks for one that the customer does not have.
    contracts: OnceCell<FxHashMap<&'t str, &'t ContractRow>>,
    problems: Problems,
}

impl Reading<'_> {
    /// A row; every value of it is looked at before it is given up.
    fn opening(&mut self, row: &Row) -> Option<Opening> {
        let number = self.value(row, NUMBER, |_, text| Ok(readable(text)?.to_owned()));
        let customer = self.value(row, CUSTOMER, Self::customer);
        let service = self.value(row, SERVICE, Self::service);
        let contract = self.value(row, CONTRACT, |reading, text| match customer.zip(service) {
            Some((customer, service)) => reading.contract(customer, service, text),
            None => Ok(text.to_owned()),
        });
        let year = self.value(row, YEAR, |_, text| year(text));
        let net = self.value(row, NET_AMOUNT, |_, text| net(text));
        let issued_on = self.value(row, ISSUED_ON, |_, text| {
            Day::parse(text, DateStyle::IsoOrCzech).map_err(|fault| date_problem(text, fault))
        });
        self.doubt_date(row, issued_on);
        Some(Opening {
            number: number?,
            customer: customer?,
            contract: contract?,
            service: service?,
            year: year?,
            net: net?,
            issued_on: issued_on?,
            place: self.table.place(row, NUMBER),
        })
    }

    /// What is said to be issued already can't have a day to come.
    fn doubt_date(&mut self, row: &Row, issued_on: Option<Day>) {
        if let Some(day) = issued_on.filter(|day| *day > self.today) {
            let problem = Problem::warning(Code::OpeningInFuture).with(day).with(self.today);
            self.problems.push(problem.at(self.table.place(row, ISSUED_ON)));
        }
    }

    /// The value of a column, which may not be empty.
    fn value<T>(
        &mut self,
        row: &Row,
        column: usize,
        parse: impl FnOnce(&Self, &str) -> Result<T, Problem>,
    ) -> Option<T> {
        let text = self.table.value(row, column);
        let value = match text.as_str() {
            "" => Err(Problem::error(Code::MissingValue)),
            text => parse(self, text),
        };
        value.map_err(|problem| self.problems.push(problem.at(self.table.place(row, column)))).ok()
    }

    fn customer(&self, id: &str) -> Result<CustomerIx, Problem> {
        let ids = || self.book.customers().map(|customer| self.book.customer_id(customer));
        let unknown = || Problem::error(Code::UnknownCustomer).with(id).suggest(self.near(id, ids()));
        self.book.find_customer(id).ok_or_else(unknown)
    }

    fn service(&self, id: &str) -> Result<ServiceIx, Problem> {
        let ids = self.catalog.services.iter().map(|service| &*service.id);
        let unknown = || Problem::error(Code::UnknownService).with(id).suggest(self.near(id, ids));
        self.catalog.find(id).map(|(service, _)| service).ok_or_else(unknown)
    }

    fn near<'k>(&self, id: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
        if self.problems.errors < SUGGESTED { nearest(id, known) } else { None }
    }

    /// A contract of the customer with a row for the service, or another one of its group: without, rule 10 would find an
    /// orphan.
    fn contract(&self, customer: CustomerIx, service: ServiceIx, id: &str) -> Result<String, Problem> {
        let book = self.book;
        let is_it = |row: &&ContractRow| book.text(row.contract) == id;
        let mut rows = book.contracts_of(customer).iter().filter(is_it).peekable();
        if rows.peek().is_none() {
            return Err(self.foreign_contract(id));
        }
        let key = self.catalog.key_service(service);
        match rows.any(|row| self.catalog.key_service(row.service) == key) {
            true => Ok(id.to_owned()),
            false => {
                let service = &self.catalog.service(service).id;
                Err(Problem::error(Code::OpeningWithoutRow).with(id).with(service))
            }
        }
    }

    /// A contract that the customer does not have.
    fn foreign_contract(&self, id: &str) -> Problem {
        let book = self.book;
        let index = || book.contracts().iter().map(|row| (book.text(row.contract), row)).collect();
        let known = || book.contracts().iter().map(|row| book.text(row.contract));
        match self.contracts.get_or_init(index).get(id) {
            Some(row) => Problem::error(Code::ContractOfTwoCustomers)
                .with(id)
                .with(book.customer_id(row.customer))
                .with_place(Place::line(crate::book::CONTRACTS, row.line).field("customer")),
            None => Problem::error(Code::UnknownContract).with(id).suggest(self.near(id, known())),
        }
    }

    /// Entries of one number are of one customer, year and date.
    fn invoices_are_one(&mut self, openings: &[Opening]) {
        let mut first_of: FxHashMap<&str, &Opening> = FxHashMap::default();
        for opening in openings {
            let first = match first_of.entry(&opening.number) {
                Entry::Vacant(free) => *free.insert(opening),
                Entry::Occupied(first) => *first.get(),
            };
            let differs = [
                (CUSTOMER, first.customer != opening.customer),
                (YEAR, first.year != opening.year),
                (ISSUED_ON, first.issued_on != opening.issued_on),
            ];
            for (column, _) in differs.into_iter().filter(|(_, differs)| *differs) {
                let heading = self.table.heading(column);
                let place = |of: &Opening| of.place.clone().field(heading.clone());
                let problem = Problem::error(Code::OpeningDiffers).with(&opening.number).with(&heading);
                self.problems.push(problem.at(place(opening)).with_place(place(first)));
            }
        }
    }
}

fn readable(text: &str) -> Result<&str, Problem> {
    match control_character(text) {
        Some(bad) => Err(Problem::error(Code::ControlCharacter).with(code_point(bad))),
        None => Ok(text),
    }
}

fn year(text: &str) -> Result<i32, Problem> {
    let year = (text.len() == 4).then(|| text.parse().ok()).flatten();
    year.filter(|year| YEARS.contains(year)).ok_or_else(|| Problem::error(Code::BadYear).with(text))
}

/// At most two decimals, not below zero.
fn net(text: &str) -> Result<Net, Problem> {
    match Net::parse_written(text, DecimalMark::PointOrComma) {
        Ok(net) if net.is_negative() => Err(Problem::error(Code::NegativeOpening).with(text)),
        Ok(net) => Ok(net),
        Err(NumberFault::TooManyDecimals) => {
            Err(Problem::error(Code::TooManyDecimals).with(text).with(NET_DECIMALS))
        }
        Err(fault) => Err(number_problem(text, fault)),
    }
}

#[cfg(test)]
mod tests;
