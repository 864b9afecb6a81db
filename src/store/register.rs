//! `register/`: runs as immutable, sealed and chained CSV files.

use std::path::Path;

use crate::catalog::Catalog;
use crate::document::Document;
use crate::place::{Problem, Problems};
use crate::register::{Action, Run};

/// The runs of a book, read into memory: documents borrow their texts from it.
#[derive(Debug, Default)]
pub struct RegisterFiles(());

impl RegisterFiles {
    /// Reads all runs and checks their seals and chain against the head. A book without a register has no runs.
    ///
    /// # Errors
    /// Everything that is wrong with the files.
    pub fn read(directory: &Path) -> Result<Self, Problems> {
        let _ = directory;
        unimplemented!()
    }

    /// The runs, oldest first.
    pub fn runs(&self) -> &[Run] {
        unimplemented!()
    }

    /// The last seal: `None` for an empty register.
    pub fn head(&self) -> Option<&str> {
        unimplemented!()
    }

    /// Every document, oldest first.
    pub fn documents(&self) -> Box<dyn Iterator<Item = Document<'_>> + '_> {
        unimplemented!()
    }
}

/// A run being written: beside the register until [`RunWriter::commit`] puts it in.
#[derive(Debug)]
pub struct RunWriter(());

/// What a run says of itself before its documents.
#[derive(Debug, Clone)]
pub struct RunHeader<'a> {
    /// What writes it.
    pub action: Action,
    /// The date of all its documents.
    pub issued_on: crate::calendar::Day,
    /// The calendar year billed.
    pub year: i32,
    /// Id of the plan; empty for a `cancel`.
    pub plan: &'a str,
    /// The catalog in force, frozen with its seller.
    pub catalog: &'a Catalog,
}

impl RunWriter {
    /// Begins the run after the last one. The caller holds the book's lock.
    ///
    /// # Errors
    /// The system says no.
    pub fn begin(
        directory: &Path,
        register: &RegisterFiles,
        header: &RunHeader<'_>,
    ) -> Result<Self, Problem> {
        let _ = (directory, register, header);
        unimplemented!()
    }

    /// Writes the next document.
    ///
    /// # Errors
    /// The system says no.
    pub fn document(&mut self, document: &Document<'_>) -> Result<(), Problem> {
        let _ = document;
        unimplemented!()
    }

    /// Seals the run and puts it into the register, whole: after this it is issued.
    ///
    /// # Errors
    /// The system says no; the register is then as before.
    pub fn commit(self) -> Result<Run, Problem> {
        unimplemented!()
    }
}
