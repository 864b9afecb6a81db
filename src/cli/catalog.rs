//! `catalog`: the price list.

use crate::catalog::{Catalog, Service};
use crate::cli::args::{CatalogArgs, Format};
use crate::cli::context::{Context, Outcome};
use crate::cli::rows::{self, Sheet};
use crate::document::{Column, Value};
use crate::language::{Language, Words};
use crate::messages::{Counted, Text, code_word, counted};
use crate::render::people::{fields, gap, heading};

const SERVICE: [Column; 5] = [
    Column::text("service"),
    Column::text("name"),
    Column::text("unit"),
    Column::number("price"),
    Column::text("description"),
];

pub(crate) fn run(context: &mut Context<'_>, args: &CatalogArgs) -> Outcome {
    let catalog = context.read_catalog()?;
    let year = args.year.unwrap_or(context.today.year());
    let title = context.text(Text::CatalogTitle, &[&year, &catalog.currency]);
    let sheet = Sheet::new(title, &SERVICE).hide(&["description"]);
    let language = context.language;
    rows::print(context, &sheet, |sink| {
        for service in &catalog.services {
            sink.row(&row(service, year, language))?;
        }
        Ok(())
    })?;
    match context.format {
        Format::Table => {
            catalog.services.iter().try_for_each(|service| print_rest(context, &catalog, service))
        }
        Format::Csv | Format::Json => Ok(()),
    }
}

fn row(service: &Service, year: i32, language: Language) -> [Value<'_>; SERVICE.len()] {
    [
        Value::Text(&service.id),
        Value::text(service.name.in_language(language)),
        Value::text(service.unit.in_language(language)),
        service.price.in_year(year).map_or(Value::Empty, |price| Value::UnitPrice(price.value)),
        Value::text(service.description.in_language(language)),
    ]
}

/// What the price list says of a service besides its price.
fn print_rest(context: &mut Context<'_>, catalog: &Catalog, service: &Service) -> Outcome {
    let (language, palette) = (context.language, context.palette());
    let in_language = |words: &Words| words.in_language(language).to_owned();
    let extended_by = service.extended_by.iter().map(|by| catalog.service(*by));
    let answer = service.response_days.map(|days| counted(language, days.into(), Counted::WorkingDays));
    let rest = [
        ("description", in_language(&service.description)),
        ("included", in_language(&service.included)),
        ("excluded", in_language(&service.excluded)),
        ("extended_by", names(extended_by, language)),
        ("visits_usual", service.visits_per_year.map(|visits| visits.to_string()).unwrap_or_default()),
        ("in_place_of", names(other_tiers(catalog, service), language)),
        ("covers", names(service.covers.iter().map(|covered| catalog.service(*covered)), language)),
        ("answer_within", answer.unwrap_or_default()),
        ("phone", service.phone.clone()),
        ("email", service.email.clone()),
        ("hours", opening_hours(service, language)),
    ];
    gap(context.out)?;
    heading(context.out, service.name.in_language(language), &palette)?;
    let rest = rest.each_ref().map(|(column, text)| (*column, Value::text(text)));
    Ok(fields(context.out, &rest, language, &palette)?)
}

fn names<'s>(services: impl Iterator<Item = &'s Service>, language: Language) -> String {
    services.map(|service| service.name.in_language(language)).collect::<Vec<_>>().join(", ")
}

/// The other tiers of the service's group.
fn other_tiers<'c>(catalog: &'c Catalog, service: &'c Service) -> impl Iterator<Item = &'c Service> {
    service.group.iter().flat_map(|group| {
        catalog.services.iter().filter(|other| other.id != service.id && other.is_in(&group.name))
    })
}

/// `Monday 8:00-16:00, Tuesday 8:00-16:00`.
fn opening_hours(service: &Service, language: Language) -> String {
    let hours = service.hours.iter();
    let hours = hours.map(|(day, hours)| format!("{} {hours}", code_word(language, day.name())));
    hours.collect::<Vec<_>>().join(", ")
}
