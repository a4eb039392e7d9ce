//! Where the corpus was left, and coming back to it.

use super::corpus::{articles, library};
use super::harness::Bench;
use crate::app::library::Library;
use crate::app::list::Kind;
use crate::app::state::View;
use crate::app::{Change, Msg, Screen};
use std::sync::Arc;

fn left(bench: &Bench) -> Vec<&str> {
    let places = bench.saved.iter().filter_map(|change| match change {
        Change::Left(place) => Some(place.as_str()),
        _ => None,
    });
    places.collect()
}

/// Leaves as `before` does and comes back, before anything has been read.
fn back(before: &mut Bench) -> Bench {
    before.send(Msg::Terminate);
    assert!(before.quit);
    let mut bench = Bench::unread();
    bench.state.restore(left(before).last().unwrap());
    bench
}

/// The same while the corpus is read again.
fn again(before: &mut Bench) -> Bench {
    let mut bench = back(before);
    let all = articles();
    bench.send(Msg::Library(library(&all[3..])));
    bench.send(Msg::Library(library(&all)));
    bench.send(Msg::LoadFinished);
    bench
}

#[test]
fn the_place_is_saved_when_one_goes_elsewhere_and_not_for_every_line() {
    let mut bench = Bench::new();
    bench.keys("j j k");
    assert_eq!(left(&bench).len(), 0);
    bench.keys("Enter Enter");
    assert_eq!(left(&bench).len(), 2);
    bench.keys("j j Space b");
    assert_eq!(left(&bench).len(), 2);
    bench.keys("C-c");
    assert_eq!(left(&bench).len(), 3);
}

#[test]
fn a_text_is_come_back_to_where_it_was_left() {
    let mut before = Bench::new();
    before.keys("j Enter Enter > 31j");
    let bench = again(&mut before);
    assert_eq!(bench.state.measure, 76);
    assert_eq!(bench.reader().id.as_str(), "courier/bridge");
    assert_eq!(bench.reader().top, before.reader().top);
    assert!(bench.reader().top > 0);
    assert_eq!(bench.state.screens.len(), 3);
}

#[test]
fn a_comparison_is_come_back_to() {
    let mut before = Bench::new();
    before.keys("j c v 20J");
    let mut bench = again(&mut before);
    assert_eq!(bench.compared(), ("courier/bridge", "wire/bridge"));
    assert_eq!(
        (bench.comparison().cursor, bench.comparison().view),
        (20, View::Interleaved)
    );
    bench.keys("q");
    assert_eq!(bench.row(), "Bridge closed after cracks");
}

#[test]
fn a_list_is_come_back_to_with_its_order_its_filter_and_its_row() {
    let mut before = Bench::new();
    before.keys("ga s f").text("bridge").keys("Enter 2j");
    let mut bench = again(&mut before);
    assert_eq!(bench.rows(), before.rows());
    bench.keys("q");
    assert_eq!(bench.list().kind, Kind::Stories);
}

#[test]
fn a_row_that_stands_in_another_story_while_the_corpus_is_read_is_found_in_its_own_again() {
    let mut before = Bench::new();
    before.keys("G");
    let mut bench = back(&mut before);
    let whole = library(&articles());
    // Among few articles the last story is still one with the first.
    let mut stories = whole.stories.clone();
    let last = before.list().story(before.list().cursor).unwrap().id.clone();
    let at = stories.iter().position(|story| story.id == last).unwrap();
    let joined = stories.remove(at).articles;
    stories[0].articles.extend(joined);
    let heads = whole.heads.clone();
    bench.send(Msg::Library(Arc::new(Library::build(heads, stories, Vec::new()))));
    assert_ne!(bench.row(), before.row());
    bench.send(Msg::Library(whole));
    bench.send(Msg::LoadFinished);
    assert_eq!(bench.row(), before.row());
}

#[test]
fn what_stands_above_the_row_left_stays_in_sight_where_there_is_room() {
    let mut before = Bench::new();
    before.keys("j");
    let bench = again(&mut before);
    assert_eq!((bench.list().cursor, bench.list().top), (1, 0));
}

#[test]
fn whoever_has_begun_to_read_is_not_taken_elsewhere() {
    let mut before = Bench::new();
    before.keys("j Enter Enter");
    let mut bench = back(&mut before);
    let all = articles();
    bench.send(Msg::Library(library(&all[3..])));
    bench.keys("j");
    bench.send(Msg::Library(library(&all)));
    bench.send(Msg::LoadFinished);
    assert_eq!(bench.list().kind, Kind::Stories);
}

#[test]
fn a_text_that_is_opened_again_says_so() {
    let mut before = Bench::new();
    before.keys("j Enter Enter");
    let bench = again(&mut before);
    assert!(matches!(bench.state.screen(), Screen::Reader(_)));
    assert_eq!(bench.notice(), "Opened where you left off; gs shows the stories");
}

#[test]
fn what_is_gone_is_said_and_the_rest_come_back_to() {
    let mut before = Bench::new();
    before.keys("j Enter Enter");
    let mut bench = back(&mut before);
    bench.send(Msg::Library(library(&articles()[3..])));
    bench.send(Msg::LoadFinished);
    assert!(matches!(bench.state.screen(), Screen::List(list) if list.kind == Kind::Stories));
    assert_eq!(bench.notice(), "Not all of where you left off is still there");
    bench.state.restore("{nonsense");
    assert!(bench.notice().starts_with("Where you left off"));
}

#[test]
fn ending_before_the_old_place_was_reached_keeps_it() {
    let mut before = Bench::new();
    before.keys("j Enter");
    let mut bench = back(&mut before);
    bench.send(Msg::Terminate);
    assert!(bench.quit && left(&bench).is_empty());
}
