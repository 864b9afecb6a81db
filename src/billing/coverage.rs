//! Whether everything that was agreed for a year is billed, and nothing twice: each key in exactly one state, and sums
//! that must agree with the documents of the register and with the plan.
//!
//! A key is a contract's service or group of services, or a one-off charge, that the files know, in whatever year, or for which the register
//! holds an amount. Its amounts are those that the plan subtracts from each other; nothing is computed a second time.

mod proof;
mod state;

use std::collections::BTreeMap;

use crate::billing::held::net_of;
use crate::billing::plan::{CustomerPlan, Debtor, Detail, Inputs, Orphan, Settling, debtors, plan_of};
use crate::catalog::Catalog;
use crate::document::{Draft, Reason};
use crate::money::Net;
use crate::place::{Code, Problem};
use crate::register::LineKey;

pub use proof::{Proof, Totals};
pub use state::State;

/// A key and what has become of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<'a> {
    /// What it is about.
    pub key: LineKey<'a>,
    /// The service to print: of a group the one charged now; empty for a charge.
    pub service: &'a str,
    /// The contract to print: that of the key, or the one that a charge names.
    pub contract: &'a str,
    /// What has become of it.
    pub state: State,
    /// What the files say.
    pub wanted: Net,
    /// What the register holds.
    pub billed: Net,
    /// The live invoices with a line about it, oldest first.
    pub invoices: Vec<&'a str>,
}

impl Entry<'_> {
    /// What is still to be billed, or below zero to be credited.
    pub fn open(&self) -> Net {
        self.wanted - self.billed
    }
}

/// All keys of one customer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CustomerCoverage<'a> {
    /// Id of the customer.
    pub customer: &'a str,
    /// Its name; of a customer that the files have lost, as its last invoice has frozen it.
    pub name: &'a str,
    /// In byte order of contract and service, charges behind them by id, then the orphans.
    pub entries: Vec<Entry<'a>>,
    /// What the plan would issue.
    pub planned: Net,
    /// What the plan sets aside (rule 7).
    pub set_aside: Net,
}

/// Every key of the year, customer by customer in byte order of ids, those of the register that no file knows among
/// them. One customer is held at a time.
///
/// # Errors
/// Each item: what keeps the plan from being made, or [`Code::CoverageDisagrees`] where the plan would not bill exactly
/// what is open.
pub fn customers<'a>(
    inputs: Inputs<'a>,
) -> impl Iterator<Item = Result<CustomerCoverage<'a>, Problem>> + use<'a> {
    debtors(inputs).map(move |debtor| customer(inputs, debtor))
}

fn customer<'a>(inputs: Inputs<'a>, debtor: Debtor<'a>) -> Result<CustomerCoverage<'a>, Problem> {
    let mut entries = Vec::new();
    let each = |settling: &Settling<'_, 'a>| entries.push(entry(settling, inputs.scope.year));
    let plan = plan_of(inputs, debtor, Detail::Explained, each)?;
    let (customer, name) = identity(inputs, debtor);
    refuse_other_plan(inputs.catalog, customer, &entries, &plan)?;
    entries.extend(orphans(&plan.orphans));
    let net_of = |drafts: &[Draft<'_>]| drafts.iter().map(Draft::net_total).sum();
    let (planned, set_aside) = (net_of(&plan.drafts), net_of(&plan.set_aside));
    Ok(CustomerCoverage { customer, name, entries, planned, set_aside })
}

/// Id and name.
fn identity<'a>(inputs: Inputs<'a>, debtor: Debtor<'a>) -> (&'a str, &'a str) {
    match debtor {
        Debtor::Known(customer) => {
            let party = inputs.book.party(customer);
            (party.id, party.name)
        }
        Debtor::Lost(id) => {
            let last = inputs.holdings.invoices_of(id).last();
            (id, last.map_or("", |held| held.invoice.content.party.name))
        }
    }
}

fn entry<'a>(settling: &Settling<'_, 'a>, year: i32) -> Entry<'a> {
    let Settling { wanted, parts, held } = settling;
    let (said, billed) = (wanted.lines.iter().map(|line| line.net).sum(), net_of(parts));
    let number = |invoice: usize| held.invoice(invoice).invoice.number.as_ref();
    Entry {
        key: wanted.key,
        service: wanted.service,
        contract: wanted.contract,
        state: state_of(settling, said, billed, year),
        wanted: said,
        billed,
        invoices: parts.iter().map(|part| number(part.invoice)).collect(),
    }
}

/// The first state that fits, of a key that the files know.
fn state_of(settling: &Settling<'_, '_>, said: Net, billed: Net, year: i32) -> State {
    let wanted = settling.wanted;
    if said > billed || (said < billed && settling.parts.is_empty()) {
        State::ToBeBilled
    } else if said < billed {
        State::ToBeCredited
    } else if !billed.is_zero() {
        State::Billed
    } else if wanted.lines.is_empty() {
        let later = wanted.begins.is_some_and(|begins| begins.year() > year);
        if later { State::NotBegun } else { State::Ended }
    } else if wanted.lines.iter().any(|line| line.reason == Reason::FreeYear) {
        State::Free
    } else {
        State::ZeroPrice
    }
}

/// An entry for each key among them, which come in order of keys.
fn orphans<'a>(orphans: &[Orphan<'a>]) -> impl Iterator<Item = Entry<'a>> {
    orphans.chunk_by(|a, b| a.key == b.key).filter_map(|of_key| {
        let key = of_key.first()?.key;
        Some(Entry {
            key,
            service: key.service,
            contract: key.contract,
            state: State::Orphan,
            wanted: Net::ZERO,
            billed: of_key.iter().map(|orphan| orphan.net).sum(),
            invoices: of_key.iter().map(|orphan| orphan.number).collect(),
        })
    })
}

/// What the lines of the plan make for each key must be what is open of it.
fn refuse_other_plan<'a>(
    catalog: &'a Catalog,
    customer: &str,
    entries: &[Entry<'a>],
    plan: &CustomerPlan<'a>,
) -> Result<(), Problem> {
    let mut planned: BTreeMap<LineKey<'a>, Net> = BTreeMap::new();
    for line in plan.drafts.iter().chain(&plan.set_aside).flat_map(|draft| &draft.lines) {
        *planned.entry(LineKey::of(line).grouped(catalog)).or_default() += line.net;
    }
    for entry in entries {
        let planned = planned.remove(&entry.key).unwrap_or_default();
        agree(&format!("{customer} {}", entry.key.what()), entry.open(), planned)?;
    }
    match planned.into_iter().next() {
        Some((key, planned)) => agree(&format!("{customer} {}", key.what()), Net::ZERO, planned),
        None => Ok(()),
    }
}

fn agree(what: &str, by_keys: Net, by_documents: Net) -> Result<(), Problem> {
    if by_keys == by_documents {
        return Ok(());
    }
    Err(Problem::error(Code::CoverageDisagrees).with(what).with(by_keys).with(by_documents))
}

#[cfg(test)]
mod tests;
