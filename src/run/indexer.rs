//! Keeps the index by which a corpus is searched: made once the list can be used, brought up to date when files or titles
//! change, kept in the cache where the corpus is large.

use super::event::Event;
use super::keeper::Keeper;
use super::panics;
use super::priority::yield_to_screen;
use super::shelf::Shelf;
use crate::app::edits::Field;
use crate::app::{Edits, Library, Msg};
use crate::corpus::{Article, Loaded, Stamps};
use crate::search::{Index, Manifest, Space, Unusable, Writer};
use crate::store;
use crossbeam_channel::{Receiver, RecvTimeoutError, Sender};
use std::collections::BTreeSet;
use std::fs::File;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, Instant};

/// Words of a corpus from which its index is worth keeping: a smaller one is made in a second.
pub const WORTH_KEEPING: usize = 1_000_000;
/// Articles after which what is indexed is first shown; then each time half as much again, so that all showings together
/// cost a fixed share.
const FIRST: usize = 2_000;
/// Shortest time between two tellings of how far it is.
const PROGRESS: Duration = Duration::from_millis(100);
/// Between two looks whether another program has finished with the index.
const PATIENCE: Duration = Duration::from_millis(200);

/// A corpus to be made searchable.
#[derive(Debug, Clone)]
pub struct Offer {
    pub library: Arc<Library>,
    /// How its files stood; `None`: not known yet.
    pub stamps: Option<Arc<Stamps>>,
    pub edits: Arc<Edits>,
}

/// The index that is searched now, and a number that changes with what is in it.
#[derive(Debug, Default)]
pub struct Shown(Mutex<(Option<Arc<Index>>, u64)>);

impl Shown {
    /// The index, where there is one yet.
    pub fn get(&self) -> Option<(Arc<Index>, u64)> {
        let shown = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Some((Arc::clone(shown.0.as_ref()?), shown.1))
    }

    fn show(&self, index: &Arc<Index>) {
        let mut shown = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *shown = (Some(Arc::clone(index)), shown.1 + 1);
    }
}

/// What the indexer works with.
pub struct Desk {
    pub shelf: Arc<Shelf>,
    pub keeper: Option<Keeper>,
    pub cancel: Arc<AtomicBool>,
    pub events: Sender<Event>,
    pub shown: Arc<Shown>,
    /// The index as it was left last, and of what it was made.
    pub made: Option<(Arc<Index>, Manifest)>,
    /// Words of a corpus from which it is kept.
    pub worth_keeping: usize,
}

/// Takes up what is offered until the program ends.
pub fn run(desk: &mut Desk, offers: &Receiver<Offer>) {
    yield_to_screen();
    let mut waiting: Option<Offer> = None;
    loop {
        let offer = match &waiting {
            Some(_) => offers.recv_timeout(PATIENCE),
            None => offers.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        let offer = match offer {
            Ok(offer) => offers.try_iter().last().unwrap_or(offer),
            Err(RecvTimeoutError::Disconnected) => return,
            Err(RecvTimeoutError::Timeout) => match waiting.take() {
                Some(offer) => offer,
                None => continue,
            },
        };
        if desk.cancel.load(Ordering::Relaxed) {
            return;
        }
        waiting = (!desk.take(&offer)).then_some(offer);
    }
}

impl Desk {
    fn say(&self, sentence: String) {
        let _ = self.events.send(Event::Msg(Msg::Failed(sentence)));
    }

    fn tell(&self, done: usize, all: usize, grown: bool) {
        let _ = self.events.send(Event::Msg(Msg::Indexing { done, all, grown }));
    }

    /// Brings the index up to date; `false`: another program is at it, and it is to be tried again.
    fn take(&mut self, offer: &Offer) -> bool {
        let changes = !self.shelf.sources().grounds().is_empty();
        let stamps = match &offer.stamps {
            Some(stamps) => Arc::clone(stamps),
            None if changes => return true,
            None => Arc::default(),
        };
        let words: usize = offer.library.heads.iter().map(|head| head.words).sum();
        let keeper = self.keeper.clone().filter(|_| words >= self.worth_keeping);
        let manifest = Manifest {
            maker: store::maker(),
            key: keeper
                .as_ref()
                .map(|keeper| keeper.key().to_owned())
                .unwrap_or_default(),
            stamps,
            titles: titles(&offer.edits),
        };
        let all = offer.library.heads.len();
        let Some(keeper) = keeper else {
            return self.in_memory(offer, &manifest);
        };
        match Index::lock(&keeper.folder()) {
            Ok(Some(lock)) => {
                match self.in_folder(&keeper, offer, &manifest, &lock) {
                    Ok(()) => keeper.make_room(),
                    Err(error) => self.without_cache(offer, &manifest, &error),
                }
                true
            }
            Ok(None) => {
                self.tell(0, all, false);
                false
            }
            Err(error) => {
                self.without_cache(offer, &manifest, &error.into());
                true
            }
        }
    }

    /// Where nothing can be kept, everything is made anew at every start.
    fn without_cache(&mut self, offer: &Offer, manifest: &Manifest, error: &Unusable) {
        if self.cancel.load(Ordering::Relaxed) {
            return;
        }
        self.say(format!(
            "The index for searching can't be kept for the next start: {error}."
        ));
        (self.keeper, self.made) = (None, None);
        self.in_memory(offer, manifest);
    }

    fn in_memory(&mut self, offer: &Offer, manifest: &Manifest) -> bool {
        let made = match self.made.take() {
            Some((index, before)) => self.update(index, &before, offer, manifest),
            None => self.make(&Space::Memory, offer, manifest),
        };
        match made {
            Ok(index) => self.made = Some((index, manifest.clone())),
            Err(error) => self.say(format!("This corpus can't be searched: {error}.")),
        }
        true
    }

    /// `_lock`: nobody else changes the index meanwhile.
    fn in_folder(&mut self, keeper: &Keeper, offer: &Offer, manifest: &Manifest, _lock: &File) -> Result<(), Unusable> {
        let folder = keeper.folder();
        let open = || {
            let Some((index, before)) = Index::open(&folder, &manifest.maker, &manifest.key)? else {
                return Ok(None);
            };
            // Looked through once; what is written later is our own, or of a program like this.
            if self.made.is_none() {
                index.verify()?;
            }
            Ok(Some((Arc::new(index), before)))
        };
        // The library does not expect every kind of damage.
        let opened = panics::catch("Opening the index", open).unwrap_or(Err(Unusable::Damaged));
        let opened = opened.unwrap_or_else(|unfit| {
            self.say(format!(
                "What was kept for searching this corpus {unfit}; it is made anew."
            ));
            None
        });
        let index = match opened {
            Some((index, before)) => self.update(index, &before, offer, manifest)?,
            None => self.make(&Space::Folder(folder), offer, manifest)?,
        };
        self.made = Some((index, manifest.clone()));
        Ok(())
    }

    fn make(&self, space: &Space, offer: &Offer, manifest: &Manifest) -> Result<Arc<Index>, Unusable> {
        let all = offer.library.heads.len();
        let index = Arc::new(Index::create(space)?);
        let writing = Writing::begin(self, &index, offer, true)?;
        // One in memory is made so quickly that nothing need be said of it at first.
        if *space != Space::Memory {
            self.tell(0, all, false);
        }
        self.shelf
            .sources()
            .load(&self.cancel, &|loaded| writing.take(loaded, manifest));
        writing.end(manifest)?;
        self.shown.show(&index);
        self.tell(all, all, true);
        Ok(index)
    }

    fn update(
        &self,
        index: Arc<Index>,
        before: &Manifest,
        offer: &Offer,
        manifest: &Manifest,
    ) -> Result<Arc<Index>, Unusable> {
        let all = offer.library.heads.len();
        let files = before.changed_files(manifest);
        let titles = before.changed_titles(manifest);
        // What is there can be searched meanwhile.
        self.shown.show(&index);
        if !files.is_empty() || !titles.is_empty() {
            let writing = Writing::begin(self, &index, offer, false)?;
            let mut titles: BTreeSet<&String> = titles.iter().collect();
            writing.forget(&files);
            let sources = self.shelf.sources();
            if !files.is_empty() {
                sources.load_some(files.clone(), &self.cancel, &|loaded| writing.take(loaded, manifest));
            }
            titles.retain(|id| {
                !crate::corpus::is_within(id.rsplit_once('#').map_or(id, |(path, _)| path), |file| {
                    files.contains(file)
                })
            });
            for id in titles {
                let head = offer.library.head(&id.as_str().into());
                // What can't be read any more is gone, and will be seen to be.
                if let Some(Ok(article)) = head.map(|head| sources.read(head)) {
                    writing.replace(article, manifest);
                }
            }
            writing.end(manifest)?;
            self.shown.show(&index);
        } else if before != manifest {
            index.writer(false)?.finish(manifest)?;
        }
        self.tell(all, all, true);
        Ok(index)
    }
}

/// Titles that were corrected.
fn titles(edits: &Edits) -> std::collections::BTreeMap<String, Option<String>> {
    let said = |id: &crate::corpus::ArticleId| {
        let said = edits.said(id, Field::Title)?;
        Some((id.to_string(), said.as_deref().map(str::to_owned)))
    };
    edits.ids().filter_map(said).collect()
}

/// An index being written, by several threads.
struct Writing<'a> {
    desk: &'a Desk,
    index: &'a Arc<Index>,
    offer: &'a Offer,
    writer: RwLock<Writer>,
    done: AtomicUsize,
    /// At how many articles what there is is shown next; none where all is shown at once.
    show_at: Option<AtomicUsize>,
    told: Mutex<Instant>,
    failed: Mutex<Option<Unusable>>,
}

impl<'a> Writing<'a> {
    fn begin(desk: &'a Desk, index: &'a Arc<Index>, offer: &'a Offer, anew: bool) -> Result<Writing<'a>, Unusable> {
        Ok(Writing {
            desk,
            index,
            offer,
            writer: RwLock::new(index.writer(anew)?),
            done: AtomicUsize::new(0),
            show_at: anew.then(|| AtomicUsize::new(FIRST)),
            told: Mutex::new(Instant::now()),
            failed: Mutex::default(),
        })
    }

    fn forget(&self, files: &BTreeSet<String>) {
        let writer = self.writer.read().unwrap_or_else(PoisonError::into_inner);
        for file in files {
            writer.forget_file(file);
        }
    }

    fn replace(&self, article: Article, manifest: &Manifest) {
        let writer = self.writer.read().unwrap_or_else(PoisonError::into_inner);
        writer.forget_article(article.head.id.as_str());
        drop(writer);
        self.add(article, manifest);
    }

    fn take(&self, loaded: Loaded, manifest: &Manifest) {
        yield_to_screen();
        if let Loaded::Article(article) = loaded {
            self.add(*article, manifest);
        }
    }

    fn add(&self, article: Article, manifest: &Manifest) {
        let article = self.offer.edits.article(article);
        let file = file_of(&article.head.path, &manifest.stamps);
        let writer = self.writer.read().unwrap_or_else(PoisonError::into_inner);
        let added = writer.add(&article, file);
        drop(writer);
        if let Err(error) = added {
            self.fail(error);
        }
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if let Some(show_at) = &self.show_at {
            let next = show_at.load(Ordering::Relaxed);
            if done >= next
                && show_at
                    .compare_exchange(next, next + next / 2, Ordering::Relaxed, Ordering::Relaxed)
                    .is_ok()
            {
                let shown = self.writer.write().unwrap_or_else(PoisonError::into_inner).show();
                match shown {
                    Ok(()) => self.desk.shown.show(self.index),
                    Err(error) => self.fail(error),
                }
                return self.desk.tell(done, self.all(), true);
            }
            let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
            if told.elapsed() >= PROGRESS {
                *told = Instant::now();
                self.desk.tell(done, self.all(), false);
            }
        }
    }

    /// Never all of them before the end.
    fn all(&self) -> usize {
        self.offer
            .library
            .heads
            .len()
            .max(self.done.load(Ordering::Relaxed) + 1)
    }

    fn fail(&self, error: Unusable) {
        self.failed
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get_or_insert(error);
    }

    fn end(self, manifest: &Manifest) -> Result<(), Unusable> {
        if let Some(error) = self.failed.into_inner().unwrap_or_else(PoisonError::into_inner) {
            return Err(error);
        }
        if self.desk.cancel.load(Ordering::Relaxed) {
            return Err(Unusable::Failed("the program ends".to_owned()));
        }
        self.writer
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner)
            .finish(manifest)
    }
}

/// The file on disk that holds an article: an archive, where the path leads into one.
fn file_of<'a>(path: &'a str, stamps: &Stamps) -> &'a str {
    let mut archives = path.match_indices("!/").filter_map(|(at, _)| path.get(..at));
    if stamps.files.contains_key(path) {
        return path;
    }
    let first = archives.clone().next();
    archives
        .find(|file| stamps.files.contains_key(*file))
        .or(first)
        .unwrap_or(path)
}

#[cfg(test)]
mod tests;
