//! What stands at a place: the part of its line that is worth showing, and what is marked of it.

use std::ops::Range;

/// Characters kept before and after the mark, and of the mark itself: lines may be a megabyte long.
const KEPT: usize = 1_000;
/// Stands for what was left out.
const LEFT_OUT: char = '…';

/// The line of a place, in three parts of which the middle one is marked.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Excerpt {
    /// The line, counted from 1.
    pub line: u32,
    /// Where the mark begins, in characters counted from 1.
    pub column: u32,
    /// One past the mark's last character; [`Excerpt::column`] where something is missing.
    pub end_column: u32,
    /// What stands before the mark; only its end, after `…`, where it is very long.
    pub before: String,
    /// What is marked.
    pub marked: String,
    /// What stands after the mark; only its beginning where it is very long.
    pub after: String,
    /// The id of the service of a price list whose table it stands in, only its beginning where it is very long; empty for
    /// none.
    pub service: Box<str>,
}

impl Excerpt {
    /// The line of a text on which the bytes begin, as far as they stand on it. `first_line` is the number of the text's first
    /// line. A range that is none of the text, or cuts a character, is moved to where it is one.
    pub fn of(text: &str, first_line: u32, bytes: Range<usize>) -> Self {
        let start = boundary(text, bytes.start);
        let (above, below) = text.split_at(start);
        let line_start = above.rfind('\n').map_or(0, |end| end + 1);
        let line_ends = above.bytes().filter(|byte| *byte == b'\n').count();
        let before = &above[line_start..];
        let rest = below.split('\n').next().unwrap_or_default();
        let rest = rest.strip_suffix('\r').unwrap_or(rest);
        let (marked, after) = rest.split_at(boundary(rest, bytes.end.saturating_sub(start)));
        let column = counted(before).saturating_add(1);
        Self {
            line: first_line.saturating_add(u32::try_from(line_ends).unwrap_or(u32::MAX)),
            column,
            end_column: column.saturating_add(counted(marked)),
            before: end_of(before),
            marked: beginning_of(marked),
            after: beginning_of(after),
            service: Box::default(),
        }
    }

    /// The same of a service's table. Every problem of the table keeps the id.
    #[must_use]
    pub fn of_service(self, id: &str) -> Self {
        Self { service: beginning_of(id).into(), ..self }
    }

    /// Whether the beginning of the line is left out.
    pub fn is_cut(&self) -> bool {
        self.column as usize > KEPT + 1
    }
}

/// The last boundary of characters up to a byte.
fn boundary(text: &str, byte: usize) -> usize {
    (0..=byte.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn counted(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

fn beginning_of(text: &str) -> String {
    match text.char_indices().nth(KEPT) {
        Some((end, _)) => format!("{}{LEFT_OUT}", &text[..end]),
        None => text.to_owned(),
    }
}

fn end_of(text: &str) -> String {
    match text.char_indices().rev().nth(KEPT - 1) {
        Some((start, _)) if start > 0 => format!("{LEFT_OUT}{}", &text[start..]),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests;
