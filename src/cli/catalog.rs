//! `catalog`: the price list.

use crate::cli::args::CatalogArgs;
use crate::cli::context::{Context, Outcome};
use crate::cli::rows::{self, Sheet};
use crate::document::{Column, Value};
use crate::messages::Text;

const SERVICE: [Column; 5] = [
    Column::text("service"),
    Column::text("name"),
    Column::text("unit"),
    Column::number("price"),
    Column::text("description"),
];

pub(crate) fn run(context: &mut Context<'_>, args: &CatalogArgs) -> Outcome {
    let catalog = context.read_catalog()?;
    let (language, year) = (context.language, args.year.unwrap_or(context.today.year()));
    let title = context.text(Text::CatalogTitle, &[&year]);
    rows::print(context, &Sheet::new(title, &SERVICE), |sink| {
        for service in &catalog.services {
            sink.row(&[
                Value::Text(&service.id),
                Value::text(service.name.in_language(language)),
                Value::text(service.unit.in_language(language)),
                service.price.in_year(year).map_or(Value::Empty, |price| Value::UnitPrice(price.value)),
                Value::text(service.description.in_language(language)),
            ])?;
        }
        Ok(())
    })
}
