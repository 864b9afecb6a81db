//! Documents and lines as rows: the stable columns that scripts rely on. Columns only ever get added.

use crate::document::{Column, Document, Draft, Line, Value};

/// The columns of a line of a plan.
pub const LINE: [Column; 18] = [
    Column::text("customer"),
    Column::text("customer_name"),
    Column::text("contract"),
    Column::text("service"),
    Column::text("description"),
    Column::date("period_start"),
    Column::date("period_end"),
    Column::number("quantity"),
    Column::text("unit"),
    Column::number("unit_price"),
    Column::number("discount_percent"),
    Column::number("share"),
    Column::number("net_amount"),
    Column::text("reason"),
    Column::text("kind"),
    Column::text("corrects"),
    Column::text("charge"),
    Column::text("document"),
];

/// A line of a plan as a row of [`LINE`].
pub fn line_row<'a>(draft: &'a Draft<'_>, line: &'a Line<'_>) -> [Value<'a>; LINE.len()] {
    [
        Value::Text(draft.party.id),
        Value::text(draft.party.name),
        Value::text(line.contract),
        Value::text(line.service),
        Value::text(&line.description),
        Value::Date(line.period.first()),
        Value::Date(line.period.last()),
        Value::Quantity(line.quantity),
        Value::text(line.unit),
        Value::UnitPrice(line.unit_price),
        Value::Percent(line.discount),
        Value::Share(line.share),
        Value::Net(line.net),
        Value::Code(line.reason.code()),
        Value::Code(draft.kind.code()),
        Value::text(draft.corrects),
        Value::text(line.charge),
        Value::text(draft.document),
    ]
}

/// The columns of an issued document.
pub const DOCUMENT: [Column; 10] = [
    Column::text("number"),
    Column::text("kind"),
    Column::text("customer"),
    Column::text("customer_name"),
    Column::date("issued_on"),
    Column::date("due_on"),
    Column::number("year"),
    Column::number("net_total"),
    Column::text("corrects"),
    Column::number("run"),
];

/// An issued document as a row of [`DOCUMENT`].
pub fn document_row<'a>(document: &'a Document<'_>) -> [Value<'a>; DOCUMENT.len()] {
    let content = &document.content;
    [
        Value::Text(&document.number),
        Value::Code(content.kind.code()),
        Value::Text(content.party.id),
        Value::text(content.party.name),
        Value::Date(document.issued_on),
        Value::Date(document.due_on),
        Value::Integer(i64::from(content.year)),
        Value::Net(content.net_total()),
        Value::text(content.corrects),
        Value::Integer(i64::from(document.run)),
    ]
}

/// What stands before a line's own columns where it was issued.
const ISSUED: [Column; 5] = [
    Column::text("number"),
    Column::text("kind"),
    Column::date("issued_on"),
    Column::number("year"),
    Column::number("run"),
];
/// Where `kind` stands in [`LINE`]: an issued line has it in front.
const KIND: usize = 14;

/// The columns of an issued line: the document's, then the line's others.
pub const ISSUED_LINE: [Column; ISSUED.len() + LINE.len() - 1] = {
    let mut columns = [ISSUED[0]; ISSUED.len() + LINE.len() - 1];
    let mut at = 0;
    while at < columns.len() {
        columns[at] = match at {
            0..5 => ISSUED[at],
            _ if at - 5 < KIND => LINE[at - 5],
            _ => LINE[at - 4],
        };
        at += 1;
    }
    columns
};

/// A line of an issued document as a row of [`ISSUED_LINE`].
pub fn issued_line_row<'a>(document: &'a Document<'_>, line: &'a Line<'_>) -> [Value<'a>; ISSUED_LINE.len()] {
    let content = &document.content;
    let mut row = [Value::Empty; ISSUED_LINE.len()];
    row[..ISSUED.len()].copy_from_slice(&[
        Value::Text(&document.number),
        Value::Code(content.kind.code()),
        Value::Date(document.issued_on),
        Value::Integer(i64::from(content.year)),
        Value::Integer(i64::from(document.run)),
    ]);
    let own = line_row(content, line);
    row[ISSUED.len()..ISSUED.len() + KIND].copy_from_slice(&own[..KIND]);
    row[ISSUED.len() + KIND..].copy_from_slice(&own[KIND + 1..]);
    row
}
