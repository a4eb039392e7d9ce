//! Lists: moving, opening, marking, sorting, and staying in place while the corpus grows.

use super::corpus::{article, articles, library};
use super::harness::Bench;
use crate::app::list::{Kind, Scope, Sort};
use crate::app::state::Marks;
use crate::app::{Effect, Msg, Reloaded, Screen};

#[test]
fn stories_stand_newest_first_with_the_undated_last() {
    assert_eq!(
        Bench::new().rows(),
        [
            "> Grain levy passes",
            "Bridge closed after cracks",
            "Museum returns two bronzes",
            "Reservoir runs low"
        ]
    );
}

#[test]
fn a_corpus_opens_on_the_story_most_outlets_told() {
    let state = crate::app::State::new("demo", 120, 40, crate::app::state::Theme::Dark, Marks::default());
    assert!(
        matches!(&state.screens[..], [Screen::List(list)] if list.kind == Kind::Stories && list.sort == Sort::Largest)
    );
}

#[test]
fn moving_takes_counts_and_stops_at_the_ends() {
    let mut bench = Bench::new();
    assert_eq!(bench.keys("2j").row(), "Museum returns two bronzes");
    assert_eq!(bench.keys("9 j").row(), "Reservoir runs low");
    assert_eq!(bench.keys("gg").row(), "Grain levy passes");
    assert_eq!(bench.keys("k").row(), "Grain levy passes");
    assert_eq!(bench.keys("3gg").row(), "Museum returns two bronzes");
    assert_eq!(bench.keys("G").row(), "Reservoir runs low");
    assert_eq!(bench.keys("2 Up Home C-d").row(), "Reservoir runs low");
    assert_eq!(bench.keys("99999999999999999999 k").row(), "Grain levy passes");
}

#[test]
fn from_a_story_to_its_articles_to_the_text_and_back() {
    let mut bench = Bench::new();
    bench.keys("j Enter");
    assert_eq!(bench.list().kind, Kind::Articles);
    assert_eq!(
        bench.rows(),
        [
            "> Bridge closed after cracks",
            "Harbour bridge shut",
            "Bridge shut over cracks"
        ]
    );
    bench.keys("j l");
    assert_eq!(bench.reader().id.as_str(), "post/bridge");
    assert!(bench.reader().article.is_some());
    bench.keys("h");
    assert_eq!(bench.row(), "Harbour bridge shut");
    bench.keys("q");
    assert_eq!(bench.row(), "Bridge closed after cracks");
}

#[test]
fn a_story_of_one_opens_as_text() {
    let mut bench = Bench::new();
    bench.keys("2j Enter");
    assert_eq!(bench.reader().id.as_str(), "gazette/bronzes");
    assert_eq!(bench.state.screens.len(), 2);
}

#[test]
fn two_marked_articles_are_compared_in_the_order_they_were_marked() {
    let mut bench = Bench::new();
    bench.keys("j Enter j j Space k k Space c");
    assert_eq!(bench.compared(), ("wire/bridge", "courier/bridge"));
    assert!(bench.comparison().collation.is_some());
    assert!(bench.state.marked.is_empty());
}

#[test]
fn a_third_mark_replaces_the_older_and_a_mark_is_taken_back() {
    let mut bench = Bench::new();
    bench.keys("j Enter Space j Space j Space");
    let marked = |bench: &Bench| bench.state.marked.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(marked(&bench), ["post/bridge", "wire/bridge"]);
    bench.keys("Space");
    assert_eq!(marked(&bench), ["post/bridge"]);
    bench.keys("c");
    assert_eq!(
        bench.compared(),
        ("post/bridge", "wire/bridge"),
        "one marked: that and this"
    );
}

#[test]
fn a_story_is_compared_as_its_first_article_with_one_of_another_outlet() {
    let mut bench = Bench::new();
    bench.keys("j c");
    assert_eq!(bench.compared(), ("courier/bridge", "wire/bridge"));
    bench.keys("q 2 j c");
    assert_eq!(
        bench.notice(),
        "No other article tells this story; C takes the one most like it"
    );
    assert!(matches!(bench.state.screen(), Screen::List(_)));
}

#[test]
fn counterparts_that_come_after_one_has_gone_elsewhere_open_nothing() {
    let mut bench = Bench::new();
    bench.holding = true;
    bench.keys("j c ga");
    bench.release();
    assert_eq!(bench.list().kind, Kind::Articles);
    let mut bench = Bench::new();
    bench.holding = true;
    bench.keys("j c Esc").release();
    assert_eq!(bench.list().kind, Kind::Stories);
}

#[test]
fn the_top_that_is_asked_for_while_rows_are_awaited_is_that_of_the_new_ones() {
    let mut bench = Bench::new();
    bench.keys("G");
    let last = bench.list().cursor;
    bench.holding = true;
    bench.keys("s gg");
    bench.holding = false;
    bench.release();
    assert!(last > 0 && bench.list().cursor == 0);
    // Any other row is the one the reader sees.
    bench.keys("gg");
    let first = bench.list().id(0);
    bench.holding = true;
    bench.keys("s j k");
    bench.holding = false;
    bench.release();
    let list = bench.list();
    assert_eq!(list.id(list.cursor), first);
}

#[test]
fn sorting_goes_round_the_orders_of_the_kind() {
    let mut bench = Bench::new();
    bench.keys("s");
    assert_eq!(bench.notice(), "Sorted: told most differently first");
    bench.keys("s");
    assert_eq!(bench.notice(), "Sorted: blind spots first");
    bench.keys("s s s");
    assert_eq!(
        (bench.list().sort, bench.notice()),
        (Sort::Largest, "Sorted: most outlets first")
    );
    assert_eq!(bench.row(), "Bridge closed after cracks");
    bench.keys("s");
    assert_eq!(bench.list().sort, Sort::Newest);
    bench.keys("ga s s");
    assert_eq!(bench.list().sort, Sort::Outlet);
    let outlets: Vec<_> = (0..7)
        .map(|row| bench.list().head(row).unwrap().outlet.clone())
        .collect();
    let named = |name: &str| Some(name.to_owned());
    let sorted = ["Courier", "Courier", "Gazette", "Gazette", "Meridian", "Post"].map(named);
    assert_eq!(outlets[..6], sorted);
    assert_eq!(outlets[6], None);
}

#[test]
fn outlets_lead_to_their_articles() {
    let mut bench = Bench::new();
    bench.keys("go");
    assert_eq!(
        bench.rows(),
        ["> Courier", "Gazette", "Meridian", "Post", "Unknown outlet"]
    );
    bench.keys("G Enter");
    assert_eq!(bench.list().scope, Scope::Outlet(None));
    assert_eq!(bench.rows(), ["> Reservoir runs low"]);
    bench.keys("q Space");
    assert_eq!(
        bench.notice(),
        "This works on articles; Enter shows those of the outlet"
    );
}

#[test]
fn going_to_a_list_that_lies_below_goes_back_to_it() {
    let mut bench = Bench::new();
    bench.keys("j ga go Enter gs");
    assert_eq!(bench.state.screens.len(), 1);
    assert_eq!(bench.row(), "Bridge closed after cracks");
}

#[test]
fn unread_and_shared_rows_are_sought() {
    let mut bench = Bench::new();
    bench.keys("2j r ]u");
    assert_eq!(bench.row(), "Reservoir runs low");
    bench.keys("[u");
    assert_eq!(bench.row(), "Bridge closed after cracks");
    bench.keys("[s");
    assert_eq!(bench.row(), "Grain levy passes");
    bench.keys("2 ]s");
    assert_eq!(bench.row(), "Bridge closed after cracks");
    bench.keys("]s");
    assert_eq!(bench.notice(), "No story of several outlets below here");
}

#[test]
fn a_story_is_read_when_all_its_articles_are() {
    let mut bench = Bench::new();
    bench.keys("r");
    assert_eq!(bench.read_marks(), [("courier/levy", true), ("gazette/levy", true)]);
    bench.keys("r");
    assert_eq!(
        bench.read_marks()[2..],
        [("courier/levy", false), ("gazette/levy", false)]
    );
    bench.keys("m");
    assert!(bench.state.marks.starred.contains(&"courier/levy".into()));
    bench.keys("m");
    assert!(bench.state.marks.starred.is_empty());
}

#[test]
fn of_a_story_the_article_its_headline_is_of_is_starred() {
    let mut bench = Bench::new();
    bench.keys("j");
    let story = bench.list().story(bench.list().cursor).unwrap().clone();
    bench.keys("m");
    let starred: Vec<_> = bench.state.marks.starred.iter().cloned().collect();
    assert_eq!(starred, [story.central]);
    assert!(
        bench
            .notice()
            .contains(&format!("of the story's {} articles; gk shows", story.articles.len()))
    );
}

#[test]
fn a_growing_library_leaves_the_cursor_on_its_row() {
    let mut bench = Bench::unread();
    let all = articles();
    bench.send(Msg::Library(library(&all[..3])));
    bench.send(Msg::Library(library(&all[..4])));
    assert_eq!(bench.row(), "Grain levy passes", "untouched: at the top");
    bench.keys("j");
    bench.send(Msg::Library(library(&all)));
    assert_eq!(bench.row(), "Bridge closed after cracks");
    let mut grown = all.clone();
    grown.push(article("a/new", Some("Post"), Some("2026-06-01"), "New", &["News."]));
    grown.push(article(
        "a/bridge",
        Some("Herald"),
        Some("2026-05-01"),
        "Cracks feared",
        &["Fear."],
    ));
    grown.swap(0, 8);
    bench.send(Msg::Library(library(&grown)));
    assert_eq!(
        bench.row(),
        "Cracks feared",
        "the story, though an earlier article is its anchor now"
    );
}

#[test]
fn while_rows_are_awaited_no_others_are_asked_for_and_late_ones_are_dropped() {
    let mut bench = Bench::unread();
    bench.holding = true;
    let all = articles();
    bench.send(Msg::Library(library(&all[..2])));
    bench.send(Msg::Library(library(&all)));
    let arranges = |bench: &Bench| {
        bench
            .held
            .iter()
            .filter(|held| matches!(held, Effect::Arrange(_)))
            .count()
    };
    assert_eq!(arranges(&bench), 1);
    bench.release();
    assert_eq!(bench.rows().len(), 4, "asked for again once the first had come");
    bench.holding = true;
    bench.keys("f").text("le");
    assert_eq!(arranges(&bench), 2);
    // The newer answer first, then the older.
    bench.release();
    assert_eq!(bench.rows(), ["> Grain levy passes"]);
}

#[test]
fn keys_without_a_meaning_say_so_and_escape_forgets_what_is_pending() {
    let mut bench = Bench::new();
    bench.keys("Q");
    assert_eq!(bench.notice(), "“Q” does nothing here; ? shows the keys");
    bench.keys("] x");
    assert_eq!(bench.notice(), "“] x” does nothing here; ? shows the keys");
    bench.keys("2 ] Esc j");
    assert_eq!(bench.row(), "Bridge closed after cracks");
    assert!(bench.state.pending.is_empty() && bench.state.count.is_none());
}

#[test]
fn leaving_goes_up_and_at_the_top_quits() {
    let mut bench = Bench::new();
    bench.keys("? q Enter q");
    assert!(!bench.quit);
    bench.keys("q");
    assert!(bench.quit && bench.state.quitting);
}

#[test]
fn escape_gives_up_one_thing_after_the_other() {
    let mut bench = Bench::new();
    bench.keys("j Enter Space f").text("shut");
    bench.keys("Enter / o Enter ?");
    bench.keys("Esc");
    assert!(bench.state.overlay.is_none() && !bench.list().find.words.is_empty());
    bench.keys("Esc");
    assert!(bench.list().find.words.is_empty() && !bench.list().filter.is_empty());
    bench.keys("Esc");
    assert!(bench.list().filter.is_empty() && !bench.state.marked.is_empty());
    bench.keys("Esc");
    assert!(bench.state.marked.is_empty() && bench.state.screens.len() == 2);
    bench.keys("Esc Esc");
    assert_eq!(bench.state.screens.len(), 1);
    assert!(!bench.quit);
}

#[test]
fn the_rows_beside_the_cursor_are_read_before_it_comes_to_them() {
    let mut bench = Bench::new();
    bench.keys("j");
    bench.holding = true;
    for keys in ["j", "k", "k"] {
        let shown = bench
            .keys(keys)
            .state
            .previewed()
            .map(|article| article.head.id.clone());
        assert_eq!(shown.as_ref(), bench.state.article_at_hand(), "{keys}");
    }
    bench.release();
    // A text that changed is read again.
    let next = bench.list().article(bench.list().cursor + 1).unwrap().clone();
    let article = bench.articles.get_mut(next.as_str()).unwrap();
    std::sync::Arc::make_mut(article).paragraphs[0] = "Told anew.".into();
    let reread = [next].into_iter().collect();
    bench.send(Msg::Reloaded(Reloaded {
        reread,
        ..Reloaded::default()
    }));
    bench.keys("j");
    assert_eq!(bench.state.previewed().unwrap().paragraphs[0], "Told anew.");
}

#[test]
fn the_preview_is_read_for_the_row_under_the_cursor() {
    let mut bench = Bench::new();
    bench.keys("j");
    assert_eq!(
        bench.state.previewed().map(|article| article.head.id.as_str()),
        Some("courier/bridge")
    );
    bench.holding = true;
    bench.keys("j j");
    assert!(bench.state.previewed().is_none());
    let reads = bench
        .held
        .iter()
        .filter(|held| matches!(held, Effect::Read { .. }))
        .count();
    assert_eq!(reads, 1, "one at a time");
    bench.release();
    assert_eq!(
        bench.state.previewed().map(|article| article.head.id.as_str()),
        Some("notes/reservoir")
    );
    bench.keys("k k Tab j j");
    assert_eq!(bench.state.preview.top, 2);
    assert_eq!(bench.row(), "Bridge closed after cracks");
    bench.resize(80, 24);
    assert!(!bench.state.preview_focused);
}
