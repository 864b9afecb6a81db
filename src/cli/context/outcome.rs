//! How a command ends.

use std::io;

use crate::place::{Problem, Problems};

/// Why a command ends with exit code 1.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Something is wrong with the input; not said yet.
    Problems(Problems),
    /// The output can't be written. A closed pipe is no failure.
    Output(io::Error),
    /// Everything is said already.
    Said,
}

impl From<Problems> for Failure {
    fn from(problems: Problems) -> Self {
        Self::Problems(problems)
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self::Problems(problem.into())
    }
}

impl From<io::Error> for Failure {
    fn from(fault: io::Error) -> Self {
        Self::Output(fault)
    }
}

/// How a command ends.
pub(crate) type Outcome<T = ()> = Result<T, Failure>;
