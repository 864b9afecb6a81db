//! Short payment descriptors (SPAYD 1.0): the text of a QR payment code, by the specification of qr-platba.cz.

use crc32fast::hash;

use crate::document::Voucher;
use crate::language::folded;

/// Longest amount and message, in characters.
const LONGEST_AMOUNT: usize = 10;
const LONGEST_MESSAGE: usize = 60;

/// The descriptor of an invoice's payment, with its checksum. `None` where nothing is to be paid, no account is known, or
/// the amount is beyond what a descriptor holds (9 999 999.99).
pub fn descriptor(voucher: &Voucher<'_>) -> Option<String> {
    let payment = voucher.payment.as_ref()?;
    let amount = payment.amount.to_string();
    if amount.len() > LONGEST_AMOUNT {
        return None;
    }
    let due_on = payment.due_on.to_string().replace('-', "");
    let message = message(&format!("{} {}", voucher.seller().name, voucher.document.number));
    Some(with_checksum(&[
        ("ACC", payment.account.iban()),
        ("AM", &amount),
        ("CC", voucher.currency()),
        ("DT", &due_on),
        ("MSG", &message),
        ("X-VS", payment.variable_symbol.trim_start_matches('0')),
    ]))
}

/// The pairs in the order of their keys, which is also the order that the checksum is defined over, and the checksum.
fn with_checksum(pairs: &[(&str, &str)]) -> String {
    let filled = pairs.iter().filter(|(_, value)| !value.is_empty());
    let text = filled.fold("SPD*1.0".to_owned(), |text, (key, value)| format!("{text}*{key}:{value}"));
    let checksum = hash(text.as_bytes());
    format!("{text}*CRC32:{checksum:08X}")
}

/// Letters without diacritics, in capitals, and only what the compact form of a QR code holds; `*` would end the value.
fn message(text: &str) -> String {
    let kept = |character: char| match character.to_ascii_uppercase() {
        upper @ ('0'..='9' | 'A'..='Z' | ' ' | '$' | '%' | '+' | '-' | '.' | '/') => Some(upper),
        '–' | '—' => Some('-'),
        _ => None,
    };
    let plain: String = folded(text).chars().filter_map(kept).collect();
    let words: Vec<&str> = plain.split(' ').filter(|word| !word.is_empty()).collect();
    // The number stands last, so that it is the front that is cut.
    let joined = words.join(" ");
    let from = joined.len().saturating_sub(LONGEST_MESSAGE);
    joined[from..].trim_start().to_owned()
}

#[cfg(test)]
mod tests;
