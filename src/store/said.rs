//! How tests write problems down: one line each.

use crate::place::{Place, Problem, Problems, Severity};

/// `contracts.csv:2: since bad-date(2026-2-3)`, with `~near` for a suggestion and `?` before the code of a warning. Whose key
/// of a catalog it is stays unsaid.
pub(super) fn said(problems: &Problems) -> Vec<String> {
    problems.listed().iter().map(line).collect()
}

fn line(problem: &Problem) -> String {
    let named = |place: &Place| Place { excerpt: None, ..place.clone() }.to_string();
    let place = problem.place.as_ref().map(named).unwrap_or_default();
    let mark = if problem.severity == Severity::Warning { "?" } else { "" };
    let args = problem.args.join("|");
    let args = if args.is_empty() { args } else { format!("({args})") };
    let near = problem.suggestion.as_ref().map(|near| format!(" ~{near}")).unwrap_or_default();
    format!("{place} {mark}{}{args}{near}", problem.code)
}
