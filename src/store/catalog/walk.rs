//! Tables and values of a TOML text with their places, read as what the catalog wants of them.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::calendar::{DateFault, DateStyle, Day, YEARS};
use crate::language::Words;
use crate::money::{DecimalMark, Percent, UnitPrice};
use crate::place::{Code, Excerpt, LISTED_PER_FILE, Place, Problem, Problems};
use crate::store::nearest::nearest;
use crate::store::rows::{code_point, control_character, date_problem, number_problem};

/// How places call a table or a value.
#[derive(Clone, Default)]
pub(super) struct Path<'t> {
    /// Empty for the whole file, say `service[2].price` or `billing.proration`.
    keys: String,
    /// The id of the table of a list that it belongs to: nobody counts the services of a price list. Empty for none.
    id: &'t str,
}

impl<'t> Path<'t> {
    fn of_key(&self, key: &str) -> Self {
        let keys = if self.keys.is_empty() { key.to_owned() } else { format!("{}.{key}", self.keys) };
        Self { keys, id: self.id }
    }

    /// The path of an item of a list, counted from 1.
    fn of_item(&self, number: usize, item: &'t DeValue<'t>) -> Self {
        let id = item.as_table().and_then(|table| table.get("id")?.get_ref().as_str());
        Self { keys: format!("{}[{number}]", self.keys), id: id.unwrap_or(self.id) }
    }
}

/// A table and how places call it.
pub(super) struct Table<'t> {
    entries: Option<&'t DeTable<'t>>,
    path: Path<'t>,
    span: Range<usize>,
    /// Known keys that an unknown one was most likely meant to be: those are not missing as well.
    misspelt: Vec<&'static str>,
}

/// A value of a table, by its key.
pub(super) struct Entry<'t> {
    value: &'t DeValue<'t>,
    path: Path<'t>,
    span: Range<usize>,
}

/// A key as it is written.
pub(super) type Key<'t> = Spanned<Cow<'t, str>>;

impl<'t> Table<'t> {
    pub(super) fn root(entries: &'t DeTable<'t>) -> Self {
        Self { entries: Some(entries), path: Path::default(), span: 0..0, misspelt: Vec::new() }
    }

    /// The value of a key, if the table has it.
    pub(super) fn entry(&self, key: &str) -> Option<Entry<'t>> {
        let value = self.entries?.get(key)?;
        Some(self.entry_of(key, value))
    }

    fn entry_of(&self, key: &str, value: &'t Spanned<DeValue<'t>>) -> Entry<'t> {
        Entry { value: value.get_ref(), path: self.path.of_key(key), span: value.span() }
    }

    /// Every value, by key.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&'t Key<'t>, Entry<'t>)> {
        let entries = self.entries.into_iter().flat_map(DeTable::iter);
        entries.map(|(key, value)| (key, self.entry_of(key.get_ref(), value)))
    }
}

impl<'t> Entry<'t> {
    /// Whether the value is a table.
    pub(super) fn is_table(&self) -> bool {
        self.value.is_table()
    }

    /// The bytes of the value.
    pub(super) fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    fn as_table(&self) -> Option<Table<'t>> {
        let entries = Some(self.value.as_table()?);
        Some(Table { entries, path: self.path.clone(), span: self.span.clone(), misspelt: Vec::new() })
    }
}

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

    /// A text without control characters but newlines and tabs.
    pub(super) fn text(&mut self, entry: &Entry<'_>) -> Option<String> {
        let Some(text) = entry.value.as_str() else { return self.wrong_type(entry, "a text in quotes") };
        if let Some(bad) = control_character(text) {
            self.refuse(entry, Problem::error(Code::ControlCharacter).with(code_point(bad)));
            return None;
        }
        Some(text.to_owned())
    }

    /// A text that is not empty.
    pub(super) fn filled_text(&mut self, entry: &Entry<'_>) -> Option<String> {
        let text = self.text(entry)?;
        if text.is_empty() {
            self.refuse(entry, Problem::error(Code::MissingValue));
        }
        (!text.is_empty()).then_some(text)
    }

    /// A text for both languages, or a table of one for each.
    pub(super) fn words(&mut self, entry: &Entry<'_>) -> Option<Words> {
        if !entry.is_table() {
            let text = self.text(entry)?;
            return Some(Words { cs: text.clone(), en: text });
        }
        let table = self.as_table(entry)?;
        let table = self.known_keys(table, &["cs", "en"]);
        let mut in_language = |key| table.entry(key).map_or(Some(String::new()), |entry| self.text(&entry));
        let (cs, en) = (in_language("cs"), in_language("en"));
        Some(Words { cs: cs?, en: en? })
    }

    /// A price: an integer or a quoted decimal.
    pub(super) fn price(&mut self, entry: &Entry<'_>) -> Option<UnitPrice> {
        let text = self.decimal(entry)?;
        let price = UnitPrice::parse(&text, DecimalMark::Point);
        price.map_err(|fault| self.refuse(entry, number_problem(&text, fault))).ok()
    }

    /// The digits of an integer or a quoted decimal. A float has lost digits already, so it is refused.
    fn decimal(&mut self, entry: &Entry<'_>) -> Option<String> {
        let written = self.written(entry).to_owned();
        match entry.value {
            DeValue::Integer(integer) if integer.radix() == 10 => {
                Some(integer.as_str().trim_start_matches('+').to_owned())
            }
            DeValue::Integer(_) => Some(written),
            DeValue::String(text) => Some(text.to_string()),
            DeValue::Float(_) => {
                self.refuse(entry, Problem::error(Code::BareFloat).with(written));
                None
            }
            _ => self.wrong_type(entry, "an amount"),
        }
    }

    /// An integer from a range; anything else is a problem of this code.
    pub(super) fn integer(
        &mut self,
        entry: &Entry<'_>,
        range: std::ops::RangeInclusive<u32>,
        code: Code,
    ) -> Option<u32> {
        let DeValue::Integer(integer) = entry.value else { return self.wrong_type(entry, "a whole number") };
        let value = u32::from_str_radix(integer.as_str(), integer.radix()).ok();
        let value = value.filter(|value| range.contains(value));
        if value.is_none() {
            let written = self.written(entry).to_owned();
            self.refuse(entry, Problem::error(code).with(written));
        }
        value
    }

    /// A calendar year as a value.
    pub(super) fn year(&mut self, entry: &Entry<'_>) -> Option<i32> {
        let years = YEARS.start().unsigned_abs()..=YEARS.end().unsigned_abs();
        self.integer(entry, years, Code::BadYear).map(u32::cast_signed)
    }

    /// A calendar year as a key.
    pub(super) fn year_key(&mut self, key: &Key<'_>, entry: &Entry<'_>) -> Option<i32> {
        let text = key.get_ref();
        let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        let year = text.parse().ok().filter(|year| digits && YEARS.contains(year));
        if year.is_none() {
            self.refuse_key(key, entry, Problem::error(Code::BadYear).with(text));
        }
        year
    }

    /// A day as a key.
    pub(super) fn day_key(&mut self, key: &Key<'_>, entry: &Entry<'_>) -> Option<Day> {
        let text = key.get_ref();
        let day = Day::parse(text, DateStyle::Iso);
        day.map_err(|fault| self.refuse_key(key, entry, date_problem(text, fault))).ok()
    }

    /// Per cent: an integer or a quoted decimal, from 0 to 100.
    pub(super) fn percent(&mut self, entry: &Entry<'_>) -> Option<Percent> {
        let text = self.decimal(entry)?;
        let percent = Percent::parse(&text, DecimalMark::Point);
        percent.map_err(|fault| self.refuse(entry, number_problem(&text, fault))).ok()
    }

    /// A day: a date of TOML, or a quoted one.
    pub(super) fn day(&mut self, entry: &Entry<'_>) -> Option<Day> {
        let (text, day) = match entry.value {
            DeValue::String(text) => (text.to_string(), Day::parse(text, DateStyle::Iso)),
            DeValue::Datetime(moment) => {
                (self.written(entry).to_owned(), day_of(moment).unwrap_or(Err(DateFault::Malformed)))
            }
            _ => return self.wrong_type(entry, "a date"),
        };
        day.map_err(|fault| self.refuse(entry, date_problem(&text, fault))).ok()
    }
}

/// The day of a date that has no time of day.
fn day_of(moment: &toml::value::Datetime) -> Option<Result<Day, DateFault>> {
    let date = moment.date.filter(|_| moment.time.is_none())?;
    Some(Day::new(date.year.into(), date.month.into(), date.day.into()))
}
