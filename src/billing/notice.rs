//! Notice: until when the end of a contract row must be announced, and when it may end.
//!
//! A row that renews by itself goes on into the next calendar year unless notice came `notice_months` months before
//! 31 December at the latest, that last day included. Since 31 December ends a month, the last day ends one too: with 3 months
//! it is 30 September, with 1 month 30 November, with 10 months 28 or 29 February, with 12 months 31 December of the year
//! before, and with 0 months 31 December itself.

use crate::book::{Book, ContractRow, Renewal};
use crate::calendar::Day;
use crate::catalog::Catalog;

/// What a row is bound to on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bound {
    /// The first day on which it may end: 31 December of the first year for which notice is not too late, or the end that was
    /// agreed already where that is earlier.
    pub until: Day,
    /// The last day for notice of an end a year earlier; it is over.
    pub notice_until: Day,
}

/// The months of notice of a row: its own, else the catalog's. `None` where it may end on any day, as a row does that is
/// renewed by hand: it ends by itself.
pub fn months(catalog: &Catalog, book: &Book, row: &ContractRow) -> Option<u8> {
    let own = book.row_texts(row).notice_months;
    own.or(catalog.billing.notice_months).filter(|_| row.renewal == Renewal::Auto)
}

/// The last day for notice of an end on 31 December of a year.
pub fn last_day(year: i32, months: u8) -> Day {
    Day::last_of(year).minus_months(months)
}

/// What a row is bound to on this day; `None` where it may end on any day.
pub fn bound(catalog: &Catalog, book: &Book, row: &ContractRow, today: Day) -> Option<Bound> {
    let months = months(catalog, book, row)?;
    let year = (today.year()..).find(|year| today <= last_day(*year, months))?;
    let end = Day::last_of(year);
    Some(Bound {
        until: row.until.map_or(end, |agreed| agreed.min(end)),
        notice_until: last_day(year - 1, months),
    })
}

/// The last day for notice that keeps a row from going on into a year; `None` where it does not go on, or needs none.
pub fn last_day_before(catalog: &Catalog, book: &Book, row: &ContractRow, year: i32) -> Option<Day> {
    let months = months(catalog, book, row).filter(|_| goes_on_into(row, year))?;
    Some(last_day(year - 1, months))
}

/// Whether the row is active in the year before and, as it stands, on the first day of the year.
pub(super) fn goes_on_into(row: &ContractRow, year: i32) -> bool {
    let first = Day::first_of(year);
    row.since < first && row.until.is_none_or(|until| until >= first)
}

#[cfg(test)]
mod tests;
