//! `customers.csv`.

use std::borrow::Cow;

use crate::book::{CUSTOMERS, Customer};
use crate::document::{Column, Value};
use crate::language::Language;
use crate::place::{Code, Problem};
use crate::store::rows::{Cells, Checked, Kind, MAX_DUE_DAYS};

/// `customers.csv`: who is invoiced.
#[derive(Debug)]
pub struct Customers;

/// A row of `customers.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomerRecord<'r> {
    /// The line it starts on.
    pub line: u32,
    /// Stable id.
    pub id: Cow<'r, str>,
    /// Name.
    pub name: Cow<'r, str>,
    /// Company id (IČO).
    pub company_id: Cow<'r, str>,
    /// VAT id (DIČ).
    pub vat_id: Cow<'r, str>,
    /// Street and number.
    pub street: Cow<'r, str>,
    /// Town.
    pub city: Cow<'r, str>,
    /// Postal code.
    pub postal_code: Cow<'r, str>,
    /// ISO 3166 code.
    pub country: Cow<'r, str>,
    /// E-mail address.
    pub email: Cow<'r, str>,
    /// Its values that are not texts.
    pub terms: CustomerTerms,
    /// Printed on its documents.
    pub order_number: Cow<'r, str>,
    /// Never printed.
    pub note: Cow<'r, str>,
}

/// The values of a row of `customers.csv` that are not texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CustomerTerms {
    /// Language of its documents.
    pub language: Language,
    /// Days from issue to due, where they differ from the catalog's.
    pub due_days: Option<u16>,
}

impl Customers {
    /// Column `id`.
    pub const ID: usize = 0;
    /// Column `name`.
    pub const NAME: usize = 1;
    /// Column `company_id`.
    pub const COMPANY_ID: usize = 2;
    /// Column `vat_id`.
    pub const VAT_ID: usize = 3;
    const STREET: usize = 4;
    const CITY: usize = 5;
    const POSTAL_CODE: usize = 6;
    /// Column `country`.
    pub const COUNTRY: usize = 7;
    const EMAIL: usize = 8;
    const LANGUAGE: usize = 9;
    const DUE_DAYS: usize = 10;
    /// Column `order_number`.
    pub const ORDER_NUMBER: usize = 11;
    const NOTE: usize = 12;
    /// The columns of [`Party::texts`](crate::book::Party::texts), in their order.
    pub const TEXTS: [usize; Customer::TEXTS] = [
        Self::ID,
        Self::NAME,
        Self::COMPANY_ID,
        Self::VAT_ID,
        Self::STREET,
        Self::CITY,
        Self::POSTAL_CODE,
        Self::COUNTRY,
        Self::EMAIL,
        Self::ORDER_NUMBER,
    ];
}

impl Kind for Customers {
    const FILE: &'static str = CUSTOMERS;
    const COLUMNS: &'static [Column] = &[
        Column::text("id"),
        Column::text("name"),
        Column::text("company_id"),
        Column::text("vat_id"),
        Column::text("street"),
        Column::text("city"),
        Column::text("postal_code"),
        Column::text("country"),
        Column::text("email"),
        Column::text("language"),
        Column::number("due_days"),
        Column::text("order_number"),
        Column::text("note"),
    ];
    const REQUIRED: usize = 2;
    const MAY_BE_MISSING: bool = false;
    type Terms = CustomerTerms;
    type Record<'r> = CustomerRecord<'r>;

    fn terms(row: &mut Checked<'_, '_, '_>) -> Option<CustomerTerms> {
        let language = row.choice(Self::LANGUAGE, &Language::ALL, Language::code);
        let due_days = row.value(Self::DUE_DAYS, parse_due_days);
        row.is_sound().then(|| CustomerTerms { language: language.unwrap_or_default(), due_days })
    }

    fn record<'r>(cells: &Cells<'r, '_>, terms: CustomerTerms) -> CustomerRecord<'r> {
        CustomerRecord {
            line: cells.line(),
            id: cells.text(Self::ID),
            name: cells.text(Self::NAME),
            company_id: cells.text(Self::COMPANY_ID),
            vat_id: cells.text(Self::VAT_ID),
            street: cells.text(Self::STREET),
            city: cells.text(Self::CITY),
            postal_code: cells.text(Self::POSTAL_CODE),
            country: cells.text(Self::COUNTRY),
            email: cells.text(Self::EMAIL),
            terms,
            order_number: cells.text(Self::ORDER_NUMBER),
            note: cells.text(Self::NOTE),
        }
    }

    fn values<'v>(record: &'v CustomerRecord<'_>) -> Vec<Value<'v>> {
        vec![
            Value::text(&record.id),
            Value::text(&record.name),
            Value::text(&record.company_id),
            Value::text(&record.vat_id),
            Value::text(&record.street),
            Value::text(&record.city),
            Value::text(&record.postal_code),
            Value::text(&record.country),
            Value::text(&record.email),
            Value::Code(record.terms.language.code()),
            record.terms.due_days.map_or(Value::Empty, |days| Value::Integer(days.into())),
            Value::text(&record.order_number),
            Value::text(&record.note),
        ]
    }
}

/// Digits alone, 0 to [`MAX_DUE_DAYS`].
fn parse_due_days(text: &str) -> Result<u16, Problem> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let days = text.parse().ok().filter(|days| digits && *days <= MAX_DUE_DAYS);
    days.ok_or_else(|| Problem::error(Code::BadDueDays).with(text))
}
