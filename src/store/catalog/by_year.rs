//! Values that may change with the calendar year: one value, or a table of years.

use std::collections::BTreeMap;

use crate::catalog::{ByYear, Dated};
use crate::place::{Code, Problem};
use crate::store::catalog::walk::{Entry, Walk};
use crate::store::nearest::nearest;

/// One value for always, or values by the year from which each holds.
pub(super) fn read<T>(
    walk: &mut Walk<'_>,
    entry: &Entry<'_>,
    read_value: impl Fn(&mut Walk<'_>, &Entry<'_>) -> Option<T>,
) -> Option<ByYear<T>> {
    if !entry.is_table() {
        let line = walk.line(entry);
        return read_value(walk, entry).map(|value| ByYear::always(value, line));
    }
    let table = walk.as_table(entry)?;
    let mut from = BTreeMap::new();
    let mut complete = true;
    for (key, entry) in table.entries() {
        let (year, line) = (walk.year_key(key, &entry), walk.line(&entry));
        let dated = read_value(walk, &entry).map(|value| Dated { value, line });
        complete &= year.is_some() && dated.is_some();
        from.extend(year.zip(dated));
    }
    if complete && from.is_empty() {
        walk.refuse(entry, Problem::error(Code::MissingValue));
    }
    (complete && !from.is_empty()).then(|| ByYear::starting(from))
}

/// One of a few words; any other is a problem of this code.
pub(super) fn read_word<T: Copy>(
    walk: &mut Walk<'_>,
    entry: &Entry<'_>,
    all: &[T],
    name: fn(T) -> &'static str,
    code: Code,
) -> Option<T> {
    let word = walk.text(entry)?;
    let known = all.iter().copied().find(|choice| name(*choice) == word);
    if known.is_none() {
        let near = nearest(&word, all.iter().map(|choice| name(*choice)));
        walk.refuse(entry, Problem::error(code).with(&word).suggest(near));
    }
    known
}

/// One of a few words; any other is [`Code::BadChoice`], which lists them.
pub(super) fn read_choice<T: Copy>(
    walk: &mut Walk<'_>,
    entry: &Entry<'_>,
    all: &[T],
    name: fn(T) -> &'static str,
) -> Option<T> {
    let word = walk.text(entry)?;
    let known = all.iter().copied().find(|choice| name(*choice) == word);
    if known.is_none() {
        let near = nearest(&word, all.iter().map(|choice| name(*choice)));
        let names: Vec<&str> = all.iter().map(|choice| name(*choice)).collect();
        let problem = Problem::error(Code::BadChoice).with(&word).with(names.join(", "));
        walk.refuse(entry, problem.suggest(near));
    }
    known
}
