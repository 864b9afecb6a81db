//! `catalog`: the price list.

use crate::catalog::{Catalog, Service};
use crate::cli::args::{CatalogArgs, Format};
use crate::cli::context::{Context, Outcome};
use crate::cli::rows::{self, Sheet};
use crate::document::{Column, Value};
use crate::language::Language;
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
    let answer = service.response_days.map(|days| counted(language, days.into(), Counted::WorkingDays));
    let covers = service.covers.map(|covered| catalog.service(covered).name.in_language(language));
    let hours =
        service.hours.iter().map(|(day, hours)| format!("{} {hours}", code_word(language, day.name())));
    let hours = hours.collect::<Vec<_>>().join(", ");
    let extended_by = service.extended_by.iter().map(|by| catalog.service(*by).name.in_language(language));
    let extended_by = extended_by.collect::<Vec<_>>().join(", ");
    let tiers = service.group.iter().flat_map(|group| {
        catalog.services.iter().filter(|other| other.id != service.id && other.is_in(&group.name))
    });
    let tiers = tiers.map(|other| other.name.in_language(language)).collect::<Vec<_>>().join(", ");
    let visits = service.visits_per_year.map(|visits| visits.to_string());
    gap(context.out)?;
    heading(context.out, service.name.in_language(language), &palette)?;
    let rest = [
        ("description", Value::text(service.description.in_language(language))),
        ("included", Value::text(service.included.in_language(language))),
        ("excluded", Value::text(service.excluded.in_language(language))),
        ("extended_by", Value::text(&extended_by)),
        ("visits_usual", Value::text(visits.as_deref().unwrap_or_default())),
        ("in_place_of", Value::text(&tiers)),
        ("covers", Value::text(covers.unwrap_or_default())),
        ("answer_within", Value::text(answer.as_deref().unwrap_or_default())),
        ("phone", Value::text(&service.phone)),
        ("email", Value::text(&service.email)),
        ("hours", Value::text(&hours)),
    ];
    Ok(fields(context.out, &rest, language, &palette)?)
}
