//! Problems for people: where, what, and the way out.

use std::io::{self, Write};

use crate::language::Language;
use crate::messages::{Counted, Text, counted, hint, localized, message};
use crate::place::{Problem, Problems, Severity};
use crate::render::people::{Palette, styled_line};
use crate::render::visible;

/// All problems in their order, then how many there are. Nothing at all where there are none.
///
/// # Errors
/// The writer's.
pub fn write(
    out: &mut dyn Write,
    problems: &Problems,
    language: Language,
    palette: &Palette,
) -> io::Result<()> {
    list(out, problems, language, palette)?;
    match summary(problems, language) {
        Some(summary) => styled_line(out, &summary, palette.strong),
        None => Ok(()),
    }
}

/// All problems in their order.
///
/// # Errors
/// The writer's.
pub fn list(
    out: &mut dyn Write,
    problems: &Problems,
    language: Language,
    palette: &Palette,
) -> io::Result<()> {
    for problem in problems.listed() {
        write_one(out, problem, language, palette)?;
    }
    Ok(())
}

/// `error: contracts.csv:17: since: there is no day …`, with the hint on the next line.
///
/// # Errors
/// The writer's.
pub fn write_one(
    out: &mut dyn Write,
    problem: &Problem,
    language: Language,
    palette: &Palette,
) -> io::Result<()> {
    let (style, word) = match problem.severity {
        Severity::Error => (palette.error, Text::Error),
        Severity::Warning => (palette.warning, Text::Warning),
    };
    write!(out, "{style}{}:{style:#} ", word.text(language))?;
    if let Some(place) = &problem.place {
        write!(out, "{}: ", visible(&place.to_string()))?;
    }
    writeln!(out, "{}", visible(&message(language, problem)))?;
    let hint = hint(language, problem);
    if hint.is_empty() {
        return Ok(());
    }
    styled_line(out, &format!("  {}: {hint}", Text::Hint.text(language)), palette.dim)
}

/// `2 errors, 1 warning`; `None` where there are none.
pub fn summary(problems: &Problems, language: Language) -> Option<String> {
    let kinds = [(problems.errors, Counted::Errors), (problems.warnings, Counted::Warnings)];
    let found = kinds.into_iter().filter(|(count, _)| *count > 0);
    let counts: Vec<String> = found.map(|(count, what)| counted(language, count as u64, what)).collect();
    if counts.is_empty() {
        return None;
    }
    let unlisted = match problems.unlisted() {
        0 => String::new(),
        unlisted => {
            format!(" ({})", Text::NotListed.filled(language, &[&localized(language, &unlisted.to_string())]))
        }
    };
    Some(counts.join(", ") + &unlisted)
}

#[cfg(test)]
mod tests;
