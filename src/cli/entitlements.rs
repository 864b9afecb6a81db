//! `entitlements`: what a customer may use on a day.

use crate::billing::entitlement::{self, Entitlement};
use crate::billing::plan::Scope;
use crate::cli::args::{EntitlementsArgs, Format};
use crate::cli::context::{self, Context, Outcome, holdings};
use crate::cli::rows::{self, Sheet};
use crate::document::{Column, Value};
use crate::language::Language;
use crate::messages::Text;
use crate::render::RowSink;
use crate::render::people::{date, gap, note};
use crate::store::files::BookFiles;
use crate::store::visits;

const ENTITLEMENT: [Column; 13] = [
    Column::text("service"),
    Column::text("name"),
    Column::text("state"),
    Column::date("until"),
    Column::text("reason"),
    Column::number("response_days"),
    Column::text("place"),
    Column::text("contract"),
    Column::number("quantity"),
    Column::text("invoices"),
    Column::number("visits"),
    Column::text("visits_usual"),
    Column::text("excluded"),
];

pub(crate) fn run(context: &mut Context<'_>, args: &EntitlementsArgs) -> Outcome {
    let on = args.on.unwrap_or(context.today);
    let files = context.read(std::slice::from_ref(&args.customer))?;
    let customer = context::customer(&files.book, &args.customer)?;
    let (visits, problems) = visits::read_only(&BookFiles::of(&context.book), &files.book, &args.customer);
    if problems.has_errors() {
        return Err(problems.into());
    }
    let holdings = holdings(&files.register, &files.catalog, on.year())?;
    let scope = Scope { year: on.year(), customers: vec![customer], through: None };
    let inputs = files.inputs(&holdings, &scope);
    let entitlements = entitlement::of_customer(inputs, customer, &visits, on)?;
    let (party, day) = (files.book.party(customer), date(context.language, on));
    let title = context.text(Text::EntitlementsTitle, &[&party.id, &party.name, &day]);
    print(context, title, &entitlements)
}

fn print(context: &mut Context<'_>, title: String, entitlements: &[Entitlement<'_>]) -> Outcome {
    let (language, is_table) = (context.language, context.format == Format::Table);
    let sheet = Sheet::new(title, &ENTITLEMENT).hide(&["name", "excluded"]);
    rows::print(context, &sheet, |sink| {
        entitlements.iter().try_for_each(|entitlement| write(sink, entitlement, language))
    })?;
    if is_table { print_excluded(context, entitlements) } else { Ok(()) }
}

fn write(sink: &mut dyn RowSink, entitlement: &Entitlement<'_>, language: Language) -> Outcome {
    let service = entitlement.service;
    let place = entitlement.place.as_ref().map(ToString::to_string);
    let invoices = entitlement.invoices.join(" ");
    let usual = service.visits_per_year.filter(|_| entitlement.visits.is_some());
    let usual = usual.map(|usual| usual.to_string());
    Ok(sink.row(&[
        Value::Text(&service.id),
        Value::text(service.name.in_language(language)),
        Value::Code(entitlement.state.code()),
        entitlement.until.map_or(Value::Empty, Value::Date),
        Value::Code(entitlement.why.code()),
        service.response_days.map_or(Value::Empty, |days| Value::Integer(i64::from(days))),
        Value::text(place.as_deref().unwrap_or_default()),
        Value::text(entitlement.contract),
        entitlement.quantity.map_or(Value::Empty, Value::Quantity),
        Value::text(&invoices),
        entitlement.visits.map_or(Value::Empty, |visits| Value::Integer(i64::from(visits))),
        Value::text(usual.as_deref().unwrap_or_default()),
        Value::text(excluded(entitlement, language)),
    ])?)
}

fn excluded<'e>(entitlement: &Entitlement<'e>, language: Language) -> &'e str {
    if entitlement.is_without_excluded() { entitlement.service.excluded.in_language(language) } else { "" }
}

/// What the services that may be used do not include, once for each.
fn print_excluded(context: &mut Context<'_>, entitlements: &[Entitlement<'_>]) -> Outcome {
    let (language, palette) = (context.language, context.palette());
    let mut lines: Vec<String> = Vec::new();
    for entitlement in entitlements.iter().filter(|entitlement| !excluded(entitlement, language).is_empty()) {
        let name = entitlement.service.name.in_language(language);
        lines.push(context.text(Text::NotIncluded, &[&name, &excluded(entitlement, language)]));
    }
    lines.dedup();
    if !lines.is_empty() {
        gap(context.out)?;
    }
    Ok(lines.iter().try_for_each(|line| note(context.out, line, &palette))?)
}
