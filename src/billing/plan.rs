//! What would be issued for a year: lines less register → documents (rules 7 to 13). Has an id, has no numbers.

use crate::book::{Book, CustomerIx};
use crate::calendar::Day;
use crate::catalog::Catalog;
use crate::document::{Draft, Kind};
use crate::money::Net;
use crate::place::{Problem, Problems};
use crate::register::{Holdings, LineKey};

/// Which year, and which keys of it (rule 12).
#[derive(Debug, Clone, Default)]
pub struct Scope {
    /// The calendar year billed.
    pub year: i32,
    /// Only these customers, in order of their indices; empty for all.
    pub customers: Vec<CustomerIx>,
    /// Keys whose first chargeable day is later wait.
    pub through: Option<Day>,
}

/// Everything a plan is made of.
#[derive(Debug, Clone, Copy)]
pub struct Inputs<'a> {
    /// What is sold.
    pub catalog: &'a Catalog,
    /// What was agreed.
    pub book: &'a Book,
    /// What was issued for the year.
    pub holdings: &'a Holdings<'a>,
    /// Which part of the year's plan.
    pub scope: &'a Scope,
}

/// The part of a plan that is about one customer.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CustomerPlan<'a> {
    /// What would be issued, in order (rule 13).
    pub drafts: Vec<Draft<'a>>,
    /// Documents that are shown and not issued: nothing on them but zero lines (rule 7), or a total below zero, which waits.
    pub set_aside: Vec<Draft<'a>>,
    /// What the register holds without any row in the files (rule 10).
    pub orphans: Vec<Orphan<'a>>,
}

/// What the register holds for a key that has no row in the files (rule 10).
#[derive(Debug, Clone, PartialEq)]
pub struct Orphan<'a> {
    /// The invoice that holds it.
    pub number: &'a str,
    /// Its customer's id.
    pub customer: &'a str,
    /// What the line is about.
    pub key: LineKey<'a>,
    /// How much is held.
    pub net: Net,
}

impl Orphan<'_> {
    /// The refusal of `issue`, with the way out.
    pub fn problem(&self) -> Problem {
        unimplemented!()
    }
}

/// All that keeps a year from being computed, before the first document is made: missing prices, prorations and
/// policies, amounts beyond twelve digits, a year before the catalog's first.
pub fn check(inputs: &Inputs<'_>) -> Problems {
    let _ = inputs;
    unimplemented!()
}

/// The plan, customer by customer in byte order of ids; customers who have nothing in it are passed over. Customers that are only in the register (orphans) are included.
///
/// # Errors
/// Each item: what [`check`] finds too, so that after a clean check there is none.
pub fn customers<'a>(inputs: Inputs<'a>) -> Box<dyn Iterator<Item = Result<CustomerPlan<'a>, Problem>> + 'a> {
    let _ = inputs;
    unimplemented!()
}

/// The id of a plan: the first 12 hex digits of SHA-256 over the year, the lines and the frozen parties, folded in
/// document by document.
#[derive(Debug, Clone)]
pub struct PlanDigest(());

impl PlanDigest {
    /// Of a plan without documents yet. The seller is one of the frozen parties.
    pub fn new(year: i32, catalog: &Catalog) -> Self {
        let _ = (year, catalog);
        unimplemented!()
    }

    /// Takes the next document in.
    pub fn add(&mut self, draft: &Draft<'_>) {
        let _ = draft;
        unimplemented!()
    }

    /// The id.
    pub fn id(self) -> String {
        unimplemented!()
    }
}

/// Sums of a plan, folded document by document.
#[derive(Debug, Clone, Default)]
pub struct PlanTotals {
    /// How many invoices and credit notes.
    pub invoices: u64,
    /// How many credit notes.
    pub credit_notes: u64,
    /// Sum of the invoices.
    pub invoiced: Net,
    /// Sum of the credit notes, negative.
    pub credited: Net,
    /// Net by service id, with the number of lines; charges under the empty id.
    pub by_service: std::collections::BTreeMap<String, (u64, Net)>,
    /// Whether any document is a credit note or has a difference line: such a plan is issued only by its id.
    pub has_corrections: bool,
}

impl PlanTotals {
    /// Takes the next document in.
    pub fn add(&mut self, draft: &Draft<'_>) {
        let _ = (draft, Kind::Invoice);
        unimplemented!()
    }

    /// Invoices less credit notes.
    pub fn net(&self) -> Net {
        self.invoiced + self.credited
    }
}
