//! What has been read so far, shared by those who work on it.

use super::indexer::Offer;
use crate::app::Library;
use crate::corpus::{Head, Sources};
use crate::story::{Entry, Sketch, Unread};
use crossbeam_channel::Sender;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock, RwLockReadGuard};

/// All entries read so far, where they were read from, and the libraries made of them.
#[derive(Debug)]
pub struct Shelf {
    sources: RwLock<Sources>,
    entries: RwLock<Vec<Entry>>,
    /// Entries that come from the cache, whose sketches nobody has asked for yet.
    packed: Mutex<Option<Packed>>,
    /// The cache could not be read to its end: what is made of it is not to be kept.
    unsound: AtomicBool,
    lent: Mutex<Vec<Arc<Library>>>,
    /// Who makes it searchable.
    indexer: OnceLock<Sender<Offer>>,
}

/// Heads, and where their sketches are.
#[derive(Debug)]
struct Packed {
    heads: Vec<Arc<Head>>,
    unread: Arc<Unread>,
}

impl Shelf {
    /// An empty one.
    pub fn new(sources: Sources) -> Shelf {
        Shelf {
            sources: RwLock::new(sources),
            entries: RwLock::default(),
            packed: Mutex::default(),
            unsound: AtomicBool::default(),
            lent: Mutex::default(),
            indexer: OnceLock::new(),
        }
    }

    /// Where articles are read from.
    pub fn sources(&self) -> Sources {
        self.sources.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// From now on what is offered goes here.
    pub fn offer_to(&self, indexer: Sender<Offer>) {
        let _ = self.indexer.set(indexer);
    }

    /// Offers a corpus that has been read and grouped to be made searchable.
    pub fn offer(&self, offer: Offer) {
        if let Some(indexer) = self.indexer.get() {
            let _ = indexer.send(offer);
        }
    }

    /// From now on articles are read from here: the same files under other settings.
    pub fn read_from(&self, sources: Sources) {
        *self.sources.write().unwrap_or_else(PoisonError::into_inner) = sources;
    }

    /// Puts entries from the cache in the place of all there are; their sketches are read when they are needed.
    pub fn put_packed(&self, heads: Vec<Arc<Head>>, unread: Arc<Unread>) {
        let mut packed = self.packed.lock().unwrap_or_else(PoisonError::into_inner);
        self.entries.write().unwrap_or_else(PoisonError::into_inner).clear();
        *packed = Some(Packed { heads, unread });
    }

    /// Forgets all entries.
    pub fn clear(&self) {
        let mut packed = self.packed.lock().unwrap_or_else(PoisonError::into_inner);
        *packed = None;
        self.unsound.store(false, Ordering::Relaxed);
        self.entries.write().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// Whether all entries are as their files, or the cache, gave them.
    pub fn is_sound(&self) -> bool {
        !self.unsound.load(Ordering::Relaxed)
    }

    fn unpack(&self) {
        // Held until the entries are there, so that nobody finds none.
        let mut packed = self.packed.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(Packed { heads, unread }) = packed.take() else {
            return;
        };
        // They were looked through when they were taken up. Should the disk fail since, articles stand alone until the next start.
        let mut sketches = unread.sketches().unwrap_or_else(|_| {
            self.unsound.store(true, Ordering::Relaxed);
            Vec::new()
        });
        let mut sketches = sketches.drain(..);
        let entries = heads.into_iter().map(|head| Entry {
            head,
            sketch: sketches.next().unwrap_or_else(Sketch::empty),
        });
        *self.entries.write().unwrap_or_else(PoisonError::into_inner) = entries.collect();
    }

    /// Changes the entries; nobody sees them half changed.
    pub fn change<T>(&self, change: impl FnOnce(&mut Vec<Entry>) -> T) -> T {
        self.unpack();
        change(&mut self.entries.write().unwrap_or_else(PoisonError::into_inner))
    }

    /// Adds what was read; returns how many there are now.
    pub fn add(&self, entries: Vec<Entry>) -> usize {
        self.change(|all| {
            all.extend(entries);
            all.len()
        })
    }

    /// All entries, in the order they were read.
    pub fn entries(&self) -> RwLockReadGuard<'_, Vec<Entry>> {
        self.unpack();
        self.entries.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is known of all articles, in the order they were read; sketches stay on the disk.
    pub fn heads(&self) -> Vec<Arc<Head>> {
        let packed = self.packed.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(packed) = &*packed {
            return packed.heads.clone();
        }
        drop(packed);
        self.entries().iter().map(|entry| Arc::clone(&entry.head)).collect()
    }

    /// The files articles were read of, each as often as it holds one.
    pub fn paths(&self) -> Vec<String> {
        self.heads().iter().map(|head| head.path.clone()).collect()
    }

    /// Keeps a library that goes to the screen until [`Shelf::sweep`]: to take a large one apart takes longer than a
    /// key may wait for its answer, so that must not happen where the screen lets go of it.
    pub fn lend(&self, library: &Arc<Library>) {
        self.lent().push(Arc::clone(library));
    }

    /// Takes apart the libraries nobody holds any more; returns whether one but the latest is still held.
    pub fn sweep(&self) -> bool {
        let mut lent = self.lent();
        let (held, free) = lent.drain(..).partition(|library| Arc::strong_count(library) > 1);
        *lent = held;
        let waiting = lent.len() > 1;
        drop(lent);
        drop::<Vec<_>>(free);
        waiting
    }

    fn lent(&self) -> std::sync::MutexGuard<'_, Vec<Arc<Library>>> {
        self.lent.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_libraries_nobody_holds_are_swept() {
        let shelf = Shelf::new(Sources::demo());
        let [old, new] = [(); 2].map(|()| Arc::new(Library::default()));
        shelf.lend(&old);
        shelf.lend(&new);
        assert!(shelf.sweep());
        let gone = Arc::downgrade(&old);
        drop(old);
        assert!(gone.upgrade().is_some());
        assert!(!shelf.sweep());
        assert!(gone.upgrade().is_none());
    }

    #[test]
    fn a_cache_that_breaks_off_leaves_the_articles_and_is_known_to_be_unsound() {
        use crate::corpus::Stamps;
        use crate::story::{Frame, Snapshot};
        let folder = tempfile::tempdir().unwrap();
        let cache = crate::store::Cache::at(folder.path().to_owned());
        let text = "Ferries sail\n\nFerries sail again from Monday, the harbour board said on Friday.\n";
        let entries: Vec<Entry> = crate::corpus::probe("a.txt", text.as_bytes())
            .into_iter()
            .filter_map(|loaded| match loaded {
                crate::corpus::Loaded::Article(article) => Some(Entry {
                    sketch: Sketch::of(&article),
                    head: Arc::new(article.head),
                }),
                _ => None,
            })
            .collect();
        Snapshot::keep((&cache, "news"), &Frame::default(), &Stamps::default(), &entries, &[]).unwrap();
        let open = || Snapshot::open(&cache, "news").unwrap().unwrap();
        let (whole, broken) = (open(), open());
        let shelf = Shelf::new(Sources::demo());
        shelf.put_packed(whole.heads, whole.unread);
        assert_eq!(shelf.entries()[0].sketch, entries[0].sketch);
        assert!(shelf.is_sound());

        let file = std::fs::read_dir(folder.path())
            .unwrap()
            .next()
            .unwrap()
            .unwrap()
            .path();
        std::fs::File::options()
            .write(true)
            .open(file)
            .unwrap()
            .set_len(9)
            .unwrap();
        shelf.put_packed(broken.heads, broken.unread);
        assert_eq!(shelf.entries().len(), 1);
        assert!(!shelf.is_sound());
    }
}
