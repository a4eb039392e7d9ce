//! The mouse in a terminal: pressed, held, turned.

use crate::common;
use crate::screen::{ENTER, Screen, Start};
use std::path::Path;

/// What a terminal sends: a button, the place from 1, and whether it is let go.
fn sent(button: u8, column: usize, row: usize, released: bool) -> String {
    let end = if released { 'm' } else { 'M' };
    format!("\x1b[<{button};{column};{row}{end}")
}

fn open(corpus: &Path, state: &Path) -> Screen {
    let mut screen = Start::parallax(state).arg(corpus).open();
    screen.wait("most outlets first   1 of 2");
    screen
}

/// Whether the cell a text begins on is inverted.
fn is_inverted(screen: &Screen, text: &str) -> bool {
    let (column, row) = screen.place(text);
    screen.is_inverted(column - 1, row - 1)
}

#[test]
fn clicks_choose_and_open_and_the_wheel_scrolls_what_is_under_it() {
    let (corpus, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    common::write(corpus.path());
    let mut screen = open(corpus.path(), state.path());
    screen.type_("ga").wait("newest first");
    let (column, row) = screen.place("Lanterns save the night");
    screen
        .type_(&sent(0, column, row, false))
        .type_(&sent(0, column, row, true))
        .wait("2 of 4");
    screen.type_(&sent(65, column, row, false)).wait("3 of 4");
    screen.type_(&sent(64, column, row, false)).wait("2 of 4");
    for _ in 0..2 {
        screen
            .type_(&sent(0, column, row, false))
            .type_(&sent(0, column, row, true));
    }
    screen.wait("article 2 of 3").wait("▌ The lighthouse");
    let (column, row) = screen.place("At Skerry Point the keepers");
    screen
        .type_(&sent(0, column, row, false))
        .type_(&sent(0, column, row, true))
        .wait("▌ At Skerry");
    screen.type_("\x03");
    assert_eq!(screen.ended().exit_code(), 0);
    screen.assert_put_back();
}

#[test]
fn what_is_dragged_over_is_inverted_and_copied() {
    let (corpus, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    common::write(corpus.path());
    let mut screen = open(corpus.path(), state.path());
    screen.type_("c").wait("shared").wait("Three trawlers");
    let (column, row) = screen.place("Three trawlers");
    screen
        .type_(&sent(0, column, row, false))
        .type_(&sent(32, column + 13, row, false));
    screen.until("the words inverted", |screen| is_inverted(screen, "Three trawlers"));
    screen.type_(&sent(0, column + 13, row, true)).wait("Copied 2 words");
    // "Three trawlers" as OSC 52 carries it.
    assert!(screen.was_sent("\x1b]52;c;VGhyZWUgdHJhd2xlcnM=\x1b\\"));
    screen
        .type_("\x1b")
        .until("nothing inverted", |screen| !is_inverted(screen, "Three trawlers"));
    screen.type_("\x03");
    screen.ended();
}

#[test]
fn without_the_mouse_the_terminal_has_it() {
    let (corpus, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    common::write(corpus.path());
    let mut screen = Start::parallax(state.path())
        .arg("--no-mouse")
        .arg(corpus.path())
        .open();
    screen.wait("1 of 2");
    assert!(!screen.hears_mouse());
    screen.type_(ENTER).wait("1 of 3").type_("\x03");
    screen.ended();
    let mut screen = Start::parallax(state.path()).arg(corpus.path()).open();
    screen.wait("1 of 3");
    assert!(screen.hears_mouse());
    screen.type_("\x03");
    screen.ended();
}
