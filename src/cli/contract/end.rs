//! `contract end`: the last day of a contract or of one of its services, not before notice allows it.

use super::rows;
use crate::billing::notice;
use crate::book::{self, Book, ContractRow};
use crate::calendar::Day;
use crate::catalog::{Catalog, ServiceIx};
use crate::cli::args::EndArgs;
use crate::cli::context::{self, Context, Outcome};
use crate::cli::edit::Edit;
use crate::messages::Text;
use crate::place::{Code, Place, Problem};
use crate::render::people::date;
use crate::store::lock::Lock;
use crate::store::rows::Contracts;

pub(super) fn run(context: &mut Context<'_>, args: &EndArgs) -> Outcome {
    let _lock = Lock::take(&context.book)?;
    let (catalog, book) = context.read_book(&[])?;
    let service = args.service.as_ref().map(|id| context::service(&catalog, id)).transpose()?;
    let rows = going_on(&book, args, service)?;
    let ends = if args.waive_notice {
        rows.iter().map(|row| (*row, args.on)).collect()
    } else {
        after_notice(context, &catalog, &book, &rows, args)?
    };
    let mut edit = Edit::open::<Contracts>(context)?;
    for (row, last) in ends.iter().filter(|(row, last)| row.until.is_none_or(|until| until > *last)) {
        edit.set(row.line, "until", &last.to_string());
    }
    edit.save(context)?;
    say_ends(context, &catalog, args, &ends);
    Ok(())
}

/// The last day of the contract, or where its rows end on several days, that of each.
fn say_ends(context: &mut Context<'_>, catalog: &Catalog, args: &EndArgs, ends: &[(&ContractRow, Day)]) {
    let Some((_, first)) = ends.first() else { return };
    if ends.iter().all(|(_, last)| last == first) {
        let day = date(context.language, *first);
        return context.say(Text::Ended, &[&args.contract, &day]);
    }
    for (row, last) in ends {
        let day = date(context.language, *last);
        context.say(Text::ServiceEnds, &[&args.contract, &catalog.service(row.service).id, &day]);
    }
}

/// For each row the day that was asked for, or a later one where notice comes too late for it: an error unless that may be
/// postponed.
fn after_notice<'b>(
    context: &Context<'_>,
    catalog: &Catalog,
    book: &Book,
    rows: &[&'b ContractRow],
    args: &EndArgs,
) -> Outcome<Vec<(&'b ContractRow, Day)>> {
    let bound = |row: &ContractRow| {
        notice::bound(catalog, book, row, context.today).filter(|bound| bound.until > args.on)
    };
    let bound: Vec<_> = rows.iter().map(|row| (*row, bound(row))).collect();
    let longest = bound.iter().filter_map(|(row, bound)| Some((row.line, (*bound)?)));
    match longest.max_by_key(|(_, bound)| bound.until) {
        Some((line, bound)) if !args.postpone => {
            let problem = Problem::error(Code::NoticeTooLate).with(&args.contract);
            let problem = problem.with(bound.until).with(bound.notice_until);
            Err(problem.at(Place::line(book::CONTRACTS, line).field("until")).into())
        }
        _ => Ok(bound
            .into_iter()
            .map(|(row, bound)| (row, bound.map_or(args.on, |bound| bound.until)))
            .collect()),
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
