//! A builder told of files on disk, without threads.

use super::*;
use crate::corpus::{Loaded, Sources};
use crate::story::Sketch;
use crossbeam_channel::unbounded;
use std::path::Path;
use std::sync::Mutex;

/// A corpus on disk, and a builder told of it without threads.
struct Desk {
    folder: tempfile::TempDir,
    shelf: Shelf,
    heard: Receiver<Event>,
    events: Sender<Event>,
}

impl Desk {
    fn new() -> Desk {
        let (events, heard) = unbounded();
        Desk {
            folder: tempfile::tempdir().unwrap(),
            shelf: Shelf::new(Sources::demo()),
            heard,
            events,
        }
    }

    fn builder(&self, edits: Edits) -> Builder<'_> {
        Builder {
            shelf: &self.shelf,
            events: &self.events,
            problems: Vec::new(),
            edits: Arc::new(edits),
            told: FxHashMap::default(),
            read: 0,
            published: 0,
            loaded: true,
            stale: false,
            news: Vec::new(),
            complete: false,
            not_before: Instant::now(),
            took: Duration::ZERO,
            underway: None,
            keeper: None,
            stamps: None,
            keep_at: None,
            library: Arc::default(),
            offered: false,
        }
    }

    /// One of a corpus of one article that takes long to group.
    fn slow_builder(&self) -> Builder<'_> {
        let mut builder = self.builder(Edits::default());
        self.put("a.json", &["Ferry strike ends"]);
        builder.replace(self.again(&[]));
        self.told(&mut builder);
        builder.took = SLOW * 2;
        builder
    }

    fn put(&self, name: &str, titles: &[&str]) {
        let record = |title: &&str| {
            let text = format!("{title}, said the harbour board. The ferries sail again from Monday morning.");
            serde_json::json!({ "title": title, "text": text, "publisher": "Weir Post" }).to_string()
        };
        let lines: Vec<String> = titles.iter().map(record).collect();
        std::fs::write(self.folder.path().join(name), lines.join("\n")).unwrap();
    }

    /// All files as they are now, told as read again.
    fn again(&self, rewritten: &[&str]) -> Again {
        let sources = Sources::open(&[self.folder.path().to_owned()]).unwrap();
        let cancel = AtomicBool::new(false);
        let read = Mutex::new(Again {
            stamps: Arc::new(sources.stamps(&Stamps::default(), &cancel).unwrap()),
            files: ["a.json", "b.jsonl", "broken.json"].map(str::to_owned).into(),
            rewritten: rewritten.iter().map(|name| (*name).to_owned()).collect(),
            last: true,
            ..Again::default()
        });
        sources.load(&cancel, &|loaded| match loaded {
            Loaded::Article(article) => read.lock().unwrap().entries.push(Entry {
                sketch: Sketch::of(&article),
                head: Arc::new(article.head),
            }),
            Loaded::Problem(problem) => read.lock().unwrap().problems.push(problem),
            Loaded::Progress { .. } => {}
        });
        read.into_inner().unwrap()
    }

    fn remove(&self, name: &str) {
        std::fs::remove_file(Path::new(self.folder.path()).join(name)).unwrap();
    }

    /// Publishes what is due; the last library and the news that were told.
    fn told(&self, builder: &mut Builder<'_>) -> (Option<Arc<Library>>, Vec<Reloaded>) {
        if builder.is_due() {
            builder.publish();
        }
        let (mut library, mut news) = (None, Vec::new());
        for event in self.heard.try_iter() {
            match event {
                Event::Msg(Msg::Library(new)) => library = Some(new),
                Event::Msg(Msg::Reloaded(reloaded)) => news.push(reloaded),
                other => panic!("{other:?}"),
            }
        }
        (library, news)
    }
}

fn counts(news: &Reloaded) -> (usize, usize, usize, usize) {
    (news.new, news.changed, news.lost.len(), news.reread.len())
}

#[test]
fn what_is_new_changed_and_gone_is_counted_by_article() {
    let desk = Desk::new();
    let mut builder = desk.builder(Edits::default());
    desk.put("a.json", &["Ferry strike ends"]);
    desk.put("b.jsonl", &["Bridge shut", "Levy passes", "Gull named"]);
    builder.replace(desk.again(&[]));
    let (library, news) = desk.told(&mut builder);
    assert_eq!(library.unwrap().heads.len(), 4);
    assert_eq!(counts(&news[0]), (4, 0, 0, 0));

    // One record of the file of many is another, one is gone; the other file is the same but for a word in its text.
    desk.put("b.jsonl", &["Bridge open", "Levy passes"]);
    builder.replace(desk.again(&["a.json", "b.jsonl"]));
    let (library, news) = desk.told(&mut builder);
    assert_eq!(library.unwrap().heads.len(), 3);
    assert_eq!(counts(&news[0]), (0, 2, 1, 3));
    assert!(news[0].lost.contains(&ArticleId::from("b.jsonl#2")));

    desk.remove("a.json");
    builder.replace(desk.again(&[]));
    let (library, news) = desk.told(&mut builder);
    assert_eq!(library.unwrap().heads.len(), 2);
    assert_eq!(counts(&news[0]), (0, 0, 1, 2));
}

#[test]
fn what_was_only_touched_makes_no_library_and_no_news_of_change() {
    let desk = Desk::new();
    let mut builder = desk.builder(Edits::default());
    desk.put("a.json", &["Ferry strike ends"]);
    builder.replace(desk.again(&[]));
    desk.told(&mut builder);
    builder.replace(desk.again(&[]));
    let (library, news) = desk.told(&mut builder);
    assert!(library.is_none());
    assert_eq!(counts(&news[0]), (0, 0, 0, 1));
}

#[test]
fn where_grouping_takes_long_a_change_is_shown_and_told_before_it() {
    let desk = Desk::new();
    let mut builder = desk.slow_builder();
    desk.put("a.json", &["Ferry strike goes on"]);
    builder.replace(desk.again(&["a.json"]));
    let events: Vec<Event> = desk.heard.try_iter().collect();
    let [Event::Msg(Msg::Library(library)), Event::Msg(Msg::Reloaded(news))] = events.as_slice() else {
        panic!("{events:?}");
    };
    assert_eq!(library.heads[0].title.as_deref(), Some("Ferry strike goes on"));
    assert_eq!((news.changed, builder.is_due()), (1, true));
}

#[test]
fn a_change_in_pieces_is_told_once_and_whole() {
    let desk = Desk::new();
    let mut builder = desk.builder(Edits::default());
    desk.put("a.json", &["Ferry strike ends"]);
    let mut first = desk.again(&[]);
    first.last = false;
    first.files = ["a.json".to_owned()].into();
    builder.replace(first);
    let (library, news) = desk.told(&mut builder);
    assert!(library.is_some() && news.is_empty());
    desk.remove("a.json");
    desk.put("b.jsonl", &["Bridge shut", "Levy passes"]);
    let mut last = desk.again(&[]);
    last.files = ["b.jsonl".to_owned()].into();
    builder.replace(last);
    let (_, news) = desk.told(&mut builder);
    assert_eq!(news.iter().map(counts).collect::<Vec<_>>(), [(3, 0, 0, 0)]);
}

#[test]
fn problems_go_with_what_they_were_about() {
    let desk = Desk::new();
    let mut builder = desk.builder(Edits::default());
    desk.put("a.json", &["Ferry strike ends"]);
    std::fs::write(desk.folder.path().join("broken.json"), "{\"title\": ").unwrap();
    builder.replace(desk.again(&[]));
    let (library, _) = desk.told(&mut builder);
    assert_eq!(library.unwrap().problems.len(), 1);
    desk.put("broken.json", &["Mended"]);
    builder.replace(desk.again(&[]));
    let (library, news) = desk.told(&mut builder);
    assert_eq!((library.unwrap().problems.len(), news[0].new), (0, 1));
}

#[test]
fn corrections_outlast_a_change_of_their_file_and_give_way_to_what_it_says_now() {
    let desk = Desk::new();
    let edits: Edits = [("a.json", "title", Some("As I say")), ("a.json", "outlet", None)]
        .into_iter()
        .collect();
    let mut builder = desk.builder(edits.clone());
    desk.put("a.json", &["Ferry strike ends"]);
    builder.replace(desk.again(&[]));
    desk.put("a.json", &["Ferry strike goes on"]);
    builder.replace(desk.again(&["a.json"]));
    let titles = |library: &Library| (library.heads[0].title.clone(), library.heads[0].outlet.clone());
    let (library, _) = desk.told(&mut builder);
    assert_eq!(titles(&library.unwrap()), (Some("As I say".into()), None));
    builder.correct(Arc::default());
    let (library, _) = desk.told(&mut builder);
    assert_eq!(
        titles(&library.unwrap()),
        (Some("Ferry strike goes on".into()), Some("Weir Post".into()))
    );
    // Corrected once more, and the same again: only the first is a reason to build anew.
    builder.correct(Arc::new(edits.clone()));
    assert!(desk.told(&mut builder).0.is_some());
    builder.correct(Arc::new(edits));
    assert!(desk.told(&mut builder).0.is_none());
}

#[test]
fn a_hidden_outlet_is_out_of_the_stories_at_once_and_back_when_it_is_shown() {
    let desk = Desk::new();
    desk.put("a.json", &["Ferries sail again"]);
    let mut builder = desk.builder(Edits::default());
    builder.replace(desk.again(&[]));
    let (library, _) = desk.told(&mut builder);
    assert_eq!(library.unwrap().stories.len(), 1);
    let mut hiding = Edits::default();
    hiding.hide(&"Weir Post".into(), true);
    builder.correct(Arc::new(hiding));
    let (library, _) = desk.told(&mut builder);
    let library = library.unwrap();
    assert_eq!((library.stories.len(), library.heads.len(), library.seen), (0, 1, 0));
    builder.correct(Arc::default());
    let (library, _) = desk.told(&mut builder);
    assert_eq!(library.unwrap().stories.len(), 1);
}

#[test]
fn what_changes_while_a_large_corpus_is_grouped_is_shown_and_outlasts_the_grouping() {
    let desk = Desk::new();
    let mut builder = desk.slow_builder();
    desk.put("b.jsonl", &["Bridge shut"]);
    builder.replace(desk.again(&["b.jsonl"]));
    builder.group();
    // Neither kept nor offered while it is under way.
    assert!(!builder.is_settled() && !builder.is_due());
    let grouped = builder.underway.as_ref().unwrap().grouped.recv().unwrap();
    assert_eq!(
        grouped
            .as_ref()
            .unwrap()
            .iter()
            .map(|story| story.articles.len())
            .sum::<usize>(),
        2
    );
    desk.heard.try_iter().for_each(drop);

    desk.put("b.jsonl", &["Bridge shut", "Levy passes"]);
    desk.remove("a.json");
    builder.replace(desk.again(&["b.jsonl"]));
    builder.grouped(grouped);
    let libraries: Vec<Arc<Library>> = (desk.heard.try_iter())
        .filter_map(|event| match event {
            Event::Msg(Msg::Library(library)) => Some(library),
            _ => None,
        })
        .collect();
    assert_eq!(libraries.len(), 2);
    for library in &libraries {
        let ids: Vec<&str> = library.heads.iter().map(|head| head.id.as_str()).collect();
        assert_eq!((ids, library.stories.len()), (vec!["b.jsonl#0", "b.jsonl#1"], 2));
    }
    // What came meanwhile is still to be grouped.
    assert!(builder.stale && builder.is_due());
}

#[test]
fn a_grouping_that_fails_is_told_and_leaves_what_is_shown() {
    let desk = Desk::new();
    let mut builder = desk.slow_builder();
    builder.group();
    builder.grouped(Err("Grouping failed.".to_owned()));
    let said: Vec<Event> = desk.heard.try_iter().collect();
    assert!(matches!(said.as_slice(), [Event::Msg(Msg::Failed(sentence))] if sentence == "Grouping failed."));
    assert!(builder.is_settled() && builder.library.heads.len() == 1);
}
