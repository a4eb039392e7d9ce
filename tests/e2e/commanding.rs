//! Commands by name, themes, keys and settings of one's own, as a person meets them.

use crate::common;
use crate::screen::{ENTER, ESCAPE, Start};
use std::fs;

const TAB: &str = "\t";

#[test]
fn a_command_is_completed_explained_and_done() {
    let state = tempfile::tempdir().unwrap();
    let mut screen = Start::parallax(state.path()).open();
    screen.wait("most outlets first   1 of").type_(":go-ou");
    screen
        .wait("who covered what")
        .type_(TAB)
        .wait(":go-outlets")
        .type_(ENTER);
    screen.wait("Outlets").wait("most articles first");
    screen.type_(":sort nam\r").wait("by name");
    screen.type_(":zenn\r").wait("“zenn” is no command; did you mean zen?");
    // The line is closed; the history has it, and what was typed before.
    screen.gone("Tab completes").type_(":");
    screen
        .wait("Tab completes")
        .type_("\x1b[A")
        .wait(":zenn")
        .type_("\x1b[A")
        .wait(":sort nam")
        .type_(ESCAPE);
    screen
        .gone("Tab completes")
        .type_("g")
        .wait("go-stories")
        .type_("s")
        .wait("most outlets first");
    screen.type_("q");
    assert_eq!(screen.ended().exit_code(), 0);
    screen.assert_put_back();
}

#[test]
fn a_theme_is_seen_before_it_is_chosen_and_is_there_the_next_time() {
    let state = tempfile::tempdir().unwrap();
    let painted = |ground: &str| {
        let ground = format!("on {ground}");
        move |screen: &crate::screen::Screen| {
            screen
                .colours()
                .iter()
                .all(|pair| pair.ends_with(&ground) || pair.contains("on Idx"))
                && screen.colours().iter().any(|pair| pair.ends_with(&ground))
        }
    };
    let mut screen = Start::parallax(state.path()).open();
    screen.wait(" of 20").type_("T").wait("high-contrast-light");
    screen.until("the terminal's own ground", |screen| {
        screen.colours().iter().any(|pair| pair.ends_with("on Default"))
    });
    screen.type_("jj").until("the light ground", painted("Idx(231)"));
    screen.type_(ESCAPE).until("the ground from before", |screen| {
        screen.colours().iter().any(|pair| pair.ends_with("on Default"))
    });
    screen
        .type_("Tjjj\r")
        .wait("Theme: high-contrast")
        .until("black", painted("Idx(16)"));
    screen.type_("q");
    assert_eq!(screen.ended().exit_code(), 0);

    let mut screen = Start::parallax(state.path()).open();
    screen.wait(" of 20").until("black again", painted("Idx(16)"));
    // What is asked for counts for this run; what is configured since, from now on.
    screen.type_("\x03");
    screen.ended();
    let mut screen = Start::parallax(state.path()).arg("--theme").arg("plain").open();
    screen.wait(" of 20");
    assert_eq!(screen.colours().len(), 1, "{:?}", screen.colours());
    screen.type_("\x03");
    screen.ended();
    fs::write(state.path().join("config.toml"), "theme = \"light\"\n").unwrap();
    let mut screen = Start::parallax(state.path()).open();
    screen.wait(" of 20").until("the light ground", painted("Idx(231)"));
    screen.type_("\x03");
    screen.ended();
}

#[test]
fn a_theme_of_ones_own_is_found_by_its_name_and_drawn_in_its_colours() {
    let state = tempfile::tempdir().unwrap();
    fs::create_dir(state.path().join("themes")).unwrap();
    fs::write(
        state.path().join("themes/dusk.toml"),
        "base = \"dark\"\n[colours]\nground = \"#102030\"\ntext = 250\naccent = \"#ffaf00\"\n",
    )
    .unwrap();
    fs::write(state.path().join("themes/torn.toml"), "[colours]\nacent = 3\n").unwrap();
    fs::write(state.path().join("config.toml"), "theme = \"dusk\"\nmeasure = 40\n").unwrap();
    let mut screen = Start::parallax(state.path()).env("COLORTERM", "truecolor").open();
    screen.wait("torn.toml, line 2, column 1: `acent` is no key of [colours]; did you mean `accent`?");
    screen.until("its ground", |screen| {
        screen.colours().iter().any(|pair| pair.ends_with("on Rgb(16, 32, 48)"))
    });
    screen
        .type_("T")
        .wait("dusk")
        .type_(ESCAPE)
        .gone("colour-blind")
        .type_("\x03");
    screen.ended();
}

#[test]
fn keys_of_ones_own_and_ascii_signs() {
    let state = tempfile::tempdir().unwrap();
    let config = "glyphs = \"ascii\"\npreset = \"emacs\"\n[keys]\nhelp = \"F3\"\n[keys.lists]\ngo-articles = \"M-a\"\n";
    fs::write(state.path().join("config.toml"), config).unwrap();
    let mut screen = Start::parallax(state.path()).open();
    screen
        .wait("F3 help")
        .wait(" of 20")
        .type_("\x1b<")
        .wait("   1 of 20")
        .type_("n")
        .wait("   2 of 20");
    assert!(!screen.text().contains(['●', '│', '·']), "{}", screen.text());
    screen.type_("\x1ba").wait("newest first");
    screen.type_("\x18").wait("C-c").wait("quit").type_("\x03");
    assert_eq!(screen.ended().exit_code(), 0);
}

#[test]
fn what_happens_is_told_in_a_log_that_was_asked_for() {
    let state = tempfile::tempdir().unwrap();
    let log = state.path().join("run.log");
    let corpus = tempfile::tempdir().unwrap();
    common::write(corpus.path());
    fs::write(corpus.path().join("torn.json"), "{").unwrap();
    let mut screen = Start::parallax(state.path())
        .arg(corpus.path())
        .arg("--log")
        .arg(&log)
        .open();
    screen
        .wait("most outlets first   1 of 2")
        .type_(ENTER)
        .wait("oldest first")
        .type_("\x03");
    screen.ended();
    let text = fs::read_to_string(&log).unwrap();
    for what in [
        " begins: parallax ",
        " read: ",
        " could not be read: ",
        " reads ",
        " ends",
        " over",
    ] {
        assert!(text.contains(what), "no {what:?} in\n{text}");
    }
}
