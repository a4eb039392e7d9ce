//! What could not be read, in words a person can act on.

use crate::text::safe::safe;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A file or record that is not an article or could not be read as one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Problem {
    /// The file, as an article's id would name it.
    pub path: String,
    /// Number of the record in the file, from 0.
    pub record: Option<u64>,
    /// Line of the file, from 1.
    pub line: Option<u64>,
    /// What is wrong and what to do, without a full stop.
    pub cause: String,
}

impl Problem {
    /// A problem of a file whose path is safe to show. Whatever of its contents the cause quotes is made so.
    pub(super) fn new(path: String, record: Option<u64>, line: Option<u64>, cause: &str) -> Problem {
        Problem {
            path,
            record,
            line,
            cause: safe(cause).into_owned(),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path)?;
        if let Some(record) = self.record {
            write!(f, ", record {record}")?;
        }
        if let Some(line) = self.line {
            write!(f, ", line {line}")?;
        }
        write!(f, ": {}", self.cause)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_cause_quotes_is_safe_to_show() {
        let problem = Problem::new(
            "a.csv".to_owned(),
            None,
            None,
            "its first row is \u{201C}a\u{1b}[31m\u{12}\u{202E}b\u{201D}",
        );
        assert_eq!(problem.cause, "its first row is \u{201C}a[31mb\u{201D}");
    }
}
