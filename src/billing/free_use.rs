//! Who uses services for nothing because of a purchase, who could, until when, what comes then, and what it costs the
//! vendor.

use std::sync::Arc;

use crate::billing::{charge, free_year};
use crate::book::{Book, ContractRow, CustomerIx, Party, Purchase};
use crate::calendar::{Day, DayRange};
use crate::catalog::Catalog;
use crate::document::{Basis, FreeWindow, Line};
use crate::money::Net;
use crate::place::{Problem, Problems};

/// How a contract row or a customer stands to a free window on a day; the first that fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// The row is active and the day is free.
    Free,
    /// The row has free days later in the year.
    NotBegun,
    /// The row had free days earlier in the year.
    Ended,
    /// The day lies in a free window of the customer, but no row of any service of the free year is active.
    Right,
}

impl State {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Free, Self::NotBegun, Self::Ended, Self::Right];

    /// The code in CSV and JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::NotBegun => "not-begun",
            Self::Ended => "ended",
            Self::Right => "right",
        }
    }
}

/// A contract row with free days in the year, or a right without a row.
#[derive(Debug, Clone)]
pub struct FreeUse<'a> {
    /// Whose.
    pub customer: CustomerIx,
    /// The row; `None` for a right.
    pub row: Option<&'a ContractRow>,
    /// How it stands.
    pub state: State,
    /// The purchase that makes the days free; of several the one whose window lasts longest.
    pub purchase: Option<&'a Purchase>,
    /// The last free day.
    pub until: Day,
    /// The first day after that which is charged, and the net amount of its calendar year. `None` where the row ends
    /// before, and for a right: nobody knows what would be agreed.
    pub first_paid: Option<(Day, Net)>,
    /// What the year would cost the customer without free windows, less what it costs.
    pub cost: Net,
}

/// Every row with free days in the calendar year of a day, in the order of the book, behind the rows of a customer its
/// right without a row. Amounts are computed from the files, never read from the register.
///
/// # Errors
/// Each customer's first problem: a price or rule that is needed and missing, an amount beyond twelve digits.
pub fn free_uses<'a>(catalog: &'a Catalog, book: &'a Book, on: Day) -> Result<Vec<FreeUse<'a>>, Problems> {
    let (mut uses, mut problems) = (Vec::new(), Problems::default());
    // Without a purchase nothing is free.
    for customer in book.customers().filter(|customer| !book.purchases_of(*customer).is_empty()) {
        match Asked::new(catalog, book, customer, on).and_then(|asked| asked.uses()) {
            Ok(of_customer) => uses.extend(of_customer),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.has_errors() { Err(problems) } else { Ok(uses) }
}

/// What is asked, and what is known of the customer.
struct Asked<'a> {
    catalog: &'a Catalog,
    book: &'a Book,
    customer: CustomerIx,
    party: Party<'a>,
    windows: Arc<[FreeWindow]>,
    /// The days of all windows.
    free: Vec<DayRange>,
    on: Day,
}

impl<'a> Asked<'a> {
    fn new(catalog: &'a Catalog, book: &'a Book, customer: CustomerIx, on: Day) -> Result<Self, Problem> {
        let windows = free_year::windows(catalog, book.purchases_of(customer))?;
        let free = free_year::united(&windows);
        Ok(Self { catalog, book, customer, party: book.party(customer), windows, free, on })
    }

    fn uses(&self) -> Result<Vec<FreeUse<'a>>, Problem> {
        let mut uses = Vec::new();
        for rows in self.book.keys_of(self.customer, self.catalog) {
            uses.extend(self.uses_of_key(rows)?);
        }
        uses.extend(self.right());
        Ok(uses)
    }

    fn uses_of_key(&self, rows: &'a [ContractRow]) -> Result<Vec<FreeUse<'a>>, Problem> {
        let charged = self.lines(rows, &self.windows, self.on.year())?;
        if charged.iter().all(|(_, line)| free_days(line) == 0) {
            return Ok(Vec::new());
        }
        let none: Arc<[FreeWindow]> = Arc::new([]);
        let full = self.lines(rows, &none, self.on.year())?;
        let (mut uses, mut instead) = (Vec::new(), Net::ZERO);
        for ((row, charged), (_, full)) in charged.iter().zip(&full) {
            let cost = full.net - charged.net;
            match self.stay(row, charged) {
                Some((state, stay)) => uses.push(self.use_of_row(rows, row, state, stay, cost)?),
                // Another row of the key that is charged more, since the free one makes way for it.
                None => instead += cost,
            }
        }
        if let Some(first) = uses.first_mut() {
            first.cost += instead;
        }
        Ok(uses)
    }

    /// How a row with free days in the year stands, and the free days it is about; the next ones, where they are apart.
    fn stay(&self, row: &ContractRow, line: &Line<'_>) -> Option<(State, DayRange)> {
        let of_row = |free: &DayRange| free.intersect(line.period).is_some();
        let stays: Vec<DayRange> = self.free.iter().copied().filter(of_row).collect();
        let stays = || stays.iter().copied().filter(|_| free_days(line) > 0);
        let is_active = row.is_active_on(self.on);
        let now = stays().find(|free| is_active && free.contains(self.on)).map(|free| (State::Free, free));
        let starts = |free: &DayRange| free.first().max(line.period.first());
        let later = || stays().find(|free| self.on < starts(free)).map(|free| (State::NotBegun, free));
        now.or_else(later).or_else(|| stays().next_back().map(|free| (State::Ended, free)))
    }

    fn use_of_row(
        &self,
        rows: &'a [ContractRow],
        row: &'a ContractRow,
        state: State,
        stay: DayRange,
        cost: Net,
    ) -> Result<FreeUse<'a>, Problem> {
        let day = if stay.contains(self.on) { self.on } else { stay.first().max(row.since) };
        let after = stay.last().plus_days(1);
        let goes_on = row.until.is_none_or(|until| after <= until);
        let until = row.until.map_or(stay.last(), |until| until.min(stay.last()));
        let first_paid = if goes_on { Some((after, self.net_of(rows, row, after.year())?)) } else { None };
        let purchase = self.purchase_around(day);
        Ok(FreeUse { customer: self.customer, row: Some(row), state, purchase, until, first_paid, cost })
    }

    /// What a row comes to in a calendar year.
    fn net_of(&self, rows: &'a [ContractRow], row: &ContractRow, year: i32) -> Result<Net, Problem> {
        let lines = self.lines(rows, &self.windows, year)?;
        let own = lines.iter().find(|(of, _)| of.line == row.line);
        Ok(own.map_or(Net::ZERO, |(_, line)| line.net))
    }

    /// The rows of a key that are active in a calendar year, and the line of each.
    fn lines(
        &self,
        rows: &'a [ContractRow],
        windows: &Arc<[FreeWindow]>,
        year: i32,
    ) -> Result<Vec<(&'a ContractRow, Line<'a>)>, Problem> {
        let lines = charge::lines_of_key(self.catalog, self.book, &self.party, rows, windows, year)?;
        let active = rows.iter().filter(|row| row.active_in(year).is_some());
        Ok(active.zip(lines).collect())
    }

    /// A right without a row.
    fn right(&self) -> Option<FreeUse<'a>> {
        let (until, _) = free_year::around(&self.windows, self.on)?;
        let mut rows = self.book.contracts_of(self.customer).iter();
        let is_taken = rows.any(|row| row.is_active_on(self.on) && self.catalog.has_free_year(row.service));
        let is_offered = !self.catalog.free_year.services.is_empty();
        (is_offered && !is_taken).then(|| FreeUse {
            customer: self.customer,
            row: None,
            state: State::Right,
            purchase: self.purchase_around(self.on),
            until,
            first_paid: None,
            cost: Net::ZERO,
        })
    }

    /// The purchase whose window lasts longest of those that a day lies in.
    fn purchase_around(&self, day: Day) -> Option<&'a Purchase> {
        let (_, window) = free_year::around(&self.windows, day)?;
        self.book.purchases_of(self.customer).iter().find(|purchase| purchase.line == window.line)
    }
}

fn free_days(line: &Line<'_>) -> u16 {
    match &line.basis {
        Some(Basis::Row(basis)) => basis.free_days,
        _ => 0,
    }
}

#[cfg(test)]
mod tests;
