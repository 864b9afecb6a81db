//! The rows of a key and one year → lines (rules 1 to 8).

use std::rc::Rc;

use crate::book::{Book, Charge, ContractRow, Party};
use crate::catalog::Catalog;
use crate::document::{FreeWindow, Line};
use crate::place::Problem;

/// The lines of one key (customer, contract, service) in a calendar year: one per row that is active in it, in the
/// order of the rows, which are all rows of that key sorted by since.
///
/// # Errors
/// A price or proration that is needed and missing, an amount beyond twelve digits; each at its place.
pub fn lines_of_key<'a>(
    catalog: &'a Catalog,
    book: &'a Book,
    party: &Party<'a>,
    rows: &'a [ContractRow],
    windows: &Rc<[FreeWindow]>,
    year: i32,
) -> Result<Vec<Line<'a>>, Problem> {
    let _ = (catalog, book, party, rows, windows, year);
    unimplemented!()
}

/// The line of a one-off charge (rule 8).
///
/// # Errors
/// An amount beyond twelve digits.
pub fn line_of_charge<'a>(book: &'a Book, charge: &'a Charge) -> Result<Line<'a>, Problem> {
    let _ = (book, charge);
    unimplemented!()
}
