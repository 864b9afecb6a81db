//! The house rules: which module may use which, and which alone may touch the outside. Checked by reading the paths in the
//! sources, so a forbidden `use` fails here with its file, long before it has grown roots.
//!
//! Tests (`tests.rs` beside a module) may use what they like. Comments don't count.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A module of the crate and the modules it may use, besides itself.
const MAY_USE: [(&str, &[&[&str]]); 17] = [
    ("money", &[]),
    ("calendar", &[]),
    ("language", &[]),
    ("place", &[]),
    ("numbering", &[]),
    ("identifiers", &[]),
    ("parallel", &[]),
    ("marks", &[]),
    ("catalog", &[FOUNDATION]),
    ("book", &[FOUNDATION, &["catalog", "parallel", "marks"]]),
    ("document", &[FOUNDATION, &["catalog", "book"]]),
    ("register", &[FOUNDATION, &["catalog", "book", "document"]]),
    ("billing", &[FOUNDATION, VALUES]),
    ("store", &[FOUNDATION, VALUES, &["parallel", "marks"]]),
    ("messages", &[&["money", "calendar", "language", "place", "document"]]),
    ("render", &[FOUNDATION, &["catalog", "book", "document", "messages"]]),
    // The day of the clock, handed on.
    ("main", &[&["cli", "calendar"]]),
];
/// What uses nothing of ours.
const FOUNDATION: &[&str] = &["money", "calendar", "language", "place", "numbering", "identifiers"];
/// What is sold, agreed, shown and issued.
const VALUES: &[&str] = &["catalog", "book", "document", "register"];
/// These know every module: the commands, and the list of modules.
const MAY_USE_ALL: [&str; 2] = ["cli", "lib"];

/// Something outside the crate and the modules that alone may use it.
const RESERVED: [(&str, &[&str]); 12] = [
    ("std::fs", &["store"]),
    ("std::env", &["main"]),
    ("tempfile", &["store"]),
    ("toml", &["store"]),
    ("chrono", &["calendar"]),
    ("serde", &["render", "store"]),
    ("serde_json", &["render", "store"]),
    ("annotate_snippets", &["render"]),
    ("clap", &["cli", "main"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("indicatif", &["cli"]),
];

/// What a module must do without, though others may have it.
const FORBIDDEN: [(&str, &[&str]); 1] = [("billing", &["std::io", "std::path"])];

#[test]
fn every_module_keeps_to_its_layer() {
    let sources = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).expect("src can be read");
    assert!(sources.len() > MAY_USE.len(), "the sources were not found");
    let broken: Vec<String> = sources.iter().flat_map(Source::broken_rules).collect();
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn a_broken_layer_is_found() {
    let cases = [
        ("money.rs", "use crate::calendar::Day;", "money must not use calendar"),
        ("book.rs", "use crate::{catalog::Catalog, register::Run};", "book must not use register"),
        ("store/book.rs", "fn f() { crate::billing::plan::plan() }", "store must not use billing"),
        ("billing/mod.rs", "use super::store;", "billing must not use store"),
        ("billing/plan.rs", "use super::super::render::csv;", "billing must not use render"),
        ("billing/plan.rs", "use std::{cell::Cell, io::{self, Write}};", "billing must not use std::io"),
        ("billing/plan.rs", "#[derive(serde::Serialize)]", "billing must not use serde"),
        ("render/csv.rs", "use std::fs::File;", "render must not use std::fs"),
        ("main.rs", "use annum::store::book;", "main must not use store"),
        ("extra.rs", "", "extra has no row in the table of layers"),
    ];
    for (file, text, complaint) in cases {
        let source = Source { file: PathBuf::from(file), text: text.to_owned() };
        assert_eq!(source.broken_rules(), [format!("src/{file}: {complaint}")], "{text}");
    }
}

#[test]
fn an_allowed_use_is_no_offence() {
    let cases = [
        ("billing/plan.rs", "use super::share::Units; use crate::{book::Book, register::*};"),
        ("money.rs", "// use crate::store;\nfn f() { Self::new() } /// [`crate::book`]"),
        ("calendar.rs", "use chrono::NaiveDate;"),
        ("place.rs", "const FILE: &str = \"catalog.toml\";"),
        ("cli/bill.rs", "use crate::{billing, render, store}; use clap::Args;"),
    ];
    for (file, text) in cases {
        let source = Source { file: PathBuf::from(file), text: text.to_owned() };
        assert_eq!(source.broken_rules(), [""; 0], "{text}");
    }
}

/// A source file of the crate.
struct Source {
    /// Its path below `src`.
    file: PathBuf,
    text: String,
}

impl Source {
    /// A sentence for each rule it breaks.
    fn broken_rules(&self) -> Vec<String> {
        let complain = |what: String| format!("src/{}: {what}", self.file.display());
        let (module, depth) = self.module();
        let Some(allowed) = allowed(&module) else {
            return vec![complain(format!("{module} has no row in the table of layers"))];
        };
        let mut used: Vec<String> = paths(&self.text)
            .into_iter()
            .filter_map(|path| match inner_module(&path, depth) {
                Some(inner) => (inner != module && !allowed.permits(inner)).then(|| inner.to_owned()),
                None => outside(&path, &module).map(str::to_owned),
            })
            .collect();
        used.sort();
        used.dedup();
        used.into_iter().map(|used| complain(format!("{module} must not use {used}"))).collect()
    }

    /// The top-level module it belongs to, and how many `super` lead from it to the crate.
    fn module(&self) -> (String, usize) {
        let parts: Vec<_> =
            self.file.with_extension("").iter().map(|part| part.display().to_string()).collect();
        let own_file = parts.last().is_some_and(|last| last != "mod");
        (parts[0].clone(), parts.len() - usize::from(!own_file))
    }
}

/// The modules that a module may use.
enum Allowed {
    All,
    These(&'static [&'static [&'static str]]),
}

impl Allowed {
    fn permits(&self, module: &str) -> bool {
        match self {
            Self::All => true,
            Self::These(groups) => groups.iter().any(|group| group.contains(&module)),
        }
    }
}

/// The module's row of the table.
fn allowed(module: &str) -> Option<Allowed> {
    if MAY_USE_ALL.contains(&module) {
        return Some(Allowed::All);
    }
    MAY_USE.iter().find(|(name, _)| *name == module).map(|(_, these)| Allowed::These(these))
}

/// The module of the crate that a path leads to, if it stays inside the crate.
fn inner_module(path: &[&str], depth: usize) -> Option<&'static str> {
    let supers = path.iter().take_while(|part| **part == "super").count();
    let target = match path.first().copied() {
        Some("crate" | "annum") => path.get(1),
        Some("super") if supers == depth => path.get(supers),
        _ => None,
    };
    let known = || MAY_USE.iter().map(|(name, _)| *name).chain(MAY_USE_ALL);
    target.and_then(|target| known().find(|name| name == target))
}

/// The reserved or forbidden thing outside the crate that a path leads to.
fn outside(path: &[&str], module: &str) -> Option<&'static str> {
    let leads_to = |thing: &&str| path.starts_with(&thing.split("::").collect::<Vec<_>>());
    let reserved = RESERVED.iter().filter(|(_, users)| !users.contains(&module)).map(|(thing, _)| *thing);
    let forbidden =
        FORBIDDEN.iter().filter(|(of, _)| *of == module).flat_map(|(_, things)| things.iter().copied());
    reserved.chain(forbidden).find(leads_to)
}

/// Every path of a source, groups expanded: `use a::{b::c, d};` gives `a::b::c` and `a::d`.
fn paths(text: &str) -> Vec<Vec<&str>> {
    let tokens: Vec<&str> =
        text.lines().flat_map(|line| tokens(line.split("//").next().unwrap_or(line))).collect();
    let mut found = Vec::new();
    let mut rest = tokens.as_slice();
    while !rest.is_empty() {
        rest = path_at_start(rest, &[], &mut found);
    }
    found
}

/// Reads a path, or skips one token. Gives the tokens after it.
fn path_at_start<'t, 'a>(
    mut rest: &'t [&'a str],
    prefix: &[&'a str],
    found: &mut Vec<Vec<&'a str>>,
) -> &'t [&'a str] {
    let mut path = prefix.to_vec();
    loop {
        match rest {
            [name, "::", after @ ..] if is_name(name) => {
                path.push(name);
                rest = after;
            }
            ["{", after @ ..] if !path.is_empty() => return group(after, &path, found),
            [last, after @ ..] => {
                path.extend(is_name(last).then_some(*last));
                found.extend((path.len() > 1).then_some(path));
                return after;
            }
            [] => return rest,
        }
    }
}

/// Reads what stands between the braces of a `use`.
fn group<'t, 'a>(
    mut rest: &'t [&'a str],
    prefix: &[&'a str],
    found: &mut Vec<Vec<&'a str>>,
) -> &'t [&'a str] {
    loop {
        match rest {
            ["}", after @ ..] => return after,
            [",", after @ ..] => rest = after,
            [] => return rest,
            _ => rest = path_at_start(rest, prefix, found),
        }
    }
}

fn is_name(token: &str) -> bool {
    token.starts_with(|first: char| first.is_alphabetic() || first == '_')
}

/// Names, `::` and single characters; no white space.
fn tokens(line: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = line.trim_start();
    while let Some(first) = rest.chars().next() {
        let in_name = |c: char| c.is_alphanumeric() || c == '_';
        let length = match rest {
            _ if in_name(first) => rest.find(|c| !in_name(c)).unwrap_or(rest.len()),
            _ if rest.starts_with("::") => 2,
            _ => first.len_utf8(),
        };
        let (token, after) = rest.split_at(length);
        tokens.push(token);
        rest = after.trim_start();
    }
    tokens
}

/// Every source below a directory, tests left out.
fn sources(root: &Path) -> io::Result<Vec<Source>> {
    let mut found = Vec::new();
    let mut directories = vec![root.to_path_buf()];
    while let Some(directory) = directories.pop() {
        for entry in fs::read_dir(directory)? {
            let path = entry?.path();
            if path.is_dir() {
                directories.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs")
                && !path.ends_with("tests.rs")
            {
                let text = fs::read_to_string(&path)?;
                found.push(Source { file: path.strip_prefix(root).unwrap_or(&path).to_path_buf(), text });
            }
        }
    }
    Ok(found)
}
