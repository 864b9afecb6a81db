//! How far long work is, on stderr where that is a terminal; nothing anywhere else.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Work that ends sooner shows nothing.
const WORTH_A_BAR: Duration = Duration::from_secs(1);

/// How far a piece of work is. Get one from `Context::progress`; it leaves no trace once it is dropped, which must be
/// before anything else is said on stderr.
pub(crate) struct Progress {
    bar: Option<ProgressBar>,
}

impl Progress {
    /// For a terminal: a bar of `total` steps after a word of what is done.
    pub(super) fn new(what: String, total: u64) -> Self {
        let style = ProgressStyle::with_template("{msg} {bar:40} {percent:>3} %");
        let bar = ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::hidden()).with_message(what);
        Self { bar: Some(style.map_or(bar.clone(), |style| bar.with_style(style))) }
    }

    /// That shows nothing.
    pub(super) fn none() -> Self {
        Self { bar: None }
    }

    /// Notes that so many more steps are done; any thread may. Worth calling a thousand times a second, not a million.
    pub(crate) fn advance(&self, steps: u64) {
        let Some(bar) = &self.bar else { return };
        bar.inc(steps);
        if bar.is_hidden() && bar.elapsed() >= WORTH_A_BAR {
            bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.iter().for_each(ProgressBar::finish_and_clear);
    }
}

#[cfg(test)]
mod tests {
    use super::Progress;

    #[test]
    fn work_shorter_than_a_second_draws_nothing() {
        let progress = Progress::new("reading".to_owned(), 100);
        progress.advance(60);
        let bar = progress.bar.as_ref().map(|bar| (bar.position(), bar.is_hidden()));
        assert_eq!(bar, Some((60, true)));
    }
}
