//! What the environment says of a person: language, colours, the width of the terminal.

use crate::cli::Process;
use crate::cli::args::ColorWhen;
use crate::language::Language;

/// Whether a stream gets colours.
pub(crate) fn is_coloured(when: ColorWhen, is_terminal: bool, process: &Process<'_>) -> bool {
    match when {
        ColorWhen::Always => true,
        ColorWhen::Never => false,
        ColorWhen::Auto => is_terminal && !is_set(process, "NO_COLOR") && !is_dumb(process),
    }
}

fn is_set(process: &Process<'_>, name: &str) -> bool {
    (process.variable)(name).is_some_and(|value| !value.is_empty())
}

fn is_dumb(process: &Process<'_>) -> bool {
    (process.variable)("TERM").is_some_and(|terminal| terminal == "dumb")
}

pub(super) fn terminal_width() -> Option<u16> {
    terminal_size::terminal_size().map(|(width, _)| width.0)
}

/// Czech where the locale is Czech, else English.
pub(crate) fn locale(process: &Process<'_>) -> Language {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"];
    let locale = names.iter().find_map(|name| (process.variable)(name).filter(|value| !value.is_empty()));
    match locale {
        Some(locale) if is_czech(&locale) => Language::Cs,
        _ => Language::En,
    }
}

/// `cs`, `cs_CZ.UTF-8`, `cs@euro`; not `csb_PL`, which is Kashubian.
fn is_czech(locale: &str) -> bool {
    locale.split(['_', '-', '.', '@']).next() == Some("cs")
}
