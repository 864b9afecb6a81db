//! What would be issued for a year: lines less register → documents (rules 7 to 13). Has an id, has no numbers.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::billing::difference::Difference;
use crate::billing::held::{self, Held, Part};
use crate::billing::ordinary::Ordinary;
use crate::billing::set_aside::set_aside;
use crate::billing::{charge, free_year};
use crate::book::{Book, CHARGES, CONTRACTS, Charge, ContractRow, CustomerIx, Party};
use crate::calendar::Day;
use crate::catalog::Catalog;
use crate::document::{Basis, Draft, FreeWindow, Kind, Line};
use crate::money::Net;
use crate::place::{Code, Place, Problem};
use crate::register::{Holdings, LineKey};

pub use crate::billing::charge::Detail;
pub use crate::billing::check::{check, missing_prices};
pub use crate::billing::digest::{PlanDigest, PlanText, PlanTotals};

/// Which year, and which keys of it (rule 12).
#[derive(Debug, Clone, Default)]
pub struct Scope {
    /// The calendar year billed.
    pub year: i32,
    /// Only these customers, in order of their indices; empty for all.
    pub customers: Vec<CustomerIx>,
    /// Keys whose first chargeable day is later wait.
    pub through: Option<Day>,
}

/// Everything a plan is made of.
#[derive(Debug, Clone, Copy)]
pub struct Inputs<'a> {
    /// What is sold.
    pub catalog: &'a Catalog,
    /// What was agreed.
    pub book: &'a Book,
    /// What was issued for the year.
    pub holdings: &'a Holdings<'a>,
    /// Which part of the year's plan.
    pub scope: &'a Scope,
}

/// The part of a plan that is about one customer.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CustomerPlan<'a> {
    /// Whom it is about; `None` for a customer that no file knows any more.
    pub customer: Option<CustomerIx>,
    /// What would be issued, in order (rule 13).
    pub drafts: Vec<Draft<'a>>,
    /// Documents that are shown and not issued: nothing on them but zero lines (rule 7), or a total below zero, which
    /// waits.
    pub set_aside: Vec<Draft<'a>>,
    /// What the register holds without any row in the files (rule 10).
    pub orphans: Vec<Orphan<'a>>,
}

impl CustomerPlan<'_> {
    /// Whether the plan has nothing about the customer.
    pub fn is_empty(&self) -> bool {
        self.drafts.is_empty() && self.set_aside.is_empty() && self.orphans.is_empty()
    }
}

/// What the register holds for a key that has no row in the files (rule 10).
#[derive(Debug, Clone, PartialEq)]
pub struct Orphan<'a> {
    /// The invoice that holds it.
    pub number: &'a str,
    /// Its customer's id.
    pub customer: &'a str,
    /// What the line is about.
    pub key: LineKey<'a>,
    /// How much is held.
    pub net: Net,
}

impl Orphan<'_> {
    /// The contract and service, or the id of the charge.
    pub fn what(&self) -> String {
        self.key.what()
    }

    /// The refusal of `issue`, with the way out.
    pub fn problem(&self) -> Problem {
        Problem::error(Code::Orphan).with(self.number).with(self.customer).with(self.what()).with(self.net)
    }
}

/// The plan, customer by customer in byte order of ids; customers who have nothing in it are passed over. Customers
/// that are only in the register (orphans) are included, unless customers are chosen.
///
/// # Errors
/// Each item: what [`check`] finds too, so that after a clean check there is none.
pub fn customers<'a>(inputs: Inputs<'a>) -> Box<dyn Iterator<Item = Result<CustomerPlan<'a>, Problem>> + 'a> {
    let plans = debtors(inputs).map(move |debtor| plan_of(inputs, debtor, Detail::Explained, |_| {}));
    Box::new(plans.filter(|plan| !plan.as_ref().is_ok_and(CustomerPlan::is_empty)))
}

/// Some debtors one after the other: the piece of a plan that a thread makes at once.
#[derive(Debug)]
pub struct Stretch<'a>(Vec<Debtor<'a>>);

/// How many debtors make a stretch: few enough that what is written of them stays in the processor's cache, and so many
/// that it is more than a writer buffers and goes out without being copied once more.
pub const DEBTORS_AT_ONCE: usize = 512;

/// The plan in stretches, which make up [`customers`] in their order.
pub fn stretches<'a>(inputs: Inputs<'a>) -> impl Iterator<Item = Stretch<'a>> {
    let mut debtors = debtors(inputs);
    std::iter::from_fn(move || {
        let stretch: Vec<Debtor<'a>> = debtors.by_ref().take(DEBTORS_AT_ONCE).collect();
        (!stretch.is_empty()).then_some(Stretch(stretch))
    })
}

impl<'a> Stretch<'a> {
    /// Hands on what [`customers`] gives of these debtors, in so much detail: a difference is always explained. One plan
    /// after the other, so that each is used up while it lies in the processor's nearest cache.
    ///
    /// # Errors
    /// As the items of [`customers`], and the first one of `take`.
    pub fn each<E: From<Problem>>(
        &self,
        inputs: Inputs<'a>,
        detail: Detail,
        mut take: impl FnMut(CustomerPlan<'a>) -> Result<(), E>,
    ) -> Result<(), E> {
        let ordinary = if detail == Detail::Amounts { Ordinary::of(inputs) } else { None };
        self.0.iter().try_for_each(|debtor| {
            let in_one_pass = match debtor {
                Debtor::Known(customer) => ordinary.as_ref().and_then(|ordinary| ordinary.plan(*customer)),
                Debtor::Lost(_) => None,
            };
            let plan = in_one_pass.map_or_else(|| plan_of(inputs, *debtor, detail, |_| {}), Ok)?;
            if plan.is_empty() { Ok(()) } else { take(plan) }
        })
    }
}

/// Somebody whom a plan may be about.
#[derive(Debug, Clone, Copy)]
pub(super) enum Debtor<'a> {
    /// A customer of the book.
    Known(CustomerIx),
    /// A customer that no file knows any more, by its id: all it was invoiced for is without rows.
    Lost(&'a str),
}

/// Everybody whom the scope chooses, in byte order of ids.
pub(super) fn debtors<'a>(inputs: Inputs<'a>) -> Box<dyn Iterator<Item = Debtor<'a>> + 'a> {
    match inputs.scope.customers.as_slice() {
        [] => Box::new(all_debtors(inputs)),
        chosen => Box::new(chosen.iter().copied().map(Debtor::Known)),
    }
}

/// Customers of the book and those that only the register knows, merged by id: both come in order.
fn all_debtors<'a>(inputs: Inputs<'a>) -> impl Iterator<Item = Debtor<'a>> {
    let mut known = inputs.book.customers().peekable();
    let mut held = inputs.holdings.customers().into_iter().peekable();
    std::iter::from_fn(move || {
        let next_known = known.peek().map(|known| inputs.book.customer_id(*known));
        if let Some(lost) = held.next_if(|held| next_known.is_none_or(|known| *held < known)) {
            return Some(Debtor::Lost(lost));
        }
        held.next_if(|held| Some(*held) == next_known);
        known.next().map(Debtor::Known)
    })
}

/// A key as it is about to be settled: what the files say for it, and what the register holds.
pub(super) struct Settling<'s, 'a> {
    pub(super) wanted: &'s Wanted<'a>,
    /// Empty where nothing was issued for the key.
    pub(super) parts: &'s [Part<'a>],
    pub(super) held: &'s Held<'a>,
}

/// The part of a plan that is about somebody. `each` sees every key of the files before it is settled.
pub(super) fn plan_of<'a>(
    inputs: Inputs<'a>,
    debtor: Debtor<'a>,
    detail: Detail,
    each: impl FnMut(&Settling<'_, 'a>),
) -> Result<CustomerPlan<'a>, Problem> {
    match debtor {
        Debtor::Known(customer) => plan_of_known(inputs, customer, detail, each),
        Debtor::Lost(id) => Ok(plan_of_lost(inputs, id)),
    }
}

fn plan_of_lost<'a>(inputs: Inputs<'a>, id: &'a str) -> CustomerPlan<'a> {
    let held = Held::of(inputs.catalog, inputs.holdings.invoices_of(id));
    CustomerPlan { orphans: orphans(&held, id), ..CustomerPlan::default() }
}

fn plan_of_known<'a>(
    inputs: Inputs<'a>,
    customer: CustomerIx,
    detail: Detail,
    mut each: impl FnMut(&Settling<'_, 'a>),
) -> Result<CustomerPlan<'a>, Problem> {
    let book = inputs.book;
    let mut planner = Planner::new(inputs, book.party(customer), detail);
    let windows = free_year::windows(inputs.catalog, book.purchases_of(customer))?;
    for rows in book.keys_of(customer, inputs.catalog) {
        let wanted = planner.wanted_of_rows(rows, &windows)?;
        planner.settle(wanted, &mut each)?;
    }
    for charge in book.charges_of(customer) {
        let wanted = planner.wanted_of_charge(charge)?;
        planner.settle(wanted, &mut each)?;
    }
    Ok(CustomerPlan { customer: Some(customer), ..planner.finish() })
}

/// The keys that no row has asked for and that are still held.
fn orphans<'a>(held: &Held<'a>, customer: &'a str) -> Vec<Orphan<'a>> {
    let lost = held.left().filter(|parts| !held::net_of(parts).is_zero());
    let of_invoice = |part: &Part<'a>| {
        let number = held.invoice(part.invoice).invoice.number.as_ref();
        let orphan = move |(key, net)| Orphan { number, customer, key, net };
        held.by_service(part).into_iter().map(orphan).filter(|orphan| !orphan.net.is_zero())
    };
    let mut orphans: Vec<_> = lost.flatten().flat_map(of_invoice).collect();
    orphans.sort_by_key(|orphan| orphan.key);
    orphans
}

/// Where the lines of a row go.
#[derive(Debug, Clone, Copy, Default)]
struct Target<'a> {
    document: &'a str,
    order_number: &'a str,
}

/// What the files say for one key.
#[derive(Debug)]
pub(super) struct Wanted<'a> {
    pub(super) key: LineKey<'a>,
    /// The service to print: of a group the one charged now.
    pub(super) service: &'a str,
    /// The contract to print.
    pub(super) contract: &'a str,
    /// What an ordinary line of that service's last row says.
    name: &'a str,
    /// The lines of the year, and where each goes.
    pub(super) lines: Vec<Line<'a>>,
    /// The first day of service of all its rows; of a charge its date.
    pub(super) begins: Option<Day>,
    targets: Vec<Target<'a>>,
    /// Where a difference goes: the document of the last row.
    last: Target<'a>,
    last_row: Place,
}

impl Wanted<'_> {
    /// The first day that costs anything.
    fn first_chargeable(&self) -> Option<Day> {
        let first_chargeable = |line: &Line<'_>| match &line.basis {
            Some(Basis::Row(row)) => row.first_chargeable,
            _ => Some(line.period.first()),
        };
        self.lines.iter().filter_map(first_chargeable).min()
    }
}

/// Makes the documents of one customer, key by key.
struct Planner<'a> {
    inputs: Inputs<'a>,
    party: Party<'a>,
    detail: Detail,
    held: Held<'a>,
    /// One for each `document`; few customers have more than one, so that a search beats a map.
    invoices: Vec<Draft<'a>>,
    /// By index of the corrected invoice.
    credit_notes: BTreeMap<usize, Draft<'a>>,
}

impl<'a> Planner<'a> {
    fn new(inputs: Inputs<'a>, party: Party<'a>, detail: Detail) -> Self {
        let held = Held::of(inputs.catalog, inputs.holdings.invoices_of(party.id));
        // Differences and the first chargeable day of a key are told by what explains its lines.
        let needs_basis = !held.is_empty() || inputs.scope.through.is_some();
        let detail = if needs_basis { Detail::Explained } else { detail };
        Self { inputs, party, detail, held, invoices: Vec::new(), credit_notes: BTreeMap::new() }
    }

    /// What all rows of a key say. `rows` has at least one.
    fn wanted_of_rows(
        &self,
        rows: &'a [ContractRow],
        windows: &Arc<[FreeWindow]>,
    ) -> Result<Wanted<'a>, Problem> {
        let Inputs { catalog, book, scope, .. } = self.inputs;
        let lines = charge::priced_lines(catalog, book, &self.party, rows, windows, scope.year, self.detail)?;
        let active = || rows.iter().filter(|row| row.active_in(scope.year).is_some());
        let targets = active().map(|row| self.target_of(row)).collect();
        let last = active().next_back().or(rows.last());
        let text = |text: fn(&ContractRow) -> crate::book::Text| last.map_or("", |row| book.text(text(row)));
        let contract = text(|row| row.contract);
        let charged = charge::charged_row(rows, &lines, scope.year).or(last);
        let service = charged.map_or("", |row| &catalog.service(row.service).id);
        Ok(Wanted {
            key: LineKey::service(contract, service).grouped(catalog),
            service,
            contract,
            name: charged.map_or("", |row| charge::description_of(catalog, book, &self.party, row)),
            lines,
            begins: rows.first().map(|row| row.since),
            targets,
            last: last.map(|row| self.target_of(row)).unwrap_or_default(),
            last_row: Place::line(CONTRACTS, last.map_or(0, |row| row.line)),
        })
    }

    /// What a charge says: its line in the year of its date, nothing in any other.
    fn wanted_of_charge(&self, charge: &'a Charge) -> Result<Wanted<'a>, Problem> {
        let Inputs { book, scope, .. } = self.inputs;
        let of_this_year = charge.date.year() == scope.year;
        let line = of_this_year.then(|| charge::line_of_charge(book, charge)).transpose()?;
        Ok(Wanted {
            key: LineKey::charge(book.text(charge.id)),
            service: "",
            contract: book.text(charge.contract),
            name: book.text(charge.description),
            lines: line.into_iter().collect(),
            begins: Some(charge.date),
            targets: vec![Target::default()],
            last: Target::default(),
            last_row: Place::line(CHARGES, charge.line),
        })
    }

    fn target_of(&self, row: &ContractRow) -> Target<'a> {
        let book = self.inputs.book;
        Target { document: book.document_of(row), order_number: book.text(book.row_texts(row).order_number) }
    }

    /// Rule 9 for one key. A key that waits is known to the files all the same (rule 12).
    fn settle(
        &mut self,
        wanted: Wanted<'a>,
        each: &mut impl FnMut(&Settling<'_, 'a>),
    ) -> Result<(), Problem> {
        let held = self.held.take(wanted.key);
        let parts = held.as_deref().unwrap_or_default();
        each(&Settling { wanted: &wanted, parts, held: &self.held });
        let later = |first: Day| self.inputs.scope.through.is_some_and(|through| first > through);
        if wanted.first_chargeable().is_some_and(later) {
            return Ok(());
        }
        match held {
            Some(parts) => self.settle_difference(&wanted, &parts),
            None => {
                self.add_fresh(wanted);
                Ok(())
            }
        }
    }

    /// Nothing was issued for the key: each row is a line of its own (rule 11).
    fn add_fresh(&mut self, wanted: Wanted<'a>) {
        for (line, target) in wanted.lines.into_iter().zip(wanted.targets) {
            self.add_to_invoice(line, target);
        }
    }

    /// Something was issued for the key: credits on its invoices, newest first; what is more, or can't be credited, as
    /// a line of an invoice.
    fn settle_difference(&mut self, wanted: &Wanted<'a>, parts: &[Part<'a>]) -> Result<(), Problem> {
        let issued: Vec<&'a Line<'a>> = parts.iter().flat_map(|part| &part.lines).copied().collect();
        let difference = self.difference(wanted, &issued, held::net_of(parts));
        let mut net = difference.wanted() - difference.held;
        for part in parts.iter().rev() {
            let credited = self.held.credit(part, -net);
            for (service, credited) in self.shared_out(credited, part, wanted) {
                let difference = Difference { service, name: self.name_of(service, wanted), ..difference };
                let line = self.difference_line(&difference, -credited, part, wanted)?;
                self.add_to_credit_note(line, part.invoice);
            }
            net += credited;
        }
        if let (false, Some(newest)) = (net.is_zero(), parts.last()) {
            let line = self.difference_line(&difference, net, newest, wanted)?;
            self.add_to_invoice(line, wanted.last);
        }
        Ok(())
    }

    /// A credit on a part of a key, service by service as its invoice has charged them: what is charged now comes last.
    fn shared_out(&self, credited: Net, part: &Part<'a>, wanted: &Wanted<'a>) -> Vec<(&'a str, Net)> {
        if !credited.is_positive() {
            return Vec::new();
        }
        let mut services = self.held.by_service(part);
        services.sort_by_key(|(key, _)| key.service == wanted.service);
        let mut left = credited;
        let mut take = |(key, held): (LineKey<'a>, Net)| {
            let taken = held.max(Net::ZERO).min(left);
            left = left - taken;
            taken.is_positive().then_some((key.service, taken))
        };
        services.into_iter().filter_map(&mut take).collect()
    }

    fn group_line(&self, service: &str) -> Option<u32> {
        let (_, service) = self.inputs.catalog.find(service)?;
        service.group.as_ref().map(|group| group.line)
    }

    /// What a line about a service of the key is called.
    fn name_of(&self, service: &str, wanted: &Wanted<'a>) -> &'a str {
        let other = self.inputs.catalog.find(service).filter(|_| service != wanted.service);
        other.map_or(wanted.name, |(_, service)| service.name.in_language(self.party.language))
    }

    fn difference<'k>(
        &self,
        wanted: &'k Wanted<'a>,
        issued: &'k [&'a Line<'a>],
        held: Net,
    ) -> Difference<'a, 'k> {
        Difference {
            year: self.inputs.scope.year,
            service: wanted.service,
            charge: wanted.key.charge,
            contract: wanted.contract,
            name: wanted.name,
            lines: &wanted.lines,
            issued,
            held,
            last_row: wanted.last_row.line,
            group_line: self.group_line(wanted.service),
        }
    }

    fn difference_line(
        &self,
        difference: &Difference<'a, '_>,
        net: Net,
        part: &Part<'a>,
        wanted: &Wanted<'a>,
    ) -> Result<Line<'a>, Problem> {
        let number = &self.held.invoice(part.invoice).invoice.number;
        let too_large = |_| Problem::error(Code::AmountTooLarge).at(wanted.last_row.clone());
        difference.line(net, &self.party, number).map_err(too_large)
    }

    fn add_to_invoice(&mut self, line: Line<'a>, target: Target<'a>) {
        let at = self.invoices.iter().position(|draft| draft.document == target.document);
        let at = at.unwrap_or_else(|| {
            self.invoices.push(self.draft(Kind::Invoice, target.document));
            self.invoices.len() - 1
        });
        let draft = &mut self.invoices[at];
        if draft.order_number.is_empty() {
            draft.order_number = target.order_number;
        }
        draft.lines.push(line);
    }

    fn add_to_credit_note(&mut self, line: Line<'a>, invoice: usize) {
        let corrected = &self.held.invoice(invoice).invoice;
        let empty = Draft {
            corrects: corrected.number.as_ref(),
            order_number: corrected.content.order_number,
            ..self.draft(Kind::CreditNote, corrected.content.document)
        };
        self.credit_notes.entry(invoice).or_insert(empty).lines.push(line);
    }

    fn draft(&self, kind: Kind, document: &'a str) -> Draft<'a> {
        Draft {
            kind,
            year: self.inputs.scope.year,
            party: self.party,
            document,
            order_number: "",
            corrects: "",
            note: "",
            lines: Vec::new(),
        }
    }

    /// The documents in order (rule 13); credit notes of the same `document` by the newest corrected invoice first.
    fn finish(self) -> CustomerPlan<'a> {
        let orphans = orphans(&self.held, self.party.id);
        let invoices = self.invoices.into_iter().map(|draft| match draft.order_number {
            "" => Draft { order_number: self.party.order_number, ..draft },
            _ => draft,
        });
        let mut drafts: Vec<Draft<'a>> = invoices.chain(self.credit_notes.into_values().rev()).collect();
        drafts.sort_by_key(|draft| (draft.document, draft.kind));
        // The keys came in order; the services of a group did not, where another service stands between them.
        drafts.iter_mut().for_each(|draft| draft.lines.sort_by_key(LineKey::of));
        let (drafts, set_aside) = set_aside(self.inputs.catalog, drafts);
        CustomerPlan { customer: None, drafts, set_aside, orphans }
    }
}

#[cfg(test)]
mod tests;
