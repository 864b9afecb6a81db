//! The calculation, pure: no files, no clock, no output. Same inputs, same documents.
//!
//! [`free_year`] and [`share`] feed [`charge`], which makes lines; [`plan`] subtracts what the register holds and makes
//! documents; [`issue`] gives them numbers and dates.
//!
//! | what | stands in |
//! |---|---|
//! | the lines of a key (rules 1 to 8) | [`free_year`], [`share`], [`charge`] |
//! | lines less register → documents (rules 7 to 13) | [`plan`], with `held`, `difference`, `set_aside`, `ordinary`, `check`, `digest` |
//! | documents with numbers: issued, taken back, taken over | [`issue`], [`cancel`], [`opening`] |
//! | nothing is missing, twice or unexpected | [`coverage`], [`expectation`] |
//! | what was issued still follows from its inputs | [`verify`], [`rederive`], [`drift`] |
//! | how an amount came about | [`explain`] |
//! | what others see of a document | [`voucher`], [`requirement`] |
//! | the coming years | [`renewal`], [`notice`], [`uplift`], [`forecast`] |
//! | what if | [`quote`], [`compare`] |
//! | what a customer may use and expect | [`entitlement`], [`free_use`], [`deadline`] |

pub mod cancel;
pub mod charge;
mod check;
pub mod compare;
pub mod coverage;
pub mod deadline;
mod difference;
mod digest;
pub mod drift;
pub mod entitlement;
pub mod expectation;
pub mod explain;
pub mod forecast;
pub mod free_use;
pub mod free_year;
mod held;
pub mod issue;
pub mod notice;
pub mod opening;
mod ordinary;
pub mod plan;
pub mod quote;
pub mod rederive;
pub mod renewal;
pub mod requirement;
mod set_aside;
pub mod share;
pub mod uplift;
pub mod verify;
pub mod voucher;

/// The version of the calculation, which is that of the program: a run says which one made its documents.
pub const ENGINE: &str = env!("CARGO_PKG_VERSION");

#[cfg(test)]
pub(crate) mod samples;
#[cfg(test)]
mod tests;
