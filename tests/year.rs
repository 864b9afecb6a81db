//! A year of two thousand customers, end to end through the built binary: plan, issue, correct, cancel, prove.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

#[allow(dead_code, reason = "its own main and options")]
#[path = "../examples/generate-book.rs"]
mod generate_book;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::str::FromStr as _;
use std::sync::OnceLock;

use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::Value;

const BINARY: &str = env!("CARGO_BIN_EXE_annum");
const CUSTOMERS: u32 = 2_000;

/// Adds up the column `net_amount` of CSV in hundredths: another program, in another language, with its own reader.
const ADD_UP: &str = r#"
function cell() {
    column++
    if (record == 1 && text == "net_amount") wanted = column
    if (record > 1 && column == wanted) { sub(/\./, "", text); sum += text }
    text = ""
}
BEGIN { record = 1 }
{
    line = $0
    for (i = 1; i <= length(line); i++) {
        c = substr(line, i, 1)
        if (c == "\"") quoted = !quoted
        else if (c == "," && !quoted) cell()
        else text = text c
    }
    if (!quoted) { cell(); record++; column = 0 }
}
END { printf "%d", sum }
"#;

/// A book in a directory of its own.
struct Book(tempfile::TempDir);

impl Book {
    /// Two thousand customers, nothing issued.
    fn new() -> Self {
        static GENERATED: OnceLock<tempfile::TempDir> = OnceLock::new();
        let generated = GENERATED.get_or_init(|| {
            let directory = tempfile::tempdir().unwrap();
            let customers: Vec<u32> = (1..=CUSTOMERS).collect();
            generate_book::generate(&customers, 1, directory.path()).unwrap();
            directory
        });
        Self::copy(generated.path())
    }

    /// The same with 2027 issued.
    fn issued() -> Self {
        static ISSUED: OnceLock<Book> = OnceLock::new();
        let issued = ISSUED.get_or_init(|| {
            let book = Self::new();
            book.succeed("issue 2027 --date 2027-01-04");
            book
        });
        let book = Self::copy(issued.path());
        copy_files(&issued.path().join("register"), &book.path().join("register"));
        book
    }

    fn copy(from: &Path) -> Self {
        let book = Self(tempfile::tempdir().unwrap());
        copy_files(from, book.path());
        book
    }

    /// What the files say, as if nothing had been issued.
    fn without_register(&self) -> Self {
        Self::copy(self.path())
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn command(&self, arguments: &str) -> Command {
        let mut command = Command::new(BINARY);
        command.args(["--today", "2027-01-04", "--lang", "en", "--book"]).arg(self.path());
        command.args(arguments.split(' '));
        command
    }

    fn run(&self, arguments: &str) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// What a command that must end well shows.
    fn succeed(&self, arguments: &str) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// What a command that must end with exit code 1 says; it shows no data.
    fn fail(&self, arguments: &str) -> String {
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments}: {}", String::from_utf8_lossy(&output.stdout));
        assert!(output.stdout.is_empty(), "{arguments}: {}", String::from_utf8_lossy(&output.stdout));
        String::from_utf8(output.stderr).unwrap()
    }

    fn json(&self, arguments: &str) -> Value {
        serde_json::from_str(&self.succeed(&format!("{arguments} --format json"))).unwrap()
    }

    /// Id and total of the plan of 2027.
    fn plan(&self) -> (String, Decimal) {
        let plan = self.json("bill 2027");
        (plan["plan"].as_str().unwrap().to_owned(), amount(&plan["net_total"]))
    }

    /// The sum of all runs.
    fn register_total(&self) -> Decimal {
        self.json("runs").as_array().unwrap().iter().map(|run| amount(&run["net_total"])).sum()
    }

    fn runs(&self) -> usize {
        self.json("runs").as_array().unwrap().len()
    }

    /// Changes the first place in a file where the text stands.
    fn replace(&self, file: &str, text: &str, with: &str) {
        let path = self.path().join(file);
        let content = fs::read_to_string(&path).unwrap();
        assert!(content.contains(text), "{file} has no {text}");
        fs::write(path, content.replacen(text, with, 1)).unwrap();
    }
}

fn copy_files(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_file() {
            fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
        }
    }
}

fn amount(value: &Value) -> Decimal {
    decimal(value.as_str().unwrap())
}

fn decimal(text: &str) -> Decimal {
    Decimal::from_str(text).unwrap()
}

/// What the files cost in 2027, computed here a second time from nothing but the rules, for the catalog of the
/// generated book: whole years, free through the calendar year after a purchase.
fn cost_by_the_rules(book: &Path) -> Decimal {
    let mut documents: BTreeMap<(String, String), Decimal> = BTreeMap::new();
    for ((customer, document, ..), net) in contracts_by_the_rules(book) {
        *documents.entry((customer, document)).or_default() += net;
    }
    for charge in rows(book, "charges.csv").iter().filter(|row| row["date"].starts_with("2027-")) {
        let net = or(&charge["unit_price"], "0") * or(&charge["quantity"], "1");
        *documents.entry((charge["customer"].clone(), String::new())).or_default() += rounded(net);
    }
    // A document below zero waits.
    documents.into_values().filter(|net| net.is_sign_positive()).sum()
}

/// The dearest row of each contract and service that has a chargeable day, by customer, document, contract, service.
fn contracts_by_the_rules(book: &Path) -> BTreeMap<(String, String, String, String), Decimal> {
    let free_until = free_until(book);
    let mut dearest = BTreeMap::new();
    for row in rows(book, "contracts.csv") {
        let until = if row["until"].is_empty() { "2027-12-31" } else { row["until"].as_str() };
        let (first, last) = (row["since"].as_str().max("2027-01-01"), until.min("2027-12-31"));
        let windows = free_until.get(&row["customer"]).map_or(&[][..], Vec::as_slice);
        let is_free = |day: &str| windows.iter().any(|(from, to)| from.as_str() <= day && day <= to.as_str());
        // Windows end with a year: the first day that is not free is the first one, or none before the last.
        let free_service = row["service"].starts_with("remote");
        let day_before_a_purchase = !is_free(first);
        if first > last || (free_service && !day_before_a_purchase) {
            continue;
        }
        let price = or(&row["unit_price"], list_price(&row["service"]));
        let share = (Decimal::ONE_HUNDRED - or(&row["discount_percent"], "0")) / Decimal::ONE_HUNDRED;
        let net = rounded(or(&row["quantity"], "1") * price * share);
        let key = [&row["customer"], &row["contract"], &row["service"]].map(Clone::clone);
        let kept = dearest.entry(key).or_insert((net, row["document"].clone()));
        if net > kept.0 {
            *kept = (net, row["document"].clone());
        }
    }
    let named = dearest.into_iter().map(|([customer, contract, service], (net, document))| {
        ((customer, document, contract, service), net)
    });
    named.collect()
}

/// For each customer its free windows, first and last day.
fn free_until(book: &Path) -> BTreeMap<String, Vec<(String, String)>> {
    let mut windows: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for purchase in rows(book, "purchases.csv") {
        let year: i32 = purchase["purchased_on"][..4].parse().unwrap();
        let window = (purchase["purchased_on"].clone(), format!("{}-12-31", year + 1));
        windows.entry(purchase["customer"].clone()).or_default().push(window);
    }
    windows
}

fn list_price(service: &str) -> &'static str {
    match service {
        "remote-pc" => "3000",
        "remote-ip" => "10000",
        "server-admin" => "20000",
        _ => "0",
    }
}

fn or(text: &str, default: &str) -> Decimal {
    decimal(if text.is_empty() { default } else { text })
}

fn rounded(net: Decimal) -> Decimal {
    net.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

fn rows(book: &Path, file: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(book.join(file)).unwrap();
    reader.deserialize().map(Result::unwrap).collect()
}

#[test]
fn the_plan_in_csv_adds_up_in_another_program_to_what_the_rules_say() {
    let book = Book::new();
    let mut bill = book.command("bill 2027 --format csv").stdout(Stdio::piped()).spawn().unwrap();
    let awk = Command::new("awk").arg(ADD_UP).stdin(bill.stdout.take().unwrap()).output().unwrap();
    assert!(bill.wait().unwrap().success());
    let hundredths = i64::from_str(&String::from_utf8(awk.stdout).unwrap()).unwrap();
    let total = Decimal::new(hundredths, 2);
    assert_eq!(total, cost_by_the_rules(book.path()));
    assert_eq!(total, book.plan().1);
}

#[test]
fn the_plan_in_json_is_one_document_with_the_same_lines() {
    let book = Book::new();
    let plan = book.json("bill 2027");
    let lines = plan["lines"].as_array().unwrap();
    let sum: Decimal = lines.iter().map(|line| amount(&line["net_amount"])).sum();
    assert_eq!(sum, amount(&plan["net_total"]));
    assert_eq!((plan["year"].as_i64(), plan["currency"].as_str()), (Some(2027), Some("CZK")));
    let csv = book.succeed("bill 2027 --format csv");
    assert_eq!(csv::Reader::from_reader(csv.as_bytes()).records().count(), lines.len());
}

#[test]
fn what_is_issued_is_the_plan_and_is_issued_once() {
    let book = Book::new();
    let (plan, total) = book.plan();
    book.succeed(&format!("issue 2027 --date 2027-01-04 --plan {plan}"));
    assert_eq!(book.register_total(), total);
    assert_eq!(book.json("runs")[0]["plan"].as_str(), Some(plan.as_str()));

    let head = fs::read(book.path().join("register/head")).unwrap();
    let again = book.run("issue 2027 --date 2027-01-04");
    assert!(again.status.success());
    assert!(String::from_utf8_lossy(&again.stderr).contains("nothing to invoice for 2027"));
    let same_plan = book.run(&format!("issue 2027 --date 2027-01-04 --plan {plan}"));
    assert!(String::from_utf8_lossy(&same_plan.stderr).contains("was already issued in run 1"));
    assert!(same_plan.status.success());
    assert_eq!(fs::read(book.path().join("register/head")).unwrap(), head);
    book.succeed("verify");
}

#[test]
fn an_edit_is_issued_as_exactly_its_difference_and_only_with_its_plan() {
    let book = Book::issued();
    let before = book.register_total();
    book.replace("contracts.csv", "remote-pc,2018-01-07,6,", "remote-pc,2018-01-07,9,");
    let other = largest_contract(book.path());
    book.succeed(&format!("contract end {other} --on 2026-12-31"));
    book.succeed(
        "charge add --id T-new --customer C0000003 --date 2027-01-04 --description Travel --unit-price 9.505",
    );

    let refused = book.fail("issue 2027 --date 2027-01-05 --today 2027-01-05");
    assert!(refused.contains("has corrections of issued documents"), "{refused}");
    let stale = book.fail("issue 2027 --date 2027-01-05 --today 2027-01-05 --plan 000000000000");
    assert!(stale.contains("holds no more"), "{stale}");
    assert_eq!(book.runs(), 1);

    let (plan, difference) = book.plan();
    book.succeed(&format!("issue 2027 --date 2027-01-05 --today 2027-01-05 --plan {plan}"));
    let files_say = book.without_register().plan().1;
    assert_eq!(book.register_total(), files_say);
    assert_eq!(files_say, cost_by_the_rules(book.path()));
    assert_eq!(book.register_total() - before, difference);
    assert!(difference < Decimal::ZERO, "the contract that ended cost more than what was added");
    book.succeed("verify");
    assert_eq!(book.plan().1, Decimal::ZERO);
}

/// The id of a contract that costs most, on its own: its one row ends with the year before.
fn largest_contract(book: &Path) -> String {
    let costs = contracts_by_the_rules(book);
    let rows = rows(book, "contracts.csv");
    let alone = |contract: &str| {
        rows.iter().filter(|row| row["contract"] == contract).all(|row| row["since"].as_str() < "2026-12-31")
    };
    let (key, _) = costs.iter().filter(|(key, _)| alone(&key.2)).max_by_key(|(_, net)| **net).unwrap();
    key.2.clone()
}

#[test]
fn a_cancelled_invoice_is_billed_anew() {
    let book = Book::issued();
    let total = book.register_total();
    let cancelled = book.json("invoices")[0].clone();
    let number = cancelled["number"].as_str().unwrap();
    book.succeed(&format!("cancel {number} --reason mistake --date 2027-01-05 --today 2027-01-05"));
    assert_eq!(book.register_total(), total - amount(&cancelled["net_total"]));
    book.succeed("verify");

    let (plan, again) = book.plan();
    assert_eq!(again, amount(&cancelled["net_total"]));
    book.succeed(&format!("issue 2027 --date 2027-01-06 --today 2027-01-06 --plan {plan}"));
    assert_eq!(book.register_total(), total);
    assert_eq!(book.runs(), 3);
    book.succeed("verify");
}

#[test]
fn an_orphan_is_listed_and_nothing_is_issued_until_it_is_settled() {
    let book = Book::issued();
    let row = "S0000001-1,C0000001,remote-pc,2018-01-07,6,";
    book.replace("contracts.csv", row, "S0000001-9,C0000001,remote-pc,2018-01-07,6,");
    book.replace(
        "contracts.csv",
        "S0000001-1,C0000001,remote-pc,2016-04-23",
        "S0000001-9,C0000001,remote-pc,2016-04-23",
    );
    let plan = book.json("bill 2027")["plan"].as_str().unwrap().to_owned();
    let refused = book.fail(&format!("issue 2027 --date 2027-01-05 --today 2027-01-05 --plan {plan}"));
    assert!(refused.contains("S0000001-1 remote-pc") && refused.contains("annum cancel 2027"), "{refused}");
    assert_eq!(book.runs(), 1);

    let number = book.json("invoices --customer C0000001")[0]["number"].as_str().unwrap().to_owned();
    let total = book.register_total();
    book.succeed(&format!("cancel {number} --reason renamed --date 2027-01-05 --today 2027-01-05"));
    let (plan, _) = book.plan();
    book.succeed(&format!("issue 2027 --date 2027-01-05 --today 2027-01-05 --plan {plan}"));
    assert_eq!(book.register_total(), total);
}

#[test]
fn customers_and_days_choose_whole_keys_and_the_rest_waits() {
    let (whole, parts) = (Book::new(), Book::new());
    whole.succeed("issue 2027 --date 2027-01-04");
    for choice in ["--customer C0000001 --customer C0000007", "--through 2027-01-01", "--through 2027-09-30"]
    {
        let arguments = format!("2027 {choice}");
        let plan = parts.json(&format!("bill {arguments}"));
        let id = plan["plan"].as_str().unwrap();
        parts.succeed(&format!("issue {arguments} --date 2027-01-04 --plan {id}"));
    }
    assert!(parts.register_total() < whole.register_total());
    parts.succeed("issue 2027 --date 2027-01-04");
    assert_eq!(parts.plan().1, Decimal::ZERO);
    assert!(charged_keys(&parts) == charged_keys(&whole), "in parts other keys are charged than at once");
    parts.succeed("verify");
}

/// What was charged. A discount that came alone is left out: it waits for another invoice.
fn charged_keys(book: &Book) -> BTreeSet<[String; 6]> {
    const KEY: [&str; 6] = ["customer", "contract", "service", "charge", "period_start", "net_amount"];
    let lines = book.json("invoices --lines");
    let charged = lines.as_array().unwrap().iter().filter(|line| amount(&line["net_amount"]) > Decimal::ZERO);
    charged.map(|line| KEY.map(|name| line[name].to_string())).collect()
}

#[test]
fn a_closed_pipe_is_no_failure() {
    for arguments in ["bill 2027 --format csv", "bill 2027", "contract list", "bill 2027 --format json"] {
        let book = Book::new();
        let mut child =
            book.command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut first = String::new();
        BufReader::with_capacity(64, child.stdout.take().unwrap()).read_line(&mut first).unwrap();
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{arguments}: {said}");
        assert!(!said.contains("error"), "{arguments}: {said}");
    }
}

#[test]
fn a_full_disk_under_the_output_is_a_failure() {
    let book = Book::new();
    for arguments in ["bill 2027 --format csv", "bill 2027", "check", "catalog --format json", "--help"] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = book.command(arguments).stdout(full).stderr(Stdio::piped()).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{arguments}");
    }
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let book = Book::issued();
    for command in ["bill 2028 --format csv", "bill 2028 --format json", "bill 2028", "check --format csv"] {
        let on_one = book.run(&format!("--threads 1 {command}"));
        for threads in [2, 3, 7] {
            let on_more = book.run(&format!("--threads {threads} {command}"));
            assert!(on_more == on_one, "{command} on {threads} threads");
        }
    }
}
