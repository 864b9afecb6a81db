//! Amounts that a year is expected to come to, held against what the files say (rules 1 to 8), as balance assertions do
//! in plain-text accounting.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::billing::plan::{self, CustomerPlan, Inputs, Scope};
use crate::book::{About, Book, EXPECTATIONS, Expectation};
use crate::catalog::Catalog;
use crate::document::Draft;
use crate::money::Net;
use crate::place::{Code, Place, Problem, Problems};
use crate::register::Holdings;

/// The expectations that do not hold, by line: [`Code::ExpectationFailed`]. Where a year can't be computed, what keeps it
/// from that stands instead of its failures.
///
/// What the files say is the plan of a seller that has issued nothing yet. Charges count for the total, their customer
/// and the contract that they name, but for no service.
pub fn check(catalog: &Catalog, book: &Book, expectations: &[Expectation]) -> Problems {
    let mut by_year: BTreeMap<i32, Vec<&Expectation>> = BTreeMap::new();
    for expectation in expectations {
        by_year.entry(expectation.year).or_default().push(expectation);
    }
    let (mut faults, mut failures) = (Problems::default(), Vec::new());
    for (year, expectations) in by_year {
        match failures_of_year(catalog, book, year, &expectations) {
            Ok(found) => failures.extend(found),
            Err(problems) => faults.extend(problems),
        }
    }
    failures.sort_by_key(|failure| failure.place.as_ref().map(|place| place.line));
    failures.into_iter().for_each(|failure| faults.push(failure));
    faults
}

/// The expectations of one year that do not hold.
fn failures_of_year(
    catalog: &Catalog,
    book: &Book,
    year: i32,
    expectations: &[&Expectation],
) -> Result<Vec<Problem>, Problems> {
    let (holdings, scope) = (Holdings::default(), Scope { year, ..Scope::default() });
    let (mut sums, mut problems) = (Sums::of(expectations), Problems::default());
    for plan in plan::customers(Inputs { catalog, book, holdings: &holdings, scope: &scope }) {
        match plan {
            Ok(plan) => sums.add(&plan),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.has_errors() {
        return Err(problems);
    }
    Ok(expectations.iter().filter_map(|expected| sums.failure(expected)).collect())
}

/// What the files say in a year, of everything that an expectation is about.
struct Sums<'a>(FxHashMap<(About, &'a str), Net>);

impl<'a> Sums<'a> {
    fn of(expectations: &[&'a Expectation]) -> Self {
        Self(
            expectations.iter().map(|expected| ((expected.about, expected.id.as_str()), Net::ZERO)).collect(),
        )
    }

    fn add(&mut self, plan: &CustomerPlan<'a>) {
        for draft in plan.drafts.iter().chain(&plan.set_aside) {
            self.add_draft(draft);
        }
    }

    fn add_draft(&mut self, draft: &Draft<'a>) {
        for line in &draft.lines {
            let counts_for = [
                (About::Total, ""),
                (About::Customer, draft.party.id),
                (About::Service, line.service),
                (About::Contract, line.contract),
            ];
            for about in counts_for {
                if let Some(sum) = self.0.get_mut(&about) {
                    *sum += line.net;
                }
            }
        }
    }

    fn failure(&self, expected: &Expectation) -> Option<Problem> {
        let actual = self.0.get(&(expected.about, expected.id.as_str())).copied().unwrap_or_default();
        if actual == expected.net {
            return None;
        }
        let what = format!("{} {} {}", expected.year, expected.about.name(), expected.id);
        let problem = Problem::error(Code::ExpectationFailed).with(what.trim_end());
        let amounts = problem.with(expected.net).with(actual).with(actual - expected.net);
        Some(amounts.at(Place::line(EXPECTATIONS, expected.line).field("net")))
    }
}

#[cfg(test)]
mod tests;
