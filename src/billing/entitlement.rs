//! What a customer may use on a day, service by service: whether it is paid, free or neither, and because of what.

mod state;

use crate::billing::coverage::{self, CustomerCoverage, State as KeyState};
use crate::billing::free_year;
use crate::billing::plan::Inputs;
use crate::book::{CONTRACTS, ContractRow, CustomerIx, PURCHASES, Visit};
use crate::calendar::Day;
use crate::catalog::{Catalog, Service, ServiceIx};
use crate::document::FreeWindow;
use crate::money::Quantity;
use crate::place::{Place, Problem};
use crate::register::LineKey;

pub use state::{State, Why};

/// A service, and whether a customer may use it on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entitlement<'a> {
    /// The service.
    pub service: &'a Service,
    /// Whether it may be used.
    pub state: State,
    /// Because of what.
    pub why: Why,
    /// The last day of that state as the files stand: of the free days, of the service within the year, of a service that
    /// has ended.
    pub until: Option<Day>,
    /// Where the reason stands: the catalog's service, a contract row or a purchase.
    pub place: Option<Place>,
    /// Id of the contract; empty without one.
    pub contract: &'a str,
    /// How many units.
    pub quantity: Option<Quantity>,
    /// The live invoices of the year for it, oldest first.
    pub invoices: Vec<&'a str>,
    /// Visits of a technician in the year up to the day, where the service has visits and is active.
    pub visits: Option<u32>,
}

impl<'a> Entitlement<'a> {
    fn new(service: &'a Service, state: State, why: Why) -> Self {
        let (until, place, quantity, visits) = (None, None, None, None);
        Self { service, state, why, until, place, contract: "", quantity, invoices: Vec::new(), visits }
    }

    /// What the service does not bring, unless another one does.
    pub fn is_without_excluded(&self) -> bool {
        let is_extended = self.state == State::Always && !self.service.extended_by.is_empty();
        self.state != State::Inactive && !is_extended
    }
}

/// Every service of the catalog, in its order, as a customer may use it on a day. `inputs` choose that customer and the
/// year of that day; services that the price list does not have in that year are left out where no row has them.
///
/// # Errors
/// What keeps the customer's plan of the year from being made.
pub fn of_customer<'a>(
    inputs: Inputs<'a>,
    customer: CustomerIx,
    visits: &[Visit],
    on: Day,
) -> Result<Vec<Entitlement<'a>>, Problem> {
    let asked = Asked::new(inputs, customer, visits, on)?;
    let services = (0..=u16::MAX).map(ServiceIx).take(inputs.catalog.services.len());
    Ok(services.flat_map(|service| asked.of_service(service)).collect())
}

/// What is asked, and what is known of the customer.
struct Asked<'a, 'v> {
    inputs: Inputs<'a>,
    customer: CustomerIx,
    on: Day,
    windows: Vec<FreeWindow>,
    /// Empty for a year that was billed elsewhere.
    coverage: CustomerCoverage<'a>,
    visits: Vec<&'v Visit>,
}

impl<'a, 'v> Asked<'a, 'v> {
    fn new(inputs: Inputs<'a>, customer: CustomerIx, visits: &'v [Visit], on: Day) -> Result<Self, Problem> {
        let windows = free_year::windows(inputs.catalog, inputs.book.purchases_of(customer))?.to_vec();
        let coverage = match is_billed_elsewhere(inputs.catalog, on) {
            true => CustomerCoverage::default(),
            false => coverage::customers(inputs).next().transpose()?.unwrap_or_default(),
        };
        let id = inputs.book.customer_id(customer);
        let so_far = |visit: &&Visit| visit.visited_on.year() == on.year() && visit.visited_on <= on;
        let visits = visits.iter().filter(|visit| visit.customer == id).filter(so_far).collect();
        Ok(Self { inputs, customer, on, windows, coverage, visits })
    }

    fn of_service(&self, index: ServiceIx) -> Vec<Entitlement<'a>> {
        let service = self.inputs.catalog.service(index);
        let listed = service.price.in_year(self.on.year());
        if listed.is_some_and(|price| price.value.is_zero()) {
            return vec![self.of_free_service(service)];
        }
        let active: Vec<_> = self.active_rows(index).map(|row| self.of_row(service, row)).collect();
        if !active.is_empty() {
            return active;
        }
        let has_rows = self.rows(index).next().is_some();
        if listed.is_none() && !has_rows { Vec::new() } else { vec![self.of_no_row(index, service)] }
    }

    fn of_free_service(&self, service: &'a Service) -> Entitlement<'a> {
        let is_extended = service.extended_by.iter().any(|by| self.may_use(*by));
        let (state, why) = match service.extended_by.is_empty() || is_extended {
            true => (State::Always, Why::FreeService),
            false => (State::Limited, Why::NotExtended),
        };
        let place = Place::line(self.inputs.catalog.file.to_string(), service.line);
        Entitlement { place: Some(place), ..Entitlement::new(service, state, why) }
    }

    fn of_row(&self, service: &'a Service, row: &'a ContractRow) -> Entitlement<'a> {
        let contract = self.inputs.book.text(row.contract);
        let key = LineKey::service(contract, &service.id).grouped(self.inputs.catalog);
        let entry = self.coverage.entries.iter().find(|entry| entry.key == key);
        let (state, why, until, place) = match self.free_until(row.service) {
            Some((until, purchase)) => (State::Free, Why::FreeYear, Some(until), purchase),
            None => {
                let place = Place::line(CONTRACTS, row.line);
                let state = self.state_of_key(entry.map(|entry| entry.state));
                (state, Why::Contract, Some(Day::last_of(self.on.year())), place)
            }
        };
        Entitlement {
            until: until.into_iter().chain(row.until).min(),
            place: Some(place),
            contract,
            quantity: Some(row.quantity),
            invoices: entry.map(|entry| entry.invoices.clone()).unwrap_or_default(),
            visits: service.visits_per_year.map(|_| self.visits_of(contract)),
            ..Entitlement::new(service, state, why)
        }
    }

    /// Of an active row's key, on a day that is not free.
    fn state_of_key(&self, key: Option<KeyState>) -> State {
        match key {
            None if is_billed_elsewhere(self.inputs.catalog, self.on) => State::BilledElsewhere,
            Some(KeyState::ToBeBilled) => State::ToBeBilled,
            Some(KeyState::Billed | KeyState::ToBeCredited | KeyState::Orphan) => State::Billed,
            Some(KeyState::Free | KeyState::NotBegun | KeyState::Ended | KeyState::ZeroPrice) | None => {
                State::ZeroPrice
            }
        }
    }

    /// A right without a row; else what a contract says of another day.
    fn of_no_row(&self, index: ServiceIx, service: &'a Service) -> Entitlement<'a> {
        let is_taken = || self.inputs.catalog.free_year.services.iter().any(|free| self.has_row(*free));
        if let Some((until, purchase)) = self.free_until(index).filter(|_| !is_taken()) {
            let right = Entitlement::new(service, State::Right, Why::FreeYear);
            return Entitlement { until: Some(until), place: Some(purchase), ..right };
        }
        let next = self.rows(index).filter(|row| self.on < row.since).min_by_key(|row| row.since);
        let last = self.rows(index).filter(|row| row.since <= self.on).max_by_key(|row| row.until);
        let (why, row) = match (next, last) {
            (Some(next), _) => (Why::NotBegun, Some(next)),
            (None, Some(last)) => (Why::Ended, Some(last)),
            (None, None) => (Why::NoContract, None),
        };
        Entitlement {
            until: row.filter(|_| why == Why::Ended).and_then(|row| row.until),
            place: row.map(|row| Place::line(CONTRACTS, row.line)),
            contract: row.map_or("", |row| self.inputs.book.text(row.contract)),
            ..Entitlement::new(service, State::Inactive, why)
        }
    }

    fn rows(&self, service: ServiceIx) -> impl Iterator<Item = &'a ContractRow> + use<'a> {
        self.inputs.book.contracts_of(self.customer).iter().filter(move |row| row.service == service)
    }

    fn active_rows(&self, service: ServiceIx) -> impl Iterator<Item = &'a ContractRow> + use<'a> {
        let on = self.on;
        self.rows(service).filter(move |row| row.is_active_on(on))
    }

    fn has_row(&self, service: ServiceIx) -> bool {
        self.active_rows(service).next().is_some()
    }

    fn may_use(&self, service: ServiceIx) -> bool {
        self.has_row(service) || self.free_until(service).is_some()
    }

    /// The last free day from the day on, and the purchase that opened the window which lasts longest of those the day
    /// lies in.
    fn free_until(&self, service: ServiceIx) -> Option<(Day, Place)> {
        let windows = Some(&self.windows).filter(|_| self.inputs.catalog.has_free_year(service))?;
        let (last, window) = free_year::around(windows, self.on)?;
        Some((last, Place::line(PURCHASES, window.line)))
    }

    fn visits_of(&self, contract: &str) -> u32 {
        let visits = self.visits.iter().filter(|visit| visit.contract == contract);
        u32::try_from(visits.count()).unwrap_or(u32::MAX)
    }
}

fn is_billed_elsewhere(catalog: &Catalog, on: Day) -> bool {
    catalog.billing.first_year.is_some_and(|first| on.year() < first)
}

#[cfg(test)]
mod tests;
