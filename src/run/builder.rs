//! Makes libraries of what has been read, publishes them, and keeps them true when files or corrections change.

mod grouping;
mod piece;

pub use piece::{Again, Piece};

use super::event::Event;
use super::indexer::Offer;
use super::keeper::{self, Keeper};
use super::priority::yield_to_screen;
use super::shelf::Shelf;
use crate::app::{Edits, Library, Msg, Reloaded};
use crate::corpus::{ArticleId, Head, Place, Problem, Stamps, is_within};
use crate::story::{self, Entry, Snapshot, Story};
use crossbeam_channel::{Receiver, Sender, at, never, select};
use grouping::Underway;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// The first library waits this long for more articles than the very first.
const FIRST: Duration = Duration::from_millis(40);

/// What changed is kept when nothing more has changed for so long.
const QUIET: Duration = Duration::from_secs(2);
/// About how long grouping takes for each article, until it is known.
const GROUPING: Duration = Duration::from_micros(50);
/// Where grouping takes longer, what changed is shown before.
const SLOW: Duration = Duration::from_millis(200);

#[expect(
    clippy::struct_excessive_bools,
    reason = "each says by itself what is still to be done"
)]
struct Builder<'a> {
    shelf: &'a Shelf,
    events: &'a Sender<Event>,
    problems: Vec<Problem>,
    edits: Arc<Edits>,
    /// What the files say of the articles that are corrected.
    told: FxHashMap<ArticleId, Arc<Head>>,
    /// Articles read, and how many of them the last library published had.
    read: usize,
    published: usize,
    loaded: bool,
    /// Something is not yet in the last library that is not to wait for more.
    stale: bool,
    /// What is to be told once it is, and whether that is all of it.
    news: Vec<Reloaded>,
    complete: bool,
    not_before: Instant,
    /// How long the last grouping took.
    took: Duration,
    underway: Option<Underway>,
    keeper: Option<Keeper>,
    /// How the files of all that was read stood.
    stamps: Option<Arc<Stamps>>,
    /// When what was found out is to be kept; `None`: it is.
    keep_at: Option<Instant>,
    /// The last library, and whether it or how its files stood has changed since it was offered to be made searchable.
    library: Arc<Library>,
    offered: bool,
}

/// Groups what has been read whenever there is enough more of it: each time half as much again, so that all groupings
/// together cost a fixed multiple of the last one, however large the corpus. What changes later is grouped anew at once,
/// but never in more than half of the time.
pub fn build(
    pieces: &Receiver<Piece>,
    shelf: &Shelf,
    (edits, keeper): (Arc<Edits>, Option<Keeper>),
    cancel: &AtomicBool,
    events: &Sender<Event>,
) {
    yield_to_screen();
    let mut builder = Builder {
        shelf,
        events,
        problems: Vec::new(),
        edits,
        told: FxHashMap::default(),
        read: 0,
        published: 0,
        loaded: false,
        stale: false,
        news: Vec::new(),
        complete: false,
        not_before: Instant::now(),
        took: Duration::ZERO,
        underway: None,
        keeper,
        stamps: None,
        keep_at: None,
        library: Arc::default(),
        offered: false,
    };
    loop {
        builder.offer();
        let due = builder.is_due();
        let wake = match (due, builder.keep_at) {
            (true, _) => Some(builder.not_before),
            (false, at) => at.filter(|_| builder.may_keep()),
        };
        let woken = wake.map_or_else(never, at);
        let grouped = builder
            .underway
            .as_ref()
            .map_or_else(never, |underway| underway.grouped.clone());
        select! {
            recv(pieces) -> piece => match piece {
                Ok(piece) if !cancel.load(Ordering::Relaxed) => {
                    builder.take(std::iter::once(piece).chain(pieces.try_iter()));
                }
                Ok(_) | Err(_) => return,
            },
            recv(grouped) -> grouped => {
                builder.grouped(grouped.unwrap_or_else(|_| Err("Grouping broke off.".to_owned())));
            }
            recv(woken) -> _ => match cancel.load(Ordering::Relaxed) {
                true => return,
                false if due => builder.group(),
                false => builder.keep(),
            },
        }
    }
}

impl Builder<'_> {
    /// What has been read and grouped can be made searchable.
    fn offer(&mut self) {
        if self.is_settled() && !self.offered {
            self.offered = true;
            self.shelf.offer(Offer {
                library: Arc::clone(&self.library),
                stamps: self.stamps.clone(),
                edits: Arc::clone(&self.edits),
            });
        }
    }

    /// Whether all there is is in the last library, and grouped.
    fn is_settled(&self) -> bool {
        self.loaded && !self.stale && self.underway.is_none()
    }

    fn say(&self, sentence: String) {
        let _ = self.events.send(Event::Msg(Msg::Failed(sentence)));
    }

    fn is_due(&self) -> bool {
        if self.underway.is_some() {
            return false;
        }
        let enough = !self.loaded && self.read > 0 && self.read >= self.published + self.published / 2;
        enough || self.stale
    }

    fn take(&mut self, pieces: impl Iterator<Item = Piece>) {
        let mut entries = Vec::new();
        for piece in pieces {
            match piece {
                Piece::Entry(entry) => {
                    let entry = self.corrected(entry);
                    entries.push(entry);
                }
                Piece::Problem(problem) => self.problems.push(problem),
                Piece::Kept(snapshot) => self.take_up(*snapshot),
                Piece::Anew => {
                    self.shelf.clear();
                    self.told.clear();
                    self.problems.clear();
                    (self.read, self.published) = (0, 0);
                    self.loaded = false;
                    self.underway = None;
                }
                Piece::Stamps(stamps) => {
                    self.stamps = Some(stamps);
                    self.offered = false;
                    self.keep_at = Some(Instant::now());
                }
                Piece::Stood(stamps) => {
                    self.stamps = Some(stamps);
                    self.offered = false;
                }
                Piece::Loaded => {
                    self.add(std::mem::take(&mut entries));
                    self.publish();
                    self.loaded = true;
                    let _ = self.events.send(Event::Msg(Msg::LoadFinished));
                }
                Piece::Edits(edits) => {
                    self.add(std::mem::take(&mut entries));
                    self.correct(edits);
                }
                Piece::Again(again) => {
                    self.add(std::mem::take(&mut entries));
                    self.replace(again);
                }
                Piece::Reached(done) => {
                    self.add(std::mem::take(&mut entries));
                    let _ = done.send(());
                }
            }
        }
        self.add(entries);
    }

    fn add(&mut self, entries: Vec<Entry>) {
        if entries.is_empty() {
            return;
        }
        if self.read == 0 {
            self.not_before = Instant::now() + FIRST;
        }
        self.read = self.shelf.add(entries);
    }

    /// An entry with the corrections laid over it; what its file says is remembered.
    fn corrected(&mut self, mut entry: Entry) -> Entry {
        entry.head = self.corrected_head(entry.head);
        entry
    }

    fn corrected_head(&mut self, told: Arc<Head>) -> Arc<Head> {
        let head = self.edits.head(&told);
        if !Arc::ptr_eq(&head, &told) {
            self.told.insert(head.id.clone(), told);
        }
        head
    }

    /// Shows at once what the cache holds.
    fn take_up(&mut self, snapshot: Snapshot) {
        let Snapshot {
            frame,
            heads,
            stories,
            unread,
        } = snapshot;
        let heads: Vec<Arc<Head>> = heads.into_iter().map(|head| self.corrected_head(head)).collect();
        self.read = heads.len();
        self.took = GROUPING * self.read as u32;
        self.problems = frame.problems;
        self.shelf.put_packed(heads.clone(), unread);
        // Other corrections may make other stories.
        self.stale = frame.depends != self.edits.digest();
        let stories = match self.stale {
            true => story::retie(stories, &heads, &self.edits.ties),
            false => stories,
        };
        if self.stale {
            self.keep_at = Some(Instant::now() + QUIET);
        }
        self.show(heads, stories);
        self.loaded = true;
        let _ = self.events.send(Event::Msg(Msg::LoadFinished));
    }

    /// Whether all that was read is in the last library, and it is known how the files stood.
    fn may_keep(&self) -> bool {
        self.keeper.is_some() && self.is_settled() && self.stamps.is_some() && self.read > 0
    }

    /// Keeps what was found out in the cache.
    fn keep(&mut self) {
        self.keep_at = None;
        if let (Some(keeper), Some(stamps)) = (&self.keeper, &self.stamps) {
            let entries = keeper::as_told(&self.shelf.entries(), &self.told);
            if !self.shelf.is_sound() {
                return;
            }
            if let Err(error) = keeper.keep(stamps, &self.problems, &self.edits, &entries, &self.library.stories) {
                // Without it the next start is slow, and nothing else: said once.
                let sentence =
                    format!("What was found out about this corpus can't be kept for the next start: {error}.");
                self.say(sentence);
                self.keeper = None;
            }
        }
    }

    fn correct(&mut self, edits: Arc<Edits>) {
        let before = std::mem::replace(&mut self.edits, edits);
        if self.loaded && *before != *self.edits {
            self.keep_at = Some(Instant::now() + QUIET);
        }
        let ids = before.ids().chain(self.edits.ids());
        let changed: FxHashSet<ArticleId> = ids.filter(|id| !before.agree_on(&self.edits, id)).cloned().collect();
        if (before.ties != self.edits.ties || before.hidden() != self.edits.hidden()) && self.loaded {
            // All is grouped anew, but what the reader said counts at once.
            let heads = self.shelf.heads();
            let stories = story::retie(self.library.stories.clone(), &heads, &self.edits.ties);
            self.show(heads, stories);
            self.stale = true;
        }
        if changed.is_empty() {
            return;
        }
        let (edits, told) = (&self.edits, &mut self.told);
        self.shelf.change(|entries| {
            for entry in entries.iter_mut().filter(|entry| changed.contains(&entry.head.id)) {
                let said = told.remove(&entry.head.id).unwrap_or_else(|| Arc::clone(&entry.head));
                entry.head = edits.head(&said);
                if !Arc::ptr_eq(&entry.head, &said) {
                    told.insert(said.id.clone(), said);
                }
            }
        });
        self.stale = true;
    }

    /// Puts what was read again in the place of what was known of these files.
    fn replace(&mut self, again: Again) {
        let Again {
            files,
            rewritten,
            entries,
            mut problems,
            stamps,
            last,
            asked,
        } = again;
        // As the files said it, without corrections: what is compared is the files.
        let mut before: FxHashMap<ArticleId, Entry> = FxHashMap::default();
        let told = &mut self.told;
        // Where nothing changed the sketches may stay on the disk.
        let changed = !files.is_empty();
        let mut take_out = |all: &mut Vec<Entry>| {
            all.retain(|entry| {
                let stays = !is_within(&entry.head.path, |file| files.contains(file));
                if !stays {
                    let mut entry = entry.clone();
                    if let Some(head) = told.remove(&entry.head.id) {
                        entry.head = head;
                    }
                    before.insert(entry.head.id.clone(), entry);
                }
                stays
            });
        };
        if changed {
            self.shelf.change(&mut take_out);
        }
        let mut news = Reloaded {
            asked,
            ..Reloaded::default()
        };
        let mut differs = false;
        let mut now = Vec::with_capacity(entries.len());
        for entry in entries {
            match before.remove(&entry.head.id) {
                None => news.new += 1,
                Some(old) => {
                    // Of a file of many articles only those count that are seen to differ.
                    let written = entry.head.record.is_none() && rewritten.contains(&entry.head.path);
                    let other = !is_alike(&old, &entry);
                    news.changed += usize::from(written || other);
                    differs |= other || old.head.place != entry.head.place;
                    news.reread.insert(entry.head.id.clone());
                }
            }
            now.push(self.corrected(entry));
        }
        news.lost = before.into_keys().collect();
        differs |= news.new > 0 || !news.lost.is_empty();
        if changed {
            self.read = self.shelf.add(now);
        }

        let mut all = std::mem::take(&mut self.problems);
        let known = all.clone();
        // What is no file and has a problem got it from the walk, which has just been made again.
        all.retain(|problem| {
            is_within(&problem.path, |file| stamps.files.contains_key(file))
                && !is_within(&problem.path, |file| files.contains(file))
        });
        all.extend(stamps.problems.iter().cloned());
        all.append(&mut problems);
        all.sort();
        differs |= known.len() != all.len() || !known.iter().all(|problem| all.binary_search(problem).is_ok());
        self.problems = all;
        if last {
            self.stamps = Some(Arc::clone(&stamps));
            self.offered = false;
            if changed {
                self.keep_at = Some(Instant::now() + QUIET);
            }
        }
        let at_once = differs && self.took > SLOW;
        if at_once {
            // The whole is grouped anew, but what changed is not to wait for that.
            self.show_unsorted();
        }
        self.news.push(news);
        self.complete |= last;
        // What is shown can be told; what is not waits until it is.
        if at_once || !(self.stale || differs) {
            self.tell();
        }
        self.stale |= differs;
    }

    /// Tells what has changed since it was told last, as one piece of news.
    fn tell(&mut self) {
        if !std::mem::take(&mut self.complete) {
            return;
        }
        let news = std::mem::take(&mut self.news).into_iter().reduce(|mut all, one| {
            all.new += one.new;
            all.changed += one.changed;
            all.reread.extend(one.reread);
            all.lost.extend(one.lost);
            all.asked |= one.asked;
            all
        });
        if let Some(news) = news {
            let _ = self.events.send(Event::Msg(Msg::Reloaded(news)));
        }
    }

    fn show(&mut self, heads: Vec<Arc<Head>>, stories: Vec<Story>) {
        let library = Library::hiding(self.edits.hidden(), heads, stories, self.problems.clone());
        let library = Arc::new(library);
        self.shelf.lend(&library);
        self.library = Arc::clone(&library);
        self.offered = false;
        let _ = self.events.send(Event::Msg(Msg::Library(library)));
        self.published = self.read;
    }
}

/// Whether two states of an article are known by the same facts and the same weighty words.
fn is_alike(one: &Entry, other: &Entry) -> bool {
    let placeless = |entry: &Entry| Head {
        place: Place::default(),
        ..Head::clone(&entry.head)
    };
    placeless(one) == placeless(other) && one.sketch == other.sketch
}

#[cfg(test)]
mod tests;
