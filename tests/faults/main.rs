//! Proof by fault: the real program while its system calls fail, while it is killed at each of them, on a full disk,
//! without rights, and beside others.
//!
//! What can't be tried on a machine is said on stderr as SKIPPED, with the reason.

#![cfg(unix)]
#![allow(clippy::expect_used, reason = "a fixture that can't be made is a failed test")]

mod book;
mod cases;
mod crowd;
mod disk;
mod order;
mod points;
mod strace;

/// Says something although the test passes: past the capture of the test harness.
#[expect(clippy::disallowed_methods, reason = "what was tried or skipped is to be seen in every log")]
fn say(line: &str) {
    use std::io::Write as _;
    writeln!(std::io::stderr(), "{line}").ok();
}
