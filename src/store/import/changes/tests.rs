use std::fs;

use tempfile::TempDir;

use super::*;
use crate::store::catalog;
use crate::store::import::Mapping;
use crate::store::rows::{Contracts, Customers, Purchases};

const CUSTOMERS: &str = "id,name,city,note\nC1,Novák,Brno,\"stays, as it is\"\nC2,\"Říha\",,\n";
const CONTRACTS: &str = "contract;customer;service;since;quantity\nS1;C1;remote-pc;5.1.2026;3\n";
const PURCHASES: &str = "customer,product,purchased_on\nC1,Mzdy,2026-01-05\nC1,Mzdy,2026-01-05\n";

/// A small book, and a spreadsheet's file beside it.
struct Import {
    directory: TempDir,
    table: Table,
}

fn import<K: Imported>(sheet: &str) -> Import {
    let directory = tempfile::tempdir().unwrap();
    let write = |file: &str, content: &str| fs::write(directory.path().join(file), content).unwrap();
    write("customers.csv", CUSTOMERS);
    write("contracts.csv", CONTRACTS);
    write("purchases.csv", PURCHASES);
    write("sheet", sheet);
    let table = Table::read(&directory.path().join("sheet"), K::COLUMNS, &[] as &[Mapping]).unwrap();
    Import { directory, table }
}

impl Import {
    /// What it does, a line for each cell, and the file afterwards.
    fn done<K: Imported>(&self) -> (Vec<String>, String) {
        let changes = Changes::find::<K>(self.directory.path(), &self.table).unwrap();
        assert_eq!(self.problems_of(&changes), [""; 0]);
        let changes = changes.save().unwrap();
        let said = changes.iter().map(|change| {
            let Change { action, line, key, column, before, after } = change;
            format!("{} {line} {key}: {column}: {before} → {after}", action.code())
        });
        (said.collect(), fs::read_to_string(self.directory.path().join(K::FILE)).unwrap())
    }

    /// What is wrong with it.
    fn problems<K: Imported>(&self) -> Vec<String> {
        match Changes::find::<K>(self.directory.path(), &self.table) {
            Ok(changes) => self.problems_of(&changes),
            Err(problems) => told(&problems),
        }
    }

    fn problems_of(&self, changes: &Changes<'_>) -> Vec<String> {
        let catalog = catalog::read(self.directory.path(), None).unwrap();
        told(&changes.check(self.directory.path(), &catalog, "2027-01-04".parse().unwrap()).unwrap())
    }
}

/// `3: Od: bad-date: x`, by line.
fn told(problems: &Problems) -> Vec<String> {
    let tell = |problem: &Problem| {
        let place = problem.place.as_ref().map(|it| format!("{}: {}", it.line, it.field)).unwrap_or_default();
        format!("{place}: {}: {}", problem.code, problem.args.join(" | "))
    };
    problems.listed().iter().map(tell).collect()
}

#[test]
fn only_cells_that_say_something_else_change() {
    let import = import::<Customers>("ID;Město;Název\nC2;Kolín;Říha\nC1;Brno;Nováková\n");
    let (said, file) = import.done::<Customers>();
    assert_eq!(said, ["changed 2 C2: city:  → Kolín", "changed 3 C1: name: Novák → Nováková"]);
    assert_eq!(file, "id,name,city,note\nC1,Nováková,Brno,\"stays, as it is\"\nC2,\"Říha\",Kolín,\n");
}

#[test]
fn a_column_that_is_not_there_stays_and_an_empty_cell_takes_away() {
    let (said, file) = import::<Customers>("id,city\nC1,\n").done::<Customers>();
    assert_eq!(said, ["changed 2 C1: city: Brno → "]);
    assert_eq!(file, "id,name,city,note\nC1,Novák,,\"stays, as it is\"\nC2,\"Říha\",,\n");
    let (said, file) = import::<Contracts>("contract,service,since,quantity\nS1,remote-pc,2026-01-05,\n")
        .done::<Contracts>();
    assert_eq!(said, ["changed 2 S1 remote-pc 2026-01-05: quantity: 3 → "], "its default is 1");
    assert_eq!(file, "contract;customer;service;since;quantity\nS1;C1;remote-pc;5.1.2026;\n");
}

#[test]
fn new_rows_get_what_is_said_and_no_more() {
    let sheet = "Smlouva;Zákazník;Služba;Od;Cena;Prodlužovat\nS2;C1;email;1. 2. 2027;1 234,50 Kč;ano\nS1;C1;remote-pc;5.1.2026;;ano\n";
    let (said, file) = import::<Contracts>(sheet).done::<Contracts>();
    let added = ["contract:  → S2", "customer:  → C1", "service:  → email", "since:  → 2027-02-01"];
    let mut expected: Vec<String> =
        added.iter().map(|cell| format!("added 2 S2 email 2027-02-01: {cell}")).collect();
    expected.push("added 2 S2 email 2027-02-01: renewal:  → auto".into());
    expected.push("added 2 S2 email 2027-02-01: unit_price:  → 1234.50".into());
    expected.push("unchanged 3 S1 remote-pc 2026-01-05: :  → ".into());
    assert_eq!(said, expected);
    assert_eq!(
        file,
        "contract;customer;service;since;quantity;renewal;unit_price\n\
         S1;C1;remote-pc;5.1.2026;3;;\nS2;C1;email;2027-02-01;;auto;1234,50\n"
    );
}

#[test]
fn alike_purchases_are_counted() {
    let sheet =
        |times: usize| format!("customer,product,purchased_on\n{}", "C1,Mzdy,2026-01-05\n".repeat(times));
    let actions = |times| {
        import::<Purchases>(&sheet(times))
            .done::<Purchases>()
            .0
            .iter()
            .map(|it| it[..5].to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(actions(1), ["uncha"]);
    assert_eq!(actions(2), ["uncha"; 2]);
    assert_eq!(actions(3), ["uncha", "uncha", "added", "added", "added"], "a third one, of three cells");
}

#[test]
fn lost_zeros_come_back_with_a_warning_where_they_make_the_id_right() {
    let import = import::<Customers>("id;company_id;country\nC1;6947;\nC2;6947;SK\n");
    let problems = ["2: company_id: zeros-restored: 6947 | 00006947"];
    assert_eq!(import.problems::<Customers>(), problems);
    let changes = Changes::find::<Customers>(import.directory.path(), &import.table).unwrap().dismiss();
    let after: Vec<&str> = changes.iter().map(|it| it.after.as_str()).collect();
    assert_eq!(after, ["00006947", "6947", "SK"]);
}

#[test]
fn every_problem_is_told_at_its_place_in_the_table() {
    let sheet = "Smlouva;Zákazník;Služba;Od;Do;Počet\n\
                 S2;C9;remote;31.2.2027;;x\n\
                 S1;C1;remote-pc;5.2.2026;;\n\
                 S3;C1;email;1.1.2027;;\n\
                 S3;C2;hotline;1.1.2027;31.12.2026;\n\
                 S3;C1;email;1. 1. 2027;;\n\
                 ;C1;email;1.1.2027;;\n";
    let expected = [
        "2: Od: no-such-day: 31.2.2027",
        "2: Počet: bad-number: x",
        "2: Zákazník: unknown-customer: C9",
        "2: Služba: unknown-service: remote",
        "3: Od: overlapping-rows: S1 | remote-pc | contracts.csv:2",
        "5: Do: until-before-since: 2026-12-31 | 2027-01-01",
        "5: Zákazník: contract-of-two-customers: S3 | C1 | sheet:4",
        "6: Smlouva: imported-twice: S3 email 2027-01-01 | sheet:4",
        "7: Smlouva: missing-value: ",
    ];
    let import = import::<Contracts>(sheet);
    let directory = import.directory.path().display().to_string();
    let mut problems: Vec<String> =
        import.problems::<Contracts>().iter().map(|it| it.replace(&format!("{directory}/"), "")).collect();
    problems.sort();
    let mut expected = expected.map(str::to_owned);
    expected.sort();
    assert_eq!(problems, expected);
}

#[test]
fn columns_that_rows_cannot_do_without_are_asked_for() {
    assert_eq!(
        import::<Contracts>("contract,since\n").problems::<Contracts>(),
        ["1: service: missing-import-column: service"]
    );
    let cases = [("id\nC1\nC3\n", vec!["1: name: missing-import-column: name"]), ("id\nC1\n", vec![])];
    for (sheet, expected) in cases {
        assert_eq!(import::<Customers>(sheet).problems::<Customers>(), expected, "only new rows need a name");
    }
}

#[test]
fn texts_of_several_lines_keep_their_places() {
    let sheet = "id;name;note;due_days\nC1;\"No\nvák\";\"a\nb\";5\nC3;Nov;;x\nC4;Nej;;\n";
    assert_eq!(import::<Customers>(sheet).problems::<Customers>(), ["5: due_days: bad-due-days: x"]);
}
