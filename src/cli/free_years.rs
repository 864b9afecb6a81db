//! `free-years`: who is free because of a purchase, who could be, until when, and what it costs.

use crate::billing::free_use::{self, FreeUse, State};
use crate::book::{Book, PURCHASES};
use crate::calendar::Day;
use crate::catalog::Catalog;
use crate::cli::args::{Format, FreeYearsArgs};
use crate::cli::context::{Context, Outcome};
use crate::cli::sections::{section, titled};
use crate::document::{Column, Value};
use crate::messages::Text;
use crate::money::Net;
use crate::place::Place;
use crate::render::RowSink;
use crate::render::json::Json;
use crate::render::people::date;
use crate::render::table::Table;

/// The columns of a row with free days, or of a right without a row.
const USE: [Column; 13] = [
    Column::text("customer"),
    Column::text("customer_name"),
    Column::text("contract"),
    Column::text("service"),
    Column::number("quantity"),
    Column::text("state"),
    Column::text("product"),
    Column::date("purchased_on"),
    Column::text("place"),
    Column::date("free_until"),
    Column::date("paid_from"),
    Column::number("first_paid_net"),
    Column::number("cost_net"),
];
/// What a table of rows leaves out: what can be looked up, the day that stands beside the product, the one after the last
/// free day.
const HIDDEN: [&str; 5] = ["contract", "quantity", "purchased_on", "place", "paid_from"];
/// What a table of rights leaves out: what there is none of, and what its heading says.
const HIDDEN_OF_RIGHTS: [&str; 4] = ["state", "purchased_on", "place", "cost_net"];

/// What was asked, and what came out.
struct Report<'a> {
    catalog: &'a Catalog,
    book: &'a Book,
    on: Day,
    uses: Vec<FreeUse<'a>>,
}

impl Report<'_> {
    fn cost(&self) -> Net {
        self.uses.iter().map(|it| it.cost).sum()
    }
}

pub(crate) fn run(context: &mut Context<'_>, args: &FreeYearsArgs) -> Outcome {
    let on = args.on.unwrap_or(context.today);
    let (catalog, book) = context.read_book(&[])?;
    let uses = free_use::free_uses(&catalog, &book, on)?;
    let report = Report { catalog: &catalog, book: &book, on, uses };
    match context.format {
        Format::Csv => {
            let mut csv = context.csv(&USE)?;
            write(&mut csv, &report)?;
            csv.finish()?;
        }
        Format::Json => json(context, &report)?,
        Format::Table => return table(context, &report),
    }
    let cost = context.number(report.cost());
    context.say(Text::FreeYearsCost, &[&on.year(), &cost, &catalog.currency]);
    Ok(())
}

fn json(context: &mut Context<'_>, report: &Report<'_>) -> Outcome {
    let before = [("on", Value::Date(report.on)), ("currency", Value::Text(&report.catalog.currency))];
    let mut json = Json::object(&mut *context.out, &before, "rows", &USE)?;
    write(&mut json, report)?;
    Ok(json.finish(&[("cost_net", Value::Net(report.cost()))])?)
}

fn table(context: &mut Context<'_>, report: &Report<'_>) -> Outcome {
    let new = |hidden| Table::new(&USE, context.language, context.width).compact().without(hidden);
    let (mut rows, mut rights) = (new(&HIDDEN), new(&HIDDEN_OF_RIGHTS));
    for it in &report.uses {
        let purchase = it.purchase.map(|purchase| {
            let day = date(context.language, purchase.purchased_on);
            format!("{} ({day})", report.book.text(purchase.product))
        });
        let table = if it.state == State::Right { &mut rights } else { &mut rows };
        table.row(&row(report, it, purchase.as_deref().unwrap_or_default(), ""))?;
    }
    let total = context.text(Text::TotalExclVat, &[&report.catalog.currency]);
    rows.total(&total, &[("cost_net", Value::Net(report.cost()))]);
    let title = context.text(Text::FreeYearsTitle, &[&date(context.language, report.on), &report.on.year()]);
    titled(context, &title, &rows)?;
    section(context, &context.text(Text::RightsWithoutRow, &[]), &rights)
}

fn write(sink: &mut dyn RowSink, report: &Report<'_>) -> Outcome {
    for it in &report.uses {
        let product = it.purchase.map_or("", |purchase| report.book.text(purchase.product));
        let place = it.purchase.map(|purchase| Place::line(PURCHASES, purchase.line).to_string());
        sink.row(&row(report, it, product, place.as_deref().unwrap_or_default()))?;
    }
    Ok(())
}

fn row<'r>(
    report: &'r Report<'_>,
    it: &FreeUse<'r>,
    product: &'r str,
    place: &'r str,
) -> [Value<'r>; USE.len()] {
    let (book, party) = (report.book, report.book.party(it.customer));
    let (paid_from, first_paid) = it.first_paid.unzip();
    [
        Value::Text(party.id),
        Value::text(party.name),
        it.row.map_or(Value::Empty, |row| Value::Text(book.text(row.contract))),
        it.row.map_or(Value::Empty, |row| Value::Text(&report.catalog.service(row.service).id)),
        it.row.map_or(Value::Empty, |row| Value::Quantity(row.quantity)),
        Value::Code(it.state.code()),
        Value::text(product),
        it.purchase.map_or(Value::Empty, |purchase| Value::Date(purchase.purchased_on)),
        Value::text(place),
        Value::Date(it.until),
        paid_from.map_or(Value::Empty, Value::Date),
        first_paid.map_or(Value::Empty, Value::Net),
        Value::Net(it.cost),
    ]
}
