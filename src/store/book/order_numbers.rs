//! Rows of one invoice with different order numbers: a document has one, that of its first row that has one.

use rustc_hash::FxHashMap;

use crate::book::{Book, ContractRow};
use crate::calendar::Day;
use crate::catalog::Catalog;
use crate::place::{Code, Place, Problem, Problems};
use crate::store::rows::{Contracts, Kind};

/// Warns of rows whose order number is not printed, since an earlier line of the same invoice has another one: in the first
/// year that happens of those which may be billed soon, and are billed here.
pub(super) fn not_printed(book: &Book, catalog: &Catalog, today: Day, problems: &mut Problems) {
    let last_year = today.year() - 1;
    let first = catalog.billing.first_year.map_or(last_year, |first| first.max(last_year));
    let has_number = |row: &&ContractRow| row.texts.is_some() && !number_of(book, row).is_empty();
    let rows: Vec<&ContractRow> = book.contracts().iter().filter(has_number).collect();
    for rows in rows.chunk_by(|a, b| a.customer == b.customer).filter(|rows| rows.len() > 1) {
        let mut printed = Printed::default();
        for row in rows {
            let years = first..=today.year() + 1;
            let lost: Vec<Problem> = years.filter_map(|year| printed.lost(book, row, year)).collect();
            lost.into_iter().take(1).for_each(|problem| problems.push(problem));
        }
    }
}

/// The rows of one customer whose order number its invoices print: by calendar year and `document`.
#[derive(Default)]
struct Printed<'b>(FxHashMap<(i32, &'b str), &'b ContractRow>);

impl<'b> Printed<'b> {
    /// The warning of a row, if its invoice of a year has another order number. Rows come as they stand on invoices.
    fn lost(&mut self, book: &'b Book, row: &'b ContractRow, year: i32) -> Option<Problem> {
        row.active_in(year)?;
        let first = *self.0.entry((year, book.document_of(row))).or_insert(row);
        let (own, printed) = (number_of(book, row), number_of(book, first));
        (own != printed).then(|| {
            let place = |row: &ContractRow| Place::line(Contracts::FILE, row.line).field("order_number");
            let warning = Problem::warning(Code::OrderNumbersDiffer).at(place(row));
            warning.with(own).with(printed).with_place(place(first)).with(year)
        })
    }
}

fn number_of<'b>(book: &'b Book, row: &ContractRow) -> &'b str {
    book.text(book.row_texts(row).order_number)
}
