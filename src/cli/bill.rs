//! `bill`: the plan. Writes nothing.

use std::borrow::Cow;

use crate::billing::plan::{CustomerPlan, Detail, Inputs};
use crate::cli::args::{BillArgs, Format, ScopeArgs};
use crate::cli::context::{Context, Files, Outcome, holdings};
use crate::cli::plan::{Making, Summary, check, fold, gather, scope, shown, steps};
use crate::cli::plan_table;
use crate::document::Value;
use crate::document::rows::{LINE, LineEnd, line_row, line_start};
use crate::messages::Text;
use crate::render::RowSink;
use crate::render::csv::{Dialect, Endings, Rows};
use crate::render::json::Json;

pub(crate) fn run(context: &mut Context<'_>, args: &BillArgs) -> Outcome {
    let files = context.read_for_plan(&args.scope.customers)?;
    let holdings = holdings(&files.register, &files.catalog, args.scope.year)?;
    let scope = scope(&files, &args.scope)?;
    let inputs = Inputs { catalog: &files.catalog, book: &files.book, holdings: &holdings, scope: &scope };
    check(&inputs)?;
    let summary = match context.format {
        Format::Csv => csv(context, inputs)?,
        Format::Json => json(context, inputs)?,
        Format::Table => plan_table::print(context, inputs)?,
    };
    say_summary(context, &files, &args.scope, &summary);
    Ok(())
}

fn write_lines(customer: &CustomerPlan<'_>, sink: &mut impl RowSink) -> Outcome {
    for draft in shown(customer) {
        for line in &draft.lines {
            sink.row(&line_row(draft, line))?;
        }
    }
    Ok(())
}

fn csv<'a>(context: &mut Context<'_>, inputs: Inputs<'a>) -> Outcome<Summary<'a>> {
    let progress = context.progress_beside_data(Text::Planning, steps(&inputs));
    let making = Making { threads: context.threads, detail: Detail::Amounts, progress: &progress };
    context.csv(&LINE)?.finish()?;
    let dialect = context.dialect;
    let add = |lines: &mut Lines<'a>, customer: CustomerPlan<'a>| lines.add(&customer, dialect);
    fold(inputs, &making, add, |lines| {
        context.out.write_all(&lines.rows)?;
        lines.rows.clear();
        Ok(())
    })
}

/// Lines as rows of CSV.
#[derive(Default)]
struct Lines<'a> {
    rows: Vec<u8>,
    endings: Endings<LineEnd<'a>>,
}

impl<'a> Lines<'a> {
    fn add(&mut self, customer: &CustomerPlan<'a>, dialect: Dialect) -> Outcome {
        let mut rows = Rows::new(&mut self.rows, &LINE, dialect);
        for draft in shown(customer) {
            for line in &draft.lines {
                match line.description {
                    Cow::Borrowed(description) => {
                        let end = LineEnd::of(draft, line, description);
                        rows.row_ending(&line_start(draft, line), end, &mut self.endings, LineEnd::row)?;
                    }
                    Cow::Owned(_) => rows.row(&line_row(draft, line))?,
                }
            }
        }
        Ok(())
    }
}

fn json<'a>(context: &mut Context<'_>, inputs: Inputs<'a>) -> Outcome<Summary<'a>> {
    let progress = context.progress_beside_data(Text::Planning, steps(&inputs));
    let before = [
        ("year", Value::Integer(i64::from(inputs.scope.year))),
        ("currency", Value::Text(&inputs.catalog.currency)),
    ];
    let mut writer = Json::object(&mut *context.out, &before, "lines", &LINE)?;
    let making = Making { threads: context.threads, detail: Detail::Amounts, progress: &progress };
    let summary = fold(inputs, &making, gather, |plans| {
        plans.drain(..).try_for_each(|customer| write_lines(&customer, &mut writer))
    })?;
    writer
        .finish(&[("net_total", Value::Net(summary.totals.net())), ("plan", Value::Text(&summary.plan))])?;
    Ok(summary)
}

/// Totals, orphans and the plan's id, on stderr.
fn say_summary(context: &mut Context<'_>, files: &Files, scope: &ScopeArgs, summary: &Summary<'_>) {
    context.say_register(&files.register);
    for orphan in &summary.orphans {
        context.complain(orphan.problem().into());
    }
    if context.format != Format::Table {
        plan_table::say_totals(context, &files.catalog.currency, summary);
    }
    if summary.totals.is_empty() {
        context.say(Text::NothingToInvoiceIn, &[&scope.year]);
    } else if summary.orphans.is_empty() {
        context.say(Text::IssueWith, &[&arguments(scope), &summary.plan]);
    }
}

/// The year and the choices as `issue` takes them: another choice would be another plan.
fn arguments(scope: &ScopeArgs) -> String {
    let customers = scope.customers.iter().map(|id| format!(" --customer {}", quoted(id)));
    let through = scope.through.map(|day| format!(" --through {day}"));
    std::iter::once(scope.year.to_string()).chain(customers).chain(through).collect()
}

/// As a shell takes it for one word.
pub(crate) fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/');
    if word.chars().all(plain) { word.to_owned() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}
