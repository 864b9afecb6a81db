//! Drafts → documents: numbers and dates, and the dates on which nothing may be issued.

use crate::billing::check::refuse_year_before_first;
use crate::calendar::Day;
use crate::catalog::Catalog;
use crate::document::{Document, Draft, Kind};
use crate::numbering::Pattern;
use crate::place::{Code, Place, Problem};
use crate::register::Series;

/// How many days after today a document may be dated.
const DAYS_AHEAD: i64 = 366;
/// How many days after the taxable supply a tax document is issued at the latest.
const DAYS_TO_ISSUE: i64 = 15;
const KINDS: [Kind; 2] = [Kind::Invoice, Kind::CreditNote];

/// Gives documents their numbers, in the order they come.
#[derive(Debug, Clone)]
pub struct Numberer<'a> {
    catalog: &'a Catalog,
    series: &'a Series,
    date: Day,
    /// A day of taxable supply that was asked for.
    supplied_on: Option<Day>,
    /// The next running number of invoices and of credit notes.
    next: [u32; KINDS.len()],
}

impl<'a> Numberer<'a> {
    /// For documents of one date: each series goes on after the register's last of that year of issue.
    pub fn new(catalog: &'a Catalog, series: &'a Series, date: Day) -> Self {
        let next = KINDS.map(|kind| match series.last(kind, date.year()) {
            Some(last) => last.sequence.saturating_add(1),
            None => first_sequence(catalog, kind, date.year()),
        });
        Self { catalog, series, date, supplied_on: None, next }
    }

    /// The same with a day of taxable supply, which only makes that of a document earlier.
    ///
    /// # Errors
    /// [`Code::SuppliedAfterIssue`].
    pub fn supplied_on(self, supplied_on: Option<Day>) -> Result<Self, Problem> {
        match supplied_on.filter(|supplied_on| *supplied_on > self.date) {
            Some(late) => Err(Problem::error(Code::SuppliedAfterIssue).with(late).with(self.date)),
            None => Ok(Self { supplied_on, ..self }),
        }
    }

    /// The document of a draft, with its number, date and due date.
    ///
    /// # Errors
    /// [`Code::SeriesFull`], or [`Code::NumberTaken`] where another series gave the number before.
    pub fn issue<'d>(&mut self, draft: Draft<'d>, run: u32) -> Result<Document<'d>, Problem> {
        let (sequence, number) = self.next_number(draft.kind)?;
        Ok(Document {
            number: number.into(),
            sequence,
            run,
            issued_on: self.date,
            due_on: due_on(self.catalog, self.date, draft.party.due_days),
            supplied_on: draft.supplied_on(self.date).min(self.supplied_on.unwrap_or(self.date)),
            content: draft,
        })
    }

    /// Leaves out the numbers of documents that somebody else gives them.
    pub fn pass_over(&mut self, documents: DocumentCount) {
        for (next, count) in self.next.iter_mut().zip(documents.0) {
            *next = next.saturating_add(count);
        }
    }

    fn next_number(&mut self, kind: Kind) -> Result<(u32, String), Problem> {
        let (pattern, field) = series_of(self.catalog, kind);
        let place = || Place::file(self.catalog.file.to_string()).field(field);
        let year = self.date.year();
        let next = &mut self.next[kind as usize];
        let sequence = *next;
        let full = |_| Problem::error(Code::SeriesFull).with(pattern.text()).with(year).at(place());
        let number = pattern.number(year, sequence).map_err(full)?;
        if self.series.contains(&number) {
            return Err(Problem::error(Code::NumberTaken).with(number).at(place()));
        }
        *next = sequence.saturating_add(1);
        Ok((sequence, number))
    }
}

/// How many invoices and credit notes: so many numbers a part of a plan takes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DocumentCount([u32; KINDS.len()]);

impl DocumentCount {
    /// Counts more documents that would be issued.
    pub fn add(&mut self, drafts: &[Draft<'_>]) {
        drafts.iter().for_each(|draft| self.0[draft.kind as usize] += 1);
    }
}

/// Tax documents that are issued later than 15 days after their taxable supply (§ 28 of the VAT act), as they go by.
#[derive(Debug, Clone, Copy, Default)]
pub struct LateIssue {
    documents: u32,
    earliest: Option<Day>,
}

impl LateIssue {
    /// Notes an issued document.
    pub fn note(&mut self, catalog: &Catalog, document: &Document<'_>) {
        let taxed = document.content.kind == Kind::Invoice && catalog.vat.is_payer_on(document.supplied_on);
        if taxed && document.issued_on.days_since(document.supplied_on) > DAYS_TO_ISSUE {
            self.documents += 1;
            self.earliest = self.earliest.into_iter().chain([document.supplied_on]).min();
        }
    }

    /// Takes in those that another has noted.
    pub fn extend(&mut self, other: Self) {
        self.documents += other.documents;
        self.earliest = self.earliest.into_iter().chain(other.earliest).min();
    }

    /// A warning that counts them, if there were any.
    pub fn problem(&self, issued_on: Day) -> Option<Problem> {
        let earliest = self.earliest?;
        let problem = Problem::warning(Code::IssuedLate).with(self.documents);
        Some(problem.with(issued_on).with(earliest))
    }
}

/// When a document is to be paid, whose customer may have a number of days of its own.
pub(super) fn due_on(catalog: &Catalog, issued_on: Day, own_days: Option<u16>) -> Day {
    let days = own_days.unwrap_or(catalog.billing.due_days);
    catalog.billing.roll.apply(issued_on.plus_days(i32::from(days)))
}

/// The running number that a series begins with in a year of issue.
pub(super) fn first_sequence(catalog: &Catalog, kind: Kind, year: i32) -> u32 {
    match kind {
        Kind::Invoice => catalog.numbering.first.get(&year).copied().unwrap_or(1),
        Kind::CreditNote => 1,
    }
}

/// The pattern of a series, and its key in the catalog.
pub(super) fn series_of(catalog: &Catalog, kind: Kind) -> (&Pattern, &'static str) {
    match kind {
        Kind::Invoice => (&catalog.numbering.invoice, "numbering.invoice"),
        Kind::CreditNote => (&catalog.numbering.credit_note, "numbering.credit_note"),
    }
}

/// Refuses a year that may not be billed on a date: before the catalog's first, or neither the date's nor its
/// neighbour.
///
/// # Errors
/// [`Code::BeforeFirstYear`] or [`Code::YearFarFromDate`].
pub fn refuse_year(catalog: &Catalog, year: i32, date: Day) -> Result<(), Problem> {
    refuse_year_before_first(catalog, year)?;
    if year.abs_diff(date.year()) > 1 {
        return Err(Problem::error(Code::YearFarFromDate).with(year).with(date));
    }
    Ok(())
}

/// Refuses a date that no document may get: within the closed period, before the newest document of either series, or
/// more than 366 days after today.
///
/// # Errors
/// [`Code::PeriodClosed`], [`Code::DateBeforeLast`] or [`Code::DateTooFar`].
pub fn refuse_date(catalog: &Catalog, series: &Series, date: Day, today: Day) -> Result<(), Problem> {
    if let Some(closed) = catalog.billing.closed_until.filter(|closed| date <= *closed) {
        let place = Place::file(catalog.file.to_string()).field("billing.closed_until");
        return Err(Problem::error(Code::PeriodClosed).with(date).with(closed).at(place));
    }
    let newest = KINDS.iter().filter_map(|kind| series.newest(*kind)).max_by_key(|last| last.issued_on);
    if let Some(last) = newest.filter(|last| date < last.issued_on) {
        let problem = Problem::error(Code::DateBeforeLast);
        return Err(problem.with(date).with(last.issued_on).with(&last.number));
    }
    if date.days_since(today) > DAYS_AHEAD {
        return Err(Problem::error(Code::DateTooFar).with(date).with(today));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
