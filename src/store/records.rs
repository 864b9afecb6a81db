//! Delimited text as records and cells, streamed, with the exact place of every byte.
//!
//! Why not the csv crate's reader, which tests hold this one against: it accepts a quote that nobody closes, it has
//! no limit to a record, and it does not say where a cell's bytes stand, which editing a file in place needs.

mod block;
mod blocks;
mod scan;

use std::borrow::Cow;
use std::io::{self, Read};

use memchr::memchr_iter;

pub use block::Records;
pub use blocks::{Block, Blocks};
use scan::Cell;

/// Longest cell, in bytes.
pub const MAX_CELL: usize = 64 << 10;
/// Longest record, in bytes.
pub const MAX_RECORD: usize = 1 << 20;
/// Bytes of a file that are looked through at once: they stay in the processor's cache.
const AT_ONCE: usize = 1 << 16;

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

/// A record: a line, or several where a quoted cell holds line ends.
#[derive(Debug, Clone, Copy)]
pub struct Record<'b> {
    /// The line it starts on, counted from 1.
    pub line: u32,
    /// Where it starts in the file, in bytes.
    pub offset: u64,
    text: &'b str,
    /// Where it starts in its block, which is what cells count from.
    start: u32,
    cells: &'b [Cell],
    /// Whether its block is suspect, see [`Record::is_suspect`].
    suspect: bool,
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
    #[inline]
    pub fn cell(&self, index: usize) -> Cow<'b, str> {
        let raw = self.raw(index);
        if raw.as_bytes().first() == Some(&b'"') { unquoted(raw) } else { Cow::Borrowed(raw) }
    }

    /// Whether the cell is written in quotes.
    pub fn is_quoted(&self, index: usize) -> bool {
        self.raw(index).starts_with('"')
    }

    /// The cell's bytes in the file, quotes included: first and one past the last.
    pub fn span(&self, index: usize) -> std::ops::Range<u64> {
        let cell = self.cells[index];
        let at = |place: u32| self.offset + u64::from(place - self.start);
        at(cell.start)..at(cell.end)
    }

    /// The line that a cell starts on.
    pub fn line_of(&self, index: usize) -> u32 {
        let before =
            self.cells.get(index).map_or("", |cell| &self.text[..(cell.start - self.start) as usize]);
        self.line + line_ends(before.as_bytes())
    }

    /// The record as it stands in the file, without its line end.
    pub fn text(&self) -> &'b str {
        self.text
    }

    /// Whether it may hold a control character other than a line end. `false` is certain.
    pub fn is_suspect(&self) -> bool {
        self.suspect && is_suspect(self.text.as_bytes())
    }

    /// Some cells with the delimiters between them, if none of them is in quotes.
    pub fn unquoted_text(&self, cells: std::ops::Range<usize>) -> Option<&'b str> {
        let some = self.cells.get(cells)?;
        let (first, last) = (some.first()?, some.last()?);
        let is_quoted =
            |cell: &Cell| self.text.as_bytes().get((cell.start - self.start) as usize) == Some(&b'"');
        if some.iter().any(is_quoted) {
            return None;
        }
        self.text.get((first.start - self.start) as usize..(last.end - self.start) as usize)
    }

    /// Whether the cell says anything.
    #[inline]
    pub fn is_filled(&self, index: usize) -> bool {
        !matches!(self.raw(index), "" | "\"\"")
    }

    /// The cell as it is written; empty where it is not there.
    #[inline]
    fn raw(&self, index: usize) -> &'b str {
        let place = |cell: &Cell| (cell.start - self.start) as usize..(cell.end - self.start) as usize;
        self.cells.get(index).and_then(|cell| self.text.get(place(cell))).unwrap_or_default()
    }
}

/// What a cell in quotes says.
fn unquoted(raw: &str) -> Cow<'_, str> {
    let inside = raw.get(1..raw.len() - 1).unwrap_or_default();
    if inside.contains('"') { Cow::Owned(inside.replace("\"\"", "\"")) } else { Cow::Borrowed(inside) }
}

/// Reads records one after the other from a stream, in bounded memory.
#[derive(Debug)]
pub struct RecordReader<R> {
    blocks: Blocks<R>,
    records: Records,
    /// Which of `records` comes next.
    next: usize,
}

impl<R: Read> RecordReader<R> {
    /// A reader that takes the delimiter (`,`, `;` or tab) from the first line and skips a byte order mark.
    ///
    /// # Errors
    /// The system says no.
    pub fn new(input: R) -> io::Result<Self> {
        Self::with_blocks(input, AT_ONCE)
    }

    /// The same, with blocks of about so many bytes.
    fn with_blocks(input: R, at_once: usize) -> io::Result<Self> {
        Ok(Self { blocks: Blocks::new(input, at_once)?, records: Records::default(), next: 0 })
    }

    /// The same with another delimiter than the first line's first.
    #[must_use]
    pub fn delimited_by(self, delimiter: u8) -> Self {
        Self { blocks: self.blocks.delimited_by(delimiter), ..self }
    }

    /// The delimiter in use.
    pub fn delimiter(&self) -> u8 {
        self.blocks.delimiter()
    }

    /// The next record; empty lines are passed over. `None` at the end.
    ///
    /// # Errors
    /// Why nothing more of the file can be read.
    pub fn next_record(&mut self) -> Result<Option<Record<'_>>, RecordFault> {
        while self.next == self.records.len() {
            if !self.next_block()? {
                return Ok(None);
            }
        }
        self.next += 1;
        Ok(self.records.record(self.next - 1))
    }

    /// Hands on all records that are left: several times as fast as one call for each.
    ///
    /// # Errors
    /// Why nothing more of the file can be read, or the first one of `each`.
    pub fn for_each<E: From<RecordFault>>(
        mut self,
        mut each: impl FnMut(Record<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        loop {
            self.records.iter().skip(self.next).try_for_each(&mut each)?;
            if !self.next_block()? {
                return Ok(());
            }
        }
    }

    /// All that is left, in pieces that can be looked through on any thread.
    pub fn into_pieces(self) -> impl Iterator<Item = Piece> {
        std::iter::once(Piece::Begun(self.records, self.next)).chain(self.blocks.map(Piece::Block))
    }

    /// Looks through the next block; `false` at the end.
    fn next_block(&mut self) -> Result<bool, RecordFault> {
        if let Some(fault) = self.records.take_fault() {
            return Err(fault);
        }
        let Some(block) = self.blocks.next().transpose().map_err(RecordFault::Io)? else { return Ok(false) };
        (self.records, self.next) = (block.into_records(), 0);
        Ok(true)
    }
}

/// Whether a byte may be part of a control character other than a line end.
fn is_suspect(bytes: &[u8]) -> bool {
    // 0xC2 begins the control characters from U+0080 on.
    let suspect = |byte: u8| (byte < 0x20 && byte != b'\n') || byte == 0x7f || byte == 0xc2;
    bytes.chunks(1 << 12).any(|some| some.iter().fold(false, |found, byte| found | suspect(*byte)))
}

/// A stretch of a file.
#[derive(Debug)]
pub enum Piece {
    /// Records that are at hand, and which of them comes next.
    Begun(Records, usize),
    /// Not looked through yet, if it could be read at all.
    Block(io::Result<Block>),
}

impl Piece {
    /// The records, and which of them comes first.
    ///
    /// # Errors
    /// The system says no.
    pub fn into_records(self) -> Result<(Records, usize), RecordFault> {
        match self {
            Self::Begun(records, next) => Ok((records, next)),
            Self::Block(block) => Ok((block.map_err(RecordFault::Io)?.into_records(), 0)),
        }
    }
}

fn line_ends(bytes: &[u8]) -> u32 {
    memchr_iter(b'\n', bytes).count() as u32
}

#[cfg(test)]
mod tests;
