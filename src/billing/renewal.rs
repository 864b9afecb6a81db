//! What goes on into the next calendar year, and at what price.

use crate::book::{Book, ContractRow, CustomerIx};
use crate::catalog::Catalog;
use crate::document::Reason;
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
    /// The row.
    pub row: &'a ContractRow,
    /// What happens.
    pub state: State,
    /// What it costs in the year before.
    pub previous: Net,
    /// What it costs in the year.
    pub next: Net,
    /// Why it costs that in the year (in the year before, where it is not active in the year).
    pub reason: Reason,
}

/// Every row that is active in the year or the year before, in the order of the book.
///
/// # Errors
/// A price that is needed and missing; an amount beyond twelve digits.
pub fn renewals<'a>(catalog: &'a Catalog, book: &'a Book, year: i32) -> Result<Vec<Renewal<'a>>, Problem> {
    let _ = (catalog, book, year);
    unimplemented!()
}
