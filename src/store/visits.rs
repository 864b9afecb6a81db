//! `visits.csv` → the technicians' visits, every id checked against the book.

use crate::book::{Book, CustomerIx, Visit};
use crate::place::{Code, Place, Problem, Problems};
use crate::store::book::{SUGGESTION_COMPARISONS, may_compare};
use crate::store::files::BookFiles;
use crate::store::nearest::nearest;
use crate::store::rows::{Cells, Contracts, Kind, VisitRecord, Visits, for_each_of};

/// Reads and checks the visits, in the order of the file; a book without the file has none. Ids are checked only against
/// a book that could be read.
///
/// A charge that is not there is a warning: the visit counts without it, and nothing is billed for it.
pub fn read(files: &BookFiles<'_>, book: Option<&Book>) -> (Vec<Visit>, Problems) {
    read_wanted(files, book, |_| true)
}

/// As [`read`], of one customer alone: rows of others are neither read nor checked.
pub fn read_only(files: &BookFiles<'_>, book: &Book, customer: &str) -> (Vec<Visit>, Problems) {
    read_wanted(files, Some(book), |cells| cells.text(Visits::CUSTOMER) == customer)
}

fn read_wanted(
    files: &BookFiles<'_>,
    book: Option<&Book>,
    wanted: impl Fn(&Cells<'_, '_>) -> bool + Sync,
) -> (Vec<Visit>, Problems) {
    let mut visits = Vec::new();
    let mut problems = Problems::default();
    let mut known = book.map(|book| Known { book, comparisons_left: SUGGESTION_COMPARISONS });
    for_each_of::<Visits>(files, &mut problems, wanted, |row, problems| {
        let Some(record) = row.record() else { return };
        if let Some(known) = &mut known {
            known.check(&record, &row.cells, problems);
        }
        visits.push(visit(&record));
    });
    (visits, problems)
}

fn visit(record: &VisitRecord<'_>) -> Visit {
    Visit {
        line: record.line,
        customer: record.customer.to_string(),
        contract: record.contract.to_string(),
        visited_on: record.visited_on,
    }
}

/// The ids that a visit may name.
struct Known<'b> {
    book: &'b Book,
    comparisons_left: usize,
}

impl Known<'_> {
    fn check(&mut self, record: &VisitRecord<'_>, cells: &Cells<'_, '_>, problems: &mut Problems) {
        let Some(customer) = self.book.find_customer(&record.customer) else {
            problems.push(self.unknown_customer(&record.customer).at(cells.place(Visits::CUSTOMER)));
            return;
        };
        if !self.has_contract(customer, &record.contract) {
            let problem = self.no_contract_of(customer, &record.contract);
            problems.push(problem.at(cells.place(Visits::CONTRACT)));
        }
        if !record.charge.is_empty() && !self.has_charge(customer, &record.charge) {
            let problem = Problem::warning(Code::VisitWithoutCharge).with(&record.charge);
            problems.push(problem.at(cells.place(Visits::CHARGE)));
        }
    }

    /// The contract rows of a customer are in the order of their contracts.
    fn has_contract(&self, customer: CustomerIx, id: &str) -> bool {
        let rows = self.book.contracts_of(customer);
        rows.binary_search_by(|row| self.book.text(row.contract).cmp(id)).is_ok()
    }

    /// The charges of a customer are in the order of their ids.
    fn has_charge(&self, customer: CustomerIx, id: &str) -> bool {
        let charges = self.book.charges_of(customer);
        charges.binary_search_by(|charge| self.book.text(charge.id).cmp(id)).is_ok()
    }

    fn unknown_customer(&mut self, id: &str) -> Problem {
        let ids = self.book.customers().map(|customer| self.book.customer_id(customer));
        let near = may_compare(&mut self.comparisons_left, ids.len()).then(|| nearest(id, ids)).flatten();
        Problem::error(Code::UnknownCustomer).with(id).suggest(near)
    }

    /// The contract is somebody else's, or nobody's.
    fn no_contract_of(&mut self, customer: CustomerIx, id: &str) -> Problem {
        let (book, rows) = (self.book, self.book.contracts());
        let may_look = may_compare(&mut self.comparisons_left, rows.len());
        let other = rows.iter().filter(|_| may_look).find(|row| book.text(row.contract) == id);
        match other {
            Some(row) => Problem::error(Code::ContractOfTwoCustomers)
                .with(id)
                .with(book.customer_id(row.customer))
                .with_place(Place::line(Contracts::FILE, row.line).field("customer")),
            None => {
                let own = book.contracts_of(customer).iter().map(|row| book.text(row.contract));
                let near = may_look.then(|| nearest(id, own)).flatten();
                Problem::error(Code::UnknownContract).with(id).suggest(near)
            }
        }
    }
}

#[cfg(test)]
mod tests;
