//! What else the document is about: the order, the invoice that it corrects, the contracts.

use crate::document::{Kind, Voucher};
use crate::render::document_id;
use crate::render::wording::contracts;
use crate::render::xml::Xml;

/// The customer's order. The standard wants the seller's own number of it too, and there is none but the customer's.
pub(super) fn orders(xml: &mut Xml, voucher: &Voucher<'_>) {
    let number = voucher.document.content.order_number;
    if number.is_empty() {
        return;
    }
    xml.element("OrderReferences", |xml| {
        xml.element("OrderReference", |xml| {
            xml.text("SalesOrderID", number);
            xml.text("ExternalOrderID", number);
        });
    });
}

/// The invoice that a credit note corrects. One that another system issued has an id that is not known, and none is made up.
pub(super) fn original(xml: &mut Xml, voucher: &Voucher<'_>) {
    let Some(corrected) = voucher.corrects else { return };
    xml.element("OriginalDocumentReferences", |xml| {
        xml.element("OriginalDocumentReference", |xml| {
            xml.text("ID", corrected.number);
            xml.text("IssueDate", corrected.issued_on);
            if let Some(issuer) = corrected.issuer {
                xml.text("UUID", document_id::of_number(issuer, Kind::Invoice, corrected.number));
            }
        });
    });
}

/// The contracts of the lines. The standard wants the date of a contract, which the register does not hold: the first day
/// that the document charges for stands for it.
pub(super) fn agreements(xml: &mut Xml, voucher: &Voucher<'_>) {
    let contracts = contracts(voucher);
    if contracts.is_empty() {
        return;
    }
    xml.element("ContractReferences", |xml| {
        for (at, contract) in contracts.iter().enumerate() {
            let lines = voucher.lines.iter().map(|line| line.line).filter(|line| line.contract == *contract);
            xml.element_with("ContractReference", &[("id", &contract_id(at))], |xml| {
                xml.text("ID", contract);
                if let Some(first) = lines.map(|line| line.period.first()).min() {
                    xml.text("IssueDate", first);
                }
            });
        }
    });
}

/// Where a line of a contract refers to.
pub(super) fn agreement(xml: &mut Xml, voucher: &Voucher<'_>, contract: &str) {
    if let Some(at) = contracts(voucher).iter().position(|known| *known == contract) {
        xml.text_with("ContractReference", &[("ref", &contract_id(at))], "");
    }
}

fn contract_id(at: usize) -> String {
    format!("contract-{}", at + 1)
}
