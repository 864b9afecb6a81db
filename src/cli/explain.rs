//! `explain`: how every amount came about.

use crate::billing::explain;
use crate::billing::plan::{Inputs, Scope};
use crate::book::{Book, Charge, CustomerIx};
use crate::cli::args::{ExplainArgs, Format};
use crate::cli::context::{Context, Files, Outcome, holdings, holdings_before};
use crate::cli::rows::{self, Sheet};
use crate::cli::verify;
use crate::document::{Column, Document, Explanation, Step, Value};
use crate::messages::Text;
use crate::place::{Code, Problem, Problems};
use crate::render::RowSink;
use crate::render::explanation::note_text;
use crate::render::people::{gap, heading, note, shown};
use crate::render::table::Table;
use crate::store::nearest::nearest;
use crate::store::register::{FrozenInputs, RegisterFiles};
use crate::store::rows::{Cells, Charges, Contracts, Kind, for_each_of};

const STEP: [Column; 11] = [
    Column::number("line"),
    Column::text("customer"),
    Column::number("year"),
    Column::text("contract"),
    Column::text("service"),
    Column::text("charge"),
    Column::number("rule"),
    Column::text("step"),
    Column::number("value"),
    Column::text("place"),
    Column::text("why"),
];
/// What people see of a step; the heading above says the rest.
const SHOWN: [Column; 5] = [
    Column::number("rule"),
    Column::text("step"),
    Column::number("value"),
    Column::text("place"),
    Column::text("why"),
];

pub(crate) fn run(context: &mut Context<'_>, args: &ExplainArgs) -> Outcome {
    let may_be_number = args.year.is_none() && args.service.is_none();
    if let Some(owner) = (!may_be_number).then(|| owner_of(context, &args.what)).flatten() {
        let files = context.read(&[owner])?;
        return explain_agreed(context, &files, args);
    }
    let register = context.read_register()?;
    if let Some(document) = register.find(&args.what).filter(|_| may_be_number) {
        return explain_document(context, &register, &document);
    }
    let (catalog, book) = context.read_book(&[])?;
    explain_agreed(context, &Files { catalog, book, register }, args)
}

/// The id of the customer whose contract or charge this is: of one customer alone nothing but its rows has to be read.
fn owner_of(context: &Context<'_>, what: &str) -> Option<String> {
    fn of_rows<K: Kind>(context: &Context<'_>, [id, customer]: [usize; 2], what: &str) -> Option<String> {
        let mut owner = None;
        // What is wrong with the rows is told when they are read.
        let (files, mut ignored) = (context.files(), Problems::default());
        let is_it = |cells: &Cells<'_, '_>| cells.text(id) == what;
        for_each_of::<K>(&files, &mut ignored, is_it, |row, _| {
            owner.get_or_insert_with(|| row.cells.text(customer).into_owned());
        });
        owner.filter(|owner| !owner.is_empty())
    }
    of_rows::<Contracts>(context, [Contracts::CONTRACT, Contracts::CUSTOMER], what)
        .or_else(|| of_rows::<Charges>(context, [Charges::ID, Charges::CUSTOMER], what))
}

/// Explains a contract or a charge.
fn explain_agreed(context: &mut Context<'_>, files: &Files, args: &ExplainArgs) -> Outcome {
    if let Some(customer) = customer_of(&files.book, &args.what) {
        return explain_contract(context, files, customer, args);
    }
    match charge_of(&files.book, &args.what) {
        Some(charge) => explain_charge(context, files, charge, args.year),
        None => Err(unknown(files, &args.what).into()),
    }
}

fn explain_contract(
    context: &mut Context<'_>,
    files: &Files,
    customer: CustomerIx,
    args: &ExplainArgs,
) -> Outcome {
    let year = args.year.unwrap_or(context.today.year());
    let holdings = holdings(&files.register, &files.catalog, year)?;
    let scope = Scope { year, customers: vec![customer], through: None };
    let inputs = files.inputs(&holdings, &scope);
    let explanations = explain::contract(inputs, customer, &args.what, args.service.as_deref())?;
    match (&args.service, explanations.is_empty()) {
        (Some(service), true) => Err(unknown_service(files, customer, &args.what, service).into()),
        _ => print(context, &files.catalog.currency, &explanations),
    }
}

fn explain_charge(context: &mut Context<'_>, files: &Files, charge: &Charge, year: Option<i32>) -> Outcome {
    let year = year.unwrap_or(charge.date.year());
    let holdings = holdings(&files.register, &files.catalog, year)?;
    let scope = Scope { year, customers: vec![charge.customer], through: None };
    let inputs = files.inputs(&holdings, &scope);
    print(context, &files.catalog.currency, &explain::one_off(inputs, charge)?)
}

/// Explains an issued document from what its run has frozen: places are those of then. Where today's files would make it
/// differently, that is said too.
fn explain_document(context: &mut Context<'_>, register: &RegisterFiles, document: &Document<'_>) -> Outcome {
    let frozen = register.inputs(document.run)?;
    let (catalog, book) = match frozen {
        Some(FrozenInputs { catalog, book }) => (catalog, book),
        None => context.read_book(&[])?,
    };
    let year = document.content.year;
    let holdings = holdings_before(register, year, document.run)?;
    let customer = book.find_customer(document.content.party.id);
    let through = register.run(document.run).and_then(|run| run.through);
    let scope = Scope { year, customers: customer.into_iter().collect(), through };
    let inputs = Inputs { catalog: &catalog, book: &book, holdings: &holdings, scope: &scope };
    print(context, &catalog.currency, &explain::document(inputs, customer, document)?)?;
    if context.format == Format::Table { verify::show_drift_of(context, register, document) } else { Ok(()) }
}

/// Whose contract it is.
fn customer_of(book: &Book, contract: &str) -> Option<CustomerIx> {
    let is_of = |row: &&crate::book::ContractRow| book.text(row.contract) == contract;
    book.contracts().iter().find(is_of).map(|row| row.customer)
}

fn charge_of<'b>(book: &'b Book, id: &str) -> Option<&'b Charge> {
    charges(book).find(|charge| book.text(charge.id) == id)
}

fn charges(book: &Book) -> impl Iterator<Item = &Charge> {
    book.customers().flat_map(|customer| book.charges_of(customer))
}

fn unknown(files: &Files, what: &str) -> Problem {
    let book = &files.book;
    let contracts = book.contracts().iter().map(|row| book.text(row.contract));
    let charges = charges(book).map(|charge| book.text(charge.id));
    let known = contracts.chain(charges).chain(files.register.numbers());
    Problem::error(Code::NothingToExplain).with(what).suggest(nearest(what, known))
}

fn unknown_service(files: &Files, customer: CustomerIx, contract: &str, service: &str) -> Problem {
    let rows = files.book.contracts_of(customer).iter();
    let of_contract = rows.filter(|row| files.book.text(row.contract) == contract);
    let known = of_contract.map(|row| files.catalog.service(row.service).id.as_str());
    Problem::error(Code::UnknownService).with(service).suggest(nearest(service, known))
}

/// Prints explanations: steps under a heading for each line, or a row for each step.
pub(crate) fn print(context: &mut Context<'_>, currency: &str, explanations: &[Explanation<'_>]) -> Outcome {
    if context.format == Format::Table {
        return print_for_people(context, currency, explanations);
    }
    let language = context.language;
    let sheet = Sheet::new(String::new(), &STEP);
    rows::print(context, &sheet, |sink| {
        for (line, explanation) in (1..).zip(explanations) {
            for step in &explanation.steps {
                let (place, why) = (place_text(step), note_text(language, &step.note));
                sink.row(&row(line, explanation, step, &place, &why))?;
            }
        }
        Ok(())
    })
}

fn row<'s>(
    line: i64,
    explanation: &'s Explanation<'_>,
    step: &Step,
    place: &'s str,
    why: &'s str,
) -> [Value<'s>; STEP.len()] {
    [
        Value::Integer(line),
        Value::text(explanation.customer),
        Value::Integer(i64::from(explanation.year)),
        Value::text(explanation.contract),
        Value::text(explanation.service),
        Value::text(explanation.charge),
        rule(step),
        Value::Code(step.kind.code()),
        step.value,
        Value::text(place),
        Value::text(why),
    ]
}

fn rule(step: &Step) -> Value<'static> {
    if step.rule == 0 { Value::Empty } else { Value::Integer(i64::from(step.rule)) }
}

fn place_text(step: &Step) -> String {
    step.place.as_ref().map(ToString::to_string).unwrap_or_default()
}

fn print_for_people(context: &mut Context<'_>, currency: &str, explanations: &[Explanation<'_>]) -> Outcome {
    let palette = context.palette();
    for explanation in explanations {
        let title = title(context, explanation);
        heading(context.out, &title, &palette)?;
        let mut table = Table::new(&SHOWN, context.language, context.width);
        for step in &explanation.steps {
            let (place, why) = (place_text(step), note_text(context.language, &step.note));
            let kind = Value::Code(step.kind.code());
            table.row(&[rule(step), kind, step.value, Value::text(&place), Value::text(&why)])?;
        }
        table.write(context.out, &palette)?;
        gap(context.out)?;
    }
    let amounts = context.text(Text::AmountsIn, &[&currency]);
    Ok(note(context.out, &amounts, &palette)?)
}

/// `C005 S24-001 remote-pc, 2027: Vzdálený přístup – 1 PC = 15,000.00`.
fn title(context: &Context<'_>, explanation: &Explanation<'_>) -> String {
    let Explanation { customer, contract, service, charge, .. } = explanation;
    let key: Vec<&str> =
        [*customer, *contract, *service, *charge].into_iter().filter(|part| !part.is_empty()).collect();
    let net = shown(context.language, &Value::Net(explanation.net));
    let description = match explanation.description.as_str() {
        "" => Text::FilesLessRegister.text(context.language),
        description => description,
    };
    let args: [&dyn std::fmt::Display; 4] = [&key.join(" "), &explanation.year, &description, &net];
    let text = if explanation.reason.is_some() { Text::ExplainTitle } else { Text::ExplainNoLine };
    context.text(text, &args)
}
