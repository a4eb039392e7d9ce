//! What is kept from one run to the next.

use crate::common;
use crate::screen::{ENTER, Screen, Start};
use parallax::corpus::Sources;
use parallax::store::{DATABASE, Store};
use rustix::process::Signal;
use std::path::Path;
use std::time::{Duration, Instant};

fn open(corpus: &Path, state: &Path) -> Screen {
    Start::parallax(state).arg(corpus).open()
}

/// Waits until another program can see the star in the database.
fn wait_for_star(corpus: &Path, state: &Path) {
    let key = Sources::open(&[corpus.to_owned()]).unwrap().key();
    let end = Instant::now() + Duration::from_secs(30);
    while Store::open(state).unwrap().store.kept(&key).unwrap().starred.is_empty() {
        assert!(Instant::now() < end, "the star was never written");
        std::thread::yield_now();
    }
}

#[test]
fn the_corpus_is_opened_where_it_was_left() {
    let (corpus, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    common::write(corpus.path());
    let mut screen = open(corpus.path(), state.path());
    screen
        .wait("most outlets first   1 of 2")
        .type_(ENTER)
        .wait("1 of 3")
        .type_("j")
        .wait("2 of 3");
    screen.type_(ENTER).wait("article 2 of 3").type_("\x03");
    assert_eq!(screen.ended().exit_code(), 0);

    let mut screen = open(corpus.path(), state.path());
    screen.wait("article 2 of 3").type_("\x03");
    assert_eq!(screen.ended().exit_code(), 0);
}

#[test]
fn a_signal_loses_nothing() {
    let (corpus, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    common::write(corpus.path());
    let mut screen = open(corpus.path(), state.path());
    screen
        .wait("most outlets first   1 of 2")
        .type_("ga")
        .wait("newest first")
        .type_("gg")
        .wait("newest first   1 of 4")
        .type_("m")
        .wait("★")
        .signal(Signal::TERM);
    screen.ended();
    wait_for_star(corpus.path(), state.path());
}

#[test]
fn marks_survive_a_kill() {
    let (corpus, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    common::write(corpus.path());
    let mut screen = open(corpus.path(), state.path());
    screen
        .wait("most outlets first   1 of 2")
        .type_("ga")
        .wait("newest first")
        .type_("gg")
        .wait("newest first   1 of 4")
        .type_("m")
        .wait("★");
    wait_for_star(corpus.path(), state.path());
    screen.signal(Signal::KILL);
    screen.ended();

    let mut screen = open(corpus.path(), state.path());
    screen.wait("4 articles").wait("★").type_("\x03");
    assert_eq!(screen.ended().exit_code(), 0);
}

#[test]
fn a_broken_database_is_set_aside_and_said_so() {
    let (corpus, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    common::write(corpus.path());
    std::fs::write(
        state.path().join(DATABASE),
        "no database at all, but long enough to be looked at\n".repeat(90),
    )
    .unwrap();
    let mut screen = Start::parallax(state.path()).arg(corpus.path()).size(200, 40).open();
    screen.wait("set aside").type_("\x03");
    assert_eq!(screen.ended().exit_code(), 0);
    assert!(state.path().join(format!("{DATABASE}.aside")).exists());
}

#[test]
fn where_nothing_can_be_kept_the_program_runs_and_says_so() {
    let (corpus, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    common::write(corpus.path());
    let file = state.path().join("file");
    std::fs::write(&file, "x").unwrap();
    let mut screen = open(corpus.path(), &file);
    screen.wait("won't be kept").wait("2 stories").type_("\x03");
    assert_eq!(screen.ended().exit_code(), 0);
}
