#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::ffi::OsString;
use std::fs;

use super::pages;
use crate::cli::tests::Surroundings;

#[test]
fn every_page_has_a_name_a_synopsis_and_examples() {
    let pages = pages().unwrap();
    let files: Vec<&str> = pages.iter().map(|page| page.file.as_str()).collect();
    assert_eq!(files[..2], ["annum.1", "annum-init.1"]);
    assert!(files.contains(&"annum-contract-end.1"));
    for page in &pages {
        let text = String::from_utf8(page.text.clone()).unwrap();
        for part in
            [".TH ", ".SH NAME\n", ".SH SYNOPSIS\n", ".SH DESCRIPTION\n", ".SH EXAMPLES\n.nf\n", "annum "]
        {
            assert!(text.contains(part), "{}: {part}", page.file);
        }
    }
}

#[test]
fn the_manual_is_written_whole_and_again_over_an_old_one() {
    let directory = tempfile::tempdir().unwrap();
    let man = directory.path().join("share/man1");
    for _ in 0..2 {
        let ran = Surroundings::default().run(&["man", man.to_str().unwrap()]);
        assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.err);
        let mut written: Vec<_> =
            fs::read_dir(&man).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        let mut expected: Vec<OsString> = pages().unwrap().into_iter().map(|page| page.file.into()).collect();
        written.sort();
        expected.sort();
        assert_eq!(written, expected);
    }
}

#[test]
fn a_directory_that_cannot_be_made_is_an_error() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let ran = Surroundings::default().run(&["man", file.path().join("man1").to_str().unwrap()]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("cannot be written"), "{}", ran.err);
}
