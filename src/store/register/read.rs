//! The whole register: every run, in order, chained, against the head.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use super::content::Wanted;
use super::format::{self, NO_SEAL};
use super::head::{HEAD, Head};
use super::inputs::{self, FrozenInputs};
use super::parse::format_problem;
use super::run_file::{DocumentStretch, RunFile};
use crate::catalog::Seller;
use crate::document::{Document, Logo};
use crate::place::{Code, Place, Problem, Problems};
use crate::register::{DIRECTORY, Run, run_file};
use crate::store::files::{Watch, size};

/// The runs of a book, read into memory: documents borrow their texts from it.
#[derive(Debug, Default)]
pub struct RegisterFiles {
    directory: PathBuf,
    files: Vec<RunFile>,
    runs: Vec<Run>,
    head: Option<Head>,
}

impl RegisterFiles {
    /// Reads all runs and checks their seals and chain against the head. A book without a register has no runs.
    ///
    /// # Errors
    /// Everything that is wrong with the files.
    pub fn read(directory: &Path) -> Result<Self, Problems> {
        Self::read_watched(directory, NonZeroUsize::MIN, Watch::default())
    }

    /// The same on so many threads, and somebody is told how much is read.
    ///
    /// # Errors
    /// As [`RegisterFiles::read`].
    pub fn read_watched(directory: &Path, threads: NonZeroUsize, watch: Watch<'_>) -> Result<Self, Problems> {
        Self::read_wanted(directory, None, threads, watch)
    }

    /// As [`RegisterFiles::read_watched`], of some customers alone: documents of others are counted, but neither kept nor
    /// checked, so that [`RegisterFiles::inputs`] can't be asked for. Seals and chain are checked as ever.
    ///
    /// # Errors
    /// As [`RegisterFiles::read`].
    pub fn read_only(directory: &Path, customers: &[String], watch: Watch<'_>) -> Result<Self, Problems> {
        let wanted = customers.iter().map(String::as_str).collect();
        // So little is done with most records that handing them to another thread takes as long as that.
        Self::read_wanted(directory, Some(&wanted), NonZeroUsize::MIN, watch)
    }

    fn read_wanted(
        directory: &Path,
        wanted: Wanted<'_>,
        threads: NonZeroUsize,
        watch: Watch<'_>,
    ) -> Result<Self, Problems> {
        let listing = Listing::read(directory)?;
        let (files, problems) = (Vec::new(), Problems::default());
        let mut chain = Chain { directory, wanted, watch, threads, files, problems, number: 0 };
        listing.strangers.iter().for_each(|name| chain.problems.push(stranger(name)));
        listing.runs.iter().for_each(|number| chain.link(*number));
        let head = chain.check_head(listing.head.as_deref());
        if chain.problems.has_errors() {
            return Err(chain.problems);
        }
        let runs = chain.files.iter().map(|file| file.run.clone()).collect();
        Ok(Self { directory: directory.to_owned(), files: chain.files, runs, head })
    }

    /// How many bytes the runs of a book have.
    pub fn bytes(directory: &Path) -> u64 {
        let runs = Listing::names(directory).map(|listing| listing.runs).unwrap_or_default();
        runs.into_iter().map(|run| size(&directory.join(run_file(run)))).sum()
    }

    /// The runs, oldest first.
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// The run of a number.
    pub fn run(&self, number: u32) -> Option<&Run> {
        self.file(number).map(|file| &file.run)
    }

    /// The number of the run that would be issued next.
    pub fn next_run(&self) -> u32 {
        self.runs().last().map_or(1, |run| run.number + 1)
    }

    /// The last seal: `None` for an empty register.
    pub fn head(&self) -> Option<&str> {
        self.runs.last().map(|run| run.seal.as_str())
    }

    /// Every document, oldest first.
    pub fn documents(&self) -> impl Iterator<Item = Document<'_>> {
        self.files.iter().flat_map(RunFile::documents)
    }

    /// The documents of a calendar year, oldest first: those of others are not even put together.
    pub fn documents_of_year(&self, year: i32) -> impl Iterator<Item = Document<'_>> {
        self.files.iter().flat_map(move |file| file.documents_of_year(year))
    }

    /// The document with a number.
    pub fn find(&self, number: &str) -> Option<Document<'_>> {
        self.files.iter().find_map(|file| file.find(number))
    }

    /// The number of every document, oldest first.
    pub fn numbers(&self) -> impl Iterator<Item = &str> {
        self.files.iter().flat_map(RunFile::numbers)
    }

    /// The calendar years that documents bill.
    pub fn years(&self) -> BTreeSet<i32> {
        self.files.iter().flat_map(RunFile::years).collect()
    }

    /// Every document in parts, for work on several threads.
    pub fn stretches(&self) -> impl Iterator<Item = DocumentStretch<'_>> {
        self.files.iter().flat_map(RunFile::stretches)
    }

    /// The documents of a run, in their order.
    pub fn documents_of(&self, run: u32) -> impl Iterator<Item = Document<'_>> {
        self.file(run).into_iter().flat_map(RunFile::documents)
    }

    /// The seller as a run has frozen it.
    pub fn seller(&self, run: u32) -> Option<&Seller> {
        self.file(run).map(|file| &file.seller)
    }

    /// The text of the catalog that was in force at a run.
    pub fn catalog(&self, run: u32) -> Option<&str> {
        self.file(run).map(|file| file.catalog.as_str())
    }

    /// The seller's picture as a run has frozen it.
    pub fn logo(&self, run: u32) -> Option<&Logo> {
        self.file(run).and_then(|file| file.logo.as_ref())
    }

    /// What the documents of a run were made of. `None` where there is no such run, or it is of a program that froze no
    /// inputs yet.
    ///
    /// # Errors
    /// The run's file can't be read any more or has changed, or what it has frozen makes no catalog and book.
    pub fn inputs(&self, run: u32) -> Result<Option<FrozenInputs>, Problems> {
        let file = self.file(run).filter(|file| !file.run.engine.is_empty());
        file.map(|file| inputs::read(&self.directory, file)).transpose()
    }

    /// Number and seal of the last run; of the empty register, what the first run continues.
    pub(super) fn last(&self) -> Head {
        self.runs
            .last()
            .map_or_else(Head::before_first, |run| Head { run: run.number, seal: run.seal.clone() })
    }

    /// The head as it stood on the disk: one run behind after a crash.
    pub(super) fn head_on_disk(&self) -> Option<&Head> {
        self.head.as_ref()
    }

    fn file(&self, run: u32) -> Option<&RunFile> {
        self.files.get(usize::try_from(run.checked_sub(1)?).ok()?)
    }
}

/// What is in `register/` at one moment.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// The bytes of the head's file.
    pub(super) head: Option<Vec<u8>>,
    /// Runs by the names of their files, in order.
    pub(super) runs: Vec<u32>,
    /// Names that have no business there, in order.
    pub(super) strangers: Vec<String>,
}

impl Listing {
    fn read(directory: &Path) -> Result<Self, Problem> {
        Self::of_one_moment(
            || Head::read(directory).map_err(|fault| cannot_read(HEAD, &fault)),
            || Self::names(directory).map_err(|fault| cannot_read(DIRECTORY, &fault)),
        )
    }

    /// Lists until the head is the same before and after: then no run was put in meanwhile but the one after the head.
    pub(super) fn of_one_moment(
        mut head: impl FnMut() -> Result<Option<Vec<u8>>, Problem>,
        mut names: impl FnMut() -> Result<Self, Problem>,
    ) -> Result<Self, Problem> {
        let mut before = head()?;
        loop {
            let listing = names()?;
            let after = head()?;
            if before == after {
                return Ok(Self { head: after, ..listing });
            }
            before = after;
        }
    }

    fn names(directory: &Path) -> io::Result<Self> {
        let mut listing = Self::default();
        let entries = match fs::read_dir(directory.join(DIRECTORY)) {
            Err(fault) if fault.kind() == io::ErrorKind::NotFound => return Ok(listing),
            entries => entries?,
        };
        for entry in entries {
            listing.note(&entry?.file_name().to_string_lossy());
        }
        listing.runs.sort_unstable();
        listing.strangers.sort_unstable();
        Ok(listing)
    }

    fn note(&mut self, name: &str) {
        match format::run_of_name(name) {
            Some(number) => self.runs.push(number),
            None if name.starts_with('.') || HEAD.ends_with(&format!("/{name}")) => {}
            None => self.strangers.push(name.to_owned()),
        }
    }
}

/// The runs read so far, and what was wrong with them.
struct Chain<'d> {
    directory: &'d Path,
    wanted: Wanted<'d>,
    watch: Watch<'d>,
    threads: NonZeroUsize,
    files: Vec<RunFile>,
    problems: Problems,
    /// The last run by its name, 0 before the first.
    number: u32,
}

impl Chain<'_> {
    /// Reads the next run and links it to the one before.
    fn link(&mut self, number: u32) {
        let expected = self.number + 1;
        if number > expected {
            self.problems.push(missing(expected, number - 1));
        }
        let seal_before = self.seal_of(number - 1).map(str::to_owned);
        self.number = number;
        match RunFile::read(self.directory, number, self.wanted, self.watch, self.threads) {
            Err(problems) => self.problems.extend(problems),
            Ok(file) if file.run.number != number => self.problems.push(broken(Code::ChainBroken, number)),
            Ok(file) => {
                if seal_before.is_some_and(|seal| seal != file.previous_seal) {
                    self.problems.push(broken(Code::ChainBroken, number));
                }
                self.files.push(file);
            }
        }
    }

    /// The seal of a run that stands under its own number; `None` for one that is not known.
    fn seal_of(&self, number: u32) -> Option<&str> {
        match number {
            0 => Some(NO_SEAL),
            _ => {
                self.files.last().filter(|file| file.run.number == number).map(|file| file.run.seal.as_str())
            }
        }
    }

    /// The head, where it fits the runs; it may be one run behind.
    fn check_head(&mut self, bytes: Option<&[u8]>) -> Option<Head> {
        let last = self.number;
        let head = bytes.map(Head::parse).transpose();
        let place = Place::file(HEAD);
        let problem = match &head {
            Err(problem) => problem.clone(),
            Ok(None) if last == 0 => return None,
            Ok(None) => Problem::error(Code::HeadMissing).at(place).with(last),
            Ok(Some(head)) if head.run > last => Problem::error(Code::HeadAhead).at(place).with(head.run),
            Ok(Some(head)) if last - head.run > 1 => {
                let what = format!("names run {}, but there are runs up to {last}", head.run);
                format_problem(what).at(place)
            }
            Ok(Some(head)) if self.contradicts(head) => broken(Code::SealBroken, head.run),
            Ok(Some(head)) => return Some(head.clone()),
        };
        self.problems.push(problem);
        None
    }

    /// Whether the run that the head names is sealed otherwise. What is not known contradicts nothing.
    fn contradicts(&self, head: &Head) -> bool {
        let named = self.files.iter().rev().find(|file| file.run.number == head.run);
        let seal = if head.run == 0 { Some(NO_SEAL) } else { named.map(|file| file.run.seal.as_str()) };
        seal.is_some_and(|seal| seal != head.seal)
    }
}

fn broken(code: Code, run: u32) -> Problem {
    let place = if run == 0 { Place::file(HEAD) } else { Place::file(run_file(run)) };
    Problem::error(code).at(place)
}

fn missing(first: u32, last: u32) -> Problem {
    let which = if first == last { first.to_string() } else { format!("{first}-{last}") };
    Problem::error(Code::RunMissing).at(Place::file(run_file(first))).with(which)
}

fn stranger(name: &str) -> Problem {
    let place = Place::file(format!("{DIRECTORY}/{}", name.escape_debug()));
    format_problem("neither a run nor the head; move it away").at(place)
}

fn cannot_read(file: &'static str, fault: &io::Error) -> Problem {
    Problem::error(Code::CannotRead).at(Place::file(file)).with(fault)
}
