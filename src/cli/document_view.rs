//! One issued document for people.

use crate::cli::context::{Context, Outcome};
use crate::document::{Column, Document, Value};
use crate::messages::{Text, code_word, column_heading};
use crate::money::Share;
use crate::numbering::variable_symbol;
use crate::render::RowSink;
use crate::render::people::{date, gap, heading, line};
use crate::render::table::Table;

const LINE: [Column; 9] = [
    Column::text("contract"),
    Column::text("description"),
    Column::date("period_start"),
    Column::date("period_end"),
    Column::number("quantity"),
    Column::number("unit_price"),
    Column::number("discount_percent"),
    Column::number("share"),
    Column::number("net_amount"),
];

/// Prints who, when and what.
pub(crate) fn print(context: &mut Context<'_>, document: &Document<'_>) -> Outcome {
    let (language, content) = (context.language, &document.content);
    let kind = code_word(language, content.kind.code());
    let palette = context.palette();
    let title = context.text(Text::DocumentTitle, &[&kind, &document.number]);
    heading(context.out, &title, &palette)?;
    for (name, value) in facts(context, document) {
        if !value.is_empty() {
            line(context.out, &format!("{}: {value}", column_heading(language, name)))?;
        }
    }
    gap(context.out)?;
    let mut table = Table::new(&LINE, language, context.width).compact();
    for row in &content.lines {
        table.row(&[
            Value::text(row.contract),
            Value::text(&row.description),
            Value::Date(row.period.first()),
            Value::Date(row.period.last()),
            Value::Quantity(row.quantity),
            Value::UnitPrice(row.unit_price),
            if row.discount.is_zero() { Value::Empty } else { Value::Percent(row.discount) },
            if row.share == Share::WHOLE { Value::Empty } else { Value::Share(row.share) },
            Value::Net(row.net),
        ])?;
    }
    let total = context.text(Text::TotalNet, &[]);
    table.total(&total, &[("net_amount", Value::Net(content.net_total()))]);
    Ok(table.write(context.out, &palette)?)
}

/// What stands above the lines: name of the column and value.
fn facts(context: &Context<'_>, document: &Document<'_>) -> Vec<(&'static str, String)> {
    let (language, content) = (context.language, &document.content);
    let party = &content.party;
    vec![
        ("customer", format!("{} {}", party.id, party.name)),
        ("company_id", party.company_id.to_owned()),
        ("vat_id", party.vat_id.to_owned()),
        ("street", party.street.to_owned()),
        ("city", [party.postal_code, party.city].join(" ").trim().to_owned()),
        ("corrects", content.corrects.to_owned()),
        ("note", content.note.to_owned()),
        ("order_number", content.order_number.to_owned()),
        ("issued_on", date(language, document.issued_on)),
        ("due_on", date(language, document.due_on)),
        ("variable_symbol", variable_symbol(&document.number)),
        ("year", content.year.to_string()),
        ("run", document.run.to_string()),
    ]
}
