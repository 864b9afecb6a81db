//! `issue`: the plan, numbered and dated, as a run of the register.

use crate::billing::ENGINE;
use crate::billing::issue::{LateIssue, Numberer, refuse_date, refuse_year};
use crate::billing::plan::{CustomerPlan, Detail, Inputs};
use crate::billing::voucher::refuse_before_issue;
use crate::calendar::Day;
use crate::cli::args::{Format, IssueArgs};
use crate::cli::context::{Context, Failure, Files, Outcome, holdings, series};
use crate::cli::invoices;
use crate::cli::logo;
use crate::cli::plan::{self, Making, Summary};
use crate::cli::progress::Progress;
use crate::messages::{Counted, Text, counted};
use crate::place::{Code, Problem, Problems};
use crate::register::{Action, Run};
use crate::store::lock::Lock;
use crate::store::register::{self, Committed, RegisterFiles, RunHeader, RunWriter};

pub(crate) fn run(context: &mut Context<'_>, args: &IssueArgs) -> Outcome {
    let date = args.date.unwrap_or(context.today);
    let _lock = Lock::take(&context.book)?;
    let files = context.read(&[])?;
    if issue(context, &files, args, date)? {
        return Ok(());
    }
    context.say_register(&files.register);
    match context.format {
        Format::Table => Ok(()),
        // A script gets its header whatever happened.
        Format::Csv | Format::Json => invoices::print_lines_of(context, &files.register, |_| false),
    }
}

/// Issues the plan under the lock that the caller holds, and prints it; `false` where there is nothing to issue.
fn issue(context: &mut Context<'_>, files: &Files, args: &IssueArgs, date: Day) -> Outcome<bool> {
    let holdings = holdings(&files.register, &files.catalog, args.scope.year)?;
    let scope = plan::scope(files, &args.scope)?;
    let inputs = Inputs { catalog: &files.catalog, book: &files.book, holdings: &holdings, scope: &scope };
    plan::check(&inputs)?;
    let summary = {
        let progress = context.progress(Text::Planning, plan::steps(&inputs));
        plan::fold(inputs, &making(context, &progress), |(), _| Ok(()), |()| Ok(()))?
    };
    if !may_issue(context, files, args, &summary)? {
        return Ok(false);
    }
    let series = series(&files.register);
    refuse_year(&files.catalog, args.scope.year, date)?;
    refuse_date(&files.catalog, &series, date, context.today)?;
    let numberer = Numberer::new(&files.catalog, &series, date).supplied_on(args.supplied_on)?;
    let logo = logo::read(context, &files.catalog)?;
    let header = RunHeader {
        action: Action::Issue,
        issued_on: date,
        year: args.scope.year,
        plan: &summary.plan,
        through: args.scope.through,
        engine: ENGINE,
        catalog: &files.catalog,
        logo: logo.as_ref(),
    };
    let run = write(context, files, inputs, &header, numberer.clone())?;
    print(context, files, inputs, numberer, run).map(|()| true)
}

/// Prints what was issued: the same documents made once more, which takes a fifth of reading them back.
fn print(
    context: &mut Context<'_>,
    files: &Files,
    inputs: Inputs<'_>,
    mut numberer: Numberer<'_>,
    run: Run,
) -> Outcome {
    let number = run.number;
    let runs: Vec<Run> = files.register.runs().iter().cloned().chain([run]).collect();
    context.say_runs(&runs);
    let progress = Progress::none();
    let making = making(context, &progress);
    invoices::print_lines(context, |each| {
        plan::each(inputs, &making, |customer| {
            customer.drafts.into_iter().try_for_each(|draft| each(&numberer.issue(draft, number)?))
        })
    })
}

/// Writes the run: the same plan once more, customer by customer, since a large one is never held whole.
fn write(
    context: &mut Context<'_>,
    files: &Files,
    inputs: Inputs<'_>,
    header: &RunHeader<'_>,
    mut numberer: Numberer<'_>,
) -> Outcome<Run> {
    let number = files.register.next_run();
    let mut writer = RunWriter::begin(&context.book, &files.register, header)?;
    let mut late = LateIssue::default();
    let progress = context.progress(Text::Issuing, plan::steps(&inputs));
    plan::each(inputs, &making(context, &progress), |customer| {
        freeze(&mut writer, files, header.year, &customer)?;
        customer.drafts.into_iter().try_for_each(|draft| {
            let document = numberer.issue(draft, number)?;
            refuse_before_issue(&document, &files.catalog)?;
            late.note(&files.catalog, &document);
            Ok(writer.document(&document)?)
        })
    })?;
    let issued = writer.commit()?;
    drop(progress);
    if let Some(warning) = late.problem(header.issued_on) {
        context.complain(warning.into());
    }
    Ok(committed(context, issued))
}

/// The register needs the amounts alone.
fn making<'m>(context: &Context<'_>, progress: &'m Progress) -> Making<'m> {
    Making { threads: context.threads, detail: Detail::Amounts, progress }
}

/// Writes the rows that a customer's documents are made of before the documents.
fn freeze(writer: &mut RunWriter, files: &Files, year: i32, plan: &CustomerPlan<'_>) -> Outcome {
    let customer = plan.drafts.first().and_then(|draft| files.book.find_customer(draft.party.id));
    if let Some(customer) = customer {
        let inputs = register::Inputs { catalog: &files.catalog, book: &files.book, customer, year };
        writer.inputs(inputs, plan.drafts.iter().chain(&plan.set_aside))?;
    }
    Ok(())
}

/// Whether the plan is to be issued now: it is the one that was asked for, and there is something in it.
fn may_issue(
    context: &mut Context<'_>,
    files: &Files,
    args: &IssueArgs,
    summary: &Summary<'_>,
) -> Outcome<bool> {
    let mut orphans = Problems::default();
    summary.orphans.iter().for_each(|orphan| orphans.push(orphan.problem()));
    if orphans.has_errors() {
        return Err(Failure::Problems(orphans));
    }
    let empty = summary.totals.is_empty();
    match &args.plan {
        Some(plan) if *plan != summary.plan => {
            return already_issued(context, &files.register, plan, summary);
        }
        None if summary.totals.has_corrections => {
            return Err(Problem::error(Code::PlanNeeded).with(&summary.plan).into());
        }
        _ if empty => context.say(Text::NothingToInvoiceIn, &[&args.scope.year]),
        _ => {}
    }
    if summary.waiting > 0 {
        let waiting = counted(context.language, summary.waiting, Counted::Documents);
        context.say(Text::Waiting, &[&waiting]);
    }
    Ok(!empty)
}

/// Another plan than the one of now was asked for: fine where it was issued before, else refused.
fn already_issued(
    context: &mut Context<'_>,
    register: &RegisterFiles,
    plan: &str,
    summary: &Summary<'_>,
) -> Outcome<bool> {
    match register.runs().iter().rev().find(|run| run.plan == plan) {
        Some(run) => {
            context.say(Text::AlreadyIssued, &[&plan, &run.number]);
            Ok(false)
        }
        None => Err(Problem::error(Code::PlanChanged).with(plan).with(&summary.plan).into()),
    }
}

/// The run that is issued; what went wrong after that is said, and is no failure.
pub(crate) fn committed(context: &mut Context<'_>, committed: Committed) -> Run {
    if let Some(trouble) = committed.trouble {
        context.complain(trouble.into());
    }
    committed.run
}

/// Prints what a run holds, read back from the register. Where that fails, it is said that the run is issued: the error
/// alone would read as if nothing had been.
pub(crate) fn show(context: &mut Context<'_>, run: &Run) -> Outcome {
    let register = RegisterFiles::read(&context.book).inspect_err(|_| {
        let documents = counted(context.language, u64::from(run.documents), Counted::Documents);
        context.say(Text::Issued, &[&documents, &run.number, &run.issued_on]);
    })?;
    context.say_register(&register);
    invoices::print_lines_of(context, &register, |document| document.run == run.number)
}
