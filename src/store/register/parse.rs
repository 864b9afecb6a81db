//! The records of a run, one after the other, as a [`RunFile`].

use std::io::{self, Read};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use rustc_hash::FxHashSet;

use super::cells::{self, Cells, Layouts};
use super::format::{COLUMNS, MAGIC, RecordKind, SEAL, VERSION};
use super::run_file::{DocumentRow, LineRow, RunFile};
use crate::book::Texts;
use crate::catalog::Seller;
use crate::document::Logo;
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

/// The customers whose documents are read; all where there is none.
pub(super) type Wanted<'w> = Option<&'w FxHashSet<&'w str>>;

/// Reads a run but for the rows that it was made of. The seal is not looked at. `name` is how problems call the file.
/// Documents of customers that are not wanted are counted and passed over.
///
/// # Errors
/// The system says no, or the first thing that is wrong.
pub(super) fn read_run(name: &str, input: impl Read, wanted: Wanted<'_>) -> Result<RunFile, Fault> {
    let mut content = Content { wanted, ..Content::default() };
    RunReader::new(name, |kind, cells| content.take(kind, cells)).read(input)?;
    content.finish().map_err(|kind| Fault::from(missing(name, kind.name())))
}

/// Why no further record is looked at.
enum Stop {
    Record(RecordFault),
    Problem(Problem),
}

impl From<RecordFault> for Stop {
    fn from(fault: RecordFault) -> Self {
        Self::Record(fault)
    }
}

/// Takes in a record of a kind that this program knows.
pub(super) trait Take: FnMut(RecordKind, &mut Cells<'_, '_>) -> Result<(), Problem> {}

impl<F: FnMut(RecordKind, &mut Cells<'_, '_>) -> Result<(), Problem>> Take for F {}

/// What a file says, as a problem can show it: short, and nothing in it that a terminal would obey.
pub(super) fn shown(text: &str) -> String {
    const LONGEST: usize = 40;
    let cut = if text.chars().nth(LONGEST).is_some() { "…" } else { "" };
    let start = text.chars().take(LONGEST).flat_map(char::escape_debug);
    format!("`{}{cut}`", start.collect::<String>())
}

/// Holds the records to the frame: version, declared columns, nothing behind the end.
pub(super) struct RunReader<'n, T> {
    name: &'n str,
    layouts: Layouts,
    take: T,
    ended: bool,
    sealed: bool,
}

impl<'n, T: Take> RunReader<'n, T> {
    /// A reader of the run in the file that problems call so.
    pub(super) fn new(name: &'n str, take: T) -> Self {
        Self { name, layouts: Layouts::default(), take, ended: false, sealed: false }
    }

    /// Hands on all records. The seal is not looked at.
    ///
    /// # Errors
    /// The system says no, or the first thing that is wrong.
    pub(super) fn read(mut self, input: impl Read) -> Result<(), Fault> {
        let mut records = RecordReader::new(input).map_err(Fault::Io)?;
        let first = records.next_record().map_err(|fault| self.record_fault(fault))?;
        let first = first.ok_or_else(|| self.problem(1, "empty"))?;
        self.version(&first)?;
        let rest = records.for_each(|record| self.record(&record).map_err(Stop::Problem));
        match rest {
            Ok(()) => self.finish().map_err(Fault::from),
            Err(Stop::Problem(problem)) => Err(Fault::from(problem)),
            Err(Stop::Record(fault)) => Err(self.record_fault(fault)),
        }
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

    /// Hands on a record that this program knows.
    fn known(&mut self, kind: RecordKind, record: &Record<'_>) -> Result<(), Problem> {
        self.ended |= kind == RecordKind::End;
        (self.take)(kind, &mut self.layouts.cells(self.name, kind, record))
    }

    fn finish(self) -> Result<(), Problem> {
        if !self.ended {
            return Err(missing(self.name, RecordKind::End.name()));
        }
        if !self.sealed {
            return Err(missing(self.name, SEAL));
        }
        Ok(())
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

fn missing(name: &str, what: &str) -> Problem {
    format_problem(format!("no record `{what}`")).at(Place::file(name.to_owned()))
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
struct Content<'w> {
    wanted: Wanted<'w>,
    run: Option<(Run, String)>,
    seller: Option<Seller>,
    catalog: Option<String>,
    logo: Option<Logo>,
    texts: Texts,
    documents: Vec<DocumentRow>,
    lines: Vec<LineRow>,
    /// The total that the last document states, and where; compared when its lines have gone by.
    stated_total: Option<(String, Place)>,
    passed: Passed,
    net_total: Net,
}

/// What was passed over, since other customers are wanted.
#[derive(Default)]
struct Passed {
    documents: usize,
    lines: usize,
    /// Whether the last document was.
    is_last: bool,
}

impl Content<'_> {
    fn take(&mut self, kind: RecordKind, cells: &mut Cells<'_, '_>) -> Result<(), Problem> {
        match kind {
            RecordKind::Run => set_once(&mut self.run, cells, cells::run),
            RecordKind::Seller => set_once(&mut self.seller, cells, cells::seller),
            RecordKind::Catalog => self.catalog(cells),
            RecordKind::Logo => self.logo(cells),
            RecordKind::Document => self.document(cells),
            RecordKind::Line => self.line(cells),
            RecordKind::End => self.end(cells),
            RecordKind::InputCustomer
            | RecordKind::InputContract
            | RecordKind::InputPurchase
            | RecordKind::InputCharge => Ok(()),
        }
    }

    fn catalog(&mut self, cells: &mut Cells<'_, '_>) -> Result<(), Problem> {
        let text = cells.text()?;
        match &mut self.catalog {
            Some(catalog) => catalog.extend(["\n", &text]),
            None => self.catalog = Some(text.into_owned()),
        }
        Ok(())
    }

    fn logo(&mut self, cells: &mut Cells<'_, '_>) -> Result<(), Problem> {
        let name = cells.text()?.into_owned();
        let part = cells.parsed(|text| BASE64.decode(text))?;
        self.logo.get_or_insert_with(|| Logo { name, bytes: Vec::new() }).bytes.extend(part);
        Ok(())
    }

    fn document(&mut self, cells: &mut Cells<'_, '_>) -> Result<(), Problem> {
        self.check_total()?;
        self.passed.is_last =
            self.wanted.is_some_and(|wanted| !wanted.contains(&*cells.of_column("customer")));
        if self.passed.is_last {
            self.passed.documents += 1;
            return Ok(());
        }
        let (row, total) = cells::document(cells, &mut self.texts, self.lines.len())?;
        self.documents.push(row);
        self.stated_total = Some((total, cells.place().field("net_total")));
        Ok(())
    }

    fn line(&mut self, cells: &mut Cells<'_, '_>) -> Result<(), Problem> {
        if self.passed.is_last {
            self.passed.lines += 1;
            return Ok(());
        }
        let document = self.documents.last_mut().ok_or_else(|| cells.problem("before any document"))?;
        self.lines.push(cells::line(cells, &mut self.texts)?);
        document.lines.end = self.lines.len();
        Ok(())
    }

    /// Holds the counts and the total of the end against what has gone by. The total is taken on trust where something
    /// was passed over.
    fn end(&mut self, cells: &mut Cells<'_, '_>) -> Result<(), Problem> {
        self.check_total()?;
        let stated = [cells.text()?, cells.text()?, cells.text()?];
        let sum = self.lines.iter().map(|line| line.net).sum();
        self.net_total = if self.wanted.is_some() { Net::parse(&stated[2]).unwrap_or(sum) } else { sum };
        let (documents, lines) = (self.document_count(), self.lines.len() + self.passed.lines);
        let (stated, counted) = (stated.join(", "), format!("{documents}, {lines}, {}", self.net_total));
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

    fn document_count(&self) -> usize {
        self.documents.len() + self.passed.documents
    }

    /// The run; else the kind of record that is missing.
    fn finish(self) -> Result<RunFile, RecordKind> {
        let documents = u32::try_from(self.document_count()).unwrap_or(u32::MAX);
        let (run, previous_seal) = self.run.ok_or(RecordKind::Run)?;
        let run = Run { documents, net_total: self.net_total, ..run };
        Ok(RunFile {
            run,
            previous_seal,
            seller: self.seller.ok_or(RecordKind::Seller)?,
            catalog: self.catalog.ok_or(RecordKind::Catalog)?,
            logo: self.logo,
            texts: self.texts,
            documents: self.documents,
            lines: self.lines,
        })
    }
}
