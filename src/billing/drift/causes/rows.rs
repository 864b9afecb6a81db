//! Edits of contract rows, purchases and charges. Only what the document can depend on is compared, never a line.

use super::{Cause, Side, differing};
use crate::billing::drift::Change;
use crate::billing::free_year;
use crate::book::{CHARGES, CONTRACTS, Charge, ContractRow, PURCHASES, Purchase};
use crate::calendar::{Day, DayRange};
use crate::money::{Percent, Quantity, UnitPrice};
use crate::place::Place;

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
        differing(differs).collect()
    }
}

/// Rows that are the same but for their line are taken off; the rest are counterparts by their first day, else in their
/// order.
pub(super) fn of_rows(
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

/// Purchases that came, went or have another day, as far as they make days of the year free.
pub(super) fn of_purchases(then: &Side<'_>, now: &Side<'_>, year: i32) -> Vec<Cause> {
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

/// The purchases that make days of the year free.
fn relevant<'a>(side: &Side<'a>, year: i32) -> Vec<&'a Purchase> {
    let frees = |purchase: &&Purchase| {
        let policy = free_year::policy_of(side.catalog, purchase).ok();
        let days = policy.and_then(|policy| policy.value.free_days(purchase.purchased_on));
        days.is_some_and(|days| days.intersect(DayRange::year(year)).is_some())
    };
    side.purchases().iter().filter(frees).collect()
}

/// The columns of a charge that are others today.
pub(super) fn of_charge(then: &Side<'_>, now: &Side<'_>, id: &str) -> Option<Cause> {
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
    let columns: Vec<&str> = differing(differs).collect();
    (!columns.is_empty()).then(|| Cause::edited(Change::ChargeEdited, place(a), place(b), &columns))
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
