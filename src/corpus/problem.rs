//! What could not be read, in words a person can act on.

use serde::Serialize;
use std::fmt;

/// A file or record that is not an article or could not be read as one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
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
