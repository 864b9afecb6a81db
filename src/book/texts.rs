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

    /// Keeps texts as one, a separator after each but those after which only empty ones come. `None` as for
    /// [`Texts::keep`].
    pub fn keep_joined(&mut self, texts: &[impl AsRef<str>], separator: char) -> Option<Text> {
        let start = self.all.len();
        let mut end = start;
        for text in texts {
            self.all.push_str(text.as_ref());
            end = if text.as_ref().is_empty() { end } else { self.all.len() };
            self.all.push(separator);
        }
        self.all.truncate(end);
        u32::try_from(end).ok()?;
        Some(Text { start: u32::try_from(start).ok()?, len: u32::try_from(end - start).ok()? })
    }

    /// The text that was kept.
    pub fn get(&self, text: Text) -> &str {
        &self.all[text.start as usize..(text.start + text.len) as usize]
    }
}
