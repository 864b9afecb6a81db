//! The words that documents themselves carry, in the customer's language whatever the program's.

use crate::language::Language;

/// The words of one language.
#[derive(Debug, Clone, Copy)]
pub struct Words {
    /// Comes before the number of an invoice that a line adds to.
    pub addition_to: &'static str,
    /// Comes before the number of an invoice that a line gives back from.
    pub reduction_of: &'static str,
}

/// The words of a language.
pub const fn words(language: Language) -> Words {
    match language {
        Language::Cs => Words { addition_to: "doplatek k faktuře", reduction_of: "oprava faktury" },
        Language::En => Words { addition_to: "addition to invoice", reduction_of: "correction of invoice" },
    }
}
