//! How a command that prints can end other than well.

use std::fmt;
use std::io;
use std::process::ExitCode;

/// Why a command ended before or without doing all that was asked.
#[derive(Debug)]
pub enum Failure {
    /// Done, but something asked for was not found: status 1.
    NotFound(String),
    /// Wrong usage, or a corpus that does not exist, can't be read or holds no article: status 2.
    Unusable(String),
    /// Whoever read the output has enough: not a failure.
    Closed,
    /// The output can't be written: status 2.
    Output(io::Error),
}

impl Failure {
    /// The status to end with.
    pub fn status(&self) -> ExitCode {
        ExitCode::from(match self {
            Failure::Closed => 0,
            Failure::NotFound(_) => 1,
            Failure::Unusable(_) | Failure::Output(_) => 2,
        })
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::NotFound(what) | Failure::Unusable(what) => f.write_str(what),
            Failure::Closed => Ok(()),
            Failure::Output(error) => write!(f, "the output can't be written: {error}"),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::Closed,
            _ => Failure::Output(error),
        }
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Failure {
        io::Error::from(error).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closed_pipe_is_no_failure_however_it_is_noticed() {
        struct Closed;
        impl io::Write for Closed {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::BrokenPipe.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let through_json = serde_json::to_writer(Closed, "x").unwrap_err();
        assert!(matches!(Failure::from(through_json), Failure::Closed));
    }
}
