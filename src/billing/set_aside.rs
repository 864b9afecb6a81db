//! Which documents are shown and not issued (rule 7), or wait because nobody could pay a total below zero.

use std::collections::BTreeSet;

use crate::catalog::Catalog;
use crate::document::{Draft, Kind, Line};
use crate::money::Net;
use crate::register::LineKey;

/// One customer's documents: those to issue, and those to show only.
///
/// A key waits whole: where one of its lines is on an invoice that waits, so do its lines on other invoices. Else the
/// next run would find the rest of the key missing and bill it as a difference.
pub(super) fn set_aside<'a>(
    catalog: &'a Catalog,
    drafts: Vec<Draft<'a>>,
) -> (Vec<Draft<'a>>, Vec<Draft<'a>>) {
    let waiting = Waiting::of(catalog, &drafts);
    let (mut issued, mut aside) = (Vec::with_capacity(drafts.len()), Vec::new());
    for mut draft in drafts {
        let waits = |line: &Line<'a>| draft.kind == Kind::Invoice && waiting.has(line);
        if draft.lines.iter().all(|line| line.net.is_zero() || waits(line)) {
            aside.push(draft);
        } else if draft.lines.iter().any(waits) {
            let (waits, goes) = std::mem::take(&mut draft.lines).into_iter().partition(waits);
            aside.push(Draft { lines: waits, ..draft.clone() });
            issued.push(Draft { lines: goes, ..draft });
        } else {
            issued.push(draft);
        }
    }
    (issued, aside)
}

/// The keys of invoices below zero, and of those that come below zero without them.
struct Waiting<'a> {
    catalog: &'a Catalog,
    keys: BTreeSet<LineKey<'a>>,
}

impl<'a> Waiting<'a> {
    fn of(catalog: &'a Catalog, drafts: &[Draft<'a>]) -> Self {
        let mut waiting = Self { catalog, keys: BTreeSet::new() };
        loop {
            let before = waiting.keys.len();
            for draft in drafts.iter().filter(|draft| draft.kind == Kind::Invoice) {
                if waiting.total_without(draft).is_negative() {
                    waiting.keys.extend(draft.lines.iter().map(|line| LineKey::of(line).grouped(catalog)));
                }
            }
            if waiting.keys.len() == before {
                return waiting;
            }
        }
    }

    fn has(&self, line: &Line<'a>) -> bool {
        !self.keys.is_empty() && self.keys.contains(&LineKey::of(line).grouped(self.catalog))
    }

    fn total_without(&self, draft: &Draft<'a>) -> Net {
        draft.lines.iter().filter(|line| !self.has(line)).map(|line| line.net).sum()
    }
}
