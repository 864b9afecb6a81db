//! Where a value stands, and what is wrong with it.
//!
//! A [`Problem`] says *what* by a [`Code`] and its arguments; the words, in both languages, are those of `messages`.

mod code;
mod excerpt;
mod problem;
mod problems;

use std::borrow::Cow;
use std::fmt;

pub use code::Code;
pub use excerpt::Excerpt;
pub use problem::{Problem, Severity};
pub use problems::{LISTED_PER_FILE, Problems};

/// A place in a file that people read and edit.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file's path relative to the book, say `contracts.csv` or `register/000001.csv`.
    pub file: Cow<'static, str>,
    /// The line, counted from 1; 0 for the file as a whole.
    pub line: u32,
    /// The column or key, say `since` or `service[2].price`; empty for the whole line.
    pub field: Cow<'static, str>,
    /// What stands there, once somebody looked it up to show it.
    pub excerpt: Option<Box<Excerpt>>,
}

impl Place {
    /// A file as a whole.
    pub fn file(file: impl Into<Cow<'static, str>>) -> Self {
        Self { file: file.into(), line: 0, field: Cow::Borrowed(""), excerpt: None }
    }

    /// A line of a file.
    pub fn line(file: impl Into<Cow<'static, str>>, line: u32) -> Self {
        Self { line, ..Self::file(file) }
    }

    /// The same place, narrowed to a column or key.
    #[must_use]
    pub fn field(self, field: impl Into<Cow<'static, str>>) -> Self {
        Self { field: field.into(), ..self }
    }

    /// The id of the service that a key of a price list belongs to, where that was looked up.
    pub fn service(&self) -> Option<&str> {
        let id = self.excerpt.as_ref().map(|excerpt| &*excerpt.service);
        id.filter(|id| !id.is_empty())
    }

    /// The same place, with what stands there; its line is that of the excerpt.
    #[must_use]
    pub fn showing(self, excerpt: Excerpt) -> Self {
        Self { line: excerpt.line, excerpt: Some(Box::new(excerpt)), ..self }
    }
}

/// `contracts.csv:17: since` or `catalog.toml:41: service[3].price (server-admin)`, as much of it as is known.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        if !self.field.is_empty() {
            write!(f, ": {}", self.field)?;
        }
        if let Some(service) = self.service() {
            write!(f, " ({service})")?;
        }
        Ok(())
    }
}
