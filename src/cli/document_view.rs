//! One issued document for people.

use crate::cli::context::{Context, Outcome};
use crate::document::{Column, Document, Draft, Value};
use crate::messages::{Text, code_word};
use crate::numbering::variable_symbol;
use crate::render::RowSink;
use crate::render::people::{fields, gap, heading};
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
    let facts = facts(document);
    let facts: Vec<_> = facts.iter().map(|(column, value)| (*column, value.shown())).collect();
    fields(context.out, &facts, language, &palette)?;
    gap(context.out)?;
    Ok(lines(context, content)?.write(context.out, &palette)?)
}

fn lines(context: &Context<'_>, content: &Draft<'_>) -> Outcome<Table> {
    let mut table = Table::new(&LINE, context.language, context.width).compact();
    for row in &content.lines {
        table.row(&[
            Value::text(row.contract),
            Value::text(&row.description),
            Value::Date(row.period.first()),
            Value::Date(row.period.last()),
            Value::Quantity(row.quantity),
            Value::UnitPrice(row.unit_price),
            if row.discount.is_zero() { Value::Empty } else { Value::Percent(row.discount) },
            if row.share.is_whole() { Value::Empty } else { Value::Share(row.share) },
            Value::Net(row.net),
        ])?;
    }
    let total = context.text(Text::TotalNet, &[]);
    table.total(&total, &[("net_amount", Value::Net(content.net_total()))]);
    Ok(table)
}

/// What stands above the lines: columns and their values.
fn facts<'d>(document: &'d Document<'_>) -> Vec<(&'static str, Fact<'d>)> {
    let content = &document.content;
    let party = &content.party;
    let town = [party.postal_code, party.city].join(" ");
    vec![
        ("customer", Fact::Words(format!("{} {}", party.id, party.name))),
        ("company_id", Fact::Value(Value::text(party.company_id))),
        ("vat_id", Fact::Value(Value::text(party.vat_id))),
        ("street", Fact::Value(Value::text(party.street))),
        ("city", Fact::Words(town.trim().to_owned())),
        ("corrects", Fact::Value(Value::text(content.corrects))),
        ("note", Fact::Value(Value::text(content.note))),
        ("order_number", Fact::Value(Value::text(content.order_number))),
        ("issued_on", Fact::Value(Value::Date(document.issued_on))),
        ("supplied_on", Fact::Value(document.taxable_supply().map_or(Value::Empty, Value::Date))),
        ("due_on", Fact::Value(Value::Date(document.due_on))),
        ("variable_symbol", Fact::Words(own_symbol(document))),
        ("year", Fact::Value(Value::Integer(content.year.into()))),
        ("run", Fact::Value(Value::Integer(document.run.into()))),
    ]
}

/// The variable symbol; of another system's document nobody knows it.
fn own_symbol(document: &Document<'_>) -> String {
    if document.is_opening() { String::new() } else { variable_symbol(&document.number) }
}

/// A value of the document, or words put together from several.
enum Fact<'d> {
    Value(Value<'d>),
    Words(String),
}

impl Fact<'_> {
    fn shown(&self) -> Value<'_> {
        match self {
            Self::Value(value) => *value,
            Self::Words(words) => Value::text(words),
        }
    }
}
