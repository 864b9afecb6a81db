//! Problems as they are listed and counted.

use super::{Place, Problem, Severity};

/// How many errors of one file are listed, and how many warnings; all are counted.
pub const LISTED_PER_FILE: usize = 1_000;

/// Problems in the order they were found, file by file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems {
    listed: Vec<Problem>,
    /// Errors and warnings of the file of the last one. Apart, so that no number of warnings keeps an error, which stops the
    /// command, from being told.
    errors_in_file: usize,
    warnings_in_file: usize,
    /// Errors found, listed or not.
    pub errors: usize,
    /// Warnings found, listed or not.
    pub warnings: usize,
}

impl Problems {
    /// Notes a problem.
    pub fn push(&mut self, problem: Problem) {
        let same_file = |last: &Problem| match (&last.place, &problem.place) {
            (Some(last), Some(this)) => last.file == this.file,
            (None, None) => true,
            _ => false,
        };
        if !self.listed.last().is_some_and(same_file) {
            (self.errors_in_file, self.warnings_in_file) = (0, 0);
        }
        let (all, in_file) = match problem.severity {
            Severity::Error => (&mut self.errors, &mut self.errors_in_file),
            Severity::Warning => (&mut self.warnings, &mut self.warnings_in_file),
        };
        (*all, *in_file) = (*all + 1, *in_file + 1);
        if *in_file <= LISTED_PER_FILE {
            self.listed.push(problem);
        }
    }

    /// Notes all problems of another collection after this one's.
    pub fn extend(&mut self, other: Self) {
        let (errors, warnings) = (self.errors + other.errors, self.warnings + other.warnings);
        other.listed.into_iter().for_each(|problem| self.push(problem));
        (self.errors, self.warnings) = (errors, warnings);
    }

    /// The same without the warnings.
    #[must_use]
    pub fn errors_only(mut self) -> Self {
        self.listed.retain(Problem::is_error);
        self.warnings = 0;
        self
    }

    /// The problems that are listed.
    pub fn listed(&self) -> &[Problem] {
        &self.listed
    }

    /// The places of the problems that are listed, and those that they tell of besides.
    pub fn places_mut(&mut self) -> impl Iterator<Item = &mut Place> {
        let listed = self.listed.iter_mut();
        listed.flat_map(|problem| problem.place.iter_mut().chain(problem.related.as_deref_mut()))
    }

    /// How many were found but not listed.
    pub fn unlisted(&self) -> usize {
        self.errors + self.warnings - self.listed.len()
    }

    /// Whether any of them stops a command.
    pub fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// Puts the listed problems into the order of lines, within each file.
    pub fn sort_by_line(&mut self) {
        let line = |problem: &Problem| problem.place.as_ref().map(|place| place.line);
        let file = |problem: &Problem| problem.place.as_ref().map(|place| place.file.clone());
        self.listed.chunk_by_mut(|a, b| file(a) == file(b)).for_each(|problems| problems.sort_by_key(line));
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        let mut problems = Self::default();
        problems.push(problem);
        problems
    }
}

#[cfg(test)]
mod tests {
    use super::{LISTED_PER_FILE, Problems};
    use crate::place::{Code, Place, Problem};

    #[test]
    fn an_error_is_listed_after_any_number_of_warnings() {
        let mut problems = Problems::default();
        for line in 2..LISTED_PER_FILE as u32 + 10 {
            problems.push(Problem::warning(Code::UnusualYear).at(Place::line("contracts.csv", line)));
        }
        problems.push(Problem::error(Code::DuplicateId).at(Place::line("contracts.csv", 2_000)));
        let errors = problems.listed().iter().filter(|problem| problem.is_error()).count();
        assert_eq!((errors, problems.errors), (1, 1));
        assert_eq!(problems.unlisted(), 8, "warnings beyond the limit");
    }
}
