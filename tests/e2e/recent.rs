//! Started without a corpus, or with standard input.

use crate::common;
use crate::screen::{ENTER, Start, binary};

#[test]
fn corpora_opened_before_are_offered_and_the_demo_last() {
    let (folder, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let corpus = folder.path().join("coast-news");
    std::fs::create_dir(&corpus).unwrap();
    common::write(&corpus);
    // The first time there is only the demo.
    let mut screen = Start::parallax(state.path()).open();
    screen.wait("demo").wait("most outlets first").type_("\x03");
    screen.ended();
    let mut screen = Start::parallax(state.path()).arg(&corpus).open();
    screen
        .wait("most outlets first   1 of 2")
        .type_(ENTER)
        .wait("1 of 3")
        .type_("\x03");
    screen.ended();

    let mut screen = Start::parallax(state.path()).open();
    screen.wait("Which corpus?").wait("coast-news").wait("invented coast");
    screen.type_(ENTER).wait("1 of 3").type_("\x03");
    assert_eq!(screen.ended().exit_code(), 0);
    screen.assert_put_back();

    let mut screen = Start::parallax(state.path()).open();
    screen
        .wait("Which corpus?")
        .type_("G")
        .type_(ENTER)
        .wait("most outlets first")
        .wait(" demo ");
    screen.type_("\x03");
    screen.ended();

    // Asked for by name it is opened whatever there is to choose from.
    let mut screen = Start::parallax(state.path()).arg("--demo").open();
    screen.wait(" demo ").wait("most outlets first").type_("\x03");
    screen.ended();

    // One that is gone is not offered.
    std::fs::remove_dir_all(&corpus).unwrap();
    let mut screen = Start::parallax(state.path()).open();
    screen.wait(" demo ").wait("most outlets first").type_("\x03");
    screen.ended();
}

#[test]
fn an_article_is_read_from_standard_input() {
    let (corpus, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    common::write(corpus.path());
    let file = corpus.path().join("lamp-wire.json");
    let script = format!("{} - < '{}'", binary(), file.display());
    let mut screen = Start::program("sh", state.path()).arg("-c").arg(&script).open();
    screen
        .wait("Gull darkens Skerry Point lighthouse")
        .wait("▌ The lighthouse");
    screen.type_("\x03");
    assert_eq!(screen.ended().exit_code(), 0);
    screen.assert_put_back();
    let script = format!("{} - < /dev/null", binary());
    let mut screen = Start::program("sh", state.path()).arg("-c").arg(&script).open();
    screen.wait("standard input is empty");
    screen.ended();
}
