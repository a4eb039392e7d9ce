//! Finds the files of a corpus, in the order of their ids.
//!
//! Hidden files and folders (their name begins with a dot) below a root are passed over, as editors and systems keep
//! their own things there, and so are the copies that editors keep beside a file for a while. Links are followed; a link that leads back into its own folder is a problem, not a loop.

use super::Problem;
use super::common::Common;
use super::open::Seat;
use super::pack::sort_key;
use super::settings::{self, Rules};
use super::sources::{RootKind, Sources, free_name, slashed};
use super::watch::is_fleeting;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use walkdir::WalkDir;

/// A file to read.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// Its path in ids.
    pub path: String,
    pub seat: Seat,
    /// The outlet its folder stands for.
    pub house: Option<Arc<str>>,
    /// What the corpus' own settings say of it.
    pub rules: Arc<Rules>,
    /// What it has in common with the files beside it.
    pub common: Arc<Common>,
}

impl Entry {
    /// A file of which nothing else is known.
    pub(super) fn new(path: String, seat: Seat) -> Entry {
        Entry {
            path,
            seat,
            house: None,
            rules: Arc::default(),
            common: Arc::default(),
        }
    }

    #[cfg(test)]
    pub(super) fn built(path: &str, bytes: &'static [u8]) -> Entry {
        Entry::new(path.to_owned(), Seat::Built(bytes))
    }
}

/// All files below the roots, by id in byte order, and what could not be entered. `found` hears the count now and then.
pub(super) fn walk(sources: &Sources, cancel: &AtomicBool, found: &mut dyn FnMut(usize)) -> (Vec<Entry>, Vec<Problem>) {
    if let Some(entries) = sources.found() {
        return (entries, Vec::new());
    }
    let mut entries = Vec::new();
    let mut problems = Vec::new();
    for root in sources.roots() {
        let named = |inside: &str| {
            if root.prefixed {
                format!("{}/{inside}", root.name)
            } else {
                inside.to_owned()
            }
        };
        match &root.what {
            RootKind::File(file) => entries.push(Entry::new(root.name.clone(), Seat::Disk(file.clone()))),
            RootKind::Demo => entries.extend(
                Sources::demo_files()
                    .into_iter()
                    .map(|(path, bytes)| Entry::new(named(&path), Seat::Built(bytes))),
            ),
            RootKind::Folder(folder) => {
                let visible = |entry: &walkdir::DirEntry| {
                    let hidden = is_fleeting(entry.file_name().as_encoded_bytes());
                    // What is left out need not be entered either.
                    let left_out = || {
                        let inside = slashed(entry.path().strip_prefix(folder).unwrap_or(entry.path()));
                        sources.rules(&named(&inside)).excluded
                    };
                    entry.depth() == 0 || !(hidden || (entry.file_type().is_dir() && left_out()))
                };
                for entry in WalkDir::new(folder)
                    .follow_links(true)
                    .into_iter()
                    .filter_entry(visible)
                {
                    if cancel.load(Ordering::Relaxed) {
                        return (entries, problems);
                    }
                    match entry {
                        Ok(entry) if entry.file_type().is_dir() => {}
                        Ok(entry) => {
                            let inside = slashed(entry.path().strip_prefix(folder).unwrap_or(entry.path()));
                            if entry.file_type().is_file() {
                                entries.push(Entry::new(named(&inside), Seat::Disk(entry.into_path())));
                                if entries.len() % 1024 == 0 {
                                    found(entries.len());
                                }
                            } else {
                                problems.push(problem(
                                    named(&inside),
                                    "is a pipe, socket or device, not a file; it was left alone".to_owned(),
                                ));
                            }
                        }
                        Err(error) => problems.push(unreached(&error, folder, named)),
                    }
                }
            }
        }
    }
    entries.retain(|entry| !sources.rules(&entry.path).excluded);
    problems.retain(|problem| !sources.rules(&problem.path).excluded);
    entries.retain(|entry| {
        let stray = entry.path.strip_suffix(settings::FILE).is_some_and(|folder| folder.ends_with('/'));
        if stray {
            let cause = "holds settings that are not used: settings stand in a folder that is opened, not further down; move them there, or open this folder beside the others";
            problems.push(problem(entry.path.clone(), cause.to_owned()));
        }
        !stray
    });
    entries.sort_by(|a, b| (a.path.as_bytes(), &a.seat).cmp(&(b.path.as_bytes(), &b.seat)));
    sources.forget_common();
    sources.remember_odd(tell_apart(&mut entries, sources));
    sources.keep_asked(&mut entries, &mut problems);
    for entry in &mut entries {
        entry.house = sources.houses().outlet(&entry.path);
        entry.rules = sources.rules(&entry.path);
        entry.common = sources.common(&entry.path, &entry.seat);
    }
    // Members of an archive are called by its name and `!/`, which other names may come before.
    entries.sort_by(|a, b| sort_key(&a.path).as_bytes().cmp(sort_key(&b.path).as_bytes()));
    problems.sort();
    (entries, problems)
}

/// Gives files whose shown names are the same different ids; returns the files that their id does not lead back to.
fn tell_apart(entries: &mut [Entry], sources: &Sources) -> BTreeMap<String, std::path::PathBuf> {
    let mut odd = BTreeMap::new();
    let mut doubles = BTreeSet::new();
    for i in 1..entries.len() {
        let (before, from_here) = entries.split_at_mut(i);
        if let (Some(before), Some(entry)) = (before.last(), from_here.first_mut())
            && (entry.path == before.path || doubles.contains(&entry.path))
        {
            let path = free_name(&entry.path, |name| name == entry.path || doubles.contains(name));
            doubles.insert(entry.path.clone());
            doubles.insert(path.clone());
            entry.path = path;
        }
    }
    for entry in entries.iter() {
        if (doubles.contains(&entry.path) || entry.path.contains(char::REPLACEMENT_CHARACTER))
            && let Seat::Disk(file) = &entry.seat
            && sources.locate(&entry.path).as_ref() != Some(&entry.seat)
        {
            odd.insert(entry.path.clone(), file.clone());
        }
    }
    odd
}

fn problem(path: String, cause: String) -> Problem {
    Problem {
        path,
        record: None,
        line: None,
        cause,
    }
}

fn unreached(error: &walkdir::Error, folder: &Path, named: impl Fn(&str) -> String) -> Problem {
    let inside = error
        .path()
        .map(|path| slashed(path.strip_prefix(folder).unwrap_or(path)))
        .unwrap_or_default();
    let cause = match (error.loop_ancestor(), error.io_error().map(std::io::Error::kind)) {
        (Some(_), _) => "is a link back into a folder it stands in; it was not followed".to_owned(),
        (_, Some(std::io::ErrorKind::NotFound)) => "is a link to something that is not there".to_owned(),
        (_, Some(std::io::ErrorKind::PermissionDenied)) => {
            "can't be read: you have no permission to open it".to_owned()
        }
        _ => format!(
            "can't be read: {}",
            error.io_error().map_or_else(|| error.to_string(), ToString::to_string)
        ),
    };
    problem(named(&inside), cause)
}
