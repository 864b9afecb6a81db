//! Vouchers of issued documents, from the register alone: what a run has frozen is all they know.

use std::collections::{BTreeMap, BTreeSet};

use crate::billing::voucher::{Issued, Original, voucher};
use crate::catalog::Catalog;
use crate::cli::context::Outcome;
use crate::document::{Document, Voucher};
use crate::place::Problem;
use crate::register::{HeldInvoice, run_file};
use crate::store;
use crate::store::register::RegisterFiles;

/// What the vouchers of some documents are made of.
pub(crate) struct Vouchers<'r> {
    register: &'r RegisterFiles,
    /// The frozen catalogs, each text once.
    catalogs: Vec<Catalog>,
    /// Which of them was in force at a run.
    of_run: BTreeMap<u32, usize>,
    /// The invoices that the documents correct, by number, with all their credit notes.
    corrected: BTreeMap<String, HeldInvoice<'r>>,
}

impl<'r> Vouchers<'r> {
    /// For these documents.
    pub(crate) fn of(register: &'r RegisterFiles, documents: &[Document<'r>]) -> Outcome<Self> {
        let corrected = corrected(register, documents);
        let invoices = corrected.values().map(|held| held.invoice.run);
        let runs: BTreeSet<u32> = documents.iter().map(|document| document.run).chain(invoices).collect();
        let mut vouchers = Self { register, catalogs: Vec::new(), of_run: BTreeMap::new(), corrected };
        runs.into_iter().try_for_each(|run| vouchers.read_catalog(run))?;
        Ok(vouchers)
    }

    fn read_catalog(&mut self, run: u32) -> Outcome {
        let text = self.register.catalog(run).unwrap_or_default();
        let known = self.catalogs.iter().position(|catalog| &*catalog.source == text);
        let at = match known {
            Some(at) => at,
            None => {
                self.catalogs.push(store::catalog::parse(&run_file(run), text)?);
                self.catalogs.len() - 1
            }
        };
        self.of_run.insert(run, at);
        Ok(())
    }

    /// The voucher of one of the documents.
    ///
    /// # Errors
    /// Its VAT can't be computed.
    pub(crate) fn voucher<'v>(&'v self, document: &'v Document<'r>) -> Result<Voucher<'v>, Problem> {
        let held = self.corrected.get(document.content.corrects);
        let original = held.map(|held| {
            let issued_before = |note: &Document<'_>| note.number != document.number;
            let earlier = held.credit_notes.iter().take_while(|note| issued_before(note)).count();
            Original { invoice: self.issued(&held.invoice), earlier: &held.credit_notes[..earlier] }
        });
        voucher(self.issued(document), original)
    }

    fn issued<'v>(&'v self, document: &'v Document<'r>) -> Issued<'v> {
        let catalog = &self.catalogs[self.of_run[&document.run]];
        Issued { document, catalog, logo: self.register.logo(document.run) }
    }
}

/// The invoices that some of the documents correct.
fn corrected<'r>(
    register: &'r RegisterFiles,
    documents: &[Document<'r>],
) -> BTreeMap<String, HeldInvoice<'r>> {
    let wanted: BTreeSet<&str> = documents
        .iter()
        .map(|document| document.content.corrects)
        .filter(|number| !number.is_empty())
        .collect();
    let mut found: BTreeMap<String, HeldInvoice<'r>> = BTreeMap::new();
    if wanted.is_empty() {
        return found;
    }
    for document in register.documents() {
        if let Some(held) = found.get_mut(document.content.corrects) {
            held.credit_notes.push(document);
        } else if wanted.contains(&*document.number) {
            let number = document.number.clone().into_owned();
            found.insert(number, HeldInvoice { invoice: document, credit_notes: Vec::new() });
        }
    }
    found
}
