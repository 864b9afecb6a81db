//! What every command is given: where the book is, which day it is, the language, and where to write.

use std::fmt::Display;
use std::io::{self, Write};
use std::num::NonZeroUsize;
use std::path::PathBuf;

use rustc_hash::FxHashSet;

use crate::book::{self, Book, CustomerIx};
use crate::calendar::Day;
use crate::catalog::{Catalog, ServiceIx};
use crate::cli::Process;
use crate::cli::args::{ColorWhen, CsvDialect, Format, LanguageArg, Options};
use crate::cli::progress::Progress;
use crate::document::{Column, Document};
use crate::language::Language;
use crate::messages::{Counted, Text, counted};
use crate::place::{Code, Place, Problem, Problems};
use crate::register::{self, Holdings, Run, Series, run_file};
use crate::render::csv::{Csv, Dialect};
use crate::render::people::{Palette, line};
use crate::render::problems::{self, Look};
use crate::store;
use crate::store::catalog::CATALOG;
use crate::store::excerpts;
use crate::store::files::{BookFiles, Watch};
use crate::store::nearest::nearest;
use crate::store::register::RegisterFiles;

/// Why a command ends with exit code 1.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Something is wrong with the input; not said yet.
    Problems(Problems),
    /// The output can't be written. A closed pipe is no failure.
    Output(io::Error),
    /// Everything is said already.
    Said,
}

impl From<Problems> for Failure {
    fn from(problems: Problems) -> Self {
        Self::Problems(problems)
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self::Problems(problem.into())
    }
}

impl From<io::Error> for Failure {
    fn from(fault: io::Error) -> Self {
        Self::Output(fault)
    }
}

/// How a command ends.
pub(crate) type Outcome<T = ()> = Result<T, Failure>;

/// What every command is given.
pub(crate) struct Context<'a> {
    pub(crate) book: PathBuf,
    /// Another catalog than the book's.
    pub(crate) catalog: Option<PathBuf>,
    pub(crate) today: Day,
    pub(crate) language: Language,
    pub(crate) format: Format,
    /// How CSV is written.
    pub(crate) dialect: Dialect,
    /// On how many threads to work.
    pub(crate) threads: NonZeroUsize,
    colour: bool,
    colour_err: bool,
    /// Nothing on stderr but errors.
    quiet: bool,
    /// What is read is said on stderr.
    verbose: bool,
    /// Long work shows on stderr how far it is.
    shows_progress: bool,
    /// stdout is a terminal.
    shows_data: bool,
    /// Width of the terminal that stdout is; `None` where it is none, and nothing is wrapped.
    pub(crate) width: Option<u16>,
    /// The same of stderr.
    width_err: Option<u16>,
    pub(crate) out: &'a mut dyn Write,
    pub(crate) err: &'a mut dyn Write,
}

impl<'a> Context<'a> {
    pub(crate) fn new(
        options: &Options,
        process: &Process<'_>,
        out: &'a mut dyn Write,
        err: &'a mut dyn Write,
    ) -> Self {
        let colour = |terminal: bool| is_coloured(options.color, terminal, process);
        Self {
            book: options.book.clone(),
            catalog: options.catalog.clone(),
            today: options.today.unwrap_or_else(process.today),
            language: options.lang.and_then(LanguageArg::language).unwrap_or_else(|| locale(process)),
            format: options.format(),
            dialect: options.csv_dialect.map(CsvDialect::dialect).unwrap_or_default(),
            threads: options.threads.unwrap_or(process.threads),
            colour: colour(process.stdout_is_terminal),
            colour_err: colour(process.stderr_is_terminal),
            quiet: options.quiet,
            verbose: options.verbose,
            shows_progress: process.stderr_is_terminal && !options.quiet,
            shows_data: process.stdout_is_terminal,
            width: process.stdout_is_terminal.then(terminal_width).flatten(),
            width_err: process.stderr_is_terminal.then(terminal_width).flatten(),
            out,
            err,
        }
    }

    /// How far work of so many steps is. Shown where stderr is a terminal, after a second.
    pub(crate) fn progress(&self, what: Text, steps: u64) -> Progress {
        if self.shows_progress { Progress::new(self.text(what, &[]), steps) } else { Progress::none() }
    }

    /// The same of work that writes data meanwhile: not shown where that goes to a terminal too.
    pub(crate) fn progress_beside_data(&self, what: Text, steps: u64) -> Progress {
        if self.shows_data { Progress::none() } else { self.progress(what, steps) }
    }

    /// The files of the book.
    pub(crate) fn files(&self) -> BookFiles<'_> {
        BookFiles::of(&self.book).on_threads(self.threads)
    }

    /// The catalog: the named one, the book's, or the built-in one.
    pub(crate) fn read_catalog(&mut self) -> Outcome<Catalog> {
        let catalog = store::catalog::read(&self.book, self.catalog.as_deref())?;
        let source = store::catalog::source(&self.book, self.catalog.as_deref());
        self.tell_read(&source, &[(catalog.services.len(), Counted::Services)]);
        Ok(catalog)
    }

    /// The register, seals and chain checked.
    pub(crate) fn read_register(&mut self) -> Outcome<RegisterFiles> {
        self.read_register_of(&[])
    }

    /// The same. Where `customers` are named, only their documents are in it, and checked.
    pub(crate) fn read_register_of(&mut self, customers: &[String]) -> Outcome<RegisterFiles> {
        let register = {
            let progress = self.progress(Text::Reading, RegisterFiles::bytes(&self.book));
            let advance = |bytes| progress.advance(bytes);
            match customers {
                [] => RegisterFiles::read_watched(&self.book, Watch::of(&advance))?,
                some => RegisterFiles::read_only(&self.book, some, Watch::of(&advance))?,
            }
        };
        let documents = register.runs().iter().map(|run| run.documents as usize).sum();
        let counts = [(register.runs().len(), Counted::Runs), (documents, Counted::Documents)];
        self.tell_read(register::DIRECTORY, &counts);
        Ok(register)
    }

    /// Catalog, book and register, everything checked. Where `customers` are named, only their rows and documents are.
    /// Warnings are said on stderr.
    pub(crate) fn read(&mut self, customers: &[String]) -> Outcome<Files> {
        let (catalog, book) = self.read_book(customers)?;
        let register = self.read_register_of(customers)?;
        Ok(Files { catalog, book, register })
    }

    /// Catalog and book, everything checked.
    pub(crate) fn read_book(&mut self, customers: &[String]) -> Outcome<(Catalog, Book)> {
        let catalog = self.read_catalog()?;
        let (book, problems) = {
            let files = self.files();
            let progress = self.progress(Text::Reading, files.bytes());
            let advance = |bytes| progress.advance(bytes);
            let files = files.watched(Watch::of(&advance));
            match customers {
                [] => store::book::read(&files, &catalog, self.today),
                some => store::book::read_only(&files, &catalog, self.today, some),
            }
        };
        match book {
            Some(book) if !problems.has_errors() => {
                self.tell_book(&book);
                self.warn(&problems);
                Ok((catalog, book))
            }
            _ => Err(problems.into()),
        }
    }

    /// Says what was read of the book, if that was asked for.
    pub(crate) fn tell_book(&mut self, book: &Book) {
        if !self.verbose {
            return;
        }
        let sum = |count: fn(&Book, CustomerIx) -> usize| {
            book.customers().map(|customer| count(book, customer)).sum::<usize>()
        };
        let purchases = sum(|book, customer| book.purchases_of(customer).len());
        let charges = sum(|book, customer| book.charges_of(customer).len());
        self.tell_read(book::CUSTOMERS, &[(book.customers().len(), Counted::Customers)]);
        self.tell_read(book::CONTRACTS, &[(book.contracts().len(), Counted::Rows)]);
        self.tell_read(book::PURCHASES, &[(purchases, Counted::Purchases)]);
        self.tell_read(book::CHARGES, &[(charges, Counted::Charges)]);
    }

    /// Says that a file was read and how much was in it, if that was asked for.
    pub(crate) fn tell_read(&mut self, file: &str, counts: &[(usize, Counted)]) {
        if self.verbose {
            let counted = |(count, what): &(usize, Counted)| counted(self.language, *count as u64, *what);
            let counts = counts.iter().map(counted).collect::<Vec<_>>().join(", ");
            self.say(Text::FileRead, &[&file, &counts]);
        }
    }

    /// Says how many warnings there are, if any; `check` lists them.
    fn warn(&mut self, problems: &Problems) {
        if problems.warnings > 0 {
            let count = counted(self.language, problems.warnings as u64, Counted::Warnings);
            self.say(Text::SeeCheck, &[&count]);
        }
    }

    /// Prints problems to stderr; with `--quiet` errors alone.
    pub(crate) fn complain(&mut self, problems: Problems) {
        let directory = self.book.clone();
        self.complain_of(&BookFiles::of(&directory), problems);
    }

    /// The same of files that are not, or not yet, those of the book.
    pub(crate) fn complain_of(&mut self, files: &BookFiles<'_>, problems: Problems) {
        // As in `say_line`.
        let _ = self.out.flush();
        let mut told = if self.quiet { problems.errors_only() } else { problems };
        excerpts::look_up(&mut told, files);
        let look =
            Look { language: self.language, palette: Palette::new(self.colour_err), width: self.width_err };
        // A single refusal needs no count.
        let write = if told.listed().len() > 1 { problems::write } else { problems::list };
        // Where stderr can't be written, nobody is left to be told.
        let _ = write(self.err, &told, &look);
    }

    /// One of the program's texts.
    pub(crate) fn text(&self, text: Text, args: &[&dyn Display]) -> String {
        text.filled(self.language, args)
    }

    /// Whether stdout gets colours.
    pub(crate) fn is_coloured(&self) -> bool {
        self.colour
    }

    /// The styles of stdout.
    pub(crate) fn palette(&self) -> Palette {
        Palette::new(self.colour)
    }

    /// CSV on stdout, in the dialect that was asked for.
    pub(crate) fn csv(&mut self, columns: &[Column]) -> Outcome<Csv<&mut (dyn Write + 'a)>> {
        Ok(Csv::new(&mut *self.out, columns, self.dialect)?)
    }

    /// Says something besides the data, on stderr.
    pub(crate) fn say(&mut self, text: Text, args: &[&dyn Display]) {
        let line = self.text(text, args);
        self.say_line(&line);
    }

    /// Says a line besides the data, on stderr.
    ///
    /// The data so far goes out first, so that a terminal shows both in the order in which they were said.
    pub(crate) fn say_line(&mut self, text: &str) {
        if self.quiet {
            return;
        }
        // What can't be written now fails again, and is told, when the command ends.
        let _ = self.out.flush();
        // Where stderr can't be written, nobody is left to be told.
        let _ = line(self.err, text);
    }

    /// Says how many runs and documents the register has, and its head; or that it is empty.
    pub(crate) fn say_register(&mut self, register: &RegisterFiles) {
        self.say_runs(register.runs());
    }

    /// The same of a register with these runs.
    pub(crate) fn say_runs(&mut self, runs: &[Run]) {
        match runs.last() {
            None => self.say(Text::RegisterEmpty, &[]),
            Some(last) => {
                let documents = runs.iter().map(|run| u64::from(run.documents)).sum();
                let runs = counted(self.language, runs.len() as u64, Counted::Runs);
                let documents = counted(self.language, documents, Counted::Documents);
                self.say(Text::RegisterState, &[&runs, &documents, &last.seal]);
            }
        }
    }
}

/// Whether a stream gets colours.
pub(crate) fn is_coloured(when: ColorWhen, is_terminal: bool, process: &Process<'_>) -> bool {
    match when {
        ColorWhen::Always => true,
        ColorWhen::Never => false,
        ColorWhen::Auto => is_terminal && !is_set(process, "NO_COLOR") && !is_dumb(process),
    }
}

fn is_set(process: &Process<'_>, name: &str) -> bool {
    (process.variable)(name).is_some_and(|value| !value.is_empty())
}

fn is_dumb(process: &Process<'_>) -> bool {
    (process.variable)("TERM").is_some_and(|terminal| terminal == "dumb")
}

fn terminal_width() -> Option<u16> {
    terminal_size::terminal_size().map(|(width, _)| width.0)
}

/// Czech where the locale is Czech, else English.
pub(crate) fn locale(process: &Process<'_>) -> Language {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"];
    let locale = names.iter().find_map(|name| (process.variable)(name).filter(|value| !value.is_empty()));
    match locale {
        Some(locale) if is_czech(&locale) => Language::Cs,
        _ => Language::En,
    }
}

/// `cs`, `cs_CZ.UTF-8`, `cs@euro`; not `csb_PL`, which is Kashubian.
fn is_czech(locale: &str) -> bool {
    locale.split(['_', '-', '.', '@']).next() == Some("cs")
}

/// Everything that a billing command reads.
pub(crate) struct Files {
    pub(crate) catalog: Catalog,
    pub(crate) book: Book,
    pub(crate) register: RegisterFiles,
}

impl Files {
    /// The customers with these ids, in the order of the book.
    pub(crate) fn customers(&self, ids: &[String]) -> Outcome<Vec<CustomerIx>> {
        let mut found = ids.iter().map(|id| customer(&self.book, id)).collect::<Outcome<Vec<_>>>()?;
        found.sort_unstable();
        found.dedup();
        Ok(found)
    }
}

/// The customer with this id.
pub(crate) fn customer(book: &Book, id: &str) -> Outcome<CustomerIx> {
    let ids = || book.customers().map(|customer| book.customer_id(customer));
    let unknown = || Problem::error(Code::UnknownCustomer).with(id).suggest(nearest(id, ids()));
    Ok(book.find_customer(id).ok_or_else(unknown)?)
}

/// The service with this id.
pub(crate) fn service(catalog: &Catalog, id: &str) -> Outcome<ServiceIx> {
    let ids = || catalog.services.iter().map(|service| service.id.as_str());
    let unknown = || Problem::error(Code::UnknownService).with(id).suggest(nearest(id, ids()));
    Ok(catalog.find(id).map(|(index, _)| index).ok_or_else(unknown)?)
}

/// What the register holds of a calendar year, in the catalog's currency.
pub(crate) fn holdings<'r>(
    register: &'r RegisterFiles,
    catalog: &Catalog,
    year: i32,
) -> Outcome<Holdings<'r>> {
    let holdings = holdings_before(register, year, u32::MAX)?;
    let mut looked_at = FxHashSet::default();
    for run in holdings.live_runs() {
        // Most runs have frozen the same catalog, which takes long to read.
        if register.catalog(run).is_some_and(|text| looked_at.insert(text)) {
            refuse_other_currency(register, catalog, year, run)?;
        }
    }
    Ok(holdings)
}

/// Amounts of two currencies can't be subtracted from each other. A run is in the currency of the catalog that it has frozen.
fn refuse_other_currency(register: &RegisterFiles, catalog: &Catalog, year: i32, run: u32) -> Outcome {
    let frozen = register.catalog(run).and_then(|text| store::catalog::parse(CATALOG, text).ok());
    match frozen.filter(|frozen| frozen.currency != catalog.currency) {
        Some(frozen) => {
            let problem = Problem::error(Code::OtherCurrency).at(Place::file(run_file(run)));
            Err(problem.with(year).with(frozen.currency).with(&catalog.currency).into())
        }
        None => Ok(()),
    }
}

/// What the register held of a calendar year before a run.
pub(crate) fn holdings_before(register: &RegisterFiles, year: i32, run: u32) -> Outcome<Holdings<'_>> {
    let mut holdings = Holdings::default();
    let of_year = |document: &Document<'_>| document.content.year == year && document.run < run;
    register.documents().filter(of_year).try_for_each(|document| hold(&mut holdings, document))?;
    Ok(holdings)
}

/// Takes the next document of the register into what is held.
pub(crate) fn hold<'r>(holdings: &mut Holdings<'r>, document: Document<'r>) -> Outcome {
    let unknown = |document: Box<Document<'_>>| {
        Problem::error(Code::CorrectsUnknown)
            .with(&document.number)
            .with(document.content.corrects)
            .at(Place::file(run_file(document.run)))
    };
    Ok(holdings.add(document).map_err(unknown)?)
}

/// Where every series stands.
pub(crate) fn series(register: &RegisterFiles) -> Series {
    let mut series = Series::default();
    for document in register.documents() {
        series.note(document.content.kind, &document.number, document.sequence, document.issued_on);
    }
    series
}
