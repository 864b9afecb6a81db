//! Any bytes are a run or located problems, also with a right seal.

use std::fs;
use std::num::NonZeroUsize;

use proptest::prelude::*;

use super::samples::{book_with, run_path};
use crate::place::Problems;
use crate::store::register::run_file::RunFile;
use crate::store::register::seal::Sealing;

fn parse(bytes: &[u8]) -> Result<RunFile, Problems> {
    RunFile::parse("register/000001.csv", bytes, None, NonZeroUsize::MIN).unwrap()
}

fn sealed(bytes: &[u8]) -> Vec<u8> {
    let mut sealing = Sealing::new(Vec::new());
    sealing.write(bytes).unwrap();
    sealing.seal().unwrap().0
}

fn check(bytes: &[u8]) {
    match parse(bytes) {
        Ok(run) => assert_eq!(run.documents().count(), run.run.documents as usize),
        Err(problems) => {
            assert!(problems.has_errors());
            assert!(problems.listed().iter().all(|problem| problem.place.is_some()));
        }
    }
}

/// Something that looks like the records of a run.
fn any_records() -> impl Strategy<Value = String> {
    let kind = prop::sample::select(vec![
        "columns,run",
        "columns,line",
        "columns,document",
        "columns,x",
        "columns,input-contract,file_line",
        "input-customer",
        "input-contract",
        "run",
        "seller",
        "catalog",
        "document",
        "line",
        "end",
        "seal",
        "x",
        "annum-register",
    ]);
    let cell = prop_oneof!["[0-9]{1,3}", "2027-01-0[0-9]", "number|action|text|net_total", "[a-z\"\n,]{0,3}"];
    let record = (kind, prop::collection::vec(cell, 0..12))
        .prop_map(|(kind, cells)| format!("{kind},{}\n", cells.join(",")));
    prop::collection::vec(record, 0..20).prop_map(|records| format!("annum-register,1\n{}", records.concat()))
}

/// A change of some bytes of a run that is right.
fn any_change() -> impl Strategy<Value = (prop::sample::Index, usize, Vec<u8>)> {
    let bytes = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..4),
        prop::sample::select(vec![
            ",",
            "\"",
            "\n",
            "\r\n",
            "-",
            "99999999999999999999",
            "2027-02-30",
            "\u{feff}"
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
    ];
    (any::<prop::sample::Index>(), 0..40usize, bytes)
}

proptest! {
    #[test]
    fn any_bytes_are_a_run_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        check(&bytes);
        check(&sealed(&bytes));
    }

    #[test]
    fn any_records_are_a_run_or_refused(text in any_records()) {
        check(text.as_bytes());
        check(&sealed(text.as_bytes()));
    }

    #[test]
    fn any_run_changed_and_sealed_again_is_read_or_refused(changes in prop::collection::vec(any_change(), 1..4)) {
        let text = RUN.with(Clone::clone);
        let mut bytes = text[..text.len() - 70].to_vec();
        for (at, removed, added) in changes {
            let start = at.index(bytes.len() + 1);
            let end = (start + removed).min(bytes.len());
            bytes.splice(start..end, added);
        }
        check(&sealed(&bytes));
    }
}

thread_local! {
    static RUN: Vec<u8> = fs::read(run_path(&book_with(1), 1)).unwrap();
}

#[test]
fn a_right_run_sealed_again_is_right() {
    let text = RUN.with(Clone::clone);
    assert_eq!(sealed(&text[..text.len() - 70]), text);
    parse(&text).unwrap();
}
