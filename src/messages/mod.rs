//! The program’s own words, in both languages: one row per message, and nothing compiles where one is missing.
//!
//! | words of | stand in |
//! |---|---|
//! | problems: what is wrong, and the way out | `problems` |
//! | every code at length, with examples | `explanations` |
//! | comments beside examples | `examples` |
//! | documents on paper | `paper` |
//! | tables, summaries and headings of sections | `texts` |
//! | columns of tables, and stable codes as people read them | `names` |
//! | what the argument parser refuses | `refusals` |
//! | numbers: marks, groups, plurals | `numerals` |

mod examples;
mod explanations;
mod fill;
mod names;
mod numerals;
mod paper;
mod problems;
mod refusals;
mod texts;

pub use examples::example_line;
pub use explanations::{Explanation, explanation, gist};
pub use names::{code_word, column_heading};
pub use numerals::{Counted, Forms, counted, date, localized, plural};
pub use paper::PaperText;
pub use problems::{hint, message, related_label};
pub use refusals::refusal;
pub use texts::Text;

#[cfg(test)]
mod tests;
