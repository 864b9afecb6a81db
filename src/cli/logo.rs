//! The seller's picture, read and tried out: what a run has frozen can't be mended any more.

use crate::catalog::Catalog;
use crate::cli::context::{Context, Outcome};
use crate::document::Logo;
use crate::place::Problem;
use crate::render::pdf;
use crate::store;

/// The picture that the catalog names, if any.
///
/// # Errors
/// It can't be read or drawn.
pub(crate) fn read(context: &Context<'_>, catalog: &Catalog) -> Outcome<Option<Logo>> {
    let logo = store::logo::read(&context.book, catalog)?;
    let refused = |problem: Problem| problem.at(store::logo::place(catalog));
    logo.as_ref().map(pdf::check_logo).transpose().map_err(refused)?;
    Ok(logo)
}
