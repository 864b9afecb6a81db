//! Rule 9: what the files say, the documents that the register has of it, and what is left.

use super::line::{Explainer, step};
use crate::document::{Cause, Document, Note, Step, StepKind, Value};
use crate::money::Net;
use crate::place::Place;
use crate::register::{HeldInvoice, LineKey, run_file};

/// A step for each document with lines that are meant, oldest invoice first, each before its credit notes.
pub(super) fn documents_of<'h, 'a: 'h>(
    invoices: impl IntoIterator<Item = &'h HeldInvoice<'a>>,
    is_meant: impl Fn(LineKey<'a>) -> bool,
) -> Vec<Step> {
    let mut steps = Vec::new();
    for held in invoices {
        for document in std::iter::once(&held.invoice).chain(&held.credit_notes) {
            let mut meant =
                document.content.lines.iter().filter(|line| is_meant(LineKey::of(line))).peekable();
            if meant.peek().is_some() {
                steps.push(document_step(document, meant.map(|line| line.net).sum()));
            }
        }
    }
    steps
}

fn document_step(document: &Document<'_>, net: Net) -> Step {
    let note = Note::Document {
        kind: document.content.kind,
        number: document.number.to_string(),
        issued_on: document.issued_on,
    };
    step(9, StepKind::Document, Value::Net(net), Some(place_of(document)), note)
}

pub(super) fn place_of(document: &Document<'_>) -> Place {
    Place::file(run_file(document.run))
}

/// Rule 9: what the files say less what the register holds, and why they differ.
pub(super) fn difference_steps(
    explainer: &Explainer<'_>,
    wanted: Net,
    documents: Vec<Step>,
    causes: &[Cause],
) -> (Vec<Step>, Net) {
    let held = sum_of(&documents);
    let difference = wanted - held;
    let mut steps = vec![step(9, StepKind::Wanted, Value::Net(wanted), None, Note::Wanted)];
    steps.extend(documents);
    steps.push(step(9, StepKind::Held, Value::Net(held), None, Note::Held));
    steps.extend(causes.iter().map(|cause| explainer.cause_step(*cause)));
    let note = match difference {
        difference if difference.is_zero() => Note::NothingToBill,
        difference if difference.is_negative() => Note::ToCredit,
        _ => Note::ToInvoice,
    };
    steps.push(step(9, StepKind::Difference, Value::Net(difference), None, note));
    (steps, difference)
}

pub(super) fn sum_of(documents: &[Step]) -> Net {
    let net = |step: &Step| match step.value {
        Value::Net(net) => net,
        _ => Net::ZERO,
    };
    documents.iter().map(net).sum()
}
