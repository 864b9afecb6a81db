//! Flat files ↔ values: the only module that touches files. Every problem comes with its place.

pub mod atomic;
pub mod book;
pub mod candidates;
pub mod catalog;
pub mod edit;
pub mod excerpts;
pub mod expectations;
pub mod export;
pub mod files;
pub mod import;
pub mod lock;
pub mod logo;
pub mod nearest;
pub mod picture;
mod quoting;
pub mod records;
pub mod register;
pub mod rows;
pub mod visits;

#[cfg(test)]
mod said;
