//! The seller's picture: read to be frozen with a run.

use std::io::Read as _;
use std::path::Path;

use crate::catalog::Catalog;
use crate::document::Logo;
use crate::place::{Code, Place, Problem};
use crate::store::files::open;

/// Largest logo, in bytes: every run keeps a copy.
const LARGEST: u64 = 256 << 10;
/// What every PNG file begins with.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Where the catalog names its picture.
pub fn place(catalog: &Catalog) -> Place {
    Place::line(catalog.file.to_string(), catalog.paper.logo_line).field("seller.logo")
}

/// The picture that the catalog names, relative to the book; `None` where it names none.
///
/// # Errors
/// [`Code::BadLogo`]: it can't be read, is too large, or is neither PNG nor SVG.
pub fn read(book: &Path, catalog: &Catalog) -> Result<Option<Logo>, Problem> {
    let name = &catalog.paper.logo;
    if name.is_empty() {
        return Ok(None);
    }
    let refused = |why: String| Problem::error(Code::BadLogo).at(place(catalog)).with(why);
    let mut bytes = Vec::new();
    let file = open(&book.join(name)).map_err(|fault| refused(format!("{name}: {fault}")))?;
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|fault| refused(format!("{name}: {fault}")))?;
    if bytes.len() as u64 > LARGEST {
        return Err(refused(format!("{name}: > {} KiB", LARGEST >> 10)));
    }
    let logo = Logo { name: name.clone(), bytes };
    let is_svg = logo.is_svg() && std::str::from_utf8(&logo.bytes).is_ok_and(|text| text.contains("<svg"));
    if is_svg || logo.bytes.starts_with(PNG) {
        Ok(Some(logo))
    } else {
        Err(refused(format!("{name}: PNG? SVG?")))
    }
}
