//! One run's file → its documents, their texts kept one after the other in memory.

use std::borrow::Cow;
use std::io::{self, Read};
use std::num::NonZeroUsize;
use std::ops::Range;
use std::path::Path;

use super::content::{Wanted, read_run};
use super::parse::{Fault, format_problem};
use super::seal::{SealState, Sealed};
use crate::book::{Party, Text, Texts};
use crate::calendar::{Day, DayRange};
use crate::catalog::Seller;
use crate::document::{Document, Draft, Kind, Line, Logo, Reason};
use crate::language::Language;
use crate::money::{Net, Percent, Quantity, Share, UnitPrice};
use crate::place::{Code, Place, Problem, Problems};
use crate::register::{Run, run_file};
use crate::store::files::{Watch, Watched};

/// A run, read and true to its seal.
#[derive(Debug)]
pub(super) struct RunFile {
    pub(super) run: Run,
    pub(super) previous_seal: String,
    pub(super) seller: Seller,
    pub(super) catalog: String,
    pub(super) logo: Option<Logo>,
    pub(super) texts: Texts,
    pub(super) documents: Vec<DocumentRow>,
    pub(super) lines: Vec<LineRow>,
}

/// [`Party::texts`], kept.
pub(super) type PartyTexts = [Text; 10];

/// A document, its texts kept elsewhere.
#[derive(Debug)]
pub(super) struct DocumentRow {
    pub(super) number: Text,
    pub(super) sequence: u32,
    pub(super) kind: Kind,
    pub(super) issued_on: Day,
    pub(super) due_on: Day,
    pub(super) year: i32,
    pub(super) corrects: Text,
    pub(super) document: Text,
    pub(super) order_number: Text,
    pub(super) note: Text,
    pub(super) party: PartyTexts,
    pub(super) language: Language,
    pub(super) due_days: Option<u16>,
    /// `None` in a run of a program that did not know it yet.
    pub(super) supplied_on: Option<Day>,
    pub(super) lines: Range<usize>,
}

/// A line of a document, its texts kept elsewhere.
#[derive(Debug)]
pub(super) struct LineRow {
    pub(super) contract: Text,
    pub(super) service: Text,
    pub(super) charge: Text,
    pub(super) description: Text,
    pub(super) period: DayRange,
    pub(super) quantity: Quantity,
    pub(super) unit: Text,
    pub(super) unit_price: UnitPrice,
    pub(super) discount: Percent,
    pub(super) share: Share,
    pub(super) net: Net,
    pub(super) reason: Reason,
}

/// Some documents of a run, one after the other.
#[derive(Debug)]
pub struct DocumentStretch<'r> {
    file: &'r RunFile,
    rows: &'r [DocumentRow],
}

/// How many documents make a stretch.
const DOCUMENTS_AT_ONCE: usize = 256;

impl<'r> DocumentStretch<'r> {
    /// The documents in their order.
    pub fn documents(&self) -> impl Iterator<Item = Document<'r>> {
        self.rows.iter().map(|row| self.file.document(row))
    }
}

impl RunFile {
    /// Reads the run of a number: the documents of the customers that are wanted.
    ///
    /// # Errors
    /// A broken seal, and whatever else keeps the file from being read.
    pub(super) fn read(
        directory: &Path,
        number: u32,
        wanted: Wanted<'_>,
        watch: Watch<'_>,
        threads: NonZeroUsize,
    ) -> Result<Self, Problems> {
        let name = run_file(number);
        let cannot_read =
            |fault: io::Error| Problem::error(Code::CannotRead).at(Place::file(name.clone())).with(fault);
        let file = Watched::open(&directory.join(&name), watch).map_err(cannot_read)?;
        Self::parse(&name, file, wanted, threads).map_err(cannot_read)?
    }

    /// Reads a run from its bytes. A broken seal is told whatever else is wrong, since it is the cause of that.
    ///
    /// # Errors
    /// The system says no; within, what is wrong with the run.
    pub(super) fn parse(
        name: &str,
        input: impl Read,
        wanted: Wanted<'_>,
        threads: NonZeroUsize,
    ) -> io::Result<Result<Self, Problems>> {
        let mut input = Sealed::new(input);
        let content = match read_run(name, &mut input, wanted, threads) {
            Err(Fault::Io(fault)) => return Err(fault),
            Err(Fault::Problem(problem)) => Err(*problem),
            Ok(content) => Ok(content),
        };
        let whole = || Place::file(name.to_owned());
        let mut problems = match input.finish()? {
            SealState::Whole(seal) => {
                let sealed = |mut content: Self| {
                    content.run.seal = seal;
                    content
                };
                return Ok(content.map(sealed).map_err(Problems::from));
            }
            SealState::CutShort => {
                Problems::from(format_problem("cut short: it does not end with its seal").at(whole()))
            }
            SealState::Broken => Problems::from(Problem::error(Code::SealBroken).at(whole())),
        };
        content.err().into_iter().for_each(|problem| problems.push(problem));
        Ok(Err(problems))
    }

    /// Its documents in parts.
    pub(super) fn stretches(&self) -> impl Iterator<Item = DocumentStretch<'_>> {
        self.documents.chunks(DOCUMENTS_AT_ONCE).map(|rows| DocumentStretch { file: self, rows })
    }

    /// Its documents of a calendar year.
    pub(super) fn documents_of_year(&self, year: i32) -> impl Iterator<Item = Document<'_>> {
        self.documents.iter().filter(move |row| row.year == year).map(|row| self.document(row))
    }

    /// Its document with a number.
    pub(super) fn find(&self, number: &str) -> Option<Document<'_>> {
        let found = self.documents.iter().find(|row| self.texts.get(row.number) == number);
        found.map(|row| self.document(row))
    }

    /// The numbers of its documents.
    pub(super) fn numbers(&self) -> impl Iterator<Item = &str> {
        self.documents.iter().map(|row| self.texts.get(row.number))
    }

    /// The calendar years that its documents bill, one for each document.
    pub(super) fn years(&self) -> impl Iterator<Item = i32> {
        self.documents.iter().map(|row| row.year)
    }

    /// Its documents in their order.
    pub(super) fn documents(&self) -> impl Iterator<Item = Document<'_>> {
        self.documents.iter().map(|row| self.document(row))
    }

    /// The party of a document, by its place among them.
    pub(super) fn party_of(&self, document: usize) -> Option<Party<'_>> {
        self.documents.get(document).map(|row| self.party(row))
    }

    fn document(&self, row: &DocumentRow) -> Document<'_> {
        let text = |text: Text| self.texts.get(text);
        let content = Draft {
            kind: row.kind,
            year: row.year,
            party: self.party(row),
            document: text(row.document),
            order_number: text(row.order_number),
            corrects: text(row.corrects),
            note: text(row.note),
            lines: self.lines[row.lines.clone()].iter().map(|line| self.line(line)).collect(),
        };
        Document {
            number: Cow::Borrowed(text(row.number)),
            sequence: row.sequence,
            run: self.run.number,
            issued_on: row.issued_on,
            due_on: row.due_on,
            supplied_on: row.supplied_on.unwrap_or_else(|| content.supplied_on(row.issued_on)),
            content,
        }
    }

    fn party(&self, row: &DocumentRow) -> Party<'_> {
        Party::of_texts(row.party.map(|text| self.texts.get(text)), row.language, row.due_days)
    }

    fn line(&self, row: &LineRow) -> Line<'_> {
        let text = |text: Text| self.texts.get(text);
        Line {
            contract: text(row.contract),
            service: text(row.service),
            charge: text(row.charge),
            description: Cow::Borrowed(text(row.description)),
            period: row.period,
            quantity: row.quantity,
            unit: text(row.unit),
            unit_price: row.unit_price,
            discount: row.discount,
            share: row.share,
            net: row.net,
            reason: row.reason,
            basis: None,
        }
    }
}
