//! An inflation clause: what the prices of next year become, and what that means for every contract row.

use std::collections::BTreeSet;

use crate::billing::compare::{Amounts, RowLine, Side};
use crate::billing::digest::id_of_text;
use crate::billing::notice::goes_on_into;
use crate::book::{Book, CONTRACTS, ContractRow, CustomerIx};
use crate::catalog::{Catalog, Service, ServiceIx};
use crate::money::{Percent, TooLarge, UnitPrice};
use crate::place::{Code, Place, Problem};
use crate::register::{HeldInvoice, Holdings, LineKey};

/// What was agreed about inflation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clause {
    /// Inflation.
    pub percent: Percent,
    /// Inflation up to this raises nothing.
    pub threshold: Option<Percent>,
    /// Prices rise by this at most.
    pub cap: Option<Percent>,
    /// New prices are multiples of this, rounded half up.
    pub step: UnitPrice,
}

impl Clause {
    /// By how many per cent prices rise.
    pub fn raise(&self) -> Percent {
        match self.threshold {
            Some(threshold) if self.percent <= threshold => Percent::ZERO,
            _ => self.cap.map_or(self.percent, |cap| cap.min(self.percent)),
        }
    }

    /// What a price becomes; `None` where it does not rise. Rounding never makes it fall.
    fn raised(&self, price: UnitPrice) -> Result<Option<UnitPrice>, TooLarge> {
        let raise = self.raise();
        if raise.is_zero() {
            return Ok(None);
        }
        let raised = price.raised(raise, self.step)?;
        // Rounding must not lift a price over what was agreed at most.
        let most = self.cap.map(|cap| price.raised_at_most(cap, self.step)).transpose()?;
        Ok(Some(most.map_or(raised, |most| most.min(raised))).filter(|raised| *raised > price))
    }
}

/// A price and what it becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rise {
    /// In the year before.
    pub before: UnitPrice,
    /// From the year on.
    pub after: UnitPrice,
}

/// All prices that rise.
#[derive(Debug, Clone, Default)]
pub struct Rises<'b> {
    /// Those of the catalog, in its order.
    pub list: Vec<(ServiceIx, Rise)>,
    /// Those that rows have of their own, in the order of the book.
    pub rows: Vec<(&'b ContractRow, Rise)>,
    /// Services whose price for the year is written down already. It stays: perhaps it was raised before.
    pub decided: Vec<ServiceIx>,
}

impl Rises<'_> {
    /// Whether no price rises.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty() && self.rows.is_empty()
    }
}

/// What rises in a year. Of a row's own price, where it goes on into the year from the one before: a row that begins in the
/// year has a price that was agreed for it. Rows of the contracts in `kept` keep theirs.
///
/// # Errors
/// [`Code::AmountTooLarge`].
pub fn rises<'b>(
    catalog: &Catalog,
    book: &'b Book,
    year: i32,
    clause: &Clause,
    kept: &[String],
) -> Result<Rises<'b>, Problem> {
    let mut rises = Rises::default();
    rise_list(&mut rises, catalog, year, clause)?;
    for row in book.contracts().iter().filter(|row| goes_on_into(row, year)) {
        let Some(own) = row.unit_price.filter(|_| !kept.iter().any(|id| id == book.text(row.contract)))
        else {
            continue;
        };
        let place = || Place::line(CONTRACTS, row.line).field("unit_price");
        rises.rows.extend(rise(clause, own, place)?.map(|rise| (row, rise)));
    }
    Ok(rises)
}

/// The prices of the catalog.
fn rise_list(rises: &mut Rises<'_>, catalog: &Catalog, year: i32, clause: &Clause) -> Result<(), Problem> {
    for (at, service) in (0..=u16::MAX).map(ServiceIx).zip(&catalog.services) {
        let Some(old) = service.price.in_year(year - 1) else { continue };
        let place = || Place::line(catalog.file.to_string(), old.line).field("price");
        let Some(rise) = rise(clause, old.value, place)? else { continue };
        match service.price.entry_of(year) {
            Some((Some(from), _)) if from == year => rises.decided.push(at),
            _ => rises.list.push((at, rise)),
        }
    }
    Ok(())
}

fn rise(clause: &Clause, before: UnitPrice, place: impl Fn() -> Place) -> Result<Option<Rise>, Problem> {
    let raised = clause.raised(before).map_err(|_| Problem::error(Code::AmountTooLarge).at(place()))?;
    Ok(raised.map(|after| Rise { before, after }))
}

/// What a rise means for a contract row that is active in the year.
#[derive(Debug, Clone, Copy)]
pub struct Effect<'a> {
    /// Whose.
    pub customer: CustomerIx,
    /// The row as it is before.
    pub row: &'a ContractRow,
    /// The price that it is charged by.
    pub price: Rise,
    /// Net amounts of the year.
    pub amounts: Amounts,
}

/// The effects on rows whose service an invoice that stands has charged for the year, so that the rise will be billed as a
/// difference (rule 9). Effects come customer by customer.
pub fn invoiced<'e, 'a>(
    effects: &'e [Effect<'a>],
    side: Side<'_>,
    holdings: &Holdings<'_>,
) -> Vec<&'e Effect<'a>> {
    let key = |effect: &Effect<'a>| {
        let service = &side.catalog.service(effect.row.service).id;
        LineKey::service(side.book.text(effect.row.contract), service).grouped(side.catalog)
    };
    let of_customer = |effects: &'e [Effect<'a>]| {
        let charged = charged_keys(effects[0].customer, side, holdings);
        let is_invoiced =
            move |it: &&Effect<'a>| !it.amounts.change().is_zero() && charged.contains(&key(it));
        effects.iter().filter(is_invoiced)
    };
    effects.chunk_by(|a, b| a.customer == b.customer).flat_map(of_customer).collect()
}

/// What the standing invoices of a customer have charged. A set, since a customer may have thousands of rows.
fn charged_keys<'h>(
    customer: CustomerIx,
    side: Side<'h>,
    holdings: &'h Holdings<'_>,
) -> BTreeSet<LineKey<'h>> {
    let invoices = holdings.invoices_of(side.book.customer_id(customer));
    let standing = invoices.iter().filter(|held| !held.is_cancelled());
    standing.flat_map(HeldInvoice::lines).map(|line| LineKey::of(line).grouped(side.catalog)).collect()
}

/// What rising prices mean.
#[derive(Debug, Clone)]
pub struct Outlook<'a> {
    /// Every row whose price rises, in the order of the book.
    pub effects: Vec<Effect<'a>>,
    /// The id of the plan, by what the year becomes: every list price and every row's amount. It stays where a part of what
    /// leads there is done already.
    pub plan: String,
}

/// What rising prices mean for every row that is active in the year. `after` has the same rows, of which some begin with
/// the year as the continuation of one that ended with the year before.
///
/// # Errors
/// What keeps the year from being computed.
pub fn outlook<'a>(before: Side<'a>, after: Side<'_>, year: i32) -> Result<Outlook<'a>, Problem> {
    let (mut effects, mut becomes) = (Vec::new(), list_prices(after.catalog, year));
    for customer in before.book.customers() {
        let (old, new) = (rows_of(before, customer, year)?, rows_of(after, customer, year)?);
        becomes.extend(new.iter().map(|row| amount(after, row)));
        let pairs = old.iter().zip(&new).map(|(old, new)| effect(old, new));
        effects.extend(pairs.filter(|effect| effect.price.before != effect.price.after));
    }
    Ok(Outlook { effects, plan: id_of_text(&becomes.concat()) })
}

/// The list prices of a year, for a plan's id. Nothing that is read holds the separator.
fn list_prices(catalog: &Catalog, year: i32) -> Vec<String> {
    let price = |service: &Service| {
        let price = service.price.in_year(year).map(|price| price.value.to_string());
        format!("{}\0{}\0", service.id, price.unwrap_or_default())
    };
    let prices = catalog.services.iter().map(price);
    std::iter::once(format!("annum uplift 1\0{year}\0{}\0", catalog.currency)).chain(prices).collect()
}

/// What a row comes to, for a plan's id.
fn amount(side: Side<'_>, RowLine { row, line, .. }: &RowLine<'_>) -> String {
    let (customer, contract) = (side.book.customer_id(row.customer), side.book.text(row.contract));
    let service = &side.catalog.service(row.service).id;
    let amounts = format!("{}\0{}\0{}", line.quantity, line.unit_price, line.net);
    format!("{customer}\0{contract}\0{service}\0{}\0{amounts}\0", row.since)
}

/// The rows of a customer that are active in the year, those of one contract and service by their first day: no two of them
/// share one, so that a row and its continuation stand in the same place.
fn rows_of(side: Side<'_>, customer: CustomerIx, year: i32) -> Result<Vec<RowLine<'_>>, Problem> {
    let mut rows = RowLine::of_customer(side, customer, year)?;
    rows.sort_by(|a, b| {
        let key = |it: &RowLine<'_>| (it.row.service, it.row.since);
        let contract = |it: &RowLine<'_>| it.row.contract;
        side.book.text(contract(a)).cmp(side.book.text(contract(b))).then(key(a).cmp(&key(b)))
    });
    Ok(rows)
}

fn effect<'a>(old: &RowLine<'a>, new: &RowLine<'_>) -> Effect<'a> {
    Effect {
        customer: old.row.customer,
        row: old.row,
        price: Rise { before: old.line.unit_price, after: new.line.unit_price },
        amounts: Amounts { before: old.line.net, after: new.line.net },
    }
}

#[cfg(test)]
mod tests;
