//! An index in a folder: made once, taken up again, brought up to date, made anew where it is no good.

use super::*;
use crate::app::edits::Edits;
use crate::corpus::Sources;
use crate::search::{Query, Reading, Shelved};
use crate::store::Cache;
use crossbeam_channel::unbounded;
use std::path::Path;

struct Corpus {
    folder: tempfile::TempDir,
    cache: tempfile::TempDir,
}

const BODY: &str =
    "The harbour board said on Friday that the ferries sail again from Monday morning, weather allowing.";

impl Corpus {
    fn new() -> Corpus {
        let corpus = Corpus {
            folder: tempfile::tempdir().unwrap(),
            cache: tempfile::tempdir().unwrap(),
        };
        for (name, word) in [("a.txt", "lantern"), ("b.txt", "anchor")] {
            corpus.put(name, word);
        }
        corpus
    }

    fn put(&self, name: &str, word: &str) {
        let text = format!("Ferries of {name}\n\nThe {word} was found.\n\n{BODY}\n");
        std::fs::write(self.folder.path().join(name), text).unwrap();
    }

    fn sources(&self) -> Sources {
        Sources::open(&[self.folder.path().to_owned()]).unwrap()
    }

    /// A program that keeps everything, and what it says.
    fn desk(&self) -> (Desk, crossbeam_channel::Receiver<Event>) {
        let (events, heard) = unbounded();
        let cache = Cache::at(self.cache.path().join("cache"));
        let desk = Desk {
            shelf: Arc::new(Shelf::new(self.sources())),
            keeper: Some(Keeper::new(cache, "corpus".to_owned())),
            cancel: Arc::default(),
            events,
            shown: Arc::default(),
            made: None,
            worth_keeping: 0,
        };
        (desk, heard)
    }

    fn offer(&self, edits: Edits) -> Offer {
        let heads = Mutex::new(Vec::new());
        let cancel = AtomicBool::new(false);
        self.sources().load(&cancel, &|loaded| {
            if let Loaded::Article(article) = loaded {
                heads.lock().unwrap().push(Arc::new(article.head));
            }
        });
        let heads: Vec<_> = heads
            .into_inner()
            .unwrap()
            .iter()
            .map(|head| edits.head(head))
            .collect();
        Offer {
            library: Arc::new(Library::build(heads, Vec::new(), Vec::new())),
            stamps: Some(Arc::new(self.sources().stamps(&Stamps::default(), &cancel).unwrap())),
            edits: Arc::new(edits),
        }
    }

    fn folder(&self) -> std::path::PathBuf {
        Cache::at(self.cache.path().join("cache")).folder("corpus")
    }
}

fn found(desk: &Desk, offer: &Offer, query: &str) -> Vec<String> {
    let (index, _) = desk.shown.get().unwrap();
    let shelved = Arc::new(Shelved::of(&offer.library.heads));
    let reading = Reading::of(&index, shelved, &|id| offer.library.index(&id.into())).unwrap();
    let answers = reading.search(&Query::parse(query).unwrap(), None).unwrap();
    let id = |article: u32| offer.library.heads[article as usize].id.to_string();
    let mut ids: Vec<String> = answers.iter().map(|answer| id(answer.article)).collect();
    ids.sort();
    ids
}

fn said(heard: &crossbeam_channel::Receiver<Event>) -> Vec<String> {
    heard
        .try_iter()
        .filter_map(|event| match event {
            Event::Msg(Msg::Failed(sentence)) => Some(sentence),
            _ => None,
        })
        .collect()
}

/// Every file of the index, with when it was written.
fn files(folder: &Path) -> Vec<(std::path::PathBuf, std::time::SystemTime)> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    let mut files: Vec<_> = entries
        .map(|entry| (entry.path(), entry.metadata().unwrap().modified().unwrap()))
        .collect();
    files.sort();
    files
}

#[test]
fn an_index_is_taken_up_again_and_not_made_anew() {
    let corpus = Corpus::new();
    let offer = corpus.offer(Edits::default());
    let (mut first, heard) = corpus.desk();
    assert!(first.take(&offer));
    assert_eq!(found(&first, &offer, "lantern"), ["a.txt"]);
    assert!(matches!(
        heard.try_iter().last(),
        Some(Event::Msg(Msg::Indexing {
            done: 2,
            all: 2,
            grown: true
        }))
    ));
    let before = files(&corpus.folder());
    let (mut second, heard) = corpus.desk();
    assert!(second.take(&offer));
    assert_eq!(found(&second, &offer, "lantern"), ["a.txt"]);
    assert_eq!(files(&corpus.folder()), before);
    assert!(said(&heard).is_empty());
}

#[test]
fn what_changed_is_brought_up_to_date() {
    let corpus = Corpus::new();
    corpus.put("c.txt", "lantern");
    let offer = corpus.offer(Edits::default());
    let (mut desk, _heard) = corpus.desk();
    assert!(desk.take(&offer));
    assert_eq!(found(&desk, &offer, "lantern"), ["a.txt", "c.txt"]);
    corpus.put("a.txt", "rudder of the boat");
    corpus.put("d.txt", "compass");
    std::fs::remove_file(corpus.folder.path().join("c.txt")).unwrap();
    let offer = corpus.offer(Edits::default());
    // By the same program, and by one that is started later.
    let (other, _heard) = corpus.desk();
    for mut desk in [desk, other] {
        assert!(desk.take(&offer));
        assert!(found(&desk, &offer, "lantern").is_empty());
        assert_eq!(found(&desk, &offer, "rudder"), ["a.txt"]);
        assert_eq!(found(&desk, &offer, "compass"), ["d.txt"]);
        assert_eq!(found(&desk, &offer, "anchor"), ["b.txt"]);
        assert_eq!(found(&desk, &offer, "ferries"), ["a.txt", "b.txt", "d.txt"]);
    }
}

#[test]
fn a_corrected_title_is_found_and_the_old_one_is_not() {
    let corpus = Corpus::new();
    let (mut desk, _heard) = corpus.desk();
    assert!(desk.take(&corpus.offer(Edits::default())));
    let edits = Edits::from_iter([("a.txt", "title", Some("Zeppelins"))]);
    let offer = corpus.offer(edits);
    assert!(desk.take(&offer));
    assert_eq!(found(&desk, &offer, "title:zeppelin"), ["a.txt"]);
    assert_eq!(found(&desk, &offer, "title:ferries"), ["b.txt"]);
    let offer = corpus.offer(Edits::default());
    assert!(desk.take(&offer));
    assert_eq!(found(&desk, &offer, "title:ferries"), ["a.txt", "b.txt"]);
}

#[test]
fn a_damaged_index_is_made_anew_with_a_line_about_it() {
    let corpus = Corpus::new();
    let offer = corpus.offer(Edits::default());
    let (mut desk, _heard) = corpus.desk();
    assert!(desk.take(&offer));
    drop(desk);
    let store = files(&corpus.folder())
        .into_iter()
        .map(|(path, _)| path)
        .find(|path| path.extension().is_some_and(|extension| extension == "store"));
    std::fs::write(store.unwrap(), "nothing").unwrap();
    let (mut desk, heard) = corpus.desk();
    assert!(desk.take(&offer));
    assert_eq!(
        said(&heard),
        ["What was kept for searching this corpus is damaged; it is made anew."]
    );
    assert_eq!(found(&desk, &offer, "lantern"), ["a.txt"]);
}

#[test]
fn two_programs_do_not_change_it_at_once() {
    let corpus = Corpus::new();
    let offer = corpus.offer(Edits::default());
    let (mut desk, heard) = corpus.desk();
    let lock = Index::lock(&corpus.folder()).unwrap().unwrap();
    assert!(!desk.take(&offer), "it is to be tried again");
    assert!(desk.shown.get().is_none() && said(&heard).is_empty());
    drop(lock);
    assert!(desk.take(&offer));
    assert_eq!(found(&desk, &offer, "anchor"), ["b.txt"]);
}

#[test]
fn where_nothing_can_be_kept_it_is_made_in_memory() {
    let corpus = Corpus::new();
    let offer = corpus.offer(Edits::default());
    // A file stands where the folder is to be.
    std::fs::write(corpus.cache.path().join("cache"), "in the way").unwrap();
    let (mut desk, heard) = corpus.desk();
    assert!(desk.take(&offer));
    assert_eq!(said(&heard).len(), 1);
    assert_eq!(found(&desk, &offer, "anchor"), ["b.txt"]);
    corpus.put("b.txt", "rudder of the boat");
    let offer = corpus.offer(Edits::default());
    assert!(desk.take(&offer));
    assert_eq!(found(&desk, &offer, "rudder"), ["b.txt"]);
    assert!(found(&desk, &offer, "anchor").is_empty());
}

#[test]
fn a_small_corpus_is_not_kept() {
    let corpus = Corpus::new();
    let offer = corpus.offer(Edits::default());
    let (mut desk, _heard) = corpus.desk();
    desk.worth_keeping = WORTH_KEEPING;
    assert!(desk.take(&offer));
    assert_eq!(found(&desk, &offer, "anchor"), ["b.txt"]);
    assert!(!corpus.folder().exists());
}
