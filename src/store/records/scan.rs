//! Where the cells of a record stand among bytes.

use std::ops::ControlFlow;

use memchr::{memchr, memrchr};

use crate::marks::{GROUP, marks};

/// Where a cell stands in its block, quotes included. It is quoted where it begins with a quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) start: u32,
    pub(super) end: u32,
}

impl Cell {
    fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }
}

/// What a look at the bytes at hand found.
pub(super) enum Scan {
    /// A record that ends here, without its line end, and where the next one begins. It may be several lines where any cell
    /// is quoted.
    Record { end: usize, next: usize, quoted: bool },
    /// Not enough bytes to tell.
    More,
    /// Text after the closing quote of the last cell.
    Stray,
}

/// Looks for whole records and notes their cells.
#[derive(Debug)]
pub(super) struct Scanner<'b> {
    bytes: &'b [u8],
    delimiter: u8,
    /// Whether nothing follows the bytes.
    at_end: bool,
    marks: Marks<'b>,
    /// Where the last record ended.
    scanned: usize,
}

impl<'b> Scanner<'b> {
    pub(super) fn new(bytes: &'b [u8], delimiter: u8, at_end: bool) -> Self {
        Self { bytes, delimiter, at_end, marks: Marks::new(bytes, delimiter), scanned: 0 }
    }

    /// The record that begins at `start`, which is no lower than what was scanned before.
    pub(super) fn record(&mut self, mut start: usize, cells: &mut Vec<Cell>) -> Scan {
        if start != self.scanned {
            self.marks.skip_to(start);
        }
        let mut quoted = false;
        while let Some(at) = self.marks.next() {
            match self.bytes[at] {
                b'"' if at == start => match self.quoted(start, cells) {
                    ControlFlow::Continue(next) => (start, quoted) = (next, true),
                    ControlFlow::Break(scan) => return scan,
                },
                // A quote within plain text is text.
                b'"' => {}
                b'\n' => {
                    let end = at - usize::from(self.bytes[start..at].ends_with(b"\r"));
                    self.scanned = at + 1;
                    cells.push(Cell::new(start, end));
                    return Scan::Record { end, next: at + 1, quoted };
                }
                _ => {
                    cells.push(Cell::new(start, at));
                    start = at + 1;
                }
            }
        }
        let end = self.bytes.len();
        if !self.at_end {
            return Scan::More;
        }
        self.scanned = end;
        cells.push(Cell::new(start, end));
        Scan::Record { end, next: end, quoted }
    }

    /// Notes a cell in quotes. Where the next one begins, unless the record is at its end.
    fn quoted(&mut self, start: usize, cells: &mut Vec<Cell>) -> ControlFlow<Scan, usize> {
        let Some(end) = end_of_quoted(self.bytes, start, self.at_end) else {
            return ControlFlow::Break(Scan::More);
        };
        let line_end = line_end_at(self.bytes, end);
        if line_end.is_none() && self.bytes.get(end) != Some(&self.delimiter) {
            return ControlFlow::Break(Scan::Stray);
        }
        cells.push(Cell::new(start, end));
        let next = end + line_end.unwrap_or(1);
        self.marks.skip_to(next);
        if line_end.is_none() {
            return ControlFlow::Continue(next);
        }
        self.scanned = next;
        ControlFlow::Break(Scan::Record { end, next, quoted: true })
    }
}

/// The places of delimiters, line feeds and quotes, from left to right.
#[derive(Debug)]
struct Marks<'b> {
    bytes: &'b [u8],
    delimiter: u8,
    /// The group that is looked at, and the marks in it that are still to come.
    group: usize,
    marks: u64,
}

impl<'b> Marks<'b> {
    fn new(bytes: &'b [u8], delimiter: u8) -> Self {
        let mut marks = Self { bytes, delimiter, group: 0, marks: 0 };
        marks.marks = marks.in_group(0);
        marks
    }

    /// Passes over what stands before a place, which is no lower than any given before.
    #[inline]
    fn skip_to(&mut self, start: usize) {
        if start >= self.group + GROUP {
            self.group = start - start % GROUP;
            self.marks = self.in_group(self.group);
        }
        self.marks &= u64::MAX << start.saturating_sub(self.group);
    }

    /// The next place.
    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.marks == 0 {
            if self.group + GROUP >= self.bytes.len() {
                return None;
            }
            self.group += GROUP;
            self.marks = self.in_group(self.group);
        }
        let place = self.group + self.marks.trailing_zeros() as usize;
        self.marks &= self.marks - 1;
        Some(place)
    }

    /// A bit for every marked byte of a group, the lowest for the first. Behind the last byte there are zeros, which are none.
    fn in_group(&self, group: usize) -> u64 {
        let rest = self.bytes.get(group..).unwrap_or_default();
        match rest.first_chunk() {
            Some(bytes) => marked(bytes, self.delimiter),
            None => {
                let mut bytes = [0; GROUP];
                bytes[..rest.len()].copy_from_slice(rest);
                marked(&bytes, self.delimiter)
            }
        }
    }
}

fn marked(bytes: &[u8; GROUP], delimiter: u8) -> u64 {
    marks(bytes, |byte| (byte == delimiter) | (byte == b'\n') | (byte == b'"'))
}

/// How many bytes of line end follow a cell in quotes that ends at `at`: none at the end of the file; `None` where the
/// record goes on.
fn line_end_at(bytes: &[u8], at: usize) -> Option<usize> {
    match bytes.get(at..).unwrap_or_default() {
        [] => Some(0),
        [b'\n', ..] => Some(1),
        [b'\r', b'\n', ..] => Some(2),
        _ => None,
    }
}

/// One past the closing quote of the cell that opens at `open`; `None` where the bytes at hand don't tell.
fn end_of_quoted(bytes: &[u8], open: usize, at_end: bool) -> Option<usize> {
    let mut from = open + 1;
    loop {
        let quote = from + memchr(b'"', bytes.get(from..)?)?;
        match bytes.get(quote + 1) {
            Some(b'"') => from = quote + 2,
            // A CR may be the first half of a line end whose second half is not read yet.
            Some(b'\r') if bytes.len() == quote + 2 && !at_end => return None,
            Some(_) => return Some(quote + 1),
            None => return at_end.then_some(quote + 1),
        }
    }
}

/// How many of the first bytes are whole records; all where something is so wrong that nothing after it is read.
///
/// Only quotes are looked at, and line ends between them: where records end is known long before their cells are.
pub(super) fn whole_records(bytes: &[u8], delimiter: u8) -> usize {
    let begins_cell = |at: usize| at == 0 || matches!(bytes[at - 1], b'\n') || bytes[at - 1] == delimiter;
    let last_line_end = |from: usize, to: usize| memrchr(b'\n', &bytes[from..to]).map(|end| from + end + 1);
    let (mut whole, mut outside) = (0, 0);
    let mut from = 0;
    while let Some(quote) = memchr(b'"', &bytes[from..]).map(|found| from + found) {
        from = quote + 1;
        if !begins_cell(quote) {
            continue;
        }
        whole = last_line_end(outside, quote).unwrap_or(whole);
        let Some(end) = end_of_quoted(bytes, quote, false) else { return whole };
        if line_end_at(bytes, end).is_none() && bytes[end] != delimiter {
            return bytes.len();
        }
        (outside, from) = (end, end);
    }
    last_line_end(outside, bytes.len()).unwrap_or(whole)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Marks;

    proptest! {
        #[test]
        fn marks_are_where_a_search_byte_by_byte_finds_them(
            bytes in prop::collection::vec(prop::sample::select(b",;\n\"\x00\x01\x80\xac\xff-+\x8aabcdefgh".to_vec()), 0..300),
            skips in prop::collection::vec(0usize..90, 0..20),
        ) {
            let (mut marks, mut start) = (Marks::new(&bytes, b','), 0);
            for skip in skips {
                let plainly = (start..bytes.len()).find(|at| b",\n\"".contains(&bytes[*at]));
                prop_assert_eq!(marks.next(), plainly);
                start = plainly.map_or(start, |place| place + 1) + skip;
                if skip > 0 {
                    marks.skip_to(start);
                }
            }
        }
    }
}
