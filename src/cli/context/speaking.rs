//! What is said besides the data, on stderr.

use std::fmt::Display;

use crate::cli::context::Context;
use crate::messages::{Counted, Text, counted};
use crate::place::Problems;
use crate::register::Run;
use crate::render::people::{Palette, line};
use crate::render::problems::{self, Look};
use crate::store::excerpts;
use crate::store::files::BookFiles;
use crate::store::register::RegisterFiles;

impl Context<'_> {
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

    /// Says how many warnings there are, if any; `check` lists them.
    pub(super) fn warn(&mut self, problems: &Problems) {
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
}
