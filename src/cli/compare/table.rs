//! What another price list would change, for people: every row, then by service, who pays less and more, and the rows
//! whose own price hides the change.

use super::Comparison;
use crate::billing::compare::{self, Amounts, Cause, Effect};
use crate::book::CustomerIx;
use crate::cli::context::{Context, Outcome};
use crate::cli::sections::{section, titled};
use crate::document::{Column, Value};
use crate::messages::{Counted, Text, counted};
use crate::render::RowSink;
use crate::render::people::{gap, note};
use crate::render::table::Table;

/// Names stand in the tables of customers, prices in the last one.
const ROW: [Column; 7] = [
    Column::text("customer"),
    Column::text("contract"),
    Column::text("service"),
    Column::number("before_net"),
    Column::number("after_net"),
    Column::number("change"),
    Column::text("reason"),
];
const BY_SERVICE: [Column; 5] = [
    Column::text("service"),
    Column::number("rows"),
    Column::number("before_net"),
    Column::number("after_net"),
    Column::number("change"),
];
const CUSTOMER: [Column; 5] = [
    Column::text("customer"),
    Column::text("customer_name"),
    Column::number("before_net"),
    Column::number("after_net"),
    Column::number("change"),
];
const HIDDEN_CHANGE: [Column; 6] = [
    Column::text("customer_name"),
    Column::text("contract"),
    Column::text("service"),
    Column::number("unit_price"),
    Column::number("list_before"),
    Column::number("list_after"),
];

/// Prints the tables.
pub(crate) fn print(context: &mut Context<'_>, comparison: &Comparison<'_>) -> Outcome {
    let title = context.text(Text::CompareTitle, &[&comparison.other.file, &comparison.year]);
    let rows = rows(context, comparison)?;
    titled(context, &title, &rows)?;
    let by_service = by_service(context, comparison)?;
    section(context, &context.text(Text::ByService, &[]), &by_service)?;
    print_customers(context, comparison)?;
    let hidden: Vec<_> = comparison.effects.iter().filter(|it| it.is_hidden_by_own_price()).collect();
    let counted_rows = counted(context.language, hidden.len() as u64, Counted::Rows);
    let hidden = hidden_changes(context, comparison, &hidden)?;
    section(context, &context.text(Text::HiddenByOwnPrice, &[&counted_rows]), &hidden)
}

fn rows(context: &Context<'_>, comparison: &Comparison<'_>) -> Outcome<Table> {
    let mut table = Table::new(&ROW, context.language, context.width).compact();
    let (catalog, book) = (comparison.present.catalog, comparison.present.book);
    for effect in &comparison.effects {
        let [(_, before), (_, after), (_, change)] = columns(&effect.amounts);
        table.row(&[
            Value::Text(book.customer_id(effect.customer)),
            Value::Text(book.text(effect.row.contract)),
            Value::Text(&catalog.service(effect.row.service).id),
            before,
            after,
            change,
            reason(effect.cause),
        ])?;
    }
    let total = context.text(Text::TotalExclVat, &[&comparison.other.currency]);
    table.total(&total, &columns(&comparison.total()));
    Ok(table)
}

/// Nothing where the amounts say it all.
fn reason(cause: Cause) -> Value<'static> {
    match cause {
        Cause::ListPrice | Cause::Unchanged => Value::Empty,
        other => Value::Code(other.code()),
    }
}

fn columns(amounts: &Amounts) -> [(&'static str, Value<'static>); 3] {
    [
        ("before_net", Value::Net(amounts.before)),
        ("after_net", Value::Net(amounts.after)),
        ("change", Value::Net(amounts.change())),
    ]
}

fn by_service(context: &Context<'_>, comparison: &Comparison<'_>) -> Outcome<Table> {
    let mut table = Table::new(&BY_SERVICE, context.language, context.width);
    for (service, sum) in compare::by_service(comparison.present.catalog, &comparison.effects) {
        let [(_, before), (_, after), (_, change)] = columns(&sum.amounts);
        let rows = Value::count(sum.rows);
        table.row(&[Value::Text(service), rows, before, after, change])?;
    }
    table.total(&context.text(Text::TotalNet, &[]), &columns(&comparison.total()));
    Ok(table)
}

/// Who pays less, who pays more, and how many the same.
fn print_customers(context: &mut Context<'_>, comparison: &Comparison<'_>) -> Outcome {
    let customers = compare::by_customer(&comparison.effects);
    for (text, changed) in [(Text::PayLess, &customers.less), (Text::PayMore, &customers.more)] {
        let count = counted(context.language, changed.len() as u64, Counted::Customers);
        let table = changed_customers(context, comparison, changed)?;
        section(context, &context.text(text, &[&count]), &table)?;
    }
    let same = counted(context.language, customers.same, Counted::Customers);
    let (same, palette) = (context.text(Text::PaySame, &[&same]), context.palette());
    gap(context.out)?;
    Ok(note(context.out, &same, &palette)?)
}

fn changed_customers(
    context: &Context<'_>,
    comparison: &Comparison<'_>,
    changed: &[(CustomerIx, Amounts)],
) -> Outcome<Table> {
    let mut table = Table::new(&CUSTOMER, context.language, context.width);
    let mut sum = Amounts::default();
    for (customer, amounts) in changed {
        let party = comparison.present.book.party(*customer);
        let [(_, before), (_, after), (_, change)] = columns(amounts);
        table.row(&[Value::Text(party.id), Value::text(party.name), before, after, change])?;
        sum += *amounts;
    }
    table.total(&context.text(Text::TotalNet, &[]), &columns(&sum));
    Ok(table)
}

fn hidden_changes(
    context: &Context<'_>,
    comparison: &Comparison<'_>,
    hidden: &[&Effect<'_>],
) -> Outcome<Table> {
    let mut table = Table::new(&HIDDEN_CHANGE, context.language, context.width);
    let (catalog, book) = (comparison.present.catalog, comparison.present.book);
    let price = |price: Option<_>| price.map_or(Value::Empty, Value::UnitPrice);
    for effect in hidden {
        table.row(&[
            Value::text(book.party(effect.customer).name),
            Value::Text(book.text(effect.row.contract)),
            Value::Text(&catalog.service(effect.row.service).id),
            price(effect.row.unit_price),
            price(effect.listed_before),
            price(effect.listed_after),
        ])?;
    }
    Ok(table)
}
