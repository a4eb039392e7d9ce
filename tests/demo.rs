//! Every article of the demo is read as its catalogue, `assets/demo-notes.md`, says: facts, text and what is no text.

// A test that can't go on fails; the lints below are for what users run.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use parallax::corpus::{Article, Loaded, Sources};
use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;

/// Id, title, outlet, published, byline, agency of each article; empty where the file does not tell.
fn expected() -> Vec<[&'static str; 6]> {
    let lines = include_str!("demo/expected.tsv").lines().skip(1);
    let six = |line: &'static str| match line.split('\t').collect::<Vec<_>>().try_into() {
        Ok(columns) => columns,
        Err(columns) => panic!("not six columns: {columns:?}"),
    };
    lines.map(six).collect()
}

fn demo() -> BTreeMap<String, Article> {
    let mut articles = BTreeMap::new();
    Sources::demo().load_in_order(&AtomicBool::new(false), &mut |loaded| {
        match loaded {
            Loaded::Article(article) => {
                articles.insert(article.head.id.to_string(), *article);
            }
            Loaded::Problem(problem) => panic!("{problem}"),
            Loaded::Progress { .. } => {}
        }
        true
    });
    articles
}

fn kept(article: &Article, text: &str) -> usize {
    article
        .paragraphs
        .iter()
        .filter(|paragraph| paragraph.contains(text))
        .count()
}

fn dropped(article: &Article, text: &str) -> usize {
    article
        .dropped
        .iter()
        .filter(|dropped| dropped.text.contains(text))
        .count()
}

#[test]
fn facts_are_those_of_the_catalogue() {
    let articles = demo();
    let expected = expected();
    let ids: Vec<&str> = expected.iter().map(|[id, ..]| *id).collect();
    let read: Vec<&str> = articles.keys().map(String::as_str).collect();
    assert_eq!(read, ids);
    let mut wrong = Vec::new();
    for [id, title, outlet, published, byline, agency] in expected {
        let head = &articles[id].head;
        let published_as_read = head.published.map(|published| published.to_string());
        for (fact, expected, read) in [
            ("title", title, head.title.as_deref()),
            ("outlet", outlet, head.outlet.as_deref()),
            ("published", published, published_as_read.as_deref()),
            ("byline", byline, head.byline.as_deref()),
            ("agency", agency, head.agency.as_deref()),
        ] {
            let read = read.unwrap_or_default();
            // Some outlets print names in capitals.
            let same = read == expected || (fact == "byline" && read.to_lowercase() == expected.to_lowercase());
            if !same {
                wrong.push(format!("{id}: {fact} is {read:?}, not {expected:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn every_fact_tells_where_it_comes_from() {
    for article in demo().values() {
        let (head, basis) = (&article.head, &article.basis);
        for (fact, told) in [
            (head.title.is_some(), &basis.title),
            (head.outlet.is_some(), &basis.outlet),
            (head.published.is_some(), &basis.published),
            (head.byline.is_some(), &basis.byline),
            (head.agency.is_some(), &basis.agency),
            (head.language.is_some(), &basis.language),
        ] {
            assert_eq!(fact, told.is_some(), "{}: {basis:?}", head.id);
        }
    }
}

#[test]
fn a_text_pasted_twice_is_read_once() {
    let article = &demo()["radio-sundmark/tolhaven-tugs.txt"];
    assert_eq!(article.paragraphs.len(), 7);
    for paragraph in &article.paragraphs {
        assert_eq!(
            (kept(article, paragraph), dropped(article, paragraph)),
            (1, 1),
            "{paragraph}"
        );
    }
}

#[test]
fn a_paragraph_broken_by_a_page_is_whole() {
    let article = &demo()["port-ansel-herald/wendlemouth-bridge-closed.txt"];
    assert_eq!(
        kept(article, "through the camera was"),
        1,
        "{:?}",
        article.paragraphs.get(1)
    );
}

#[test]
fn wrapped_lines_are_paragraphs() {
    for (id, article) in demo() {
        if id.starts_with("wendle-valley-gazette/") {
            let first = &article.paragraphs[0];
            assert!(first.ends_with('.') && first.len() > 80, "{id}: {first}");
            assert!(article.paragraphs.len() >= 5, "{id}");
        }
    }
}

#[test]
fn a_page_in_windows_1252_is_decoded() {
    let article = &demo()["northern-courier/archive-2026-05-09-p11.htm"];
    assert_eq!(article.head.encoding, "windows-1252");
    assert_eq!(kept(article, "“They were carried off in a crate marked ‘ballast’"), 1);
    assert_eq!(article.head.byline.as_deref(), Some("Séverine Holm"));
}

/// File, and words that belong to the page and not to the article.
const FURNITURE: &[(&str, &str)] = &[
    (
        "aldersund-ledger/varley-holt-order.json",
        "Additional reporting by Meridian",
    ),
    ("clippings/scan-0512.txt", "scanned, page 3"),
    ("coastwatch/harbour-bridge-channel-open.md", "Buy us a coffee"),
    ("coastwatch/tolhaven-towage-strike.txt", "You may also like"),
    (
        "coastwatch/tolhaven-towage-strike.txt",
        "Ansel Line: 48 hours, 16 sailings, one brazier",
    ),
    (
        "coastwatch/tolhaven-towage-strike.txt",
        "A keeper's log, online at last",
    ),
    ("coastwatch/tolhaven-towage-strike.txt", "Tagged: labor"),
    ("coastwatch/tolhaven-towage-strike.txt", "Leave a comment"),
    ("northern-courier/archive-2026-05-09-p11.htm", "This day’s pages"),
    (
        "northern-courier/archive-2026-05-09-p11.htm",
        "[Photograph, not reproduced",
    ),
    (
        "northern-courier/archive-2026-05-09-p11.htm",
        "Scanned and corrected by readers",
    ),
    (
        "northern-courier/harbour-bridge-closed-cracks.html",
        "Updated 12 May 2026",
    ),
    (
        "northern-courier/harbour-bridge-closed-cracks.html",
        "Additional reporting by Peder Ashdown",
    ),
    (
        "northern-courier/harbour-bridge-closed-cracks.html",
        "Photograph: Mira Solheim",
    ),
    (
        "northern-courier/harbour-bridge-closed-cracks.html",
        "How the council put off the repair",
    ),
    (
        "northern-courier/garrick-to-stand-down.html",
        "in your inbox at half past six",
    ),
    (
        "northern-courier/reservoir-quarter-full.html",
        "Photograph: Wendle Water",
    ),
    ("port-ansel-herald/aide-quits-levy.txt", "Marlow Stead"),
    ("port-ansel-herald/aide-quits-levy.txt", "retrieved 2 June 2026"),
    (
        "port-ansel-herald/herring-talks.txt",
        "left, and Berit Solvang on the steps",
    ),
    ("port-ansel-herald/herring-talks.txt", "click here"),
    (
        "port-ansel-herald/tolhaven-smokehouse-fire.txt",
        "Herald Photo/Bo Linnell",
    ),
    (
        "port-ansel-herald/wendlemouth-bridge-closed.txt",
        "Meridian Photo/Ola Brandt",
    ),
    (
        "port-ansel-herald/wendlemouth-bridge-closed.txt",
        "Related: Ansel Line lays on",
    ),
    ("port-ansel-herald/wendlemouth-bridge-closed.txt", "All rights reserved"),
    ("radio-sundmark/2026-05-08-harbour-bridge.md", "Listen: 3 min 12 sec"),
    (
        "radio-sundmark/2026-05-08-harbour-bridge.md",
        "Download the Radio Sundmark app",
    ),
    (
        "radio-sundmark/tolhaven-tugs.txt",
        "Hosepipe ban: what you can and can't do",
    ),
    ("radio-sundmark/tolhaven-tugs.txt", "Frequencies and reception"),
    ("tidewater-post/bridge-shut-cracks.html", "214 partners use cookies"),
    ("tidewater-post/bridge-shut-cracks.html", "Picture: Lenny Marr"),
    ("tidewater-post/bridge-shut-cracks.html", "Got a story?"),
    (
        "tidewater-post/bridge-shut-cracks.html",
        "Are YOU stuck on the wrong side?",
    ),
    ("tidewater-post/hackers-hospitals.html", "Is your op off?"),
    (
        "tidewater-post/tug-strike-tolhaven.html",
        "Tolhaven smokehouse: arson ruled out",
    ),
    ("wendle-valley-gazette/elevator-fire.txt", "See also: Letters"),
    ("wendle-valley-gazette/levy-what-it-means.txt", "Every Thursday"),
    (
        "wendle-valley-gazette/levy-what-it-means.txt",
        "From our Assembly Correspondent",
    ),
    (
        "wendle-valley-gazette/levy-what-it-means.txt",
        "Notices by Tuesday noon",
    ),
];

#[test]
fn furniture_is_dropped_and_shown_as_such() {
    let articles = demo();
    let mut wrong = Vec::new();
    for (id, text) in FURNITURE {
        let article = &articles[*id];
        if kept(article, text) > 0 || dropped(article, text) == 0 {
            wrong.push(format!(
                "{id}: {text:?} is {} times in the text and {} times dropped",
                kept(article, text),
                dropped(article, text)
            ));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn headings_lists_and_the_last_lines_are_text() {
    let articles = demo();
    for (id, text) in [
        ("coastwatch/eight-boats-one-crane.md", "The jobs. The yard pledges 350."),
        ("northern-courier/the-last-ropewalk.html", "How it is done"),
        (
            "northern-courier/quern-silo-fire.html",
            "There is no connection between the two.",
        ),
        (
            "port-ansel-herald/mayor-garrick-retires.txt",
            "The election is October 11.",
        ),
        ("radio-sundmark/2026-05-07-reservoir.md", "Who is affected?"),
        (
            "radio-sundmark/2026-05-12-hospitals.md",
            "Radiotherapy and dialysis are going ahead.",
        ),
        (
            "wendle-valley-gazette/bells-of-slatehow.txt",
            "The bells should be back for harvest.",
        ),
    ] {
        assert_eq!(kept(&articles[id], text), 1, "{id}: {text}");
    }
}
