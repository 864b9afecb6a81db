//! Lines and their bases → explanations, step by step. Nothing is computed here that an amount depends on: every number
//! is the line's own or stands in its basis.

mod difference;
mod files;
mod issued;
mod line;

use crate::billing::plan::{self, Inputs};
use crate::document::Line;
use crate::place::Problem;

pub use files::{contract, one_off};
pub use issued::document;
pub use line::{Explainer, Subject};

/// A line of a plan, and the invoice that its document corrects.
type Planned<'a> = (&'a str, Line<'a>);

/// Every line of the plan, those that wait included.
fn lines_of_plan(inputs: Inputs<'_>) -> Result<Vec<Planned<'_>>, Problem> {
    let mut lines = Vec::new();
    for customer in plan::customers(inputs) {
        let customer = customer?;
        for draft in customer.drafts.into_iter().chain(customer.set_aside) {
            lines.extend(draft.lines.into_iter().map(|line| (draft.corrects, line)));
        }
    }
    Ok(lines)
}

fn explainer(inputs: Inputs<'_>) -> Explainer<'_> {
    Explainer { catalog: &inputs.catalog.file, rows_in_files: true }
}

#[cfg(test)]
mod tests;
