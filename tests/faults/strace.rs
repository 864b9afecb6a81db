//! The program under `strace`: which system calls it makes on the book, and one of them made to fail.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::book::{BINARY, Book, annum, without_random};

/// Every call that names a file or a descriptor.
const TRACED: &str = "trace=%file,%desc";

/// Whether `strace` is there and may trace; if not, says why the test is skipped.
pub(crate) fn can_trace(test: &str) -> bool {
    let probe = Command::new("strace").args(["-qq", "-o", "/dev/null", "true"]).stdin(Stdio::null()).output();
    let obstacle = match probe {
        Ok(output) if output.status.success() => return true,
        Ok(output) => String::from_utf8_lossy(&output.stderr).into_owned(),
        Err(fault) => format!("strace: {fault}"),
    };
    crate::say(&format!("SKIPPED {test}: system calls can't be traced here ({})", obstacle.trim()));
    false
}

/// A system call on the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Call {
    /// As the kernel calls it: `openat`.
    pub(crate) name: String,
    /// Which call of this name it is, of all that the process makes; from 1.
    pub(crate) nth: usize,
    /// The files of the book that it names, relative to it; random names made the same.
    pub(crate) paths: Vec<String>,
    /// The line of the trace.
    pub(crate) text: String,
    /// Whether it did what was asked.
    pub(crate) succeeded: bool,
}

impl Call {
    /// Name and paths, for people and to tell whether two are the same.
    pub(crate) fn what(&self) -> String {
        format!("{} {}", self.name, self.paths.join(" → "))
    }
}

/// What goes wrong with a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    NoSpace,
    InputOutput,
    /// The process is killed as it makes the call, which is not carried out.
    Kill,
}

impl Fault {
    pub(crate) const ALL: [Self; 3] = [Self::NoSpace, Self::InputOutput, Self::Kill];

    fn injection(self, call: &Call) -> String {
        let effect = match self {
            Self::NoSpace => "error=ENOSPC",
            Self::InputOutput => "error=EIO",
            Self::Kill => "signal=KILL",
        };
        format!("inject={}:{effect}:when={}", call.name, call.nth)
    }
}

/// The program under `strace` with further options of it, the trace in a file.
pub(crate) fn traced(options: &[&str], trace: &Path) -> Command {
    let mut strace = Command::new("strace");
    strace.args(["-f", "-y", "-qq", "-e", TRACED]);
    for option in options {
        strace.args(["-e", option]);
    }
    strace.arg("-o").arg(trace).arg(BINARY);
    strace
}

/// Runs the program; gives its calls on the book.
pub(crate) fn trace(book: &Book, line: &str) -> (Output, Vec<Call>) {
    run(book, line, &[])
}

/// Runs the program with a fault in a call. The calls are those up to the fault at least.
pub(crate) fn trace_with_fault(book: &Book, line: &str, fault: Fault, call: &Call) -> (Output, Vec<Call>) {
    run(book, line, &[&fault.injection(call)])
}

fn run(book: &Book, line: &str, options: &[&str]) -> (Output, Vec<Call>) {
    let trace = book.beside("trace");
    let output = annum(traced(options, &trace), &book.path(), line).output().expect("strace starts");
    let text = fs::read_to_string(&trace).expect("a trace");
    (output, calls(&text, &book.path()))
}

/// The calls of a trace that name files of a directory.
fn calls(trace: &str, directory: &Path) -> Vec<Call> {
    let directory = directory.to_str().expect("a path of our own");
    let mut counts = std::collections::BTreeMap::new();
    let mut calls = Vec::new();
    for line in trace.lines() {
        let Some((name, arguments)) = split(line) else { continue };
        let count: &mut usize = counts.entry(name).or_default();
        *count += 1;
        let paths = paths(arguments, directory);
        if name != "execve" && !paths.is_empty() {
            let succeeded = !line.contains(" = -1 ") && !line.ends_with("= ?");
            calls.push(Call { name: name.into(), nth: *count, paths, text: line.into(), succeeded });
        }
    }
    calls
}

/// Name and arguments of a call; `None` for another line of the trace.
fn split(line: &str) -> Option<(&str, &str)> {
    let (name, arguments) =
        line.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ').split_once('(')?;
    name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_').then_some((name, arguments))
}

/// What stands in the arguments of files of a directory, each once.
fn paths(arguments: &str, directory: &str) -> Vec<String> {
    let mut paths: Vec<String> = Vec::new();
    for part in arguments.split(['"', '<', '>']) {
        let Some(path) = part.strip_prefix(directory) else { continue };
        let path = match path.trim_start_matches('/') {
            "" => ".".to_owned(),
            path => without_random(path),
        };
        if !paths.contains(&path) {
            paths.push(path);
        }
    }
    paths
}
