//! What the program did and what failed, a line each with its time, in a file that was asked for.

use crate::app::{Effect, Msg};
use std::fs::File;
use std::io::Write;
use std::sync::{Arc, Mutex};

/// Where it is told; nowhere unless asked for.
#[derive(Debug, Clone, Default)]
pub struct Log(Option<Arc<Mutex<File>>>);

impl Log {
    /// Tells it in a file, behind what is in it.
    pub fn into_file(file: File) -> Log {
        Log(Some(Arc::new(Mutex::new(file))))
    }

    /// Tells something, in one line.
    pub fn tell(&self, what: &str) {
        let Some(file) = &self.0 else {
            return;
        };
        let line: String = what
            .chars()
            .map(|c| if c.is_control() { '\u{FFFD}' } else { c })
            .collect();
        let line = format!("{:.3} {line}\n", jiff::Timestamp::now());
        if let Ok(mut file) = file.lock() {
            // Where the log can't be written there is nobody to tell.
            let _ = file.write_all(line.as_bytes());
        }
    }

    /// Tells of what came from outside, as far as it is worth it.
    pub fn heard(&self, msg: &Msg) {
        if self.0.is_none() {
            return;
        }
        let what = match msg {
            Msg::Failed(sentence) => format!("failed: {sentence}"),
            Msg::Article {
                result: Err(problem), ..
            } => format!("failed: reading: {problem}"),
            Msg::Collated {
                result: Err(problem), ..
            } => format!("failed: comparing: {problem}"),
            Msg::Reloaded(changes) => format!(
                "the corpus changed: {} new, {} changed, {} gone",
                changes.new,
                changes.changed,
                changes.lost.len()
            ),
            Msg::Indexing { done, all, .. } if done == all => format!("indexed {all} articles"),
            Msg::Terminate => "asked to end".to_owned(),
            _ => return,
        };
        self.tell(&what);
    }

    /// Tells of what is done outside.
    pub fn does(&self, effect: &Effect) {
        if self.0.is_none() {
            return;
        }
        let what = match effect {
            Effect::Read { id, .. } => format!("reads {id}"),
            Effect::Compare { ids, .. } => format!("compares {} with {}", ids.left, ids.right),
            Effect::ComparePairs { pairs, .. } => format!("compares {} pairs", pairs.len()),
            Effect::FindCounterparts { of, .. } => format!("looks for counterparts of {of}"),
            Effect::Correct(_) => "lays corrections over what was read".to_owned(),
            Effect::Reload => "looks for changes".to_owned(),
            Effect::Copy(text) => format!("copies {} bytes", text.len()),
            Effect::Suspend => "sleeps".to_owned(),
            Effect::Quit => "ends".to_owned(),
            _ => return,
        };
        self.tell(&what);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_one_line_whatever_is_in_it_and_begins_with_its_time() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("log");
        let log = Log::into_file(File::create(&path).unwrap());
        log.heard(&Msg::Failed("two\nlines \u{1b}[31m".into()));
        log.does(&Effect::Quit);
        log.heard(&Msg::Tick);
        Log::default().tell("nowhere");
        let text = std::fs::read_to_string(path).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 2, "{text}");
        let (time, what) = lines[0].split_once(' ').unwrap();
        assert!(time.parse::<jiff::Timestamp>().is_ok(), "{time}");
        assert_eq!(what, "failed: two\u{FFFD}lines \u{FFFD}[31m");
        assert!(lines[1].ends_with(" ends"));
    }
}
