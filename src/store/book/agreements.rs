//! What contract rows say of each other: one customer each, and no day of a service twice.

use crate::book::{Book, BookBuilder, BookFull, ContractRow, CustomerIx, IdTable, Text};
use crate::calendar::{Day, YEARS};
use crate::catalog::{Catalog, ServiceIx};
use crate::place::{Code, Place, Problem, Problems};
use crate::store::rows::{Cells, ContractTerms, Contracts, Kind};

/// A contract, by the first row that names it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Agreement {
    /// Its id, kept once for all of its rows.
    pub(super) id: Text,
    /// Its customer, if that is a known one, and the line that says so.
    customer: Option<(CustomerIx, u32)>,
}

impl Agreement {
    /// What is wrong where another row of the contract names this customer.
    pub(super) fn of_another_customer(
        &self,
        contract: &str,
        customer: Option<CustomerIx>,
        builder: &BookBuilder,
    ) -> Option<Problem> {
        let (first, line) = self.customer?;
        (first != customer?).then(|| {
            Problem::error(Code::ContractOfTwoCustomers)
                .with(contract)
                .with(builder.customers().id(first))
                .with_place(Place::line(Contracts::FILE, line).field("customer"))
        })
    }
}

/// All contracts of a book.
#[derive(Debug, Default)]
pub(super) struct Agreements {
    all: Vec<Agreement>,
    by_id: IdTable,
    /// Rows that are not in the book, since their customer is unknown.
    strays: Vec<Stray>,
}

impl Agreements {
    /// Makes room for those of about so many rows.
    pub(super) fn reserve(&mut self, rows: usize) {
        // As for the rows of a book, in its builder.
        let _ = self.all.try_reserve(rows);
    }

    pub(super) fn find(&self, id: &str, builder: &BookBuilder) -> Option<&Agreement> {
        self.all.get(self.row_of(id, builder)?)
    }

    fn row_of(&self, id: &str, builder: &BookBuilder) -> Option<usize> {
        self.by_id.find(id, |row| builder.text(self.all[row as usize].id)).map(|row| row as usize)
    }

    /// Gives back the memory of what only rows that are still to be read could ask for.
    pub(super) fn forget_ids(&mut self) {
        (self.all, self.by_id) = (Vec::new(), IdTable::default());
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// The ids of all of them, in the order of the file.
    pub(super) fn ids<'b>(&'b self, builder: &'b BookBuilder) -> impl Iterator<Item = &'b str> {
        self.all.iter().map(|agreement| builder.text(agreement.id))
    }

    /// Notes the contract of a row and gives its kept id; a second customer is a problem.
    pub(super) fn add(
        &mut self,
        id: &str,
        customer: Option<CustomerIx>,
        cells: &Cells<'_, '_>,
        builder: &mut BookBuilder,
        problems: &mut Problems,
    ) -> Result<Text, BookFull> {
        let said = customer.map(|customer| (customer, cells.line()));
        let row = u32::try_from(self.all.len()).map_err(|_| BookFull)?;
        let id_of = |row: u32| builder.text(self.all[row as usize].id);
        let known = self.by_id.insert_new(id, row, id_of).err();
        if let Some(agreement) = known.and_then(|row| self.all.get_mut(row as usize)) {
            agreement.customer = agreement.customer.or(said);
            let other = agreement.of_another_customer(id, customer, builder);
            let at = |problem: Problem| problem.at(cells.place(Contracts::CUSTOMER));
            other.into_iter().for_each(|problem| problems.push(at(problem)));
            return Ok(agreement.id);
        }
        let kept = builder.keep(id)?;
        self.all.push(Agreement { id: kept, customer: said });
        Ok(kept)
    }

    /// Notes the days of a row that can't be in the book.
    pub(super) fn add_stray(&mut self, line: u32, terms: ContractTerms, contract: Text, service: ServiceIx) {
        self.strays.push(Stray { contract, service, days: Days::of(terms.since, terms.until, line) });
    }

    /// Notes rows of one contract and service that share a day, each with one that it shares it with.
    pub(super) fn report_overlaps(&mut self, catalog: &Catalog, book: &Book, problems: &mut Problems) {
        let same_key = |a: &ContractRow, b: &ContractRow| {
            a.contract == b.contract && catalog.is_one_key(a.service, b.service)
        };
        for rows in book.contracts().chunk_by(same_key).filter(|rows| rows.len() > 1) {
            for service in services_of(rows) {
                let rows_of_it = rows.iter().filter(|row| row.service == service);
                report_shared_days(
                    rows_of_it.map(|row| Days::of(row.since, row.until, row.line)),
                    book.text(rows[0].contract),
                    &catalog.service(service).id,
                    problems,
                );
            }
        }
        self.strays.sort_unstable_by_key(|stray| (stray.contract.start(), stray.service, stray.days));
        let same_key = |a: &Stray, b: &Stray| (a.contract, a.service) == (b.contract, b.service);
        for strays in self.strays.chunk_by(same_key) {
            let days = strays.iter().map(|stray| stray.days);
            report_shared_days(
                days,
                book.text(strays[0].contract),
                &catalog.service(strays[0].service).id,
                problems,
            );
        }
    }
}

/// Which services the rows of a key have.
fn services_of(rows: &[ContractRow]) -> Vec<ServiceIx> {
    let mut services: Vec<ServiceIx> = rows.iter().map(|row| row.service).collect();
    services.sort_unstable();
    services.dedup();
    services
}

/// A row that names a contract and a service, but no known customer.
#[derive(Debug)]
struct Stray {
    contract: Text,
    service: ServiceIx,
    days: Days,
}

/// The days of a contract row, in an order that brings those that may overlap together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Days {
    since: Day,
    line: u32,
    until: Day,
}

impl Days {
    fn of(since: Day, until: Option<Day>, line: u32) -> Self {
        Self { since, line, until: until.unwrap_or(Day::last_of(*YEARS.end())) }
    }
}

/// Of the rows before, the one that goes on longest overlaps if any does. `rows` come in the order of their first days.
fn report_shared_days(
    rows: impl Iterator<Item = Days>,
    contract: &str,
    service: &str,
    problems: &mut Problems,
) {
    let mut longest: Option<Days> = None;
    for row in rows {
        if let Some(before) = longest.filter(|before| row.since <= before.until) {
            problems.push(overlap(&before, &row, contract, service));
        }
        longest = longest.filter(|before| before.until >= row.until).or(Some(row));
    }
}

/// The problem stands at the row that is further down in the file.
fn overlap(one: &Days, other: &Days, contract: &str, service: &str) -> Problem {
    let (first, second) = (one.line.min(other.line), one.line.max(other.line));
    Problem::error(Code::OverlappingRows)
        .at(Place::line(Contracts::FILE, second).field("since"))
        .with(contract)
        .with(service)
        .with_place(Place::line(Contracts::FILE, first).field("since"))
}
