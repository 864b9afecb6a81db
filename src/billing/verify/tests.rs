//! Registers that do not add up, each with what is found.

use super::verify;
use crate::billing::samples::{Files, PC, Register, SERVER, catalog, day, net, one_off, row, whole};
use crate::catalog::{Catalog, Policy, Proration};
use crate::document::Document;
use crate::place::Code;
use crate::register::{Action, Run};

fn days() -> Catalog {
    catalog(Policy::None, Proration::Days)
}

/// Two invoices in run 1 (`A` with a refund, `B`), a credit note of the first in run 2.
fn sample() -> (Vec<Run>, Vec<Document<'static>>) {
    let files = |until: &str| {
        let rows = vec![row(PC, "2020-01-01").until(until), row(SERVER, "2020-01-01").of("B", "S2")];
        Files::of(rows).charge(one_off("T1", "2027-03-01", "-100"))
    };
    let mut register = Register::default();
    let first = register.issue(&days(), &files("2029-12-31"), whole(2027), "2027-01-04");
    let second = register.issue(&days(), &files("2027-06-30"), whole(2027), "2027-07-04");
    let runs = vec![run(1, &first), run(2, &second)];
    (runs, register.documents)
}

fn run(number: u32, documents: &[Document<'_>]) -> Run {
    Run {
        number,
        action: Action::Issue,
        issued_on: day("2027-01-04"),
        year: 2027,
        plan: String::new(),
        through: None,
        engine: String::new(),
        documents: u32::try_from(documents.len()).expect("few"),
        net_total: documents.iter().map(|document| document.content.net_total()).sum(),
        seal: String::new(),
    }
}

fn found(runs: &[Run], documents: Vec<Document<'static>>) -> Vec<(Code, String)> {
    let problems = verify(&days(), |_| None, runs, documents.into_iter());
    let shown = |problem: &crate::place::Problem| {
        let place = problem.place.as_ref().expect("a place");
        format!("{place} {}", problem.args.join(" "))
    };
    problems.listed().iter().map(|problem| (problem.code, shown(problem))).collect()
}

#[test]
fn what_was_issued_adds_up() {
    let (runs, documents) = sample();
    assert_eq!(documents[2].content.net_total(), net("-1512.33"));
    assert_eq!(found(&runs, documents), []);
    assert_eq!(found(&[], vec![]), [], "and so does nothing at all");
}

#[test]
fn a_line_must_be_what_its_figures_make() {
    let (mut runs, mut documents) = sample();
    documents[1].content.lines[0].net = net("19999.99");
    runs[0].net_total = net("22899.99");
    let expected = "register/000001.csv 2027000002 19999.99 20000.00".to_owned();
    assert_eq!(found(&runs, documents), [(Code::LineWrong, expected)]);
}

#[test]
fn a_run_must_be_what_its_documents_make() {
    let (mut runs, documents) = sample();
    runs[0].net_total = net("22900.01");
    runs[1].documents = 2;
    let expected = [
        (Code::TotalWrong, "register/000001.csv 1 22900.01 22900.00".to_owned()),
        (Code::RegisterFormat, "register/000002.csv 1 documents, not 2".to_owned()),
    ];
    assert_eq!(found(&runs, documents), expected);
}

#[test]
fn numbers_are_unique_and_leave_none_out() {
    let (runs, mut documents) = sample();
    documents[1].number = "2027000003".into();
    documents[1].sequence = 3;
    let gap = (Code::NumberGap, "register/000001.csv 2027000002 2027000003".to_owned());
    assert_eq!(found(&runs, documents), [gap]);
    let (runs, mut documents) = sample();
    documents[1].number = "2027000001".into();
    let twice = (Code::NumberTwice, "register/000001.csv 2027000001 register/000001.csv".to_owned());
    assert_eq!(found(&runs, documents)[0], twice);
}

#[test]
fn a_series_starts_where_the_catalog_says() {
    let (runs, documents) = sample();
    let mut catalog = days();
    catalog.numbering.first = [(2027, 124)].into();
    let problems = verify(&catalog, |_| None, &runs, documents.clone().into_iter());
    assert_eq!(problems.listed()[0].args, ["2027000124", "2027000001"]);
    let of_first_run = |run| (run == 1).then(days);
    let problems = verify(&catalog, of_first_run, &runs, documents.into_iter());
    assert!(!problems.has_errors(), "`first` was edited after the run: it began at 1 when that counted");
}

#[test]
fn a_credit_note_corrects_an_invoice_that_is_there() {
    let (runs, mut documents) = sample();
    documents[2].content.corrects = "2027000009";
    let unknown = (Code::CorrectsUnknown, "register/000002.csv 9202700001 2027000009".to_owned());
    assert_eq!(found(&runs, documents), [unknown]);
}

#[test]
fn no_more_is_credited_than_was_charged() {
    let (mut runs, mut documents) = sample();
    let again = documents[2].clone();
    documents.push(Document { number: "9202700002".into(), sequence: 2, ..again });
    runs[1] = run(2, &documents[2..]);
    let too_much = (Code::CreditedTooMuch, "register/000002.csv 2027000001 2900.00 3024.66".to_owned());
    assert_eq!(found(&runs, documents), [too_much], "in all");
    let (mut runs, mut documents) = sample();
    let line = &mut documents[2].content.lines[0];
    (line.charge, line.contract, line.service) = ("T1", "", "");
    runs[1] = run(2, &documents[2..]);
    assert_eq!(found(&runs, documents), [], "of a negative charge: it only grows");
    let (mut runs, mut documents) = sample();
    let line = &mut documents[2].content.lines[0];
    line.service = "hotline";
    runs[1] = run(2, &documents[2..]);
    let too_much = (Code::CreditedTooMuch, "register/000002.csv 2027000001 0.00 1512.33".to_owned());
    assert_eq!(found(&runs, documents), [too_much], "for a key that was never charged");
}
