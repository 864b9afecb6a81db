//! `uplift`: next year's prices by an inflation clause, shown as a plan and written by its id.

mod plan;

use crate::billing::uplift::{self, Clause};
use crate::cli::args::UpliftArgs;
use crate::cli::bill::quoted;
use crate::cli::context::{Context, Outcome};
use crate::cli::contract;
use crate::messages::Text;
use crate::money::{Quantity, UnitPrice};
use crate::place::{Code, Problem};
use crate::store::catalog::CATALOG;
use crate::store::lock::Lock;

use plan::Plan;

pub(crate) fn run(context: &mut Context<'_>, args: &UpliftArgs) -> Outcome {
    let _lock = args.plan.as_ref().map(|_| Lock::take(&context.book)).transpose()?;
    let (catalog, book) = context.read_book(&[])?;
    if context.catalog.is_some() || &*catalog.file != CATALOG {
        return Err(Problem::error(Code::CatalogNotOwn).into());
    }
    // A slip in an id would raise what should stay.
    args.keep.iter().try_for_each(|id| contract::rows(&book, id).map(|_| ()))?;
    let clause = clause(args);
    let rises = uplift::rises(&catalog, &book, args.year, &clause, &args.keep)?;
    let (plan, contracts) = Plan::make(context, &catalog, &book, args, &rises)?;
    let invoiced = plan.invoiced(context, args.year)?;
    let is_empty = rises.is_empty();
    if let Some(id) = args.plan.as_ref().filter(|id| **id != plan.id && !is_empty) {
        return Err(Problem::error(Code::UpliftChanged).with(id).with(&plan.id).into());
    }
    let is_confirmed = args.plan.is_some() && !is_empty;
    if is_confirmed {
        plan.write(context, contracts)?;
    }
    plan.show(context, args, &clause)?;
    plan.say_decided(context, args.year);
    context.complain(invoiced);
    if is_empty {
        say_why_nothing(context, &clause);
    } else if !is_confirmed {
        context.say(Text::UpliftWith, &[&command(args, &plan.id)]);
    }
    Ok(())
}

/// What new prices are multiples of where nothing is said.
const HUNDREDTH: UnitPrice = UnitPrice::from_ten_thousandths(100);

fn clause(args: &UpliftArgs) -> Clause {
    let step = args.round.unwrap_or(HUNDREDTH);
    Clause { percent: args.percent, threshold: args.threshold, cap: args.cap, step }
}

fn say_why_nothing(context: &mut Context<'_>, clause: &Clause) {
    match clause.threshold.filter(|threshold| clause.percent <= *threshold) {
        Some(threshold) => {
            let [percent, threshold] = [clause.percent, threshold].map(|percent| context.number(percent));
            context.say(Text::BelowThreshold, &[&percent, &threshold]);
        }
        None => context.say(Text::NothingToRaise, &[]),
    }
}

/// The command that writes this plan.
fn command(args: &UpliftArgs, id: &str) -> String {
    let percent =
        |name: &str, value: Option<_>| value.map(|value| format!(" --{name} {value}")).unwrap_or_default();
    let plain = |step: UnitPrice| Quantity::from_ten_thousandths(step.ten_thousandths());
    let round = args.round.map(|step| format!(" --round {}", plain(step))).unwrap_or_default();
    let keep: String = args.keep.iter().map(|contract| format!(" --keep {}", quoted(contract))).collect();
    format!(
        "annum uplift {} --percent {}{}{}{round}{keep} --plan {id}",
        args.year,
        args.percent,
        percent("threshold", args.threshold),
        percent("cap", args.cap),
    )
}
