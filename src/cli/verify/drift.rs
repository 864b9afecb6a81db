//! The report of what today's files would make differently.

use std::collections::BTreeSet;

use super::proof::frozen;
use crate::billing::drift::{self, Drift, Standing, Today};
use crate::cli::args::Format;
use crate::cli::context::{Context, Outcome, holdings_before};
use crate::cli::rows::{self, Sheet};
use crate::document::{Column, Document, Value};
use crate::messages::{Counted, Text, counted};
use crate::place::{Code, Place, Problem};
use crate::render::people::gap;
use crate::store::register::RegisterFiles;

const DRIFT: [Column; 10] = [
    Column::text("number"),
    Column::text("customer"),
    Column::text("contract"),
    Column::text("service"),
    Column::text("charge"),
    Column::text("drift"),
    Column::text("then"),
    Column::text("now"),
    Column::number("was"),
    Column::number("would_be"),
];

/// Shows how one document would come out differently from today's files; nothing where it would not, or where the files
/// can't be read.
pub(crate) fn show_drift_of(
    context: &mut Context<'_>,
    register: &RegisterFiles,
    document: &Document<'_>,
) -> Outcome {
    // What another system has billed never followed from our files.
    if document.is_opening() {
        return Ok(());
    }
    let (Ok((catalog, book)), Some(inputs), Some(run)) =
        (context.read_book(&[]), register.inputs(document.run)?, register.run(document.run))
    else {
        return Ok(());
    };
    let year = document.content.year;
    let of_year: Vec<_> = register.documents_of_year(year).collect();
    let holdings = holdings_before(register, year, document.run)?;
    let beside = beside(document, &of_year);
    let frozen = frozen(run, &beside, &inputs, &holdings);
    let standing = Standing::of(&of_year, &catalog);
    let mut drift = drift::drift(&frozen, Today { catalog: &catalog, book: &book }, &standing);
    drift.retain(|drift| drift.is_about(document, &catalog));
    if !drift.is_empty() {
        gap(context.out)?;
    }
    show(context, &drift)
}

/// The documents of a document's run and customer, itself among them: a key may stand on several, and is compared whole.
fn beside<'d>(document: &Document<'_>, of_year: &[Document<'d>]) -> Vec<Document<'d>> {
    let customer = document.content.party.id;
    let is_beside = |other: &&Document<'_>| other.run == document.run && other.content.party.id == customer;
    of_year.iter().filter(is_beside).cloned().collect()
}

/// Shows what drifted; fails for it only where that was asked for.
pub(super) fn report(context: &mut Context<'_>, drift: &[Drift], strict: bool) -> Outcome {
    show(context, drift)?;
    let numbers: BTreeSet<&str> = drift.iter().map(|drift| drift.number.as_str()).collect();
    match numbers.len() {
        0 => context.say(Text::NoDrift, &[]),
        count if strict => return Err(Problem::error(Code::Drifted).with(count).into()),
        count => {
            let count = counted(context.language, count as u64, Counted::Documents);
            context.say(Text::DriftFound, &[&count]);
        }
    }
    Ok(())
}

/// The report: in a table only where there is something in it.
pub(super) fn show(context: &mut Context<'_>, drift: &[Drift]) -> Outcome {
    if drift.is_empty() && context.format == Format::Table {
        return Ok(());
    }
    let title = context.text(Text::Drift, &[]);
    rows::print(context, &Sheet::new(title, &DRIFT), |sink| {
        for drift in drift {
            let place = |place: &Option<Place>| place.as_ref().map(ToString::to_string).unwrap_or_default();
            let (then, now) = (place(&drift.then), place(&drift.now));
            sink.row(&[
                Value::Text(&drift.number),
                Value::Text(&drift.customer),
                Value::text(&drift.contract),
                Value::text(&drift.service),
                Value::text(&drift.charge),
                Value::Code(drift.change.code()),
                Value::text(&then),
                Value::text(&now),
                Value::Net(drift.was),
                drift.would_be.map_or(Value::Empty, Value::Net),
            ])?;
        }
        Ok(())
    })
}
