//! `contracts.csv`.

use std::borrow::Cow;

use crate::book::{CONTRACTS, Renewal};
use crate::calendar::Day;
use crate::catalog::MAX_NOTICE_MONTHS;
use crate::document::{Column, Value};
use crate::money::{NumberFault, Percent, Quantity, Share, UnitPrice, net_amount};
use crate::place::{Code, Problem};
use crate::store::rows::{Cells, Checked, Kind, number_problem};

/// `contracts.csv`: what was agreed, one row per subscribed service.
#[derive(Debug)]
pub struct Contracts;

/// A row of `contracts.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractRecord<'r> {
    /// The line it starts on.
    pub line: u32,
    /// Id of the agreement.
    pub contract: Cow<'r, str>,
    /// Id of the customer.
    pub customer: Cow<'r, str>,
    /// Id of the service.
    pub service: Cow<'r, str>,
    /// Its values that are not texts.
    pub terms: ContractTerms,
    /// Rows with the same value go on an invoice of their own.
    pub document: Cow<'r, str>,
    /// Printed on the document.
    pub order_number: Cow<'r, str>,
    /// Printed on the line.
    pub text: Cow<'r, str>,
    /// Never printed.
    pub note: Cow<'r, str>,
}

/// The values of a row of `contracts.csv` that are not texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ContractTerms {
    /// First day of service.
    pub since: Day,
    /// Last day of service, included; open without one.
    pub until: Option<Day>,
    /// How it goes on.
    pub renewal: Renewal,
    /// How many units.
    pub quantity: Quantity,
    /// The agreed net price of a unit and year, else the catalog's.
    pub unit_price: Option<UnitPrice>,
    /// The agreed discount.
    pub discount: Percent,
    /// How many months before the end of a year notice must be given, else as the catalog says.
    pub notice_months: Option<u8>,
}

impl Contracts {
    /// Column `contract`.
    pub const CONTRACT: usize = 0;
    /// Column `customer`.
    pub const CUSTOMER: usize = 1;
    /// Column `service`.
    pub const SERVICE: usize = 2;
    /// Column `since`.
    pub const SINCE: usize = 3;
    const QUANTITY: usize = 4;
    /// Column `until`.
    pub const UNTIL: usize = 5;
    const RENEWAL: usize = 6;
    const UNIT_PRICE: usize = 7;
    const DISCOUNT: usize = 8;
    /// Column `document`.
    pub const DOCUMENT: usize = 9;
    /// Column `order_number`.
    pub const ORDER_NUMBER: usize = 10;
    /// Column `text`.
    pub const TEXT: usize = 11;
    const NOTE: usize = 12;
    const NOTICE_MONTHS: usize = 13;
}

/// The values of a row that are not texts, as far as they could be read.
struct Written {
    since: Option<Day>,
    until: Option<Day>,
    renewal: Renewal,
    quantity: Quantity,
    unit_price: Option<UnitPrice>,
    discount: Percent,
    notice_months: Option<u8>,
}

impl Written {
    fn read(row: &mut Checked<'_, '_, '_>) -> Self {
        let renewals = [Renewal::Auto, Renewal::Manual];
        Self {
            since: row.date(Contracts::SINCE),
            quantity: row.number(Contracts::QUANTITY, Quantity::parse).unwrap_or(Quantity::ONE),
            until: row.date(Contracts::UNTIL),
            renewal: row.choice(Contracts::RENEWAL, &renewals, Renewal::name).unwrap_or(Renewal::Auto),
            unit_price: row.number(Contracts::UNIT_PRICE, UnitPrice::parse),
            discount: read_discount(row).unwrap_or_default(),
            notice_months: row.value(Contracts::NOTICE_MONTHS, parse_notice_months),
        }
    }

    fn check(&self, row: &mut Checked<'_, '_, '_>) {
        if let (Some(since), Some(until)) = (self.since, self.until)
            && until < since
        {
            let problem = Problem::error(Code::UntilBeforeSince).with(until).with(since);
            row.refuse(Contracts::UNTIL, problem);
        }
        if self.renewal == Renewal::Manual && row.text(Contracts::UNTIL).is_empty() {
            row.refuse(Contracts::UNTIL, Problem::error(Code::ManualWithoutUntil));
        }
        if let Some(price) = self.unit_price
            && net_amount(self.quantity, price, self.discount, Share::WHOLE).is_err()
        {
            row.refuse(Contracts::UNIT_PRICE, Problem::error(Code::AmountTooLarge));
        }
    }
}

impl Kind for Contracts {
    const FILE: &'static str = CONTRACTS;
    const COLUMNS: &'static [Column] = &[
        Column::text("contract"),
        Column::text("customer"),
        Column::text("service"),
        Column::date("since"),
        Column::number("quantity"),
        Column::date("until"),
        Column::text("renewal"),
        Column::number("unit_price"),
        Column::number("discount_percent"),
        Column::text("document"),
        Column::text("order_number"),
        Column::text("text"),
        Column::text("note"),
        Column::number("notice_months"),
    ];
    const REQUIRED: usize = 4;
    const MAY_BE_MISSING: bool = false;
    type Terms = ContractTerms;
    type Record<'r> = ContractRecord<'r>;

    fn terms(row: &mut Checked<'_, '_, '_>) -> Option<ContractTerms> {
        let written = Written::read(row);
        written.check(row);
        let since = written.since.filter(|_| row.is_sound())?;
        let Written { until, renewal, quantity, unit_price, discount, notice_months, .. } = written;
        Some(ContractTerms { since, until, renewal, quantity, unit_price, discount, notice_months })
    }

    fn record<'r>(cells: &Cells<'r, '_>, terms: ContractTerms) -> ContractRecord<'r> {
        ContractRecord {
            line: cells.line(),
            contract: cells.text(Self::CONTRACT),
            customer: cells.text(Self::CUSTOMER),
            service: cells.text(Self::SERVICE),
            terms,
            document: cells.text(Self::DOCUMENT),
            order_number: cells.text(Self::ORDER_NUMBER),
            text: cells.text(Self::TEXT),
            note: cells.text(Self::NOTE),
        }
    }

    fn values<'v>(record: &'v ContractRecord<'_>) -> Vec<Value<'v>> {
        vec![
            Value::text(&record.contract),
            Value::text(&record.customer),
            Value::text(&record.service),
            Value::Date(record.terms.since),
            Value::Quantity(record.terms.quantity),
            record.terms.until.map_or(Value::Empty, Value::Date),
            Value::Code(record.terms.renewal.name()),
            record.terms.unit_price.map_or(Value::Empty, Value::UnitPrice),
            Value::Percent(record.terms.discount),
            Value::text(&record.document),
            Value::text(&record.order_number),
            Value::text(&record.text),
            Value::text(&record.note),
            record.terms.notice_months.map_or(Value::Empty, |months| Value::Integer(months.into())),
        ]
    }
}

/// Whole months up to the longest notice.
fn parse_notice_months(text: &str) -> Result<u8, Problem> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let months = text.parse().ok().filter(|months| digits && *months <= MAX_NOTICE_MONTHS);
    months.ok_or_else(|| Problem::error(Code::BadNotice).with(text))
}

/// A discount, whose range is a problem of its own.
fn read_discount(row: &mut Checked<'_, '_, '_>) -> Option<Percent> {
    let mark = row.decimals();
    row.value(Contracts::DISCOUNT, |text| {
        Percent::parse(text, mark).map_err(|fault| match fault {
            NumberFault::TooLarge | NumberFault::Negative => Problem::error(Code::DiscountRange).with(text),
            fault => number_problem(text, fault),
        })
    })
}
