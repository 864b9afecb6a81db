//! The header of a file: which column stands where.

use crate::calendar::DateStyle;
use crate::document::Column;
use crate::money::DecimalMark;
use crate::place::{Code, LISTED_PER_FILE, Place, Problem, Problems};
use crate::store::nearest::nearest;
use crate::store::records::Record;
use crate::store::rows::Kind;

/// Where the columns of a file stand, and how its values are written.
#[derive(Debug)]
pub struct Layout {
    /// The file, for places.
    pub(super) file: &'static str,
    /// Every column that the file may have.
    pub(super) columns: &'static [Column],
    /// How many of them are required.
    pub(super) required: usize,
    /// How many cells a row must have.
    pub(super) cells: usize,
    /// For each column the cell it stands in, if it is there.
    positions: Vec<Option<usize>>,
    pub(super) delimiter: u8,
    /// How dates are written in this file.
    pub(super) dates: DateStyle,
    /// How decimals are written in this file.
    pub(super) decimals: DecimalMark,
}

impl Layout {
    /// Reads a header. `None` where it has a problem: then the rows can't be read.
    pub(super) fn of<K: Kind>(header: &Record<'_>, delimiter: u8, problems: &mut Problems) -> Option<Self> {
        let comma = delimiter == b',';
        let mut layout = Self {
            file: K::FILE,
            columns: K::COLUMNS,
            required: K::REQUIRED,
            cells: header.len(),
            positions: vec![None; K::COLUMNS.len()],
            delimiter,
            dates: if comma { DateStyle::Iso } else { DateStyle::IsoOrCzech },
            decimals: if comma { DecimalMark::Point } else { DecimalMark::PointOrComma },
        };
        let errors_before = problems.errors;
        layout.place_columns(header, problems);
        (problems.errors == errors_before).then_some(layout)
    }

    fn place_columns(&mut self, header: &Record<'_>, problems: &mut Problems) {
        // A column that is only misspelt is not missing as well.
        let mut suggested = Vec::new();
        for cell in 0..header.len() {
            let name = header.cell(cell);
            // Finding the line of a cell takes the longer the farther it stands; what is not listed needs none.
            let is_listed = cell < LISTED_PER_FILE;
            let line = if is_listed { header.line_of(cell) } else { header.line };
            let at = Place::line(self.file, line).field(name.to_string());
            match self.columns.iter().position(|column| column.name == name) {
                Some(column) if self.positions[column].is_some() => {
                    problems.push(Problem::error(Code::DuplicateColumn).at(at).with(&name));
                }
                Some(column) => self.positions[column] = Some(cell),
                None => {
                    let known = self.columns.iter().map(|column| column.name);
                    let near = is_listed.then(|| nearest(&name, known)).flatten();
                    suggested.extend(near);
                    problems.push(Problem::error(Code::UnknownColumn).at(at).with(&name).suggest(near));
                }
            }
        }
        self.report_missing(header.line, &suggested, problems);
    }

    fn report_missing(&self, line: u32, suggested: &[&str], problems: &mut Problems) {
        for (column, position) in self.columns.iter().zip(&self.positions).take(self.required) {
            if position.is_none() && !suggested.contains(&column.name) {
                let at = Place::line(self.file, line).field(column.name);
                problems.push(Problem::error(Code::MissingColumn).at(at).with(column.name));
            }
        }
    }

    /// The cell in which a column stands, if the file has it.
    pub(super) fn position(&self, column: usize) -> Option<usize> {
        self.positions.get(column).copied().flatten()
    }

    /// The cells of columns that stand side by side in this order; those that the file lacks must be the last ones.
    pub(super) fn side_by_side(&self, columns: &[usize]) -> Option<std::ops::Range<usize>> {
        let first = self.position(*columns.first()?)?;
        let mut positions = columns.iter().map(|column| self.position(*column));
        let there = positions.by_ref().take_while(Option::is_some).flatten();
        let end =
            there.enumerate().try_fold(first, |end, (at, cell)| (cell == first + at).then_some(end + 1))?;
        positions.all(|position| position.is_none()).then_some(first..end)
    }

    /// The name of the column that stands in a cell.
    pub(super) fn name_at(&self, cell: usize) -> Option<&'static str> {
        let column = self.positions.iter().position(|position| *position == Some(cell))?;
        self.columns.get(column).map(|column| column.name)
    }
}
