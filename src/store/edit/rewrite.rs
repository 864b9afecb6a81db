//! The new bytes of an edited file.

use std::borrow::Cow;
use std::ops::Range;

use super::{EditedFile, Value, end_of, problem};
use crate::document::Column;
use crate::place::{Code, Place, Problem};
use crate::store::quoting;
use crate::store::records::{Record, RecordFault, RecordReader};

impl EditedFile {
    /// The bytes of the file with every change made.
    ///
    /// # Errors
    /// As [`EditedFile::save`], but for the system.
    pub fn edited(&self) -> Result<Vec<u8>, Problem> {
        let original = self.original.as_deref().unwrap_or_default();
        let added = self.added_columns();
        let mut output = Output { bytes: Vec::with_capacity(original.len() + 256), original, copied: 0 };
        let mut records =
            RecordReader::new(original).map_err(|fault| problem(self.file, RecordFault::Io(fault)))?;
        let (mut is_header, mut lines_set) = (true, 0);
        while let Some(record) = records.next_record().map_err(|fault| problem(self.file, fault))? {
            if is_header {
                self.widen(&record, added.iter().copied(), &mut output);
            } else {
                lines_set += usize::from(self.edit_record(&record, &added, &mut output)?);
            }
            is_header = false;
        }
        if lines_set < self.cells.len() {
            return Err(self.changed());
        }
        output.copy_to(original.len());
        self.append_rows(&added, &mut output.bytes);
        Ok(output.bytes)
    }

    /// Columns that the header lacks: those used, and in a new header the required ones.
    fn added_columns(&self) -> Vec<&'static str> {
        let used: Vec<&'static str> =
            self.cells.values().chain(&self.rows).flatten().map(|(column, _)| *column).collect();
        let is_new = self.header.is_empty() && !used.is_empty();
        let is_wanted = |(at, column): &(usize, &Column)| {
            let required = is_new && *at < self.columns.required;
            (required || used.contains(&column.name)) && !self.header.iter().any(|there| there == column.name)
        };
        self.columns.all.iter().enumerate().filter(is_wanted).map(|(_, column)| column.name).collect()
    }

    /// Makes the changes of a record; whether there were any that were asked for.
    fn edit_record(
        &self,
        record: &Record<'_>,
        added: &[&'static str],
        output: &mut Output<'_>,
    ) -> Result<bool, Problem> {
        let cells = self.cells.get(&record.line);
        if (cells.is_some() || !added.is_empty()) && record.len() != self.header.len() {
            let problem = Problem::error(Code::CellCount).at(Place::line(self.file, record.line));
            return Err(problem.with(record.len()).with(self.header.len()));
        }
        let values = cells.map_or(&[][..], Vec::as_slice);
        for (at, column) in self.header.iter().enumerate() {
            match value_of(values, column) {
                Some(value) if record.cell(at) != value => {
                    output.replace(record.span(at), self.cell(value, added.len()).as_bytes());
                }
                _ => {}
            }
        }
        self.widen(record, added.iter().map(|column| value_of(values, column).unwrap_or_default()), output);
        Ok(cells.is_some())
    }

    /// Adds cells at the end of a record.
    fn widen<'t>(&self, record: &Record<'_>, texts: impl Iterator<Item = &'t str>, output: &mut Output<'_>) {
        let Some(last) = record.len().checked_sub(1) else { return };
        output.copy_to(end_of(record.span(last)));
        for text in texts {
            output.bytes.push(self.style.delimiter);
            output.bytes.extend_from_slice(quoting::cell(text, self.style.delimiter).as_bytes());
        }
    }

    fn append_rows(&self, added: &[&'static str], output: &mut Vec<u8>) {
        let columns: Vec<&str> =
            self.header.iter().map(String::as_str).chain(added.iter().copied()).collect();
        if columns.is_empty() {
            return;
        }
        let mut put = |line: String| {
            output.extend_from_slice(line.as_bytes());
            output.extend_from_slice(self.style.line_end.as_bytes());
        };
        if self.header.is_empty() {
            put(quoting::record(columns.iter().copied(), self.style.delimiter));
        } else if !self.rows.is_empty() && self.lacks_line_end() {
            put(String::new());
        }
        for row in &self.rows {
            let texts = columns.iter().map(|column| value_of(row, column).unwrap_or_default());
            put(quoting::record(texts, self.style.delimiter));
        }
    }

    fn lacks_line_end(&self) -> bool {
        self.original.as_deref().is_some_and(|bytes| !bytes.ends_with(b"\n"))
    }

    /// A value as a cell among the others of its record.
    fn cell<'v>(&self, value: &'v str, added: usize) -> Cow<'v, str> {
        if self.header.len() + added == 1 {
            Cow::Owned(quoting::record([value], self.style.delimiter))
        } else {
            quoting::cell(value, self.style.delimiter)
        }
    }
}

/// The new bytes of a file, copied from the old ones but for the changes.
struct Output<'o> {
    bytes: Vec<u8>,
    original: &'o [u8],
    /// How many of the old bytes are copied or replaced.
    copied: usize,
}

impl Output<'_> {
    fn copy_to(&mut self, end: usize) {
        self.bytes.extend_from_slice(self.original.get(self.copied..end).unwrap_or_default());
        self.copied = end;
    }

    fn replace(&mut self, span: Range<u64>, bytes: &[u8]) {
        self.copy_to(usize::try_from(span.start).unwrap_or(usize::MAX));
        self.bytes.extend_from_slice(bytes);
        self.copied = end_of(span);
    }
}

fn value_of<'v>(values: &'v [Value], column: &str) -> Option<&'v str> {
    values.iter().find(|(there, _)| *there == column).map(|(_, value)| value.as_str())
}
