//! Values of a TOML text as texts, numbers and days.

use toml::de::DeValue;

use super::{Entry, Key, Walk};
use crate::calendar::{DateFault, DateStyle, Day, YEARS};
use crate::language::Words;
use crate::money::{DecimalMark, Percent, UnitPrice};
use crate::place::{Code, Problem};
use crate::store::rows::{code_point, control_character, date_problem, number_problem};

impl Walk<'_> {
    /// A text without control characters but newlines and tabs.
    pub(in crate::store::catalog) fn text(&mut self, entry: &Entry<'_>) -> Option<String> {
        let Some(text) = entry.value.as_str() else { return self.wrong_type(entry, "a text in quotes") };
        if let Some(bad) = control_character(text) {
            self.refuse(entry, Problem::error(Code::ControlCharacter).with(code_point(bad)));
            return None;
        }
        Some(text.to_owned())
    }

    /// A text that is not empty.
    pub(in crate::store::catalog) fn filled_text(&mut self, entry: &Entry<'_>) -> Option<String> {
        let text = self.text(entry)?;
        if text.is_empty() {
            self.refuse(entry, Problem::error(Code::MissingValue));
        }
        (!text.is_empty()).then_some(text)
    }

    /// A text for both languages, or a table of one for each.
    pub(in crate::store::catalog) fn words(&mut self, entry: &Entry<'_>) -> Option<Words> {
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
    pub(in crate::store::catalog) fn price(&mut self, entry: &Entry<'_>) -> Option<UnitPrice> {
        let text = self.decimal(entry)?;
        let price = UnitPrice::parse(&text, DecimalMark::Point);
        price.map_err(|fault| self.refuse(entry, number_problem(&text, fault))).ok()
    }

    /// Per cent: an integer or a quoted decimal, from 0 to 100.
    pub(in crate::store::catalog) fn percent(&mut self, entry: &Entry<'_>) -> Option<Percent> {
        let text = self.decimal(entry)?;
        let percent = Percent::parse(&text, DecimalMark::Point);
        percent.map_err(|fault| self.refuse(entry, number_problem(&text, fault))).ok()
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
    pub(in crate::store::catalog) fn integer(
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
    pub(in crate::store::catalog) fn year(&mut self, entry: &Entry<'_>) -> Option<i32> {
        let years = YEARS.start().unsigned_abs()..=YEARS.end().unsigned_abs();
        self.integer(entry, years, Code::BadYear).map(u32::cast_signed)
    }

    /// A calendar year as a key.
    pub(in crate::store::catalog) fn year_key(&mut self, key: &Key<'_>, entry: &Entry<'_>) -> Option<i32> {
        let text = key.get_ref();
        let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        let year = text.parse().ok().filter(|year| digits && YEARS.contains(year));
        if year.is_none() {
            self.refuse_key(key, entry, Problem::error(Code::BadYear).with(text));
        }
        year
    }

    /// A day: a date of TOML, or a quoted one.
    pub(in crate::store::catalog) fn day(&mut self, entry: &Entry<'_>) -> Option<Day> {
        let (text, day) = match entry.value {
            DeValue::String(text) => (text.to_string(), Day::parse(text, DateStyle::Iso)),
            DeValue::Datetime(moment) => {
                (self.written(entry).to_owned(), day_of(moment).unwrap_or(Err(DateFault::Malformed)))
            }
            _ => return self.wrong_type(entry, "a date"),
        };
        day.map_err(|fault| self.refuse(entry, date_problem(&text, fault))).ok()
    }

    /// A day as a key.
    pub(in crate::store::catalog) fn day_key(&mut self, key: &Key<'_>, entry: &Entry<'_>) -> Option<Day> {
        let text = key.get_ref();
        let day = Day::parse(text, DateStyle::Iso);
        day.map_err(|fault| self.refuse_key(key, entry, date_problem(text, fault))).ok()
    }
}

/// The day of a date that has no time of day.
fn day_of(moment: &toml::value::Datetime) -> Option<Result<Day, DateFault>> {
    let date = moment.date.filter(|_| moment.time.is_none())?;
    Some(Day::new(date.year.into(), date.month.into(), date.day.into()))
}
