//! The cells of a row as the book would have them, and what a spreadsheet may have done to them.

use super::matching::Pending;
use super::{Changes, Imported};
use crate::identifiers::{CompanyId, is_czech};
use crate::money::{DecimalMark, UnitPrice};
use crate::place::{Code, Problem};
use crate::store::import::values::looks_like_thousands;

impl Changes<'_> {
    /// The cells of a row as the book would have them: the table's, else the book's.
    pub(super) fn merged<K: Imported>(&mut self, row: &Pending<'_>) -> Vec<String> {
        let table = self.table;
        let old = |column: usize| row.found.as_ref().map_or("", |found| &found.values[column]);
        let cell = |column: usize| {
            let written = row.row.written(column);
            // Exactly what the book says is not read as anything else.
            let stays = !table.has(column) || written == old(column);
            if stays { old(column).to_owned() } else { table.value(row.row, column) }
        };
        let mut cells: Vec<String> = (0..K::COLUMNS.len()).map(cell).collect();
        self.restore_zeros::<K>(row, &mut cells);
        self.doubt_thousands::<K>(row, &cells);
        cells
    }

    /// Warns of an amount that somebody may have written with a mark between its thousands.
    fn doubt_thousands<K: Imported>(&mut self, row: &Pending<'_>, cells: &[String]) {
        for (at, column) in K::COLUMNS.iter().enumerate() {
            let (written, old) = (row.row.written(at), row.found.as_ref().map(|found| &found.values[at]));
            if old.is_none_or(|old| written != old) && looks_like_thousands(column.name, written) {
                let problem = Problem::warning(Code::ThousandsMark).at(self.table.place(row.row, at));
                let read = UnitPrice::parse(&cells[at], DecimalMark::Point);
                let read = read.map_or_else(|_| cells[at].clone(), |price| price.to_string());
                self.problems.push(problem.with(written).with(read));
            }
        }
    }

    /// Puts back the zeros that a spreadsheet took from the front of a company id.
    fn restore_zeros<K: Imported>(&mut self, row: &Pending<'_>, cells: &mut [String]) {
        let position = |name: &str| K::COLUMNS.iter().position(|column| column.name == name);
        let Some((id, country)) = position("company_id").zip(position("country")) else { return };
        let old = row.found.as_ref().map_or("", |found| &found.values[id]);
        if cells[id] == old || cells[id].is_empty() || !is_czech(&cells[country]) {
            return;
        }
        let Some(restored) = CompanyId::with_lost_zeros(&cells[id]) else { return };
        let restored = restored.as_str();
        // What the book knows already needs no word; nor do the blanks that people put in.
        if restored != old && restored.len() > cells[id].len() {
            let problem = Problem::warning(Code::ZerosRestored).at(self.table.place(row.row, id));
            self.problems.push(problem.with(&cells[id]).with(restored));
        }
        cells[id] = restored.to_owned();
    }
}
