//! An issued document → what others are to see of it: VAT by rate, and how to pay.
//!
//! VAT is computed here and nowhere else: per rate, on the sum of its lines.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::catalog::{Catalog, VatKind};
use crate::document::{Corrected, Document, Kind, Line, Logo, Payment, VatRate, Voucher, VoucherLine};
use crate::identifiers::{BankAccount, is_taxable_abroad};
use crate::money::{Amount, Net, Percent, Share, TooLarge, net_amount};
use crate::numbering::variable_symbol;
use crate::place::{Code, Place, Problem};
use crate::register::run_file;

/// An issued document with what its run has frozen.
#[derive(Debug, Clone, Copy)]
pub struct Issued<'a> {
    /// The document.
    pub document: &'a Document<'a>,
    /// The catalog that was in force.
    pub catalog: &'a Catalog,
    /// The seller's picture.
    pub logo: Option<&'a Logo>,
}

/// What a credit note corrects.
#[derive(Debug, Clone, Copy)]
pub struct Original<'a> {
    /// The invoice.
    pub invoice: Issued<'a>,
    /// The credit notes for it that were issued before this one, oldest first.
    pub earlier: &'a [Document<'a>],
}

/// The voucher of a document. `original` is there for a credit note alone: VAT status and rates are those of the invoice that
/// it corrects, and a full return gives back exactly the tax that was charged.
///
/// # Errors
/// [`Code::NoVatRate`], [`Code::CustomerAbroad`], [`Code::VatNotInCrowns`], or [`Code::AmountTooLarge`].
pub fn voucher<'a>(issued: Issued<'a>, original: Option<Original<'a>>) -> Result<Voucher<'a>, Problem> {
    let taxed = original.map_or(issued, |original| original.invoice);
    let is_payer = taxed.catalog.vat.is_payer_on(taxed.document.supplied_on);
    if is_payer {
        refuse_untaxable(taxed)?;
    }
    let rate = |line: &Line<'_>| if is_payer { rate_of(taxed, line).map(Some) } else { Ok(None) };
    let lines: Result<Vec<_>, _> =
        issued.document.content.lines.iter().map(|line| voucher_line(taxed, line, rate(line)?)).collect();
    let mut voucher = Voucher {
        document: issued.document,
        catalog: issued.catalog,
        logo: issued.logo,
        corrects: original.map(|original| corrected(original.invoice)),
        vat: is_payer.then(|| vat(issued, original, rate)).transpose()?,
        lines: lines?,
        payment: None,
    };
    voucher.payment = payment(&voucher);
    Ok(voucher)
}

fn corrected(invoice: Issued<'_>) -> Corrected<'_> {
    let Issued { document, catalog, .. } = invoice;
    Corrected {
        number: &document.number,
        issued_on: document.issued_on,
        issuer: (!document.is_opening()).then_some(&catalog.seller),
    }
}

/// Refuses an invoice that is about to be issued under a catalog by which its VAT could not be computed afterwards: what is
/// frozen then stays. Of its customer nothing is asked: only an export does.
///
/// # Errors
/// [`Code::VatNotInCrowns`] or [`Code::NoVatRate`].
pub fn refuse_before_issue(document: &Document<'_>, catalog: &Catalog) -> Result<(), Problem> {
    if document.content.kind != Kind::Invoice || !catalog.vat.is_payer_on(document.supplied_on) {
        return Ok(());
    }
    let issued = Issued { document, catalog, logo: None };
    let rated = |line: &Line<'_>| rate_of(issued, line).map(|_| ());
    refuse_other_currency(issued).and_then(|()| document.content.lines.iter().try_for_each(rated)).map_err(
        |problem| {
            // Nothing is in the register yet: what is wrong stands in the catalog.
            let field = problem.place.as_ref().map(|place| place.field.clone()).unwrap_or_default();
            problem.at(Place::file(catalog.file.to_string()).field(field))
        },
    )
}

/// Refuses a document whose VAT cannot be computed: the rates are those of a supply within the country, in its currency.
fn refuse_untaxable(taxed: Issued<'_>) -> Result<(), Problem> {
    let party = &taxed.document.content.party;
    refuse_other_currency(taxed)?;
    if is_taxable_abroad(party.country, party.vat_id) {
        let place = Place::file(run_file(taxed.document.run)).field("vat_id");
        return Err(Problem::error(Code::CustomerAbroad).at(place).with(party.id).with(party.vat_id));
    }
    Ok(())
}

fn refuse_other_currency(taxed: Issued<'_>) -> Result<(), Problem> {
    if taxed.catalog.currency == "CZK" {
        return Ok(());
    }
    let place = Place::file(run_file(taxed.document.run)).field("currency");
    let problem = Problem::error(Code::VatNotInCrowns).at(place);
    Err(problem.with(&taxed.document.number).with(&taxed.catalog.currency))
}

/// The rate of a line on the day of taxable supply: that of its service; of a charge the standard one.
fn rate_of(taxed: Issued<'_>, line: &Line<'_>) -> Result<Percent, Problem> {
    let kind = kind_of(taxed, line);
    let day = taxed.document.supplied_on;
    let missing = || {
        let place = Place::file(run_file(taxed.document.run)).field(format!("vat.{}", kind.name()));
        Problem::error(Code::NoVatRate).at(place).with(kind.name()).with(day)
    };
    taxed.catalog.vat.rates(kind).on(day).ok_or_else(missing)
}

fn kind_of(taxed: Issued<'_>, line: &Line<'_>) -> VatKind {
    taxed.catalog.find(line.service).map_or(VatKind::Standard, |(_, service)| service.vat)
}

fn voucher_line<'a>(
    taxed: Issued<'_>,
    line: &'a Line<'a>,
    rate: Option<Percent>,
) -> Result<VoucherLine<'a>, Problem> {
    let refuse = |fault| too_large(taxed, fault);
    let tax = rate.map_or(Ok(Amount::ZERO), |rate| line.net.tax(rate)).map_err(refuse)?;
    let full = net_amount(line.quantity, line.unit_price, Percent::ZERO, Share::WHOLE).map_err(refuse)?;
    let gross_price = line.unit_price.with_tax(rate.unwrap_or_default());
    Ok(VoucherLine { line, rate, vat_kind: kind_of(taxed, line), tax, full, gross_price })
}

fn too_large(issued: Issued<'_>, _: TooLarge) -> Problem {
    Problem::error(Code::AmountTooLarge).at(Place::file(run_file(issued.document.run)))
}

/// VAT by rate, the highest first.
fn vat(
    issued: Issued<'_>,
    original: Option<Original<'_>>,
    rate: impl Fn(&Line<'_>) -> Result<Option<Percent>, Problem>,
) -> Result<Vec<VatRate>, Problem> {
    let before = original.map(|original| std::iter::once(original.invoice.document).chain(original.earlier));
    let documents: Vec<&Document<'_>> = before.into_iter().flatten().chain([issued.document]).collect();
    let rates: Result<BTreeSet<_>, _> =
        issued.document.content.lines.iter().map(|line| rate(line).map(Reverse)).collect();
    let base = |document: &Document<'_>, wanted: Percent| -> Net {
        let of_rate = |line: &&Line<'_>| rate(line).is_ok_and(|rate| rate == Some(wanted));
        document.content.lines.iter().filter(of_rate).map(|line| line.net).sum()
    };
    let rates = rates?.into_iter().filter_map(|Reverse(rate)| rate);
    rates
        .map(|rate| last_of(rate, documents.iter().map(|document| base(document, rate))))
        .collect::<Result<_, _>>()
        .map_err(|fault| too_large(issued, fault))
}

/// The VAT of the last of an invoice and its credit notes, whose bases are these. Each tax is that of its own base; a credit
/// note gives back no more than is left, and what brings the base to zero gives back all of that.
fn last_of(rate: Percent, bases: impl Iterator<Item = Net>) -> Result<VatRate, TooLarge> {
    let mut last: Option<VatRate> = None;
    let (mut base_left, mut tax_left) = (Net::ZERO, Amount::ZERO);
    for base in bases {
        base_left += base;
        let tax = base.tax(rate)?;
        let tax = match last {
            None => tax,
            Some(_) if base_left.is_zero() => -tax_left,
            Some(_) if tax_left.is_positive() => tax.max(-tax_left),
            Some(_) => tax.min(-tax_left),
        };
        tax_left += tax;
        last = Some(VatRate { rate, base, tax });
    }
    Ok(last.unwrap_or(VatRate { rate, base: Net::ZERO, tax: Amount::ZERO }))
}

/// How an invoice is paid. Nothing is where nothing is owed.
fn payment(voucher: &Voucher<'_>) -> Option<Payment> {
    let amount = voucher.payable();
    let is_owed = voucher.document.content.kind == Kind::Invoice && amount.is_positive();
    let account = BankAccount::parse(&voucher.seller().bank_account).ok().filter(|_| is_owed)?;
    Some(Payment {
        account,
        amount,
        due_on: voucher.document.due_on,
        variable_symbol: variable_symbol(&voucher.document.number),
    })
}

#[cfg(test)]
mod tests;
