//! Tags and notes, from the key to the next start.

use crate::common;
use crate::screen::{ENTER, Screen, Start};
use std::path::Path;

fn open(corpus: &Path, state: &Path) -> Screen {
    Start::parallax(state).arg(corpus).open()
}

/// Tags the first article of all and notes something on its first passage; back at the list of articles.
fn keep(screen: &mut Screen) {
    screen
        .wait("most outlets first   1 of 2")
        .type_("ga")
        .wait("newest first");
    screen
        .type_("gg")
        .wait("newest first   1 of 4")
        .type_("t")
        .wait("Tags: ");
    screen.type_("#odd bridge").type_(ENTER).wait("#bridge #odd");
    screen.type_(ENTER).wait("▌").type_("a").wait("Note: ");
    screen.type_("Who was asked?").type_(ENTER).wait("✎ Who was asked?");
    screen.type_("h").wait("newest first   1 of 4");
}

#[test]
fn tags_and_notes_are_there_after_a_restart() {
    let (corpus, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    common::write(corpus.path());
    let mut screen = open(corpus.path(), state.path());
    keep(&mut screen);
    screen.type_("\x03");
    assert_eq!(screen.ended().exit_code(), 0);

    let mut screen = open(corpus.path(), state.path());
    screen
        .wait("#bridge #odd")
        .type_("gk")
        .wait("✎ Who was asked?")
        .wait("1 of 1");
    screen
        .type_("f")
        .wait("Filter: ")
        .type_("tag:zzz")
        .wait("No row matches");
    screen.type_("\x15tag:od").wait("✎ Who was asked?").type_(ENTER);
    screen.type_(ENTER).wait("▌✎").type_("q").wait("1 of 1");
    // Every step back, the note first.
    screen.type_("U").gone("✎ Who was asked?").wait("#bridge #odd");
    screen.type_("U").wait("Taken back: tags");
    screen.type_("\x03");
    assert_eq!(screen.ended().exit_code(), 0);
}
