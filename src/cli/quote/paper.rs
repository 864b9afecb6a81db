//! `quote --pdf`: the quote on paper, for the customer.

use std::path::Path;

use crate::billing::quote::{QuoteLine, Request};
use crate::book::Party;
use crate::calendar::Day;
use crate::catalog::Catalog;
use crate::cli::args::QuoteArgs;
use crate::cli::context::{Context, Outcome};
use crate::cli::logo;
use crate::document::{Logo, Offer, OfferLine};
use crate::messages::Text;
use crate::place::{Code, Place, Problem, Problems};
use crate::render::pdf::Typesetter;
use crate::store;

/// How many days a quote is valid where nobody says otherwise.
const VALID_DAYS: i32 = 30;

/// What a quote has come to.
pub(super) struct Quoted<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) request: &'a Request,
    pub(super) party: Option<Party<'a>>,
    pub(super) lines: &'a [QuoteLine<'a>],
}

/// Writes the quote to a file.
pub(super) fn write(
    context: &mut Context<'_>,
    quoted: &Quoted<'_>,
    args: &QuoteArgs,
    file: &Path,
) -> Outcome {
    let valid_until = valid_until(args, context.today)?;
    require_seller(quoted.catalog)?;
    let logo = logo::read(context, quoted.catalog)?;
    let pdf = Typesetter::new().quote(&offer(quoted, logo.as_ref(), context.today, valid_until))?;
    store::picture::write(file, &pdf.bytes)?;
    let name = file.display().to_string();
    if let Some(warning) = pdf.warning(&name) {
        context.complain(Problems::from(warning.at(Place::file(name.clone()))));
    }
    context.say(Text::QuoteWritten, &[&name]);
    Ok(())
}

/// The last day of the quote, which may be today.
fn valid_until(args: &QuoteArgs, today: Day) -> Result<Day, Problem> {
    let day = args.valid_until.unwrap_or_else(|| today.plus_days(VALID_DAYS));
    if day < today { Err(Problem::error(Code::QuoteExpired).with(day).with(today)) } else { Ok(day) }
}

/// Refuses a quote that nobody makes.
fn require_seller(catalog: &Catalog) -> Result<(), Problem> {
    if catalog.seller.name.is_empty() {
        let place = Place::file(catalog.file.to_string()).field("seller.name");
        return Err(Problem::error(Code::MissingKey).at(place).with("name"));
    }
    Ok(())
}

fn offer<'q>(quoted: &Quoted<'q>, logo: Option<&'q Logo>, issued_on: Day, valid_until: Day) -> Offer<'q> {
    Offer {
        catalog: quoted.catalog,
        logo,
        party: quoted.party,
        language: quoted.request.language,
        issued_on,
        valid_until,
        since: quoted.request.since,
        lines: quoted.lines.iter().map(line).collect(),
    }
}

fn line<'q>(quoted: &'q QuoteLine<'q>) -> OfferLine<'q> {
    OfferLine { year: quoted.year, line: &quoted.line, free_until: quoted.free_until }
}
