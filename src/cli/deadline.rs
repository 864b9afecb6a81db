//! `deadline`: the last day to answer a request.

use crate::billing::deadline::deadline;
use crate::calendar::Moment;
use crate::catalog::{Catalog, Service};
use crate::cli::args::DeadlineArgs;
use crate::cli::context::{Context, Outcome};
use crate::cli::rows::{self, Sheet};
use crate::document::{Column, Value};
use crate::messages::Text;
use crate::place::{Code, Problem};
use crate::store::nearest::nearest;

const DEADLINE: [Column; 7] = [
    Column::text("service"),
    Column::date("received"),
    Column::text("time"),
    Column::date("counts_as"),
    Column::date("counted_from"),
    Column::date("last_day"),
    Column::number("working_days"),
];
/// What the price list calls the work on data that a caller has sent in, and the service that promises it.
const ANALYSIS: (&str, &str) = ("analysis", "hotline");

pub(crate) fn run(context: &mut Context<'_>, args: &DeadlineArgs) -> Outcome {
    let catalog = context.read_catalog()?;
    let service = find(&catalog, &args.service)?;
    let received = args.received.unwrap_or(Moment { day: context.today, time: None });
    let deadline = deadline(&catalog, service, received)?;
    let time = received.time.map(|time| time.to_string());
    let title = context.text(Text::DeadlineTitle, &[&service.name.in_language(context.language)]);
    rows::print(context, &Sheet::new(title, &DEADLINE), |sink| {
        Ok(sink.row(&[
            Value::Text(&service.id),
            Value::Date(received.day),
            Value::text(time.as_deref().unwrap_or_default()),
            Value::Date(deadline.counts_as),
            Value::Date(deadline.counted_from),
            Value::Date(deadline.last_day),
            Value::Integer(i64::from(deadline.working_days)),
        ])?)
    })
}

/// The service with this id; [`ANALYSIS`] is the word for another one where no service has it for its id.
fn find<'c>(catalog: &'c Catalog, word: &str) -> Outcome<&'c Service> {
    let (analysis, hotline) = ANALYSIS;
    let by_word = || (word == analysis).then(|| catalog.find(hotline)).flatten();
    let unknown = || {
        let ids = catalog.services.iter().map(|service| service.id.as_str()).chain([analysis]);
        Problem::error(Code::UnknownService).with(word).suggest(nearest(word, ids))
    };
    let (_, service) = catalog.find(word).or_else(by_word).ok_or_else(unknown)?;
    Ok(service)
}
