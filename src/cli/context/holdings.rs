//! What the register holds, for the commands that bill by it.

use rustc_hash::FxHashSet;

use crate::catalog::Catalog;
use crate::cli::context::Outcome;
use crate::document::Document;
use crate::place::{Code, Place, Problem};
use crate::register::{Holdings, Series, run_file};
use crate::store;
use crate::store::catalog::CATALOG;
use crate::store::register::RegisterFiles;

/// What the register holds of a calendar year, in the catalog's currency.
pub(crate) fn holdings<'r>(
    register: &'r RegisterFiles,
    catalog: &Catalog,
    year: i32,
) -> Outcome<Holdings<'r>> {
    let holdings = holdings_before(register, year, u32::MAX)?;
    let mut looked_at = FxHashSet::default();
    for run in holdings.live_runs() {
        // Most runs have frozen the same catalog, which takes long to read.
        if register.catalog(run).is_some_and(|text| looked_at.insert(text)) {
            refuse_other_currency(register, catalog, year, run)?;
        }
    }
    Ok(holdings)
}

/// Amounts of two currencies can't be subtracted from each other. A run is in the currency of the catalog that it has frozen.
fn refuse_other_currency(register: &RegisterFiles, catalog: &Catalog, year: i32, run: u32) -> Outcome {
    let frozen = register.catalog(run).and_then(|text| store::catalog::parse(CATALOG, text).ok());
    match frozen.filter(|frozen| frozen.currency != catalog.currency) {
        Some(frozen) => {
            let problem = Problem::error(Code::OtherCurrency).at(Place::file(run_file(run)));
            Err(problem.with(year).with(frozen.currency).with(&catalog.currency).into())
        }
        None => Ok(()),
    }
}

/// What the register held of a calendar year before a run.
pub(crate) fn holdings_before(register: &RegisterFiles, year: i32, run: u32) -> Outcome<Holdings<'_>> {
    let mut holdings = Holdings::default();
    let mut before = register.documents_of_year(year).take_while(|document| document.run < run);
    before.try_for_each(|document| hold(&mut holdings, document))?;
    Ok(holdings)
}

/// Takes the next document of the register into what is held.
pub(crate) fn hold<'r>(holdings: &mut Holdings<'r>, document: Document<'r>) -> Outcome {
    let unknown = |document: Box<Document<'_>>| {
        Problem::error(Code::CorrectsUnknown)
            .with(&document.number)
            .with(document.content.corrects)
            .at(Place::file(run_file(document.run)))
    };
    Ok(holdings.add(document).map_err(unknown)?)
}

/// Where every series stands.
pub(crate) fn series(register: &RegisterFiles) -> Series {
    let mut series = Series::default();
    for document in register.documents() {
        series.note(document.content.kind, &document.number, document.sequence, document.issued_on);
    }
    series
}
