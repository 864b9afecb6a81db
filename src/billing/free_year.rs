//! Which days purchases make free (rule 2).

use std::rc::Rc;

use crate::book::Purchase;
use crate::catalog::Catalog;
use crate::document::FreeWindow;
use crate::place::Problem;

/// The free windows of a customer's purchases, oldest first.
///
/// # Errors
/// [`crate::place::Code::NoPolicy`] at the purchase, where the catalog has no policy for its year.
pub fn windows(catalog: &Catalog, purchases: &[Purchase]) -> Result<Rc<[FreeWindow]>, Problem> {
    let _ = (catalog, purchases);
    unimplemented!()
}
