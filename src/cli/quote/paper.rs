//! `quote --pdf`: the quote on paper, for the customer.

use std::path::Path;

use crate::billing::quote::{QuoteLine, Request};
use crate::book::Party;
use crate::catalog::Catalog;
use crate::cli::args::QuoteArgs;
use crate::cli::context::{Context, Outcome};
use crate::cli::logo;
use crate::document::{Offer, OfferLine};
use crate::messages::Text;
use crate::place::{Place, Problems};
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
    let logo = logo::read(context, quoted.catalog)?;
    let offer = Offer {
        catalog: quoted.catalog,
        logo: logo.as_ref(),
        party: quoted.party,
        language: quoted.request.language,
        issued_on: context.today,
        valid_until: args.valid_until.unwrap_or_else(|| context.today.plus_days(VALID_DAYS)),
        since: quoted.request.since,
        lines: quoted.lines.iter().map(line).collect(),
    };
    let pdf = Typesetter::new().quote(&offer)?;
    store::picture::write(file, &pdf.bytes)?;
    let name = file.display().to_string();
    if let Some(warning) = pdf.warning(&name) {
        context.complain(Problems::from(warning.at(Place::file(name.clone()))));
    }
    context.say(Text::QuoteWritten, &[&name]);
    Ok(())
}

fn line<'q>(quoted: &'q QuoteLine<'q>) -> OfferLine<'q> {
    OfferLine { year: quoted.year, line: &quoted.line, free_until: quoted.free_until }
}
