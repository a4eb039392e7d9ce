//! Searching the whole corpus: typed, answered, opened, left again.

use crate::common;
use crate::screen::{ENTER, ESCAPE, Screen, Start};
use tempfile::TempDir;

fn opened() -> (Screen, TempDir, TempDir) {
    let (corpus, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    common::write(corpus.path());
    let mut screen = Start::parallax(state.path()).arg(corpus.path()).open();
    screen.wait("2 stories · 4 articles · 3 outlets");
    (screen, corpus, state)
}

#[test]
fn the_demo_is_searched_an_answer_opened_and_left_again() {
    let state = tempfile::tempdir().unwrap();
    let mut screen = Start::parallax(state.path()).open();
    screen.wait("most outlets first");
    screen.type_("g/").wait("Type what to look for.").type_("grain levy");
    screen.wait("for “grain levy”").wait("levy");
    screen.type_(ENTER).wait("best first   1 of");
    let before = screen.colours();
    screen.type_(ENTER).wait("“grain levy” 1 of");
    screen.type_("n").wait("“grain levy” 2 of");
    assert!(!before.is_empty());
    // Esc takes the marks away, then leads back to the answers, then to where one was.
    screen.type_(ESCAPE).gone("“grain levy” 2 of");
    screen.type_(ESCAPE).wait("best first   1 of");
    screen.type_(ESCAPE).wait("most outlets first");
    screen.type_("q");
    assert_eq!(screen.ended().exit_code(), 0);
}

#[test]
fn answers_change_with_every_character_and_show_what_answers() {
    let (mut screen, _corpus, _state) = opened();
    screen
        .type_("g/")
        .type_("lanter")
        .wait("Lanterns save the night at Skerry Point");
    screen
        .wait("Gull darkens Skerry Point lighthouse")
        .wait("lit 40 paraffin lanterns");
    screen
        .type_("n -gallery rye")
        .wait("No article answers “lantern -gallery rye”");
    screen
        .type_("\x15")
        .type_("\"market hall\" outlet:calder")
        .wait("Bakers of Dunmoor");
    screen.wait("market hall to buy loaves");
    screen
        .type_(" datum:2031")
        .wait("there is no field “datum:”")
        .wait("column 29");
    screen
        .type_(ESCAPE)
        .wait("2 stories")
        .wait("most outlets first   1 of 2");
}

#[test]
fn two_answers_are_compared_with_the_hits_marked() {
    let (mut screen, _corpus, _state) = opened();
    screen
        .type_("g/")
        .type_("transformer")
        .type_(ENTER)
        .wait("best first   1 of 3");
    screen.type_("c").wait("left out").wait("“transformer”");
    screen.type_("n").wait("“transformer” 1 of");
    screen.type_("q").wait("best first   1 of 3");
}

#[test]
fn what_is_read_and_starred_is_searched_for() {
    let (mut screen, _corpus, _state) = opened();
    screen
        .type_("g/")
        .type_("skerry unread:")
        .type_(ENTER)
        .wait("best first   1 of 3");
    screen
        .type_("m")
        .wait("★")
        .type_(ENTER)
        .wait("“skerry unread:” 1 of")
        .type_("q");
    screen
        .wait("best first")
        .type_("g/")
        // What was searched for before stays where a key goes into it first, and gives way to what is typed.
        .type_("\x05")
        .type_(" starred:")
        .wait("for “skerry unread: starred:”");
    screen
        .wait("No article answers")
        .type_("\x15")
        .type_("starred:")
        .wait("for “starred:”");
    screen.type_(ENTER).wait("best first   1 of 1");
    screen.type_("g/").type_("lantern").wait("for “lantern”");
}

#[test]
fn a_file_that_changes_is_found_by_its_new_words() {
    let (mut screen, corpus, _state) = opened();
    screen
        .type_("g/")
        .type_("zeppelin")
        .wait("No article answers “zeppelin”")
        .type_(ENTER);
    let text = "A zeppelin over the quay\n\nNobody on the quay at Skerry Point knew the zeppelin, and nobody asked.\n";
    std::fs::write(corpus.path().join("new.txt"), text).unwrap();
    screen.type_("R").wait("A zeppelin over the quay");
}
