//! `visit`: list and add the visits of technicians, with the charge for the travel.

use crate::book::{Book, CHARGES, CustomerIx, VISITS, Visit};
use crate::catalog::{Catalog, UsualVisits};
use crate::cli::args::{VisitArgs, VisitCommand};
use crate::cli::context::{self, Context, Outcome};
use crate::cli::edit::Edit;
use crate::cli::file;
use crate::language::Language;
use crate::messages::{Counted, Text, counted};
use crate::place::{Code, Place, Problem};
use crate::render::people::date;
use crate::store::files::BookFiles;
use crate::store::lock::Lock;
use crate::store::rows::{Charges, Visits};
use crate::store::visits;

/// What a unit of travel is called on the invoice.
const KILOMETRE: &str = "km";

pub(crate) fn run(context: &mut Context<'_>, command: &VisitCommand) -> Outcome {
    match command {
        VisitCommand::List(args) => file::list::<Visits>(context, Text::VisitsTitle, args.text.as_deref()),
        VisitCommand::Add(args) => add(context, args),
    }
}

/// Adds the visit and, if asked for, the charge for its travel. Both are checked before either is written.
///
/// The visit goes first: on its own it bills nothing, and it names the charge that `check` then misses, whereas a charge
/// without its visit would be made a second time.
fn add(context: &mut Context<'_>, args: &VisitArgs) -> Outcome {
    let _lock = Lock::take(&context.book)?;
    let (catalog, book) = context.read_book(&[])?;
    let customer = context::customer(&book, &args.customer)?;
    let contract = contract_of(&catalog, &book, customer, args)?;
    let known = known_visits(context, &book, args, &contract);
    refuse_second(&known, args, &contract)?;
    let charge = travel(args).is_some().then(|| free_id(&book, &format!("{contract}-{}", args.on)));
    let language = book.party(customer).language;
    let travel = charge.as_ref().map(|id| travel_charge(context, args, &contract, id, language));
    let travel = travel.transpose()?;
    let visit = visit_row(context, args, &contract, charge.as_deref().unwrap_or_default())?;
    visit.write()?;
    context.say(Text::Added, &[&format!("{contract} {}", args.on), &VISITS]);
    if let Some((travel, id)) = travel.zip(charge) {
        travel.write()?;
        context.say(Text::Added, &[&id, &CHARGES]);
    }
    let usual = usual_visits(&catalog, &book, customer, &contract);
    say_visits(context, args, &contract, known.len() as u64 + 1, usual);
    Ok(())
}

/// The contract that was named, else the only one of the customer that has a service with visits on the day.
fn contract_of(catalog: &Catalog, book: &Book, customer: CustomerIx, args: &VisitArgs) -> Outcome<String> {
    if let Some(contract) = &args.contract {
        return Ok(contract.clone());
    }
    let has_visits = catalog.services.iter().map(|service| service.visits_per_year.is_some());
    let has_visits: Vec<bool> = has_visits.collect();
    let rows = book
        .contracts_of(customer)
        .iter()
        .filter(|row| row.is_active_on(args.on) && has_visits[usize::from(row.service.0)]);
    let mut contracts: Vec<&str> = rows.map(|row| book.text(row.contract)).collect();
    contracts.dedup();
    let problem = match contracts.as_slice() {
        [only] => return Ok((*only).to_owned()),
        [] => Problem::error(Code::NoVisits).with(&args.customer).with(args.on),
        several => Problem::error(Code::WhichContract).with(&args.customer).with(several.join(", ")),
    };
    Err(problem.into())
}

/// Price, quantity and unit of the travel, if it is charged.
fn travel(args: &VisitArgs) -> Option<[(&'static str, String); 3]> {
    let (price, quantity, unit) = match (args.travel, args.travel_km.zip(args.km_price)) {
        (Some(amount), _) => (amount, "1".to_owned(), ""),
        (None, Some((kilometres, price))) => (price, kilometres.to_string(), KILOMETRE),
        (None, None) => return None,
    };
    Some([("unit_price", price.to_string()), ("quantity", quantity), ("unit", unit.to_owned())])
}

/// The charge for the travel, checked and not written yet.
fn travel_charge(
    context: &mut Context<'_>,
    args: &VisitArgs,
    contract: &str,
    id: &str,
    language: Language,
) -> Outcome<Edit> {
    let usual = || Text::Travel.filled(language, &[&date(language, args.on)]);
    let description = args.travel_text.clone().unwrap_or_else(usual);
    let (day, amounts) = (args.on.to_string(), travel(args).unwrap_or_default());
    let mut cells = vec![
        ("id", id),
        ("customer", &args.customer),
        ("date", &day),
        ("description", &description),
        ("contract", contract),
    ];
    cells.extend(amounts.iter().map(|(column, value)| (*column, value.as_str())));
    Edit::adding::<Charges>(context, &cells)
}

/// The row of the visit, checked and not written yet.
fn visit_row(context: &mut Context<'_>, args: &VisitArgs, contract: &str, charge: &str) -> Outcome<Edit> {
    let day = args.on.to_string();
    let cells = [
        ("customer", args.customer.as_str()),
        ("contract", contract),
        ("visited_on", &day),
        ("technician", args.technician.as_deref().unwrap_or_default()),
        ("note", args.note.as_deref().unwrap_or_default()),
        ("charge", charge),
    ];
    Edit::adding::<Visits>(context, &cells)
}

/// An id that no charge has: the wanted one, else the first number behind it that is free.
fn free_id(book: &Book, wanted: &str) -> String {
    let ids = book.customers().flat_map(|customer| book.charges_of(customer));
    let taken: Vec<&str> =
        ids.map(|charge| book.text(charge.id)).filter(|id| id.starts_with(wanted)).collect();
    let numbered = (2u32..).map(|number| format!("{wanted}-{number}"));
    let mut ids = std::iter::once(wanted.to_owned()).chain(numbered);
    ids.find(|id| !taken.contains(&id.as_str())).unwrap_or_default()
}

/// The visits of the contract in the year of the new one. Problems of the file are found when that is checked.
fn known_visits(context: &Context<'_>, book: &Book, args: &VisitArgs, contract: &str) -> Vec<Visit> {
    let (visits, _) = visits::read_only(&BookFiles::of(&context.book), book, &args.customer);
    let of_year = visits.into_iter().filter(|visit| visit.visited_on.year() == args.on.year());
    of_year.filter(|visit| visit.contract == contract).collect()
}

/// The same command a second time would charge the travel twice.
fn refuse_second(known: &[Visit], args: &VisitArgs, contract: &str) -> Outcome {
    match known.iter().find(|visit| visit.visited_on == args.on) {
        Some(visit) => {
            let problem = Problem::error(Code::VisitTwice).with(contract).with(args.on);
            Err(problem.at(Place::line(VISITS, visit.line)).into())
        }
        None => Ok(()),
    }
}

/// How many visits the first such service of a contract has in a year.
fn usual_visits(catalog: &Catalog, book: &Book, customer: CustomerIx, contract: &str) -> Option<UsualVisits> {
    let rows = book.contracts_of(customer).iter().filter(|row| book.text(row.contract) == contract);
    rows.map(|row| catalog.service(row.service)).find_map(|service| service.visits_per_year)
}

fn say_visits(
    context: &mut Context<'_>,
    args: &VisitArgs,
    contract: &str,
    visits: u64,
    usual: Option<UsualVisits>,
) {
    let (visits, year) = (counted(context.language, visits, Counted::Visits), args.on.year());
    match usual {
        Some(usual) => context.say(Text::VisitsOfYearUsual, &[&contract, &visits, &year, &usual]),
        None => context.say(Text::VisitsOfYear, &[&contract, &visits, &year]),
    }
}
