//! A loader, with what it keeps and takes up, on folders of its own.

use super::*;
use crate::app::Library;
use crate::store::Cache;
use crate::story::{Frame, Snapshot};
use crossbeam_channel::Receiver;
use std::path::Path;
use std::sync::atomic::Ordering;

/// A loader at work on a folder.
struct Desk {
    cancel: Arc<AtomicBool>,
    events: Receiver<Event>,
    loading: Loading,
}

impl Desk {
    fn start(corpus: &Path, keeper: &Keeper) -> Desk {
        let (sender, events) = unbounded();
        let cancel = Arc::new(AtomicBool::new(false));
        let shelf = Arc::new(Shelf::new(Sources::open(&[corpus.to_owned()]).unwrap()));
        let loading = start(shelf, (Arc::default(), Some(keeper.clone())), cancel.clone(), sender).unwrap();
        Desk {
            cancel,
            events,
            loading,
        }
    }

    /// The library in which `is_there` holds.
    fn library(&self, is_there: impl Fn(&Library) -> bool) -> Arc<Library> {
        loop {
            match self.events.recv_timeout(Duration::from_secs(60)).unwrap() {
                Event::Msg(Msg::Library(library)) if is_there(&library) => return library,
                _ => {}
            }
        }
    }

    /// Looks for changes; when it has, everything it found has been told.
    fn look(&self) -> Vec<Arc<Library>> {
        self.loading.look();
        let mut libraries = Vec::new();
        loop {
            match self.events.recv_timeout(Duration::from_secs(60)).unwrap() {
                Event::Msg(Msg::Library(library)) => libraries.push(library),
                Event::Msg(Msg::Reloaded(news)) if news.asked => return libraries,
                _ => {}
            }
        }
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.cancel.store(true, Ordering::Relaxed);
    }
}

fn titles(library: &Library) -> Vec<&str> {
    library.heads.iter().filter_map(|head| head.title.as_deref()).collect()
}

#[test]
fn a_corpus_that_has_not_changed_is_not_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let corpus = folder.path().join("news");
    std::fs::create_dir(&corpus).unwrap();
    for (name, what) in [("a.txt", "Ferries sail"), ("b.txt", "Bread rises")] {
        let text = format!("{what} again\n\n{what} again from Monday, the harbour board said on Friday morning.\n");
        std::fs::write(corpus.join(name), text).unwrap();
        // What was written at the moment it was read would be read again.
        let file = std::fs::File::options().append(true).open(corpus.join(name)).unwrap();
        file.set_modified(SystemTime::now() - Duration::from_secs(60)).unwrap();
    }
    let cache = Cache::at(folder.path().join("cache"));
    let key = Sources::open(std::slice::from_ref(&corpus)).unwrap().key();
    let keeper = Keeper::new(cache.clone(), key.clone());
    let kept = || Snapshot::open(&cache, &key).unwrap();
    {
        let desk = Desk::start(&corpus, &keeper);
        desk.library(|library| library.heads.len() == 2);
        while kept().is_none() {
            std::thread::yield_now();
        }
    }
    // What is kept is made to say something else than the files: whoever reads the files would not find it.
    let snapshot = kept().unwrap();
    let entries: Vec<Entry> = (snapshot.heads.iter().zip(snapshot.unread.sketches().unwrap()))
        .map(|(head, sketch)| {
            let mut head = Arc::clone(head);
            Arc::make_mut(&mut head).title = Some(format!("Kept {}", head.id));
            Entry { head, sketch }
        })
        .collect();
    let (frame, stamps): (Frame, _) = (snapshot.frame, snapshot.unread.stamps().unwrap());
    Snapshot::keep((&cache, &key), &frame, &stamps, &entries, &snapshot.stories).unwrap();

    let desk = Desk::start(&corpus, &keeper);
    let library = desk.library(|library| !library.heads.is_empty());
    assert_eq!(titles(&library), ["Kept a.txt", "Kept b.txt"]);
    assert!(desk.look().is_empty());

    // Of what has changed, only that is read.
    std::fs::write(
        corpus.join("b.txt"),
        "Bread falls\n\nBread falls on Monday, the bakers of the old town said on Friday.\n",
    )
    .unwrap();
    desk.look();
    while kept().is_none_or(|snapshot| snapshot.heads[1].title.as_deref() != Some("Bread falls")) {
        std::thread::yield_now();
    }
    let now = kept().unwrap();
    assert_eq!(now.heads[0].title.as_deref(), Some("Kept a.txt"));
}
