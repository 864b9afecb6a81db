//! Whether everything that was agreed for a year is billed, and nothing twice: each key in exactly one state, and sums
//! that must agree with the documents of the register and with the plan.
//!
//! A key is a contract's service or group of services, or a one-off charge, that the files know, in whatever year, or for which the register
//! holds an amount. Its amounts are those that the plan subtracts from each other; nothing is computed a second time.

use std::collections::BTreeMap;

use crate::billing::held::net_of;
use crate::billing::plan::{CustomerPlan, Debtor, Detail, Inputs, Orphan, Settling, debtors, plan_of};
use crate::catalog::Catalog;
use crate::document::{Draft, Kind, Reason};
use crate::money::Net;
use crate::place::{Code, Problem};
use crate::register::LineKey;

/// What has become of a key in a calendar year. Where several would fit, it is the first of them:
///
/// 1. no row in the files, but an amount in the register: `orphan` (rule 10);
/// 2. nothing was issued for it, and the files say an amount: `to-be-billed`, also a charge below zero, which goes on an
///    invoice (rule 8), and what waits on a document that is set aside;
/// 3. the files say more than the register holds: `to-be-billed`; less: `to-be-credited` (rule 9);
/// 4. both say the same amount: `billed`;
/// 5. both say nothing, and no day of the year is active: `not-begun` where the first day is in a later year, else
///    `ended`, also in a gap between two rows. A charge is of the year of its date alone;
/// 6. there are active days, and all those of some row are free: `free`;
/// 7. anything else that comes to nothing: `zero-price`, be it the price, a quantity of 0, a discount of 100 % or an
///    amount that rounds to nothing. A row covered by a dearer one has no state of its own: the dearer one is of the same
///    key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// The register holds what the files say.
    Billed,
    /// Active, and free because of a purchase.
    Free,
    /// It begins in a later year.
    NotBegun,
    /// It has ended before the year.
    Ended,
    /// Active, and costs nothing.
    ZeroPrice,
    /// The files say more than the register holds.
    ToBeBilled,
    /// The files say less than the register holds.
    ToBeCredited,
    /// The register holds an amount for a key without any row in the files.
    Orphan,
}

impl State {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Billed,
        Self::Free,
        Self::NotBegun,
        Self::Ended,
        Self::ZeroPrice,
        Self::ToBeBilled,
        Self::ToBeCredited,
        Self::Orphan,
    ];

    /// The code in CSV and JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Billed => "billed",
            Self::Free => "free",
            Self::NotBegun => "not-begun",
            Self::Ended => "ended",
            Self::ZeroPrice => "zero-price",
            Self::ToBeBilled => "to-be-billed",
            Self::ToBeCredited => "to-be-credited",
            Self::Orphan => "orphan",
        }
    }

    /// The state of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

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

/// What the keys of one state come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// How many keys.
    pub keys: u64,
    /// What the files say.
    pub wanted: Net,
    /// What the register holds.
    pub billed: Net,
}

impl Totals {
    /// What is still to be billed, or below zero to be credited.
    pub fn open(&self) -> Net {
        self.wanted - self.billed
    }

    fn add(&mut self, entry: &Entry<'_>) {
        self.keys += 1;
        self.wanted += entry.wanted;
        self.billed += entry.billed;
    }
}

/// The sums over all keys, held against the documents of the register and the plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Proof {
    by_state: [Totals; State::ALL.len()],
    /// All keys.
    pub all: Totals,
    /// The register's invoices of the year.
    pub invoices: Net,
    /// The register's credit notes of the year, without the sign.
    pub credit_notes: Net,
    /// What the plan would issue, credit notes as negative amounts.
    pub planned: Net,
    /// What the plan sets aside.
    pub set_aside: Net,
}

impl Proof {
    /// The register's side: its documents of the year, one by one and whole, with those that were cancelled.
    pub fn of_register(inputs: &Inputs<'_>) -> Self {
        let mut proof = Self::default();
        let chosen = inputs.scope.customers.iter().map(|customer| inputs.book.customer_id(*customer));
        let customers = match inputs.scope.customers.as_slice() {
            [] => inputs.holdings.customers(),
            _ => chosen.collect(),
        };
        for held in customers.iter().flat_map(|id| inputs.holdings.invoices_of(id)) {
            for document in std::iter::once(&held.invoice).chain(&held.credit_notes) {
                let net = document.content.net_total();
                match document.content.kind {
                    Kind::Invoice => proof.invoices += net,
                    Kind::CreditNote => proof.credit_notes += -net,
                }
            }
        }
        proof
    }

    /// Takes the keys of a customer in.
    pub fn add(&mut self, customer: &CustomerCoverage<'_>) {
        for entry in &customer.entries {
            self.by_state[entry.state as usize].add(entry);
            self.all.add(entry);
        }
        self.planned += customer.planned;
        self.set_aside += customer.set_aside;
    }

    /// What the keys of a state come to.
    pub fn of(&self, state: State) -> Totals {
        self.by_state[state as usize]
    }

    /// What the register holds without any row in the files: open below zero, and in no plan.
    pub fn orphans(&self) -> Net {
        self.of(State::Orphan).billed
    }

    /// Whether the sums agree to the last hundredth: what the keys hold, with invoices less credit notes; what is open,
    /// with the plan, what it sets aside, and what it leaves alone.
    ///
    /// # Errors
    /// [`Code::CoverageDisagrees`]: a mistake of this program, or of a register that `verify` refuses.
    pub fn check(&self) -> Result<(), Problem> {
        agree("billed_net", self.all.billed, self.invoices - self.credit_notes)?;
        agree("open_net", self.all.open(), self.planned + self.set_aside - self.orphans())
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
