//! A data package of the accounting system Pohoda, version 2.0: one document a file, to be imported.
//!
//! Decided where the vendor's description is silent:
//! - **UTF-8**, as the declaration says: the import reads it, and windows-1250 of the vendor's examples could not hold every name.
//! - **Amounts of a credit note are negative**, by their quantity: that is how Pohoda itself keeps credit notes, and what
//!   the import of a positive one leaves behind is a claim.
//! - **A line's quantity × unit price is its amount**, since Pohoda computes them anew. Where a discount or a part of the year
//!   makes another amount, the line is one piece at that amount, and its note says how it came about.
//! - **Texts that are too long are cut**, with an ellipsis and a warning: the import would refuse the whole document.
//! - **No link to the corrected invoice**, since it would make the import fail where Pohoda does not know that one; the text
//!   of the document names it.

mod header;
mod limits;
mod lines;
mod totals;

use crate::document::Voucher;
use crate::place::Problem;
use crate::render::document_id;
use crate::render::pohoda::limits::Limits;
use crate::render::xml::Xml;

const VERSION: &str = "2.0";
const NAMESPACES: [(&str, &str); 3] = [
    ("xmlns:dat", "http://www.stormware.cz/schema/version_2/data.xsd"),
    ("xmlns:inv", "http://www.stormware.cz/schema/version_2/invoice.xsd"),
    ("xmlns:typ", "http://www.stormware.cz/schema/version_2/type.xsd"),
];
/// Shown in Pohoda's list of imports.
const APPLICATION: &str = "annum";

/// An issued document in crowns, and a warning for every text that was cut.
///
/// # Errors
/// [`Code::ControlCharacter`](crate::place::Code::ControlCharacter), without a place, for a character that XML cannot hold.
pub fn document(voucher: &Voucher<'_>) -> Result<(Vec<u8>, Vec<Problem>), Problem> {
    let limits = Limits::new(&voucher.document.number);
    let company_id = limits.cut("seller.company_id", &voucher.seller().company_id, limits::COMPANY_ID);
    let id = document_id::of(voucher).to_string();
    let package =
        [("version", VERSION), ("id", &id), ("ico", &company_id), ("application", APPLICATION), ("note", "")];
    let mut xml = Xml::new();
    xml.element_with("dat:dataPack", &[&NAMESPACES[..], &package[..]].concat(), |xml| {
        xml.element_with("dat:dataPackItem", &[("version", VERSION), ("id", &id)], |xml| {
            xml.element_with("inv:invoice", &[("version", VERSION)], |xml| {
                header::write(xml, voucher, &limits);
                lines::write(xml, voucher, &limits);
                totals::write(xml, voucher);
            });
        });
    });
    Ok((xml.finish()?, limits.into_warnings()))
}

#[cfg(test)]
mod tests;
