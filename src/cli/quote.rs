//! `quote`: what services would cost, year by year.

mod paper;

use crate::billing::explain::{Explainer, Subject};
use crate::billing::quote::{self, QuoteLine, Request};
use crate::calendar::Day;
use crate::catalog::{Catalog, ServiceIx};
use crate::cli::args::{Format, QuoteArgs, ServiceQuantity};
use crate::cli::context::{Context, Outcome, customer, service};
use crate::cli::explain;
use crate::cli::quote::paper::Quoted;
use crate::cli::rows::{self, Sheet};
use crate::document::{Column, Explanation, Value};
use crate::language::Language;
use crate::messages::Text;
use crate::money::Quantity;

const QUOTE: [Column; 14] = [
    Column::number("year"),
    Column::text("service"),
    Column::text("description"),
    Column::number("quantity"),
    Column::text("unit"),
    Column::number("unit_price"),
    Column::number("discount_percent"),
    Column::number("share"),
    Column::number("net_amount"),
    Column::text("reason"),
    Column::date("free_until"),
    Column::text("cheaper"),
    Column::number("current_net"),
    Column::number("difference"),
];

pub(crate) fn run(context: &mut Context<'_>, args: &QuoteArgs) -> Outcome {
    let existing = match &args.customer {
        Some(_) => Some(context.read_book(&[])?),
        None => None,
    };
    let catalog = match &existing {
        Some((catalog, _)) => catalog.clone(),
        None => context.read_catalog()?,
    };
    let party = match (&existing, &args.customer) {
        (Some((_, book)), Some(id)) => Some((book, customer(book, id)?)),
        _ => None,
    };
    let language = party.map_or(context.language, |(book, customer)| book.party(customer).language);
    let request = request(args, &catalog, context.today, language)?;
    let book = quote::book_of(&request, &catalog, party)?;
    let lines = quote::lines(&request, &catalog, &book, party)?;
    if let Some(file) = &args.pdf {
        let party = party.map(|(book, customer)| book.party(customer));
        let quoted = Quoted { catalog: &catalog, request: &request, party, lines: &lines };
        paper::write(context, &quoted, args, file)?;
    }
    if args.explain { explain(context, &catalog, &lines) } else { print(context, &catalog, &lines) }
}

/// What is asked for, from `today` on where nothing is said.
fn request(args: &QuoteArgs, catalog: &Catalog, today: Day, language: Language) -> Outcome<Request> {
    Ok(Request {
        services: args.services.iter().map(|it| wanted(catalog, it)).collect::<Outcome<_>>()?,
        since: args.since.unwrap_or(today),
        purchases: args.purchase.clone(),
        discount: args.discount,
        years: args.years,
        language,
    })
}

/// How every line came about.
fn explain(context: &mut Context<'_>, catalog: &Catalog, lines: &[QuoteLine<'_>]) -> Outcome {
    let explainer = Explainer { catalog: &catalog.file, rows_in_files: false };
    let of_year = |year| Subject { customer: "", year };
    let explained = lines.iter().map(|quoted| explainer.line(of_year(quoted.year), &quoted.line));
    // A quote has no contracts: they were made up to compute on.
    let explanations: Vec<_> =
        explained.map(|explanation| Explanation { contract: "", ..explanation }).collect();
    explain::print(context, &catalog.currency, &explanations)
}

fn wanted(catalog: &Catalog, wanted: &ServiceQuantity) -> Outcome<(ServiceIx, Quantity)> {
    Ok((service(catalog, &wanted.service)?, wanted.quantity))
}

fn print(context: &mut Context<'_>, catalog: &Catalog, lines: &[QuoteLine<'_>]) -> Outcome {
    let title = context.text(Text::QuoteTitle, &[]);
    let total = context.text(Text::TotalExclVat, &[&catalog.currency]);
    let hidden = told_otherwise(lines);
    let sheet = Sheet::new(title, &QUOTE).hide(&hidden).sum(&["net_amount"], total);
    rows::print(context, &sheet, |sink| {
        for line in lines {
            sink.row(&row(line))?;
        }
        Ok(())
    })?;
    if context.format == Format::Table {
        print_cheaper(context, catalog, lines)?;
    }
    Ok(())
}

/// Columns that a table leaves out: what its other columns or the lines below it say, and what is the same everywhere.
fn told_otherwise(lines: &[QuoteLine<'_>]) -> Vec<&'static str> {
    let mut hidden = vec!["service", "unit", "cheaper"];
    if lines.iter().all(|quoted| quoted.line.discount.is_zero()) {
        hidden.push("discount_percent");
    }
    if lines.iter().all(|quoted| quoted.change.is_none()) {
        hidden.extend(["current_net", "difference"]);
    }
    if lines.iter().all(|quoted| quoted.line.share.is_whole() || quoted.line.net.is_zero()) {
        hidden.push("share");
    }
    hidden
}

fn print_cheaper(context: &mut Context<'_>, catalog: &Catalog, lines: &[QuoteLine<'_>]) -> Outcome {
    for line in lines {
        if let Some((service, net)) = line.cheaper {
            let amount = format!("{} {}", context.number(net), catalog.currency);
            let text = context.text(Text::Cheaper, &[&line.year, &service, &amount]);
            writeln!(context.out, "{text}")?;
        }
    }
    Ok(())
}

fn row<'l>(quoted: &'l QuoteLine<'_>) -> [Value<'l>; QUOTE.len()] {
    let line = &quoted.line;
    [
        Value::Integer(i64::from(quoted.year)),
        Value::Text(line.service),
        Value::text(&line.description),
        Value::Quantity(line.quantity),
        Value::text(line.unit),
        Value::UnitPrice(line.unit_price),
        Value::Percent(line.discount),
        Value::Share(line.share),
        Value::Net(line.net),
        Value::Code(line.reason.code()),
        quoted.free_until.map_or(Value::Empty, Value::Date),
        quoted.cheaper.map_or(Value::Empty, |(service, _)| Value::Text(service)),
        quoted.change.map_or(Value::Empty, |change| Value::Net(change.current)),
        quoted.change.map_or(Value::Empty, |change| Value::Net(change.difference())),
    ]
}
