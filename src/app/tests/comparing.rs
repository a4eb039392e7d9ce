//! Two articles side by side.

use super::harness::Bench;
use crate::app::layout::ReaderLine;
use crate::app::ledger::Kind;
use crate::app::state::{Overlay, Shading, View};
use crate::app::{Effect, Msg};
use crate::compare::{Side, Sides};
use std::ops::Range;

/// Courier (long) beside Post.
pub(super) fn open() -> Bench {
    let mut bench = Bench::new();
    bench.keys("j Enter Space j Space c");
    assert_eq!(bench.compared(), ("courier/bridge", "post/bridge"));
    bench
}

#[test]
fn passages_are_gone_through_by_kind() {
    let mut bench = open();
    assert!(bench.passage(Side::Left).unwrap().starts_with("Engineers"));
    bench.keys("J");
    assert_eq!(
        bench.passage(Side::Left),
        bench.passage(Side::Right),
        "told in the same words"
    );
    bench.keys("]d");
    assert_eq!(bench.comparison().cursor, 2);
    bench.keys("[d");
    assert_eq!(bench.notice(), "No difference further up", "other words alone are none");
    bench.keys("]f");
    assert!(bench.passage(Side::Right).unwrap().contains("40,000"));
    bench.keys("[q");
    assert!(bench.passage(Side::Left).unwrap().starts_with("“We had"));
    bench.keys("[q");
    assert_eq!(bench.notice(), "No quotation further up");
    bench.keys("5J 2K");
    assert_eq!(bench.comparison().cursor, 5);
    bench.keys("G J");
    assert_eq!(bench.notice(), "No passage further down");
    bench.keys("gg");
    assert_eq!((bench.comparison().cursor, bench.comparison().top), (0, 0));
    bench.keys("7 gg");
    assert_eq!(bench.comparison().cursor, 6);
}

#[test]
fn the_passage_under_the_cursor_is_on_the_screen() {
    let mut bench = open();
    const HEIGHT: usize = 34;
    let span = |bench: &Bench| {
        let comparison = bench.comparison();
        (
            comparison.layout.rows[comparison.cursor].clone(),
            comparison.top..comparison.top + HEIGHT,
        )
    };
    let whole = |(span, seen): (Range<usize>, Range<usize>)| span.start >= seen.start && span.end <= seen.end;
    let partly = |(span, seen): (Range<usize>, Range<usize>)| span.start < seen.end && span.end > seen.start;
    for _ in 0..40 {
        bench.keys("J");
        assert!(whole(span(&bench)));
    }
    bench.keys("C-u C-b 3k");
    assert!(partly(span(&bench)));
    bench.keys("G");
    assert!(whole(span(&bench)));
    bench.keys("gg 50 j");
    assert!(bench.comparison().top > 0 && bench.comparison().cursor > 0 && partly(span(&bench)));
}

#[test]
fn swapping_keeps_the_passage_and_the_article_in_focus() {
    let mut bench = open();
    bench.keys("2J Tab");
    let (left, right) = (
        bench.passage(Side::Left).map(str::to_owned),
        bench.passage(Side::Right).map(str::to_owned),
    );
    bench.keys("x");
    assert_eq!(bench.compared(), ("post/bridge", "courier/bridge"));
    assert_eq!(bench.passage(Side::Right).map(str::to_owned), left);
    assert_eq!(bench.passage(Side::Left).map(str::to_owned), right);
    assert_eq!(bench.comparison().focus, Side::Left);
    bench.holding = true;
    bench.keys("x x x").release();
    assert_eq!(bench.compared(), ("courier/bridge", "post/bridge"));
    assert_eq!(bench.comparison().focus, Side::Right);
    assert_eq!(
        bench.comparison().collation.as_ref().unwrap().tellings.left.id.as_str(),
        "courier/bridge"
    );
}

#[test]
fn a_story_is_compared_though_nothing_is_known_of_its_articles_yet() {
    let mut bench = Bench::new();
    bench.keys("gg Enter");
    bench.holding = true;
    bench.keys("c");
    let asked = bench.held.iter().find_map(|effect| match effect {
        Effect::FindCounterparts { job, of } => Some((*job, of.clone())),
        _ => None,
    });
    let (job, of) = asked.unwrap();
    let story = bench
        .state
        .library
        .story_of(&of)
        .map(|story| story.articles.clone())
        .unwrap();
    assert!(story.len() > 1);
    bench.holding = false;
    bench.send(Msg::Counterparts {
        job,
        of: of.clone(),
        found: Vec::new(),
    });
    let ids = &bench.comparison().ids;
    assert_eq!(ids.left, of);
    assert!(story.contains(&ids.right) && ids.right != of);
}

#[test]
fn other_articles_take_the_focused_side() {
    let mut bench = open();
    bench.keys("Tab )");
    assert_eq!(bench.compared(), ("courier/bridge", "wire/bridge"));
    bench.keys(")");
    assert_eq!(bench.compared(), ("courier/bridge", "post/bridge"));
    bench.keys("Tab (");
    assert_eq!(bench.compared(), ("wire/bridge", "post/bridge"));
    bench.keys("gs gg c )");
    assert_eq!(bench.compared(), ("courier/levy", "gazette/levy"));
    assert_eq!(
        bench.notice(),
        "No other article tells this story; C takes the one most like it"
    );
}

#[test]
fn cycling_keeps_the_passage_of_the_side_that_stays() {
    let mut bench = open();
    bench.keys("3J Tab");
    let left = bench.passage(Side::Left).map(str::to_owned);
    bench.keys(")");
    assert_eq!(bench.passage(Side::Left).map(str::to_owned), left);
}

#[test]
fn views_and_overlays_go_round() {
    let mut bench = open();
    bench.keys("4J v");
    assert_eq!(
        (bench.comparison().view, bench.comparison().cursor),
        (View::Interleaved, 4)
    );
    bench.keys("v");
    assert_eq!(bench.comparison().view, View::OneSide);
    bench.keys("9J");
    assert_eq!(bench.passage(Side::Right), None);
    bench.keys("Tab");
    assert!(
        bench.passage(Side::Right).is_some(),
        "a passage this side does not have is left"
    );
    bench.keys("v");
    assert_eq!(bench.comparison().view, View::Columns);
    assert_eq!(bench.comparison().shading, Shading::Words);
    bench.keys("w");
    assert_eq!(bench.comparison().shading, Shading::Off);
    bench.keys("w H");
    assert_eq!(bench.comparison().shading, Shading::Shared);
    assert!(bench.comparison().unfolded);
    bench.resize(80, 24);
    assert_eq!(bench.state.view_of(bench.comparison()), View::Interleaved);
    // What is seen changes with every press.
    bench.keys("v");
    assert_eq!(bench.state.view_of(bench.comparison()), View::OneSide);
    bench.keys("v");
    assert_eq!(bench.state.view_of(bench.comparison()), View::Interleaved);
    assert!(bench.notice().starts_with("Side by side needs"));
}

#[test]
fn another_size_keeps_the_passage_at_the_top() {
    let mut bench = open();
    bench.keys("60j");
    let first = |bench: &Bench| {
        let comparison = bench.comparison();
        comparison.layout.lines[comparison.top..]
            .iter()
            .find_map(|line| line.row)
    };
    let (row, cursor) = (first(&bench), bench.comparison().cursor);
    for (columns, rows) in [(40, 40), (200, 40), (89, 40), (120, 40)] {
        bench.resize(columns, rows);
        assert_eq!(first(&bench), row, "{columns} by {rows}");
    }
    bench.resize(1, 1).resize(120, 40);
    assert_eq!(first(&bench), row);
    assert!(bench.comparison().cursor.abs_diff(cursor) < 12);
}

#[test]
fn words_are_found_on_both_sides() {
    let mut bench = open();
    bench.keys("/").text("no choice").keys("Enter");
    assert_eq!(bench.comparison().find.hits.len(), 2);
    assert_eq!(bench.comparison().cursor, 2);
    bench.keys("n");
    assert_eq!(bench.comparison().find.current, Some(1));
    bench.keys("x");
    assert_eq!(
        bench.comparison().find.hits.len(),
        2,
        "searched again on the swapped sides"
    );
    bench.keys("/").text("paragraph 39").keys("Esc");
    assert_eq!(bench.comparison().find.words, "no choice");
    assert_eq!(bench.comparison().cursor, 2);
}

#[test]
fn the_focused_passage_is_copied_or_else_the_other() {
    let mut bench = open();
    bench.keys("Tab y");
    assert_eq!(bench.copied[0], "The bridge was closed late on Monday.");
    bench.keys("8J Y");
    assert!(bench.copied[1].contains("\n— Ada Lindqvist, "), "{}", bench.copied[1]);
}

#[test]
fn the_link_is_explained() {
    let mut bench = open();
    bench.keys("i j");
    assert!(matches!(bench.overlay(), Overlay::Why { top: 1, .. }));
    bench.keys("Esc");
    assert!(bench.state.overlay.is_none());
}

#[test]
fn a_list_leads_to_a_passage_and_back_to_its_line() {
    let mut bench = open();
    bench.keys("gq");
    let at = |bench: &Bench| match bench.overlay() {
        Overlay::Ledger(ledger) => (ledger.kind, ledger.cursor),
        other => panic!("no list: {other:?}"),
    };
    assert_eq!(at(&bench), (Kind::Quotes, 0));
    bench.keys("j Enter");
    assert!(bench.state.overlay.is_none());
    let row = bench.comparison().cursor;
    assert!(
        bench.passage(Side::Right).unwrap().contains('“'),
        "{:?}",
        bench.passage(Side::Right)
    );
    // The same line again, not the first one of the passage.
    bench.keys("gq");
    assert_eq!(at(&bench), (Kind::Quotes, 1));
    // From list to list, and back to where one was.
    bench.keys("gf");
    assert_eq!(at(&bench).0, Kind::Figures);
    bench.keys("gd Esc");
    assert!(bench.state.overlay.is_none());
    assert_eq!(bench.comparison().cursor, row);
}

#[test]
fn a_list_opens_at_the_passage_under_the_cursor() {
    let mut bench = open();
    bench.keys("]f gf Enter");
    let row = bench.comparison().cursor;
    bench.keys("gg ]f");
    assert_eq!(bench.comparison().cursor, row);
}

#[test]
fn on_one_side_a_list_shows_the_side_that_has_it() {
    let mut bench = open();
    bench.keys("v v Tab gq");
    let right = bench.comparison().collation.as_ref().unwrap().quotes[0]
        .mentions
        .right
        .is_some();
    bench.keys("Enter");
    assert_eq!(bench.comparison().focus == Side::Right, right);
}

#[test]
fn a_jump_says_how_many_there_are() {
    let mut bench = open();
    bench.keys("]f");
    assert!(bench.notice().starts_with("Figure 1 of "), "{}", bench.notice());
    bench.keys("J");
    assert_eq!(bench.notice(), "");
}

#[test]
fn both_articles_have_been_read_once_the_end_of_their_comparison_was_in_sight() {
    let mut bench = open();
    assert_eq!(bench.read_marks(), [], "a glance at the beginning is no reading");
    bench.keys("G");
    assert_eq!(bench.read_marks(), [("courier/bridge", true), ("post/bridge", true)]);
    bench.keys("gg G");
    assert_eq!(bench.read_marks().len(), 2, "once");
}

#[test]
fn a_comparison_that_fails_says_why_and_can_be_left() {
    let mut bench = Bench::unread();
    let effects = bench
        .state
        .open_comparison(Sides::new("post/bridge".into(), "gone/bridge".into()));
    bench.carry_out(effects);
    assert_eq!(bench.comparison().problem.as_ref().unwrap().path, "gone/bridge");
    bench.keys("J ]d x y i w v 3j G gg n");
    bench.send(Msg::LoadFinished);
    assert!(!bench.state.is_working());
    bench.keys("q");
    assert!(bench.quit);
}

#[test]
fn a_late_collation_is_dropped() {
    let mut bench = open();
    bench.holding = true;
    bench.keys("Tab ) )");
    assert_eq!(bench.held.len(), 2);
    bench.release();
    assert_eq!(bench.compared(), ("courier/bridge", "post/bridge"));
    let shown = &bench.comparison().collation.as_ref().unwrap().tellings.right.id;
    assert_eq!(shown.as_str(), "post/bridge");
}

#[test]
fn enter_reads_the_focused_article_at_the_passage_and_leaving_comes_back_to_it() {
    for (leave, focus) in [("h", Side::Left), ("Esc", Side::Right), ("q", Side::Left)] {
        let mut bench = open();
        bench
            .resize(120, 16)
            .keys(if focus == Side::Left { "30J" } else { "Tab 3J" });
        let (cursor, top) = (bench.comparison().cursor, bench.comparison().top);
        let said = bench.passage(focus).unwrap().to_owned();
        let id = bench.comparison().ids[focus].clone();
        bench.keys("Enter");
        let reader = bench.reader();
        assert_eq!(reader.id, id);
        let paragraph = &reader.article.as_ref().unwrap().paragraphs[reader.passage];
        assert!(paragraph.contains(&said), "{paragraph}");
        let lines = reader.layout.lines.iter();
        let line = lines
            .clone()
            .position(|line| matches!(line, ReaderLine::Text { paragraph, .. } if *paragraph == reader.passage));
        assert!((reader.top..reader.top + 12).contains(&line.unwrap()), "it is in sight");
        bench.keys(leave);
        assert_eq!((bench.comparison().cursor, bench.comparison().top), (cursor, top));
        assert_eq!(bench.comparison().focus, focus);
    }
}

#[test]
fn where_the_focused_side_is_silent_enter_leads_to_where_the_passage_would_stand() {
    let mut bench = open();
    // The Post has said everything long before.
    bench.keys("Tab G Enter");
    assert_eq!(bench.reader().id.as_str(), "post/bridge");
    assert_eq!(bench.reader().passage, 1);
    assert!(
        bench.notice().starts_with("Post does not tell this passage"),
        "{}",
        bench.notice()
    );
}

#[test]
fn unlocked_the_focused_side_scrolls_alone_and_locked_again_the_other_comes_back() {
    for (columns, rows) in [(90, 16), (120, 20), (250, 14)] {
        let mut bench = open();
        bench.resize(columns, rows).keys("4J S");
        let start = bench.comparison().top;
        let tops = |bench: &Bench| Side::BOTH.map(|side| bench.comparison().top_of(side));
        bench.keys("9j");
        assert_eq!(tops(&bench), [start + 9, start], "the left one is focused");
        // The other one scrolls when it is focused, from where it rested.
        bench.keys("Tab 2j");
        assert_eq!(tops(&bench), [start + 9, start + 2]);
        let cursor = bench.comparison().cursor;
        let rows = &bench.comparison().layout.rows[cursor];
        assert!(
            rows.start < start + 2 + usize::from(bench.state.rows),
            "the cursor is on the side that scrolls"
        );
        // A passage is gone to on that side alone.
        bench.keys("20J");
        assert_eq!(tops(&bench)[0], start + 9);
        let there = tops(&bench)[1];
        bench.keys("S");
        assert_eq!(tops(&bench), [there, there]);
        assert_eq!(bench.notice(), "Both sides scroll together");
    }
}

#[test]
fn the_side_that_rests_keeps_its_passage_at_another_width() {
    let mut bench = open();
    bench.resize(120, 20).keys("20J S Tab gg Tab");
    let comparison = bench.comparison();
    assert!(comparison.resting.is_some_and(|resting| resting < comparison.top));
    bench.keys("S S G");
    let first = |bench: &Bench| {
        let comparison = bench.comparison();
        let resting = comparison.resting.unwrap();
        comparison.layout.lines[resting..].iter().find_map(|line| line.row)
    };
    let row = first(&bench);
    for columns in [90, 200, 100, 250, 120] {
        bench.resize(columns, 20);
        assert_eq!(first(&bench), row, "{columns}");
    }
    // Where there is one column, one scrolls.
    bench.resize(80, 20);
    assert_eq!(bench.comparison().resting, None);
}

#[test]
fn one_column_has_no_scroll_lock_and_says_so() {
    let mut bench = open();
    for view in [View::Interleaved, View::OneSide] {
        bench.keys("v S");
        assert_eq!(bench.comparison().view, view);
        assert_eq!(bench.comparison().resting, None);
        assert!(bench.notice().contains("side by side"), "{}", bench.notice());
    }
    bench.keys("v S x");
    assert_eq!(bench.comparison().resting, None, "swapped, both begin together");
}
