//! Loads the corpus: readers bring articles, one builder groups what there is into libraries and publishes them while
//! the rest still loads.

use super::event::Event;
use super::panics;
use super::priority::yield_to_screen;
use super::shelf::Shelf;
use crate::app::{Library, Msg};
use crate::corpus::{Loaded, Problem, Sources};
use crate::story::{self, Entry, Sketch};
use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, unbounded};
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// The first library waits this long for more articles than the very first.
const FIRST: Duration = Duration::from_millis(40);

/// Shortest time between two tellings of how far it is.
const PROGRESS: Duration = Duration::from_millis(50);

/// Something read.
enum Piece {
    Entry(Entry),
    Problem(Problem),
}

/// Starts to load everything; libraries, progress and the end of it arrive as events.
///
/// # Errors
/// No thread can be had.
pub fn start(sources: Sources, shelf: Arc<Shelf>, cancel: Arc<AtomicBool>, events: Sender<Event>) -> io::Result<()> {
    let (give, take) = unbounded();
    let reading = (cancel.clone(), events.clone());
    thread::Builder::new().name("loader".into()).spawn(move || {
        let (cancel, events) = reading;
        if let Err(sentence) = panics::catch("Loading", || read(&sources, &cancel, &give, &events)) {
            let _ = events.send(Event::Msg(Msg::Failed(sentence)));
        }
    })?;
    thread::Builder::new().name("builder".into()).spawn(move || {
        if let Err(sentence) = panics::catch("Grouping", || build(&take, &shelf, &cancel, &events)) {
            let _ = events.send(Event::Msg(Msg::Failed(sentence)));
            let _ = events.send(Event::Msg(Msg::LoadFinished));
        }
    })?;
    Ok(())
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

/// Groups what has been read whenever there is enough more of it: each time half as much again, so that all groupings
/// together cost a fixed multiple of the last one, however large the corpus.
fn build(pieces: &Receiver<Piece>, shelf: &Shelf, cancel: &AtomicBool, events: &Sender<Event>) {
    yield_to_screen();
    let mut problems = Vec::new();
    let mut read = 0;
    let mut published = 0;
    let mut not_before = Instant::now();
    loop {
        let enough = read > 0 && read >= published + published / 2;
        let piece = if enough {
            pieces.recv_deadline(not_before)
        } else {
            pieces.recv().map_err(|_| RecvTimeoutError::Disconnected)
        };
        if cancel.load(Ordering::Relaxed) {
            return;
        }
        match piece {
            Ok(piece) => {
                if read == 0 {
                    not_before = Instant::now() + FIRST;
                }
                let mut entries = Vec::new();
                for piece in std::iter::once(piece).chain(pieces.try_iter()) {
                    match piece {
                        Piece::Entry(entry) => entries.push(entry),
                        Piece::Problem(problem) => problems.push(problem),
                    }
                }
                read = shelf.add(entries);
            }
            Err(RecvTimeoutError::Timeout) => {
                let start = Instant::now();
                publish(shelf, problems.clone(), events);
                published = read;
                // Grouping takes half of a core at most while articles still come.
                not_before = Instant::now() + start.elapsed();
            }
            Err(RecvTimeoutError::Disconnected) => {
                publish(shelf, problems, events);
                let _ = events.send(Event::Msg(Msg::LoadFinished));
                return;
            }
        }
    }
}

fn publish(shelf: &Shelf, problems: Vec<Problem>, events: &Sender<Event>) {
    let library = {
        let entries = shelf.entries();
        let stories = story::group(&entries);
        Library::build(
            entries.iter().map(|entry| entry.head.clone()).collect(),
            stories,
            problems,
        )
    };
    let library = Arc::new(library);
    shelf.lend(&library);
    let _ = events.send(Event::Msg(Msg::Library(library)));
}
