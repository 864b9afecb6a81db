//! What every command is given: where the book is, which day it is, the language, and where to write.
//!
//! | what commands do with it | stands in |
//! |---|---|
//! | read catalog, book and register | `reading` |
//! | say something besides the data | `speaking` |
//! | look up an id of the command line | `lookup` |
//! | ask what the register holds | `holdings` |
//! | end | `outcome` |

mod environment;
mod holdings;
mod lookup;
mod outcome;
mod reading;
mod speaking;

use std::fmt::Display;
use std::io::Write;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use crate::calendar::Day;
use crate::cli::Process;
use crate::cli::args::{CsvDialect, Format, LanguageArg, Options};
use crate::cli::progress::Progress;
use crate::document::Column;
use crate::language::Language;
use crate::messages::{Text, localized};
use crate::render::csv::{Csv, Dialect};
use crate::render::people::Palette;
use crate::store::files::BookFiles;

use environment::terminal_width;

pub(crate) use environment::{is_coloured, locale};
pub(crate) use holdings::{hold, holdings, holdings_before, series};
pub(crate) use lookup::{customer, service};
pub(crate) use outcome::{Failure, Outcome};
pub(crate) use reading::Files;

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

    /// One of the program's texts.
    pub(crate) fn text(&self, text: Text, args: &[&dyn Display]) -> String {
        text.filled(self.language, args)
    }

    /// A number or an amount as people of the language write it.
    pub(crate) fn number(&self, number: impl ToString) -> String {
        localized(self.language, &number.to_string())
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
}
