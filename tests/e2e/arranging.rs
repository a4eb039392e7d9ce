//! The list of stories made to one's liking: its order, days, what narrows it and whose articles it leaves out, and what of that
//! is there after a restart.

use crate::common;
use crate::screen::{ENTER, Screen, Start};
use std::path::Path;

fn open(corpus: &Path, state: &Path) -> Screen {
    let mut screen = Start::parallax(state).arg(corpus).open();
    screen.wait("4 articles").wait("▌");
    screen
}

fn left(mut screen: Screen) {
    screen.type_("\x03");
    assert_eq!(screen.ended().exit_code(), 0);
}

#[test]
fn the_order_says_what_it_goes_by_and_is_there_after_a_restart() {
    let state = tempfile::tempdir().unwrap();
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/demo");
    let open = || Start::parallax(state.path()).arg(&demo).open();
    let mut screen = open();
    screen.wait("20 stories").wait("most outlets first   1 of 20");
    screen
        .type_("ss")
        .wait("told most differently first")
        .wait("of their key terms");
    // What one outlet alone tells stands last.
    screen.type_("G").wait("20 of 20").wait("one outlet alone tells it");
    left(screen);
    let mut screen = open();
    screen
        .wait("told most differently first   20 of 20")
        .wait("one outlet alone tells it");
    screen
        .type_("s")
        .wait("blind spots first")
        // The new order is there when it says what it goes by.
        .wait("one telling alone")
        .type_("gg")
        .wait("1 of 20")
        .wait("silent: Coastwatch");
    left(screen);
}

#[test]
fn stories_stand_under_their_days_and_do_so_after_a_restart() {
    let (corpus, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    common::write(corpus.path());
    let mut screen = open(corpus.path(), state.path());
    // Not in an order that has no days.
    screen.type_("D").wait("Days need a list sorted by time");
    screen.type_("s").wait("newest first   1 of 2");
    screen
        .type_("D")
        .wait("Thursday 6 March 2031  1")
        .wait("Sunday 2 March 2031  1");
    screen.type_("G").wait("2 of 2").wait("▌ • Bakers of Dunmoor");
    left(screen);
    let mut screen = open(corpus.path(), state.path());
    screen.wait("Thursday 6 March 2031  1").wait("newest first   2 of 2");
    // A press on the row below the first day.
    let (column, row) = screen.place("Thursday 6 March 2031");
    screen.type_(&format!("\x1b[<0;{column};{}M", row + 1)).wait("1 of 2");
    screen
        .type_("ga")
        .wait("Wednesday 5 March 2031  1")
        .wait("Tuesday 4 March 2031  1");
    screen.type_("D").gone("March 2031  1");
    left(screen);
}

#[test]
fn what_narrows_a_list_is_taken_away_by_the_mouse_and_by_a_key() {
    let (corpus, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    common::write(corpus.path());
    let mut screen = open(corpus.path(), state.path());
    screen.type_("f").wait("silent:").type_("skerry silent:observer");
    screen
        .type_(ENTER)
        .wait("silent:observer ×")
        .wait("No story matches")
        .wait("Backspace");
    let (column, row) = screen.place("silent:observer ×");
    let cross = column + "silent:observer ".chars().count();
    screen
        .type_(&format!("\x1b[<0;{cross};{row}M"))
        .gone("silent:observer ×")
        .wait("skerry ×")
        .wait("1 of 1");
    screen.type_("\x7f").gone("skerry ×").wait("1 of 2");
    left(screen);
}

#[test]
fn a_hidden_outlet_is_gone_until_it_is_shown_again_and_a_restart_changes_nothing() {
    let (corpus, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    common::write(corpus.path());
    let mut screen = open(corpus.path(), state.path());
    screen.type_("go").wait("most articles first   1 of 3").type_("ggH");
    screen
        .wait("Calder Observer is hidden, with 2 articles; U takes it back")
        .wait("hidden; H shows it again")
        .wait("1 story");
    screen
        .type_("gs")
        .wait("hidden: Calder Observer ×")
        .gone("Bakers of Dunmoor");
    left(screen);
    let mut screen = Start::parallax(state.path()).arg(corpus.path()).open();
    screen.wait("hidden: Calder Observer ×").wait("1 of 1");
    assert!(!screen.text().contains("Bakers of Dunmoor"));
    screen
        .type_("U")
        .wait("Taken back: Calder Observer hidden")
        .wait("Bakers of Dunmoor");
    left(screen);
    let mut screen = open(corpus.path(), state.path());
    screen.wait("Bakers of Dunmoor");
    assert!(!screen.text().contains("hidden:"));
    left(screen);
}
