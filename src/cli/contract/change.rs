//! `contract change`: other terms from a day on.

use super::continuation::{Cell, Cells, continue_row};
use crate::book::{Book, CONTRACTS, ContractRow};
use crate::calendar::Day;
use crate::catalog::{Catalog, ServiceIx};
use crate::cli::args::ChangeArgs;
use crate::cli::context::{self, Context, Outcome};
use crate::cli::edit::Edit;
use crate::messages::Text;
use crate::money::{Percent, Quantity, UnitPrice};
use crate::place::{Code, Place, Problem};
use crate::render::people::date;
use crate::store::lock::Lock;
use crate::store::rows::Contracts;

pub(super) fn run(context: &mut Context<'_>, args: &ChangeArgs) -> Outcome {
    let _lock = Lock::take(&context.book)?;
    let (catalog, book) = context.read_book(&[])?;
    let service = context::service(&catalog, &args.service.service)?;
    let row = row_to_change(&catalog, &book, args, service)?;
    let (old, new) = (Terms::of(row), Terms::after(row, args, service));
    if old == new {
        let id = &catalog.service(service).id;
        return Err(Problem::error(Code::NothingToChange).with(&args.contract).with(id).into());
    }
    let mut edit = Edit::open::<Contracts>(context)?;
    let written = Written::of(context, row, &catalog, &new);
    if row.since == args.since {
        written.in_place(&mut edit);
    } else {
        written.from(args.since, &mut edit);
    }
    edit.save(context)?;
    say(context, args, &catalog, row, &new);
    if leaves_terms(&book, args, row, &new) {
        let id = &catalog.service(row.service).id;
        context.say(Text::TermsNotCarried, &[&args.contract, id]);
    }
    Ok(())
}

/// The row of the service, else of its group, that is active on the day.
fn row_to_change<'b>(
    catalog: &Catalog,
    book: &'b Book,
    args: &ChangeArgs,
    service: ServiceIx,
) -> Outcome<&'b ContractRow> {
    let mut rows = super::rows(book, &args.contract)?;
    rows.retain(|row| catalog.is_one_key(row.service, service));
    let active: Vec<&ContractRow> = rows.iter().filter(|row| row.is_active_on(args.since)).copied().collect();
    let own = active.iter().find(|row| row.service == service);
    match (own, active.as_slice()) {
        (Some(own), _) => Ok(own),
        (None, [row]) => Ok(row),
        (None, []) => Err(no_active(catalog, &rows, args).into()),
        (None, [one, other, ..]) => {
            let id = |row: &ContractRow| &catalog.service(row.service).id;
            let problem = problem(Code::AmbiguousChange, args).with(id(one)).with(id(other));
            Err(problem.at(Place::line(CONTRACTS, one.line).field("service")).into())
        }
    }
}

/// Why no row of the key is active on the day.
fn no_active(catalog: &Catalog, rows: &[&ContractRow], args: &ChangeArgs) -> Problem {
    let ended = rows.iter().filter(|row| row.since <= args.since).max_by_key(|row| row.until);
    let next = rows.iter().filter(|row| args.since < row.since).min_by_key(|row| row.since);
    let of = |code, row: &ContractRow, day: Day, field| {
        let problem = Problem::error(code).with(&args.contract).with(&catalog.service(row.service).id);
        problem.with(day).at(Place::line(CONTRACTS, row.line).field(field))
    };
    match (next, ended) {
        (Some(row), _) => of(Code::ChangeBeforeSince, row, row.since, "since"),
        (None, Some(row)) => of(Code::ChangeAfterEnd, row, row.until.unwrap_or(row.since), "until"),
        (None, None) => problem(Code::NoRowToChange, args),
    }
}

fn problem(code: Code, args: &ChangeArgs) -> Problem {
    Problem::error(code).with(&args.contract).with(&args.service.service)
}

/// What was agreed about a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Terms {
    service: ServiceIx,
    quantity: Quantity,
    unit_price: Option<UnitPrice>,
    discount: Percent,
}

impl Terms {
    fn of(row: &ContractRow) -> Self {
        let ContractRow { service, quantity, unit_price, discount, .. } = *row;
        Self { service, quantity, unit_price, discount }
    }

    /// What holds after the change: what is not said stays, where the service does.
    fn after(row: &ContractRow, args: &ChangeArgs, service: ServiceIx) -> Self {
        let new = Self { service, quantity: Quantity::ONE, unit_price: None, discount: Percent::ZERO };
        let stays = if row.service == service { Self::of(row) } else { new };
        Self {
            service,
            quantity: args.service.quantity.unwrap_or(stays.quantity),
            unit_price: args.price.map_or(stays.unit_price, |price| price.of_row()),
            discount: args.discount.unwrap_or(stays.discount),
        }
    }
}

/// The change as cells of the file.
struct Written<'b> {
    row: &'b ContractRow,
    /// The row as it is written, by column.
    now: Vec<Cell>,
    /// The columns with another value, and that value.
    new: Vec<Cell>,
}

impl<'b> Written<'b> {
    fn of(context: &Context<'_>, row: &'b ContractRow, catalog: &Catalog, new: &Terms) -> Self {
        let old = Terms::of(row);
        let text = |value: Option<String>| value.unwrap_or_default();
        let discount = (!new.discount.is_zero()).then_some(new.discount);
        let terms = [
            ("service", old.service != new.service, catalog.service(new.service).id.clone()),
            ("quantity", old.quantity != new.quantity, new.quantity.to_string()),
            (
                "unit_price",
                old.unit_price != new.unit_price,
                text(new.unit_price.map(|price| price.to_string())),
            ),
            ("discount_percent", old.discount != new.discount, text(discount.map(|it| it.to_string()))),
            ("text", old.service != new.service, String::new()),
        ];
        let now = Cells::of_rows(context, [row.line].into_iter()).of(row.line).to_vec();
        let is_written = |column: &str, value: &str| !value.is_empty() || !text_of(&now, column).is_empty();
        let changes =
            terms.into_iter().filter(|(column, changes, value)| *changes && is_written(column, value));
        let new = changes.map(|(column, _, value)| (column, value)).collect();
        Self { row, now, new }
    }

    /// The row gets the new terms itself.
    fn in_place(&self, edit: &mut Edit) {
        self.new.iter().for_each(|(column, value)| edit.set(self.row.line, column, value));
    }

    /// The row ends the day before, and another one goes on.
    fn from(&self, since: Day, edit: &mut Edit) {
        continue_row(self.row, &self.now, &self.new, since, edit);
    }
}

fn text_of<'c>(cells: &'c [Cell], column: &str) -> &'c str {
    cells.iter().find(|(name, _)| *name == column).map_or("", |(_, text)| text)
}

/// Whether the row has terms of its own that were agreed for a service which the new one is not.
fn leaves_terms(book: &Book, args: &ChangeArgs, row: &ContractRow, new: &Terms) -> bool {
    let price = row.unit_price.is_some() && args.price.is_none();
    let discount = !row.discount.is_zero() && args.discount.is_none();
    let text = !book.text(book.row_texts(row).text).is_empty();
    row.service != new.service && (price || discount || text)
}

/// What was changed, on a line for each row.
fn say(context: &mut Context<'_>, args: &ChangeArgs, catalog: &Catalog, row: &ContractRow, new: &Terms) {
    let id = |service: ServiceIx| catalog.service(service).id.as_str();
    let since = date(context.language, args.since);
    let service = format!("{}={}", id(new.service), new.quantity);
    if row.since == args.since {
        return context.say(Text::ServiceChanged, &[&args.contract, &service, &since]);
    }
    let until = date(context.language, args.since.plus_days(-1));
    context.say(Text::ServiceEnds, &[&args.contract, &id(row.service), &until]);
    match row.until.map(|until| date(context.language, until)) {
        Some(until) => context.say(Text::ServiceFromTo, &[&args.contract, &service, &since, &until]),
        None => context.say(Text::ServiceBegins, &[&args.contract, &service, &since]),
    }
}
