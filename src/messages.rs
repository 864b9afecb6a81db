//! The program’s own words, in both languages.
