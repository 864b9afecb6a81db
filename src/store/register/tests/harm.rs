//! Each harm to a register is found, and each tells another one.

use std::fs;

use proptest::prelude::*;
use tempfile::TempDir;

use super::samples::{book_with, contents, found, head_path, invoice, issue, run_path};
use crate::store::register::RegisterFiles;
use crate::store::register::format::NO_SEAL;
use crate::store::register::seal::Sealing;

fn rewrite(book: &TempDir, run: u32, change: impl FnOnce(String) -> String) {
    let path = run_path(book, run);
    fs::write(&path, change(fs::read_to_string(&path).unwrap())).unwrap();
}

/// The text with a right seal at its end, as a forger would make it.
fn resealed(text: &str) -> String {
    let content = &text[..text.rfind("seal,").unwrap()];
    let mut sealing = Sealing::new(Vec::new());
    sealing.write(content.as_bytes()).unwrap();
    String::from_utf8(sealing.seal().unwrap().0).unwrap()
}

#[test]
fn a_whole_register_is_whole() {
    for runs in 0..4 {
        assert_eq!(found(&book_with(runs)), [""; 0]);
    }
}

#[test]
fn an_edit_is_a_broken_seal() {
    let book = book_with(3);
    rewrite(&book, 2, |text| text.replacen("3000.00,charged", "3000.01,charged", 1));
    let expected = ["register/000002.csv seal-broken", "register/000002.csv:17: net_total total-wrong"];
    assert_eq!(found(&book), expected, "and what the edit did is told too");
}

#[test]
fn an_edit_that_no_sum_shows_is_found_all_the_same() {
    let book = book_with(3);
    rewrite(&book, 3, |text| text.replacen("Praha", "Brno", 1));
    assert_eq!(found(&book), ["register/000003.csv seal-broken"]);
}

#[test]
fn two_runs_swapped_are_a_broken_chain() {
    let book = book_with(3);
    let aside = book.path().join("aside");
    fs::rename(run_path(&book, 1), &aside).unwrap();
    fs::rename(run_path(&book, 2), run_path(&book, 1)).unwrap();
    fs::rename(aside, run_path(&book, 2)).unwrap();
    assert_eq!(found(&book), ["register/000001.csv chain-broken", "register/000002.csv chain-broken"]);
}

#[test]
fn a_run_of_another_register_is_a_broken_chain() {
    let (book, other) = (book_with(3), book_with(1));
    issue(other.path(), &[invoice("2027999", 2, &[100])]);
    fs::copy(run_path(&other, 2), run_path(&book, 2)).unwrap();
    assert_eq!(found(&book), ["register/000003.csv chain-broken"]);
}

#[test]
fn a_forged_run_with_a_right_seal_breaks_the_chain_or_the_head() {
    let forge = |text: String| resealed(&text.replace("Praha", "Brno"));
    let middle = book_with(3);
    rewrite(&middle, 2, forge);
    assert_eq!(found(&middle), ["register/000003.csv chain-broken"]);
    let last = book_with(3);
    rewrite(&last, 3, forge);
    assert_eq!(found(&last), ["register/000003.csv seal-broken"]);
}

#[test]
fn a_lost_middle_run_is_missing() {
    let book = book_with(5);
    fs::remove_file(run_path(&book, 2)).unwrap();
    assert_eq!(found(&book), ["register/000002.csv run-missing"]);
    fs::remove_file(run_path(&book, 3)).unwrap();
    assert_eq!(found(&book), ["register/000002.csv run-missing"], "a gap is told once");
    let problems = RegisterFiles::read(book.path()).unwrap_err();
    assert_eq!(problems.listed()[0].args, ["2-3"]);
}

#[test]
fn a_lost_last_run_is_named_by_the_head() {
    let book = book_with(3);
    fs::remove_file(run_path(&book, 3)).unwrap();
    assert_eq!(found(&book), ["register/head head-ahead"]);
    fs::remove_file(run_path(&book, 2)).unwrap();
    fs::remove_file(run_path(&book, 1)).unwrap();
    assert_eq!(found(&book), ["register/head head-ahead"], "even where no run is left");
}

#[test]
fn a_run_cut_short_is_told_as_that() {
    let book = book_with(2);
    let whole = fs::read(run_path(&book, 2)).unwrap();
    for length in [0, 1, whole.len() / 2, whole.len() - 1] {
        fs::write(run_path(&book, 2), &whole[..length]).unwrap();
        assert_eq!(found(&book)[0], "register/000002.csv register-format", "{length}");
        let problems = RegisterFiles::read(book.path()).unwrap_err();
        assert!(problems.listed()[0].args[0].starts_with("cut short"), "{length}");
    }
}

#[test]
fn a_head_one_run_behind_is_right_and_mended_by_the_next_run() {
    for runs in 1..3 {
        let book = book_with(runs);
        let behind = contents(&book)["head"].clone();
        issue(book.path(), &[invoice("20279", runs + 1, &[100])]);
        fs::write(head_path(&book), behind).unwrap();
        assert_eq!(found(&book), [""; 0]);
        issue(book.path(), &[invoice("20280", runs + 2, &[100])]);
        let register = RegisterFiles::read(book.path()).unwrap();
        let head = String::from_utf8(contents(&book)["head"].clone()).unwrap();
        assert_eq!(head, format!("run,seal\n{},{}\n", runs + 2, register.head().unwrap()));
    }
}

#[test]
fn a_crash_of_the_first_run_leaves_a_register_that_is_right() {
    let before = tempfile::tempdir().unwrap();
    fs::create_dir(before.path().join("register")).unwrap();
    assert_eq!(found(&before), [""; 0], "killed before anything was put in");
    fs::write(head_path(&before), format!("run,seal\n0,{NO_SEAL}\n")).unwrap();
    assert_eq!(found(&before), [""; 0], "killed between the first head and the run");
    let after = book_with(1);
    fs::write(head_path(&after), format!("run,seal\n0,{NO_SEAL}\n")).unwrap();
    assert_eq!(found(&after), [""; 0], "killed between the run and its head");
}

#[test]
fn a_head_that_does_not_fit_is_found() {
    let seal = RegisterFiles::read(book_with(3).path()).unwrap().head().unwrap().to_owned();
    let other = "f".repeat(64);
    let cases = [
        (None, "register/head head-missing"),
        (Some(String::new()), "register/head register-format"),
        (Some("run,seal\n3".to_owned()), "register/head register-format"),
        (Some(format!("run,seal\n03,{seal}\n")), "register/head register-format"),
        (Some(format!("run,seal\n3,{seal}\n\n")), "register/head register-format"),
        (Some(format!("run,seal\n3,{}\n", seal.to_uppercase())), "register/head register-format"),
        (Some(format!("run,seal\n1,{seal}\n")), "register/head register-format"),
        (Some(format!("run,seal\n4294967295,{seal}\n")), "register/head head-ahead"),
        (Some(format!("run,seal\n3,{other}\n")), "register/000003.csv seal-broken"),
        (Some(format!("run,seal\n2,{other}\n")), "register/000002.csv seal-broken"),
    ];
    for (head, expected) in cases {
        let book = book_with(3);
        match &head {
            None => fs::remove_file(head_path(&book)).unwrap(),
            Some(head) => fs::write(head_path(&book), head).unwrap(),
        }
        assert_eq!(found(&book), [expected], "{head:?}");
    }
}

#[test]
fn what_is_no_run_is_told_and_what_is_hidden_is_not() {
    let book = book_with(1);
    fs::write(book.path().join("register/.annum-x.tmp"), "half").unwrap();
    fs::write(book.path().join("register/.gitattributes"), "* -text").unwrap();
    assert_eq!(found(&book), [""; 0]);
    for name in ["000001 (copy).csv", "2.csv", "0000002.csv", "000000.csv", "000002.CSV", "README"] {
        let path = book.path().join("register").join(name);
        fs::write(&path, "").unwrap();
        assert_eq!(found(&book), [format!("register/{name} register-format")]);
        fs::remove_file(path).unwrap();
    }
    fs::write(book.path().join("register/4294967295.csv"), "").unwrap();
    let missing_and_empty = ["register/000002.csv run-missing", "register/4294967295.csv register-format"];
    assert_eq!(found(&book)[..2], missing_and_empty);
}

#[test]
fn what_has_no_end_is_not_read() {
    let book = book_with(1);
    std::os::unix::fs::symlink("/dev/zero", run_path(&book, 2)).unwrap();
    assert_eq!(found(&book), ["register/000002.csv cannot-read"]);
}

#[test]
fn what_the_format_does_not_know_is_refused_at_its_line() {
    type Change = fn(String) -> String;
    let cases: [(&str, Change, &str); 13] = [
        ("another version", |text| text.replacen("annum-register,1", "annum-register,2", 1), ":1"),
        ("another file", |text| text.replacen("annum-register", "ledger", 1), ":1"),
        ("an undeclared kind", |text| text.replacen("\nend,", "\nextra,1\nend,", 1), ":25"),
        ("a column gone", |text| text.replacen(",net_amount", ",netto", 1), ":11"),
        ("columns twice", |text| text.replacen("\nrun,", "\ncolumns,run\nrun,", 1), ":13"),
        ("too many cells", |text| text.replacen("\nend,", "\nend,1,", 1), ":25"),
        ("a bad date", |text| text.replacen("2027-12-31", "2027-02-30", 1), ":19: period_end"),
        ("a period that ends first", |text| text.replacen("2027-12-31", "2026-12-31", 1), ":19: period_end"),
        ("a bad reason", |text| text.replacen(",charged", ",because", 1), ":19: reason"),
        ("a bad number", |text| text.replacen(",1,PC", ",1e3,PC", 1), ":19: quantity"),
        (
            "two runs",
            |text| text.replacen("\nseller,", "\nrun,1,issue,2027-01-04,2027,x,CZK,0\nseller,", 1),
            ":14",
        ),
        ("counts that are not so", |text| text.replacen("\nend,2,", "\nend,3,", 1), ":25"),
        ("something behind the end", |text| text.replacen("\nseal,", "\nseller,,,,,,,,,,,\nseal,", 1), ":26"),
    ];
    for (reason, change, place) in cases {
        let book = book_with(1);
        rewrite(&book, 1, |text| resealed(&change(text)));
        let format_told = format!("register/000001.csv{place} register-format");
        assert_eq!(found(&book)[0], format_told, "{reason}");
    }
}

#[test]
fn what_a_terminal_would_obey_is_shown_escaped() {
    let book = book_with(1);
    rewrite(&book, 1, |text| {
        resealed(&text.replacen(",charged", &format!(",\u{1b}[2J{}", "x".repeat(100)), 1))
    });
    fs::write(book.path().join("register/\u{1b}[2J"), "").unwrap();
    let problems = RegisterFiles::read(book.path()).unwrap_err();
    assert_eq!(problems.listed()[0].place.as_ref().unwrap().file, "register/\\u{1b}[2J");
    let shown = format!("a value that cannot stand here: `\\u{{1b}}[2J{}…`", "x".repeat(36));
    assert_eq!(problems.listed()[1].args, [shown]);
}

#[test]
fn a_total_that_its_lines_do_not_make_is_told_with_both() {
    let book = book_with(1);
    rewrite(&book, 1, |text| resealed(&text.replacen("3123.45", "3123.46", 1)));
    let problems = RegisterFiles::read(book.path()).unwrap_err();
    assert_eq!(problems.listed()[0].args, ["2027001001", "3123.46", "3123.45"]);
}

#[test]
fn records_of_a_later_program_are_passed_over() {
    let book = book_with(1);
    rewrite(&book, 1, |text| {
        let declared = text.replacen("\nrun,", "\ncolumns,input-renewal,file_line,contract\nrun,", 1);
        let used = declared.replacen("\ndocument,", "\ninput-renewal,7,\"C,1\"\ndocument,", 1);
        let widened = used.replacen("columns,end,", "columns,end,digest,", 1);
        resealed(&widened.replacen("\nend,", "\nend,abc,", 1))
    });
    fs::write(head_path(&book), format!("run,seal\n0,{NO_SEAL}\n")).unwrap();
    assert_eq!(found(&book), [""; 0]);
    assert_eq!(RegisterFiles::read(book.path()).unwrap().documents().count(), 2);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_byte_changed_anywhere_is_found(at in any::<prop::sample::Index>(), byte in any::<u8>(), run in 1..=2u32) {
        let book = book_with(2);
        let mut bytes = fs::read(run_path(&book, run)).unwrap();
        let at = at.index(bytes.len());
        prop_assume!(bytes[at] != byte);
        bytes[at] = byte;
        fs::write(run_path(&book, run), bytes).unwrap();
        prop_assert!(!found(&book).is_empty());
    }
}
