//! What a run has frozen → the catalog and the book that its documents were made of.

use std::io::Read;
use std::num::NonZeroUsize;
use std::path::Path;

use rustc_hash::FxHashMap;

use super::cells::Cells;
use super::format::RecordKind;
use super::parse::{Fault, RunReader};
use super::run_file::RunFile;
use super::seal::{SealState, Sealed};
use crate::book::{
    Book, BookBuilder, BookFull, Charge, ContractRow, CustomerIx, Purchase, Renewal, RowTexts, RowTextsIx,
    Text,
};
use crate::catalog::{Catalog, ServiceIx};
use crate::money::{DecimalMark, Percent, Quantity, UnitPrice};
use crate::place::{Code, Place, Problem, Problems};
use crate::register::run_file;
use crate::store::catalog::{self, CATALOG};
use crate::store::files::open;

/// What a run's documents were made of, and nothing else: the catalog in force, and of each customer with a document the
/// rows that have to do with the year, each with the line that it had in its file. Of a `cancel` the book is empty.
#[derive(Debug)]
pub struct FrozenInputs {
    /// The catalog.
    pub catalog: Catalog,
    /// Customers, contract rows, purchases and charges.
    pub book: Book,
}

/// The inputs that a run has frozen, read from its file again: rows of a million documents are not kept in memory.
///
/// # Errors
/// The file can't be read, is not the one that was read before, or what it has frozen makes no book.
pub(super) fn read(directory: &Path, run: &RunFile) -> Result<FrozenInputs, Problems> {
    let name = run_file(run.run.number);
    let cannot_read = |fault| Problem::error(Code::CannotRead).at(Place::file(name.clone())).with(fault);
    let file = open(&directory.join(&name)).map_err(cannot_read)?;
    let catalog = catalog::parse(CATALOG, &run.catalog)?;
    let mut input = Sealed::new(file);
    let book = match read_book(&name, &mut input, run, &catalog) {
        Ok(book) => book,
        Err(Fault::Io(fault)) => return Err(cannot_read(fault).into()),
        Err(Fault::Problem(problem)) => return Err(Problems::from(*problem)),
    };
    match input.finish().map_err(cannot_read)? {
        SealState::Whole(seal) if seal == run.run.seal => Ok(FrozenInputs { catalog, book }),
        _ => Err(Problem::error(Code::FileChanged).at(Place::file(name)).into()),
    }
}

fn read_book(name: &str, input: impl Read, run: &RunFile, catalog: &Catalog) -> Result<Book, Fault> {
    let mut rows = Rows::new(run, catalog);
    RunReader::new(name, |kind, cells| rows.take(kind, cells)).read(input, NonZeroUsize::MIN)?;
    Ok(rows.builder.finish(&catalog.ranks()))
}

/// The frozen rows, as far as they have gone by.
struct Rows<'r> {
    builder: BookBuilder,
    services: FxHashMap<&'r str, ServiceIx>,
    run: &'r RunFile,
    /// The run's documents that have not gone by: a customer is frozen on the first of its own.
    next_document: usize,
}

impl<'r> Rows<'r> {
    fn new(run: &'r RunFile, catalog: &'r Catalog) -> Self {
        let index = |service: &'r crate::catalog::Service| Some((&*service.id, catalog.find(&service.id)?.0));
        let services = catalog.services.iter().filter_map(index).collect();
        Self { builder: BookBuilder::default(), services, run, next_document: 0 }
    }

    fn take(&mut self, kind: RecordKind, cells: &mut Cells<'_, '_>) -> Result<(), Problem> {
        match kind {
            RecordKind::InputCustomer => self.customer(cells),
            RecordKind::InputContract => self.contract(cells),
            RecordKind::InputPurchase => self.purchase(cells),
            RecordKind::InputCharge => self.charge(cells),
            RecordKind::Document => {
                self.next_document += 1;
                Ok(())
            }
            RecordKind::Run
            | RecordKind::Seller
            | RecordKind::Catalog
            | RecordKind::Logo
            | RecordKind::Line
            | RecordKind::End => Ok(()),
        }
    }

    /// A customer is frozen whole on its documents; the row adds the line.
    fn customer(&mut self, cells: &mut Cells<'_, '_>) -> Result<(), Problem> {
        let line = cells.integer()?;
        let id = cells.text()?;
        let party = self.run.party_of(self.next_document).filter(|party| party.id == id);
        let party = party.ok_or_else(|| cells.problem("no document of the customer follows"))?;
        if self.builder.customers().find(&id).is_some() {
            return Err(cells.problem("there twice"));
        }
        self.builder.add_customer(line, &party).map(|_| ()).map_err(|full| too_large(cells, full))
    }

    /// The cells are read in the order of their columns, so the order of the fields matters.
    fn contract(&mut self, cells: &mut Cells<'_, '_>) -> Result<(), Problem> {
        let line = cells.integer()?;
        let contract = self.kept(cells)?;
        let row = ContractRow {
            line,
            contract,
            customer: self.known_customer(cells)?,
            service: cells.chosen(|id| self.services.get(id).copied())?,
            since: cells.date()?,
            quantity: cells.parsed(|text| Quantity::parse(text, DecimalMark::Point))?,
            until: cells.optional(str::parse)?,
            renewal: cells.chosen(renewal_of)?,
            unit_price: cells.optional(|text| UnitPrice::parse(text, DecimalMark::Point))?,
            discount: cells.parsed(|text| Percent::parse(text, DecimalMark::Point))?,
            texts: self.row_texts(cells)?,
        };
        self.builder.add_contract(row);
        Ok(())
    }

    fn row_texts(&mut self, cells: &mut Cells<'_, '_>) -> Result<Option<RowTextsIx>, Problem> {
        let texts = RowTexts {
            document: self.kept(cells)?,
            order_number: self.kept(cells)?,
            text: self.kept(cells)?,
            notice_months: cells.optional(str::parse)?,
        };
        self.builder.keep_row_texts(texts).map_err(|full| too_large(cells, full))
    }

    fn purchase(&mut self, cells: &mut Cells<'_, '_>) -> Result<(), Problem> {
        let line = cells.integer()?;
        let customer = self.known_customer(cells)?;
        let product = self.kept(cells)?;
        let purchased_on = cells.date()?;
        self.builder.add_purchase(Purchase { line, customer, product, purchased_on });
        Ok(())
    }

    fn charge(&mut self, cells: &mut Cells<'_, '_>) -> Result<(), Problem> {
        let line = cells.integer()?;
        let id = self.kept(cells)?;
        let customer = self.known_customer(cells)?;
        let charge = Charge {
            line,
            id,
            customer,
            date: cells.date()?,
            description: self.kept(cells)?,
            unit_price: cells.parsed(|text| UnitPrice::parse_signed(text, DecimalMark::Point))?,
            quantity: cells.parsed(|text| Quantity::parse(text, DecimalMark::Point))?,
            unit: self.kept(cells)?,
            contract: self.kept(cells)?,
        };
        self.builder.add_charge(charge);
        Ok(())
    }

    fn kept(&mut self, cells: &mut Cells<'_, '_>) -> Result<Text, Problem> {
        let text = cells.shown()?;
        self.builder.keep(&text).map_err(|full| too_large(cells, full))
    }

    fn known_customer(&self, cells: &mut Cells<'_, '_>) -> Result<CustomerIx, Problem> {
        cells.chosen(|id| self.builder.customers().find(id))
    }
}

fn renewal_of(name: &str) -> Option<Renewal> {
    [Renewal::Auto, Renewal::Manual].into_iter().find(|renewal| renewal.name() == name)
}

fn too_large(cells: &Cells<'_, '_>, _: BookFull) -> Problem {
    Problem::error(Code::BookTooLarge).at(cells.place())
}
