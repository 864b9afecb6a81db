//! An issued document with all that paper and accounting systems need beyond the calculation: its seller, dates, VAT and
//! payment. The formats of an export show a voucher and compute nothing.

use std::borrow::Cow;
use std::ops::Neg;

use crate::calendar::{Day, DayRange};
use crate::catalog::{Catalog, Seller, VatKind};
use crate::document::line::{Document, Kind, Line};
use crate::identifiers::BankAccount;
use crate::money::{Amount, Exact, Net, Percent};
use crate::numbering::variable_symbol;

/// An issued document as others are to see it. Amounts have the register's signs: those of a credit note are negative.
#[derive(Debug, Clone)]
pub struct Voucher<'a> {
    /// What was issued.
    pub document: &'a Document<'a>,
    /// The catalog that was in force, frozen with the document.
    pub catalog: &'a Catalog,
    /// The picture of the seller, frozen too.
    pub logo: Option<&'a Logo>,
    /// What a credit note corrects.
    pub corrects: Option<Corrected<'a>>,
    /// VAT by rate, the highest first; `None` where the seller is no payer.
    pub vat: Option<Vec<VatRate>>,
    /// The lines in their order.
    pub lines: Vec<VoucherLine<'a>>,
    /// How to pay it; `None` where nothing is to be paid (a credit note, a zero), or no account is known.
    pub payment: Option<Payment>,
}

/// The invoice that a credit note corrects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Corrected<'a> {
    /// Its number.
    pub number: &'a str,
    /// Its date.
    pub issued_on: Day,
    /// Its seller, as frozen with it; `None` where another system issued it, whose id of the document nobody here knows.
    pub issuer: Option<&'a Seller>,
}

/// The sum of the lines of one rate, and its tax.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VatRate {
    /// Per cent.
    pub rate: Percent,
    /// The sum of the lines.
    pub base: Net,
    /// The tax of that sum: not of each line.
    pub tax: Amount,
}

impl VatRate {
    /// The base with its tax.
    pub fn gross(&self) -> Amount {
        Amount::from(self.base) + self.tax
    }
}

/// A line with its VAT.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct VoucherLine<'a> {
    /// The line as it was issued.
    pub line: &'a Line<'a>,
    /// Per cent; `None` where the seller is no payer.
    pub rate: Option<Percent>,
    /// Which of the rates that is; of one who is no payer, which it would be.
    pub vat_kind: VatKind,
    /// The tax of this line alone; where their sum differs from [`VatRate::tax`], that one counts.
    pub tax: Amount,
    /// Quantity × unit price, rounded: what the line would cost without a discount and for the whole year.
    pub full: Net,
    /// The unit price with its tax, exactly.
    pub gross_price: Exact,
}

impl VoucherLine<'_> {
    /// The net amount with its tax.
    pub fn gross(&self) -> Amount {
        Amount::from(self.line.net) + self.tax
    }

    /// What the seller calls the item: the id of the service, or of the charge; empty for a charge without one.
    pub fn item(&self) -> &str {
        if self.line.service.is_empty() { self.line.charge } else { self.line.service }
    }

    /// What discount and share take from [`VoucherLine::full`].
    pub fn reduction(&self) -> Net {
        self.full - self.line.net
    }
}

/// How to pay an invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payment {
    /// To which account.
    pub account: BankAccount,
    /// How much, VAT included; above zero.
    pub amount: Amount,
    /// Until when.
    pub due_on: Day,
    /// At most ten digits.
    pub variable_symbol: String,
}

/// A picture that a run has frozen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    /// Name of its file; the ending tells what it is.
    pub name: String,
    /// The file.
    pub bytes: Vec<u8>,
}

impl Logo {
    /// Whether it is an SVG picture; else it is a PNG one.
    pub fn is_svg(&self) -> bool {
        self.name.to_ascii_lowercase().ends_with(".svg")
    }
}

impl<'a> Voucher<'a> {
    /// Who issued it.
    pub fn seller(&self) -> &'a Seller {
        &self.catalog.seller
    }

    /// The seller's VAT id; empty for one who is no payer, whose tax id is one of other taxes.
    pub fn seller_vat_id(&self) -> &'a str {
        if self.vat.is_some() { &self.seller().vat_id } else { "" }
    }

    /// The day of taxable supply, where the document states one: nobody does who is no payer, and no credit note.
    pub fn supplied_on(&self) -> Option<Day> {
        self.document.taxable_supply().filter(|_| self.vat.is_some())
    }

    /// ISO 4217 code of every amount.
    pub fn currency(&self) -> &'a str {
        &self.catalog.currency
    }

    /// Whether it gives back.
    pub fn is_credit_note(&self) -> bool {
        self.document.content.kind == Kind::CreditNote
    }

    /// The sum of the lines.
    pub fn net_total(&self) -> Net {
        self.document.content.net_total()
    }

    /// VAT by rate; of one who is no payer 0 % of everything.
    pub fn rates(&self) -> Cow<'_, [VatRate]> {
        match &self.vat {
            Some(rates) => Cow::Borrowed(rates),
            None => {
                let untaxed = VatRate { rate: Percent::ZERO, base: self.net_total(), tax: Amount::ZERO };
                Cow::Owned(vec![untaxed])
            }
        }
    }

    /// The VAT of all rates.
    pub fn tax_total(&self) -> Amount {
        self.vat.iter().flatten().map(|rate| rate.tax).sum()
    }

    /// What is to be paid: the net total with its VAT. Of a credit note what is given back, negative.
    pub fn payable(&self) -> Amount {
        Amount::from(self.net_total()) + self.tax_total()
    }

    /// A value of this document as formats want it whose credit notes give back by their kind and not by a sign. A line that
    /// goes against the others stays negative.
    pub fn turned<T: Neg<Output = T>>(&self, value: T) -> T {
        if self.is_credit_note() { -value } else { value }
    }

    /// The digits of the number: the variable symbol of its payment.
    pub fn variable_symbol(&self) -> String {
        variable_symbol(&self.document.number)
    }

    /// From the first to the last day that its lines are about.
    pub fn period(&self) -> Option<DayRange> {
        DayRange::spanning(self.lines.iter().map(|line| line.line.period))
    }
}
