//! Problems for people: where, what, and the way out.

mod snippet;

use std::io::{self, Write};

use crate::language::Language;
use crate::messages::{Counted, Text, counted, hint, localized, message};
use crate::place::{Problem, Problems, Severity};
use crate::render::people::{Palette, gap, styled_line};
use crate::render::visible;

/// How problems are written.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// Whose words.
    pub language: Language,
    /// The styles.
    pub palette: Palette,
    /// Columns that lines of files are cut to; `None` for [`DEFAULT_WIDTH`].
    pub width: Option<u16>,
}

/// Columns that lines of files are cut to where there is no terminal.
pub const DEFAULT_WIDTH: u16 = 100;

/// All problems in their order, then how many there are. Nothing at all where there are none.
///
/// # Errors
/// The writer's.
pub fn write(out: &mut dyn Write, problems: &Problems, look: &Look) -> io::Result<()> {
    for problem in problems.listed() {
        write_one(out, problem, look)?;
        if snippet::is_shown(problem) {
            gap(out)?;
        }
    }
    let Some(summary) = summary(problems, look.language) else { return Ok(()) };
    styled_line(out, &summary, look.palette.strong)?;
    let shown = problems.listed().iter().filter(|problem| snippet::is_shown(problem));
    // Of equal ones the first: an error, where there is one.
    match shown.min_by_key(|problem| !problem.is_error()) {
        Some(shown) => {
            let more = Text::MoreAboutCode.filled(look.language, &[&shown.code]);
            styled_line(out, &more, look.palette.dim)
        }
        None => Ok(()),
    }
}

/// All problems in their order.
///
/// # Errors
/// The writer's.
pub fn list(out: &mut dyn Write, problems: &Problems, look: &Look) -> io::Result<()> {
    for problem in problems.listed() {
        write_one(out, problem, look)?;
    }
    Ok(())
}

/// `error: contracts.csv:17: since: there is no day …`, then the line underlined where it is known, then the hint.
///
/// # Errors
/// The writer's.
pub fn write_one(out: &mut dyn Write, problem: &Problem, look: &Look) -> io::Result<()> {
    let Look { language, palette, .. } = *look;
    let (style, word) = match problem.severity {
        Severity::Error => (palette.error, Text::Error),
        Severity::Warning => (palette.warning, Text::Warning),
    };
    write!(out, "{style}{}:{style:#} ", word.text(language))?;
    if let Some(place) = &problem.place {
        write!(out, "{}: ", visible(&place.to_string()))?;
    }
    writeln!(out, "{}", visible(&message(language, problem)))?;
    snippet::write(out, problem, look)?;
    let hint = hint(language, problem);
    if !hint.is_empty() {
        styled_line(out, &format!("  {}: {hint}", Text::Hint.text(language)), palette.dim)?;
    }
    snippet::write_mended(out, problem, look)
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
