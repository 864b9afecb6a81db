//! The records of a block.

use memchr::{memchr, memchr2_iter, memrchr};

use super::scan::{Cell, Scan, scan_record};
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
        let mut search = Search { line: block.line, block, cells: Vec::new(), spans: Vec::new(), at: 0 };
        let fault = search.run().err();
        let Search { block, cells, spans, .. } = search;
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

/// A block being looked through.
struct Search {
    block: Block,
    cells: Vec<Cell>,
    spans: Vec<Span>,
    /// Line and place of what comes next.
    line: u32,
    at: usize,
}

impl Search {
    fn run(&mut self) -> Result<(), RecordFault> {
        while self.at < self.block.bytes.len() {
            let rest = &self.block.bytes[self.at..];
            let plain = memchr(b'"', rest)
                .map_or(rest.len(), |quote| memrchr(b'\n', &rest[..quote]).map_or(0, |end| end + 1));
            if plain > 0 {
                self.plain_lines(self.at + plain)?;
            } else {
                self.quoted_record()?;
            }
        }
        Ok(())
    }

    /// Lines without any quote, as most are, up to a place: one sweep over their bytes instead of a search per cell.
    fn plain_lines(&mut self, to: usize) -> Result<(), RecordFault> {
        let (from, delimiter) = (self.at, self.block.delimiter);
        let (mut start, mut record) = (from, from);
        let bytes = std::mem::take(&mut self.block.bytes);
        let mut outcome = Ok(());
        for found in memchr2_iter(delimiter, b'\n', &bytes[from..to]) {
            let at = from + found;
            if bytes[at] == b'\n' {
                let end = at - usize::from(at > record && bytes[at - 1] == b'\r');
                if end > record {
                    self.cells.push(Cell { start: start as u32, end: end as u32 });
                    outcome = self.push(record, end);
                    if outcome.is_err() {
                        break;
                    }
                }
                self.line += 1;
                record = at + 1;
            } else {
                self.cells.push(Cell { start: start as u32, end: at as u32 });
            }
            start = at + 1;
        }
        self.block.bytes = bytes;
        self.at = to;
        outcome?;
        if record < to { self.last_line(start, record, to) } else { Ok(()) }
    }

    /// A line that no line end follows: the last of the file, or one that goes on for longer than any reader takes.
    fn last_line(&mut self, start: usize, record: usize, to: usize) -> Result<(), RecordFault> {
        if !self.block.is_last {
            return Err(RecordFault::RecordTooLong(self.line));
        }
        self.cells.push(Cell { start: start as u32, end: to as u32 });
        self.push(record, to)
    }

    /// A record with a quote somewhere on its first line.
    fn quoted_record(&mut self) -> Result<(), RecordFault> {
        let Block { bytes, delimiter, is_last, .. } = &self.block;
        let first_cell = self.cells.len();
        match scan_record(bytes, self.at, *delimiter, *is_last, &mut self.cells) {
            Scan::Stray => Err(RecordFault::StrayQuote(self.line, self.cells.len() - first_cell)),
            Scan::More if *is_last => Err(RecordFault::UnclosedQuote(self.line)),
            Scan::More => Err(RecordFault::RecordTooLong(self.line)),
            Scan::Record { end, next } => {
                let ends = line_ends(&bytes[self.at..next]);
                self.push(self.at, end)?;
                (self.line, self.at) = (self.line + ends, next);
                Ok(())
            }
        }
    }

    fn push(&mut self, start: usize, end: usize) -> Result<(), RecordFault> {
        if end - start > MAX_RECORD {
            return Err(RecordFault::RecordTooLong(self.line));
        }
        let cells = self.cells.len() as u32;
        self.spans.push(Span { line: self.line, start: start as u32, end: end as u32, cells });
        Ok(())
    }
}
