//! A file of a spreadsheet as rows of known columns.

use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use super::header::{Heading, Mapping, headings};
use super::text::{Encoding, decoded};
use super::values::normalized;
use crate::document::Column;
use crate::place::{Code, Place, Problem, Problems};
use crate::store::excerpts;
use crate::store::files::open;
use crate::store::records::{Record, RecordFault, RecordReader};
use crate::store::rows::record_problem;

/// What a file holds, as far as its columns are known.
#[derive(Debug)]
pub struct Table {
    /// As it was named, for places.
    file: String,
    columns: &'static [Column],
    headings: Vec<Option<Heading>>,
    header_line: u32,
    /// The whole text, for showing what is wrong with it.
    text: Arc<str>,
    delimiter: u8,
    encoding: Encoding,
    rows: Vec<Row>,
    /// What is wrong with rows as such; those are not among the others.
    broken: Problems,
}

/// A row with anything in it.
#[derive(Debug)]
pub struct Row {
    /// The line it starts on.
    pub line: u32,
    /// Its cells as they are written, by column; empty where the file lacks the column.
    cells: Vec<String>,
}

impl Row {
    /// The cell of a column as it is written, by its place among the columns.
    pub(super) fn written(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

impl Table {
    /// Reads a file whose columns are some of these.
    ///
    /// # Errors
    /// It can't be read or is no text, its header has a column that nobody knows, or its records are broken. Rows with a
    /// wrong number of cells are kept aside, to be told with what is wrong with the others.
    pub fn read(path: &Path, columns: &'static [Column], mappings: &[Mapping]) -> Result<Self, Problems> {
        let file = path.display().to_string();
        let mut bytes = Vec::new();
        open(path)
            .and_then(|mut opened| opened.read_to_end(&mut bytes))
            .map_err(|fault| Problem::error(Code::CannotRead).at(Place::file(file.clone())).with(fault))?;
        let (text, encoding) = decoded(&file, bytes)?;
        let (header_line, delimiter) = (1, sniffed(&text));
        let (text, headings, rows, broken) = (text.into(), Vec::new(), Vec::new(), Problems::default());
        let mut table =
            Self { file, columns, headings, header_line, text, delimiter, encoding, rows, broken };
        let mut problems = Problems::default();
        if let Err(fault) = table.read_records(mappings, &mut problems) {
            problems.push(record_problem(table.file.clone(), fault, |_| None));
        }
        table.look_up(&mut problems);
        if problems.has_errors() { Err(problems) } else { Ok(table) }
    }

    fn read_records(&mut self, mappings: &[Mapping], problems: &mut Problems) -> Result<(), RecordFault> {
        let text = Arc::clone(&self.text);
        let records = RecordReader::new(text.as_bytes()).map_err(RecordFault::Io)?;
        let mut records = records.delimited_by(self.delimiter);
        let Some(header) = records.next_record()? else {
            problems.push(Problem::error(Code::MissingHeader).at(Place::line(self.file.clone(), 1)));
            return Ok(());
        };
        self.header_line = header.line;
        self.headings = headings(&self.file, &header, self.columns, mappings, problems);
        let width = header.len();
        if problems.has_errors() {
            return Ok(());
        }
        while let Some(record) = records.next_record()? {
            self.take(&record, width).unwrap_or_else(|problem| self.broken.push(problem));
        }
        Ok(())
    }

    /// Looks up what stands at the places of problems in this file.
    pub fn look_up(&self, problems: &mut Problems) {
        let open = || Ok(Box::new(self.text.as_bytes()) as Box<dyn Read>);
        excerpts::look_up_in(problems, &self.file, Some(self.delimiter), &open);
    }

    /// Keeps a row with anything in it.
    fn take(&mut self, record: &Record<'_>, width: usize) -> Result<(), Problem> {
        if (0..record.len()).all(|cell| record.cell(cell).is_empty()) {
            return Ok(());
        }
        if record.len() != width {
            let at = Place::line(self.file.clone(), record.line);
            return Err(Problem::error(Code::CellCount).at(at).with(record.len()).with(width));
        }
        let cell = |heading: &Option<Heading>| {
            heading.as_ref().map_or_else(String::new, |heading| record.cell(heading.cell).into_owned())
        };
        self.rows.push(Row { line: record.line, cells: self.headings.iter().map(cell).collect() });
        Ok(())
    }

    /// The rows with a wrong number of cells.
    pub(super) fn broken(&self) -> &Problems {
        &self.broken
    }

    /// How its text is written.
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// As it was named.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Its rows, in their order.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Whether it has a column, by its place among the columns.
    pub fn has(&self, column: usize) -> bool {
        self.headings.get(column).is_some_and(Option::is_some)
    }

    /// Whether it lacks the column of this name.
    pub(super) fn lacks(&self, name: &str) -> bool {
        let position = self.columns.iter().position(|column| column.name == name);
        position.is_some_and(|column| !self.has(column))
    }

    /// The value of a column as the book writes it.
    pub fn value(&self, row: &Row, column: usize) -> String {
        normalized(&self.columns[column], row.written(column)).into_owned()
    }

    /// Where the value of a column stands: under the name that the file's own header has for it.
    pub fn place(&self, row: &Row, column: usize) -> Place {
        Place::line(self.file.clone(), row.line).field(self.heading(column))
    }

    /// Where the value of the column of this name stands.
    pub(super) fn place_of(&self, row: &Row, name: &str) -> Place {
        let field = self.heading_of(name).unwrap_or_else(|| name.to_owned());
        Place::line(self.file.clone(), row.line).field(field)
    }

    /// What the file calls a column, else its own name.
    pub(super) fn heading(&self, column: usize) -> String {
        let heading = self.headings.get(column).and_then(Option::as_ref);
        heading.map_or_else(|| self.columns[column].name.to_owned(), |heading| heading.name.clone())
    }

    /// What the file calls a column of this name.
    pub(super) fn heading_of(&self, name: &str) -> Option<String> {
        self.columns.iter().position(|column| column.name == name).map(|column| self.heading(column))
    }

    /// Notes each of these columns that the file lacks.
    pub fn require(&self, columns: impl IntoIterator<Item = usize>, problems: &mut Problems) {
        for column in columns.into_iter().filter(|column| !self.has(*column)) {
            let at = Place::line(self.file.clone(), self.header_line);
            let name = self.columns[column].name;
            problems.push(Problem::error(Code::MissingImportColumn).at(at.field(name)).with(name));
        }
    }
}

/// What most stands between the names of the header: a semicolon, comma or tab. Inside quotes it is a part of a name.
fn sniffed(text: &str) -> u8 {
    let header = text.lines().find(|line| !line.is_empty()).unwrap_or_default();
    let outside_quotes = || header.split('"').step_by(2).flat_map(str::bytes);
    let count = |delimiter: &u8| outside_quotes().filter(|byte| byte == delimiter).count();
    [b'\t', b',', b';'].into_iter().max_by_key(count).unwrap_or(b';')
}
