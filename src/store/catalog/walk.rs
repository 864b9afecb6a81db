//! A walk through a TOML text: its tables and values with their places, read as what the catalog wants of them.

mod table;
mod values;

use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::place::{Code, Excerpt, LISTED_PER_FILE, Place, Problem, Problems};
use crate::store::nearest::nearest;

pub(super) use table::{Entry, Key, Path, Table};

/// A walk through a TOML text, noting problems on the way.
pub(super) struct Walk<'f> {
    file: &'f str,
    source: &'f str,
    /// Where each line ends, to find the line of a byte.
    line_ends: Vec<usize>,
    /// Lines that are not TOML: what stands there was said already.
    broken_lines: BTreeSet<u32>,
    problems: Vec<Problem>,
}

impl<'f> Walk<'f> {
    pub(super) fn new(file: &'f str, source: &'f str) -> Self {
        let line_ends = source.match_indices('\n').map(|(at, _)| at).collect();
        Self { file, source, line_ends, broken_lines: BTreeSet::new(), problems: Vec::new() }
    }

    pub(super) fn file(&self) -> &'f str {
        self.file
    }

    pub(super) fn source(&self) -> &'f str {
        self.source
    }

    /// The problems in the order of lines. In a broken text a key may be missing only because its line was not understood.
    pub(super) fn into_problems(mut self) -> Problems {
        if !self.broken_lines.is_empty() {
            let broken = |problem: &Problem| {
                problem.place.as_ref().is_some_and(|place| self.broken_lines.contains(&place.line))
            };
            self.problems.retain(|problem| {
                problem.code == Code::TomlSyntax || !(problem.code == Code::MissingKey || broken(problem))
            });
        }
        let mut problems = Problems::default();
        self.problems.into_iter().for_each(|problem| problems.push(problem));
        problems.sort_by_line();
        problems
    }

    fn line_at(&self, byte: usize) -> u32 {
        let line = self.line_ends.partition_point(|end| *end < byte) + 1;
        u32::try_from(line).unwrap_or(u32::MAX)
    }

    /// Whether a problem of now will be listed: only then is it worth looking for what was meant.
    pub(super) fn is_listing(&self) -> bool {
        self.problems.len() < LISTED_PER_FILE
    }

    /// The line of a value.
    pub(super) fn line(&self, entry: &Entry<'_>) -> u32 {
        self.line_at(entry.span.start)
    }

    /// The line where a table begins.
    pub(super) fn line_of_table(&self, table: &Table<'_>) -> u32 {
        self.line_at(table.span.start)
    }

    /// Where bytes of the text stand. Showing them is worth the while only for what is listed.
    pub(super) fn place(&self, span: Range<usize>, path: Path<'_>) -> Place {
        let line = self.line_at(span.start);
        let place = Place::line(self.file.to_owned(), line).field(path.keys);
        if !self.is_listing() {
            return place;
        }
        let line_start = line.checked_sub(2).and_then(|above| self.line_ends.get(above as usize));
        let line_start = line_start.map_or(0, |end| end + 1);
        let text = self.source.get(line_start..).unwrap_or_default();
        let excerpt = Excerpt::of(text, line, span.start - line_start..span.end - line_start);
        place.showing(excerpt.of_service(path.id))
    }

    /// Notes something wrong with a value.
    pub(super) fn refuse(&mut self, entry: &Entry<'_>, problem: Problem) {
        let place = self.place(entry.span(), entry.path.clone());
        self.problems.push(problem.at(place));
    }

    /// Notes something wrong with the key of a value.
    fn refuse_key(&mut self, key: &Key<'_>, entry: &Entry<'_>, problem: Problem) {
        let place = self.place(key.span(), entry.path.clone());
        self.problems.push(problem.at(place));
    }

    /// The value as it is written.
    fn written(&self, entry: &Entry<'_>) -> &'f str {
        self.source.get(entry.span.clone()).unwrap_or_default()
    }

    /// Notes what the parser says.
    pub(super) fn syntax(&mut self, fault: &toml::de::Error) {
        let span = fault.span().unwrap_or_default();
        let line = self.line_at(span.start);
        // What follows on a line that is broken already is seldom another mistake.
        if !self.broken_lines.insert(line) {
            return;
        }
        let place = self.place(span, Path::default());
        self.problems.push(Problem::error(Code::TomlSyntax).at(place).with(fault.message()));
    }

    fn wrong_type<T>(&mut self, entry: &Entry<'_>, expected: &str) -> Option<T> {
        self.refuse(entry, Problem::error(Code::WrongType).with(expected));
        None
    }

    /// The table, after its unknown keys were noted.
    pub(super) fn known_keys<'t>(&mut self, mut table: Table<'t>, known: &[&'static str]) -> Table<'t> {
        for key in table.entries.into_iter().flat_map(DeTable::keys) {
            if known.contains(&&**key.get_ref()) {
                continue;
            }
            let near = nearest(key.get_ref(), known.iter().copied());
            let place = self.place(key.span(), table.path.of_key(key.get_ref()));
            let problem = Problem::error(Code::UnknownKey).at(place).with(key.get_ref());
            self.problems.push(problem.suggest(near));
            table.misspelt.extend(near);
        }
        table
    }

    /// The value of a key that must be there.
    pub(super) fn required<'t>(&mut self, table: &Table<'t>, key: &'static str) -> Option<Entry<'t>> {
        let entry = table.entry(key);
        if entry.is_none() && !table.misspelt.contains(&key) {
            let place = self.place(table.span.clone(), table.path.of_key(key));
            self.problems.push(Problem::error(Code::MissingKey).at(place).with(key));
        }
        entry
    }

    /// The table of a key, after its unknown keys were noted; without entries where there is none.
    pub(super) fn table<'t>(&mut self, parent: &Table<'t>, key: &str, known: &[&'static str]) -> Table<'t> {
        let none =
            || Table { entries: None, path: parent.path.of_key(key), span: 0..0, misspelt: Vec::new() };
        let Some(entry) = parent.entry(key) else { return none() };
        match self.as_table(&entry) {
            Some(table) => self.known_keys(table, known),
            None => none(),
        }
    }

    /// The value as a table.
    pub(super) fn as_table<'t>(&mut self, entry: &Entry<'t>) -> Option<Table<'t>> {
        entry.as_table().or_else(|| self.wrong_type(entry, "a table"))
    }

    /// The values of a list. Places count them from 1.
    pub(super) fn list<'t>(&mut self, entry: &Entry<'t>) -> Vec<Entry<'t>> {
        let Some(values) = entry.value.as_array() else {
            return self.wrong_type(entry, "a list").unwrap_or_default();
        };
        let item = |(at, value): (usize, &'t Spanned<DeValue<'t>>)| Entry {
            value: value.get_ref(),
            path: entry.path.of_item(at + 1, value.get_ref()),
            span: value.span(),
        };
        values.iter().enumerate().map(item).collect()
    }
}
