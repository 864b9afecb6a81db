//! Which documents are shown and not issued (rule 7), or wait because nobody could pay a total below zero.

use std::collections::BTreeSet;

use crate::document::{Draft, Kind, Line};
use crate::money::Net;
use crate::register::LineKey;

/// One customer's documents: those to issue, and those to show only.
///
/// A key waits whole: where one of its lines is on an invoice that waits, so do its lines on other invoices. Else the
/// next run would find the rest of the key missing and bill it as a difference.
pub(super) fn set_aside<'a>(drafts: Vec<Draft<'a>>) -> (Vec<Draft<'a>>, Vec<Draft<'a>>) {
    let waiting = waiting_keys(&drafts);
    let (mut issued, mut aside) = (Vec::with_capacity(drafts.len()), Vec::new());
    for mut draft in drafts {
        let waits = |line: &Line<'a>| draft.kind == Kind::Invoice && waiting.contains(&LineKey::of(line));
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
fn waiting_keys<'a>(drafts: &[Draft<'a>]) -> BTreeSet<LineKey<'a>> {
    let mut waiting = BTreeSet::new();
    loop {
        let before = waiting.len();
        for draft in drafts.iter().filter(|draft| draft.kind == Kind::Invoice) {
            if total_without(draft, &waiting).is_negative() {
                waiting.extend(draft.lines.iter().map(LineKey::of));
            }
        }
        if waiting.len() == before {
            return waiting;
        }
    }
}

fn total_without(draft: &Draft<'_>, waiting: &BTreeSet<LineKey<'_>>) -> Net {
    let goes = |line: &&Line<'_>| waiting.is_empty() || !waiting.contains(&LineKey::of(line));
    draft.lines.iter().filter(goes).map(|line| line.net).sum()
}
