//! Says of what an index was made, so that what has changed since can be told.

use crate::corpus::Stamps;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

/// Of what an index was made.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// The program that made it: what another one finds in a text may be something else.
    pub maker: String,
    /// The corpus.
    pub key: String,
    /// How its files stood.
    pub stamps: Arc<Stamps>,
    /// Titles that were corrected, by the article's id.
    pub titles: BTreeMap<String, Option<String>>,
}

/// Begins the name of a manifest; what follows is its checksum, by which the index names the manifest that belongs to it.
const NAME: &str = "manifest-";

impl Manifest {
    /// The files that must be read anew to make of an index of this one of `now`: new, changed, gone, or read differently.
    pub fn changed_files(&self, now: &Manifest) -> BTreeSet<String> {
        let (before, after) = (&self.stamps.files, &now.stamps.files);
        let all = now.stamps.is_read_differently(&self.stamps);
        let changed = after
            .iter()
            .filter(|(path, stamp)| all || before.get(*path) != Some(*stamp));
        let gone = before.keys().filter(|path| !after.contains_key(*path));
        let mut files: BTreeSet<String> = changed.map(|(path, _)| path).chain(gone).cloned().collect();
        files.extend(now.stamps.read_differently_beside(&self.stamps));
        files
    }

    /// The articles whose titles are called otherwise.
    pub fn changed_titles(&self, now: &Manifest) -> BTreeSet<String> {
        let (before, after) = (&self.titles, &now.titles);
        let ids = before.keys().chain(after.keys());
        ids.filter(|id| before.get(*id) != after.get(*id)).cloned().collect()
    }

    /// The name the index of this manifest carries.
    pub(super) fn name(&self) -> io::Result<String> {
        Ok(format!("{:08x}", crc32fast::hash(&self.bytes()?)))
    }

    fn bytes(&self) -> io::Result<Vec<u8>> {
        postcard::to_allocvec(self).map_err(io::Error::other)
    }

    fn place(folder: &Path, name: &str) -> PathBuf {
        folder.join(format!("{NAME}{name}"))
    }

    /// Writes it beside the index.
    pub(super) fn write(&self, folder: &Path, name: &str) -> io::Result<()> {
        fs::write(Manifest::place(folder, name), self.bytes()?)
    }

    /// Reads the one an index names; `None`: it is not there, or not what was written.
    pub(super) fn read(folder: &Path, name: &str) -> Option<Manifest> {
        let bytes = fs::read(Manifest::place(folder, name)).ok()?;
        let sound = format!("{:08x}", crc32fast::hash(&bytes)) == name;
        sound.then(|| postcard::from_bytes(&bytes).ok()).flatten()
    }

    /// Removes all others.
    pub(super) fn remove_others(folder: &Path, name: &str) {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let other = entry.file_name().to_string_lossy().into_owned();
            if other.strip_prefix(NAME).is_some_and(|other| other != name) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}
