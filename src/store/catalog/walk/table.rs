//! Tables of a TOML text and their values, each with the keys that lead to it and its bytes.

use std::borrow::Cow;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// How places call a table or a value.
#[derive(Clone, Default)]
pub(in crate::store::catalog) struct Path<'t> {
    /// Empty for the whole file, say `service[2].price` or `billing.proration`.
    pub(super) keys: String,
    /// The id of the table of a list that it belongs to: nobody counts the services of a price list. Empty for none.
    pub(super) id: &'t str,
}

impl<'t> Path<'t> {
    pub(super) fn of_key(&self, key: &str) -> Self {
        let keys = if self.keys.is_empty() { key.to_owned() } else { format!("{}.{key}", self.keys) };
        Self { keys, id: self.id }
    }

    /// The path of an item of a list, counted from 1.
    pub(super) fn of_item(&self, number: usize, item: &'t DeValue<'t>) -> Self {
        let id = item.as_table().and_then(|table| table.get("id")?.get_ref().as_str());
        Self { keys: format!("{}[{number}]", self.keys), id: id.unwrap_or(self.id) }
    }
}

/// A table and how places call it.
pub(in crate::store::catalog) struct Table<'t> {
    pub(super) entries: Option<&'t DeTable<'t>>,
    pub(super) path: Path<'t>,
    pub(super) span: Range<usize>,
    /// Known keys that an unknown one was most likely meant to be: those are not missing as well.
    pub(super) misspelt: Vec<&'static str>,
}

/// A value of a table, by its key.
pub(in crate::store::catalog) struct Entry<'t> {
    pub(super) value: &'t DeValue<'t>,
    pub(super) path: Path<'t>,
    pub(super) span: Range<usize>,
}

/// A key as it is written.
pub(in crate::store::catalog) type Key<'t> = Spanned<Cow<'t, str>>;

impl<'t> Table<'t> {
    pub(in crate::store::catalog) fn root(entries: &'t DeTable<'t>) -> Self {
        Self { entries: Some(entries), path: Path::default(), span: 0..0, misspelt: Vec::new() }
    }

    /// The value of a key, if the table has it.
    pub(in crate::store::catalog) fn entry(&self, key: &str) -> Option<Entry<'t>> {
        let value = self.entries?.get(key)?;
        Some(self.entry_of(key, value))
    }

    fn entry_of(&self, key: &str, value: &'t Spanned<DeValue<'t>>) -> Entry<'t> {
        Entry { value: value.get_ref(), path: self.path.of_key(key), span: value.span() }
    }

    /// Every value, by key.
    pub(in crate::store::catalog) fn entries(&self) -> impl Iterator<Item = (&'t Key<'t>, Entry<'t>)> {
        let entries = self.entries.into_iter().flat_map(DeTable::iter);
        entries.map(|(key, value)| (key, self.entry_of(key.get_ref(), value)))
    }
}

impl<'t> Entry<'t> {
    /// Whether the value is a table.
    pub(in crate::store::catalog) fn is_table(&self) -> bool {
        self.value.is_table()
    }

    /// The bytes of the value.
    pub(in crate::store::catalog) fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    pub(super) fn as_table(&self) -> Option<Table<'t>> {
        let entries = Some(self.value.as_table()?);
        Some(Table { entries, path: self.path.clone(), span: self.span.clone(), misspelt: Vec::new() })
    }
}
