//! Bank accounts: the Czech form `19-2000145399/0800` (decree 169/2011 of the Czech National Bank), or an IBAN.

use iban::{Iban, IbanLike as _};

use super::{Bank, bank_of};

/// Most digits of a Czech account before and behind the dash, and the digits of its bank.
const PREFIX: usize = 6;
const NUMBER: usize = 10;
const BANK: usize = 4;
/// Weights of a number's digits, from the left of ten; a prefix has the last six.
const WEIGHTS: [u32; NUMBER] = [6, 3, 7, 9, 10, 5, 8, 4, 2, 1];

/// An account whose check digits are right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankAccount {
    /// Without blanks.
    iban: String,
    /// `19-2000145399` and `0800`, of a Czech one.
    czech: Option<(String, String)>,
}

/// Why a text is no bank account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountFault {
    /// Neither `[prefix-]number/bank` nor an IBAN.
    Form,
    /// The check digits are wrong.
    Checksum,
}

impl AccountFault {
    /// Whether it looks like an account, but a digit is wrong.
    pub fn is_checksum(self) -> bool {
        self == Self::Checksum
    }
}

impl BankAccount {
    /// Reads `19-2000145399/0800` or an IBAN, with blanks or without.
    ///
    /// # Errors
    /// The account's fault.
    pub fn parse(text: &str) -> Result<Self, AccountFault> {
        let compact: String = text.chars().filter(|character| !character.is_whitespace()).collect();
        match compact.split_once('/') {
            Some((account, bank)) => Self::parse_czech(account, bank),
            None => Self::parse_iban(&compact),
        }
    }

    fn parse_czech(account: &str, bank: &str) -> Result<Self, AccountFault> {
        let (prefix, number) = account.split_once('-').unwrap_or(("", account));
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let lengths = prefix.len() <= PREFIX && (2..=NUMBER).contains(&number.len()) && bank.len() == BANK;
        if !lengths || !digits(prefix) || !digits(number) || !digits(bank) {
            return Err(AccountFault::Form);
        }
        let (prefix, number) = (format!("{prefix:0>PREFIX$}"), format!("{number:0>NUMBER$}"));
        if !is_weighted(&prefix) || !is_weighted(&number) || number.bytes().all(|digit| digit == b'0') {
            return Err(AccountFault::Checksum);
        }
        Ok(Self {
            iban: czech_iban(bank, &prefix, &number),
            czech: Some((shortened(&prefix, &number), bank.to_owned())),
        })
    }

    fn parse_iban(compact: &str) -> Result<Self, AccountFault> {
        let iban = compact.parse::<Iban>().map_err(|fault| match fault {
            iban::ParseIbanError::InvalidBaseIban { source: iban::ParseBaseIbanError::InvalidChecksum } => {
                AccountFault::Checksum
            }
            _ => AccountFault::Form,
        })?;
        let iban = iban.electronic_str().to_owned();
        let Some(own) = iban.strip_prefix("CZ") else { return Ok(Self { iban, czech: None }) };
        let (bank, account) = own[2..].split_at(BANK);
        let (prefix, number) = account.split_at(PREFIX);
        Self::parse_czech(&format!("{prefix}-{number}"), bank)
    }

    /// The IBAN, without blanks.
    pub fn iban(&self) -> &str {
        &self.iban
    }

    /// The IBAN in groups of four, as people read it.
    pub fn printed_iban(&self) -> String {
        let groups: Vec<&str> = (0..self.iban.len())
            .step_by(4)
            .filter_map(|at| self.iban.get(at..self.iban.len().min(at + 4)))
            .collect();
        groups.join(" ")
    }

    /// The number of a Czech account without its bank: `19-2000145399`.
    pub fn number(&self) -> Option<&str> {
        self.czech.as_ref().map(|(number, _)| number.as_str())
    }

    /// The code of the bank of a Czech account: `0800`.
    pub fn bank_code(&self) -> Option<&str> {
        self.czech.as_ref().map(|(_, bank)| bank.as_str())
    }

    /// The bank of a Czech account, where it is a known one.
    pub fn bank(&self) -> Option<&'static Bank> {
        self.bank_code().and_then(bank_of)
    }

    /// `19-2000145399/0800`; of an account elsewhere the IBAN in groups.
    pub fn printed(&self) -> String {
        match &self.czech {
            Some((number, bank)) => format!("{number}/{bank}"),
            None => self.printed_iban(),
        }
    }
}

/// Whether eleven divides the weighted sum of the digits.
fn is_weighted(digits: &str) -> bool {
    let weights = &WEIGHTS[WEIGHTS.len() - digits.len()..];
    let sum: u32 = digits.bytes().zip(weights).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    sum.is_multiple_of(11)
}

/// Without leading zeros, and without a prefix of zeros.
fn shortened(prefix: &str, number: &str) -> String {
    match (prefix.trim_start_matches('0'), number.trim_start_matches('0')) {
        ("", number) => number.to_owned(),
        (prefix, number) => format!("{prefix}-{number}"),
    }
}

/// The IBAN of padded parts: check digits by ISO 7064, with `CZ00` moved to the end as `123500`.
fn czech_iban(bank: &str, prefix: &str, number: &str) -> String {
    let digits = format!("{bank}{prefix}{number}123500");
    let rest = digits.bytes().fold(0u32, |rest, digit| (rest * 10 + u32::from(digit - b'0')) % 97);
    format!("CZ{:02}{bank}{prefix}{number}", 98 - rest)
}

#[cfg(test)]
mod tests;
