//! `verify`: the register proves itself, and shows what today's files would make differently.

use std::collections::BTreeSet;

use crate::billing::drift::{self, Drift, Standing, Today};
use crate::billing::rederive::{FrozenRun, rederive};
use crate::billing::{ENGINE, verify};
use crate::book::Book;
use crate::catalog::Catalog;
use crate::cli::args::{Format, VerifyArgs};
use crate::cli::context::{Context, Outcome, hold, holdings_before};
use crate::cli::rows::{self, Sheet};
use crate::document::{Column, Document, Value};
use crate::messages::{Counted, Text, counted};
use crate::place::{Code, Place, Problem, Problems};
use crate::register::{Action, Holdings, Run, run_file};
use crate::render::people::gap;
use crate::store;
use crate::store::catalog::CATALOG;
use crate::store::register::{FrozenInputs, RegisterFiles};

const DRIFT: [Column; 10] = [
    Column::text("number"),
    Column::text("customer"),
    Column::text("contract"),
    Column::text("service"),
    Column::text("charge"),
    Column::text("drift"),
    Column::text("then"),
    Column::text("now"),
    Column::number("was"),
    Column::number("would_be"),
];

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
        Some(today) if proof.derived > 0 => today.and_then(|_| report(context, &proof.drift, args.strict)),
        _ => show(context, &proof.drift),
    }
}

/// The run whose seal was noted elsewhere.
fn run_of_head<'r>(register: &'r RegisterFiles, head: &str) -> Outcome<&'r Run> {
    let found = register.runs().iter().rev().find(|run| run.seal.starts_with(head));
    Ok(found.ok_or_else(|| Problem::error(Code::HeadUnknown).with(head))?)
}

/// What deriving the whole register again has shown.
#[derive(Default)]
struct Proof {
    /// Documents that follow from what is frozen, or that another version of the program made.
    derived: u64,
    /// Documents with nothing frozen.
    not_frozen: u64,
    /// Documents of another system.
    openings: u64,
    problems: Problems,
    drift: Vec<Drift>,
}

impl Proof {
    /// Goes through the register year by year, run by run.
    fn of(catalog: &Catalog, register: &RegisterFiles, today: Option<&(Catalog, Book)>) -> Outcome<Self> {
        let mut proof = Self::default();
        for year in register.years() {
            proof.year(catalog, register, today, year)?;
        }
        Ok(proof)
    }

    fn year(
        &mut self,
        catalog: &Catalog,
        register: &RegisterFiles,
        today: Option<&(Catalog, Book)>,
        year: i32,
    ) -> Outcome {
        let documents: Vec<Document<'_>> = register.documents_of_year(year).collect();
        let standing = Standing::of(&documents, catalog);
        let mut holdings = Holdings::default();
        let mut documents = documents.into_iter().peekable();
        while let Some(number) = documents.peek().map(|document| document.run) {
            let of_run: Vec<_> =
                std::iter::from_fn(|| documents.next_if(|document| document.run == number)).collect();
            let run = register.run(number);
            if run.is_some_and(|run| run.action == Action::Import) {
                self.openings += of_run.len() as u64;
                of_run.into_iter().try_for_each(|document| hold(&mut holdings, document))?;
                continue;
            }
            match run.zip(register.inputs(number)?) {
                Some((run, inputs)) => {
                    self.run(&frozen(run, &of_run, &inputs, &holdings), today, &standing);
                    self.seller(register, &inputs, number);
                }
                None => self.not_frozen += of_run.len() as u64,
            }
            of_run.into_iter().try_for_each(|document| hold(&mut holdings, document))?;
        }
        Ok(())
    }

    fn run(&mut self, frozen: &FrozenRun<'_>, today: Option<&(Catalog, Book)>, standing: &Standing<'_>) {
        let not_derived = rederive(frozen);
        self.derived += frozen.documents.len() as u64;
        for found in not_derived {
            let document = frozen.documents.iter().find(|document| document.number == found.number);
            match document.filter(|_| frozen.run.engine != ENGINE) {
                Some(document) => self.drift.push(Drift::of_engine(document, &found)),
                None => self.problems.push(found.problem(frozen.run.number)),
            }
        }
        if let Some((catalog, book)) = today.filter(|_| frozen.run.action == Action::Issue) {
            self.drift.extend(drift::drift(frozen, Today { catalog, book }, standing));
        }
    }

    /// The seller is frozen on its own and in the catalog's text; both say the same.
    fn seller(&mut self, register: &RegisterFiles, inputs: &FrozenInputs, run: u32) {
        if register.seller(run) != Some(&inputs.catalog.seller) {
            let place = Place::file(run_file(run)).field("seller");
            let what = "the seller is not that of the frozen catalog";
            self.problems.push(Problem::error(Code::RegisterFormat).with(what).at(place));
        }
    }
}

fn frozen<'a>(
    run: &'a Run,
    documents: &'a [Document<'a>],
    inputs: &'a FrozenInputs,
    holdings: &'a Holdings<'a>,
) -> FrozenRun<'a> {
    FrozenRun { run, documents, catalog: &inputs.catalog, book: &inputs.book, holdings }
}

/// Shows how one document would come out differently from today's files; nothing where it would not, or where the files
/// can't be read.
pub(crate) fn show_drift_of(
    context: &mut Context<'_>,
    register: &RegisterFiles,
    document: &Document<'_>,
) -> Outcome {
    // What another system has billed never followed from our files.
    if document.is_opening() {
        return Ok(());
    }
    let (Ok((catalog, book)), Some(inputs), Some(run)) =
        (context.read_book(&[]), register.inputs(document.run)?, register.run(document.run))
    else {
        return Ok(());
    };
    let year = document.content.year;
    let of_year: Vec<_> = register.documents_of_year(year).collect();
    let holdings = holdings_before(register, year, document.run)?;
    // A key may stand on several documents of the run, and is compared whole.
    let customer = document.content.party.id;
    let is_beside = |other: &&Document<'_>| other.run == document.run && other.content.party.id == customer;
    let beside: Vec<_> = of_year.iter().filter(is_beside).cloned().collect();
    let frozen = frozen(run, &beside, &inputs, &holdings);
    let mut drift =
        drift::drift(&frozen, Today { catalog: &catalog, book: &book }, &Standing::of(&of_year, &catalog));
    drift.retain(|drift| drift.is_about(document, &catalog));
    if !drift.is_empty() {
        gap(context.out)?;
    }
    show(context, &drift)
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

/// Shows what drifted; fails for it only where that was asked for.
fn report(context: &mut Context<'_>, drift: &[Drift], strict: bool) -> Outcome {
    show(context, drift)?;
    let numbers: BTreeSet<&str> = drift.iter().map(|drift| drift.number.as_str()).collect();
    match numbers.len() {
        0 => context.say(Text::NoDrift, &[]),
        count if strict => return Err(Problem::error(Code::Drifted).with(count).into()),
        count => {
            let count = counted(context.language, count as u64, Counted::Documents);
            context.say(Text::DriftFound, &[&count]);
        }
    }
    Ok(())
}

/// The report: in a table only where there is something in it.
fn show(context: &mut Context<'_>, drift: &[Drift]) -> Outcome {
    if drift.is_empty() && context.format == Format::Table {
        return Ok(());
    }
    let title = context.text(Text::Drift, &[]);
    rows::print(context, &Sheet::new(title, &DRIFT), |sink| {
        for drift in drift {
            let place = |place: &Option<Place>| place.as_ref().map(ToString::to_string).unwrap_or_default();
            let (then, now) = (place(&drift.then), place(&drift.now));
            sink.row(&[
                Value::Text(&drift.number),
                Value::Text(&drift.customer),
                Value::text(&drift.contract),
                Value::text(&drift.service),
                Value::text(&drift.charge),
                Value::Code(drift.change.code()),
                Value::text(&then),
                Value::text(&now),
                Value::Net(drift.was),
                drift.would_be.map_or(Value::Empty, Value::Net),
            ])?;
        }
        Ok(())
    })
}
