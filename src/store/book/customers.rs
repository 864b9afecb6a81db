//! `customers.csv`: each id once.

use super::{Reading, company_id, may_compare, warnings};
use crate::book::{Added, BookFull, CustomerIx, Fingerprint, Keep, Party};
use crate::place::{Code, Place, Problem, Problems};
use crate::store::files::BookFiles;
use crate::store::nearest::nearest;
use crate::store::rows::{self, Cells, CustomerTerms, Customers, Extent, Kind, Row};

impl Reading<'_> {
    /// Each customer that was asked for must be there.
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
        prepared: Prepared,
        problems: &mut Problems,
    ) -> Result<(), BookFull> {
        let (cells, id) = (&row.cells, row.cells.text(Customers::ID));
        if id.is_empty() {
            return Ok(());
        }
        match self.add_customer(&row, &id, prepared.fingerprint)? {
            Added::Known(first) => {
                let first = Place::line(Customers::FILE, self.builder.customers().line(first)).field("id");
                let problem = Problem::error(Code::DuplicateId).at(cells.place(Customers::ID));
                problems.push(problem.with(&id).with_place(first));
            }
            Added::New(customer) if row.terms.is_some() => {
                if let Some(noted) = prepared.company_id {
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

    fn add_customer(
        &mut self,
        row: &Row<'_, '_, Customers>,
        id: &str,
        fingerprint: Option<Fingerprint>,
    ) -> Result<Added, BookFull> {
        let (cells, line) = (&row.cells, row.cells.line());
        let Some(CustomerTerms { language, due_days }) = row.terms else {
            // The row is an error, so that no book is handed out, whatever it keeps.
            return self.builder.add_customer_name(line, &Party::only(id));
        };
        if fingerprint.is_some() {
            let [name, order] = [Customers::NAME, Customers::ORDER_NUMBER].map(|column| cells.text(column));
            let named = Party { name: &name, order_number: &order, language, due_days, ..Party::only(id) };
            return self.builder.add_customer_name(line, &Party { names_only: fingerprint, ..named });
        }
        match cells.joined(&Customers::TEXTS) {
            Some(joined) => self.builder.add_joined_customer(line, joined, language, due_days),
            None => {
                let texts = Customers::TEXTS.map(|column| cells.text(column));
                self.builder.add_customer_texts(line, &texts, language, due_days)
            }
        }
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

/// What a sound row says by itself.
#[derive(Debug, Default)]
pub(super) struct Prepared {
    company_id: Option<company_id::Noted>,
    /// Where only names are kept.
    fingerprint: Option<Fingerprint>,
}

impl Prepared {
    pub(super) fn of(row: &Row<'_, '_, Customers>, keep: Keep) -> Self {
        let Some(CustomerTerms { language, due_days }) = row.terms else { return Self::default() };
        let fingerprint = || match row.cells.joined(&Customers::TEXTS) {
            Some(joined) => Fingerprint::of_joined(joined, language, due_days),
            None => {
                let texts = Customers::TEXTS.map(|column| row.cells.text(column));
                Fingerprint::of(&texts.each_ref().map(|text| &**text), language, due_days)
            }
        };
        Self {
            company_id: company_id::Noted::of(&row.cells),
            fingerprint: (keep == Keep::Names).then(fingerprint),
        }
    }
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
