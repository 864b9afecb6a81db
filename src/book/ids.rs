//! Rows found by their ids, without keeping the ids twice.

use hashbrown::HashTable;

/// Ids up to this length, in bytes, are told apart without a look at the row they belong to.
const SHORT: usize = 11;

/// A table from ids to row numbers.
///
/// A map that owned its ids would allocate for each of a million, and one that only pointed at rows would miss the
/// processor's cache three times a look-up. Here an entry of 16 bytes holds the whole of a short id: reading a million
/// customers with their contracts takes half the time.
#[derive(Debug, Clone, Default)]
pub struct IdTable {
    entries: HashTable<Entry>,
}

#[derive(Debug, Clone, Copy)]
struct Entry {
    key: Key,
    row: u32,
}

/// The first bytes of an id, and its length, as far as one byte counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Key {
    head: [u8; SHORT],
    len: u8,
}

impl Key {
    fn of(id: &str) -> Self {
        let bytes = id.as_bytes();
        let len = bytes.len().min(SHORT);
        let mut head = [0; SHORT];
        head[..len].copy_from_slice(&bytes[..len]);
        Self { head, len: u8::try_from(bytes.len()).unwrap_or(u8::MAX) }
    }

    /// Whether the key says all of the id.
    fn is_whole(self) -> bool {
        usize::from(self.len) <= SHORT
    }

    fn hash(self) -> u64 {
        let [a, b, c, d, e, f, g, h, rest @ ..] = self.head;
        let first = u64::from_le_bytes([a, b, c, d, e, f, g, h]);
        let [i, j, k] = rest;
        let second = u64::from(u32::from_le_bytes([i, j, k, self.len]));
        let product = u128::from(first ^ 0x9e37_79b9_7f4a_7c15) * u128::from(second ^ 0xd6e8_feb8_6659_fd93);
        (product >> 64) as u64 ^ product as u64
    }
}

impl IdTable {
    /// The row with this id. `id_of` says what id a row has.
    pub fn find<'t>(&self, id: &str, id_of: impl Fn(u32) -> &'t str) -> Option<u32> {
        let key = Key::of(id);
        let is_it = |entry: &Entry| entry.key == key && (key.is_whole() || id_of(entry.row) == id);
        self.entries.find(key.hash(), is_it).map(|entry| entry.row)
    }

    /// Notes the row of an id that is not in the table yet.
    pub fn insert(&mut self, id: &str, row: u32) {
        let key = Key::of(id);
        self.entries.insert_unique(key.hash(), Entry { key, row }, |entry| entry.key.hash());
    }
}

#[cfg(test)]
mod tests {
    use super::IdTable;

    #[test]
    fn ids_of_any_length_are_told_apart() {
        let ids = [
            "",
            "C1",
            "C10",
            "12345678901",
            "123456789012",
            "123456789013",
            &"x".repeat(300),
            &"x".repeat(301),
        ];
        let mut table = IdTable::default();
        for (row, id) in (0..).zip(ids) {
            assert_eq!(table.find(id, |row| ids[row as usize]), None, "{id}");
            table.insert(id, row);
        }
        for (row, id) in (0..).zip(ids) {
            assert_eq!(table.find(id, |row| ids[row as usize]), Some(row), "{id}");
        }
        assert_eq!(table.find("1234567890", |row| ids[row as usize]), None);
    }
}
