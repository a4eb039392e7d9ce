//! The index answers as reading every article does, however it is cut; every operator is found by itself.

use super::*;
use crate::corpus::{Article, Head, Loaded, probe};
use proptest::prelude::*;
use std::sync::Arc;

fn article(id: &str, title: &str, paragraphs: &[&str], language: Option<&str>) -> Article {
    let text = "Ferries sail\n\nFerries sail again from Monday, the harbour board said on Friday.\n";
    let loaded = probe("a.txt", text.as_bytes())
        .into_iter()
        .find_map(|loaded| match loaded {
            Loaded::Article(article) => Some(*article),
            _ => None,
        });
    let mut article = loaded.unwrap();
    article.head.id = id.into();
    article.head.path = id.to_owned();
    article.head.title = Some(title.to_owned());
    article.head.language = language.map(str::to_owned);
    article.paragraphs = paragraphs.iter().map(|text| (*text).to_owned()).collect();
    article.head.words = article.paragraphs.iter().map(|text| words(text).len()).sum();
    article
}

fn heads(articles: &[Article]) -> Vec<Arc<Head>> {
    articles.iter().map(|article| Arc::new(article.head.clone())).collect()
}

/// The answers of an index that was written in pieces of `piece` articles.
fn indexed(articles: &[Article], piece: usize) -> Reading {
    let index = Index::create(&Space::Memory).unwrap();
    let mut writer = index.writer(true).unwrap();
    for some in articles.chunks(piece) {
        for article in some {
            writer.add(article, article.head.id.as_str()).unwrap();
        }
        writer.show().unwrap();
    }
    writer.finish(&Manifest::default()).unwrap();
    reading(&index, articles)
}

fn reading(index: &Index, articles: &[Article]) -> Reading {
    let find = |id: &str| {
        articles
            .iter()
            .position(|article| article.head.id.as_str() == id)
            .map(|at| at as u32)
    };
    Reading::of(index, Arc::new(Shelved::of(&heads(articles))), &find).unwrap()
}

fn read(articles: &[Article], query: &Query) -> Vec<Answer> {
    let sought = Sought::of(query);
    let tallies: Vec<Vec<Tally>> = articles.iter().map(|article| sought.tallies(article)).collect();
    let column = |number: usize, _: &Leaf| Ok::<_, ()>(tallies.iter().map(|of| of[number]).collect());
    Shelved::of(&heads(articles)).answers(query, None, column).unwrap()
}

fn sample() -> Vec<Article> {
    vec![
        article(
            "a",
            "Grain levy passes",
            &["The levy passed at night.", "“No choice,” she said."],
            Some("en"),
        ),
        article(
            "b",
            "Harbour bridge",
            &["Two levies on bridges.", "There was no better choice."],
            Some("en"),
        ),
        article(
            "c",
            "Reservoir",
            &["The harbour board met over the levy; the levy stays."],
            None,
        ),
        article("d", "東京都の橋", &["橋は京都にある。"], Some("ja")),
        article("e", "Die Brücke", &["Brücken über den Fluss."], Some("de")),
    ]
}

fn ids(query: &str) -> Vec<String> {
    let articles = sample();
    let query = Query::parse(query).unwrap();
    let answers = indexed(&articles, 2).search(&query, None).unwrap();
    assert_eq!(answers, read(&articles, &query));
    let id = |answer: &Answer| articles[answer.article as usize].head.id.to_string();
    answers.iter().map(id).collect()
}

#[test]
fn what_was_looked_up_before_answers_the_same() {
    let articles = sample();
    let reading = indexed(&articles, 2);
    let typed = [
        "l",
        "le",
        "lev",
        "levy",
        "levy n",
        "levy -n",
        "levy night",
        "\"levy passed\"",
        "harb*",
        "levy harb*",
        "title:levy",
        "levy",
        "le",
    ];
    for text in typed.into_iter().chain(typed) {
        let query = Query::parse_open(text).unwrap();
        assert_eq!(reading.search(&query, None).unwrap(), read(&articles, &query), "{text}");
    }
}

#[test]
fn every_operator_finds_what_it_should() {
    for (query, found) in [
        // The word itself before its other forms, the title before the text.
        ("levy", &["a", "c", "b"][..]),
        ("LÉVY night", &["a"]),
        ("\"no choice\"", &["a"]),
        ("\"said there\"", &[]),
        ("harb*", &["b", "c"]),
        ("bri*", &["b"]),
        ("levy -bridge", &["a", "c"]),
        ("levy -\"two levies\"", &["a", "c"]),
        ("title:harbour", &["b"]),
        ("title:har*", &["b"]),
        ("title:bridges", &["b"]),
        ("title:levies", &["a"]),
        ("京都", &["d"]),
        ("東京", &["d"]),
        ("東都", &[]),
        ("bruecke", &["e"]),
        ("brucke", &["e"]),
        ("harbour-board", &["c"]),
        ("nothing", &[]),
    ] {
        assert_eq!(ids(query), found, "{query}");
    }
    assert_eq!(ids("-levy").len(), 2);
}

#[test]
fn only_those_are_asked_that_are_let_through() {
    let articles = sample();
    let query = Query::parse("levy").unwrap();
    let admits = [false, true, true, false, false];
    let answers = indexed(&articles, 5).search(&query, Some(&admits)).unwrap();
    assert_eq!(answers.iter().map(|answer| answer.article).collect::<Vec<_>>(), [2, 1]);
}

#[test]
fn an_index_that_was_changed_answers_as_one_made_anew() {
    let mut articles = sample();
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("index");
    let first = Manifest {
        maker: "one".to_owned(),
        key: "corpus".to_owned(),
        ..Manifest::default()
    };
    {
        let lock = Index::lock(&place).unwrap().unwrap();
        // Nobody else may change it meanwhile.
        assert!(Index::lock(&place).unwrap().is_none());
        let index = Index::create(&Space::Folder(place.clone())).unwrap();
        let writer = index.writer(true).unwrap();
        for article in &articles {
            writer.add(article, article.head.id.as_str()).unwrap();
        }
        writer.finish(&first).unwrap();
        drop(lock);
    }
    assert!(Index::lock(&place).unwrap().is_some());
    let (index, manifest) = Index::open(&place, "one", "corpus").unwrap().unwrap();
    index.verify().unwrap();
    assert_eq!(manifest, first);
    articles.remove(1);
    articles[0] = article("a", "Grain", &["No levy any more, no levy."], Some("en"));
    let writer = index.writer(false).unwrap();
    writer.forget_file("b");
    writer.forget_article("a");
    writer.add(&articles[0], "a").unwrap();
    writer.finish(&manifest).unwrap();
    for query in ["levy", "no*", "\"no levy\"", "-levy"] {
        let query = Query::parse(query).unwrap();
        assert_eq!(
            reading(&index, &articles).search(&query, None).unwrap(),
            indexed(&articles, 1).search(&query, None).unwrap()
        );
    }
    assert_eq!(
        reading(&index, &articles).paragraphs(0).unwrap(),
        articles[0].paragraphs
    );
    assert!(matches!(Index::open(&place, "two", "corpus"), Err(Unusable::Foreign)));
    assert!(matches!(Index::open(&place, "one", "other"), Err(Unusable::Foreign)));
}

#[test]
fn a_damaged_index_is_seen() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("index");
    assert!(Index::open(&place, "", "").unwrap().is_none());
    let _lock = Index::lock(&place).unwrap();
    let space = Space::Folder(place.clone());
    let made = || {
        let index = Index::create(&space).unwrap();
        let writer = index.writer(true).unwrap();
        for article in sample() {
            writer.add(&article, "file").unwrap();
        }
        writer.finish(&Manifest::default()).unwrap();
    };
    made();
    let files = || std::fs::read_dir(&place).unwrap().map(|entry| entry.unwrap().path());
    let named = |what: &str| files().find(|path| path.to_string_lossy().contains(what)).unwrap();
    let mut bytes = std::fs::read(named(".store")).unwrap();
    bytes[9] ^= 1;
    std::fs::write(named(".store"), bytes).unwrap();
    let (index, _) = Index::open(&place, "", "").unwrap().unwrap();
    assert!(matches!(index.verify(), Err(Unusable::Damaged)));
    drop(index);
    // Made anew in its place, then without its manifest, then cut short.
    made();
    assert!(Index::open(&place, "", "").unwrap().unwrap().0.verify().is_ok());
    std::fs::remove_file(named("manifest-")).unwrap();
    assert!(matches!(Index::open(&place, "", ""), Err(Unusable::Damaged)));
    made();
    std::fs::write(place.join("meta.json"), "{").unwrap();
    assert!(matches!(Index::open(&place, "", ""), Err(Unusable::Damaged)));
}

#[test]
fn an_index_nobody_finished_is_none() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("index");
    let _lock = Index::lock(&place).unwrap();
    let index = Index::create(&Space::Folder(place.clone())).unwrap();
    let mut writer = index.writer(true).unwrap();
    writer.add(&sample()[0], "a").unwrap();
    writer.show().unwrap();
    assert_eq!(reading(&index, &sample()).indexed(), 1);
    drop((writer, index));
    assert!(Index::open(&place, "", "").unwrap().is_none());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn the_index_answers_as_reading_every_article_does(
        texts in prop::collection::vec(("([a-c]{1,2} ){0,4}", prop::collection::vec("([a-c]{1,5}(s|ing)? |京|都){0,8}", 0..3)), 1..7),
        query in "(-?(title:)?([a-c]{1,5}(s|ing|\\*)?|\"[a-c]{1,2} [a-c]{1,2}\"|京都|[ab]-[bc]{1,3}\\*?) ){1,3}",
        piece in 1usize..4,
    ) {
        let articles: Vec<Article> = texts.iter().enumerate().map(|(at, (title, paragraphs))| {
            let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
            article(&format!("{at}"), title, &paragraphs, [Some("en"), None, Some("de")][at % 3])
        }).collect();
        for query in [Query::parse(&query).unwrap(), Query::parse_open(query.trim_end()).unwrap()] {
            let answers = indexed(&articles, piece).search(&query, None).unwrap();
            prop_assert_eq!(&answers, &read(&articles, &query), "{:?}", query);
            let sought = Sought::of(&query);
            for answer in answers.iter().filter(|answer| answer.parts > 0) {
                // What is said to answer has hits to show.
                let article = &articles[answer.article as usize];
                let language = article.head.language.as_deref();
                let title = sought.in_title(article.head.title.as_deref().unwrap(), language).len();
                let text: usize = article.paragraphs.iter().map(|text| sought.in_text(text, language).len()).sum();
                prop_assert!(title + text > 0);
            }
        }
    }
}
