//! Opens a corpus for a command that prints, and tells on standard error what goes on.

use super::complain;
use super::failure::Failure;
use crate::corpus::{Loaded, Problem, Sources};
use crate::store::{self, Cache};
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// In the user's configuration folder: names of outlets that go before those of the program.
const NAMES: &str = "outlets.tsv";

/// Opens folders and files, with the names that the user gives outlets. `PARALLAX_CONFIG_DIR` names a folder in place of the
/// user's configuration folder.
///
/// # Errors
/// One of them does not exist or can't be read, or there is a mistake in settings.
pub fn open(paths: &[PathBuf]) -> Result<Sources, Failure> {
    let names = config_folder().map(|folder| folder.join(NAMES));
    Sources::open_with(paths, names.as_deref()).map_err(|error| Failure::Unusable(error.to_string()))
}

/// The folder of what the user writes for the program.
pub fn config_folder() -> Option<PathBuf> {
    let asked = std::env::var_os("PARALLAX_CONFIG_DIR").filter(|folder| !folder.is_empty());
    store::config_directory(asked.map(PathBuf::from))
}

/// The cache in the folder that was asked for; else below the folder for marks, where one was asked for, so that who keeps one apart
/// keeps both; else in the user's cache directory.
pub fn cache_at(asked: Option<PathBuf>, state_dir: Option<&Path>) -> Option<Cache> {
    let below = || state_dir.map(|folder| folder.join("cache"));
    store::cache_directory(asked.or_else(below)).map(Cache::at)
}

/// The failure of a corpus without articles.
pub fn nothing_in(paths: &[PathBuf]) -> Failure {
    let names: Vec<String> = paths.iter().map(|path| named(path)).collect();
    Failure::Unusable(format!(
        "{} holds no article; name a folder or file that does (the formats are listed in README)",
        names.join(", ")
    ))
}

/// A path as it can be shown: without anything a terminal would obey.
pub fn named(path: &Path) -> String {
    path.to_string_lossy()
        .chars()
        .map(|c| if c.is_control() { '\u{FFFD}' } else { c })
        .collect()
}

/// Shortest time between two tellings of how far it is.
const PAUSE: Duration = Duration::from_millis(100);

/// Tells on standard error how far loading is (only where that is a terminal) and what could not be read.
#[derive(Debug)]
pub struct Teller {
    terminal: bool,
    told: Instant,
    /// A line of progress stands on the terminal.
    standing: bool,
}

impl Teller {
    pub fn new() -> Teller {
        Teller {
            terminal: io::stderr().is_terminal(),
            told: Instant::now(),
            standing: false,
        }
    }

    /// Tells of progress and problems; returns the rest.
    pub fn tell(&mut self, loaded: Loaded) -> Option<Box<crate::corpus::Article>> {
        match loaded {
            Loaded::Article(article) => return Some(article),
            Loaded::Problem(problem) => self.problem(&problem),
            Loaded::Progress { done, found, walking } => {
                if self.terminal && self.told.elapsed() >= PAUSE {
                    self.told = Instant::now();
                    self.standing = true;
                    let more = if walking { "+" } else { "" };
                    let _ = write!(io::stderr(), "\r{done} of {found}{more} files read\x1b[K");
                }
            }
        }
        None
    }

    pub fn problem(&mut self, problem: &Problem) {
        self.clear();
        complain(&problem.to_string());
    }

    fn clear(&mut self) {
        if std::mem::take(&mut self.standing) {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}

impl Drop for Teller {
    fn drop(&mut self) {
        self.clear();
    }
}
