//! The list of a story's pairs: each once, the most differing first, opened from there.

use super::harness::Bench;
use crate::app::pairs::{Pair, Pairs, all};
use crate::app::state::Overlay;
use crate::app::{Effect, Msg, Reloaded};
use crate::compare::{Outline, Sides};
use crate::corpus::ArticleId;

fn list(bench: &Bench) -> &Pairs {
    match bench.overlay() {
        Overlay::Pairs(list) => list,
        other => panic!("no list of pairs: {other:?}"),
    }
}

fn pair(left: &str, right: &str, cut: usize) -> Pair {
    Pair {
        ids: Sides::new(left.into(), right.into()),
        outline: Outline {
            cut,
            ..Outline::default()
        },
    }
}

#[test]
fn every_pair_stands_there_once() {
    let ids: Vec<ArticleId> = ["a", "b", "c"].map(ArticleId::from).to_vec();
    let pairs: Vec<(String, String)> = (all(&ids).iter())
        .map(|pair| (pair.left.to_string(), pair.right.to_string()))
        .collect();
    let asked = [("a", "b"), ("a", "c"), ("b", "c")];
    assert_eq!(pairs, asked.map(|(left, right)| (left.to_owned(), right.to_owned())));
}

#[test]
fn a_pair_of_the_story_is_opened_from_the_list() {
    let mut bench = Bench::new();
    // The story with the most articles.
    let articles = bench
        .state
        .library
        .stories
        .iter()
        .map(|story| story.articles.len())
        .max()
        .unwrap();
    while bench.list().story(bench.list().cursor).unwrap().articles.len() < articles {
        bench.keys("j");
    }
    bench.keys("gp");
    assert!(articles > 2);
    assert_eq!(list(&bench).rows.len(), articles * (articles - 1) / 2);
    assert!(list(&bench).awaited.is_none());
    bench.keys("G");
    let last = list(&bench).rows.last().unwrap().ids.clone();
    bench.keys("Enter");
    assert_eq!(
        bench.compared(),
        (last.left.as_str(), last.right.as_str()),
        "the pair under the cursor"
    );
    // The same list stands over the comparison, where it was left.
    bench.holding = true;
    bench.keys("gp");
    let rows = articles * (articles - 1) / 2;
    assert_eq!((list(&bench).rows.len(), list(&bench).cursor), (rows, rows - 1));
    bench.holding = false;
    // Once a text of it has changed it is made anew.
    bench.keys("Esc");
    let reread = [last.left.clone()].into_iter().collect();
    bench.send(Msg::Reloaded(Reloaded {
        reread,
        ..Reloaded::default()
    }));
    bench.keys("gp");
    let at = list(&bench);
    assert_eq!(
        (at.rows.len(), &at.rows[at.cursor].ids),
        (rows, &last),
        "the pair in view"
    );
    bench.keys("Esc");
    assert!(bench.state.overlay.is_none());
}

#[test]
fn what_comes_later_does_not_move_the_cursor_off_its_pair() {
    let mut bench = Bench::new();
    bench.holding = true;
    bench.keys("gp");
    let Some(Effect::ComparePairs { job, .. }) = bench.held.last() else {
        panic!("nothing was asked for");
    };
    let job = *job;
    let send = |bench: &mut Bench, pairs: Vec<Pair>, last: bool| bench.send(Msg::Pairs { job, pairs, last });
    send(&mut bench, vec![pair("a", "b", 1), pair("a", "c", 3)], false);
    assert_eq!(list(&bench).rows[0].ids.right.as_str(), "c");
    assert!(bench.state.is_working());
    bench.keys("j");
    send(&mut bench, vec![pair("b", "c", 2)], true);
    let at = list(&bench);
    assert_eq!(at.rows[at.cursor].ids.right.as_str(), "b", "the pair with one cut");
    assert_eq!(at.cursor, 2);
    assert!(!bench.state.is_working());
    // An answer to a list that is not there any more changes nothing.
    bench.keys("Esc");
    send(&mut bench, vec![pair("b", "d", 9)], true);
    assert!(bench.state.overlay.is_none());
}

#[test]
fn enter_before_any_pair_is_there_opens_the_first_once_all_are() {
    let mut bench = Bench::new();
    bench.holding = true;
    bench.keys("gp Enter");
    let Some(Effect::ComparePairs { job, .. }) = bench.held.last() else {
        panic!("nothing was asked for");
    };
    let job = *job;
    let send = |bench: &mut Bench, pairs: Vec<Pair>, last: bool| bench.send(Msg::Pairs { job, pairs, last });
    send(&mut bench, vec![pair("courier/bridge", "post/bridge", 1)], false);
    assert_eq!(list(&bench).rows.len(), 1);
    send(&mut bench, vec![pair("courier/bridge", "meridian/bridge", 3)], true);
    assert_eq!(bench.compared(), ("courier/bridge", "meridian/bridge"));
}

#[test]
fn an_article_alone_has_no_pairs() {
    let mut bench = Bench::new();
    let alone = bench
        .state
        .library
        .stories
        .iter()
        .position(|story| story.articles.len() == 1);
    bench.keys(&format!("{}gg gp", alone.unwrap() + 1));
    assert!(bench.state.overlay.is_none());
    assert_eq!(bench.notice(), "No other article tells this story");
}
