//! What a format needs to be told of a document, so that a missing datum is an error that names it and never an empty cell.

use crate::document::{Format, Voucher};
use crate::place::{Code, Place, Problem};
use crate::register::run_file;

/// A datum: what places call it, the formats that cannot do without, and its value.
struct Requirement {
    field: &'static str,
    formats: &'static [Format],
    value: for<'a> fn(&Voucher<'a>) -> &'a str,
    /// Whether the document needs it at all.
    applies: fn(&Voucher<'_>) -> bool,
}

const PAPER_AND_XML: &[Format] = &[Format::Pdf, Format::Isdoc, Format::Pohoda, Format::Ubl];

/// § 435 of the civil code (who the seller is), § 29 of the VAT act (of a payer the VAT id), and what the formats make mandatory.
const REQUIREMENTS: [Requirement; 8] = [
    always("seller.name", PAPER_AND_XML, |voucher| &voucher.seller().name),
    always("seller.street", PAPER_AND_XML, |voucher| &voucher.seller().street),
    always("seller.city", PAPER_AND_XML, |voucher| &voucher.seller().city),
    always("seller.postal_code", PAPER_AND_XML, |voucher| &voucher.seller().postal_code),
    always("seller.company_id", PAPER_AND_XML, |voucher| &voucher.seller().company_id),
    Requirement {
        field: "seller.vat_id",
        formats: PAPER_AND_XML,
        value: |voucher| &voucher.seller().vat_id,
        applies: |voucher| voucher.vat.is_some(),
    },
    Requirement {
        field: "seller.bank_account",
        formats: &[Format::Pdf, Format::Isdoc, Format::Ubl, Format::Spayd],
        value: |voucher| &voucher.seller().bank_account,
        applies: |voucher| !voucher.is_credit_note() && voucher.payable().is_positive(),
    },
    always("customer.name", PAPER_AND_XML, |voucher| voucher.document.content.party.name),
];

const fn always(
    field: &'static str,
    formats: &'static [Format],
    value: for<'a> fn(&Voucher<'a>) -> &'a str,
) -> Requirement {
    Requirement { field, formats, value, applies: |_| true }
}

/// Everything that a format needs of a document and that was not frozen with it, and what it cannot state: another currency, a
/// country without a code.
pub fn missing(voucher: &Voucher<'_>, format: Format) -> Vec<Problem> {
    let place = |field: &str| Place::file(run_file(voucher.document.run)).field(field.to_owned());
    let lacks = |requirement: &&Requirement| {
        let needed = requirement.formats.contains(&format) && (requirement.applies)(voucher);
        needed && (requirement.value)(voucher).trim().is_empty()
    };
    let problem = |requirement: &Requirement| {
        Problem::error(Code::MissingForFormat)
            .at(place(requirement.field))
            .with(format.name())
            .with(requirement.field)
            .with(&voucher.document.number)
    };
    let lacking = REQUIREMENTS.iter().filter(lacks).map(problem);
    lacking.chain(other_currency(voucher, format)).chain(bad_countries(voucher, format)).collect()
}

/// Countries that are no code of ISO 3166: files are read by programs, which know no names.
fn bad_countries(voucher: &Voucher<'_>, format: Format) -> Vec<Problem> {
    if !matches!(format, Format::Isdoc | Format::Pohoda | Format::Ubl) {
        return Vec::new();
    }
    let countries = [
        ("seller.country", voucher.seller().country_code()),
        ("customer.country", voucher.document.content.party.country_code()),
    ];
    let is_code = |code: &str| code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase());
    let problem = |(field, code): (&'static str, String)| {
        let place = Place::file(run_file(voucher.document.run)).field(field);
        Problem::error(Code::BadChoice).at(place).with(code).with("CZ, SK, DE …")
    };
    countries.into_iter().filter(|(_, code)| !is_code(code)).map(problem).collect()
}

/// The Czech formats are written in crowns: in another currency they want an exchange rate, which nobody knows here.
fn other_currency(voucher: &Voucher<'_>, format: Format) -> Option<Problem> {
    let in_crowns = matches!(format, Format::Isdoc | Format::Pohoda);
    (in_crowns && voucher.currency() != "CZK").then(|| {
        Problem::error(Code::OtherCurrencyInFormat)
            .at(Place::file(run_file(voucher.document.run)).field("currency"))
            .with(&voucher.document.number)
            .with(voucher.currency())
            .with(format.name())
    })
}

#[cfg(test)]
mod tests;
