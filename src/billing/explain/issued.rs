//! The lines of an issued document: what its inputs give again, and beside it what was issued.

use super::difference::{difference_steps, documents_of, place_of, sum_of};
use super::line::{Explainer, Subject, explanation, product, step};
use super::{Planned, explainer, lines_of_plan};
use crate::billing::plan::Inputs;
use crate::book::CustomerIx;
use crate::document::{Basis, Document, Explanation, Line, Note, Reason, Step, StepKind, Value};
use crate::place::Problem;
use crate::register::LineKey;

/// How the lines of an issued document came about: what the inputs give, whose register is that of the runs before,
/// and beside it what was issued. `customer` is none where the files know it no more.
///
/// # Errors
/// What keeps the year from being computed.
pub fn document<'a>(
    inputs: Inputs<'a>,
    customer: Option<CustomerIx>,
    document: &Document<'a>,
) -> Result<Vec<Explanation<'a>>, Problem> {
    let mut lines = match customer {
        Some(_) => lines_of_plan(inputs)?,
        None => Vec::new(),
    };
    let issued = Issued { inputs, document, explainer: explainer(inputs) };
    Ok(document.content.lines.iter().flat_map(|line| issued.line(line, &mut lines)).collect())
}

/// An issued document, explained from other sources than itself.
struct Issued<'a, 'd> {
    inputs: Inputs<'a>,
    document: &'d Document<'a>,
    explainer: Explainer<'a>,
}

impl<'a> Issued<'a, '_> {
    fn subject(&self) -> Subject<'a> {
        Subject { customer: self.document.content.party.id, year: self.document.content.year }
    }

    /// An issued line, and before it the lines that a difference is made of.
    fn line(&self, line: &Line<'a>, planned: &mut Vec<Planned<'a>>) -> Vec<Explanation<'a>> {
        let again = take_again(planned, line, self.document.content.corrects);
        let (mut before, mut explained) = match (&again, line.reason) {
            (_, Reason::Cancelled) => (Vec::new(), explanation(self.subject(), line, self.taken_back(line))),
            (_, Reason::Opening) => (Vec::new(), explanation(self.subject(), line, Vec::new())),
            (Some(again), Reason::Difference) => self.difference(again),
            (Some(again), _) => (Vec::new(), self.explainer.line(self.subject(), again)),
            (None, _) => (Vec::new(), self.explainer.line(self.subject(), line)),
        };
        explained.steps.push(self.issued_step(line));
        if !matches!(line.reason, Reason::Cancelled | Reason::Opening) {
            explained.steps.push(again_step(line, again.as_ref()));
        }
        explained.description = line.description.clone().into_owned();
        (explained.reason, explained.net) = (Some(line.reason), line.net);
        before.push(explained);
        before
    }

    fn issued_step(&self, line: &Line<'a>) -> Step {
        let note = match line.reason {
            Reason::Cancelled => Note::TakesBack(self.document.content.corrects.to_owned()),
            Reason::Opening => Note::TakenOver,
            _ => product(line),
        };
        step(0, StepKind::Issued, Value::Net(line.net), Some(place_of(self.document)), note)
    }

    fn difference(&self, line: &Line<'a>) -> (Vec<Explanation<'a>>, Explanation<'a>) {
        let Some(Basis::Difference(basis)) = &line.basis else {
            return (Vec::new(), self.explainer.line(self.subject(), line));
        };
        let held = self.inputs.holdings.invoices_of(self.subject().customer);
        let grouped = |key: LineKey<'a>| key.grouped(self.inputs.catalog);
        let documents = documents_of(held, |key| grouped(key) == grouped(LineKey::of(line)));
        let (mut steps, difference) =
            difference_steps(&self.explainer, basis.wanted, documents, &basis.causes);
        if difference != line.net {
            let note = match self.document.content.corrects {
                "" => Note::PartLeft,
                number => Note::PartOf(number.to_owned()),
            };
            steps.push(step(9, StepKind::Part, Value::Net(line.net), None, note));
        }
        let lines = basis.lines.iter().map(|line| self.explainer.line(self.subject(), line)).collect();
        (lines, explanation(self.subject(), line, steps))
    }

    /// What the cancelled invoice held for the key of a line.
    fn taken_back(&self, line: &Line<'a>) -> Vec<Step> {
        let held = self.inputs.holdings.invoices_of(self.subject().customer);
        let corrected: Vec<_> =
            held.iter().filter(|held| held.invoice.number == self.document.content.corrects).collect();
        let documents = documents_of(corrected.iter().copied(), |key| key == LineKey::of(line));
        let sum = sum_of(&documents);
        let held = step(9, StepKind::Held, Value::Net(sum), None, Note::Held);
        documents.into_iter().chain([held]).collect()
    }
}

/// What an issued line gives when it is derived again.
fn again_step(issued: &Line<'_>, again: Option<&Line<'_>>) -> Step {
    let (value, note) = match again {
        None => (Value::Empty, Note::NoneAgain),
        Some(again) if again.net == issued.net => (Value::Net(again.net), Note::SameAgain),
        Some(again) => (Value::Net(again.net), Note::OtherAgain(again.net - issued.net)),
    };
    step(0, StepKind::Again, value, None, note)
}

/// The line of a plan that is most like an issued one: of the same key and kind, best with the same first day.
fn take_again<'a>(planned: &mut Vec<Planned<'a>>, issued: &Line<'a>, corrects: &str) -> Option<Line<'a>> {
    let is_difference = |line: &Line<'_>| line.reason == Reason::Difference;
    let is_like = |(of, line): &Planned<'a>| {
        LineKey::of(line) == LineKey::of(issued)
            && *of == corrects
            && is_difference(line) == is_difference(issued)
    };
    let same_begin =
        |planned: &Planned<'a>| is_like(planned) && planned.1.period.first() == issued.period.first();
    let at = planned.iter().position(same_begin).or_else(|| planned.iter().position(is_like))?;
    Some(planned.remove(at).1)
}
