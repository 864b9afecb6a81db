//! The records of a block.

use super::scan::{Cell, Scan, Scanner};
use super::{Block, MAX_RECORD, Record, RecordFault, is_suspect, line_ends};

/// The records of a block, and what keeps more of the file from being read.
#[derive(Debug, Default)]
pub struct Records {
    /// UTF-8 as far as there are records.
    bytes: Vec<u8>,
    offset: u64,
    cells: Vec<Cell>,
    spans: Vec<Span>,
    suspect: bool,
    fault: Option<RecordFault>,
}

/// Where a record stands in its block.
#[derive(Debug, Clone, Copy)]
struct Span {
    line: u32,
    start: u32,
    end: u32,
    /// One past its last cell.
    cells: u32,
}

impl Records {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// A record by its place among them.
    pub fn record(&self, at: usize) -> Option<Record<'_>> {
        let span = self.spans.get(at)?;
        let text = simdutf8::basic::from_utf8(&self.bytes[span.start as usize..span.end as usize]).ok()?;
        Some(self.record_of(at, span, text))
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = Record<'_>> {
        // It was UTF-8 when it was looked through: this costs little and cannot fail.
        let block = simdutf8::basic::from_utf8(&self.bytes).unwrap_or_default();
        self.spans.iter().enumerate().map(move |(at, span)| {
            let text = block.get(span.start as usize..span.end as usize).unwrap_or_default();
            self.record_of(at, span, text)
        })
    }

    fn record_of<'b>(&'b self, at: usize, span: &Span, text: &'b str) -> Record<'b> {
        let first_cell = at.checked_sub(1).map_or(0, |before| self.spans[before].cells);
        Record {
            line: span.line,
            offset: self.offset + u64::from(span.start),
            text,
            start: span.start,
            cells: &self.cells[first_cell as usize..span.cells as usize],
            suspect: self.suspect,
        }
    }

    /// Why nothing more of the file can be read, if so. Comes after the records.
    pub fn take_fault(&mut self) -> Option<RecordFault> {
        self.fault.take()
    }

    /// Looks through a block.
    pub(super) fn of(block: Block) -> Self {
        let (cells, spans) =
            (Vec::with_capacity(block.bytes.len() / 8), Vec::with_capacity(block.bytes.len() / 64));
        let mut search = Search { line: block.line, cells, spans, at: 0 };
        let fault = search.run(&block).err();
        let Search { cells, spans, .. } = search;
        let mut records =
            Self { bytes: block.bytes, offset: block.offset, cells, spans, suspect: false, fault };
        records.keep_utf8(block.line);
        records.suspect = is_suspect(&records.bytes);
        records
    }

    /// Drops everything from the first record on that is not UTF-8.
    fn keep_utf8(&mut self, first_line: u32) {
        self.bytes.truncate(self.spans.last().map_or(0, |last| last.end as usize));
        if simdutf8::basic::from_utf8(&self.bytes).is_ok() {
            return;
        }
        let valid =
            simdutf8::compat::from_utf8(&self.bytes).map_or_else(|fault| fault.valid_up_to(), str::len);
        self.fault = Some(RecordFault::NotUtf8(first_line + line_ends(&self.bytes[..valid])));
        self.spans.retain(|span| span.end as usize <= valid);
        self.bytes.truncate(self.spans.last().map_or(0, |last| last.end as usize));
    }
}

/// What was found of a block so far.
struct Search {
    cells: Vec<Cell>,
    spans: Vec<Span>,
    /// Line and place of what comes next.
    line: u32,
    at: usize,
}

impl Search {
    fn run(&mut self, block: &Block) -> Result<(), RecordFault> {
        let mut scanner = Scanner::new(&block.bytes, block.delimiter, block.is_last);
        while let Some(first) = block.bytes.get(self.at) {
            match first {
                b'\n' => self.pass(1),
                b'\r' if block.bytes.get(self.at + 1) == Some(&b'\n') => self.pass(2),
                _ => self.record(&mut scanner, block)?,
            }
        }
        Ok(())
    }

    /// Passes over an empty line.
    fn pass(&mut self, bytes: usize) {
        (self.at, self.line) = (self.at + bytes, self.line + 1);
    }

    fn record(&mut self, scanner: &mut Scanner<'_>, block: &Block) -> Result<(), RecordFault> {
        let first_cell = self.cells.len();
        match scanner.record(self.at, &mut self.cells) {
            Scan::Stray => Err(RecordFault::StrayQuote(self.line, self.cells.len() - first_cell)),
            Scan::More if block.is_last => Err(RecordFault::UnclosedQuote(self.line)),
            Scan::More => Err(RecordFault::RecordTooLong(self.line)),
            Scan::Record { end, .. } if end - self.at > MAX_RECORD => {
                Err(RecordFault::RecordTooLong(self.line))
            }
            Scan::Record { end, next, quoted } => {
                let (start, cells) = (self.at as u32, self.cells.len() as u32);
                self.spans.push(Span { line: self.line, start, end: end as u32, cells });
                let lines =
                    if quoted { line_ends(&block.bytes[self.at..next]) } else { u32::from(next > end) };
                self.line += lines;
                self.at = next;
                Ok(())
            }
        }
    }
}
