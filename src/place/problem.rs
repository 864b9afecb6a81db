//! One problem.

use super::{Code, Place};

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth a look; never fails a command.
    Warning,
    /// The command can't go on.
    Error,
}

impl Severity {
    /// `warning` or `error`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// Something wrong: what, where, and a way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// How bad.
    pub severity: Severity,
    /// What kind.
    pub code: Code,
    /// Where, if it has a place in a file.
    pub place: Option<Place>,
    /// Another place that it tells of: where an id stands first, say.
    pub related: Option<Box<Place>>,
    /// What fills the message's `{0}`, `{1}` …; documented at each code.
    pub args: Vec<String>,
    /// A near name that may have been meant.
    pub suggestion: Option<Box<str>>,
}

impl Problem {
    /// An error without a place (yet).
    pub fn error(code: Code) -> Self {
        let (place, related, args) = (None, None, Vec::new());
        Self { severity: Severity::Error, code, place, related, args, suggestion: None }
    }

    /// A warning without a place (yet).
    pub fn warning(code: Code) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code) }
    }

    /// At this place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// With the next argument of its message.
    #[must_use]
    pub fn with(mut self, argument: impl ToString) -> Self {
        self.args.push(argument.to_string());
        self
    }

    /// With the line of another place as the next argument of its message; what stands there is shown below its own.
    #[must_use]
    pub fn with_place(mut self, related: Place) -> Self {
        self.args.push(Place::line(related.file.clone(), related.line).to_string());
        self.related = Some(Box::new(related));
        self
    }

    /// With a near name, if there is one.
    #[must_use]
    pub fn suggest(mut self, suggestion: Option<&str>) -> Self {
        self.suggestion = suggestion.map(Box::from);
        self
    }

    /// Whether it stops a command.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}
