//! Lines that carry the difference between what the files say for a key and what the register holds (rules 9 and 11).

use std::borrow::Cow;

use crate::book::Party;
use crate::calendar::DayRange;
use crate::document::{Basis, Cause, DifferenceBasis, Line, Reason, RowBasis, words};
use crate::money::{Net, Percent, Quantity, Share, TooLarge};

/// A key whose files and register differ.
#[derive(Debug, Clone, Copy)]
pub(super) struct Difference<'a, 'k> {
    /// The calendar year billed.
    pub(super) year: i32,
    /// The service to print; empty for a charge.
    pub(super) service: &'a str,
    /// Id of the charge; empty for a service.
    pub(super) charge: &'a str,
    /// The contract to print: that of the key, or the one that a charge names.
    pub(super) contract: &'a str,
    /// What its ordinary line would say.
    pub(super) name: &'a str,
    /// What the files say, line by line.
    pub(super) lines: &'k [Line<'a>],
    /// The lines of live invoices for the key, oldest first.
    pub(super) issued: &'k [&'a Line<'a>],
    /// What the register holds.
    pub(super) held: Net,
    /// The line of the key's last row, in its file.
    pub(super) last_row: u32,
    /// The line of the catalog that puts the service into a group.
    pub(super) group_line: Option<u32>,
}

impl<'a> Difference<'a, '_> {
    /// What the files say in all.
    pub(super) fn wanted(&self) -> Net {
        self.lines.iter().map(|line| line.net).sum()
    }

    /// A line over `net`, a part of the difference or all of it, that adds to or gives back from an invoice.
    ///
    /// # Errors
    /// [`TooLarge`] where it is beyond what a unit price can be.
    pub(super) fn line(&self, net: Net, party: &Party<'_>, number: &str) -> Result<Line<'a>, TooLarge> {
        let gives_back = net.is_negative();
        let words = words(party.language);
        let what = if gives_back { words.reduction_of } else { words.addition_to };
        Ok(Line {
            contract: self.contract,
            service: self.service,
            charge: self.charge,
            description: Cow::Owned(format!("{}, {what} {number}", self.name)),
            period: self.period(),
            quantity: if gives_back { -Quantity::ONE } else { Quantity::ONE },
            unit: "",
            unit_price: net.abs().as_unit_price().ok_or(TooLarge)?,
            discount: Percent::ZERO,
            share: Share::WHOLE,
            net,
            reason: Reason::Difference,
            basis: Some(self.basis()),
        })
    }

    fn basis(&self) -> Basis<'a> {
        Basis::Difference(Box::new(DifferenceBasis {
            wanted: self.wanted(),
            held: self.held,
            causes: self.causes(),
            lines: self.lines.to_vec(),
        }))
    }

    /// From the first to the last active day of the service; where the files have none any more, as it was issued.
    fn period(&self) -> DayRange {
        let is_of_service = |line: &&Line<'_>| line.service == self.service;
        let now = self.lines.iter().filter(is_of_service).map(|line| line.period);
        let issued = self.issued.iter().copied().filter(is_of_service).map(|line| line.period);
        let days = DayRange::spanning(now).or_else(|| DayRange::spanning(issued));
        days.unwrap_or(DayRange::year(self.year))
    }

    /// What changed since the ordinary lines were issued. A line that was itself a difference does not tell, nor one of
    /// another system.
    fn causes(&self) -> Vec<Cause> {
        let told = |line: &&&'a Line<'a>| !matches!(line.reason, Reason::Difference | Reason::Opening);
        let before: Vec<&Line<'_>> = self.issued.iter().filter(told).copied().collect();
        if before.is_empty() {
            return Vec::new();
        }
        if !self.charge.is_empty() {
            return vec![Cause::Charge(self.last_row)];
        }
        let mut causes = self.causes_since(before);
        if causes.is_empty() && self.has_tiers() {
            causes.extend(self.group_line.map(Cause::Rule));
        }
        causes.sort_unstable();
        causes.dedup();
        causes
    }

    /// Whether several services are one key here.
    fn has_tiers(&self) -> bool {
        self.lines.iter().any(|line| line.service != self.service)
    }

    /// Row by row against the issued lines, and what became of the issued lines that are left.
    fn causes_since(&self, mut before: Vec<&Line<'_>>) -> Vec<Cause> {
        let mut causes = Vec::new();
        for line in self.lines {
            let Some(Basis::Row(row)) = &line.basis else { continue };
            match take_counterpart(&mut before, line.period) {
                Some(before) => note_changes(before, line, row, &mut causes),
                None => causes.push(Cause::RowAdded(row.line)),
            }
        }
        if !before.is_empty() {
            let gone = if self.lines.is_empty() { Cause::End } else { Cause::RowGone };
            causes.push(gone(self.last_row));
        }
        causes
    }
}

/// The issued line that a row's line has come from: one that begins on the same day, else one that shares days.
fn take_counterpart<'l, 'a>(issued: &mut Vec<&'l Line<'a>>, period: DayRange) -> Option<&'l Line<'a>> {
    let same_begin = |line: &&Line<'_>| line.period.first() == period.first();
    let same_days = |line: &&Line<'_>| line.period.intersect(period).is_some();
    let at = issued.iter().position(same_begin).or_else(|| issued.iter().position(same_days))?;
    Some(issued.remove(at))
}

fn note_changes(before: &Line<'_>, now: &Line<'_>, row: &RowBasis<'_>, causes: &mut Vec<Cause>) {
    let changes = [
        (before.period.last() != now.period.last(), Cause::End(row.line)),
        (before.period.first() != now.period.first(), Cause::Begin(row.line)),
        (before.quantity != now.quantity, Cause::Quantity(row.line)),
        (before.service != now.service, Cause::Service(row.line)),
        (before.service == now.service && before.unit_price != now.unit_price, Cause::Price(row.line)),
        (before.discount != now.discount, Cause::Discount(row.line)),
    ];
    causes.extend(changes.into_iter().filter_map(|(changed, cause)| changed.then_some(cause)));
    let same_days = before.period == now.period;
    if same_days && row.covered_by.is_empty() && before.share.to_string() != now.share.to_string() {
        causes.push(cause_of_share(before, now, row));
    }
}

/// Why the same days have another share: another unit of the year, or other free days.
fn cause_of_share(before: &Line<'_>, now: &Line<'_>, row: &RowBasis<'_>) -> Cause {
    let parted = |share: Share| share.to_string().contains('/');
    let unit_changed = parted(before.share) && parted(now.share) && before.share.of != now.share.of;
    let is_free = before.reason == Reason::FreeYear || now.reason == Reason::FreeYear;
    let has_windows = row.free_year_service && !row.windows.is_empty();
    if !unit_changed && (is_free || has_windows) {
        Cause::Free(row.line)
    } else {
        Cause::Rule(row.proration_line)
    }
}
