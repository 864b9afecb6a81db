//! Flat files ↔ values: the only module that touches files. Every problem comes with its place.
//!
//! | what | stands in |
//! |---|---|
//! | bytes → records and cells, with their places | [`files`], [`records`] |
//! | a column of a file, a row as a typed value | [`rows`] |
//! | a whole file, every id checked | [`book`] (four of them), [`visits`], [`expectations`], [`catalog`], [`logo`] |
//! | what was issued | [`register`] |
//! | changes to the book | [`edit`], [`import`], under a [`lock`], with `quoting` |
//! | what leaves the book | [`export`], [`picture`] |
//! | files that are there whole or not at all | [`atomic`] |
//! | help with a mistake, or before it is made | [`nearest`], [`excerpts`], [`candidates`] |

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
