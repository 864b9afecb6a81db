//! The calculation, pure: no files, no clock, no output. Same inputs, same documents.

pub mod charge;
pub mod free_year;
pub mod plan;
pub mod quote;
pub mod renewal;
pub mod share;
