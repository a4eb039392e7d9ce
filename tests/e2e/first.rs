//! The first minute: what is told at the very first start, and that it goes for good.

use crate::screen::{ENTER, ESCAPE, Start};

const ALL: &str = "Three keys to begin with:   Enter open   c compare   ? help";

#[test]
fn three_keys_are_told_until_they_have_been_used_and_never_again() {
    let state = tempfile::tempdir().unwrap();
    let mut screen = Start::parallax(state.path()).open();
    screen
        .wait(ALL)
        .wait("1 of 20")
        .type_(ENTER)
        .wait("Articles on “")
        .type_("q");
    screen.wait("Still to try:   c compare   ? help").type_("q");
    assert_eq!(screen.ended().exit_code(), 0);

    // The next start goes on with what is left.
    let mut screen = Start::parallax(state.path()).open();
    screen.wait("Still to try:   c compare   ? help").wait("1 of 20");
    screen
        .type_("c")
        .wait("passage 1 of")
        .type_("q")
        .wait("Still to try:   ? help");
    screen.type_("?").wait("─ Help").type_(ESCAPE).gone("─ Help").type_("q");
    assert_eq!(screen.ended().exit_code(), 0);

    let mut screen = Start::parallax(state.path()).open();
    screen.wait("1 of 20");
    assert!(!screen.text().contains("Still to try") && !screen.text().contains("Three keys"));
    screen.type_("q");
    assert_eq!(screen.ended().exit_code(), 0);
}

#[test]
fn a_passage_is_read_in_its_article_and_come_back_to() {
    let state = tempfile::tempdir().unwrap();
    let mut screen = Start::parallax(state.path()).open();
    screen
        .wait("1 of 20")
        .type_("c")
        .wait("passage 1 of")
        .type_("3J")
        .wait("passage 4 of");
    screen
        .type_(ENTER)
        .wait("article ")
        .type_("gh")
        .wait("Long words are parted");
    screen
        .type_("gj")
        .wait("Lines are filled")
        .type_("h")
        .wait("passage 4 of");
    screen.type_("S").wait("scrolls by itself").type_("j").wait("unlocked");
    screen
        .type_("S")
        .wait("Both sides scroll together")
        .type_("q")
        .type_("q");
    assert_eq!(screen.ended().exit_code(), 0);
}

#[test]
fn texts_are_set_as_the_configuration_says() {
    let state = tempfile::tempdir().unwrap();
    let says = "[reader]\nhyphenate = true\njustify = true\nparagraph-spacing = 0\n";
    std::fs::write(state.path().join("config.toml"), says).unwrap();
    let text = "The administration of the harbour acknowledged that extraordinary circumstances had surrounded the maintenance of \
                the bridge, and that there had been considerable disagreement about the responsibilities of the department.";
    let file = state.path().join("one.txt");
    std::fs::write(&file, format!("A long report\n\n{text}\n\n{text} Again.\n")).unwrap();
    let mut screen = Start::parallax(state.path()).arg(&file).size(40, 30).open();
    screen.until("a word parted at the end of a line", |screen| {
        screen.text().lines().any(|line| line.trim_end().ends_with('-'))
    });
    screen.type_("q");
    assert_eq!(screen.ended().exit_code(), 0);
}
