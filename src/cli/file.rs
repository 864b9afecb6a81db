//! What `list`, `show` and `add` of the four files have in common.

use crate::cli::context::{Context, Outcome};
use crate::cli::edit::Edit;
use crate::cli::rows::{self, Sheet};
use crate::document::Value;
use crate::language::folded;
use crate::messages::{Counted, Text};
use crate::place::{Code, Problem, Problems};
use crate::store::files::BookFiles;
use crate::store::lock::Lock;
use crate::store::nearest::nearest;
use crate::store::rows::{Kind, Row, for_each};

/// The rows whose column is this id.
pub(crate) struct Choice<'c> {
    pub(crate) column: &'static str,
    pub(crate) id: &'c str,
}

/// Lists the rows that hold a text in any cell, whatever its case and diacritics; every row without a text.
pub(crate) fn list<K: Kind>(context: &mut Context<'_>, title: Text, text: Option<&str>) -> Outcome {
    check::<K>(context, |_| {})?;
    let wanted = text.map(folded);
    print::<K>(context, title, |values| {
        wanted.as_ref().is_none_or(|wanted| values.iter().any(|value| holds(value, wanted)))
    })
}

fn holds(value: &Value<'_>, wanted: &str) -> bool {
    match value {
        Value::Text(text) => folded(text).contains(wanted),
        Value::Code(code) => code.contains(wanted),
        Value::Date(day) => day.to_string().contains(wanted),
        _ => false,
    }
}

/// Shows the rows whose `column` is this id; `unknown` where there are none.
pub(crate) fn show<K: Kind>(
    context: &mut Context<'_>,
    title: Text,
    column: &'static str,
    id: &str,
    unknown: Code,
) -> Outcome {
    let (at, mut found) = (position::<K>(column), false);
    check::<K>(context, |row| found |= row.cells.text(at) == id)?;
    if !found {
        let ids = ids::<K>(context, at);
        let near = nearest(id, ids.iter().map(String::as_str));
        return Err(Problem::error(unknown).with(id).suggest(near).into());
    }
    print_some::<K>(context, title, &Choice { column, id })
}

/// Prints the rows of a choice.
pub(crate) fn print_some<K: Kind>(context: &mut Context<'_>, title: Text, choice: &Choice<'_>) -> Outcome {
    let at = position::<K>(choice.column);
    print::<K>(context, title, |values| values.get(at) == Some(&Value::Text(choice.id)))
}

fn position<K: Kind>(column: &str) -> usize {
    K::COLUMNS.iter().position(|known| known.name == column).unwrap_or(usize::MAX)
}

/// Stops where the file has errors, before anything is printed; `each` sees every row.
fn check<K: Kind>(context: &mut Context<'_>, mut each: impl FnMut(&Row<'_, '_, K>)) -> Outcome {
    let mut problems = Problems::default();
    let mut rows = 0;
    for_each::<K>(&context.files(), &mut problems, |row, _| {
        each(&row);
        rows += 1;
    });
    if problems.has_errors() {
        return Err(problems.into());
    }
    context.tell_read(K::FILE, &[(rows, Counted::Rows)]);
    Ok(())
}

/// Every value of a column of a file.
fn ids<K: Kind>(context: &Context<'_>, column: usize) -> Vec<String> {
    let mut ids = Vec::new();
    for_each::<K>(&context.files(), &mut Problems::default(), |row, _| {
        ids.push(row.cells.text(column).into_owned());
    });
    ids
}

/// Prints the rows that are wanted.
fn print<K: Kind>(context: &mut Context<'_>, title: Text, wanted: impl Fn(&[Value<'_>]) -> bool) -> Outcome {
    let sheet = Sheet::new(context.text(title, &[]), K::COLUMNS);
    let (directory, threads) = (context.book.clone(), context.threads);
    rows::print(context, &sheet, |sink| {
        let mut outcome = Ok(());
        for_each::<K>(&BookFiles::of(&directory).on_threads(threads), &mut Problems::default(), |row, _| {
            let record = row.record();
            let values = record.as_ref().map(K::values).unwrap_or_default();
            if outcome.is_ok() && !values.is_empty() && wanted(&values) {
                outcome = sink.row(&values);
            }
        });
        Ok(outcome?)
    })
}

/// Adds a row to a file of the book.
pub(crate) fn add<K: Kind>(context: &mut Context<'_>, cells: &[(&'static str, &str)]) -> Outcome {
    let _lock = Lock::take(&context.book)?;
    let mut edit = Edit::open::<K>(context)?;
    edit.append(cells);
    edit.save(context)?;
    let id = cells.first().map_or("", |(_, id)| id);
    context.say(Text::Added, &[&id, &K::FILE]);
    Ok(())
}
