//! Writing a run: streamed beside the register, sealed, and put in whole.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use tempfile::{NamedTempFile, TempPath};

use super::RegisterFiles;
use super::format::{COLUMNS, MAGIC, RecordKind, VERSION};
use super::head::Head;
use super::record_text::RecordText;
use super::seal::Sealing;
use crate::book::{Book, Charge, ContractRow, CustomerIx};
use crate::calendar::{Day, YEARS};
use crate::catalog::Catalog;
use crate::document::{Document, Draft, Line, Logo};
use crate::money::{DecimalMark, Net, Quantity, UnitPrice};
use crate::place::{Code, Place, Problem};
use crate::register::{Action, DIRECTORY, LineKey, Run, run_file};
use crate::store::atomic;
use crate::store::rows::{code_point, control_character};

/// Bytes of a logo in one record: three make four characters of base64, and a cell takes 64 KiB.
const LOGO_PART: usize = 45 << 10;

/// What a run says of itself before its documents.
#[derive(Debug, Clone)]
pub struct RunHeader<'a> {
    /// What writes it.
    pub action: Action,
    /// The date of all its documents.
    pub issued_on: Day,
    /// The calendar year billed.
    pub year: i32,
    /// Id of the plan; empty for a `cancel`.
    pub plan: &'a str,
    /// Up to which day keys were billed, if not all were (rule 12).
    pub through: Option<Day>,
    /// Version of the program that computes the documents.
    pub engine: &'a str,
    /// The catalog in force, frozen with its seller.
    pub catalog: &'a Catalog,
    /// The seller's picture, frozen too.
    pub logo: Option<&'a Logo>,
}

/// The rows that one customer's documents are made of.
#[derive(Debug, Clone, Copy)]
pub struct Inputs<'a> {
    /// The catalog of the book.
    pub catalog: &'a Catalog,
    /// The book that the rows are in.
    pub book: &'a Book,
    /// Whose.
    pub customer: CustomerIx,
    /// The calendar year billed.
    pub year: i32,
}

impl Inputs<'_> {
    /// Whether a contract row has to do with the year: it is active, or a document is about its key.
    fn uses_row(&self, row: &ContractRow, keys: &BTreeSet<LineKey<'_>>) -> bool {
        let key = LineKey::service(self.book.text(row.contract), &self.catalog.service(row.service).id);
        row.active_in(self.year).is_some() || keys.contains(&key.grouped(self.catalog))
    }

    /// Whether a charge has to do with the year: it is of the year, or a document is about it.
    fn uses_charge(&self, charge: &Charge, keys: &BTreeSet<LineKey<'_>>) -> bool {
        charge.date.year() == self.year || keys.contains(&LineKey::charge(self.book.text(charge.id)))
    }
}

/// A run that is in the register: it is issued, whatever else went wrong.
#[derive(Debug)]
pub struct Committed {
    /// The run.
    pub run: Run,
    /// What went wrong after it was issued: [`Code::NotFlushed`] where a power cut may still undo it, or the head not
    /// written, which the next run mends.
    pub trouble: Option<Problem>,
}

/// A run being written: beside the register until [`RunWriter::commit`] puts it in. Dropped before that, it leaves
/// nothing behind.
#[derive(Debug)]
pub struct RunWriter {
    directory: PathBuf,
    output: Sealing<BufWriter<File>>,
    beside: TempPath,
    /// The head on the disk, and the one that the run continues.
    head: Option<Head>,
    previous: Head,
    run: Run,
    lines: u64,
    record: RecordText,
}

impl RunWriter {
    /// Begins the run after the last one. The caller holds the book's lock since before it read the register.
    ///
    /// # Errors
    /// The system says no.
    pub fn begin(
        directory: &Path,
        register: &RegisterFiles,
        header: &RunHeader<'_>,
    ) -> Result<Self, Problem> {
        let previous = register.last();
        let run = run_after(&previous, header);
        let file =
            place_beside(directory).map_err(|fault| atomic::cannot_write(run_file(run.number), &fault))?;
        let (file, beside) = file.into_parts();
        let mut writer = Self {
            directory: directory.to_owned(),
            output: Sealing::new(BufWriter::with_capacity(1 << 16, file)),
            beside,
            head: register.head_on_disk().cloned(),
            previous,
            run,
            lines: 0,
            record: RecordText::default(),
        };
        writer.header(header)?;
        Ok(writer)
    }

    /// Freezes the rows that a customer's documents are made of, so that they can be derived again whatever becomes of the
    /// files. Comes right before the documents; `drafts` are these and those that wait.
    ///
    /// # Errors
    /// The system says no, or a row is longer than readers take.
    pub fn inputs<'d>(
        &mut self,
        inputs: Inputs<'_>,
        drafts: impl IntoIterator<Item = &'d Draft<'d>>,
    ) -> Result<(), Problem> {
        let Inputs { catalog, book, customer, .. } = inputs;
        let lines = drafts.into_iter().flat_map(|draft| &draft.lines);
        let keys: BTreeSet<LineKey<'_>> = lines.map(|line| LineKey::of(line).grouped(catalog)).collect();
        self.record.input_customer(book, customer);
        self.put()?;
        for row in book.contracts_of(customer).iter().filter(|row| inputs.uses_row(row, &keys)) {
            self.record.input_contract(book, catalog, row);
            self.put()?;
        }
        for purchase in book.purchases_of(customer) {
            self.record.input_purchase(book, purchase);
            self.put()?;
        }
        for charge in book.charges_of(customer).iter().filter(|charge| inputs.uses_charge(charge, &keys)) {
            self.record.input_charge(book, charge);
            self.put()?;
        }
        Ok(())
    }

    /// Writes the next document.
    ///
    /// # Errors
    /// The system says no, or the document holds what no reader could read back: a text, an amount or a date beyond
    /// the limits.
    pub fn document(&mut self, document: &Document<'_>) -> Result<(), Problem> {
        let dates = [document.issued_on, document.due_on, document.supplied_on];
        if let Some(date) = dates.into_iter().find(|date| !YEARS.contains(&date.year())) {
            return Err(self.unreadable(Code::YearOutOfRange).with(date));
        }
        if let Some(bad) = control_character(document.content.note) {
            return Err(Problem::error(Code::ControlCharacter).with(code_point(bad)));
        }
        let total = document.content.net_total();
        self.record.document(document, total);
        self.put()?;
        for line in &document.content.lines {
            self.line(line)?;
        }
        self.run.documents += 1;
        self.run.net_total += total;
        Ok(())
    }

    /// Seals the run and puts it into the register, whole: after this it is issued.
    ///
    /// # Errors
    /// The system says no; nothing is issued and the register is as before.
    pub fn commit(mut self) -> Result<Committed, Problem> {
        self.record.begin(RecordKind::End.name());
        self.record.value(self.run.documents);
        self.record.value(self.lines);
        self.record.value(self.run.net_total);
        self.put()?;
        let Self { directory, output, beside, head, previous, mut run, .. } = self;
        let refused = |fault: io::Error| atomic::cannot_write(run_file(run.number), &fault);
        let seal = seal_and_flush(output).map_err(refused)?;
        if head.as_ref() != Some(&previous) {
            previous.write(&directory)?;
        }
        let path = directory.join(run_file(run.number));
        beside.persist_noclobber(path).map_err(|fault| refused(fault.error))?;
        run.seal.clone_from(&seal);
        let trouble = put_in(&directory, &Head { run: run.number, seal }).err();
        Ok(Committed { run, trouble })
    }

    /// The records before the first document.
    fn header(&mut self, header: &RunHeader<'_>) -> Result<(), Problem> {
        let catalog = header.catalog;
        self.put_texts(MAGIC, [VERSION])?;
        for kind in RecordKind::ALL {
            self.put_texts(COLUMNS, std::iter::once(kind.name()).chain(kind.columns().iter().copied()))?;
        }
        self.record.run(&self.run, &catalog.currency, &self.previous.seal);
        self.put()?;
        self.put_texts(RecordKind::Seller.name(), catalog.seller.fields().map(|(_, value)| value))?;
        catalog.source.split('\n').try_for_each(|line| self.put_texts(RecordKind::Catalog.name(), [line]))?;
        header.logo.map_or(Ok(()), |logo| self.logo(logo))
    }

    /// In parts, since a cell has its limit.
    fn logo(&mut self, logo: &Logo) -> Result<(), Problem> {
        let mut parts = logo.bytes.chunks(LOGO_PART).map(|part| BASE64.encode(part));
        parts.try_for_each(|part| self.put_texts(RecordKind::Logo.name(), [&logo.name, part.as_str()]))
    }

    fn line(&mut self, line: &Line<'_>) -> Result<(), Problem> {
        if !is_readable(line) {
            return Err(self.unreadable(Code::AmountTooLarge));
        }
        self.record.line(line);
        self.lines += 1;
        self.put()
    }

    fn put_texts<'t>(&mut self, kind: &str, texts: impl IntoIterator<Item = &'t str>) -> Result<(), Problem> {
        self.record.begin(kind);
        texts.into_iter().for_each(|text| self.record.text(text));
        self.put()
    }

    /// Writes the record that was built.
    fn put(&mut self) -> Result<(), Problem> {
        let Some(bytes) = self.record.finish() else { return Err(self.unreadable(Code::RecordTooLong)) };
        self.output.write(bytes).map_err(|fault| atomic::cannot_write(run_file(self.run.number), &fault))
    }

    /// The problem of a value that would make the run unreadable.
    fn unreadable(&self, code: Code) -> Problem {
        Problem::error(code).at(Place::file(run_file(self.run.number)))
    }
}

/// The run that continues another one, without documents yet.
fn run_after(previous: &Head, header: &RunHeader<'_>) -> Run {
    Run {
        number: previous.run + 1,
        action: header.action,
        issued_on: header.issued_on,
        year: header.year,
        plan: header.plan.to_owned(),
        through: header.through,
        engine: header.engine.to_owned(),
        documents: 0,
        net_total: Net::ZERO,
        seal: String::new(),
    }
}

/// Makes `register/` where it is missing, and a file in it. The book's directory is flushed in any case: who made
/// `register/` may have been killed before.
fn place_beside(directory: &Path) -> io::Result<NamedTempFile> {
    let register = directory.join(DIRECTORY);
    fs::create_dir(&register).or_else(|fault| match fault.kind() {
        io::ErrorKind::AlreadyExists => Ok(()),
        _ => Err(fault),
    })?;
    atomic::flush_directory(directory)?;
    atomic::beside(&register)
}

fn seal_and_flush(output: Sealing<BufWriter<File>>) -> io::Result<String> {
    let (output, seal) = output.seal()?;
    let file = output.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.sync_all()?;
    Ok(seal)
}

/// Flushes the name of a run that has just been put in, then writes the head. The head must not reach the disk before the
/// run does: after a power cut it would name a run that is not there.
fn put_in(directory: &Path, head: &Head) -> Result<(), Problem> {
    atomic::flush_directory(&directory.join(DIRECTORY))
        .map_err(|fault| atomic::not_flushed(run_file(head.run), &fault))?;
    head.write(directory)
}

/// Whether a reader would take the line's numbers.
fn is_readable(line: &Line<'_>) -> bool {
    Net::parse(&line.net.to_string()).is_ok()
        && UnitPrice::parse_signed(&line.unit_price.to_string(), DecimalMark::Point).is_ok()
        && YEARS.contains(&line.period.first().year())
        && YEARS.contains(&line.period.last().year())
        && Quantity::parse_signed(&line.quantity.to_string()).is_ok()
}
