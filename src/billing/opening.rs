//! Opening entries: what another system has billed, as documents of the register. Rule 9 counts them like all others, so that
//! nobody is billed twice; nothing derives them again.

use crate::billing::charge::description_of;
use crate::billing::issue::{due_on, first_sequence, series_of};
use crate::book::{Book, ContractRow};
use crate::calendar::{Day, DayRange};
use crate::catalog::Catalog;
use crate::document::{Document, Draft, Kind, Line, Reason};
use crate::money::{Percent, Quantity, Share};
use crate::place::{Code, Problem};
use crate::register::{Opening, Series};

/// Refuses a number that the register has, or that a series of the catalog may still give.
///
/// # Errors
/// [`Code::OpeningTaken`] or [`Code::OpeningOfOwnSeries`], without a place.
pub fn refuse_number(catalog: &Catalog, series: &Series, number: &str) -> Result<(), Problem> {
    if series.contains(number) {
        return Err(Problem::error(Code::OpeningTaken).with(number));
    }
    for kind in [Kind::Invoice, Kind::CreditNote] {
        let (pattern, _) = series_of(catalog, kind);
        let Some((year, sequence)) = pattern.read(number) else { continue };
        let is_closed = catalog.billing.closed_until.is_some_and(|closed| Day::last_of(year) <= closed);
        if !is_closed && sequence >= first_sequence(catalog, kind, year) {
            let problem = Problem::error(Code::OpeningOfOwnSeries).with(number).with(pattern.text());
            return Err(problem.with(year).with(sequence.saturating_add(1)));
        }
    }
    Ok(())
}

/// The documents of a run, in the order in which their numbers come first. Entries of one number are lines of one invoice.
///
/// # Errors
/// [`Code::AmountTooLarge`].
pub fn documents<'a>(
    catalog: &'a Catalog,
    book: &'a Book,
    openings: &'a [Opening],
    run: u32,
) -> Result<Vec<Document<'a>>, Problem> {
    let mut documents: Vec<Document<'a>> = Vec::new();
    let mut by_number = std::collections::BTreeMap::new();
    for opening in openings {
        let at = *by_number.entry(opening.number.as_str()).or_insert_with(|| {
            documents.push(invoice(catalog, book, opening, run));
            documents.len() - 1
        });
        documents[at].content.lines.push(line(catalog, book, opening)?);
    }
    for document in &mut documents {
        document.supplied_on = document.content.supplied_on(document.issued_on);
    }
    Ok(documents)
}

/// An invoice without lines yet.
fn invoice<'a>(catalog: &Catalog, book: &'a Book, opening: &'a Opening, run: u32) -> Document<'a> {
    let party = book.party(opening.customer);
    Document {
        number: opening.number.as_str().into(),
        sequence: 0,
        run,
        issued_on: opening.issued_on,
        due_on: due_on(catalog, opening.issued_on, party.due_days),
        supplied_on: opening.issued_on,
        content: Draft {
            kind: Kind::Invoice,
            year: opening.year,
            party,
            document: "",
            order_number: "",
            corrects: "",
            note: "",
            lines: Vec::new(),
        },
    }
}

/// Quantity 1 at the amount, over the active days of the year as far as the files know any.
fn line<'a>(catalog: &'a Catalog, book: &'a Book, opening: &'a Opening) -> Result<Line<'a>, Problem> {
    let key = catalog.key_service(opening.service);
    let of_key = |row: &&ContractRow| {
        book.text(row.contract) == opening.contract && catalog.key_service(row.service) == key
    };
    let rows = || book.contracts_of(opening.customer).iter().filter(of_key);
    let party = book.party(opening.customer);
    let of_service = rows().rfind(|row| row.service == opening.service);
    let listed = || catalog.service(opening.service).name.in_language(party.language);
    let days = rows().filter_map(|row| row.active_in(opening.year));
    let too_large = || Problem::error(Code::AmountTooLarge).at(opening.place.clone());
    Ok(Line {
        contract: &opening.contract,
        service: &catalog.service(opening.service).id,
        charge: "",
        description: of_service.map_or_else(listed, |row| description_of(catalog, book, &party, row)).into(),
        period: DayRange::spanning(days).unwrap_or(DayRange::year(opening.year)),
        quantity: Quantity::ONE,
        unit: "",
        unit_price: opening.net.as_unit_price().ok_or_else(too_large)?,
        discount: Percent::ZERO,
        share: Share::WHOLE,
        net: opening.net,
        reason: Reason::Opening,
        basis: None,
    })
}

#[cfg(test)]
mod tests;
