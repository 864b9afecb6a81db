//! What stands at the places of problems, for showing it: the rows of the book's files are looked up again, since reading
//! them keeps no text of what is right.
//!
//! A file that has changed since, or cannot be read any more, has no excerpts, or fewer.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufRead as _, BufReader, Read};
use std::ops::Range;

use memchr::memchr_iter;
use rustc_hash::FxHashMap;

use crate::place::{Excerpt, Place, Problems};
use crate::store::files::BookFiles;
use crate::store::records::{MAX_RECORD, Record, RecordReader};
use crate::store::rows::{Charges, Contracts, Customers, Expectations, Kind, Purchases, Visits};

/// The files whose rows people write.
const FILES: [&str; 6] =
    [Customers::FILE, Contracts::FILE, Purchases::FILE, Charges::FILE, Visits::FILE, Expectations::FILE];

/// Opens a file from its beginning.
type Open<'o> = &'o dyn Fn() -> io::Result<Box<dyn Read + 'o>>;
/// The columns of interest by line.
type Wanted = BTreeMap<u32, BTreeSet<String>>;
/// What stands there.
type Found = BTreeMap<(u32, String), Excerpt>;

/// Looks up what stands at the places of the listed problems in the CSV files of a book.
pub fn look_up(problems: &mut Problems, files: &BookFiles<'_>) {
    for file in FILES {
        look_up_in(problems, file, None, &|| files.open(file));
    }
}

/// The same in one file, which `open` opens; without a delimiter it has that of its header.
pub(in crate::store) fn look_up_in(
    problems: &mut Problems,
    file: &str,
    delimiter: Option<u8>,
    open: Open<'_>,
) {
    let mut wanted = Wanted::new();
    for place in problems.places_mut().filter(|place| is_wanted(place, file)) {
        wanted.entry(place.line).or_default().insert(place.field.to_string());
    }
    if wanted.is_empty() {
        return;
    }
    let mut found = Found::new();
    // What was found before the file turned out to be unreadable is shown.
    let _ = look_into(open, delimiter, wanted, &mut found);
    for place in problems.places_mut().filter(|place| is_wanted(place, file)) {
        if let Some(excerpt) = found.get(&(place.line, place.field.to_string())) {
            *place = place.clone().showing(excerpt.clone());
        }
    }
}

fn is_wanted(place: &Place, file: &str) -> bool {
    place.file == file && place.line > 0 && place.excerpt.is_none()
}

/// Looks through a file up to the last line that is wanted. Where its records end for a fault, lines are looked at as they are.
fn look_into(open: Open<'_>, delimiter: Option<u8>, mut wanted: Wanted, found: &mut Found) -> io::Result<()> {
    let records = RecordReader::new(open()?)?;
    let delimiter = delimiter.unwrap_or(records.delimiter());
    let mut records = records.delimited_by(delimiter);
    let mut header: Option<Columns> = None;
    while !wanted.is_empty() {
        let Ok(record) = records.next_record() else {
            return look_at_lines(open, char::from(delimiter), &wanted, found);
        };
        let Some(record) = record else { break };
        let is_header = header.is_none();
        let columns = header.get_or_insert_with(|| columns(&record));
        let last = record.line + memchr_iter(b'\n', record.text().as_bytes()).count() as u32;
        while let Some(next) = wanted.first_entry().filter(|next| *next.key() <= last) {
            let (line, fields) = next.remove_entry();
            // No record stands on an empty line.
            for field in fields.into_iter().filter(|_| line >= record.line) {
                let span = span_of(&record, columns.get(&field).copied(), is_header && !field.is_empty());
                found.insert((line, field), Excerpt::of(record.text(), record.line, span));
            }
        }
    }
    Ok(())
}

/// The cell of each column, by its name; of a name that is there twice, the last one.
type Columns = FxHashMap<String, usize>;

fn columns(header: &Record<'_>) -> Columns {
    (0..header.len()).map(|cell| (header.cell(cell).into_owned(), cell)).collect()
}

/// The bytes of a record that a problem is about: the cell of its column, else the whole record. What a header lacks belongs
/// at its end.
fn span_of(record: &Record<'_>, cell: Option<usize>, is_lacking: bool) -> Range<usize> {
    let end = record.text().len();
    match cell.filter(|cell| *cell < record.len()) {
        Some(cell) => {
            let span = record.span(cell);
            let inside = |byte: u64| usize::try_from(byte - record.offset).unwrap_or(end);
            inside(span.start)..inside(span.end)
        }
        None if is_lacking => end..end,
        None => 0..end,
    }
}

/// The lines of a file that is no CSV, or not in UTF-8, from where its records could not be read.
fn look_at_lines(open: Open<'_>, delimiter: char, wanted: &Wanted, found: &mut Found) -> io::Result<()> {
    let mut input = BufReader::new(open()?);
    let mut at = 1;
    for (line, fields) in wanted {
        while at < *line {
            input.skip_until(b'\n')?;
            at += 1;
        }
        let mut bytes = Vec::new();
        input.by_ref().take(MAX_RECORD as u64).read_until(b'\n', &mut bytes)?;
        at += u32::from(bytes.ends_with(b"\n"));
        for field in fields {
            let excerpt = match std::str::from_utf8(&bytes) {
                Ok(text) => Excerpt::of(text, *line, broken_quotes(text, delimiter)),
                Err(_) => of_broken_text(&bytes, *line),
            };
            found.insert((*line, field.clone()), excerpt);
        }
    }
    Ok(())
}

/// A line that is not UTF-8: what is none is marked.
pub(super) fn of_broken_text(bytes: &[u8], line: u32) -> Excerpt {
    let start = std::str::from_utf8(bytes).map_or_else(|fault| fault.valid_up_to(), str::len);
    let text = String::from_utf8_lossy(bytes);
    let marked = text.get(start..).unwrap_or_default();
    let length = marked.find(|c| c != char::REPLACEMENT_CHARACTER).unwrap_or(marked.len());
    Excerpt::of(&text, line, start..start + length)
}

/// The text after a closing quote, or the quote that nobody closes; the whole line where it has neither.
fn broken_quotes(line: &str, delimiter: char) -> Range<usize> {
    let line = line.trim_end_matches(['\r', '\n']);
    let mut start = 0;
    while let Some(cell) = line.get(start..) {
        let after = match cell.strip_prefix('"').map(closing_quote) {
            Some(None) => return start..line.len(),
            Some(Some(inside)) => start + 1 + inside + 1,
            None => start,
        };
        let end = line[after..].find(delimiter).map_or(line.len(), |end| after + end);
        if after > start && end > after {
            return after..end;
        }
        start = end + 1;
    }
    0..line.len()
}

/// Where the quote stands that closes a text.
fn closing_quote(text: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        let quote = from + text.get(from..)?.find('"')?;
        match text.as_bytes().get(quote + 1) {
            Some(b'"') => from = quote + 2,
            _ => return Some(quote),
        }
    }
}

#[cfg(test)]
mod tests;
