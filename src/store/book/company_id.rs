//! Czech company ids (IČO): eight digits, of which the last one checks the others.

use crate::book::{BookBuilder, CustomerIx, Party};
use crate::place::{Code, Place, Problem, Problems};
use crate::store::book::text_index::{Slot, TextIndex};
use crate::store::rows::{Cells, Customers, Kind};

const DIGITS: usize = 8;

/// The customer of each company id.
#[derive(Debug, Default)]
pub(super) struct CompanyIds {
    index: TextIndex,
}

impl CompanyIds {
    /// Warns of a company id that can't be right, or that another customer has.
    pub(super) fn check(
        &mut self,
        cells: &Cells<'_, '_>,
        party: &Party<'_>,
        customer: CustomerIx,
        builder: &BookBuilder,
        problems: &mut Problems,
    ) {
        let warnings = [checksum_warning(party), self.warning_of_another(party, customer, builder)];
        for warning in warnings.into_iter().flatten() {
            problems.push(warning.at(cells.place(Customers::COMPANY_ID)));
        }
    }

    fn warning_of_another(
        &mut self,
        party: &Party<'_>,
        customer: CustomerIx,
        builder: &BookBuilder,
    ) -> Option<Problem> {
        let id = party.company_id;
        if id.is_empty() {
            return None;
        }
        let other = match self.index.slot(id, |number| builder.company_id(CustomerIx(number))) {
            Slot::Taken(number) => CustomerIx(number),
            Slot::Free(free) => {
                self.index.put(free, customer.0);
                return None;
            }
        };
        let place = Place::line(Customers::FILE, builder.customer_line(other));
        let warning = Problem::warning(Code::CompanyIdTwice).with(id);
        Some(warning.with(builder.customer_id(other)).with(place))
    }
}

/// Only a Czech company's id is of this form; a customer without a country is taken for one.
fn checksum_warning(party: &Party<'_>) -> Option<Problem> {
    let id = party.company_id;
    let czech = party.country.is_empty() || party.country.eq_ignore_ascii_case("CZ");
    if id.is_empty() || !czech || is_czech_company_id(id) {
        return None;
    }
    Some(Problem::warning(Code::CompanyIdChecksum).with(id).suggest(with_lost_zeros(id).as_deref()))
}

/// Eight digits with the right check digit.
fn is_czech_company_id(id: &str) -> bool {
    let Ok(digits) = <[u8; DIGITS]>::try_from(id.as_bytes()) else { return false };
    if !digits.iter().all(u8::is_ascii_digit) {
        return false;
    }
    let value = |digit: u8| u32::from(digit - b'0');
    let [first @ .., check] = digits;
    let sum: u32 = first.iter().zip((2..=8).rev()).map(|(digit, weight)| weight * value(*digit)).sum();
    value(check) == (11 - sum % 11) % 10
}

/// The id with the zeros that a spreadsheet took from its front and without the blanks people put in, if that makes it right.
fn with_lost_zeros(id: &str) -> Option<String> {
    let compact: String = id.chars().filter(|character| !character.is_whitespace()).collect();
    let padded = format!("{compact:0>DIGITS$}");
    is_czech_company_id(&padded).then_some(padded)
}

#[cfg(test)]
mod tests {
    use super::{is_czech_company_id, with_lost_zeros};

    #[test]
    fn the_check_digit_is_that_of_the_register() {
        let right = [
            ("00006947", "a ministry; remainder 4"),
            ("48136450", "the central bank; remainder 1 gives 0"),
            ("00064581", "the capital; remainder 0 gives 1"),
            ("00164801", "a ministry; remainder 10 gives 1"),
            ("00216208", "a university; remainder 3"),
            ("00216224", "a university; remainder 7"),
            ("45274649", "remainder 2"),
            ("47114983", "remainder 8"),
            ("25313142", "remainder 9"),
            ("00001350", "a bank; remainder 1 gives 0"),
            ("12345679", "made up"),
            ("87654326", "made up"),
            ("25123840", "made up; remainder 1"),
        ];
        for (id, why) in right {
            assert!(is_czech_company_id(id), "{id}: {why}");
        }
        for id in ["12345678", "00006946", "00000000", "123", "2616868A", "069 47", "0000694７", ""] {
            assert!(!is_czech_company_id(id), "{id}");
        }
    }

    #[test]
    fn lost_zeros_and_blanks_are_mended() {
        let cases = [
            ("6947", Some("00006947"), "a spreadsheet made it a number"),
            ("069 47", Some("00006947"), "as people write it"),
            ("481 36 450", Some("48136450"), "blanks alone"),
            ("6946", None, "wrong with its zeros too"),
            ("123456789", None, "too long"),
            ("", None, "nothing"),
        ];
        for (id, expected, why) in cases {
            assert_eq!(with_lost_zeros(id).as_deref(), expected, "{id}: {why}");
        }
    }
}
