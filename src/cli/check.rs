//! `check`: every problem of every file, each with its place and a hint.

use crate::billing::{expectation, plan};
use crate::catalog::Catalog;
use crate::cli::args::Format;
use crate::cli::context::{Context, Failure, Outcome};
use crate::cli::logo;
use crate::cli::rows::{self, Sheet};
use crate::document::{Column, Value};
use crate::messages::{self, Text};
use crate::place::{Excerpt, Place, Problem, Problems};
use crate::render::problems::{Look, summary, write};
use crate::store;
use crate::store::excerpts;
use crate::store::files::{BookFiles, Watch};

const PROBLEM: [Column; 10] = [
    Column::text("file"),
    Column::number("line"),
    Column::text("field"),
    Column::text("severity"),
    Column::text("code"),
    Column::text("message"),
    Column::text("hint"),
    Column::number("column"),
    Column::number("end_column"),
    Column::text("service"),
];

pub(crate) fn run(context: &mut Context<'_>) -> Outcome {
    let problems = find(context);
    match context.format {
        Format::Table => print_for_people(context, &problems)?,
        Format::Csv | Format::Json => print_rows(context, &problems)?,
    }
    if problems.has_errors() { Err(Failure::Said) } else { Ok(()) }
}

/// Everything that is wrong with catalog, book and register, in this order of files.
fn find(context: &mut Context<'_>) -> Problems {
    let mut problems = Problems::default();
    let directory = context.book.clone();
    let files = BookFiles::of(&directory).on_threads(context.threads);
    match context.read_catalog() {
        Ok(catalog) => {
            // What can't be drawn would keep documents from being issued.
            if let Err(Failure::Problems(found)) = logo::read(context, &catalog) {
                problems.extend(found);
            }
            problems.extend(of_book(context, &files, &catalog));
        }
        Err(Failure::Problems(found)) => {
            problems.extend(found);
            problems.extend(store::book::check_without_catalog(&files, context.today));
            problems.extend(store::visits::read(&files, None).1);
        }
        Err(_) => {}
    }
    if let Err(Failure::Problems(found)) = context.read_register() {
        problems.extend(found);
    }
    excerpts::look_up(&mut problems, &files);
    problems
}

/// Everything that is wrong with the book, then the expectations that do not hold.
fn of_book(context: &mut Context<'_>, files: &BookFiles<'_>, catalog: &Catalog) -> Problems {
    let (book, mut problems) = {
        let progress = context.progress(Text::Reading, files.bytes());
        let advance = |bytes| progress.advance(bytes);
        store::book::read(&files.watched(Watch::of(&advance)), catalog, context.today)
    };
    problems.extend(store::visits::read(files, book.as_ref()).1);
    let (expectations, found) = store::expectations::read(files, catalog, book.as_ref());
    let readable = !found.has_errors();
    problems.extend(found);
    if let Some(book) = book.filter(|_| readable) {
        context.tell_book(&book);
        let year = context.today.year();
        problems.extend(plan::missing_prices(catalog, &book, year..=year + 1));
        problems.extend(expectation::check(catalog, &book, &expectations));
    }
    problems
}

fn print_for_people(context: &mut Context<'_>, problems: &Problems) -> Outcome {
    let look = Look { language: context.language, palette: context.palette(), width: context.width };
    write(&mut *context.out, problems, &look)?;
    if problems.errors + problems.warnings == 0 {
        let text = context.text(Text::AllGood, &[]);
        writeln!(context.out, "{text}")?;
    }
    Ok(())
}

fn print_rows(context: &mut Context<'_>, problems: &Problems) -> Outcome {
    let language = context.language;
    let sheet = Sheet::new(String::new(), &PROBLEM);
    rows::print(context, &sheet, |sink| {
        for problem in problems.listed() {
            let (message, hint) = (messages::message(language, problem), messages::hint(language, problem));
            sink.row(&row(problem, &message, &hint))?;
        }
        Ok(())
    })?;
    if let Some(summary) = summary(problems, language) {
        context.say_line(&summary);
    }
    Ok(())
}

fn row<'p>(problem: &'p Problem, message: &'p str, hint: &'p str) -> [Value<'p>; PROBLEM.len()] {
    let place = |part: fn(&'p Place) -> Value<'p>| problem.place.as_ref().map_or(Value::Empty, part);
    let excerpt = problem.place.as_ref().and_then(|place| place.excerpt.as_deref());
    let column = |part: fn(&Excerpt) -> u32| {
        excerpt.map_or(Value::Empty, |excerpt| Value::Integer(i64::from(part(excerpt))))
    };
    [
        place(|place| Value::text(&place.file)),
        place(|place| if place.line > 0 { Value::Integer(i64::from(place.line)) } else { Value::Empty }),
        place(|place| Value::text(&place.field)),
        Value::Code(problem.severity.name()),
        Value::Code(problem.code.name()),
        Value::Text(message),
        Value::text(hint),
        column(|excerpt| excerpt.column),
        column(|excerpt| excerpt.end_column),
        place(|place| place.service().map_or(Value::Empty, Value::Text)),
    ]
}
