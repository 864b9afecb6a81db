//! What a kill can't show and a power cut would: the order of the calls. A file is written, flushed and renamed, and the
//! directory flushed, before anything that builds on it; all of it under the lock.

use crate::book::{LEFTOVER, said};
use crate::cases::{CASES, Case};
use crate::strace::{self, Call};

const LOCK: &str = ".annum.lock";

#[test]
fn every_file_is_flushed_before_its_name_and_its_name_before_what_follows() {
    each_trace("the order of flushes", |case, calls| {
        let renames: Vec<usize> = positions(calls, |call| call.name.starts_with("rename"));
        assert!(!renames.is_empty(), "{}: nothing is renamed", case.name);
        for (at, rename) in renames.iter().enumerate() {
            check_before(case, calls, *rename);
            check_after(case, calls, *rename, renames.get(at + 1).copied().unwrap_or(calls.len()));
        }
    });
}

#[test]
fn nothing_but_temporary_files_is_opened_for_writing() {
    each_trace("what is opened for writing", |case, calls| {
        let writes = |call: &&Call| call.text.contains("O_WRONLY") || call.text.contains("O_RDWR");
        for call in calls.iter().filter(writes) {
            let path = &call.paths[0];
            assert!(path == LOCK || path.ends_with(LEFTOVER), "{}: {}", case.name, call.text);
        }
    });
}

#[test]
fn the_lock_is_the_first_thing_taken_and_the_last_thing_freed() {
    each_trace("the span of the lock", |case, calls| {
        // Whether the book is there at all is asked before: the lock stands in it.
        let is_there = |call: &&Call| call.what() == "statx .";
        let whats: Vec<String> = calls.iter().skip_while(is_there).map(Call::what).collect();
        assert_eq!(whats[..2], ["openat .annum.lock", "flock .annum.lock"], "{}", case.name);
        assert_eq!(whats.last().map(String::as_str), Some("close .annum.lock"), "{}", case.name);
        let frees = positions(calls, |call| call.paths == [LOCK] && call.name == "close");
        assert_eq!(frees, [calls.len() - 1], "{}: freed before the end", case.name);
    });
}

#[test]
fn a_run_reaches_the_disk_before_the_head_that_names_it() {
    each_trace("runs before heads", |case, calls| {
        let targets: Vec<&str> = renamed(calls).collect();
        let is_run = |name: &str| name.starts_with("register/0");
        let Some(run) = targets.iter().position(|name| is_run(name)) else { return };
        assert_eq!(targets[run + 1..], ["register/head"], "{}: {targets:?}", case.name);
        assert!(targets[..run].iter().all(|name| *name == "register/head"), "{}: {targets:?}", case.name);
    });
}

#[test]
fn a_run_never_takes_the_place_of_another() {
    each_trace("runs that replace nothing", |case, calls| {
        let puts = |call: &&Call| call.name.starts_with("rename") && call.paths[1].starts_with("register/0");
        for call in calls.iter().filter(puts) {
            assert!(call.text.contains("RENAME_NOREPLACE"), "{}: {}", case.name, call.text);
        }
    });
}

#[test]
fn a_new_register_is_flushed_into_the_book() {
    if strace::can_trace("a new register") {
        let calls = trace(&CASES[0]);
        let made = positions(&calls, |call| call.name == "mkdir" && call.paths == ["register"]);
        let rename = positions(&calls, |call| call.name.starts_with("rename"))[0];
        assert!(is_flushed(&calls[made[0]..rename], "."), "the directory of the first run may get lost");
    }
}

/// The row without its purchase would be charged, the travel without its visit would be charged again.
#[test]
fn of_two_files_the_one_that_bills_nothing_is_written_first() {
    let orders = [
        ("purchase add --with", ["purchases.csv", "contracts.csv"]),
        ("visit add --travel", ["visits.csv", "charges.csv"]),
    ];
    if strace::can_trace("the order of two files") {
        for (name, order) in orders {
            let case = CASES.iter().find(|case| case.name == name).expect("the command");
            assert_eq!(renamed(&trace(case)).collect::<Vec<_>>(), order);
        }
    }
}

/// Checks the trace of each writing command.
fn each_trace(test: &str, check: impl Fn(&Case, &[Call])) {
    if strace::can_trace(test) {
        for case in &CASES {
            check(case, &trace(case));
        }
    }
}

fn trace(case: &Case) -> Vec<Call> {
    let (output, calls) = strace::trace(&case.book(), case.command);
    assert!(output.status.success(), "{}: {}", case.name, said(&output));
    calls
}

/// What was written under the temporary name is flushed: nothing is written after that.
fn check_before(case: &Case, calls: &[Call], rename: usize) {
    let source = &calls[rename].paths[0];
    let of_source = |name: &'static str| {
        positions(&calls[..rename], move |call| call.name == name && call.paths.contains(source))
    };
    let (opened, written) = (of_source("openat"), of_source("write"));
    let (last_opened, last_written) = (opened.last().copied(), written.last().copied());
    assert!(last_written > last_opened, "{}: nothing written for {}", case.name, calls[rename].text);
    let flushed = is_flushed(&calls[last_written.unwrap_or_default()..rename], source);
    assert!(flushed, "{}: renamed without a flush: {}", case.name, calls[rename].text);
}

/// The directory of the new name is flushed before the next name, or the end.
fn check_after(case: &Case, calls: &[Call], rename: usize, next: usize) {
    let target = &calls[rename].paths[1];
    let directory = target.rsplit_once('/').map_or(".", |(directory, _)| directory);
    let flushed = is_flushed(&calls[rename..next], directory);
    assert!(flushed, "{}: the directory isn't flushed after {}", case.name, calls[rename].text);
}

fn is_flushed(calls: &[Call], path: &str) -> bool {
    calls.iter().any(|call| call.name == "fsync" && call.paths == [path] && call.succeeded)
}

/// The new names, in order.
fn renamed(calls: &[Call]) -> impl Iterator<Item = &str> {
    calls.iter().filter(|call| call.name.starts_with("rename")).map(|call| call.paths[1].as_str())
}

fn positions(calls: &[Call], wanted: impl Fn(&Call) -> bool) -> Vec<usize> {
    let found = calls.iter().enumerate().filter(|(_, call)| wanted(call));
    found.map(|(at, _)| at).collect()
}
