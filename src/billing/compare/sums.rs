//! What rows come to under both catalogs: by service, and by customer.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::AddAssign;

use crate::billing::compare::Effect;
use crate::book::CustomerIx;
use crate::catalog::Catalog;
use crate::money::Net;

/// Net amounts of a year under both catalogs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Amounts {
    /// Under the present catalog.
    pub before: Net,
    /// Under the other one.
    pub after: Net,
}

impl Amounts {
    /// How much more under the other catalog.
    pub fn change(&self) -> Net {
        self.after - self.before
    }
}

impl AddAssign for Amounts {
    fn add_assign(&mut self, other: Self) {
        self.before += other.before;
        self.after += other.after;
    }
}

/// What rows come to together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sum {
    /// How many rows.
    pub rows: u64,
    /// Their net amounts.
    pub amounts: Amounts,
}

impl Sum {
    fn add(&mut self, effect: &Effect<'_>) {
        self.rows += 1;
        self.amounts += effect.amounts;
    }
}

/// What the rows of each service come to, in byte order of ids.
pub fn by_service<'a>(catalog: &'a Catalog, effects: &[Effect<'_>]) -> BTreeMap<&'a str, Sum> {
    let mut sums: BTreeMap<&str, Sum> = BTreeMap::new();
    for effect in effects {
        sums.entry(&catalog.service(effect.row.service).id).or_default().add(effect);
    }
    sums
}

/// Customers with active rows, by what the other catalog means for all their rows together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Customers {
    /// Those who pay less, the largest change first, of equal ones in the order of the book.
    pub less: Vec<(CustomerIx, Amounts)>,
    /// Those who pay more, in the same order.
    pub more: Vec<(CustomerIx, Amounts)>,
    /// How many pay the same.
    pub same: u64,
}

/// Who wins and who loses. The effects come in the order of the book.
pub fn by_customer(effects: &[Effect<'_>]) -> Customers {
    let mut customers = Customers::default();
    for of_customer in effects.chunk_by(|a, b| a.customer == b.customer) {
        let Some(first) = of_customer.first() else { continue };
        let mut amounts = Amounts::default();
        of_customer.iter().for_each(|effect| amounts += effect.amounts);
        let change = amounts.change();
        if change.is_zero() {
            customers.same += 1;
        } else if change.is_negative() {
            customers.less.push((first.customer, amounts));
        } else {
            customers.more.push((first.customer, amounts));
        }
    }
    for changed in [&mut customers.less, &mut customers.more] {
        changed.sort_by_key(|(_, amounts)| Reverse(amounts.change().abs()));
    }
    customers
}
