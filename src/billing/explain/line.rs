//! Rules 1 to 8: how one line came about, from its basis.

use crate::billing::charge;
use crate::billing::plan::Inputs;
use crate::book::{CHARGES, CONTRACTS, ContractRow, PURCHASES};
use crate::calendar::Day;
use crate::document::{
    Basis, Cause, Explanation, FreeWindow, Line, Note, PriceSource, RowBasis, Step, StepKind, Value,
    WindowEffect,
};
use crate::money::{Net, exact_amount};
use crate::place::Place;

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
            Some(Basis::Difference(_)) | None => product_steps(line, 6, None),
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
            let tier = covered.tier.map(str::to_owned);
            let note = Note::Dearer { tier, its: covered.full_year, own: basis.full_year };
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
    pub(super) fn inactive<'a>(&self, inputs: Inputs<'a>, row: &'a ContractRow) -> Explanation<'a> {
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

    pub(super) fn cause_step(&self, cause: Cause) -> Step {
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

pub(super) fn product(line: &Line<'_>) -> Note {
    let Line { quantity, unit_price, discount, share, .. } = *line;
    Note::Product { quantity, unit_price, discount, share }
}

pub(super) fn explanation<'a>(of: Subject<'a>, line: &Line<'a>, steps: Vec<Step>) -> Explanation<'a> {
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

pub(super) fn step(
    rule: u8,
    kind: StepKind,
    value: Value<'static>,
    place: Option<Place>,
    note: Note,
) -> Step {
    Step { rule, kind, value, place, note }
}

fn count(number: impl Into<i64>) -> Value<'static> {
    Value::Integer(number.into())
}
