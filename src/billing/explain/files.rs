//! What the files say for a contract or a charge, and what is left to bill.

use super::difference::{difference_steps, documents_of};
use super::line::{Subject, explanation, step};
use super::{Planned, explainer, lines_of_plan};
use crate::billing::plan::Inputs;
use crate::billing::{charge, free_year};
use crate::book::{CHARGES, Charge, ContractRow, CustomerIx};
use crate::document::{Basis, Explanation, Line, Note, Reason, StepKind, Value};
use crate::money::Net;
use crate::place::{Place, Problem};
use crate::register::LineKey;

/// What the files say for a contract in a year, and what the register holds of it: the rows of each service, all
/// services or one of them, then the charges that name the contract.
///
/// # Errors
/// What keeps the year from being computed.
pub fn contract<'a>(
    inputs: Inputs<'a>,
    customer: CustomerIx,
    contract: &str,
    service: Option<&str>,
) -> Result<Vec<Explanation<'a>>, Problem> {
    let Inputs { catalog, book, .. } = inputs;
    let keys = Keys::of(inputs, customer)?;
    let mut explanations = Vec::new();
    for rows in book.keys_of(customer, catalog) {
        let Some(first) = rows.first() else { continue };
        let is_it = |service| rows.iter().any(|row| catalog.service(row.service).id == service);
        if service.is_none_or(is_it) && book.text(first.contract) == contract {
            explanations.extend(keys.rows(rows)?);
        }
    }
    let charges = book
        .charges_of(customer)
        .iter()
        .filter(|charge| charge.date.year() == inputs.scope.year && book.text(charge.contract) == contract);
    for charge in charges.filter(|_| service.is_none()) {
        explanations.extend(keys.charge(charge)?);
    }
    Ok(explanations)
}

/// What the files say for a one-off charge in a year, and what the register holds of it.
///
/// # Errors
/// An amount beyond twelve digits.
pub fn one_off<'a>(inputs: Inputs<'a>, charge: &'a Charge) -> Result<Vec<Explanation<'a>>, Problem> {
    Keys::of(inputs, charge.customer)?.charge(charge)
}

/// The keys of one customer.
struct Keys<'a> {
    inputs: Inputs<'a>,
    customer: CustomerIx,
    subject: Subject<'a>,
    /// What would be billed.
    planned: Vec<Planned<'a>>,
}

impl<'a> Keys<'a> {
    fn of(inputs: Inputs<'a>, customer: CustomerIx) -> Result<Self, Problem> {
        let subject = Subject { customer: inputs.book.customer_id(customer), year: inputs.scope.year };
        Ok(Self { inputs, customer, subject, planned: lines_of_plan(inputs)? })
    }

    /// All rows of a key.
    fn rows(&self, rows: &'a [ContractRow]) -> Result<Vec<Explanation<'a>>, Problem> {
        let Inputs { catalog, book, scope, .. } = self.inputs;
        let party = book.party(self.customer);
        let windows = free_year::windows(catalog, book.purchases_of(self.customer))?;
        let lines = charge::lines_of_key(catalog, book, &party, rows, &windows, scope.year)?;
        let mut left = lines.iter();
        let explain = |row: &'a ContractRow| match row.active_in(scope.year) {
            Some(_) => left.next().map(|line| explainer(self.inputs).line(self.subject, line)),
            None => Some(explainer(self.inputs).inactive(self.inputs, row)),
        };
        let mut explanations: Vec<_> = rows.iter().filter_map(explain).collect();
        if let Some(row) = charge::charged_row(rows, &lines, scope.year).or(rows.last()) {
            let (contract, service) = (book.text(row.contract), &catalog.service(row.service).id);
            let key = LineKey::service(contract, service);
            explanations.extend(self.register(key, contract, net_of(&lines)));
        }
        Ok(explanations)
    }

    fn charge(&self, charge: &'a Charge) -> Result<Vec<Explanation<'a>>, Problem> {
        let book = self.inputs.book;
        let of_this_year = charge.date.year() == self.subject.year;
        let line = charge::line_of_charge(book, charge)?;
        let explainer = explainer(self.inputs);
        let (mut explanation, wanted) = match of_this_year {
            true => (explainer.line(self.subject, &line), line.net),
            false => (explanation(self.subject, &line, Vec::new()), Net::ZERO),
        };
        if !of_this_year {
            let (place, note) = (Place::line(CHARGES, charge.line), Note::ChargeOfYear(charge.date.year()));
            let step = step(8, StepKind::NetAmount, Value::Net(Net::ZERO), Some(place), note);
            explanation = Explanation { reason: None, net: Net::ZERO, steps: vec![step], ..explanation };
        }
        let key = LineKey::charge(book.text(charge.id));
        let register = self.register(key, explanation.contract, wanted);
        Ok(std::iter::once(explanation).chain(register).collect())
    }

    /// What the register holds of a key and what is left to bill (rule 9); nothing where it never had it.
    fn register(&self, key: LineKey<'a>, contract: &'a str, wanted: Net) -> Option<Explanation<'a>> {
        let catalog = self.inputs.catalog;
        let is_of_key = |other: LineKey<'a>| other.grouped(catalog) == key.grouped(catalog);
        let documents = documents_of(self.inputs.holdings.invoices_of(self.subject.customer), is_of_key);
        if documents.is_empty() {
            return None;
        }
        let causes = self.planned.iter().find_map(|(_, line)| match &line.basis {
            Some(Basis::Difference(basis)) if is_of_key(LineKey::of(line)) => Some(basis.causes.as_slice()),
            _ => None,
        });
        let causes = causes.unwrap_or_default();
        let (steps, difference) = difference_steps(&explainer(self.inputs), wanted, documents, causes);
        Some(Explanation {
            customer: self.subject.customer,
            year: self.subject.year,
            contract,
            service: key.service,
            charge: key.charge,
            description: String::new(),
            reason: Some(Reason::Difference),
            net: difference,
            steps,
        })
    }
}

fn net_of(lines: &[Line<'_>]) -> Net {
    lines.iter().map(|line| line.net).sum()
}
