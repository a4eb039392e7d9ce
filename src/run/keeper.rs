//! Takes up what the cache holds of a corpus, and keeps in it what was found out.

use crate::app::Edits;
use crate::corpus::{Head, Problem, Stamps};
use crate::store::Cache;
use crate::story::{Entry, Frame, Snapshot, Story};
use rustc_hash::FxHashMap;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

/// The place of one corpus in the cache.
#[derive(Debug, Clone)]
pub struct Keeper {
    cache: Cache,
    key: String,
}

impl Keeper {
    /// For the corpus with this key.
    pub fn new(cache: Cache, key: String) -> Keeper {
        Keeper { cache, key }
    }

    /// The folder for the index by which this corpus is searched.
    pub fn folder(&self) -> PathBuf {
        self.cache.folder(&self.key)
    }

    /// The key of the corpus.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The folder has grown: what was used longest ago goes where the cache holds too much.
    pub fn make_room(&self) {
        self.cache.make_room(&self.key);
    }

    /// What was found out last; a sentence for the reader where that can't be used.
    pub fn take_up(&self) -> (Option<Snapshot>, Option<String>) {
        match Snapshot::open(&self.cache, &self.key) {
            Ok(snapshot) => (snapshot, None),
            Err(unfit) => (
                None,
                Some(format!(
                    "What was kept of this corpus {unfit}; everything is read anew."
                )),
            ),
        }
    }

    /// Keeps what was found out.
    ///
    /// # Errors
    /// The cache can't be written.
    pub fn keep(
        &self,
        stamps: &Stamps,
        problems: &[Problem],
        edits: &Edits,
        entries: &[Entry],
        stories: &[Story],
    ) -> io::Result<()> {
        let frame = Frame {
            problems: problems.to_vec(),
            depends: edits.digest(),
        };
        Snapshot::keep((&self.cache, &self.key), &frame, stamps, entries, stories)
    }
}

/// The entries as their files say it, where corrections were laid over some.
pub fn as_told(entries: &[Entry], told: &FxHashMap<crate::corpus::ArticleId, Arc<Head>>) -> Vec<Entry> {
    let told = |entry: &Entry| Entry {
        head: told.get(&entry.head.id).unwrap_or(&entry.head).clone(),
        sketch: entry.sketch.clone(),
    };
    entries.iter().map(told).collect()
}
