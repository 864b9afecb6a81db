//! Rows of any order brought together by customer.

use std::cmp::Ordering;
use std::convert::Infallible;
use std::num::NonZeroUsize;

use super::CustomerIx;
use crate::parallel;

/// How many customers' rows are brought together at once: as many as fit into the processor's cache.
const AT_ONCE: usize = 1 << 12;

/// Brings rows together by customer, in place, those of each in the order of `compare`, which has no two rows equal.
/// Gives where each customer's rows begin, and after the last one's where they end; nothing where there are no rows.
///
/// First into large stretches of customers, then within each of those: going straight from one end of a million rows to
/// the other takes three times as long, a second copy of them all a quarter of the memory of a book.
pub(super) fn group<T: Send>(
    rows: &mut [T],
    customers: usize,
    threads: NonZeroUsize,
    of: impl Fn(&T) -> CustomerIx + Sync,
    compare: impl Fn(&T, &T) -> Ordering + Sync,
) -> Vec<u32> {
    if rows.is_empty() {
        return Vec::new();
    }
    let mut starts = vec![0u32; customers + 1];
    rows.iter().for_each(|row| starts[of(row).0 as usize + 1] += 1);
    (1..starts.len()).for_each(|at| starts[at] += starts[at - 1]);
    if !rows.is_sorted_by_key(&of) {
        let stretches: Vec<u32> =
            starts[..customers].iter().step_by(AT_ONCE).chain(starts.last()).copied().collect();
        bring_home(rows, &stretches, |row| of(row).0 as usize / AT_ONCE);
    }
    let stretches = stretches(rows, &starts);
    let work = |stretch: Stretch<'_, T>| stretch.sort(&of, &compare);
    let done: Result<(), Infallible> = parallel::in_order(threads, stretches, work, Ok);
    done.map_or_else(|never| match never {}, |()| starts)
}

/// The rows of some customers who follow each other.
struct Stretch<'r, T> {
    rows: &'r mut [T],
    /// The first customer.
    first: usize,
    /// Where each customer's rows begin among all, and where the last one's end.
    starts: &'r [u32],
}

fn stretches<'r, T>(mut rows: &'r mut [T], starts: &'r [u32]) -> impl Iterator<Item = Stretch<'r, T>> {
    (0..starts.len() - 1).step_by(AT_ONCE).map(move |first| {
        let starts = &starts[first..starts.len().min(first + AT_ONCE + 1)];
        let len = starts[starts.len() - 1] - starts[0];
        let (stretch, rest) = std::mem::take(&mut rows).split_at_mut(len as usize);
        rows = rest;
        Stretch { rows: stretch, first, starts }
    })
}

impl<T> Stretch<'_, T> {
    fn sort(self, of: impl Fn(&T) -> CustomerIx, compare: impl Fn(&T, &T) -> Ordering) {
        let starts: Vec<u32> = self.starts.iter().map(|start| start - self.starts[0]).collect();
        if !self.rows.is_sorted_by_key(&of) {
            bring_home(self.rows, &starts, |row| of(row).0 as usize - self.first);
        }
        for ends in starts.windows(2).filter(|ends| ends[1] - ends[0] > 1) {
            self.rows[ends[0] as usize..ends[1] as usize].sort_unstable_by(&compare);
        }
    }
}

/// Brings every row to its home; `starts` say where the homes begin, and after the last one's end.
fn bring_home<T>(rows: &mut [T], starts: &[u32], home: impl Fn(&T) -> usize) {
    let mut next = starts.to_vec();
    for here in 0..starts.len() - 1 {
        while next[here] < starts[here + 1] {
            let at = next[here] as usize;
            let place = &mut next[home(&rows[at])];
            rows.swap(at, *place as usize);
            *place += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{AT_ONCE, CustomerIx, NonZeroUsize, group};

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn rows_are_grouped_as_sorting_groups_them(
            customers in prop::sample::select(vec![0usize, 1, 5, AT_ONCE, AT_ONCE + 1, 3 * AT_ONCE]),
            rows in prop::collection::vec(any::<u32>(), 0..500),
            threads in 1usize..4,
        ) {
            let customer = |row: &u32| *row as usize % customers.max(1);
            let mut grouped = if customers == 0 { Vec::new() } else { rows };
            let mut sorted = grouped.clone();
            sorted.sort_by_key(|row| (customer(row), *row));
            let threads = NonZeroUsize::new(threads).unwrap();
            let of = |row: &u32| CustomerIx(customer(row) as u32);
            let starts = group(&mut grouped, customers, threads, of, u32::cmp);
            prop_assert_eq!(starts.len(), if grouped.is_empty() { 0 } else { customers + 1 });
            for (at, ends) in starts.windows(2).enumerate() {
                let rows = &grouped[ends[0] as usize..ends[1] as usize];
                prop_assert!(rows.iter().all(|row| customer(row) == at));
            }
            prop_assert_eq!(grouped, sorted);
        }
    }
}
