use std::fs;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::*;
use crate::place::Code;

#[test]
fn a_second_writer_waits_for_the_first() {
    let book = tempfile::tempdir().unwrap();
    let first = Lock::take(book.path()).unwrap();
    let (taken, is_taken) = mpsc::channel();
    let path = book.path().to_owned();
    let second = thread::spawn(move || {
        let lock = Lock::take(&path).unwrap();
        taken.send(()).unwrap();
        drop(lock);
    });
    assert!(is_taken.recv_timeout(Duration::from_millis(100)).is_err(), "let in beside the first");
    drop(first);
    is_taken.recv_timeout(Duration::from_secs(60)).unwrap();
    second.join().unwrap();
}

#[test]
fn what_a_killed_writer_left_is_removed() {
    let book = tempfile::tempdir().unwrap();
    let leftovers = [".annum-a.tmp", "register/.annum-b.tmp"].map(|name| book.path().join(name));
    fs::create_dir(book.path().join("register")).unwrap();
    leftovers.iter().for_each(|path| fs::write(path, "half").unwrap());
    let _lock = Lock::take(book.path()).unwrap();
    assert!(leftovers.iter().all(|path| !path.exists()));
    assert!(book.path().join(LOCK).exists());
}

#[test]
fn a_book_that_is_not_there_is_told() {
    let book = tempfile::tempdir().unwrap();
    let problem = Lock::take(&book.path().join("missing")).unwrap_err();
    assert_eq!(problem.code, Code::CannotWrite);
    assert_eq!(problem.place.unwrap().to_string(), LOCK);
}
