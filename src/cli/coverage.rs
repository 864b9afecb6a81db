//! `coverage`: what has become of every key of a year, and the proof that the sums agree.

use crate::billing::coverage::{self, CustomerCoverage, Entry, Proof, State};
use crate::billing::plan::{Inputs, Scope};
use crate::cli::args::{CoverageArgs, Format};
use crate::cli::context::{Context, Outcome, holdings};
use crate::cli::plan::check;
use crate::cli::sections::{section, titled};
use crate::document::{Column, Value};
use crate::messages::Text;
use crate::money::Net;
use crate::render::RowSink;
use crate::render::json::Json;
use crate::render::people::{gap, note};
use crate::render::table::Table;

const KEY: [Column; 10] = [
    Column::text("customer"),
    Column::text("customer_name"),
    Column::text("contract"),
    Column::text("service"),
    Column::text("charge"),
    Column::text("state"),
    Column::number("wanted_net"),
    Column::number("billed_net"),
    Column::number("open_net"),
    Column::text("invoices"),
];
const BY_STATE: [Column; 5] = [
    Column::text("state"),
    Column::number("keys"),
    Column::number("wanted_net"),
    Column::number("billed_net"),
    Column::number("open_net"),
];

pub(crate) fn run(context: &mut Context<'_>, args: &CoverageArgs) -> Outcome {
    let files = context.read(&args.customers)?;
    let holdings = holdings(&files.register, &files.catalog, args.year)?;
    let scope = Scope { year: args.year, customers: files.customers(&args.customers)?, through: None };
    let inputs = files.inputs(&holdings, &scope);
    check(&inputs)?;
    let proof = match context.format {
        Format::Csv => csv(context, inputs, &args.states)?,
        Format::Json => json(context, inputs, &args.states)?,
        Format::Table => table(context, inputs, &args.states)?,
    };
    context.say_register(&files.register);
    if context.format != Format::Table {
        proof_lines(context, &proof).iter().for_each(|line| context.say_line(line));
    }
    Ok(proof.check()?)
}

/// Lets every customer go by, writes the keys in these states (in any, where none is named), and sums all of them up.
fn fold(inputs: Inputs<'_>, states: &[State], sink: &mut dyn RowSink) -> Outcome<Proof> {
    let mut proof = Proof::of_register(&inputs);
    for customer in coverage::customers(inputs) {
        let customer = customer?;
        proof.add(&customer);
        for entry in customer.entries.iter().filter(|entry| is_shown(entry, states)) {
            write(sink, &customer, entry)?;
        }
    }
    Ok(proof)
}

fn is_shown(entry: &Entry<'_>, states: &[State]) -> bool {
    states.is_empty() || states.contains(&entry.state)
}

fn write(sink: &mut dyn RowSink, customer: &CustomerCoverage<'_>, entry: &Entry<'_>) -> Outcome {
    let invoices = entry.invoices.join(" ");
    Ok(sink.row(&[
        Value::Text(customer.customer),
        Value::text(customer.name),
        Value::text(entry.contract),
        Value::text(entry.service),
        Value::text(entry.key.charge),
        Value::Code(entry.state.code()),
        Value::Net(entry.wanted),
        Value::Net(entry.billed),
        Value::Net(entry.open()),
        Value::text(&invoices),
    ])?)
}

fn csv(context: &mut Context<'_>, inputs: Inputs<'_>, states: &[State]) -> Outcome<Proof> {
    let mut writer = context.csv(&KEY)?;
    let proof = fold(inputs, states, &mut writer)?;
    writer.finish()?;
    Ok(proof)
}

fn json(context: &mut Context<'_>, inputs: Inputs<'_>, states: &[State]) -> Outcome<Proof> {
    let before = [
        ("year", Value::Integer(i64::from(inputs.scope.year))),
        ("currency", Value::Text(&inputs.catalog.currency)),
    ];
    let mut writer = Json::object(&mut *context.out, &before, "keys", &KEY)?;
    let proof = fold(inputs, states, &mut writer)?;
    writer.finish(&[
        ("wanted_net", Value::Net(proof.all.wanted)),
        ("billed_net", Value::Net(proof.all.billed)),
        ("invoices_net", Value::Net(proof.invoices)),
        ("credit_notes_net", Value::Net(proof.credit_notes)),
        ("open_net", Value::Net(proof.all.open())),
        ("planned_net", Value::Net(proof.planned)),
        ("set_aside_net", Value::Net(proof.set_aside)),
        ("orphans_net", Value::Net(proof.orphans())),
    ])?;
    Ok(proof)
}

fn table(context: &mut Context<'_>, inputs: Inputs<'_>, states: &[State]) -> Outcome<Proof> {
    let mut keys = Table::new(&KEY, context.language, context.width).compact();
    let proof = fold(inputs, states, &mut keys)?;
    let by_state = by_state(context, &inputs.catalog.currency, &proof)?;
    titled(context, &context.text(Text::CoverageTitle, &[&inputs.scope.year]), &keys)?;
    section(context, &context.text(Text::ByState, &[]), &by_state)?;
    gap(context.out)?;
    let palette = context.palette();
    for line in proof_lines(context, &proof) {
        note(context.out, &line, &palette)?;
    }
    Ok(proof)
}

/// What the keys of each state come to, states without keys left out.
fn by_state(context: &Context<'_>, currency: &str, proof: &Proof) -> Outcome<Table> {
    let mut table = Table::new(&BY_STATE, context.language, context.width);
    for state in State::ALL {
        let totals = proof.of(state);
        if totals.keys > 0 {
            table.row(&[
                Value::Code(state.code()),
                Value::count(totals.keys),
                Value::Net(totals.wanted),
                Value::Net(totals.billed),
                Value::Net(totals.open()),
            ])?;
        }
    }
    let all = &proof.all;
    let sums = [
        ("keys", Value::count(all.keys)),
        ("wanted_net", Value::Net(all.wanted)),
        ("billed_net", Value::Net(all.billed)),
        ("open_net", Value::Net(all.open())),
    ];
    table.total(&context.text(Text::TotalExclVat, &[&currency]), &sums);
    Ok(table)
}

/// The sums by keys, and the sums by documents that they are.
fn proof_lines(context: &Context<'_>, proof: &Proof) -> [String; 2] {
    let amount = |net: Net| context.number(net);
    let (billed, open) = (amount(proof.all.billed), amount(proof.all.open()));
    let (invoices, credit_notes) = (amount(proof.invoices), amount(proof.credit_notes));
    let (planned, set_aside) = (amount(proof.planned), amount(proof.set_aside));
    let orphans = amount(proof.orphans());
    [
        context.text(Text::BilledProof, &[&billed, &invoices, &credit_notes]),
        context.text(Text::OpenProof, &[&open, &planned, &set_aside, &orphans]),
    ]
}
