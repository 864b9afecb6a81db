//! What a customer's live invoices of a year hold, key by key (rule 9). An invoice that was cancelled holds nothing.

use std::collections::BTreeMap;

use crate::document::Line;
use crate::money::Net;
use crate::register::{HeldInvoice, LineKey};

/// What one invoice holds for one key.
#[derive(Debug)]
pub(super) struct Part<'a> {
    /// Index among the customer's live invoices.
    pub(super) invoice: usize,
    /// Invoiced less credited.
    pub(super) net: Net,
    /// The lines as they were invoiced.
    pub(super) lines: Vec<&'a Line<'a>>,
}

/// What all live invoices hold for one key, oldest invoice first; never empty.
pub(super) type Parts<'a> = Vec<Part<'a>>;

/// What is held for a key in all.
pub(super) fn net_of(parts: &[Part<'_>]) -> Net {
    parts.iter().map(|part| part.net).sum()
}

/// A customer's live invoices of the year, and what they hold.
#[derive(Debug, Default)]
pub(super) struct Held<'a> {
    invoices: Vec<&'a HeldInvoice<'a>>,
    /// For each invoice what can still be credited on it.
    room: Vec<Net>,
    keys: BTreeMap<LineKey<'a>, Parts<'a>>,
}

impl<'a> Held<'a> {
    /// From all of the customer's invoices, oldest first.
    pub(super) fn of(invoices: &'a [HeldInvoice<'a>]) -> Self {
        let mut held = Self::default();
        for invoice in invoices.iter().filter(|invoice| !invoice.is_cancelled()) {
            held.add(invoice);
        }
        held
    }

    /// Whether there is no live invoice at all.
    pub(super) fn is_empty(&self) -> bool {
        self.invoices.is_empty()
    }

    fn add(&mut self, invoice: &'a HeldInvoice<'a>) {
        let index = self.invoices.len();
        self.invoices.push(invoice);
        self.room.push(invoice.remaining_total());
        for line in &invoice.invoice.content.lines {
            let part = self.part(index, line);
            part.net += line.net;
            part.lines.push(line);
        }
        for line in invoice.credit_notes.iter().flat_map(|note| &note.content.lines) {
            self.part(index, line).net += line.net;
        }
    }

    fn part(&mut self, invoice: usize, line: &Line<'a>) -> &mut Part<'a> {
        let parts = self.keys.entry(LineKey::of(line)).or_default();
        let at = match parts.iter().position(|part| part.invoice == invoice) {
            Some(at) => at,
            None => {
                parts.push(Part { invoice, net: Net::ZERO, lines: Vec::new() });
                parts.len() - 1
            }
        };
        &mut parts[at]
    }

    /// Takes out what is held for a key, so that in the end the keys without rows are left.
    pub(super) fn take(&mut self, key: LineKey<'a>) -> Option<Parts<'a>> {
        self.keys.remove(&key)
    }

    /// The keys that were not taken, in order.
    pub(super) fn left(&self) -> impl Iterator<Item = (LineKey<'a>, &Parts<'a>)> {
        self.keys.iter().map(|(key, parts)| (*key, parts))
    }

    /// An invoice by its index.
    pub(super) fn invoice(&self, index: usize) -> &'a HeldInvoice<'a> {
        self.invoices[index]
    }

    /// Takes as much of `wanted` as can be credited on this part of a key without bringing the key or its invoice below
    /// zero.
    pub(super) fn credit(&mut self, part: &Part<'_>, wanted: Net) -> Net {
        let room = &mut self.room[part.invoice];
        let credited = wanted.min(part.net).min(*room).max(Net::ZERO);
        *room = *room - credited;
        credited
    }
}
