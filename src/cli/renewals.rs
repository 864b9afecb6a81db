//! `renewals` and `renew`: what goes on into the next calendar year.

use crate::billing::renewal::{self, Renewal};
use crate::book::{self, Book, ContractRow};
use crate::calendar::Day;
use crate::catalog::Catalog;
use crate::cli::args::{RenewArgs, RenewalsArgs};
use crate::cli::context::{Context, Outcome};
use crate::cli::edit::Edit;
use crate::cli::rows::{self, Sheet};
use crate::document::{Column, Value};
use crate::messages::Text;
use crate::place::{Code, Place, Problem};
use crate::render::people::date;
use crate::store::lock::Lock;
use crate::store::rows::Contracts;

const RENEWAL: [Column; 10] = [
    Column::text("customer"),
    Column::text("customer_name"),
    Column::text("contract"),
    Column::text("service"),
    Column::text("state"),
    Column::number("previous_net"),
    Column::number("next_net"),
    Column::number("change"),
    Column::text("reason"),
    Column::date("notice_until"),
];

pub(crate) fn run(context: &mut Context<'_>, args: &RenewalsArgs) -> Outcome {
    let (catalog, book) = context.read_book(&[])?;
    let renewals = renewal::renewals(&catalog, &book, args.year)?;
    let title = context.text(Text::RenewalsTitle, &[&args.year]);
    let total = context.text(Text::TotalExclVat, &[&catalog.currency]);
    let sheet = Sheet::new(title, &RENEWAL)
        .hide(&["customer", "reason"])
        .sum(&["previous_net", "next_net", "change"], total);
    rows::print(context, &sheet, |sink| {
        for renewal in &renewals {
            sink.row(&row(&catalog, &book, renewal))?;
        }
        Ok(())
    })
}

fn row<'b>(catalog: &'b Catalog, book: &'b Book, renewal: &Renewal<'_>) -> [Value<'b>; RENEWAL.len()] {
    let party = book.party(renewal.customer);
    [
        Value::Text(party.id),
        Value::text(party.name),
        Value::Text(book.text(renewal.row.contract)),
        Value::Text(&catalog.service(renewal.row.service).id),
        Value::Code(renewal.state.code()),
        Value::Net(renewal.previous),
        Value::Net(renewal.next),
        Value::Net(renewal.next - renewal.previous),
        Value::Code(renewal.reason.code()),
        renewal.notice_until.map_or(Value::Empty, Value::Date),
    ]
}

/// Extends the manual rows that end on 31 December of the year before.
pub(crate) fn renew(context: &mut Context<'_>, args: &RenewArgs) -> Outcome {
    let _lock = Lock::take(&context.book)?;
    let (_, book) = context.read_book(&[])?;
    let mut edit = Edit::open::<Contracts>(context)?;
    for contract in &args.contracts {
        for row in renewable(&book, contract, args.year)? {
            edit.set(row.line, "until", &Day::last_of(args.year).to_string());
        }
    }
    edit.save(context)?;
    let day = date(context.language, Day::last_of(args.year));
    for contract in &args.contracts {
        context.say(Text::Renewed, &[contract, &day]);
    }
    Ok(())
}

/// The rows of a contract that wait for a decision; an error where there are none.
fn renewable<'b>(book: &'b Book, contract: &str, year: i32) -> Outcome<Vec<&'b ContractRow>> {
    let rows = crate::cli::contract::rows(book, contract)?;
    let end = Day::last_of(year - 1);
    let waiting: Vec<_> = rows.iter().copied().filter(|row| waits(row, end)).collect();
    if waiting.is_empty() {
        let last = rows.iter().map(|row| row.line).max().unwrap_or_default();
        let place = Place::line(book::CONTRACTS, last).field("until");
        return Err(Problem::error(Code::CannotRenew).with(contract).with(end).at(place).into());
    }
    Ok(waiting)
}

fn waits(row: &ContractRow, end: Day) -> bool {
    row.renewal == book::Renewal::Manual && row.until == Some(end)
}
