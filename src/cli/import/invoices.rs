//! `import invoices`: what another system has billed, as a run of the register.

use super::{read, tell};
use crate::billing::{ENGINE, opening};
use crate::book::Book;
use crate::catalog::Catalog;
use crate::cli::args::ImportArgs;
use crate::cli::context::{Context, Outcome, series};
use crate::cli::issue::committed;
use crate::cli::rows::{self, Sheet};
use crate::document::Document;
use crate::document::rows::{ISSUED_LINE, issued_line_row};
use crate::messages::{Counted, Text, counted};
use crate::place::Problems;
use crate::register::{Action, Opening};
use crate::store::import::{OPENING, Table, openings};
use crate::store::lock::Lock;
use crate::store::register::{RegisterFiles, RunHeader, RunWriter};

/// Columns that a table leaves out: every document is an invoice of the same run, and every line is 1 at its amount.
const HIDDEN: [&str; 8] =
    ["kind", "run", "unit", "unit_price", "quantity", "discount_percent", "share", "reason"];

/// Shows the invoices of the file and takes them over: all of them, or none.
pub(super) fn run(context: &mut Context<'_>, args: &ImportArgs) -> Outcome {
    let _lock = if args.dry_run { None } else { Some(Lock::take(&context.book)?) };
    let table = read(context, args, &OPENING)?;
    let (catalog, book) = context.read_book(&[])?;
    let register = context.read_register()?;
    let openings = checked(context, &table, &catalog, &book, &register)?;
    let documents = opening::documents(&catalog, &book, &openings, register.next_run())?;
    let said = match documents.first() {
        None => Text::NothingToChange,
        Some(_) if args.dry_run => Text::DryRun,
        Some(first) => {
            write(context, &catalog, &register, first.content.year, &documents)?;
            Text::OpeningsTaken
        }
    };
    print(context, table.file(), &documents)?;
    let count = counted(context.language, documents.len() as u64, Counted::Documents);
    context.say(said, &[&count, &register.next_run()]);
    Ok(())
}

/// The entries of the file; says everything that is wrong with them.
fn checked(
    context: &mut Context<'_>,
    table: &Table,
    catalog: &Catalog,
    book: &Book,
    register: &RegisterFiles,
) -> Outcome<Vec<Opening>> {
    let (openings, mut problems) = openings(table, catalog, book, context.today);
    problems.extend(numbers(table, catalog, register, &openings));
    problems.sort_by_line();
    tell(context, problems, Text::NothingTaken)?;
    Ok(openings)
}

/// What is wrong with the numbers, once for each.
fn numbers(table: &Table, catalog: &Catalog, register: &RegisterFiles, openings: &[Opening]) -> Problems {
    let series = series(register);
    let mut seen = std::collections::BTreeSet::new();
    let mut problems = Problems::default();
    for opening in openings.iter().filter(|opening| seen.insert(&opening.number)) {
        if let Err(problem) = opening::refuse_number(catalog, &series, &opening.number) {
            problems.push(problem.at(opening.place.clone()));
        }
    }
    table.look_up(&mut problems);
    problems
}

fn write(
    context: &mut Context<'_>,
    catalog: &Catalog,
    register: &RegisterFiles,
    year: i32,
    documents: &[Document<'_>],
) -> Outcome {
    let header = RunHeader {
        action: Action::Import,
        issued_on: context.today,
        year,
        plan: "",
        through: None,
        engine: ENGINE,
        catalog,
        logo: None,
    };
    let mut writer = RunWriter::begin(&context.book, register, &header)?;
    for document in documents {
        writer.document(document)?;
    }
    let issued = writer.commit()?;
    committed(context, issued);
    Ok(())
}

fn print(context: &mut Context<'_>, file: &str, documents: &[Document<'_>]) -> Outcome {
    let total = context.text(Text::TotalNet, &[]);
    let title = context.text(Text::OpeningsTitle, &[&file]);
    let sheet = Sheet::new(title, &ISSUED_LINE).hide(&HIDDEN).sum(&["net_amount"], total);
    rows::print(context, &sheet, |sink| {
        for document in documents {
            for line in &document.content.lines {
                sink.row(&issued_line_row(document, line))?;
            }
        }
        Ok(())
    })
}
