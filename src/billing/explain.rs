//! Lines and their bases → explanations, step by step. Nothing is computed here that an amount depends on: every number
//! is the line's own or stands in its basis.

use crate::billing::plan::{self, Inputs};
use crate::billing::{charge, free_year};
use crate::book::{CHARGES, CONTRACTS, Charge, ContractRow, CustomerIx, PURCHASES};
use crate::calendar::Day;
use crate::document::{
    Basis, Cause, Document, Explanation, FreeWindow, Line, Note, PriceSource, Reason, RowBasis, Step,
    StepKind, Value, WindowEffect,
};
use crate::money::{Net, exact_amount};
use crate::place::{Place, Problem};
use crate::register::{HeldInvoice, LineKey, run_file};

/// Where the rows stand that lines were made of.
#[derive(Debug, Clone, Copy)]
pub struct Explainer<'a> {
    /// The catalog's file.
    pub catalog: &'a str,
    /// Whether the contract rows stand in a file; those of a quote do not.
    pub rows_in_files: bool,
}

/// Whose line it is, and of which year.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The customer's id.
    pub customer: &'a str,
    /// The calendar year billed.
    pub year: i32,
}

impl Explainer<'_> {
    /// How a line of a contract row or a charge came about. A line without a basis is explained by its own figures.
    pub fn line<'a>(&self, of: Subject<'a>, line: &Line<'a>) -> Explanation<'a> {
        let steps = match &line.basis {
            Some(Basis::Row(basis)) => self.row_steps(line, basis),
            Some(Basis::Charge(basis)) => charge_steps(line, Some(Place::line(CHARGES, basis.line))),
            Some(Basis::Difference { .. }) | None => product_steps(line, 6, None),
        };
        explanation(of, line, steps)
    }

    fn row_steps(&self, line: &Line<'_>, basis: &RowBasis<'_>) -> Vec<Step> {
        let row = || self.row_place(basis.line);
        let active = Note::Active { days: basis.active, since: basis.since, until: basis.until };
        let mut steps = vec![step(1, StepKind::ActiveDays, count(basis.active.days()), row(), active)];
        steps.extend(self.free_steps(basis));
        steps.extend(self.unit_steps(line, basis));
        steps.extend(self.price_steps(line, basis));
        steps.push(step(6, StepKind::Quantity, Value::Quantity(line.quantity), row(), Note::None));
        let (discount, note) =
            if line.discount.is_zero() { (None, Note::NoDiscount) } else { (row(), Note::None) };
        steps.push(step(6, StepKind::Discount, Value::Percent(line.discount), discount, note));
        steps.extend(result_steps(line, 6));
        steps
    }

    /// Rules 2 and 3: what every purchase does, and what is left.
    fn free_steps(&self, basis: &RowBasis<'_>) -> Vec<Step> {
        let windows: &[FreeWindow] = if basis.free_year_service { &basis.windows } else { &[] };
        let mut steps = self.window_steps(windows, basis);
        let (place, note) = match (basis.free_year_service, basis.free_until) {
            (false, _) => {
                let place = self.catalog_place(basis.free_year_line, "free_year.services");
                (Some(place), Note::NotAFreeYearService)
            }
            (true, _) if windows.is_empty() => {
                (self.rows_in_files.then(|| Place::file(PURCHASES)), Note::NoPurchase)
            }
            (true, None) => (None, Note::NoWindowApplies),
            (true, Some(last)) => (None, Note::FreeUntil(last)),
        };
        steps.push(step(2, StepKind::FreeDays, count(basis.free_days), place, note));
        let chargeable = basis.first_chargeable.map_or(Note::AllFree, Note::ChargeableFrom);
        steps.push(step(3, StepKind::ChargeableDays, count(basis.chargeable_days), None, chargeable));
        steps
    }

    /// A step for each purchase, after the policy that it is under.
    fn window_steps(&self, windows: &[FreeWindow], basis: &RowBasis<'_>) -> Vec<Step> {
        let mut steps = Vec::new();
        for (at, window) in windows.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|before| windows.get(before));
            if before.is_none_or(|before| before.policy_line != window.policy_line) {
                let place = self.catalog_place(window.policy_line, "free_year.policy");
                steps.push(step(2, StepKind::Policy, Value::Empty, Some(place), Note::Policy(window.policy)));
            }
            steps.push(window_step(window, basis));
        }
        steps
    }

    /// Rule 4: the units with a chargeable day, those that dearer rows take, and the share.
    fn unit_steps(&self, line: &Line<'_>, basis: &RowBasis<'_>) -> Vec<Step> {
        let note = Note::UnitsOf { proration: basis.proration, of: line.share.of };
        let place = self.catalog_place(basis.proration_line, "billing.proration");
        let mut steps = vec![step(4, StepKind::Units, count(basis.units_touched), Some(place), note)];
        steps.extend(basis.covered_by.iter().map(|covered| {
            let note = Note::Dearer { its: covered.full_year, own: basis.full_year };
            let units = Value::Integer(-i64::from(covered.units));
            step(4, StepKind::Covered, units, self.row_place(covered.line), note)
        }));
        let share = Value::Share(line.share);
        steps.push(step(4, StepKind::Share, share, None, Note::Charged(line.share)));
        steps
    }

    /// Rule 5: the price, and the list's where an agreed one wins.
    fn price_steps(&self, line: &Line<'_>, basis: &RowBasis<'_>) -> Vec<Step> {
        let price = Value::UnitPrice(line.unit_price);
        let of = |place, note| step(5, StepKind::UnitPrice, price, place, note);
        match basis.price {
            PriceSource::Catalog { line, from } => {
                vec![of(Some(self.catalog_place(line, "")), Note::Listed(from))]
            }
            PriceSource::Row { listed: None } => vec![of(self.row_place(basis.line), Note::AgreedUnlisted)],
            PriceSource::Row { listed: Some((listed, at)) } => {
                let (listed, place) = (Value::UnitPrice(listed), self.catalog_place(at, ""));
                let listed = step(5, StepKind::ListPrice, listed, Some(place), Note::NotUsed);
                vec![listed, of(self.row_place(basis.line), Note::Agreed)]
            }
        }
    }

    /// Why a row has no line in the year (rule 1).
    fn inactive<'a>(&self, inputs: Inputs<'a>, row: &'a ContractRow) -> Explanation<'a> {
        let Inputs { catalog, book, scope, .. } = inputs;
        let note = match row.until {
            Some(until) if until < Day::first_of(scope.year) => Note::EndedBefore(until),
            _ => Note::BeginsLater(row.since),
        };
        let party = book.party(row.customer);
        Explanation {
            customer: party.id,
            year: scope.year,
            contract: book.text(row.contract),
            service: &catalog.service(row.service).id,
            charge: "",
            description: charge::description_of(catalog, book, &party, row).to_owned(),
            reason: None,
            net: Net::ZERO,
            steps: vec![step(1, StepKind::ActiveDays, count(0u16), self.row_place(row.line), note)],
        }
    }

    fn row_place(&self, line: u32) -> Option<Place> {
        self.rows_in_files.then(|| Place::line(CONTRACTS, line))
    }

    /// A line of the catalog; where it says nothing, the key that could.
    fn catalog_place(&self, line: u32, key: &'static str) -> Place {
        let place = Place::line(self.catalog.to_owned(), line);
        if line == 0 { place.field(key) } else { place }
    }

    fn cause_step(&self, cause: Cause) -> Step {
        step(9, StepKind::Cause, Value::Empty, Some(cause.place(self.catalog)), Note::Changed(cause))
    }
}

/// What one purchase does to the active days of a row.
fn window_step(window: &FreeWindow, basis: &RowBasis<'_>) -> Step {
    let effect = window.effect_on(basis.active);
    let days = match effect {
        WindowEffect::Frees(days) => days.days(),
        _ => 0,
    };
    let place = (window.line > 0).then(|| Place::line(PURCHASES, window.line));
    let note = Note::Window { purchased_on: window.purchased_on, days: window.days, effect };
    step(2, StepKind::FreeWindow, count(days), place, note)
}

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
    for rows in book.keys_of(customer) {
        let Some(first) = rows.first() else { continue };
        let wanted = service.is_none_or(|service| catalog.service(first.service).id == service);
        if wanted && book.text(first.contract) == contract {
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

/// How the lines of an issued document came about: what the inputs give, whose register is that of the runs before,
/// and beside it what was issued. `customer` is none where the files know it no more.
///
/// # Errors
/// What keeps the year from being computed.
pub fn document<'a>(
    inputs: Inputs<'a>,
    customer: Option<CustomerIx>,
    document: &Document<'a>,
) -> Result<Vec<Explanation<'a>>, Problem> {
    let mut lines = match customer {
        Some(_) => lines_of_plan(inputs)?,
        None => Vec::new(),
    };
    let issued = Issued { inputs, document, explainer: explainer(inputs) };
    Ok(document.content.lines.iter().flat_map(|line| issued.line(line, &mut lines)).collect())
}

/// A line of a plan, and the invoice that its document corrects.
type Planned<'a> = (&'a str, Line<'a>);

/// Every line of the plan, those that wait included.
fn lines_of_plan(inputs: Inputs<'_>) -> Result<Vec<Planned<'_>>, Problem> {
    let mut lines = Vec::new();
    for customer in plan::customers(inputs) {
        let customer = customer?;
        for draft in customer.drafts.into_iter().chain(customer.set_aside) {
            lines.extend(draft.lines.into_iter().map(|line| (draft.corrects, line)));
        }
    }
    Ok(lines)
}

fn explainer(inputs: Inputs<'_>) -> Explainer<'_> {
    Explainer { catalog: &inputs.catalog.file, rows_in_files: true }
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

    /// All rows of one contract and service.
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
        if let Some(first) = explanations.first() {
            let key = LineKey::service(first.contract, first.service);
            explanations.extend(self.register(key, first.contract, net_of(&lines)));
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
        let documents = documents_of(self.inputs.holdings.invoices_of(self.subject.customer), key);
        if documents.is_empty() {
            return None;
        }
        let causes = self.planned.iter().find_map(|(_, line)| match &line.basis {
            Some(Basis::Difference { causes, .. }) if LineKey::of(line) == key => Some(causes.as_slice()),
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

/// An issued document, explained from other sources than itself.
struct Issued<'a, 'd> {
    inputs: Inputs<'a>,
    document: &'d Document<'a>,
    explainer: Explainer<'a>,
}

impl<'a> Issued<'a, '_> {
    fn subject(&self) -> Subject<'a> {
        Subject { customer: self.document.content.party.id, year: self.document.content.year }
    }

    /// An issued line, and before it the lines that a difference is made of.
    fn line(&self, line: &Line<'a>, planned: &mut Vec<Planned<'a>>) -> Vec<Explanation<'a>> {
        let again = take_again(planned, line, self.document.content.corrects);
        let (mut before, mut explained) = match (&again, line.reason) {
            (_, Reason::Cancelled) => (Vec::new(), explanation(self.subject(), line, self.taken_back(line))),
            (Some(again), Reason::Difference) => self.difference(again),
            (Some(again), _) => (Vec::new(), self.explainer.line(self.subject(), again)),
            (None, _) => (Vec::new(), self.explainer.line(self.subject(), line)),
        };
        explained.steps.push(self.issued_step(line));
        if line.reason != Reason::Cancelled {
            explained.steps.push(again_step(line, again.as_ref()));
        }
        explained.description = line.description.clone().into_owned();
        (explained.reason, explained.net) = (Some(line.reason), line.net);
        before.push(explained);
        before
    }

    fn issued_step(&self, line: &Line<'a>) -> Step {
        let note = match line.reason {
            Reason::Cancelled => Note::TakesBack(self.document.content.corrects.to_owned()),
            _ => product(line),
        };
        step(0, StepKind::Issued, Value::Net(line.net), Some(place_of(self.document)), note)
    }

    fn difference(&self, line: &Line<'a>) -> (Vec<Explanation<'a>>, Explanation<'a>) {
        let Some(Basis::Difference { wanted, causes, lines, .. }) = &line.basis else {
            return (Vec::new(), self.explainer.line(self.subject(), line));
        };
        let held = self.inputs.holdings.invoices_of(self.subject().customer);
        let documents = documents_of(held, LineKey::of(line));
        let (mut steps, difference) = difference_steps(&self.explainer, *wanted, documents, causes);
        if difference != line.net {
            let note = match self.document.content.corrects {
                "" => Note::PartLeft,
                number => Note::PartOf(number.to_owned()),
            };
            steps.push(step(9, StepKind::Part, Value::Net(line.net), None, note));
        }
        let lines = lines.iter().map(|line| self.explainer.line(self.subject(), line)).collect();
        (lines, explanation(self.subject(), line, steps))
    }

    /// What the cancelled invoice held for the key of a line.
    fn taken_back(&self, line: &Line<'a>) -> Vec<Step> {
        let held = self.inputs.holdings.invoices_of(self.subject().customer);
        let corrected: Vec<_> =
            held.iter().filter(|held| held.invoice.number == self.document.content.corrects).collect();
        let documents = documents_of(corrected.iter().copied(), LineKey::of(line));
        let sum = sum_of(&documents);
        let held = step(9, StepKind::Held, Value::Net(sum), None, Note::Held);
        documents.into_iter().chain([held]).collect()
    }
}

/// What an issued line gives when it is derived again.
fn again_step(issued: &Line<'_>, again: Option<&Line<'_>>) -> Step {
    let (value, note) = match again {
        None => (Value::Empty, Note::NoneAgain),
        Some(again) if again.net == issued.net => (Value::Net(again.net), Note::SameAgain),
        Some(again) => (Value::Net(again.net), Note::OtherAgain(again.net - issued.net)),
    };
    step(0, StepKind::Again, value, None, note)
}

/// The line of a plan that is most like an issued one: of the same key and kind, best with the same first day.
fn take_again<'a>(planned: &mut Vec<Planned<'a>>, issued: &Line<'a>, corrects: &str) -> Option<Line<'a>> {
    let is_difference = |line: &Line<'_>| line.reason == Reason::Difference;
    let is_like = |(of, line): &Planned<'a>| {
        LineKey::of(line) == LineKey::of(issued)
            && *of == corrects
            && is_difference(line) == is_difference(issued)
    };
    let same_begin =
        |planned: &Planned<'a>| is_like(planned) && planned.1.period.first() == issued.period.first();
    let at = planned.iter().position(same_begin).or_else(|| planned.iter().position(is_like))?;
    Some(planned.remove(at).1)
}

/// A step for each document that says something of a key, oldest invoice first, each before its credit notes.
fn documents_of<'h, 'a: 'h>(
    invoices: impl IntoIterator<Item = &'h HeldInvoice<'a>>,
    key: LineKey<'_>,
) -> Vec<Step> {
    let mut steps = Vec::new();
    for held in invoices {
        for document in std::iter::once(&held.invoice).chain(&held.credit_notes) {
            let of_key: Vec<_> =
                document.content.lines.iter().filter(|line| LineKey::of(line) == key).collect();
            if !of_key.is_empty() {
                let net = of_key.iter().map(|line| line.net).sum();
                steps.push(document_step(document, net));
            }
        }
    }
    steps
}

fn document_step(document: &Document<'_>, net: Net) -> Step {
    let note = Note::Document {
        kind: document.content.kind,
        number: document.number.to_string(),
        issued_on: document.issued_on,
    };
    step(9, StepKind::Document, Value::Net(net), Some(place_of(document)), note)
}

fn place_of(document: &Document<'_>) -> Place {
    Place::file(run_file(document.run))
}

/// Rule 9: what the files say less what the register holds, and why they differ.
fn difference_steps(
    explainer: &Explainer<'_>,
    wanted: Net,
    documents: Vec<Step>,
    causes: &[Cause],
) -> (Vec<Step>, Net) {
    let held = sum_of(&documents);
    let difference = wanted - held;
    let mut steps = vec![step(9, StepKind::Wanted, Value::Net(wanted), None, Note::Wanted)];
    steps.extend(documents);
    steps.push(step(9, StepKind::Held, Value::Net(held), None, Note::Held));
    steps.extend(causes.iter().map(|cause| explainer.cause_step(*cause)));
    let note = match difference {
        difference if difference.is_zero() => Note::NothingToBill,
        difference if difference.is_negative() => Note::ToCredit,
        _ => Note::ToInvoice,
    };
    steps.push(step(9, StepKind::Difference, Value::Net(difference), None, note));
    (steps, difference)
}

fn sum_of(documents: &[Step]) -> Net {
    let net = |step: &Step| match step.value {
        Value::Net(net) => net,
        _ => Net::ZERO,
    };
    documents.iter().map(net).sum()
}

fn net_of(lines: &[Line<'_>]) -> Net {
    lines.iter().map(|line| line.net).sum()
}

/// Rule 8.
fn charge_steps(line: &Line<'_>, place: Option<Place>) -> Vec<Step> {
    let mut steps = product_steps(line, 8, place);
    if let Some(price) = steps.first_mut() {
        price.note = Note::ChargedOn(line.period.first());
    }
    steps
}

/// The figures of a line and their product.
fn product_steps(line: &Line<'_>, rule: u8, place: Option<Place>) -> Vec<Step> {
    let of = |kind, value, place| step(rule, kind, value, place, Note::None);
    let mut steps = vec![
        of(StepKind::UnitPrice, Value::UnitPrice(line.unit_price), place.clone()),
        of(StepKind::Quantity, Value::Quantity(line.quantity), place),
    ];
    if !line.discount.is_zero() {
        steps.push(of(StepKind::Discount, Value::Percent(line.discount), None));
    }
    if rule != 8 {
        let note = Note::Charged(line.share);
        steps.push(step(rule, StepKind::Share, Value::Share(line.share), None, note));
    }
    steps.extend(result_steps(line, rule));
    steps
}

/// The multiplication written out, and its rounding.
fn result_steps(line: &Line<'_>, rule: u8) -> Vec<Step> {
    let exact = exact_amount(line.quantity, line.unit_price, line.discount, line.share);
    let exact = exact.map_or(Value::Empty, Value::Exact);
    let is_whole = matches!(exact, Value::Exact(exact) if exact.to_string() == line.net.to_string());
    let note = if is_whole { Note::NothingToRound } else { Note::Rounded };
    vec![
        step(rule, StepKind::Exact, exact, None, product(line)),
        step(rule, StepKind::NetAmount, Value::Net(line.net), None, note),
    ]
}

fn product(line: &Line<'_>) -> Note {
    let Line { quantity, unit_price, discount, share, .. } = *line;
    Note::Product { quantity, unit_price, discount, share }
}

fn explanation<'a>(of: Subject<'a>, line: &Line<'a>, steps: Vec<Step>) -> Explanation<'a> {
    Explanation {
        customer: of.customer,
        year: of.year,
        contract: line.contract,
        service: line.service,
        charge: line.charge,
        description: line.description.clone().into_owned(),
        reason: Some(line.reason),
        net: line.net,
        steps,
    }
}

fn step(rule: u8, kind: StepKind, value: Value<'static>, place: Option<Place>, note: Note) -> Step {
    Step { rule, kind, value, place, note }
}

fn count(number: impl Into<i64>) -> Value<'static> {
    Value::Integer(number.into())
}

#[cfg(test)]
mod tests;
