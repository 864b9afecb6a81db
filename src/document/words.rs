//! The words that documents themselves carry, in the customer's language whatever the program's.

use crate::language::Language;

/// The words of one language.
#[derive(Debug, Clone, Copy)]
pub struct Words {
    /// Comes before the number of an invoice that a line adds to.
    pub addition_to: &'static str,
    /// Comes before the number of an invoice that a line gives back from.
    pub reduction_of: &'static str,
    /// What a seller says who charges no VAT.
    pub no_vat_payer: &'static str,
    /// The reason of a credit note that was not made by hand.
    pub changed_scope: &'static str,
    /// Comes before the per cent of a discount.
    pub discount: &'static str,
    /// Comes after the charged part of the year, `11/12`.
    pub of_the_year: &'static str,
    /// Comes before the id of an agreement.
    pub contract: &'static str,
    /// What several lines are about; comes before their period.
    pub services: &'static str,
}

/// The words of a language.
pub const fn words(language: Language) -> Words {
    match language {
        Language::Cs => Words {
            addition_to: "doplatek k faktuře",
            reduction_of: "oprava faktury",
            no_vat_payer: "Dodavatel není plátcem DPH.",
            changed_scope: "Změna rozsahu služeb",
            discount: "sleva",
            of_the_year: "roku",
            contract: "Smlouva",
            services: "Služby",
        },
        Language::En => Words {
            addition_to: "addition to invoice",
            reduction_of: "correction of invoice",
            no_vat_payer: "The supplier is not a VAT payer.",
            changed_scope: "Change in the scope of services",
            discount: "discount",
            of_the_year: "of the year",
            contract: "Contract",
            services: "Services",
        },
    }
}
