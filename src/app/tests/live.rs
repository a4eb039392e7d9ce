//! The corpus changes while it is read.

use super::corpus::{article, library};
use super::harness::Bench;
use crate::app::layout::ReaderLine;
use crate::app::list::Scope;
use crate::app::state::Overlay;
use crate::app::{Msg, Reloaded};
use crate::compare::Side;
use crate::corpus::ArticleId;
use std::sync::Arc;

/// What the program is told when these articles are now other ones, and those are gone.
fn change(bench: &mut Bench, reread: &[&str], lost: &[&str]) {
    for id in lost {
        bench.articles.remove(*id);
    }
    let articles: Vec<_> = bench.articles.values().cloned().collect();
    bench.send(Msg::Library(library(&articles)));
    let ids = |ids: &[&str]| ids.iter().map(|id| ArticleId::from(*id)).collect();
    bench.send(Msg::Reloaded(Reloaded {
        new: 0,
        changed: reread.len(),
        reread: ids(reread),
        lost: ids(lost),
        asked: false,
    }));
}

fn edit(bench: &mut Bench, id: &str, edit: impl FnOnce(&mut Vec<String>)) {
    edit_article(bench, id, edit);
    change(bench, &[id], &[]);
}

fn edit_article(bench: &mut Bench, id: &str, edit: impl FnOnce(&mut Vec<String>)) {
    let article = bench.articles.get_mut(id).unwrap();
    edit(&mut Arc::make_mut(article).paragraphs);
}

/// The text on the first line of the reader that has any.
fn first(bench: &Bench) -> String {
    let reader = bench.reader();
    let article = reader.article.as_ref().unwrap();
    let line = reader.layout.lines[reader.top..].iter().find_map(|line| match line {
        ReaderLine::Text { paragraph, span, .. } => Some(article.paragraphs[*paragraph][span.clone()].to_owned()),
        _ => None,
    });
    line.unwrap()
}

#[test]
fn a_reader_in_mid_article_stays_on_its_passage() {
    let mut bench = Bench::new();
    bench.keys("j Enter Enter 31j");
    let passage = first(&bench);
    let top = bench.reader().top;
    edit(&mut bench, "courier/bridge", |paragraphs| {
        for n in 0..9 {
            paragraphs.insert(1, format!("Added above, number {n}."));
        }
    });
    assert_eq!(first(&bench), passage);
    assert!(bench.reader().top > top);
    assert_eq!(bench.notice(), "1 changed");
    // Only the passage's own words are changed: its neighbours tell where it is.
    edit(&mut bench, "courier/bridge", |paragraphs| {
        let at = paragraphs
            .iter()
            .position(|paragraph| paragraph.contains(&passage))
            .unwrap();
        paragraphs[at] = format!("Mended: {}", paragraphs[at]);
        paragraphs.insert(0, "A new beginning.".into());
    });
    assert!(first(&bench).starts_with("Mended: "), "{}", first(&bench));
    // And a width later it is still there.
    bench.resize(60, 20);
    assert!(first(&bench).starts_with("Mended: "));
}

#[test]
fn whoever_reads_the_beginning_sees_the_new_beginning() {
    let mut bench = Bench::new();
    bench.keys("j Enter Enter");
    edit(&mut bench, "courier/bridge", |paragraphs| {
        paragraphs.insert(0, "It begins anew.".into());
    });
    assert_eq!(bench.reader().top, 0);
    assert_eq!(first(&bench), "It begins anew.");
}

#[test]
fn an_article_whose_file_is_gone_stays_until_it_is_left() {
    let mut bench = Bench::new();
    bench.keys("j Enter Enter 31j");
    let passage = first(&bench);
    change(&mut bench, &[], &["courier/bridge"]);
    assert_eq!(first(&bench), passage);
    assert_eq!(
        bench.notice(),
        "The file of this article is gone; it stays here until you leave"
    );
    assert!(bench.state.is_gone(&bench.reader().id));
    bench.keys("j E");
    assert!(bench.notice().contains("not in the corpus any more"));
    // The list below has let go of it; the story goes by another of its articles.
    bench.keys("q");
    assert_eq!(bench.list().rows.len(), 2);
    assert_eq!(bench.list().scope, Scope::Story("post/bridge".into()));
}

#[test]
fn what_comes_back_is_read_again() {
    let mut bench = Bench::new();
    bench.keys("j Enter Enter");
    let kept = bench.articles["courier/bridge"].clone();
    change(&mut bench, &[], &["courier/bridge"]);
    bench.articles.insert("courier/bridge".into(), kept);
    change(&mut bench, &["courier/bridge"], &[]);
    assert!(!bench.state.is_gone(&bench.reader().id));
    assert!(bench.reader().problem.is_none());
}

#[test]
fn a_comparison_stays_on_its_passage() {
    let mut bench = Bench::new();
    bench.keys("j c 25J");
    let passage = bench.passage(Side::Left).unwrap().to_owned();
    let offset = |bench: &Bench| {
        let comparison = bench.comparison();
        comparison.layout.rows[comparison.cursor].start - comparison.top
    };
    let before = offset(&bench);
    edit(&mut bench, "courier/bridge", |paragraphs| {
        paragraphs.insert(0, "One more. And another. And a third.".into());
    });
    assert_eq!(bench.passage(Side::Left), Some(passage.as_str()));
    assert_eq!(offset(&bench), before);
    change(&mut bench, &[], &["wire/bridge"]);
    assert_eq!(bench.passage(Side::Left), Some(passage.as_str()));
    assert!(
        bench
            .notice()
            .starts_with("The file of an article compared here is gone")
    );
}

#[test]
fn lists_keep_their_cursor_though_nobody_moved_it() {
    let mut bench = Bench::new();
    bench.keys("ga");
    assert_eq!(bench.list().cursor, 0);
    let row = bench.row().to_owned();
    let new = article(
        "post/new",
        Some("Post"),
        Some("2026-06-01"),
        "The newest of all",
        &["It is new."],
    );
    bench.articles.insert("post/new".into(), new);
    change(&mut bench, &[], &[]);
    assert_eq!(bench.row(), row);
    assert_eq!((bench.list().cursor, bench.list().top), (1, 0));
    bench.keys("gg");
    assert_eq!(bench.row(), "The newest of all");
}

#[test]
fn a_story_whose_first_article_goes_keeps_the_cursor() {
    let mut bench = Bench::new();
    bench.keys("j");
    assert_eq!(bench.row(), "Bridge closed after cracks");
    change(&mut bench, &[], &["courier/bridge"]);
    assert_eq!(bench.row(), "Harbour bridge shut");
}

#[test]
fn a_preview_and_evidence_show_what_the_file_says_now() {
    let mut bench = Bench::new();
    bench.keys("ga i");
    let id = bench.state.article_at_hand().unwrap().to_string();
    edit(&mut bench, &id, |paragraphs| *paragraphs = vec!["All new.".into()]);
    assert_eq!(bench.state.previewed().unwrap().paragraphs, ["All new."]);
    let Overlay::Evidence { article, .. } = bench.overlay() else {
        panic!("no evidence")
    };
    assert_eq!(article.as_ref().unwrap().paragraphs, ["All new."]);
}

#[test]
fn an_article_opened_while_its_preview_is_out_of_date_is_read() {
    let mut bench = Bench::new();
    bench.keys("ga");
    let id = bench.state.article_at_hand().unwrap().to_string();
    bench.holding = true;
    edit(&mut bench, &id, |paragraphs| *paragraphs = vec!["All new.".into()]);
    bench.keys("Enter");
    bench.release();
    assert_eq!(bench.reader().article.as_ref().unwrap().paragraphs, ["All new."]);
}

#[test]
fn the_reader_is_told_in_a_few_words_and_always_when_asked() {
    let mut bench = Bench::new();
    for (new, changed, lost, asked, said) in [
        (3, 1, 0, false, "3 new, 1 changed"),
        (10_000, 0, 0, false, "10,000 new"),
        (0, 0, 2, true, "2 gone"),
        (0, 0, 0, true, "Nothing has changed"),
    ] {
        bench.send(Msg::Reloaded(Reloaded {
            new,
            changed,
            asked,
            lost: (0..lost).map(|n| ArticleId::from(format!("x{n}"))).collect(),
            ..Reloaded::default()
        }));
        assert_eq!(bench.notice(), said);
    }
    bench.keys("j");
    bench.send(Msg::Reloaded(Reloaded::default()));
    assert_eq!(bench.notice(), "");
    bench.keys("R");
    assert_eq!(bench.notice(), "Nothing has changed");
}

#[test]
fn marks_of_what_is_gone_are_gone() {
    let mut bench = Bench::new();
    bench.keys("j Enter Space j Space");
    assert_eq!(bench.state.marked.len(), 2);
    change(&mut bench, &[], &["courier/bridge"]);
    assert_eq!(bench.state.marked, [ArticleId::from("post/bridge")]);
}
