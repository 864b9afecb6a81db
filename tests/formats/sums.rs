//! The amounts of register, list and files against each other.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::exported::{Document, Exported};

/// Every amount of every file is that of the register.
pub(crate) fn agree(exported: &Exported) {
    for document in &exported.documents {
        isdoc(document);
        pohoda(document);
        ubl(document);
    }
}

/// Both formats that tell a credit note by its kind have its amounts positive.
fn turned(document: &Document, amount: Decimal) -> Decimal {
    if document.is_credit_note { -amount } else { amount }
}

fn isdoc(document: &Document) {
    let (xml, number) = (&document.isdoc, &document.number);
    let net = turned(document, document.net_total);
    assert_eq!(sum(xml, "LineExtensionAmount"), net, "{number}: lines");
    assert_eq!(one(xml, "TaxExclusiveAmount"), net, "{number}");
    assert_eq!(sum(xml, "TaxableAmount"), net, "{number}: by rate");
    assert_eq!(one(xml, "PayableAmount"), turned(document, document.payable), "{number}");
    assert_eq!(
        sum(xml, "TaxInclusiveAmount"),
        Decimal::TWO * one(xml, "PayableAmount"),
        "{number}: by rate and whole"
    );
    if let [paid] = amounts(xml, "PaidAmount")[..] {
        assert_eq!(paid, document.payable, "{number}");
    }
}

fn pohoda(document: &Document) {
    let (xml, number) = (&document.pohoda, &document.number);
    let total = |names: &[&str]| names.iter().map(|name| sum(xml, name)).sum::<Decimal>();
    let bases = ["typ:priceNone", "typ:priceLow", "typ:priceHigh"];
    assert_eq!(total(&bases), document.net_total, "{number}");
    let payable = total(&bases) + total(&["typ:priceLowVAT", "typ:priceHighVAT"]);
    assert_eq!(payable, document.payable, "{number}");
    assert_eq!(sum(xml, "typ:price"), document.net_total, "{number}: lines");
    let lines = amounts(xml, "inv:quantity").into_iter().zip(amounts(xml, "typ:unitPrice"));
    for ((quantity, price), net) in lines.zip(amounts(xml, "typ:price")) {
        assert_eq!(rounded(quantity * price), net, "{number}: what Pohoda computes anew");
    }
}

fn ubl(document: &Document) {
    let (xml, number) = (&document.ubl, &document.number);
    let (whole, lines) = xml.split_once("Line>").expect("a line");
    let net = turned(document, document.net_total);
    assert_eq!(one(whole, "cbc:TaxExclusiveAmount"), net, "{number}");
    assert_eq!(sum(whole, "cbc:TaxableAmount"), net, "{number}: by rate");
    assert_eq!(one(whole, "cbc:PayableAmount"), turned(document, document.payable), "{number}");
    assert_eq!(sum(lines, "cbc:LineExtensionAmount"), net, "{number}: lines");
    for line in lines.split("<cac:Item>").zip(lines.split("<cac:Price>").skip(1)) {
        ubl_line(number, line);
    }
}

/// Quantity × price less what was taken off is the net amount. The parts of a line stand before and behind its item.
fn ubl_line(number: &str, (before, behind): (&str, &str)) {
    let quantity = sum(before, "cbc:InvoicedQuantity") + sum(before, "cbc:CreditedQuantity");
    let price = amounts(behind, "cbc:PriceAmount")[0];
    let net = one(before, "cbc:LineExtensionAmount");
    assert_eq!(rounded(quantity * price) - sum(before, "cbc:Amount"), net, "{number}");
    assert!(!price.is_sign_negative() || price.is_zero(), "{number}: BR-27");
}

fn rounded(amount: Decimal) -> Decimal {
    amount.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

fn one(xml: &str, name: &str) -> Decimal {
    *amounts(xml, name).first().unwrap_or_else(|| panic!("no {name}"))
}

fn sum(xml: &str, name: &str) -> Decimal {
    amounts(xml, name).into_iter().sum()
}

/// The numbers in the elements of a name.
fn amounts(xml: &str, name: &str) -> Vec<Decimal> {
    let start = format!("<{name}");
    let after_name = xml.split(&start).skip(1);
    let of_name = after_name.filter(|rest| rest.starts_with(['>', ' ']));
    let texts = of_name.filter_map(|rest| rest.split_once('>')?.1.split_once('<'));
    texts.map(|(text, _)| text.parse().unwrap_or_else(|_| panic!("{name}: {text}"))).collect()
}
