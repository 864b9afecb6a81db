//! `[[service]]`: what is sold.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::calendar::{Hours, Weekday};
use crate::catalog::{ByYear, Group, Service, ServiceIx, UsualVisits, VatKind};
use crate::language::Words;
use crate::money::UnitPrice;
use crate::place::{Code, LISTED_PER_FILE, Problem};
use crate::store::catalog::walk::{Entry, Path, Table, Walk};
use crate::store::catalog::{by_year, documents};
use crate::store::nearest::nearest;

const KEYS: &[&str] = &[
    "id",
    "name",
    "unit",
    "description",
    "price",
    "response_days",
    "included",
    "excluded",
    "phone",
    "email",
    "hours",
    "group",
    "covers",
    "extended_by",
    "visits_per_year",
    "vat",
    "pohoda",
];

/// The services of a catalog, and their ids: those of tables with a problem too, so that what names them is not wrong
/// as well.
#[derive(Default)]
pub(super) struct Services {
    pub(super) services: Vec<Service>,
    ids: BTreeMap<String, (ServiceIx, Range<usize>)>,
}

impl Services {
    /// The index of an id. It is that of [`Services::services`] where no problem was noted.
    pub(super) fn find(&self, id: &str) -> Option<ServiceIx> {
        self.ids.get(id).map(|(index, _)| *index)
    }

    /// The service whose id a value gives; notes one that is unknown.
    pub(super) fn named_by(&self, walk: &mut Walk<'_>, entry: &Entry<'_>) -> Option<ServiceIx> {
        let id = walk.text(entry)?;
        let found = self.find(&id);
        if found.is_none() {
            let known = self.ids.keys().map(String::as_str);
            let worth_a_look = walk.is_listing() && self.ids.len() <= LISTED_PER_FILE;
            let near = worth_a_look.then(|| nearest(&id, known)).flatten();
            walk.refuse(entry, Problem::error(Code::UnknownService).with(&id).suggest(near));
        }
        found
    }

    /// The services whose ids the list of a key gives; notes those that are unknown.
    fn named_in_list(&self, walk: &mut Walk<'_>, table: &Table<'_>, key: &str) -> Vec<ServiceIx> {
        let entries = table.entry(key).map(|entry| walk.list(&entry)).unwrap_or_default();
        entries.iter().filter_map(|entry| self.named_by(walk, entry)).collect()
    }

    /// Notes the id of the next service; a second time is a problem.
    fn add_id(&mut self, walk: &mut Walk<'_>, entry: &Entry<'_>, index: usize) -> Option<String> {
        let id = walk.filled_text(entry)?;
        if let Some((_, first)) = self.ids.get(&id) {
            let first = walk.place(first.clone(), Path::default());
            walk.refuse(entry, Problem::error(Code::DuplicateId).with(&id).with_place(first));
            return None;
        }
        let Ok(index) = u16::try_from(index).map(ServiceIx) else {
            walk.refuse(entry, Problem::error(Code::BookTooLarge));
            return None;
        };
        self.ids.insert(id.clone(), (index, entry.span()));
        Some(id)
    }
}

/// Every service, in the order of the file.
pub(super) fn read(walk: &mut Walk<'_>, root: &Table<'_>) -> Services {
    let mut services = Services::default();
    let entries = root.entry("service").map(|entry| walk.list(&entry)).unwrap_or_default();
    let known = |entry| walk.as_table(entry).map(|table| walk.known_keys(table, KEYS));
    let tables: Vec<_> = entries.iter().filter_map(known).collect();
    for (index, table) in tables.iter().enumerate() {
        let id = walk.required(table, "id").and_then(|entry| services.add_id(walk, &entry, index));
        let service = read_service(walk, table, id);
        services.services.extend(service);
    }
    // Only now all ids are known that a service may name.
    for (index, table) in tables.iter().enumerate() {
        let covers = table.entry("covers").and_then(|entry| services.named_by(walk, &entry));
        let extended_by = services.named_in_list(walk, table, "extended_by");
        if let Some(service) = services.services.get_mut(index) {
            service.covers = covers;
            service.extended_by = extended_by;
        }
    }
    services
}

/// `None` where what a service needs is missing or wrong.
fn read_service(walk: &mut Walk<'_>, table: &Table<'_>, id: Option<String>) -> Option<Service> {
    let name = walk.required(table, "name").and_then(|entry| read_name(walk, &entry));
    let price = walk.required(table, "price").and_then(|entry| read_price(walk, &entry));
    let response_days = table.entry("response_days").and_then(|entry| small(walk, &entry, Code::BadNumber));
    let unit = words(walk, table, "unit");
    let description = words(walk, table, "description");
    let (included, excluded) = (words(walk, table, "included"), words(walk, table, "excluded"));
    let (phone, email) = (text(walk, table, "phone"), text(walk, table, "email"));
    let hours = read_hours(walk, table);
    let group = table.entry("group").and_then(|entry| read_group(walk, &entry));
    let visits_per_year = table.entry("visits_per_year").and_then(|entry| read_visits(walk, &entry));
    let vat = table.entry("vat");
    let vat = vat.and_then(|entry| by_year::read_choice(walk, &entry, &VatKind::ALL, VatKind::name));
    Some(Service {
        id: id?,
        line: walk.line_of_table(table),
        name: name?,
        unit,
        description,
        price: price?,
        response_days,
        included,
        excluded,
        phone,
        email,
        hours,
        group,
        covers: None,
        extended_by: Vec::new(),
        visits_per_year,
        vat: vat.unwrap_or_default(),
        pohoda: documents::read_pohoda(walk, table),
    })
}

fn read_name(walk: &mut Walk<'_>, entry: &Entry<'_>) -> Option<Words> {
    let name = walk.words(entry)?;
    if name.is_empty() {
        walk.refuse(entry, Problem::error(Code::MissingValue));
        return None;
    }
    Some(name)
}

fn read_group(walk: &mut Walk<'_>, entry: &Entry<'_>) -> Option<Group> {
    let name = walk.filled_text(entry)?;
    Some(Group { name, line: walk.line(entry) })
}

fn read_price(walk: &mut Walk<'_>, entry: &Entry<'_>) -> Option<ByYear<UnitPrice>> {
    by_year::read(walk, entry, |walk, entry| walk.price(entry))
}

/// A whole number up to 65 535.
fn small(walk: &mut Walk<'_>, entry: &Entry<'_>, code: Code) -> Option<u16> {
    let number = walk.integer(entry, 0..=u16::MAX.into(), code)?;
    number.try_into().ok()
}

fn words(walk: &mut Walk<'_>, table: &Table<'_>, key: &str) -> Words {
    table.entry(key).and_then(|entry| walk.words(&entry)).unwrap_or_default()
}

fn text(walk: &mut Walk<'_>, table: &Table<'_>, key: &str) -> String {
    table.entry(key).and_then(|entry| walk.text(&entry)).unwrap_or_default()
}

/// Opening hours in the order of the week.
fn read_hours(walk: &mut Walk<'_>, table: &Table<'_>) -> Vec<(Weekday, Hours)> {
    let table = walk.table(table, "hours", &Weekday::ALL.map(Weekday::name));
    let on = |day: Weekday| {
        let entry = table.entry(day.name())?;
        let text = walk.text(&entry)?;
        let hours = Hours::parse(&text);
        if hours.is_none() {
            walk.refuse(&entry, Problem::error(Code::BadHours).with(&text));
        }
        Some((day, hours?))
    };
    Weekday::ALL.into_iter().filter_map(on).collect()
}

/// `"3-4"`, or a table of the two numbers.
fn read_visits(walk: &mut Walk<'_>, entry: &Entry<'_>) -> Option<UsualVisits> {
    if !entry.is_table() {
        let text = walk.text(entry)?;
        let visits = UsualVisits::parse(&text);
        if visits.is_none() {
            walk.refuse(entry, Problem::error(Code::BadVisits).with(&text));
        }
        return visits;
    }
    let table = walk.as_table(entry)?;
    let table = walk.known_keys(table, &["from", "to"]);
    let mut number = |key| {
        let entry = walk.required(&table, key)?;
        small(walk, &entry, Code::BadVisits)
    };
    let (from, to) = (number("from"), number("to"));
    let (from, to) = from.zip(to)?;
    let visits = UsualVisits::new(from, to);
    if visits.is_none() {
        walk.refuse(entry, Problem::error(Code::BadVisits).with(format!("{from}-{to}")));
    }
    visits
}
