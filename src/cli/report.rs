//! `report`: what the coming years bring.

use std::ops::Range;

use crate::billing::forecast::{self, Forecast};
use crate::catalog::Catalog;
use crate::cli::args::{Format, ReportArgs};
use crate::cli::context::{Context, Outcome};
use crate::document::{Bar, Chart, Column, Series, Value};
use crate::messages::Text;
use crate::render::json::Json;
use crate::render::people::{gap, heading, note};
use crate::render::{RowSink, bars, svg};
use crate::store::picture;

/// The columns of a service in a year.
const CELL: [Column; 5] = [
    Column::number("year"),
    Column::text("service"),
    Column::number("rows"),
    Column::number("net_amount"),
    Column::number("to_decide_net"),
];

pub(crate) fn run(context: &mut Context<'_>, args: &ReportArgs) -> Outcome {
    let first = args.year.unwrap_or(context.today.year());
    let years = first..first + i32::from(args.years);
    let (catalog, book) = context.read_book(&[])?;
    let forecast = forecast::forecast(&catalog, &book, years.clone())?;
    let chart = chart(context, &catalog, &forecast, years.clone());
    if let Some(file) = &args.svg {
        picture::write(file, svg::picture(&chart, context.language).as_bytes())?;
        context.say(Text::PictureWritten, &[&file.display()]);
    }
    match context.format {
        Format::Csv => {
            let mut csv = context.csv(&CELL)?;
            write(&mut csv, &forecast)?;
            Ok(csv.finish()?)
        }
        Format::Json => {
            let currency = [("currency", Value::Text(&catalog.currency))];
            let mut json = Json::object(&mut *context.out, &currency, "rows", &CELL)?;
            write(&mut json, &forecast)?;
            Ok(json.finish(&[])?)
        }
        Format::Table => print(context, &chart, years),
    }
}

fn write(sink: &mut dyn RowSink, forecast: &Forecast<'_>) -> Outcome {
    for (year, service, cell) in forecast.cells() {
        sink.row(&[
            Value::Integer(i64::from(year)),
            Value::text(service),
            Value::count(cell.rows),
            Value::Net(cell.net.certain),
            Value::Net(cell.net.to_decide),
        ])?;
    }
    Ok(())
}

fn print(context: &mut Context<'_>, chart: &Chart, years: Range<i32>) -> Outcome {
    let palette = context.palette();
    heading(context.out, &chart.title, &palette)?;
    gap(context.out)?;
    bars::write(context.out, chart, context.language, context.width, &palette)?;
    note(context.out, &chart.subtitle, &palette)?;
    // Only rows that have ended before a year await a decision in it.
    let awaited = |year: &i32| {
        let at = usize::try_from(year - years.start).unwrap_or(usize::MAX);
        chart.bars.get(at).is_some_and(|bar| !bar.total().to_decide.is_zero())
    };
    match years.clone().find(awaited) {
        Some(year) => {
            let text = context.text(Text::ForecastToDecide, &[&year]);
            Ok(note(context.out, &text, &palette)?)
        }
        None => Ok(()),
    }
}

/// A bar for each year; services that come to nothing in all of them are left out.
fn chart(context: &Context<'_>, catalog: &Catalog, forecast: &Forecast<'_>, years: Range<i32>) -> Chart {
    let services = forecast.services();
    let bar = |year: i32| Bar {
        label: year.to_string(),
        parts: services.iter().map(|service| forecast.cell(year, service).net).collect(),
    };
    let last = years.end - 1;
    let title = match years.len() {
        1 => context.text(Text::ForecastOfYear, &[&last]),
        _ => context.text(Text::ForecastTitle, &[&years.start, &last]),
    };
    Chart {
        title,
        subtitle: context.text(Text::AmountsIn, &[&catalog.currency]),
        series: services.iter().map(|service| series(context, catalog, service)).collect(),
        bars: years.map(bar).collect(),
    }
}

fn series(context: &Context<'_>, catalog: &Catalog, service: &str) -> Series {
    match catalog.find(service) {
        Some((_, known)) => {
            Series { id: service.to_owned(), name: known.name.in_language(context.language).to_owned() }
        }
        None => {
            let charges = context.text(Text::OneOffCharges, &[]);
            Series { id: charges.clone(), name: charges }
        }
    }
}
