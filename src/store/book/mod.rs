//! The four CSV files → [`Book`], everything checked.

mod agreements;
mod company_id;
mod order_numbers;
mod tiers;
mod warnings;

use std::borrow::Cow;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::book::{
    Added, Book, BookBuilder, BookFull, Charge, ContractRow, CustomerIx, Party, Purchase, RowTexts, Text,
};
use crate::calendar::Day;
use crate::catalog::{Catalog, ServiceIx};
use crate::place::{Code, Place, Problem, Problems};
use crate::store::files::BookFiles;
use crate::store::nearest::nearest;
use crate::store::rows::{
    self, Cells, ChargeRecord, Charges, ContractTerms, Contracts, CustomerTerms, Customers, Extent, Kind,
    Purchases, Row,
};

use agreements::Agreements;
use company_id::CompanyIds;
use warnings::UsualYears;

/// Reads and checks all files of a book. The book is there where no problem is an error; problems stand in file order
/// (customers, contracts, purchases, charges), each file's in the order of lines. `today` serves the warnings.
pub fn read(files: &BookFiles<'_>, catalog: &Catalog, today: Day) -> (Option<Book>, Problems) {
    Reading::new(Some(catalog), today, None).read(files)
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
        let (mut customers, extent) = self.each::<Customers>(files, Customers::ID, Self::customer);
        self.customers = extent;
        std::mem::take(&mut self.company_ids).report_twice(&self.builder, &mut customers);
        customers.sort_by_line();
        self.check_wanted(files, &mut customers);
        let (mut contracts, extent) = self.each::<Contracts>(files, Contracts::CUSTOMER, Self::contract);
        self.contracts = extent;
        let (purchases, _) = self.each::<Purchases>(files, Purchases::CUSTOMER, Self::purchase);
        let (charges, _) = self.each::<Charges>(files, Charges::CUSTOMER, Self::charge);
        self.agreements.forget_ids();
        let book = self.builder.finish(&self.catalog.map(Catalog::ranks).unwrap_or_default());
        if let Some(catalog) = self.catalog {
            self.agreements.report_overlaps(catalog, &book, &mut contracts);
            warnings::rows_before_purchases(&book, catalog, &mut contracts);
            tiers::at_once(&book, catalog, &mut contracts);
            order_numbers::not_printed(&book, self.today, &mut contracts);
        }
        let seller = self.catalog.map(warnings::incomplete_seller).unwrap_or_default();
        let problems = in_file_order([seller, customers, contracts, purchases, charges]);
        (if problems.has_errors() { None } else { Some(book) }, problems)
    }

    /// Reads the rows of a file that are wanted, telling by the column that names their customer.
    fn each<K: Kind>(
        &mut self,
        files: &BookFiles<'_>,
        customer_column: usize,
        mut take: impl FnMut(&mut Self, Row<'_, '_, K>, &mut Problems) -> Result<(), BookFull>,
    ) -> (Problems, Extent) {
        let mut problems = Problems::default();
        let wanted = self.wanted.take();
        let is_wanted = |cells: &Cells<'_, '_>| match &wanted {
            Some(wanted) => wanted.contains(&*cells.text(customer_column)),
            None => true,
        };
        let extent = rows::for_each_of::<K>(files, &mut problems, is_wanted, |row, problems| {
            let line = row.cells.line();
            if take(self, row, problems).is_err() {
                problems.push(Problem::error(Code::BookTooLarge).at(Place::line(K::FILE, line)));
            }
        });
        self.wanted = wanted;
        (problems, extent)
    }

    /// Each customer that was asked for must be there.
    fn check_wanted(&self, files: &BookFiles<'_>, problems: &mut Problems) {
        let Some(wanted) = self.wanted.as_ref().filter(|_| self.customers == Extent::Whole) else { return };
        let mut missing: Vec<&str> =
            wanted.iter().copied().filter(|id| self.builder.find_customer(id).is_none()).collect();
        missing.sort_unstable();
        for id in missing {
            let near = nearest_customer(files, id);
            let problem = Problem::error(Code::UnknownCustomer).at(Place::file(Customers::FILE)).with(id);
            problems.push(problem.suggest(near.as_deref()));
        }
    }

    fn customer(&mut self, row: Row<'_, '_, Customers>, problems: &mut Problems) -> Result<(), BookFull> {
        let id = row.cells.text(Customers::ID);
        if id.is_empty() {
            return Ok(());
        }
        let (cells, line) = (&row.cells, row.cells.line());
        let added = match row.terms {
            Some(CustomerTerms { language, due_days }) => match cells.joined(&Customers::TEXTS) {
                Some(joined) => self.builder.add_joined_customer(line, joined, language, due_days)?,
                None => {
                    let texts = Customers::TEXTS.map(|column| cells.text(column));
                    self.builder.add_customer_texts(line, &texts, language, due_days)?
                }
            },
            None => {
                let party = Party::only(&id);
                self.builder.add_customer_texts(line, &party.texts(), party.language, party.due_days)?
            }
        };
        match added {
            Added::Known(first) => {
                let first = Place::line(Customers::FILE, self.builder.customer_line(first)).field("id");
                let problem = Problem::error(Code::DuplicateId).at(cells.place(Customers::ID));
                problems.push(problem.with(&id).with_place(first));
            }
            Added::New(customer) if row.terms.is_some() => {
                self.company_ids.check(cells, customer, problems);
                if self.is_payer {
                    warnings::taxable_abroad(cells, problems);
                }
            }
            Added::New(_) => {}
        }
        Ok(())
    }

    fn contract(&mut self, row: Row<'_, '_, Contracts>, problems: &mut Problems) -> Result<(), BookFull> {
        let customer = self.known_customer(&row.cells, Contracts::CUSTOMER, problems);
        let contract = row.cells.text(Contracts::CONTRACT);
        let agreement = if contract.is_empty() {
            None
        } else {
            Some(self.agreements.add(&contract, customer, &row.cells, &mut self.builder, problems)?)
        };
        let service = self.known_service(&row.cells, problems);
        let Some((terms, contract)) = row.terms.zip(agreement) else { return Ok(()) };
        self.usual_years.check(terms.since, &row.cells, Contracts::SINCE, problems);
        if let Some(until) = terms.until {
            self.usual_years.check(until, &row.cells, Contracts::UNTIL, problems);
        }
        match (customer, service) {
            (Some(customer), Some(service)) => {
                return self.add_contract(&row.cells, terms, contract, customer, service);
            }
            (None, Some(service)) => self.agreements.add_stray(row.cells.line(), terms, contract, service),
            (_, None) => {}
        }
        Ok(())
    }

    fn add_contract(
        &mut self,
        cells: &Cells<'_, '_>,
        terms: ContractTerms,
        contract: Text,
        customer: CustomerIx,
        service: ServiceIx,
    ) -> Result<(), BookFull> {
        let texts = self.keep_rare_texts(cells, terms.notice_months)?;
        self.builder.add_contract(ContractRow {
            line: cells.line(),
            customer,
            contract,
            service,
            since: terms.since,
            until: terms.until,
            renewal: terms.renewal,
            quantity: terms.quantity,
            unit_price: terms.unit_price,
            discount: terms.discount,
            texts,
        });
        Ok(())
    }

    fn keep_rare_texts(
        &mut self,
        cells: &Cells<'_, '_>,
        notice_months: Option<u8>,
    ) -> Result<Option<u32>, BookFull> {
        let texts = RowTexts {
            document: self.builder.keep(&cells.text(Contracts::DOCUMENT))?,
            order_number: self.builder.keep(&cells.text(Contracts::ORDER_NUMBER))?,
            text: self.builder.keep(&cells.text(Contracts::TEXT))?,
            notice_months,
        };
        self.builder.keep_row_texts(texts)
    }

    fn purchase(&mut self, row: Row<'_, '_, Purchases>, problems: &mut Problems) -> Result<(), BookFull> {
        let customer = self.known_customer(&row.cells, Purchases::CUSTOMER, problems);
        let Some(purchased_on) = row.terms else { return Ok(()) };
        self.usual_years.check(purchased_on, &row.cells, Purchases::PURCHASED_ON, problems);
        if let Some(customer) = customer {
            let (line, product) = (row.cells.line(), self.builder.keep(&row.cells.text(Purchases::PRODUCT))?);
            self.builder.add_purchase(Purchase { line, customer, product, purchased_on });
        }
        Ok(())
    }

    fn charge(&mut self, row: Row<'_, '_, Charges>, problems: &mut Problems) -> Result<(), BookFull> {
        self.check_charge_id(&row.cells, problems);
        let customer = self.known_customer(&row.cells, Charges::CUSTOMER, problems);
        self.check_contract_of_charge(&row.cells, customer, problems);
        let Some(record) = row.record() else { return Ok(()) };
        self.usual_years.check(record.date, &row.cells, Charges::DATE, problems);
        customer.map_or(Ok(()), |customer| self.add_charge(&record, customer))
    }

    fn check_charge_id(&mut self, cells: &Cells<'_, '_>, problems: &mut Problems) {
        let id = cells.text(Charges::ID);
        if id.is_empty() {
            return;
        }
        match self.charges.get(&*id) {
            Some(line) => {
                let problem = Problem::error(Code::DuplicateId).at(cells.place(Charges::ID));
                problems.push(problem.with(&id).with_place(Place::line(Charges::FILE, *line).field("id")));
            }
            None => {
                self.charges.insert(Box::from(id), cells.line());
            }
        }
    }

    fn check_contract_of_charge(
        &mut self,
        cells: &Cells<'_, '_>,
        customer: Option<CustomerIx>,
        problems: &mut Problems,
    ) {
        let contract = cells.text(Charges::CONTRACT);
        if contract.is_empty() {
            return;
        }
        let at = || cells.place(Charges::CONTRACT);
        match self.agreements.find(&contract, &self.builder) {
            Some(agreement) => {
                let other = agreement.of_another_customer(&contract, customer, &self.builder);
                other.into_iter().for_each(|problem| problems.push(problem.at(at())));
            }
            None if self.contracts == Extent::Whole => {
                let near = may_compare(&mut self.comparisons_left, self.agreements.len())
                    .then(|| nearest(&contract, self.agreements.ids(&self.builder)))
                    .flatten();
                let problem = Problem::error(Code::UnknownContract).at(at()).with(&contract);
                problems.push(problem.suggest(near));
            }
            None => {}
        }
    }

    fn add_charge(&mut self, record: &ChargeRecord<'_>, customer: CustomerIx) -> Result<(), BookFull> {
        let contract = match self.agreements.find(&record.contract, &self.builder) {
            Some(agreement) => agreement.id,
            None => Text::default(),
        };
        let charge = Charge {
            line: record.line,
            id: self.builder.keep(&record.id)?,
            customer,
            date: record.date,
            description: self.builder.keep(&record.description)?,
            unit_price: record.unit_price,
            quantity: record.quantity,
            unit: self.builder.keep(&record.unit)?,
            contract,
        };
        self.builder.add_charge(charge);
        Ok(())
    }

    /// The customer that a row names; notes one that is unknown.
    fn known_customer(
        &mut self,
        cells: &Cells<'_, '_>,
        column: usize,
        problems: &mut Problems,
    ) -> Option<CustomerIx> {
        let id = cells.text(column);
        let known = self.builder.find_customer(&id);
        if known.is_none() && !id.is_empty() && self.customers == Extent::Whole {
            let near = may_compare(&mut self.comparisons_left, self.builder.customer_ids().count())
                .then(|| nearest(&id, self.builder.customer_ids()))
                .flatten();
            let problem = Problem::error(Code::UnknownCustomer).at(cells.place(column)).with(&id);
            problems.push(problem.suggest(near));
        }
        known
    }

    /// The service that a contract row names; notes one that is unknown.
    fn known_service(&self, cells: &Cells<'_, '_>, problems: &mut Problems) -> Option<ServiceIx> {
        let catalog = self.catalog?;
        let id: Cow<'_, str> = cells.text(Contracts::SERVICE);
        let known = self.services.get(&*id).copied();
        if known.is_none() && !id.is_empty() {
            let near = nearest(&id, catalog.services.iter().map(|service| &*service.id));
            let problem = Problem::error(Code::UnknownService).at(cells.place(Contracts::SERVICE));
            problems.push(problem.with(&id).suggest(near));
        }
        known
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

/// The id in `customers.csv` that is nearest to an unknown one.
fn nearest_customer(files: &BookFiles<'_>, unknown: &str) -> Option<String> {
    let mut near = Vec::new();
    let mut ignored = Problems::default();
    rows::for_each::<Customers>(files, &mut ignored, |row, _| {
        let id = row.cells.text(Customers::ID);
        near.extend(nearest(unknown, [&*id]).map(str::to_owned));
    });
    nearest(unknown, near.iter().map(String::as_str)).map(str::to_owned)
}

#[cfg(test)]
mod tests;
