//! `issue`: the plan, numbered and dated, as a run of the register.

use crate::billing::ENGINE;
use crate::billing::issue::{DocumentCount, LateIssue, Numberer, refuse_date, refuse_year};
use crate::billing::plan::{CustomerPlan, DEBTORS_AT_ONCE, Detail, Inputs, Stretch, stretches};
use crate::billing::voucher::refuse_before_issue;
use crate::calendar::Day;
use crate::cli::args::{Format, IssueArgs};
use crate::cli::context::{Context, Failure, Files, Outcome, holdings, series};
use crate::cli::invoices;
use crate::cli::logo;
use crate::cli::plan::{self, Making, Summary};
use crate::document::Document;
use crate::messages::{Counted, Text, counted};
use crate::parallel::{self, Spare};
use crate::place::{Code, Problem, Problems};
use crate::register::{Action, Run};
use crate::store::lock::Lock;
use crate::store::register::{self, Committed, RegisterFiles, RunHeader, RunPart, RunWriter};

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
    let (summary, counts) = planned(context, inputs)?;
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
    let issue = Issue { inputs, counts, numberer, run: files.register.next_run() };
    let run = write(context, files, &issue, &header)?;
    print(context, files, &issue, run).map(|()| true)
}

/// The sums of the plan, and how many documents each of its stretches has.
fn planned<'a>(context: &Context<'_>, inputs: Inputs<'a>) -> Outcome<(Summary<'a>, Vec<DocumentCount>)> {
    let progress = context.progress(Text::Planning, plan::steps(&inputs));
    // The register needs the amounts alone.
    let making = Making { threads: context.threads, detail: Detail::Amounts, progress: &progress };
    let count = |count: &mut DocumentCount, customer: CustomerPlan<'a>| {
        count.add(&customer.drafts);
        Ok(())
    };
    let mut counts = Vec::new();
    let summary = plan::fold(inputs, &making, count, |count| {
        counts.push(std::mem::take(count));
        Ok(())
    })?;
    Ok((summary, counts))
}

/// A plan that may be issued. A large one is never held whole: its documents are made once more to be written, and again to
/// be printed, which takes a fifth of reading them back.
struct Issue<'i> {
    inputs: Inputs<'i>,
    /// The documents of each stretch, whose numbers are known by that wherever it is made.
    counts: Vec<DocumentCount>,
    /// Where the series stand before the run.
    numberer: Numberer<'i>,
    run: u32,
}

impl<'i> Issue<'i> {
    /// The stretches of the plan, each with what numbers its documents.
    fn stretches(&self) -> impl Iterator<Item = (Stretch<'i>, Numberer<'i>)> {
        let mut rest = self.numberer.clone();
        let numberers = self.counts.iter().map(move |count| {
            let numberer = rest.clone();
            rest.pass_over(*count);
            numberer
        });
        stretches(self.inputs).zip(numberers)
    }

    /// Hands on the documents of a stretch.
    fn documents(
        &self,
        (stretch, mut numberer): (Stretch<'i>, Numberer<'i>),
        take: &mut dyn FnMut(Document<'i>) -> Outcome,
    ) -> Outcome {
        stretch.each(self.inputs, Detail::Amounts, |plan| {
            plan.drafts.into_iter().try_for_each(|draft| take(numberer.issue(draft, self.run)?))
        })
    }

    /// Writes the records of a stretch, customer by customer: the rows that documents are made of, then the documents.
    fn records(
        &self,
        (stretch, mut numberer): (Stretch<'i>, Numberer<'i>),
        part: &mut RunPart,
    ) -> Outcome<LateIssue> {
        let Inputs { catalog, book, scope, .. } = self.inputs;
        let mut late = LateIssue::default();
        stretch.each(self.inputs, Detail::Amounts, |plan| {
            if let Some(customer) = plan.customer.filter(|_| !plan.drafts.is_empty()) {
                let inputs = register::Inputs { catalog, book, customer, year: scope.year };
                part.inputs(inputs, plan.drafts.iter().chain(&plan.set_aside))?;
            }
            plan.drafts.into_iter().try_for_each(|draft| {
                let document = numberer.issue(draft, self.run)?;
                refuse_before_issue(&document, catalog)?;
                late.note(catalog, &document);
                Outcome::Ok(part.document(&document)?)
            })
        })?;
        Ok(late)
    }
}

/// Writes the run.
fn write(
    context: &mut Context<'_>,
    files: &Files,
    issue: &Issue<'_>,
    header: &RunHeader<'_>,
) -> Outcome<Run> {
    let mut writer = RunWriter::begin(&context.book, &files.register, header)?;
    let mut late = LateIssue::default();
    let progress = context.progress(Text::Issuing, plan::steps(&issue.inputs));
    let spare = Spare::default();
    let work = |stretch| {
        let mut part = spare.take().unwrap_or_else(|| RunPart::of_run(issue.run));
        let late = issue.records(stretch, &mut part)?;
        Outcome::Ok((part, late))
    };
    parallel::in_order(context.threads, issue.stretches(), work, |made| {
        let (mut part, late_of_part) = made?;
        writer.add(&part)?;
        late.extend(late_of_part);
        progress.advance(DEBTORS_AT_ONCE as u64);
        part.clear();
        spare.keep(part);
        Outcome::Ok(())
    })?;
    let issued = writer.commit()?;
    drop(progress);
    if let Some(warning) = late.problem(header.issued_on) {
        context.complain(warning.into());
    }
    Ok(committed(context, issued))
}

/// Prints what was issued.
fn print(context: &mut Context<'_>, files: &Files, issue: &Issue<'_>, run: Run) -> Outcome {
    let runs: Vec<Run> = files.register.runs().iter().cloned().chain([run]).collect();
    context.say_runs(&runs);
    invoices::print_lines(context, issue.stretches(), |stretch, take| issue.documents(stretch, take))
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
