//! The calculation, pure: no files, no clock, no output. Same inputs, same documents.
//!
//! [`free_year`] and [`share`] feed [`charge`], which makes lines; [`plan`] subtracts what the register holds and makes
//! documents; [`issue`] gives them numbers and dates.

pub mod cancel;
pub mod charge;
mod check;
pub mod coverage;
mod difference;
mod digest;
pub mod expectation;
pub mod explain;
pub mod free_year;
mod held;
pub mod issue;
pub mod plan;
pub mod quote;
pub mod renewal;
mod set_aside;
pub mod share;
pub mod verify;

#[cfg(test)]
mod invariants;
#[cfg(test)]
mod samples;
