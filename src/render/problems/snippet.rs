//! The line of a problem as a compiler shows it: underlined, with the code; and as it might be meant.
//!
//! The words stand in the problem's first line, for people and for editors that parse it; so that a snippet has no title.

use std::io::{self, Write};
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Patch, Renderer, Snippet};

use super::{DEFAULT_WIDTH, Look};
use crate::messages::related_label;
use crate::place::{Code, Excerpt, Place, Problem, Severity};
use crate::render::people::Palette;
use crate::render::visible;

/// Columns that the frame around a line takes at most, beside the digits of its number.
const FRAME: usize = 4;
/// Columns that a mark gets at least, however narrow the terminal.
const LEAST: usize = 10;

/// Whether the line of a problem is known.
pub(super) fn is_shown(problem: &Problem) -> bool {
    excerpt_of(problem.place.as_ref()).is_some()
}

fn excerpt_of(place: Option<&Place>) -> Option<(&Place, &Excerpt)> {
    place.and_then(|place| Some((place, place.excerpt.as_deref()?)))
}

/// The line, what is wrong underlined; then the line of the other place that the problem tells of.
pub(super) fn write(out: &mut dyn Write, problem: &Problem, look: &Look) -> io::Result<()> {
    let Some((place, excerpt)) = excerpt_of(problem.place.as_ref()) else { return Ok(()) };
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let code = problem.code.name();
    let mut group = Group::with_level(level);
    group = group.elements(underlined(place, excerpt, AnnotationKind::Primary, code, look));
    if let Some((place, excerpt)) = excerpt_of(problem.related.as_deref()) {
        let label = related_label(look.language, problem.code);
        group = group.elements(underlined(place, excerpt, AnnotationKind::Context, label, look));
    }
    writeln!(out, "{}", renderer(look).render(&[group]))
}

fn underlined<'e>(
    place: &'e Place,
    excerpt: &'e Excerpt,
    kind: AnnotationKind,
    label: &'e str,
    look: &Look,
) -> Vec<Element<'e>> {
    let (before, after) = (visible(&excerpt.before), visible(&excerpt.after));
    // The renderer cuts around a mark, but hardly within it.
    let room = columns(look).saturating_sub(frame(excerpt) + label.chars().count());
    let marked = beginning_of(&visible(&excerpt.marked), room.max(LEAST));
    let span = before.len()..before.len() + marked.len();
    let source = [&*before, &*marked, &*after].concat();
    let snippet = Snippet::source(source).line_start(excerpt.line as usize);
    let snippet = snippet.annotation(kind.span(span).label(label));
    if excerpt.is_cut() || before.chars().count() != excerpt.before.chars().count() {
        // The column that the renderer would count is not that of the file.
        let origin = Origin::path(visible(&place.file)).line(excerpt.line as usize);
        return vec![origin.char_column(excerpt.column as usize).into(), snippet.into()];
    }
    vec![snippet.path(visible(&place.file)).into()]
}

/// The line as it might be meant, where that is known.
pub(super) fn write_mended(out: &mut dyn Write, problem: &Problem, look: &Look) -> io::Result<()> {
    let Some((_, excerpt)) = excerpt_of(problem.place.as_ref()) else { return Ok(()) };
    let Some(mended) = mended(problem, &excerpt.marked) else { return Ok(()) };
    let (before, marked, after) = around(excerpt, look);
    let patches = patches(before.len()..before.len() + marked.len(), &marked, &mended);
    let source = [before, marked, after].concat();
    let snippet = Snippet::source(source).line_start(excerpt.line as usize).patches(patches);
    writeln!(out, "{}", renderer(look).render(&[Group::with_level(Level::HELP).element(snippet)]))
}

/// What might be meant instead of what is marked.
fn mended(problem: &Problem, marked: &str) -> Option<String> {
    let near = match problem.code {
        Code::BareFloat => return Some(format!("\"{}\"", visible(marked))),
        // Somebody else would be billed, were the guess wrong.
        Code::UnknownCustomer | Code::UnknownContract => None,
        // The day of the purchase.
        Code::RowBeforePurchase => problem.args.get(1).map(String::as_str),
        _ => problem.suggestion.as_deref(),
    };
    near.filter(|_| !marked.is_empty()).map(|near| as_written(near, marked))
}

/// The change of what is marked; what only stands around it is put in, so that no more is shown as changed.
fn patches(span: Range<usize>, marked: &str, mended: &str) -> Vec<Patch<'static>> {
    match mended.split_once(marked) {
        Some((front, back)) => [(span.start, front), (span.end, back)]
            .into_iter()
            .filter(|(_, put_in)| !put_in.is_empty())
            .map(|(at, put_in)| Patch::new(at..at, put_in.to_owned()))
            .collect(),
        None => vec![Patch::new(span, mended.to_owned())],
    }
}

/// A value in the quotes of what it replaces.
fn as_written(value: &str, replaced: &str) -> String {
    match replaced.chars().next().filter(|quote| matches!(quote, '"' | '\'')) {
        Some(quote) => format!("{quote}{}{quote}", visible(value)),
        None => visible(value).into_owned(),
    }
}

/// The line, cut around what is marked to the width: the renderer cuts no line that it mends.
fn around(excerpt: &Excerpt, look: &Look) -> (String, String, String) {
    let marked = visible(&excerpt.marked).into_owned();
    let room = columns(look).saturating_sub(frame(excerpt) + marked.chars().count());
    let (before, after) = (visible(&excerpt.before), visible(&excerpt.after));
    let (wanted_before, wanted_after) = (before.chars().count(), after.chars().count());
    let room_before = (room / 2).max(room.saturating_sub(wanted_after));
    let room_after = room - room_before.min(wanted_before);
    (end_of(&before, room_before), marked, beginning_of(&after, room_after))
}

/// Columns of a line.
fn columns(look: &Look) -> usize {
    look.width.unwrap_or(DEFAULT_WIDTH).into()
}

/// Columns that stand beside the line of a file.
fn frame(excerpt: &Excerpt) -> usize {
    FRAME + excerpt.line.to_string().len()
}

fn end_of(text: &str, room: usize) -> String {
    match text.chars().count() {
        length if length <= room => text.to_owned(),
        length => std::iter::once('…').chain(text.chars().skip(length + 1 - room.max(1))).collect(),
    }
}

fn beginning_of(text: &str, room: usize) -> String {
    match text.chars().count() {
        length if length <= room => text.to_owned(),
        _ => text.chars().take(room.saturating_sub(1)).chain(['…']).collect(),
    }
}

fn renderer(look: &Look) -> Renderer {
    let palette = &look.palette;
    let renderer = if *palette == Palette::PLAIN { Renderer::plain() } else { Renderer::styled() };
    renderer
        .decor_style(DecorStyle::Unicode)
        .term_width(columns(look))
        .error(palette.error)
        .warning(palette.warning)
}

#[cfg(test)]
mod tests;
