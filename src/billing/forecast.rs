//! What the coming years bring, by calendar year and service, from the contracts and charges as they stand.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::billing::charge::{self, Detail, priced_lines};
use crate::billing::free_year;
use crate::book::{Book, ContractRow, CustomerIx, Party, Renewal};
use crate::calendar::Day;
use crate::catalog::{Catalog, ServiceIx};
use crate::document::{FreeWindow, Part};
use crate::money::Net;
use crate::place::{Problem, Problems};

/// Net amounts by calendar year and service, computed from the files, never read from the register.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Forecast<'a> {
    cells: BTreeMap<(i32, &'a str), Cell>,
}

/// What a service comes to in a calendar year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cell {
    /// Contract rows that are active, or charges.
    pub rows: u64,
    /// Net amounts: of those rows; and what rows that await a decision would add if all of them went on.
    pub net: Part,
}

impl<'a> Forecast<'a> {
    /// By year, then in byte order of services; one-off charges have the empty service. Years and services without any
    /// row are left out.
    pub fn cells(&self) -> impl Iterator<Item = (i32, &'a str, Cell)> {
        self.cells.iter().map(|((year, service), cell)| (*year, *service, *cell))
    }

    /// A year's cell of a service; of nothing where it has no row.
    pub fn cell(&self, year: i32, service: &'a str) -> Cell {
        self.cells.get(&(year, service)).copied().unwrap_or_default()
    }

    /// The services that come to something in any year, in byte order, then one-off charges.
    pub fn services(&self) -> Vec<&'a str> {
        let is_something = |cell: &Cell| !cell.net.certain.is_zero() || !cell.net.to_decide.is_zero();
        let some = self.cells.iter().filter(|(_, cell)| is_something(cell));
        let mut services: Vec<&str> = some.map(|((_, service), _)| *service).collect();
        services.sort_unstable_by_key(|service| (service.is_empty(), *service));
        services.dedup();
        services
    }

    fn add(&mut self, year: i32, service: &'a str, rows: u64, net: Part) {
        let cell = self.cells.entry((year, service)).or_default();
        cell.rows += rows;
        cell.net.certain += net.certain;
        cell.net.to_decide += net.to_decide;
    }
}

/// What every customer's contract rows and charges come to in these calendar years (rules 1 to 8).
///
/// A row awaits a decision in a year where it is renewed by hand, its `until` lies in an earlier year, but not before the
/// year that precedes the first one of `years`, and no other row of its key comes after it.
///
/// # Errors
/// Each customer's first problem: a price or rule that is needed and missing, an amount beyond twelve digits.
pub fn forecast<'a>(
    catalog: &'a Catalog,
    book: &'a Book,
    years: Range<i32>,
) -> Result<Forecast<'a>, Problems> {
    let (mut forecast, mut problems) = (Forecast::default(), Problems::default());
    for customer in book.customers() {
        let years = years.clone();
        if let Err(problem) = (Outlook { catalog, book, years }).add(customer, &mut forecast) {
            problems.push(problem);
        }
    }
    if problems.has_errors() { Err(problems) } else { Ok(forecast) }
}

/// What is looked at.
struct Outlook<'a> {
    catalog: &'a Catalog,
    book: &'a Book,
    years: Range<i32>,
}

impl<'a> Outlook<'a> {
    fn add(&self, customer: CustomerIx, forecast: &mut Forecast<'a>) -> Result<(), Problem> {
        let windows = free_year::windows(self.catalog, self.book.purchases_of(customer))?;
        let party = self.book.party(customer);
        for rows in self.book.keys_of(customer, self.catalog) {
            for year in self.years.clone() {
                self.add_key(&party, rows, &windows, year, forecast)?;
            }
        }
        let charges = self.book.charges_of(customer).iter();
        for charge in charges.filter(|charge| self.years.contains(&charge.date.year())) {
            let certain = charge::line_of_charge(self.book, charge)?.net;
            forecast.add(charge.date.year(), "", 1, Part { certain, ..Part::default() });
        }
        Ok(())
    }

    fn add_key(
        &self,
        party: &Party<'a>,
        rows: &'a [ContractRow],
        windows: &Arc<[FreeWindow]>,
        year: i32,
        forecast: &mut Forecast<'a>,
    ) -> Result<(), Problem> {
        let certain = self.nets(party, rows, windows, year)?;
        for (service, net) in &certain {
            let net = Part { certain: *net, ..Part::default() };
            forecast.add(year, self.id(*service), 1, net);
        }
        let Some(going_on) = self.going_on(rows, year) else { return Ok(()) };
        let with = self.nets(party, &going_on, windows, year)?;
        // Beside rows that go on, others may be covered (rule 4): what counts is the difference.
        let without = certain.into_iter().map(|(service, net)| (service, -net));
        for (service, to_decide) in with.into_iter().chain(without) {
            forecast.add(year, self.id(service), 0, Part { to_decide, ..Part::default() });
        }
        Ok(())
    }

    fn id(&self, service: ServiceIx) -> &'a str {
        &self.catalog.service(service).id
    }

    /// What each row that is active in the year comes to.
    fn nets(
        &self,
        party: &Party<'_>,
        rows: &[ContractRow],
        windows: &Arc<[FreeWindow]>,
        year: i32,
    ) -> Result<Vec<(ServiceIx, Net)>, Problem> {
        let amounts = Detail::Amounts;
        let lines = priced_lines(self.catalog, self.book, party, rows, windows, year, amounts)?;
        let active = rows.iter().filter(|row| row.active_in(year).is_some());
        Ok(active.zip(lines).map(|(row, line)| (row.service, line.net)).collect())
    }

    /// The rows as they would be if the one that awaits a decision in the year went on; `None` where none does.
    fn going_on(&self, rows: &[ContractRow], year: i32) -> Option<Vec<ContractRow>> {
        let (last, before) = rows.split_last()?;
        let ended = last.until.map(Day::year).filter(|_| last.renewal == Renewal::Manual)?;
        let awaits = (self.years.start - 1..year).contains(&ended);
        awaits.then(|| before.iter().copied().chain([ContractRow { until: None, ..*last }]).collect())
    }
}

#[cfg(test)]
mod tests;
