//! What stands in the cache folder, and what goes when it grows too large. Only what carries our names is counted and
//! removed: the folder may be anybody's.

use super::file;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// Ends the name of a corpus' file.
pub(super) const EXTENSION: &str = "corpus";
/// Ends the name of a corpus' folder.
pub(super) const FOLDER: &str = "search";
/// Begins the name of a file that is being written.
pub(super) const UNFINISHED: &str = "unfinished-";
/// A file that has been unfinished for so long was left by a program that was killed.
const LEFT_OVER: Duration = Duration::from_secs(3600);

/// What is kept of one corpus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cached {
    /// The corpus' key: its absolute paths, a line each. None where its file can't be read.
    pub key: Option<String>,
    /// Bytes of its file and its folder.
    pub bytes: u64,
    /// When it was used last.
    pub used: SystemTime,
    stem: String,
}

pub(super) fn list(directory: &Path) -> io::Result<Vec<Cached>> {
    let mut found: Vec<Cached> = Vec::new();
    for (path, stem) in ours(directory)? {
        let meta = fs::metadata(&path)?;
        let used = meta.modified().unwrap_or(SystemTime::UNIX_EPOCH);
        let key = (path.extension().is_some_and(|is| is == EXTENSION)).then(|| file::key_of(&path).ok());
        let bytes = size(&path);
        match found.iter_mut().find(|cached| cached.stem == stem) {
            Some(cached) => {
                cached.bytes += bytes;
                cached.used = cached.used.max(used);
                cached.key = cached.key.take().or(key.flatten());
            }
            None => found.push(Cached {
                key: key.flatten(),
                bytes,
                used,
                stem,
            }),
        }
    }
    found.sort_by(|a, b| (b.used, &a.stem).cmp(&(a.used, &b.stem)));
    Ok(found)
}

/// Paths of what is ours in the folder, and the stem of each name.
fn ours(directory: &Path) -> io::Result<Vec<(PathBuf, String)>> {
    let entries = match fs::read_dir(directory) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut ours = Vec::new();
    for entry in entries {
        let path = entry?.path();
        let extension = path.extension().and_then(|extension| extension.to_str());
        let stem = path.file_stem().and_then(|stem| stem.to_str());
        if let (Some(stem), Some(EXTENSION | FOLDER)) = (stem, extension)
            && stem.len() == 16
            && stem.bytes().all(|byte| byte.is_ascii_hexdigit())
        {
            ours.push((path.clone(), stem.to_owned()));
        }
    }
    ours.sort();
    Ok(ours)
}

/// Bytes of a file, or of all files in a folder.
fn size(path: &Path) -> u64 {
    let files = walkdir::WalkDir::new(path).into_iter().flatten();
    files
        .filter_map(|entry| entry.metadata().ok())
        .filter(fs::Metadata::is_file)
        .map(|meta| meta.len())
        .sum()
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::symlink_metadata(path)?.is_dir() {
        true => fs::remove_dir_all(path),
        false => fs::remove_file(path),
    }
}

/// Removes what was used longest ago until the rest fits, but nothing of `stem`, and what was left unfinished. What can't be removed
/// stays: another program may be using it.
pub(super) fn make_room(directory: &Path, limit: u64, stem: &str) {
    for path in unfinished(directory) {
        let age = fs::metadata(&path).and_then(|meta| meta.modified()).ok();
        if age
            .and_then(|age| age.elapsed().ok())
            .is_some_and(|age| age > LEFT_OVER)
        {
            let _ = remove(&path);
        }
    }
    let Ok(found) = list(directory) else { return };
    let mut total: u64 = found.iter().map(|cached| cached.bytes).sum();
    for cached in found.iter().rev().filter(|cached| cached.stem != stem) {
        if total <= limit {
            return;
        }
        for extension in [EXTENSION, FOLDER] {
            let _ = remove(&directory.join(&cached.stem).with_extension(extension));
        }
        total = total.saturating_sub(cached.bytes);
    }
}

fn unfinished(directory: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(directory).into_iter().flatten().flatten();
    let ours = entries.filter(|entry| entry.file_name().as_encoded_bytes().starts_with(UNFINISHED.as_bytes()));
    ours.map(|entry| entry.path()).collect()
}

pub(super) fn clear(directory: &Path) -> io::Result<u64> {
    let mut freed = 0;
    let paths = ours(directory)?.into_iter().map(|(path, _)| path);
    for path in paths.chain(unfinished(directory)) {
        freed += size(&path);
        remove(&path)?;
    }
    Ok(freed)
}
