//! Finds texts that are kept elsewhere, so that a million ids need no second copy of each.

use std::hash::BuildHasher;

use rustc_hash::{FxBuildHasher, FxHashMap};

/// Numbers of texts by their hash. Whoever asks says what text a number stands for.
#[derive(Debug, Default)]
pub(super) struct TextIndex {
    by_hash: FxHashMap<u64, u32>,
}

/// What the index knows of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    /// It is there, under this number.
    Taken(u32),
    /// It is not, and belongs here.
    Free(u64),
}

impl TextIndex {
    /// Looks for a text.
    pub(super) fn slot<'t>(&self, text: &str, kept: impl Fn(u32) -> &'t str) -> Slot {
        self.slot_from(FxBuildHasher.hash_one(text), text, kept)
    }

    /// Another text may have the same hash; then the next one that is free serves.
    fn slot_from<'t>(&self, hash: u64, text: &str, kept: impl Fn(u32) -> &'t str) -> Slot {
        let mut slot = hash;
        while let Some(number) = self.by_hash.get(&slot) {
            if kept(*number) == text {
                return Slot::Taken(*number);
            }
            slot = slot.wrapping_add(1);
        }
        Slot::Free(slot)
    }

    /// Puts a text's number into the slot that was free for it.
    pub(super) fn put(&mut self, free: u64, number: u32) {
        self.by_hash.insert(free, number);
    }
}

#[cfg(test)]
mod tests {
    use super::{Slot, TextIndex};

    #[test]
    fn texts_of_the_same_hash_are_told_apart() {
        let kept = ["a", "b", "c"];
        let mut index = TextIndex::default();
        for (number, text) in (0..).zip(kept) {
            let Slot::Free(free) = index.slot_from(u64::MAX, text, |number| kept[number as usize]) else {
                panic!("{text} is new")
            };
            index.put(free, number);
        }
        let find = |text: &str| index.slot_from(u64::MAX, text, |number| kept[number as usize]);
        assert_eq!(["a", "b", "c"].map(find), [Slot::Taken(0), Slot::Taken(1), Slot::Taken(2)]);
        assert_eq!(find("d"), Slot::Free(2), "past the end the slots begin again");
    }
}
