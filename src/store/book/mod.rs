//! The four CSV files → [`Book`], everything checked.

mod agreements;
mod charges;
mod company_id;
mod contracts;
mod customers;
mod order_numbers;
mod tiers;
mod warnings;

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::book::{Book, BookBuilder, BookFull, CustomerIx, Keep, Purchase};
use crate::calendar::Day;
use crate::catalog::{Catalog, ServiceIx};
use crate::place::{Code, Place, Problem, Problems};
use crate::store::files::BookFiles;
use crate::store::rows::{self, Cells, Charges, Contracts, Customers, Extent, Kind, Purchases, Row};

use agreements::Agreements;
use company_id::CompanyIds;
use contracts::Names;
use warnings::UsualYears;

/// Reads and checks all files of a book. The book is there where no problem is an error; problems stand in file order
/// (customers, contracts, purchases, charges), each file's in the order of lines. `today` serves the warnings.
pub fn read(files: &BookFiles<'_>, catalog: &Catalog, today: Day) -> (Option<Book>, Problems) {
    Reading::new(Some(catalog), today, None).read(files)
}

/// As [`read`], with [`Keep::Names`]: for a plan that is shown and not issued.
pub fn read_for_plan(files: &BookFiles<'_>, catalog: &Catalog, today: Day) -> (Option<Book>, Problems) {
    Reading { keep: Keep::Names, ..Reading::new(Some(catalog), today, None) }.read(files)
}

/// What is wrong with the files whatever is sold: for a catalog that can't be read. Services are not looked up.
pub fn check_without_catalog(files: &BookFiles<'_>, today: Day) -> Problems {
    Reading::new(None, today, None).read(files).1
}

/// As [`read`], of some customers alone: rows of others are neither read nor checked. A customer that is in no row is
/// [`Code::UnknownCustomer`].
pub fn read_only(
    files: &BookFiles<'_>,
    catalog: &Catalog,
    today: Day,
    customers: &[String],
) -> (Option<Book>, Problems) {
    let wanted = customers.iter().map(String::as_str).collect();
    Reading::new(Some(catalog), today, Some(wanted)).read(files)
}

/// How many comparisons of ids "did you mean" may cost in one run: a file of a million customers whose ids are all
/// unknown must not be compared with another million.
pub(super) const SUGGESTION_COMPARISONS: usize = 2_000_000;

/// What is known so far of a book that is being read.
///
/// A row with a problem leaves what it names behind (a customer's id, a contract's), so that rows which refer to it are not
/// wrong as well. Every such row is an error, so that no book with half a row is ever handed out.
struct Reading<'c> {
    /// Without one no service is known or unknown, and no contract row gets into the book.
    catalog: Option<&'c Catalog>,
    services: FxHashMap<&'c str, ServiceIx>,
    usual_years: UsualYears,
    today: Day,
    /// The seller charges VAT, now or from some day on.
    is_payer: bool,
    keep: Keep,
    /// The only customers to be read, if not all are.
    wanted: Option<FxHashSet<&'c str>>,
    builder: BookBuilder,
    agreements: Agreements,
    company_ids: CompanyIds,
    /// Line of each charge.
    charges: FxHashMap<Box<str>, u32>,
    /// Whether all customers and all contracts are known, so that others are unknown.
    customers: Extent,
    contracts: Extent,
    comparisons_left: usize,
}

impl<'c> Reading<'c> {
    fn new(catalog: Option<&'c Catalog>, today: Day, wanted: Option<FxHashSet<&'c str>>) -> Self {
        let services = catalog.map_or(&[][..], |catalog| &catalog.services).iter();
        let services = services.map(|service| &*service.id).zip((0..=u16::MAX).map(ServiceIx));
        Self {
            catalog,
            services: services.collect(),
            usual_years: UsualYears::around(today),
            today,
            is_payer: catalog.is_some_and(|catalog| catalog.vat.payer_from.is_some()),
            keep: Keep::default(),
            wanted,
            builder: BookBuilder::default(),
            agreements: Agreements::default(),
            company_ids: CompanyIds::default(),
            charges: FxHashMap::default(),
            customers: Extent::Whole,
            contracts: Extent::Whole,
            comparisons_left: SUGGESTION_COMPARISONS,
        }
    }

    fn read(mut self, files: &BookFiles<'_>) -> (Option<Book>, Problems) {
        self.reserve(files);
        let customers = self.read_customers(files);
        let [mut contracts, purchases, charges] = self.read_rows(files);
        let ranks = self.catalog.map(Catalog::ranks).unwrap_or_default();
        let book = self.builder.finish_on(files.threads(), &ranks);
        if let Some(catalog) = self.catalog {
            self.agreements.report_overlaps(catalog, &book, &mut contracts);
            warnings::rows_before_purchases(&book, catalog, &mut contracts);
            tiers::at_once(&book, catalog, &mut contracts);
            order_numbers::not_printed(&book, catalog, self.today, &mut contracts);
        }
        let seller = self.catalog.map(warnings::incomplete_seller).unwrap_or_default();
        let problems = in_file_order([seller, customers, contracts, purchases, charges]);
        (if problems.has_errors() { None } else { Some(book) }, problems)
    }

    fn read_customers(&mut self, files: &BookFiles<'_>) -> Problems {
        let keep = self.keep;
        let prepare = |row: &Row<'_, '_, Customers>| customers::Prepared::of(row, keep);
        let (mut problems, extent) = self.each(files, Customers::ID, prepare, Self::customer);
        self.customers = extent;
        std::mem::take(&mut self.company_ids).report_twice(self.builder.customers(), &mut problems);
        problems.sort_by_line();
        self.check_wanted(files, &mut problems);
        problems
    }

    /// The problems of contracts, purchases and charges, which name customers that are known by now.
    fn read_rows(&mut self, files: &BookFiles<'_>) -> [Problems; 3] {
        let (known, sold) = (Arc::clone(self.builder.customers()), std::mem::take(&mut self.services));
        let customer = |cells: &Cells<'_, '_>, column| known.find(&cells.text(column));
        let names = |row: &Row<'_, '_, Contracts>| Names {
            customer: customer(&row.cells, Contracts::CUSTOMER),
            service: sold.get(&*row.cells.text(Contracts::SERVICE)).copied(),
        };
        let (contracts, extent) = self.each(files, Contracts::CUSTOMER, names, Self::contract);
        self.contracts = extent;
        let buyer = |row: &Row<'_, '_, Purchases>| customer(&row.cells, Purchases::CUSTOMER);
        let (purchases, _) = self.each(files, Purchases::CUSTOMER, buyer, Self::purchase);
        let payer = |row: &Row<'_, '_, Charges>| customer(&row.cells, Charges::CUSTOMER);
        let (charges, _) = self.each(files, Charges::CUSTOMER, payer, Self::charge);
        self.agreements.forget_ids();
        [contracts, purchases, charges]
    }

    /// Makes room for all rows, where all are wanted.
    fn reserve(&mut self, files: &BookFiles<'_>) {
        if self.wanted.is_none() {
            let [customers, contracts, purchases] =
                [Customers::FILE, Contracts::FILE, Purchases::FILE].map(|file| files.about_lines(file));
            self.builder.reserve(customers, contracts, purchases);
            self.company_ids.reserve(customers);
            self.agreements.reserve(contracts);
        }
    }

    /// Reads the rows of a file that are wanted, telling by the column that names their customer. `prepare` works on any
    /// thread.
    fn each<K: Kind, P: Send>(
        &mut self,
        files: &BookFiles<'_>,
        customer_column: usize,
        prepare: impl Fn(&Row<'_, '_, K>) -> P + Sync,
        mut take: impl FnMut(&mut Self, Row<'_, '_, K>, P, &mut Problems) -> Result<(), BookFull>,
    ) -> (Problems, Extent) {
        let mut problems = Problems::default();
        let wanted = self.wanted.take();
        let is_wanted = |cells: &Cells<'_, '_>| match &wanted {
            Some(wanted) => wanted.contains(&*cells.text(customer_column)),
            None => true,
        };
        let each = |row: Row<'_, '_, K>, prepared, problems: &mut Problems| {
            let line = row.cells.line();
            if take(self, row, prepared, problems).is_err() {
                problems.push(Problem::error(Code::BookTooLarge).at(Place::line(K::FILE, line)));
            }
        };
        let extent = rows::for_each_prepared(files, &mut problems, is_wanted, prepare, each);
        self.wanted = wanted;
        (problems, extent)
    }

    fn purchase(
        &mut self,
        row: Row<'_, '_, Purchases>,
        customer: Option<CustomerIx>,
        problems: &mut Problems,
    ) -> Result<(), BookFull> {
        self.note_unknown_customer(customer, &row.cells, Purchases::CUSTOMER, problems);
        let Some(purchased_on) = row.terms else { return Ok(()) };
        self.usual_years.check(purchased_on, &row.cells, Purchases::PURCHASED_ON, problems);
        if let Some(customer) = customer {
            let product = self.builder.keep_shared(&row.cells.text(Purchases::PRODUCT))?;
            let line = row.cells.line();
            self.builder.add_purchase(Purchase { line, customer, product, purchased_on });
        }
        Ok(())
    }
}

/// The problems of several files one after the other, each file's by line.
fn in_file_order(files: [Problems; 5]) -> Problems {
    let mut all = Problems::default();
    for mut problems in files {
        problems.sort_by_line();
        all.extend(problems);
    }
    all
}

/// Takes comparisons out of what is left of them, if they are.
pub(super) fn may_compare(left: &mut usize, comparisons: usize) -> bool {
    let enough = comparisons <= *left;
    if enough {
        *left -= comparisons;
    }
    enough
}

#[cfg(test)]
mod tests;
