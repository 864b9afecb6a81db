//! Plain-text subscription billing: yearly invoices, excluding VAT, from flat files.
//!
//! # The map
//! | module | what it is |
//! |---|---|
//! | [`money`] | amounts as exact decimals, their parsing, the rounding of amounts and of raised prices |
//! | [`calendar`] | days, inclusive ranges of days, their unions |
//! | [`language`] | the two languages, and words that exist in both |
//! | [`place`] | where a value stands and what is wrong with it |
//! | [`numbering`] | series of document numbers |
//! | [`identifiers`] | company ids, VAT ids and bank accounts with their check digits |
//! | [`marks`] | where wanted bytes stand, 64 looked at together |
//! | [`parallel`] | work split over threads, its results in order |
//! | [`catalog`] | what is sold, what it costs in a year, the rules of billing |
//! | [`book`] | customers, contract rows, purchases, charges and visits, each with its line |
//! | [`document`] | plan, invoice, credit note, line, basis: every value that is shown |
//! | [`register`] | what was issued; what is still held for a key |
//! | [`billing`] | the calculation, pure: from rows and a year to documents |
//! | [`store`] | flat files ↔ values; every problem with its place |
//! | [`render`] | values → the bytes of one format |
//! | [`messages`] | the program's own words, in both languages |
//! | [`cli`] | argv, streams and exit codes; one file per command |
//!
//! # The flow
//! `cli` opens the book through `store`, which reads and checks everything; `billing` makes documents one at a time in
//! customer order; `render` writes them through a buffered writer; the register is written last. A plan is the same
//! function without the last step, so it cannot differ from what is issued.

pub mod billing;
pub mod book;
pub mod calendar;
pub mod catalog;
pub mod cli;
pub mod document;
pub mod identifiers;
pub mod language;
pub mod marks;
pub mod messages;
pub mod money;
pub mod numbering;
pub mod parallel;
pub mod place;
pub mod register;
pub mod render;
pub mod store;
