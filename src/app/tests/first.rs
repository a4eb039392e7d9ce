//! The first minute: what is told to whoever is new, and until when.

use super::harness::Bench;
use crate::app::Change;
use crate::app::command::Command;
use crate::app::first::all;

fn new() -> Bench {
    let mut bench = Bench::new();
    bench.state.resume_welcome(&all());
    bench
}

fn kept(bench: &Bench) -> Vec<&str> {
    let kept = bench.saved.iter().filter_map(|change| match change {
        Change::Untried(names) => Some(names.as_str()),
        _ => None,
    });
    kept.collect()
}

#[test]
fn what_was_used_is_kept_and_told_no_more() {
    let mut bench = new();
    assert_eq!(bench.state.untried, [Command::Open, Command::Compare, Command::Help]);
    bench.keys("Enter");
    assert_eq!(bench.state.untried, [Command::Compare, Command::Help]);
    bench.keys("? Esc q");
    assert_eq!(bench.state.untried, [Command::Compare]);
    bench.keys("c");
    assert!(bench.state.untried.is_empty());
    assert_eq!(kept(&bench), ["compare help", "compare", ""]);
    // Once used, nothing more is written of it.
    bench.keys("q Enter q ? Esc");
    assert_eq!(kept(&bench).len(), 3);
    // The next start goes on with what was left.
    let mut later = Bench::new();
    later.state.resume_welcome(kept(&bench)[0]);
    assert_eq!(later.state.untried, [Command::Compare, Command::Help]);
    later.state.resume_welcome("");
    assert!(later.state.untried.is_empty());
}

#[test]
fn what_is_chosen_in_a_list_over_the_screen_is_no_article_opened() {
    let mut bench = new();
    bench.keys("T Enter");
    assert!(bench.state.untried.contains(&Command::Open));
}

#[test]
fn the_line_has_a_place_over_the_stories_alone_and_costs_a_small_screen_nothing() {
    let mut bench = new();
    let lines = |bench: &Bench| bench.state.list_panes().hint.height;
    assert_eq!(lines(&bench), 1);
    let rows = bench.state.list_panes().list.height;
    bench.keys("ga");
    assert_eq!(lines(&bench), 0);
    bench.keys("gs z");
    assert_eq!(lines(&bench), 0);
    bench.keys("z").resize(120, 23);
    assert_eq!(lines(&bench), 0);
    bench.resize(40, 40);
    assert_eq!(lines(&bench), 0);
    bench.resize(120, 40).keys("Enter q c q ? Esc");
    assert_eq!(lines(&bench), 0);
    assert_eq!(bench.state.list_panes().list.height, rows + 1);
}
