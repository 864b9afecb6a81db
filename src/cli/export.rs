//! `export`: issued documents as paper and as files of accounting systems, with a list of them for a mail merge.

mod file;
mod index;

use crate::cli::args::ExportArgs;
use crate::cli::context::{Context, Failure, Outcome};
pub(crate) use crate::cli::export::file::descriptor;
use crate::cli::export::file::{Exporter, File};
use crate::cli::export::index::{INDEX, Row};
use crate::cli::invoices::document;
use crate::cli::rows::{self, Sheet};
use crate::cli::vouchers::Vouchers;
use crate::document::Document;
use crate::messages::{Counted, Text, counted};
use crate::parallel;
use crate::place::{Code, Place, Problem, Problems};
use crate::register::{Action, DIRECTORY, run_file};
use crate::store::export::{Archive, Export};
use crate::store::register::RegisterFiles;

pub(crate) fn run(context: &mut Context<'_>, args: &ExportArgs) -> Outcome {
    let register = context.read_register()?;
    refuse_unknown_run(&register, args)?;
    let chosen = chosen(&register, args)?;
    if let (Some(year), []) = (args.year, chosen.as_slice()) {
        context.say(Text::NoDocumentsOfYear, &[&year]);
    }
    let vouchers = Vouchers::of(&register, &chosen)?;
    let exporter = Exporter::new(&vouchers, args.export_as, context.dialect);
    let (documents, problems) = exportable(&exporter, chosen, args);
    if documents.is_empty() && problems.has_errors() {
        return Err(problems.into());
    }
    let rows = match args.zip {
        true => into_archive(context, args, &exporter, &documents)?,
        false => into_directory(context, args, &exporter, &documents)?,
    };
    print(context, &rows)?;
    if problems.has_errors() { Err(problems.into()) } else { Ok(()) }
}

/// A run that was asked for must be there.
fn refuse_unknown_run(register: &RegisterFiles, args: &ExportArgs) -> Result<(), Problem> {
    let Some(run) = args.run.filter(|run| register.run(*run).is_none()) else { return Ok(()) };
    let last = register.runs().last().map_or(0, |run| run.number);
    Err(Problem::error(Code::UnknownRun).with(run).with(last).at(Place::file(DIRECTORY)))
}

/// The documents that were asked for, in the order of the register. Those named by number must be there.
fn chosen<'r>(register: &'r RegisterFiles, args: &ExportArgs) -> Outcome<Vec<Document<'r>>> {
    for number in &args.numbers {
        refuse_issued_elsewhere(register, &document(register, number)?)?;
    }
    let wanted = |document: &Document<'_>| {
        (args.numbers.is_empty() || args.numbers.iter().any(|number| *number == document.number))
            && args.year.is_none_or(|year| document.content.year == year)
            && args.run.is_none_or(|run| document.run == run)
            && args.after_run.is_none_or(|run| document.run > run)
            && !is_issued_elsewhere(register, document.run)
    };
    Ok(register.documents().filter(wanted).collect())
}

/// Whether a run only notes what another system has issued.
fn is_issued_elsewhere(register: &RegisterFiles, run: u32) -> bool {
    register.run(run).is_some_and(|run| run.action == Action::Import)
}

/// What another system has issued is no document of this one.
pub(crate) fn refuse_issued_elsewhere(
    register: &RegisterFiles,
    document: &Document<'_>,
) -> Result<(), Problem> {
    if !is_issued_elsewhere(register, document.run) {
        return Ok(());
    }
    let place = Place::file(run_file(document.run));
    Err(Problem::error(Code::IssuedElsewhere).at(place).with(&document.number))
}

/// The documents that the format can show, and why others are left out: one that can't be shown must not keep the rest from
/// being handed on. A document with nothing to pay has no payment descriptor, which is told only where it was named.
fn exportable<'r>(
    exporter: &Exporter<'_, 'r>,
    chosen: Vec<Document<'r>>,
    args: &ExportArgs,
) -> (Vec<Document<'r>>, Problems) {
    let mut problems = Problems::default();
    let mut documents = Vec::with_capacity(chosen.len());
    for document in chosen {
        let mut found = exporter.problems(&document);
        if found.is_empty() {
            documents.push(document);
        }
        found.retain(|problem| problem.code != Code::NothingToPay || !args.numbers.is_empty());
        found.into_iter().for_each(|problem| problems.push(problem));
    }
    (documents, problems)
}

/// A file for each document, and the list of them.
fn into_directory(
    context: &mut Context<'_>,
    args: &ExportArgs,
    exporter: &Exporter<'_, '_>,
    documents: &[Document<'_>],
) -> Outcome<Vec<Row>> {
    let mut export = Export::begin(&args.out)?;
    let rows = each(context, exporter, documents, |file| export.put(&file.name, &file.bytes).map(|_| ()))?;
    let same = export.same();
    let new = export.finish(INDEX, &index::fresh(&rows, context.dialect)?)?;
    let [new, same] = [new, same].map(|files| counted(context.language, files as u64, Counted::Files));
    context.say(Text::Exported, &[&args.out.display(), &new, &same]);
    Ok(rows)
}

/// All files and their list in one archive, called after the format.
fn into_archive(
    context: &mut Context<'_>,
    args: &ExportArgs,
    exporter: &Exporter<'_, '_>,
    documents: &[Document<'_>],
) -> Outcome<Vec<Row>> {
    let name = format!("{}.zip", args.export_as.name());
    let mut archive = Archive::begin(&args.out, &name)?;
    let rows = each(context, exporter, documents, |file| archive.put(&file.name, &file.bytes))?;
    archive.put(INDEX, &index::fresh(&rows, context.dialect)?)?;
    archive.finish()?;
    let files = counted(context.language, rows.len() as u64, Counted::Files);
    context.say(Text::ExportedArchive, &[&args.out.join(&name).display(), &files]);
    Ok(rows)
}

/// Makes the file of every document, on all threads, and hands them over in their order. Warnings are told.
fn each(
    context: &mut Context<'_>,
    exporter: &Exporter<'_, '_>,
    documents: &[Document<'_>],
    mut put: impl FnMut(&File) -> Result<(), Problem>,
) -> Outcome<Vec<Row>> {
    let mut rows = Vec::with_capacity(documents.len());
    let mut warnings = Problems::default();
    let progress = context.progress(Text::Exporting, documents.len() as u64);
    parallel::in_order(
        context.threads,
        documents.iter(),
        |document| exporter.file(document),
        |file| {
            let file: File = file?;
            put(&file)?;
            progress.advance(1);
            file.warnings.into_iter().for_each(|warning| warnings.push(warning));
            rows.push(file.row);
            Ok::<_, Failure>(())
        },
    )?;
    drop(progress);
    if warnings.warnings > 0 {
        context.complain(warnings);
    }
    Ok(rows)
}

fn print(context: &mut Context<'_>, rows: &[Row]) -> Outcome {
    let hidden = ["customer", "language", "variable_symbol"];
    let sheet = Sheet::new(context.text(Text::ExportTitle, &[]), &index::COLUMNS).hide(&hidden);
    rows::print(context, &sheet, |sink| Ok(rows.iter().try_for_each(|row| sink.row(&row.values()))?))
}
