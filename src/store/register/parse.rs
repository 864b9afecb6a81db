//! The records of a run, one after the other, as a [`RunFile`].

use std::io::{self, Read};

use super::cells::{self, Cells, Layouts};
use super::format::{COLUMNS, MAGIC, RecordKind, SEAL, VERSION};
use super::run_file::{DocumentRow, LineRow, RunFile};
use crate::book::Texts;
use crate::catalog::Seller;
use crate::money::Net;
use crate::place::{Code, Place, Problem};
use crate::register::Run;
use crate::store::records::{Record, RecordFault, RecordReader};

/// Why a run can't be read.
pub(super) enum Fault {
    Io(io::Error),
    Problem(Box<Problem>),
}

impl From<Problem> for Fault {
    fn from(problem: Problem) -> Self {
        Self::Problem(Box::new(problem))
    }
}

/// A problem of the format, its place still to be said.
pub(super) fn format_problem(what: impl ToString) -> Problem {
    Problem::error(Code::RegisterFormat).with(what)
}

/// What a file says, as a problem can show it: short, and nothing in it that a terminal would obey.
pub(super) fn shown(text: &str) -> String {
    const LONGEST: usize = 40;
    let cut = if text.chars().nth(LONGEST).is_some() { "…" } else { "" };
    let start = text.chars().take(LONGEST).flat_map(char::escape_debug);
    format!("`{}{cut}`", start.collect::<String>())
}

/// Holds the records to the frame: version, declared columns, nothing behind the end.
pub(super) struct RunReader<'n> {
    name: &'n str,
    layouts: Layouts,
    content: Content,
    ended: bool,
    sealed: bool,
}

impl<'n> RunReader<'n> {
    /// A reader of the run in the file that problems call so.
    pub(super) fn new(name: &'n str) -> Self {
        let (layouts, content) = (Layouts::default(), Content::default());
        Self { name, layouts, content, ended: false, sealed: false }
    }

    /// Reads all records. The seal is not looked at.
    ///
    /// # Errors
    /// The system says no, or the first thing that is wrong.
    pub(super) fn read(mut self, input: impl Read) -> Result<RunFile, Fault> {
        let mut records = RecordReader::new(input).map_err(Fault::Io)?;
        let first = records.next_record().map_err(|fault| self.record_fault(fault))?;
        let first = first.ok_or_else(|| self.problem(1, "empty"))?;
        self.version(&first)?;
        while let Some(record) = records.next_record().map_err(|fault| self.record_fault(fault))? {
            self.record(&record)?;
        }
        self.finish().map_err(Fault::from)
    }

    fn version(&self, record: &Record<'_>) -> Result<(), Problem> {
        match (record.cell(0).as_ref(), record.cell(1).as_ref()) {
            (MAGIC, VERSION) => Ok(()),
            (MAGIC, other) => {
                let what = format!("version {} of the format; this program knows `{VERSION}`", shown(other));
                Err(self.problem(record.line, what))
            }
            _ => Err(self.problem(record.line, format!("does not begin with `{MAGIC},{VERSION}`"))),
        }
    }

    fn record(&mut self, record: &Record<'_>) -> Result<(), Problem> {
        let kind = record.cell(0);
        if self.sealed || (self.ended && kind != SEAL) {
            return Err(self.problem(record.line, format!("a record {} behind the end", shown(&kind))));
        }
        match kind.as_ref() {
            COLUMNS => self.layouts.declare(record).map_err(|what| self.problem(record.line, what)),
            SEAL => {
                self.sealed = true;
                Ok(())
            }
            name => {
                self.layouts.check(name, record).map_err(|what| self.problem(record.line, what))?;
                RecordKind::from_name(name).map_or(Ok(()), |kind| self.known(kind, record))
            }
        }
    }

    /// Takes in a record that this program needs.
    fn known(&mut self, kind: RecordKind, record: &Record<'_>) -> Result<(), Problem> {
        let mut cells = self.layouts.cells(self.name, kind, record);
        match kind {
            RecordKind::Run => set_once(&mut self.content.run, &mut cells, cells::run),
            RecordKind::Seller => set_once(&mut self.content.seller, &mut cells, cells::seller),
            RecordKind::Catalog => self.content.catalog(&mut cells),
            RecordKind::Document => self.content.document(&mut cells),
            RecordKind::Line => self.content.line(&mut cells),
            RecordKind::End => {
                self.ended = true;
                self.content.end(&mut cells)
            }
        }
    }

    fn finish(self) -> Result<RunFile, Problem> {
        let missing =
            |what| format_problem(format!("no record `{what}`")).at(Place::file(self.name.to_owned()));
        if !self.ended {
            return Err(missing(RecordKind::End.name()));
        }
        if !self.sealed {
            return Err(missing(SEAL));
        }
        self.content.finish().map_err(|kind| missing(kind.name()))
    }

    fn problem(&self, line: u32, what: impl ToString) -> Problem {
        format_problem(what).at(Place::line(self.name.to_owned(), line))
    }

    fn record_fault(&self, fault: RecordFault) -> Fault {
        let (line, what) = match fault {
            RecordFault::Io(fault) => return Fault::Io(fault),
            RecordFault::UnclosedQuote(line) => (line, "a quote that nobody closes"),
            RecordFault::StrayQuote(line, _) => (line, "text after a closing quote"),
            RecordFault::RecordTooLong(line) => (line, "a record above 1 MiB"),
            RecordFault::NotUtf8(line) => (line, "not UTF-8"),
        };
        Fault::from(self.problem(line, what))
    }
}

fn set_once<T>(
    value: &mut Option<T>,
    cells: &mut Cells<'_, '_>,
    read: impl Fn(&mut Cells<'_, '_>) -> Result<T, Problem>,
) -> Result<(), Problem> {
    match value.replace(read(cells)?) {
        Some(_) => Err(cells.problem("there twice")),
        None => Ok(()),
    }
}

/// What a run says, as far as its records have gone by.
#[derive(Default)]
struct Content {
    run: Option<(Run, String)>,
    seller: Option<Seller>,
    catalog: Option<String>,
    texts: Texts,
    documents: Vec<DocumentRow>,
    lines: Vec<LineRow>,
    /// The total that the last document states, and where; compared when its lines have gone by.
    stated_total: Option<(String, Place)>,
}

impl Content {
    fn catalog(&mut self, cells: &mut Cells<'_, '_>) -> Result<(), Problem> {
        let text = cells.text()?;
        match &mut self.catalog {
            Some(catalog) => catalog.extend(["\n", &text]),
            None => self.catalog = Some(text.into_owned()),
        }
        Ok(())
    }

    fn document(&mut self, cells: &mut Cells<'_, '_>) -> Result<(), Problem> {
        self.check_total()?;
        let (row, total) = cells::document(cells, &mut self.texts, self.lines.len())?;
        self.documents.push(row);
        self.stated_total = Some((total, cells.place().field("net_total")));
        Ok(())
    }

    fn line(&mut self, cells: &mut Cells<'_, '_>) -> Result<(), Problem> {
        let document = self.documents.last_mut().ok_or_else(|| cells.problem("before any document"))?;
        self.lines.push(cells::line(cells, &mut self.texts)?);
        document.lines.end = self.lines.len();
        Ok(())
    }

    /// Holds the counts and the total of the end against what has gone by.
    fn end(&mut self, cells: &mut Cells<'_, '_>) -> Result<(), Problem> {
        self.check_total()?;
        let stated = [cells.text()?, cells.text()?, cells.text()?].join(", ");
        let (documents, lines, total) = (self.documents.len(), self.lines.len(), self.net_total());
        let counted = format!("{documents}, {lines}, {total}");
        if stated == counted {
            return Ok(());
        }
        Err(cells.problem(format!("says {}, there are {counted}", shown(&stated))))
    }

    /// Whether the last document's lines add up to the total that it states.
    fn check_total(&mut self) -> Result<(), Problem> {
        let (Some((stated, place)), Some(document)) = (self.stated_total.take(), self.documents.last())
        else {
            return Ok(());
        };
        let sum: Net = self.lines[document.lines.clone()].iter().map(|line| line.net).sum();
        if sum.to_string() == stated {
            return Ok(());
        }
        let number = self.texts.get(document.number);
        Err(Problem::error(Code::TotalWrong).at(place).with(number).with(stated).with(sum))
    }

    fn net_total(&self) -> Net {
        self.lines.iter().map(|line| line.net).sum()
    }

    /// The run; else the kind of record that is missing.
    fn finish(self) -> Result<RunFile, RecordKind> {
        let net_total = self.net_total();
        let (mut run, previous_seal) = self.run.ok_or(RecordKind::Run)?;
        run.documents = u32::try_from(self.documents.len()).unwrap_or(u32::MAX);
        run.net_total = net_total;
        Ok(RunFile {
            run,
            previous_seal,
            seller: self.seller.ok_or(RecordKind::Seller)?,
            catalog: self.catalog.ok_or(RecordKind::Catalog)?,
            texts: self.texts,
            documents: self.documents,
            lines: self.lines,
        })
    }
}
