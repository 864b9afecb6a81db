//! A stream cut into blocks of whole records, so that each can be looked through by itself, on any thread.

use std::io::{self, Read};

use super::scan::whole_records;
use super::{MAX_RECORD, Records, line_ends};

const BOM: &[u8] = b"\xef\xbb\xbf";

/// Whole records as they stand in the file.
#[derive(Debug)]
pub struct Block {
    pub(super) bytes: Vec<u8>,
    pub(super) delimiter: u8,
    /// The line and the place in the file that it starts at.
    pub(super) line: u32,
    pub(super) offset: u64,
    /// Whether the file ends with it.
    pub(super) is_last: bool,
}

impl Block {
    /// Looks for the records in it.
    pub fn into_records(self) -> Records {
        Records::of(self)
    }
}

/// The blocks of a stream, in order, in bounded memory.
#[derive(Debug)]
pub struct Blocks<R> {
    input: R,
    delimiter: u8,
    /// How many bytes are read for a block.
    at_once: usize,
    /// The bytes that are read and in no block yet, and where they start.
    rest: Vec<u8>,
    line: u32,
    offset: u64,
    at_end: bool,
}

impl<R: Read> Blocks<R> {
    /// Takes the delimiter (`,`, `;` or tab) from the first line and skips a byte order mark.
    ///
    /// # Errors
    /// The system says no.
    pub fn new(input: R, at_once: usize) -> io::Result<Self> {
        let mut blocks =
            Self { input, delimiter: b',', at_once, rest: Vec::new(), line: 1, offset: 0, at_end: false };
        blocks.read_first_line()?;
        if blocks.rest.starts_with(BOM) {
            blocks.rest.drain(..BOM.len());
            blocks.offset = BOM.len() as u64;
        }
        blocks.delimiter = sniff_delimiter(&blocks.rest);
        Ok(blocks)
    }

    /// The same with another delimiter than the first line's first. Nothing was read yet.
    #[must_use]
    pub(super) fn delimited_by(self, delimiter: u8) -> Self {
        Self { delimiter, ..self }
    }

    /// The delimiter in use.
    pub fn delimiter(&self) -> u8 {
        self.delimiter
    }

    /// Reads until the header is at hand whole, however little a read gives: its delimiter decides for the file.
    fn read_first_line(&mut self) -> io::Result<()> {
        while !self.at_end && self.rest.len() <= MAX_RECORD {
            self.read_more()?;
            if first_line(&self.rest).is_some_and(|(_, ended)| ended) {
                break;
            }
        }
        Ok(())
    }

    /// Reads so many bytes more, fewer at the end of the stream.
    fn read_more(&mut self) -> io::Result<()> {
        let (mut filled, wanted) = (self.rest.len(), self.rest.len() + self.at_once);
        self.rest.resize(wanted, 0);
        while filled < wanted && !self.at_end {
            match self.input.read(&mut self.rest[filled..]) {
                Ok(0) => self.at_end = true,
                Ok(read) => filled += read,
                Err(fault) if fault.kind() == io::ErrorKind::Interrupted => {}
                Err(fault) => return Err(fault),
            }
        }
        self.rest.truncate(filled);
        Ok(())
    }

    /// How many of the bytes at hand make the next block: whole records, unless one of them is too long for any reader.
    fn next_len(&mut self) -> io::Result<usize> {
        loop {
            if !self.at_end && self.rest.len() < self.at_once {
                self.read_more()?;
            }
            // A line end is two bytes at most.
            let too_long = self.rest.len() > MAX_RECORD + 2;
            match whole_records(&self.rest, self.delimiter) {
                _ if self.at_end => return Ok(self.rest.len()),
                0 if too_long => return Ok(self.rest.len()),
                0 => self.read_more()?,
                whole => return Ok(whole),
            }
        }
    }

    fn cut(&mut self, len: usize) -> Block {
        let mut after = Vec::with_capacity(self.rest.len() - len + self.at_once);
        after.extend_from_slice(&self.rest[len..]);
        self.rest.truncate(len);
        let bytes = std::mem::replace(&mut self.rest, after);
        let is_last = self.at_end && self.rest.is_empty();
        let block = Block { bytes, delimiter: self.delimiter, line: self.line, offset: self.offset, is_last };
        self.line += line_ends(&block.bytes);
        self.offset += len as u64;
        block
    }
}

impl<R: Read> Iterator for Blocks<R> {
    type Item = io::Result<Block>;

    fn next(&mut self) -> Option<Self::Item> {
        match self.next_len() {
            Ok(0) => None,
            Ok(len) => Some(Ok(self.cut(len))),
            Err(fault) => Some(Err(fault)),
        }
    }
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
