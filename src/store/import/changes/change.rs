//! What becomes of rows and cells, to be shown.

/// What becomes of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// The book has no row with its key.
    Added,
    /// A cell of the book's row gets another value.
    Changed,
    /// The book says the same.
    Unchanged,
}

impl Action {
    /// The code in CSV and JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Unchanged => "unchanged",
        }
    }
}

/// What becomes of a cell; of a row that stays there is one without a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What becomes of its row.
    pub action: Action,
    /// The line of the row in the imported file.
    pub line: u32,
    /// The key of the row, its values apart by blanks.
    pub key: String,
    /// The column; empty for a row that stays.
    pub column: &'static str,
    /// What the book says.
    pub before: String,
    /// What it will say.
    pub after: String,
}
