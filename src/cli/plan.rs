//! The plan going by, customer by customer: what `bill` shows and `issue` writes.

use std::num::NonZeroUsize;

use crate::billing::plan::{
    self, CustomerPlan, DEBTORS_AT_ONCE, Detail, Inputs, Orphan, PlanDigest, PlanText, PlanTotals, Scope,
    Stretch,
};
use crate::cli::args::ScopeArgs;
use crate::cli::context::{Files, Outcome};
use crate::cli::progress::Progress;
use crate::document::Draft;
use crate::parallel;

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

/// How many steps of progress [`fold`] takes.
pub(crate) fn steps(inputs: &Inputs<'_>) -> u64 {
    inputs.book.customers().len() as u64
}

/// How a plan is made.
pub(crate) struct Making<'m> {
    pub(crate) threads: NonZeroUsize,
    pub(crate) detail: Detail,
    pub(crate) progress: &'m Progress,
}

/// Makes the plan, and sums up. Its stretches are made on any thread, where `prepare` sees them too; what that makes of
/// them is taken on this one, in their order.
pub(crate) fn fold<'a, P: Send>(
    inputs: Inputs<'a>,
    making: &Making<'_>,
    prepare: impl Fn(Vec<CustomerPlan<'a>>) -> Outcome<P> + Sync,
    mut take: impl FnMut(P) -> Outcome,
) -> Outcome<Summary<'a>> {
    let mut digest = PlanDigest::new(inputs.scope.year, inputs.catalog);
    let mut sums = Sums::default();
    let work = |stretch: Stretch<'a>| {
        let mut plans = stretch.customers(inputs, making.detail)?;
        let sums = Sums::of(&mut plans);
        prepare(plans).map(|prepared| (sums, prepared))
    };
    parallel::in_order(making.threads, plan::stretches(inputs), work, |done| {
        let (part, prepared) = done?;
        digest.add(&part.text);
        sums.extend(part);
        making.progress.advance(DEBTORS_AT_ONCE as u64);
        take(prepared)
    })?;
    let Sums { totals, orphans, waiting, .. } = sums;
    Ok(Summary { totals, orphans, waiting, plan: digest.id() })
}

/// What is summed up of a part of the plan.
#[derive(Default)]
struct Sums<'a> {
    text: PlanText,
    totals: PlanTotals,
    orphans: Vec<Orphan<'a>>,
    waiting: u64,
}

impl<'a> Sums<'a> {
    /// Of these plans, whose orphans are taken out.
    fn of(plans: &mut [CustomerPlan<'a>]) -> Self {
        let mut sums = Self::default();
        for customer in plans {
            for draft in &customer.drafts {
                sums.text.add(draft);
                sums.totals.add(draft);
            }
            let waits = |draft: &&Draft<'_>| !draft.net_total().is_zero();
            sums.waiting += customer.set_aside.iter().filter(waits).count() as u64;
            sums.orphans.append(&mut customer.orphans);
        }
        sums
    }

    /// Takes the sums of the part that comes next in, but for its text.
    fn extend(&mut self, next: Self) {
        self.totals.extend(next.totals);
        self.orphans.extend(next.orphans);
        self.waiting += next.waiting;
    }
}

/// The documents whose lines a plan shows: those to be issued, and those of zero lines, which sum up to nothing.
pub(crate) fn shown<'p, 'a>(customer: &'p CustomerPlan<'a>) -> impl Iterator<Item = &'p Draft<'a>> {
    let of_zeros = customer.set_aside.iter().filter(|draft| draft.net_total().is_zero());
    customer.drafts.iter().chain(of_zeros)
}
