//! Two tiers of one thing on the same days: within a contract the dearer one is charged, in two contracts both are.

use rustc_hash::FxHashMap;

use crate::book::{Book, ContractRow, CustomerIx};
use crate::calendar::{Day, YEARS};
use crate::catalog::{Catalog, ServiceIx};
use crate::place::{Code, Place, Problem, Problems};
use crate::store::rows::{Contracts, Kind};

/// Warns of rows with another service of the same group on a day of theirs, each at the row that begins later: once for
/// its own contract, once for the customer's other contracts.
pub(super) fn at_once(book: &Book, catalog: &Catalog, problems: &mut Problems) {
    if catalog.services.iter().all(|service| service.group.is_none()) {
        return;
    }
    let has_several = |customer: &CustomerIx| has_several_tiers(book.contracts_of(*customer), catalog);
    for customer in book.customers().filter(has_several) {
        for rows in book.keys_of(customer, catalog).filter(|rows| rows.len() > 1) {
            within_contract(rows, catalog, problems);
        }
        across_contracts(book, customer, catalog, problems);
    }
}

/// Whether a customer's rows have more than one service with a group: few do, and only they are looked at.
fn has_several_tiers(rows: &[ContractRow], catalog: &Catalog) -> bool {
    let mut tiers = rows.iter().map(|row| row.service).filter(|service| has_group(catalog, *service));
    let first = tiers.next();
    tiers.any(|service| Some(service) != first)
}

fn has_group(catalog: &Catalog, service: ServiceIx) -> bool {
    catalog.service(service).group.is_some()
}

/// `rows` are those of a key.
fn within_contract(rows: &[ContractRow], catalog: &Catalog, problems: &mut Problems) {
    let mut longest: FxHashMap<ServiceIx, &ContractRow> = FxHashMap::default();
    for row in rows {
        let others = longest.values().copied().filter(|other| other.service != row.service);
        if let Some(other) = others.filter(|other| runs_into(other, row)).min_by_key(|other| other.line) {
            problems.push(warning(Code::TiersInContract, row, other, catalog));
        }
        let of_service = longest.entry(row.service).or_insert(row);
        if ends(of_service) < ends(row) {
            *of_service = row;
        }
    }
}

fn across_contracts(book: &Book, customer: CustomerIx, catalog: &Catalog, problems: &mut Problems) {
    let is_tier = |row: &&ContractRow| has_group(catalog, row.service);
    let mut rows: Vec<&ContractRow> = book.contracts_of(customer).iter().filter(is_tier).collect();
    rows.sort_by_key(|row| (row.since, row.line));
    let mut longest: FxHashMap<ServiceIx, Longest<'_>> = FxHashMap::default();
    for row in rows {
        let is_other =
            |service: ServiceIx| service != row.service && catalog.is_one_key(service, row.service);
        let others = longest.iter().filter(|(service, _)| is_other(**service));
        let others = others.filter_map(|(_, longest)| longest.of_another_contract(row));
        if let Some(other) = others.filter(|other| runs_into(other, row)).min_by_key(|other| other.line) {
            problems.push(warning(Code::TiersInContracts, row, other, catalog));
        }
        longest.entry(row.service).or_default().note(row);
    }
}

/// Of a service's rows the one that goes on longest, and the one that does so in the other contracts.
#[derive(Debug, Default)]
struct Longest<'b> {
    of_all: Option<&'b ContractRow>,
    of_others: Option<&'b ContractRow>,
}

impl<'b> Longest<'b> {
    fn note(&mut self, row: &'b ContractRow) {
        let is_longer = |other: Option<&ContractRow>| other.is_none_or(|other| ends(other) < ends(row));
        if self.of_all.is_some_and(|of_all| of_all.contract == row.contract) {
            self.of_all = self.of_all.filter(|_| !is_longer(self.of_all)).or(Some(row));
        } else if is_longer(self.of_all) {
            self.of_others = self.of_all.replace(row);
        } else if is_longer(self.of_others) {
            self.of_others = Some(row);
        }
    }

    fn of_another_contract(&self, row: &ContractRow) -> Option<&'b ContractRow> {
        self.of_all.filter(|of_all| of_all.contract != row.contract).or(self.of_others)
    }
}

fn ends(row: &ContractRow) -> Day {
    row.until.unwrap_or(Day::last_of(*YEARS.end()))
}

/// Whether a row that begins before goes on when another begins.
fn runs_into(before: &ContractRow, row: &ContractRow) -> bool {
    row.since <= ends(before)
}

fn warning(code: Code, row: &ContractRow, other: &ContractRow, catalog: &Catalog) -> Problem {
    Problem::warning(code)
        .at(Place::line(Contracts::FILE, row.line).field("service"))
        .with(&catalog.service(row.service).id)
        .with(&catalog.service(other.service).id)
        .with(Place::line(Contracts::FILE, other.line))
}

#[cfg(test)]
mod tests;
