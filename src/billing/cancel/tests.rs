//! Credit notes over what invoices still hold.

use super::credit_note;
use crate::billing::samples::{Files, HOTLINE, PC, Register, catalog, net, one_off, row, whole};
use crate::catalog::{Catalog, Policy, Proration};
use crate::document::{Kind, Reason};
use crate::money::net_amount;
use crate::place::Code;

const DATE: &str = "2027-01-04";

fn days() -> Catalog {
    catalog(Policy::None, Proration::Days)
}

fn files(units: &str) -> Files {
    let pc = row(PC, "2027-02-01").quantity(units).discount("10");
    Files::of(vec![pc, row(HOTLINE, "2020-01-01")]).charge(one_off("T1", "2027-03-01", "-100"))
}

#[test]
fn untouched_lines_are_mirrored() {
    let mut register = Register::default();
    register.issue(&days(), &files("2"), whole(2027), DATE);
    let held = &register.holdings(2027).invoices_of("A")[0];
    let note = credit_note(held, "wrong company id").expect("a note");
    assert_eq!((note.kind, note.corrects, note.note), (Kind::CreditNote, "2027000001", "wrong company id"));
    assert_eq!(note.net_total(), -held.remaining_total());
    for (taken_back, line) in note.lines.iter().zip(&held.invoice.content.lines) {
        assert_eq!((taken_back.quantity, taken_back.net), (-line.quantity, -line.net));
        assert_eq!((taken_back.unit_price, taken_back.share), (line.unit_price, line.share));
        assert_eq!((&taken_back.description, taken_back.period), (&line.description, line.period));
        assert_eq!((taken_back.reason, &taken_back.basis), (Reason::Cancelled, &None));
    }
    assert_eq!(note.lines.len(), 3, "the free one too, so that its key is open again");
}

#[test]
fn what_was_credited_before_is_taken_back_as_one_line() {
    let mut register = Register::default();
    register.issue(&days(), &files("2"), whole(2027), DATE);
    register.issue(&days(), &files("1.5"), whole(2027), DATE);
    let held = &register.holdings(2027).invoices_of("A")[0];
    let note = credit_note(held, "by mistake").expect("a note");
    let line = &note.lines[1];
    assert_eq!((line.service, line.net), ("remote-pc", net("-3706.03")));
    assert_eq!((line.quantity.to_string(), line.unit_price.to_string()), ("-1".into(), "3706.03".into()));
    assert_eq!(net_amount(line.quantity, line.unit_price, line.discount, line.share), Ok(line.net));
    assert_eq!(note.net_total(), -held.remaining_total());
}

#[test]
fn an_invoice_that_was_given_back_is_cancelled_to_open_its_keys() {
    let mut register = Register::default();
    let only = |units: &str| Files::of(vec![row(PC, "2020-01-01").quantity(units)]);
    register.issue(&days(), &only("2"), whole(2027), DATE);
    register.issue(&days(), &only("0"), whole(2027), DATE);
    let held = &register.holdings(2027).invoices_of("A")[0];
    assert_eq!(held.remaining_total(), net("0.00"));
    let reasons = |register: &Register| {
        let lines = register.plan(&days(), &only("2"), whole(2027)).drafts[0].lines.clone();
        lines.iter().map(|line| line.reason).collect::<Vec<_>>()
    };
    assert_eq!(reasons(&register), [Reason::Difference], "the invoice is still there");
    let note = credit_note(held, "once more").expect("a note");
    assert_eq!((note.lines.len(), note.net_total()), (1, net("0.00")));
    register.issue_drafts(&days(), vec![note], DATE);
    assert_eq!(reasons(&register), [Reason::Charged], "as if it had never been");
}

#[test]
fn an_invoice_is_cancelled_once() {
    let mut register = Register::default();
    register.issue(&days(), &files("2"), whole(2027), DATE);
    let note = credit_note(&register.holdings(2027).invoices_of("A")[0], "x").expect("a note");
    register.issue_drafts(&days(), vec![note], DATE);
    let problem = credit_note(&register.holdings(2027).invoices_of("A")[0], "x").expect_err("a refusal");
    assert_eq!(
        (problem.code, problem.args.join(" ")),
        (Code::AlreadyCancelled, "2027000001 9202700001".to_owned())
    );
}

#[test]
fn a_credit_note_is_not_cancelled() {
    let mut register = Register::default();
    register.issue(&days(), &files("2"), whole(2027), DATE);
    let mut held = register.holdings(2027).invoices_of("A")[0].clone();
    held.invoice.content.kind = Kind::CreditNote;
    assert_eq!(credit_note(&held, "x").expect_err("a refusal").code, Code::NotAnInvoice);
}
