//! `[billing]`, `[numbering]` and `[free_year]`: how and when the year is billed.

use std::collections::BTreeMap;

use crate::catalog::{
    Billing, ByYear, FreeYear, MAX_NOTICE_MONTHS, Numbering, Policy, Proration, Roll, ServiceIx,
};
use crate::numbering::{Pattern, PatternFault};
use crate::place::{Code, Problem};
use crate::store::catalog::by_year;
use crate::store::catalog::services::Services;
use crate::store::catalog::walk::{Entry, Table, Walk};
use crate::store::rows::MAX_DUE_DAYS;

const DEFAULT_DUE_DAYS: u16 = 14;
const DEFAULT_INVOICE: &str = "{year}{sequence:6}";
const DEFAULT_CREDIT_NOTE: &str = "9{year}{sequence:5}";
/// The services that a purchase makes free where the catalog has them and names none.
const DEFAULT_FREE_SERVICES: &[&str] = &["remote-pc", "remote-ip"];

/// `[billing]`. `None` where a problem was noted.
pub(super) fn read_billing(walk: &mut Walk<'_>, root: &Table<'_>) -> Option<Billing> {
    let known = ["proration", "due_days", "roll", "first_year", "closed_until", "notice_months"];
    let table = walk.table(root, "billing", &known);
    let proration = match table.entry("proration") {
        Some(entry) => by_year::read(walk, &entry, |walk, entry| {
            by_year::read_word(walk, entry, &Proration::ALL, Proration::name, Code::UnknownProration)
        }),
        None => Some(ByYear::always(Proration::WholeYear, 0)),
    };
    let days = 0..=MAX_DUE_DAYS.into();
    let due_days = optional(&table, "due_days", |entry| walk.integer(entry, days, Code::BadDueDays));
    let roll = optional(&table, "roll", |entry| by_year::read_choice(walk, entry, &Roll::ALL, Roll::name));
    let first_year = optional(&table, "first_year", |entry| walk.year(entry));
    let closed_until = optional(&table, "closed_until", |entry| walk.day(entry));
    let months = 0..=MAX_NOTICE_MONTHS.into();
    let notice_months =
        optional(&table, "notice_months", |entry| walk.integer(entry, months, Code::BadNotice));
    Some(Billing {
        proration: proration?,
        due_days: due_days?.unwrap_or(DEFAULT_DUE_DAYS.into()).try_into().ok()?,
        roll: roll?.unwrap_or_default(),
        first_year: first_year?,
        closed_until: closed_until?,
        notice_months: notice_months?.and_then(|months| months.try_into().ok()),
    })
}

/// The value of a key that the table need not have. `None` where a problem was noted.
fn optional<T>(
    table: &Table<'_>,
    key: &str,
    read: impl FnOnce(&Entry<'_>) -> Option<T>,
) -> Option<Option<T>> {
    table.entry(key).map_or(Some(None), |entry| read(&entry).map(Some))
}

/// `[numbering]`. `None` where a problem was noted.
pub(super) fn read_numbering(walk: &mut Walk<'_>, root: &Table<'_>) -> Option<Numbering> {
    let table = walk.table(root, "numbering", &["invoice", "credit_note", "first"]);
    let invoice = read_pattern(walk, &table, "invoice", DEFAULT_INVOICE);
    let credit_note = read_pattern(walk, &table, "credit_note", DEFAULT_CREDIT_NOTE);
    let first = read_first(walk, &table, invoice.as_ref());
    let (invoice, credit_note) = (invoice?, credit_note?);
    if invoice.collides_with(&credit_note) {
        // One of the two must be written down: the defaults differ.
        let entry = table.entry("credit_note").or_else(|| table.entry("invoice"))?;
        walk.refuse(&entry, Problem::error(Code::PatternsCollide));
        return None;
    }
    Some(Numbering { invoice, credit_note, first: first? })
}

fn read_pattern(walk: &mut Walk<'_>, table: &Table<'_>, key: &str, default: &str) -> Option<Pattern> {
    let Some(entry) = table.entry(key) else { return Pattern::parse(default).ok() };
    let text = walk.text(&entry)?;
    let problem = |fault| match fault {
        PatternFault::TooManyDigits(digits) => Problem::error(Code::PatternTooLong).with(&text).with(digits),
        fault => Problem::error(Code::BadPattern).with(&text).with(fault),
    };
    Pattern::parse(&text).map_err(|fault| walk.refuse(&entry, problem(fault))).ok()
}

/// Where the invoice series of a year starts: a number that the pattern has room for.
fn read_first(
    walk: &mut Walk<'_>,
    numbering: &Table<'_>,
    invoice: Option<&Pattern>,
) -> Option<BTreeMap<i32, u32>> {
    let Some(entry) = numbering.entry("first") else { return Some(BTreeMap::new()) };
    let table = walk.as_table(&entry)?;
    let mut first = BTreeMap::new();
    let mut complete = true;
    for (key, entry) in table.entries() {
        let year = walk.year_key(key, &entry);
        let number = walk.integer(&entry, 1..=u32::MAX, Code::BadSequence);
        let full = year
            .zip(number)
            .zip(invoice)
            .filter(|((year, number), invoice)| invoice.number(*year, *number).is_err());
        if let Some(((year, _), invoice)) = full {
            walk.refuse(&entry, Problem::error(Code::SeriesFull).with(invoice.text()).with(year));
        }
        complete &= year.is_some() && number.is_some() && full.is_none();
        first.extend(year.zip(number));
    }
    complete.then_some(first)
}

/// `[free_year]`. `None` where a problem was noted.
pub(super) fn read_free_year(walk: &mut Walk<'_>, root: &Table<'_>, services: &Services) -> Option<FreeYear> {
    let table = walk.table(root, "free_year", &["policy", "services"]);
    let policy = match table.entry("policy") {
        Some(entry) => by_year::read(walk, &entry, |walk, entry| {
            by_year::read_word(walk, entry, &Policy::ALL, Policy::name, Code::UnknownPolicy)
        }),
        None => Some(ByYear::always(Policy::ThroughNextCalendarYear, 0)),
    };
    let services = read_free_services(walk, &table, services);
    let services_line = table.entry("services").map_or(0, |entry| walk.line(&entry));
    Some(FreeYear { policy: policy?, services: services?, services_line })
}

fn read_free_services(walk: &mut Walk<'_>, table: &Table<'_>, services: &Services) -> Option<Vec<ServiceIx>> {
    let Some(entry) = table.entry("services") else {
        return Some(DEFAULT_FREE_SERVICES.iter().filter_map(|id| services.find(id)).collect());
    };
    let entries = walk.list(&entry);
    let found: Vec<_> = entries.iter().map(|entry| services.named_by(walk, entry)).collect();
    found.into_iter().collect()
}
