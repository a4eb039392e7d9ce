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
    screen.type_(ENTER).wait("article").type_("a").wait("Note: ");
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

#[test]
fn a_comparison_is_exported_and_no_file_replaced_unasked() {
    let (corpus, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    common::write(corpus.path());
    let file = state.path().join("mine.md");
    std::fs::write(&file, "not to be lost").unwrap();
    let mut screen = open(corpus.path(), state.path());
    screen.wait("most outlets first   1 of 2").type_("c").wait("shared");
    screen.type_("e").wait("Export comparison to: ");
    let name = file.to_str().unwrap();
    screen.type_("\x15").type_(name).type_(ENTER).wait("Enter replaces");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "not to be lost");
    screen.type_(ENTER).wait("Written: ");
    let text = std::fs::read_to_string(&file).unwrap();
    for said in [
        "## Told by both",
        "## Quotations",
        ", paragraph 1: ",
        "<https://",
        "## Figures",
    ] {
        assert!(text.contains(said), "{said} is missing in {text}");
    }
    screen.type_("\x03");
    assert_eq!(screen.ended().exit_code(), 0);
}

#[test]
fn what_is_kept_goes_to_another_folder_on_another_machine() {
    let (corpus, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    common::write(corpus.path());
    let mut screen = open(corpus.path(), state.path());
    keep(&mut screen);
    screen.type_("\x03");
    screen.ended();
    let parallax = |arguments: &[&str], state: &Path| {
        let mut command = std::process::Command::new(crate::screen::binary());
        command.args(arguments).env("PARALLAX_STATE_DIR", state);
        command.output().unwrap()
    };
    let file = state.path().join("kept.json");
    let done = parallax(&["kept", "export", file.to_str().unwrap()], state.path());
    assert!(done.status.success(), "{done:?}");

    // Other names of files, another place; the articles are the same.
    let (elsewhere, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    common::write(corpus.path());
    for entry in std::fs::read_dir(corpus.path()).unwrap().map(Result::unwrap) {
        let name = format!("moved-{}", entry.file_name().to_str().unwrap());
        std::fs::copy(entry.path(), elsewhere.path().join(name)).unwrap();
    }
    let folder = elsewhere.path().to_str().unwrap();
    let import = || parallax(&["kept", "import", file.to_str().unwrap(), folder], there.path());
    let told = String::from_utf8(import().stdout).unwrap();
    assert!(told.contains("added 1 read mark, 2 tags, 1 note"), "{told}");
    let told = String::from_utf8(import().stdout).unwrap();
    assert!(told.contains("nothing new; 4 there already"), "{told}");
    let mut screen = open(elsewhere.path(), there.path());
    screen
        .wait("most outlets first")
        .type_("gk")
        .wait("✎ Who was asked?")
        .wait("#bridge #odd");
    screen.type_("\x03");
    screen.ended();
}
