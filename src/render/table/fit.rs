//! What fits into a line: which columns a narrow table gives up, and how wide the others are.

use super::{GAP, Table};
use crate::document::Shape;

/// A word up to this length is never broken; a terminal that is too narrow for it breaks the line itself.
const LONGEST_WORD: usize = 40;
/// What a table that does not fit gives up, one after the other: what other columns say too, then what can be looked up.
const EXPENDABLE: [&str; 26] = [
    "charge",
    "language",
    "country",
    "document",
    "order_number",
    "customer",
    "due_days",
    "vat_id",
    "share",
    "discount_percent",
    "due_on",
    "contract",
    "unit",
    "renewal",
    "street",
    "postal_code",
    "year",
    "run",
    "issued_on",
    "unit_price",
    "company_id",
    "note",
    "change",
    "billed_net",
    "invoices",
    "current_net",
];
/// Above this width words are wrapped even in a pipe: one cell of 64 KiB would widen every line of the table.
const WIDEST: u16 = 1_000;

impl Table {
    /// Leaves out columns until the rest fits, as far as it can; their headings.
    pub(super) fn give_up(&mut self) -> Vec<String> {
        let mut given_up = Vec::new();
        for name in EXPENDABLE {
            if self.fits() {
                break;
            }
            let Some(at) = self.position(name).filter(|_| self.is_expendable(name)) else { continue };
            given_up.push(self.headings[at].clone());
            let kept: Vec<usize> = (0..self.columns.len()).filter(|other| *other != at).collect();
            *self = self.of_columns(&kept);
        }
        given_up
    }

    /// An id is only given up beside what says more, and a year beside a day.
    fn is_expendable(&self, name: &str) -> bool {
        match name {
            "customer" => self.position("customer_name").is_some() || self.position("contract").is_some(),
            "year" => self.position("issued_on").is_some(),
            "contract" | "charge" => self.position("description").is_some(),
            _ => true,
        }
    }

    /// Whether the line holds what every column needs at least.
    fn fits(&self) -> bool {
        let Some(line) = self.width else { return true };
        let needed = (0..self.columns.len()).map(|at| usize::from(self.least(at)) + usize::from(GAP));
        needed.sum::<usize>() <= usize::from(line) + usize::from(GAP)
    }

    /// The width of each column: what it wants, or where that is too much for the line, what it needs and a fair
    /// part of the room that is left.
    pub(super) fn widths(&self, wanted: &[u16]) -> Vec<u16> {
        let Some(line) = self.width else { return wanted.iter().map(|want| (*want).min(WIDEST)).collect() };
        let mut widths: Vec<u16> =
            wanted.iter().enumerate().map(|(at, want)| self.least(at).min(*want)).collect();
        let gaps = GAP.saturating_mul(u16::try_from(wanted.len().saturating_sub(1)).unwrap_or(u16::MAX));
        let mut room =
            widths.iter().fold(line.saturating_sub(gaps), |room, width| room.saturating_sub(*width));
        let mut by_want: Vec<usize> = (0..wanted.len()).collect();
        by_want.sort_by_key(|at| wanted[*at] - widths[*at]);
        for (served, at) in by_want.into_iter().enumerate() {
            let fair = room / u16::try_from(wanted.len() - served).unwrap_or(u16::MAX);
            let extra = fair.min(wanted[at] - widths[at]);
            (widths[at], room) = (widths[at] + extra, room - extra);
        }
        widths
    }

    /// What a column needs at least: its widest number or date, or its longest word, and the longest word of its
    /// heading.
    fn least(&self, at: usize) -> u16 {
        let cells = self.rows.iter().chain(self.totals.iter().map(|total| &total.cells));
        let cells = cells.filter_map(|cells| cells.get(at));
        let width = match self.columns[at].shape {
            Shape::Text => cells.map(|cell| longest_word(cell)).max().unwrap_or(0).min(LONGEST_WORD),
            Shape::Number | Shape::Date => cells.map(|cell| cell.chars().count()).max().unwrap_or(0),
        };
        u16::try_from(width.max(longest_word(&self.headings[at]))).unwrap_or(u16::MAX)
    }
}

/// In characters.
fn longest_word(text: &str) -> usize {
    text.split(' ').map(|word| word.chars().count()).max().unwrap_or(0)
}
