//! The cells of a row: read as they are, and read as values with a problem where they are none.

use std::borrow::Cow;
use std::fmt::Display;

use crate::calendar::{DateFault, Day};
use crate::money::{DecimalMark, INPUT_DECIMALS, NumberFault};
use crate::place::{Code, Place, Problem};
use crate::store::nearest::nearest;
use crate::store::records::{MAX_CELL, Record};
use crate::store::rows::layout::Layout;

/// The cells of a row by column, exactly as written.
#[derive(Debug, Clone, Copy)]
pub struct Cells<'r, 'l> {
    record: Record<'r>,
    layout: &'l Layout,
}

impl<'r, 'l> Cells<'r, 'l> {
    pub(super) fn new(record: Record<'r>, layout: &'l Layout) -> Self {
        Self { record, layout }
    }

    /// The line that the row starts on.
    pub fn line(&self) -> u32 {
        self.record.line
    }

    /// The text of a column, by its place in the order of columns; empty where the file lacks it.
    #[inline]
    pub fn text(&self, column: usize) -> Cow<'r, str> {
        self.layout.position(column).map_or(Cow::Borrowed(""), |cell| self.record.cell(cell))
    }

    /// The texts of columns as they stand in the file, and the delimiter between them: where they stand side by side and
    /// none is in quotes. The last of them may be columns that the file lacks.
    pub fn joined(&self, columns: &[usize]) -> Option<(&'r str, u8)> {
        let cells = self.layout.side_by_side(columns)?;
        self.record.unquoted_text(cells).map(|text| (text, self.layout.delimiter))
    }

    /// Whether the cell of a column says anything.
    #[inline]
    pub fn is_filled(&self, column: usize) -> bool {
        self.layout.position(column).is_some_and(|cell| self.record.is_filled(cell))
    }

    /// Where the value of a column stands.
    pub fn place(&self, column: usize) -> Place {
        let cell = self.layout.position(column);
        let line = cell.map_or(self.record.line, |cell| self.record.line_of(cell));
        let name = self.layout.columns.get(column).map_or("", |column| column.name);
        Place::line(self.layout.file, line).field(name)
    }
}

/// A row being checked: every problem of it is noted.
pub struct Checked<'r, 'l, 'p> {
    cells: Cells<'r, 'l>,
    problems: &'p mut Vec<Problem>,
    sound: bool,
}

impl<'r, 'l, 'p> Checked<'r, 'l, 'p> {
    pub(super) fn new(cells: Cells<'r, 'l>, problems: &'p mut Vec<Problem>) -> Self {
        Self { cells, problems, sound: true }
    }

    /// The line that the row starts on.
    pub fn line(&self) -> u32 {
        self.cells.line()
    }

    /// Whether nothing wrong was found so far.
    pub fn is_sound(&self) -> bool {
        self.sound
    }

    /// Notes something wrong with the value of a column.
    pub fn refuse(&mut self, column: usize, problem: Problem) {
        self.sound = false;
        self.problems.push(problem.at(self.cells.place(column)));
    }

    /// Whether the row has as many cells as the header. Looks at all cells: none too long, no control characters, no required
    /// one empty.
    pub(super) fn is_well_formed(&mut self) -> bool {
        let (found, expected) = (self.cells.record.len(), self.cells.layout.cells);
        if found != expected {
            let at = Place::line(self.cells.layout.file, self.cells.record.line);
            self.problems.push(Problem::error(Code::CellCount).at(at).with(found).with(expected));
            return false;
        }
        if self.cells.record.is_suspect() || self.cells.record.text().len() > MAX_CELL {
            (0..self.cells.layout.columns.len()).for_each(|column| self.check_cell(column));
        }
        (0..self.cells.layout.required).for_each(|column| self.check_filled(column));
        true
    }

    fn check_cell(&mut self, column: usize) {
        let Some(cell) = self.cells.layout.position(column) else { return };
        let text = self.cells.record.cell(cell);
        if text.len() > MAX_CELL {
            self.refuse(column, Problem::error(Code::CellTooLong));
        }
        let bad = match control_character(&text) {
            None if !self.cells.record.is_quoted(cell) && text.contains('\t') => Some('\t'),
            found => found,
        };
        if let Some(bad) = bad {
            self.refuse(column, Problem::error(Code::ControlCharacter).with(code_point(bad)));
        }
    }

    fn check_filled(&mut self, column: usize) {
        if !self.cells.is_filled(column) {
            self.refuse(column, Problem::error(Code::MissingValue));
        }
    }

    /// The text of a column.
    pub fn text(&self, column: usize) -> Cow<'r, str> {
        self.cells.text(column)
    }

    /// How decimals are written in this file.
    pub fn decimals(&self) -> DecimalMark {
        self.cells.layout.decimals
    }

    /// The day of a column. `None` where it is empty, or none.
    pub fn date(&mut self, column: usize) -> Option<Day> {
        let style = self.cells.layout.dates;
        self.value(column, |text| Day::parse(text, style).map_err(|fault| date_problem(text, fault)))
    }

    /// The number of a column. `None` where it is empty, or none.
    pub fn number<T>(
        &mut self,
        column: usize,
        parse: impl FnOnce(&str, DecimalMark) -> Result<T, NumberFault>,
    ) -> Option<T> {
        let mark = self.cells.layout.decimals;
        self.value(column, |text| parse(text, mark).map_err(|fault| number_problem(text, fault)))
    }

    /// The value of a column that is one of a few words. `None` where it is empty, or none of them.
    pub fn choice<T: Copy>(
        &mut self,
        column: usize,
        all: &[T],
        name: impl Fn(T) -> &'static str,
    ) -> Option<T> {
        self.value(column, |text| {
            all.iter().copied().find(|choice| name(*choice) == text).ok_or_else(|| {
                let allowed: Vec<&str> = all.iter().map(|choice| name(*choice)).collect();
                let near = nearest(text, allowed.iter().copied());
                Problem::error(Code::BadChoice).with(text).with(allowed.join(", ")).suggest(near)
            })
        })
    }

    /// The value of a column. `None` where it is empty, or a problem that is noted.
    pub fn value<T>(&mut self, column: usize, parse: impl FnOnce(&str) -> Result<T, Problem>) -> Option<T> {
        let text = self.cells.text(column);
        if text.is_empty() {
            return None;
        }
        parse(&text).map_err(|problem| self.refuse(column, problem)).ok()
    }
}

/// The first control character of a text that is neither a tab nor part of a line end.
pub fn control_character(text: &str) -> Option<char> {
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let legal = match character {
            '\n' | '\t' => true,
            '\r' => characters.peek() == Some(&'\n'),
            _ => !character.is_control(),
        };
        if !legal {
            return Some(character);
        }
    }
    None
}

/// `U+0007`.
pub(in crate::store) fn code_point(character: char) -> impl Display {
    format!("U+{:04X}", u32::from(character))
}

/// What is wrong with a written date, as a problem without a place.
pub(in crate::store) fn date_problem(text: &str, fault: DateFault) -> Problem {
    Problem::error(match fault {
        DateFault::Malformed => Code::BadDate,
        DateFault::NoSuchDay => Code::NoSuchDay,
        DateFault::OutOfRange => Code::YearOutOfRange,
    })
    .with(text)
}

/// What is wrong with a written number, as a problem without a place.
pub fn number_problem(text: &str, fault: NumberFault) -> Problem {
    let problem = |code| Problem::error(code).with(text);
    match fault {
        NumberFault::Malformed => problem(Code::BadNumber),
        NumberFault::TooManyDecimals => problem(Code::TooManyDecimals).with(INPUT_DECIMALS),
        NumberFault::TooLarge => problem(Code::NumberTooLarge),
        NumberFault::Negative => problem(Code::NegativeNumber),
    }
}
