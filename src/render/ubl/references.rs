//! What else the document is about: the order, the invoice that it corrects, the contract.

use crate::document::Voucher;
use crate::render::wording::contracts;
use crate::render::xml::Xml;

/// The references, in the order of the schema. There is room for one contract; the lines say theirs anyway.
pub(super) fn write(xml: &mut Xml, voucher: &Voucher<'_>) {
    let order = voucher.document.content.order_number;
    if !order.is_empty() {
        xml.element("cac:OrderReference", |xml| xml.text("cbc:ID", order));
    }
    if let Some(corrected) = voucher.corrects {
        xml.element("cac:BillingReference", |xml| {
            xml.element("cac:InvoiceDocumentReference", |xml| {
                xml.text("cbc:ID", corrected.number);
                xml.text("cbc:IssueDate", corrected.issued_on);
            });
        });
    }
    if let [contract] = contracts(voucher)[..] {
        xml.element("cac:ContractDocumentReference", |xml| xml.text("cbc:ID", contract));
    }
}
