//! What is kept comes back, whatever happens in between.

use super::*;

fn open(directory: &Path) -> Opened {
    Store::open(directory).unwrap()
}

fn read(article: &str, read: bool) -> Change {
    Change::Read {
        article: article.to_owned(),
        read,
    }
}

fn starred(article: &str, starred: bool) -> Change {
    Change::Starred {
        article: article.to_owned(),
        starred,
    }
}

#[test]
fn marks_and_places_come_back_by_corpus() {
    let directory = tempfile::tempdir().unwrap();
    let mut store = open(directory.path()).store;
    assert_eq!(store.kept("a").unwrap(), Kept::default());
    let changes = [
        read("x.txt", true),
        starred("x.txt", true),
        read("y.txt", true),
        Change::Left("reader x.txt".into()),
    ];
    store.keep("a", &changes).unwrap();
    store.keep("a", &[read("y.txt", false)]).unwrap();
    drop(store);

    let store = open(directory.path()).store;
    let kept = store.kept("a").unwrap();
    assert_eq!(kept.read, ["x.txt"]);
    assert_eq!(kept.starred, ["x.txt"]);
    assert_eq!(kept.left.as_deref(), Some("reader x.txt"));
    assert_eq!(store.kept("b").unwrap(), Kept::default());
}

#[test]
fn what_was_chosen_counts_whatever_the_corpus_and_the_last_choice_stays() {
    let directory = tempfile::tempdir().unwrap();
    let mut store = open(directory.path()).store;
    let chose = |value: &str| Change::Chose {
        name: "theme".into(),
        value: value.into(),
    };
    store.keep("a", &[chose("light")]).unwrap();
    store.keep("b", &[chose("dark")]).unwrap();
    assert_eq!(store.choices().unwrap().get("theme").map(String::as_str), Some("dark"));
}

fn tagged(article: &str, tag: &str, tagged: bool) -> Change {
    Change::Tagged {
        article: article.to_owned(),
        tag: tag.to_owned(),
        tagged,
    }
}

fn noted(article: &str, passage: &str, paragraph: u32, note: &str) -> Noted {
    Noted {
        article: article.to_owned(),
        passage: passage.to_owned(),
        paragraph,
        note: note.to_owned(),
    }
}

#[test]
fn tags_and_notes_come_back_by_corpus_and_are_taken_away() {
    let directory = tempfile::tempdir().unwrap();
    let mut store = open(directory.path()).store;
    let changes = [
        tagged("x.txt", "bridge", true),
        tagged("x.txt", "bridge", true),
        tagged("x.txt", "odd", true),
        tagged("y.txt", "odd", true),
        tagged("x.txt", "odd", false),
        Change::Noted(noted("x.txt", "The port waited.", 9, "why?")),
        Change::Noted(noted("x.txt", "It shut.", 2, "when?")),
        Change::Noted(noted("x.txt", "It shut.", 2, "at night")),
        Change::Noted(noted("y.txt", "Gone.", 0, "x")),
        Change::Unnoted {
            article: "y.txt".into(),
            passage: "Gone.".into(),
        },
    ];
    store.keep("a", &changes).unwrap();
    drop(store);
    let store = open(directory.path()).store;
    let kept = store.kept("a").unwrap();
    let tags: Vec<_> = kept
        .tags
        .iter()
        .map(|one| (one.article.as_str(), one.tag.as_str()))
        .collect();
    assert_eq!(tags, [("x.txt", "bridge"), ("y.txt", "odd")]);
    assert_eq!(
        kept.notes,
        [
            noted("x.txt", "It shut.", 2, "at night"),
            noted("x.txt", "The port waited.", 9, "why?")
        ]
    );
    assert_eq!(store.kept("b").unwrap(), Kept::default());
}

#[test]
fn corpora_are_listed_from_the_one_opened_last() {
    let directory = tempfile::tempdir().unwrap();
    let mut store = open(directory.path()).store;
    store.keep("old", &[Change::Opened(5)]).unwrap();
    store.keep("marked", &[read("x.txt", true)]).unwrap();
    store.keep("new", &[Change::Opened(7)]).unwrap();
    store.keep("old", &[Change::Opened(9)]).unwrap();
    let corpora = store.corpora().unwrap();
    assert_eq!(
        corpora,
        [
            ("old".into(), Some(9)),
            ("new".into(), Some(7)),
            ("marked".into(), None)
        ]
    );
}

fn corrected(article: &str, field: &str, value: Option<&str>) -> Change {
    Change::Corrected(Correction {
        article: article.to_owned(),
        field: field.to_owned(),
        value: value.map(str::to_owned),
    })
}

#[test]
fn corrections_and_the_steps_to_take_them_back_come_back_by_corpus() {
    let directory = tempfile::tempdir().unwrap();
    let mut store = open(directory.path()).store;
    let changes = [
        corrected("x.txt", "title", Some("New")),
        corrected("x.txt", "published", None),
        corrected("y.txt", "outlet", Some("Post")),
        Change::Did("one".into()),
    ];
    store.keep("a", &changes).unwrap();
    let changes = [
        corrected("x.txt", "title", Some("Newer")),
        Change::Uncorrected {
            article: "y.txt".into(),
            field: "outlet".into(),
        },
        Change::Did("two".into()),
        Change::Did("one".into()),
    ];
    store.keep("a", &changes).unwrap();
    store.keep("b", &[Change::Did("other".into())]).unwrap();
    drop(store);

    let mut store = open(directory.path()).store;
    let kept = store.kept("a").unwrap();
    let shown: Vec<_> = (kept.corrected.iter())
        .map(|one| (one.article.as_str(), one.field.as_str(), one.value.as_deref()))
        .collect();
    assert_eq!(shown, [("x.txt", "published", None), ("x.txt", "title", Some("Newer"))]);
    assert_eq!(kept.steps, ["one", "two", "one"]);
    store
        .keep("a", &[Change::Undid("one".into()), Change::Undid("never".into())])
        .unwrap();
    assert_eq!(store.kept("a").unwrap().steps, ["one", "two"]);
    assert_eq!(store.kept("b").unwrap().steps, ["other"]);
}

#[test]
fn what_was_said_of_stories_comes_back_by_corpus() {
    let tied = |one: &str, other: &str, tie: &str| Tied {
        one: one.to_owned(),
        other: other.to_owned(),
        tie: tie.to_owned(),
    };
    let directory = tempfile::tempdir().unwrap();
    let mut store = open(directory.path()).store;
    let changes = [
        Change::Tied(tied("x.txt", "y.txt", "apart")),
        Change::Tied(tied("a.txt", "y.txt", "together")),
        Change::Tied(tied("x.txt", "y.txt", "together")),
    ];
    store.keep("a", &changes).unwrap();
    store
        .keep("b", &[Change::Tied(tied("x.txt", "y.txt", "apart"))])
        .unwrap();
    drop(store);
    let mut store = open(directory.path()).store;
    let kept = |store: &Store, corpus| store.kept(corpus).unwrap().tied;
    assert_eq!(
        kept(&store, "a"),
        [tied("a.txt", "y.txt", "together"), tied("x.txt", "y.txt", "together")]
    );
    let untied = Change::Untied {
        one: "x.txt".into(),
        other: "y.txt".into(),
    };
    store.keep("a", &[untied]).unwrap();
    assert_eq!(kept(&store, "a"), [tied("a.txt", "y.txt", "together")]);
    assert_eq!(kept(&store, "b"), [tied("x.txt", "y.txt", "apart")]);
}

#[test]
fn steps_do_not_grow_without_end() {
    let directory = tempfile::tempdir().unwrap();
    let mut store = open(directory.path()).store;
    let steps: Vec<Change> = (0..STEPS + 5).map(|n| Change::Did(n.to_string())).collect();
    store.keep("b", &[Change::Did("other".into())]).unwrap();
    store.keep("a", &steps).unwrap();
    let kept = store.kept("a").unwrap().steps;
    assert_eq!((kept.len(), kept[0].as_str()), (1000, "5"));
    assert_eq!(store.kept("b").unwrap().steps, ["other"]);
}

#[test]
fn two_programs_at_once_keep_what_each_did() {
    let directory = tempfile::tempdir().unwrap();
    let mut one = open(directory.path()).store;
    let mut other = open(directory.path()).store;
    let threads = [("one", &mut one), ("other", &mut other)];
    std::thread::scope(|scope| {
        for (name, store) in threads {
            scope.spawn(move || {
                for number in 0..50 {
                    store
                        .keep(
                            "c",
                            &[
                                read(&format!("{name}{number:02}"), true),
                                starred("both", true),
                                corrected(name, "title", Some(&number.to_string())),
                                Change::Did(format!("{name}{number:02}")),
                            ],
                        )
                        .unwrap();
                }
            });
        }
    });
    // A read mark of one does not take away the star of the other.
    one.keep("c", &[read("both", true)]).unwrap();
    let kept = other.kept("c").unwrap();
    assert_eq!(kept.read.len(), 101);
    assert_eq!(kept.starred, ["both"]);
    assert_eq!((kept.corrected.len(), kept.steps.len()), (2, 100));
    assert!(kept.corrected.iter().all(|one| one.value.as_deref() == Some("49")));
    assert_eq!(kept, one.kept("c").unwrap());
}

#[test]
fn a_change_answered_is_seen_by_others_before_the_store_is_closed() {
    let directory = tempfile::tempdir().unwrap();
    let mut store = open(directory.path()).store;
    let changes = [
        read("x", true),
        corrected("x", "title", Some("New")),
        Change::Did("one".into()),
    ];
    store.keep("c", &changes).unwrap();
    // What a kill would leave behind: the files as they are now, without the closing of the first.
    let copy = tempfile::tempdir().unwrap();
    for file in ["parallax.db", "parallax.db-wal"] {
        fs::copy(directory.path().join(file), copy.path().join(file)).unwrap();
    }
    let kept = open(copy.path()).store.kept("c").unwrap();
    assert_eq!(
        (kept.read.as_slice(), kept.steps.as_slice()),
        (&["x".to_owned()][..], &["one".to_owned()][..])
    );
    assert_eq!(kept.corrected[0].value.as_deref(), Some("New"));
}

#[test]
fn a_broken_database_is_set_aside_with_its_bytes_and_said_so() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join(DATABASE);
    for aside in ["parallax.db.aside", "parallax.db.aside-2"] {
        fs::write(&path, "this is no database, it is a letter to the reader\n".repeat(40)).unwrap();
        let opened = open(directory.path());
        let notice = opened.notice.unwrap();
        assert!(notice.contains("is damaged") && notice.contains(aside), "{notice}");
        assert!(
            fs::read_to_string(directory.path().join(aside))
                .unwrap()
                .starts_with("this is no database")
        );
        assert_eq!(opened.store.kept("c").unwrap(), Kept::default());
        drop(opened.store);
    }
}

#[test]
fn damage_inside_is_found_when_it_is_opened() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join(DATABASE);
    let mut store = open(directory.path()).store;
    let many: Vec<Change> = (0..2000).map(|n| read(&format!("article number {n}"), true)).collect();
    store.keep("c", &many).unwrap();
    drop(store);
    let mut bytes = fs::read(&path).unwrap();
    let half = bytes.len() / 2;
    bytes[half..half + 4096].fill(0xa5);
    fs::write(&path, &bytes).unwrap();
    let opened = open(directory.path());
    assert!(opened.notice.unwrap().contains("is damaged"));
    assert_eq!(fs::read(directory.path().join("parallax.db.aside")).unwrap(), bytes);
}

#[test]
fn a_foreign_and_a_newer_database_are_set_aside() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join(DATABASE);
    Connection::open(&path)
        .unwrap()
        .execute_batch("CREATE TABLE bookmarks (url TEXT)")
        .unwrap();
    let opened = open(directory.path());
    assert!(opened.notice.unwrap().contains("another program"));
    drop(opened.store);

    Connection::open(&path)
        .unwrap()
        .pragma_update(None, "user_version", 999)
        .unwrap();
    let opened = open(directory.path());
    assert!(opened.notice.unwrap().contains("newer Parallax"));
    assert!(open(directory.path()).notice.is_none());
}

#[test]
fn a_place_that_can_not_be_written_is_an_error_that_names_it() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("file");
    fs::write(&file, "x").unwrap();
    let error = Store::open(&file).unwrap_err().to_string();
    assert!(error.contains("file"), "{error}");
    assert_eq!(fs::read_to_string(&file).unwrap(), "x");
}

#[test]
fn hidden_outlets_come_back_until_they_are_shown_again() {
    let directory = tempfile::tempdir().unwrap();
    let hide = |outlet: &str, hidden| Change::Hidden {
        outlet: outlet.into(),
        hidden,
    };
    let mut store = open(directory.path()).store;
    let changes = [hide("Post", true), hide("Courier", true), hide("Post", true)];
    store.keep("a", &changes).unwrap();
    drop(store);
    let mut store = open(directory.path()).store;
    assert_eq!(store.kept("a").unwrap().hidden, ["Courier", "Post"]);
    assert!(store.kept("b").unwrap().hidden.is_empty());
    store.keep("a", &[hide("Courier", false)]).unwrap();
    assert_eq!(store.kept("a").unwrap().hidden, ["Post"]);
}
