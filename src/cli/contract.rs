//! `contract`: list, show, add, change and end.

use crate::billing::notice;
use crate::book::{self, Book, ContractRow};
use crate::calendar::Day;
use crate::catalog::{Catalog, ServiceIx};
use crate::cli::args::{ContractCommand, EndArgs};
use crate::cli::context::{self, Context, Outcome};
use crate::cli::contract_change;
use crate::cli::edit::Edit;
use crate::cli::file;
use crate::messages::Text;
use crate::place::{Code, Place, Problem};
use crate::render::people::date;
use crate::store::lock::Lock;
use crate::store::nearest::nearest;
use crate::store::rows::Contracts;

pub(crate) fn run(context: &mut Context<'_>, command: &ContractCommand) -> Outcome {
    match command {
        ContractCommand::List(args) => {
            file::list::<Contracts>(context, Text::ContractsTitle, args.text.as_deref())
        }
        ContractCommand::Show(args) => file::show::<Contracts>(
            context,
            Text::ContractsTitle,
            "contract",
            &args.id,
            Code::UnknownContract,
        ),
        ContractCommand::Add(columns) => file::add::<Contracts>(context, &columns.cells()),
        ContractCommand::Change(args) => contract_change::run(context, args),
        ContractCommand::End(args) => end(context, args),
    }
}

/// All rows of a contract; an error where there are none.
pub(crate) fn rows<'b>(book: &'b Book, contract: &str) -> Outcome<Vec<&'b ContractRow>> {
    let id = |row: &ContractRow| book.text(row.contract);
    let rows: Vec<_> = book.contracts().iter().filter(|row| id(row) == contract).collect();
    if rows.is_empty() {
        let near = nearest(contract, book.contracts().iter().map(id));
        return Err(Problem::error(Code::UnknownContract).with(contract).suggest(near).into());
    }
    Ok(rows)
}

fn end(context: &mut Context<'_>, args: &EndArgs) -> Outcome {
    let _lock = Lock::take(&context.book)?;
    let (catalog, book) = context.read_book(&[])?;
    let service = args.service.as_ref().map(|id| context::service(&catalog, id)).transpose()?;
    let rows = going_on(&book, args, service)?;
    let last = if args.waive_notice { args.on } else { after_notice(context, &catalog, &book, &rows, args)? };
    let mut edit = Edit::open::<Contracts>(context)?;
    for row in rows.iter().filter(|row| row.until.is_none_or(|until| until > last)) {
        edit.set(row.line, "until", &last.to_string());
    }
    edit.save(context)?;
    let day = date(context.language, last);
    context.say(Text::Ended, &[&args.contract, &day]);
    Ok(())
}

/// The day that was asked for, or a later one where notice comes too late for it: an error unless that may be postponed.
fn after_notice(
    context: &Context<'_>,
    catalog: &Catalog,
    book: &Book,
    rows: &[&ContractRow],
    args: &EndArgs,
) -> Outcome<Day> {
    let bound = |row: &&ContractRow| Some((row.line, notice::bound(catalog, book, row, context.today)?));
    let longest = rows.iter().filter_map(bound).max_by_key(|(_, bound)| bound.until);
    match longest.filter(|(_, bound)| bound.until > args.on) {
        None => Ok(args.on),
        Some((_, bound)) if args.postpone => Ok(bound.until),
        Some((line, bound)) => {
            let problem = Problem::error(Code::NoticeTooLate).with(&args.contract);
            let problem = problem.with(bound.until).with(bound.notice_until);
            Err(problem.at(Place::line(book::CONTRACTS, line).field("until")).into())
        }
    }
}

/// The rows that go on after the day; an error where there are none, or one only begins then.
fn going_on<'b>(book: &'b Book, args: &EndArgs, service: Option<ServiceIx>) -> Outcome<Vec<&'b ContractRow>> {
    let mut rows = rows(book, &args.contract)?;
    rows.retain(|row| service.is_none_or(|service| row.service == service));
    rows.retain(|row| row.until.is_none_or(|until| until > args.on));
    if rows.is_empty() {
        return Err(Problem::error(Code::NothingToEnd).with(&args.contract).with(args.on).into());
    }
    match rows.iter().find(|row| row.since > args.on) {
        Some(row) => {
            let place = Place::line(book::CONTRACTS, row.line).field("since");
            let problem = Problem::error(Code::EndBeforeSince).with(&args.contract).with(row.since);
            Err(problem.at(place).into())
        }
        None => Ok(rows),
    }
}
