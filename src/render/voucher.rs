//! An issued document for scripts: its lines as CSV, or everything as JSON.

use std::io;

use crate::document::rows::{ISSUED_LINE, issued_line_row};
use crate::document::{Column, Value, Voucher};
use crate::render::RowSink as _;
use crate::render::csv::{Csv, Dialect};
use crate::render::json::Json;

/// A name and a value of the head.
type Member<'v> = (&'static str, Value<'v>);

/// The columns of VAT by rate.
const VAT: [Column; 4] =
    [Column::number("rate"), Column::number("base"), Column::number("tax"), Column::number("gross")];

/// The lines as CSV.
///
/// # Errors
/// None: memory takes everything.
pub fn csv(voucher: &Voucher<'_>, dialect: Dialect) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut csv = Csv::new(&mut bytes, &ISSUED_LINE, dialect)?;
    for line in &voucher.lines {
        csv.row(&issued_line_row(voucher.document, line.line))?;
    }
    csv.finish()?;
    Ok(bytes)
}

/// Everything that the document says: its head, VAT by rate (none of a seller that is no payer), its lines.
///
/// # Errors
/// None: memory takes everything.
pub fn json(voucher: &Voucher<'_>) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let variable_symbol = voucher.variable_symbol();
    let mut vat = Json::object(&mut bytes, &head(voucher, &variable_symbol), "vat", &VAT)?;
    for rate in voucher.vat.iter().flatten() {
        vat.row(&[
            Value::Percent(rate.rate),
            Value::Net(rate.base),
            Value::Amount(rate.tax),
            Value::Amount(rate.gross()),
        ])?;
    }
    let mut lines = vat.next_array("lines", &ISSUED_LINE)?;
    for line in &voucher.lines {
        lines.row(&issued_line_row(voucher.document, line.line))?;
    }
    lines.finish(&[])?;
    Ok(bytes)
}

/// What stands above VAT and lines.
fn head<'v>(voucher: &'v Voucher<'_>, variable_symbol: &'v str) -> Vec<Member<'v>> {
    let mut head = Vec::from(document(voucher));
    head.extend(sums(voucher));
    head.extend(references(voucher, variable_symbol));
    head.extend(parties(voucher));
    head
}

fn document<'v>(voucher: &'v Voucher<'_>) -> [Member<'v>; 6] {
    let document = voucher.document;
    [
        ("number", Value::Text(&document.number)),
        ("kind", Value::Code(document.content.kind.code())),
        ("year", Value::Integer(document.content.year.into())),
        ("issued_on", Value::Date(document.issued_on)),
        ("supplied_on", document.taxable_supply().map_or(Value::Empty, Value::Date)),
        ("due_on", Value::Date(document.due_on)),
    ]
}

fn sums<'v>(voucher: &'v Voucher<'_>) -> [Member<'v>; 4] {
    [
        ("currency", Value::Text(voucher.currency())),
        ("net_total", Value::Net(voucher.net_total())),
        ("tax_total", Value::Amount(voucher.tax_total())),
        ("payable", Value::Amount(voucher.payable())),
    ]
}

fn references<'v>(voucher: &'v Voucher<'_>, variable_symbol: &'v str) -> [Member<'v>; 5] {
    let (content, payment) = (&voucher.document.content, voucher.payment.as_ref());
    [
        ("variable_symbol", Value::text(variable_symbol)),
        ("iban", payment.map_or(Value::Empty, |payment| Value::text(payment.account.iban()))),
        ("corrects", Value::text(content.corrects)),
        ("note", Value::text(content.note)),
        ("order_number", Value::text(content.order_number)),
    ]
}

fn parties<'v>(voucher: &'v Voucher<'_>) -> [Member<'v>; 13] {
    let (seller, party) = (voucher.seller(), &voucher.document.content.party);
    [
        ("seller_name", Value::text(&seller.name)),
        ("seller_company_id", Value::text(&seller.company_id)),
        ("seller_vat_id", Value::text(voucher.seller_vat_id())),
        ("customer", Value::Text(party.id)),
        ("customer_name", Value::text(party.name)),
        ("company_id", Value::text(party.company_id)),
        ("vat_id", Value::text(party.vat_id)),
        ("street", Value::text(party.street)),
        ("city", Value::text(party.city)),
        ("postal_code", Value::text(party.postal_code)),
        ("country", Value::text(party.country)),
        ("email", Value::text(party.email)),
        ("language", Value::text(party.language.code())),
    ]
}

#[cfg(test)]
mod tests;
