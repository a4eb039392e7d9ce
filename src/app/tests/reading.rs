//! Reading one article.

use super::harness::Bench;
use crate::app::layout::ReaderLine;
use crate::app::state::Overlay;
use crate::app::{Msg, Screen};

fn open() -> Bench {
    let mut bench = Bench::new();
    bench.keys("j Enter Enter");
    assert_eq!(bench.reader().id.as_str(), "courier/bridge");
    bench
}

/// The paragraph and byte on the first line.
fn first(bench: &Bench) -> (usize, usize) {
    let reader = bench.reader();
    let text = reader.layout.lines[reader.top..].iter().find_map(|line| match line {
        ReaderLine::Text { paragraph, span, .. } => Some((*paragraph, span.start)),
        _ => None,
    });
    text.unwrap()
}

#[test]
fn opening_marks_as_read_once() {
    let mut bench = open();
    bench.keys("q Enter");
    assert_eq!(bench.read_marks(), [("courier/bridge", true)]);
    bench.keys("r");
    assert_eq!(bench.read_marks().last(), Some(&("courier/bridge", false)));
}

#[test]
fn an_article_that_cannot_be_read_says_why_and_stays_unread() {
    let mut bench = Bench::new();
    bench.articles.clear();
    bench.keys("G Enter");
    assert_eq!(bench.reader().problem.as_ref().unwrap().cause, "the file is gone");
    assert!(bench.read_marks().is_empty());
    bench.keys("Space j / a Enter y q");
    assert!(matches!(bench.state.screen(), Screen::List(_)));
}

#[test]
fn pages_turn_and_at_the_end_the_next_article_follows() {
    let mut bench = open();
    bench.keys("Space");
    let page = bench.reader().top;
    assert!(page > 20);
    bench.keys("b");
    assert_eq!(bench.reader().top, 0);
    bench.keys("G Space");
    assert_eq!(bench.reader().id.as_str(), "post/bridge");
    bench.keys("Space Space");
    assert_eq!(bench.reader().id.as_str(), "wire/bridge");
    assert_eq!(bench.notice(), "This is the last article of the story");
    bench.keys("2K");
    assert_eq!(bench.reader().id.as_str(), "courier/bridge");
    bench.keys("J q");
    assert_eq!(bench.row(), "Harbour bridge shut", "the list has followed");
}

#[test]
fn another_size_keeps_the_passage_at_the_top() {
    let mut bench = open();
    bench.keys("30j");
    let before = first(&bench);
    for (columns, rows) in [(40, 12), (200, 60), (1, 1), (30, 9), (120, 40)] {
        bench.resize(columns, rows);
    }
    assert_eq!(first(&bench), before);
    bench.keys("> > < <");
    assert_eq!(first(&bench), before);
    bench.keys("99 <");
    assert_eq!(bench.state.measure, 32);
    let (paragraph, byte) = first(&bench);
    assert_eq!(paragraph, before.0);
    assert!(byte <= before.1);
}

#[test]
fn words_are_found_while_they_are_typed() {
    let mut bench = open();
    bench.keys("/").text("Paragraph 30");
    let at = bench.reader().top;
    assert!(at > 0);
    bench.keys("Esc");
    assert_eq!((bench.reader().top, bench.reader().find.words.as_str()), (0, ""));
    bench.keys("/").text("paragraph 3").keys("Enter");
    assert_eq!(bench.reader().find.hits.len(), 11);
    assert_eq!(bench.reader().find.current, Some(0));
    bench.keys("n n");
    assert_eq!(bench.reader().find.current, Some(2));
    bench.keys("2N");
    assert_eq!(bench.reader().find.current, Some(0));
    bench.keys("N");
    assert_eq!(
        (bench.reader().find.current, bench.notice()),
        (Some(10), "Searched on from the end")
    );
    bench.keys("n");
    assert_eq!(
        (bench.reader().find.current, bench.notice()),
        (Some(0), "Searched on from the top")
    );
    bench.keys("G n");
    assert_eq!(bench.reader().find.current, Some(1), "counted from where one is");
    bench.keys("/ Enter");
    assert_eq!(
        bench.reader().find.words,
        "paragraph 3",
        "an empty search goes on with the old one"
    );
    bench.keys("/").text("zebra").keys("Enter");
    assert_eq!(bench.notice(), "“zebra” is not found here");
}

#[test]
fn passages_are_copied_with_their_source() {
    let mut bench = open();
    bench.keys("y");
    assert!(bench.copied[0].starts_with("Engineers closed"));
    bench.keys("Y");
    assert!(
        bench.copied[1].ends_with("— Ada Lindqvist, “Bridge closed after cracks”, Courier, 7 May 2026, courier/bridge")
    );
    bench.keys("/").text("paragraph 2 ").keys("Enter y");
    assert!(bench.copied[2].starts_with("Paragraph 2 of"), "the hit's paragraph");
    assert_eq!(bench.notice(), "Copied 18 words");
}

#[test]
fn evidence_is_at_hand_or_read() {
    let mut bench = open();
    bench.keys("i");
    assert!(matches!(
        bench.overlay(),
        Overlay::Evidence {
            article: Some(_),
            awaited: None,
            ..
        }
    ));
    bench.keys("j q q q").resize(80, 24);
    bench.keys("G");
    bench.holding = true;
    bench.keys("i");
    assert!(matches!(
        bench.overlay(),
        Overlay::Evidence {
            article: None,
            awaited: Some(_),
            ..
        }
    ));
    bench.release();
    assert!(matches!(
        bench.overlay(),
        Overlay::Evidence {
            article: Some(_),
            awaited: None,
            ..
        }
    ));
}

#[test]
fn the_best_counterpart_is_compared() {
    let mut bench = open();
    bench.keys("c");
    assert_eq!(bench.compared(), ("courier/bridge", "wire/bridge"));
    bench.keys("q");
    assert_eq!(bench.reader().id.as_str(), "courier/bridge");
}

#[test]
fn any_counterpart_can_be_chosen() {
    let mut bench = open();
    bench.keys("C");
    let Overlay::Chooser(chooser) = bench.overlay() else {
        panic!("no chooser");
    };
    assert_eq!(chooser.candidates.len(), 2);
    bench.keys("j Enter");
    assert_eq!(bench.compared(), ("courier/bridge", "post/bridge"));
    bench.keys("Tab C Enter");
    assert_eq!(bench.compared(), ("courier/bridge", "wire/bridge"));
    bench.keys("q q gs G C");
    assert!(bench.state.overlay.is_none());
    assert!(bench.notice().starts_with("No article resembles this one"));
}

#[test]
fn a_started_reader_leaves_the_program() {
    let mut bench = Bench::unread();
    let effects = bench.state.open_reader("post/bridge".into());
    bench.carry_out(effects);
    assert!(bench.reader().article.is_some());
    bench.send(Msg::LoadFinished);
    bench.keys("J");
    assert_eq!(bench.notice(), "No other article tells this story");
    bench.keys("q");
    assert!(bench.quit);
}
