//! What contract rows say of each other: one customer each, and no day of a service twice.

use rustc_hash::FxHashMap;

use crate::book::{BookBuilder, BookFull, CustomerIx, Text};
use crate::calendar::{Day, YEARS};
use crate::catalog::{Catalog, ServiceIx};
use crate::place::{Code, Place, Problem, Problems};
use crate::store::rows::{Cells, ContractRecord, Contracts, Kind};

/// A contract, by the first row that names it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Agreement {
    /// Its id, kept once for all of its rows.
    pub(super) id: Text,
    /// Its place among all contracts.
    number: u32,
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
    by_id: FxHashMap<Box<str>, Agreement>,
    days: Vec<Days>,
    ids: Vec<Text>,
}

impl Agreements {
    pub(super) fn find(&self, id: &str) -> Option<&Agreement> {
        self.by_id.get(id)
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    /// The ids of all of them, in the order of the file.
    pub(super) fn ids<'b>(&'b self, builder: &'b BookBuilder) -> impl Iterator<Item = &'b str> {
        self.ids.iter().map(|id| builder.text(*id))
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
        if let Some(agreement) = self.by_id.get_mut(id) {
            agreement.customer = agreement.customer.or(said);
            let other = agreement.of_another_customer(id, customer, builder);
            let at = |problem: Problem| problem.at(cells.place(Contracts::CUSTOMER));
            other.into_iter().for_each(|problem| problems.push(at(problem)));
            return Ok(agreement.id);
        }
        let number = u32::try_from(self.ids.len()).map_err(|_| BookFull)?;
        let kept = builder.keep(id)?;
        self.ids.push(kept);
        self.by_id.insert(id.into(), Agreement { id: kept, number, customer: said });
        Ok(kept)
    }

    /// Notes the days of a row whose contract was added.
    pub(super) fn add_row(&mut self, record: &ContractRecord<'_>, service: ServiceIx) {
        let Some(agreement) = self.by_id.get(&*record.contract) else { return };
        let until = record.until.unwrap_or(Day::last_of(*YEARS.end()));
        let days =
            Days { agreement: agreement.number, service, since: record.since, line: record.line, until };
        self.days.push(days);
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
                let contract = self.ids.get(row.agreement as usize).map_or("", |id| builder.text(*id));
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
