//! Rows that may well be right, and are worth a look.

use crate::book::{Book, ContractRow, Purchase};
use crate::calendar::Day;
use crate::catalog::Catalog;
use crate::identifiers::is_taxable_abroad;
use crate::place::{Code, Place, Problem, Problems};
use crate::store::rows::{Cells, Contracts, Customers, Kind, Purchases};

/// The first year of a date that needs no second look.
const FIRST_USUAL_YEAR: i32 = 1990;
/// How many years ahead a date needs no second look.
const YEARS_AHEAD: i32 = 10;
/// A row that begins this many days before a purchase was most likely meant to begin with it.
const DAYS_BEFORE_PURCHASE: i64 = 60;

/// The years that a date of the book usually lies in.
#[derive(Debug, Clone, Copy)]
pub(super) struct UsualYears {
    last: i32,
}

impl UsualYears {
    pub(super) fn around(today: Day) -> Self {
        Self { last: today.year() + YEARS_AHEAD }
    }

    /// Warns of a date in an unusual year.
    pub(super) fn check(self, day: Day, cells: &Cells<'_, '_>, column: usize, problems: &mut Problems) {
        if !(FIRST_USUAL_YEAR..=self.last).contains(&day.year()) {
            problems.push(Problem::warning(Code::UnusualYear).at(cells.place(column)).with(day));
        }
    }
}

/// Warns of a seller of whom documents could not say what they must: once they are issued it is too late.
pub(super) fn incomplete_seller(catalog: &Catalog) -> Problems {
    let (seller, mut problems) = (&catalog.seller, Problems::default());
    let needed = |key: &str| match key {
        "vat_id" => catalog.vat.payer_from.is_some(),
        key => ["name", "street", "city", "postal_code", "company_id", "bank_account"].contains(&key),
    };
    let fields = seller.fields();
    let missing = fields.iter().filter(|(key, value)| needed(key) && value.trim().is_empty());
    let missing: Vec<&str> = missing.map(|(key, _)| *key).collect();
    let is_said = fields.iter().any(|(_, value)| !value.is_empty());
    if is_said && !missing.is_empty() {
        let place = Place::file(catalog.file.to_string()).field("seller");
        problems.push(Problem::warning(Code::SellerIncomplete).at(place).with(missing.join(", ")));
    }
    problems
}

/// Warns of a customer to whom a payer's documents could not be made.
pub(super) fn taxable_abroad(cells: &Cells<'_, '_>, problems: &mut Problems) {
    let vat_id = cells.text(Customers::VAT_ID);
    if is_taxable_abroad(&cells.text(Customers::COUNTRY), &vat_id) {
        let problem = Problem::warning(Code::CustomerAbroad).at(cells.place(Customers::VAT_ID));
        problems.push(problem.with(cells.text(Customers::ID)).with(vat_id));
    }
}

/// Warns of rows that begin shortly before a purchase of their customer which would make them free: those days are
/// charged. In the order of the file.
pub(super) fn rows_before_purchases(book: &Book, catalog: &Catalog, problems: &mut Problems) {
    let could_be_free = book.contracts().iter().filter(|row| catalog.has_free_year(row.service));
    let found = could_be_free.filter_map(|row| Some((row, purchase_soon_after(book, catalog, row)?)));
    let mut found: Vec<(&ContractRow, &Purchase)> = found.collect();
    found.sort_unstable_by_key(|(row, _)| row.line);
    found.iter().for_each(|(row, purchase)| problems.push(row_before(row, purchase)));
}

/// The purchase that would make a row free if the row began with it.
fn purchase_soon_after<'b>(book: &'b Book, catalog: &Catalog, row: &ContractRow) -> Option<&'b Purchase> {
    let purchases = book.purchases_of(row.customer);
    let next = purchases.partition_point(|purchase| purchase.purchased_on <= row.since);
    let (earlier, later) = purchases.split_at(next);
    let purchase = later.first()?;
    let soon = purchase.purchased_on.days_since(row.since) <= DAYS_BEFORE_PURCHASE;
    let free = earlier.iter().any(|earlier| is_free(catalog, earlier, row.since));
    let would_free = is_free(catalog, purchase, purchase.purchased_on) && !ends_before(row, purchase);
    (soon && !free && would_free).then_some(purchase)
}

fn ends_before(row: &ContractRow, purchase: &Purchase) -> bool {
    row.until.is_some_and(|until| until < purchase.purchased_on)
}

/// Whether a purchase makes a day free (rule 2).
fn is_free(catalog: &Catalog, purchase: &Purchase, day: Day) -> bool {
    let policy = catalog.free_year.policy.in_year(purchase.purchased_on.year());
    let days = policy.and_then(|policy| policy.value.free_days(purchase.purchased_on));
    days.is_some_and(|days| days.contains(day))
}

fn row_before(row: &ContractRow, purchase: &Purchase) -> Problem {
    let day = purchase.purchased_on;
    Problem::warning(Code::RowBeforePurchase)
        .at(Place::line(Contracts::FILE, row.line).field("since"))
        .with(row.since)
        .with(day)
        .with_place(Place::line(Purchases::FILE, purchase.line).field("purchased_on"))
}
