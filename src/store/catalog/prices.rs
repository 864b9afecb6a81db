//! Prices put into the text of a catalog, every other byte of which stays: comments, blanks, order.

use std::ops::Range;
use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{CATALOG, parse, read_bytes};
use crate::calendar::YEARS;
use crate::catalog::{Catalog, ServiceIx};
use crate::money::{INPUT_DECIMALS, UnitPrice};
use crate::place::{Code, Place, Problem, Problems};
use crate::store::atomic;

/// A text to be put into another, or in the place of bytes of it.
type Change = (Range<usize>, String);

/// The text of a catalog without problems, with new prices from a year on; what holds before stays. A price for always,
/// `3000`, becomes one from the first year there is: `{ 1900 = 3000, 2028 = 3072 }`. `None` where the text has not these
/// services.
pub fn with_prices(text: &str, year: i32, prices: &[(ServiceIx, UnitPrice)]) -> Option<String> {
    let (document, _) = DeTable::parse_recoverable(text);
    let services = document.get_ref().get("service")?.get_ref().as_array()?;
    let change = |(service, price): &(ServiceIx, UnitPrice)| {
        let service = services.get(usize::from(service.0))?.get_ref().as_table()?;
        change(text, service.get("price")?, year, *price)
    };
    let mut changes = prices.iter().map(change).collect::<Option<Vec<Change>>>()?;
    changes.sort_by_key(|(span, _)| span.start);
    Some(changed(text, &changes))
}

fn changed(text: &str, changes: &[Change]) -> String {
    let (mut changed, mut from) = (String::with_capacity(text.len() + 64 * changes.len()), 0);
    for (span, new) in changes {
        changed.push_str(&text[from..span.start]);
        changed.push_str(new);
        from = span.end;
    }
    changed + &text[from..]
}

fn change(text: &str, price: &Spanned<DeValue<'_>>, year: i32, new: UnitPrice) -> Option<Change> {
    let span = price.span();
    let Some(years) = price.get_ref().as_table() else {
        let always = text.get(span.clone())?;
        return Some((span, format!("{{ {} = {always}, {year} = {} }}", YEARS.start(), literal(new))));
    };
    let earlier = |key: &str| key.parse().ok().filter(|from: &i32| *from < year);
    let dated =
        years.iter().filter_map(|(key, value)| Some((earlier(key.get_ref())?, key.span(), value.span())));
    let (_, key, value) = dated.max_by_key(|(from, ..)| *from)?;
    let is_inline = text.get(span).is_some_and(|table| table.starts_with('{'));
    let entry = if is_inline {
        format!("{year} = {}", literal(new))
    } else {
        lengthened(text, key.start, year, new)?
    };
    Some(if is_inline || stands_among_others(text, key.start) {
        (value.end..value.end, format!(", {entry}"))
    } else {
        on_a_line_of_its_own(text, value.end, &entry)
    })
}

/// An entry whose key begins as that of another one: `price.2028 = 3072` after `price.2015 = 3000`.
fn lengthened(text: &str, key: usize, year: i32, new: UnitPrice) -> Option<String> {
    let before = text.get(line_start(text, key)..key)?;
    let begins = before.rfind(['{', ',']).map_or(0, |at| at + 1);
    let begins = if begins == 0 { before } else { before[begins..].trim_start() };
    Some(format!("{begins}{year} = {}", literal(new)))
}

/// Whether a key stands within an inline table: `{ id = "a", price.2015 = 3000 }`.
fn stands_among_others(text: &str, key: usize) -> bool {
    text[line_start(text, key)..key].contains(['{', ','])
}

fn line_start(text: &str, byte: usize) -> usize {
    text[..byte].rfind('\n').map_or(0, |end| end + 1)
}

fn on_a_line_of_its_own(text: &str, value: usize, entry: &str) -> Change {
    let rest = &text[value..];
    let line = rest.split('\n').next().unwrap_or_default();
    let crlf = line.ends_with('\r');
    let end = value + line.len() - usize::from(crlf);
    (end..end, format!("{}{entry}", if crlf { "\r\n" } else { "\n" }))
}

/// A price as the catalog writes it: without quotes where it is whole.
fn literal(price: UnitPrice) -> String {
    let one = 10i64.pow(INPUT_DECIMALS);
    match price.ten_thousandths() % one {
        0 => (price.ten_thousandths() / one).to_string(),
        _ => format!("\"{price}\""),
    }
}

/// The book's own catalog, with new prices from a year on, as it would be read.
///
/// # Errors
/// [`Code::FileChanged`] where the catalog that was read is none that could be changed; every problem of the new one.
pub fn raised(catalog: &Catalog, year: i32, prices: &[(ServiceIx, UnitPrice)]) -> Result<Catalog, Problems> {
    let text = with_prices(&catalog.source, year, prices).ok_or_else(changed_meanwhile)?;
    parse(CATALOG, &text)
}

/// Writes the book's own catalog, if it is still the one that was read.
///
/// # Errors
/// [`Code::FileChanged`]; the system says no.
pub fn replace(book: &Path, read: &Catalog, new: &Catalog) -> Result<(), Problem> {
    let cannot_read = |fault| Problem::error(Code::CannotRead).at(Place::file(CATALOG)).with(fault);
    let now = read_bytes(&book.join(CATALOG), true).map_err(cannot_read)?;
    if now != read.source.as_bytes() {
        return Err(changed_meanwhile());
    }
    atomic::replace(book, CATALOG, new.source.as_bytes())
}

fn changed_meanwhile() -> Problem {
    Problem::error(Code::FileChanged).at(Place::file(CATALOG))
}

#[cfg(test)]
mod tests;
