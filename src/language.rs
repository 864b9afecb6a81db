//! The two languages of the program and of the documents, and words that exist in both.

use std::fmt;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A language that words are available in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// Czech: the default of a customer.
    #[default]
    Cs,
    /// English.
    En,
}

impl Language {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Cs, Self::En];

    /// `cs` or `en`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Cs => "cs",
            Self::En => "en",
        }
    }

    /// The language of a code, if it is one of ours.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// The one of two texts that is in this language.
    pub const fn pick<T: Copy>(self, cs: T, en: T) -> T {
        match self {
            Self::Cs => cs,
            Self::En => en,
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A text in both languages. A missing one falls back to the other, so that nothing is printed empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    /// In Czech.
    pub cs: String,
    /// In English.
    pub en: String,
}

impl Words {
    /// The text in a language, or in the other one where this one is missing.
    pub fn in_language(&self, language: Language) -> &str {
        let (wanted, other) = language.pick((&self.cs, &self.en), (&self.en, &self.cs));
        if wanted.is_empty() { other } else { wanted }
    }

    /// Whether it has no text in any language.
    pub fn is_empty(&self) -> bool {
        self.cs.is_empty() && self.en.is_empty()
    }
}

/// A text without its case and diacritics, for finding names however they are typed: `Říha` and `riha` are the same.
pub fn folded(text: &str) -> String {
    // Ids and dates are, and a list looks at every cell of a file.
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfd().filter(|character| !is_combining_mark(*character)).flat_map(char::to_lowercase).collect()
}
