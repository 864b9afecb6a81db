//! The records of a run as bytes: cells in the order of [`RecordKind::columns`].

use super::format::RecordKind;
use crate::book::{Book, Charge, ContractRow, CustomerIx, Purchase};
use crate::calendar::Day;
use crate::catalog::Catalog;
use crate::document::{Document, Line};
use crate::money::{Net, Percent, Quantity, Share, UnitPrice, push_integer};
use crate::register::Run;
use crate::store::quoting;
use crate::store::records::MAX_RECORD;

/// A record is longer than readers take.
#[derive(Debug)]
pub(super) struct TooLong;

/// Records one after the other, the last one being built.
#[derive(Debug, Default)]
pub(super) struct RecordText {
    bytes: Vec<u8>,
    /// Where the last record begins.
    last: usize,
}

impl RecordText {
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub(super) fn clear(&mut self) {
        self.bytes.clear();
    }

    /// A record of texts alone.
    pub(super) fn texts<'t>(
        &mut self,
        kind: &str,
        texts: impl IntoIterator<Item = &'t str>,
    ) -> Result<(), TooLong> {
        self.begin(kind);
        texts.into_iter().for_each(|text| self.text(text));
        self.end()
    }

    pub(super) fn run(&mut self, run: &Run, currency: &str, previous_seal: &str) -> Result<(), TooLong> {
        self.begin(RecordKind::Run.name());
        self.value(run.number, push_integer);
        self.text(run.action.name());
        self.value(run.issued_on, Day::push_to);
        self.value(run.year, push_integer);
        self.text(&run.plan);
        self.text(currency);
        self.text(previous_seal);
        self.optional(run.through, Day::push_to);
        self.text(&run.engine);
        self.end()
    }

    pub(super) fn document(&mut self, document: &Document<'_>, total: Net) -> Result<(), TooLong> {
        let content = &document.content;
        self.begin(RecordKind::Document.name());
        self.text(&document.number);
        self.value(document.sequence, push_integer);
        self.text(content.kind.code());
        self.value(document.issued_on, Day::push_to);
        self.value(document.due_on, Day::push_to);
        self.value(content.year, push_integer);
        [content.corrects, content.document, content.order_number, content.note]
            .into_iter()
            .for_each(|text| self.text(text));
        self.value(total, Net::push_to);
        content.party.texts().into_iter().for_each(|text| self.text(text));
        self.text(content.party.language.code());
        self.optional(content.party.due_days, push_integer);
        self.value(document.supplied_on, Day::push_to);
        self.end()
    }

    pub(super) fn line(&mut self, line: &Line<'_>) -> Result<(), TooLong> {
        self.begin(RecordKind::Line.name());
        [line.contract, line.service, line.charge, &line.description]
            .into_iter()
            .for_each(|text| self.text(text));
        self.value(line.period.first(), Day::push_to);
        self.value(line.period.last(), Day::push_to);
        self.value(line.quantity, Quantity::push_to);
        self.text(line.unit);
        self.value(line.unit_price, UnitPrice::push_to);
        self.value(line.discount, Percent::push_to);
        self.value(line.share, Share::push_to);
        self.value(line.net, Net::push_to);
        self.text(line.reason.code());
        self.end()
    }

    pub(super) fn input_customer(&mut self, book: &Book, customer: CustomerIx) -> Result<(), TooLong> {
        self.begin(RecordKind::InputCustomer.name());
        self.value(book.customer_line(customer), push_integer);
        self.text(book.customer_id(customer));
        self.end()
    }

    pub(super) fn input_contract(
        &mut self,
        book: &Book,
        catalog: &Catalog,
        row: &ContractRow,
    ) -> Result<(), TooLong> {
        let texts = book.row_texts(row);
        self.begin(RecordKind::InputContract.name());
        self.value(row.line, push_integer);
        self.text(book.text(row.contract));
        self.text(book.customer_id(row.customer));
        self.text(&catalog.service(row.service).id);
        self.value(row.since, Day::push_to);
        self.value(row.quantity, Quantity::push_to);
        self.optional(row.until, Day::push_to);
        self.text(row.renewal.name());
        self.optional(row.unit_price, UnitPrice::push_to);
        self.value(row.discount, Percent::push_to);
        [texts.document, texts.order_number, texts.text]
            .into_iter()
            .for_each(|text| self.text(book.text(text)));
        self.optional(texts.notice_months, push_integer);
        self.end()
    }

    pub(super) fn input_purchase(&mut self, book: &Book, purchase: &Purchase) -> Result<(), TooLong> {
        self.begin(RecordKind::InputPurchase.name());
        self.value(purchase.line, push_integer);
        self.text(book.customer_id(purchase.customer));
        self.text(book.text(purchase.product));
        self.value(purchase.purchased_on, Day::push_to);
        self.end()
    }

    pub(super) fn input_charge(&mut self, book: &Book, charge: &Charge) -> Result<(), TooLong> {
        self.begin(RecordKind::InputCharge.name());
        self.value(charge.line, push_integer);
        self.text(book.text(charge.id));
        self.text(book.customer_id(charge.customer));
        self.value(charge.date, Day::push_to);
        self.text(book.text(charge.description));
        self.value(charge.unit_price, UnitPrice::push_to);
        self.value(charge.quantity, Quantity::push_to);
        self.text(book.text(charge.unit));
        self.text(book.text(charge.contract));
        self.end()
    }

    /// The sums at the end of a run.
    pub(super) fn sums(&mut self, documents: u32, lines: u64, net_total: Net) -> Result<(), TooLong> {
        self.begin(RecordKind::End.name());
        self.value(documents, push_integer);
        self.value(lines, push_integer);
        self.value(net_total, Net::push_to);
        self.end()
    }

    fn begin(&mut self, kind: &str) {
        self.last = self.bytes.len();
        self.bytes.extend_from_slice(kind.as_bytes());
    }

    fn text(&mut self, text: &str) {
        self.bytes.push(b',');
        self.bytes.extend_from_slice(quoting::cell(text, b',').as_bytes());
    }

    /// A number or a date, which never needs quotes.
    fn value<V>(&mut self, value: V, push: impl FnOnce(V, &mut Vec<u8>)) {
        self.bytes.push(b',');
        push(value, &mut self.bytes);
    }

    /// A number or a date; an empty cell where there is none.
    fn optional<V>(&mut self, value: Option<V>, push: impl FnOnce(V, &mut Vec<u8>)) {
        match value {
            Some(value) => self.value(value, push),
            None => self.bytes.push(b','),
        }
    }

    fn end(&mut self) -> Result<(), TooLong> {
        let is_readable = self.bytes.len() - self.last <= MAX_RECORD;
        self.bytes.push(b'\n');
        if is_readable { Ok(()) } else { Err(TooLong) }
    }
}
