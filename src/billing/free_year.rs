//! Which days purchases make free (rule 2).

use std::sync::Arc;

use crate::book::{PURCHASES, Purchase};
use crate::calendar::{Day, DayRange, unite};
use crate::catalog::{Catalog, Dated, Policy};
use crate::document::FreeWindow;
use crate::place::{Code, Place, Problem};

/// The free windows of a customer's purchases, oldest first.
///
/// # Errors
/// [`Code::NoPolicy`] at the purchase, where the catalog has no policy for its year.
pub fn windows(catalog: &Catalog, purchases: &[Purchase]) -> Result<Arc<[FreeWindow]>, Problem> {
    if purchases.is_empty() {
        return Ok(NO_WINDOWS.with(Arc::clone));
    }
    purchases.iter().map(|purchase| window(catalog, purchase)).collect()
}

thread_local! {
    /// Most customers bought nothing: they share this, so that no memory is asked for.
    static NO_WINDOWS: Arc<[FreeWindow]> = Arc::new([]);
}

/// The days of a calendar year that purchases make free, as few ranges as possible.
///
/// # Errors
/// As [`windows`].
pub(super) fn free_days(
    catalog: &Catalog,
    purchases: &[Purchase],
    year: i32,
) -> Result<Vec<DayRange>, Problem> {
    let days = |purchase| {
        let policy = policy_of(catalog, purchase)?.value;
        Ok(policy.free_days(purchase.purchased_on).and_then(|days| days.intersect(DayRange::year(year))))
    };
    Ok(unite(purchases.iter().map(days).filter_map(Result::transpose).collect::<Result<_, _>>()?))
}

/// The policy that holds in the year of a purchase.
///
/// # Errors
/// [`Code::NoPolicy`] at the purchase.
pub fn policy_of<'c>(catalog: &'c Catalog, purchase: &Purchase) -> Result<&'c Dated<Policy>, Problem> {
    let year = purchase.purchased_on.year();
    catalog.free_year.policy.in_year(year).ok_or_else(|| {
        let place = Place::line(PURCHASES, purchase.line).field("purchased_on");
        Problem::error(Code::NoPolicy).with(year).at(place)
    })
}

/// The free days of all windows together, as few ranges as possible.
pub fn united(windows: &[FreeWindow]) -> Vec<DayRange> {
    unite(windows.iter().filter_map(|window| window.days).collect())
}

/// The last of the free days that go on without a gap from a day on, and of the windows that the day lies in the one which
/// lasts longest. `None` on a day that is not free.
pub fn around(windows: &[FreeWindow], day: Day) -> Option<(Day, &FreeWindow)> {
    let around = |window: &&FreeWindow| window.days.is_some_and(|days| days.contains(day));
    let window = windows.iter().filter(around).max_by_key(|window| window.days.map(DayRange::last))?;
    let united = united(windows).into_iter().find(|days| days.contains(day))?;
    Some((united.last(), window))
}

fn window(catalog: &Catalog, purchase: &Purchase) -> Result<FreeWindow, Problem> {
    let policy = policy_of(catalog, purchase)?;
    Ok(FreeWindow {
        line: purchase.line,
        purchased_on: purchase.purchased_on,
        policy: policy.value,
        policy_line: policy.line,
        days: policy.value.free_days(purchase.purchased_on),
    })
}

#[cfg(test)]
mod tests;
