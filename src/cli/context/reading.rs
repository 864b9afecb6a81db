//! What commands read: catalog, book and register, checked, and said where that was asked for.

use crate::billing::plan::{Inputs, Scope};
use crate::book::{self, Book, CustomerIx};
use crate::calendar::Day;
use crate::catalog::Catalog;
use crate::cli::context::{Context, Outcome, customer};
use crate::messages::{Counted, Text, counted};
use crate::place::Problems;
use crate::register::{self, Holdings};
use crate::store;
use crate::store::files::{BookFiles, Watch};
use crate::store::register::RegisterFiles;

/// Everything that a billing command reads.
pub(crate) struct Files {
    pub(crate) catalog: Catalog,
    pub(crate) book: Book,
    pub(crate) register: RegisterFiles,
}

impl Files {
    /// What a part of a year's plan is made of.
    pub(crate) fn inputs<'a>(&'a self, holdings: &'a Holdings<'a>, scope: &'a Scope) -> Inputs<'a> {
        Inputs { catalog: &self.catalog, book: &self.book, holdings, scope }
    }

    /// The customers with these ids, in the order of the book.
    pub(crate) fn customers(&self, ids: &[String]) -> Outcome<Vec<CustomerIx>> {
        let mut found = ids.iter().map(|id| customer(&self.book, id)).collect::<Outcome<Vec<_>>>()?;
        found.sort_unstable();
        found.dedup();
        Ok(found)
    }
}

/// How a whole book is read.
type ReadBook = fn(&BookFiles<'_>, &Catalog, Day) -> (Option<Book>, Problems);

impl Context<'_> {
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
                [] => RegisterFiles::read_watched(&self.book, self.threads, Watch::of(&advance))?,
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

    /// As [`Context::read`], for a plan that is shown and not issued: of customers only the names are kept.
    pub(crate) fn read_for_plan(&mut self, customers: &[String]) -> Outcome<Files> {
        let (catalog, book) = self.read_book_by(store::book::read_for_plan, customers)?;
        let register = self.read_register_of(customers)?;
        Ok(Files { catalog, book, register })
    }

    /// Catalog and book, everything checked.
    pub(crate) fn read_book(&mut self, customers: &[String]) -> Outcome<(Catalog, Book)> {
        self.read_book_by(store::book::read, customers)
    }

    fn read_book_by(&mut self, read_all: ReadBook, customers: &[String]) -> Outcome<(Catalog, Book)> {
        let catalog = self.read_catalog()?;
        let (book, problems) = {
            let files = self.files();
            let progress = self.progress(Text::Reading, files.bytes());
            let advance = |bytes| progress.advance(bytes);
            let files = files.watched(Watch::of(&advance));
            match customers {
                [] => read_all(&files, &catalog, self.today),
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
}
