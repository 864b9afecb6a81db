//! The sums that a reader finds on paper, against the register and the list.

use std::path::Path;
use std::process::Command;

use rust_decimal::Decimal;

use crate::exported::{Document, Exported};
use crate::say;

/// What stands before the net total, and before what is to be paid or given back, in both languages.
const NET: [&str; 4] = ["Celkem bez DPH", "Total excl. VAT", "Celkem", "Total"];
const PAYABLE: [&str; 4] = ["K úhradě", "Amount due", "K vrácení", "To be returned"];

/// Net total, VAT and amount due of every page are those of the register.
pub(crate) fn agrees(exported: &Exported) {
    if Command::new("pdftotext").arg("-v").output().is_err() {
        return say("skipped: the sums on paper: pdftotext is not installed");
    }
    let files = exported.files("pdf", |_| true);
    for (document, file) in exported.documents.iter().zip(files) {
        agree(document, &text(&file));
    }
}

fn text(file: &Path) -> String {
    let output = Command::new("pdftotext").args(["-raw", "-q"]).arg(file).arg("-").output();
    String::from_utf8(output.expect("pdftotext starts").stdout).expect("text is UTF-8")
}

fn agree(document: &Document, text: &str) {
    let number = &document.number;
    assert!(text.contains(number.as_str()), "{number}: {text}");
    let labelled = |labels: [&str; 4]| {
        let amount = |line| labels.iter().find_map(|label| amount_after(line, label));
        text.lines().filter_map(amount).collect::<Vec<Decimal>>()
    };
    let payable = if document.is_credit_note { -document.payable } else { document.payable };
    assert_eq!(labelled(NET), [document.net_total], "{number}: {text}");
    let vat: Decimal = text.lines().filter_map(vat).sum();
    assert_eq!(document.net_total + vat, document.payable, "{number}: {text}");
    let told = labelled(PAYABLE);
    assert!(!told.is_empty() && told.iter().all(|amount| *amount == payable), "{number}: {text}");
}

/// The amount that follows a label at the end of a line; a note may stand before it.
fn amount_after(line: &str, label: &str) -> Option<Decimal> {
    amount(line.rsplit_once(label)?.1)
}

/// The tax of a line `DPH 21 % 630,00 Kč`, or `DPH 21 % ze základu 3 000,00 Kč 630,00 Kč`.
fn vat(line: &str) -> Option<Decimal> {
    let rest = line.strip_prefix("DPH ").or_else(|| line.strip_prefix("VAT "))?;
    let (_, behind) = rest.split_once('%')?;
    let currency = ["Kč", "CZK"].into_iter().find(|currency| behind.ends_with(currency))?;
    let last = behind.strip_suffix(currency)?.rsplit(currency).next()?;
    amount(&format!("{last}{currency}"))
}

/// `−1 234,50 Kč` or `−1,234.50 CZK`.
fn amount(text: &str) -> Option<Decimal> {
    let plain: String = text.split_whitespace().collect();
    let plain = match plain.strip_suffix("Kč") {
        Some(czech) => czech.replace(',', "."),
        None => plain.strip_suffix("CZK")?.replace(',', ""),
    };
    plain.replace('\u{2212}', "-").parse().ok()
}
