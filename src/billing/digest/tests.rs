//! A plan's id is the same for the same plan, and another for any other.

use super::{PlanDigest, PlanText, PlanTotals};
use crate::billing::samples::{Files, PC, Register, SERVER, catalog, net, one_off, row, whole};
use crate::catalog::{Catalog, Policy, Proration};
use crate::document::Draft;
use crate::money::Net;

fn sample() -> Catalog {
    catalog(Policy::None, Proration::Days)
}

fn files() -> Files {
    Files::of(vec![row(PC, "2020-01-01"), row(SERVER, "2020-01-01").of("B", "S2")]).charge(one_off(
        "T1",
        "2027-02-01",
        "450",
    ))
}

fn drafts() -> Vec<Draft<'static>> {
    Register::default().plan(&sample(), &files(), whole(2027)).drafts
}

fn id(catalog: &Catalog, drafts: &[Draft<'_>]) -> String {
    let (mut digest, mut text) = (PlanDigest::new(2027, catalog), PlanText::default());
    drafts.iter().for_each(|draft| text.add(draft));
    digest.add(&text);
    digest.id()
}

#[test]
fn the_id_is_twelve_hex_digits_and_never_changes() {
    assert_eq!(id(&sample(), &[]).len(), 12);
    assert_eq!(id(&sample(), &drafts()), id(&sample(), &drafts()));
    assert_eq!(id(&sample(), &drafts()), "45b4ce484610");
}

/// A change, and what it is.
type Change = (fn(&mut Draft<'static>), &'static str);

#[test]
fn every_change_makes_another_id() {
    let changes: [Change; 14] = [
        (|draft| draft.year = 2028, "the year"),
        (|draft| draft.party.name = "Other", "the frozen name"),
        (|draft| draft.party.company_id = "Customer", "a field that was empty"),
        (|draft| draft.party.due_days = Some(14), "when it is due"),
        (|draft| draft.document = "Brno", "the document"),
        (|draft| draft.order_number = "PO", "the order number"),
        (|draft| draft.corrects = "2027000001", "what it corrects"),
        (|draft| draft.lines.truncate(1), "a line less"),
        (|draft| draft.lines[0].description = "x".into(), "the words of a line"),
        (|draft| draft.lines[0].net = net("0.01"), "an amount"),
        (|draft| draft.lines[0].contract = "S", "a contract"),
        (|draft| draft.lines[0].share.charged = 1, "a share"),
        (|draft| draft.lines[0].reason = crate::document::Reason::Difference, "a reason"),
        (|draft| draft.lines.reverse(), "the order of lines"),
    ];
    for (change, what) in changes {
        let mut changed = drafts();
        change(&mut changed[0]);
        assert_ne!(id(&sample(), &changed), id(&sample(), &drafts()), "{what}");
    }
}

#[test]
fn how_an_amount_came_about_and_how_a_share_is_held_do_not_matter() {
    let mut changed = drafts();
    changed[0].lines[0].basis = None;
    changed[0].lines[0].share = crate::money::Share::WHOLE;
    assert_eq!(id(&sample(), &changed), id(&sample(), &drafts()), "365/365 is 1");
}

#[test]
fn the_seller_is_a_frozen_party() {
    let mut other = sample();
    other.seller.vat_id = "CZ1".into();
    assert_ne!(id(&other, &drafts()), id(&sample(), &drafts()));
}

#[test]
fn totals() {
    let mut totals = PlanTotals::default();
    drafts().iter().for_each(|draft| totals.add(draft));
    assert_eq!((totals.invoices, totals.credit_notes), (2, 0));
    assert_eq!((totals.net(), totals.credited), (net("23450.00"), Net::ZERO));
    let by_service: Vec<_> = totals.by_service.iter().map(|(id, sums)| (id.as_str(), *sums)).collect();
    let expected = [
        ("", (1, net("450.00"))),
        ("remote-pc", (1, net("3000.00"))),
        ("server-admin", (1, net("20000.00"))),
    ];
    assert_eq!(by_service, expected);
    assert!(!totals.has_corrections);
    let mut register = Register::default();
    register.issue(&sample(), &files(), whole(2027), "2027-01-04");
    let mut ended = files();
    ended.rows[0] = row(PC, "2020-01-01").until("2027-06-30");
    let plan = register.plan(&sample(), &ended, whole(2027));
    let mut totals = PlanTotals::default();
    plan.drafts.iter().for_each(|draft| totals.add(draft));
    assert_eq!((totals.credit_notes, totals.credited), (1, net("-1512.33")));
    assert!(totals.has_corrections);
}
