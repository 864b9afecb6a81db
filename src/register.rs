//! What was issued: runs, documents, and what the register still holds for a key. "Billed until" is derived from here
//! and stored nowhere.

mod opening;

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::calendar::Day;
use crate::catalog::Catalog;
use crate::document::{Document, Kind, Line, Reason};
use crate::money::Net;

pub use opening::Opening;

/// The directory of the runs, relative to the book.
pub const DIRECTORY: &str = "register";

/// The file of a run, relative to the book: `register/000012.csv`.
pub fn run_file(run: u32) -> String {
    format!("{DIRECTORY}/{run:06}.csv")
}

/// What wrote a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// `issue`: a plan.
    Issue,
    /// `cancel`: credit notes over what invoices still hold.
    Cancel,
    /// `import`: what another system has billed.
    Import,
}

impl Action {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Issue, Self::Cancel, Self::Import];

    /// The word in the register.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Issue => "issue",
            Self::Cancel => "cancel",
            Self::Import => "import",
        }
    }
}

/// A run of the register: what one command issued, whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// 1, 2, 3 …
    pub number: u32,
    /// What wrote it.
    pub action: Action,
    /// The date of all its documents; of an `import`, when it was made.
    pub issued_on: Day,
    /// The calendar year billed; of a `cancel` and an `import`, that of the first invoice.
    pub year: i32,
    /// Id of the plan that was issued; empty without one.
    pub plan: String,
    /// Up to which day keys were billed, if not all were (rule 12).
    pub through: Option<Day>,
    /// Version of the program that computed the documents; empty where its inputs were not frozen.
    pub engine: String,
    /// How many documents.
    pub documents: u32,
    /// Invoices less credit notes.
    pub net_total: Net,
    /// SHA-256 over the content and the seal before, in hex.
    pub seal: String,
}

/// What a line was about, within one customer and calendar year: (contract, service) or a charge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineKey<'a> {
    /// Id of the charge; empty for a contract row. Sorts charges last.
    pub charge: &'a str,
    /// The contract; empty for a charge.
    pub contract: &'a str,
    /// The service; empty for a charge.
    pub service: &'a str,
}

impl<'a> LineKey<'a> {
    /// The key of a contract's service.
    pub const fn service(contract: &'a str, service: &'a str) -> Self {
        Self { charge: "", contract, service }
    }

    /// The key of a one-off charge.
    pub const fn charge(id: &'a str) -> Self {
        Self { charge: id, contract: "", service: "" }
    }

    /// The key that a line is about.
    pub const fn of(line: &Line<'a>) -> Self {
        if line.charge.is_empty() {
            Self::service(line.contract, line.service)
        } else {
            Self::charge(line.charge)
        }
    }

    /// The key as a catalog has it: a service of a group is called by the one that stands for the group, so that all of
    /// them are one key (rule 9). A service that the catalog does not know is a key of its own.
    #[must_use]
    pub fn grouped(self, catalog: &'a Catalog) -> Self {
        match catalog.find(self.service) {
            Some((index, _)) => Self { service: &catalog.service(catalog.key_service(index)).id, ..self },
            None => self,
        }
    }

    /// The contract and service, or the id of the charge.
    pub fn what(&self) -> String {
        match self.charge {
            "" => format!("{} {}", self.contract, self.service),
            charge => charge.to_owned(),
        }
    }
}

/// An issued invoice with the credit notes that correct it.
#[derive(Debug, Clone, PartialEq)]
pub struct HeldInvoice<'r> {
    /// The invoice.
    pub invoice: Document<'r>,
    /// Its credit notes, oldest first.
    pub credit_notes: Vec<Document<'r>>,
}

impl<'r> HeldInvoice<'r> {
    /// Whether `cancel` took it back: it holds nothing any more, and its keys are open again.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled_by().is_some()
    }

    /// The number of the credit note that cancelled it.
    pub fn cancelled_by(&self) -> Option<&str> {
        let cancels =
            |note: &&Document<'_>| note.content.lines.iter().any(|line| line.reason == Reason::Cancelled);
        self.credit_notes.iter().find(cancels).map(|note| note.number.as_ref())
    }

    /// The lines of the invoice and of its credit notes.
    pub fn lines(&self) -> impl Iterator<Item = &Line<'r>> {
        let documents = std::iter::once(&self.invoice).chain(&self.credit_notes);
        documents.flat_map(|document| &document.content.lines)
    }

    /// Whether it has a line for the key.
    pub fn has(&self, key: LineKey<'_>) -> bool {
        self.invoice.content.lines.iter().any(|line| LineKey::of(line) == key)
    }

    /// What it still holds for the key: invoiced less credited.
    pub fn remaining(&self, key: LineKey<'_>) -> Net {
        self.lines().filter(|line| LineKey::of(line) == key).map(|line| line.net).sum()
    }

    /// What it still holds in all.
    pub fn remaining_total(&self) -> Net {
        self.lines().map(|line| line.net).sum()
    }
}

/// What the register holds of one calendar year, by customer.
#[derive(Debug, Default)]
pub struct Holdings<'r> {
    /// Each customer's invoices, in the order in which customers came: that of their ids within a run.
    invoices: Vec<Vec<HeldInvoice<'r>>>,
    /// Where a customer's are.
    places: FxHashMap<&'r str, usize>,
}

impl<'r> Holdings<'r> {
    /// Takes an issued document in; documents come in the order they were issued.
    /// A credit note goes to the invoice it corrects; one that corrects nothing known is refused.
    ///
    /// # Errors
    /// The document, where it is a credit note for an invoice that did not come before.
    pub fn add(&mut self, document: Document<'r>) -> Result<(), Box<Document<'r>>> {
        let invoices = self.invoices_mut(document.content.party.id);
        match document.content.kind {
            Kind::Invoice => {
                // Most customers have one invoice a year, and a vector would begin with room for four.
                invoices.reserve_exact(usize::from(invoices.is_empty()));
                invoices.push(HeldInvoice { invoice: document, credit_notes: Vec::new() });
            }
            Kind::CreditNote => {
                let corrected =
                    invoices.iter_mut().find(|held| held.invoice.number == document.content.corrects);
                match corrected {
                    Some(held) => held.credit_notes.push(document),
                    None => return Err(Box::new(document)),
                }
            }
        }
        Ok(())
    }

    fn invoices_mut(&mut self, customer: &'r str) -> &mut Vec<HeldInvoice<'r>> {
        let place = *self.places.entry(customer).or_insert(self.invoices.len());
        if place == self.invoices.len() {
            self.invoices.push(Vec::new());
        }
        &mut self.invoices[place]
    }

    /// The customer's invoices of the year, oldest first.
    pub fn invoices_of(&self, customer: &str) -> &[HeldInvoice<'r>] {
        self.places.get(customer).map_or(&[], |place| &self.invoices[*place])
    }

    /// Whether nothing was issued for the year.
    pub fn is_empty(&self) -> bool {
        self.invoices.is_empty()
    }

    /// The runs that issued invoices which still stand.
    pub fn live_runs(&self) -> BTreeSet<u32> {
        let invoices = self.invoices.iter().flatten();
        invoices.filter(|held| !held.is_cancelled()).map(|held| held.invoice.run).collect()
    }

    /// Every customer the register has invoiced for the year, in byte order of ids.
    pub fn customers(&self) -> Vec<&'r str> {
        let first = |invoices: &Vec<HeldInvoice<'r>>| Some(invoices.first()?.invoice.content.party.id);
        let mut ids: Vec<&str> = self.invoices.iter().filter_map(first).collect();
        // They are in order but where a run ends, which this sort makes use of.
        ids.sort();
        ids
    }
}

/// The last document of a series and year of issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastIssued {
    /// Its running number.
    pub sequence: u32,
    /// Its number.
    pub number: String,
    /// Its date.
    pub issued_on: Day,
}

/// Where every series stands, and which numbers are taken.
#[derive(Debug, Clone, Default)]
pub struct Series {
    last: BTreeMap<(Kind, i32), LastIssued>,
    numbers: FxHashSet<String>,
}

impl Series {
    /// Notes an issued document. Documents come in the order they were issued. One that another system numbered, which has
    /// the running number 0, is of no series. `false` where its number was taken already.
    pub fn note(&mut self, kind: Kind, number: &str, sequence: u32, issued_on: Day) -> bool {
        if sequence > 0 {
            let last = LastIssued { sequence, number: number.to_owned(), issued_on };
            self.last.insert((kind, issued_on.year()), last);
        }
        self.numbers.insert(number.to_owned())
    }

    /// The last document of a series in a year of issue.
    pub fn last(&self, kind: Kind, year: i32) -> Option<&LastIssued> {
        self.last.get(&(kind, year))
    }

    /// The newest document of a series in any year.
    pub fn newest(&self, kind: Kind) -> Option<&LastIssued> {
        self.last
            .iter()
            .filter(|((of, _), _)| *of == kind)
            .map(|(_, last)| last)
            .max_by_key(|last| last.issued_on)
    }

    /// Whether the number is taken.
    pub fn contains(&self, number: &str) -> bool {
        self.numbers.contains(number)
    }
}
