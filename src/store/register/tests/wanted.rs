//! A register read of some customers is the whole one without the documents of others.

use std::fs;
use std::num::NonZeroUsize;

use proptest::prelude::*;
use rustc_hash::FxHashSet;

use super::samples::{invoice, issue, run_path};
use crate::document::Document;
use crate::place::Problems;
use crate::store::files::Watch;
use crate::store::register::RegisterFiles;
use crate::store::register::run_file::RunFile;
use crate::store::register::seal::Sealing;

const CUSTOMERS: [&str; 3] = ["acme", "acm", "beta \"B\", s.r.o."];

fn invoice_of(customer: &'static str, number: &str, run: u32, nets: &[i128]) -> Document<'static> {
    let mut document = invoice(number, run, nets);
    document.content.party.id = customer;
    document
}

/// For each run its documents: whose they are, and the amounts of their lines.
fn any_runs() -> impl Strategy<Value = Vec<Vec<(&'static str, Vec<i128>)>>> {
    let nets = prop::collection::vec(-1000..1000i128, 0..4);
    let document = (prop::sample::select(CUSTOMERS.to_vec()), nets);
    prop::collection::vec(prop::collection::vec(document, 0..5), 0..4)
}

#[test]
fn a_register_is_the_same_on_any_number_of_threads() {
    let book = tempfile::tempdir().unwrap();
    let numbers: Vec<String> = (1..=4_000).map(|number| number.to_string()).collect();
    let documents: Vec<Document<'_>> = numbers.iter().map(|number| invoice(number, 1, &[100])).collect();
    issue(book.path(), &documents);
    let bytes = fs::metadata(run_path(&book, 1)).unwrap().len();
    assert!(bytes > 1 << 19, "{bytes} bytes are too few to be read in several pieces");
    for threads in [1, 2, 5] {
        let threads = NonZeroUsize::new(threads).unwrap();
        let register = RegisterFiles::read_watched(book.path(), threads, Watch::default()).unwrap();
        assert!(register.documents().eq(documents.iter().cloned()), "{threads} threads");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn documents_of_others_are_left_out_and_counted(
        runs in any_runs(),
        wanted in prop::sample::subsequence(CUSTOMERS.to_vec(), 0..=3),
    ) {
        let book = tempfile::tempdir().unwrap();
        for (run, documents) in (1..).zip(runs) {
            let number = |at| format!("2027{run:03}{at:03}");
            let documents: Vec<Document<'_>> =
                documents.iter().enumerate().map(|(at, (id, nets))| invoice_of(id, &number(at), run, nets)).collect();
            issue(book.path(), &documents);
        }
        let ids: Vec<String> = wanted.iter().map(|id| (*id).to_owned()).collect();
        let whole = RegisterFiles::read(book.path()).unwrap();
        let some = RegisterFiles::read_only(book.path(), &ids, Watch::default()).unwrap();
        let is_wanted = |document: &Document<'_>| wanted.contains(&document.content.party.id);
        prop_assert!(some.documents().eq(whole.documents().filter(is_wanted)));
        prop_assert_eq!(some.runs(), whole.runs());
        prop_assert_eq!(some.head(), whole.head());
    }
}

/// The lines of a run of four documents, without their seal; every record is one line, and no cell is in quotes.
fn lines_of_a_run() -> Vec<String> {
    let book = tempfile::tempdir().unwrap();
    let plain = |(at, id): (usize, &'static str)| {
        let mut document = invoice_of(id, &format!("202700{at}"), 1, &[300_000, 12_345]);
        (document.content.party.name, document.content.party.street) = ("Acme", "Dlouhá 1");
        document
    };
    let documents: Vec<Document<'_>> =
        ["acme", "beta", "acme", "beta"].into_iter().enumerate().map(plain).collect();
    issue(book.path(), &documents);
    let text = fs::read_to_string(run_path(&book, 1)).unwrap();
    text.lines().filter(|line| !line.starts_with("seal,")).map(str::to_owned).collect()
}

/// The documents of acme, or what is wrong.
fn read(lines: &[String], wanted: Option<&FxHashSet<&str>>) -> Result<Vec<String>, String> {
    let mut sealing = Sealing::new(Vec::new());
    lines.iter().for_each(|line| sealing.write(format!("{line}\n").as_bytes()).unwrap());
    let bytes = sealing.seal().unwrap().0;
    let told = |problems: Problems| format!("{:?}", problems.listed());
    let run = RunFile::parse("register/000001.csv", bytes.as_slice(), wanted, NonZeroUsize::MIN)
        .unwrap()
        .map_err(told)?;
    let of_acme = run.documents().filter(|document| document.content.party.id == "acme");
    Ok(of_acme.map(|document| format!("{document:?}")).collect())
}

/// The run once for each cell of its documents and their lines, that cell another: whether it is one of acme's, and the
/// lines.
fn changed_cells(lines: &[String], cell: &str) -> Vec<(bool, Vec<String>)> {
    let mut changed = Vec::new();
    let mut is_acme = false;
    for (at, line) in lines.iter().enumerate() {
        if line.starts_with("document,") {
            is_acme = line.contains(",acme,");
        }
        let cells: Vec<&str> = line.split(',').collect();
        let is_of_document = line.starts_with("document,") || line.starts_with("line,");
        for place in (1..cells.len()).filter(|place| is_of_document && cells[*place] != "acme") {
            let mut cells = cells.clone();
            cells[place] = cell;
            let mut lines = lines.to_vec();
            lines[at] = cells.join(",");
            changed.push((is_acme, lines));
        }
    }
    changed
}

#[test]
fn what_is_wrong_with_wanted_documents_is_refused_and_with_others_is_not() {
    let lines = lines_of_a_run();
    let wanted = FxHashSet::from_iter(["acme"]);
    let right = read(&lines, None);
    assert_eq!(right.as_ref().map(Vec::len), Ok(2));
    for cell in ["", "x", "-1", "2027-02-30", "\u{1b}"] {
        for (is_acme, changed) in changed_cells(&lines, cell) {
            let of_whole = if is_acme { read(&changed, None) } else { right.clone() };
            assert_eq!(read(&changed, Some(&wanted)), of_whole, "{cell:?} in {changed:?}");
        }
    }
}

#[test]
fn records_of_others_are_still_held_to_the_frame() {
    let lines = lines_of_a_run();
    let wanted = FxHashSet::from_iter(["nobody"]);
    assert_eq!(read(&lines, Some(&wanted)), Ok(Vec::new()));
    let last = |kind: &str| lines.iter().rposition(|line| line.starts_with(kind)).unwrap();
    let (document, line) = (last("document,"), last("line,"));
    let undeclared = [lines[line].clone(), "x,1".to_owned()];
    let harms = [
        ("a cell too many", document, vec![format!("{},", lines[document])]),
        ("a line missing", line, Vec::new()),
        ("a document missing", document, Vec::new()),
        ("a kind that was not declared", line, undeclared.to_vec()),
        ("an end without a total", last("end,"), vec!["end,4,8,".to_owned()]),
    ];
    for (what, at, instead) in harms {
        let mut harmed = lines.clone();
        harmed.splice(at..=at, instead);
        assert!(read(&harmed, Some(&wanted)).is_err(), "{what}");
    }
}
