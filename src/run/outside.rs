//! What reaches outside of the program: files the reader asks for, addresses for the browser.

use super::event::Event;
use super::panics;
use crate::app::{Msg, Unwritten};
use crossbeam_channel::Sender;
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

/// Writes a file in the current folder, away from the screen; answers when it is done.
pub fn export(path: String, text: String, replace: bool, events: &Sender<Event>) {
    let events = events.clone();
    let work = move || {
        let done = panics::catch("Exporting", || {
            if at(&path).is_dir() {
                return Err(io::Error::other("it is a folder; name a file in it"));
            }
            write(&at(&path), &text, replace)
        });
        let done = match done {
            Ok(Ok(())) => Ok(()),
            Ok(Err(error)) if error.kind() == io::ErrorKind::AlreadyExists && !replace => Err(Unwritten::Exists),
            Ok(Err(error)) => Err(Unwritten::Failed(error.to_string())),
            Err(sentence) => Err(Unwritten::Failed(sentence)),
        };
        // What was written is told by its whole path: nobody knows by heart where the program was started.
        let path = match &done {
            Ok(()) => std::path::absolute(at(&path)).map_or(path, |whole| whole.to_string_lossy().into_owned()),
            Err(_) => path,
        };
        let _ = events.send(Event::Msg(Msg::Exported { path, done }));
    };
    // A system without threads has other troubles; those are told by the workers.
    let _ = thread::Builder::new().name("export".into()).spawn(work);
}

/// What hands an address to the browser on this system.
const OPENER: &[&str] = if cfg!(target_os = "macos") {
    &["open"]
} else if cfg!(windows) {
    &["rundll32", "url.dll,FileProtocolHandler"]
} else {
    &["xdg-open"]
};

/// Hands an address to the system's opener: as one argument, past every shell, in a group of its own so that it outlives this
/// program; a failure is told.
pub fn open(address: String, events: &Sender<Event>) {
    let events = events.clone();
    let work = move || {
        let (program, first) = (
            OPENER.first().copied().unwrap_or_default(),
            OPENER.get(1..).unwrap_or_default(),
        );
        let mut command = Command::new(program);
        command.args(first).arg(&address);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let why = match command.status() {
            Ok(status) if status.success() => return,
            Ok(status) => format!("{program} ended with {status}"),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                format!("{program} is not installed; Y copies a passage with the address")
            }
            Err(error) => format!("{program}: {error}"),
        };
        let _ = events.send(Event::Msg(Msg::Failed(format!("The address can't be opened: {why}"))));
    };
    let _ = thread::Builder::new().name("browser".into()).spawn(work);
}

/// A path as it was typed: `~/` is the home folder.
fn at(path: &str) -> PathBuf {
    let home = || directories::BaseDirs::new().map(|dirs| dirs.home_dir().to_owned());
    match path.strip_prefix("~/").zip(home()) {
        Some((rest, home)) => home.join(rest),
        None => PathBuf::from(path),
    }
}

/// Writes a file; over one that is there only where that was asked for, and then whole or not at all.
fn write(path: &Path, text: &str, replace: bool) -> io::Result<()> {
    if !replace {
        let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
        return file.write_all(text.as_bytes());
    }
    // Through a link to what it leads to, so that the link stays one.
    let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if path.is_dir() {
        return Err(io::Error::new(io::ErrorKind::IsADirectory, "this is a folder"));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut beside = tempfile::NamedTempFile::new_in(folder.unwrap_or(Path::new(".")))?;
    beside.write_all(text.as_bytes())?;
    if let Ok(before) = std::fs::metadata(&path) {
        std::fs::set_permissions(beside.path(), before.permissions())?;
    }
    beside.persist(&path).map(|_| ()).map_err(|error| error.error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_there_is_replaced_only_when_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kept.md");
        write(&path, "one", false).unwrap();
        let again = write(&path, "two", false).unwrap_err();
        assert_eq!(again.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "one");
        write(&path, "two", true).unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "two");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
        assert!(write(folder.path(), "three", true).is_err());
        assert!(write(&folder.path().join("no/where.md"), "x", false).is_err());
    }
}
