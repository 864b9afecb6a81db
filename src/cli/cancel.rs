//! `cancel`: credit notes over all that invoices still hold.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::billing::ENGINE;
use crate::billing::cancel::credit_note;
use crate::billing::issue::{Numberer, refuse_date};
use crate::calendar::Day;
use crate::catalog::Catalog;
use crate::cli::args::CancelArgs;
use crate::cli::context::{Context, Outcome, holdings, series};
use crate::cli::invoices::document;
use crate::cli::issue::{committed, show};
use crate::cli::logo;
use crate::document::Document;
use crate::place::{Code, Problem};
use crate::register::{Action, HeldInvoice, Holdings};
use crate::store::lock::Lock;
use crate::store::register::{RegisterFiles, RunHeader, RunWriter};

pub(crate) fn run(context: &mut Context<'_>, args: &CancelArgs) -> Outcome {
    let date = args.date.unwrap_or(context.today);
    let _lock = Lock::take(&context.book)?;
    let catalog = context.read_catalog()?;
    let register = context.read_register()?;
    let wanted = documents(&register, &args.numbers)?;
    let by_year = held_by_year(&register, &catalog, &wanted)?;
    let series = series(&register);
    refuse_date(&catalog, &series, date, context.today)?;
    let logo = logo::read(context, &catalog)?;
    let header = RunHeader { logo: logo.as_ref(), ..header(&catalog, wanted[0].content.year, date) };
    let mut numberer = Numberer::new(&catalog, &series, date);
    let number = register.next_run();
    let mut writer = RunWriter::begin(&context.book, &register, &header)?;
    for document in &wanted {
        let held = held(&by_year, document)?;
        writer.document(&numberer.issue(credit_note(held, &args.reason)?, number)?)?;
    }
    let run = committed(context, writer.commit()?);
    show(context, &run)
}

fn header(catalog: &Catalog, year: i32, date: Day) -> RunHeader<'_> {
    RunHeader {
        action: Action::Cancel,
        issued_on: date,
        year,
        plan: "",
        through: None,
        engine: ENGINE,
        catalog,
        logo: None,
    }
}

/// The documents with these numbers, each once, in the order they were named.
fn documents<'r>(register: &'r RegisterFiles, numbers: &[String]) -> Outcome<Vec<Document<'r>>> {
    let mut wanted: Vec<Document<'r>> = Vec::with_capacity(numbers.len());
    for number in numbers {
        let document = document(register, number)?;
        if !wanted.iter().any(|other| other.number == document.number) {
            wanted.push(document);
        }
    }
    Ok(wanted)
}

fn held_by_year<'r>(
    register: &'r RegisterFiles,
    catalog: &Catalog,
    wanted: &[Document<'r>],
) -> Outcome<BTreeMap<i32, Holdings<'r>>> {
    let mut by_year = BTreeMap::new();
    for document in wanted {
        if let Entry::Vacant(vacant) = by_year.entry(document.content.year) {
            vacant.insert(holdings(register, catalog, document.content.year)?);
        }
    }
    Ok(by_year)
}

/// The invoice as the register holds it now; refuses credit notes.
fn held<'h, 'r>(
    by_year: &'h BTreeMap<i32, Holdings<'r>>,
    document: &Document<'_>,
) -> Outcome<&'h HeldInvoice<'r>> {
    let invoices = by_year
        .get(&document.content.year)
        .map_or(&[][..], |holdings| holdings.invoices_of(document.content.party.id));
    let found = invoices.iter().find(|held| held.invoice.number == document.number);
    Ok(found.ok_or_else(|| Problem::error(Code::NotAnInvoice).with(&document.number))?)
}
