//! Every document of a run again, from nothing but what was frozen with it: the proof that the register is what the rules
//! make of its inputs.

use crate::billing::cancel;
use crate::billing::issue::due_on;
use crate::billing::plan::{self, CustomerPlan, Inputs, Scope};
use crate::book::Book;
use crate::catalog::Catalog;
use crate::document::{Document, Draft, Line};
use crate::money::Net;
use crate::place::{Code, Place, Problem};
use crate::register::{Action, HeldInvoice, Holdings, Run, run_file};

/// A run with what it was made of.
#[derive(Debug, Clone, Copy)]
pub struct FrozenRun<'a> {
    /// The run.
    pub run: &'a Run,
    /// Its documents of one calendar year, in their order.
    pub documents: &'a [Document<'a>],
    /// The catalog that was in force.
    pub catalog: &'a Catalog,
    /// The rows that its documents were made of; nothing for a `cancel`.
    pub book: &'a Book,
    /// What the runs before it hold of the year.
    pub holdings: &'a Holdings<'a>,
}

impl<'a> FrozenRun<'a> {
    /// The inputs of a part of the plan that was issued.
    fn inputs<'s>(&'s self, scope: &'s Scope) -> Inputs<'s> {
        Inputs { catalog: self.catalog, book: self.book, holdings: self.holdings, scope }
    }

    /// The invoice that a credit note takes back, as it was held before the run.
    fn held(&self, note: &Document<'_>) -> Option<&'a HeldInvoice<'a>> {
        let invoices = self.holdings.invoices_of(note.content.party.id);
        invoices.iter().find(|held| held.invoice.number == note.content.corrects)
    }
}

/// A document that its frozen inputs do not give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotDerived {
    /// Its number; empty where the inputs give a document that the run does not have.
    pub number: String,
    /// Whose it is.
    pub customer: String,
    /// The first column that differs.
    pub column: &'static str,
    /// What the document says there.
    pub written: String,
    /// What its inputs give there.
    pub derived: String,
    /// The net total that its inputs give, if any.
    pub total: Option<Net>,
}

impl NotDerived {
    /// The problem of a run that says to be made by the program that finds it.
    pub fn problem(&self, run: u32) -> Problem {
        let what = if self.number.is_empty() { &self.customer } else { &self.number };
        Problem::error(Code::NotDerived)
            .at(Place::file(run_file(run)))
            .with(what)
            .with(self.column)
            .with(&self.written)
            .with(&self.derived)
    }
}

/// Every document of the run that its frozen inputs do not give, and every one that they give besides.
pub fn rederive(frozen: &FrozenRun<'_>) -> Vec<NotDerived> {
    match frozen.run.action {
        Action::Issue => rederive_plan(frozen),
        Action::Cancel => {
            frozen.documents.iter().filter_map(|note| rederive_cancellation(frozen, note)).collect()
        }
        // What another system has billed follows from nothing here.
        Action::Import => Vec::new(),
    }
}

/// Derives customer by customer; the run's documents stand in the order of customers too (rule 13).
fn rederive_plan(frozen: &FrozenRun<'_>) -> Vec<NotDerived> {
    let mut found = Vec::new();
    let mut rest = frozen.documents;
    for customer in frozen.book.customers() {
        let id = frozen.book.customer_id(customer);
        let (before, from) = rest.split_at(rest.partition_point(|document| document.content.party.id < id));
        let (own, after) = from.split_at(from.partition_point(|document| document.content.party.id == id));
        found.extend(before.iter().map(without_inputs));
        let scope = Scope { year: frozen.run.year, customers: vec![customer], through: frozen.run.through };
        let plan = plan::customers(frozen.inputs(&scope)).next().transpose();
        match plan.map(Option::unwrap_or_default) {
            Ok(plan) => compare(frozen.catalog, own, &plan, id, &mut found),
            Err(problem) => found.extend(own.iter().map(|document| not_computed(document, &problem))),
        }
        rest = after;
    }
    found.extend(rest.iter().map(without_inputs));
    found
}

/// Holds the documents of one customer against the drafts that its inputs give.
fn compare(
    catalog: &Catalog,
    documents: &[Document<'_>],
    plan: &CustomerPlan<'_>,
    customer: &str,
    found: &mut Vec<NotDerived>,
) {
    let pairs = documents.iter().zip(&plan.drafts);
    found.extend(pairs.filter_map(|(document, draft)| difference(catalog, document, draft)));
    found.extend(documents.iter().skip(plan.drafts.len()).map(without_inputs));
    found.extend(plan.drafts.iter().skip(documents.len()).map(|draft| NotDerived {
        number: String::new(),
        customer: customer.to_owned(),
        column: "net_total",
        written: String::new(),
        derived: draft.net_total().to_string(),
        total: Some(draft.net_total()),
    }));
}

fn rederive_cancellation(frozen: &FrozenRun<'_>, note: &Document<'_>) -> Option<NotDerived> {
    let Some(held) = frozen.held(note) else { return Some(without_inputs(note)) };
    match cancel::credit_note(held, note.content.note) {
        Ok(draft) => difference(frozen.catalog, note, &draft),
        Err(problem) => Some(not_computed(note, &problem)),
    }
}

fn without_inputs(document: &Document<'_>) -> NotDerived {
    NotDerived {
        number: document.number.to_string(),
        customer: document.content.party.id.to_owned(),
        column: "net_total",
        written: document.content.net_total().to_string(),
        derived: String::new(),
        total: None,
    }
}

fn not_computed(document: &Document<'_>, problem: &Problem) -> NotDerived {
    let place = problem.place.as_ref().map(ToString::to_string).unwrap_or_default();
    NotDerived { derived: format!("{} {place}", problem.code), ..without_inputs(document) }
}

/// What a document says that the draft of its inputs does not. Numbers and dates of issue are not derived.
fn difference(catalog: &Catalog, document: &Document<'_>, draft: &Draft<'_>) -> Option<NotDerived> {
    let due_on = due_on(catalog, document.issued_on, draft.party.due_days);
    if document.due_on == due_on && is_same(&document.content, draft) {
        return None;
    }
    let mut written = vec![("due_on", document.due_on.to_string())];
    let mut derived = vec![("due_on", due_on.to_string())];
    written.extend(facts(&document.content));
    derived.extend(facts(draft));
    let differs = |at: &usize| written.get(*at) != derived.get(*at);
    let at = (0..written.len().max(derived.len())).find(differs)?;
    let value =
        |facts: &[(&'static str, String)]| facts.get(at).map(|fact| fact.1.clone()).unwrap_or_default();
    let column = written.get(at).or(derived.get(at)).map_or("", |fact| fact.0);
    Some(NotDerived {
        column,
        written: value(&written),
        derived: value(&derived),
        total: Some(draft.net_total()),
        ..without_inputs(document)
    })
}

/// Whether both say the same, however it came about.
fn is_same(a: &Draft<'_>, b: &Draft<'_>) -> bool {
    let head = |draft: &Draft<'_>| (draft.kind, draft.year);
    head(a) == head(b)
        && a.lines.len() == b.lines.len()
        && a.party == b.party
        && [a.document, a.order_number, a.corrects, a.note]
            == [b.document, b.order_number, b.corrects, b.note]
        && a.lines.iter().zip(&b.lines).all(|(a, b)| is_same_line(a, b))
}

/// Whether both lines say the same, however it came about.
pub(super) fn is_same_line(a: &Line<'_>, b: &Line<'_>) -> bool {
    let share = || a.share == b.share || a.share.to_string() == b.share.to_string();
    [a.contract, a.service, a.charge, &a.description, a.unit]
        == [b.contract, b.service, b.charge, &b.description, b.unit]
        && (a.period, a.quantity, a.unit_price, a.discount)
            == (b.period, b.quantity, b.unit_price, b.discount)
        && (a.net, a.reason) == (b.net, b.reason)
        && share()
}

/// Everything that a document says but its number and dates, by column.
fn facts(draft: &Draft<'_>) -> Vec<(&'static str, String)> {
    let due_days = draft.party.due_days.map(|days| days.to_string()).unwrap_or_default();
    let mut facts = vec![
        ("kind", draft.kind.code().to_owned()),
        ("year", draft.year.to_string()),
        ("document", draft.document.to_owned()),
        ("order_number", draft.order_number.to_owned()),
        ("corrects", draft.corrects.to_owned()),
        ("note", draft.note.to_owned()),
        ("language", draft.party.language.code().to_owned()),
        ("due_days", due_days),
    ];
    facts.extend(draft.party.texts().map(|text| ("customer", text.to_owned())));
    facts.extend(draft.lines.iter().flat_map(line_facts));
    facts
}

fn line_facts(line: &Line<'_>) -> [(&'static str, String); 13] {
    [
        ("contract", line.contract.to_owned()),
        ("service", line.service.to_owned()),
        ("charge", line.charge.to_owned()),
        ("description", line.description.to_string()),
        ("period_start", line.period.first().to_string()),
        ("period_end", line.period.last().to_string()),
        ("quantity", line.quantity.to_string()),
        ("unit", line.unit.to_owned()),
        ("unit_price", line.unit_price.to_string()),
        ("discount_percent", line.discount.to_string()),
        ("share", line.share.to_string()),
        ("net_amount", line.net.to_string()),
        ("reason", line.reason.code().to_owned()),
    ]
}

#[cfg(test)]
mod tests;
