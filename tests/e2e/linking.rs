//! Addresses and the clipboard: what leaves the program.

use crate::common;
use crate::screen::{ENTER, Screen, Start};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::time::{Duration, Instant};

/// A folder with a program in it that writes down what it was given, and how it ends.
fn program(name: &str, script: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
    folder
}

/// Waits until another program has written a file to its end.
fn written(path: &Path, end: &str) -> String {
    let patience = Instant::now() + Duration::from_secs(30);
    loop {
        match std::fs::read_to_string(path) {
            Ok(text) if text.ends_with(end) => return text,
            _ => assert!(Instant::now() < patience, "{} was never written", path.display()),
        }
        std::thread::yield_now();
    }
}

fn reading(start: Start, corpus: &Path) -> Screen {
    let mut screen = start.arg(corpus).open();
    screen
        .wait("most outlets first   1 of 2")
        .type_("ga")
        .wait("newest first")
        .type_("gg");
    screen.wait("1 of 4").type_(ENTER).wait("article 3 of 3");
    // The text comes after the head.
    screen.wait("▌ The lighthouse");
    screen
}

#[test]
fn the_address_is_given_to_the_opener_as_one_word() {
    let (corpus, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    common::write(corpus.path());
    let opener = program("xdg-open", "echo \"$#:$1\" > \"$0.said\"");
    let path = format!("{}:/usr/bin:/bin", opener.path().display());
    let mut screen = reading(Start::parallax(state.path()).env("PATH", &path), corpus.path());
    screen.type_("O").wait("Opening ");
    let said = written(&opener.path().join("xdg-open.said"), "\n");
    assert!(said.starts_with("1:https://calder-observer.example/"), "{said}");
    // The terminal is told of the same address, and of its end.
    assert!(screen.was_sent("\x1b]8;id=p;https://calder-observer.example/"));
    assert!(screen.was_sent("\x1b]8;;\x1b\\"));
    screen.type_("\x03");
    screen.ended();
}

#[test]
fn an_opener_that_fails_is_told() {
    let (corpus, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    common::write(corpus.path());
    let opener = program("xdg-open", "exit 3");
    let path = format!("{}:/usr/bin:/bin", opener.path().display());
    let start = Start::parallax(state.path()).env("PATH", &path).env("TERM", "linux");
    let mut screen = reading(start, corpus.path());
    screen.type_("O").wait("The address can't be opened");
    assert!(!screen.was_sent("\x1b]8;"), "the console of old knows no links");
    screen.type_("\x03");
    screen.ended();
}

#[test]
fn in_tmux_the_clipboard_is_set_by_tmux_and_through_it() {
    let (corpus, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    common::write(corpus.path());
    let tmux = program("tmux", "echo \"$@\" > \"$0.asked\"; cat > \"$0.got\"");
    let path = format!("{}:/usr/bin:/bin", tmux.path().display());
    let start = Start::parallax(state.path())
        .env("PATH", &path)
        .env("TMUX", "/tmp/none,1,0");
    let mut screen = reading(start, corpus.path());
    screen.type_("y").wait("Copied ");
    written(&tmux.path().join("tmux.got"), "transformer.");
    let asked = written(&tmux.path().join("tmux.asked"), "\n");
    assert_eq!(asked, "load-buffer -w -\n");
    assert!(screen.was_sent("\x1bPtmux;\x1b\x1b]52;c;"));
    screen.type_("\x03");
    screen.ended();
}
