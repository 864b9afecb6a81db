//! The thin binary: hands argv, streams, environment and today's date to [`annum::cli`].

use std::io::{BufWriter, IsTerminal};
use std::num::NonZeroUsize;
use std::process::ExitCode;

use annum::calendar::Day;
use annum::cli::{Process, run};

#[allow(clippy::disallowed_methods)] // the one place that knows the process
fn main() -> ExitCode {
    let process = Process {
        variable: &|name| std::env::var(name).ok(),
        today: &Day::local_today,
        threads: std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN),
        stdout_is_terminal: std::io::stdout().is_terminal(),
        stderr_is_terminal: std::io::stderr().is_terminal(),
    };
    let mut out = BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
    ExitCode::from(run(std::env::args_os(), &process, &mut out, &mut std::io::stderr().lock()))
}
