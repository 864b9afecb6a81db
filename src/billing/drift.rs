//! What today's files would make differently of what was issued, and which edit is the cause.
//!
//! Every live document is made once more in the place of its run: from today's catalog and rows, against what the register
//! held before that run. Only the keys that the document has lines for are looked at, and only in the newest run that
//! touched them: a contract that came later is new business, and a difference that was billed is settled. So what the
//! report says of amounts is what the next plan would correct. Lines of files are no content: rows may move.

mod causes;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::billing::plan::{self, CustomerPlan, Inputs, Scope};
use crate::billing::rederive::{FrozenRun, NotDerived, is_same_line};
use crate::book::{Book, CustomerIx, Party};
use crate::catalog::Catalog;
use crate::document::{Basis, Document, Draft, Kind, Line, Reason};
use crate::money::Net;
use crate::place::{Place, Problem};
use crate::register::LineKey;

use causes::{Cause, Side};

/// Which edit makes a document come out differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// A price, a word or a rule of the catalog is another.
    PriceListEdited,
    /// A contract row says something else.
    ContractEdited,
    /// A contract row has joined the others of its key.
    RowAdded,
    /// A row is no longer there.
    RowLost,
    /// A purchase came.
    PurchaseAdded,
    /// A purchase went.
    PurchaseRemoved,
    /// A purchase has another day.
    PurchaseEdited,
    /// A one-off charge says something else.
    ChargeEdited,
    /// The customer's name, address or terms are others.
    CustomerEdited,
    /// The seller is another.
    SellerEdited,
    /// Another version of the program made it, and this one makes something else of the same inputs.
    EngineDiffers,
}

impl Change {
    /// The code in CSV and JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::PriceListEdited => "price-list-edited",
            Self::ContractEdited => "contract-edited",
            Self::RowAdded => "row-added",
            Self::RowLost => "row-lost",
            Self::PurchaseAdded => "purchase-added",
            Self::PurchaseRemoved => "purchase-removed",
            Self::PurchaseEdited => "purchase-edited",
            Self::ChargeEdited => "charge-edited",
            Self::CustomerEdited => "customer-edited",
            Self::SellerEdited => "seller-edited",
            Self::EngineDiffers => "engine-differs",
        }
    }
}

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

/// Which documents of a calendar year still stand, and which run was the last to touch each key.
#[derive(Debug, Default)]
pub struct Standing<'r> {
    cancelled: FxHashSet<String>,
    last_run: FxHashMap<(&'r str, LineKey<'r>), u32>,
}

impl<'r> Standing<'r> {
    /// From all documents of the year, in the order they were issued, by the keys of today's catalog.
    pub fn of(documents: &[Document<'r>], catalog: &'r Catalog) -> Self {
        let mut standing = Self::default();
        let cancels = |document: &&Document<'_>| {
            document.content.lines.iter().any(|line| line.reason == Reason::Cancelled)
        };
        let cancelled = documents.iter().filter(cancels).map(|note| note.content.corrects.to_owned());
        standing.cancelled.extend(cancelled);
        for document in documents {
            if standing.is_live(document) {
                let customer = document.content.party.id;
                let lines = document.content.lines.iter();
                let keys = lines.map(|line| (customer, LineKey::of(line).grouped(catalog)));
                standing.last_run.extend(keys.map(|key| (key, document.run)));
            }
        }
        standing
    }

    /// Whether neither the document nor the invoice that it corrects was cancelled.
    pub fn is_live(&self, document: &Document<'_>) -> bool {
        let invoice = match document.content.kind {
            Kind::Invoice => document.number.as_ref(),
            Kind::CreditNote => document.content.corrects,
        };
        !self.cancelled.contains(invoice)
    }

    fn is_newest(&self, customer: &str, key: LineKey<'_>, run: u32) -> bool {
        self.last_run.get(&(customer, key)) == Some(&run)
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
        issued: lines_of(today.catalog, live.iter().map(|document| &document.content), |_| true),
        made: lines_of(today.catalog, made_of(&plan, documents), |draft| {
            let is_cancelled =
                |it: &Document<'_>| !standing.is_live(it) && Identity::of(&it.content) == Identity::of(draft);
            !documents.iter().any(is_cancelled)
        }),
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

/// The documents that would be issued, and of those that would not be the ones that were: of a document of zero lines the
/// lines still say what they are.
fn made_of<'p>(plan: &'p CustomerPlan<'p>, issued: &[Document<'_>]) -> impl Iterator<Item = &'p Draft<'p>> {
    let was_issued = |draft: &&Draft<'_>| {
        issued.iter().any(|document| Identity::of(&document.content) == Identity::of(draft))
    };
    plan.drafts.iter().chain(plan.set_aside.iter().filter(was_issued))
}

/// What tells the documents of one customer and run from each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Identity<'a> {
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
type Lines<'a> = FxHashMap<LineKey<'a>, Vec<(Identity<'a>, &'a Line<'a>)>>;

fn lines_of<'a>(
    catalog: &'a Catalog,
    drafts: impl Iterator<Item = &'a Draft<'a>>,
    wanted: impl Fn(&Draft<'a>) -> bool,
) -> Lines<'a> {
    let mut lines = Lines::default();
    for draft in drafts.filter(|draft| wanted(draft)) {
        for line in &draft.lines {
            let key = LineKey::of(line).grouped(catalog);
            lines.entry(key).or_default().push((Identity::of(draft), line));
        }
    }
    lines.values_mut().for_each(|lines| lines.sort_by_key(|(identity, _)| *identity));
    lines
}

/// One customer's documents of a run beside what today's files make.
struct Comparison<'a> {
    year: i32,
    then: Side<'a>,
    now: Side<'a>,
    issued: Lines<'a>,
    made: Lines<'a>,
    /// Why today's files make nothing.
    problem: Option<Problem>,
}

impl<'a> Comparison<'a> {
    fn drift(&self, run: u32, live: &[&'a Document<'a>], standing: &Standing<'_>) -> Vec<Drift> {
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

#[cfg(test)]
mod tests;
