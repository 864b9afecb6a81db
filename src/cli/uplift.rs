//! `uplift`: next year's prices by an inflation clause, shown as a plan and written by its id.

use crate::billing::compare::Side;
use crate::billing::uplift::{self, Clause, Effect, Outlook, Rises};
use crate::book::{Book, CONTRACTS};
use crate::calendar::Day;
use crate::catalog::{Catalog, ServiceIx};
use crate::cli::args::{Format, UpliftArgs};
use crate::cli::bill::quoted;
use crate::cli::context::{Context, Failure, Outcome, holdings};
use crate::cli::contract;
use crate::cli::contract_change::{Cells, continue_row};
use crate::cli::edit::Edit;
use crate::cli::rows::{self, Sheet};
use crate::document::{Column, Value};
use crate::messages::{Counted, Text, counted, localized};
use crate::money::{Net, Quantity, UnitPrice};
use crate::place::{Code, Problem, Problems};
use crate::render::RowSink;
use crate::render::people::gap;
use crate::store;
use crate::store::catalog::{CATALOG, prices};
use crate::store::files::BookFiles;
use crate::store::lock::Lock;
use crate::store::rows::Contracts;

/// The columns of a price that rises: of the price list without a customer, then of each contract row.
const RISE: [Column; 10] = [
    Column::text("customer"),
    Column::text("customer_name"),
    Column::text("contract"),
    Column::text("service"),
    Column::text("source"),
    Column::number("before_price"),
    Column::number("after_price"),
    Column::number("before_net"),
    Column::number("after_net"),
    Column::number("change"),
];

pub(crate) fn run(context: &mut Context<'_>, args: &UpliftArgs) -> Outcome {
    let _lock = args.plan.as_ref().map(|_| Lock::take(&context.book)).transpose()?;
    let (catalog, book) = context.read_book(&[])?;
    if context.catalog.is_some() || &*catalog.file != CATALOG {
        return Err(Problem::error(Code::CatalogNotOwn).into());
    }
    // A slip in an id would raise what should stay.
    args.keep.iter().try_for_each(|id| contract::rows(&book, id).map(|_| ()))?;
    let clause = clause(args);
    let rises = uplift::rises(&catalog, &book, args.year, &clause, &args.keep)?;
    let (plan, contracts) = Plan::make(context, &catalog, &book, args, &rises)?;
    let invoiced = plan.invoiced(context, args.year)?;
    let is_empty = rises.list.is_empty() && rises.rows.is_empty();
    if let Some(id) = args.plan.as_ref().filter(|id| **id != plan.id && !is_empty) {
        return Err(Problem::error(Code::UpliftChanged).with(id).with(&plan.id).into());
    }
    let is_confirmed = args.plan.is_some() && !is_empty;
    if is_confirmed {
        plan.write(context, contracts)?;
    }
    plan.show(context, args, &clause)?;
    plan.say_decided(context, args.year);
    context.complain(invoiced);
    if is_empty {
        say_why_nothing(context, &clause);
    } else if !is_confirmed {
        context.say(Text::UpliftWith, &[&command(args, &plan.id)]);
    }
    Ok(())
}

/// What new prices are multiples of where nothing is said.
const HUNDREDTH: UnitPrice = UnitPrice::from_ten_thousandths(100);

fn clause(args: &UpliftArgs) -> Clause {
    let step = args.round.unwrap_or(HUNDREDTH);
    Clause { percent: args.percent, threshold: args.threshold, cap: args.cap, step }
}

/// What would be written, and what it means.
struct Plan<'a> {
    catalog: &'a Catalog,
    book: &'a Book,
    rises: &'a Rises<'a>,
    new_catalog: Catalog,
    effects: Vec<Effect<'a>>,
    id: String,
}

impl<'a> Plan<'a> {
    /// The year under the files as they are and as they would be, which are checked; and the contracts, to be written.
    fn make(
        context: &mut Context<'_>,
        catalog: &'a Catalog,
        book: &'a Book,
        args: &UpliftArgs,
        rises: &'a Rises<'a>,
    ) -> Outcome<(Self, Edit)> {
        let list: Vec<_> = rises.list.iter().map(|(service, rise)| (*service, rise.after)).collect();
        let new_catalog = prices::raised(catalog, args.year, &list)?;
        let contracts = raise_rows(context, rises, args.year)?;
        let content = contracts.content()?;
        let directory = context.book.clone();
        let files = BookFiles::of(&directory).with(CONTRACTS, &content);
        let (new_book, problems) = store::book::read(&files, &new_catalog, context.today);
        let Some(new_book) = new_book else {
            context.complain_of(&files, problems);
            context.say(Text::NothingWritten, &[]);
            return Err(Failure::Said);
        };
        let after = Side { catalog: &new_catalog, book: &new_book };
        let Outlook { effects, plan: id } = uplift::outlook(Side { catalog, book }, after, args.year)?;
        Ok((Self { catalog, book, rises, new_catalog, effects, id }, contracts))
    }

    /// A warning where invoices of the year stand already whose rows would be dearer.
    fn invoiced(&self, context: &mut Context<'_>, year: i32) -> Outcome<Problems> {
        let register = context.read_register()?;
        let holdings = holdings(&register, self.catalog, year)?;
        let side = Side { catalog: self.catalog, book: self.book };
        let invoiced = self.effects.iter().filter(|effect| effect.is_invoiced(side, &holdings));
        let changes: Vec<Net> = invoiced.map(|effect| effect.amounts.change()).collect();
        if changes.is_empty() {
            return Ok(Problems::default());
        }
        let (rows, difference) = (changes.len(), changes.into_iter().sum::<Net>());
        let warning = Problem::warning(Code::UpliftInvoiced).with(year).with(rows).with(difference);
        Ok(warning.into())
    }

    fn show(&self, context: &mut Context<'_>, args: &UpliftArgs, clause: &Clause) -> Outcome {
        if context.format == Format::Table && self.rises.list.is_empty() && self.effects.is_empty() {
            return Ok(());
        }
        let raise = localized(context.language, &clause.raise().to_string());
        let title = context.text(Text::UpliftTitle, &[&args.year, &raise]);
        let total = context.text(Text::TotalExclVat, &[&self.catalog.currency]);
        if context.format == Format::Table && !self.rises.list.is_empty() {
            let sheet = Sheet::new(context.text(Text::UpliftListTitle, &[&args.year]), &RISE);
            rows::print(context, &sheet, |sink| self.list(sink))?;
            gap(context.out)?;
        }
        let with_list = context.format != Format::Table;
        let sheet = Sheet::new(title, &RISE).sum(&["before_net", "after_net", "change"], total);
        rows::print(context, &sheet, |sink| {
            if with_list {
                self.list(sink)?;
            }
            self.effects.iter().try_for_each(|effect| Ok(sink.row(&self.row(effect))?))
        })
    }

    fn list(&self, sink: &mut dyn RowSink) -> Outcome {
        for (service, rise) in &self.rises.list {
            let mut row = [Value::Empty; RISE.len()];
            row[3] = Value::Text(&self.catalog.service(*service).id);
            row[4] = Value::Code("list-price");
            row[5] = Value::UnitPrice(rise.before);
            row[6] = Value::UnitPrice(rise.after);
            sink.row(&row)?;
        }
        Ok(())
    }

    fn row(&self, effect: &Effect<'_>) -> [Value<'a>; RISE.len()] {
        let party = self.book.party(effect.customer);
        [
            Value::Text(party.id),
            Value::text(party.name),
            Value::Text(self.book.text(effect.row.contract)),
            Value::Text(&self.catalog.service(effect.row.service).id),
            Value::Code(if effect.row.unit_price.is_some() { "own-price" } else { "list-price" }),
            Value::UnitPrice(effect.price.before),
            Value::UnitPrice(effect.price.after),
            Value::Net(effect.amounts.before),
            Value::Net(effect.amounts.after),
            Value::Net(effect.amounts.change()),
        ]
    }

    /// Which prices stay as they are written.
    fn say_decided(&self, context: &mut Context<'_>, year: i32) {
        let ids = |services: &[ServiceIx]| {
            let ids = services.iter().map(|service| self.catalog.service(*service).id.as_str());
            ids.collect::<Vec<_>>().join(", ")
        };
        if !self.rises.decided.is_empty() {
            context.say(Text::UpliftDecided, &[&ids(&self.rises.decided), &year]);
        }
    }

    /// Writes the catalog, then the contracts. What a crash leaves between the two is a catalog with next year's prices: what would
    /// be written is still the same then, and so is the plan's id, so that the same command writes the rest.
    fn write(&self, context: &mut Context<'_>, contracts: Edit) -> Outcome {
        let counts = [self.rises.list.len(), self.rises.rows.len()].map(|count| count as u64);
        if !self.rises.list.is_empty() {
            prices::replace(&context.book, self.catalog, &self.new_catalog)?;
            let services = counted(context.language, counts[0], Counted::Services);
            context.say(Text::WrittenTo, &[&CATALOG, &services]);
        }
        if !self.rises.rows.is_empty() {
            contracts.write()?;
            let rows = counted(context.language, counts[1], Counted::Rows);
            context.say(Text::WrittenTo, &[&CONTRACTS, &rows]);
        }
        Ok(())
    }
}

/// `contracts.csv` with every row that has a price of its own ended with the year before, and going on at the new price.
fn raise_rows(context: &Context<'_>, rises: &Rises<'_>, year: i32) -> Outcome<Edit> {
    let mut edit = Edit::open::<Contracts>(context)?;
    let cells = Cells::of_rows(context, rises.rows.iter().map(|(row, _)| row.line));
    for (row, rise) in &rises.rows {
        let new = [("unit_price", rise.after.to_string())];
        continue_row(row, cells.of(row.line), &new, Day::first_of(year), &mut edit);
    }
    Ok(edit)
}

fn say_why_nothing(context: &mut Context<'_>, clause: &Clause) {
    let language = context.language;
    match clause.threshold.filter(|threshold| clause.percent <= *threshold) {
        Some(threshold) => {
            let [percent, threshold] =
                [clause.percent, threshold].map(|percent| localized(language, &percent.to_string()));
            context.say(Text::BelowThreshold, &[&percent, &threshold]);
        }
        None => context.say(Text::NothingToRaise, &[]),
    }
}

/// The command that writes this plan.
fn command(args: &UpliftArgs, id: &str) -> String {
    let percent =
        |name: &str, value: Option<_>| value.map(|value| format!(" --{name} {value}")).unwrap_or_default();
    let plain = |step: UnitPrice| Quantity::from_ten_thousandths(step.ten_thousandths());
    let round = args.round.map(|step| format!(" --round {}", plain(step))).unwrap_or_default();
    let keep: String = args.keep.iter().map(|contract| format!(" --keep {}", quoted(contract))).collect();
    format!(
        "annum uplift {} --percent {}{}{}{round}{keep} --plan {id}",
        args.year,
        args.percent,
        percent("threshold", args.threshold),
        percent("cap", args.cap),
    )
}
