//! `verify`: the register proves itself, and shows what today's files would make differently.

mod drift;
mod proof;

use crate::billing::verify;
use crate::cli::args::VerifyArgs;
use crate::cli::context::{Context, Outcome};
use crate::messages::{Counted, Text, counted};
use crate::place::{Code, Problem};
use crate::register::Run;
use crate::store;
use crate::store::catalog::CATALOG;
use crate::store::register::RegisterFiles;

use proof::Proof;

pub(crate) use drift::show_drift_of;

pub(crate) fn run(context: &mut Context<'_>, args: &VerifyArgs) -> Outcome {
    let catalog = context.read_catalog()?;
    let register = context.read_register()?;
    let frozen = |run| store::catalog::parse(CATALOG, register.catalog(run)?).ok();
    let problems = verify::verify(&catalog, frozen, register.runs(), register.documents());
    if problems.has_errors() {
        return Err(problems.into());
    }
    let noted = args.head.as_deref().map(|head| run_of_head(&register, head)).transpose()?;
    let today = if register.runs().is_empty() { None } else { Some(context.read_book(&[])) };
    let proof = Proof::of(&catalog, &register, today.as_ref().and_then(|today| today.as_ref().ok()))?;
    if proof.problems.has_errors() {
        return Err(proof.problems.into());
    }
    say_proof(context, &register, &proof);
    if let Some((head, run)) = args.head.as_deref().zip(noted) {
        say_noted(context, &register, head, run);
    }
    match today {
        Some(today) if proof.derived > 0 => {
            today.and_then(|_| drift::report(context, &proof.drift, args.strict))
        }
        _ => drift::show(context, &proof.drift),
    }
}

/// The run whose seal was noted elsewhere.
fn run_of_head<'r>(register: &'r RegisterFiles, head: &str) -> Outcome<&'r Run> {
    let found = register.runs().iter().rev().find(|run| run.seal.starts_with(head));
    Ok(found.ok_or_else(|| Problem::error(Code::HeadUnknown).with(head))?)
}

fn say_proof(context: &mut Context<'_>, register: &RegisterFiles, proof: &Proof) {
    context.say_register(register);
    if register.runs().is_empty() {
        return;
    }
    let documents = |context: &Context<'_>, count| counted(context.language, count, Counted::Documents);
    let derived = documents(context, proof.derived);
    context.say(Text::RegisterSound, &[]);
    context.say(Text::Rederived, &[&derived]);
    if proof.not_frozen > 0 {
        let not_frozen = documents(context, proof.not_frozen);
        context.say(Text::NothingFrozen, &[&not_frozen]);
    }
    if proof.openings > 0 {
        let openings = documents(context, proof.openings);
        context.say(Text::OpeningsNotDerived, &[&openings]);
    }
}

fn say_noted(context: &mut Context<'_>, register: &RegisterFiles, head: &str, run: &Run) {
    let last = register.runs().last().map_or(run.number, |last| last.number);
    match last - run.number {
        0 => context.say(Text::HeadIsNoted, &[&head]),
        since => {
            let since = counted(context.language, u64::from(since), Counted::Runs);
            context.say(Text::HeadWasNoted, &[&head, &run.number, &since]);
        }
    }
}
