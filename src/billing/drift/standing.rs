//! What of the documents of a year can drift: those that nobody cancelled, and the newest run of each key.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::catalog::Catalog;
use crate::document::{Document, Kind, Reason};
use crate::register::LineKey;

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

    pub(super) fn is_newest(&self, customer: &str, key: LineKey<'_>, run: u32) -> bool {
        self.last_run.get(&(customer, key)) == Some(&run)
    }
}
