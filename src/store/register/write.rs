//! Writing a run: streamed beside the register, sealed, and put in whole.

use std::fs::{self, File};
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use tempfile::{NamedTempFile, TempPath};

use super::RegisterFiles;
use super::format::{COLUMNS, MAGIC, RecordKind, VERSION};
use super::head::Head;
use super::part::RunPart;
use super::record_text::{RecordText, TooLong};
use super::seal::Sealing;
use crate::calendar::Day;
use crate::catalog::Catalog;
use crate::document::{Document, Logo};
use crate::money::Net;
use crate::place::{Code, Place, Problem};
use crate::register::{Action, DIRECTORY, Run, run_file};
use crate::store::atomic;

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
        };
        writer.header(header)?;
        Ok(writer)
    }

    /// Takes the next customers' documents in.
    ///
    /// # Errors
    /// The system says no.
    pub fn add(&mut self, part: &RunPart) -> Result<(), Problem> {
        self.put(part.bytes())?;
        self.run.documents += part.documents;
        self.run.net_total += part.net_total;
        self.lines += part.lines;
        Ok(())
    }

    /// Takes the next document in, whose inputs are not frozen.
    ///
    /// # Errors
    /// As [`RunPart::document`] and [`RunWriter::add`].
    pub fn document(&mut self, document: &Document<'_>) -> Result<(), Problem> {
        let mut part = RunPart::of_run(self.run.number);
        part.document(document)?;
        self.add(&part)
    }

    /// Seals the run and puts it into the register, whole: after this it is issued.
    ///
    /// # Errors
    /// The system says no; nothing is issued and the register is as before.
    pub fn commit(mut self) -> Result<Committed, Problem> {
        let mut end = RecordText::default();
        let written = end.sums(self.run.documents, self.lines, self.run.net_total);
        self.put_records(&end, written)?;
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
        let mut records = RecordText::default();
        let written = header_records(&mut records, &self.run, &self.previous.seal, header);
        self.put_records(&records, written)
    }

    /// Writes records, unless one of them is longer than readers take.
    fn put_records(&mut self, records: &RecordText, written: Result<(), TooLong>) -> Result<(), Problem> {
        let file = || run_file(self.run.number);
        written.map_err(|TooLong| Problem::error(Code::RecordTooLong).at(Place::file(file())))?;
        self.put(records.bytes())
    }

    fn put(&mut self, bytes: &[u8]) -> Result<(), Problem> {
        self.output.write(bytes).map_err(|fault| atomic::cannot_write(run_file(self.run.number), &fault))
    }
}

fn header_records(
    records: &mut RecordText,
    run: &Run,
    previous_seal: &str,
    header: &RunHeader<'_>,
) -> Result<(), TooLong> {
    let catalog = header.catalog;
    records.texts(MAGIC, [VERSION])?;
    for kind in RecordKind::ALL {
        records.texts(COLUMNS, std::iter::once(kind.name()).chain(kind.columns().iter().copied()))?;
    }
    records.run(run, &catalog.currency, previous_seal)?;
    records.texts(RecordKind::Seller.name(), catalog.seller.fields().map(|(_, value)| value))?;
    let mut lines = catalog.source.split('\n');
    lines.try_for_each(|line| records.texts(RecordKind::Catalog.name(), [line]))?;
    header.logo.map_or(Ok(()), |logo| logo_records(records, logo))
}

/// In parts, since a cell has its limit.
fn logo_records(records: &mut RecordText, logo: &Logo) -> Result<(), TooLong> {
    let mut parts = logo.bytes.chunks(LOGO_PART).map(|part| BASE64.encode(part));
    parts.try_for_each(|part| records.texts(RecordKind::Logo.name(), [&logo.name, part.as_str()]))
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
