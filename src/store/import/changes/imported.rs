//! The files that a spreadsheet may be imported into, and what tells their rows apart.

use crate::store::rows::{Contracts, Customers, Kind, Purchases};

/// A file of the book that a spreadsheet may be imported into.
pub trait Imported: Kind {
    /// The columns that say which row of the book a row is. All of them are required.
    const KEY: &'static [usize];
    /// Whether several rows may have the same key: they are then the first, the second and so on, in both files.
    const REPEATS: bool;
}

impl Imported for Customers {
    const KEY: &'static [usize] = &[Self::ID];
    const REPEATS: bool = false;
}

impl Imported for Contracts {
    const KEY: &'static [usize] = &[Self::CONTRACT, Self::SERVICE, Self::SINCE];
    const REPEATS: bool = false;
}

impl Imported for Purchases {
    const KEY: &'static [usize] = &[Self::CUSTOMER, Self::PRODUCT, Self::PURCHASED_ON];
    const REPEATS: bool = true;
}
