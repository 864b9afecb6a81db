//! What an inflation clause would write, what that means, and the writing of it.

use crate::billing::compare::Side;
use crate::billing::uplift::{self, Clause, Effect, Outlook, Rises};
use crate::book::{Book, CONTRACTS};
use crate::calendar::Day;
use crate::catalog::{Catalog, ServiceIx};
use crate::cli::args::{Format, UpliftArgs};
use crate::cli::context::{Context, Failure, Outcome, holdings};
use crate::cli::contract::{Cells, continue_row};
use crate::cli::edit::Edit;
use crate::cli::rows::{self, Sheet};
use crate::document::{Column, Value};
use crate::messages::{Counted, Text, counted};
use crate::money::Net;
use crate::place::{Code, Problem, Problems};
use crate::render::RowSink;
use crate::render::people::gap;
use crate::store;
use crate::store::catalog::{CATALOG, prices};
use crate::store::files::BookFiles;
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

/// What would be written, and what it means.
pub(super) struct Plan<'a> {
    catalog: &'a Catalog,
    book: &'a Book,
    rises: &'a Rises<'a>,
    new_catalog: Catalog,
    effects: Vec<Effect<'a>>,
    pub(super) id: String,
}

impl<'a> Plan<'a> {
    /// The year under the files as they are and as they would be, which are checked; and the contracts, to be written.
    pub(super) fn make(
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
    pub(super) fn invoiced(&self, context: &mut Context<'_>, year: i32) -> Outcome<Problems> {
        let register = context.read_register()?;
        let holdings = holdings(&register, self.catalog, year)?;
        let side = Side { catalog: self.catalog, book: self.book };
        let invoiced = uplift::invoiced(&self.effects, side, &holdings);
        let changes: Vec<Net> = invoiced.iter().map(|effect| effect.amounts.change()).collect();
        if changes.is_empty() {
            return Ok(Problems::default());
        }
        let (rows, difference) = (changes.len(), changes.into_iter().sum::<Net>());
        let warning = Problem::warning(Code::UpliftInvoiced).with(year).with(rows).with(difference);
        Ok(warning.into())
    }

    pub(super) fn show(&self, context: &mut Context<'_>, args: &UpliftArgs, clause: &Clause) -> Outcome {
        if context.format == Format::Table && self.rises.list.is_empty() && self.effects.is_empty() {
            return Ok(());
        }
        let raise = context.number(clause.raise());
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
    pub(super) fn say_decided(&self, context: &mut Context<'_>, year: i32) {
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
    pub(super) fn write(&self, context: &mut Context<'_>, contracts: Edit) -> Outcome {
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
