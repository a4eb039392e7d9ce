//! What the builder is told: what was read, kept, corrected or changed on disk.

use crate::app::Edits;
use crate::corpus::{Problem, Stamps};
use crate::story::{Entry, Snapshot};
use crossbeam_channel::Sender;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What the builder is told.
#[derive(Debug)]
pub enum Piece {
    Entry(Entry),
    Problem(Problem),
    /// What the cache holds of the corpus: everything, as it was last.
    Kept(Box<Snapshot>),
    /// It was no good: everything is read anew.
    Anew,
    /// Everything has been read.
    Loaded,
    /// How the files stood when they were read: from now on all of it can be kept.
    Stamps(Arc<Stamps>),
    /// How they stood when what the cache holds was kept.
    Stood(Arc<Stamps>),
    /// Corrections that count from now on.
    Edits(Arc<Edits>),
    /// Files were read again.
    Again(Again),
    /// To be answered when everything before it is on the shelf.
    Reached(Sender<()>),
}

/// Files that changed on disk, and what stands in them now.
#[derive(Debug, Default)]
pub struct Again {
    /// All that were read again or are gone: what was known of them is forgotten.
    pub files: BTreeSet<String>,
    /// Of these, the ones that were surely written anew.
    pub rewritten: BTreeSet<String>,
    pub entries: Vec<Entry>,
    pub problems: Vec<Problem>,
    /// All files there are, so that problems of what is there no more are forgotten, and those of the walk.
    pub stamps: Arc<Stamps>,
    /// The last of this change: what is to be told of it is told.
    pub last: bool,
    /// The reader asked for it.
    pub asked: bool,
}
