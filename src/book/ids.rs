//! Rows found by their ids, without keeping the ids twice.

use std::hash::BuildHasher;

use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;

/// Ids up to this length, in bytes, are told apart without a look at the row they belong to.
const SHORT: usize = 11;
/// Digits of a running number that surely fit into 64 bits.
const MAX_DIGITS: usize = 18;

/// A table from ids to row numbers. Rows come in ascending order, each id once.
///
/// Most books give out running numbers (`C0001`, `C0002` …), with a gap here and there. As long as they do, a row is
/// found by arithmetic; at the first id that breaks the rule all go into a hash table. Looking two million ids of a
/// million customers up takes 20 ms instead of 800.
#[derive(Debug, Clone)]
pub struct IdTable {
    rows: Rows,
}

#[derive(Debug, Clone)]
enum Rows {
    Numbered(Numbers),
    Hashed(HashTable<Entry>),
}

impl Default for IdTable {
    fn default() -> Self {
        Self { rows: Rows::Numbered(Numbers::default()) }
    }
}

impl IdTable {
    /// Whether the ids surely came in ascending order of their bytes.
    pub fn are_ascending(&self) -> bool {
        matches!(self.rows, Rows::Numbered(_))
    }

    /// The row with this id. `id_of` says what id a row has.
    pub fn find<'t>(&self, id: &str, id_of: impl Fn(u32) -> &'t str) -> Option<u32> {
        match &self.rows {
            Rows::Numbered(numbers) => numbers.find(id),
            Rows::Hashed(entries) => {
                let key = Key::of(id);
                let is_it = |entry: &Entry| entry.key == key && (key.is_whole() || id_of(entry.row) == id);
                entries.find(key.hash(), is_it).map(|entry| entry.row)
            }
        }
    }

    /// Notes the row of an id, unless the table has it: then gives the row that has it. The row before was noted last.
    ///
    /// # Errors
    /// The row that has the id.
    pub fn insert_new<'t>(&mut self, id: &str, row: u32, id_of: impl Fn(u32) -> &'t str) -> Result<(), u32> {
        if let Rows::Numbered(numbers) = &mut self.rows
            && numbers.push(id, row)
        {
            return Ok(());
        }
        if let Some(known) = self.find(id, &id_of) {
            return Err(known);
        }
        self.insert(id, row, id_of);
        Ok(())
    }

    /// Notes the row of an id that is not in the table yet; the row before it was noted last.
    pub fn insert<'t>(&mut self, id: &str, row: u32, id_of: impl Fn(u32) -> &'t str) {
        if let Rows::Numbered(numbers) = &mut self.rows {
            if numbers.push(id, row) {
                return;
            }
            let mut entries = HashTable::with_capacity(row as usize + 1);
            (0..row).for_each(|row| insert(&mut entries, id_of(row), row));
            self.rows = Rows::Hashed(entries);
        }
        if let Rows::Hashed(entries) = &mut self.rows {
            insert(entries, id, row);
        }
    }
}

fn insert(entries: &mut HashTable<Entry>, id: &str, row: u32) {
    let key = Key::of(id);
    entries.insert_unique(key.hash(), Entry { key, row }, |entry| entry.key.hash());
}

/// Ids that are a word and a running number of always the same width, in ascending order.
#[derive(Debug, Clone, Default)]
struct Numbers {
    word: String,
    width: usize,
    /// Where the numbers jump: the first number after each gap, and its row. Ascending in both.
    starts: Vec<(u64, u32)>,
    /// The number that would go on without a gap, and its row.
    next: (u64, u32),
}

impl Numbers {
    #[inline]
    fn find(&self, id: &str) -> Option<u32> {
        let number = self.number_of(id)?;
        let at = self.starts.partition_point(|(start, _)| *start <= number).checked_sub(1)?;
        let end = self.starts.get(at + 1).map_or(self.next.1, |(_, row)| *row);
        let row = u64::from(self.starts[at].1) + (number - self.starts[at].0);
        u32::try_from(row).ok().filter(|row| *row < end)
    }

    /// Takes the next row in; `false` where its id does not go on like those before.
    fn push(&mut self, id: &str, row: u32) -> bool {
        if row == 0 {
            let (word, digits) = id.split_at(id.trim_end_matches(|end: char| end.is_ascii_digit()).len());
            (self.word, self.width) = (word.to_owned(), digits.len());
        }
        let Some(number) = self.number_of(id) else { return false };
        if row == 0 || number > self.next.0 {
            // Where every other number is missing, a hash table is as fast.
            if self.starts.len() > 64 + row as usize / 8 {
                return false;
            }
            self.starts.push((number, row));
        } else if number < self.next.0 {
            return false;
        }
        self.next = (number + 1, row + 1);
        true
    }

    /// The running number of an id of this kind.
    fn number_of(&self, id: &str) -> Option<u64> {
        let digits = id.strip_prefix(self.word.as_str())?.as_bytes();
        let fits = digits.len() == self.width && (1..=MAX_DIGITS).contains(&self.width);
        let digit =
            |number: u64, digit: &u8| digit.is_ascii_digit().then(|| number * 10 + u64::from(digit - b'0'));
        fits.then(|| digits.iter().try_fold(0, digit)).flatten()
    }
}

/// Where the ids are of any kind: an entry of 16 bytes holds the whole of a short one, since looking at its row would miss
/// the processor's cache twice more.
#[derive(Debug, Clone, Copy)]
struct Entry {
    key: Key,
    row: u32,
}

/// A short id, or a hash of a longer one; and its length, as far as one byte counts. The first bytes alone would tell hardly
/// any ids apart where all begin with the same word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Key {
    head: [u8; SHORT],
    len: u8,
}

impl Key {
    fn of(id: &str) -> Self {
        let hash;
        let bytes = if id.len() <= SHORT {
            id.as_bytes()
        } else {
            hash = FxBuildHasher.hash_one(id).to_le_bytes();
            hash.as_slice()
        };
        let mut head = [0; SHORT];
        head[..bytes.len()].copy_from_slice(bytes);
        Self { head, len: u8::try_from(id.len()).unwrap_or(u8::MAX) }
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

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::IdTable;

    fn check(ids: &[String], others: &[String]) {
        let id_of = |row: u32| ids[row as usize].as_str();
        let mut table = IdTable::default();
        for (row, id) in (0..).zip(ids) {
            assert_eq!(table.find(id, id_of), None, "{id}");
            table.insert(id, row, id_of);
            assert_eq!(table.find(id, id_of), Some(row), "{id}");
        }
        for (row, id) in (0..).zip(ids) {
            assert_eq!(table.find(id, id_of), Some(row), "{id}");
        }
        for other in others.iter().filter(|other| !ids.contains(other)) {
            assert_eq!(table.find(other, id_of), None, "{other}");
        }
    }

    #[test]
    fn ids_of_any_length_are_told_apart() {
        let long = ["x".repeat(300), "x".repeat(301)];
        let ids = ["", "C1", "C10", "12345678901", "123456789012", "123456789013", &long[0], &long[1]];
        check(&ids.map(str::to_owned), &["1234567890".to_owned(), "C2".to_owned()]);
    }

    /// Else a book of many such ids takes a time that grows by the square of their number.
    #[test]
    fn hardly_a_row_is_looked_at_for_another_id_however_alike_all_begin() {
        let ids: Vec<String> = (0..2000).rev().map(|n| format!("customer-of-ours-{n:04}")).collect();
        let looks = Cell::new(0);
        let id_of = |row: u32| {
            looks.set(looks.get() + 1);
            ids[row as usize].as_str()
        };
        let mut table = IdTable::default();
        for (row, id) in (0..).zip(&ids) {
            assert_eq!(table.insert_new(id, row, id_of), Ok(()), "{id}");
            assert_eq!(table.find(id, id_of), Some(row), "{id}");
        }
        assert!(looks.get() < 2 * ids.len(), "{} looks", looks.get());
    }

    #[test]
    fn running_numbers_with_gaps_are_found() {
        let ids: Vec<String> = (1..2000).filter(|n| n % 97 != 0).map(|n| format!("C{n:07}")).collect();
        let others = ["C0000097", "C0002000", "C0000000", "C1", "C00000001", "D0000001", "C000000x"];
        check(&ids, &others.map(str::to_owned));
    }

    proptest! {
        /// The plain version is a search from the front.
        #[test]
        fn every_id_is_found_at_its_row(ids in prop_oneof![
            prop::collection::btree_set("[AB]?[0-9]{0,3}", 0..60),
            prop::collection::btree_set("C[0-9]{2}", 0..60),
        ], order in any::<prop::sample::Index>(), others in prop::collection::vec("[ABC]?[0-9]{0,3}", 0..20)) {
            let ids: BTreeSet<String> = ids;
            let mut ids: Vec<String> = ids.into_iter().collect();
            if !ids.is_empty() {
                let at = order.index(ids.len());
                ids.rotate_left(at);
            }
            check(&ids, &others);
        }
    }
}
