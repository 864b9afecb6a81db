//! The texts of a book in one allocation: a million rows, each with an allocation of its own, would be slow and twice as large.

/// Texts one after the other in a single allocation.
#[derive(Debug, Clone, Default)]
pub struct Texts {
    all: String,
}

/// A text of [`Texts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Text {
    start: u32,
    len: u32,
}

impl Text {
    /// Where it begins: texts kept earlier come first.
    pub fn start(self) -> u32 {
        self.start
    }
}

impl Texts {
    /// Keeps a text. `None` when four gigabytes are full.
    pub fn keep(&mut self, text: &str) -> Option<Text> {
        if text.is_empty() {
            return Some(Text::default());
        }
        let kept = Text { start: u32::try_from(self.all.len()).ok()?, len: u32::try_from(text.len()).ok()? };
        u32::try_from(self.all.len() + text.len()).ok()?;
        self.all.push_str(text);
        Some(kept)
    }

    /// The text that was kept.
    pub fn get(&self, text: Text) -> &str {
        &self.all[text.start as usize..(text.start + text.len) as usize]
    }
}
