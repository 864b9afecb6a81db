//! The company ids of all customers: those that can't be right, and those that two customers have.

use std::borrow::Cow;

use crate::book::{CustomerIx, KnownCustomers};
use crate::identifiers::{CompanyId, is_czech};
use crate::place::{Code, Place, Problem, Problems};
use crate::store::rows::{Cells, Customers, Kind};

/// The company ids of all customers.
///
/// Noted in a row and sorted at the end: that costs a third of looking each of a million up in a table of the others.
#[derive(Debug, Default)]
pub(super) struct CompanyIds {
    /// Those of digits alone, as numbers, each with its customer in the order of the file.
    numbers: Vec<(u64, CustomerIx)>,
    others: Vec<(Box<str>, CustomerIx)>,
}

/// The company id of one customer.
#[derive(Debug)]
pub(super) struct Noted {
    id: Written,
    wrong: bool,
}

#[derive(Debug)]
enum Written {
    Number(u64),
    Other(Box<str>),
}

impl Noted {
    /// That of a row, if it has one.
    pub(super) fn of(cells: &Cells<'_, '_>) -> Option<Self> {
        let (id, country) = (cells.text(Customers::COMPANY_ID), cells.text(Customers::COUNTRY));
        let wrong = is_czech(&country) && !CompanyId::is_valid(&id);
        let written = || as_number(&id).map_or_else(|| Written::Other(Box::from(&*id)), Written::Number);
        (!id.is_empty()).then(|| Self { id: written(), wrong })
    }

    /// Warns of one that can't be right.
    pub(super) fn check(&self, cells: &Cells<'_, '_>, problems: &mut Problems) {
        if self.wrong {
            let id = cells.text(Customers::COMPANY_ID);
            let padded = CompanyId::with_lost_zeros(&id);
            let problem = Problem::warning(Code::CompanyIdChecksum).at(cells.place(Customers::COMPANY_ID));
            problems.push(problem.with(&id).suggest(padded.as_ref().map(CompanyId::as_str)));
        }
    }
}

impl CompanyIds {
    /// Makes room for those of about so many customers.
    pub(super) fn reserve(&mut self, customers: usize) {
        // As for the rows of a book, in its builder.
        let _ = self.numbers.try_reserve(customers);
    }

    /// Notes the company id of a customer.
    pub(super) fn add(&mut self, noted: Noted, customer: CustomerIx) {
        match noted.id {
            Written::Number(number) => self.numbers.push((number, customer)),
            Written::Other(id) => self.others.push((id, customer)),
        }
    }

    /// Warns of every company id that an earlier customer has, in the order of the file.
    pub(super) fn report_twice(mut self, known: &KnownCustomers, problems: &mut Problems) {
        self.numbers.sort_unstable();
        self.others.sort_unstable();
        let mut twice: Vec<(CustomerIx, CustomerIx, Cow<'_, str>)> = Vec::new();
        for same in self.numbers.chunk_by(|a, b| a.0 == b.0) {
            let (number, first) = same[0];
            twice.extend(same[1..].iter().map(|(_, other)| (*other, first, text_of(number).into())));
        }
        for same in self.others.chunk_by(|a, b| a.0 == b.0) {
            let (id, first) = &same[0];
            twice.extend(same[1..].iter().map(|(_, other)| (*other, *first, Cow::Borrowed(&**id))));
        }
        twice.sort_unstable();
        twice.iter().for_each(|(other, first, id)| problems.push(problem(known, id, *first, *other)));
    }
}

/// The number that an id of at most 16 digits is; its length goes in too, since `0123` is not `123`.
fn as_number(id: &str) -> Option<u64> {
    let digits = id.len() <= 16 && id.bytes().all(|byte| byte.is_ascii_digit());
    let number =
        digits.then(|| id.bytes().fold(0u64, |number, digit| number * 10 + u64::from(digit - b'0')))?;
    Some(number << 5 | id.len() as u64)
}

/// The id that is this number.
fn text_of(number: u64) -> String {
    format!("{:0width$}", number >> 5, width = (number & 31) as usize)
}

fn problem(known: &KnownCustomers, id: &str, first: CustomerIx, customer: CustomerIx) -> Problem {
    let place = |customer| Place::line(Customers::FILE, known.line(customer)).field("company_id");
    Problem::warning(Code::CompanyIdTwice)
        .at(place(customer))
        .with(id)
        .with(known.id(first))
        .with_place(place(first))
}
