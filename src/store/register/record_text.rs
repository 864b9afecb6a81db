//! The records of a run as bytes: cells in the order of [`RecordKind::columns`].

use std::fmt::Display;
use std::io::Write;

use super::format::RecordKind;
use crate::book::{Book, Charge, ContractRow, CustomerIx, Purchase};
use crate::catalog::Catalog;
use crate::document::{Document, Line};
use crate::money::Net;
use crate::register::Run;
use crate::store::quoting;
use crate::store::records::MAX_RECORD;

/// A record being built; its memory is used again for the next one.
#[derive(Debug, Default)]
pub(super) struct RecordText {
    bytes: Vec<u8>,
}

impl RecordText {
    /// The record with its line end; `None` where it is longer than readers take.
    pub(super) fn finish(&mut self) -> Option<&[u8]> {
        let is_readable = self.bytes.len() <= MAX_RECORD;
        self.bytes.push(b'\n');
        is_readable.then_some(&self.bytes)
    }

    pub(super) fn begin(&mut self, kind: &str) {
        self.bytes.clear();
        self.bytes.extend_from_slice(kind.as_bytes());
    }

    pub(super) fn text(&mut self, text: &str) {
        self.bytes.push(b',');
        self.bytes.extend_from_slice(quoting::cell(text, b',').as_bytes());
    }

    /// A number or a date, which never needs quotes.
    pub(super) fn value(&mut self, value: impl Display) {
        self.bytes.push(b',');
        // Writing to memory can't fail.
        let _ = write!(self.bytes, "{value}");
    }

    /// A number or a date; an empty cell where there is none.
    fn optional(&mut self, value: Option<impl Display>) {
        match value {
            Some(value) => self.value(value),
            None => self.text(""),
        }
    }

    pub(super) fn run(&mut self, run: &Run, currency: &str, previous_seal: &str) {
        self.begin(RecordKind::Run.name());
        self.value(run.number);
        self.text(run.action.name());
        self.value(run.issued_on);
        self.value(run.year);
        self.text(&run.plan);
        self.text(currency);
        self.text(previous_seal);
        self.optional(run.through);
        self.text(&run.engine);
    }

    pub(super) fn document(&mut self, document: &Document<'_>, total: Net) {
        let content = &document.content;
        self.begin(RecordKind::Document.name());
        self.text(&document.number);
        self.value(document.sequence);
        self.text(content.kind.code());
        self.value(document.issued_on);
        self.value(document.due_on);
        self.value(content.year);
        [content.corrects, content.document, content.order_number, content.note]
            .into_iter()
            .for_each(|text| self.text(text));
        self.value(total);
        content.party.texts().into_iter().for_each(|text| self.text(text));
        self.text(content.party.language.code());
        self.optional(content.party.due_days);
        self.value(document.supplied_on);
    }

    pub(super) fn line(&mut self, line: &Line<'_>) {
        self.begin(RecordKind::Line.name());
        [line.contract, line.service, line.charge, &line.description]
            .into_iter()
            .for_each(|text| self.text(text));
        self.value(line.period.first());
        self.value(line.period.last());
        self.value(line.quantity);
        self.text(line.unit);
        self.value(line.unit_price);
        self.value(line.discount);
        self.value(line.share);
        self.value(line.net);
        self.text(line.reason.code());
    }

    pub(super) fn input_customer(&mut self, book: &Book, customer: CustomerIx) {
        self.begin(RecordKind::InputCustomer.name());
        self.value(book.customer_line(customer));
        self.text(book.customer_id(customer));
    }

    pub(super) fn input_contract(&mut self, book: &Book, catalog: &Catalog, row: &ContractRow) {
        let texts = book.row_texts(row);
        self.begin(RecordKind::InputContract.name());
        self.value(row.line);
        self.text(book.text(row.contract));
        self.text(book.customer_id(row.customer));
        self.text(&catalog.service(row.service).id);
        self.value(row.since);
        self.value(row.quantity);
        self.optional(row.until);
        self.text(row.renewal.name());
        self.optional(row.unit_price);
        self.value(row.discount);
        [texts.document, texts.order_number, texts.text]
            .into_iter()
            .for_each(|text| self.text(book.text(text)));
        self.optional(texts.notice_months);
    }

    pub(super) fn input_purchase(&mut self, book: &Book, purchase: &Purchase) {
        self.begin(RecordKind::InputPurchase.name());
        self.value(purchase.line);
        self.text(book.customer_id(purchase.customer));
        self.text(book.text(purchase.product));
        self.value(purchase.purchased_on);
    }

    pub(super) fn input_charge(&mut self, book: &Book, charge: &Charge) {
        self.begin(RecordKind::InputCharge.name());
        self.value(charge.line);
        self.text(book.text(charge.id));
        self.text(book.customer_id(charge.customer));
        self.value(charge.date);
        self.text(book.text(charge.description));
        self.value(charge.unit_price);
        self.value(charge.quantity);
        self.text(book.text(charge.unit));
        self.text(book.text(charge.contract));
    }
}
