//! Many processes at once.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use crate::book::{BINARY, Book, annum, said};
use crate::strace;

const CROWD: usize = 8;
const ROUNDS: usize = 5;
/// Customers of the book with many runs, each of which gets one.
const RUNS: usize = 12;
const ISSUE: &str = "issue 2027 --date 2027-01-04";
/// Every flush and rename of a writer takes 20 ms, so that readers come in between.
const SLOWLY: &str = "inject=fsync,renameat,renameat2:delay_enter=20000";

#[test]
fn of_eight_that_issue_at_once_one_issues() {
    let alone = Book::new();
    alone.succeed(ISSUE);
    for _ in 0..ROUNDS {
        let book = Book::new();
        let outputs = at_once(&book, |_| ISSUE.to_owned());
        let idle = outputs.iter().filter(|output| says(output, "nothing to invoice")).count();
        assert_eq!(idle, CROWD - 1, "{}", outputs.iter().map(said).collect::<String>());
        assert!(book.snapshot() == alone.snapshot(), "not as if one had issued alone");
        book.succeed("verify");
    }
}

#[test]
fn of_eight_that_cancel_at_once_one_cancels() {
    let book = Book::new();
    book.succeed(ISSUE);
    let children = start(&book, |_| "cancel 2027000001 --reason mistake --date 2027-01-04".to_owned());
    let outputs: Vec<Output> = children.into_iter().map(finish).collect();
    let done = outputs.iter().filter(|output| output.status.success()).count();
    assert_eq!(done, 1, "{}", outputs.iter().map(said).collect::<String>());
    assert_eq!(book.succeed("runs --format csv").lines().count(), 1 + 2);
    book.succeed("verify");
}

#[test]
fn of_eight_that_edit_at_once_no_row_is_lost() {
    for _ in 0..ROUNDS {
        let book = Book::new();
        at_once(&book, |nth| format!("customer add --id N{nth} --name Nový"));
        let list = book.succeed("customer list --format csv");
        for nth in 0..CROWD {
            assert_eq!(list.matches(&format!("\nN{nth},")).count(), 1, "row {nth} in {list}");
        }
        book.succeed("check");
    }
}

#[test]
fn a_writer_waits_for_the_lock_before_it_reads() {
    for line in [ISSUE, "customer add --id N1 --name Nová", "contract end K3 --on 2026-12-31"] {
        let book = Book::new();
        let lock = File::create(book.path().join(".annum.lock")).expect("a new file");
        lock.lock().expect("nobody else holds it");
        let mut child = spawn(&book, line);
        thread::sleep(Duration::from_millis(200));
        assert!(child.try_wait().expect("our own child").is_none(), "{line} does not wait");
        fs::write(book.path().join("charges.csv"), "id,customer,date,description,unit_price\n")
            .expect("ours");
        drop(lock);
        let output = finish(child);
        assert!(output.status.success(), "{line}: {}", said(&output));
        let shown = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(!shown.contains("Travel"), "{line} read before it had the lock: {shown}");
    }
}

#[test]
fn a_run_of_a_writer_without_the_lock_is_not_replaced() {
    if !strace::can_trace("a writer without the lock") {
        return;
    }
    let book = Book::new();
    let slow = strace::traced(&["inject=renameat2:delay_enter=500000"], &book.beside("trace"));
    let child = piped(annum(slow, &book.path(), ISSUE));
    let register = book.path().join("register");
    while !fs::read_dir(&register).is_ok_and(|mut entries| entries.next().is_some()) {
        thread::sleep(Duration::from_millis(1));
    }
    fs::write(register.join("000001.csv"), "another's").expect("a new file");
    let output = finish(child);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert_eq!(fs::read(register.join("000001.csv")).expect("the run"), b"another's");
}

#[test]
fn readers_see_whole_runs_and_never_fewer_than_before() {
    let book = Book::new();
    let rows = |row: &dyn Fn(usize) -> String| (0..RUNS).map(row).collect::<String>();
    let customers = rows(&|nth| format!("N{nth},Nový\n"));
    let contracts =
        rows(&|nth| format!("A{nth},N{nth},remote-pc,2025-01-01\nB{nth},N{nth},remote-ip,2025-01-01\n"));
    fs::write(book.path().join("customers.csv"), format!("id,name\n{customers}")).expect("ours");
    fs::write(book.path().join("contracts.csv"), format!("contract,customer,service,since\n{contracts}"))
        .expect("ours");
    for name in ["purchases.csv", "charges.csv"] {
        fs::remove_file(book.path().join(name)).expect("a file to remove");
    }
    let done = AtomicBool::new(false);
    let is_slow = strace::can_trace("slow writers");
    let reads = thread::scope(|scope| {
        let readers = [scope.spawn(|| read_on(&book, &done)), scope.spawn(|| read_on(&book, &done))];
        for nth in 0..RUNS {
            issue(&book, &format!("{ISSUE} --customer N{nth}"), is_slow);
        }
        done.store(true, Ordering::Relaxed);
        readers.map(|reader| reader.join().expect("a reader that saw nothing wrong")).iter().sum::<usize>()
    });
    assert!(reads > RUNS || !is_slow, "only {reads} reads");
    book.succeed("verify");
    crate::say(&format!("{reads:6} reads beside {RUNS} runs"));
}

fn issue(book: &Book, line: &str, is_slow: bool) {
    let command =
        if is_slow { strace::traced(&[SLOWLY], &book.beside("trace")) } else { Command::new(BINARY) };
    let output = annum(command, &book.path(), line).output().expect("the program starts");
    assert!(output.status.success(), "{line}: {}", said(&output));
}

/// Reads until done; gives how often. Each run has one document with two lines.
fn read_on(book: &Book, done: &AtomicBool) -> usize {
    let (mut reads, mut seen) = (0, 0);
    while !done.load(Ordering::Relaxed) {
        let list = book.succeed("invoices --lines --format csv");
        let mut lines: BTreeMap<&str, usize> = BTreeMap::new();
        for line in list.lines().skip(1) {
            *lines.entry(line.split(',').next().unwrap_or_default()).or_default() += 1;
        }
        let numbers: Vec<String> = (1..=lines.len()).map(|nth| format!("2027{nth:06}")).collect();
        assert_eq!(lines.keys().copied().collect::<Vec<_>>(), numbers, "numbers without gaps");
        assert!(lines.values().all(|lines| *lines == 2), "half a document: {list}");
        assert!(lines.len() >= seen, "a run is gone again");
        book.succeed("verify");
        (reads, seen) = (reads + 2, lines.len());
    }
    reads
}

/// Runs a crowd, each of which must succeed.
fn at_once(book: &Book, line: impl Fn(usize) -> String) -> Vec<Output> {
    let outputs: Vec<Output> = start(book, line).into_iter().map(finish).collect();
    for output in &outputs {
        assert!(output.status.success(), "{}", said(output));
    }
    outputs
}

fn start(book: &Book, line: impl Fn(usize) -> String) -> Vec<Child> {
    (0..CROWD).map(|nth| spawn(book, &line(nth))).collect()
}

fn spawn(book: &Book, line: &str) -> Child {
    piped(annum(Command::new(BINARY), &book.path(), line))
}

fn piped(mut command: Command) -> Child {
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts")
}

fn finish(child: Child) -> Output {
    child.wait_with_output().expect("our own child")
}

fn says(output: &Output, text: &str) -> bool {
    String::from_utf8_lossy(&output.stderr).contains(text)
}
