//! One customer's documents of a run beside what today's files make, key by key.

use rustc_hash::{FxHashMap, FxHashSet};

use super::causes::{self, Cause, Side};
use super::{Change, Drift, Standing};
use crate::billing::plan::CustomerPlan;
use crate::billing::rederive::is_same_line;
use crate::book::{CustomerIx, Party};
use crate::catalog::Catalog;
use crate::document::{Basis, Document, Draft, Kind, Line};
use crate::place::{Place, Problem};
use crate::register::LineKey;

/// What tells the documents of one customer and run from each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Identity<'a> {
    document: &'a str,
    kind: Kind,
    corrects: &'a str,
}

impl<'a> Identity<'a> {
    fn of(draft: &Draft<'a>) -> Self {
        Self { document: draft.document, kind: draft.kind, corrects: draft.corrects }
    }
}

/// The lines of a key of today's catalog, each with the document it is on.
pub(super) type Lines<'a> = FxHashMap<LineKey<'a>, Vec<(Identity<'a>, &'a Line<'a>)>>;

/// The lines of issued documents.
pub(super) fn issued_lines<'a>(catalog: &'a Catalog, issued: &[&'a Document<'a>]) -> Lines<'a> {
    lines_of(catalog, issued.iter().map(|document| &document.content))
}

/// The lines that a plan makes in the place of issued documents, but for those that were cancelled.
pub(super) fn made_lines<'a>(
    catalog: &'a Catalog,
    plan: &'a CustomerPlan<'a>,
    issued: &[Document<'_>],
    standing: &Standing<'_>,
) -> Lines<'a> {
    let is_cancelled = |draft: &Draft<'_>| {
        let is_it = |document: &Document<'_>| Identity::of(&document.content) == Identity::of(draft);
        issued.iter().any(|document| !standing.is_live(document) && is_it(document))
    };
    lines_of(catalog, made_of(plan, issued).filter(|draft| !is_cancelled(draft)))
}

/// The documents that would be issued, and of those that would not be the ones that were: of a document of zero lines the
/// lines still say what they are.
fn made_of<'p>(plan: &'p CustomerPlan<'p>, issued: &[Document<'_>]) -> impl Iterator<Item = &'p Draft<'p>> {
    let was_issued = |draft: &&Draft<'_>| {
        issued.iter().any(|document| Identity::of(&document.content) == Identity::of(draft))
    };
    plan.drafts.iter().chain(plan.set_aside.iter().filter(was_issued))
}

fn lines_of<'a>(catalog: &'a Catalog, drafts: impl Iterator<Item = &'a Draft<'a>>) -> Lines<'a> {
    let mut lines = Lines::default();
    for draft in drafts {
        for line in &draft.lines {
            let key = LineKey::of(line).grouped(catalog);
            lines.entry(key).or_default().push((Identity::of(draft), line));
        }
    }
    lines.values_mut().for_each(|lines| lines.sort_by_key(|(identity, _)| *identity));
    lines
}

/// One customer's documents of a run beside what today's files make.
pub(super) struct Comparison<'a> {
    pub(super) year: i32,
    pub(super) then: Side<'a>,
    pub(super) now: Side<'a>,
    pub(super) issued: Lines<'a>,
    pub(super) made: Lines<'a>,
    /// Why today's files make nothing.
    pub(super) problem: Option<Problem>,
}

impl<'a> Comparison<'a> {
    /// Every drift of its live documents.
    pub(super) fn drift(&self, run: u32, live: &[&'a Document<'a>], standing: &Standing<'_>) -> Vec<Drift> {
        let mut found = Vec::new();
        let mut seen = FxHashSet::default();
        for document in live {
            let whole = self.causes_of_document(document);
            found.extend(whole.into_iter().map(|cause| Drift::of_document(document, cause)));
            let order_number_differs = self.order_number_differs(document);
            for line in &document.content.lines {
                let key = self.key_of(line);
                let is_newest = standing.is_newest(document.content.party.id, key, run);
                if is_newest && seen.insert(key) && (order_number_differs || self.differs(key)) {
                    found.extend(self.drift_of_key(document, line));
                }
            }
        }
        found
    }

    /// The key of a line by today's catalog.
    fn key_of(&self, line: &Line<'a>) -> LineKey<'a> {
        LineKey::of(line).grouped(self.now.catalog)
    }

    /// Whether today's lines of a key are others.
    fn differs(&self, key: LineKey<'_>) -> bool {
        let (issued, made) = (of_key(&self.issued, key), of_key(&self.made, key));
        let same = |((a, issued), (b, made)): (&(Identity<'_>, &Line<'_>), &(Identity<'_>, &Line<'_>))| {
            a == b && is_same_line(issued, made)
        };
        issued.len() != made.len() || !issued.iter().zip(made).all(same)
    }

    /// A row for each cause, of the key of a line. What differs without a cause of its own does so because of the catalog as a
    /// whole, or of what keeps today's files from being computed.
    fn drift_of_key(&self, document: &Document<'_>, line: &Line<'a>) -> Vec<Drift> {
        let key = self.key_of(line);
        let mut causes = causes::of_key(&self.then, &self.now, key, self.year);
        if causes.is_empty() && self.differs(key) {
            let now = self.problem.as_ref().and_then(|problem| problem.place.clone());
            let now = now.or_else(|| Some(Place::file(self.now.catalog.file.to_string())));
            causes.push(Cause::new(Change::PriceListEdited, None, now));
        }
        let sum = |lines: &[(Identity<'_>, &Line<'_>)]| lines.iter().map(|(_, line)| line.net).sum();
        let made = of_key(&self.made, key);
        let (was, would_be) = (sum(of_key(&self.issued, key)), (!made.is_empty()).then(|| sum(made)));
        let drift = |cause| Drift {
            contract: key.contract.to_owned(),
            service: LineKey::of(line).service.to_owned(),
            charge: key.charge.to_owned(),
            was,
            would_be,
            ..Drift::of_document(document, cause)
        };
        causes.into_iter().map(drift).collect()
    }

    /// What makes the document as a whole another: its parties, its currency, its due date.
    fn causes_of_document(&self, document: &Document<'_>) -> Vec<Cause> {
        let customer = causes::of_customer(&self.then, &self.now, &document.content.party);
        let seller = causes::of_seller(&self.then, &self.now);
        let catalog = causes::of_terms(&self.then, &self.now, document.content.party.due_days);
        customer.into_iter().chain(seller).chain(catalog).collect()
    }

    /// Whether today's rows would print another order number on an invoice.
    fn order_number_differs(&self, document: &Document<'a>) -> bool {
        let content = &document.content;
        let Some(customer) = self.now.customer.filter(|_| content.kind == Kind::Invoice) else {
            return false;
        };
        let keys = content.lines.iter().map(|line| self.key_of(line));
        let mut seen = FxHashSet::default();
        let lines = keys.filter(|key| seen.insert(*key)).flat_map(|key| of_key(&self.made, key));
        let own = lines.filter(|(identity, _)| *identity == Identity::of(content));
        let mut row_numbers = own.filter_map(|(_, line)| order_number_of(&self.now, customer, line));
        let of_rows = row_numbers.find(|number| !number.is_empty());
        let now = of_rows.unwrap_or(self.now.book.party(customer).order_number);
        let of_customer = |party: &Party<'_>| content.order_number == party.order_number && of_rows.is_none();
        now != content.order_number && !of_customer(&content.party)
    }
}

fn of_key<'l, 'a>(lines: &'l Lines<'a>, key: LineKey<'l>) -> &'l [(Identity<'a>, &'a Line<'a>)] {
    lines.get(&key).map_or(&[], Vec::as_slice)
}

/// The order number of the row that a line has come from.
fn order_number_of<'a>(side: &Side<'a>, customer: CustomerIx, line: &Line<'_>) -> Option<&'a str> {
    let row = match &line.basis {
        Some(Basis::Row(row)) => row.line,
        Some(Basis::Difference(basis)) => match basis.lines.last().and_then(|line| line.basis.as_ref()) {
            Some(Basis::Row(row)) => row.line,
            _ => return None,
        },
        _ => return None,
    };
    let row = side.book.contracts_of(customer).iter().find(|other| other.line == row)?;
    Some(side.book.text(side.book.row_texts(row).order_number))
}
