//! What today's files would make differently of what was issued, and which edit is the cause.
//!
//! Every live document is made once more in the place of its run: from today's catalog and rows, against what the register
//! held before that run. Only the keys that the document has lines for are looked at, and only in the newest run that
//! touched them: a contract that came later is new business, and a difference that was billed is settled. So what the
//! report says of amounts is what the next plan would correct. Lines of files are no content: rows may move.

mod causes;
mod change;
mod comparison;
mod standing;

use crate::billing::plan::{self, CustomerPlan, Inputs, Scope};
use crate::billing::rederive::{FrozenRun, NotDerived};
use crate::book::Book;
use crate::catalog::Catalog;
use crate::document::{Document, Line};
use crate::money::Net;
use crate::place::{Place, Problem};
use crate::register::LineKey;

use causes::{Cause, Side};
use comparison::{Comparison, issued_lines, made_lines};

pub use change::Change;
pub use standing::Standing;

/// One reason why an issued document, or one key of it, would not come out the same today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drift {
    /// The document.
    pub number: String,
    /// Whose it is.
    pub customer: String,
    /// The contract; empty where the whole document drifts.
    pub contract: String,
    /// The service; empty as well for a charge.
    pub service: String,
    /// The id of the charge.
    pub charge: String,
    /// What happened.
    pub change: Change,
    /// Where the input stood when the document was issued; `None` for one that came later.
    pub then: Option<Place>,
    /// Where it stands today; `None` for one that has gone.
    pub now: Option<Place>,
    /// The net amount that was issued: of the key, or of the whole document.
    pub was: Net,
    /// What it would be today; `None` where there would be no line.
    pub would_be: Option<Net>,
}

impl Drift {
    /// A document that its own inputs do not give, of another version of the program.
    pub fn of_engine(document: &Document<'_>, not_derived: &NotDerived) -> Self {
        let cause = Cause::new(Change::EngineDiffers, None, None);
        Self { would_be: not_derived.total, ..Self::of_document(document, cause) }
    }

    /// Whether it is about the document or a key that the document has a line for. A key that stands on several documents
    /// of a run is reported once, under the first. Keys are those of the catalog.
    pub fn is_about(&self, document: &Document<'_>, catalog: &Catalog) -> bool {
        let key = LineKey { charge: &self.charge, contract: &self.contract, service: &self.service };
        let is_of_key = |line: &Line<'_>| LineKey::of(line).grouped(catalog) == key.grouped(catalog);
        self.number == document.number || document.content.lines.iter().any(is_of_key)
    }

    fn of_document(document: &Document<'_>, cause: Cause) -> Self {
        let total = document.content.net_total();
        Self {
            number: document.number.to_string(),
            customer: document.content.party.id.to_owned(),
            contract: String::new(),
            service: String::new(),
            charge: String::new(),
            was: total,
            would_be: (cause.change != Change::RowLost).then_some(total),
            change: cause.change,
            then: cause.then,
            now: cause.now,
        }
    }
}

/// What is sold and agreed today.
#[derive(Debug, Clone, Copy)]
pub struct Today<'a> {
    /// The catalog.
    pub catalog: &'a Catalog,
    /// The book.
    pub book: &'a Book,
}

/// How the live documents of an `issue` run would come out differently from today's files, in the order of the documents.
pub fn drift(frozen: &FrozenRun<'_>, today: Today<'_>, standing: &Standing<'_>) -> Vec<Drift> {
    let by_customer = frozen.documents.chunk_by(|a, b| a.content.party.id == b.content.party.id);
    by_customer.flat_map(|documents| drift_of_customer(frozen, today, standing, documents)).collect()
}

fn drift_of_customer(
    frozen: &FrozenRun<'_>,
    today: Today<'_>,
    standing: &Standing<'_>,
    documents: &[Document<'_>],
) -> Vec<Drift> {
    let live: Vec<&Document<'_>> = documents.iter().filter(|document| standing.is_live(document)).collect();
    let Some(first) = live.first() else { return Vec::new() };
    let id = first.content.party.id;
    let now = today.book.find_customer(id);
    let scope =
        Scope { year: frozen.run.year, customers: now.into_iter().collect(), through: frozen.run.through };
    let (plan, problem) = plan_of_today(frozen, today, &scope);
    let comparison = Comparison {
        year: frozen.run.year,
        then: Side { catalog: frozen.catalog, book: frozen.book, customer: frozen.book.find_customer(id) },
        now: Side { catalog: today.catalog, book: today.book, customer: now },
        issued: issued_lines(today.catalog, &live),
        made: made_lines(today.catalog, &plan, documents, standing),
        problem,
    };
    comparison.drift(frozen.run.number, &live, standing)
}

/// The customer's plan in the place of the run, or why there can be none.
fn plan_of_today<'s>(
    frozen: &'s FrozenRun<'s>,
    today: Today<'s>,
    scope: &'s Scope,
) -> (CustomerPlan<'s>, Option<Problem>) {
    if scope.customers.is_empty() {
        return (CustomerPlan::default(), None);
    }
    let inputs = Inputs { catalog: today.catalog, book: today.book, holdings: frozen.holdings, scope };
    match plan::customers(inputs).next().transpose() {
        Ok(plan) => (plan.unwrap_or_default(), None),
        Err(problem) => (CustomerPlan::default(), Some(problem)),
    }
}

#[cfg(test)]
mod tests;
