//! A contract row that ends, and the one that goes on in its place with all that stands in the file.

use std::collections::BTreeMap;

use crate::book::{ContractRow, Renewal};
use crate::calendar::Day;
use crate::cli::context::Context;
use crate::cli::edit::Edit;
use crate::place::Problems;
use crate::store::files::BookFiles;
use crate::store::rows::{Contracts, Kind as _, for_each};

/// Ends a row the day before, and adds one that goes on with other values; its note stays behind.
pub(crate) fn continue_row(row: &ContractRow, now: &[Cell], new: &[Cell], since: Day, edit: &mut Edit) {
    edit.set(row.line, "until", &since.plus_days(-1).to_string());
    if row.renewal == Renewal::Manual {
        // Nobody has to decide about it any more: the new row goes on instead.
        edit.set(row.line, "renewal", Renewal::Auto.name());
    }
    let since = since.to_string();
    let carried = now.iter().filter(|(column, _)| !["since", "note"].contains(column));
    let carried = carried.map(|(column, value)| {
        let new = new.iter().find(|(new, _)| new == column);
        (*column, new.map_or(value, |(_, value)| value).as_str())
    });
    let cells: Vec<_> = carried.chain([("since", since.as_str())]).collect();
    let filled: Vec<_> = cells.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    edit.append(&filled);
}

/// A column, and what stands in it.
pub(super) type Cell = (&'static str, String);

/// What stands in some rows of the file, by column, whatever columns it has.
pub(crate) struct Cells {
    by_line: BTreeMap<u32, Vec<Cell>>,
}

impl Cells {
    /// Of the rows on these lines.
    pub(crate) fn of_rows(context: &Context<'_>, lines: impl Iterator<Item = u32>) -> Self {
        let mut by_line: BTreeMap<u32, Vec<Cell>> = lines.map(|line| (line, Vec::new())).collect();
        for_each::<Contracts>(&BookFiles::of(&context.book), &mut Problems::default(), |row, _| {
            if let Some(cells) = by_line.get_mut(&row.cells.line()) {
                let columns = Contracts::COLUMNS.iter().enumerate();
                cells.extend(columns.map(|(at, column)| (column.name, row.cells.text(at).into_owned())));
            }
        });
        Self { by_line }
    }

    /// Of the row on a line.
    pub(crate) fn of(&self, line: u32) -> &[Cell] {
        self.by_line.get(&line).map_or(&[], Vec::as_slice)
    }
}
