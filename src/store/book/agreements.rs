//! What contract rows say of each other: one customer each, and no day of a service twice.

use crate::book::{BookBuilder, BookFull, CustomerIx, Text};
use crate::calendar::{Day, YEARS};
use crate::catalog::{Catalog, ServiceIx};
use crate::place::{Code, Place, Problem, Problems};
use crate::store::book::text_index::{Slot, TextIndex};
use crate::store::rows::{Cells, ContractRecord, Contracts, Kind};

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
                .with(builder.customer_id(first))
                .with(Place::line(Contracts::FILE, line))
        })
    }
}

/// The days of a contract row, in an order that brings those that may overlap together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Days {
    agreement: u32,
    service: ServiceIx,
    since: Day,
    line: u32,
    until: Day,
}

/// All contracts of a book.
#[derive(Debug, Default)]
pub(super) struct Agreements {
    index: TextIndex,
    all: Vec<Agreement>,
    days: Vec<Days>,
}

impl Agreements {
    /// The contract with this id.
    pub(super) fn find(&self, id: &str, builder: &BookBuilder) -> Option<&Agreement> {
        match self.slot(id, builder) {
            Slot::Taken(number) => self.all.get(number as usize),
            Slot::Free(_) => None,
        }
    }

    fn slot(&self, id: &str, builder: &BookBuilder) -> Slot {
        self.index.slot(id, |number| self.id(number, builder))
    }

    fn id<'b>(&self, number: u32, builder: &'b BookBuilder) -> &'b str {
        self.all.get(number as usize).map_or("", |agreement| builder.text(agreement.id))
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// The ids of all of them, in the order of the file.
    pub(super) fn ids<'b>(&'b self, builder: &'b BookBuilder) -> impl Iterator<Item = &'b str> {
        self.all.iter().map(|agreement| builder.text(agreement.id))
    }

    /// Notes the contract of a row and gives its number and kept id; a second customer is a problem.
    pub(super) fn add(
        &mut self,
        id: &str,
        customer: Option<CustomerIx>,
        cells: &Cells<'_, '_>,
        builder: &mut BookBuilder,
        problems: &mut Problems,
    ) -> Result<(u32, Text), BookFull> {
        let said = customer.map(|customer| (customer, cells.line()));
        let number = match self.slot(id, builder) {
            Slot::Taken(number) => number,
            Slot::Free(free) => self.add_first(id, free, builder)?,
        };
        let agreement = self.all.get_mut(number as usize).ok_or(BookFull)?;
        agreement.customer = agreement.customer.or(said);
        if let Some(problem) = agreement.of_another_customer(id, customer, builder) {
            problems.push(problem.at(cells.place(Contracts::CUSTOMER)));
        }
        Ok((number, agreement.id))
    }

    fn add_first(&mut self, id: &str, free: u64, builder: &mut BookBuilder) -> Result<u32, BookFull> {
        let number = u32::try_from(self.all.len()).map_err(|_| BookFull)?;
        self.all.push(Agreement { id: builder.keep(id)?, customer: None });
        self.index.put(free, number);
        Ok(number)
    }

    /// Notes the days of a row of a contract that was added.
    pub(super) fn add_row(&mut self, agreement: u32, record: &ContractRecord<'_>, service: ServiceIx) {
        let until = record.until.unwrap_or(Day::last_of(*YEARS.end()));
        self.days.push(Days { agreement, service, since: record.since, line: record.line, until });
    }

    /// Notes rows of one contract and service that share a day, each with one that it shares it with.
    pub(super) fn report_overlaps(
        &mut self,
        catalog: &Catalog,
        builder: &BookBuilder,
        problems: &mut Problems,
    ) {
        self.days.sort_unstable();
        // Of the rows before, the one that goes on longest overlaps if any does.
        let mut longest: Option<Days> = None;
        for row in &self.days {
            let before =
                longest.filter(|before| (before.agreement, before.service) == (row.agreement, row.service));
            if let Some(before) = before.filter(|before| row.since <= before.until) {
                let contract = self.id(row.agreement, builder);
                problems.push(overlap(&before, row, contract, &catalog.service(row.service).id));
            }
            longest = before.filter(|before| before.until >= row.until).or(Some(*row));
        }
    }
}

/// The problem stands at the row that is further down in the file.
fn overlap(one: &Days, other: &Days, contract: &str, service: &str) -> Problem {
    let (first, second) = (one.line.min(other.line), one.line.max(other.line));
    Problem::error(Code::OverlappingRows)
        .at(Place::line(Contracts::FILE, second).field("since"))
        .with(contract)
        .with(service)
        .with(Place::line(Contracts::FILE, first))
}
