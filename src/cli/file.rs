//! What `list`, `show` and `add` of the four files have in common.

use crate::cli::context::{Context, Outcome};
use crate::cli::edit::Edit;
use crate::cli::rows::{self, Sheet};
use crate::document::Value;
use crate::language::folded;
use crate::messages::Text;
use crate::place::{Code, Problem, Problems, nearest};
use crate::render::RowSink;
use crate::store::lock::Lock;
use crate::store::rows::{Kind, for_each};

/// Lists the rows that hold a text in any cell, whatever its case and diacritics; every row without a text.
pub(crate) fn list<K: Kind>(context: &mut Context<'_>, title: Text, text: Option<&str>) -> Outcome {
    let wanted = text.map(folded);
    print::<K>(context, context.text(title, &[]), |values| {
        wanted.as_ref().is_none_or(|wanted| values.iter().any(|value| holds(value, wanted)))
    })?;
    Ok(())
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
    column: &str,
    id: &str,
    unknown: Code,
) -> Outcome {
    let at = K::COLUMNS.iter().position(|known| known.name == column).unwrap_or(0);
    let mut ids = Vec::new();
    let rows = print::<K>(context, context.text(title, &[]), |values| match values[at] {
        Value::Text(text) if text == id => true,
        Value::Text(text) => {
            ids.push(text.to_owned());
            false
        }
        _ => false,
    })?;
    match rows {
        0 => Err(Problem::error(unknown).with(id).suggest(nearest(id, ids.iter().map(String::as_str))).into()),
        _ => Ok(()),
    }
}

/// Prints the rows that are wanted; how many. Nothing is printed of a file with errors.
fn print<K: Kind>(
    context: &mut Context<'_>,
    title: String,
    mut wanted: impl FnMut(&[Value<'_>]) -> bool,
) -> Outcome<u64> {
    let mut problems = Problems::default();
    let mut count = 0;
    let directory = context.book.clone();
    for_each::<K>(&directory, &mut problems, |_, _| {});
    if problems.has_errors() {
        return Err(problems.into());
    }
    rows::print(context, &Sheet::new(title, K::COLUMNS), |sink| {
        let mut outcome = Ok(());
        for_each::<K>(&directory, &mut Problems::default(), |row, _| {
            let values = row.record.as_ref().map(K::values).unwrap_or_default();
            if outcome.is_ok() && !values.is_empty() && wanted(&values) {
                count += 1;
                outcome = sink.row(&values);
            }
        });
        Ok(outcome?)
    })?;
    Ok(count)
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
