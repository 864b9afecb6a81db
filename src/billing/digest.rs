//! A plan's id and its sums, folded document by document.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::calendar::Day;
use crate::catalog::Catalog;
use crate::document::{Draft, Kind, Line, Reason};
use crate::money::{Net, Share};

/// Bytes of the hash that the id shows, two hex digits each.
const ID_BYTES: usize = 6;

/// The id of a plan: the first 12 hex digits of SHA-256 over the year, the lines and the frozen parties, folded in
/// document by document.
///
/// Every field is written with its length before it, every list with its count, so that no two plans are the same
/// bytes. Left out are numbers and dates, which the plan has not, and how amounts came about.
#[derive(Debug, Clone)]
pub struct PlanDigest {
    hash: Sha256,
}

impl PlanDigest {
    /// Of a plan without documents yet. The seller is one of the frozen parties.
    pub fn new(year: i32, catalog: &Catalog) -> Self {
        let mut text = PlanText::default();
        text.field("annum plan 2");
        text.field(&year.to_string());
        text.field(&catalog.currency);
        for (_, value) in catalog.seller.fields() {
            text.field(value);
        }
        let mut digest = Self { hash: Sha256::new() };
        digest.add(&text);
        digest
    }

    /// Takes the next documents in: those that would be issued.
    pub fn add(&mut self, documents: &PlanText) {
        self.hash.update(&documents.bytes);
    }

    /// The id.
    pub fn id(self) -> String {
        id_of(self.hash)
    }
}

fn id_of(hash: Sha256) -> String {
    hash.finalize().iter().take(ID_BYTES).map(|byte| format!("{byte:02x}")).collect()
}

/// Documents as the bytes that a plan's id is folded from: any thread may write them, only the folding goes in order.
#[derive(Debug, Clone, Default)]
pub struct PlanText {
    bytes: Vec<u8>,
}

impl PlanText {
    /// Forgets the documents, and keeps the memory for the next ones.
    pub fn clear(&mut self) {
        self.bytes.clear();
    }

    /// Writes the next document.
    pub fn add(&mut self, draft: &Draft<'_>) {
        let party = &draft.party;
        self.field(draft.kind.code());
        self.bytes(&draft.year.to_le_bytes());
        self.field(party.id);
        self.bytes(&party.fingerprint().bytes());
        [draft.document, draft.order_number, draft.corrects, draft.note]
            .into_iter()
            .for_each(|text| self.field(text));
        self.length(draft.lines.len());
        draft.lines.iter().for_each(|line| self.line(line));
    }

    fn line(&mut self, line: &Line<'_>) {
        [line.contract, line.service, line.charge, &line.description, line.unit, line.reason.code()]
            .into_iter()
            .for_each(|text| self.field(text));
        self.day(line.period.first());
        self.day(line.period.last());
        self.bytes(&line.quantity.ten_thousandths().to_le_bytes());
        self.bytes(&line.unit_price.ten_thousandths().to_le_bytes());
        self.bytes(&line.discount.ten_thousandths().to_le_bytes());
        self.share(line.share);
        self.bytes(&line.net.hundredths().to_le_bytes());
    }

    /// Equal shares are equal however they are held: 365/365 is 1.
    fn share(&mut self, share: Share) {
        let Share { charged, of } = match share {
            whole if whole.is_whole() => Share::WHOLE,
            none if none.is_zero() => Share { charged: 0, of: 1 },
            part => part,
        };
        self.bytes(&charged.to_le_bytes());
        self.bytes(&of.to_le_bytes());
    }

    fn day(&mut self, day: Day) {
        let [y, e, a, r] = day.year().to_le_bytes();
        self.bytes(&[y, e, a, r, day.month() as u8, day.day() as u8]);
    }

    #[inline]
    fn field(&mut self, text: &str) {
        self.length(text.len());
        // Half of the fields are empty: nothing is cheaper than copying nothing.
        if !text.is_empty() {
            self.bytes(text.as_bytes());
        }
    }

    /// A byte for a short length, as nearly all are, else nine: what is hashed is a quarter less.
    #[inline]
    fn length(&mut self, length: usize) {
        match u8::try_from(length) {
            Ok(short) if short < u8::MAX => self.bytes.push(short),
            _ => {
                self.bytes.push(u8::MAX);
                self.bytes(&(length as u64).to_le_bytes());
            }
        }
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }
}

/// The id of any other plan: the first 12 hex digits of SHA-256 over its text.
pub(super) fn id_of_text(text: &str) -> String {
    id_of(Sha256::new_with_prefix(text))
}

/// Sums of a plan, folded document by document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlanTotals {
    /// How many invoices.
    pub invoices: u64,
    /// How many credit notes.
    pub credit_notes: u64,
    /// Sum of the invoices.
    pub invoiced: Net,
    /// Sum of the credit notes, negative.
    pub credited: Net,
    /// Net by service id, with the number of lines; charges under the empty id.
    pub by_service: BTreeMap<String, (u64, Net)>,
    /// Whether any document is a credit note or has a difference line: such a plan is issued only by its id.
    pub has_corrections: bool,
}

impl PlanTotals {
    /// Takes the next document in.
    pub fn add(&mut self, draft: &Draft<'_>) {
        match draft.kind {
            Kind::Invoice => {
                self.invoices += 1;
                self.invoiced += draft.net_total();
            }
            Kind::CreditNote => {
                self.credit_notes += 1;
                self.credited += draft.net_total();
                self.has_corrections = true;
            }
        }
        draft.lines.iter().for_each(|line| self.add_line(line));
    }

    /// Takes the sums of the documents that come next in.
    pub fn extend(&mut self, next: Self) {
        self.invoices += next.invoices;
        self.credit_notes += next.credit_notes;
        self.invoiced += next.invoiced;
        self.credited += next.credited;
        self.has_corrections |= next.has_corrections;
        for (service, (lines, net)) in next.by_service {
            let sum = self.by_service.entry(service).or_default();
            *sum = (sum.0 + lines, sum.1 + net);
        }
    }

    /// Whether there is no document at all.
    pub fn is_empty(&self) -> bool {
        self.invoices + self.credit_notes == 0
    }

    /// Invoices less credit notes.
    pub fn net(&self) -> Net {
        self.invoiced + self.credited
    }

    fn add_line(&mut self, line: &Line<'_>) {
        self.has_corrections |= line.reason == Reason::Difference;
        match self.by_service.get_mut(line.service) {
            Some((lines, net)) => (*lines, *net) = (*lines + 1, *net + line.net),
            None => {
                self.by_service.insert(line.service.to_owned(), (1, line.net));
            }
        }
    }
}

#[cfg(test)]
mod tests;
