//! What is sold and what it costs in a calendar year, and the rules of billing: `catalog.toml` as values.

mod billing;
mod by_year;
mod free_year;
mod paper;
mod seller;
mod service;
mod vat;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::numbering::Pattern;

pub use billing::{Billing, MAX_NOTICE_MONTHS, Proration, Roll};
pub use by_year::{ByYear, Dated};
pub use free_year::{FreeYear, Policy};
pub use paper::{Colour, Paper, Pohoda};
pub use seller::Seller;
pub use service::{Group, Service, UsualVisits};
pub use vat::{Vat, VatKind, VatRates};

/// Everything that is sold, and how it is billed.
#[derive(Debug, Clone)]
pub struct Catalog {
    /// Where it was read from, relative to the book: `catalog.toml`, or a word for the built-in one.
    pub file: Arc<str>,
    /// The text it was read from, byte for byte: what a run freezes.
    pub source: Arc<str>,
    /// ISO 4217 code of every amount, say `CZK`.
    pub currency: String,
    /// Who issues the documents.
    pub seller: Seller,
    /// Since when the seller charges VAT, and at what rates.
    pub vat: Vat,
    /// How the documents look on paper.
    pub paper: Paper,
    /// What Pohoda is told of every line.
    pub pohoda: Pohoda,
    /// How and when the year is billed.
    pub billing: Billing,
    /// The two series of numbers.
    pub numbering: Numbering,
    /// When a purchase makes services free.
    pub free_year: FreeYear,
    /// The services in the order of the file.
    pub services: Vec<Service>,
}

impl Catalog {
    /// The service with this id and its index.
    pub fn find(&self, id: &str) -> Option<(ServiceIx, &Service)> {
        let at = self.services.iter().position(|service| service.id == id)?;
        Some((ServiceIx(u16::try_from(at).ok()?), &self.services[at]))
    }

    /// The service of an index that [`Catalog::find`] gave.
    pub fn service(&self, index: ServiceIx) -> &Service {
        &self.services[usize::from(index.0)]
    }

    /// The service that stands for all services of a group in keys: its first one in the byte order of ids. Without a
    /// group it is the service itself.
    pub fn key_service(&self, index: ServiceIx) -> ServiceIx {
        let Some(group) = &self.service(index).group else { return index };
        let members = (0..=u16::MAX).map(ServiceIx).zip(&self.services);
        let members = members.filter(|(_, other)| other.is_in(&group.name));
        members.min_by(|(_, a), (_, b)| a.id.cmp(&b.id)).map_or(index, |(first, _)| first)
    }

    /// Whether rows of both services in one contract are one key (rules 4 and 9).
    pub fn is_one_key(&self, a: ServiceIx, b: ServiceIx) -> bool {
        let group = |index| self.service(index).group.as_ref();
        a == b || group(a).is_some_and(|group| self.service(b).is_in(&group.name))
    }

    /// Where each service stands in the order of keys.
    pub fn ranks(&self) -> Vec<ServiceRank> {
        let mut ids: Vec<&str> = self.services.iter().map(|service| service.id.as_str()).collect();
        ids.sort_unstable();
        let rank = |index: ServiceIx| {
            let id = self.service(index).id.as_str();
            u16::try_from(ids.partition_point(|other| *other < id)).unwrap_or(u16::MAX)
        };
        let services = (0..=u16::MAX).map(ServiceIx).take(self.services.len());
        services.map(|index| ServiceRank { key: rank(self.key_service(index)), own: rank(index) }).collect()
    }

    /// Whether a purchase makes this service free.
    pub fn has_free_year(&self, index: ServiceIx) -> bool {
        self.free_year.services.contains(&index)
    }
}

/// A service of the catalog, by its place in [`Catalog::services`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ServiceIx(pub u16);

/// Where a service stands in the byte order of ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct ServiceRank {
    /// That of the service which stands for its group.
    pub key: u16,
    /// Its own.
    pub own: u16,
}

/// `[numbering]`: the two series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbering {
    /// Numbers of invoices.
    pub invoice: Pattern,
    /// Numbers of credit notes.
    pub credit_note: Pattern,
    /// Where the invoice series of a year of issue starts, if not at 1.
    pub first: BTreeMap<i32, u32>,
}
