//! Documents and lines as rows: the stable columns that scripts rely on. Columns only ever get added.

use std::hash::{Hash, Hasher};

use crate::calendar::DayRange;
use crate::document::{Column, Document, Draft, Kind, Line, Reason, Value};
use crate::money::{Net, Percent, Quantity, Share, UnitPrice};

/// The columns of a line of a plan.
pub const LINE: [Column; 18] = [
    Column::text("customer"),
    Column::text("customer_name"),
    Column::text("contract"),
    Column::text("service"),
    Column::text("description"),
    Column::date("period_start"),
    Column::date("period_end"),
    Column::number("quantity"),
    Column::text("unit"),
    Column::number("unit_price"),
    Column::number("discount_percent"),
    Column::number("share"),
    Column::number("net_amount"),
    Column::text("reason"),
    Column::text("kind"),
    Column::text("corrects"),
    Column::text("charge"),
    Column::text("document"),
];

/// A line of a plan as a row of [`LINE`].
pub fn line_row<'a>(draft: &'a Draft<'_>, line: &'a Line<'_>) -> [Value<'a>; LINE.len()] {
    let mut row = [Value::Empty; LINE.len()];
    row[..LINE_START].copy_from_slice(&line_start(draft, line));
    row[LINE_START..].copy_from_slice(&LineEnd::of(draft, line, &line.description).row());
    row
}

/// The columns of [`LINE`] that name the customer and the contract.
const LINE_START: usize = 3;

/// The first cells of [`line_row`], which hardly two lines have in common.
pub fn line_start<'a>(draft: &Draft<'a>, line: &Line<'a>) -> [Value<'a>; LINE_START] {
    [Value::Text(draft.party.id), Value::text(draft.party.name), Value::text(line.contract)]
}

/// What the other cells of [`line_row`] are made of: nearly every line has them in common with many others.
#[derive(Debug, Clone, Copy)]
pub struct LineEnd<'a> {
    figures: Figures,
    texts: [&'a str; 6],
}

/// What of a [`LineEnd`] is no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Figures {
    net: Net,
    quantity: Quantity,
    share: Share,
    period: DayRange,
    unit_price: UnitPrice,
    discount: Percent,
    reason: Reason,
    kind: Kind,
}

impl<'a> LineEnd<'a> {
    /// That of a line which says `description`.
    pub fn of(draft: &Draft<'a>, line: &Line<'a>, description: &'a str) -> Self {
        let figures = Figures {
            net: line.net,
            quantity: line.quantity,
            share: line.share,
            period: line.period,
            unit_price: line.unit_price,
            discount: line.discount,
            reason: line.reason,
            kind: draft.kind,
        };
        let texts = [line.service, description, line.unit, draft.corrects, line.charge, draft.document];
        Self { figures, texts }
    }

    /// The cells.
    pub fn row(&self) -> [Value<'a>; LINE.len() - LINE_START] {
        let Self { figures, texts } = self;
        let [service, description, unit, corrects, charge, document] = texts.map(Value::text);
        [
            service,
            description,
            Value::Date(figures.period.first()),
            Value::Date(figures.period.last()),
            Value::Quantity(figures.quantity),
            unit,
            Value::UnitPrice(figures.unit_price),
            Value::Percent(figures.discount),
            Value::Share(figures.share),
            Value::Net(figures.net),
            Value::Code(figures.reason.code()),
            Value::Code(figures.kind.code()),
            corrects,
            charge,
            document,
        ]
    }
}

impl PartialEq for LineEnd<'_> {
    fn eq(&self, other: &Self) -> bool {
        // Most texts are empty. The C library looks at those too, where nothing may be read: a processor with masked
        // loads takes longer for one of them than for all the rest.
        let same = |(a, b): (&&str, &&str)| a.len() == b.len() && (a.is_empty() || a == b);
        self.figures == other.figures && self.texts.iter().zip(&other.texts).all(same)
    }
}

impl Eq for LineEnd<'_> {}

/// By the figures, which tell nearly all of them apart.
impl Hash for LineEnd<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.figures.hash(state);
    }
}

/// The columns of an issued document.
pub const DOCUMENT: [Column; 10] = [
    Column::text("number"),
    Column::text("kind"),
    Column::text("customer"),
    Column::text("customer_name"),
    Column::date("issued_on"),
    Column::date("due_on"),
    Column::number("year"),
    Column::number("net_total"),
    Column::text("corrects"),
    Column::number("run"),
];

/// An issued document as a row of [`DOCUMENT`].
pub fn document_row<'a>(document: &'a Document<'_>) -> [Value<'a>; DOCUMENT.len()] {
    let content = &document.content;
    [
        Value::Text(&document.number),
        Value::Code(content.kind.code()),
        Value::Text(content.party.id),
        Value::text(content.party.name),
        Value::Date(document.issued_on),
        Value::Date(document.due_on),
        Value::Integer(i64::from(content.year)),
        Value::Net(content.net_total()),
        Value::text(content.corrects),
        Value::Integer(i64::from(document.run)),
    ]
}

/// What stands before a line's own columns where it was issued.
const ISSUED: [Column; 5] = [
    Column::text("number"),
    Column::text("kind"),
    Column::date("issued_on"),
    Column::number("year"),
    Column::number("run"),
];
/// Where `kind` stands in [`LINE`]: an issued line has it in front.
const KIND: usize = 14;

/// The columns of an issued line: the document's, then the line's others.
pub const ISSUED_LINE: [Column; ISSUED.len() + LINE.len() - 1] = {
    let mut columns = [ISSUED[0]; ISSUED.len() + LINE.len() - 1];
    let mut at = 0;
    while at < columns.len() {
        columns[at] = match at {
            0..5 => ISSUED[at],
            _ if at - 5 < KIND => LINE[at - 5],
            _ => LINE[at - 4],
        };
        at += 1;
    }
    columns
};

/// A line of an issued document as a row of [`ISSUED_LINE`].
pub fn issued_line_row<'a>(document: &'a Document<'_>, line: &'a Line<'_>) -> [Value<'a>; ISSUED_LINE.len()] {
    let content = &document.content;
    let mut row = [Value::Empty; ISSUED_LINE.len()];
    row[..ISSUED.len()].copy_from_slice(&[
        Value::Text(&document.number),
        Value::Code(content.kind.code()),
        Value::Date(document.issued_on),
        Value::Integer(i64::from(content.year)),
        Value::Integer(i64::from(document.run)),
    ]);
    let own = line_row(content, line);
    row[ISSUED.len()..ISSUED.len() + KIND].copy_from_slice(&own[..KIND]);
    row[ISSUED.len() + KIND..].copy_from_slice(&own[KIND + 1..]);
    row
}
