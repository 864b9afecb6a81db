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
use crate::parallel::{self, Spare};

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

/// Makes the plan, and sums up. Its stretches are made on any thread, where `add` gathers each customer's part; what was
/// gathered of a stretch is taken on this one, in their order, and left empty, to be used for a later one.
pub(crate) fn fold<'a, P: Default + Send>(
    inputs: Inputs<'a>,
    making: &Making<'_>,
    add: impl Fn(&mut P, CustomerPlan<'a>) -> Outcome + Sync,
    mut take: impl FnMut(&mut P) -> Outcome,
) -> Outcome<Summary<'a>> {
    let mut digest = PlanDigest::new(inputs.scope.year, inputs.catalog);
    let mut sums = Sums::default();
    let spare = Spare::<Part<P>>::default();
    let work = |stretch: Stretch<'a>| -> Outcome<_> {
        let Part { mut text, mut gathered } = spare.take().unwrap_or_default();
        let mut sums = Sums::default();
        stretch.each(inputs, making.detail, |mut customer| {
            customer.drafts.iter().for_each(|draft| text.add(draft));
            sums.add(&mut customer);
            add(&mut gathered, customer)
        })?;
        Ok((sums, Part { text, gathered }))
    };
    parallel::in_order(making.threads, plan::stretches(inputs), work, |done| -> Outcome {
        let (of_stretch, mut part) = done?;
        digest.add(&part.text);
        sums.extend(of_stretch);
        making.progress.advance(DEBTORS_AT_ONCE as u64);
        take(&mut part.gathered)?;
        part.text.clear();
        spare.keep(part);
        Ok(())
    })?;
    let Sums { totals, orphans, waiting } = sums;
    Ok(Summary { totals, orphans, waiting, plan: digest.id() })
}

/// Gathers what customers' parts are, for [`fold`] where the thread that takes them needs them whole.
pub(crate) fn gather<'a>(plans: &mut Vec<CustomerPlan<'a>>, customer: CustomerPlan<'a>) -> Outcome {
    plans.push(customer);
    Ok(())
}

/// What is made of a stretch, as far as it is large.
#[derive(Default)]
struct Part<P> {
    text: PlanText,
    gathered: P,
}

/// What is summed up of a part of the plan.
#[derive(Default)]
struct Sums<'a> {
    totals: PlanTotals,
    orphans: Vec<Orphan<'a>>,
    waiting: u64,
}

impl<'a> Sums<'a> {
    /// Takes the next customer in, whose orphans are taken out.
    fn add(&mut self, customer: &mut CustomerPlan<'a>) {
        customer.drafts.iter().for_each(|draft| self.totals.add(draft));
        let waits = |draft: &&Draft<'_>| !draft.net_total().is_zero();
        self.waiting += customer.set_aside.iter().filter(waits).count() as u64;
        self.orphans.append(&mut customer.orphans);
    }

    /// Takes the sums of the part that comes next in.
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
