//! Splitting and joining stories, taking it back, and asking why articles stand together.

use super::harness::Bench;
use crate::app::list::Scope;
use crate::app::state::{Overlay, Purpose};
use crate::app::{Change, Screen};
use crate::story::Tie;

/// The stories and how many articles each has.
fn stories(bench: &Bench) -> Vec<(&str, usize)> {
    let stories = bench.state.library.stories.iter();
    stories.map(|story| (story.id.as_str(), story.articles.len())).collect()
}

const BEFORE: [(&str, usize); 4] = [
    ("courier/bridge", 3),
    ("courier/levy", 2),
    ("gazette/bronzes", 1),
    ("notes/reservoir", 1),
];

/// What was kept of stories.
fn tied(bench: &Bench) -> Vec<(&str, &str, Option<Tie>)> {
    let all = bench.saved.iter().filter_map(|change| match change {
        Change::Tied { one, other, tie } => Some((one.as_str(), other.as_str(), *tie)),
        _ => None,
    });
    all.collect()
}

#[test]
fn an_article_is_taken_out_of_its_story_and_put_back() {
    let mut bench = Bench::new();
    assert_eq!(stories(&bench), BEFORE);
    bench.keys("X");
    assert!(
        bench.notice().starts_with("Enter shows the articles"),
        "{}",
        bench.notice()
    );
    bench.keys("j Enter j X");
    assert_eq!(
        stories(&bench),
        [
            ("courier/bridge", 2),
            ("courier/levy", 2),
            ("gazette/bronzes", 1),
            ("notes/reservoir", 1),
            ("post/bridge", 1)
        ]
    );
    assert_eq!(tied(&bench), [("post/bridge", "courier/bridge", Some(Tie::Apart))]);
    assert!(bench.notice().contains("taken out of") && bench.notice().contains("U takes it back"));
    assert_eq!(bench.list().rows.len(), 2);
    bench.keys("U");
    assert_eq!(stories(&bench), BEFORE);
    assert!(bench.state.edits.is_empty());
    assert_eq!(tied(&bench).last(), Some(&("post/bridge", "courier/bridge", None)));
    assert_eq!(bench.list().rows.len(), 3);
}

#[test]
fn the_list_of_a_story_stays_with_those_who_stay() {
    let mut bench = Bench::new();
    bench.keys("j Enter");
    assert_eq!(bench.list().scope, Scope::Story("courier/bridge".into()));
    bench.keys("gg X");
    assert_eq!(bench.rows(), ["> Harbour bridge shut", "Bridge shut over cracks"]);
    assert_eq!(stories(&bench)[0], ("courier/levy", 2));
    bench.keys("U");
    assert_eq!(bench.list().rows.len(), 3);
}

#[test]
fn an_article_alone_can_not_be_taken_out() {
    let mut bench = Bench::new();
    bench.keys("G X");
    assert!(
        bench.notice().starts_with("This article stands alone already"),
        "{}",
        bench.notice()
    );
    assert!(bench.state.edits.is_empty() && tied(&bench).is_empty());
}

#[test]
fn a_story_is_joined_to_that_of_the_marked_article() {
    let mut bench = Bench::new();
    bench.keys("G Space gg j +");
    assert_eq!(
        stories(&bench),
        [("courier/bridge", 4), ("courier/levy", 2), ("gazette/bronzes", 1)]
    );
    assert!(bench.state.marked.is_empty() && bench.state.overlay.is_none());
    bench.keys("U");
    assert_eq!(stories(&bench), BEFORE);
    bench.keys("Space +");
    // Marked in the same story: there is nothing to join, so one is chosen.
    assert!(matches!(bench.overlay(), Overlay::Chooser(chooser) if chooser.purpose == Purpose::Join));
}

#[test]
fn without_a_mark_a_story_is_chosen() {
    let mut bench = Bench::new();
    bench.keys("G +");
    let Overlay::Chooser(chooser) = bench.overlay() else {
        panic!("no chooser");
    };
    // Of each other story one article.
    assert_eq!(chooser.candidates.len(), 3);
    bench.keys("Enter");
    assert_eq!(stories(&bench).len(), 3);
    assert!(matches!(bench.state.screen(), Screen::List(_)));
    bench.keys("U");
    assert_eq!(stories(&bench), BEFORE);
    bench.keys("+ Esc");
    assert!(bench.state.overlay.is_none());
    assert_eq!(stories(&bench), BEFORE);
}

#[test]
fn what_is_joined_again_counts_over_what_was_split() {
    let mut bench = Bench::new();
    bench.keys("j Enter j X h");
    let row = bench
        .rows()
        .iter()
        .position(|row| row.ends_with("Harbour bridge shut"))
        .unwrap();
    bench.keys("Space gg").keys(&"j ".repeat(row)).keys("+");
    assert_eq!(stories(&bench), BEFORE);
    let said: Vec<_> = bench.state.edits.ties.iter().map(|(_, _, tie)| tie).collect();
    assert_eq!(said, [Tie::Together]);
    bench.keys("U U");
    assert_eq!(stories(&bench), BEFORE);
    assert!(bench.state.edits.is_empty());
}

#[test]
fn who_came_with_an_article_stays_when_it_leaves() {
    let mut bench = Bench::new();
    // The reservoir joins the bridge by way of its central article, which then leaves.
    bench.keys("G Space gg j + Enter gg X");
    let bridge = bench.state.library.story_of(&"post/bridge".into()).unwrap();
    assert!(bridge.articles.contains(&"notes/reservoir".into()));
    assert!(!bridge.articles.contains(&"courier/bridge".into()));
    bench.keys("U U");
    assert_eq!(stories(&bench), BEFORE);
}

#[test]
fn why_together_is_told_of_a_story_and_of_an_article() {
    let mut bench = Bench::new();
    bench.keys("i");
    assert!(
        matches!(bench.overlay(), Overlay::Story { bonds, .. } if bonds.found.is_some() && bonds.awaited.is_none())
    );
    bench.keys("q Enter i");
    assert!(matches!(bench.overlay(), Overlay::Evidence { bonds, .. } if bonds.found.is_some()));
    // An answer nobody waits for any more is dropped.
    bench.keys("q");
    bench.holding = true;
    bench.keys("i q i");
    bench.release();
    assert!(matches!(bench.overlay(), Overlay::Evidence { bonds, .. } if bonds.found.is_some()));
}
