//! The id by which importers know a document again.

use uuid::Uuid;

use crate::catalog::Seller;
use crate::document::{Kind, Voucher};

/// The namespace of all our documents; a document's own id is made from its name within it.
const DOCUMENTS: Uuid = Uuid::from_u128(0x8d0f_4c5b_2b6a_4f0e_9a53_6f1d_70c9_27e4);

/// The id of a voucher's own document.
pub(super) fn of(voucher: &Voucher<'_>) -> Uuid {
    of_number(voucher.seller(), voucher.document.content.kind, &voucher.document.number)
}

/// The id of a document by the seller that was frozen with it: from the seller's company id, the series and the number, so
/// that it is the same in every export and in none of two documents.
pub(super) fn of_number(seller: &Seller, kind: Kind, number: &str) -> Uuid {
    let name = format!("{}/{}/{number}", seller.company_id, kind.code());
    Uuid::new_v5(&DOCUMENTS, name.as_bytes())
}
