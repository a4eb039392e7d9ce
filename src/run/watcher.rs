//! Looks for changes of the corpus: when the file system tells of one, or when the reader asks.
//!
//! What the file system tells is only taken for a hint to look. What changed is found by comparing how every file stands
//! with how it stood when it was read, so that nothing depends on which events arrive, in which order, or how often.

use super::builder::{Again, Piece};
use super::event::Event;
use super::priority::yield_to_screen;
use super::shelf::Shelf;
use crate::app::Msg;
use crate::corpus::{Found, Ground, Loaded, Problem, Sources, Stamp, Stamps, is_within};
use crate::story::{Entry, Sketch};
use crossbeam_channel::{Receiver, RecvTimeoutError, Sender};
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime};

/// A reason to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wake {
    /// Something in the corpus was touched.
    Touched,
    /// The reader wants it.
    Asked,
}

/// Quiet for so long, a burst of changes is taken to be over.
const QUIET: Duration = Duration::from_millis(120);
/// A burst that goes on for longer is looked at in between.
const BURST: Duration = Duration::from_secs(1);
/// Clocks of file systems lag behind by up to a tick.
const LAG: Duration = Duration::from_millis(100);
/// Files read again before what stands in them is shown; each time twice as many, as each time costs a walk.
const FIRST: usize = 500;

/// From when on files may have changed.
#[derive(Debug)]
pub enum Since {
    /// They were read from then on.
    Read(SystemTime),
    /// They stood so when they were read, in an earlier run.
    Kept(Arc<Stamps>),
}

/// Looks for changes until the program ends.
pub fn watch(
    shelf: &Shelf,
    since: Since,
    cancel: &AtomicBool,
    pieces: &Sender<Piece>,
    (wake, wakes): (&Sender<Wake>, &Receiver<Wake>),
    events: &Sender<Event>,
) {
    yield_to_screen();
    let grounds = shelf.sources().grounds();
    if grounds.is_empty() {
        return unchanging(wakes, events);
    }
    let say = |sentence: String| {
        let _ = events.send(Event::Msg(Msg::Failed(sentence)));
    };
    let _watcher = match listen(&grounds, wake) {
        Ok(watcher) => Some(watcher),
        Err(why) => {
            say(format!(
                "The system does not tell of changed files here ({why}); R looks for them."
            ));
            None
        }
    };
    let mut watched = Watched {
        shelf,
        cancel,
        pieces,
        known: Arc::default(),
        first: true,
        settings: None,
        failed: None,
    };
    // Only now, when it is known that later changes will be told of: what was changed while everything was loaded may
    // have been read before or after.
    match since {
        Since::Read(started) => match shelf.sources().stamps(&Stamps::default(), cancel) {
            Ok(stamps) => watched.begin(stamps, started.checked_sub(LAG).unwrap_or(started)),
            Err(problem) => say(problem.to_string()),
        },
        Since::Kept(stamps) => {
            watched.known = stamps;
            watched.wait_for_the_shelf();
            watched.look(false, &say);
        }
    }
    if watched.first {
        watched.wait_for_the_shelf();
    }
    if watched.first && watched.is_doubtful() {
        watched.look(false, &say);
    }
    let mut not_before = Instant::now();
    while let Ok(first) = wakes.recv() {
        let asked = settled(wakes, first, not_before);
        let start = Instant::now();
        watched.look(asked, &say);
        // Looking takes a quarter of the time at most.
        not_before = Instant::now() + start.elapsed() * 3;
    }
}

/// Waits until a burst is over and the next look is due, or the reader asks.
fn settled(wakes: &Receiver<Wake>, first: Wake, not_before: Instant) -> bool {
    let burst = not_before.max(Instant::now() + BURST);
    let mut quiet = not_before.max(Instant::now() + QUIET);
    let mut asked = first == Wake::Asked;
    while !asked {
        match wakes.recv_deadline(quiet.min(burst)) {
            Ok(Wake::Touched) => quiet = not_before.max(Instant::now() + QUIET),
            Ok(Wake::Asked) => asked = true,
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
        }
    }
    // Whatever else was told by now will be seen.
    asked | wakes.try_iter().any(|wake| wake == Wake::Asked)
}

/// The demo can't change.
fn unchanging(wakes: &Receiver<Wake>, events: &Sender<Event>) {
    for wake in wakes {
        if wake == Wake::Asked {
            let sentence = "The demo is built into the program and never changes.";
            let _ = events.send(Event::Msg(Msg::Failed(sentence.into())));
        }
    }
}

/// Asks the system to tell of changes; why not, in a few words, where it can't.
fn listen(grounds: &[Ground], wake: &Sender<Wake>) -> Result<RecommendedWatcher, String> {
    let places = grounds.to_vec();
    let wake = wake.clone();
    let mut watcher = notify::recommended_watcher(move |told: notify::Result<notify::Event>| {
        let concerns = |event: &notify::Event| {
            let reading = matches!(event.kind, EventKind::Access(_));
            let here = |path: &std::path::PathBuf| places.iter().any(|ground| ground.concerns(path));
            !reading && (event.need_rescan() || event.paths.is_empty() || event.paths.iter().any(here))
        };
        // An error says that something may have been missed.
        if told.as_ref().map_or(true, concerns) {
            let _ = wake.send(Wake::Touched);
        }
    })
    .map_err(|error| in_words(&error))?;
    for ground in grounds {
        // A file that is replaced as a whole is seen by its folder alone.
        let (path, mode) = match ground.path.parent() {
            Some(folder) if !ground.folder && folder.as_os_str().is_empty() => {
                (".".as_ref(), RecursiveMode::NonRecursive)
            }
            Some(folder) if !ground.folder => (folder, RecursiveMode::NonRecursive),
            _ => (ground.path.as_path(), RecursiveMode::Recursive),
        };
        watcher.watch(path, mode).map_err(|error| in_words(&error))?;
    }
    Ok(watcher)
}

fn in_words(error: &notify::Error) -> String {
    match &error.kind {
        notify::ErrorKind::MaxFilesWatch => "it watches no more folders than it does already".to_owned(),
        notify::ErrorKind::Io(error) => error.to_string(),
        kind => format!("{kind:?}"),
    }
}

struct Watched<'a> {
    shelf: &'a Shelf,
    cancel: &'a AtomicBool,
    pieces: &'a Sender<Piece>,
    /// How the files stood when they were read. What is not in it is read at the next look.
    known: Arc<Stamps>,
    /// Nothing has been looked at since everything was loaded.
    first: bool,
    /// How the corpus has last been found when its settings could not be read, so that it is said once.
    settings: Option<String>,
    failed: Option<String>,
}

impl Watched<'_> {
    /// Files changed since `then` may have been read before that or after.
    fn begin(&mut self, mut stamps: Stamps, then: SystemTime) {
        stamps.files.retain(|_, stamp| stamp.is_older_than(then));
        self.known = Arc::new(stamps);
        // What is not in it is read again at the next start.
        let _ = self.pieces.send(Piece::Stamps(Arc::clone(&self.known)));
    }

    /// Waits until everything that was read or kept stands on the shelf: of what does not stand there nobody could see that its file is
    /// gone.
    fn wait_for_the_shelf(&self) {
        let (done, reached) = crossbeam_channel::bounded(1);
        if self.pieces.send(Piece::Reached(done)).is_ok() {
            // A builder that ends forgets what it was asked.
            let _ = reached.recv();
        }
    }

    /// Whether articles were read of files that are gone, or changed while everything was loaded.
    fn is_doubtful(&self) -> bool {
        self.missing(&self.known).next().is_some()
    }

    /// The files articles were read of that are not among these.
    fn missing(&self, stamps: &Stamps) -> std::vec::IntoIter<String> {
        let mut missing = self.shelf.paths();
        missing.retain(|path| !is_within(path, |file| stamps.files.contains_key(file)));
        missing.into_iter()
    }

    /// Looks at every file, and reads again what changed.
    fn look(&mut self, asked: bool, say: &dyn Fn(String)) {
        let mut sources = self.shelf.sources();
        let (mut stamps, found) = match sources.look(&self.known, self.cancel) {
            Ok(looked) => looked,
            Err(problem) => {
                // A drive that is gone for a while takes nothing off the screen.
                let sentence = format!("{problem}; R looks again");
                if asked || self.failed.as_ref() != Some(&sentence) {
                    say(sentence.clone());
                }
                self.failed = Some(sentence);
                return;
            }
        };
        self.failed = None;
        let mut all = false;
        if stamps.is_read_differently(&self.known) {
            match sources.again() {
                Ok(anew) => {
                    self.settings = None;
                    self.shelf.read_from(anew.clone());
                    sources = anew;
                    all = true;
                }
                Err(error) => {
                    let sentence = format!("{error}; until it is mended, the corpus is read as before");
                    if asked || self.settings.as_ref() != Some(&sentence) {
                        say(sentence.clone());
                    }
                    self.settings = Some(sentence);
                }
            }
        }
        if !all && self.settings.is_some() {
            // The settings are still to be taken up.
            stamps.still_read_as(&self.known);
        }
        // Held once where nothing changed.
        let stamps = match stamps == *self.known {
            true => Arc::clone(&self.known),
            false => Arc::new(stamps),
        };
        let mut changed = difference(&self.known.files, &stamps.files, all);
        if !all {
            changed.extend(stamps.read_differently_beside(&self.known));
            changed.sort();
            changed.dedup();
        }
        if std::mem::take(&mut self.first) {
            changed.extend(self.missing(&stamps));
        }
        let rewritten: BTreeSet<String> = (changed.iter())
            .filter(|path| match (self.known.files.get(*path), stamps.files.get(*path)) {
                (Some(before), Some(now)) => now.is_rewritten_since(before),
                _ => false,
            })
            .cloned()
            .collect();
        // What is read by other settings now was found by the old ones.
        let found = (!all).then_some(&found);
        self.read_again((&sources, found), &changed, &rewritten, &stamps, asked);
        self.known = stamps;
    }

    fn read_again(
        &self,
        sources: (&Sources, Option<&Found>),
        changed: &[String],
        rewritten: &BTreeSet<String>,
        stamps: &Arc<Stamps>,
        asked: bool,
    ) {
        let mut rest = changed;
        let mut many = FIRST;
        loop {
            let (now, later) = rest.split_at(many.min(rest.len()));
            let files: BTreeSet<String> = now.iter().cloned().collect();
            let (entries, problems) = read(sources, &files, self.cancel);
            if self.cancel.load(Ordering::Relaxed) {
                return;
            }
            let again = Again {
                files,
                rewritten: rewritten.clone(),
                entries,
                problems,
                stamps: Arc::clone(stamps),
                last: later.is_empty(),
                asked: asked && later.is_empty(),
            };
            let _ = self.pieces.send(Piece::Again(again));
            if later.is_empty() {
                return;
            }
            rest = later;
            many *= 2;
        }
    }
}

/// The files that are new, changed or gone, in order; all there are and were, where all are to be read again.
fn difference(before: &BTreeMap<String, Stamp>, now: &BTreeMap<String, Stamp>, all: bool) -> Vec<String> {
    let gone = before.keys().filter(|path| !now.contains_key(*path));
    let changed = now
        .iter()
        .filter(|(path, stamp)| all || before.get(*path) != Some(*stamp))
        .map(|(path, _)| path);
    changed.chain(gone).cloned().collect()
}

fn read(
    (sources, found): (&Sources, Option<&Found>),
    files: &BTreeSet<String>,
    cancel: &AtomicBool,
) -> (Vec<Entry>, Vec<Problem>) {
    if files.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let read = Mutex::new((Vec::new(), Vec::new()));
    let take = |loaded| {
        yield_to_screen();
        let entry = match loaded {
            Loaded::Article(article) => Ok(Entry {
                sketch: Sketch::of(&article),
                head: Arc::new(article.head),
            }),
            Loaded::Problem(problem) => Err(problem),
            Loaded::Progress { .. } => return,
        };
        let mut read = read.lock().unwrap_or_else(PoisonError::into_inner);
        match entry {
            Ok(entry) => read.0.push(entry),
            Err(problem) => read.1.push(problem),
        }
    };
    match found {
        Some(found) => sources.load_found(found, files.clone(), cancel, &take),
        None => sources.load_some(files.clone(), cancel, &take),
    }
    read.into_inner().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
