//! Looking for changes, on folders of its own.

use super::*;
use crossbeam_channel::unbounded;
use std::cell::RefCell;
use std::fs;
use std::path::Path;

const TEXT: &str = "Ferry strike ends\n\nThe ferries sail again from Monday, the harbour board said on Friday.\n";

/// Runs `test` on a corpus of two files that has been loaded; it gets the folder, and what looks.
fn on_corpus(test: impl FnOnce(&Path, &mut dyn FnMut(bool) -> (Option<Again>, Vec<String>))) {
    let folder = tempfile::tempdir().unwrap();
    let corpus = folder.path().join("news");
    fs::create_dir(&corpus).unwrap();
    for name in ["a.txt", "b.txt"] {
        fs::write(corpus.join(name), TEXT).unwrap();
    }
    let shelf = Shelf::new(Sources::open(std::slice::from_ref(&corpus)).unwrap());
    let cancel = AtomicBool::new(false);
    let (pieces, given) = unbounded();
    let mut watched = Watched {
        shelf: &shelf,
        cancel: &cancel,
        pieces: &pieces,
        known: Arc::default(),
        first: false,
        settings: None,
        failed: None,
    };
    let later = SystemTime::now() + Duration::from_secs(60);
    watched.begin(shelf.sources().stamps(&Stamps::default(), &cancel).unwrap(), later);
    let mut look = |asked| {
        let said = RefCell::new(Vec::new());
        watched.look(asked, &|sentence| said.borrow_mut().push(sentence));
        let again = given.try_iter().filter(|piece| !matches!(piece, Piece::Stamps(_)));
        let again = again.last().map(|piece| match piece {
            Piece::Again(again) => again,
            other => panic!("{other:?}"),
        });
        (again, said.into_inner())
    };
    test(&corpus, &mut look);
}

#[test]
fn only_what_changed_is_read_again() {
    on_corpus(|corpus, look| {
        assert!(look(false).0.unwrap().files.is_empty());
        fs::write(corpus.join("b.txt"), TEXT.replace("Friday", "Saturday")).unwrap();
        fs::write(corpus.join("c.txt"), TEXT).unwrap();
        fs::remove_file(corpus.join("a.txt")).unwrap();
        let again = look(true).0.unwrap();
        assert_eq!(again.files.iter().collect::<Vec<_>>(), ["a.txt", "b.txt", "c.txt"]);
        assert_eq!(again.rewritten.iter().collect::<Vec<_>>(), ["b.txt"]);
        let mut read: Vec<&str> = again.entries.iter().map(|entry| entry.head.id.as_str()).collect();
        read.sort_unstable();
        assert_eq!(read, ["b.txt", "c.txt"]);
        assert!(again.last && again.asked);
        assert!(look(false).0.unwrap().files.is_empty());
    });
}

#[test]
fn a_folder_that_is_gone_for_a_while_takes_nothing_away_and_is_told_once() {
    on_corpus(|corpus, look| {
        let aside = corpus.with_file_name("aside");
        fs::rename(corpus, &aside).unwrap();
        let (again, said) = look(false);
        assert!(again.is_none());
        assert!(said[0].ends_with("is not there any more; R looks again"), "{said:?}");
        assert!(look(false).1.is_empty());
        assert_eq!(look(true).1.len(), 1);
        fs::rename(&aside, corpus).unwrap();
        let (again, said) = look(true);
        assert!(again.unwrap().lost_nothing() && said.is_empty());
    });
}

impl Again {
    fn lost_nothing(&self) -> bool {
        self.files.len() == self.entries.len()
    }
}

#[test]
fn settings_that_appear_have_everything_read_anew() {
    on_corpus(|corpus, look| {
        fs::write(corpus.join("parallax.toml"), "").unwrap();
        let again = look(false).0.unwrap();
        assert!(again.files.contains("a.txt") && again.files.contains("b.txt"));
        assert!(look(false).0.unwrap().files.is_empty());
    });
}

#[test]
fn many_files_come_in_pieces_and_only_the_last_says_so() {
    let folder = tempfile::tempdir().unwrap();
    for n in 0..FIRST + 3 {
        fs::write(folder.path().join(format!("{n}.txt")), TEXT).unwrap();
    }
    let shelf = Shelf::new(Sources::open(&[folder.path().to_owned()]).unwrap());
    let cancel = AtomicBool::new(false);
    let (pieces, given) = unbounded();
    let mut watched = Watched {
        shelf: &shelf,
        cancel: &cancel,
        pieces: &pieces,
        known: Arc::default(),
        first: true,
        settings: None,
        failed: None,
    };
    watched.look(true, &|sentence| panic!("{sentence}"));
    let told = given.try_iter().map(|piece| match piece {
        Piece::Again(again) => (again.entries.len(), again.last, again.asked),
        other => panic!("{other:?}"),
    });
    assert_eq!(told.collect::<Vec<_>>(), [(FIRST, false, false), (3, true, true)]);
}

#[test]
fn a_burst_is_over_when_it_is_quiet_or_the_reader_asks() {
    let (wake, wakes) = unbounded();
    for _ in 0..100 {
        wake.send(Wake::Touched).unwrap();
    }
    assert!(!settled(&wakes, Wake::Touched, Instant::now()));
    assert!(wakes.is_empty());
    wake.send(Wake::Touched).unwrap();
    wake.send(Wake::Asked).unwrap();
    assert!(settled(&wakes, Wake::Touched, Instant::now()));
    wake.send(Wake::Touched).unwrap();
    assert!(settled(&wakes, Wake::Asked, Instant::now()));
    assert!(wakes.is_empty());
}
