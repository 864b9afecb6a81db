//! Every system call on the book fails in turn, or is the last one of the process.

use std::collections::BTreeMap;
use std::process::Output;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::book::{Book, Snapshot, said};
use crate::cases::{CASES, Case, Known, Progress};
use crate::strace::{self, Call, Fault};

/// Fewer points than this would say that the harness lost sight of some; the README names the number.
const AT_LEAST: usize = 4500;
const THREADS: usize = 2;

#[test]
fn whatever_call_fails_or_is_the_last_the_book_is_as_before_or_as_after() {
    if !strace::can_trace("faults in every system call") {
        return;
    }
    let subjects: Vec<Subject> = CASES.iter().map(Subject::new).collect();
    let points: Vec<Point> = subjects.iter().flat_map(Subject::points).collect();
    let failures = try_all(&points);
    report(&subjects);
    assert!(failures.is_empty(), "{} of {}:\n{}", failures.len(), points.len(), failures.join("\n"));
    assert!(points.len() >= AT_LEAST, "only {} points", points.len());
}

#[test]
fn a_command_stopped_between_its_two_files_bills_nothing() {
    // Prices are what an uplift is about: those that it has raised so far are billed.
    for case in CASES.iter().filter(|case| case.halves.is_some() && case.name != "uplift") {
        let (known, book) = (case.known(), case.book());
        let bills = || [2026, 2027, 2028].map(|year| book.succeed(&format!("bill {year} --format csv")));
        let before = bills();
        book.restore(known.between.as_ref().expect("a state between its files"));
        assert_eq!(bills(), before, "{}", case.name);
    }
}

#[test]
fn the_readme_names_the_number_of_points() {
    let readme = include_str!("../../README.md").split_whitespace().collect::<Vec<_>>().join(" ");
    let (thousands, rest) = (AT_LEAST / 1000, AT_LEAST % 1000);
    let sentence = format!("more than {thousands} {rest:03} points");
    assert!(readme.contains(&sentence), "no word of {sentence:?}");
}

/// A command with its calls and its good states.
struct Subject {
    case: &'static Case,
    known: Known,
    calls: Vec<Call>,
    /// What became of each state that a fault left: the same state has the same future.
    futures: Mutex<BTreeMap<Snapshot, Result<(), String>>>,
}

/// A fault in a call of a command.
struct Point<'s> {
    subject: &'s Subject,
    call: &'s Call,
    fault: Fault,
}

impl Subject {
    fn new(case: &'static Case) -> Self {
        let known = case.known();
        let book = case.book();
        let (output, calls) = strace::trace(&book, case.command);
        assert!(output.status.success(), "{}: {}", case.name, said(&output));
        assert!(book.snapshot() == known.after, "{}: not the same twice", case.name);
        Self { case, known, calls, futures: Mutex::default() }
    }

    fn points(&self) -> impl Iterator<Item = Point<'_>> {
        let of_call =
            move |call| Fault::ALL.into_iter().map(move |fault| Point { subject: self, call, fault });
        self.calls.iter().flat_map(of_call)
    }

    /// Whether the book can go on from what is left of it.
    fn future(&self, book: &Book, left: &Snapshot) -> Result<(), String> {
        if let Some(known) = self.futures.lock().expect("no panic before").get(left) {
            return known.clone();
        }
        let future = self.case.go_on(&self.known, book, left);
        self.futures.lock().expect("no panic before").insert(left.clone(), future.clone());
        future
    }
}

impl Point<'_> {
    fn attempt(&self, book: &Book) -> Result<(), String> {
        let subject = self.subject;
        book.restore(&subject.known.before);
        let (output, calls) = strace::trace_with_fault(book, subject.case.command, self.fault, self.call);
        self.hit(&calls)?;
        let left = book.snapshot();
        let progress = subject.known.progress(&left)?;
        self.told(&output, progress)?;
        subject.future(book, &left)
    }

    /// The fault was in the call that it was meant for.
    fn hit(&self, calls: &[Call]) -> Result<(), String> {
        let is_meant = |call: &&Call| call.name == self.call.name && call.nth == self.call.nth;
        let hit = calls.iter().find(is_meant).ok_or("the call was not made")?;
        let faulty = if self.fault == Fault::Kill {
            hit.text.ends_with("= ?") && calls.last() == Some(hit)
        } else {
            hit.text.ends_with("(INJECTED)")
        };
        let same = hit.what() == self.call.what();
        if faulty && same { Ok(()) } else { Err(format!("the fault was in {}", hit.text)) }
    }

    /// Success means done; an error says what is wrong; nothing panics.
    fn told(&self, output: &Output, progress: Progress) -> Result<(), String> {
        let stderr = String::from_utf8_lossy(&output.stderr);
        let fits = match (self.fault, output.status.code()) {
            (Fault::Kill, code) => code.is_none(),
            (_, Some(0)) => progress == Progress::After,
            (_, Some(1)) => stderr.contains("error: ") && progress.is_told_by(&stderr),
            // The standard library holds that closing a directory can't fail.
            (_, Some(101)) => self.call.name == "close" && stderr.contains("during closedir"),
            _ => false,
        };
        if fits { Ok(()) } else { Err(format!("{progress:?}, but it ended with {}", said(output))) }
    }
}

/// Tries the points on a few threads; gives what went wrong.
fn try_all(points: &[Point<'_>]) -> Vec<String> {
    let next = AtomicUsize::new(0);
    let failures = Mutex::new(Vec::new());
    let work = || {
        let book = Book::new();
        while let Some(point) = points.get(next.fetch_add(1, Ordering::Relaxed)) {
            if let Err(what) = point.attempt(&book) {
                let (name, call) = (point.subject.case.name, point.call.what());
                let failure = format!("{name}: {:?} in {call}: {what}", point.fault);
                failures.lock().expect("no panic before").push(failure);
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(work);
        }
    });
    failures.into_inner().expect("no panic before")
}

/// Says how many points there were.
fn report(subjects: &[Subject]) {
    let mut all = 0;
    for subject in subjects {
        let points = subject.points().count();
        let states = subject.futures.lock().expect("no panic before").len();
        crate::say(&format!(
            "{points:6} points of {:3} system calls, {states:2} states left: {}",
            subject.calls.len(),
            subject.case.name
        ));
        all += points;
    }
    let kills = all / Fault::ALL.len();
    crate::say(&format!("{all:6} points in all, {kills} of them kills, on {THREADS} threads"));
}
