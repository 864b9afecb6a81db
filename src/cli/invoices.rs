//! `invoices`, `invoice` and `runs`: what was issued.

use crate::cli::args::{Format, InvoiceArgs, InvoicesArgs};
use crate::cli::context::{Context, Outcome};
use crate::cli::document_view;
use crate::cli::export::{descriptor, refuse_issued_elsewhere};
use crate::cli::rows::{self, Sheet};
use crate::cli::vouchers::Vouchers;
use crate::document::rows::{DOCUMENT, ISSUED_LINE, document_row, issued_line_row};
use crate::document::{Column, Document, Value};
use crate::messages::Text;
use crate::parallel::{self, Spare};
use crate::place::{Code, Problem};
use crate::render::RowSink;
use crate::render::csv::Rows;
use crate::render::qr::{qr, terminal};
use crate::store::nearest::nearest;
use crate::store::register::RegisterFiles;

/// The columns of `runs`.
const RUN: [Column; 6] = [
    Column::number("run"),
    Column::date("issued_on"),
    Column::number("documents"),
    Column::number("net_total"),
    Column::text("plan"),
    Column::text("action"),
];

pub(crate) fn list(context: &mut Context<'_>, args: &InvoicesArgs) -> Outcome {
    let register = context.read_register_of(args.customer.as_slice())?;
    let wanted = |document: &Document<'_>| {
        args.year.is_none_or(|year| document.content.year == year)
            && args.customer.as_ref().is_none_or(|id| document.content.party.id == id)
            && args.after_run.is_none_or(|run| document.run > run)
    };
    if args.lines {
        return print_lines_of(context, &register, wanted);
    }
    print_documents(context, &register, wanted)
}

/// The documents that are wanted, a row each.
pub(crate) fn print_documents(
    context: &mut Context<'_>,
    register: &RegisterFiles,
    wanted: impl Fn(&Document<'_>) -> bool,
) -> Outcome {
    let total = context.text(Text::TotalNet, &[]);
    let sheet = Sheet::new(context.text(Text::InvoicesTitle, &[]), &DOCUMENT).sum(&["net_total"], total);
    rows::print(context, &sheet, |sink| {
        for document in register.documents().filter(|document| wanted(document)) {
            sink.row(&document_row(&document))?;
        }
        Ok(())
    })
}

/// The lines of the documents that are wanted, as `cancel` and `invoice` print them too.
pub(crate) fn print_lines_of(
    context: &mut Context<'_>,
    register: &RegisterFiles,
    wanted: impl Fn(&Document<'_>) -> bool + Sync,
) -> Outcome {
    print_lines(context, register.stretches(), |stretch, take| {
        stretch.documents().filter(|document| wanted(document)).try_for_each(take)
    })
}

/// The lines of documents that come in parts, which `documents` hands on one by one, on any thread; where each line is bytes
/// of its own, these are made there too.
pub(crate) fn print_lines<'d, P: Send>(
    context: &mut Context<'_>,
    parts: impl Iterator<Item = P>,
    documents: impl Fn(P, &mut dyn FnMut(Document<'d>) -> Outcome) -> Outcome + Sync,
) -> Outcome {
    if context.format == Format::Csv {
        print_csv_lines(context, parts, documents)
    } else {
        print_gathered_lines(context, parts, documents)
    }
}

fn print_csv_lines<'d, P: Send>(
    context: &mut Context<'_>,
    parts: impl Iterator<Item = P>,
    documents: impl Fn(P, &mut dyn FnMut(Document<'d>) -> Outcome) -> Outcome + Sync,
) -> Outcome {
    context.csv(&ISSUED_LINE)?.finish()?;
    let (dialect, spare) = (context.dialect, Spare::<Vec<u8>>::default());
    let rows = |part| {
        let mut bytes = spare.take().unwrap_or_default();
        let mut rows = Rows::new(&mut bytes, &ISSUED_LINE, dialect);
        documents(part, &mut |document| write_lines(&document, &mut rows))?;
        Outcome::Ok(bytes)
    };
    parallel::in_order(context.threads, parts, rows, |rows| {
        let mut rows = rows?;
        context.out.write_all(&rows)?;
        rows.clear();
        spare.keep(rows);
        Ok(())
    })
}

fn print_gathered_lines<'d, P: Send>(
    context: &mut Context<'_>,
    parts: impl Iterator<Item = P>,
    documents: impl Fn(P, &mut dyn FnMut(Document<'d>) -> Outcome) -> Outcome + Sync,
) -> Outcome {
    let threads = context.threads;
    let gathered = |part| {
        let mut gathered = Vec::new();
        documents(part, &mut |document| {
            gathered.push(document);
            Ok(())
        })?;
        Outcome::Ok(gathered)
    };
    let hidden = ["year", "run", "service", "kind", "unit", "period_start", "period_end"];
    let sheet = Sheet::new(context.text(Text::InvoicesTitle, &[]), &ISSUED_LINE).hide(&hidden);
    rows::print(context, &sheet, |sink| {
        parallel::in_order(threads, parts, gathered, |documents| {
            documents?.iter().try_for_each(|document| write_lines(document, sink))
        })
    })
}

fn write_lines(document: &Document<'_>, sink: &mut (impl RowSink + ?Sized)) -> Outcome {
    let mut lines = document.content.lines.iter();
    Ok(lines.try_for_each(|line| sink.row(&issued_line_row(document, line)))?)
}

pub(crate) fn show(context: &mut Context<'_>, args: &InvoiceArgs) -> Outcome {
    let register = context.read_register()?;
    let wanted = document(&register, &args.number)?;
    if args.qr {
        return print_qr(context, &register, wanted);
    }
    if context.format == Format::Table {
        return document_view::print(context, &wanted);
    }
    print_lines_of(context, &register, |document| document.number == wanted.number)
}

/// The payment of an invoice as a QR code of half blocks.
fn print_qr<'r>(context: &mut Context<'_>, register: &'r RegisterFiles, wanted: Document<'r>) -> Outcome {
    refuse_issued_elsewhere(register, &wanted)?;
    let wanted = [wanted];
    let vouchers = Vouchers::of(register, &wanted)?;
    let voucher = vouchers.voucher(&wanted[0])?;
    let descriptor = descriptor(&voucher)?;
    let modules = qr(&descriptor).ok_or_else(|| Problem::error(Code::CannotWrite).with("QR"))?;
    context.out.write_all(terminal(&modules, context.is_coloured()).as_bytes())?;
    context.say_line(&descriptor);
    Ok(())
}

pub(crate) fn runs(context: &mut Context<'_>) -> Outcome {
    let register = context.read_register()?;
    let sheet = Sheet::new(context.text(Text::RunsTitle, &[]), &RUN);
    rows::print(context, &sheet, |sink| {
        for run in register.runs() {
            sink.row(&[
                Value::Integer(i64::from(run.number)),
                Value::Date(run.issued_on),
                Value::Integer(i64::from(run.documents)),
                Value::Net(run.net_total),
                Value::text(&run.plan),
                Value::Code(run.action.name()),
            ])?;
        }
        Ok(())
    })
}

/// The document with this number.
pub(crate) fn document<'r>(register: &'r RegisterFiles, number: &str) -> Outcome<Document<'r>> {
    let unknown =
        || Problem::error(Code::UnknownNumber).with(number).suggest(nearest(number, register.numbers()));
    Ok(register.find(number).ok_or_else(unknown)?)
}
