//! What a customer's live invoices of a year hold, key by key (rule 9). An invoice that was cancelled holds nothing.

use std::collections::BTreeMap;

use crate::catalog::Catalog;
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
#[derive(Debug)]
pub(super) struct Held<'a> {
    /// Says which services are one key.
    catalog: &'a Catalog,
    invoices: Vec<&'a HeldInvoice<'a>>,
    /// For each invoice what can still be credited on it.
    room: Vec<Net>,
    keys: BTreeMap<LineKey<'a>, Parts<'a>>,
}

impl<'a> Held<'a> {
    /// From all of the customer's invoices, oldest first, by the keys of a catalog.
    pub(super) fn of(catalog: &'a Catalog, invoices: &'a [HeldInvoice<'a>]) -> Self {
        let mut held = Self { catalog, invoices: Vec::new(), room: Vec::new(), keys: BTreeMap::new() };
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
        let parts = self.keys.entry(LineKey::of(line).grouped(self.catalog)).or_default();
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
    pub(super) fn left(&self) -> impl Iterator<Item = &Parts<'a>> {
        self.keys.values()
    }

    /// What a part holds service by service: one alone, but for a key of a group whose services the invoice has several of.
    /// A credit note gives back what its invoice has charged, service by service, whatever a later catalog groups.
    pub(super) fn by_service(&self, part: &Part<'a>) -> Vec<(LineKey<'a>, Net)> {
        let mut services: Vec<LineKey<'a>> = part.lines.iter().map(|line| LineKey::of(line)).collect();
        services.sort_unstable();
        services.dedup();
        match services.as_slice() {
            [alone] => vec![(*alone, part.net)],
            _ => services.into_iter().map(|key| (key, self.invoice(part.invoice).remaining(key))).collect(),
        }
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
