//! What is kept so that the next start is quick: right whatever happened to the corpus or to the cache in between.

use crate::common;
use crate::screen::{Screen, Start, binary};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use tempfile::TempDir;

fn corpus() -> (TempDir, TempDir) {
    let (corpus, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    common::write(corpus.path());
    (corpus, state)
}

fn open(corpus: &Path, state: &Path) -> Screen {
    Start::parallax(state).arg(corpus).open()
}

/// What `parallax cache` prints of the cache that goes with these marks.
fn cache(state: &Path, option: &str) -> String {
    let mut command = Command::new(binary());
    command
        .arg("cache")
        .arg("--cache-dir")
        .arg(state.join("cache"))
        .arg(option);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// Opens the corpus and leaves it when it has been kept.
fn open_and_keep(corpus: &Path, state: &Path) {
    let mut screen = open(corpus, state);
    screen.wait("4 articles");
    let end = Instant::now() + Duration::from_secs(60);
    while !cache(state, "--json").contains("\"paths\"") {
        assert!(Instant::now() < end, "nothing was kept");
        std::thread::yield_now();
    }
    screen.type_("\x03");
    assert_eq!(screen.ended().exit_code(), 0);
}

fn file_of(state: &Path) -> PathBuf {
    let mut files: Vec<PathBuf> = fs::read_dir(state.join("cache"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "corpus"));
    assert_eq!(files.len(), 1);
    files.remove(0)
}

#[test]
fn what_changed_between_two_runs_is_seen() {
    let (corpus, state) = corpus();
    open_and_keep(corpus.path(), state.path());
    let put = |name: &str, title: &str| {
        let text = "Nobody on the quay at Skerry Point knew the boat, and nobody asked where it came from.";
        let record = serde_json::json!({ "title": title, "publisher": "Tern Wire", "text": text });
        fs::write(corpus.path().join(name), record.to_string()).unwrap();
    };
    put("boat.json", "A boat nobody knows");
    fs::remove_file(corpus.path().join("lamp-observer.json")).unwrap();
    put("lamp-wire.json", "A wire changed in the night");
    let mut screen = open(corpus.path(), state.path());
    screen
        .type_("ga")
        .wait("A boat nobody knows")
        .wait("A wire changed in the night");
    screen.gone("Skerry Point gull gets a name").type_("\x03");
    assert_eq!(screen.ended().exit_code(), 0);
}

#[test]
fn corrections_and_marks_are_laid_over_what_was_kept() {
    let (corpus, state) = corpus();
    open_and_keep(corpus.path(), state.path());
    let mut screen = open(corpus.path(), state.path());
    screen
        .wait("4 articles")
        .type_("ga")
        .wait("newest first")
        .type_("ggm")
        .wait("★")
        .type_("\x03");
    assert_eq!(screen.ended().exit_code(), 0);
    let mut screen = open(corpus.path(), state.path());
    screen.wait("4 articles").wait("newest first").wait("★");
}

#[test]
fn a_broken_cache_is_told_of_and_made_again() {
    let (corpus, state) = corpus();
    open_and_keep(corpus.path(), state.path());
    let file = file_of(state.path());
    let whole = fs::read(&file).unwrap();
    let mut middle = whole.clone();
    middle[whole.len() / 2] ^= 1;
    let version = whole.len() - 8;
    let mut future = whole.clone();
    future[version] += 1;
    let broken: [(&str, &[u8]); 5] = [
        ("no cache of this program", b"something else"),
        ("no cache of this program", b""),
        ("no cache of this program", &whole[..whole.len() / 2]),
        ("is damaged", &middle),
        ("another version", &future),
    ];
    for (why, bytes) in broken {
        fs::write(&file, bytes).unwrap();
        let mut screen = open(corpus.path(), state.path());
        screen.wait("4 articles").wait(why).type_("\x03");
        assert_eq!(screen.ended().exit_code(), 0);
        fs::remove_file(&file).ok();
        open_and_keep(corpus.path(), state.path());
    }
}

#[test]
fn two_programs_at_once_read_the_same() {
    let (corpus, state) = corpus();
    let (mut one, mut other) = (open(corpus.path(), state.path()), open(corpus.path(), state.path()));
    for screen in [&mut one, &mut other] {
        screen.wait("4 articles").type_("\x03");
        assert_eq!(screen.ended().exit_code(), 0);
    }
    open_and_keep(corpus.path(), state.path());
    open(corpus.path(), state.path()).wait("4 articles");
}

#[test]
fn the_cache_is_shown_and_cleared() {
    let (corpus, state) = corpus();
    assert!(cache(state.path(), "--json").contains("\"corpora\":[]"));
    open_and_keep(corpus.path(), state.path());
    let shown = {
        let mut command = Command::new(binary());
        command
            .arg("cache")
            .env("PARALLAX_CACHE_DIR", state.path().join("cache"));
        String::from_utf8(command.output().unwrap().stdout).unwrap()
    };
    let path = fs::canonicalize(corpus.path()).unwrap();
    assert!(
        shown.contains("1 corpus") && shown.contains(path.to_str().unwrap()),
        "{shown}"
    );
    assert!(cache(state.path(), "--clear").contains("1 corpus cleared"));
    assert!(cache(state.path(), "--json").contains("\"corpora\":[]"));
    open_and_keep(corpus.path(), state.path());
}
