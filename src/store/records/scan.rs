//! Where the cells of a record stand among bytes.

use memchr::{memchr, memrchr};

/// Where a cell stands in its block, quotes included. It is quoted where it begins with a quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) start: u32,
    pub(super) end: u32,
}

/// What a look at the bytes at hand found.
pub(super) enum Scan {
    /// A record that ends here, without its line end, and where the next one begins.
    Record { end: usize, next: usize },
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
        Self { bytes, delimiter, at_end, marks: Marks::new(bytes, [delimiter, b'\n']), scanned: 0 }
    }

    /// The record that begins at `start`, which is no lower than what was scanned before.
    pub(super) fn record(&mut self, mut start: usize, cells: &mut Vec<Cell>) -> Scan {
        if start != self.scanned {
            self.marks.skip_to(start);
        }
        loop {
            let quoted = self.bytes.get(start) == Some(&b'"');
            let Some(at) = self.end_of_cell(start, quoted) else { return Scan::More };
            let line_end = line_end_at(self.bytes, at, quoted);
            if line_end.is_none() && self.bytes.get(at) != Some(&self.delimiter) {
                return Scan::Stray;
            }
            let with_cr = line_end == Some(1) && !quoted && self.bytes[start..at].ends_with(b"\r");
            let end = if with_cr { at - 1 } else { at };
            cells.push(Cell { start: start as u32, end: end as u32 });
            start = at + line_end.unwrap_or(1);
            if quoted {
                self.marks.skip_to(start);
            }
            if line_end.is_some() {
                self.scanned = start;
                return Scan::Record { end, next: start };
            }
        }
    }

    /// Where the cell that starts at `start` ends; `None` where the bytes at hand don't tell. Of an unquoted cell the CR
    /// of a line end still counts as a part.
    fn end_of_cell(&mut self, start: usize, quoted: bool) -> Option<usize> {
        if quoted {
            return end_of_quoted(self.bytes, start, self.at_end);
        }
        self.marks.next().or(self.at_end.then_some(self.bytes.len()))
    }
}

/// The places of two bytes, from left to right.
///
/// Eight bytes at a time: cells are so short that memchr, which begins anew at each, takes four times as long.
#[derive(Debug)]
struct Marks<'b> {
    bytes: &'b [u8],
    wanted: [u64; 2],
    /// The group of eight bytes that is looked at, and the high bits of those in it that are wanted and still to come.
    group: usize,
    marks: u64,
}

const ONES: u64 = u64::from_le_bytes([1; GROUP]);
const HIGH_BITS: u64 = ONES << 7;
const GROUP: usize = 8;

impl<'b> Marks<'b> {
    fn new(bytes: &'b [u8], wanted: [u8; 2]) -> Self {
        let mut marks = Self { bytes, wanted: wanted.map(|byte| ONES * u64::from(byte)), group: 0, marks: 0 };
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
        self.marks &= u64::MAX << (8 * start.saturating_sub(self.group));
    }

    /// The next place.
    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.marks == 0 {
            self.group += GROUP;
            if self.group >= self.bytes.len() {
                return None;
            }
            self.marks = self.in_group(self.group);
        }
        let place = self.group + (self.marks.trailing_zeros() / 8) as usize;
        self.marks &= self.marks - 1;
        Some(place)
    }

    /// The high bits of the wanted bytes in a group. Behind the last byte there are zeros, which nobody wants.
    #[inline]
    fn in_group(&self, group: usize) -> u64 {
        let rest = self.bytes.get(group..).unwrap_or_default();
        let eight = match rest.first_chunk() {
            Some(eight) => u64::from_le_bytes(*eight),
            None => rest.iter().rev().fold(0, |eight, byte| eight << 8 | u64::from(*byte)),
        };
        zeros(eight ^ self.wanted[0]) | zeros(eight ^ self.wanted[1])
    }
}

/// The high bit of every byte that is zero.
#[inline]
fn zeros(bytes: u64) -> u64 {
    !(((bytes & !HIGH_BITS) + !HIGH_BITS) | bytes) & HIGH_BITS
}

/// How many bytes of line end follow a cell that ends at `at`: none at the end of the file; `None` where the record goes on.
#[inline]
fn line_end_at(bytes: &[u8], at: usize, quoted: bool) -> Option<usize> {
    match bytes.get(at..).unwrap_or_default() {
        [] => Some(0),
        [b'\n', ..] => Some(1),
        [b'\r', b'\n', ..] if quoted => Some(2),
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
        if line_end_at(bytes, end, true).is_none() && bytes[end] != delimiter {
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
            bytes in prop::collection::vec(prop::sample::select(b",\n\x00\x01\x80\xac\xff-+\x8a".to_vec()), 0..60),
            skips in prop::collection::vec(0usize..12, 0..20),
        ) {
            let (mut marks, mut start) = (Marks::new(&bytes, *b",\n"), 0);
            for skip in skips {
                let plainly = (start..bytes.len()).find(|at| b",\n".contains(&bytes[*at]));
                prop_assert_eq!(marks.next(), plainly);
                start = plainly.map_or(start, |place| place + 1) + skip;
                if skip > 0 {
                    marks.skip_to(start);
                }
            }
        }
    }
}
