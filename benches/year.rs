//! How long a year takes: check, plan, issue and list a book of a tenth of the customers, then of all of them.
//!
//! ```console
//! $ cargo bench --bench year                 # 100 000 customers
//! $ cargo bench --bench year -- 1000000
//! ```
//!
//! Prints for each command CPU and wall seconds, contract rows a second, peak memory, and the growth exponent: 1 means
//! that ten times the customers take ten times the CPU. Nothing here passes or fails.

#![allow(
    clippy::disallowed_methods,
    clippy::float_arithmetic,
    clippy::print_stdout,
    reason = "a benchmark reads the clock and prints numbers"
)]
#![allow(clippy::cast_precision_loss, reason = "figures for people")]

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use wait4::Wait4;

#[allow(dead_code, reason = "its own main and options")]
#[path = "../examples/generate-book.rs"]
mod generate_book;

/// The commands of a year, in order: each works on what the one before left.
const COMMANDS: [(&str, &[&str]); 6] = [
    ("check", &["check"]),
    ("bill", &["bill", "2027"]),
    ("bill, one customer", &["bill", "2027", "--customer", "C0000007"]),
    ("issue", &["issue", "2027", "--date", "2027-01-04"]),
    ("invoices --lines", &["invoices", "--lines"]),
    ("bill, next year", &["bill", "2028"]),
];

/// What the system counted for a finished process.
struct Figures {
    cpu: Duration,
    wall: Duration,
    peak_bytes: u64,
}

fn main() -> Result<(), Box<dyn Error>> {
    let customers = std::env::args().find_map(|argument| argument.parse::<u32>().ok()).unwrap_or(100_000);
    let (small, small_rows) = measure(customers / 10)?;
    let (large, large_rows) = measure(customers)?;
    println!("{customers} customers, {large_rows} contract rows; growth from {} customers", customers / 10);
    println!("{:<20} {:>8} {:>8} {:>12} {:>9} {:>7}", "", "CPU s", "wall s", "rows/s", "peak MiB", "growth");
    let tenfold = (f64::from(large_rows) / f64::from(small_rows)).ln();
    for ((name, _), (small, large)) in COMMANDS.iter().zip(small.iter().zip(&large)) {
        let (cpu, wall) = (large.cpu.as_secs_f64(), large.wall.as_secs_f64());
        let growth = (cpu / small.cpu.as_secs_f64()).ln() / tenfold;
        let rows = f64::from(large_rows) / cpu;
        let peak = large.peak_bytes as f64 / f64::from(1 << 20);
        println!("{name:<20} {cpu:>8.2} {wall:>8.2} {rows:>12.0} {peak:>9.0} {growth:>7.2}");
    }
    Ok(())
}

/// Makes a book and runs every command on it; also how many contract rows it has.
fn measure(customers: u32) -> Result<(Vec<Figures>, u32), Box<dyn Error>> {
    let book = tempfile::tempdir()?;
    let order: Vec<u32> = (1..=customers).collect();
    generate_book::generate(&order, 1, book.path())?;
    let rows = fs::read_to_string(book.path().join("contracts.csv"))?.lines().count() - 1;
    let figures =
        COMMANDS.iter().map(|(_, arguments)| run(book.path(), arguments)).collect::<Result<_, _>>()?;
    Ok((figures, u32::try_from(rows)?))
}

fn run(book: &Path, arguments: &[&str]) -> Result<Figures, Box<dyn Error>> {
    let out = fs::File::create(book.join("out.bin"))?;
    let start = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_annum"))
        .args(["--today", "2027-01-04", "--format", "csv", "--book"])
        .arg(book)
        .args(arguments)
        .stdout(out)
        .stderr(Stdio::null())
        .spawn()?;
    let finished = child.wait4()?;
    let wall = start.elapsed();
    if !finished.status.success() {
        return Err(format!("{arguments:?} failed").into());
    }
    let used = finished.rusage;
    Ok(Figures { cpu: used.utime + used.stime, wall, peak_bytes: used.maxrss })
}
