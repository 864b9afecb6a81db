//! Where the cells of a record stand among bytes.

use memchr::{memchr, memchr2};

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

/// Looks for a whole record that begins at `start` and notes its cells. `at_end`: nothing follows the bytes.
pub(super) fn scan_record(
    bytes: &[u8],
    mut start: usize,
    delimiter: u8,
    at_end: bool,
    cells: &mut Vec<Cell>,
) -> Scan {
    loop {
        let quoted = bytes.get(start) == Some(&b'"');
        let Some(at) = end_of_cell(bytes, start, delimiter, at_end) else { return Scan::More };
        let line_end = line_end_at(bytes, at, quoted);
        if line_end.is_none() && bytes.get(at) != Some(&delimiter) {
            return Scan::Stray;
        }
        let with_cr = line_end == Some(1) && !quoted && bytes[start..at].ends_with(b"\r");
        let end = if with_cr { at - 1 } else { at };
        cells.push(Cell { start: start as u32, end: end as u32 });
        match line_end {
            Some(length) => return Scan::Record { end, next: at + length },
            None => start = at + 1,
        }
    }
}

/// Where the cell that starts at `start` ends; `None` where the bytes at hand don't tell. Of an unquoted cell the CR of a
/// line end still counts as a part.
fn end_of_cell(bytes: &[u8], start: usize, delimiter: u8, at_end: bool) -> Option<usize> {
    if bytes.get(start) == Some(&b'"') {
        return end_of_quoted(bytes, start, at_end);
    }
    match memchr2(delimiter, b'\n', &bytes[start..]) {
        Some(found) => Some(start + found),
        None => at_end.then_some(bytes.len()),
    }
}

/// How many bytes of line end follow a cell that ends at `at`: none at the end of the file; `None` where the record goes on.
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
