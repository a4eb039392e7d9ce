//! Grouping what has been read: at once, or on a thread of its own, so that what changes while a large corpus is grouped is
//! shown without waiting for it.

use super::{Builder, SLOW};
use crate::app::Edits;
use crate::run::panics;
use crate::run::priority::yield_to_screen;
use crate::story::{self, Entry, Story};
use crossbeam_channel::{Receiver, bounded};
use std::sync::Arc;
use std::thread;
use std::time::Instant;

/// What a grouping came to, or why it came to nothing.
pub(super) type Grouped = Result<Vec<Story>, String>;

/// A grouping that is under way.
#[derive(Debug)]
pub(super) struct Underway {
    pub grouped: Receiver<Grouped>,
    began: Instant,
}

/// The stories of what nobody has hidden.
pub(super) fn stories(entries: &[Entry], edits: &Edits) -> Vec<Story> {
    if edits.hidden().is_empty() {
        return story::group_tied(entries, &edits.ties);
    }
    let seen = entries.iter().filter(|entry| !edits.hides(&entry.head));
    story::group_tied(&seen.cloned().collect::<Vec<_>>(), &edits.ties)
}

impl Builder<'_> {
    /// Groups what there is, and shows it.
    pub(super) fn publish(&mut self) {
        let start = Instant::now();
        let (heads, stories) = {
            let entries = self.shelf.entries();
            let stories = stories(&entries, &self.edits);
            (entries.iter().map(|entry| entry.head.clone()).collect(), stories)
        };
        self.show(heads, stories);
        self.stale = false;
        self.tell();
        self.took = start.elapsed();
        // Grouping takes half of a core at most while articles still come.
        self.not_before = Instant::now() + self.took;
    }

    /// Groups what there is: at once where that is quick, or nothing else is to be seen yet.
    pub(super) fn group(&mut self) {
        if !self.loaded || self.took <= SLOW {
            return self.publish();
        }
        let (give, grouped) = bounded(1);
        let (entries, edits) = (self.shelf.entries().clone(), Arc::clone(&self.edits));
        let began = Instant::now();
        let grouper = thread::Builder::new().name("grouper".into()).spawn(move || {
            yield_to_screen();
            let _ = give.send(panics::catch("Grouping", || stories(&entries, &edits)));
        });
        match grouper {
            Ok(_) => {
                self.underway = Some(Underway { grouped, began });
                self.stale = false;
            }
            // No thread is to be had.
            Err(_) => self.publish(),
        }
    }

    /// Shows what was read in the stories of before; what is new stands alone.
    pub(super) fn show_unsorted(&mut self) {
        let heads = self.shelf.heads();
        let stories = story::follow(self.library.stories.clone(), &heads);
        self.show(heads, stories);
    }

    /// Takes up a grouping; what has changed since it began is laid over it, and grouped with the rest next time.
    pub(super) fn grouped(&mut self, grouped: Grouped) {
        let Some(underway) = self.underway.take() else {
            return;
        };
        match grouped {
            Ok(mut stories) => {
                let heads = self.shelf.heads();
                if self.stale {
                    stories = story::retie(story::follow(stories, &heads), &heads, &self.edits.ties);
                }
                self.show(heads, stories);
                self.tell();
            }
            Err(sentence) => {
                // Stories that were never made anew are not for the next start.
                self.keep_at = None;
                self.say(sentence);
            }
        }
        self.took = underway.began.elapsed();
        // Half of the time at most.
        self.not_before = Instant::now() + self.took;
    }
}
