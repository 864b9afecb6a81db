//! The plan going by, customer by customer: what `bill` shows and `issue` writes.

use crate::billing::plan::{self, CustomerPlan, Inputs, Orphan, PlanDigest, PlanTotals, Scope};
use crate::cli::args::ScopeArgs;
use crate::cli::context::{Files, Outcome};
use crate::cli::progress::Progress;
use crate::document::Draft;

/// What is known of a plan once all of its documents went by.
pub(crate) struct Summary<'a> {
    pub(crate) totals: PlanTotals,
    pub(crate) orphans: Vec<Orphan<'a>>,
    /// Documents that wait although there is something to pay or to give back on them.
    pub(crate) waiting: u64,
    pub(crate) plan: String,
}

/// The keys that the arguments choose.
pub(crate) fn scope(files: &Files, args: &ScopeArgs) -> Outcome<Scope> {
    Ok(Scope { year: args.year, customers: files.customers(&args.customers)?, through: args.through })
}

/// Stops where the year can't be computed.
pub(crate) fn check(inputs: &Inputs<'_>) -> Outcome {
    let problems = plan::check(inputs);
    if problems.has_errors() { Err(problems.into()) } else { Ok(()) }
}

/// How many customers go by between two looks at the progress.
const CUSTOMERS_AT_ONCE: usize = 1 << 10;

/// How many steps of progress [`fold`] takes.
pub(crate) fn steps(inputs: &Inputs<'_>) -> u64 {
    inputs.book.customers().len() as u64
}

/// Lets every customer's part of the plan go by, and sums up.
pub(crate) fn fold<'a>(
    inputs: Inputs<'a>,
    progress: &Progress,
    mut each: impl FnMut(&CustomerPlan<'a>) -> Outcome,
) -> Outcome<Summary<'a>> {
    let mut digest = PlanDigest::new(inputs.scope.year, inputs.catalog);
    let mut totals = PlanTotals::default();
    let (mut orphans, mut waiting) = (Vec::new(), 0);
    for (at, customer) in plan::customers(inputs).enumerate() {
        let customer = customer?;
        if at % CUSTOMERS_AT_ONCE == 0 {
            progress.advance(CUSTOMERS_AT_ONCE as u64);
        }
        for draft in &customer.drafts {
            digest.add(draft);
            totals.add(draft);
        }
        each(&customer)?;
        waiting += customer.set_aside.iter().filter(|draft| !draft.net_total().is_zero()).count() as u64;
        orphans.extend(customer.orphans);
    }
    Ok(Summary { totals, orphans, waiting, plan: digest.id() })
}

/// The documents whose lines a plan shows: those to be issued, and those of zero lines, which sum up to nothing.
pub(crate) fn shown<'p, 'a>(customer: &'p CustomerPlan<'a>) -> impl Iterator<Item = &'p Draft<'a>> {
    let of_zeros = customer.set_aside.iter().filter(|draft| draft.net_total().is_zero());
    customer.drafts.iter().chain(of_zeros)
}
