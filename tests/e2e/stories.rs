//! Why articles stand together; splitting and joining stories, taking it back, and what becomes of it after a restart.

use crate::common;
use crate::screen::{ENTER, ESCAPE, Screen, Start, binary};
use std::fs;
use std::path::Path;
use std::process::Command;

fn open(corpus: &Path, state: &Path) -> Screen {
    let mut screen = Start::parallax(state).arg(corpus).open();
    // Keys mean nothing before the rows are there.
    screen.wait("4 articles").wait("▌");
    screen
}

/// How many articles each story has, as printed, with or without what the reader said.
fn sizes(corpus: &Path, state: &Path, edits: bool) -> Vec<usize> {
    let mut command = Command::new(binary());
    command
        .args(["stories", "--format", "json", "--state-dir"])
        .arg(state)
        .arg(corpus)
        .env_remove("PARALLAX_STATE_DIR");
    if edits {
        command.arg("--with-edits");
    }
    let output = command.output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let stories: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let stories = stories.as_array().unwrap().iter();
    stories
        .map(|story| story["articles"].as_array().unwrap().len())
        .collect()
}

#[test]
fn what_ties_an_article_to_its_story_is_told() {
    let (corpus, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    common::write(corpus.path());
    let mut screen = open(corpus.path(), state.path());
    // The story told by three stands first.
    screen
        .type_("gsi")
        .wait("Why together")
        .wait("in common")
        .wait("Skerry Point")
        .wait("How like each is to the others")
        .wait("Nearest of other stories");
    screen.type_("q").gone("Why together");
    screen
        .type_(ENTER)
        .wait("Articles on")
        .wait("▌   Tern Wire")
        .type_("i")
        .wait("Evidence")
        .wait("In common")
        .wait("alike with the others on average");
    screen.type_("qqq");
    screen.ended();
}

#[test]
fn a_split_story_stays_split_after_a_restart_and_while_files_change_and_is_put_together_again() {
    let (corpus, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    common::write(corpus.path());
    let mut screen = open(corpus.path(), state.path());
    screen.type_("gs\r").wait("2 other articles");
    // The oldest first: the wire's.
    screen.type_("ggX").wait("taken out of").wait("3 stories");
    screen.type_("qq");
    screen.ended();
    assert_eq!(sizes(corpus.path(), state.path(), true), [2, 1, 1]);
    assert_eq!(sizes(corpus.path(), state.path(), false), [3, 1]);

    let mut screen = open(corpus.path(), state.path());
    screen.wait("3 stories");
    // A fourth telling comes: the two that stayed take it in, the one that was taken out stays out.
    let text = fs::read_to_string(corpus.path().join("lamp-observer.json")).unwrap();
    let other = text
        .replace("Calder Observer", "Weir Post")
        .replace("gull gets a name", "gull is called Sparks");
    fs::write(corpus.path().join("lamp-weir.json.part"), other).unwrap();
    fs::rename(
        corpus.path().join("lamp-weir.json.part"),
        corpus.path().join("lamp-weir.json"),
    )
    .unwrap();
    screen.type_("R").wait("5 articles").wait("3 stories");
    screen.type_("U").wait("Taken back").wait("2 stories");
    screen.type_("qq");
    screen.ended();
    assert_eq!(sizes(corpus.path(), state.path(), true), [4, 1]);
}

#[test]
fn two_stories_are_joined_by_a_mark_or_by_choice() {
    let (corpus, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    common::write(corpus.path());
    let mut screen = open(corpus.path(), state.path());
    screen
        .type_("gsG")
        .type_(" ")
        .wait("Marked")
        .type_("gg+")
        .wait("joined to")
        .wait("1 story");
    screen.type_("U").wait("Taken back").wait("2 stories");
    // Nothing is marked now: the stories most like this one are offered.
    screen
        .type_("G+")
        .wait("to the story of")
        .gone("Looking for stories")
        .type_(ENTER)
        .wait("joined to")
        .wait("1 story");
    screen.type_("q");
    screen.ended();
    assert_eq!(sizes(corpus.path(), state.path(), true), [4]);
    let mut screen = open(corpus.path(), state.path());
    screen.wait("1 story");
    screen.type_("i").wait("You joined stories here").type_("q");
    screen.type_("U").wait("2 stories");
    screen.type_("q");
    screen.ended();
}

#[test]
fn a_new_article_leaves_the_others_in_their_order() {
    let (corpus, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    common::write(corpus.path());
    let put = |name: &str, title: &str, text: &str| {
        let record = serde_json::json!({ "title": title, "publisher": "Weir Post", "datePublished": "2031-03-01", "text": text });
        let part = corpus.path().join("new.part");
        fs::write(&part, record.to_string()).unwrap();
        fs::rename(&part, corpus.path().join(name)).unwrap();
    };
    put(
        "m1.json",
        "Millrace thaws early",
        "The millrace at Ouster thawed on Sunday, a month before its time, said the miller.",
    );
    put(
        "m2.json",
        "Organ pipes found in a barn",
        "Forty organ pipes were found under hay in a barn near Fenwick by two children.",
    );
    let mut screen = Start::parallax(state.path()).arg(corpus.path()).open();
    screen.wait("6 articles");
    screen.type_("gs/organ\r").wait("1 of 1");
    let rows = |screen: &Screen| -> Vec<String> {
        let titles = ["Skerry", "Bread", "bread", "Millrace", "Organ", "Tram"];
        let text = screen.text();
        let titled = text.lines().filter_map(|line| {
            titles
                .iter()
                .find(|title| line.contains(**title))
                .map(|title| (*title).to_owned())
        });
        titled.collect()
    };
    let before = rows(&screen);
    put(
        "a0.json",
        "Tram line to the quarry opens",
        "A tram line to the old quarry was opened by the mayor of Dunmoor on Saturday.",
    );
    screen.type_("R").wait("7 articles");
    let mut after = rows(&screen);
    after.retain(|title| title != "Tram");
    assert_eq!(before, after);
    screen.type_("q");
}

#[test]
fn every_pair_of_a_story_is_compared_and_opened_from_the_list() {
    let (corpus, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    common::write(corpus.path());
    let mut screen = open(corpus.path(), state.path());
    screen.type_("gp").wait("Every pair of").wait("speakers");
    screen.type_(ENTER).wait("passage 1 of");
}

#[test]
fn the_article_that_shares_most_passages_is_compared() {
    let state = tempfile::tempdir().unwrap();
    let mut screen = Start::parallax(state.path()).open();
    screen
        .wait("1 of 20")
        .type_("/")
        .wait("Find: ")
        .type_("Tug crews")
        .type_(ENTER);
    screen.type_("C").wait("passages in both");
    let text = screen.text();
    let shared = text.lines().filter_map(|line| {
        let (before, _) = line.split_once(" passages in both")?;
        before.rsplit(' ').next()?.parse::<usize>().ok()
    });
    let shared: Vec<usize> = shared.collect();
    assert!(
        shared.len() > 1 && shared.iter().rev().is_sorted() && shared.first() != shared.last(),
        "{text}"
    );
    screen.type_(ESCAPE).gone("passages in both");
    screen.type_("c").wait("passage 1 of").wait("Tidewater Post");
}
