//! `customers.csv`: each id once.

use super::{Reading, company_id, may_compare, warnings};
use crate::book::{Added, BookFull, CustomerIx, Party};
use crate::place::{Code, Place, Problem, Problems};
use crate::store::files::BookFiles;
use crate::store::nearest::nearest;
use crate::store::rows::{self, Cells, CustomerTerms, Customers, Extent, Kind, Row};

impl Reading<'_> {
    pub(super) fn check_wanted(&self, files: &BookFiles<'_>, problems: &mut Problems) {
        let Some(wanted) = self.wanted.as_ref().filter(|_| self.customers == Extent::Whole) else { return };
        let mut missing: Vec<&str> =
            wanted.iter().copied().filter(|id| self.builder.customers().find(id).is_none()).collect();
        missing.sort_unstable();
        for id in missing {
            let near = nearest_customer(files, id);
            let problem = Problem::error(Code::UnknownCustomer).at(Place::file(Customers::FILE)).with(id);
            problems.push(problem.suggest(near.as_deref()));
        }
    }

    pub(super) fn customer(
        &mut self,
        row: Row<'_, '_, Customers>,
        company_id: Option<company_id::Noted>,
        problems: &mut Problems,
    ) -> Result<(), BookFull> {
        let id = row.cells.text(Customers::ID);
        if id.is_empty() {
            return Ok(());
        }
        let (cells, line) = (&row.cells, row.cells.line());
        let added = match row.terms {
            Some(CustomerTerms { language, due_days }) => match cells.joined(&Customers::TEXTS) {
                Some(joined) => self.builder.add_joined_customer(line, joined, language, due_days)?,
                None => {
                    let texts = Customers::TEXTS.map(|column| cells.text(column));
                    self.builder.add_customer_texts(line, &texts, language, due_days)?
                }
            },
            None => {
                let party = Party::only(&id);
                self.builder.add_customer_texts(line, &party.texts(), party.language, party.due_days)?
            }
        };
        match added {
            Added::Known(first) => {
                let first = Place::line(Customers::FILE, self.builder.customers().line(first)).field("id");
                let problem = Problem::error(Code::DuplicateId).at(cells.place(Customers::ID));
                problems.push(problem.with(&id).with_place(first));
            }
            Added::New(customer) if row.terms.is_some() => {
                if let Some(noted) = company_id {
                    noted.check(cells, problems);
                    self.company_ids.add(noted, customer);
                }
                if self.is_payer {
                    warnings::taxable_abroad(cells, problems);
                }
            }
            Added::New(_) => {}
        }
        Ok(())
    }

    /// Notes a customer that a row names and nobody knows.
    pub(super) fn note_unknown_customer(
        &mut self,
        known: Option<CustomerIx>,
        cells: &Cells<'_, '_>,
        column: usize,
        problems: &mut Problems,
    ) {
        let id = cells.text(column);
        if known.is_some() || id.is_empty() || self.customers == Extent::Partial {
            return;
        }
        let ids = self.builder.customers().ids();
        let near = may_compare(&mut self.comparisons_left, ids.len()).then(|| nearest(&id, ids)).flatten();
        let problem = Problem::error(Code::UnknownCustomer).at(cells.place(column)).with(&id);
        problems.push(problem.suggest(near));
    }
}

/// The company id of a sound row.
pub(super) fn company_id(row: &Row<'_, '_, Customers>) -> Option<company_id::Noted> {
    row.terms.and_then(|_| company_id::Noted::of(&row.cells))
}

/// The id in `customers.csv` that is nearest to an unknown one.
fn nearest_customer(files: &BookFiles<'_>, unknown: &str) -> Option<String> {
    let mut near = Vec::new();
    let mut ignored = Problems::default();
    rows::for_each::<Customers>(files, &mut ignored, |row, _| {
        let id = row.cells.text(Customers::ID);
        near.extend(nearest(unknown, [&*id]).map(str::to_owned));
    });
    nearest(unknown, near.iter().map(String::as_str)).map(str::to_owned)
}
