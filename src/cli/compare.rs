//! `compare`: what another price list would change.

mod table;

use crate::billing::compare::{self, Amounts, Effect, Side};
use crate::book::Book;
use crate::catalog::Catalog;
use crate::cli::args::{CompareArgs, Format};
use crate::cli::context::{Context, Outcome};
use crate::document::{Column, Value};
use crate::messages::Text;
use crate::money::Net;
use crate::place::{Code, Problem};
use crate::render::RowSink;
use crate::render::json::Json;
use crate::store;
use crate::store::files::BookFiles;

/// The columns of a row under both catalogs.
const EFFECT: [Column; 12] = [
    Column::text("customer"),
    Column::text("customer_name"),
    Column::text("contract"),
    Column::text("service"),
    Column::number("before_net"),
    Column::number("after_net"),
    Column::number("change"),
    Column::text("reason"),
    Column::number("quantity"),
    Column::number("unit_price"),
    Column::number("list_before"),
    Column::number("list_after"),
];

/// What was compared, and what came out.
pub(crate) struct Comparison<'a> {
    pub(crate) present: Side<'a>,
    pub(crate) other: &'a Catalog,
    pub(crate) year: i32,
    pub(crate) effects: Vec<Effect<'a>>,
}

impl Comparison<'_> {
    /// What all rows come to.
    pub(crate) fn total(&self) -> Amounts {
        let sum = |of: fn(&Amounts) -> Net| self.effects.iter().map(|effect| of(&effect.amounts)).sum();
        Amounts { before: sum(|amounts| amounts.before), after: sum(|amounts| amounts.after) }
    }
}

pub(crate) fn run(context: &mut Context<'_>, args: &CompareArgs) -> Outcome {
    // The book's own catalog is what the named one is compared with.
    context.catalog = None;
    if args.catalog.is_none() {
        return Err(Problem::error(Code::NothingToCompare).into());
    }
    let (catalog, book) = context.read_book(&[])?;
    let present = Side { catalog: &catalog, book: &book };
    context.catalog.clone_from(&args.catalog);
    let other = context.read_catalog()?;
    let problems = compare::check(present, &other);
    if problems.has_errors() {
        return Err(problems.into());
    }
    let other_book = read_again(context, &other)?;
    let effects = compare::effects(present, Side { catalog: &other, book: &other_book }, args.year)?;
    let comparison = Comparison { present, other: &other, year: args.year, effects };
    match context.format {
        Format::Csv => csv(context, &comparison),
        Format::Json => json(context, &comparison),
        Format::Table => table::print(context, &comparison),
    }
}

/// The same files against the other catalog. Warnings were told already.
fn read_again(context: &Context<'_>, other: &Catalog) -> Outcome<Book> {
    let (book, problems) = store::book::read(&BookFiles::of(&context.book), other, context.today);
    Ok(book.ok_or(problems)?)
}

fn csv(context: &mut Context<'_>, comparison: &Comparison<'_>) -> Outcome {
    let mut csv = context.csv(&EFFECT)?;
    write(&mut csv, comparison)?;
    csv.finish()?;
    say_totals(context, comparison);
    Ok(())
}

fn json(context: &mut Context<'_>, comparison: &Comparison<'_>) -> Outcome {
    let before = [
        ("year", Value::Integer(i64::from(comparison.year))),
        ("currency", Value::Text(&comparison.other.currency)),
        ("catalog", Value::Text(&comparison.other.file)),
    ];
    let mut json = Json::object(&mut *context.out, &before, "rows", &EFFECT)?;
    write(&mut json, comparison)?;
    let total = comparison.total();
    json.finish(&[
        ("before_net", Value::Net(total.before)),
        ("after_net", Value::Net(total.after)),
        ("change", Value::Net(total.change())),
    ])?;
    say_totals(context, comparison);
    Ok(())
}

fn say_totals(context: &mut Context<'_>, comparison: &Comparison<'_>) {
    let total = comparison.total();
    let amounts = [total.before, total.after, total.change()];
    let [before, after, change] = amounts.map(|net| context.number(net));
    context.say(Text::CompareTotals, &[&before, &after, &change, &comparison.other.currency]);
}

/// Every row, in the order of the book.
fn write(sink: &mut dyn RowSink, comparison: &Comparison<'_>) -> Outcome {
    Ok(comparison.effects.iter().try_for_each(|effect| sink.row(&row(comparison.present, effect)))?)
}

fn row<'r>(present: Side<'r>, effect: &Effect<'_>) -> [Value<'r>; EFFECT.len()] {
    let party = present.book.party(effect.customer);
    let price = |price: Option<_>| price.map_or(Value::Empty, Value::UnitPrice);
    [
        Value::Text(party.id),
        Value::text(party.name),
        Value::Text(present.book.text(effect.row.contract)),
        Value::Text(&present.catalog.service(effect.row.service).id),
        Value::Net(effect.amounts.before),
        Value::Net(effect.amounts.after),
        Value::Net(effect.amounts.change()),
        Value::Code(effect.cause.code()),
        Value::Quantity(effect.row.quantity),
        price(effect.row.unit_price),
        price(effect.listed_before),
        price(effect.listed_after),
    ]
}
