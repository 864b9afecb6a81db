//! `import`: rows of a spreadsheet into the files of the book, or into the register.

mod invoices;

use crate::cli::args::{Format, ImportArgs, ImportCommand};
use crate::cli::context::{Context, Failure, Outcome};
use crate::cli::rows::{self, Sheet};
use crate::document::{Column, Value};
use crate::messages::Text;
use crate::place::Problems;
use crate::store::import::{Action, Change, Changes, Encoding, Imported, Table};
use crate::store::lock::Lock;
use crate::store::rows::{Contracts, Customers, Purchases};

/// What becomes of the cells.
const CHANGE: [Column; 6] = [
    Column::text("action"),
    Column::number("line"),
    Column::text("key"),
    Column::text("column"),
    Column::text("before"),
    Column::text("after"),
];

pub(crate) fn run(context: &mut Context<'_>, command: &ImportCommand) -> Outcome {
    match command {
        ImportCommand::Customers(args) => import::<Customers>(context, args),
        ImportCommand::Contracts(args) => import::<Contracts>(context, args),
        ImportCommand::Purchases(args) => import::<Purchases>(context, args),
        ImportCommand::Invoices(args) => invoices::run(context, args),
    }
}

/// Shows what the file does to the book's, and does it: all of it, or nothing.
fn import<K: Imported>(context: &mut Context<'_>, args: &ImportArgs) -> Outcome {
    let _lock = if args.dry_run { None } else { Some(Lock::take(&context.book)?) };
    let table = read(context, args, K::COLUMNS)?;
    let catalog = context.read_catalog()?;
    let changes = Changes::find::<K>(&context.book, &table)?;
    let problems = changes.check(&context.book, &catalog, context.today)?;
    tell(context, problems, Text::NothingWritten)?;
    let tally = changes.tally();
    let (said, changes) = match tally {
        _ if args.dry_run => (Text::DryRun, changes.dismiss()),
        [0, 0, _] => (Text::NothingToChange, changes.dismiss()),
        _ => (Text::Written, changes.save()?),
    };
    print(context, table.file(), K::FILE, &changes)?;
    let [added, changed, unchanged] = tally;
    context.say(Text::ImportTally, &[&added, &changed, &unchanged]);
    context.say(said, &[&K::FILE]);
    Ok(())
}

/// The rows of the file; says how its text was written where that is not UTF-8.
fn read(context: &mut Context<'_>, args: &ImportArgs, columns: &'static [Column]) -> Outcome<Table> {
    let table = Table::read(&args.file, columns, &args.mappings)?;
    if table.encoding() != Encoding::Utf8 {
        context.say(Text::ReadAs, &[&table.file(), &table.encoding().name()]);
    }
    Ok(table)
}

/// Tells warnings and errors; stops at errors, with what that means.
fn tell(context: &mut Context<'_>, problems: Problems, meaning: Text) -> Outcome {
    let has_errors = problems.has_errors();
    if !problems.listed().is_empty() {
        context.complain(problems);
    }
    if has_errors {
        context.say(meaning, &[]);
        return Err(Failure::Said);
    }
    Ok(())
}

/// Prints what becomes of the cells; people need not see what stays.
fn print(context: &mut Context<'_>, from: &str, into: &str, changes: &[Change]) -> Outcome {
    let is_table = context.format == Format::Table;
    let sheet = Sheet::new(context.text(Text::ImportTitle, &[&from, &into]), &CHANGE);
    rows::print(context, &sheet, |sink| {
        for change in changes.iter().filter(|change| !is_table || change.action != Action::Unchanged) {
            sink.row(&row(change))?;
        }
        Ok(())
    })
}

fn row(change: &Change) -> [Value<'_>; CHANGE.len()] {
    [
        Value::Code(change.action.code()),
        Value::Integer(change.line.into()),
        Value::text(&change.key),
        Value::text(change.column),
        Value::text(&change.before),
        Value::text(&change.after),
    ]
}

#[cfg(test)]
mod tests;
