//! The list of the files of a directory: a later export goes on in the list of an earlier one.

use std::collections::BTreeMap;

use crate::store::records::{RecordFault, RecordReader};

/// The column that names the file of a row.
const FILE: &str = "file";
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// The list there is another file: no CSV, other columns, another dialect, or something else of one of the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct OtherList;

impl From<RecordFault> for OtherList {
    fn from(_: RecordFault) -> Self {
        Self
    }
}

/// A list with the rows of another one of the same kind added, in byte order: of documents that is the order of numbers.
pub(super) fn merged(present: &[u8], fresh: &[u8]) -> Result<Vec<u8>, OtherList> {
    let (there, mut all) = (List::read(present)?, List::read(fresh)?);
    let contradicts = |(file, text): (&String, &String)| all.rows.get(file).is_some_and(|new| new != text);
    if there.header != all.header || there.rows.iter().any(contradicts) {
        return Err(OtherList);
    }
    all.rows.extend(there.rows);
    let mut rows: Vec<&str> = all.rows.values().map(String::as_str).collect();
    rows.sort_unstable();
    let line_end = if fresh.ends_with(b"\r\n") { "\r\n" } else { "\n" };
    let mut merged = if fresh.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.to_vec() } else { Vec::new() };
    for line in std::iter::once(all.header.as_str()).chain(rows) {
        merged.extend_from_slice(line.as_bytes());
        merged.extend_from_slice(line_end.as_bytes());
    }
    Ok(merged)
}

/// The header, and every row by its file, as they are written.
struct List {
    header: String,
    rows: BTreeMap<String, String>,
}

impl List {
    fn read(bytes: &[u8]) -> Result<Self, OtherList> {
        let written = |text: &str| text.trim_end_matches(['\r', '\n']).to_owned();
        let mut reader = RecordReader::new(bytes).map_err(|_| OtherList)?;
        let header = reader.next_record()?.ok_or(OtherList)?;
        let file = (0..header.len()).find(|at| header.cell(*at) == FILE).ok_or(OtherList)?;
        let header = written(header.text());
        let mut rows = BTreeMap::new();
        while let Some(row) = reader.next_record()? {
            rows.insert(row.cell(file).into_owned(), written(row.text()));
        }
        Ok(Self { header, rows })
    }
}

#[cfg(test)]
mod tests;
