//! Values as machines read them, the same in CSV and JSON: numbers and dates digit by digit.

use crate::document::Value;
use crate::money::push_integer;

/// Appends a value's text: nothing for an empty one.
pub(super) fn push(out: &mut Vec<u8>, value: &Value<'_>) {
    match value {
        Value::Empty => {}
        Value::Text(text) => out.extend_from_slice(text.as_bytes()),
        Value::Code(code) => out.extend_from_slice(code.as_bytes()),
        Value::Integer(integer) => push_integer(*integer, out),
        Value::Net(net) => net.push_to(out),
        Value::Amount(amount) => amount.push_to(out),
        Value::Exact(exact) => out.extend_from_slice(exact.to_string().as_bytes()),
        Value::UnitPrice(price) => price.push_to(out),
        Value::Quantity(quantity) => quantity.push_to(out),
        Value::Percent(percent) => percent.push_to(out),
        Value::Share(share) => share.push_to(out),
        Value::Date(day) => day.push_to(out),
    }
}
