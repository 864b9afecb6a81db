//! Czech company ids (IČO): eight digits, of which the last one checks the others.

use crate::book::{BookBuilder, CustomerIx, Party};
use crate::place::{Code, Place, Problem, Problems};
use crate::store::rows::{Cells, Customers, Kind};

const DIGITS: usize = 8;

/// The company ids of all customers.
///
/// Noted in a row and sorted at the end: that costs a third of looking each of a million up in a table of the others.
#[derive(Debug, Default)]
pub(super) struct CompanyIds {
    /// Those of digits alone, as numbers, each with its customer in the order of the file.
    numbers: Vec<(u64, CustomerIx)>,
    others: Vec<(Box<str>, CustomerIx)>,
}

impl CompanyIds {
    /// Warns of a company id that can't be right, and notes it.
    pub(super) fn check(
        &mut self,
        cells: &Cells<'_, '_>,
        party: &Party<'_>,
        customer: CustomerIx,
        problems: &mut Problems,
    ) {
        let id = party.company_id;
        if id.is_empty() {
            return;
        }
        if is_czech(party.country) && !is_czech_company_id(id) {
            let padded = with_lost_zeros(id);
            let problem = Problem::warning(Code::CompanyIdChecksum).at(cells.place(Customers::COMPANY_ID));
            problems.push(problem.with(id).suggest(padded.as_deref()));
        }
        match as_number(id) {
            Some(number) => self.numbers.push((number, customer)),
            None => self.others.push((id.into(), customer)),
        }
    }

    /// Warns of every company id that an earlier customer has.
    pub(super) fn report_twice(&mut self, builder: &BookBuilder, problems: &mut Problems) {
        self.numbers.sort_unstable();
        self.others.sort_unstable();
        let numbers = self.numbers.chunk_by(|a, b| a.0 == b.0).map(|same| (same[0].1, same));
        for (first, same) in numbers {
            same[1..].iter().for_each(|(_, customer)| problems.push(twice(builder, first, *customer)));
        }
        for same in self.others.chunk_by(|a, b| a.0 == b.0) {
            same[1..].iter().for_each(|(_, customer)| problems.push(twice(builder, same[0].1, *customer)));
        }
    }
}

/// The number that an id of at most 18 digits is; its length goes in too, since `0123` is not `123`.
fn as_number(id: &str) -> Option<u64> {
    let digits = id.len() <= 16 && id.bytes().all(|byte| byte.is_ascii_digit());
    let number =
        digits.then(|| id.bytes().fold(0u64, |number, digit| number * 10 + u64::from(digit - b'0')))?;
    Some(number << 5 | id.len() as u64)
}

fn twice(builder: &BookBuilder, first: CustomerIx, customer: CustomerIx) -> Problem {
    let place = |customer| Place::line(Customers::FILE, builder.customer_line(customer));
    Problem::warning(Code::CompanyIdTwice)
        .at(place(customer).field("company_id"))
        .with(builder.company_id(customer))
        .with(builder.customer_id(first))
        .with(place(first))
}

/// Whether a customer's country has Czech company ids.
pub(in crate::store) fn is_czech(country: &str) -> bool {
    country.is_empty() || country.eq_ignore_ascii_case("CZ")
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
pub(in crate::store) fn with_lost_zeros(id: &str) -> Option<String> {
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
