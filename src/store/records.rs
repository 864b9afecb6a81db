//! Delimited text as records and cells, streamed, with the exact place of every byte.
//!
//! Why not the csv crate's reader, which tests hold this one against: it accepts a quote that nobody closes, it has
//! no limit to a record, and it does not say where a cell's bytes stand, which editing a file in place needs.

use std::borrow::Cow;
use std::io::{self, Read};

use memchr::{memchr, memchr_iter, memchr2};

/// Longest cell, in bytes.
pub const MAX_CELL: usize = 64 << 10;
/// Longest record, in bytes.
pub const MAX_RECORD: usize = 1 << 20;
const CHUNK: usize = 1 << 18;
const BOM: &[u8] = b"\xef\xbb\xbf";

/// Why no further record of a file can be read.
#[derive(Debug)]
pub enum RecordFault {
    /// The system says no.
    Io(io::Error),
    /// A quote that nobody closes; line of the record.
    UnclosedQuote(u32),
    /// Text after a closing quote; line of the record and number of the cell, from 0.
    StrayQuote(u32, usize),
    /// A record above [`MAX_RECORD`]; its line.
    RecordTooLong(u32),
    /// Bytes that are not UTF-8; the line they stand on.
    NotUtf8(u32),
}

/// Where a cell stands within its record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Cell {
    start: u32,
    end: u32,
    quoted: bool,
}

/// A record: a line, or several where a quoted cell holds line ends.
#[derive(Debug, Clone, Copy)]
pub struct Record<'b> {
    /// The line it starts on, counted from 1.
    pub line: u32,
    /// Where it starts in the file, in bytes.
    pub offset: u64,
    text: &'b str,
    cells: &'b [Cell],
}

impl<'b> Record<'b> {
    /// How many cells it has.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Never: a record has at least one cell.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// What the cell says, without its quotes. Empty for a cell that is not there.
    pub fn cell(&self, index: usize) -> Cow<'b, str> {
        let Some(cell) = self.cells.get(index) else { return Cow::Borrowed("") };
        let raw = &self.text[cell.start as usize..cell.end as usize];
        if !cell.quoted {
            return Cow::Borrowed(raw);
        }
        let inside = &raw[1..raw.len() - 1];
        if inside.contains('"') { Cow::Owned(inside.replace("\"\"", "\"")) } else { Cow::Borrowed(inside) }
    }

    /// Whether the cell is written in quotes.
    pub fn is_quoted(&self, index: usize) -> bool {
        self.cells.get(index).is_some_and(|cell| cell.quoted)
    }

    /// The cell's bytes in the file, quotes included: first and one past the last.
    pub fn span(&self, index: usize) -> std::ops::Range<u64> {
        let cell = self.cells[index];
        self.offset + u64::from(cell.start)..self.offset + u64::from(cell.end)
    }

    /// The line that a cell starts on.
    pub fn line_of(&self, index: usize) -> u32 {
        let before = self.cells.get(index).map_or("", |cell| &self.text[..cell.start as usize]);
        self.line + line_ends(before.as_bytes())
    }

    /// The record as it stands in the file, without its line end.
    pub fn text(&self) -> &'b str {
        self.text
    }
}

/// Reads records one after the other from a stream, in bounded memory.
#[derive(Debug)]
pub struct RecordReader<R> {
    input: R,
    delimiter: u8,
    buffer: Vec<u8>,
    /// The bytes of `buffer` that are read and not yet handed out.
    ready: std::ops::Range<usize>,
    at_end: bool,
    /// Line and offset in the file of `ready.start`.
    line: u32,
    offset: u64,
    cells: Vec<Cell>,
}

/// What a look at the bytes at hand found.
enum Scan {
    /// A record of this many bytes, and the bytes with its line end.
    Record(usize, usize),
    /// Not enough bytes to tell.
    More,
    /// Text after the closing quote of the last cell.
    Stray,
}

impl<R: Read> RecordReader<R> {
    /// A reader that takes the delimiter (`,`, `;` or tab) from the first line and skips a byte order mark.
    ///
    /// # Errors
    /// The system says no.
    pub fn new(input: R) -> io::Result<Self> {
        let mut reader = Self {
            input,
            delimiter: b',',
            buffer: Vec::new(),
            ready: 0..0,
            at_end: false,
            line: 1,
            offset: 0,
            cells: Vec::new(),
        };
        reader.fill_first_line()?;
        if reader.buffer[reader.ready.clone()].starts_with(BOM) {
            reader.consume(BOM.len(), 0);
        }
        reader.delimiter = sniff_delimiter(&reader.buffer[reader.ready.clone()]);
        Ok(reader)
    }

    /// The same with another delimiter than the first line's first.
    #[must_use]
    pub fn delimited_by(self, delimiter: u8) -> Self {
        Self { delimiter, ..self }
    }

    /// The delimiter in use.
    pub fn delimiter(&self) -> u8 {
        self.delimiter
    }

    /// The next record; empty lines are passed over. `None` at the end.
    ///
    /// # Errors
    /// Why nothing more of the file can be read.
    pub fn next_record(&mut self) -> Result<Option<Record<'_>>, RecordFault> {
        let (len, whole) = loop {
            self.skip_empty_lines();
            match self.scan() {
                Scan::Record(0, 0) if self.at_end => return Ok(None),
                Scan::Record(len, whole) => break (len, whole),
                Scan::Stray => return Err(RecordFault::StrayQuote(self.line, self.cells.len())),
                Scan::More if self.at_end => return Err(RecordFault::UnclosedQuote(self.line)),
                Scan::More if self.ready.len() > MAX_RECORD => {
                    return Err(RecordFault::RecordTooLong(self.line));
                }
                Scan::More => self.refill().map_err(RecordFault::Io)?,
            }
        };
        if len > MAX_RECORD {
            return Err(RecordFault::RecordTooLong(self.line));
        }
        let (line, offset, start) = (self.line, self.offset, self.ready.start);
        // A record without quotes is one line, and most are.
        let quoted = self.cells.iter().any(|cell| cell.quoted);
        let ends =
            if quoted { line_ends(&self.buffer[start..start + whole]) } else { u32::from(whole > len) };
        self.consume(whole, ends);
        let bytes = &self.buffer[start..start + len];
        let text = simdutf8::compat::from_utf8(bytes)
            .map_err(|fault| RecordFault::NotUtf8(line + line_ends(&bytes[..fault.valid_up_to()])))?;
        Ok(Some(Record { line, offset, text, cells: &self.cells }))
    }

    /// Looks for a whole record at the start of the ready bytes and notes its cells.
    fn scan(&mut self) -> Scan {
        self.cells.clear();
        self.scan_plain_line().unwrap_or_else(|| self.scan_cells())
    }

    /// The same for a line without any quote, as most are: three sweeps over its bytes instead of a search per cell,
    /// which halves the time of reading.
    fn scan_plain_line(&mut self) -> Option<Scan> {
        let bytes = &self.buffer[self.ready.clone()];
        let end = memchr(b'\n', bytes)?;
        if memchr(b'"', &bytes[..end]).is_some() {
            return None;
        }
        let len = end - usize::from(end > 0 && bytes[end - 1] == b'\r');
        let mut start = 0;
        for delimiter in memchr_iter(self.delimiter, &bytes[..len]) {
            self.cells.push(Cell { start, end: delimiter as u32, quoted: false });
            start = delimiter as u32 + 1;
        }
        self.cells.push(Cell { start, end: len as u32, quoted: false });
        Some(Scan::Record(len, end + 1))
    }

    fn scan_cells(&mut self) -> Scan {
        let bytes = &self.buffer[self.ready.clone()];
        let mut start = 0;
        loop {
            let quoted = bytes.get(start) == Some(&b'"');
            let Some(at) = end_of_cell(bytes, start, self.delimiter, self.at_end) else { return Scan::More };
            let line_end = line_end_at(bytes, at, quoted);
            if line_end.is_none() && bytes.get(at) != Some(&self.delimiter) {
                return Scan::Stray;
            }
            let with_cr = line_end == Some(1) && !quoted && bytes[start..at].ends_with(b"\r");
            let end = if with_cr { at - 1 } else { at };
            self.cells.push(Cell { start: start as u32, end: end as u32, quoted });
            match line_end {
                Some(length) => return Scan::Record(end, at + length),
                None => start = at + 1,
            }
        }
    }

    /// Reads until the header is at hand whole, however little a read gives: its delimiter decides for the file.
    fn fill_first_line(&mut self) -> io::Result<()> {
        while !self.at_end && self.ready.len() <= MAX_RECORD {
            self.refill()?;
            if first_line(&self.buffer[self.ready.clone()]).is_some_and(|(_, ended)| ended) {
                break;
            }
        }
        Ok(())
    }

    fn skip_empty_lines(&mut self) {
        loop {
            let ready = &self.buffer[self.ready.clone()];
            match ready {
                [b'\n', ..] => self.consume(1, 1),
                [b'\r', b'\n', ..] => self.consume(2, 1),
                _ => return,
            }
        }
    }

    fn consume(&mut self, bytes: usize, line_ends: u32) {
        self.ready.start += bytes;
        self.offset += bytes as u64;
        self.line += line_ends;
    }

    /// Reads more behind the ready bytes, moving them to the front of the buffer.
    fn refill(&mut self) -> io::Result<()> {
        self.buffer.copy_within(self.ready.clone(), 0);
        self.ready = 0..self.ready.len();
        self.buffer.resize(self.ready.end + CHUNK, 0);
        loop {
            match self.input.read(&mut self.buffer[self.ready.end..]) {
                Ok(0) => self.at_end = true,
                Ok(read) => self.ready.end += read,
                Err(fault) if fault.kind() == io::ErrorKind::Interrupted => continue,
                Err(fault) => return Err(fault),
            }
            return Ok(());
        }
    }
}

/// Where the cell that starts at `start` ends; `None` where the bytes at hand don't tell. Of an unquoted cell the CR of a line end
/// still counts as a part.
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

fn line_ends(bytes: &[u8]) -> u32 {
    memchr_iter(b'\n', bytes).count() as u32
}

/// The first of `,`, `;` and tab in the header; a comma where there is none.
fn sniff_delimiter(bytes: &[u8]) -> u8 {
    let (header, _) = first_line(bytes).unwrap_or_default();
    header.iter().copied().find(|byte| matches!(byte, b',' | b';' | b'\t')).unwrap_or(b',')
}

/// The first line that is not empty, and whether its end is among the bytes.
fn first_line(bytes: &[u8]) -> Option<(&[u8], bool)> {
    bytes
        .split_inclusive(|byte| *byte == b'\n')
        .map(|line| (line, line.ends_with(b"\n")))
        .find(|(line, _)| !matches!(*line, b"\n" | b"\r\n"))
}

#[cfg(test)]
mod tests;
