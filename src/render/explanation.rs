//! The notes of an explanation in words.

use std::fmt::Display;

use crate::calendar::Day;
use crate::catalog::Proration;
use crate::document::{Cause, Note, Value, WindowEffect};
use crate::language::Language;
use crate::messages::{Text, code_word};
use crate::money::{Exact, Net, Percent, Quantity, Share, UnitPrice};
use crate::render::people::{date, shown};

/// What a step's note says, in the words of people; empty where it has nothing to add.
pub fn note_text(language: Language, note: &Note) -> String {
    let say = |text: Text| text.text(language).to_owned();
    let of_day = |text: Text, day: Day| text.filled(language, &[&date(language, day)]);
    match note {
        Note::None => String::new(),
        Note::Active { .. } | Note::Window { .. } => days_text(language, note),
        Note::BeginsLater(day) => of_day(Text::BeginsLater, *day),
        Note::EndedBefore(day) => of_day(Text::EndedBefore, *day),
        Note::Policy(policy) => code_word(language, policy.name()).to_owned(),
        Note::NotAFreeYearService => say(Text::NotAFreeYearService),
        Note::NoPurchase => say(Text::NoPurchase),
        Note::NoWindowApplies => say(Text::NoWindowApplies),
        Note::FreeUntil(day) => of_day(Text::FreeUntil, *day),
        Note::ChargeableFrom(day) => of_day(Text::ChargeableFrom, *day),
        Note::AllFree => say(Text::AllFree),
        Note::UnitsOf { proration, of } => units(language, *proration, *of),
        Note::Dearer { tier, its, own } => dearer(language, tier.as_deref(), *its, *own),
        Note::Charged(share) => Text::UnitsCharged.filled(language, &[&share.charged, &share.of]),
        Note::Listed(None) => say(Text::Listed),
        Note::Listed(Some(year)) => Text::ListedFrom.filled(language, &[year]),
        Note::Agreed => say(Text::Agreed),
        Note::AgreedUnlisted => say(Text::AgreedUnlisted),
        Note::NotUsed => say(Text::NotUsed),
        Note::NoDiscount => say(Text::NoDiscount),
        Note::Product { quantity, unit_price, discount, share } => {
            product(language, *quantity, *unit_price, *discount, *share)
        }
        Note::NothingToRound => say(Text::NothingToRound),
        Note::Rounded => say(Text::Rounded),
        Note::ChargedOn(day) => of_day(Text::ChargedOn, *day),
        Note::ChargeOfYear(year) => Text::ChargeOfYear.filled(language, &[year]),
        _ => register_text(language, note),
    }
}

/// What a note about the register says.
fn register_text(language: Language, note: &Note) -> String {
    let say = |text: Text| text.text(language).to_owned();
    match note {
        Note::Wanted => say(Text::WantedByFiles),
        Note::Document { kind, number, issued_on } => {
            let kind = code_word(language, kind.code());
            Text::OfDocument.filled(language, &[&kind, number, &date(language, *issued_on)])
        }
        Note::Held => say(Text::HeldByRegister),
        Note::Changed(cause) => say(cause_word(*cause)),
        Note::ToInvoice => say(Text::ToInvoice),
        Note::ToCredit => say(Text::ToCredit),
        Note::NothingToBill => say(Text::NothingToBill),
        Note::PartLeft => say(Text::PartLeft),
        Note::PartOf(number) => Text::PartOf.filled(language, &[number]),
        Note::TakesBack(number) => Text::TakesBack.filled(language, &[number]),
        Note::SameAgain => say(Text::SameAgain),
        Note::OtherAgain(net) => Text::OtherAgain.filled(language, &[&amount(language, *net)]),
        Note::NoneAgain => say(Text::NoneAgain),
        Note::TakenOver => say(Text::TakenOver),
        _ => String::new(),
    }
}

/// What changed, in words, without its place.
pub fn cause_word(cause: Cause) -> Text {
    match cause {
        Cause::End(_) => Text::CauseEnd,
        Cause::Begin(_) => Text::CauseBegin,
        Cause::Service(_) => Text::CauseService,
        Cause::Quantity(_) => Text::CauseQuantity,
        Cause::Price(_) => Text::CausePrice,
        Cause::Discount(_) => Text::CauseDiscount,
        Cause::Free(_) => Text::CauseFree,
        Cause::RowAdded(_) => Text::CauseRowAdded,
        Cause::RowGone(_) => Text::CauseRowGone,
        Cause::Charge(_) => Text::CauseCharge,
        Cause::Rule(_) => Text::CauseRule,
    }
}

/// What a note about active days or a purchase says.
fn days_text(language: Language, note: &Note) -> String {
    let date = |day: Day| date(language, day);
    match note {
        Note::Active { days, since, until: None } => {
            Text::ActiveOpen.filled(language, &[&date(days.first()), &date(days.last()), &date(*since)])
        }
        Note::Active { days, since, until: Some(until) } => {
            let days = [date(days.first()), date(days.last()), date(*since), date(*until)];
            Text::ActiveUntil.filled(language, &days.each_ref().map(|day| day as &dyn Display))
        }
        Note::Window { purchased_on, days: None, .. } => {
            Text::WindowNone.filled(language, &[&date(*purchased_on)])
        }
        Note::Window { purchased_on, days: Some(days), effect } => {
            let (bought, first, last) = (date(*purchased_on), date(days.first()), date(days.last()));
            with_effect(language, Text::Window.filled(language, &[&bought, &first, &last]), *effect)
        }
        _ => String::new(),
    }
}

fn with_effect(language: Language, window: String, effect: WindowEffect) -> String {
    match effect {
        WindowEffect::EndsBefore => format!("{window}; {}", Text::WindowEndsBefore.text(language)),
        WindowEffect::BeginsAfter => format!("{window}; {}", Text::WindowBeginsAfter.text(language)),
        WindowEffect::Frees(_) | WindowEffect::NoWindow => window,
    }
}

fn units(language: Language, proration: Proration, of: u16) -> String {
    match proration {
        Proration::WholeYear => Text::UnitsWholeYear.text(language).to_owned(),
        Proration::Months => Text::UnitsMonths.filled(language, &[&of]),
        Proration::Days => Text::UnitsDays.filled(language, &[&of]),
    }
}

fn dearer(language: Language, tier: Option<&str>, its: Exact, own: Exact) -> String {
    let [its_text, own_text] = [its, own].map(|exact| shown(language, &Value::Exact(exact)).into_owned());
    match tier {
        None if its == own => Text::EarlierInstead.filled(language, &[&its_text]),
        None => Text::DearerInstead.filled(language, &[&its_text, &own_text]),
        Some(tier) if its == own => Text::EarlierTierInstead.filled(language, &[&its_text, &tier]),
        Some(tier) => Text::DearerTierInstead.filled(language, &[&its_text, &own_text, &tier]),
    }
}

/// `3 × 2,999.90 × (100 − 33.33) % × 11/12`; factors of 1 are left out, but for the quantity.
fn product(
    language: Language,
    quantity: Quantity,
    unit_price: UnitPrice,
    discount: Percent,
    share: Share,
) -> String {
    let show = |value: Value<'_>| shown(language, &value).into_owned();
    let mut text = format!("{} × {}", show(Value::Quantity(quantity)), show(Value::UnitPrice(unit_price)));
    if !discount.is_zero() {
        text.push_str(&format!(" × (100 − {}) %", show(Value::Percent(discount))));
    }
    if !share.is_whole() {
        text.push_str(&format!(" × {}", show(Value::Share(share))));
    }
    text
}

fn amount(language: Language, net: Net) -> String {
    shown(language, &Value::Net(net)).into_owned()
}

#[cfg(test)]
mod tests;
