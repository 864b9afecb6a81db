//! The plan for people: the documents, totals by service, what is not issued and why, corrections by cause.

use crate::billing::plan::{CustomerPlan, Detail, Inputs, Orphan};
use crate::cli::context::{Context, Outcome};
use crate::cli::plan::{Making, Summary, fold, gather, steps};
use crate::cli::sections::{section, titled};
use crate::document::{Basis, Cause, Column, Draft, Kind, Line, Reason, Value};
use crate::language::Language;
use crate::messages::{Counted, Text, code_word, counted};
use crate::render::RowSink;
use crate::render::explanation::cause_word;
use crate::render::people::{date, gap, note};
use crate::render::table::Table;

/// The columns of a line as people compare it with the price list.
const LINE: [Column; 10] = [
    Column::text("customer"),
    Column::text("customer_name"),
    Column::text("contract"),
    Column::text("description"),
    Column::number("quantity"),
    Column::number("unit_price"),
    Column::number("discount_percent"),
    Column::number("share"),
    Column::number("net_amount"),
    Column::text("reason"),
];
const BY_SERVICE: [Column; 3] =
    [Column::text("service"), Column::number("lines"), Column::number("net_amount")];
const CORRECTION: [Column; 5] = [
    Column::text("customer"),
    Column::text("description"),
    Column::number("held"),
    Column::number("wanted"),
    Column::text("cause"),
];

/// The tables of a plan in the making.
struct PlanTables {
    language: Language,
    /// The catalog's file.
    catalog: String,
    documents: Table,
    not_issued: Table,
    corrections: Table,
}

/// Prints the plan; what is known of it at the end.
pub(crate) fn print<'a>(context: &mut Context<'_>, inputs: Inputs<'a>) -> Outcome<Summary<'a>> {
    let mut tables = PlanTables::new(context, &inputs);
    let summary = {
        let progress = context.progress(Text::Planning, steps(&inputs));
        let making = Making { threads: context.threads, detail: Detail::Explained, progress: &progress };
        fold(inputs, &making, gather, |plans| plans.drain(..).try_for_each(|customer| tables.add(&customer)))?
    };
    let currency = &inputs.catalog.currency;
    let total = context.text(Text::TotalExclVat, &[currency]);
    tables.documents.total(&total, &[("net_amount", Value::Net(summary.totals.net()))]);
    let orphans = orphans(context, &summary.orphans)?;
    let title = |text| context.text(text, &[]);
    let sections = [
        (title(Text::ByService), by_service(context, &summary)),
        (title(Text::SetAside), tables.not_issued),
        (title(Text::Corrections), tables.corrections),
        (title(Text::Orphans), orphans),
    ];
    titled(context, &context.text(Text::PlanTitle, &[&inputs.scope.year]), &tables.documents)?;
    sections.iter().try_for_each(|(title, table)| section(context, title, table))?;
    gap(context.out)?;
    let (totals, palette) = (totals(context, currency, &summary), context.palette());
    note(context.out, &totals, &palette)?;
    Ok(summary)
}

impl PlanTables {
    fn new(context: &Context<'_>, inputs: &Inputs<'_>) -> Self {
        let table = |columns| Table::new(columns, context.language, context.width).compact();
        Self {
            language: context.language,
            catalog: inputs.catalog.file.to_string(),
            documents: table(&LINE),
            not_issued: table(&LINE),
            corrections: table(&CORRECTION),
        }
    }

    fn add(&mut self, customer: &CustomerPlan<'_>) -> Outcome {
        for draft in &customer.drafts {
            add_document(&mut self.documents, self.language, draft)?;
            self.add_corrections(draft)?;
        }
        for draft in &customer.set_aside {
            add_document(&mut self.not_issued, self.language, draft)?;
        }
        Ok(())
    }

    /// What changed, and where: `another end (contracts.csv:9)`.
    fn cause(&self, cause: Cause) -> String {
        format!("{} ({})", cause_word(cause).text(self.language), cause.place(&self.catalog))
    }

    fn add_corrections(&mut self, draft: &Draft<'_>) -> Outcome {
        for line in &draft.lines {
            let Some(Basis::Difference(basis)) = &line.basis else { continue };
            let causes: Vec<String> = basis.causes.iter().map(|cause| self.cause(*cause)).collect();
            self.corrections.row(&[
                Value::Text(draft.party.id),
                Value::Text(&line.description),
                Value::Net(basis.held),
                Value::Net(basis.wanted),
                Value::Text(&causes.join(", ")),
            ])?;
        }
        Ok(())
    }
}

/// A document's lines; whose it is stands on the first one.
fn add_document(table: &mut Table, language: Language, draft: &Draft<'_>) -> Outcome {
    for (at, line) in draft.lines.iter().enumerate() {
        let only_first = |text| if at == 0 { Value::text(text) } else { Value::Empty };
        let reason = reason(language, draft, line);
        table.row(&[
            only_first(draft.party.id),
            only_first(draft.party.name),
            Value::text(line.contract),
            Value::text(&line.description),
            Value::Quantity(line.quantity),
            Value::UnitPrice(line.unit_price),
            if line.discount.is_zero() { Value::Empty } else { Value::Percent(line.discount) },
            if line.share.is_whole() { Value::Empty } else { Value::Share(line.share) },
            Value::Net(line.net),
            Value::text(&reason),
        ])?;
    }
    Ok(())
}

/// Why the amount is what it is; nothing in the ordinary case.
fn reason(language: Language, draft: &Draft<'_>, line: &Line<'_>) -> String {
    let free_until = match &line.basis {
        Some(Basis::Row(basis)) => basis.free_until,
        _ => None,
    };
    match (line.reason, free_until) {
        (Reason::FreeYear, Some(last)) => Text::FreeUntil.filled(language, &[&date(language, last)]),
        (Reason::Charged, _) if draft.kind == Kind::Invoice => String::new(),
        (reason, _) => code_word(language, reason.code()).to_owned(),
    }
}

fn by_service(context: &Context<'_>, summary: &Summary<'_>) -> Table {
    let mut table = Table::new(&BY_SERVICE, context.language, context.width);
    let charges = context.text(Text::OneOffCharges, &[]);
    for (service, (lines, net)) in &summary.totals.by_service {
        let name = if service.is_empty() { &charges } else { service };
        // A table in memory takes every row.
        let _ = table.row(&[Value::Text(name), Value::count(*lines), Value::Net(*net)]);
    }
    let total = context.text(Text::TotalNet, &[]);
    table.total(&total, &[("net_amount", Value::Net(summary.totals.net()))]);
    table
}

fn orphans(context: &Context<'_>, orphans: &[Orphan<'_>]) -> Outcome<Table> {
    const ORPHAN: [Column; 4] = [
        Column::text("customer"),
        Column::text("number"),
        Column::text("description"),
        Column::number("held"),
    ];
    let mut table = Table::new(&ORPHAN, context.language, context.width);
    for orphan in orphans {
        table.row(&[
            Value::Text(orphan.customer),
            Value::Text(orphan.number),
            Value::Text(&orphan.what()),
            Value::Net(orphan.net),
        ])?;
    }
    Ok(table)
}

/// `17 invoices, 1 credit note: 170,514.50 CZK excl. VAT`.
fn totals(context: &Context<'_>, currency: &str, summary: &Summary<'_>) -> String {
    let language = context.language;
    let invoices = counted(language, summary.totals.invoices, Counted::Invoices);
    let credit_notes = counted(language, summary.totals.credit_notes, Counted::CreditNotes);
    let net = context.number(summary.totals.net());
    context.text(Text::PlanTotals, &[&invoices, &credit_notes, &net, &currency])
}

/// Says the totals on stderr, where stdout is for a script.
pub(crate) fn say_totals(context: &mut Context<'_>, currency: &str, summary: &Summary<'_>) {
    let totals = totals(context, currency, summary);
    context.say_line(&totals);
}
