//! Taking an invoice back: a credit note over all that it still holds, after which its keys are open again.

use std::collections::BTreeSet;

use crate::document::{Draft, Kind, Line, Reason};
use crate::money::{Net, Percent, Quantity, Share};
use crate::place::{Code, Problem};
use crate::register::{HeldInvoice, LineKey};

/// The credit note over all that an invoice still holds. It is for the party as the invoice has frozen it. Zero lines
/// are on it too, so that every key of the invoice is open again. `reason` is printed as its note.
///
/// # Errors
/// [`Code::NotAnInvoice`], [`Code::AlreadyCancelled`], or [`Code::AmountTooLarge`].
pub fn credit_note<'a>(held: &'a HeldInvoice<'a>, reason: &'a str) -> Result<Draft<'a>, Problem> {
    let number = held.invoice.number.as_ref();
    if held.invoice.content.kind != Kind::Invoice {
        return Err(Problem::error(Code::NotAnInvoice).with(number));
    }
    if let Some(note) = held.cancelled_by() {
        return Err(Problem::error(Code::AlreadyCancelled).with(number).with(note));
    }
    Ok(Draft {
        kind: Kind::CreditNote,
        corrects: number,
        note: reason,
        lines: lines(held)?,
        ..held.invoice.content.clone()
    })
}

/// The invoice's lines taken back; what was partly credited before as one line per key.
fn lines<'a>(held: &'a HeldInvoice<'a>) -> Result<Vec<Line<'a>>, Problem> {
    let credited: BTreeSet<LineKey<'_>> =
        held.credit_notes.iter().flat_map(|note| &note.content.lines).map(LineKey::of).collect();
    let mut done = BTreeSet::new();
    let mut lines = Vec::with_capacity(held.invoice.content.lines.len());
    for line in &held.invoice.content.lines {
        let key = LineKey::of(line);
        if !credited.contains(&key) {
            lines.push(mirrored(line));
        } else if done.insert(key) {
            lines.push(rest_of(line, held.remaining(key)).ok_or_else(|| too_large(held))?);
        }
    }
    Ok(lines)
}

fn mirrored<'a>(line: &Line<'a>) -> Line<'a> {
    Line { quantity: -line.quantity, net: -line.net, reason: Reason::Cancelled, basis: None, ..line.clone() }
}

/// One line over what is left of a key. `None` where it is beyond what a unit price can be.
fn rest_of<'a>(line: &Line<'a>, remaining: Net) -> Option<Line<'a>> {
    Some(Line {
        quantity: -Quantity::ONE,
        unit: "",
        unit_price: remaining.as_unit_price()?,
        discount: Percent::ZERO,
        share: Share::WHOLE,
        net: -remaining,
        reason: Reason::Cancelled,
        basis: None,
        ..line.clone()
    })
}

fn too_large(held: &HeldInvoice<'_>) -> Problem {
    Problem::error(Code::AmountTooLarge).with(&held.invoice.number)
}

#[cfg(test)]
mod tests;
