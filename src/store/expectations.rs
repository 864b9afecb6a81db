//! `expectations.csv` → what years are expected to come to, every id checked against the book.

use rustc_hash::FxHashSet;

use crate::book::{About, Book, Expectation};
use crate::catalog::Catalog;
use crate::place::{Code, Problem, Problems};
use crate::store::book::{SUGGESTION_COMPARISONS, may_compare};
use crate::store::files::BookFiles;
use crate::store::nearest::nearest;
use crate::store::rows::{Cells, ExpectationRecord, Expectations, for_each};

/// Reads and checks the expectations; a book without the file has none. Ids are checked only against a book that could
/// be read.
pub fn read(files: &BookFiles<'_>, catalog: &Catalog, book: Option<&Book>) -> (Vec<Expectation>, Problems) {
    let mut expectations = Vec::new();
    let mut problems = Problems::default();
    let mut known = book.map(|book| Known::of(catalog, book));
    for_each::<Expectations>(files, &mut problems, |row, problems| {
        let Some(record) = row.record() else { return };
        if let Some(known) = &mut known {
            known.check(&record, &row.cells, problems);
        }
        expectations.push(expectation(&record));
    });
    (expectations, problems)
}

fn expectation(record: &ExpectationRecord<'_>) -> Expectation {
    let ExpectationRecord { line, year, what, net, .. } = *record;
    Expectation { line, year, about: what, id: record.id.to_string(), net }
}

/// The ids that an expectation may name.
struct Known<'b> {
    catalog: &'b Catalog,
    book: &'b Book,
    /// Gathered when the first expectation names one.
    contracts: Option<FxHashSet<&'b str>>,
    comparisons_left: usize,
}

impl<'b> Known<'b> {
    fn of(catalog: &'b Catalog, book: &'b Book) -> Self {
        Self { catalog, book, contracts: None, comparisons_left: SUGGESTION_COMPARISONS }
    }

    /// Notes an id that the book does not know.
    fn check(&mut self, record: &ExpectationRecord<'_>, cells: &Cells<'_, '_>, problems: &mut Problems) {
        if !self.has(record.what, &record.id) {
            let problem = self.unknown(record.what, &record.id);
            problems.push(problem.at(cells.place(Expectations::ID)));
        }
    }

    fn has(&mut self, what: About, id: &str) -> bool {
        match what {
            About::Total => true,
            About::Customer => self.book.find_customer(id).is_some(),
            About::Service => self.catalog.find(id).is_some(),
            About::Contract => self.contracts().contains(id),
        }
    }

    fn unknown(&mut self, what: About, id: &str) -> Problem {
        let (code, ids): (_, Vec<&str>) = match what {
            About::Total | About::Service => {
                (Code::UnknownService, self.catalog.services.iter().map(|service| &*service.id).collect())
            }
            About::Customer => {
                let ids = self.book.customers().map(|customer| self.book.customer_id(customer));
                (Code::UnknownCustomer, ids.collect())
            }
            About::Contract => {
                let mut ids: Vec<&str> = self.contracts().iter().copied().collect();
                ids.sort_unstable();
                (Code::UnknownContract, ids)
            }
        };
        let near = may_compare(&mut self.comparisons_left, ids.len()).then(|| nearest(id, ids)).flatten();
        Problem::error(code).with(id).suggest(near)
    }

    fn contracts(&mut self) -> &FxHashSet<&'b str> {
        let book = self.book;
        let ids = || book.contracts().iter().map(|row| book.text(row.contract)).collect();
        self.contracts.get_or_insert_with(ids)
    }
}

#[cfg(test)]
mod tests;
