//! The records of some customers of a run: any thread may make them, and a [`RunWriter`](super::RunWriter) puts them
//! together.

use std::cell::LazyCell;
use std::collections::BTreeSet;

use super::record_text::{RecordText, TooLong};
use crate::book::{Book, Charge, ContractRow, CustomerIx};
use crate::calendar::YEARS;
use crate::catalog::Catalog;
use crate::document::{Document, Draft, Line};
use crate::money::Net;
use crate::place::{Code, Place, Problem};
use crate::register::{LineKey, run_file};
use crate::store::rows::{code_point, control_character};

/// The rows that one customer's documents are made of.
#[derive(Debug, Clone, Copy)]
pub struct Inputs<'a> {
    /// The catalog of the book.
    pub catalog: &'a Catalog,
    /// The book that the rows are in.
    pub book: &'a Book,
    /// Whose.
    pub customer: CustomerIx,
    /// The calendar year billed.
    pub year: i32,
}

impl Inputs<'_> {
    /// Whether a contract row has to do with the year: it is active, or a document is about its key.
    fn uses_row(&self, row: &ContractRow, is_on_document: impl Fn(LineKey<'_>) -> bool) -> bool {
        let key = || LineKey::service(self.book.text(row.contract), &self.catalog.service(row.service).id);
        row.active_in(self.year).is_some() || is_on_document(key().grouped(self.catalog))
    }

    /// Whether a charge has to do with the year: it is of the year, or a document is about it.
    fn uses_charge(&self, charge: &Charge, is_on_document: impl Fn(LineKey<'_>) -> bool) -> bool {
        charge.date.year() == self.year || is_on_document(LineKey::charge(self.book.text(charge.id)))
    }
}

/// Records of documents and of what they were made of, one after the other, and their sums.
#[derive(Debug)]
pub struct RunPart {
    run: u32,
    records: RecordText,
    pub(super) documents: u32,
    pub(super) lines: u64,
    pub(super) net_total: Net,
}

impl RunPart {
    /// Nothing yet of the run of this number.
    pub fn of_run(run: u32) -> Self {
        Self { run, records: RecordText::default(), documents: 0, lines: 0, net_total: Net::ZERO }
    }

    /// Forgets the documents, and keeps the memory for the next ones.
    pub fn clear(&mut self) {
        self.records.clear();
        (self.documents, self.lines, self.net_total) = (0, 0, Net::ZERO);
    }

    pub(super) fn bytes(&self) -> &[u8] {
        self.records.bytes()
    }

    /// Freezes the rows that a customer's documents are made of, so that they can be derived again whatever becomes of the
    /// files. Comes right before the documents; `drafts` are these and those that wait.
    ///
    /// # Errors
    /// A row is longer than readers take.
    pub fn inputs<'d>(
        &mut self,
        inputs: Inputs<'_>,
        drafts: impl IntoIterator<Item = &'d Draft<'d>>,
    ) -> Result<(), Problem> {
        let lines = drafts.into_iter().flat_map(|draft| &draft.lines);
        let keys = lines.map(|line| LineKey::of(line).grouped(inputs.catalog));
        // Nearly every row is active and every charge of the year, and nobody asks.
        let keys = LazyCell::new(|| keys.collect::<BTreeSet<LineKey<'_>>>());
        let written = self.input_records(inputs, |key| keys.contains(&key));
        written.map_err(|TooLong| self.unreadable(Code::RecordTooLong))
    }

    fn input_records(
        &mut self,
        inputs: Inputs<'_>,
        is_on_document: impl Fn(LineKey<'_>) -> bool,
    ) -> Result<(), TooLong> {
        let Inputs { catalog, book, customer, .. } = inputs;
        self.records.input_customer(book, customer)?;
        for row in book.contracts_of(customer).iter().filter(|row| inputs.uses_row(row, &is_on_document)) {
            self.records.input_contract(book, catalog, row)?;
        }
        for purchase in book.purchases_of(customer) {
            self.records.input_purchase(book, purchase)?;
        }
        for charge in book.charges_of(customer).iter().filter(|it| inputs.uses_charge(it, &is_on_document)) {
            self.records.input_charge(book, charge)?;
        }
        Ok(())
    }

    /// Writes the next document.
    ///
    /// # Errors
    /// The document holds what no reader could read back: a text, an amount or a date beyond the limits.
    pub fn document(&mut self, document: &Document<'_>) -> Result<(), Problem> {
        let dates = [document.issued_on, document.due_on, document.supplied_on];
        if let Some(date) = dates.into_iter().find(|date| !YEARS.contains(&date.year())) {
            return Err(self.unreadable(Code::YearOutOfRange).with(date));
        }
        if let Some(bad) = control_character(document.content.note) {
            return Err(Problem::error(Code::ControlCharacter).with(code_point(bad)));
        }
        if !document.content.lines.iter().all(is_readable) {
            return Err(self.unreadable(Code::AmountTooLarge));
        }
        let total = document.content.net_total();
        self.document_records(document, total).map_err(|TooLong| self.unreadable(Code::RecordTooLong))?;
        self.documents += 1;
        self.lines += document.content.lines.len() as u64;
        self.net_total += total;
        Ok(())
    }

    fn document_records(&mut self, document: &Document<'_>, total: Net) -> Result<(), TooLong> {
        self.records.document(document, total)?;
        document.content.lines.iter().try_for_each(|line| self.records.line(line))
    }

    /// The problem of a value that would make the run unreadable.
    fn unreadable(&self, code: Code) -> Problem {
        Problem::error(code).at(Place::file(run_file(self.run)))
    }
}

/// Whether a reader would take the line's numbers.
fn is_readable(line: &Line<'_>) -> bool {
    line.net.is_readable()
        && line.unit_price.is_readable()
        && line.quantity.is_readable()
        && YEARS.contains(&line.period.first().year())
        && YEARS.contains(&line.period.last().year())
}
