//! `[seller]`, `[vat]` and `[pohoda]`: what documents say besides their amounts.

use std::collections::BTreeMap;

use crate::calendar::Day;
use crate::catalog::{Colour, Paper, Pohoda, Seller, Vat, VatRates};
use crate::identifiers::{BankAccount, CompanyId, VatId, is_czech};
use crate::money::Percent;
use crate::place::{Code, Problem};
use crate::store::catalog::walk::{Entry, Table, Walk};

/// Keys of `[seller]` that are no plain texts of the seller.
const OTHER_KEYS: [&str; 3] = ["vat_payer_from", "logo", "accent"];
/// The standard rate where the catalog has no `[vat]`: 21 % since 1 January 2013 (§ 47 of the VAT act).
const STANDARD: (i32, u8) = (2013, 21);

/// The seller, since when it pays VAT, and how its documents look.
pub(super) fn read_seller(walk: &mut Walk<'_>, root: &Table<'_>) -> (Seller, Vat, Paper) {
    let mut seller = Seller::default();
    let keys = seller.fields().map(|(key, _)| key);
    let known: Vec<&'static str> = keys.into_iter().chain(OTHER_KEYS).collect();
    let table = walk.table(root, "seller", &known);
    for key in keys {
        let text = table.entry(key).and_then(|entry| walk.text(&entry));
        if let (Some(field), Some(text)) = (seller.field_mut(key), text) {
            *field = text;
        }
    }
    check_identifiers(walk, &table, &seller);
    let payer_from = table.entry("vat_payer_from").and_then(|entry| walk.day(&entry));
    let logo = table.entry("logo");
    let logo_line = logo.as_ref().map_or(0, |entry| walk.line(entry));
    let logo = logo.and_then(|entry| walk.filled_text(&entry)).unwrap_or_default();
    let accent = table.entry("accent").and_then(|entry| read_colour(walk, &entry));
    (seller, read_vat(walk, root, payer_from), Paper { logo, logo_line, accent })
}

/// Refuses numbers of a Czech seller that can't be right: they would go onto every document.
fn check_identifiers(walk: &mut Walk<'_>, table: &Table<'_>, seller: &Seller) {
    let czech = is_czech(&seller.country);
    let mut refuse = |key: &str, wrong: bool, problem: Problem| {
        if let Some(entry) = table.entry(key).filter(|_| wrong) {
            walk.refuse(&entry, problem);
        }
    };
    let company_id = seller.company_id.as_str();
    let wrong = czech && !company_id.is_empty() && CompanyId::parse(company_id).is_none();
    let mended = CompanyId::with_lost_zeros(company_id);
    let problem = Problem::error(Code::CompanyIdChecksum).with(company_id);
    refuse("company_id", wrong, problem.suggest(mended.as_ref().map(CompanyId::as_str)));
    let vat_id = seller.vat_id.as_str();
    let wrong = czech && !vat_id.is_empty() && VatId::parse(vat_id).is_none();
    refuse("vat_id", wrong, Problem::error(Code::VatIdChecksum).with(vat_id));
    let account = seller.bank_account.as_str();
    let fault = BankAccount::parse(account).err().filter(|_| !account.is_empty());
    let code = fault.map_or(Code::BankAccountForm, |fault| match fault.is_checksum() {
        true => Code::BankAccountChecksum,
        false => Code::BankAccountForm,
    });
    refuse("bank_account", fault.is_some(), Problem::error(code).with(account));
}

fn read_colour(walk: &mut Walk<'_>, entry: &Entry<'_>) -> Option<Colour> {
    let text = walk.text(entry)?;
    let colour = Colour::parse(&text);
    if colour.is_none() {
        walk.refuse(entry, Problem::error(Code::BadChoice).with(text).with("#rrggbb"));
    }
    colour
}

/// `[vat]`: each rate by the day from which it holds.
fn read_vat(walk: &mut Walk<'_>, root: &Table<'_>, payer_from: Option<Day>) -> Vat {
    let table = walk.table(root, "vat", &["standard", "reduced"]);
    let standard = match table.entry("standard") {
        Some(entry) => read_rates(walk, &entry),
        None => {
            VatRates::starting(BTreeMap::from([(Day::first_of(STANDARD.0), Percent::from_whole(STANDARD.1))]))
        }
    };
    let reduced = table.entry("reduced").map(|entry| read_rates(walk, &entry)).unwrap_or_default();
    Vat { payer_from, standard, reduced }
}

fn read_rates(walk: &mut Walk<'_>, entry: &Entry<'_>) -> VatRates {
    let Some(table) = walk.as_table(entry) else { return VatRates::default() };
    let mut from = BTreeMap::new();
    for (key, entry) in table.entries() {
        let day = walk.day_key(key, &entry);
        let rate = walk.percent(&entry);
        from.extend(day.zip(rate));
    }
    VatRates::starting(from)
}

/// `[pohoda]` of the catalog or of a service.
pub(super) fn read_pohoda(walk: &mut Walk<'_>, parent: &Table<'_>) -> Pohoda {
    let mut pohoda = Pohoda::default();
    let keys = pohoda.fields_mut().map(|(key, _)| key);
    let table = walk.table(parent, "pohoda", &keys);
    for (key, field) in pohoda.fields_mut() {
        if let Some(text) = table.entry(key).and_then(|entry| walk.text(&entry)) {
            *field = text;
        }
    }
    pohoda
}
