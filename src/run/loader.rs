//! Loads the corpus: readers bring articles, one builder groups what there is into libraries and publishes them while
//! the rest still loads. Afterwards the same thread looks for changes.

use super::builder::{self, Piece};
use super::event::Event;
use super::keeper::Keeper;
use super::panics;
use super::priority::yield_to_screen;
use super::shelf::Shelf;
use super::watcher::{self, Since, Wake};
use crate::app::{Edits, Msg};
use crate::corpus::{Loaded, Sources, Stamps};
use crate::story::{Entry, Sketch};
use crossbeam_channel::{Sender, unbounded};
use std::io;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::thread;
use std::time::{Duration, Instant, SystemTime};

/// Shortest time between two tellings of how far it is.
const PROGRESS: Duration = Duration::from_millis(50);

/// The threads that read and build, to those who want something of them.
#[derive(Debug)]
pub struct Loading {
    pieces: Sender<Piece>,
    wakes: Sender<Wake>,
}

impl Loading {
    /// Lays corrections over what was read, now and from now on.
    pub fn correct(&self, edits: Arc<Edits>) {
        let _ = self.pieces.send(Piece::Edits(edits));
    }

    /// Looks for changes because the reader wants it.
    pub fn look(&self) {
        let _ = self.wakes.send(Wake::Asked);
    }
}

/// Starts to load everything; libraries, progress, the end of it, and what changes later arrive as events.
///
/// # Errors
/// No thread can be had.
pub fn start(
    shelf: Arc<Shelf>,
    (edits, keeper): (Arc<Edits>, Option<Keeper>),
    cancel: Arc<AtomicBool>,
    events: Sender<Event>,
) -> io::Result<Loading> {
    let (give, take) = unbounded();
    let (wake, wakes) = unbounded();
    let loading = Loading {
        pieces: give.clone(),
        wakes: wake.clone(),
    };
    thread::Builder::new().name("loader".into()).spawn({
        let (shelf, cancel, events) = (Arc::clone(&shelf), cancel.clone(), events.clone());
        let keeper = keeper.clone();
        move || {
            let started = SystemTime::now();
            let kept = keeper.and_then(|keeper| take_up(&keeper, &give, &events));
            if kept.is_none() {
                let sources = shelf.sources();
                if let Err(sentence) = panics::catch("Loading", || read(&sources, &cancel, &give, &events)) {
                    let _ = events.send(Event::Msg(Msg::Failed(sentence)));
                }
                let _ = give.send(Piece::Loaded);
            }
            let since = kept.map_or(Since::Read(started), Since::Kept);
            let watching = || watcher::watch(&shelf, since, &cancel, &give, (&wake, &wakes), &events);
            if let Err(sentence) = panics::catch("Looking for changes", watching) {
                let _ = events.send(Event::Msg(Msg::Failed(sentence)));
            }
        }
    })?;
    thread::Builder::new().name("builder".into()).spawn(move || {
        if let Err(sentence) = panics::catch("Grouping", || {
            builder::build(&take, &shelf, (edits, keeper), &cancel, &events);
        }) {
            let _ = events.send(Event::Msg(Msg::Failed(sentence)));
            let _ = events.send(Event::Msg(Msg::LoadFinished));
        }
    })?;
    Ok(loading)
}

/// Shows what the cache holds, where it holds something sound; returns how the files stood then.
fn take_up(keeper: &Keeper, pieces: &Sender<Piece>, events: &Sender<Event>) -> Option<Arc<Stamps>> {
    let say = |sentence: String| {
        let _ = events.send(Event::Msg(Msg::Failed(sentence)));
    };
    let (snapshot, notice) =
        panics::catch("Opening the cache", || keeper.take_up()).unwrap_or_else(|sentence| (None, Some(sentence)));
    notice.into_iter().for_each(say);
    let snapshot = snapshot?;
    let unread = Arc::clone(&snapshot.unread);
    let _ = pieces.send(Piece::Kept(Box::new(snapshot)));
    // What is only needed later is read, or looked through, when the rest is already on the screen.
    match unread.verify_sketches().and_then(|()| unread.stamps()) {
        Ok(stamps) => {
            let stamps = Arc::new(stamps);
            let _ = pieces.send(Piece::Stood(Arc::clone(&stamps)));
            Some(stamps)
        }
        Err(unfit) => {
            say(format!(
                "What was kept of this corpus {unfit}; everything is read anew."
            ));
            let _ = pieces.send(Piece::Anew);
            None
        }
    }
}

fn read(sources: &Sources, cancel: &AtomicBool, pieces: &Sender<Piece>, events: &Sender<Event>) {
    let told = std::sync::Mutex::new(None::<Instant>);
    sources.load(cancel, &|loaded| {
        yield_to_screen();
        let _ = match loaded {
            Loaded::Article(article) => pieces
                .send(Piece::Entry(Entry {
                    sketch: Sketch::of(&article),
                    head: Arc::new(article.head),
                }))
                .is_ok(),
            Loaded::Problem(problem) => pieces.send(Piece::Problem(problem)).is_ok(),
            Loaded::Progress { done, found, walking } => {
                // The last one must not be held back; all others may.
                let last = !walking && done == found;
                let due = told.lock().is_ok_and(|mut told| {
                    let due = last || told.is_none_or(|told| told.elapsed() >= PROGRESS);
                    if due {
                        *told = Some(Instant::now());
                    }
                    due
                });
                due && events.send(Event::Msg(Msg::Progress { done, found, walking })).is_ok()
            }
        };
    });
}

#[cfg(test)]
mod tests;
