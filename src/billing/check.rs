//! What keeps a year from being computed, found before the first document is made.

use std::ops::RangeInclusive;

use crate::billing::plan::{Debtor, Detail, Inputs, plan_of};
use crate::billing::{charge, free_year};
use crate::book::{Book, ContractRow, CustomerIx};
use crate::catalog::{Catalog, Service};
use crate::money::{Net, Share, UnitPrice, net_amount, surely_fits};
use crate::place::{Code, Place, Problem, Problems, Severity};
use crate::register::HeldInvoice;

/// All that keeps a year from being computed, before the first document is made: missing prices, prorations and
/// policies, amounts beyond twelve digits, a year before the catalog's first. In file order, each file's by line.
pub fn check(inputs: &Inputs<'_>) -> Problems {
    let mut problems = Problems::default();
    problems.extend(check_catalog(inputs));
    problems.extend(check_contracts(inputs));
    problems.extend(check_purchases(inputs));
    problems.extend(check_charges(inputs));
    if !problems.has_errors() {
        problems.extend(check_differences(inputs));
    }
    problems
}

/// Warnings of the rows whose price is missing in the first of some calendar years, which will be refused when that year
/// is billed: at most one of each row. Years before the catalog's first are billed elsewhere and need none.
pub fn missing_prices(catalog: &Catalog, book: &Book, years: RangeInclusive<i32>) -> Problems {
    let billed_here = |year: &i32| catalog.billing.first_year.is_none_or(|first| first <= *year);
    let is_unpriced =
        |year: &i32| catalog.services.iter().any(|service| service.price.in_year(*year).is_none());
    let years: Vec<i32> = years.filter(billed_here).filter(is_unpriced).collect();
    if years.is_empty() {
        return Problems::default();
    }
    let price = |row: &ContractRow, year: i32| match row.active_in(year) {
        Some(_) => charge::price_of(catalog, row, year).map(|_| ()),
        None => Ok(()),
    };
    let of_row = |row: &ContractRow| years.iter().try_for_each(|year| price(row, *year));
    let warn = |problem| Problem { severity: Severity::Warning, ..problem };
    collected(book.contracts().iter().map(|row| of_row(row).map_err(warn)))
}

/// The refusal of a year that was billed elsewhere.
///
/// # Errors
/// [`Code::BeforeFirstYear`] in the catalog.
pub(super) fn refuse_year_before_first(catalog: &Catalog, year: i32) -> Result<(), Problem> {
    match catalog.billing.first_year {
        Some(first) if year < first => {
            let place = Place::file(catalog.file.to_string()).field("billing.first_year");
            Err(Problem::error(Code::BeforeFirstYear).with(year).with(first).at(place))
        }
        _ => Ok(()),
    }
}

fn check_catalog(inputs: &Inputs<'_>) -> Problems {
    let year = inputs.scope.year;
    let first_year = refuse_year_before_first(inputs.catalog, year);
    let proration = charge::proration_of(inputs.catalog, year).map(|_| ());
    collected([first_year, proration].into_iter())
}

fn check_contracts(inputs: &Inputs<'_>) -> Problems {
    let year = inputs.scope.year;
    let listed = |service: &Service| service.price.in_year(year).map(|price| price.value);
    let listed: Vec<Option<UnitPrice>> = inputs.catalog.services.iter().map(listed).collect();
    // Nearly every row has a price and is far from the limit.
    let is_clear = |row: &ContractRow| {
        let unit_price = row.unit_price.or_else(|| listed.get(usize::from(row.service.0)).copied().flatten());
        unit_price.is_some_and(|unit_price| surely_fits(row.quantity, unit_price))
    };
    let rows = chosen(inputs).flat_map(|customer| inputs.book.contracts_of(customer));
    let doubtful = rows.filter(|row| !is_clear(row) && row.active_in(year).is_some());
    collected(doubtful.map(|row| check_row(inputs.catalog, row, year)))
}

/// A row must have a price, and fit even if it were charged for the whole year.
fn check_row(catalog: &Catalog, row: &ContractRow, year: i32) -> Result<(), Problem> {
    whole_year(catalog, row, year).map(|_| ())
}

/// What a row costs at the most.
fn whole_year(catalog: &Catalog, row: &ContractRow, year: i32) -> Result<Net, Problem> {
    let (unit_price, _) = charge::price_of(catalog, row, year)?;
    let whole_year = net_amount(row.quantity, unit_price, row.discount, Share::WHOLE);
    whole_year.map_err(|_| charge::too_large(row))
}

fn check_purchases(inputs: &Inputs<'_>) -> Problems {
    let purchases = chosen(inputs).flat_map(|customer| inputs.book.purchases_of(customer));
    collected(purchases.map(|purchase| free_year::policy_of(inputs.catalog, purchase).map(|_| ())))
}

fn check_charges(inputs: &Inputs<'_>) -> Problems {
    let charges = chosen(inputs).flat_map(|customer| inputs.book.charges_of(customer));
    let of_year = charges.filter(|charge| charge.date.year() == inputs.scope.year);
    collected(of_year.map(|charge| charge::line_of_charge(inputs.book, charge).map(|_| ())))
}

/// Two amounts that fit may differ by one that does not. Plans are made only of customers who can have that.
fn check_differences(inputs: &Inputs<'_>) -> Problems {
    if inputs.holdings.is_empty() {
        return Problems::default();
    }
    let doubtful = chosen(inputs).filter(|customer| may_differ_too_much(inputs, *customer));
    let plan = |customer| plan_of(*inputs, Debtor::Known(customer), Detail::Amounts, |_| {});
    collected(doubtful.map(|customer| plan(customer).map(|_| ())))
}

/// Whether all that is held of a customer and all that its rows could cost are too large together. No difference is larger.
fn may_differ_too_much(inputs: &Inputs<'_>, customer: CustomerIx) -> bool {
    let Inputs { catalog, book, holdings, scope } = *inputs;
    let held = holdings.invoices_of(book.customer_id(customer));
    if held.is_empty() {
        return false;
    }
    let held: Net = held.iter().flat_map(HeldInvoice::lines).map(|line| line.net.abs()).sum();
    let rows = book.contracts_of(customer).iter().filter(|row| row.active_in(scope.year).is_some());
    let rows = rows.map(|row| whole_year(catalog, row, scope.year));
    let charges = book.charges_of(customer).iter().filter(|charge| charge.date.year() == scope.year);
    let charges = charges.map(|charge| charge::line_of_charge(book, charge).map(|line| line.net.abs()));
    rows.chain(charges).sum::<Result<Net, Problem>>().map_or(true, |wanted| !(held + wanted).is_readable())
}

fn chosen<'a>(inputs: &Inputs<'a>) -> Box<dyn Iterator<Item = CustomerIx> + 'a> {
    match inputs.scope.customers.as_slice() {
        [] => Box::new(inputs.book.customers()),
        chosen => Box::new(chosen.iter().copied()),
    }
}

fn collected(results: impl Iterator<Item = Result<(), Problem>>) -> Problems {
    let mut problems = Problems::default();
    results.filter_map(Result::err).for_each(|problem| problems.push(problem));
    problems.sort_by_line();
    problems
}

#[cfg(test)]
mod tests;
