//! Edits of the catalog.

use super::{Cause, Side, differing};
use crate::billing::drift::Change;
use crate::book::ContractRow;
use crate::catalog::{Dated, Service};
use crate::language::Language;
use crate::money::UnitPrice;
use crate::place::Place;

/// The keys of the seller that are others today.
pub(in crate::billing::drift) fn of_seller(then: &Side<'_>, now: &Side<'_>) -> Option<Cause> {
    let (a, b) = (then.catalog.seller.fields(), now.catalog.seller.fields());
    let keys: Vec<String> =
        a.iter().zip(&b).filter(|(a, b)| a != b).map(|((key, _), _)| format!("seller.{key}")).collect();
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let file = |side: &Side<'_>| Place::file(side.catalog.file.to_string());
    (!keys.is_empty()).then(|| Cause::edited(Change::SellerEdited, file(then), file(now), &keys))
}

/// Currency, and days to pay where the customer has none of its own.
pub(in crate::billing::drift) fn of_terms(
    then: &Side<'_>,
    now: &Side<'_>,
    own_due_days: Option<u16>,
) -> Vec<Cause> {
    let has_own = |side: &Side<'_>| side.party().is_some_and(|party| party.due_days.is_some());
    let due_days = then.catalog.billing.due_days != now.catalog.billing.due_days;
    let currency = then.catalog.currency != now.catalog.currency;
    let keys =
        [("currency", currency), ("billing.due_days", due_days && own_due_days.is_none() && !has_own(now))];
    let edited = |key| {
        let place = |side: &Side<'_>| Some(side.catalog_place(0, key));
        Cause::new(Change::PriceListEdited, place(then), place(now))
    };
    differing(keys).map(edited).collect()
}

/// The price where any row needs it, and the words where any row has none of its own.
pub(super) fn of_service(
    then: &Side<'_>,
    now: &Side<'_>,
    services: (&Service, &Service),
    year: i32,
    rows: &[&ContractRow],
) -> Vec<Cause> {
    let is_listed = rows.iter().any(|row| row.unit_price.is_none());
    let price = if is_listed { of_price(then, now, services, year) } else { None };
    price.into_iter().chain(of_words(then, now, services)).collect()
}

fn of_price(then: &Side<'_>, now: &Side<'_>, (a, b): (&Service, &Service), year: i32) -> Option<Cause> {
    let (price_then, price_now) = (a.price.in_year(year), b.price.in_year(year));
    let place = |side: &Side<'_>, service: &Service, price: Option<&Dated<UnitPrice>>| {
        Some(side.catalog_place(price.map_or(service.line, |price| price.line), "price"))
    };
    let (then, now) = (place(then, a, price_then), place(now, b, price_now));
    let differs = value(price_then) != value(price_now);
    differs.then(|| Cause::new(Change::PriceListEdited, then, now))
}

fn of_words<'s>(
    then: &'s Side<'_>,
    now: &'s Side<'_>,
    (a, b): (&'s Service, &'s Service),
) -> impl Iterator<Item = Cause> + use<'s> {
    let language = then.party().map_or(Language::default(), |party| party.language);
    let words = [
        ("name", a.name.in_language(language) != b.name.in_language(language)),
        ("unit", a.unit.in_language(language) != b.unit.in_language(language)),
    ];
    differing(words).map(|key| {
        let (then, now) = (then.catalog_place(a.line, key), now.catalog_place(b.line, key));
        Cause::new(Change::PriceListEdited, Some(then), Some(now))
    })
}

/// Whether the service is of another group.
pub(super) fn of_group(then: &Side<'_>, now: &Side<'_>, (a, b): (&Service, &Service)) -> Option<Cause> {
    let name = |service: &Service| service.group.as_ref().map(|group| group.name.clone());
    let place = |side: &Side<'_>, service: &Service| {
        let line = service.group.as_ref().map_or(service.line, |group| group.line);
        Some(side.catalog_place(line, "group"))
    };
    let differs = name(a) != name(b);
    differs.then(|| Cause::new(Change::PriceListEdited, place(then, a), place(now, b)))
}

pub(super) fn of_proration(then: &Side<'_>, now: &Side<'_>, year: i32) -> Option<Cause> {
    let of = |side: &Side<'_>| side.catalog.billing.proration.in_year(year).copied();
    let (a, b) = (of(then), of(now));
    let place = |side: &Side<'_>, line: u32| Some(side.catalog_place(line, "billing.proration"));
    let line = |dated: Option<Dated<_>>| dated.map_or(0, |dated| dated.line);
    let differs = a.map(|dated| dated.value) != b.map(|dated| dated.value);
    differs.then(|| Cause::new(Change::PriceListEdited, place(then, line(a)), place(now, line(b))))
}

pub(super) fn has_free_year(side: &Side<'_>, service: &str) -> bool {
    side.catalog.find(service).is_some_and(|(index, _)| side.catalog.has_free_year(index))
}

/// Which services a purchase makes free, and the policies of the years of purchases.
pub(super) fn of_free_year<'i>(
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

fn value<T: Copy>(dated: Option<&Dated<T>>) -> Option<T> {
    dated.map(|dated| dated.value)
}
