//! Rows of one invoice with different order numbers: a document has one, that of its first row.

use crate::book::{Book, ContractRow};
use crate::calendar::Day;
use crate::place::{Code, Place, Problem, Problems};
use crate::store::rows::{Contracts, Kind};

/// Warns of rows whose order number is not printed, since an earlier line of the same invoice has another one: in the first
/// year that happens of those which may be billed soon.
pub(super) fn not_printed(book: &Book, today: Day, problems: &mut Problems) {
    let years = today.year() - 1..=today.year() + 1;
    let rows = book.contracts().iter().filter(|row| !number_of(book, row).is_empty());
    let rows: Vec<&ContractRow> = rows.collect();
    for rows in rows.chunk_by(|a, b| a.customer == b.customer).filter(|rows| rows.len() > 1) {
        for (at, row) in rows.iter().enumerate() {
            let before = &rows[..at];
            let lost = years.clone().find_map(|year| loses_in(book, row, before, year));
            lost.into_iter().for_each(|problem| problems.push(problem));
        }
    }
}

/// `before` are the customer's rows that stand before this one on its invoices.
fn loses_in(book: &Book, row: &ContractRow, before: &[&ContractRow], year: i32) -> Option<Problem> {
    row.active_in(year)?;
    let is_beside = |other: &&&ContractRow| {
        other.active_in(year).is_some() && book.document_of(other) == book.document_of(row)
    };
    let first = before.iter().find(is_beside)?;
    let (own, printed) = (number_of(book, row), number_of(book, first));
    (own != printed).then(|| {
        let place = |row: &ContractRow| Place::line(Contracts::FILE, row.line).field("order_number");
        let warning = Problem::warning(Code::OrderNumbersDiffer).at(place(row));
        warning.with(own).with(printed).with_place(place(first)).with(year)
    })
}

fn number_of<'b>(book: &'b Book, row: &ContractRow) -> &'b str {
    book.text(book.row_texts(row).order_number)
}
