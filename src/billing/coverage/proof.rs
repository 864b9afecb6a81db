//! The sums of a coverage, by state, and what they must agree with.

use super::{CustomerCoverage, Entry, State, agree};
use crate::billing::plan::Inputs;
use crate::document::Kind;
use crate::money::Net;
use crate::place::Problem;

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
    pub(super) by_state: [Totals; State::ALL.len()],
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
    /// [`Code::CoverageDisagrees`](crate::place::Code::CoverageDisagrees): a mistake of this program, or of a register that `verify` refuses.
    pub fn check(&self) -> Result<(), Problem> {
        agree("billed_net", self.all.billed, self.invoices - self.credit_notes)?;
        agree("open_net", self.all.open(), self.planned + self.set_aside - self.orphans())
    }
}
