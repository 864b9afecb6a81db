//! Writers and readers at the same time, and what a writer does when the system says no.

use std::cell::RefCell;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use super::samples::{book_with, catalog, contents, found, head_path, header, invoice, issue, run_path};
use crate::place::Code;
use crate::store::lock::Lock;
use crate::store::register::read::Listing;
use crate::store::register::{RegisterFiles, RunWriter};

#[test]
fn readers_without_a_lock_see_the_register_before_or_after() {
    let book = book_with(0);
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        let readers: Vec<_> = (0..2)
            .map(|_| {
                scope.spawn(|| {
                    let mut seen = 0;
                    while !done.load(Ordering::Relaxed) {
                        let register = RegisterFiles::read(book.path()).unwrap();
                        assert!(register.runs().len() >= seen, "a run went away");
                        seen = register.runs().len();
                    }
                })
            })
            .collect();
        for run in 1..=30 {
            issue(book.path(), &[invoice(&run.to_string(), run, &[100])]);
        }
        done.store(true, Ordering::Relaxed);
        readers.into_iter().for_each(|reader| reader.join().unwrap());
    });
    assert_eq!(RegisterFiles::read(book.path()).unwrap().runs().len(), 30);
}

#[test]
fn a_listing_is_of_one_moment() {
    let heads = RefCell::new(vec![b"1", b"3", b"3"].into_iter());
    let names = RefCell::new(vec![vec![1, 2], vec![1, 2, 3]].into_iter());
    let listing = Listing::of_one_moment(
        || Ok(heads.borrow_mut().next().map(|head| head.to_vec())),
        || Ok(Listing { runs: names.borrow_mut().next().unwrap(), ..Listing::default() }),
    )
    .unwrap();
    let seen = (listing.runs, listing.head.unwrap());
    assert_eq!(seen, (vec![1, 2, 3], b"3".to_vec()), "two runs were put in during the first look");
}

#[test]
fn writers_under_the_lock_lose_nothing() {
    let book = book_with(0);
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..5 {
                    let _lock = Lock::take(book.path()).unwrap();
                    let next = RegisterFiles::read(book.path()).unwrap().runs().len() as u32 + 1;
                    issue(book.path(), &[invoice(&next.to_string(), next, &[100])]);
                }
            });
        }
    });
    let register = RegisterFiles::read(book.path()).unwrap();
    let numbers: Vec<String> = register.documents().map(|document| document.number.into_owned()).collect();
    assert_eq!(numbers, (1..=20).map(|number| number.to_string()).collect::<Vec<_>>());
}

#[test]
fn a_run_is_never_overwritten() {
    let book = book_with(1);
    let stale = RegisterFiles::read(book.path()).unwrap();
    let catalog = catalog("");
    let writer = RunWriter::begin(book.path(), &stale, &header(&catalog)).unwrap();
    issue(book.path(), &[invoice("2", 2, &[100])]);
    let before = contents(&book)["000002.csv"].clone();
    let problem = writer.commit().unwrap_err();
    assert_eq!(problem.code, Code::CannotWrite);
    assert_eq!(contents(&book)["000002.csv"], before);
}

#[test]
fn a_writer_that_is_dropped_leaves_nothing() {
    let book = book_with(1);
    let before = contents(&book);
    let register = RegisterFiles::read(book.path()).unwrap();
    let catalog = catalog("");
    let mut writer = RunWriter::begin(book.path(), &register, &header(&catalog)).unwrap();
    writer.document(&invoice("2", 2, &[100])).unwrap();
    drop(writer);
    assert_eq!(contents(&book), before);
}

#[test]
fn a_head_that_cannot_be_written_does_not_take_the_run_back() {
    let book = book_with(1);
    let register = RegisterFiles::read(book.path()).unwrap();
    let catalog = catalog("");
    let mut writer = RunWriter::begin(book.path(), &register, &header(&catalog)).unwrap();
    writer.document(&invoice("2", 2, &[100])).unwrap();
    let head = fs::read(head_path(&book)).unwrap();
    fs::remove_file(head_path(&book)).unwrap();
    fs::create_dir(head_path(&book)).unwrap();
    let committed = writer.commit().unwrap();
    let trouble = committed.trouble.unwrap();
    assert_eq!(
        (trouble.code, trouble.place.unwrap().to_string().as_str()),
        (Code::CannotWrite, "register/head")
    );
    assert_eq!((committed.run.number, committed.run.documents), (2, 1));
    fs::remove_dir(head_path(&book)).unwrap();
    fs::write(head_path(&book), head).unwrap();
    assert_eq!(found(&book), [""; 0], "one run behind");
    assert!(run_path(&book, 2).exists());
}

#[test]
fn a_head_behind_is_mended_before_the_next_run_is_put_in() {
    let book = book_with(1);
    let behind = fs::read(head_path(&book)).unwrap();
    issue(book.path(), &[invoice("2", 2, &[100])]);
    fs::write(head_path(&book), behind).unwrap();
    let register = RegisterFiles::read(book.path()).unwrap();
    let catalog = catalog("");
    let writer = RunWriter::begin(book.path(), &register, &header(&catalog)).unwrap();
    fs::remove_file(head_path(&book)).unwrap();
    fs::create_dir(head_path(&book)).unwrap();
    assert_eq!(writer.commit().unwrap_err().code, Code::CannotWrite);
    assert!(!run_path(&book, 3).exists(), "a crash after it would leave the head two runs behind");
}

#[test]
fn a_run_can_be_read_by_everybody_who_may_read_the_book() {
    let book = book_with(1);
    for path in [run_path(&book, 1), head_path(&book)] {
        let plain = fs::File::create(book.path().join("plain")).unwrap().metadata().unwrap();
        let mode = fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, plain.permissions().mode() & 0o644);
    }
}
