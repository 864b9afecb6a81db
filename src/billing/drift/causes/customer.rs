//! Edits of the customer.

use super::{Cause, Side};
use crate::billing::drift::Change;
use crate::book::{CUSTOMERS, Party};
use crate::place::Place;

/// The columns of the customer that a document has frozen and that are others today.
pub(in crate::billing::drift) fn of_customer(
    then: &Side<'_>,
    now: &Side<'_>,
    frozen: &Party<'_>,
) -> Option<Cause> {
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

/// The language, which the words of every line depend on.
pub(super) fn of_language(then: &Side<'_>, now: &Side<'_>) -> Option<Cause> {
    let (a, b) = (then.party()?, now.party()?);
    let place = |side: &Side<'_>| side.customer.map(|it| Place::line(CUSTOMERS, side.book.customer_line(it)));
    let edited = Cause::edited(Change::CustomerEdited, place(then)?, place(now)?, &["language"]);
    (a.language != b.language).then_some(edited)
}
