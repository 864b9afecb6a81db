//! Cells as Czech Excel reads them for what they are.

use super::{Dialect, push_text};
use crate::calendar::Day;
use crate::document::{Value, formula};
use crate::money::Share;
use crate::render::machine;

/// Appends a cell: texts guarded, numbers with a comma, days as `12.5.2026`.
pub(super) fn push(out: &mut Vec<u8>, value: &Value<'_>) {
    match value {
        Value::Text(text) => push_text(out, &formula::guarded(text), Dialect::ExcelCs.delimiter()),
        Value::Empty | Value::Code(_) => machine::push(out, value),
        Value::Share(share) => push_share(out, *share),
        Value::Date(day) => push_day(out, *day),
        Value::Integer(_)
        | Value::Net(_)
        | Value::Amount(_)
        | Value::Exact(_)
        | Value::UnitPrice(_)
        | Value::Quantity(_)
        | Value::Percent(_) => push_number(out, value),
    }
}

fn push_number(out: &mut Vec<u8>, value: &Value<'_>) {
    let start = out.len();
    machine::push(out, value);
    out[start..].iter_mut().filter(|byte| **byte == b'.').for_each(|point| *point = b',');
}

/// `0 11/12` is a number to Excel; `11/12` would become the 11th of December.
fn push_share(out: &mut Vec<u8>, share: Share) {
    if !share.is_zero() && !share.is_whole() {
        out.extend_from_slice(b"0 ");
    }
    machine::push(out, &Value::Share(share));
}

fn push_day(out: &mut Vec<u8>, day: Day) {
    out.extend_from_slice(format!("{}.{}.{}", day.day(), day.month(), day.year()).as_bytes());
}
