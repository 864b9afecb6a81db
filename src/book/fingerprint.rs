//! What tells two parties apart without their texts.

use sha2::{Digest, Sha256};

use super::Customer;
use crate::language::Language;

/// All that a party says, as the first 8 bytes of its SHA-256: more than a plan's id shows of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fingerprint([u8; 8]);

impl Fingerprint {
    /// Of [`Party::texts`](super::Party::texts) and these values. A character that no text may hold stands between them, so that no two parties are the same bytes.
    pub fn of(texts: &[&str; Customer::TEXTS], language: Language, due_days: Option<u16>) -> Self {
        let mut bytes = Vec::with_capacity(256);
        for text in texts {
            bytes.extend_from_slice(text.as_bytes());
            bytes.push(Customer::SEPARATOR);
        }
        bytes.extend_from_slice(language.code().as_bytes());
        bytes.extend_from_slice(&due_days.map_or(-1, i32::from).to_le_bytes());
        let [a, b, c, d, e, f, g, h, ..] = <[u8; 32]>::from(Sha256::digest(&bytes));
        Self([a, b, c, d, e, f, g, h])
    }

    /// Its bytes.
    pub fn bytes(self) -> [u8; 8] {
        self.0
    }
}
