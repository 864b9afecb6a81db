//! An issued document for scripts: its lines as CSV, or everything as JSON.

use std::io;

use crate::document::rows::{ISSUED_LINE, issued_line_row};
use crate::document::{Column, Value, Voucher};
use crate::render::RowSink as _;
use crate::render::csv::{Csv, Dialect};
use crate::render::json::Json;

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

fn head<'v>(voucher: &'v Voucher<'_>, variable_symbol: &'v str) -> Vec<(&'static str, Value<'v>)> {
    let (document, seller) = (voucher.document, voucher.seller());
    let (content, party) = (&document.content, &document.content.party);
    let account =
        voucher.payment.as_ref().map_or(Value::Empty, |payment| Value::text(payment.account.iban()));
    let mut head = vec![
        ("number", Value::Text(&document.number)),
        ("kind", Value::Code(content.kind.code())),
        ("year", Value::Integer(content.year.into())),
        ("issued_on", Value::Date(document.issued_on)),
        ("supplied_on", Value::Date(document.supplied_on)),
        ("due_on", Value::Date(document.due_on)),
        ("currency", Value::Text(voucher.currency())),
        ("net_total", Value::Net(voucher.net_total())),
        ("tax_total", Value::Amount(voucher.tax_total())),
        ("payable", Value::Amount(voucher.payable())),
        ("variable_symbol", Value::text(variable_symbol)),
        ("iban", account),
        ("corrects", Value::text(content.corrects)),
        ("note", Value::text(content.note)),
        ("order_number", Value::text(content.order_number)),
        ("seller_name", Value::text(&seller.name)),
        ("seller_company_id", Value::text(&seller.company_id)),
        ("seller_vat_id", Value::text(&seller.vat_id)),
        ("customer", Value::Text(party.id)),
        ("customer_name", Value::text(party.name)),
    ];
    let texts = [
        ("company_id", party.company_id),
        ("vat_id", party.vat_id),
        ("street", party.street),
        ("city", party.city),
        ("postal_code", party.postal_code),
        ("country", party.country),
        ("email", party.email),
        ("language", party.language.code()),
    ];
    head.extend(texts.map(|(name, text)| (name, Value::text(text))));
    head
}
