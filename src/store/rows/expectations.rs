//! `expectations.csv`.

use std::borrow::Cow;

use crate::book::{About, EXPECTATIONS};
use crate::calendar::YEARS;
use crate::document::{Column, Value};
use crate::money::{NET_DECIMALS, Net, NumberFault};
use crate::place::{Code, Problem};
use crate::store::rows::{Cells, Checked, Kind, number_problem};

/// `expectations.csv`: what years must come to.
#[derive(Debug)]
pub struct Expectations;

/// A row of `expectations.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpectationRecord<'r> {
    /// The line it starts on.
    pub line: u32,
    /// The calendar year.
    pub year: i32,
    /// Which lines of the year.
    pub what: About,
    /// The net amount expected.
    pub net: Net,
    /// Id of the customer, service or contract; empty for the total.
    pub id: Cow<'r, str>,
    /// Never printed.
    pub note: Cow<'r, str>,
}

impl Expectations {
    const YEAR: usize = 0;
    const WHAT: usize = 1;
    const NET: usize = 2;
    /// Column `id`.
    pub const ID: usize = 3;
    const NOTE: usize = 4;
}

impl Kind for Expectations {
    const FILE: &'static str = EXPECTATIONS;
    const COLUMNS: &'static [Column] = &[
        Column::number("year"),
        Column::text("what"),
        Column::number("net"),
        Column::text("id"),
        Column::text("note"),
    ];
    const REQUIRED: usize = 3;
    const MAY_BE_MISSING: bool = true;
    /// Year, what is meant, and its net amount.
    type Terms = (i32, About, Net);
    type Record<'r> = ExpectationRecord<'r>;

    fn terms(row: &mut Checked<'_, '_, '_>) -> Option<Self::Terms> {
        let year = row.value(Self::YEAR, year);
        let what = row.choice(Self::WHAT, &About::ALL, About::name);
        let mark = row.decimals();
        let net = row.value(Self::NET, |text| {
            Net::parse_written(text, mark).map_err(|fault| net_problem(text, fault))
        });
        if let Some(what) = what {
            check_id(row, what);
        }
        let ((year, what), net) = year.zip(what).zip(net).filter(|_| row.is_sound())?;
        Some((year, what, net))
    }

    fn record<'r>(cells: &Cells<'r, '_>, (year, what, net): Self::Terms) -> ExpectationRecord<'r> {
        let (id, note) = (cells.text(Self::ID), cells.text(Self::NOTE));
        ExpectationRecord { line: cells.line(), year, what, net, id, note }
    }

    fn values<'v>(record: &'v ExpectationRecord<'_>) -> Vec<Value<'v>> {
        vec![
            Value::Integer(i64::from(record.year)),
            Value::Code(record.what.name()),
            Value::Net(record.net),
            Value::text(&record.id),
            Value::text(&record.note),
        ]
    }
}

fn year(text: &str) -> Result<i32, Problem> {
    let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let year = digits.then(|| text.parse().ok()).flatten().filter(|year| YEARS.contains(year));
    year.ok_or_else(|| Problem::error(Code::BadYear).with(text))
}

fn net_problem(text: &str, fault: NumberFault) -> Problem {
    match fault {
        NumberFault::TooManyDecimals => Problem::error(Code::TooManyDecimals).with(text).with(NET_DECIMALS),
        fault => number_problem(text, fault),
    }
}

/// The total is of everybody; the others are of somebody.
fn check_id(row: &mut Checked<'_, '_, '_>, what: About) {
    let id = row.text(Expectations::ID);
    match (what, id.is_empty()) {
        (About::Total, false) => {
            row.refuse(Expectations::ID, Problem::error(Code::SuperfluousValue).with(id));
        }
        (About::Customer | About::Service | About::Contract, true) => {
            row.refuse(Expectations::ID, Problem::error(Code::MissingValue));
        }
        _ => {}
    }
}
