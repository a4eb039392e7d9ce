//! Loading is complete, ordered and the same however it is done; reading again gives the same.

use super::*;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Mutex;

const PROSE: &str = "The weir was closed on Friday after the river rose by more than a metre in one night.";

fn corpus(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = dir.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    dir
}

fn in_order(sources: &Sources) -> (Vec<Article>, Vec<Problem>) {
    let (mut articles, mut problems) = (Vec::new(), Vec::new());
    sources.load_in_order(&AtomicBool::new(false), &mut |loaded| {
        match loaded {
            Loaded::Article(article) => articles.push(*article),
            Loaded::Problem(problem) => problems.push(problem),
            Loaded::Progress { .. } => {}
        }
        true
    });
    (articles, problems)
}

fn open(path: &Path) -> Sources {
    Sources::open(&[path.to_owned()]).unwrap()
}

/// A JSON lines file large enough to be cut, and what else a folder may hold.
fn mixed() -> tempfile::TempDir {
    let padding = "x".repeat(8000);
    let line =
        |n: usize| format!("{{\"title\": \"Weir {n}\", \"body\": \"Weir {n}: {PROSE}\", \"pad\": \"{padding}\"}}\n");
    let mut lines: String = (0..600).map(line).collect();
    lines.insert_str(line(0).len(), "\n{\"broken\": \n");
    corpus(&[
        ("b/dump.jsonl", lines.as_bytes()),
        ("a.txt", PROSE.as_bytes()),
        ("b/empty.txt", b""),
        (
            "b.json",
            format!("[{{\"body\": \"{PROSE}\"}}, {{\"body\": \"{PROSE}\"}}]").as_bytes(),
        ),
        ("photo.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF"),
        (".hidden/a.txt", PROSE.as_bytes()),
    ])
}

#[test]
fn both_ways_of_loading_give_the_same_and_order_is_by_id() {
    let dir = mixed();
    let sources = open(dir.path());
    let (articles, problems) = in_order(&sources);
    assert_eq!(articles.len(), 1 + 2 + 600);
    assert!(articles.windows(2).all(|pair| pair[0].head.id < pair[1].head.id));
    let shown: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(shown.len(), 3, "{shown:?}");
    assert!(
        shown[0].starts_with("b/dump.jsonl, record 1, line 3: is not valid JSON"),
        "{shown:?}"
    );
    assert_eq!(shown[1], "b/empty.txt: is empty");
    assert!(shown[2].starts_with("photo.jpg: seems to be an image"), "{shown:?}");

    let ids = Mutex::new(BTreeSet::new());
    sources.load(&AtomicBool::new(false), &|loaded| {
        if let Loaded::Article(article) = loaded {
            ids.lock().unwrap().insert(article.head.id);
        }
    });
    assert_eq!(
        ids.into_inner().unwrap(),
        articles.iter().map(|article| article.head.id.clone()).collect()
    );
}

#[test]
fn an_article_is_read_again_the_same() {
    let dir = mixed();
    let sources = open(dir.path());
    let (articles, _) = in_order(&sources);
    for article in articles.iter().take(5).chain(articles.last()) {
        assert_eq!(sources.read(&article.head).as_ref(), Ok(article));
        let mut placeless = article.head.clone();
        placeless.place = super::super::Place::default();
        assert_eq!(sources.read(&placeless).unwrap().paragraphs, article.paragraphs);
    }
    std::fs::remove_file(dir.path().join("a.txt")).unwrap();
    let gone = sources.read(&articles[0].head).unwrap_err();
    assert_eq!(gone.to_string(), "a.txt: is not there any more");
}

#[test]
fn loading_stops_when_told() {
    let dir = mixed();
    let mut seen = 0;
    open(dir.path()).load_in_order(&AtomicBool::new(false), &mut |loaded| {
        seen += usize::from(matches!(loaded, Loaded::Article(_)));
        seen < 3
    });
    assert_eq!(seen, 3);
    open(dir.path()).load(&AtomicBool::new(true), &|loaded| {
        assert!(!matches!(loaded, Loaded::Article(_)));
    });
}

#[cfg(unix)]
#[test]
fn links_that_lead_back_and_sockets_are_named() {
    let dir = corpus(&[("a/a.txt", PROSE.as_bytes())]);
    std::os::unix::fs::symlink(dir.path(), dir.path().join("a/loop")).unwrap();
    std::os::unix::fs::symlink(dir.path().join("nothing"), dir.path().join("lost")).unwrap();
    let _socket = std::os::unix::net::UnixListener::bind(dir.path().join("socket")).unwrap();
    let (articles, problems) = in_order(&open(dir.path()));
    assert_eq!(articles.len(), 1);
    let paths: Vec<&str> = problems.iter().map(|problem| problem.path.as_str()).collect();
    assert_eq!(paths, ["a/loop", "lost", "socket"]);
}

#[test]
fn several_roots_are_told_apart_in_ids() {
    let one = corpus(&[("week/a.txt", PROSE.as_bytes())]);
    let two = corpus(&[("week/a.txt", PROSE.as_bytes()), ("b.txt", PROSE.as_bytes())]);
    let roots = [
        one.path().join("week"),
        two.path().join("week"),
        two.path().join("b.txt"),
    ];
    let sources = Sources::open(&roots).unwrap();
    let (articles, _) = in_order(&sources);
    let ids: Vec<&str> = articles.iter().map(|article| article.head.id.as_str()).collect();
    assert_eq!(ids, ["b.txt", "week/a.txt", "week~2/a.txt"]);
    assert!(
        articles
            .iter()
            .all(|article| sources.read(&article.head).as_ref() == Ok(article))
    );
}

#[test]
fn the_demo_loads_without_a_problem() {
    let (articles, problems) = in_order(&Sources::demo());
    assert!(!articles.is_empty() && problems.is_empty(), "{problems:?}");
    assert!(
        articles
            .iter()
            .all(|article| Sources::demo().read(&article.head).as_ref() == Ok(article))
    );
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words.map(str::to_lowercase)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_bytes_in_any_file_give_articles_or_problems(
        bytes in proptest::collection::vec(any::<u8>(), 0..400),
        near in "(<p>|<div>|</p>|\\{\"body\": |\\[|\"|\\}|---|title: |a |b\n|é|\u{1b}|\u{0}){0,40}",
    ) {
        let names = ["a.txt", "a.md", "a.html", "a.json", "a.jsonl", "a.xyz"];
        for content in [bytes.as_slice(), near.as_bytes()] {
            let dir = corpus(&names.map(|name| (name, content)));
            let (articles, problems) = in_order(&open(dir.path()));
            for name in names {
                let named = articles.iter().any(|article| article.head.path == name)
                    || problems.iter().any(|problem| problem.path == name);
                prop_assert!(named, "{name} is silent");
            }
            for article in &articles {
                prop_assert!(article.paragraphs.iter().flat_map(|text| text.chars()).all(|c| !c.is_control()));
            }
        }
    }

    #[test]
    fn no_word_of_a_text_disappears(
        lines in proptest::collection::vec(
            "(Home News|By Ada Reed|May 8 2012|Share This|© 2012 Weir Gazette|Weir Closed Again|[A-Z][a-z]{2,8}( [a-z]{2,8}){0,14}[.,]?|)", 1..30,
        ),
    ) {
        let text = lines.join("\n");
        let dir = corpus(&[("a.txt", text.as_bytes())]);
        let (articles, _) = in_order(&open(dir.path()));
        for article in articles {
            let dropped = article.dropped.iter().map(|dropped| dropped.text.as_str());
            let kept: Vec<&str> = article.paragraphs.iter().map(String::as_str).chain(dropped).collect();
            let mut kept: Vec<String> = words(&kept.join("\n")).collect();
            let mut told: Vec<String> = words(&text).collect();
            kept.sort();
            told.sort();
            prop_assert_eq!(kept, told);
        }
    }
}
