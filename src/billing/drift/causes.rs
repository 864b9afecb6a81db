//! Which inputs of a document are others today. Only what the document can depend on is compared, and never by its line.

use std::collections::BTreeMap;

use crate::billing::drift::Change;
use crate::billing::free_year;
use crate::book::{
    Book, CHARGES, CONTRACTS, CUSTOMERS, Charge, ContractRow, CustomerIx, PURCHASES, Party, Purchase,
};
use crate::calendar::{Day, DayRange};
use crate::catalog::{Catalog, Dated, Service};
use crate::language::Language;
use crate::money::{Percent, Quantity, UnitPrice};
use crate::place::Place;
use crate::register::LineKey;

/// The inputs of one customer: those frozen with the run, or today's.
#[derive(Debug, Clone, Copy)]
pub(super) struct Side<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) book: &'a Book,
    /// `None` where the book does not know the customer.
    pub(super) customer: Option<CustomerIx>,
}

/// An edit, and where the input stood and stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cause {
    pub(super) change: Change,
    pub(super) then: Option<Place>,
    pub(super) now: Option<Place>,
}

impl Cause {
    pub(super) fn new(change: Change, then: Option<Place>, now: Option<Place>) -> Self {
        Self { change, then, now }
    }

    /// An edit of the same columns on both sides.
    fn edited(change: Change, then: Place, now: Place, columns: &[&str]) -> Self {
        let columns = columns.join(", ");
        Self::new(change, Some(then.field(columns.clone())), Some(now.field(columns)))
    }
}

impl<'a> Side<'a> {
    fn service(&self, id: &str) -> Option<&'a Service> {
        self.catalog.find(id).map(|(_, service)| service)
    }

    fn party(&self) -> Option<Party<'a>> {
        self.customer.map(|customer| self.book.party(customer))
    }

    /// All rows of a key, as a catalog groups the services.
    fn rows(&self, key: LineKey<'_>, groups: &Catalog) -> Vec<&'a ContractRow> {
        let Some(customer) = self.customer else { return Vec::new() };
        let of_key = |row: &&ContractRow| {
            let (contract, service) = (self.book.text(row.contract), self.catalog.service(row.service));
            LineKey::service(contract, &service.id).grouped(groups) == key
        };
        self.book.contracts_of(customer).iter().filter(of_key).collect()
    }

    fn purchases(&self) -> &'a [Purchase] {
        self.customer.map_or(&[], |customer| self.book.purchases_of(customer))
    }

    fn charge(&self, id: &str) -> Option<&'a Charge> {
        let charges = self.book.charges_of(self.customer?);
        charges.iter().find(|charge| self.book.text(charge.id) == id)
    }

    fn catalog_place(&self, line: u32, field: &'static str) -> Place {
        Place::line(self.catalog.file.to_string(), line).field(field)
    }
}

/// The edits that a key can depend on.
pub(super) fn of_key<'a>(then: &Side<'a>, now: &Side<'a>, key: LineKey<'_>, year: i32) -> Vec<Cause> {
    if !key.charge.is_empty() {
        return of_charge(then, now, key.charge).into_iter().collect();
    }
    let (rows_then, rows_now) = (then.rows(key, now.catalog), now.rows(key, now.catalog));
    let mut causes = of_rows(then, now, &rows_then, &rows_now, year);
    if rows_now.is_empty() {
        return causes;
    }
    let rows = by_service([(then, &rows_then), (now, &rows_now)]);
    for (id, rows) in &rows {
        if let Some(services) = then.service(id).zip(now.service(id)) {
            causes.extend(of_service(then, now, services, year, rows));
            causes.extend(of_group(then, now, services));
        }
    }
    causes.extend(of_proration(then, now, year));
    if rows.keys().any(|id| has_free_year(then, id) || has_free_year(now, id)) {
        causes.extend(of_free_year(then, now, rows.keys()));
        causes.extend(of_purchases(then, now, year));
    }
    causes.extend(of_language(then, now));
    causes
}

/// The rows of both sides by the id of their service.
fn by_service<'a>(sides: [(&Side<'a>, &[&'a ContractRow]); 2]) -> BTreeMap<&'a str, Vec<&'a ContractRow>> {
    let mut by_service: BTreeMap<&str, Vec<&ContractRow>> = BTreeMap::new();
    for (side, rows) in sides {
        for row in rows {
            by_service.entry(&side.catalog.service(row.service).id).or_default().push(row);
        }
    }
    by_service
}

/// The columns of the customer that a document has frozen and that are others today.
pub(super) fn of_customer(then: &Side<'_>, now: &Side<'_>, frozen: &Party<'_>) -> Option<Cause> {
    let line = |side: &Side<'_>| {
        side.customer.map(|customer| Place::line(CUSTOMERS, side.book.customer_line(customer)))
    };
    let (Some(party), Some(place)) = (now.party(), line(now)) else {
        return Some(Cause::new(Change::RowLost, line(then), None));
    };
    let texts = frozen.texts().into_iter().zip(party.texts()).zip(Party::COLUMNS);
    let mut columns: Vec<&str> = texts.filter(|((a, b), _)| a != b).map(|(_, column)| column).collect();
    columns.extend((frozen.language != party.language).then_some("language"));
    columns.extend((frozen.due_days != party.due_days).then_some("due_days"));
    let then = line(then).unwrap_or(Place::file(CUSTOMERS));
    (!columns.is_empty()).then(|| Cause::edited(Change::CustomerEdited, then, place, &columns))
}

/// The keys of the seller that are others today.
pub(super) fn of_seller(then: &Side<'_>, now: &Side<'_>) -> Option<Cause> {
    let (a, b) = (then.catalog.seller.fields(), now.catalog.seller.fields());
    let keys: Vec<String> =
        a.iter().zip(&b).filter(|(a, b)| a != b).map(|((key, _), _)| format!("seller.{key}")).collect();
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let file = |side: &Side<'_>| Place::file(side.catalog.file.to_string());
    (!keys.is_empty()).then(|| Cause::edited(Change::SellerEdited, file(then), file(now), &keys))
}

/// Currency, and days to pay where the customer has none of its own.
pub(super) fn of_terms(then: &Side<'_>, now: &Side<'_>, own_due_days: Option<u16>) -> Vec<Cause> {
    let has_own = |side: &Side<'_>| side.party().is_some_and(|party| party.due_days.is_some());
    let due_days = then.catalog.billing.due_days != now.catalog.billing.due_days;
    let currency = then.catalog.currency != now.catalog.currency;
    let keys =
        [("currency", currency), ("billing.due_days", due_days && own_due_days.is_none() && !has_own(now))];
    let edited = |key| {
        let place = |side: &Side<'_>| Some(side.catalog_place(0, key));
        Cause::new(Change::PriceListEdited, place(then), place(now))
    };
    keys.into_iter().filter(|(_, differs)| *differs).map(|(key, _)| edited(key)).collect()
}

fn of_language(then: &Side<'_>, now: &Side<'_>) -> Option<Cause> {
    let (a, b) = (then.party()?, now.party()?);
    let place = |side: &Side<'_>| side.customer.map(|it| Place::line(CUSTOMERS, side.book.customer_line(it)));
    let edited = Cause::edited(Change::CustomerEdited, place(then)?, place(now)?, &["language"]);
    (a.language != b.language).then_some(edited)
}

/// What a contract row says of a calendar year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Terms<'a> {
    active: Option<DayRange>,
    quantity: Quantity,
    unit_price: Option<UnitPrice>,
    discount: Percent,
    texts: [&'a str; 3],
}

impl<'a> Terms<'a> {
    fn of(side: &Side<'a>, row: &ContractRow, year: i32) -> Self {
        let texts = side.book.row_texts(row);
        Self {
            active: row.active_in(year),
            quantity: row.quantity,
            unit_price: row.unit_price,
            discount: row.discount,
            texts: [texts.document, texts.order_number, texts.text].map(|text| side.book.text(text)),
        }
    }

    /// The columns that differ.
    fn columns(&self, other: &Self) -> Vec<&'static str> {
        let day = |terms: &Self, of: fn(DayRange) -> Day| terms.active.map(of);
        let differs = [
            ("since", day(self, DayRange::first) != day(other, DayRange::first)),
            ("until", day(self, DayRange::last) != day(other, DayRange::last)),
            ("quantity", self.quantity != other.quantity),
            ("unit_price", self.unit_price != other.unit_price),
            ("discount_percent", self.discount != other.discount),
            ("document", self.texts[0] != other.texts[0]),
            ("order_number", self.texts[1] != other.texts[1]),
            ("text", self.texts[2] != other.texts[2]),
        ];
        differs.into_iter().filter(|(_, differs)| *differs).map(|(column, _)| column).collect()
    }
}

/// Rows that are the same but for their line are taken off; the rest are counterparts by their first day, else in their
/// order.
fn of_rows(
    then: &Side<'_>,
    now: &Side<'_>,
    rows_then: &[&ContractRow],
    rows_now: &[&ContractRow],
    year: i32,
) -> Vec<Cause> {
    let place = |row: &ContractRow| Place::line(CONTRACTS, row.line);
    let of_then = |row: &ContractRow| Terms::of(then, row, year);
    let of_now = |row: &ContractRow| Terms::of(now, row, year);
    let (edited, mut left) = unlike(rows_then, rows_now, |row, other| of_then(row) == of_now(other));
    let mut causes = Vec::new();
    for row in edited {
        causes.push(match take_counterpart(&mut left, row) {
            Some(other) => {
                let columns = of_then(row).columns(&of_now(other));
                Cause::edited(Change::ContractEdited, place(row), place(other), &columns)
            }
            None => Cause::new(Change::RowLost, Some(place(row)), None),
        });
    }
    let added = left.into_iter().filter(|row| row.active_in(year).is_some());
    causes.extend(added.map(|row| Cause::new(Change::RowAdded, None, Some(place(row)))));
    causes
}

fn take_counterpart<'b>(left: &mut Vec<&'b ContractRow>, row: &ContractRow) -> Option<&'b ContractRow> {
    let same_begin = left.iter().position(|other| other.since == row.since);
    let at = same_begin.or((!left.is_empty()).then_some(0))?;
    Some(left.remove(at))
}

/// The price where any row needs it, and the words where any row has none of its own.
fn of_service(
    then: &Side<'_>,
    now: &Side<'_>,
    (a, b): (&Service, &Service),
    year: i32,
    rows: &[&ContractRow],
) -> Vec<Cause> {
    let language = then.party().map_or(Language::default(), |party| party.language);
    let mut causes = Vec::new();
    let (price_then, price_now) = (a.price.in_year(year), b.price.in_year(year));
    if rows.iter().any(|row| row.unit_price.is_none()) && value(price_then) != value(price_now) {
        let place = |side: &Side<'_>, service: &Service, price: Option<&Dated<UnitPrice>>| {
            Some(side.catalog_place(price.map_or(service.line, |price| price.line), "price"))
        };
        let (then, now) = (place(then, a, price_then), place(now, b, price_now));
        causes.push(Cause::new(Change::PriceListEdited, then, now));
    }
    let words = [
        ("name", a.name.in_language(language) != b.name.in_language(language)),
        ("unit", a.unit.in_language(language) != b.unit.in_language(language)),
    ];
    for (key, _) in words.into_iter().filter(|(_, differs)| *differs) {
        let (then, now) = (then.catalog_place(a.line, key), now.catalog_place(b.line, key));
        causes.push(Cause::new(Change::PriceListEdited, Some(then), Some(now)));
    }
    causes
}

/// Whether the service is of another group.
fn of_group(then: &Side<'_>, now: &Side<'_>, (a, b): (&Service, &Service)) -> Option<Cause> {
    let name = |service: &Service| service.group.as_ref().map(|group| group.name.clone());
    let place = |side: &Side<'_>, service: &Service| {
        let line = service.group.as_ref().map_or(service.line, |group| group.line);
        Some(side.catalog_place(line, "group"))
    };
    let differs = name(a) != name(b);
    differs.then(|| Cause::new(Change::PriceListEdited, place(then, a), place(now, b)))
}

fn of_proration(then: &Side<'_>, now: &Side<'_>, year: i32) -> Option<Cause> {
    let of = |side: &Side<'_>| side.catalog.billing.proration.in_year(year).copied();
    let (a, b) = (of(then), of(now));
    let place = |side: &Side<'_>, line: u32| Some(side.catalog_place(line, "billing.proration"));
    let line = |dated: Option<Dated<_>>| dated.map_or(0, |dated| dated.line);
    let differs = a.map(|dated| dated.value) != b.map(|dated| dated.value);
    differs.then(|| Cause::new(Change::PriceListEdited, place(then, line(a)), place(now, line(b))))
}

fn has_free_year(side: &Side<'_>, service: &str) -> bool {
    side.catalog.find(service).is_some_and(|(index, _)| side.catalog.has_free_year(index))
}

/// Which services a purchase makes free, and the policies of the years of purchases.
fn of_free_year<'i>(
    then: &Side<'_>,
    now: &Side<'_>,
    mut services: impl Iterator<Item = &'i &'i str>,
) -> Vec<Cause> {
    let mut causes = Vec::new();
    if services.any(|id| has_free_year(then, id) != has_free_year(now, id)) {
        let place = |side: &Side<'_>| Some(side.catalog_place(0, "free_year.services"));
        causes.push(Cause::new(Change::PriceListEdited, place(then), place(now)));
    }
    let purchases = then.purchases().iter().chain(now.purchases());
    for year in purchases.map(|purchase| purchase.purchased_on.year()) {
        let of = |side: &Side<'_>| side.catalog.free_year.policy.in_year(year).copied();
        let (a, b) = (of(then), of(now));
        let place = |side: &Side<'_>, dated: Option<Dated<_>>| {
            Some(side.catalog_place(dated.map_or(0, |dated| dated.line), "free_year.policy"))
        };
        let cause = Cause::new(Change::PriceListEdited, place(then, a), place(now, b));
        if a.map(|dated| dated.value) != b.map(|dated| dated.value) && !causes.contains(&cause) {
            causes.push(cause);
        }
    }
    causes
}

/// Purchases that came, went or have another day, as far as they make days of the year free.
fn of_purchases(then: &Side<'_>, now: &Side<'_>, year: i32) -> Vec<Cause> {
    let (then, now) = (relevant(then, year), relevant(now, year));
    let (gone, come) = unlike(&then, &now, |one, other| one.purchased_on == other.purchased_on);
    let place = |purchase: &Purchase| Some(Place::line(PURCHASES, purchase.line).field("purchased_on"));
    let mut come = come.into_iter();
    let mut causes = Vec::new();
    for purchase in gone {
        causes.push(match come.next() {
            Some(other) => Cause::new(Change::PurchaseEdited, place(purchase), place(other)),
            None => Cause::new(Change::PurchaseRemoved, place(purchase), None),
        });
    }
    causes.extend(come.map(|purchase| Cause::new(Change::PurchaseAdded, None, place(purchase))));
    causes
}

/// What is left of both where each that has its like on the other side is taken off with it.
fn unlike<'t, T>(
    then: &[&'t T],
    now: &[&'t T],
    is_like: impl Fn(&T, &T) -> bool,
) -> (Vec<&'t T>, Vec<&'t T>) {
    let (mut gone, mut come) = (Vec::new(), now.to_vec());
    for it in then {
        match come.iter().position(|other| is_like(it, other)) {
            Some(at) => drop(come.remove(at)),
            None => gone.push(*it),
        }
    }
    (gone, come)
}

fn relevant<'a>(side: &Side<'a>, year: i32) -> Vec<&'a Purchase> {
    let frees = |purchase: &&Purchase| {
        let policy = free_year::policy_of(side.catalog, purchase).ok();
        let days = policy.and_then(|policy| policy.value.free_days(purchase.purchased_on));
        days.is_some_and(|days| days.intersect(DayRange::year(year)).is_some())
    };
    side.purchases().iter().filter(frees).collect()
}

fn of_charge(then: &Side<'_>, now: &Side<'_>, id: &str) -> Option<Cause> {
    let a = then.charge(id)?;
    let place = |charge: &Charge| Place::line(CHARGES, charge.line);
    let Some(b) = now.charge(id) else { return Some(Cause::new(Change::RowLost, Some(place(a)), None)) };
    let texts = |side: &Side<'_>, charge: &Charge| {
        [charge.description, charge.unit, charge.contract].map(|text| side.book.text(text).to_owned())
    };
    let (texts_then, texts_now) = (texts(then, a), texts(now, b));
    let differs = [
        ("date", a.date != b.date),
        ("description", texts_then[0] != texts_now[0]),
        ("unit_price", a.unit_price != b.unit_price),
        ("quantity", a.quantity != b.quantity),
        ("unit", texts_then[1] != texts_now[1]),
        ("contract", texts_then[2] != texts_now[2]),
    ];
    let columns: Vec<&str> =
        differs.into_iter().filter(|(_, differs)| *differs).map(|(column, _)| column).collect();
    (!columns.is_empty()).then(|| Cause::edited(Change::ChargeEdited, place(a), place(b), &columns))
}

fn value<T: Copy>(dated: Option<&Dated<T>>) -> Option<T> {
    dated.map(|dated| dated.value)
}
