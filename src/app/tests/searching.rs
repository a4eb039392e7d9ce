//! Searching the whole corpus: answers while one types, what is opened from them, how one gets back.

use super::harness::Bench;
use crate::app::Msg;
use crate::app::state::Screen;

#[test]
fn answers_come_while_a_search_is_typed_and_escape_leads_back() {
    let mut bench = Bench::new();
    bench.keys("j g/");
    assert!(bench.rows().is_empty());
    bench.text("cracks bear");
    assert_eq!(
        bench.rows(),
        ["> Bridge shut over cracks", "Bridge closed after cracks"]
    );
    bench.text(" -waited");
    assert_eq!(bench.rows(), ["> Bridge shut over cracks"]);
    bench.keys("Esc");
    assert_eq!(bench.state.screens.len(), 1);
    assert_eq!(bench.list().cursor, 1, "where one was");
    assert!(bench.state.overlay.is_none());
}

#[test]
fn a_search_is_kept_changed_and_given_up() {
    let mut bench = Bench::new();
    bench.keys("g/").text("marsh").keys("Enter");
    assert_eq!(bench.rows().len(), 2);
    bench.keys("j g/").text(" cross").keys("Enter");
    assert_eq!(bench.rows(), ["> Harbour bridge shut"]);
    bench.keys("g/ C-u").text("levy").keys("Esc");
    assert_eq!(bench.rows(), ["> Harbour bridge shut"], "the search before");
    bench.keys("Esc");
    assert_eq!(bench.state.screens.len(), 1);
    bench.keys("g/ Enter");
    assert_eq!(bench.state.screens.len(), 1, "an empty search is none");
}

#[test]
fn a_mistyped_search_says_what_is_wrong_and_where() {
    let mut bench = Bench::new();
    bench.keys("g/").text("marsh");
    let rows = bench.rows();
    bench.send(Msg::Paste(" outlt:x".to_owned()));
    assert!(
        bench
            .list()
            .misread
            .as_ref()
            .unwrap()
            .contains("did you mean outlet:? (column 7")
    );
    assert_eq!(bench.rows(), rows, "what answered before stays");
    bench.keys("Enter");
    assert!(bench.notice().contains("there is no field “outlt:”"));
    bench.keys("g/ C-u").text("marsh");
    assert_eq!(bench.list().misread, None);
}

#[test]
fn hits_are_marked_and_gone_through_in_what_is_opened() {
    let mut bench = Bench::new();
    bench.keys("g/").text("\"paragraph 30\"").keys("Enter Enter");
    let reader = bench.reader();
    assert_eq!(reader.find.hits.len(), 1);
    assert!(reader.top > 0, "at the first hit");
    assert_eq!(reader.find.current, Some(0));
    bench.keys("q g/ C-u").text("bearing").keys("Enter G Enter");
    let hits = bench.reader().find.hits.len();
    assert!(hits > 1);
    bench.keys("n");
    assert_eq!(bench.reader().find.current, Some(1));
    // Words looked for in the text alone take their place, and give it back.
    bench.keys("/").text("cars").keys("Esc");
    assert_eq!(bench.reader().find.hits.len(), hits);
    bench.keys("Esc");
    assert!(bench.reader().find.hits.is_empty());
    bench.keys("Esc");
    assert!(matches!(bench.state.screen(), Screen::List(list) if list.search() == Some("bearing")));
}

#[test]
fn answers_are_compared_as_any_articles_are_and_hits_marked_on_both_sides() {
    let mut bench = Bench::new();
    bench.keys("g/").text("title:shut crack").keys("Enter c");
    let find = &bench.comparison().find;
    let sides: std::collections::BTreeSet<bool> = find
        .hits
        .iter()
        .map(|hit| hit.side == crate::compare::Side::Left)
        .collect();
    assert_eq!(sides.len(), 2, "{:?}", find.hits);
    // The cursor stands where the answer is, not where the texts begin.
    let comparison = bench.comparison();
    let collation = comparison.collation.as_ref().unwrap();
    let here = &collation.rows[comparison.cursor];
    assert!(
        comparison
            .find
            .hits
            .iter()
            .any(|hit| here.sentences[hit.side].contains(&hit.unit)),
        "{here:?}"
    );
    bench.keys("n");
    assert!(bench.comparison().find.current.is_some());
}

#[test]
fn answers_are_filtered_sorted_and_have_excerpts() {
    let mut bench = Bench::new();
    bench.keys("g/").text("bridge").keys("Enter");
    assert_eq!(bench.rows().len(), 3);
    assert_eq!(bench.list().excerpts.len(), 3, "those in sight are asked for");
    bench.keys("s");
    assert_eq!(bench.notice(), "Sorted: newest first");
    bench.keys("f").text("outlet:post").keys("Enter");
    assert_eq!(bench.rows(), ["> Harbour bridge shut"]);
    bench.keys("Esc");
    assert_eq!(bench.rows().len(), 3);
}

#[test]
fn fields_narrow_a_search() {
    let mut bench = Bench::new();
    for (search, rows) in [
        ("bridge outlet:post", 1),
        ("bridge date:2026-05-08", 2),
        ("story:courier/bridge", 3),
        ("bridge unread:", 3),
        ("bridge starred:", 0),
    ] {
        bench.keys("g/").text(search).keys("Enter");
        assert_eq!(bench.rows().len(), rows, "{search}");
        bench.keys("Esc");
    }
}

#[test]
fn answers_are_looked_for_again_when_more_can_be_searched() {
    let mut bench = Bench::new();
    bench.keys("g/").text("bridge").keys("Enter");
    bench.holding = true;
    bench.send(Msg::Indexing {
        done: 1,
        all: 7,
        grown: false,
    });
    assert!(bench.held.is_empty());
    assert_eq!(bench.state.indexing, Some((1, 7)));
    bench.send(Msg::Indexing {
        done: 7,
        all: 7,
        grown: true,
    });
    assert_eq!(bench.held.len(), 1);
    assert_eq!(bench.state.indexing, None);
}

#[test]
fn a_search_is_come_back_to_after_a_restart() {
    let mut bench = Bench::new();
    bench.keys("g/").text("marsh").keys("Enter Enter");
    bench.keys("C-c");
    let left = bench.saved.iter().rev().find_map(|change| match change {
        crate::app::Change::Left(left) => Some(left.clone()),
        _ => None,
    });
    let mut again = Bench::unread();
    again.state.restore(&left.unwrap());
    let articles: Vec<_> = again.articles.values().cloned().collect();
    again.send(Msg::Library(super::corpus::library(&articles)));
    again.send(Msg::LoadFinished);
    assert_eq!(again.reader().find.words, "marsh");
    again.keys("q");
    assert_eq!(again.list().search(), Some("marsh"));
    assert_eq!(again.rows().len(), 2);
}
