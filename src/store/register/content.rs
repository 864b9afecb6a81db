//! The records of a run → a [`RunFile`], with the documents of all customers or of some.

use std::io::Read;
use std::num::NonZeroUsize;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use rustc_hash::FxHashSet;

use super::cells::{self, Cells};
use super::format::RecordKind;
use super::parse::{Fault, RunReader, missing, shown};
use super::run_file::{DocumentRow, LineRow, RunFile};
use crate::book::Texts;
use crate::catalog::Seller;
use crate::document::Logo;
use crate::money::Net;
use crate::place::{Code, Place, Problem};
use crate::register::Run;

/// The customers whose documents are read; `None` for those of all.
pub(super) type Wanted<'w> = Option<&'w FxHashSet<&'w str>>;

/// Reads a run but for the rows that it was made of. The seal is not looked at. `name` is how problems call the file.
/// Documents of customers that are not wanted are counted and passed over.
///
/// # Errors
/// The system says no, or the first thing that is wrong.
pub(super) fn read_run(
    name: &str,
    input: impl Read,
    wanted: Wanted<'_>,
    threads: NonZeroUsize,
) -> Result<RunFile, Fault> {
    let mut content = Content { wanted, ..Content::default() };
    RunReader::new(name, |kind, cells| content.take(kind, cells)).read(input, threads)?;
    content.finish().map_err(|kind| Fault::from(missing(name, kind.name())))
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
    /// Whether the last document was passed over.
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
