//! Czech VAT ids (DIČ): `CZ` and the tax number. It is often the company id, but not always (a group of payers, a person),
//! so one is never derived from the other.

use super::CompanyId;

/// A Czech VAT id whose check digits are right, as far as it has any.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VatId(String);

impl VatId {
    /// `CZ` and 8 to 10 digits; `None` for anything else, or where the check digits are wrong.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix("CZ")?;
        if !digits.bytes().all(|digit| digit.is_ascii_digit()) {
            return None;
        }
        let valid = match digits.len() {
            8 => !digits.starts_with('9') && CompanyId::is_valid(digits),
            9 if digits.starts_with('6') => is_special(digits),
            // Birth numbers up to 1953 have no check digit.
            9 => true,
            10 => is_birth_number(digits),
            _ => false,
        };
        valid.then(|| Self(text.to_owned()))
    }

    /// As it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Nine digits from 6 on: groups of payers, and persons without a birth number.
fn is_special(digits: &str) -> bool {
    let values: Vec<u32> = digits.bytes().map(|digit| u32::from(digit - b'0')).collect();
    let weighted: u32 = values[1..8].iter().zip((2..=8).rev()).map(|(value, weight)| value * weight).sum();
    let check = (weighted % 11 + 8) % 10;
    values[8] == check
}

/// Ten digits that eleven divides, or whose first nine leave 10 and whose last is 0.
fn is_birth_number(digits: &str) -> bool {
    let Ok(number) = digits.parse::<u64>() else { return false };
    number % 11 == 0 || (number / 10 % 11 == 10 && number % 10 == 0)
}

#[cfg(test)]
mod tests;
