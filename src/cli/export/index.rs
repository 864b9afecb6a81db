//! `index.csv`: what was exported, a row for each file, for a mail merge.

use std::collections::BTreeMap;

use crate::calendar::Day;
use crate::document::{Column, Value};
use crate::money::Amount;
use crate::render::RowSink as _;
use crate::render::csv::{Csv, Dialect};
use crate::store::records::RecordReader;

/// The file beside those that it lists.
pub(super) const INDEX: &str = "index.csv";

/// Its columns.
pub(super) const COLUMNS: [Column; 9] = [
    Column::text("number"),
    Column::text("file"),
    Column::text("customer"),
    Column::text("name"),
    Column::text("email"),
    Column::text("language"),
    Column::number("payable"),
    Column::date("due_on"),
    Column::text("variable_symbol"),
];
/// Where `file` stands among them.
const FILE: usize = 1;

/// What a mail merge needs to know of a file.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) number: String,
    pub(super) file: String,
    pub(super) customer: String,
    pub(super) name: String,
    pub(super) email: String,
    pub(super) language: &'static str,
    pub(super) payable: Amount,
    pub(super) due_on: Day,
    pub(super) variable_symbol: String,
}

impl Row {
    pub(super) fn values(&self) -> [Value<'_>; COLUMNS.len()] {
        [
            Value::Text(&self.number),
            Value::Text(&self.file),
            Value::Text(&self.customer),
            Value::text(&self.name),
            Value::text(&self.email),
            Value::Code(self.language),
            Value::Amount(self.payable),
            Value::Date(self.due_on),
            Value::text(&self.variable_symbol),
        ]
    }
}

/// The list of these files alone.
pub(super) fn fresh(rows: &[Row], dialect: Dialect) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut csv = Csv::new(&mut bytes, &COLUMNS, dialect)?;
    rows.iter().try_for_each(|row| csv.row(&row.values()))?;
    csv.finish()?;
    Ok(bytes)
}

/// The list that a directory has with these files added, in the order of numbers. An export of later runs goes on in the
/// list of earlier ones.
///
/// # Errors
/// The list there is another file: other columns, another dialect, or something else of one of the files.
pub(super) fn merged(present: Option<&[u8]>, rows: &[Row], dialect: Dialect) -> Result<Vec<u8>, ()> {
    let fresh = fresh(rows, dialect).map_err(|_| ())?;
    let (header, mut records) = records(&fresh)?;
    if let Some(present) = present {
        let (present_header, present) = self::records(present)?;
        let contradicts = |(file, text): (&String, &String)| records.get(file).is_some_and(|new| new != text);
        if present_header != header || present.iter().any(contradicts) {
            return Err(());
        }
        records.extend(present);
    }
    let mut sorted: Vec<&String> = records.values().collect();
    sorted.sort_unstable();
    let line_end = if fresh.ends_with(b"\r\n") { "\r\n" } else { "\n" };
    let body: String = sorted.into_iter().flat_map(|text| [text.as_str(), line_end]).collect();
    let start = fresh.len() - without_start(&fresh).len();
    let mut merged = fresh[..start].to_vec();
    merged.extend_from_slice(format!("{header}{line_end}{body}").as_bytes());
    Ok(merged)
}

/// What follows a byte order mark.
fn without_start(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

/// The header, and every record by its file, as they are written.
fn records(bytes: &[u8]) -> Result<(String, BTreeMap<String, String>), ()> {
    let mut reader = RecordReader::new(bytes).map_err(|_| ())?;
    let written = |text: &str| text.trim_end_matches(['\r', '\n']).to_owned();
    let header = reader.next_record().map_err(|_| ())?.map(|record| written(record.text())).ok_or(())?;
    let mut records = BTreeMap::new();
    while let Some(record) = reader.next_record().map_err(|_| ())? {
        records.insert(record.cell(FILE).into_owned(), written(record.text()));
    }
    Ok((header, records))
}

#[cfg(test)]
mod tests;
