//! What goes on into the next calendar year, and at what price.

use std::sync::Arc;

use crate::billing::{charge, free_year, notice};
use crate::book::{self, Book, ContractRow, CustomerIx};
use crate::calendar::Day;
use crate::catalog::Catalog;
use crate::document::{Basis, FreeWindow, Line, Reason, RowBasis};
use crate::money::Net;
use crate::place::Problem;

/// What happens to a row at the turn of the year; the first that fits, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Manual, ends in the year before.
    ToDecide,
    /// Active in the year before only.
    Ended,
    /// No chargeable day in the year because of a free window.
    Free,
    /// Chargeable in the year, with a free day in the year before or in it: the first paid year.
    FreeYearEnds,
    /// Not active in the year before.
    New,
    /// Goes on.
    Renews,
}

impl State {
    /// The code in CSV and JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ToDecide => "to-decide",
            Self::Ended => "ended",
            Self::Free => "free",
            Self::FreeYearEnds => "free-year-ends",
            Self::New => "new",
            Self::Renews => "renews",
        }
    }
}

/// A contract row at the turn of the year. Amounts are computed from the files, never read from the register.
#[derive(Debug, Clone)]
pub struct Renewal<'a> {
    /// Whose.
    pub customer: CustomerIx,
    /// The row; where another one continues it on 1 January, that one.
    pub row: &'a ContractRow,
    /// What happens.
    pub state: State,
    /// What it costs in the year before.
    pub previous: Net,
    /// What it costs in the year.
    pub next: Net,
    /// Why it costs that in the year (in the year before, where it is not active in the year).
    pub reason: Reason,
    /// The last day for notice that keeps it from going on into the year; `None` where it does not go on, or needs none.
    pub notice_until: Option<Day>,
}

/// Every row that is active in the year or the year before, in the order of the book.
///
/// # Errors
/// A price that is needed and missing; an amount beyond twelve digits.
pub fn renewals<'a>(catalog: &'a Catalog, book: &'a Book, year: i32) -> Result<Vec<Renewal<'a>>, Problem> {
    let mut renewals = Vec::new();
    for customer in book.customers() {
        let windows = free_year::windows(catalog, book.purchases_of(customer))?;
        for rows in book.keys_of(customer, catalog) {
            renewals.extend(renewals_of_key(catalog, book, rows, &windows, year)?);
        }
    }
    Ok(renewals)
}

/// The rows of one key.
fn renewals_of_key<'a>(
    catalog: &'a Catalog,
    book: &'a Book,
    rows: &'a [ContractRow],
    windows: &Arc<[FreeWindow]>,
    year: i32,
) -> Result<Vec<Renewal<'a>>, Problem> {
    let Some(first) = rows.first() else { return Ok(Vec::new()) };
    let party = book.party(first.customer);
    let lines = |year: i32| charge::lines_of_key(catalog, book, &party, rows, windows, year);
    let (previous, next) = (lines(year - 1)?, lines(year)?);
    let continued = continued(rows, year);
    let renewal = |row: &'a ContractRow| {
        if continued.iter().any(|(_, next)| next.line == row.line) {
            return None;
        }
        let continuation = continued.iter().find(|(ended, _)| ended.line == row.line).map(|(_, next)| *next);
        let notice_until = match continuation {
            // Who leaves with the year before is bound by what holds until then.
            Some(_) => notice::months(catalog, book, row).map(|months| notice::last_day(year - 1, months)),
            None => notice::last_day_before(catalog, book, row, year),
        };
        let last = continuation.unwrap_or(row);
        let turns = [Turn::of(row, &previous), Turn::of(last, &next)];
        Some(Renewal { notice_until, ..Renewal::without_notice(last, year, turns)? })
    };
    Ok(rows.iter().filter_map(renewal).collect())
}

impl<'a> Renewal<'a> {
    /// A row by its lines of the year before and of the year; `None` for one that is active in neither.
    fn without_notice(
        row: &'a ContractRow,
        year: i32,
        [previous, next]: [Option<Turn<'_, '_>>; 2],
    ) -> Option<Self> {
        Some(Self {
            customer: row.customer,
            row,
            state: state_of(row, year, previous.as_ref(), next.as_ref()),
            previous: previous.as_ref().map_or(Net::ZERO, |turn| turn.line.net),
            next: next.as_ref().map_or(Net::ZERO, |turn| turn.line.net),
            reason: next.or(previous)?.line.reason,
            notice_until: None,
        })
    }
}

/// The rows of a key that end with the year before, each with the row that continues it on the next day: one of the same
/// service, else one that no other row is continued by. What ends by hand is to be decided, and continued by none.
fn continued(rows: &[ContractRow], year: i32) -> Vec<(&ContractRow, &ContractRow)> {
    let (end, begin) = (Day::last_of(year - 1), Day::first_of(year));
    let is_ended = |row: &&ContractRow| row.until == Some(end) && row.renewal == book::Renewal::Auto;
    let mut ended: Vec<&ContractRow> = rows.iter().filter(is_ended).collect();
    let mut begun: Vec<&ContractRow> = rows.iter().filter(|row| row.since == begin).collect();
    let mut continued = Vec::new();
    ended.retain(|row| match begun.iter().position(|next| next.service == row.service) {
        Some(at) => {
            continued.push((*row, begun.swap_remove(at)));
            false
        }
        None => true,
    });
    continued.extend(ended.into_iter().zip(begun));
    continued
}

/// A row's line in one of the two years.
struct Turn<'l, 'a> {
    line: &'l Line<'a>,
    basis: &'l RowBasis<'a>,
}

impl<'l, 'a> Turn<'l, 'a> {
    /// `None` where the row is not active in the year.
    fn of(row: &ContractRow, lines: &'l [Line<'a>]) -> Option<Self> {
        lines.iter().find_map(|line| match &line.basis {
            Some(Basis::Row(basis)) if basis.line == row.line => Some(Self { line, basis }),
            _ => None,
        })
    }
}

fn state_of(
    row: &ContractRow,
    year: i32,
    previous: Option<&Turn<'_, '_>>,
    next: Option<&Turn<'_, '_>>,
) -> State {
    let ends_before = row.until.is_some_and(|until| until.year() == year - 1);
    if row.renewal == book::Renewal::Manual && ends_before {
        return State::ToDecide;
    }
    let Some(next) = next else { return State::Ended };
    let has_free_day = |turn: &Turn<'_, '_>| turn.basis.free_days > 0;
    if next.line.reason == Reason::FreeYear {
        State::Free
    } else if has_free_day(next) || previous.is_some_and(has_free_day) {
        State::FreeYearEnds
    } else if previous.is_none() {
        State::New
    } else {
        State::Renews
    }
}

#[cfg(test)]
mod tests;
